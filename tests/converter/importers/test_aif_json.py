"""aif-json as it is read: our files, files of other programs, and broken ones."""

from __future__ import annotations

import io
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from disputatio.converter import api
from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import Reading, Source
from tests.schemas.foreign.aif_thread import inferred_thread, thread
from tests.strategies.debates import debates
from tests.strategies.edits import edits
from tests.strategies.nodesets import nodesets, wrapped

SEEDS = Path(__file__).parents[3] / "seeds"
LISTS = ("nodes", "edges", "locutions")


def read(document: object) -> Reading:
    """The one reading of a JSON document."""
    data = json.dumps(document).encode()
    (reading,) = AifJsonImporter().read(Source(data=data, name="x.aif.json"), {})
    assert problems(reading.debate) == ()
    return reading


def written(debate: Debate, analyst: bool = False) -> dict[str, Any]:
    """The file of a debate as JSON values."""
    sink = io.BytesIO()
    AifJsonExporter().write(debate, sink, {"analyst": analyst})
    value = json.loads(sink.getvalue())
    assert isinstance(value, dict)
    return value


def plain(debate: Debate, analyst: bool = False) -> dict[str, Any]:
    """The same without the extension, as a tool might leave it."""
    return {k: v for k, v in written(debate, analyst).items() if k != "debate"}


def graph(document: dict[str, Any]) -> list[str]:
    """The lists of a graph as strict JSON, key order aside."""
    return [json.dumps(document[key], sort_keys=True) for key in LISTS]


def rules(reading: Reading) -> list[str]:
    """The rule ids of what a reader had to tell."""
    return [notice.rule for notice in reading.notices]


@given(debates())
def test_our_files_come_back_whole(debate: Debate) -> None:
    """The extension gives the very debate back, with no notice."""
    reading = read(written(debate))
    assert reading.debate == debate
    assert reading.notices == ()


@given(debates())
def test_our_graphs_are_read_without_the_extension(debate: Debate) -> None:
    """Without its extension our file is a debate that gives the same graph."""
    document = plain(debate)
    reading = read(document)
    assert reading.notices == ()
    assert graph(written(reading.debate)) == graph(document)


@given(nodesets())
def test_foreign_graphs_come_back_unchanged(document: dict[str, Any]) -> None:
    """Any nodeset is a valid debate that writes the same records again."""
    reading = read(document)
    assert graph(written(reading.debate)) == graph(document)


@given(nodesets(repeats=True))
def test_repeated_ids_come_back_and_are_told(document: dict[str, Any]) -> None:
    """A nodeID that two nodes have is told; both are written again, edges too."""
    reading = read(document)
    assert graph(written(reading.debate)) == graph(document)
    ids = Counter(str(node["nodeID"]) for node in document["nodes"])
    twice = [rule for rule in rules(reading) if rule == "NodeNotUnderstood"]
    assert len(twice) >= sum(count - 1 for count in ids.values())


@given(wrapped())
def test_what_a_tool_wraps_comes_back(document: dict[str, Any]) -> None:
    """The graph under "AIF", the lists beside it, text and places are as they were."""
    again = written(read(document).debate)
    inner = document["AIF"]
    assert graph(again["AIF"]) == graph(inner)
    for name in ("schemefulfillments", "participants"):
        if inner.get(name):
            assert again["AIF"][name] == inner[name]
    assert (again["text"], again["dialog"]) == (document["text"], True)
    layout = document.get("OVA", {"nodes": []})
    places = {str(node["nodeID"]): node for node in layout["nodes"]}
    for node in again.get("OVA", {"nodes": []})["nodes"]:
        found = places.get(node["nodeID"], {})
        assert all(node[key] == found[key] for key in found if key != "nodeID")


@given(nodesets(most=6).map(lambda d: read(d).debate).flatmap(edits))
def test_edited_foreign_graphs_come_back(debate: Debate) -> None:
    """A debate that was read from AIF and then edited is kept as well."""
    assert read(written(debate)).debate == debate


def test_without_the_extension_a_thread_is_still_one() -> None:
    """Names, words, claims and arguments survive in plain AIF."""
    debate = read(plain(thread())).debate
    assert [p.name for p in debate.participants] == ["Ann Lee", "Bob", "Poster 3"]
    posts = [p.text for p in sorted(debate.posts, key=lambda p: p.number or 0)]
    assert posts[0] == "Cars should go."
    assert {*posts} == {
        "Cars should go.", "They are loud.", "Too dear.", "Not so loud.", "Trust me.",
    }  # fmt: skip
    assert [c.text for c in debate.claims] == [c.text for c in thread().claims]
    kinds = Counter(relation.kind for relation in debate.relations)
    assert kinds == {
        "support": 1, "attack": 1, "undercut": 1, "reply": 4, "stance": 1,
        "illocution": 7,
    }  # fmt: skip


