"""The structure passes in their order, and how to run them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Literal, TypeAlias

from attrs import frozen

from disputatio.converter.structure.claims import find_claims
from disputatio.converter.structure.mending import mended
from disputatio.converter.structure.names import find_names
from disputatio.converter.structure.ordering import in_order_of
from disputatio.converter.structure.positions import find_positions
from disputatio.converter.structure.quotations import find_quotations
from disputatio.converter.structure.reading import Reader
from disputatio.converter.structure.replies import find_replies
from disputatio.converter.structure.results import without_inferred
from disputatio.converter.structure.stances import find_stances
from disputatio.converter.structure.turns import join_turns
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.debate import Debate

Mode: TypeAlias = Literal["full", "stated", "none"]
"""How much structure to find: all, only what the source states, nothing."""


@frozen
class Pass:
    """A pure function from a debate to a debate, by name."""

    name: str
    """What `without` calls it."""
    run: Callable[[Debate], Debate]
    """The function."""
    summary: str
    """What it finds, in a few words."""


def passes(reader: Reader | None = None) -> tuple[Pass, ...]:
    """Give all passes in the order in which they run; `reader` reads posts for them."""
    return (
        Pass("turns", join_turns, "locutions of one speaker in one post"),
        Pass("quotations", find_quotations, "whose words are these"),
        Pass(
            "names",
            partial(find_names, reader=reader),
            "lost names, where the text gives them away",
        ),
        Pass(
            "replies",
            partial(find_replies, reader=reader),
            "which posts does a post answer",
        ),
        Pass(
            "claims",
            partial(find_claims, reader=reader),
            "passages that argue, and what they claim",
        ),
        Pass(
            "stances",
            partial(find_stances, reader=reader),
            "who agrees and disagrees, and with what",
        ),
        Pass(
            "positions",
            partial(find_positions, reader=reader),
            "the question, and the answers that compete",
        ),
    )


PASSES = passes()
"""All passes in the order in which they run, each to be run by itself."""

STATED = frozenset({"turns"})
"""Passes that add no inference: they only join what the source parts."""


@frozen
class Guest:
    """A pass that is not built in: an analyst, with its options."""

    step: Pass
    """The pass; the rules of its results begin with its name and a colon."""
    after: str
    """The built-in pass after which it runs, whether that one runs or not."""


def structured(
    debate: Debate,
    mode: Mode = "full",
    without: Collection[str] = (),
    guests: Sequence[Guest] = (),
) -> Debate:
    """Run the passes of a mode in order, but for those that are switched off by name.

    Running it on its own result changes nothing. Nothing that is stated or decided is
    changed, nothing that is refused is made, and no pass but `turns` changes a text.
    What guests found before is taken out first, so that all see what they saw then.
    Posts are read once for all passes, and forgotten at the end. What is found again
    stands where it stood.
    """
    before = debate
    if guests:
        debate = _without_guests(debate, guests)
    for step in passes(Reader()):
        if _wanted(step, mode) and step.name not in without:
            with without_collection():
                debate = mended(debate, step.run(debate))
        for guest in guests:
            if guest.after == step.name:
                debate = mended(debate, guest.step.run(debate))
    return in_order_of(before, debate)


def _without_guests(debate: Debate, guests: Sequence[Guest]) -> Debate:
    names = tuple(f"{guest.step.name}:" for guest in guests)
    return mended(debate, without_inferred(debate, lambda r: r.startswith(names)))


def _wanted(step: Pass, mode: Mode) -> bool:
    return mode == "full" or (mode == "stated" and step.name in STATED)
