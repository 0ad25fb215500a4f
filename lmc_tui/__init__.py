"""lmc-tui: run a Learning Model Canvas workshop in a terminal.

The layers, each importing only what stands below it::

    cli      tui        arguments and exit codes / what a person sees (Textual)
        workshop        one object: do, undo, redo, start, pause, save
    storage content method export config    TOML, the method's texts and rules, Markdown and HTML, settings
        domain  clock   frozen values, pure functions, time that is handed in
        text    errors  clean text, the exception tree
"""

__version__ = "0.4.4"
