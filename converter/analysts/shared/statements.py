"""What a model picked in the posts of a thread, one after the other."""

from __future__ import annotations

from attrs import frozen

from disputatio.converter.analysts.shared.checking import TakenSide
from disputatio.schemas.origins import Span


@frozen(kw_only=True)
class Statement:
    """Words of a post that the model picked: a claim, or what shows a side."""

    claim: str | None
    """The key of the claim that they are, if they are one."""
    span: Span
    """Where they stand."""
    confidence: float
    """How sure the model is of them."""
    sides: tuple[TakenSide, ...] = ()
    """The sides that they show."""
    asks: bool = False
    """Whether their post only asks."""
