"""How a sentence says what it says: plainly, or reported, granted, on a condition ….

What somebody else says is not the poster's own opinion; what is granted before a "but" is
not the point; what holds "if" something does is not claimed outright; "perhaps" keeps a
door open; and what is marked as irony means the contrary. The patterns are in the table
`kinds` of a language; a language without one tells only questions apart. Irony mostly
bears no mark and is not seen.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias, get_args

from attrs import frozen

from disputatio.converter.structure.word_tables import word_table
from disputatio.converter.structure.words import straight
from disputatio.schemas.text import Range

Kind: TypeAlias = Literal[
    "question", "ironic", "reported", "conceding", "conditional", "hedged"
]
"""Ways of saying, the one that weighs most first."""

UNSAID: frozenset[Kind] = frozenset({"question", "reported", "ironic"})
"""Ways of saying something that is no vote of the poster's."""

_QUESTION = re.compile(r"\?[\"'”’)\]»]*\s*(?:[:;]-?[()DP])?$")


@frozen(kw_only=True)
class Marked:
    """A way of saying, and the words that show it."""

    kind: Kind
    """The way."""
    place: Range
    """Where the words stand in the text."""


def kinds_of(text: str, language: str | None) -> tuple[Marked, ...]:
    """Give how a sentence says what it says, what weighs most first; nothing if plainly.

    A sentence may do several: "Perhaps he says so, but if it rains …".
    """
    plain = straight(text)
    asked = _QUESTION.search(text)
    patterns = _patterns(language)
    found: list[Marked] = []
    for kind in get_args(Kind):
        match = asked if kind == "question" else None
        if kind in patterns:
            match = patterns[kind].search(plain)
        if match is not None:
            found.append(Marked(kind=kind, place=match.span()))
    return tuple(found)


def is_ironic(text: str, language: str | None) -> bool:
    """Say whether a sentence bears a mark of irony."""
    pattern = _patterns(language).get("ironic")
    return pattern is not None and pattern.search(straight(text)) is not None


@cache
def _patterns(language: str | None) -> dict[str, re.Pattern[str]]:
    table = word_table(language, "kinds")
    return {
        kind: re.compile("|".join(f"(?:{p})" for p in rows), _flags(kind))
        for kind, rows in table.items()
    }


def _flags(kind: str) -> re.RegexFlag:
    """Names are told by their capitals; all other words in either case."""
    return re.NOFLAG if kind == "reported" else re.IGNORECASE
