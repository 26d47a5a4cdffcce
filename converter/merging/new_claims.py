"""A claim that a person added, with the words of the post where the line names one."""

from __future__ import annotations

import re

import attrs

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.profiles import named_post
from disputatio.schemas.debate import Claim, Passage, Wording
from disputatio.schemas.extras import NO_EXTRAS, Extras, thaw
from disputatio.schemas.foreign.argdown import NAME, mapping_of, private
from disputatio.schemas.keys import claim_key, passage_key
from disputatio.schemas.origins import Decided


def new_claim(state: Comparison, claim: Claim) -> tuple[Claim, tuple[Passage, ...]]:
    """Give a new claim of the thread, and the passages that its lines quote."""
    wordings: list[Wording] = []
    passages: list[Passage] = []
    for wording in claim.wordings:
        passage = _quoted(state, wording, claim)
        passages += [passage] if passage is not None else []
        wordings.append(_kept(state, wording, passage))
    key = claim_key(passages[0].post, passages[0].start) if passages else None
    made = Claim(
        key=state.fresh(key or f"claim-{_slug(state.by)}"),
        form=claim.form,
        text=claim.text,
        title=claim.title or _own_name(state, claim),
        wordings=tuple(wordings),
        origin=Decided(by=state.by),
        extras=_without_name(claim.extras),
    )
    return made, tuple(passages)


def _own_name(state: Comparison, claim: Claim) -> str | None:
    """Give the name of a claim that looks automatic but was given by the person."""
    name = state.edited.names.get(claim.key)
    automatic = name is None or name.startswith("Untitled")
    return None if automatic else name


def _quoted(state: Comparison, wording: Wording, claim: Claim) -> Passage | None:
    """Find the words in the post that the line names; None where they are not there.

    Words inside what a rule found to be another claim stay that claim's: no pass looks
    for claims in words that are decided, so the other would be lost.
    """
    numbers = named_post(state.edited.names.get(claim.key)) | _told_post(wording)
    for number in sorted(numbers & state.numbered.keys()):
        post = state.numbered[number]
        start = post.text.find(wording.text) if wording.text else -1
        end = start + len(wording.text)
        if start >= 0 and not state.is_found(post.key, start, end):
            key = state.fresh(passage_key(post.key, start))
            by = Decided(by=state.by)
            return Passage(key=key, post=post.key, start=start, end=end, origin=by)
    return None


def _told_post(wording: Wording) -> frozenset[int]:
    number = mapping_of(private(wording.extras), "data").get("post")
    return frozenset({number}) if type(number) is int else frozenset()


def _kept(state: Comparison, wording: Wording, passage: Passage | None) -> Wording:
    """Keep marks, tags and data; who speaks is told by the passage where there is one."""
    titles = {section.key: section.title for section in state.edited.debate.sections}
    title = titles.get(wording.section or "")
    data = mapping_of(private(wording.extras), "data")
    told = {"post", "by"} if passage is not None else set()
    left = {key: thaw(value) for key, value in data.items() if key not in told}
    return attrs.evolve(
        wording,
        section=next((s.key for s in state.thread.sections if s.title == title), None),
        argument=None,
        passage=None if passage is None else passage.key,
        extras=Extras({NAME: {"data": left}}) if left else NO_EXTRAS,
    )


def _without_name(extras: Extras) -> Extras:
    """Leave the name out of the extras: it is made anew, or is the title."""
    kept = {k: thaw(v) for k, v in private(extras).items() if k != "name"}
    others = {k: thaw(v) for k, v in extras.items() if k != NAME}
    return Extras(others | ({NAME: kept} if kept else {}))


def _slug(name: str) -> str:
    """Give a person's name as a part of a key."""
    return "-".join(re.findall(r"\w+", name.casefold())) or "person"
