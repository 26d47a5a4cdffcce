"""A document as AIFdb's server writes it, or a tool again, gives what its statements give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputatio.converter.importers.shared.rdf.reading import reading, reading_of_graph
from disputatio.converter.importers.shared.rdf.served import as_served
from disputatio.converter.importers.shared.rdf.xml import tree_statements
from disputatio.schemas.errors import ReadError
from tests.benchmarks.aif_xml_bench import FORMS, aifdb_shape, saved_again, served_shape

_SERVED = served_shape(10).decode()
"""Its last two nodes lead to nodes that are not there."""

_NESTED = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:aif="http://www.arg.tech/aif#"
  xmlns:owl="http://www.w3.org/2002/07/owl#"
>
  <owl:NamedIndividual rdf:about="http://e.org/nodes/6">
    <rdf:type rdf:resource="http://www.arg.tech/aif#I-node"/>
    <aif:creationDate>2016-03-08 19:43:47</aif:creationDate>
    <aif:Premise rdf:resource="http://e.org/nodes/9"/>
    <aif:IllocutionaryContent>
      <aif:YA-node rdf:about="http://e.org/nodes/8">
        <rdf:type rdf:resource="http://www.w3.org/2002/07/owl#NamedIndividual"/>
        <aif:Locution>
          <owl:NamedIndividual rdf:about="http://e.org/nodes/7">
            <aif:claimText>Ann : tea wakes</aif:claimText>
            <aif:Locution rdf:resource="http://e.org/nodes/8"/>
            <rdf:type rdf:resource="http://www.arg.tech/aif#L-node"/>
          </owl:NamedIndividual>
        </aif:Locution>
        <aif:IllocutionaryContent rdf:resource="http://e.org/nodes/6"/>
      </aif:YA-node>
    </aif:IllocutionaryContent>
    <aif:claimText>tea wakes</aif:claimText>
    <aif:Premise>
      <rdf:Description rdf:about="http://e.org/nodes/10">
        <rdf:type rdf:resource="http://www.arg.tech/aif#RA-node"/>
      </rdf:Description>
    </aif:Premise>
  </owl:NamedIndividual>
  <owl:Ontology rdf:about="http://www.arg.tech/aif">
    <owl:versionInfo>version 1.0</owl:versionInfo>
  </owl:Ontology>
  <rdf:Description rdf:about="http://e.org/nodes/11">
    <rdf:type rdf:resource="http://www.arg.tech/aif#RA-node"/>
    <aif:Premise rdf:resource="http://e.org/nodes/6"/>
  </rdf:Description>
</rdf:RDF>
"""
"""Nodes inside of each other, in no order; one leads to a node that is not there."""

_LINK = '<aif:Premise rdf:resource="&http;www.example.org/nodes/5"/>'


def _same(data: bytes) -> bool:
    """Say whether a document is read soon; then its statements must say the same."""
    served = as_served(data)
    if served is None:
        return False
    soon, slowly = reading_of_graph(*served, "a"), reading(tree_statements(data), "a")
    assert soon == slowly
    assert repr(soon) == repr(slowly)
    return True


@pytest.mark.parametrize("nodes", [1, 3, 25])
@pytest.mark.parametrize("shape", [aifdb_shape, served_shape])
def test_the_usual_documents_need_no_statements(shape: object, nodes: int) -> None:
    """With links that lead nowhere, which are told with their lines."""
    data = shape(nodes)  # type: ignore[operator]
    assert _same(data)
    assert reading(tree_statements(data), "a").notices


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_LINK, _LINK * 3),
        (_LINK, f"{_LINK}{_LINK.replace('Premise', 'Conclusion')}{_LINK}"),
        (_LINK, _LINK.replace("/5", "/99")),
        (_LINK, _LINK.replace("/5", "/1")),
        (_LINK, _LINK.replace("/5", "/6") + _LINK),
        ("aif:claimText>the", "aif:claimText>&#039;the&apos;\n&lt;&amp;lt; "),
        ("2016-03-08 19:43:47", ""),
        ("\n", "\r\n"),
        (f"{_LINK}\n", ""),
        ("<aif:creationDate>", f"{_LINK}<aif:creationDate>"),
        ("</aif:creationDate>", f"</aif:creationDate>{_LINK}"),
        ("NamedIndividual", "rdf:Description"),
        ("<!-- http", "<!-- -&<>' h"),
        ("RA-node", "Inference"),
        ("<NamedIndividual", "<!-- -><- --><NamedIndividual"),
        ('xml:base="&http;www.w3.org/2002/07/owl"', ""),
        ("<versionInfo>", '<versionInfo xml:lang="de">'),
    ],
)
def test_other_words_and_links_are_read_as_soon(old: str, new: str) -> None:
    """Several times, out of order, to the same, to a node of no fitting type, to none."""
    assert _same(_SERVED.replace(old, new).encode())


