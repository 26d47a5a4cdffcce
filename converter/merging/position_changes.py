"""Decisions about positions: new, no more, confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Add, Evolve, Remove
from disputatio.converter.merging.sheets import data_of, posts_of
from disputatio.schemas.debate import Claim, Debate, Position
from disputatio.schemas.foreign.argdown_held import position_fact
from disputatio.schemas.foreign.argdown_titles import derived_title
from disputatio.schemas.origins import Decided, Inferred


def compare_positions(state: Comparison) -> None:
    """Decide which claims answer the question."""
    marked = {position.claim: position for position in state.edited.debate.positions}
    leading = set(_leading(state))
    hung, argued = _arguing(state.edited.debate), _arguing(state.thread)
    settled: set[str] = set()
    for claim in state.edited.debate.claims:
        key = state.keys.get(claim.key)
        if key is None or key in settled or state.edited.named_only(claim):
            continue
        settled.add(key)
        was = state.positions.get(key)
        below = claim.key in hung and key not in argued
        unmarked = claim.key not in marked and _has_data(claim)
        if was is not None and (below or unmarked):
            _is_none(state, claim, key)
        elif claim.key in marked or claim.key in leading:
            _is_position(state, claim, key, was, marked.get(claim.key))


def _leading(state: Comparison) -> Iterator[str]:
    """Give statements that stand first under a heading of their own name."""
    debate = state.edited.debate
    sections = {section.key: section for section in debate.sections}
    first: dict[str, tuple[int, str]] = {}
    for claim in debate.claims:
        section = claim.wordings[0].section if claim.wordings else None
        line = state.edited.lines.get(claim.key)
        if section is not None and line is not None:
            first[section] = min(
                first.get(section, (line, claim.key)), (line, claim.key)
            )
    for section, (_, key) in first.items():
        claim = state.edited.claims[key]
        name = state.edited.names.get(key)
        if claim.form == "statement" and sections[section].title == name:
            yield key


def _arguing(debate: Debate) -> set[str]:
    """Give the keys of what argues for or against something: it is below a line."""
    return {
        key
        for relation in debate.relations
        if relation.kind in {"support", "attack", "undercut"}
        and relation.argument is None
        for key in relation.sources
    }


def _has_data(claim: Claim) -> bool:
    """Say whether the line of a claim kept its data: then it says that it is none."""
    return any(data_of(claim))


def _is_position(
    state: Comparison,
    claim: Claim,
    key: str,
    was: Position | None,
    mark: Position | None,
) -> None:
    shown = state.edited.shown(claim)
    if was is None:
        if state.base.is_old(position_fact(claim.text)):
            state.stale += 1
            return
        name = mark.title if mark is not None else state.edited.names.get(claim.key)
        title = derived_title(name, posts_of(claim), position=False)
        made = Position(claim=key, title=title, origin=Decided(by=state.by))
        state.decide(
            "position", f"{shown} is a position", Add(row="positions", element=made),
            line=claim.key, element=key,
        )  # fmt: skip
    elif mark is not None and state.edited.has_guesses:
        confirmed = isinstance(was.origin, Inferred) and not isinstance(
            mark.origin, Inferred
        )
        if confirmed:
            state.decide(
                "confirmed", f"confirmed: {shown} is a position",
                Evolve(row="positions", key=key), line=claim.key, element=key,
            )  # fmt: skip


def _is_none(state: Comparison, claim: Claim, key: str) -> None:
    exported = state.exported.get(key)
    text = state.export.claims[exported].text if exported is not None else claim.text
    if not state.base.had([position_fact(text)]):
        state.kept += 1
        return
    name = state.edited.names.get(claim.key)
    state.decide(
        "position", f"{state.edited.shown(claim)} is no position any more",
        Remove(row="positions", key=key),
        Evolve(row="claims", key=key, fields={"title": name} if name else {}),
        line=claim.key, element=key,
    )  # fmt: skip
