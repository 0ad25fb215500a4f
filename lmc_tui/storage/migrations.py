"""From the plain data of an older version of the file to today's, one version at a time.

A migration takes the whole data of a file and gives that of the next version. It is pure: it neither changes what it
is given nor reads anything else. Files are edited by hand, so it leaves alone what it does not recognise instead of
failing; the reader tells what is wrong. It is never changed once it was released, and `tests/golden` keeps a file of
every version for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lmc_tui.storage.encoding import Table

Migration = Callable[[Table], Table]
"""Data of one version to data of the next."""

MIGRATIONS: tuple[Migration, ...] = ()
"""The first one reads version 1, the next one version 2, and so on; today's version has none."""


def newest(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """The version to which they lead."""
    return len(migrations) + 1


def migrated(data: Mapping[str, object], version: int, migrations: Sequence[Migration] = MIGRATIONS) -> Table:
    """*data*, which is of that *version* (1 or more), as the newest version says it; a newer one stays as it is."""
    result = dict(data)
    for place, migration in enumerate(migrations[version - 1 :], start=version + 1):
        result = migration(result) | {"version": place}
    return result
