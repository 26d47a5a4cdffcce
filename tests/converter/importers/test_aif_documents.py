"""AIF-JSON documents: how they are recognised, and what is none."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source


def test_half_characters_are_replaced() -> None:
    """A lone surrogate becomes U+FFFD, with a notice."""
    data = b'{"nodes": [{"nodeID": 1, "type": "I", "text": "\\ud800"}], "edges": []}'
    (reading,) = AifJsonImporter().read(Source(data=data), {})
    (told,) = reading.notices
    assert (told.rule, told.path) == ("CharacterReplaced", "nodes[0]")
    assert reading.debate.claims[0].text == "\ufffd"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no JSON"),
        (b'{"nodes": [\n{"nodeID": ', "2:"),
        (b"\xff\xfe\xff", "UTF-8"),
        (b'{"nodes": [], "edges": [], "x": "\x92"}', "UTF-8"),
        (b"[1]", "no object"),
        (b'{"nodes": 5, "edges": []}', "nodes is no list"),
        (b'{"a": {}}', "no lists nodes and edges"),
        (
            b'{"nodes": [], "edges": [], "x": NaN}',
            "has NaN, which is no JSON\n.* null or a num",
        ),
        (b'{"nodes": [], "edges": [], "x": [-Infinity]}', "has -Infinity, which"),
        (b'{"nodes": [], "edges": [], "x": 1e999}', "number"),
        (b'{"nodes": [], "edges": [], "x": ' + b"9" * 5000 + b"}", "number"),
        (b"[" * 100_000, "nests deeper"),
        (b'{"nodes": [], "edges": [], "x": ' + b"[" * 90 + b"]" * 90 + b"}", "deeper"),
    ],
)
def test_broken_files_are_errors(data: bytes, words: str) -> None:
    """What is no AIF-JSON is one error that says what and where."""
    with pytest.raises(ReadError, match=words):
        list(AifJsonImporter().read(Source(data=data), {}))


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (b'{"nodes":[{"nodeID":"1","te', 0.9),
        (b'\xef\xbb\xbf {"AIF": {"nodes": []', 0.9),
        (b'{"nodes": [], "edges": [], "locutions": []}', 0.9),
        (b'{"version": 1, "posts": [], "extras": {"AIF": 1}}', 0.0),
        (b'{"nodes": [{"id": "1"}], "edges": []}', 0.0),
        (b'{"text": "\\"nodes\\": \\"nodeID\\": {"}', 0.0),
        (b"", 0.0),
        (b"[argdown]: x", 0.0),
    ],
)
def test_files_are_recognised_by_their_outer_keys(head: bytes, sure: float) -> None:
    """AIF's keys outside say what it is; words inside a text do not."""
    assert AifJsonImporter().sniff(head) == sure
