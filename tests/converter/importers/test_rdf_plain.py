"""Usual RDF/XML documents are read without a tree, and just as the tree would be."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from disputatio.converter.importers.shared.rdf.plain import plain_statements
from disputatio.converter.importers.shared.rdf.xml import tree_statements
from disputatio.exporters.aif_xml import AifXmlExporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from tests.benchmarks.aif_xml_bench import aifdb_shape, saved_again, served_shape
from tests.strategies.debates import debates

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE rdf:RDF [\n'
    '  <!ENTITY aif "http://www.arg.tech/aif#">\n]>\n'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
    '  xmlns:aif="http://www.arg.tech/aif#" xmlns:d="urn:d#">\n'
)
_BODY = (
    '  <aif:I-node rdf:about="urn:n/1">\n'
    '    <rdf:type rdf:resource="&aif;I-node"/>\n'
    "    <aif:claimText>a &lt; b &amp;lt; c&#13;\n&quot;d&quot;</aif:claimText>\n"
    '    <d:size rdf:datatype="urn:int">1</d:size><d:none/>\n'
    '    <d:word xml:lang="de">Wort</d:word>\n'
    '    <x:more xmlns:x="urn:x#" rdf:resource="urn:a&amp;b"/>\n'
    "    <rdf:li>one</rdf:li><rdf:li>two</rdf:li>\n"
    '    <d:in>\n <d:Box rdf:about="urn:n/2"><d:of>\n'
    '    <rdf:Description rdf:about="urn:n/1"><d:none/></rdf:Description></d:of>\n'
    "    </d:Box>\n\n    </d:in>\n"
    "  </aif:I-node>\n"
)
_PLAIN = f"{_HEAD}{_BODY}</rdf:RDF>\n"


def _written(debate: Debate) -> bytes:
    sink = BytesIO()
    AifXmlExporter().write(debate, sink, {})
    return sink.getvalue()


def _same(data: bytes) -> bool:
    """Say whether a document is plain; then the tree must say the same of it."""
    plain = plain_statements(data)
    if plain is None:
        return False
    tree = tree_statements(data)
    assert list(plain) == list(tree)
    assert [*plain.subjects] == [*tree.subjects]
    return True


def test_the_usual_documents_need_no_tree() -> None:
    """AIFdb's and ours."""
    assert _same(_PLAIN.encode())
    assert _same(aifdb_shape(50))
    assert _same(served_shape(50))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("  <aif:I-node", "<!--- -a\n --> <!----><aif:I-node"),
        ("xmlns:d", 'xml:base="http://e.org/" xmlns:d'),
        ("urn:n/1", "&aif;1"),
    ],
)
def test_line_ends_comments_and_entities_need_no_tree(old: str, new: str) -> None:
    """As browsers and AIFdb's server write them."""
    assert _same(_PLAIN.replace(old, new).encode())


@settings(max_examples=20)
@given(debate=debates())
def test_what_we_write_needs_no_tree(debate: Debate) -> None:
    """Any debate."""
    assert _same(_written(debate))


@settings(max_examples=20)
@given(debate=debates(), form=st.sampled_from(["xml", "pretty-xml"]))
def test_what_a_tool_writes_again_is_read_alike(debate: Debate, form: str) -> None:
    """Flat or nested."""
    graph = Graph().parse(data=_written(debate), format="xml")
    _same(graph.serialize(format=form).encode())


