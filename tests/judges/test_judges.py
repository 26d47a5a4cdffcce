"""Every judge accepts a good sample and refuses a bad one: a judge that accepts all would prove nothing."""

import json
import zipfile
from pathlib import Path
from typing import Any
from xml.sax import SAXParseException

import pytest
from lxml import etree

from tests.judges import rdf_judge, relaxng_judge
from tests.judges.aif_judge import AifJudge
from tests.judges.argdown_judge import ArgdownJudge
from tests.judges.epub_judge import EpubJudge

AIF_NODES: list[dict[str, Any]] = [
    {"nodeID": "1", "text": "Ban cars downtown.", "type": "I", "timestamp": ""},
    {"nodeID": "2", "text": "The air would be cleaner.", "type": "I", "timestamp": ""},
    {
        "nodeID": "3",
        "text": "Default Inference",
        "type": "RA",
        "timestamp": "",
        "scheme": "Default Inference",
    },
    {
        "nodeID": "4",
        "text": "Ann Poster : Ban cars downtown.",
        "type": "L",
        "timestamp": "",
    },
    {
        "nodeID": "5",
        "text": "Asserting",
        "type": "YA",
        "timestamp": "",
        "scheme": "Asserting",
    },
]
AIF_EDGES = [
    {"edgeID": str(number), "fromID": source, "toID": target, "formEdgeID": None}
    for number, (source, target) in enumerate(
        [("2", "3"), ("3", "1"), ("4", "5"), ("5", "1")], start=10
    )
]
AIF_LOCUTIONS = [
    {
        "nodeID": "4",
        "personID": "20",
        "timestamp": "",
        "start": None,
        "end": None,
        "source": None,
    }
]
AIF_PARTICIPANTS = [{"participantID": "20", "firstname": "Ann", "surname": "Poster"}]


def _aif(**changes: object) -> str:
    """A small document that both libraries read: the keys bare for arguebuf, and under "AIF" for xaif."""
    bare: dict[str, object] = {
        "nodes": AIF_NODES,
        "edges": AIF_EDGES,
        "locutions": AIF_LOCUTIONS,
        "participants": AIF_PARTICIPANTS,
    }
    bare |= changes
    return json.dumps({**bare, "AIF": bare})


def test_argdown_reads_a_good_document(argdown_judge: ArgdownJudge) -> None:
    """The parser accepts a claim with an attack and gives its graph and front matter."""
    verdict = argdown_judge.ask(
        "===\ntitle: Cars\n===\n\n[Ban]: Ban cars downtown.\n  - <Trade>: Shops lose customers.\n"
    )
    assert verdict.accepted
    assert verdict.front_matter == {"title": "Cars"}
    assert verdict.model is not None
    assert [relation["relationType"] for relation in verdict.model["relations"]] == [
        "attack"
    ]


def test_argdown_refuses_a_broken_document(argdown_judge: ArgdownJudge) -> None:
    """A syntax error is refused with its line and column."""
    verdict = argdown_judge.ask("[Ban]: Ban cars downtown.\n\n(1) A premise\n-----\n")
    assert not verdict.accepted
    assert verdict.errors[0].line is not None


def test_argdown_reports_an_exception(argdown_judge: ArgdownJudge) -> None:
    """Broken YAML in the front matter is refused as an exception, not swallowed."""
    verdict = argdown_judge.ask("===\ntitle: [\n===\n\n[Ban]: Ban cars.\n")
    assert not verdict.accepted
    assert verdict.exception is not None
    assert "YAML" in verdict.exception


def test_arguebuf_counts_what_it_keeps(aif_judge: AifJudge) -> None:
    """The library arguebuf keeps claims and schemes with their edges, and says that it skipped the edges of the dialogue."""
    verdict = aif_judge.ask(_aif(), "arguebuf")
    assert verdict.accepted, verdict.error
    assert verdict.nodes == {"atom": 2, "support": 1}
    assert verdict.edges == {"atom>support": 1, "support>atom": 1}
    assert len(verdict.warnings) == 2


def test_arguebuf_refuses_a_wrong_timestamp(aif_judge: AifJudge) -> None:
    """An ISO timestamp, which AIF-JSON does not have, is refused."""
    nodes = [{**AIF_NODES[0], "timestamp": "2020-01-01T00:00:00Z"}, *AIF_NODES[1:]]
    verdict = aif_judge.ask(_aif(nodes=nodes), "arguebuf")
    assert not verdict.accepted
    assert verdict.error is not None


def test_xaif_counts_nodes_relations_and_speakers(aif_judge: AifJudge) -> None:
    """The library xaif sees every node and edge, the one inference, and who speaks."""
    verdict = aif_judge.ask(_aif(), "xaif")
    assert verdict.accepted, verdict.error
    assert verdict.nodes == {"I": 2, "L": 1, "RA": 1, "YA": 1}
    assert verdict.edges == {"I>RA": 1, "RA>I": 1, "L>YA": 1, "YA>I": 1}
    assert verdict.relations == (("2", "1", "Default Inference"),)
    assert verdict.speakers == {"4": "Ann Poster"}
    assert verdict.next_id == "6"


def test_xaif_is_not_asked_for_what_takes_too_long(aif_judge: AifJudge) -> None:
    """A large document gets its counts in time, without the tables that grow with the square."""
    nodes = [{**AIF_NODES[0], "nodeID": str(number)} for number in range(1, 3_001)]
    verdict = aif_judge.ask(_aif(nodes=nodes, edges=[]), "xaif", seconds=30)
    assert verdict.accepted, verdict.error
    assert verdict.nodes == {"I": 3_000}
    assert verdict.relations is None
    assert verdict.speakers is None


