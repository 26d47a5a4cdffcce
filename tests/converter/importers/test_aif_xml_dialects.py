"""Reading AIF in RDF/XML that other programs wrote: its dialects and its syntax."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph as RdfGraph

from disputatio.converter.importers.aif_xml import AifXmlImporter
from disputatio.converter.importers.shared.rdf.graph import graph_of
from disputatio.converter.importers.shared.rdf.store import Statement
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.foreign.rdf import XML_LITERAL, Literal
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from tests.judges import rdf_judge

DUNDEE = "http://www.arg.dundee.ac.uk/aif#"
TECH = "http://www.arg.tech/aif#"
OLDER = "http://arg.dundee.ac.uk/aif#"

FLAT = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:aif="{namespace}">
 <owl:NamedIndividual rdf:about="urn:n/nodes/1">
  <rdf:type rdf:resource="{namespace}I-node"/><aif:claimText>Tea wakes.</aif:claimText>
 </owl:NamedIndividual>
 <owl:NamedIndividual rdf:about="urn:n/nodes/2">
  <rdf:type rdf:resource="{namespace}I-node"/><aif:claimText>It has caffeine.</aif:claimText>
 </owl:NamedIndividual>
 <owl:NamedIndividual rdf:about="urn:n/nodes/3">
  <rdf:type rdf:resource="{namespace}RA-node"/>
  <aif:{premise} rdf:resource="urn:n/nodes/2"/>
  <aif:{conclusion} rdf:resource="urn:n/nodes/1"/>
 </owl:NamedIndividual>
</rdf:RDF>"""

BOTH_ENDS = """<!DOCTYPE rdf:RDF [ <!ENTITY aif "http://www.arg.tech/aif#"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://www.w3.org/2002/07/owl#" xmlns:aif="&aif;">
 <NamedIndividual rdf:about="urn:n/nodes/1"><rdf:type rdf:resource="&aif;I-node"/>
  <aif:claimText>Tea wakes.</aif:claimText><aif:Conclusion rdf:resource="urn:n/nodes/3"/>
 </NamedIndividual>
 <NamedIndividual rdf:about="urn:n/nodes/2"><rdf:type rdf:resource="&aif;I-node"/>
  <aif:claimText>It has caffeine.</aif:claimText><aif:Premise rdf:resource="urn:n/nodes/3"/>
 </NamedIndividual>
 <NamedIndividual rdf:about="urn:n/nodes/3"><rdf:type rdf:resource="&aif;RA-node"/>
  <aif:Premise rdf:resource="urn:n/nodes/2"/><aif:Conclusion rdf:resource="urn:n/nodes/1"/>
 </NamedIndividual>
</rdf:RDF>"""

NESTED = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:aif="http://www.arg.dundee.ac.uk/aif#">
 <aif:RA-node rdf:about="urn:n/nodes/3">
  <aif:Conclusion><aif:I-node rdf:about="urn:n/nodes/1">
   <aif:claimText xml:lang="en">Tea wakes.</aif:claimText></aif:I-node></aif:Conclusion>
  <aif:Premise><aif:I-node rdf:about="urn:n/nodes/2" aif:claimText="It has caffeine."/>
  </aif:Premise>
 </aif:RA-node>
