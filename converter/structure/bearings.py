"""How a claim about the matter of a position bears on it: for it, or unknown.

A likeness of words is no side: claims that only share words with a position are related
to it as `unspecified`. Nearly the same words, said plainly and with no negation more or
less, are for it. A negation more does not make a claim one against it: on claims with
labelled sides that was wrong in 6 of 10 cases, so nothing is concluded from it.
"""

from __future__ import annotations

from attrs import frozen

from disputatio.converter.structure import rules
from disputatio.converter.structure.polarity import contrasts, negations, opposed
from disputatio.converter.structure.statements import Statements
from disputatio.converter.structure.words import terms
from disputatio.schemas.debate import RelationKind

PARAPHRASE = 0.35
"""Share of their words, by weight, from which on two claims say nearly the same."""

FEWEST_SHARED = 3
"""Stems that both must have in common for one side."""

AGREEMENT = 0.8
"""Confidence that such a claim is for the other: of 189 pairs with labelled sides 97 %
were on one side (fixtures/stance/perspectrum-sample); less where nobody asked for sides."""

MATTER = 0.4
"""Confidence that a claim with the words of a theme is about it; set by hand."""


@frozen
class Bearing:
    """What a claim does to a position, and how sure that is."""

    kind: RelationKind
    """`support` or `unspecified`."""
    rule: str
    """Name of the rule."""
    confidence: float
    """From 0 to 1."""


UNKNOWN = Bearing("unspecified", rules.MATTER, MATTER)
"""On the same matter; the words do not say on which side."""


def bearing(
    claim: str, position: str, statements: Statements, language: str | None
) -> Bearing:
    """Judge a claim and a position that are about the same, among the debate's statements.

    A claim that concedes or contrasts ("yes, but …") is never plainly for or against.
    """
    if conceding(claim, language) or conceding(position, language):
        return UNKNOWN
    mine = {term.stem for term in terms(claim, language)}
    theirs = {term.stem for term in terms(position, language)}
    shared = mine & theirs
    if len(shared) < FEWEST_SHARED or statements.alike(claim, position) < PARAPHRASE:
        return UNKNOWN
    if negations(claim, language) % 2 != negations(position, language) % 2:
        return UNKNOWN
    if opposed(claim, position, shared, language):
        return UNKNOWN
    return Bearing("support", rules.PARAPHRASE, AGREEMENT)


def conceding(text: str, language: str | None) -> bool:
    """Say whether a sentence sets one thing against another."""
    return contrasts(language).search(text) is not None
