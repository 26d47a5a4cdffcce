"""What a person may change in a debate: each edit leaves a valid debate."""

from collections.abc import Callable
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st

from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.origins import Decided
from disputatio.schemas.pruning import pruned
from tests.strategies.texts import lines, texts

Edit = Callable[[st.DrawFn, Debate], Debate]
"""One kind of edit; it changes nothing where there is nothing of its kind."""

_Item = TypeVar("_Item")


def rename_speaker(draw: st.DrawFn, debate: Debate) -> Debate:
    """Give a participant another name."""
    place = _place(draw, debate.participants)
    if place is None:
        return debate
    person = evolve(debate.participants[place], name=draw(lines(1)))
    return evolve(debate, participants=_with(debate.participants, place, person))


def reword_claim(draw: st.DrawFn, debate: Debate) -> Debate:
    """Give a claim other words, and those of its wordings that were the same."""
    place = _place(draw, debate.claims)
    if place is None:
        return debate
    claim, words = debate.claims[place], draw(texts())
    wordings = tuple(
        evolve(w, text=words, marks=()) if w.text == claim.text else w
        for w in claim.wordings
    )
    changed = evolve(claim, text=words, wordings=wordings)
    return evolve(debate, claims=_with(debate.claims, place, changed))


def retitle_claim(draw: st.DrawFn, debate: Debate) -> Debate:
    """Give a claim another title, or none."""
    place = _place(draw, debate.claims)
    if place is None:
        return debate
    changed = evolve(debate.claims[place], title=draw(st.none() | lines(1)))
    return evolve(debate, claims=_with(debate.claims, place, changed))


def add_claim(draw: st.DrawFn, debate: Debate) -> Debate:
    """Add a claim that supports the first claim, where there is one."""
    taken = {p.key for p in debate.posts} | {p.key for p in debate.passages}
    taken |= {c.key for c in debate.claims} | {r.key for r in debate.relations}
    if taken & {"claim-new", "support-new"}:
        return debate
    by = Decided(by="editor")
    claim = Claim(key="claim-new", text=draw(texts()), origin=by)
    targets = tuple(c.key for c in debate.claims[:1])
    relation = Relation(
        key="support-new",
        kind="support",
        sources=(claim.key,),
        targets=targets,
        origin=by,
    )
    relations = (*debate.relations, relation) if targets else debate.relations
    return evolve(debate, claims=(*debate.claims, claim), relations=relations)


def drop_claim(draw: st.DrawFn, debate: Debate) -> Debate:
    """Delete a claim with what hangs on it."""
    place = _place(draw, debate.claims)
    return (
        debate
        if place is None
        else pruned(evolve(debate, claims=_but(debate.claims, place)))
    )


def drop_relation(draw: st.DrawFn, debate: Debate) -> Debate:
    """Delete a relation with what hangs on it."""
    place = _place(draw, debate.relations)
    if place is None:
        return debate
    return pruned(evolve(debate, relations=_but(debate.relations, place)))


def drop_premise(draw: st.DrawFn, debate: Debate) -> Debate:
    """Take one of the sources out of a relation."""
    place = _place(draw, debate.relations)
    if place is None or not debate.relations[place].sources:
        return debate
    relation = debate.relations[place]
    gone = draw(st.integers(0, len(relation.sources) - 1))
    changed = evolve(relation, sources=_but(relation.sources, gone))
    return evolve(debate, relations=_with(debate.relations, place, changed))


def change_scheme(draw: st.DrawFn, debate: Debate) -> Debate:
    """Give a relation another scheme; a stance turns round."""
    place = _place(draw, debate.relations)
    if place is None:
        return debate
    relation = debate.relations[place]
    turned = "agree" if relation.scheme == "disagree" else "disagree"
    scheme = turned if relation.kind == "stance" else draw(st.none() | lines(1))
    changed = evolve(relation, scheme=scheme)
    return evolve(debate, relations=_with(debate.relations, place, changed))


def delete_post(draw: st.DrawFn, debate: Debate) -> Debate:
    """Delete a post with what hangs on it: passages, relations, evidence."""
    place = _place(draw, debate.posts)
    return (
        debate
        if place is None
        else pruned(evolve(debate, posts=_but(debate.posts, place)))
    )


def drop_position(draw: st.DrawFn, debate: Debate) -> Debate:
    """Say that a claim is no position."""
    place = _place(draw, debate.positions)
    return (
        debate
        if place is None
        else evolve(debate, positions=_but(debate.positions, place))
    )


EDITS: tuple[Edit, ...] = (
    rename_speaker, reword_claim, retitle_claim, add_claim, drop_claim,
    drop_relation, drop_premise, change_scheme, delete_post, drop_position,
)  # fmt: skip
"""Every kind of edit."""


@st.composite
def edits(draw: st.DrawFn, debate: Debate) -> Debate:
    """Give the debate after one to three random edits."""
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)):
        debate = edit(draw, debate)
    return debate


def _place(draw: st.DrawFn, items: tuple[_Item, ...]) -> int | None:
    return draw(st.integers(0, len(items) - 1)) if items else None


def _with(items: tuple[_Item, ...], place: int, item: _Item) -> tuple[_Item, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _but(items: tuple[_Item, ...], place: int) -> tuple[_Item, ...]:
    return (*items[:place], *items[place + 1 :])
