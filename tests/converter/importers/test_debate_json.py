"""The reader of debate-json."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.debate_json import DebateJsonImporter
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate, Position
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source


def read(data: bytes) -> Debate:
    """Give the one debate of a file."""
    (reading,) = DebateJsonImporter().read(Source(data=data), {})
    return reading.debate


def test_a_written_debate_is_read() -> None:
    """The reader gives the debate that was written."""
    debate = Debate(title="A")
    assert read(codec.dumps(debate)) == debate


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b'{"version": 1,\n "title": ', "not valid JSON", 2),
        (b'{"version": 1,\n "title": "\xff"}', "not valid UTF-8", 2),
        (b'{"version": 1}', "missing: title", None),
        (b'{"version": 9}', "version 9 is not 1", None),
        (b"[]", "no JSON object", None),
        (b"[" * 100_000, "nested too deep", None),
    ],
)
def test_bad_files_are_named_by_their_place(
    data: bytes, words: str, line: int | None
) -> None:
    """Each kind of bad file gives one error with what is wrong and where."""
    with pytest.raises(ReadError) as caught:
        read(data)
    assert words in str(caught.value)
    assert caught.value.line == line


def test_a_debate_that_breaks_a_rule_is_refused() -> None:
    """A dangling reference is an error with its path."""
    broken = Debate(positions=(Position(claim="nowhere"),))
    with pytest.raises(ReadError, match=r"positions\[0\]\.claim: no claim has the key"):
        read(codec.dumps(broken))


def test_only_debates_are_recognised() -> None:
    """Sniffing is sure of its own files and of nothing else."""
    importer = DebateJsonImporter()
    assert importer.sniff(codec.dumps(Debate())) > 0.9
    assert importer.sniff(b'{"nodes": [], "edges": []}') == 0
    assert importer.sniff(b"\x00\xff") == 0
