"""What decisions are called in sentences."""

from __future__ import annotations

from disputatio.schemas.debate import RelationKind
from disputatio.schemas.text import shortened

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


def verb(kind: RelationKind) -> str:
    """Give what a relation does, as in "[A] argues for [B]"."""
    return _VERBS[kind]


def quoted(text: str) -> str:
    """Give words in quotation marks, shortened."""
    return f"“{shortened(text, LONG)}”"


def listed(items: list[str]) -> str:
    """Give "a", "a and b" or "a, b and c"; "nothing" for none."""
    if len(items) < 2:
        return items[0] if items else "nothing"
    return f"{', '.join(items[:-1])} and {items[-1]}"
