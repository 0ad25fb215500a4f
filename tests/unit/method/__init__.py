"""Tests of what the program knows of the method."""
