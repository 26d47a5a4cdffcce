"""Corrections of an AIF-JSON export by a graph tool."""

import io
import json
from collections.abc import Callable
from typing import Any

from disputatio.converter import write
from disputatio.converter.api import merged_with
from disputatio.converter.merging.merge import Merged
from disputatio.schemas.debate import Refusal
from disputatio.schemas.origins import Decided
from tests.converter.merging.test_argdown import edges, town

Graph = dict[str, Any]
"""One of the two copies of the graph in a file."""

ANN = Decided(by="ann")


def export() -> dict[str, Any]:
    """Give the town as AIF-JSON."""
    sink = io.BytesIO()
    write(town(), sink, "aif-json")
    document: dict[str, Any] = json.loads(sink.getvalue())
    return document


def merge(edit: Callable[[Graph], None], *, extension: bool = True) -> Merged:
    """Give what an edit of both copies of the graph comes to."""
    document = export()
    edit(document)
    edit(document["AIF"])
    if not extension:
        del document["debate"]
    return merged_with(town(), json.dumps(document).encode(), "ann", "aif-json")


def node(graph: Graph, text: str) -> dict[str, Any]:
    """Give the I-node whose text begins so."""
    found: dict[str, Any] = next(
        n for n in graph["nodes"] if n["type"] == "I" and n["text"].startswith(text)
    )
    return found


def scheme(graph: Graph, kind: str, source: str) -> dict[str, Any]:
    """Give the S-node of a type that leads away from an I-node."""
    begin = node(graph, source)["nodeID"]
    ends = {e["toID"] for e in graph["edges"] if e["fromID"] == begin}
    found: dict[str, Any] = next(
        n for n in graph["nodes"] if n["type"] == kind and n["nodeID"] in ends
    )
    return found


def drop(graph: Graph, key: str) -> None:
    """Take out a node with its edges."""
    graph["nodes"] = [n for n in graph["nodes"] if n["nodeID"] != key]
    graph["edges"] = [e for e in graph["edges"] if key not in {e["fromID"], e["toID"]}]


def test_a_fresh_export_changes_nothing_and_tells_nothing() -> None:
    """It is the one that the thread gives now; an edit of it is told as no other export."""

    def edit(graph: Graph) -> None:
        node(graph, "The air")["text"] = "Our air would be cleaner."

    untouched = merge(lambda _: None)

    assert (untouched.decisions, untouched.notices) == ((), ())
    assert "ExportChanged" not in {n.rule for n in merge(edit).notices}


def test_other_words_in_a_node_reword_the_claim() -> None:
    """The claim and the wording that was the same have the new words; the post has not."""

    def edit(graph: Graph) -> None:
        node(graph, "The air")["text"] = "Our air would be cleaner."

    merged = merge(edit)

    assert [d.kind for d in merged.decisions] == ["reworded"]
    changed = next(c for c in merged.debate.claims if c.key == "claim-1-32")
    assert (changed.text, changed.origin) == ("Our air would be cleaner.", ANN)
    assert changed.wordings[0].text == changed.text
    assert merged.debate.posts == town().posts


def test_another_scheme_node_turns_the_relation_round() -> None:
    """RA to CA: the support is refused, the attack decided."""

    def edit(graph: Graph) -> None:
        scheme(graph, "RA", "The air").update(
            type="CA", text="Default Conflict", scheme="Default Conflict", schemeID="71"
        )

    merged = merge(edit)

    assert [d.kind for d in merged.decisions] == ["turned round"]
    assert ("attack", "claim-1-32", "claim-1-0") in edges(merged)
    refusal = Refusal(kind="support", sources=("claim-1-32",), targets=("claim-1-0",))
    assert merged.debate.refused == (refusal,)


def test_a_node_that_is_gone_is_deleted() -> None:
    """The claim goes with what tied it; an S-node that lost its premise is no decision."""

    def edit(graph: Graph) -> None:
        drop(graph, node(graph, "The air")["nodeID"])

    merged = merge(edit)

    assert [d.kind for d in merged.decisions] == ["deleted"]
    assert Refusal(claim="claim-1-32") in merged.debate.refused
    assert len(merged.debate.relations) == 3


def test_a_new_node_with_a_new_scheme_is_added() -> None:
    """One decision adds the claim and what it does."""

    def edit(graph: Graph) -> None:
        graph["nodes"] += [
            {"nodeID": "9001", "text": "Buses need the streets.", "type": "I"},
            {"nodeID": "9002", "text": "Default Conflict", "type": "CA"},
        ]
        target = node(graph, "Cars")["nodeID"]
        graph["edges"] += [
            {"edgeID": "9003", "fromID": "9001", "toID": "9002"},
            {"edgeID": "9004", "fromID": "9002", "toID": target},
        ]

    merged = merge(edit)

    (decision,) = merged.decisions
    assert decision.sentence.startswith("added a claim, which argues against “Cars")
    made = next(c for c in merged.debate.claims if c.text == "Buses need the streets.")
    assert ("attack", made.key, "claim-1-0") in edges(merged)


def test_a_scheme_that_is_gone_is_refused() -> None:
    """Deleting an S-node deletes the relation alone."""

    def edit(graph: Graph) -> None:
        drop(graph, scheme(graph, "CA", "Shops")["nodeID"])

    merged = merge(edit)

    assert [d.kind for d in merged.decisions] == ["deleted"]
    assert len(merged.debate.claims) == 5
    assert ("attack", "claim-2-0", "claim-1-0") not in edges(merged)


def test_a_tool_that_drops_the_debate_beside_the_graph_does_no_harm() -> None:
    """By their ids and words the nodes are known without it."""

    def edit(graph: Graph) -> None:
        node(graph, "The air")["text"] = "Quite other words than before."

    with_it, without_it = merge(edit), merge(edit, extension=False)

    assert without_it.debate == with_it.debate
    assert [d.sentence for d in without_it.decisions] == [
        d.sentence for d in with_it.decisions
    ]


def test_an_older_export_decides_only_what_was_edited_in_it() -> None:
    """What was merged from another file meanwhile is not undone."""

    def first(graph: Graph) -> None:
        node(graph, "The air")["text"] = "Our air would be cleaner."

    def second(document: Graph) -> None:
        node(document, "Nobody")["text"] = "Nobody carries a wardrobe home."

    once = merge(first).debate
    document = export()
    second(document)
    second(document["AIF"])

    twice = merged_with(once, json.dumps(document).encode(), "bob", "aif-json")

    assert [d.kind for d in twice.decisions] == ["reworded"]
    texts = {c.key: c.text for c in twice.debate.claims}
    assert texts["claim-1-32"] == "Our air would be cleaner."
    assert texts["claim-2-27"] == "Nobody carries a wardrobe home."
