"""What counts as a loss when a debate is written, and names that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter import read, write
from disputatio.converter.registry import exporter
from disputatio.converter.writing import losses
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import ReadError, UsageError, WriteError


def test_a_format_s_own_extras_are_no_loss(tmp_path: Path) -> None:
    """Argdown that is written as Argdown keeps its names, so strict is content."""
    source = tmp_path / "in.argdown"
    source.write_text(
        "===\nauthor: Ann\n===\n\n[Ban cars]: Cars are loud.\n  + <Air>: x\n"
    )

    debate = read(source).debate
    notices = write(debate, tmp_path / "out.argdown", strict=True)

    assert debate.extras
    assert notices == ()
    assert read(tmp_path / "out.argdown").debate.extras == debate.extras


def test_a_loss_of_what_threads_keep_is_named() -> None:
    """A person knows what a signature is; "extras" alone says nothing."""
    kept = {"thread": {"signature": "Be kind.", "reactions": {"like": 2}}}
    post = Post(key="post-1", number=1, body=plain_blocks("Yes."), extras=kept)

    found = losses(Debate(posts=(post,)), exporter("argdown").info)

    assert "extras (reactions, signature)" in found[0].sentence


def test_names_that_cannot_be_are_errors_of_ours(tmp_path: Path) -> None:
    """A NUL in a name and an empty row of sources are told as any other mistake."""
    debate = read(b"[a]: x\n  + [b]: y\n", "argdown").debate

    with pytest.raises(ReadError, match="cannot be read"):
        read("a\0b")
    with pytest.raises(WriteError, match="cannot be written"):
        write(debate, tmp_path / "a\0b.argdown")
    with pytest.raises(UsageError, match="nothing to read"):
        read([])
