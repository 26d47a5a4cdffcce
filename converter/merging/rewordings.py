"""Decisions about the words of a claim: other words, said once more, not said any more.

The words of the posts stay as they are, and so do the passages: only what the claim is
said to say changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import field, frozen

from disputatio.converter.merging.comparison import Comparison
from disputatio.converter.merging.decisions import Evolve
from disputatio.converter.merging.sheets import texts_of
from disputatio.converter.merging.words import alike, quoted
from disputatio.schemas.debate import Claim, Wording
from disputatio.schemas.foreign.argdown import bracketed
from disputatio.schemas.foreign.argdown_held import text_fact
from disputatio.schemas.origins import Decided
from disputatio.schemas.text import one_line


@frozen(kw_only=True)
class Rewording:
    """How the words of one claim differ."""

    changed: Mapping[str, str] = field(factory=dict)
    """New words by old words."""
    more: tuple[str, ...] = ()
    """Words in which it is said besides."""
    dropped: tuple[str, ...] = ()
    """Words in which it is not said any more."""

    @classmethod
    def of(cls, state: Comparison, edited: Claim, export: Claim) -> Rewording:
        """Compare the words, wording by wording; what only moved is no difference."""
        old, new = texts_of(export), texts_of(edited)
        theirs = isinstance(edited.origin, Decided)
        gone = [text for text in old if not any(alike(text, t) for t in new)]
        come = [
            text for text in new
            if not any(alike(text, t) for t in old)
            and (theirs or not state.base.is_old(text_fact(text)))
        ]  # fmt: skip
        left = gone[len(come) :] if new else ()
        return cls(
            changed=dict(zip(gone, come, strict=False)),
            more=tuple(come[len(gone) :]),
            dropped=tuple(t for t in left if state.base.had([text_fact(t)])),
        )

    def sentences(self, name: str | None) -> Iterator[str]:
        """Give each difference as a sentence; `name` in brackets, if it has one."""
        named = f" {name}" if name else ""
        for old, new in self.changed.items():
            yield f"reworded{named}: {quoted(new)} instead of {quoted(old)}"
        for text in self.more:
            yield f"{name or 'a claim'} is said once more: {quoted(text)}"
        for text in self.dropped:
            yield f"{name or 'a claim'} is not said as {quoted(text)} any more"

    def fields(
        self, claim: Claim, edited: Claim, known: Mapping[str, Wording]
    ) -> dict[str, Any]:
        """Give the new words of the thread's claim.

        `known` are wordings of the thread by their words: what is said besides may be
        the words of another claim, which then is this one.
        """
        marked = {wording.text: wording for wording in edited.wordings}
        wordings = [
            self._worded(wording, marked)
            for wording in claim.wordings
            if wording.text not in self.dropped
        ]
        wordings += [
            known.get(text)
            or attrs.evolve(marked[text], section=None, passage=None, argument=None)
            for text in self.more
            if text in marked
        ]
        text = self._new(claim.text) or claim.text
        if self.more or text in self.dropped:
            text = edited.text
        return {"text": text, "wordings": tuple(wordings)}

    def _worded(self, wording: Wording, marked: Mapping[str, Wording]) -> Wording:
        new = self._new(wording.text)
        if new is None:
            return wording
        marks = marked[new].marks if new in marked else ()
        return attrs.evolve(wording, text=new, marks=marks)

    def _new(self, text: str) -> str | None:
        """Give the words that stand for others now, line ends folded as in a file."""
        if text in self.changed:
            return self.changed[text]
        if "\n" not in text:
            return None
        folded = {one_line(old): new for old, new in self.changed.items()}
        return folded.get(one_line(text))


def reword(state: Comparison, edited: Claim, export: Claim, key: str) -> None:
    """Decide on the words of a claim; the first sentence carries all of it out."""
    found = Rewording.of(state, edited, export)
    if not (found.changed or found.more or found.dropped):
        return
    fields = found.fields(state.thread_claim(export.key), edited, state.wordings)
    changes = [Evolve(row="claims", key=key, fields=fields)]
    bare = state.edited.names.get(edited.key)
    name = None if bare is None else bracketed(edited.form, bare)
    for sentence in found.sentences(name):
        state.decide("reworded", sentence, *changes, line=edited.key, element=key)
        changes = []
