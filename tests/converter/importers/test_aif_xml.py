"""Reading aif-xml: our own files, also after changes, and hostile bytes."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.aif_xml import AifXmlImporter
from disputatio.converter.importers.shared.rdf.xml import MAX_DEPTH
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
from disputatio.schemas.features import ALL, Feature, project
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading
from tests.converter.importers.test_aif_xml_dialects import (
    BOTH_ENDS,
    DUNDEE,
    NESTED,
    read,
)
from tests.strategies.damage import broken

EXTERNAL = """<!DOCTYPE rdf:RDF [ <!ENTITY outside SYSTEM "{address}"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:aif="http://www.arg.dundee.ac.uk/aif#">
 <aif:I-node rdf:about="urn:n/nodes/1"><aif:claimText>a &outside; b</aif:claimText>
 </aif:I-node></rdf:RDF>"""


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
    reading = read(changed)
    assert rules(reading) == []
    assert without_extras(reading.debate) == own()
    assert document(reading.debate).count(b">good<") == changed.count(b">good<")


def without_extras(debate: Debate) -> Debate:
    """A debate without what formats keep beside it."""
    return project(debate, ALL - {Feature.EXTRAS})


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
