"""What is odd about the records of an AIF-JSON list, field by field.

What many records of a list have in common is told once, with a count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from attrs import define

from disputatio.converter.importers.shared.aif.rules import Finding, Place, Said
from disputatio.schemas.foreign.aif_numbers import number_of
from disputatio.schemas.foreign.aif_records import (
    OTHER_NAMES,
    id_of,
    named_id,
    participant_of,
)
from disputatio.schemas.foreign.aif_speech import NO_SURNAME
from disputatio.schemas.text import shortened

_NAMES = {
    "nodes": ("nodeID",),
    "edges": ("fromID", "toID"),
    "locutions": ("nodeID",),
    "participants": ("participantID",),
}
"""Fields without which a record is none."""

_NEEDED = {
    "nodes": ("nodeID", "text", "type"),
    "edges": ("edgeID", "fromID", "toID"),
}
"""Fields without which a tool fails: arguebuf needs nodeID, text, edgeID and the ends."""

_KNOWN = {
    "nodes": {"nodeID", "text", "type", "timestamp", "scheme", "schemeID", "scheme_id"},
    "edges": {"edgeID", "fromID", "toID", "formEdgeID"},
    "locutions": {"nodeID", "personID", "timestamp", "start", "end", "source"},
    "participants": {"participantID", "firstname", "surname"},
}
_IDS = frozenset({"nodeID", "edgeID", "fromID", "toID", "personID", "participantID"})
_TEXTS = frozenset(
    {"text", "type", "scheme", "timestamp", "start", "firstname", "surname"}
)
_NULLABLE = frozenset({"personID", "start", "scheme", "timestamp"})

_LONGEST_NAME = 100
"""How long the name of a field may be that is part of a path."""


@define
class _Seen:
    """How often something was met, and where first."""

    path: str
    example: str
    count: int = 0


class _Oddity(NamedTuple):
    """What is odd in a record."""

    rule: str
    problem: str
    key: str = ""
    """The field where it stands; empty for the whole record."""
    shown: bool = False
    """Whether its value says more."""


def record_findings(name: str, path: str, rows: Iterable[Any]) -> Iterator[Finding]:
    """Give what is odd about the records of a list.

    Args:
        name: nodes, edges, locutions or participants.
        path: JSON path of the list.
        rows: its records.
    """
    seen: dict[tuple[str, str], _Seen] = {}
    usual = _Usual(name)
    for number, row in enumerate(rows):
        if isinstance(row, dict) and usual.is_one(row):
            continue
        place = f"{path}[{number}]"
        absent = [key for key in _NAMES[name] if _name(name, row, key) is None]
        for key in absent:
            yield Finding("AifIdMissing", partial(_nameless, name, place, key))
        if isinstance(row, dict) and not absent:
            for odd in _oddities(name, row):
                what = odd.rule, odd.problem
                if what not in seen:
                    seen[what] = _first(place, row, odd)
                seen[what].count += 1
    for (rule, problem), met in seen.items():
        yield Finding(rule, partial(_counted, problem, met))


def _nameless(name: str, place: str, key: str) -> Said:
    return Said(f"a record of {name} has no {key}, so it is none", Place(place))


def _first(place: str, row: dict[str, Any], odd: _Oddity) -> _Seen:
    told = bool(odd.key) and len(odd.key) <= _LONGEST_NAME
    example = shortened(repr(row[odd.key]), 30) if odd.shown else ""
    return _Seen(f"{place}.{odd.key}" if told else place, example)


def _counted(problem: str, met: _Seen) -> Said:
    times = f" ({met.count} times)" if met.count > 1 else ""
    example = f", as {met.example}" if met.example else ""
    return Said(f"{problem}{example}{times}", Place(met.path))


class _Usual:
    """Knows records without an oddity by their fields and types, which most share."""

    def __init__(self, name: str) -> None:
        """Know those of one list."""
        self._name = name
        self._known: dict[tuple[object, ...], bool] = {}

    def is_one(self, row: dict[str, Any]) -> bool:
        """Say whether a record has nothing odd."""
        shape = (*row, *map(type, row.values()))
        usual = self._known.get(shape)
        if usual is None:
            usual = self._known[shape] = _is_usual(self._name, row)
        return (
            usual and all(row[key] for key in _NAMES[self._name]) and _is_numbered(row)
        )


def _is_usual(name: str, row: dict[str, Any]) -> bool:
    """Say whether records with the fields and types of this one have nothing odd.

    Their ids may be, which are not looked at.
    """
    named = all(type(row.get(key)) is str for key in _NAMES[name])
    known = row | {"nodeID": "0"} if "nodeID" in row else row
    return named and not any(_oddities(name, known))


def _is_numbered(row: dict[str, Any]) -> bool:
    return "nodeID" not in row or number_of(row["nodeID"]) is not None


def _name(name: str, row: Any, key: str) -> str | None:
    """Give the id that a record has in a field, or where a file has it instead."""
    if not isinstance(row, dict):
        return None
    named = key in OTHER_NAMES and (name, key) != ("locutions", "nodeID")
    return named_id(row, key) if named else id_of(row.get(key))


def _oddities(name: str, row: dict[str, Any]) -> Iterator[_Oddity]:
    for key in _NEEDED.get(name, ()):
        if key not in row:
            problem = f"{key} is missing, at which arguebuf fails"
            yield _Oddity("AifFieldMissing", problem)
    for key, value in row.items():
        if key not in _KNOWN[name]:
            problem = f"{shortened(key, 30)!r} is no field of AIFdb"
            yield _Oddity("AifFieldUnknown", problem, key)
        elif oddity := _oddity(key, value):
            yield _Oddity(*oddity, key, shown=True)


def _oddity(key: str, value: Any) -> tuple[str, str] | None:
    """Give rule and problem where a field of AIFdb has an odd value."""
    if key in _IDS:
        if isinstance(value, int | float):
            return "AifFieldOdd", f"{key} is a number, not a string"
        if isinstance(value, str) and _is_name(key) and number_of(value) is None:
            what = f"{key} is no decimal number, at which xaif fails"
            return "AifIdNotDecimal", what
    elif key in _TEXTS and not _is_text(key, value):
        return "AifFieldOdd", f"{key} is no string"
    return None


def _is_text(key: str, value: Any) -> bool:
    """Say whether a value fits a field of text; AIFdb takes a start in seconds too."""
    seconds = key == "start" and type(value) is int
    return isinstance(value, str) or seconds or (value is None and key in _NULLABLE)


def _is_name(key: str) -> bool:
    """Say whether a field gives a node its id: links repeat it."""
    return key == "nodeID"


def name_findings(
    path: str, rows: Iterable[Any], *, uploaded: bool, drawn: bool
) -> Iterator[Finding]:
    """Give what is odd about the names of people, for the tool that reads them.

    Args:
        path: JSON path of the list.
        rows: its records.
        uploaded: whether AIFdb's upload finds them where they stand.
        drawn: whether a layout for OVA3 stands beside them, which wants no surname of
            who has none.
    """
    for number, row in enumerate(rows):
        person = participant_of(row)
        if person is None:
            continue
        names = person.firstname, person.surname
        name = " ".join(names).strip()
        problem = None
        if uploaded and not {"'", "\\"}.isdisjoint(name):
            problem = "has an apostrophe or a backslash, at which AIFdb's upload fails"
        elif not drawn and not all(map(str.strip, names)):
            problem = f"lacks a first name or surname, which xaif expects; {NO_SURNAME!r} stands for none"
        if problem is not None:
            say = partial(_unsafe, f"{path}[{number}]", name, problem)
            yield Finding("AifNameUnsafe", say)


def _unsafe(path: str, name: str, problem: str) -> Said:
    return Said(f"the participant {shortened(name, 40)!r} {problem}", Place(path))
