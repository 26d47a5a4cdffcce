"""A document of ours is read by its shapes, and just as any RDF/XML would be."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputatio.converter.importers.shared.rdf.as_written import as_written
from disputatio.converter.importers.shared.rdf.reading import reading
from disputatio.converter.importers.shared.rdf.xml import statements
from disputatio.exporters.aif_xml import AifXmlExporter
from disputatio.schemas.debate import Claim, Debate, Participant, Relation, Section
from disputatio.schemas.errors import ReadError
from disputatio.schemas.origins import Inferred
from tests.benchmarks.aif_xml_bench import aifdb_shape, read, thread
from tests.strategies.debates import debates


def _written(debate: Debate) -> bytes:
    sink = BytesIO()
    AifXmlExporter().write(debate, sink, {})
    return sink.getvalue()


def _read_as_any(data: bytes) -> Debate | None:
    try:
        return reading(statements(data), None).debate
    except ReadError:
        return None


_SMALL = Debate(
    title="a < b & \r\n]]> é",
    participants=(Participant(key="é/1", label="x", badge=""),),
    sections=(Section(key="s", tags=("one", "", "&")),),
    claims=(Claim(key="1", text="one"), Claim(key="2 3", text="", title="two")),
    relations=(
        Relation(
            key="r",
            kind="support",
            sources=("1", "1"),
            targets=("2 3", "r"),
            origin=Inferred(rule="rule", confidence=0.25),
            extras={"x": {"y": [1, None, "<"]}},
        ),
    ),
)


@pytest.mark.parametrize("debate", [_SMALL, thread(20), read(aifdb_shape(20))])
def test_what_we_write_is_read_by_its_shapes(debate: Debate) -> None:
    """A thread, a nodeset of others, and one with everything that is odd."""
    data = _written(debate)
    assert as_written(data) == debate == _read_as_any(data)


@settings(max_examples=30)
@given(debate=debates())
def test_any_debate_is_read_as_by_its_statements(debate: Debate) -> None:
    """Whatever the shapes do not say is left to the other reader."""
    data = _written(debate)
    assert as_written(data) in {None, _read_as_any(data)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<dsp:text>one<", "<dsp:text>other<"),
        ("<aif:claimText>one<", "<aif:claimText>other<"),
        ('/element/1"/>', '/element/r"/>'),
        (">0.25<", ">0.2500<"),
        (">0.25<", ">0.5<"),
        ("<dsp:kind>support<", "<dsp:kind>attack<"),
        ("<dsp:label>x</dsp:label>", ""),
        ("<dsp:index ", "<!-- no --><dsp:index "),
        ("dsp:index", "dsp:order"),
        ("&amp;", "&unknown;"),
        ("\n</rdf:RDF>", '\n  <dsp:Claim rdf:about="urn:x"/>\n</rdf:RDF>'),
        ("    <dsp:form>", "<dsp:form>"),
    ],
)
def test_a_document_that_was_changed_is_read_as_any_other(old: str, new: str) -> None:
    """Each change in the first place where it can be made."""
    data = _written(_SMALL).decode()
    changed = data.replace(old, new, 1).encode()
    assert changed != data.encode()
    assert as_written(changed) in {None, _read_as_any(changed)}


@settings(max_examples=60)
@given(data=st.data())
def test_no_change_of_some_letters_is_overlooked(data: st.DataObject) -> None:
    """Letters that are gone, doubled or changed anywhere give what any reader gives."""
    whole = _written(_SMALL)
    place = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 9))
    new = data.draw(st.sampled_from([b"", b"1", b"x", b"<", b"&", b"/", b"\n", b'"']))
    changed = whole[:place] + new + whole[place + length :]
    assert as_written(changed) in {None, _read_as_any(changed)}
