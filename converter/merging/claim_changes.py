"""Decisions about single claims: new, gone, reworded, renamed, of another form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Add, Change, Evolve, Refuse, Remove
from disputatio.converter.merging.new_claims import new_claim
from disputatio.converter.merging.profiles import named_post
from disputatio.converter.merging.rewordings import reword
from disputatio.converter.merging.sheets import data_of, texts_of
from disputatio.converter.merging.words import alike, quoted
from disputatio.schemas.debate import Claim, ClaimForm, Refusal
from disputatio.schemas.extras import Extras, thaw
from disputatio.schemas.foreign.argdown import NAME, bracketed, mapping_of, private
from disputatio.schemas.foreign.argdown_held import (
    name_fact,
    tag_fact,
    text_fact,
)
from disputatio.schemas.keys import claim_key
from disputatio.schemas.origins import Decided

TOLD = frozenset(
    {"post", "by", "position", "guess", "guesses", "rule", "words", "decided"}
)
"""Data of a line that have a meaning of their own, and are no notes of a person."""


def compare_claims(state: Comparison) -> None:
    """Give every claim of the edited file its key in the thread, and decide on each."""
    places = _places(state)
    for claim in _in_order(state):
        partner = state.matches.pairs.get(claim.key)
        if partner is not None:
            state.keys[claim.key] = state.origins[partner]
            _compare(state, claim, state.export.claims[partner])
        elif not state.edited.named_only(claim):
            _add(state, claim, places.get(claim.key))
    matched = set(state.matches.pairs.values())
    for claim in state.export.debate.claims:
        if claim.key not in matched and not state.export.named_only(claim):
            _delete(state, claim)


def _in_order(state: Comparison) -> list[Claim]:
    lines = state.edited.lines
    claims = state.edited.debate.claims
    return sorted(claims, key=lambda claim: lines.get(claim.key, 0))


def _add(state: Comparison, claim: Claim, after: str | None) -> None:
    if _is_lost(state, claim) or not (
        texts_of(claim) or claim.key in state.edited.names
    ):
        state.keys[claim.key] = None
        return
    made, passages = new_claim(state, claim)
    state.keys[claim.key] = made.key
    state.added[claim.key] = len(state.decisions)
    state.decide(
        "added", added_sentence(state, claim, ""),
        *(Add(row="passages", element=passage) for passage in passages),
        Add(row="claims", element=made, after=after),
        line=claim.key, element=made.key,
    )  # fmt: skip


def _is_lost(state: Comparison, claim: Claim) -> bool:
    """Say whether a line was in the export that was edited, and its claim is gone since.

    What the line itself calls decided is the person's.
    """
    if isinstance(claim.origin, Decided):
        return False
    name = state.edited.names.get(claim.key)
    untouched = any(state.base.is_old(text_fact(text)) for text in texts_of(claim))
    if not untouched and (name is None or not _is_old_name(state, name)):
        return False
    state.lost.add(claim.key)
    state.stale += 1
    if not untouched:
        sentence = (
            f"{state.edited.shown(claim)} was deleted meanwhile; it stays deleted"
        )
        state.note("DecisionLost", sentence, claim.key)
    return True


def _is_old_name(state: Comparison, name: str) -> bool:
    forms: tuple[ClaimForm, ...] = ("statement", "argument")
    return any(state.base.is_old(name_fact(bracketed(form, name))) for form in forms)


def added_sentence(state: Comparison, claim: Claim, doing: str) -> str:
    """Give what was added: its name, what it does if that is told, its words."""
    name = state.edited.names.get(claim.key)
    shown = "a claim" if name is None else bracketed(claim.form, name)
    words = f": {quoted(claim.text)}" if claim.text else ""
    return f"added {shown}{doing}{words}"


def _places(state: Comparison) -> dict[str, str]:
    """Give the key of the thread's claim behind which a new one is put: its company's."""
    found: dict[str, str] = {}
    for relation in state.edited.debate.relations:
        partners = (state.matches.pairs.get(target) for target in relation.targets)
        known = next((state.origins[p] for p in partners if p is not None), None)
        if known is not None:
            found |= {s: found.get(s, known) for s in relation.sources}
    return found


def _delete(state: Comparison, claim: Claim) -> None:
    behind = state.thread_claim(claim.key)
    if claim.key in state.later or state.base.way == "unknown":
        state.kept += 1
        return
    if state.edited.still_holds(state.export.shown(claim)):
        sentence = f"{state.export.shown(claim)} stands in the file, but not as a line of its own"
        state.note("LineNotUnderstood", f"{sentence}: it stays as it was")
        return
    state.gone.add(claim.key)
    refused = (
        Refuse(refusal=Refusal(claim=key)) for key in _refused_keys(state, behind)
    )
    sentence = f"deleted {state.export.shown(claim)}"
    if claim.key in state.export.names and claim.text:
        sentence += f": {quoted(claim.text)}"
    state.decide(
        "deleted", sentence, Remove(row="claims", key=behind.key), *refused,
        element=behind.key,
    )  # fmt: skip


def _passages(state: Comparison, claim: Claim) -> Iterator[Any]:
    keys = (wording.passage for wording in claim.wordings)
    yield from (state.element(key) for key in keys if key is not None)


def _refused_keys(state: Comparison, claim: Claim) -> Iterable[str]:
    """Give the keys under which a pass could find the claim again."""
    found = [claim.key]
    found += [claim_key(p.post, p.start) for p in _passages(state, claim)]
    return dict.fromkeys(found)


def _compare(state: Comparison, edited: Claim, export: Claim) -> None:
    key = state.origins[export.key]
    for step in (_rename, _reform, reword, _retag, _annotate):
        step(state, edited, export, key)


def _rename(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    new, old = state.edited.names.get(edited.key), state.export.names.get(export.key)
    if new is None or new == old:
        return
    if alike(new, old or "") or _is_old_name(state, new):
        return
    if state.base.way == "unknown" and named_post(new):
        return
    claim = state.thread_claim(export.key)
    changes: list[Change] = []
    position = state.positions.get(key)
    if position is not None:
        changes.append(Evolve(row="positions", key=key, fields={"title": new}))
    if position is None or claim.title is not None:
        changes.append(Evolve(row="claims", key=key, fields={"title": new}))
    sentence = f"renamed {state.export.shown(export)} to {bracketed(edited.form, new)}"
    state.decide("renamed", sentence, *changes, line=edited.key, element=key)


def _reform(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    name = state.edited.names.get(edited.key)
    if name is None or edited.form == export.form:
        return
    names = (name, state.export.names.get(export.key, name))
    if any(state.base.is_old(name_fact(bracketed(edited.form, n))) for n in names):
        return
    article = "an" if edited.form == "argument" else "a"
    sentence = f"{state.edited.shown(edited)} is {article} {edited.form} now"
    change = Evolve(row="claims", key=key, fields={"form": edited.form})
    state.decide("form", sentence, change, line=edited.key, element=key)


def _retag(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    old, new = _tags(export), _tags(edited)
    base, said = state.base, (*texts_of(edited), *state.said.get(export.key, ()))
    added = {
        tag for tag in new - old if not any(base.is_old(tag_fact(t, tag)) for t in said)
    }
    removed = {tag for tag in old - new if base.had(tag_fact(t, tag) for t in said)}
    claim = state.thread_claim(export.key)
    if not claim.wordings or not (added or removed):
        return
    tags = tuple(sorted((old | added) - removed))
    wordings = tuple(attrs.evolve(w, tags=tags) for w in claim.wordings)
    shown = " ".join(f"#{tag}" for tag in tags) or "without tags"
    change = Evolve(row="claims", key=key, fields={"wordings": wordings})
    sentence = f"tagged {state.edited.shown(edited)}: {shown}"
    state.decide("tagged", sentence, change, line=edited.key, element=key)


def _tags(claim: Claim) -> frozenset[str]:
    return frozenset(tag for wording in claim.wordings for tag in wording.tags)


def _annotate(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    """Keep what a person noted in the data of a line, such as a colour."""
    old, new = _noted(export), _noted(edited)
    added = {k: v for k, v in new.items() if k not in old or old[k] != v}
    if not added:
        return
    claim = state.thread_claim(export.key)
    change = Evolve(row="claims", key=key, fields=_with_data(claim, added))
    sentence = f"noted on {state.edited.shown(edited)}: {', '.join(sorted(added))}"
    state.decide("noted", sentence, change, line=edited.key, element=key)


def _with_data(claim: Claim, added: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a claim with more data: on its first wording, if it has one."""
    if not claim.wordings:
        return {"extras": _more(claim.extras, added)}
    first, *rest = claim.wordings
    first = attrs.evolve(first, extras=_more(first.extras, added))
    return {"wordings": (first, *rest)}


def _more(extras: Extras, added: Mapping[str, Any]) -> Extras:
    kept = {key: thaw(value) for key, value in private(extras).items()}
    kept["data"] = {**mapping_of(kept, "data"), **added}
    return extras.with_value(NAME, kept)


def _noted(claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for data in data_of(claim):
        found |= {k: thaw(v) for k, v in data.items() if k not in TOLD}
    return found
