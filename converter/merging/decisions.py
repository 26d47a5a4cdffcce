"""What a person decided: one sentence for each difference, and how it is carried out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from disputatio.schemas.debate import Claim, Passage, Position, Refusal, Relation

Row: TypeAlias = Literal["passages", "claims", "relations", "positions"]
"""A row of a debate that decisions change; positions go by the key of their claim."""

DecisionKind: TypeAlias = Literal[
    "added",
    "deleted",
    "reworded",
    "renamed",
    "turned round",
    "moved",
    "confirmed",
    "position",
    "form",
    "tagged",
    "noted",
    "scheme",
    "stance",
    "title",
    "question",
]
"""What became of the line."""


@frozen(kw_only=True)
class Evolve:
    """Change fields of an element, which from then on is decided."""

    row: Row
    """Where it stands."""
    key: str
    """Its key."""
    fields: Mapping[str, Any] = field(factory=dict)
    """The new values; none where it is only confirmed."""


@frozen(kw_only=True)
class Add:
    """Add an element."""

    row: Row
    """Where to."""
    element: Passage | Claim | Relation | Position
    """The element."""
    after: str | None = None
    """Key of the element that it stands behind; None for the end."""


@frozen(kw_only=True)
class Remove:
    """Take an element out, with what hangs on it."""

    row: Row
    """Where it stands."""
    key: str
    """Its key."""


@frozen(kw_only=True)
class Refuse:
    """Note that no pass may bring something back."""

    refusal: Refusal
    """What was refused."""


@frozen(kw_only=True)
class Replace:
    """Change a field of the debate itself."""

    field: str
    """Its name."""
    value: Any
    """Its new value."""


Change: TypeAlias = Evolve | Add | Remove | Refuse | Replace
"""One step of carrying out a decision."""


@frozen(kw_only=True)
class Decision:
    """One difference between the edited file and the thread's own export."""

    kind: DecisionKind
    """What became of the line."""
    sentence: str
    """The decision for a person to check."""
    line: int | None = None
    """Line of the edited file; None where the line is gone or the file has no lines."""
    element: str | None = None
    """Key of the claim or relation of the thread, or that of a new one."""
    changes: tuple[Change, ...] = ()
    """How it is carried out."""

    def plain(self) -> dict[str, Any]:
        """Give the decision as a JSON object."""
        return {
            "kind": self.kind,
            "sentence": self.sentence,
            "line": self.line,
            "element": self.element,
        }
