"""aif-json as it is written: the profile, the extension and the outside judges."""

from __future__ import annotations

import io
import json
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.exporters.aif_json import AifJsonExporter
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.protocols import Reading, Source
from tests.judges.aif_judge import AifJudge
from tests.schemas.foreign.aif_thread import inferred_thread, thread
from tests.strategies.debates import debates
from tests.strategies.texts import JSON_VALUES

ARGUMENT_TYPES = {"I": "atom", "RA": "support", "CA": "attack", "MA": "rephrase"}
"""Types of nodes that arguebuf keeps, with its names for them."""

KEPT = ("id", "text", "more", "locutions", "order", "edge_order", "others", "document")
"""Some names under which AIF keeps what it found."""


def written(debate: Debate, analyst: bool = False) -> bytes:
    """The file of a debate; the exporter has nothing to tell."""
    sink = io.BytesIO()
    assert AifJsonExporter().write(debate, sink, {"analyst": analyst}) == ()
    return sink.getvalue()


def document(debate: Debate) -> dict[str, Any]:
    """The file of a debate as JSON values."""
    value = json.loads(written(debate))
    assert isinstance(value, dict)
    return value


@given(debates())
def test_the_graph_stands_twice_and_the_debate_beside_it(debate: Debate) -> None:
    """Bare and wrapped graph are the same, and the extension is debate-json."""
    found = document(debate)
    for key in ("nodes", "edges", "locutions", "participants"):
        assert found[key] == found["AIF"][key]
    assert found["debate"]["debate"] == codec.to_plain(debate)


@given(debates())
def test_nodes_say_which_elements_they_are(debate: Debate) -> None:
    """The extension gives the key of the element behind a nodeID."""
    found = document(debate)
    keys = {
        element.key
        for name in ("posts", "passages", "claims", "relations")
        for element in getattr(debate, name)
    }
    assert set(found["debate"]["nodes"].values()) <= keys
    assert found["debate"]["nodes"].keys() <= {n["nodeID"] for n in found["nodes"]}


@given(debates())
def test_nothing_is_there_that_tools_refuse(debate: Debate) -> None:
    """OVA3 refuses an empty layout, arguebuf a key "analysis"; ids are decimal."""
    found = document(debate)
    assert ("OVA" in found) == bool(found["nodes"])
    assert "analysis" not in found
    if found["nodes"]:
        listed = [node["nodeID"] for node in found["OVA"]["nodes"]]
        assert listed == [node["nodeID"] for node in found["nodes"]]
        assert len(found["OVA"]["edges"]) == len(found["edges"])
    assert all(int(node["nodeID"]) >= 0 for node in found["nodes"])


def test_records_are_as_aifdb_writes_them() -> None:
    """Nodes, edges, locutions and participants have AIFdb's fields."""
    found = document(thread())
    assert found["nodes"][0] == {
        "nodeID": "1",
        "text": "Ann Lee : Cars should go.",
        "type": "L",
        "timestamp": "",
    }
    support = next(node for node in found["nodes"] if node["type"] == "RA")
    assert (support["scheme"], support["schemeID"]) == ("Default Inference", "72")
    assert found["edges"][0].keys() == {"edgeID", "fromID", "toID", "formEdgeID"}
    assert found["locutions"][0] == {
        "nodeID": "1",
        "personID": found["participants"][0]["participantID"],
        "timestamp": "",
        "start": "2024-05-01 12:00:00",
        "end": None,
        "source": None,
    }


def test_the_text_is_marked_and_escaped() -> None:
    """The text of the file shows each locution under its nodeID, as HTML."""
    people = (attrs.evolve(thread().participants[0], name="A<b>"),)
    debate = attrs.evolve(thread(), participants=people + thread().participants[1:])
    text = document(debate)["text"]
    assert text.startswith(
        '<span class="highlighted" id="node1">A&lt;b&gt; : Cars should go.</span>'
    )


def test_what_a_file_had_beside_its_graph_is_written_again() -> None:
    """Unknown outer keys and the text of a file come back, generated keys do not."""
    kept = {"document": {"text": "mine", "dialog": True, "nodes": 1}}
    debate = attrs.evolve(thread(), extras=Extras({"aif": kept}))
    found = document(debate)
    assert (found["text"], found["dialog"]) == ("mine", True)
    assert len(found["nodes"]) > 1


@pytest.mark.parametrize("analyst", [False, True])
def test_the_judges_see_all_of_the_argument(aif_judge: AifJudge, analyst: bool) -> None:
    """Both arguebuf and xaif load the file, with our counts of I, RA, CA and MA."""
    debate = inferred_thread()
    types = Counter(node.type for node in derive(debate, analyst=analyst).nodes)
    text = written(debate, analyst)
    arguebuf = aif_judge.ask(text, "arguebuf")
    assert arguebuf.accepted, arguebuf.error
    assert arguebuf.nodes == {
        name: types[kind] for kind, name in ARGUMENT_TYPES.items() if types[kind]
    }
    xaif = aif_judge.ask(text, "xaif")
    assert xaif.accepted, xaif.error
    assert xaif.nodes == types
    assert xaif.relations is not None
    assert len(xaif.relations) >= 2


def test_the_judge_finds_the_speakers(aif_judge: AifJudge) -> None:
    """The library xaif finds a speaker for every locution, the unknown one too."""
    verdict = aif_judge.ask(written(thread()), "xaif")
    assert verdict.speakers is not None
    assert list(verdict.speakers.values()) == [
        "Ann Lee", "Ann Lee", "Bob None", "Poster 3", "Ann Lee",
    ]  # fmt: skip


def test_the_judge_loads_a_debate_without_anything(aif_judge: AifJudge) -> None:
    """An empty debate is an empty graph for arguebuf (xaif's table needs a pair)."""
    verdict = aif_judge.ask(written(Debate()), "arguebuf")
    assert verdict.accepted, verdict.error
    assert not verdict.nodes


@given(debates())
def test_the_analysts_file_comes_back_too(debate: Debate) -> None:
    """A file with analysts' nodes is read back without loss or notice."""
    (reading,) = AifJsonImporter().read(Source(data=written(debate, analyst=True)), {})
    assert reading.notices == ()
    assert reading.debate == debate


@given(debates(), st.dictionaries(st.sampled_from(KEPT), JSON_VALUES))
def test_what_is_kept_may_be_anything(debate: Debate, kept: dict[str, Any]) -> None:
    """Whatever stands under "aif" in the extras, the file comes back whole."""
    extras = Extras({"aif": kept})
    claims = tuple(attrs.evolve(claim, extras=extras) for claim in debate.claims)
    odd = attrs.evolve(debate, claims=claims, extras=extras)
    (reading,) = AifJsonImporter().read(Source(data=written(odd)), {})
    assert reading == Reading(debate=odd)


def test_a_key_that_would_mislead_a_reader_is_told() -> None:
    """The key `analysis` is not written again, and that is no secret."""
    noted = document(thread()) | {"analysis": {"txt": "notes"}}
    data = json.dumps(noted).encode()
    (reading,) = AifJsonImporter().read(Source(data=data), {})
    sink = io.BytesIO()
    told = AifJsonExporter().write(reading.debate, sink, {})
    assert [notice.rule for notice in told] == ["LossOnExport"]
    assert "analysis" not in json.loads(sink.getvalue())
