"""Only what was edited differs: laws of a nodeset that is read, edited and written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.converter.structure.turns import join_turns
from disputatio.schemas.debate import Claim, Debate, Relation
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.aif_records import (
    edge_record,
    id_of,
    locution_record,
    node_record,
)
from disputatio.schemas.foreign.aif_speech import split
from disputatio.schemas.protocols import Source
from disputatio.schemas.pruning import pruned
from tests.strategies.nodesets import nodesets
from tests.strategies.texts import lines, texts

SEED = Path(__file__).parents[2] / "seeds" / "bike-lane.aif.json"


@frozen
class Change:
    """How two graphs differ, by ids."""

    gone: frozenset[str]
    """Nodes that are no more there."""
    new: frozenset[str]
    """Nodes that were not there."""
    other: frozenset[str]
    """Nodes of which a field differs."""
    edges_gone: frozenset[str]
    """Edges that are no more there."""
    edges_new: frozenset[str]
    """Edges that were not there."""


def read(data: bytes) -> Debate:
    """The debate of a nodeset."""
    (reading,) = AifJsonImporter().read(Source(data=data), {})
    return reading.debate


def graph(debate: Debate) -> dict[str, list[Any]]:
    """The records of the graph that a debate stands for."""
    found = derive(debate)
    return {
        "nodes": list(map(node_record, found.nodes)),
        "edges": list(map(edge_record, found.edges)),
        "locutions": list(map(locution_record, found.locutions)),
    }


def change(before: Debate, after: Debate) -> Change:
    """How the graphs of two debates differ; what is in both stands in the same order."""
    old, new = graph(before), graph(after)
    nodes, fresh = _by_id(old["nodes"], "nodeID"), _by_id(new["nodes"], "nodeID")
    edges, joined = _by_id(old["edges"], "edgeID"), _by_id(new["edges"], "edgeID")
    both = [key for key in nodes if key in fresh]
    assert both == [key for key in fresh if key in nodes]
    assert [k for k in edges if k in joined] == [k for k in joined if k in edges]
    assert all(edges[key] == joined[key] for key in edges.keys() & joined.keys())
    left = [
        e
        for e in old["locutions"]
        if _id(e["nodeID"]) in fresh or _id(e["nodeID"]) not in nodes
    ]
    kept = [
        e
        for e in new["locutions"]
        if _id(e["nodeID"]) in nodes or _id(e["nodeID"]) not in fresh
    ]
    assert kept == left
    return Change(
        gone=frozenset(nodes.keys() - fresh.keys()),
        new=frozenset(fresh.keys() - nodes.keys()),
        other=frozenset(key for key in both if nodes[key] != fresh[key]),
        edges_gone=frozenset(edges.keys() - joined.keys()),
        edges_new=frozenset(joined.keys() - edges.keys()),
    )


def _id(value: object) -> str:
    """The name of an id, however a file writes it."""
    return id_of(value) or str(value)


def _by_id(records: list[dict[str, Any]], field: str) -> dict[str, dict[str, Any]]:
    return {_id(record[field]): record for record in records}


NOTHING = Change(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())

DEBATES = nodesets().map(lambda d: read(json.dumps(d).encode())) | st.just(
    read(SEED.read_bytes())
)
"""What was read from nodesets of any oddity, and from a usual one."""


@given(DEBATES, st.data())
def test_a_renamed_speaker_is_renamed_in_his_words_only(
    debate: Debate, data: st.DataObject
) -> None:
    """Nothing but the texts of a speaker's locutions changes, and there only the name."""
    assume(debate.participants)
    person = data.draw(st.sampled_from(debate.participants))
    renamed = evolve(person, name=data.draw(lines(1)))
    people = tuple(renamed if p is person else p for p in debate.participants)
    after = evolve(debate, participants=people)
    found = change(debate, after)
    posts = {p.key for p in debate.posts if p.author == person.key}
    words = {p.key: p for p in debate.passages if p.post in posts}
    assert found == evolve(NOTHING, other=found.other)
    assert found.other <= words.keys()
    for node in graph(after)["nodes"]:
        key = _id(node["nodeID"])
        parts = split(node["text"]) if key in found.other else None
        if parts is not None:
            post = next(p for p in debate.posts if p.key == words[key].post)
            assert parts[2].split() == post.text.split()


@given(DEBATES, st.data())
def test_a_dropped_premise_drops_its_edge_only(
    debate: Debate, data: st.DataObject
) -> None:
    """A relation without one of its sources has one edge less, and nothing else differs."""
    relation = _drawn(debate, data, lambda r: bool(r.sources))
    place = data.draw(st.integers(0, len(relation.sources) - 1))
    sources = relation.sources[:place] + relation.sources[place + 1 :]
    found = change(debate, _with(debate, relation, evolve(relation, sources=sources)))
    assert found == evolve(NOTHING, edges_gone=found.edges_gone)
    assert len(found.edges_gone) == 1


