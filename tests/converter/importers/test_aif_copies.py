"""Files of ours in which both copies of the graph were edited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disputatio.schemas.debate import Debate
from tests.converter.importers.test_aif_edited import (
    LISTS,
    TIME,
    Json,
    changed,
    node,
    noted,
)
from tests.converter.importers.test_aif_json import read, rules, written
from tests.schemas.foreign.aif_thread import thread


def _claim(graph: Json, place: int = 0) -> Json:
    return node(graph, "I", place)


def _grown(text: str, number: int) -> Callable[[Json], None]:
    """An edit that adds a claim and a reason for the first one."""

    def edit(graph: Json) -> None:
        first = _claim(graph)["nodeID"]
        claim, reason = str(number), str(number + 1)
        graph["nodes"] += [
            {"nodeID": claim, "text": text, "type": "I"},
            {"nodeID": reason, "text": "Default Inference", "type": "RA"},
        ]
        graph["edges"] += [
            {"edgeID": str(number), "fromID": claim, "toID": reason},
            {"edgeID": str(number + 1), "fromID": reason, "toID": first},
        ]

    return edit


def _without_last_claim(graph: Json) -> None:
    gone = _claim(graph, -1)["nodeID"]
    graph["nodes"] = [n for n in graph["nodes"] if n["nodeID"] != gone]
    graph["edges"] = [e for e in graph["edges"] if gone not in {e["fromID"], e["toID"]}]


def _reworded(place: int, text: str) -> Callable[[Json], None]:
    return noted("I", place, text=text)


def texts(debate: Debate) -> list[str]:
    """The words of all claims."""
    return [claim.text for claim in debate.claims]


TWO_EDITS: dict[str, tuple[Callable[[Json], None], Callable[[Json], None]]] = {
    "other claims reworded": (_reworded(0, "One."), _reworded(1, "Two.")),
    "a claim reworded, another gone": (_reworded(0, "One."), _without_last_claim),
    "words and a note": (_reworded(0, "One."), noted("I", note="x")),
    "words and another's name": (
        _reworded(0, "One."),
        changed("participants", 0, surname="Leigh"),
    ),
    "claims added": (_grown("One.", 900), _grown("Two.", 950)),
    "a claim added, an entry dated": (
        _grown("One.", 900),
        changed("locutions", 0, end=TIME),
    ),
    "an edge gone, words": (lambda g: g["edges"].pop(0), _reworded(0, "One.")),
    "the same edit": (_reworded(0, "One."), _reworded(0, "One.")),
}  # fmt: skip
"""Edits of the bare copy and of the one under "AIF" that do not meet."""


@pytest.mark.parametrize("turn", [False, True])
@pytest.mark.parametrize("name", TWO_EDITS)
def test_edits_of_both_copies_are_joined(name: str, turn: bool) -> None:
    """What was changed in one copy and in the other is read as if in one."""
    document, whole = written(thread()), written(thread())
    edits = TWO_EDITS[name][:: -1 if turn else 1]
    for edit, part in zip(edits, (document, document["AIF"]), strict=True):
        edit(part)
    for edit in dict.fromkeys(edits) if name != "the same edit" else edits[:1]:
        edit(whole)
        edit(whole["AIF"])
    both, once = read(document), read(whole)
    assert rules(both) == ["ExtensionStale"]
    assert [sorted(map(str, written(both.debate)[key])) for key in LISTS] == [
        sorted(map(str, written(once.debate)[key])) for key in LISTS
    ]


def test_what_both_copies_call_alike_is_not_one() -> None:
    """New nodes and edges of one id stay two; those of the layout's copy keep theirs."""
    document = written(thread())
    _grown("One.", 900)(document)
    _grown("Two.", 900)(document["AIF"])
    reading = read(document)
    assert rules(reading) == ["ExtensionStale"]
    words = {claim.text: claim.key for claim in reading.debate.claims}
    assert (words["One."], words["Two."]) == ("902", "900")
    first = reading.debate.claims[0].key
    reasons = [r for r in reading.debate.relations if r.targets == (first,)]
    assert {("900",), ("902",)} <= {r.sources for r in reasons}
    edges = [e["edgeID"] for e in written(reading.debate)["edges"]]
    assert len(set(edges)) == len(edges)


def test_the_bare_copy_counts_where_edits_meet() -> None:
    """Two wordings of one claim: one is taken, and the other told with its place."""
    document = written(thread())
    _reworded(0, "One.")(document)
    _reworded(0, "Two.")(document["AIF"])
    reading = read(document)
    assert rules(reading) == ["CopiesDiffer", "ExtensionStale"]
    assert texts(reading.debate)[0] == "One."
    assert reading.notices[0].path == "AIF.nodes[5].text"
    assert "nodes[5].text is “One.”" in reading.notices[0].sentence
    assert "AIF.nodes[5].text is “Two.”" in reading.notices[0].sentence


@pytest.mark.parametrize("part", ["bare", "AIF"])
def test_a_change_counts_more_than_a_removal(part: str) -> None:
    """A claim that is gone from one copy and reworded in the other stays, and is told."""
    document = written(thread())
    parts = (document, document["AIF"])
    one, other = parts if part == "bare" else parts[::-1]
    _reworded(-1, "One.")(one)
    _without_last_claim(other)
    reading = read(document)
    assert rules(reading) == ["CopiesDiffer", "ExtensionStale"]
    assert "One." in texts(reading.debate)
    assert reading.notices[0].path is not None


@pytest.mark.parametrize("extension", [None, {"debate": 5}])
def test_without_a_debate_the_bare_copy_counts(extension: object) -> None:
    """Nothing tells what was written, so the other copy is only told."""
    document = written(thread())
    document.pop("debate") if extension is None else document.update(debate=extension)
    _reworded(0, "Two.")(document["AIF"])
    _reworded(1, "Three.")(document["AIF"])
    reading = read(document)
    assert rules(reading)[0] == "CopiesDiffer"
    assert texts(reading.debate) == texts(thread())
    assert "and 1 more" in reading.notices[0].sentence
    assert reading.notices[0].path == "AIF.nodes[5]"
