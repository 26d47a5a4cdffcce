"""How a claim about the matter of a position bears on it: for, against, or unknown.

A likeness of words is no side: claims that only share words with a position are related
to it as `unspecified`. A side needs nearly the same words, said plainly.
"""

from __future__ import annotations

import re

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.polarity import opposed
from disputatio.converter.structure.words import terms
from disputatio.schemas.debate import RelationKind

PARAPHRASE = 0.6
"""Share of common stems (Dice) from which on two claims say nearly the same."""

DENIED = 0.5
"""The same for a claim that denies another."""

FEWEST_SHARED = 3
"""Stems that both must have in common for a side."""

AGREEMENT = 0.58
DENIAL = 0.65
"""How often such a claim was for the other, or against it, on claims with labelled
perspectives (fixtures/stance/perspectrum-sample)."""

MATTER = 0.4
"""Confidence that a claim with the words of a theme is about it; set by hand."""

_CONTRAST = re.compile(
    r"\b(?:but|yet|however|though|although|while|whereas|except|unless|only if|on the other hand"
    r"|aber|doch|jedoch|allerdings|obwohl|sondern|zwar|während)\b",
    re.IGNORECASE,
)


@frozen
class Bearing:
    """What a claim does to a position, and how sure that is."""

    kind: RelationKind
    """`support`, `attack` or `unspecified`."""
    rule: str
    """Name of the rule."""
    confidence: float
    """From 0 to 1."""


UNKNOWN = Bearing("unspecified", rules.MATTER, MATTER)
"""On the same matter; the words do not say on which side."""


def bearing(claim: str, position: str, language: str | None) -> Bearing:
    """Judge a claim and a position that are about the same.

    A claim that concedes or contrasts ("yes, but …") is never plainly for or against.
    """
    if conceding(claim) or conceding(position):
        return UNKNOWN
    mine = {term.stem for term in terms(claim, language)}
    theirs = {term.stem for term in terms(position, language)}
    shared = mine & theirs
    share = 2 * len(shared) / max(len(mine) + len(theirs), 1)
    if len(shared) < FEWEST_SHARED or share < DENIED:
        return UNKNOWN
    if opposed(claim, position, shared, language):
        return Bearing("attack", rules.ALIKE, DENIAL)
    if share < PARAPHRASE:
        return UNKNOWN
    return Bearing("support", rules.ALIKE, AGREEMENT)


def conceding(text: str) -> bool:
    """Say whether a sentence sets one thing against another."""
    return _CONTRAST.search(text) is not None
