"""Who changed what, where the thread may have changed too since the export was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import frozen

from disputatio.converter.merging.sheets import Sheet
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
        if edited.held is not None:
            same = export.held is not None and edited.held == export.held
            return cls("same", None) if same else cls("recorded", edited.held)
        known = edited.digest is None or edited.digest == export.digest
        return cls("same" if known else "unknown", None)

    def later(self, export: Sheet, said: Mapping[str, Iterable[str]]) -> frozenset[str]:
        """Give the keys of the export's claims that it did not have.

        `said` gives by claim of the export all words that it may have stood in.
        """
        if self.way != "recorded":
            return frozenset()
        return frozenset(
            claim.key
            for claim in export.debate.claims
            if not self.had(map(text_fact, said[claim.key]))
        )

    def had(self, facts: Iterable[str | None]) -> bool:
        """Say whether it had one of these facts: if so, who lacks it now deleted it."""
        if self.held is None:
            return self.way == "same"
        return any(fact is not None and fact in self.held for fact in facts)

    def is_old(self, fact: str | None) -> bool:
        """Say whether a fact of the edited file was there before the person came."""
        return self.held is not None and fact is not None and fact in self.held