@given(DEBATES, st.data())
def test_another_scheme_changes_its_node_only(
    debate: Debate, data: st.DataObject
) -> None:
    """A relation with another scheme is the same node with another text and scheme."""
    relation = _drawn(debate, data, lambda r: r.kind not in {"stance", "unspecified"})
    scheme = data.draw(st.sampled_from(["Example", "Sign", "My own"]) | lines(1))
    after = _with(debate, relation, evolve(relation, scheme=scheme))
    found = change(debate, after)
    assert found == evolve(NOTHING, other=found.other)
    assert found.other <= {relation.key}
    old, new = (
        _by_id(graph(d)["nodes"], "nodeID")[relation.key] for d in (debate, after)
    )
    for field in old.keys() | new.keys():
        if field not in {"text", "scheme", "schemeID"}:
            assert old[field] == new[field]


@given(DEBATES, texts(1))
def test_an_added_claim_adds_and_changes_nothing(debate: Debate, words: str) -> None:
    """A claim that supports another is two nodes more, with ids above all others."""
    claim = Claim(key="claim-new", text=words)
    targets = tuple(c.key for c in debate.claims[:1])
    support = Relation(
        key="support-new", kind="support", sources=(claim.key,), targets=targets
    )
    after = evolve(
        debate,
        claims=(*debate.claims, claim),
        relations=(*debate.relations, support),
    )
    found = change(debate, after)
    assert found == evolve(NOTHING, new=found.new, edges_new=found.edges_new)
    assert (len(found.new), len(found.edges_new)) == (2, 1 + len(targets))


@given(DEBATES, st.data())
def test_a_deleted_relation_goes_with_what_hangs_on_it(
    debate: Debate, data: st.DataObject
) -> None:
    """Its node and edges go, and those of relations that say something of it alone."""
    relation = _drawn(debate, data, lambda _: True)
    left = tuple(r for r in debate.relations if r is not relation)
    after = pruned(evolve(debate, relations=left))
    found = change(debate, after)
    kept = {element.key for element in after.relations}
    removed = {r.key for r in debate.relations if r.key not in kept}
    assert found.gone <= removed
    assert found.new == found.edges_new == frozenset()
    ends = {
        _id(e["edgeID"]): {_id(e["fromID"]), _id(e["toID"])}
        for e in graph(debate)["edges"]
    }
    plain = {key.removeprefix("edge-").split("-")[0] for key in removed}
    for edge in found.edges_gone:
        assert ends[edge] & found.gone or edge in plain


@given(DEBATES, st.data())
def test_a_reworded_claim_changes_its_node_only(
    debate: Debate, data: st.DataObject
) -> None:
    """Other words of a claim are the text of one I-node."""
    assume(debate.claims)
    claim = data.draw(st.sampled_from(debate.claims))
    words = evolve(claim, text=data.draw(texts(1)))
    after = evolve(
        debate, claims=tuple(words if c is claim else c for c in debate.claims)
    )
    found = change(debate, after)
    assert found == evolve(NOTHING, other=found.other)
    assert found.other <= {claim.key}


@given(DEBATES)
def test_joined_turns_change_nothing(debate: Debate) -> None:
    """The pass `turns` joins posts, and the graph stays what it was."""
    assert change(debate, join_turns(debate)) == NOTHING


@pytest.mark.real
def test_edits_of_a_real_debate_change_what_they_mean(fixtures_folder: Path) -> None:
    """A television debate: a speaker renamed, a premise dropped, a scheme changed."""
    path = fixtures_folder / "aif" / "aifdb" / "qt30_23491.json"
    debate = read(path.read_bytes())
    bruce = next(p for p in debate.participants if p.name == "Fiona Bruce")
    people = tuple(
        evolve(p, name="Chair") if p is bruce else p for p in debate.participants
    )
    renamed = change(debate, evolve(debate, participants=people))
    his = {p.key for p in debate.posts if p.author == bruce.key}
    said = {p.key for p in debate.passages if p.post in his}
    assert renamed == evolve(NOTHING, other=frozenset(said))
    support = next(r for r in debate.relations if r.kind == "support")
    fewer = evolve(support, sources=support.sources[1:])
    dropped = change(debate, _with(debate, support, fewer))
    assert len(dropped.edges_gone) == 1
    assert dropped == evolve(NOTHING, edges_gone=dropped.edges_gone)
    other = _with(debate, support, evolve(support, scheme="Example"))
    assert change(debate, other) == evolve(NOTHING, other=frozenset({support.key}))
    node = _by_id(graph(other)["nodes"], "nodeID")[support.key]
    assert (node["text"], node["scheme"], node["schemeID"]) == (
        "Example", "Example", "14",
    )  # fmt: skip


def _drawn(
    debate: Debate, data: st.DataObject, fits: Callable[[Relation], bool]
) -> Relation:
    found = [r for r in debate.relations if fits(r)]
    assume(found)
    return data.draw(st.sampled_from(found))


def _with(debate: Debate, relation: Relation, new: Relation) -> Debate:
    relations = tuple(new if r is relation else r for r in debate.relations)
    return evolve(debate, relations=relations)
