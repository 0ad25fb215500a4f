"""Letters that plain Textual takes for keys without a meaning."""

from __future__ import annotations

import unicodedata

from textual import events

from lmc_tui.text import clean


def unusual_letters(event: events.Key) -> str | None:
    """What to put in for a key that types something that Python calls not printable; None for every other key.

    A no-break space is one, and so are the joiner of an emoji and a sign for private use: without this they vanish.
    """
    typed = event.character
    if typed is None or event.is_printable or any(unicodedata.category(each) == "Cc" for each in typed):
        return None
    return clean(typed)
