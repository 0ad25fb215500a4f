"""What a workshop is made of: frozen values and pure functions.

Nothing here reads a clock, a disk or a screen; moments and ids come in as arguments.
"""
