"""A head that no one program prints, and the name in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from disputatio.converter.importers.shared.pasted import lines as line
from disputatio.converter.importers.shared.pasted.heads import Head

_SAYS = re.compile(
    r"\s+(?:says|said|wrote|sagt|meint|schreibt|(?:a )?dit|dice|scrive|zegt|pisze|diz"
    r"|disse|säger)\s*:$"
)
_POSTED_BY = re.compile(r"^(?:posted|written|commented) by (.+?)(?: (?:on|at))?$", re.I)
_NAME = re.compile(r"\[deleted\]|[\w@+~][^\t|\"“„*#=]*")
_COUNTED = re.compile(
    r"\d[\d.,]*\s?[KM]? (?:views?|repl(?:y|ies)|comments?|likes?|aufrufe|antworten|vues|réponses?"
    r"|respuestas?|comentarios?|rispost[ae]|respostas?|odpowiedzi|reacties|svar)",
    re.I,
)
_CLOCK = re.compile(r"[\d:.]+(?: ?[ap]\.?m\.?)?", re.I)
_ADDRESSED = re.compile(r"(\S.*?)(?:\s{2,}|\t)\s*(\S.*)")
_LEVELS = frozenset(
    ("debug", "info", "notice", "warn", "warning", "error", "critical", "edited")
)
"""What stands in the place of a name in the logs of programs, and beside an age."""


@frozen(kw_only=True)
class Found:
    """A head, and where the words in its own line begin."""

    head: Head
    words: int | None = None
    """Index of the first character of the words; None where the line has none."""
    sure: bool = False
    """Whether only threads have such heads."""
    omitted: str | None = None
    """What a program wrote in the place of words."""
    cut: tuple[int, int] | None = None
    """Index of the last line, and of the character in it where no more words stand."""
    side: str | None = None
    """The side that a heading above it names: agree, disagree or neutral."""


def says(text: str) -> bool:
    """Say whether a line is "Marge says:"."""
    return _SAYS.search(text) is not None


def name_in(text: str) -> str | None:
    """Give the name that a text is, or "Marge says:" has; None in other texts."""
    text = _POSTED_BY.sub(r"\1", _SAYS.sub("", text.strip()))
    text = line.without_by(text) or text
    if text.casefold() in _LEVELS or _CLOCK.fullmatch(text) or _COUNTED.fullmatch(text):
        return None
    if not (line.is_name(text) and _NAME.fullmatch(text)):
        return None
    return text if text[0] == "+" or any(map(str.isalpha, text)) else None


def addressed(
    name: str | None, names: AbstractSet[str]
) -> tuple[str | None, str | None]:
    """Part "Marge  Bo", as Disqus shows an answer to Bo, who has written before."""
    found = _ADDRESSED.fullmatch(name) if name else None
    if found is None or found[2] not in names:
        return name, None
    return found[1], found[2]


def repeated(found: Sequence[Found]) -> int:
    """Count the heads of people who speak twice."""
    counted = Counter(each.head.author for each in found)
    return sum(times for times in counted.values() if times > 1)
