"""A debate on television as analysts record it: locutions, and what they stand for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from disputatio.converter import api
from disputatio.schemas.debate import Debate


class Studio:
    """Records a debate node by node, in the shape of AIFdb."""

    def __init__(self) -> None:
        """Begin with an empty record."""
        self.nodes: list[dict[str, str]] = []
        self.edges: list[dict[str, str]] = []
        self.locutions: list[dict[str, str]] = []
        self._last = ""

    def node(
        self, kind: str, text: str, sources: Sequence[str], targets: Sequence[str]
    ) -> str:
        """Add a node with its edges and give its id."""
        key = str(len(self.nodes) + 1)
        self.nodes.append({"nodeID": key, "type": kind, "text": text})
        for pair in [(s, key) for s in sources] + [(key, t) for t in targets]:
            number = str(len(self.edges) + 1)
            self.edges.append({"edgeID": number, "fromID": pair[0], "toID": pair[1]})
        return key

    def says(self, name: str, words: str, proposition: str) -> str:
        """Let somebody say something after what was said last; gives the I-node."""
        spoken = self.node("L", f"{name} : {words}", (), ())
        self.locutions.append({"nodeID": spoken, "personID": name, "start": None})  # type: ignore[dict-item]
        claim = self.node("I", proposition, (), ())
        self.node("YA", "Asserting", [spoken], [claim])
        if self._last:
            self.node("TA", "Default Transition", [self._last], [spoken])
        self._last = spoken
        return claim

    def debate(self) -> Debate:
        """Give the debate that the record is read as."""
        record = {
            "nodes": self.nodes,
            "edges": self.edges,
            "locutions": self.locutions,
        }
        return api.read(json.dumps(record).encode(), "aif-json").debate


def harbour() -> Debate:
    """Give three people on a harbour: linked premises, an undercut and a rephrase."""
    studio = Studio()
    close = studio.says(
        "Vera Holm", "They should close it", "the council should close the harbour"
    )
    silt = studio.says("Vera Holm", "It silts up", "the harbour silts up")
    cost = studio.says(
        "Vera Holm",
        "Well, dredging costs more every year",
        "dredging costs more every year",
    )
    studio.node("RA", "Expert Opinion", [silt, cost], [close])
    cheap = studio.says(
        "Otto Brandt", "Not at all, it got cheaper", "dredging got cheaper"
    )
    studio.node("CA", "Default Conflict", [cheap], [cost])
    bill = studio.says(
        "Otto Brandt",
        "Look at the bill, half of it!",
        "the bill is half of last year's",
    )
    studio.node("MA", "Default Rephrase", [bill], [cheap])
    lift = studio.says(
        "Moderator", "Two different things", "silt and money are different things"
    )
    return _undercut(studio, lift)


def _undercut(studio: Studio, claim: str) -> Debate:
    (inference,) = (n["nodeID"] for n in studio.nodes if n["type"] == "RA")
    studio.node("CA", "Default Conflict", [claim], [inference])
    return studio.debate()
