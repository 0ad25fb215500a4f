"""What a person sets: the table of settings, and what holds by flag, variable, file and default."""
