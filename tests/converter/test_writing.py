"""What counts as a loss when a debate is written, and names that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter import read, write
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


def test_names_that_cannot_be_are_errors_of_ours(tmp_path: Path) -> None:
    """A NUL in a name and an empty row of sources are told as any other mistake."""
    debate = read(b"[a]: x\n  + [b]: y\n", "argdown").debate

    with pytest.raises(ReadError, match="cannot be read"):
        read("a\0b")
    with pytest.raises(WriteError, match="cannot be written"):
        write(debate, tmp_path / "a\0b.argdown")
    with pytest.raises(UsageError, match="nothing to read"):
        read([])
