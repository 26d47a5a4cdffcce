"""What a file writes otherwise than we derive it: corrections, not copies.

A correction is a pair [derived, found] under the key "aif" of an element's extras; it
is applied only while the derived value is still the same, so that edits win.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from disputatio.schemas.debate import Claim, Debate, Passage, Relation
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import Locution, Node, Records
from disputatio.schemas.foreign.aif_numbers import number_of

FORMAT = "aif"
"""Key of the extras that both AIF formats share."""

IMPLIES = "implies"
"""Says that a debate is a thread, of which a graph spells out what it implies."""

PINNED = "pinned"
"""The nodeID of an element in a graph that was edited, so that the edits stay with it."""

LOCUTIONS = "locutions"
"""What is kept of the locution entries of a node."""

NODE_FIELDS = {"text": 2, "scheme": 3, "schemeID": 4}
"""Names of the corrections of a node, with the places of its fields."""

ENTRY_FIELDS = {"personID": 1, "timestamp": 2, "start": 3, "end": 4, "source": 5}
"""Names of the corrections of a locution entry, with the places of its fields."""

_REQUIRED = frozenset({"text"})
_NODE = slice(2, 5)
_ENTRY = slice(1, 6)
_MORE = 6
_Record = TypeVar("_Record", Node, Locution)


def settings(extras: Extras) -> Extras:
    """Give what AIF keeps beside an element; empty where there is nothing."""
    return extras if extras is NO_EXTRAS else mapping(extras, FORMAT)


def settings_of(elements: Iterable[Claim | Passage | Relation]) -> list[Extras]:
    """Give what AIF keeps beside each of many elements."""
    found = [element.extras for element in elements]
    return [e if e is NO_EXTRAS else mapping(e, FORMAT) for e in found]


def mapping(extras: Extras, name: str) -> Extras:
    """Give a mapping inside extras; empty where there is none."""
    value = extras.get(name)
    return value if type(value) is Extras else NO_EXTRAS


def rows(extras: Extras, name: str) -> tuple[Any, ...]:
    """Give a list inside extras; empty where there is none."""
    value = extras.get(name)
    return value if isinstance(value, tuple) else ()


def has_node_id(element: Claim | Passage | Relation) -> bool:
    """Say whether an element has a nodeID of its own: its key, or one that is kept."""
    return own_id(settings(element.extras), element.key) is not None


def is_spelled_out(debate: Debate) -> bool:
    """Say whether a debate was read from AIF, where all of it was said.

    What a file of ours was edited in beside the graph is kept as AIF, too; but the
    thread that it holds implies what it implied before.
    """
    return bool(debate.extras) and FORMAT in debate.extras and not implies(debate)


def implies(debate: Debate) -> bool:
    """Say whether a debate is no AIF, and only keeps what its graph was edited in."""
    return settings(debate.extras).get(IMPLIES) is True


def node_id(kept: Extras, key: str) -> str | None:
    """Give the nodeID of an element: the one that is kept, else its key if a number.

    Else it is the one by which a file of ours knew it when it was edited (`PINNED`).
    """
    known = own_id(kept, key)
    if known is not None or kept is NO_EXTRAS:
        return known
    pinned = kept.get(PINNED)
    return pinned if isinstance(pinned, str) and pinned else None


def own_id(kept: Extras, key: str) -> str | None:
    """Give the nodeID that an element had in the file that it is from, if from AIF."""
    known = None if kept is NO_EXTRAS else kept.get("id")
    if isinstance(known, str) and known:
        return known
    return key if number_of(key) is not None else None


def node_differences(derived: Node, found: Node) -> dict[str, Any]:
    """Give the corrections, frozen, that make the found node of the derived one."""
    if derived[_NODE] == found[_NODE] and found.more is NO_EXTRAS:
        return {}
    return _differences(derived, found, NODE_FIELDS)


def corrected_nodes(
    derived: Sequence[Node],
    kept: Sequence[Extras],
    keys: Sequence[str],
    timestamps: Sequence[str | None],
) -> Sequence[Node]:
    """Give nodes their ids and times, and apply the corrections that still fit."""
    rows: list[Sequence[Any]] = [
        node if each is NO_EXTRAS else _corrected(node, each, NODE_FIELDS)
        for node, each in zip(derived, kept, strict=True)
    ]
    if not rows:
        return ()
    _, kinds, texts, schemes, numbers, _, more = zip(*rows, strict=True)
    return Records(Node, keys, kinds, texts, schemes, numbers, timestamps, more)


def entry_differences(derived: Locution, found: Locution) -> dict[str, Any]:
    """Give the corrections, frozen, that make the found entry of the derived one."""
    if derived[_ENTRY] == found[_ENTRY] and found.more is NO_EXTRAS:
        return {}
    return _differences(derived, found, ENTRY_FIELDS)


def corrected_entries(
    default: Locution, expected: int, kept: Extras
) -> Iterable[Locution]:
    """Give the entries of a node: as kept, or `expected` copies of the default."""
    found = None if kept is NO_EXTRAS else kept.get(LOCUTIONS)
    if not isinstance(found, tuple):
        return [default] * expected
    return [
        tuple.__new__(Locution, _corrected(default, row, ENTRY_FIELDS))
        for row in found
        if type(row) is Extras
    ]


def _differences(
    derived: _Record, found: _Record, places: Mapping[str, int]
) -> dict[str, Any]:
    kept: dict[str, Any] = {
        name: (derived[place], found[place])
        for name, place in places.items()
        if derived[place] != found[place]
    }
    if found.more:
        kept["more"] = found.more
    return kept


def _corrected(
    derived: Node | Locution, kept: Extras, places: Mapping[str, int]
) -> list[Any]:
    values = list(derived)
    for name, pair in kept.items():
        place = places.get(name)
        if place is None:
            if name == "more" and type(pair) is Extras:
                values[_MORE] = pair
        elif type(pair) is tuple and len(pair) == 2 and pair[0] == derived[place]:
            found = pair[1]
            if type(found) is str or (found is None and name not in _REQUIRED):
                values[place] = found
    return values
