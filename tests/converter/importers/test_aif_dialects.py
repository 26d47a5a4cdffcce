"""One nodeset in every dialect: one debate, one graph, back and forth."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest

from disputatio.converter import detection, registry
from disputatio.converter.importers.shared.rdf import ntriples as rdf_ntriples
from disputatio.converter.importers.shared.rdf import turtle as rdf_turtle
from disputatio.converter.importers.shared.rdf import xml as rdf_xml
from disputatio.converter.importers.shared.rdf.terms import NAMES
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, Feature, project
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import Literal
from disputatio.schemas.protocols import Reading, Source
from tests.converter.importers.aif_dialects import DIALECTS, JSON
from tests.converter.importers.test_aif_xml_dialects import n_triple
from tests.judges import rdf_judge
from tests.laws.formats import write, written

STATEMENTS = {
    "aif-xml": (rdf_xml.statements, "xml"),
    "aif-nt": (rdf_ntriples.statements, "nt"),
    "aif-turtle": (rdf_turtle.statements, "turtle"),
}
"""Our reader of statements, and the name that rdflib has for the syntax."""


def reading(name: str, text: str) -> Reading:
    """Give the one reading of a file."""
    (found,) = registry.importer(name).read(Source(data=text.encode()), {})
    return found


def said(debate: Debate) -> Debate:
    """Give what a debate says, apart from its file: languages, extras, orders."""
    bare = project(debate, ALL - {Feature.EXTRAS, Feature.LANGUAGE, Feature.SOURCE})

    def ordered(name: str) -> tuple[object, ...]:
        return tuple(sorted(getattr(bare, name), key=lambda e: (len(e.key), e.key)))

    names = ("participants", "posts", "passages", "claims", "relations")
    changes: dict[str, Any] = {name: ordered(name) for name in names}
    return attrs.evolve(bare, **changes)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_one_debate(dialect: str) -> None:
    """The same nodeset says the same in each dialect as in AIFdb's JSON."""
    name, text = DIALECTS[dialect]

    found = reading(name, text)

    assert found.notices == ()
    assert said(found.debate) == said(reading("aif-json", json.dumps(JSON)).debate)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_is_recognised(dialect: str) -> None:
    """Content alone tells the format; so do the usual endings."""
    name, text = DIALECTS[dialect]
    endings = registry.importer(name).info.extensions

    for ending in ("", ".xml", *endings):
        source = Source(data=text.encode(), name=f"x{ending}")
        assert detection.importer_for(source).info.name == name


@pytest.mark.parametrize("dialect", DIALECTS)
def test_rdflib_reads_the_same_graph(dialect: str) -> None:
    """Law 8 for files of others: our statements are those that rdflib finds."""
    name, text = DIALECTS[dialect]
    read, syntax = STATEMENTS[name]

    lines = "\n".join(dict.fromkeys(map(n_triple, read(text.encode()))))

    judged = rdf_judge.graph(text.encode(), syntax)
    assert rdf_judge.difference(judged, rdf_judge.graph(lines.encode(), "nt")) == (
        [],
        [],
    )


