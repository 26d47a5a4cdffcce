"""aif-nt as it is written: one statement a line, in a stream."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from disputatio.exporters.shared import rdf_documents
from disputatio.exporters.shared.rdf_documents import Document
from disputatio.exporters.shared.rdf_triples import write_ntriples
from disputatio.schemas.debate import Claim, Debate
from disputatio.schemas.errors import WriteError
from disputatio.schemas.foreign.rdf import (
    INDIVIDUAL,
    PREFIXES,
    Description,
    Literal,
    Resource,
)
from disputatio.schemas.rooms import DiskRoom
from tests.judges import rdf_judge
from tests.laws.formats import written
from tests.strategies.debates import debates

WORDS = 'a "b" \\ \t\r\n\x00\x7f\u2028 é😀'


@given(debates())
def test_it_is_the_graph_of_the_rdf_xml(debate: Debate) -> None:
    """Rdflib finds the same graph in the N-Triples as in the RDF/XML."""
    lines = rdf_judge.graph(written("aif-nt", debate), "nt")

    assert rdf_judge.difference(written("aif-xml", debate), lines) == ([], [])


def test_every_line_is_a_statement() -> None:
    """However hostile its words, a statement stands on one line of ASCII escapes."""
    data = written("aif-nt", Debate(claims=(Claim(key="k", text=WORDS),)))

    lines = data.decode().split("\n")
    assert lines.pop() == ""
    assert all(line.startswith("<") and line.endswith(" .") for line in lines)


def test_a_full_temporary_folder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file of what must be remembered has no room, an error says which folder."""

    class Full(DiskRoom):
        def made(self, columns: str) -> str:
            raise sqlite3.OperationalError(f"database or disk is full: {columns}")

        def table(self) -> Any:
            return self.made("")

    monkeypatch.setattr(rdf_documents, "DiskRoom", Full)

    with pytest.raises(WriteError, match="database or disk is full") as caught:
        written("aif-nt", Debate(claims=(Claim(key="k", text=WORDS),)))
    assert "TMPDIR" in (caught.value.hint or "")


def test_names_that_are_no_iris_are_escaped() -> None:
    """A kept name with a blank or a bracket is escaped as the grammar demands."""
    sink = io.BytesIO()
    one = Description("urn:a b>", INDIVIDUAL, (("urn:p", Literal("x", None, "en")),))

    write_ntriples(sink, Document(iter([one]), PREFIXES, {}))

    assert b'<urn:a\\u0020b\\u003E> <urn:p> "x"@en .' in sink.getvalue()


def test_it_is_written_in_a_stream() -> None:
    """The first lines are on their way before the last ones are made."""
    sink = io.BytesIO()
    seen: list[int] = []

    def made() -> Iterator[Description]:
        for number in range(2_000):
            seen.append(sink.tell())
            yield Description(
                f"urn:x:{number}", INDIVIDUAL, (("urn:p", Resource("_:b")),)
            )

    write_ntriples(sink, Document(made(), PREFIXES, {}))

    assert seen[1_000] > 50_000
