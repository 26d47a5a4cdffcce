"""aif-json for one tool, and one layer of it: what each tool takes without harm."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import cycle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter import api, registry
from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.converter.importers.shared.aif.rules import AIF_RULES
from disputatio.converter.structure.passes import structured
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.exporters.shared.aif_options import LAYERS_OPTION, NAMESPACE, TARGETS
from disputatio.exporters.shared.aif_targets import _CHANGES
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Post, Relation
from disputatio.schemas.foreign.aif_layers import LAYERS
from disputatio.schemas.foreign.rdf import NAMESPACES
from disputatio.schemas.notices import Notice
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import Linter, Options, Source
from tests.judges.aif_judge import AifJudge
from tests.schemas.foreign.aif_payloads import ova2, ova3
from tests.schemas.foreign.aif_thread import thread
from tests.strategies.debates import debates
from tests.strategies.nodesets import nodesets
from tests.strategies.texts import texts

Json = dict[str, Any]
SPEECH = {"L", "TA", "YA"}
ARGUMENT = {"I", "RA", "CA", "MA", "PA"}


def write(debate: Debate, **options: str) -> tuple[Json, list[str]]:
    """The file of a debate under options, and the rules of what was told."""
    sink = io.BytesIO()
    given = {name.replace("_", "-"): value for name, value in options.items()}
    notices = AifJsonExporter().write(debate, sink, given)
    value = json.loads(sink.getvalue())
    assert isinstance(value, dict)
    return value, [notice.rule for notice in notices]


def read(document: object) -> Debate:
    """The debate of a JSON document."""
    data = json.dumps(document).encode()
    (reading,) = AifJsonImporter().read(Source(data=data), {})
    return reading.debate


ANY = debates() | nodesets().map(read)
"""Debates of every kind, and what other programs wrote."""


@given(ANY)
def test_a_file_for_aifdb_has_what_its_upload_takes(debate: Debate) -> None:
    """Speakers are listed, times are seconds, names are safe, locutions stay apart."""
    found, _ = write(debate, aif_target="aifdb")
    assert found.keys() == {
        "nodes", "edges", "schemefulfillments", "participants", "locutions",
    }  # fmt: skip
    people = [p["participantID"] for p in found["participants"]]
    assert len(set(people)) == len(people)
    assert {entry["personID"] for entry in found["locutions"]} <= set(people)
    assert all(isinstance(e["start"], int | None) for e in found["locutions"])
    names = [p[k] for p in found["participants"] for k in ("firstname", "surname")]
    assert not any("'" in name or "\\" in name for name in names)
    texts = Counter(n["text"].strip() for n in found["nodes"] if n["type"] == "L")
    assert set(texts.values()) <= {1}
    keys = {node["nodeID"] for node in found["nodes"]}
    assert all({e["fromID"], e["toID"]} <= keys for e in found["edges"])


@given(ANY)
def test_a_file_for_xaif_has_decimal_ids_and_a_speaker_for_every_locution(
    debate: Debate,
) -> None:
    """The library xaif makes numbers of ids and looks every speaker up."""
    found, _ = write(debate, aif_target="xaif")
    graph = found["AIF"]
    assert all(node["nodeID"].isdecimal() for node in graph["nodes"])
    people = [p["participantID"] for p in graph["participants"]]
    assert {entry["personID"] for entry in graph["locutions"]} <= set(people)
    assert isinstance(found["dialog"], bool)
    assert "nodes" not in found


@given(ANY)
def test_a_file_for_ova3_lists_what_it_draws(debate: Debate) -> None:
    """OVA3 draws nodes and edges of its layout, and knows people by two words."""
    found, _ = write(debate, aif_target="ova3")
    nodes = [node["nodeID"] for node in found["AIF"]["nodes"]]
    assert ("OVA" in found) == bool(nodes)
    if nodes:
        assert [node["nodeID"] for node in found["OVA"]["nodes"]] == nodes
        assert len(found["OVA"]["edges"]) == len(found["AIF"]["edges"])
    for person in found["AIF"]["participants"]:
        assert len(f"{person['firstname']} {person['surname']}".split()) <= 2


def test_the_options_offer_what_there_is() -> None:
    """Options are described without what writes; their choices are still its own."""
    assert LAYERS_OPTION.choices == LAYERS
    assert NAMESPACE.choices == tuple(NAMESPACES)
    assert set(TARGETS) == set(_CHANGES)


@pytest.mark.parametrize("name", ["aif-json", "aif-xml", "aif-nt", "aif-turtle"])
def test_a_layer_that_is_not_there_is_told(name: str) -> None:
    """Who asks for what was said, of a debate in which nobody speaks, gets no file in silence."""
    claims = [
        {"nodeID": "1", "text": "Tea wakes.", "type": "I"},
        {"nodeID": "2", "text": "It has caffeine.", "type": "I"},
        {"nodeID": "3", "text": "RA", "type": "RA"},
    ]
    ends = [("2", "3"), ("3", "1")]
    edges = [{"edgeID": b, "fromID": a, "toID": b} for a, b in ends]
    argued = read({"nodes": claims, "edges": edges})
    said = read(
        {"nodes": [{"nodeID": "1", "text": "Ann : Hm.", "type": "L"}], "edges": []}
    )
    for debate, layer in ((argued, "dialogue"), (said, "argument")):
        (told,) = api.write(debate, io.BytesIO(), name, {"aif-layers": layer})
        assert f"is empty: this debate has no {layer}" in told.sentence
    for debate, layer in ((argued, "argument"), (said, "dialogue")):
        assert not api.write(debate, io.BytesIO(), name, {"aif-layers": layer})


@given(ANY, st.sampled_from(LAYERS[1:]))
def test_a_layer_has_its_nodes_and_no_edge_to_others(
    debate: Debate, layer: str
) -> None:
    """What was argued and what was said part, and nothing hangs loose."""
    whole, _ = write(debate)
    found, _ = write(debate, aif_layers=layer)
    types = ARGUMENT if layer == "argument" else SPEECH
    rows = {n["nodeID"]: n for n in whole["nodes"]}
    assert all(rows[n["nodeID"]] == n for n in found["nodes"])
    assert {n["type"] for n in found["nodes"]} <= types
    missing = {k for k, n in rows.items() if str(n.get("type")) in types - {"YA"}}
    assert missing <= {n["nodeID"] for n in found["nodes"]}
    keys = {n["nodeID"] for n in found["nodes"]}
    assert all({e["fromID"], e["toID"]} <= keys for e in found["edges"])
    assert "debate" not in found


NASTY = (
    "Sean O'Hara", "Bob", "", " ", "Ann: Bob", "A\\B", "Ann Marie van der Berg the Third Esq",
    "x" * 80, "a\u2028b", "None", "None None", "\tAnn", "a\0b", "\u200b", "\u00a0", ":", "'",
    "Ann says 'x'", "disputatio converter : x 0.5", "Poster 3", "\ufffe", "\x85", "[deleted]",
)  # fmt: skip
"""Names of which some tool, or we, could make something else."""

FILES = (
    *(
        ("aif-json", {"aif-target": target, "aif-layers": layer, "analyst": analyst})
        for target in TARGETS
        for layer in LAYERS
        for analyst in (False, True)
    ),
    *(
        (name, {"aif-namespace": namespace, "aif-layers": layer})
        for name in ("aif-xml", "aif-nt", "aif-turtle")
        for namespace in NAMESPACES
        for layer in LAYERS
    ),
)
"""Every file that can be written of one debate."""


@cache
def _whole() -> Debate:
    return structured(thread(), "full", ())


def _named(debate: Debate, names: Iterable[str]) -> Debate:
    pairs = zip(debate.participants, cycle(names), strict=False)
    people = (attrs.evolve(p, name=name or None, label=name) for p, name in pairs)
    return attrs.evolve(debate, participants=tuple(people))


def _is_for_all(options: Options) -> bool:
    """Say whether a file is for all tools, without the debate beside the graph."""
    return bool(options["aif-target"] == "all" and options["aif-layers"] != "all")


def _findings(debate: Debate, name: str, options: Options) -> Iterator[Notice]:
    sink = io.BytesIO()
    registry.exporter(name).write(debate, sink, options)
    importer = registry.importer(name)
    assert isinstance(importer, Linter)
    yield from importer.lint(Source(data=sink.getvalue()))


@pytest.mark.parametrize(("name", "options"), FILES)
def test_our_linter_finds_nothing_in_what_we_write(name: str, options: Options) -> None:
    """For no tool, of no layer, in no namespace, whatever people are called.

    One layer alone for all tools keeps an apostrophe, which AIFdb alone does not take;
    an analyst has no locution entry.
    """
    for names in zip(NASTY[::3], NASTY[1::3], strict=False):
        for found in _findings(_named(_whole(), names), name, options):
            assert (found.severity, AIF_RULES[found.rule].about) == ("info", "argument")
            assert found.rule != "AifNameUnsafe" or _is_for_all(options)
            assert found.rule != "AifLocutionMissing" or options.get("analyst")


@given(
    debates(),
    st.lists(st.sampled_from(NASTY) | texts(), min_size=1, max_size=3),
    st.sampled_from(FILES),
)
def test_our_linter_finds_nothing_odd_about_files_we_write(
    debate: Debate, names: list[str], file: tuple[str, Options]
) -> None:
    """Nor in the file of any debate, as a file."""
    name, options = file
    for found in _findings(_named(debate, names), name, options):
        assert AIF_RULES[found.rule].about == "argument"
        assert found.rule != "AifNameUnsafe" or _is_for_all(options)


def test_repeated_words_and_odd_names_are_told() -> None:
    """What a tool would spoil is changed, and every kind of change is one note."""
    nodes = [
        {"nodeID": "N1", "text": "Ann O'Neil : no", "type": "L"},
        {"nodeID": "N2", "text": "Ann O'Neil : no", "type": "L"},
        {"nodeID": "N3", "text": "no ", "type": "I"},
    ]
    entries = [
        {"nodeID": "N1", "personID": "7", "start": "2020-05-21 22:51:28"},
        {"nodeID": "N2", "personID": "3812", "start": None},
        {"nodeID": "N2", "personID": "7", "start": "2020-05-21 22:51:30"},
    ]
    debate = read({"nodes": nodes, "edges": [], "locutions": entries})
    found, told = write(debate, aif_target="aifdb")
    assert [n["text"] for n in found["nodes"]] == [
        "Ann O'Neil : no", "Ann O'Neil : no (2)", "no",
    ]  # fmt: skip
    (person,) = found["participants"]
    assert (person["firstname"], person["surname"]) == ("Ann", "O\u2019Neil")
    assert [(e["nodeID"], e["start"]) for e in found["locutions"]] == [
        ("1", 1590101488), ("2", 1590101490),
    ]  # fmt: skip
    assert told == ["FittedToTarget"] * 5
    numbered, told = write(debate, aif_target="xaif")
    assert [n["nodeID"] for n in numbered["AIF"]["nodes"]] == ["1", "2", "3"]
    assert "FittedToTarget" in told


def test_what_a_graph_alone_cannot_say_is_told() -> None:
    """Without the debate beside it, a thread loses its title and its other words."""
    _, told = write(thread(), aif_target="aifdb")
    assert told == ["LossOnExport"]
    bare = attrs.evolve(read(ova3()), extras={})
    assert write(bare, aif_layers="argument")[1] == []


@pytest.mark.parametrize("target", ["all", "xaif"])
@pytest.mark.parametrize("make", [thread, lambda: read(ova3()), lambda: read(ova2())])
def test_xaif_finds_every_speaker(aif_judge: AifJudge, make: Any, target: str) -> None:
    """The library xaif loads what is written for it, with a name for every locution."""
    found, _ = write(make(), aif_target=target)
    verdict = aif_judge.ask(json.dumps(found), "xaif")
    if target == "all" and make is not thread:
        return
    assert verdict.accepted, verdict.error
    assert verdict.speakers
    assert all(name != "None None" for name in verdict.speakers.values())


@pytest.mark.parametrize("layer", LAYERS)
def test_arguebuf_loads_every_layer(aif_judge: AifJudge, layer: str) -> None:
    """The library arguebuf loads a file with some layers, and its own counts hold."""
    found, _ = write(thread(), aif_layers=layer)
    verdict = aif_judge.ask(json.dumps(found), "arguebuf")
    assert verdict.accepted, verdict.error
    types = Counter(node["type"] for node in found["nodes"])
    assert verdict.nodes.get("atom", 0) == types["I"]


def test_records_for_a_tool_are_those_of_aifdb() -> None:
    """Schemes of scheme nodes are named and numbered, words have none, times are AIFdb's."""
    nodes = [
        {"nodeID": "2_16", "text": "tea", "type": "I", "scheme": "x", "schemeID": "3"},
        {"nodeID": "2", "text": "RA", "type": "RA", "timestamp": "21/05/2020 - 22:51:28"},
        {"nodeID": "3", "text": "YA_c8e3", "type": "YA", "timestamp": "yesterday"},
        {"nodeID": "4", "text": "Pure Questioning", "type": "YA", "schemeID": "x"},
        {"nodeID": "5", "text": "tea", "type": "EN"},
        {"nodeID": "2", "text": "again", "type": "I"},
    ]  # fmt: skip
    edges = [{"edgeID": "e", "fromID": "2_16", "toID": "2"}]
    document = {"nodes": nodes, "edges": edges, "locutions": []}
    found, told = write(read(document), aif_target="ova3")
    assert found["AIF"]["nodes"] == [
        {"nodeID": "2_16", "text": "tea", "type": "I"},
        {"nodeID": "2", "text": "RA", "type": "RA", "timestamp": "2020-05-21 22:51:28",
         "scheme": "Default Inference", "schemeID": "72"},
        {"nodeID": "3", "text": "YA_c8e3", "type": "YA", "timestamp": "",
         "scheme": "Default Illocuting", "schemeID": "168"},
        {"nodeID": "4", "text": "Pure Questioning", "type": "YA",
         "scheme": "PureQuestioning", "schemeID": "91"},
    ]  # fmt: skip
    assert found["AIF"]["edges"][0]["edgeID"] == "1"
    assert told == ["FittedToTarget"] * 3


