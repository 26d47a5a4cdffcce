"""Families of words that lean towards agreement or disagreement.

A family is weaker than a cue (`cues`): it decides nothing by itself, it is a feature of
the trained stance model. The table `leanings` of a language has a family a section:
`place` ("head": first words of an answer, "start": of a sentence, "any"), `lean` (the
weight that training starts from) and `patterns`; `together` has the leans of what
families say together, `no_side` what speaks for taking no side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import frozen

from disputatio.converter.structure.word_tables import word_table
from disputatio.schemas.text import Range


@frozen(kw_only=True)
class Leaning:
    """A family of words."""

    name: str
    """Its name in the table, and the name of its feature."""
    place: str
    """Where it counts: head, start or any."""
    lean: float
    """What it weighs before training: more than 0 for agreement."""
    pattern: re.Pattern[str]
    """Any of its words."""

    def places(self, text: str, sentences: Iterable[Range]) -> list[Range]:
        """Give where its words stand in the sentences at these ranges."""
        if self.place == "any":
            return [
                match.span()
                for start, end in sentences
                for match in self.pattern.finditer(text, start, end)
            ]
        ranges = list(sentences)[: 1 if self.place == "head" else None]
        found = (self.pattern.match(text, *sentence) for sentence in ranges)
        return [match.span() for match in found if match is not None]


@cache
def leanings(language: str | None) -> tuple[Leaning, ...]:
    """Give the families of a language in the order of its table; none where it has none."""
    families = word_table(language, "leanings").get("families", {})
    return tuple(
        Leaning(
            name=name,
            place=family["place"],
            lean=float(family.get("lean", 0)),
            pattern=re.compile("|".join(family["patterns"]), re.IGNORECASE),
        )
        for name, family in families.items()
    )


def starting_leans(language: str | None) -> dict[str, float]:
    """Give what features weigh before training, families and what they say together."""
    together = word_table(language, "leanings").get("together", {})
    return {family.name: family.lean for family in leanings(language)} | {
        name: float(lean) for name, lean in together.items()
    }


def no_side_leans(language: str | None) -> dict[str, float]:
    """Give what features weigh before training for an answer that takes no side."""
    leans = word_table(language, "leanings").get("no_side", {})
    return {name: float(lean) for name, lean in leans.items()}