</rdf:RDF>"""

SYNTAX = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:x="http://x.org/t#" xml:base="http://x.org/base" xml:lang="en">
 <rdf:Description rdf:about="a" x:shade="blue">
  <x:p rdf:resource="#b"/><x:p rdf:nodeID="n"/><x:q xml:lang="">plain</x:q>
  <x:q>english</x:q><x:q rdf:datatype="http://x.org/d">typed</x:q><x:q/>
  <x:r rdf:parseType="Resource"><x:p>inner</x:p></x:r>
  <x:s x:size="3"/><x:s rdf:resource="#c" x:size="4"/>
  <x:t rdf:parseType="Collection"><x:Thing/><rdf:Description rdf:about="#d"/></x:t>
  <x:t rdf:parseType="Collection"/><x:u rdf:ID="said">stated</x:u>
  <rdf:li>one</rdf:li><rdf:li rdf:resource="#two"/><rdf:_7>seven</rdf:_7>
 </rdf:Description>
 <x:Thing rdf:ID="b" xml:base="http://x.org/other/"><x:p><x:Thing rdf:nodeID="n"/></x:p></x:Thing>
 <x:Thing><x:q xml:space="preserve"> a &lt; b </x:q></x:Thing>
</rdf:RDF>"""
"""Every form of RDF/XML, but XML literals, which rdflib writes in a way of its own."""


def read(data: bytes | str) -> Reading:
    """The one reading of a document."""
    raw = data.encode() if isinstance(data, str) else data
    (reading,) = AifXmlImporter().read(Source(data=raw, name="x.rdf"), {})
    return reading


def n_triple(statement: Statement) -> str:
    """A statement as a line of N-Triples, with every character escaped."""
    subject, uri, term, _ = statement

    def name(thing: str) -> str:
        return thing if thing.startswith("_:") else f"<{thing}>"

    if not isinstance(term, Literal):
        return f"{name(subject)} <{uri}> {name(term.uri)} ."
    kind = f"^^<{term.datatype}>" if term.datatype else ""
    language = f"@{term.language}" if term.language else ""
    words = "".join(f"\\U{ord(character):08X}" for character in term.text)
    return f'{name(subject)} <{uri}> "{words}"{kind}{language} .'


def against_rdflib(document: bytes) -> tuple[list[str], list[str]]:
    """The statements that only rdflib and that only we find in a document."""
    lines = "\n".join(dict.fromkeys(map(n_triple, statements(document))))
    ours = RdfGraph().parse(data=lines, format="nt")
    return rdf_judge.difference(document, ours)


def graph(text: str) -> Graph:
    """The AIF graph of a document."""
    return graph_of(statements(text.encode())).graph


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (FLAT.format(namespace=DUNDEE, premise="hasPremise", conclusion="hasConclusion"), "OWL"),
        (FLAT.format(namespace=OLDER, premise="Premise", conclusion="Conclusion"), "older"),
        (FLAT.format(namespace=TECH, premise="Premise", conclusion="Conclusion"), "AIFdb"),
        (BOTH_ENDS, "links from both ends"),
        (NESTED, "nested"),
    ],
)  # fmt: skip
def test_dialects_give_one_graph(text: str, what: str) -> None:
    """Namespaces, vocabularies and shapes differ; the graph is the same."""
    found = graph(text)
    assert {(n.id, n.type, n.text) for n in found.nodes} == {
        ("1", "I", "Tea wakes."),
        ("2", "I", "It has caffeine."),
        ("3", "RA", "Default Inference"),
    }, what
    assert {(e.source, e.target) for e in found.edges} == {("2", "3"), ("3", "1")}


def test_other_files_become_a_debate() -> None:
    """A file without our terms gives claims and their support, without notices."""
    reading = read(NESTED)
    (support,) = reading.debate.relations
    assert (support.kind, support.sources, support.targets) == (
        "support",
        ("2",),
        ("1",),
    )
    assert reading.notices == ()
    assert problems(reading.debate) == ()


def test_what_is_not_understood_is_named() -> None:
    """An unknown class, an unknown property and a link to nothing give notices."""
    strange = NESTED.replace(
        "</rdf:RDF>",
        '<aif:EN-node rdf:about="urn:e"/><aif:I-node rdf:about="urn:i">'
        "<aif:mood>glum</aif:mood><aif:claimText>x</aif:claimText></aif:I-node>"
        '<aif:CA-node rdf:about="urn:c"><aif:Premise rdf:resource="urn:gone"/>'
        "</aif:CA-node></rdf:RDF>",
    )
    found = read(strange).notices
    assert [(notice.rule, notice.element) for notice in found] == [
        ("NodeNotUnderstood", "urn:e"),
        ("NodeNotUnderstood", "urn:i"),
        ("ReferenceBroken", "urn:c"),
    ]
    assert all(notice.line for notice in found)


