"""Decisions about single claims: new, gone, reworded, renamed, of another form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Add, Change, Evolve, Refuse, Remove
from disputatio.converter.merging.new_claims import new_claim
from disputatio.converter.merging.sheets import data_of, texts_of
from disputatio.converter.merging.words import quoted
from disputatio.schemas.debate import Claim, Refusal, Wording
from disputatio.schemas.extras import thaw
from disputatio.schemas.foreign.argdown import NAME, bracketed, private
from disputatio.schemas.foreign.argdown_held import name_fact, text_fact
from disputatio.schemas.keys import claim_key

SPEAKER = frozenset({"post", "by"})
"""Data of a line that tell who says it, not what a person noted."""


def compare_claims(state: Comparison) -> None:
    """Give every claim of the edited file its key in the thread, and decide on each."""
    for claim in _in_order(state):
        partner = state.matches.pairs.get(claim.key)
        if partner is not None:
            state.keys[claim.key] = state.origins[partner]
            _compare(state, claim, state.export.claims[partner])
        elif not state.edited.named_only(claim):
            _add(state, claim)
    matched = set(state.matches.pairs.values())
    for claim in state.export.debate.claims:
        if claim.key not in matched and not state.export.named_only(claim):
            _delete(state, claim)


def _in_order(state: Comparison) -> list[Claim]:
    lines = state.edited.lines
    claims = state.edited.debate.claims
    return sorted(claims, key=lambda claim: lines.get(claim.key, 0))


def _add(state: Comparison, claim: Claim) -> None:
    if any(state.base.is_old(text_fact(text)) for text in texts_of(claim)):
        state.keys[claim.key] = None
        state.stale += 1
        return
    made, passages = new_claim(state, claim)
    state.keys[claim.key] = made.key
    state.new.add(claim.key)
    words = f": {quoted(made.text)}" if made.text else ""
    name = state.edited.names.get(claim.key)
    shown = f" {bracketed(claim.form, name)}" if name is not None else ""
    state.decide(
        "added", f"added{shown}{words}",
        *(Add(row="passages", element=passage) for passage in passages),
        Add(row="claims", element=made, after=_before(state, claim)),
        line=claim.key, element=made.key,
    )  # fmt: skip


def _before(state: Comparison, claim: Claim) -> str | None:
    """Give the key of the thread's claim behind which a new one is put: its company's."""
    for relation in state.edited.debate.relations:
        if claim.key in relation.sources:
            for target in relation.targets:
                found = state.matches.pairs.get(target)
                if found is not None:
                    return state.origins[found]
    return None


def _delete(state: Comparison, claim: Claim) -> None:
    behind = state.thread_claim(claim.key)
    facts = [text_fact(text) for text in (*texts_of(claim), *_spoken(state, behind))]
    if not state.base.had(facts):
        state.kept += 1
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


def _spoken(state: Comparison, claim: Claim) -> Iterator[str]:
    """Give the words of the posts that a claim was found in."""
    for passage in _passages(state, claim):
        post = state.element(passage.post)
        yield post.text[passage.start : passage.end]


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
    for step in (_rename, _reform, _reword, _retag, _annotate):
        step(state, edited, export, key)


def _rename(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    new, old = state.edited.names.get(edited.key), state.export.names.get(export.key)
    if new is None or new == old:
        return
    if state.base.is_old(name_fact(bracketed(edited.form, new))):
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
    if edited.form == export.form:
        return
    name = state.edited.names.get(edited.key)
    if name is not None and state.base.is_old(name_fact(bracketed(edited.form, name))):
        return
    article = "an" if edited.form == "argument" else "a"
    sentence = f"{state.edited.shown(edited)} is {article} {edited.form} now"
    change = Evolve(row="claims", key=key, fields={"form": edited.form})
    state.decide("form", sentence, change, line=edited.key, element=key)


def _reword(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    """Compare the words, wording by wording; what only moved is no difference."""
    old, new = texts_of(export), texts_of(edited)
    gone = [text for text in old if text not in new]
    come = [t for t in new if t not in old and not state.base.is_old(text_fact(t))]
    pairs = dict(zip(gone, come, strict=False))
    for before, after in pairs.items():
        state.decide(
            "reworded", f"reworded {state.edited.shown(edited)}: {quoted(after)} instead of"
            f" {quoted(before)}", line=edited.key, element=key,
        )  # fmt: skip
    for text in come[len(gone) :]:
        sentence = f"{state.edited.shown(edited)} is said once more: {quoted(text)}"
        state.decide("reworded", sentence, line=edited.key, element=key)
    dropped = [t for t in gone[len(come) :] if new and state.base.had([text_fact(t)])]
    for text in dropped:
        sentence = (
            f"{state.edited.shown(edited)} is not said as {quoted(text)} any more"
        )
        state.decide("reworded", sentence, line=edited.key, element=key)
    if pairs or come[len(gone) :] or dropped:
        fields = _worded(state, edited, export, pairs, come[len(gone) :], set(dropped))
        _attach(state, Evolve(row="claims", key=key, fields=fields))


def _attach(state: Comparison, change: Change) -> None:
    """Let the last decision carry out a change, besides its own."""
    last = state.decisions[-1]
    state.decisions[-1] = attrs.evolve(last, changes=(*last.changes, change))


def _worded(  # noqa: PLR0913, PLR0917 - one parameter per difference
    state: Comparison, edited: Claim, export: Claim, pairs: Mapping[str, str],
    more: list[str], dropped: set[str],
) -> dict[str, Any]:  # fmt: skip
    """Give the new words of the thread's claim; its passages stay as they are."""
    claim = state.thread_claim(export.key)
    marked = {wording.text: wording for wording in edited.wordings}
    wordings = [
        _reworded(w, marked, pairs[w.text]) if w.text in pairs else w
        for w in claim.wordings
        if w.text not in dropped
    ]
    wordings += [
        attrs.evolve(marked[text], section=None, passage=None, argument=None)
        for text in more
        if text in marked
    ]
    text = pairs.get(claim.text, claim.text)
    if text in dropped or (more and claim.text in texts_of(export)):
        text = edited.text
    return {"text": text, "wordings": tuple(wordings)}


def _reworded(wording: Wording, marked: Mapping[str, Wording], text: str) -> Wording:
    """Give a wording other words, with their marks."""
    new = marked.get(text)
    return attrs.evolve(wording, text=text, marks=new.marks if new else ())


def _retag(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    old, new = _tags(export), _tags(edited)
    if old == new:
        return
    claim = state.thread_claim(export.key)
    if not claim.wordings or (state.base.way == "recorded" and not new - old):
        return
    tags = tuple(sorted(new))
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
    kept = dict(private(claim.extras))
    kept["data"] = {**thaw(kept.get("data") or {}), **added}  # type: ignore[dict-item]
    extras = claim.extras.with_value(NAME, kept)
    change = Evolve(
        row="claims", key=key, fields={"extras": extras, "origin": claim.origin}
    )
    sentence = f"noted on {state.edited.shown(edited)}: {', '.join(sorted(added))}"
    state.decide("noted", sentence, change, line=edited.key, element=key)


def _noted(claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for data in data_of(claim):
        found |= {k: thaw(v) for k, v in data.items() if k not in SPEAKER}
    return found
