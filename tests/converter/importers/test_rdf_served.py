"""A document as AIFdb's server writes it gives the debate that its statements give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputatio.converter.importers.shared.rdf.reading import reading, reading_of_graph
from disputatio.converter.importers.shared.rdf.served import as_served
from disputatio.converter.importers.shared.rdf.xml import tree_statements
from disputatio.schemas.errors import ReadError
from tests.benchmarks.aif_xml_bench import aifdb_shape, served_shape

_SERVED = served_shape(10).decode()
"""Its last two nodes lead to nodes that are not there."""

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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</rdf:RDF>", ""),
        ("</rdf:RDF>", "<a/></rdf:RDF>"),
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


@settings(max_examples=60)
@given(
    place=st.integers(0, len(_SERVED.encode()) - 1),
    value=st.sampled_from([*b"<>&\"'/;: \n\tx#=]-7", 0, 0xC3]),
    kind=st.sampled_from(("put", "take", "replace")),
)
def test_a_damaged_document_is_read_as_its_statements(
    place: int, value: int, kind: str
) -> None:
    """Or it is left to them."""
    whole = _SERVED.encode()
    after = place if kind == "put" else place + 1
    new = b"" if kind == "take" else bytes([value])
    try:
        _same(whole[:place] + new + whole[after:])
    except ReadError as error:
        pytest.fail(f"the statements refuse what was read without them: {error}")