def test_the_analyst_is_read_back_as_origin() -> None:
    """Rules that the analyst names are the origins of the relations again."""
    debate = read(plain(inferred_thread(), analyst=True)).debate
    support = next(r for r in debate.relations if r.kind == "support")
    assert support.origin == Inferred(rule="cue words", confidence=0.75)
    assert not any("disputatio" in post.text for post in debate.posts)


def test_places_are_those_of_the_file_beside_the_analyst() -> None:
    """What has no meaning is found where it stands, the analyst's nodes before it, too."""
    document = plain(inferred_thread(), analyst=True)
    lists = {name: document[name] for name in ("nodes", "edges", "locutions")}
    lists["nodes"].sort(key=lambda node: node["text"] != "Analysing")
    lists["nodes"].append({"nodeID": "999", "text": "", "type": "X"})
    lists["edges"].append({"edgeID": "998", "fromID": "1", "toID": "997"})
    lists["locutions"].append({"nodeID": "996"})
    found = [n.path for n in read(lists).notices if n.rule != "SpellingRead"]
    assert found == [
        f"nodes[{len(lists['nodes']) - 1}].type",
        f"edges[{len(lists['edges']) - 1}].toID",
        f"locutions[{len(lists['locutions']) - 1}].nodeID",
    ]


@pytest.mark.parametrize("part", ["bare", "AIF"])
def test_an_edited_graph_wins_over_the_extension(part: str) -> None:
    """Where a tool changed one copy of the graph, that copy is read, with a notice."""
    document = written(thread())
    target = document if part == "bare" else document["AIF"]
    claim = next(node for node in target["nodes"] if node["type"] == "I")
    claim["text"] = "Cars may stay."
    reading = read(document)
    assert rules(reading) == ["ExtensionStale"]
    assert reading.debate.claims[0].text == "Cars may stay."


@pytest.mark.parametrize("extension", [5, {}, {"debate": {"version": 1}}])
def test_a_broken_extension_is_told(extension: object) -> None:
    """An extension that holds no debate is told, and the graph is read."""
    reading = read(written(thread()) | {"debate": extension})
    assert rules(reading) == ["ExtensionStale"]
    assert len(reading.debate.claims) == 4


def test_nodes_without_meaning_are_told_and_kept() -> None:
    """A node of an unknown type gives a notice with its id and is written again."""
    document = {
        "nodes": [{"nodeID": "7", "text": "x", "type": "EN"}],
        "edges": [{"edgeID": "1", "fromID": "7", "toID": "8"}],
    }
    reading = read(document)
    assert rules(reading) == ["NodeNotUnderstood", "ReferenceBroken"]
    assert "Node 7" in reading.notices[0].sentence
    again = written(reading.debate)
    assert (again["nodes"], again["edges"]) == (document["nodes"], document["edges"])


def test_entries_without_an_id_are_told() -> None:
    """What has no nodeID cannot be kept; the notice counts its place."""
    reading = read({"nodes": [{"text": "x"}, 5], "edges": [], "locutions": [{}]})
    assert rules(reading) == ["NodeNotUnderstood"] * 3
    assert "Entry 2 of nodes" in reading.notices[1].sentence


def test_the_seed_reads_as_expected() -> None:
    """The seed's expected reading holds: people, words, claims, relations."""
    expected = json.loads((SEEDS / "bike-lane.expected.json").read_bytes())
    document = json.loads((SEEDS / "bike-lane.aif.json").read_bytes())
    reading = read(document)
    debate = reading.debate
    assert reading.notices == ()
    assert [p.name for p in debate.participants] == expected["participants"]
    assert _locutions(debate) == expected["locutions"]
    hidden = [p.key for p in debate.posts if p.state == "annotation"]
    assert hidden == [f"post-{key}" for key in expected["annotations"]]
    claims = [{"node": c.key, "title": c.title, "text": c.text} for c in debate.claims]
    assert claims == expected["claims"]
    assert _relations(debate) == expected["relations"]
    assert _dialogue(debate) == (expected["replies"], expected["illocutions"])
    assert graph(written(debate)) == graph(document)


def _locutions(debate: Debate) -> list[dict[str, Any]]:
    people = {p.key: p.name for p in debate.participants}
    said = {w.passage: c.text for c in debate.claims for w in c.wordings}
    return [
        {
            "node": post.key.removeprefix("post-"),
            "author": people[post.author or ""],
            "written": post.written and post.written.text,
            "text": post.text,
            "says": said[post.key.removeprefix("post-")],
        }
        for post in debate.posts
        if post.number is not None
    ]


