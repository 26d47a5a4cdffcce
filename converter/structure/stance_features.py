"""What the trained stance model sees of an answer: named numbers, each with its words.

Families of words (`leanings`), cues (`cues`), common words and pairs of words, the first
word, lengths and marks, what the answer takes up of what it answers, and how that one
speaks. A number may have the places of the words that it comes from, for evidence.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

from attrs import Factory, define, evolve

from disputatio.converter.structure.committed import committed
from disputatio.converter.structure.cues import REACH, CueReader, Hit
from disputatio.converter.structure.leanings import leanings
from disputatio.converter.structure.words import Token, straight, terms, tokens
from disputatio.schemas.text import Range

ASKED = 400
"""How much of the end of what is answered is read."""

_SHOUT = re.compile(r"\b[A-Z]{4,}\b")

_OF_PARENT = (
    "you", "you_err", "you_fool", "third_fools", "third_persons", "disagreeing",
    "agreeing", "how_why", "plain_question", "negated", "own_life", "laugh", "thanks",
    "shared_dismay", "sarcasm", "opinion", "denial", "contrast", "sympathy", "asks_facts",
    "helped",
)  # fmt: skip
"""Families that are looked for in what is answered, too."""

_FAMILY = {"agree": "agreeing", "disagree": "disagreeing"}
"""The family that a side in so many words belongs to."""

EARLY = 120
"""How many characters of an answer count fully: what follows gives reasons."""

LATE_SHARE = 0.5
"""What a family counts whose first words stand later."""


@define
class Features:
    """Features of an answer: values by name, and the places of those that have words."""

    values: dict[str, float] = Factory(dict)
    """Value of each feature that is not zero, common words apart."""
    words: set[str] = Factory(set)
    """Words, pairs of words (`w …`) and first words (`h …`)."""
    places: dict[str, list[Range]] = Factory(dict)
    """Where the words of families and cues stand."""

    def add(self, name: str, value: float, *places: Range) -> None:
        """Set a feature."""
        self.values[name] = value
        if places:
            self.places.setdefault(name, []).extend(places)


def features(
    reader: CueReader, language: str, text: str, ranges: tuple[Range, ...], asked: str
) -> Features:
    """Give the features of the sentences at these ranges of a text.

    `asked` are the words that are answered. What the author does not stand behind is
    left out (`committed`).
    """
    found = Features()
    meant = committed(language, text, ranges)
    ranges = meant.ranges
    begin = ranges[0][0] if ranges else 0
    acts = tuple(
        evolve(a, start=a.start - begin, end=a.end - begin) for a in meant.acts
    )
    text = straight(text[begin : begin + REACH])
    ranges = tuple(
        (a - begin, min(b - begin, REACH)) for a, b in ranges if a < begin + REACH
    )
    asked = straight(asked[-ASKED:])
    words = [token for a, b in ranges for token in tokens(text, a, b)]
    _families(found, language, text, ranges)
    hits = reader.hits(text, ranges, asked=asked.rstrip().endswith("?"))
    _cues(found, (*hits, *acts))
    _shape(found, text, ranges, words)
    _together(found)
    _words(found, words)
    _parent(found, language, asked)
    _taken_up(found, language, text, ranges, asked)
    found.places = {
        name: [(a + begin, b + begin) for a, b in places]
        for name, places in found.places.items()
    }
    return found


def _families(
    found: Features, language: str, text: str, ranges: tuple[Range, ...]
) -> None:
    for family in leanings(language):
        places = family.places(text, ranges)
        if places:
            early = places[0][0] - ranges[0][0] < EARLY
            value = 1.0 if early else LATE_SHARE
            found.add(family.name, value, *places)
            if len(places) > 1 and family.place == "any":
                found.add(f"{family.name} twice", value, *places)
            if places[0][0] < ranges[0][1] and family.place != "head":
                found.add(f"{family.name} first", 1.0, places[0])


def _cues(found: Features, hits: tuple[Hit, ...]) -> None:
    for hit in hits:
        if hit.plain:
            found.add(_FAMILY[hit.side], 1.0, (hit.start, hit.end))
    for side in ("agree", "disagree", "mixed", "neutral"):
        mine = [hit for hit in hits if hit.side == side]
        if mine:
            weight = min(4.0, sum(hit.weight for hit in mine)) / 2
            found.add(f"cue {side}", weight, *((hit.start, hit.end) for hit in mine))


def _shape(
    found: Features, text: str, ranges: tuple[Range, ...], words: list[Token]
) -> None:
    count = len(words)
    found.add("length", math.log1p(count) / 3 - 1)
    for limit in (2, 5, 10):
        if count <= limit:
            found.add(f"at most {limit} words", 1.0)
    if count > 50:
        found.add("more than 50 words", 1.0)
    own = "\n".join(text[a:b] for a, b in ranges)
    if "?" in own:
        found.add("asks", 1.0)
        found.add("share of questions", own.count("?") / len(ranges))
        if own.rstrip().endswith("?"):
            found.add("ends with a question", 1.0)
    if "!" in own:
        found.add("exclaims", 1.0)
    if "..." in own or "…" in own:
        found.add("trails off", 1.0)
    if _SHOUT.search(own):
        found.add("shouts", 1.0)


def _together(found: Features) -> None:
    """Set what several features say together: most answers that agree attack nobody."""
    has = found.values.__contains__
    spoken_to = has("you") and not has("you_praised") and not has("thanks")
    against = ("asks", "negated", "contrast", "contrast_start")
    nothing = not spoken_to and not any(map(has, against))
    if spoken_to:
        if has("asks"):
            found.add("asks the other", 1.0)
        return
    dismay = (has("shared_dismay") or has("third_fools")) and not has("asks")
    for name, holds in (
        ("nobody spoken to", True),
        ("nothing against", nothing),
        ("third persons, nobody spoken to", has("third_persons")),
        ("dismay, nobody spoken to", dismay),
        ("own life, nobody spoken to", has("own_life") and not has("contrast")),
        (
            "short, nothing against",
            nothing and has("at most 10 words") and not has("denial"),
        ),
    ):
        if holds:
            found.add(name, 1.0)


def _words(found: Features, words: list[Token]) -> None:
    texts = [word.text for word in words]
    found.words.update(f"w {word}" for word in texts)
    found.words.update(f"w {a} {b}" for a, b in pairwise(["^", *texts]))
    found.words.update(f"h {word}" for word in texts[:3])


def _parent(found: Features, language: str, asked: str) -> None:
    if not asked.strip():
        return
    whole = ((0, len(asked)),)
    for family in leanings(language):
        if family.name in _OF_PARENT and family.places(asked, whole):
            found.add(f"parent {family.name}", 1.0)
    if asked.rstrip().endswith("?"):
        found.add("parent asks", 1.0)
    found.add("parent length", math.log1p(len(asked)) / 3 - 1)


def _taken_up(
    found: Features,
    language: str,
    text: str,
    ranges: tuple[Range, ...],
    asked: str,
) -> None:
    theirs = {term.stem for term in terms(asked, language)}
    mine = [t for a, b in ranges for t in terms(text, language, a, b)]
    if not theirs or not mine:
        return
    shared = [term for term in mine if term.stem in theirs]
    if shared:
        found.add(
            "takes up", len({t.stem for t in shared}) / len({t.stem for t in mine})
        )
        denied = found.values.get("negated", 0.0)
        if denied != found.values.get("parent negated", 0.0):
            found.add("takes up, negation changed", 1.0)
