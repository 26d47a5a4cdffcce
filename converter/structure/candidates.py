"""Claims that may stand for a position, and how well each stands alone as an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from disputatio.converter.structure.cues import CueReader
from disputatio.converter.structure.words import Term, count_words

FEWEST_TERMS = 3
"""Words that carry meaning in a sentence that says enough for a position."""

_HANGING = re.compile(
    r"(?:i\.?e\b|e\.?g\b|he|she|it(?!(?:'s| is| was| would be| may be)(?: \w+)? (?:\w+ble|likely|necessary|easy|hard|better|best|time|wrong|right)\b)|they|this|that|these|those|there|his|her|their|its|but|and|so|or|also|as|for"
    r"|er|sie|es|das|dies|diese|dort|aber|und|damit|remember|don't forget|think of|after all"
    r"|even|if|not|in \d{4}|last \w+|back then|once|when|i was told|people talk|what)\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"\b(?:should|ought to|must|propose|suggest|move that|i want|i'd like|let us|let's|in favou?r of"
    r"|i(?:'m| am) (?:for|against)|needs? to|has to|have to|the only way|better|worse"
    r"|soll(?:te|ten|en)?|muss|müssen|dafür|dagegen|besser|schlechter)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:should|propose|suggest|move|i want|i'd like|let|in favou?r|i(?:'m| am)|soll|daf|dag)",
    re.IGNORECASE,
)
"""Beginnings of those that say so in as many words."""
_PERSONAL = re.compile(
    r"^you\b|\b(?:you're|you've|you have|your|misunderst\w*|misread\w*|i read it|you mean|i mean"
    r"|on the other hand|du|dein\w*)\b",
    re.IGNORECASE,
)

_ABOUT = re.compile(
    r"\b(?:contradict\w*|misunderst\w*|misread\w*|nonsense|argument|fair enough|thread"
    r"|widerspr\w*|missverst\w*)\b|\([^)]*$|^[^(]*\)",
    re.IGNORECASE,
)
"""Talk about talk; half a parenthesis."""
_TALE = re.compile(
    r"(?:(?:i|we) (?:was|were|met|read|work|had|have|went|keep|saw|always|used|did|can|know|give)\b"
    r"|my (?!view|guess|opinion|point)|(?:take|put|look|expect|compare|imagine|suppose|ask|wait|i do(?:n't| not) want"
    r"|consider|give|run|let me|let's say|don't|do not|please|name|tell|show|explain|read|yeah|yep|lol|oh|hey|wow|frankly|to be honest|stellt? |nehmt? |schau)\b|(?:someone|somebody) )",
    re.IGNORECASE,
)
"""A tale or an instruction."""
_TALE_HEAD = re.compile(rf"^{_TALE.pattern}", re.IGNORECASE)
_HANGING_HEAD = re.compile(rf"^{_HANGING.pattern}", re.IGNORECASE)
_LOOSE = re.compile(
    r"^\W*(?:\w+\W+){0,4}(?:he|she|they|his|her|their|him|them)\b", re.I
)
"""A person that only the sentence before names."""
_LEAD_IN = re.compile(
    r"^(?:as [^,]{2,30}|wie [^,]{2,30}|in my (?:view|opinion)|imh?o|of course|in short), ",
    re.IGNORECASE,
)
"""Words before a claim that are no part of it."""
_POINTING = re.compile(
    r"\b(?:it|that|them|him|her|there)[.!]?$|\b(?:all|any|some|none|most|part) of (?:that|this|it|them)\b",
    re.IGNORECASE,
)
"""A word that points back."""
_FAULTS = (
    (_POINTING, 0.6),
    (_HANGING_HEAD, 0.4),
    (_PERSONAL, 0.4),
    (_ABOUT, 0.5),
    (_TALE_HEAD, 0.5),
    (_LOOSE, 0.6),
)
_WEIGHING = re.compile(
    r"\b(?:would|should|could|will|may|might|must|cannot|can't|won't|needs?|ought|more|less|better"
    r"|worse|\w+er than|most|least|likely|possible|impossible|too|enough|only|necessary|essential"
    r"|not|never|no|\w+n't|soll\w*|muss|müssen|kann|können|würde\w*|wird|wäre\w*|mehr|weniger"
    r"|besser|schlechter|nicht|kein\w*|nur|zu)\b",
    re.IGNORECASE,
)
"""Words that weigh, compare, deny or foresee."""

SIDE = 1.5
"""Weight of a cue that shows that a sentence answers somebody's words."""


@frozen(kw_only=True)
class Candidate:
    """A claim that may be a position."""

    key: str
    """Key of the claim."""
    post: int
    """Number of its post."""
    author: str
    """Who says it: key of the author, else of the post."""
    text: str
    """Its words."""
    terms: tuple[Term, ...]
    """Its terms."""
    argued: float
    """How many attacks and stances of other posts it meets."""
    proposes: int
    """How clearly it says what should be, from 0 to 2."""
    fitness: float
    """How well it stands alone as an answer, from 0 to 1."""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its terms."""
        return frozenset(term.stem for term in self.terms)


def fitness(
    text: str, found: Sequence[Term], on_topic: int, reader: CueReader | None
) -> float:
    """Grade how well a sentence stands alone as an answer, from 0 to 1.

    Middling length, no word at its head that hangs on the sentence before, neither spoken
    to one reader nor about somebody's words, no instruction and no tale; with a word that
    weighs or compares, and words of the thread's title and question (their number).
    """
    text = _LEAD_IN.sub("", text)
    grade = _length_grade(count_words(text))
    for pattern, share in _FAULTS:
        if pattern.search(text):
            grade *= share
    if _about_words(text, reader):
        grade *= 0.5
    if _WEIGHING.search(text) is None:
        grade *= 0.75
    if len(found) < FEWEST_TERMS:
        grade *= 0.6
    return grade * (0.7, 0.95, 1.0)[min(on_topic, 2)]


def _length_grade(length: int) -> float:
    if 6 <= length <= 30:
        return 1.0
    return 0.75 if 5 <= length <= 45 else 0.5 if 5 <= length <= 65 else 0.2


def _about_words(text: str, reader: CueReader | None) -> bool:
    """Say whether a sentence takes a side on somebody's words."""
    hits = reader.hits(text, ((0, len(text)),)) if reader is not None else ()
    return any(hit.weight >= SIDE and hit.side != "mixed" for hit in hits)


def proposes(text: str) -> int:
    """Count the signs that a sentence says what should be, or who is for it: 0 to 2."""
    found = _PROPOSAL.search(text)
    return 0 if found is None else 1 + (_STRONG.match(found.group()) is not None)
