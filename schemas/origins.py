"""Where an element comes from: the source, a rule, or a person; never mixed."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen


@frozen(kw_only=True)
class Span:
    """A half-open range of code points of one post's `text`."""

    post: str
    """Key of the post."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""


@frozen(kw_only=True)
class Stated:
    """The source says so, in its markup or its data."""


@frozen(kw_only=True)
class Inferred:
    """A rule concluded it from words of the thread."""

    rule: str
    """Name of the rule; it changes when the rule changes its meaning."""
    confidence: float = field(converter=float)
    """How often such a result is right, from 0 to 1."""
    evidence: tuple[Span, ...] = ()
    """The words that the conclusion rests on."""


@frozen(kw_only=True)
class Decided:
    """A person set it; wins over what is stated and what is inferred."""

    by: str
    """Name of that person."""


Origin: TypeAlias = Stated | Inferred | Decided
"""Where an element comes from."""

STATED = Stated()
"""The origin of everything that a source says itself."""


def strength(origin: Origin) -> float:
    """Rank an origin: 3 decided, 2 stated, else the confidence (at most 1)."""
    if isinstance(origin, Decided):
        return 3.0
    if isinstance(origin, Stated):
        return 2.0
    return origin.confidence


def weakest(*origins: Origin) -> Origin:
    """Give the least certain of some origins; the first of equals."""
    return min(origins, key=strength)