@pytest.mark.parametrize("form", FORMS)
def test_what_a_tool_has_written_again_needs_no_statements(form: str) -> None:
    """Its nodes in another order, inside of each other, the ontology among them."""
    assert _same(saved_again(served_shape(25), form))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("nodes/9", "nodes/11"),
        ("nodes/10", "nodes/9"),
        ("<aif:YA-node", "<!-- a -->\n<aif:YA-node"),
        (
            "</aif:YA-node>",
            '<aif:Anchor rdf:resource="http://e.org/nodes/6"/></aif:YA-node>',
        ),
        ("<owl:Ontology", '<!-- </a> --><owl:Ontology xml:lang="de"'),
        ("</owl:Ontology>", "</owl:Ontology><owl:Thing/><rdf:Description/>"),
        ("tea wakes", "tea &amp; &lt;wakes&gt;\n"),
    ],
)
def test_nodes_inside_of_each_other_are_read_as_soon(old: str, new: str) -> None:
    """Their links are there twice, once, or lead astray."""
    assert _same(_NESTED.replace(old, new).encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</aif:Locution>", "</aif:Premise>"),
        ("</aif:Locution>", ""),
        ("</aif:Locution>", "words</aif:Locution>"),
        ("</aif:Locution>", "<owl:Thing/></aif:Locution>"),
        (
            "</aif:Locution>",
            '<rdf:Description rdf:about="http://e.org/nodes/5"/></aif:Locution>',
        ),
        ("</aif:YA-node>", "</aif:RA-node>"),
        ("nodes/10", "nodes/8"),
        ("nodes/10", "nodes/x"),
        ("<aif:Premise>", "<aif:hasAuthor>"),
        ("<aif:claimText>tea", "<aif:claimText/><aif:claimText>tea"),
        ("<aif:claimText>tea", "<aif:claimText>milk</aif:claimText><aif:claimText>tea"),
        ("owl:Ontology", "aif:Ontology"),
        ("<owl:Ontology", "<![CDATA[ ]]><owl:Ontology"),
        ("<owl:Ontology", "<?a b?><owl:Ontology"),
        (
            "</owl:Ontology>",
            '</owl:Ontology><owl:Thing rdf:about="http://e.org/nodes/6"/>',
        ),
    ],
)
def test_other_nesting_is_for_the_statements(old: str, new: str) -> None:
    """Errors, and nodes of which more is said than there."""
    data = _NESTED.replace(old, new)
    assert data != _NESTED
    assert as_served(data.encode()) is None


def test_deep_nesting_is_for_the_statements() -> None:
    """They know how deep is too deep."""
    begun, ended = "", ""
    for number in range(100, 140):
        begun += f'<owl:NamedIndividual rdf:about="http://e.org/nodes/{number}"><aif:Premise>'
        ended += "</aif:Premise></owl:NamedIndividual>"
    node = '<aif:I-node rdf:about="http://e.org/nodes/99"></aif:I-node>'
    whole = _NESTED.replace("</rdf:RDF>", f"{begun}{node}{ended}</rdf:RDF>")
    assert as_served(whole.encode()) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</rdf:RDF>", ""),
        ("</rdf:RDF>", "<a><b><c/></b></a></rdf:RDF>"),
        ("nodes/2", "nodes/1"),
        ("nodes/2", "nodes/x"),
        (_LINK, _LINK.replace("example.", "example-")),
        ("NamedIndividual", "Thing"),
        ("L-node", "Unknown"),
        ("aif#RA-node", "aif#RA-node&http;"),
        ("<aif:Premise", "<aif:hasAuthor"),
        ("<aif:Premise", "<rdf:Premise"),
        ("<aif:creationDate>", '<aif:creationDate xml:lang="de">'),
        ("<aif:source>", "<aif:source>Not "),
        ("<aif:claimText>", "<aif:claimText>&other; "),
        ("<aif:claimText>", "<aif:claimText>]]> "),
        ("<aif:claimText>", "<aif:claimText><!-- b -->"),
        ("<versionInfo>", "<aif:claimText>a</aif:claimText><versionInfo>"),
        ("<versionInfo>", "<!-- <versionInfo>"),
        ('<Ontology rdf:about="&http;', '<Ontology rdf:ID="a" rdf:about="&http '),
        ('&http;www.arg.tech/aif"', '&http;www.example.org/nodes/1"'),
        ('<!ENTITY http "http://" >', ""),
        ("]>", "<!ATTLIST aif:claimText xml:lang CDATA 'de'>]>"),
        ('xmlns:aif="', 'xmlns:b="http://www.arg.dundee.ac.uk/aif#" xmlns:aif="'),
        ('xml:base="', 'xml:lang="de" xml:base="'),
        ('"1.0"?>', '"1.0" encoding="ISO-8859-1"?>'),
    ],
)
def test_other_documents_are_for_the_statements(old: str, new: str) -> None:
    """Errors, and all that AIFdb's server does not write."""
    assert as_served(_SERVED.replace(old, new).encode()) is None


@settings(max_examples=120)
@given(
    whole=st.sampled_from((_SERVED.encode(), _NESTED.encode())),
    share=st.floats(0, 1, exclude_max=True),
    value=st.sampled_from([*b"<>&\"'/;: \n\tx#=]-7", 0, 0xC3]),
    kind=st.sampled_from(("put", "take", "replace")),
)
def test_a_damaged_document_is_read_as_its_statements(
    whole: bytes, share: float, value: int, kind: str
) -> None:
    """Or it is left to them."""
    place = int(share * len(whole))
    after = place if kind == "put" else place + 1
    new = b"" if kind == "take" else bytes([value])
    try:
        _same(whole[:place] + new + whole[after:])
    except ReadError as error:
        pytest.fail(f"the statements refuse what was read without them: {error}")
