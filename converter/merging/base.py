"""Who changed what, where the thread may have changed too since the export was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import frozen

from disputatio.converter.merging.sheets import Sheet, texts_of
from disputatio.schemas.debate import Debate
from disputatio.schemas.foreign.argdown_held import Held, text_fact

Way = Literal["same", "recorded", "unknown"]
"""`same`: the edited file was made from the very export that the thread gives now, or
does not say otherwise; `recorded`: from another one, and it says what that held;
`unknown`: from another one, and its record is gone."""


@frozen
class Base:
    """The export that the edited file was made from, as far as it is known."""

    way: Way
    """How much is known."""
    held: Held | None
    """What it held, where that is recorded."""

    @classmethod
    def of(cls, edited: Sheet, export: Sheet) -> Base:
        """Find out which export an edited file was made from."""
        if edited.digest is None or edited.digest == export.digest:
            return cls("same", None)
        return cls("unknown" if edited.held is None else "recorded", edited.held)

    def later(
        self, thread: Debate, export: Sheet, origins: Mapping[str, str]
    ) -> frozenset[str]:
        """Give the keys of the export's claims that it did not have.

        It had a claim if it had its words: those of now, or those of the post.
        """
        if self.way != "recorded":
            return frozenset()
        posts = {post.key: post.text for post in thread.posts}
        spoken = {p.key: posts[p.post][p.start : p.end] for p in thread.passages}
        claims = {claim.key: claim for claim in thread.claims}
        found = set()
        for claim in export.debate.claims:
            own = claims[origins[claim.key]]
            words = [spoken.get(w.passage or "", w.text) for w in own.wordings]
            if not self.had(map(text_fact, (*texts_of(claim), *words))):
                found.add(claim.key)
        return frozenset(found)

    def had(self, facts: Iterable[str | None]) -> bool:
        """Say whether it had one of these facts: if so, who lacks it now deleted it."""
        if self.held is None:
            return self.way == "same"
        return any(fact is not None and fact in self.held for fact in facts)

    def is_old(self, fact: str | None) -> bool:
        """Say whether a fact of the edited file was there before the person came."""
        return self.held is not None and fact is not None and fact in self.held
