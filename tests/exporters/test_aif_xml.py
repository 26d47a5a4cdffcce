"""aif-xml as it is written: the profile, the schema and the outside judges."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from lxml import etree

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.converter.importers.aif_xml import AifXmlImporter
from disputatio.converter.importers.shared.rdf.graph import graph_of
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.exporters.aif_xml import AifXmlExporter
from disputatio.exporters.shared.rdf_documents import Document
from disputatio.exporters.shared.rdf_writing import write_descriptions
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Relation,
)
from disputatio.schemas.features import project
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.rdf import (
    AIF,
    IDENTIFIER,
    INDIVIDUAL,
    PREFIXES,
    RDF,
    TYPE,
    Description,
)
from disputatio.schemas.protocols import Source
from tests.converter.importers.test_aif_xml_dialects import against_rdflib
from tests.judges import rdf_judge, relaxng_judge
from tests.strategies.debates import debates
from tests.strategies.edits import edits

SCHEMA = Path(str(resources.files("disputatio.schemas").joinpath("aif-xml.rng")))


def written(debate: Debate) -> bytes:
    """The document of a debate; the exporter has nothing to tell."""
    sink = io.BytesIO()
    assert AifXmlExporter().write(debate, sink, {}) == ()
    return sink.getvalue()


def read(data: bytes) -> Debate:
    """The debate of a document that reads without notices."""
    (reading,) = AifXmlImporter().read(Source(data=data), {})
    assert reading.notices == ()
    return reading.debate


def kept(debate: Debate) -> Debate:
    """The debate as far as aif-xml goes."""
    return project(debate, AifXmlExporter.info.keeps)


def small() -> Debate:
    """A thread of two posts: a claim, and its attack by another person."""
    posts = (
        Post(key="post-1", number=1, author="ann", body=plain_blocks("Ban cars.")),
        Post(key="post-2", number=2, author="bob", body=plain_blocks("Too dear.")),
    )
    return Debate(
        title="Cars",
        participants=(
            Participant(key="ann", name="Ann Lee"),
            Participant(key="bob", name="Bob"),
        ),
        posts=posts,
        passages=(
            Passage(key="passage-1", post="post-1", start=0, end=9),
            Passage(key="passage-2", post="post-2", start=0, end=9),
        ),
        claims=(
            Claim(key="cars", text="Ban cars."),
            Claim(key="dear", text="Too dear.", form="argument"),
        ),
        relations=(
            Relation(
                key="attack-1", kind="attack", sources=("dear",), targets=("cars",)
            ),
            Relation(
                key="support-1", kind="support", sources=("cars",), targets=("dear",)
            ),
        ),
        positions=(Position(claim="cars", title="Ban them"),),
    )


@given(debates())
def test_all_but_block_markup_comes_back(debate: Debate) -> None:
    """What was written is read back, but for block markup, with no notice."""
    assert kept(read(written(debate))) == kept(debate)


@given(debates())
def test_the_second_document_is_the_first(debate: Debate) -> None:
    """Writing what was read gives the same bytes, so nothing drifts."""
    first = written(debate)
    assert written(read(first)) == first


@given(debates().flatmap(edits))
def test_edited_debates_come_back(debate: Debate) -> None:
    """A debate that was edited after reading is kept as well."""
    edited = read(written(debate))
    assert kept(read(written(edited))) == kept(debate)


@given(debates())
def test_the_schema_holds(debate: Debate) -> None:
    """Every document satisfies the RELAX NG."""
    assert relaxng_judge.violations(written(debate), SCHEMA) == []


@given(debates())
def test_rdflib_sees_the_same_statements(debate: Debate) -> None:
    """Rdflib and our own reader find the same graph in a document."""
    assert against_rdflib(written(debate)) == ([], [])


@given(debates())
def test_the_aif_alone_is_the_derived_graph(debate: Debate) -> None:
    """Who reads only the AIF of a document finds the nodes and edges of AIF-JSON."""
    found = graph_of(statements(written(debate)))
    graph, unread = found.graph, (*found.strange, *found.astray)
    derived = derive(debate)
    assert unread == ()
    assert [(n.id, n.type, n.text, n.scheme, n.scheme_id) for n in graph.nodes] == [
        (n.id, n.type, n.text, n.scheme, n.scheme_id) for n in derived.nodes
    ]
    assert {(e.source, e.target) for e in graph.edges} == {
        (e.source, e.target) for e in derived.edges
    }


@pytest.mark.parametrize("form", ["xml", "pretty-xml"])
def test_it_survives_a_triple_store(form: str) -> None:
    """A document that rdflib read and wrote again, in another order, is the debate."""
    again = rdf_judge.graph(written(small())).serialize(format=form, encoding="utf-8")
    assert read(again) == small()


def test_it_is_written_in_a_stream() -> None:
    """The first elements are on their way before the last ones are made."""
    sink = io.BytesIO()
    seen: list[int] = []

    def made() -> Iterator[Description]:
        for number in range(20_000):
            seen.append(len(sink.getvalue()) if number % 10_000 == 0 else 0)
            yield Description(f"urn:x:{number}", INDIVIDUAL, ())

    write_descriptions(sink, Document(made(), PREFIXES, {}))
    assert seen[10_000] > 100_000


@pytest.mark.parametrize(
    "words", ["\r", " \t a\r\n", "\x00", "a\x0bb", "￾", "]]>&<", "\x85\u2028"]
)
def test_hostile_words_survive(words: str) -> None:
    """Words that XML folds or forbids come back exactly, in texts, keys and tags."""
    claim = attrs.evolve(small().claims[0], key=f"k{words}", text=words, title=words)
    debate = Debate(title=words, claims=(claim,), extras={"argdown": {words: [words]}})
    assert read(written(debate)) == debate


def test_xmllint_accepts_it() -> None:
    """The schema works alone: xmllint accepts a document with it."""
    found = relaxng_judge.xmllint_violations(written(small()), SCHEMA)
    if found is None:
        pytest.skip("xmllint is not installed")
    assert found == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<dsp:form>statement</dsp:form>", b"<dsp:form>guess</dsp:form>"),
        (b"<dsp:key>ann</dsp:key>", b""),
        (b"aif#CA-node", b"aif#RA-node"),
        (b">1</dsp:version>", b">2</dsp:version>"),
    ],
)
def test_the_schema_refuses_broken_documents(old: bytes, new: bytes) -> None:
    """A wrong word, a missing key, a link of the wrong node and a new version fail."""
    document = written(small())
    assert old in document
    broken = document.replace(old, new, 1)
    assert relaxng_judge.violations(broken, SCHEMA) != []


def test_the_profile() -> None:
    """No DOCTYPE, no nesting, no blank node; nodes begin with their class."""
    document = written(small())
    assert b"<!DOCTYPE" not in document
    root = etree.fromstring(document)
    assert {len(prop) for element in root for prop in element} == {0}
    assert all(element.get(f"{{{RDF}}}about") for element in root)
    nodes = root.findall("{http://www.w3.org/2002/07/owl#}NamedIndividual")
    assert {node[0].tag for node in nodes} == {f"{{{RDF}}}type"}


def test_conflicts_and_inferences_are_linked_in_both_vocabularies() -> None:
    """A CA and an RA lead to their ends by the terms of AIF.owl and of AIFdb."""
    store = statements(written(small()))
    for kind, names in (
        ("CA", ("hasConflictingElement", "hasConflictedElement")),
        ("RA", ("hasPremise", "hasConclusion")),
    ):
        (node,) = store.by_class()[f"{AIF}{kind}-node"]
        for own, plain in zip(names, ("Premise", "Conclusion"), strict=True):
            ends = store.resources(node, AIF + own)
            assert len(ends) == 1
            assert ends == store.resources(node, AIF + plain)


def test_nodes_of_one_id_have_their_links_once() -> None:
    """So that a file with many of both does not grow as their product."""
    node = {"nodeID": "1", "type": "I", "text": "x"}
    edges = [{"edgeID": str(n), "fromID": "1", "toID": str(n)} for n in range(20)]
    document = {"nodes": [node] * 20, "edges": edges, "locutions": []}
    source = Source(data=json.dumps(document).encode(), name="x")
    (reading,) = AifJsonImporter().read(source, {})
    sink = io.BytesIO()
    AifXmlExporter().write(reading.debate, sink, {})
    assert sink.getvalue().count(b"<dsp:link ") == 20


def test_identifiers_are_those_of_the_json_twin() -> None:
    """The nodes have the ids, types and number of the graph behind AIF-JSON."""
    store = statements(written(small()))
    found = [
        (store.literal(subject, IDENTIFIER), kind.removeprefix(AIF))
        for subject in store.subjects
        for kind in store.types(subject)
        if kind.startswith(AIF) and store.literal(subject, IDENTIFIER) is not None
    ]
    assert found == [(n.id, f"{n.type}-node") for n in derive(small()).nodes]


def test_a_spoken_claim_names_its_speaker() -> None:
    """The locution of a passage leads to its author, its post and its passage."""
    store = statements(written(small()))
    locutions = store.by_class()[f"{AIF}L-node"]
    authors = [store.resources(node, f"{AIF}hasAuthor")[0] for node in locutions]
    assert [store.literal(a, "http://xmlns.com/foaf/0.1/name") for a in authors] == [
        "Ann Lee",
        "Bob",
    ]


def test_replies_between_posts_are_said_in_sioc() -> None:
    """A post that answers another one leads to it by sioc:reply_of."""
    reply = Relation(
        key="r", kind="reply", sources=("post-2",), targets=("post-1", "cars")
    )
    store = statements(written(attrs.evolve(small(), relations=(reply,))))
    first, second = store.by_class()["http://rdfs.org/sioc/ns#Post"]
    assert store.resources(first, "http://rdfs.org/sioc/ns#reply_of") == []
    assert store.resources(second, "http://rdfs.org/sioc/ns#reply_of") == [first]


def test_the_debate_keeps_its_address() -> None:
    """Corrections and passes rename nothing: the URI rests on the thread alone."""
    corrected = attrs.evolve(small(), positions=(), relations=())
    first = statements(written(small())).subjects
    second = statements(written(corrected)).subjects
    assert next(iter(first)) == next(iter(second))
    assert TYPE in first[next(iter(first))]
