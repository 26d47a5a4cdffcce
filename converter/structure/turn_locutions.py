"""What AIF keeps of a locution, when its post is joined to the one before.

The file's record of a locution (who, when) is kept as its difference from what the post
gives; in a joined post that is the first locution's time, so the difference is derived
again (aif-mapping, rule 11).
"""

from __future__ import annotations

from typing import Any

from disputatio.schemas.debate import Debate, Passage, Post
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif_columns import SPOKEN, Column
from disputatio.schemas.foreign.aif_corrections import (
    FORMAT,
    entry_differences,
    settings,
)
from disputatio.schemas.foreign.aif_locutions import (
    entries_of,
    said_entry,
    separator_of,
)
from disputatio.schemas.foreign.aif_people import People

LOCUTIONS = "locutions"
"""Where AIF keeps the records of a passage."""


class Locutions:
    """Derives the records of locutions against another post."""

    def __init__(self, debate: Debate) -> None:
        """Take the people from a debate whose turns are not joined."""
        self._people = People(debate)
        self._times = Column(settings(debate.extras), SPOKEN)

    def extras(self, passage: Passage, post: Post, joined: Post) -> Extras:
        """Give the extras of a passage of a post that becomes part of a joined one."""
        kept = settings(passage.extras)
        time = self._times[passage.key]
        found = entries_of(post, self._people, kept, time)
        separator = separator_of(joined, kept)
        default = said_entry(joined, self._people, separator, time)
        rows = [entry_differences(default, entry) for entry in found]
        changed: dict[str, Any] = dict(kept.without(LOCUTIONS))
        if rows != [{}]:
            changed[LOCUTIONS] = rows
        if not changed:
            return passage.extras.without(FORMAT)
        return Extras({**passage.extras, FORMAT: changed})
