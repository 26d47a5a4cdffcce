"""The relations of an Argdown document: signs, steps of reasonings, and those in data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from attrs import define, field

from disputatio.schemas.debate import STANCES, Relation, RelationKind
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.argdown import NAME, data_origin
from disputatio.schemas.foreign.argdown_words import words_kept

KINDS: tuple[str, ...] = get_args(RelationKind)
"""Kinds of relation."""

SIGNS: Mapping[str, tuple[RelationKind, bool]] = {
    "+": ("support", True),
    "<+": ("support", True),
    "+>": ("support", False),
    "-": ("attack", True),
    "<-": ("attack", True),
    "->": ("attack", False),
    "_": ("undercut", True),
    "<_": ("undercut", True),
    "_>": ("undercut", False),
    "><": ("contradiction", False),
}
"""Kind by sign, and whether the line below is the source."""


@define
class Linked:
    """A relation before its ends have keys."""

    kind: RelationKind
    """What is done."""
    sources: list[str | int] = field(factory=list)
    """Places of claims, steps as `step_end`, and names that are still to be found."""
    targets: list[str | int] = field(factory=list)
    """The same."""
    line: int = 0
    """Line of the source that tells it."""
    spec: Mapping[str, Any] | None = None
    """Its data; None where the data of its source have to be asked."""
    written: str = ""
    """Its line as the data of its source name it."""
    rules: tuple[str, ...] = ()
    """Rules of an inference."""
    data: dict[str, Any] = field(factory=dict)
    """Other data of an inference."""
    argument: str | int | None = None
    """Place or name of the argument whose step it is."""
    post: object = None
    """Number of the post of its line, if its line has words."""
    in_data: bool = False
    """Whether the data tell the whole relation."""

    def relation(
        self, key: str, ends: tuple[tuple[str, ...], tuple[str, ...]], argument: str | None,
        rule: str | None,
    ) -> Relation:  # fmt: skip
        """Give the relation."""
        spec = self.spec or {}
        title = spec.get(
            "title" if self.in_data or self.argument is not None else "relation"
        )
        origin = data_origin(spec, rule)
        kept = {"data": self.data} if self.data else {}
        kept |= words_kept(spec, origin, self.post)
        return Relation(
            key=key,
            kind=self.kind,
            sources=ends[0],
            targets=ends[1],
            scheme=self._scheme(spec),
            title=title if isinstance(title, str) else None,
            argument=argument,
            origin=origin,
            extras=Extras({NAME: kept}) if kept else NO_EXTRAS,
        )

    def _scheme(self, spec: Mapping[str, Any]) -> str | None:
        scheme = spec.get("scheme")
        if isinstance(scheme, str):
            return scheme
        return ", ".join(self.rules) or None


def step_end(place: int) -> int:
    """Give a relation as an end, by its place among the relations of the document."""
    return -1 - place


def step_place(end: int) -> int:
    """Give the place of a relation that is an end."""
    return -1 - end


def linked_in_data(told: object, host: int | None, line: int) -> Linked | None:
    """Give a relation that a data block tells; None where it tells none."""
    if not isinstance(told, Mapping) or told.get("kind") not in KINDS:
        return None
    kind: RelationKind = told["kind"]
    alone = [] if host is None else [host]
    sources = _names(told["from"]) if "from" in told else alone
    targets = _names(told.get("to", []))
    argument = told.get("argument")
    if sources is None or targets is None:
        return None
    if kind == "stance" and told.get("scheme") not in STANCES:
        return None
    return Linked(
        kind=kind,
        sources=list(sources),
        targets=list(targets),
        line=line,
        spec=told,
        argument=argument if isinstance(argument, str) else None,
        in_data=True,
    )


def _names(value: object) -> list[str] | None:
    named = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return value if named else None  # type: ignore[return-value]