def _relations(debate: Debate) -> list[dict[str, Any]]:
    texts = {claim.key: claim.text for claim in debate.claims}
    return [
        {
            "kind": r.kind,
            "scheme": r.scheme,
            "from": [texts[key] for key in r.sources],
            "to": texts[r.targets[0]],
        }
        for r in debate.relations
        if r.kind in {"support", "attack", "rephrase"}
    ]


def _dialogue(debate: Debate) -> tuple[list[Any], list[Any]]:
    kinds = {relation.key: relation.kind for relation in debate.relations}
    replies = [
        {"from": r.sources[0], "to": r.targets[0]}
        for r in debate.relations
        if r.kind == "reply"
    ]
    acts = [r for r in debate.relations if r.kind == "illocution"]
    plain_acts = [
        {"scheme": r.scheme, "from": r.sources[0], "to": r.targets[0]}
        for r in acts
        if r.targets[0] not in kinds
    ]
    anchored = [
        {"scheme": r.scheme, "to": kinds[r.targets[0]]}
        for r in acts
        if r.targets[0] in kinds
    ]
    return replies, plain_acts + anchored


def test_renaming_a_speaker_renames_all_his_locutions() -> None:
    """An edit changes what it means and nothing else of the graph."""
    document = json.loads((SEEDS / "bike-lane.aif.json").read_bytes())
    debate = read(document).debate
    mara = attrs.evolve(debate.participants[0], name="Maria Vogel")
    people = (mara, *debate.participants[1:])
    again = written(attrs.evolve(debate, participants=people))
    changed = [
        (old["text"], new["text"])
        for old, new in zip(document["nodes"], again["nodes"], strict=True)
        if old != new
    ]
    assert len(changed) == 3
    assert all(new == old.replace("Mara", "Maria") for old, new in changed)
    assert again["edges"] == document["edges"]


def test_dropping_a_relation_drops_its_edges_only() -> None:
    """Without the attack its node and edges are gone and all ids stay."""
    document = json.loads((SEEDS / "bike-lane.aif.json").read_bytes())
    debate = read(document).debate
    gone = {"3014", "3015"}
    left = tuple(r for r in debate.relations if r.key not in gone)
    again = written(attrs.evolve(debate, relations=left))
    kept = [e for e in document["edges"] if not gone & {e["fromID"], e["toID"]}]
    assert again["nodes"] == [n for n in document["nodes"] if n["nodeID"] not in gone]
    assert again["edges"] == kept


def test_transitions_order_the_posts() -> None:
    """Numbers follow the transitions; a cycle of them is cut at its earliest."""
    nodes = [
        {"nodeID": str(n), "text": f"P{n} : words", "type": "L"} for n in range(1, 5)
    ]
    nodes += [{"nodeID": str(n), "text": "TA", "type": "TA"} for n in (11, 12, 13)]
    ends = [
        ("4", "11"),
        ("11", "2"),
        ("1", "12"),
        ("12", "3"),
        ("3", "13"),
        ("13", "1"),
    ]
    edges = [
        {"edgeID": str(n), "fromID": source, "toID": target}
        for n, (source, target) in enumerate(ends)
    ]
    debate = read({"nodes": nodes, "edges": edges}).debate
    assert [post.key for post in debate.posts] == [
        "post-4",
        "post-2",
        "post-1",
        "post-3",
    ]
    assert [post.number for post in debate.posts] == [1, 2, 3, 4]


def test_everybody_whom_entries_know_is_a_participant() -> None:
    """AIFdb stamps several ids on one speaker: our list of people names them all."""
    nodeset = {
        "nodes": [
            {"nodeID": "1", "text": "Ann Lee : Tea!", "type": "L"},
            {"nodeID": "2", "text": "Bob May : Tea?", "type": "L"},
            {"nodeID": "3", "text": "Tea", "type": "I"},
        ],
        "edges": [],
        "locutions": [
            {"nodeID": node, "personID": person}
            for node, person in ("17", "17", "18", "29", "28", "28", "3x")
        ],
    }
    document = written(read(nodeset).debate)
    people = {p["participantID"]: p["firstname"] for p in document["participants"]}
    assert people == {"7": "Ann", "9": "Bob", "8": "Bob"}
    assert all(document[name] == nodeset[name] for name in LISTS)

    del document["debate"]
    assert written(read(document).debate)["participants"] == document["participants"]
    document["participants"] = document["participants"][:1]
    document["AIF"]["participants"] = document["participants"]
    again = written(read(document).debate)
    assert again["participants"] == document["participants"]