def test_the_syntax_is_read_as_rdflib_reads_it() -> None:
    """Each form of RDF/XML gives the statements that rdflib finds."""
    assert against_rdflib(SYNTAX.encode()) == ([], [])


def test_xml_inside_a_property_is_a_text() -> None:
    """A property that holds XML has it as canonical XML, outside of the AIF."""
    inner = (
        '<x:note xmlns:x="urn:x#" rdf:parseType="Literal">a <b z="2" y="1"/> c</x:note>'
    )
    store = statements(
        NESTED.replace("<aif:Premise>", f"{inner}<aif:Premise>", 1).encode()
    )
    (value,) = store.values("urn:n/nodes/3", "urn:x#note")
    assert value[0] == Literal('a <b y="1" z="2"></b> c', XML_LITERAL)


def test_attributes_of_the_first_edition_are_read() -> None:
    """Files from before 2004 have about and resource without a prefix."""
    old = NESTED.replace("rdf:about", "about")
    assert graph(old) == graph(NESTED)


def test_an_author_is_read() -> None:
    """A locution's author and time become the graph's participant and locution."""
    text = NESTED.replace(
        "</rdf:RDF>",
        '<aif:L-node rdf:about="urn:l"><aif:claimText>Ann Lee : Tea.</aif:claimText>'
        '<aif:hasAuthor rdf:resource="urn:ann"/>'
        '<t:created xmlns:t="http://purl.org/dc/terms/">2026-03-02T10:15:07</t:created>'
        '</aif:L-node><rdf:Description rdf:about="urn:ann">'
        '<f:name xmlns:f="http://xmlns.com/foaf/0.1/">Ann Lee</f:name>'
        "</rdf:Description></rdf:RDF>",
    )
    found = graph(text)
    (person,), (said,) = found.participants, found.locutions
    assert (person.firstname, person.surname) == ("Ann", "Lee")
    assert (said.node, said.person, said.start) == (
        "urn:l",
        person.id,
        "2026-03-02 10:15:07",
    )


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "triples", "nodes", "edges"),
    [
        ("knoxa_singularity.xml", 29, {"I": 6, "RA": 4}, 9),
        ("knoxa_chalmers.xml", 96, {"I": 24, "RA": 6, "CA": 6}, 35),
        ("knoxa_levels.xml", 92, {"I": 16, "RA": 7, "TA": 7, "CA": 1}, 30),
        ("synthetic_aifdb_shape_6064.rdf", 310, {"L": 16, "YA": 14, "I": 9, "TA": 8, "RA": 5}, 54),
    ],
)  # fmt: skip
def test_real_dialects(
    fixtures_folder: Path, name: str, triples: int, nodes: dict[str, int], edges: int
) -> None:
    """The real files of dialects B and C have the statements and nodes of their list."""
    data = (fixtures_folder / "aif" / "rdf" / name).read_bytes()
    store = statements(data)
    found = graph_of(store).graph
    assert against_rdflib(data) == ([], [])
    assert len(set(store)) == triples
    assert Counter(node.type for node in found.nodes) == nodes
    assert len(found.edges) == edges
    assert problems(read(data).debate) == ()


@pytest.mark.real
def test_the_ontology_itself_is_refused(fixtures_folder: Path) -> None:
    """AIF.owl has terms and no debate; the error says so."""
    data = (fixtures_folder / "aif" / "rdf" / "AIF.owl").read_bytes()
    assert AifXmlImporter().sniff(data[:4096]) > 0.5
    with pytest.raises(ReadError, match="ontology"):
        read(data)
