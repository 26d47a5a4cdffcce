"""The writer of debate-json."""

from __future__ import annotations

import io
import json

from disputatio.exporters.debate_json import DebateJsonExporter
from disputatio.schemas import codec
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Post

DEBATE = Debate(
    title="Löwen",
    posts=(Post(key="post-1", number=1, body=plain_blocks("Eins.\n\nZwei.")),),
)


def written(debate: Debate) -> bytes:
    """Give what the writer writes."""
    sink = io.BytesIO()
    assert DebateJsonExporter().write(debate, sink, {}) == ()
    return sink.getvalue()


def test_every_field_is_always_written() -> None:
    """The outer names are fixed, and none is left out where it has no value."""
    document = json.loads(written(DEBATE))
    assert list(document) == [
        "version", "title", "question", "language", "source", "participants",
        "sections", "posts", "passages", "claims", "relations", "positions",
        "refused", "extras",
    ]  # fmt: skip
    assert document["posts"][0]["author"] is None


def test_text_is_readable_utf8() -> None:
    """Letters stand as themselves, not as escapes, and the file ends in a line feed."""
    data = written(DEBATE)
    assert "Löwen".encode() in data
    assert data.endswith(b"}\n")


def test_the_codec_reads_it_back() -> None:
    """What is written is the same debate again."""
    assert codec.loads(written(DEBATE)) == DEBATE
