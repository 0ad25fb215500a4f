"""What the program knows of the Learning Model Canvas, as pure functions of a session.

Alignment checks, threads, learning models and the partner plan stand here. The words and figures are content
(`lmc_tui.content`); here is only how to find out whether they apply. Everything advises, nothing decides: a screen and
the command line show what these functions give.
"""
