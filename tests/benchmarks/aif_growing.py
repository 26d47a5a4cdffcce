"""Nodesets of any size in the shapes that AIFdb has, for benchmarks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any

Record = dict[str, Any]

_SCHEMES = {
    "RA": ("Default Inference", "72"),
    "CA": ("Default Conflict", "71"),
    "MA": ("Default Rephrase", "144"),
    "TA": ("Default Transition", "82"),
    "Asserting": ("Asserting", "74"),
    "Arguing": ("Arguing", "80"),
    "Disagreeing": ("Disagreeing", "78"),
    "Restating": ("Restating", "101"),
    "Analysing": ("Analysing", "75"),
}
_IDS = ("nodeID", "edgeID", "fromID", "toID")
_FORCES = {"RA": "Arguing", "CA": "Disagreeing", "MA": "Restating"}
_PEOPLE = ("Ann Lee", "Bob Stone", "Cara Moss", "Dan Field")


def _time(second: int) -> str:
    hours, rest = divmod(second, 3600)
    return f"2020-05-28 {19 + hours}:{rest // 60:02}:{rest % 60:02}"


class _Growing:
    """A nodeset to which nodes are added, with ids as AIFdb gives them."""

    def __init__(self) -> None:
        self.nodes: list[Record] = []
        self.edges: list[Record] = []
        self.locutions: list[Record] = []

    def node(self, kind: str, text: str) -> str:
        key = str(500_000 + len(self.nodes))
        record = {"nodeID": key, "text": text, "type": kind}
        self.nodes.append(record | {"timestamp": _time(len(self.nodes) // 30)})
        return key

    def scheme(self, kind: str, name: str, source: str, target: str) -> str:
        text, number = _SCHEMES[name]
        key = self.node(kind, text)
        self.nodes[-1] |= {"scheme": text, "schemeID": number}
        self.edge(source, key)
        self.edge(key, target)
        return key

    def edge(self, source: str, target: str) -> None:
        key = str(700_000 + len(self.edges))
        ends = {"edgeID": key, "fromID": source, "toID": target}
        self.edges.append(ends | {"formEdgeID": None})

    def said(self, number: int, words: str) -> str:
        person = number // 3 % len(_PEOPLE)
        key = self.node("L", f"{_PEOPLE[person]} : {words}")
        entry = {"nodeID": key, "personID": str(10 + person)}
        entry |= {"timestamp": _time(len(self.nodes) // 30), "start": _time(number)}
        self.locutions.append(entry | {"end": None, "source": None})
        return key


def _argument(grown: _Growing, number: int, last: list[str]) -> None:
    """Add a proposition that argues for or against the last one."""
    key = grown.node("I", f"This is proposition {number} of the debate")
    if last:
        kind = ("RA", "CA")[number % 2]
        grown.scheme(kind, kind, key, last[0])
    last[:] = [key]


def _asserted(grown: _Growing, number: int, last: list[str]) -> None:
    """Add a proposition for the last one, and the words that assert it."""
    words = f"this is what is said in locution {number} of the debate"
    key = grown.node("I", words)
    grown.scheme("YA", "Asserting", grown.said(number, words), key)
    if last:
        grown.scheme("RA", "RA", key, last[0])
    last[:] = [key]


def _dialogue(grown: _Growing, number: int, last: list[str]) -> None:
    """Add a turn with everything that analysts of a television debate write."""
    words = f"this is what is said in locution {number} of the debate"
    key, said = grown.node("I", words), grown.said(number, words)
    asserted = grown.scheme("YA", "Asserting", said, key)
    copy = grown.node("L", f"Nic: {grown.nodes[-2]['text']}")
    grown.scheme("YA", "Analysing", copy, asserted)
    if last:
        turn = grown.scheme("TA", "TA", last[1], said)
        kind = ("RA", "CA", "MA")[number % 3]
        relation = grown.scheme(kind, kind, key, last[0])
        grown.scheme("YA", _FORCES[kind], turn, relation)
    last[:] = [key, said]


SHAPES = {
    "an argument (I, RA, CA)": _argument,
    "four types (I, RA, L, YA)": _asserted,
    "a dialogue (I, RA, CA, MA, L, TA, YA)": _dialogue,
}
"""How a nodeset grows, by name."""


def joined(
    documents: Sequence[dict[str, list[Record]]], nodes: int
) -> dict[str, list[Record]]:
    """Give one nodeset of many, again and again, with ids that are moved apart."""
    whole: dict[str, list[Record]] = {"nodes": [], "edges": [], "locutions": []}
    for number, document in enumerate(cycle(documents), 1):
        for name, records in whole.items():
            records += [_moved(record, number) for record in document[name]]
        if len(whole["nodes"]) >= nodes:
            break
    return whole


def _moved(record: Record, number: int) -> Record:
    ids = {k: f"{number}{record[k]:>08}" for k in _IDS if k in record}
    return record | ids


def nodeset(shape: str, nodes: int) -> dict[str, list[Record]]:
    """Give a nodeset of a shape with at least so many nodes."""
    grown = _Growing()
    last: list[str] = []
    number = 0
    while len(grown.nodes) < nodes:
        SHAPES[shape](grown, number, last)
        number += 1
    return {
        "nodes": grown.nodes,
        "edges": grown.edges,
        "locutions": grown.locutions,
    }
