"""Which claims say the same: close as vectors, and told apart by nothing that is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from disputatio.converter.analysts.shared.vectors import Vector, likeness, unit
from disputatio.converter.structure.bearings import conceding
from disputatio.converter.structure.polarity import negations, opposed
from disputatio.converter.structure.sentence_kinds import Kind, kinds_of
from disputatio.converter.structure.words import terms

_NUMBER = re.compile(r"\d[\d.,]*")
_TELLING: frozenset[Kind] = frozenset({"question", "reported", "ironic"})


@frozen(kw_only=True)
class Alike:
    """Two claims that say the same."""

    earlier: int
    """Place of the one that is said first."""
    later: int
    """Place of the other."""
    likeness: float
    """The cosine of their vectors."""


def alike(
    texts: Sequence[str], vectors: Sequence[Vector], least: float, language: str | None
) -> Iterator[Alike]:
    """Give each claim with the earlier one that it is most like, if it is like any.

    The work grows with the square of the claims, whose number the caller limits.
    """
    units = [unit(vector) for vector in vectors]
    for later, own in enumerate(units):
        likenesses = (likeness(own, other) for other in units[:later])
        close = [(-like, n) for n, like in enumerate(likenesses) if like >= least]
        for negative, earlier in sorted(close):
            if same_side(texts[earlier], texts[later], language):
                yield Alike(earlier=earlier, later=later, likeness=-negative)
                break


def same_side(first: str, second: str, language: str | None) -> bool:
    """Say whether nothing in two texts tells that they differ.

    Vectors hardly see a "not", nor which of two opposite words or numbers stands there,
    nor whether something is said, asked, or told of others; a sentence with a "but" in
    it has two sides.
    """
    if conceding(first, language) or conceding(second, language):
        return False
    if negations(first, language) % 2 != negations(second, language) % 2:
        return False
    if _manner(first, language) != _manner(second, language):
        return False
    if set(_NUMBER.findall(first)) != set(_NUMBER.findall(second)):
        return False
    shared = _stems(first, language) & _stems(second, language)
    return not opposed(first, second, shared, language)


def _manner(text: str, language: str | None) -> set[Kind]:
    """Give in which ways that change who says what a text says something."""
    return {m.kind for m in kinds_of(text, language)} & _TELLING


def _stems(text: str, language: str | None) -> set[str]:
    return {term.stem for term in terms(text, language)}
