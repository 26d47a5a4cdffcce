"""Which titles and names can stand in the brackets of an Argdown document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disputatio.schemas.debate import ClaimForm

LONGEST_TITLE = 120
"""Longer titles are shortened; the true one stands in the data."""

_RESERVED = frozenset(
    {
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    }
)
_ILLEGAL = re.compile(r"[\[\]<>\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|==")
_LINE_END = re.compile(r"[\r\n\u2028\u2029]")
_NUMBERED = re.compile(r"Untitled [0-9]+\Z")
_UNTITLED = re.compile(r"Untitled c[0-9]+( [0-9]+)?\Z")


def legal_title(title: str) -> bool:
    """Say whether a title can stand in brackets as it is, in every reader."""
    return (
        0 < len(title) <= LONGEST_TITLE
        and title == title.strip()
        and title[0] not in "-!+_"
        and not title.startswith("Untitled")
        and title not in _RESERVED
        and _ILLEGAL.search(title) is None
    )


def legal_name(form: ClaimForm, name: str) -> bool:
    """Say whether a name that a file had can stand in brackets again.

    That is more than `legal_title` allows: what ends a name is its bracket or a line
    end. An automatic number of the official parser is not taken again.
    """
    end = "]" if form == "statement" else ">"
    ends = end in name or _LINE_END.search(name) is not None
    return name[:1] not in {"", "-"} and not ends and _NUMBERED.match(name) is None


def is_numbered(title: str) -> bool:
    """Say whether a title looks like a number that the official parser gives."""
    return _NUMBERED.match(title) is not None


def derived_title(name: str | None, posts: Iterable[int], position: bool) -> str | None:
    """Give the title of a claim by its name alone: automatic names are no titles.

    Automatic are the names of positions (the position has the title), names of the
    shape "P7 forced labour" on lines of post 7, and "Untitled c3".
    """
    if name is None or position or _UNTITLED.match(name):
        return None
    automatic = any(name == f"P{n}" or name.startswith(f"P{n} ") for n in posts)
    return None if automatic else name
