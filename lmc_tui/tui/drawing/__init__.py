"""What stands where on the screen, as lines of spans: pure functions that know cells and words, not Textual."""