@pytest.mark.parametrize("namespace", ["dundee", "arg.tech"])
@pytest.mark.parametrize("target", ["aif-xml", "aif-nt", "aif-turtle"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_comes_back(dialect: str, target: str, namespace: str) -> None:
    """What was read is written and read again, in either namespace."""
    debate = reading(*DIALECTS[dialect]).debate
    exporter = registry.exporter(target)

    data = written(f"{target} --aif-namespace {namespace}", debate)
    (again,) = registry.importer(target).read(Source(data=data), {})

    assert again.notices == ()
    assert project(again.debate, exporter.info.keeps) == project(
        debate, exporter.info.keeps
    )
    assert (b"www.arg.tech/aif#" in data) == (namespace == "arg.tech")


OTHERS = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:aif="http://www.arg.dundee.ac.uk/aif#" xmlns:x="http://x.example/terms/">
 <aif:I-node rdf:about="http://x.example/n/a" x:colour="green"><aif:claimText xml:lang="en">Tea wakes.</aif:claimText>
  <aif:claimText xml:lang="de">Tee weckt.</aif:claimText><aif:mood>calm</aif:mood>
  <x:cites><x:Book x:title="On &amp;#13; tea"><x:pages rdf:datatype="http://x.example/int">12</x:pages></x:Book></x:cites>
 </aif:I-node>
 <aif:RA-node><aif:Premise rdf:resource="http://x.example/n/gone"/>
  <aif:Conclusion rdf:resource="http://x.example/n/a"/><x:by rdf:resource="http://x.example/ann"/></aif:RA-node>
 <rdf:Description rdf:about="http://x.example/ann"><x:name>Ann</x:name></rdf:Description>
</rdf:RDF>"""
"""A file that says more than its AIF."""


@pytest.mark.parametrize("target", ["aif-xml", "aif-nt", "aif-turtle"])
def test_what_stands_beside_the_aif_is_written_again(target: str) -> None:
    """Statements in other vocabularies survive a round, those on blank nodes too."""
    found = reading("aif-xml", OTHERS)
    data = written(target, found.debate)

    before = {(s.property, s.term) for s in rdf_xml.statements(OTHERS.encode())}
    after = {(s.property, s.term) for s in STATEMENTS[target][0](data)}

    literals = {
        (p, t) for p, t in before if isinstance(t, Literal) and t.text != "Tea wakes."
    }
    links = {(p, t) for p, t in before if p == "http://x.example/terms/by"}
    assert (literals | links) - after == set()
    assert [n.rule for n in found.notices] == ["NodeNotUnderstood", "ReferenceBroken"]


def test_a_claim_takes_its_other_statements_along() -> None:
    """Who drops a claim drops what was said beside it, and nothing else."""
    debate = reading("aif-xml", OTHERS).debate
    bare = attrs.evolve(debate, claims=(), relations=())

    properties = {s.property for s in rdf_xml.statements(written("aif-xml", bare))}

    assert "http://x.example/terms/colour" not in properties
    assert "http://x.example/terms/name" in properties


@pytest.mark.parametrize("target", ["aif-xml", "aif-nt", "aif-turtle"])
@pytest.mark.parametrize(
    ("layers", "types"),
    [("argument", {"I", "RA", "CA", "MA"}), ("dialogue", {"L", "TA"})],
)
def test_a_layer_stands_alone(target: str, layers: str, types: set[str]) -> None:
    """One layer is a graph of its own that reads without notices, names included."""
    debate = reading(*DIALECTS["AIFdb"]).debate
    whole = attrs.evolve(debate, title="Tea")

    data, told = write(f"{target} --aif-layers {layers}", whole)
    (again,) = registry.importer(target).read(Source(data=data), {})

    assert [n.rule for n in told] == ["LossOnExport"]
    assert again.notices == ()
    assert {node.type for node in derive(again.debate).nodes} == types
    names = {person.name for person in again.debate.participants}
    assert names == ({"Ann Lee", "Bob Ray"} if layers == "dialogue" else set())
    assert b"urn:disputatio:terms#version" not in data


REAL = {
    "knoxa_singularity.xml": ({"I": 6, "RA": 4}, 9, []),
    "knoxa_chalmers.xml": ({"I": 24, "RA": 6, "CA": 6}, 35, ["NodeNotUnderstood"]),
    "knoxa_levels.xml": ({"I": 16, "RA": 7, "CA": 1, "TA": 7}, 30, []),
    "knoxa_water.nt": ({"I": 4, "RA": 1, "CA": 1}, 5, []),
    "synthetic_aifdb_shape_6064.rdf": ({"L": 16, "YA": 14, "I": 9, "TA": 8, "RA": 5}, 54, []),
}  # fmt: skip
"""Real files with nodes by type, edges, and rules of the notices of reading."""


@pytest.mark.real
@pytest.mark.parametrize("name", REAL)
def test_real_files_come_back(fixtures_folder: Path, name: str) -> None:
    """Real files have what their list says, come back whole, and lose no statement.

    A statement that is not written again is one of AIF, which the graph has.
    """
    path = fixtures_folder / "aif" / "rdf" / name
    source = Source(data=path.read_bytes(), name=name)
    importer = detection.importer_for(source)
    (found,) = importer.read(source, {})
    nodes, edges, rules = REAL[name]

    data = written("aif-xml", found.debate)
    (again,) = registry.importer("aif-xml").read(Source(data=data), {})

    graph = derive(found.debate)
    assert Counter(node.type for node in graph.nodes) == nodes
    assert (len(graph.edges), [n.rule for n in found.notices]) == (edges, rules)
    assert again.notices == ()
    keeps = registry.exporter("aif-xml").info.keeps
    assert project(again.debate, keeps) == project(found.debate, keeps)
    before = rdf_judge.graph(source.data, STATEMENTS[importer.info.name][1])
    lost = before - rdf_judge.graph(data)
    assert {str(p) for _, p, _ in lost} <= set(NAMES)
