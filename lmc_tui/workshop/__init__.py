"""One workshop in progress: what may be done to a session, by whom, and when it is saved. No Textual."""
