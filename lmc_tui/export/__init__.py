"""A session as a document for people who do not run the program: Markdown, HTML, or printed to a terminal."""