@pytest.mark.parametrize("target", [t for t in TARGETS if t != "all"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028"])
def test_texts_read_with_line_ends_stand_on_one_line(target: str, end: str) -> None:
    """What AIFdb's export left in a text is no line end in a file for a tool."""
    node = {
        "nodeID": "1",
        "text": f"Ann : Tea.{end}Milk.",
        "type": "L",
        "timestamp": "",
    }
    found, told = write(read({"nodes": [node]}), aif_target=target)
    (written,) = found.get("AIF", found)["nodes"]
    assert written["text"] == "Ann : Tea. Milk."
    assert "FittedToTarget" in told


@pytest.mark.parametrize("target", ["aifdb", "ova3", "xaif"])
def test_a_day_that_there_is_not_is_left_out(target: str) -> None:
    """A tool refuses it; a time in another spelling is written in AIFdb's."""
    times = ("2021-99-99 19:49:39", "2021-04-15T19:49:39Z")
    nodes = [
        {"nodeID": str(n), "text": f"Tea {n}", "type": "I", "timestamp": time}
        for n, time in enumerate(times)
    ]
    debate = read({"nodes": nodes, "edges": [], "locutions": []})
    document, told = write(debate, aif_target=target)
    graph = document.get("AIF", document)
    found = [node["timestamp"] for node in graph["nodes"]]
    assert found == ["", "2021-04-15 19:49:39"]
    assert "FittedToTarget" in told


@pytest.mark.parametrize(("analyst", "told"), [(False, True), (True, False)])
def test_a_graph_alone_tells_that_it_hides_what_is_inferred(
    analyst: bool, told: bool
) -> None:
    """Without an analyst's signature an inferred reply looks like a stated one."""
    posts = tuple(
        Post(key=f"post-{n}", number=n, body=plain_blocks("Tea!")) for n in (1, 2)
    )
    reply = Relation(
        key="reply-1",
        kind="reply",
        sources=("post-2",),
        targets=("post-1",),
        origin=Inferred(rule="guess-1", confidence=0.8),
    )
    debate = Debate(posts=posts, relations=(reply,))
    options: dict[str, Any] = {"aif-target": "xaif", "analyst": analyst}
    sentences = " ".join(
        n.sentence for n in AifJsonExporter().write(debate, io.BytesIO(), options)
    )
    assert ("which relations are inferred" in sentences) is told