def test_xaif_refuses_an_id_that_is_no_number(aif_judge: AifJudge) -> None:
    """The library xaif counts with the ids, so a word as an id is refused."""
    verdict = aif_judge.ask(
        _aif(nodes=[{**AIF_NODES[0], "nodeID": "one"}, *AIF_NODES[1:]]), "xaif"
    )
    assert not verdict.accepted


@pytest.mark.parametrize("tool", ["arguebuf", "xaif"])
def test_the_aif_libraries_refuse_what_is_no_json(
    aif_judge: AifJudge, tool: Any
) -> None:
    """A truncated document is refused, and the judge goes on."""
    assert not aif_judge.ask('{"nodes": [', tool).accepted
    assert aif_judge.ask(_aif(), tool).accepted


CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:cars</dc:identifier>
<dc:title>Cars</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""
NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Cars</title></head><body><nav epub:type="toc"><ol><li><a href="nav.xhtml">Cars</a></li></ol></nav></body></html>"""


def _book(path: Path, navigation: str) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("content.opf", PACKAGE)
        book.writestr("nav.xhtml", navigation)
    return path


def test_epubcheck_passes_a_good_book(epub_judge: EpubJudge, tmp_path: Path) -> None:
    """A minimal book gives no message at all."""
    assert epub_judge.check(_book(tmp_path / "good.epub", NAVIGATION)) == []


def test_epubcheck_finds_a_fault_and_its_place(
    epub_judge: EpubJudge, tmp_path: Path
) -> None:
    """An element that XHTML does not have is an error in the file and line where it stands."""
    messages = epub_judge.check(
        _book(tmp_path / "bad.epub", NAVIGATION.replace("<nav", "<blink/><nav"))
    )
    assert [message.severity for message in messages] == ["ERROR"]
    assert messages[0].id == "RSC-005"
    assert "nav.xhtml:2" in messages[0].location
    assert "blink" in messages[0].text


def test_epubcheck_refuses_what_is_no_book(
    epub_judge: EpubJudge, tmp_path: Path
) -> None:
    """A file that is no archive is a fatal message, not a crash of the judge."""
    (tmp_path / "noise.epub").write_bytes(b"no zip archive")
    assert "FATAL" in {
        message.severity for message in epub_judge.check(tmp_path / "noise.epub")
    }


RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:example:">
<rdf:Description rdf:about="urn:x:1"><e:says rdf:nodeID="a"/></rdf:Description>
<rdf:Description rdf:nodeID="a"><e:text>Ban cars.</e:text></rdf:Description></rdf:RDF>"""


def test_rdflib_knows_the_same_graph_in_other_words() -> None:
    """Another name of a blank node is the same graph."""
    assert rdf_judge.isomorphic(RDF, RDF.replace(b'nodeID="a"', b'nodeID="b"'))


def test_rdflib_tells_two_graphs_apart() -> None:
    """Another text is another graph, and the difference names both."""
    other = RDF.replace(b"Ban cars.", b"Keep cars.")
    assert not rdf_judge.isomorphic(RDF, other)
    only_left, only_right = rdf_judge.difference(RDF, other)
    assert any("Ban cars." in line for line in only_left)
    assert any("Keep cars." in line for line in only_right)


def test_rdflib_refuses_broken_xml() -> None:
    """A truncated document is no graph."""
    with pytest.raises(SAXParseException):
        rdf_judge.graph(RDF[:-10])


SCHEMA = """<element name="debate" xmlns="http://relaxng.org/ns/structure/1.0"><oneOrMore><element name="claim"><text/></element></oneOrMore></element>"""
GOOD_XML, BAD_XML, BROKEN_XML = (
    b"<debate>\n<claim>x</claim></debate>",
    b"<debate>\n<clam>x</clam></debate>",
    b"<debate>",
)


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """A schema for a debate of one or more claims."""
    path = tmp_path / "debate.rng"
    path.write_text(SCHEMA, encoding="utf-8")
    return path


def test_lxml_holds_the_schema(schema: Path) -> None:
    """A valid document has no violation; a wrong element has one at its line; broken XML is a violation too."""
    assert relaxng_judge.violations(GOOD_XML, schema) == []
    assert relaxng_judge.violations(BAD_XML, schema)[0].startswith("line 2: ")
    assert relaxng_judge.violations(BROKEN_XML, schema)


def test_a_broken_schema_is_not_taken_for_a_verdict(schema: Path) -> None:
    """A schema that is none raises, so that a slip in it never passes for a valid document."""
    schema.write_text(
        "<element xmlns='http://relaxng.org/ns/structure/1.0'/>", encoding="utf-8"
    )
    with pytest.raises(etree.RelaxNGParseError):
        relaxng_judge.violations(GOOD_XML, schema)


def test_xmllint_agrees_with_lxml(schema: Path) -> None:
    """Where xmllint is installed, it accepts and refuses the same documents."""
    if relaxng_judge.xmllint_violations(GOOD_XML, schema) is None:
        pytest.skip(
            "the program xmllint is not installed (optional: lxml judges the same)"
        )
    assert relaxng_judge.xmllint_violations(GOOD_XML, schema) == []
    assert relaxng_judge.xmllint_violations(BAD_XML, schema)
    assert relaxng_judge.xmllint_violations(BROKEN_XML, schema)
