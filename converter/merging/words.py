"""What decisions are called in sentences."""

from __future__ import annotations

import unicodedata

from disputatio.schemas.debate import RelationKind
from disputatio.schemas.text import one_line, shortened

LONG = 90
"""How many characters of words are quoted in a sentence."""

_VERBS: dict[RelationKind, str] = {
    "support": "argues for",
    "attack": "argues against",
    "undercut": "undercuts",
    "contradiction": "contradicts",
    "rephrase": "says the same as",
    "preference": "is preferred to",
    "reply": "answers",
    "stance": "takes sides on",
    "illocution": "speaks to",
    "unspecified": "is related to",
}


_PLURAL = {"is": "are", "answers": "answer", "takes": "take", "says": "say"}


def verb(kind: RelationKind, count: int = 1) -> str:
    """Give what a relation does: "[A] argues for [B]", "[A] and [B] argue for [C]"."""
    words = _VERBS[kind]
    if count == 1:
        return words
    first, _, rest = words.partition(" ")
    plural = _PLURAL.get(first, first.removesuffix("s"))
    return f"{plural} {rest}".rstrip()


def alike(one: str, other: str) -> bool:
    """Say whether two texts look the same: white space and composed letters apart."""
    return _looks(one) == _looks(other)


def _looks(text: str) -> str:
    return one_line(unicodedata.normalize("NFC", text))


def quoted(text: str) -> str:
    """Give words in quotation marks, shortened."""
    return f"“{shortened(text, LONG)}”"


def listed(items: list[str]) -> str:
    """Give "a", "a and b" or "a, b and c"; "nothing" for none."""
    if len(items) < 2:
        return items[0] if items else "nothing"
    return f"{', '.join(items[:-1])} and {items[-1]}"
