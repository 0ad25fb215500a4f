"""How long ago something was, in words."""

from __future__ import annotations

from datetime import datetime


def age(now: datetime, then: datetime) -> str:
    """`just now`, `5 min ago`, `3 h ago`, `yesterday`, `12 days ago`, else the date."""
    seconds = (now - then).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 24 * 3600:
        return f"{int(seconds // 3600)} h ago"
    days = int(seconds // (24 * 3600))
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 60 else f"{then:%Y-%m-%d}"