def test_nested_documents_need_no_tree() -> None:
    """As rdflib writes them again; those that nest deep are for the tree."""
    assert _same(saved_again(served_shape(50), "pretty-xml"))
    for depth, plain in ((15, True), (16, False), (31, False)):
        inside = depth * '<d:a><d:B rdf:about="urn:b">'
        nested = f"<d:none/>{inside}{depth * '</d:B></d:a>'}"
        assert _same(_PLAIN.replace("<d:none/>", nested, 1).encode()) is plain


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</rdf:RDF>", ""),
        ("</aif:I-node>", "</aif:L-node>"),
        ("</d:size>", "</d:word>"),
        ("&quot;", "&unknown;"),
        ("&amp;lt;", "&"),
        ("a &lt;", "]]>"),
        ("a &lt;", "\x01"),
        ("a &lt;", "\ufffe"),
        ("a &lt;", "\r"),
        ("a &lt;", "<!-- no -->"),
        ("  <aif:I-node", "<!-- -- --><aif:I-node"),
        ("  <aif:I-node", "<!--><aif:I-node"),
        ("  <aif:I-node", "<!-- --->  <aif:I-node"),
        ("xmlns:d", 'xml:base="e" xmlns:d'),
        ("a &lt;", "<![CDATA[x]]>"),
        ("<d:none/>", "words"),
        ("<d:none/>", "<e:none/>"),
        ("<d:none/>", '<d:none rdf:resource="a\nb"/>'),
        ("<d:none/>", '<d:none rdf:resource="a" rdf:resource="b"/>'),
        ("<d:none/>", '<d:none rdf:parseType="Resource"><d:a>b</d:a></d:none>'),
        ("<d:none/>", "<d:none><d:Thing/></d:none>"),
        ("<d:in>", "<d:in>words"),
        ("</d:Box>", "</d:Box>words"),
        ("</d:Box>", '</d:Box><d:Box rdf:about="urn:n/3"></d:Box>'),
        ("<d:in>", '<d:in xml:lang="de">'),
        ("<d:in>", '<d:in xmlns:d="urn:d#">'),
        ("<d:Box", '<d:Box xmlns:aif="urn:aif#"'),
        ("</d:Box>", ""),
        ("</d:in>", ""),
        ("xmlns:d", 'xml:lang="de" xmlns:d'),
        ("xmlns:d", "xmlns:xml"),
        ("urn:d#", ">urn:d#"),
        ("xmlns:d", 'xmlns:aif="urn:again#" xmlns:d'),
        ("http://www.arg.tech/aif#", "&rdf;"),
        ('aif "http', 'lt "http'),
        ("<!ENTITY", "<!ENTITY % b 'c'> <!ENTITY"),
        ('rdf:about="urn:n/1"', "rdf:about='urn:n/1'"),
        ('rdf:about="urn:n/1"', ""),
        ('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    ],
)
def test_what_is_not_flat_is_for_the_tree(old: str, new: str) -> None:
    """Errors, and all of XML and RDF that these documents do without."""
    assert plain_statements(_PLAIN.replace(old, new, 1).encode()) is None


def test_addresses_beside_a_base_are_for_the_tree() -> None:
    """It knows what they are relative to."""
    based = _PLAIN.replace("xmlns:d", 'xml:base="http://e.org/" xmlns:d')
    assert plain_statements(based.replace("urn:n/1", "n/1").encode()) is None
    assert plain_statements(based.replace("urn:a&amp;b", "#b").encode()) is None


def test_entities_that_would_make_much_work_are_for_the_tree() -> None:
    """It knows how to refuse them."""
    long = _PLAIN.replace("tech/aif#", f"tech/{'a' * 4000}#")
    assert plain_statements(long.encode()) is None
    more = "".join(f'<!ENTITY a{n} "urn:{n}/">' for n in range(100))
    many = _PLAIN.replace("<!ENTITY aif", f"{more}<!ENTITY aif")
    assert plain_statements(many.encode()) is None


@given(
    place=st.integers(0, len(_PLAIN.encode()) - 1),
    value=st.sampled_from([*b"<>&\"'/;: \n\tx#=]", 0, 0xC3]),
    kind=st.sampled_from(("put", "take", "replace")),
)
def test_a_damaged_document_is_read_as_the_tree_reads_it(
    place: int, value: int, kind: str
) -> None:
    """Or it is left to the tree."""
    whole = _PLAIN.encode()
    after = place if kind == "put" else place + 1
    new = b"" if kind == "take" else bytes([value])
    try:
        _same(whole[:place] + new + whole[after:])
    except ReadError as error:
        pytest.fail(f"the tree refuses what was read without it: {error}")
