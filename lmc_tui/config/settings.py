"""The one table of settings: the file's template, `lmc config` and the README are made from it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a setting takes, as a person reads it."""

    SWITCH = "true or false"
    TEXT = "a text in quotation marks"
    FOLDER = "a folder in quotation marks"


Value = bool | str


class Config(NamedTuple):
    """The value of every setting. Made without arguments it holds the defaults; an empty text is none."""

    dir: str = ""
    author: str = ""
    preset: str = "team-90"
    editor: str = ""
    pager: str = ""
    theme: str = ""
    guide: bool = True
    thread_light: bool = True
    bell: bool = True
    clipboard: str = "auto"
    notify: str = "none"
    mouse: bool = True


DEFAULTS = Config()


class Setting(NamedTuple):
    """Something that a person can set."""

    name: str
    """As it stands in the file, and the name of a field of `Config`."""
    kind: Kind
    help: str
    """What it does, in a sentence."""
    example: str
    """How a line of the file might set it, for a setting that is nothing by default."""
    variable: str
    """The environment variable that sets it."""
    flag: str = ""
    """Its own flag; empty where only `--set` sets it for one run."""
    choices: tuple[str, ...] = ()
    """What a text must be one of; empty where it may be anything, or where others know."""

    @property
    def default(self) -> Value:
        """Its value when nobody sets it."""
        value: Value = getattr(DEFAULTS, self.name)
        return value


SETTINGS = (
    Setting(
        "dir",
        Kind.FOLDER,
        "Where sessions lie. Without it: `./sessions` if there is one, else your data folder.",
        "~/workshops",
        "LMC_SESSIONS",
        "--dir",
    ),
    Setting("author", Kind.TEXT, "Who writes new notes, for the facet `author`.", "Table 3", "LMC_AUTHOR"),
    Setting("preset", Kind.TEXT, "The agenda of a new session.", "", "LMC_PRESET", "--preset"),
    Setting(
        "editor",
        Kind.TEXT,
        "Opens long notes and this file. Without it: `$VISUAL`, `$EDITOR`, nano, vim or vi.",
        "vim",
        "LMC_EDITOR",
    ),
    Setting(
        "pager",
        Kind.TEXT,
        "Shows what is longer than the screen. Without it: `$PAGER`, else less; `cat` is none.",
        "less -S",
        "LMC_PAGER",
    ),
    Setting(
        "theme",
        Kind.TEXT,
        "The colours: one of the themes by name. Without it: dark, or terminal where there are only sixteen colours.",
        "light",
        "LMC_THEME",
    ),
    Setting("guide", Kind.SWITCH, "The guide stands beside a wide canvas; else in two lines below.", "", "LMC_GUIDE"),
    Setting(
        "thread_light", Kind.SWITCH, "The thread of the note in hand is lit from the start.", "", "LMC_THREAD_LIGHT"
    ),
    Setting("bell", Kind.SWITCH, "Warnings of the clock ring, unless a session was told otherwise.", "", "LMC_BELL"),
    Setting(
        "clipboard",
        Kind.TEXT,
        "Where copies go: `osc52` to your terminal, `file` into a file, `auto` both ways.",
        "",
        "LMC_CLIPBOARD",
        choices=("auto", "osc52", "file"),
    ),
    Setting(
        "notify",
        Kind.TEXT,
        "How warnings of the clock reach your desktop: `osc9`, `osc777`, `osc99`, only the `bell`, or `none`.",
        "",
        "LMC_NOTIFY",
        choices=("none", "bell", "osc9", "osc777", "osc99"),
    ),
    Setting("mouse", Kind.SWITCH, "Clicks are for lmc; else for the terminal, to select text.", "", "LMC_MOUSE"),
)
"""All settings, in the order in which they are shown."""

KEYS = "keys"
"""The table of the file that gives commands other keys."""

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def setting(name: str) -> Setting | None:
    """The setting of that name; None for none."""
    return _BY_NAME.get(name)


def as_toml(value: Value) -> str:
    """A value as it stands in the file. Texts here hold no control characters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def settings_markdown() -> str:
    """The table of settings as it stands in the README."""
    rows = ["| setting | default | what it does | variable | flag |", "| --- | --- | --- | --- | --- |"]
    for each in SETTINGS:
        default = "none" if each.default == "" else f"`{as_toml(each.default)}`"
        flag = f"`{each.flag}`" if each.flag else ""
        rows.append(f"| `{each.name}` | {default} | {each.help} | `${each.variable}` | {flag} |")
    return "\n".join(rows) + "\n"
