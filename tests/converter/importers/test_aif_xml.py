"""Reading aif-xml: own files after changes, other dialects, and hostile bytes."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.aif_xml import AifXmlImporter
from disputatio.converter.importers.shared.rdf_graph import graph_of
from disputatio.converter.importers.shared.rdf_xml import MAX_DEPTH, statements
from disputatio.exporters.aif_xml import AifXmlExporter
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
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.aif import Graph
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from tests.strategies.damage import broken

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

EXTERNAL = """<!DOCTYPE rdf:RDF [ <!ENTITY outside SYSTEM "{address}"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:aif="http://www.arg.dundee.ac.uk/aif#">
 <aif:I-node rdf:about="urn:n/nodes/1"><aif:claimText>a &outside; b</aif:claimText>
 </aif:I-node></rdf:RDF>"""


def read(data: bytes | str) -> Reading:
    """The one reading of a document."""
    raw = data.encode() if isinstance(data, str) else data
    (reading,) = AifXmlImporter().read(Source(data=raw, name="x.rdf"), {})
    return reading


def graph(text: str) -> Graph:
    """The AIF graph of a document."""
    return graph_of(statements(text.encode()))[0]


def own() -> Debate:
    """A debate with everything that plain AIF cannot say."""
    return Debate(
        title="Tea",
        participants=(Participant(key="ann", name="Ann"),),
        posts=(
            Post(
                key="post-1",
                number=1,
                author="ann",
                body=plain_blocks("Tea. It wakes."),
            ),
        ),
        passages=(Passage(key="passage-1", post="post-1", start=0, end=4),),
        claims=(Claim(key="tea", text="Tea wakes."), Claim(key="dear", text="Dear.")),
        relations=(
            Relation(key="r", kind="attack", sources=("dear",), targets=("tea",)),
        ),
        positions=(Position(claim="tea"),),
    )


def document(debate: Debate) -> bytes:
    """The document of a debate."""
    sink = io.BytesIO()
    AifXmlExporter().write(debate, sink, {})
    return sink.getvalue()


def rules(reading: Reading) -> list[str]:
    """The rules of the notices of a reading."""
    return [notice.rule for notice in reading.notices]


def without(data: bytes, start: bytes, end: bytes) -> bytes:
    """A document without its last element from one mark to the next."""
    first = data.rindex(start)
    return data[:first] + data[data.index(end, first) + len(end) :]


def test_own_files_tell_all() -> None:
    """Our own file is the debate itself."""
    reading = read(document(own()))
    assert reading == Reading(debate=own())


def test_changed_words_of_a_node_win() -> None:
    """Where a tool reworded a node, its words are read and the stale terms reported."""
    changed = document(own()).replace(
        b"<aif:claimText>Dear.<", b"<aif:claimText>Too dear.<"
    )
    reading = read(changed)
    assert rules(reading)[0] == "ExtensionStale"
    assert "Too dear." in [claim.text for claim in reading.debate.claims]


def test_a_removed_node_is_gone() -> None:
    """Where a tool deleted the conflict, the debate has no attack."""
    changed = without(
        document(own()), b"<owl:NamedIndividual", b"</owl:NamedIndividual>"
    )
    reading = read(changed)
    assert rules(reading)[0] == "ExtensionStale"
    assert len(reading.debate.relations) < 3


def test_an_added_node_is_read() -> None:
    """A node that a tool added becomes a claim, and the own terms are stale."""
    node = (
        f'<owl:NamedIndividual rdf:about="urn:new"><rdf:type rdf:resource="{DUNDEE}I-node"/>'
        "<aif:claimText>New.</aif:claimText></owl:NamedIndividual></rdf:RDF>"
    ).encode()
    reading = read(document(own()).replace(b"</rdf:RDF>", node))
    assert rules(reading)[0] == "ExtensionStale"
    assert "New." in [claim.text for claim in reading.debate.claims]


def test_what_others_add_beside_the_aif_does_not_count() -> None:
    """A comment of another vocabulary on a node leaves our own terms in force."""
    comment = b'<x:note xmlns:x="urn:x#">good</x:note></owl:NamedIndividual>'
    changed = document(own()).replace(b"</owl:NamedIndividual>", comment)
    assert read(changed).debate == own()


def test_own_terms_alone_are_a_debate() -> None:
    """A file whose AIF nodes were all taken out still tells its debate."""
    data = document(own())
    start = data.index(b"<owl:NamedIndividual")
    assert read(data[:start] + b"</rdf:RDF>").debate == own()


def test_a_changed_text_beats_its_base64_twin() -> None:
    """Who edits the readable title of a file need not know of its twin."""
    data = document(Debate(title="A\x00B"))
    assert read(data).debate.title == "A\x00B"
    changed = data.replace("A�B".encode(), b"New")
    assert read(changed).debate.title == "New"


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
    found = [n for n in read(strange).notices if n.rule == "NodeNotUnderstood"]
    assert [notice.element for notice in found[:3]] == ["urn:e", "urn:i", "urn:c"]
    assert all(notice.line for notice in found[:3])


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


def test_sniffing() -> None:
    """AIF in RDF/XML is recognised; other RDF hardly, other XML not at all."""
    importer = AifXmlImporter()
    assert importer.sniff(document(own())) == 0.95
    assert importer.sniff(BOTH_ENDS.encode()) == 0.95
    assert importer.sniff(NESTED.encode("utf-16")) == 0.95
    assert importer.sniff(b"<rdf:RDF xmlns:rdf='x'>") < 0.5
    assert importer.sniff(b"<html><body>rdf:RDF</body></html>") == 0.0


def test_an_entity_bomb_is_refused_with_its_line() -> None:
    """Entities that multiply end in an error with a line, not in memory."""
    names = [f"e{number}" for number in range(12)]
    rows = [f'<!ENTITY {names[0]} "{"x" * 100}">']
    for before, name in pairwise(names):
        rows.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    bomb = f"<!DOCTYPE rdf:RDF [{''.join(rows)}]>\n" + NESTED.replace(
        "Tea wakes.", f"&{names[-1]};"
    )
    with pytest.raises(ReadError, match="entities expand") as caught:
        read(bomb)
    assert caught.value.line


@pytest.mark.parametrize("words", ["Tea wakes.", "It has caffeine."])
def test_a_long_entity_used_often_is_refused(words: str) -> None:
    """A long entity in many places, in a text or an attribute, is an error."""
    subset = f'<!DOCTYPE rdf:RDF [<!ENTITY a "{"x" * 100_000}">]>'
    with pytest.raises(ReadError, match="entities expand") as caught:
        read(subset + NESTED.replace(words, "&a;" * 10_000))
    assert caught.value.line


def test_an_external_document_type_is_never_fetched(tmp_path: Path) -> None:
    """A document type elsewhere is not looked at: its entities do not exist."""
    outside = tmp_path / "x.dtd"
    outside.write_text('<!ENTITY outside "the secret words">')
    head = f'<!DOCTYPE rdf:RDF SYSTEM "{outside.as_uri()}">'
    assert read(head + NESTED).debate.claims == read(NESTED).debate.claims
    with pytest.raises(ReadError, match="outside"):
        read(head + NESTED.replace("Tea wakes.", "&outside;"))


def test_an_external_entity_is_never_fetched(tmp_path: Path) -> None:
    """A file that an entity names is not read: an error says so."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    with pytest.raises(ReadError) as caught:
        read(EXTERNAL.format(address=secret.as_uri()))
    assert caught.value.line
    assert "secret words" not in str(caught.value)


def test_too_deep_nesting_is_refused() -> None:
    """Elements deeper than the limit give an error with a line."""
    opening = "<aif:RA-node><aif:Premise>" * MAX_DEPTH
    closing = "</aif:Premise></aif:RA-node>" * MAX_DEPTH
    head = NESTED[: NESTED.index(">") + 1]
    with pytest.raises(ReadError, match="deeper") as caught:
        read(f"{head}{opening}{closing}</rdf:RDF>")
    assert caught.value.line


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02", "not well-formed"),
        (b"<rdf:RDF", "not well-formed"),
        (b"<a/>", "not rdf:RDF"),
        (b'<Ontology xmlns="http://www.w3.org/2002/07/owl#"/>', "ontology in OWL/XML"),
        (NESTED.replace("aif:RA", "aif:X").replace("aif:I-", "aif:Y-").encode(), "no AIF nodes"),
        (document(own()).replace(b">1</dsp:version>", b">7</dsp:version>"), "version 7"),
        (document(own()).replace(b"<dsp:form>statement</dsp:form>", b""), "form is missing"),
        (document(own()).replace(b">14</dsp:end>", b">x</dsp:end>").replace(b">4</dsp:end>", b">x</dsp:end>"), "end is no"),
        (document(own()).replace(b">4</dsp:end>", b">99</dsp:end>"), "not valid"),
    ],
)  # fmt: skip
def test_bad_input_gives_one_clear_error(data: bytes, words: str) -> None:
    """Each bad file gives a ReadError that says what is wrong, with a line."""
    with pytest.raises(ReadError, match=words) as caught:
        read(data)
    assert caught.value.line


@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    """Any accident to a file gives a valid debate or a ReadError, nothing else."""
    original = data.draw(
        st.sampled_from([document(own()), NESTED.encode(), BOTH_ENDS.encode()])
    )
    damaged = data.draw(broken(original))
    try:
        found = read(damaged).debate
    except ReadError:
        with pytest.raises(ReadError) as caught:
            read(damaged)
        assert caught.value.line
    else:
        assert problems(found) == ()


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
    found, _ = graph_of(store)
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
