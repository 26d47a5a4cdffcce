"""What counts as a loss when a debate is written."""

from __future__ import annotations

from pathlib import Path

from disputatio.converter import read, write


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
