"""Lists beside the graph (people, schemes of nodes), with what a file has otherwise.

Corrections again: per row [derived, as found], applied while the derived row is still
the same. A row is named by its id, and "#2", "#3" where several have one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from disputatio.schemas.extras import Extras, freeze, thaw
from disputatio.schemas.foreign.aif import (
    LOCUTION,
    AifParticipant,
    Graph,
    values_of,
)
from disputatio.schemas.foreign.aif_corrections import mapping, rows
from disputatio.schemas.foreign.aif_records import Record, id_of, participant_record
from disputatio.schemas.foreign.aif_speech import names_of, split

IDS = {"participants": "participantID", "schemefulfillments": "nodeID"}
"""Field by which rows are named, for every list."""


def lists_of(graph: Graph) -> dict[str, list[Record]]:
    """Give the lists that we derive from a graph."""
    return {
        "schemefulfillments": [
            {"nodeID": key, "schemeID": number}
            for key, number in zip(
                values_of(graph.nodes, 0), values_of(graph.nodes, 4), strict=True
            )
            if number is not None
        ],
        "participants": list(map(participant_record, _everybody(graph))),
    }


def _everybody(graph: Graph) -> Iterator[AifParticipant]:
    """Give the participants, and those whom only locution entries know.

    AIFdb stamps several ids on one speaker. Such an id has the name by which most of
    the words begin that it is said to have spoken.
    """
    yield from graph.participants
    known = {person.id for person in graph.participants}
    persons = values_of(graph.locutions, 1)
    if not known or known.issuperset(filter(None, persons)):
        return
    spoken = {node.id: node.text for node in graph.nodes if node.type == LOCUTION}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for node, person in zip(values_of(graph.locutions, 0), persons, strict=True):
        if person and person not in known:
            found = split(spoken.get(node, ""))
            if found is not None:
                names[person][found[0]] += 1
    for person, row in names.items():
        yield AifParticipant(person, *names_of(row.most_common(1)[0][0]))


def list_corrections(name: str, derived: Sequence[Record], found: Sequence[Any]) -> Any:
    """Give what makes a found list of the derived one; None where nothing does."""
    if list(found) == list(derived):
        return None
    ours, theirs = _named(name, derived), _named(name, found)
    different = {
        key: [ours.get(key), theirs.get(key)]
        for key in ours | theirs
        if ours.get(key) != theirs.get(key)
    }
    kept: dict[str, Any] = {"rows": different} if different else {}
    if [key for key in ours if key in theirs] + [
        key for key in theirs if key not in ours
    ] != list(theirs):
        kept["order"] = list(theirs)
    return freeze(kept)


def corrected_list(name: str, derived: Sequence[Record], kept: Extras) -> list[Any]:
    """Give a list as it was found, where what we derive is still the same."""
    if not kept:
        return list(derived)
    found: dict[str, Any] = dict(_named(name, derived))
    for key, pair in mapping(kept, "rows").items():
        if isinstance(pair, tuple) and len(pair) == 2:
            was, now = map(thaw, pair)
            if found.get(key) == was:
                found[key] = now
    names = [key for key in found if found[key] is not None]
    places = {key: i for i, key in enumerate(rows(kept, "order"))}
    names.sort(key=lambda key: places.get(key, len(places)))
    return [found[key] for key in names]


def with_strays(records: Sequence[Any], strays: Iterable[Any]) -> list[Any]:
    """Give the rows of a list: records, and what is none, each with its place among all."""
    found: list[Any] = []
    left = iter(records)
    for stray in strays:
        if isinstance(stray, tuple) and len(stray) == 2 and type(stray[0]) is int:
            found += islice(left, min(max(stray[0] - len(found), 0), len(records)))
            found.append(thaw(stray[1]))
    return [*found, *left]


def named_rows(
    fields: Sequence[str], values: Iterable[Any]
) -> Iterator[tuple[str, Any]]:
    """Give rows with names, each its own: the ids in some fields, and how often before.

    A row that lacks an id is "?".
    """
    count: dict[str, int] = {}
    for value in values:
        row = value if isinstance(value, dict) else {}
        key = ">".join(id_of(row.get(field)) or "?" for field in fields)
        count[key] = count.get(key, 0) + 1
        yield key if count[key] == 1 else f"{key}#{count[key]}", value


def _named(name: str, values: Iterable[Any]) -> dict[str, Any]:
    return dict(named_rows((IDS[name],), values))