def test_transitions_by_way_of_absent_locutions_order_the_posts() -> None:
    """Where a tool dropped locutions, what was said around them keeps its order."""
    said = (
        ("1", "Ann : one"),
        ("2", "Ann : four"),
        ("3", "Bob : three"),
        ("4", "Cid : two"),
    )
    nodes = [{"nodeID": key, "text": text, "type": "L"} for key, text in said]
    nodes += [{"nodeID": str(n), "text": "TA", "type": "TA"} for n in range(11, 19)]
    ways = ("1", "21", "22", "4", "23", "3", "2"), ("24", "25", "24")
    steps = [step for way in ways for step in pairwise(way)]
    ends = [
        end
        for turn, (source, target) in enumerate(steps, 11)
        for end in ((source, str(turn)), (str(turn), target))
    ]
    edges = [
        {"edgeID": str(n), "fromID": source, "toID": target}
        for n, (source, target) in enumerate(ends)
    ]
    debate = read({"nodes": nodes, "edges": edges}).debate
    assert [post.text for post in debate.posts] == ["one", "two", "three", "four"]


def test_reported_speech_and_copies_are_no_posts_of_their_own() -> None:
    """What a speech reports, and what an analyst copies, has a state and no number."""
    nodes = [
        {"nodeID": "1", "text": "Ann Lee : she said no", "type": "L"},
        {"nodeID": "2", "text": "Asserting", "type": "YA"},
        {"nodeID": "3", "text": "She : no", "type": "L"},
        {"nodeID": "4", "text": "Nic: Ann Lee : she said no", "type": "L"},
        {"nodeID": "5", "text": "Analysing", "type": "YA"},
    ]
    ends = [("1", "2"), ("2", "3"), ("4", "5"), ("5", "1")]
    edges = [
        {"edgeID": str(n), "fromID": source, "toID": target}
        for n, (source, target) in enumerate(ends)
    ]
    states = {
        p.key: (p.state, p.number)
        for p in read({"nodes": nodes, "edges": edges}).debate.posts
    }
    assert states == {
        "post-1": (None, 1),
        "post-3": ("reported", None),
        "post-4": ("annotation", None),
    }


@pytest.mark.real
@pytest.mark.parametrize("folder", ["aifdb", "xaif", "ova3"])
def test_real_files_come_back_unchanged(fixtures_folder: Path, folder: str) -> None:
    """Every real nodeset is read without a notice and written as it was."""
    paths = sorted((fixtures_folder / "aif" / folder).glob("*.json"))
    assert paths
    for path in paths:
        document = json.loads(path.read_bytes())
        reading = read(document)
        assert reading.notices == (), path.name
        assert graph(written(reading.debate)) == graph(document), path.name


@pytest.mark.real
def test_real_nodes_are_all_accounted_for(fixtures_folder: Path) -> None:
    """Every I-node is a claim, every L-node a passage, every S-node a relation."""
    for path in sorted((fixtures_folder / "aif").glob("*/*.json")):
        document = json.loads(path.read_bytes())
        if not isinstance(document.get("nodes"), list) or "locutions" not in document:
            continue
        types = Counter(node["type"] for node in document["nodes"])
        debate = read(document).debate
        assert len(debate.claims) == types["I"], path.name
        assert len(debate.passages) == types["L"], path.name
        nodes = [r for r in debate.relations if r.kind != "unspecified"]
        assert len(nodes) == types.total() - types["I"] - types["L"], path.name


def test_an_edited_graph_states_nothing_that_a_rule_concluded() -> None:
    """The graph wins, and what is untouched keeps its origin, title and positions."""
    debate = api.read(SEEDS / "pasted-phpbb.txt").debate
    document = written(debate)
    for graph in (document, document["AIF"]):
        node = next(n for n in graph["nodes"] if n["type"] == "I")
        node["text"] += " Truly."

    found = read(document)

    assert "ExtensionStale" in {n.rule for n in found.notices}
    assert found.debate.title == debate.title
    assert [p.title for p in found.debate.positions] == [
        p.title for p in debate.positions
    ]
    argued = {"support", "attack"}
    before = [r for r in debate.relations if r.kind in argued]
    after = [r for r in found.debate.relations if r.kind in argued]
    assert len(after) == len(before)
    assert [type(r.origin) for r in after] == [type(r.origin) for r in before]
    assert any(c.text.endswith(" Truly.") for c in found.debate.claims)
