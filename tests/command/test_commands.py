"""Every command block of this folder and of the documentation does what it says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.command.blocks import Block, blocks

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted(p for p in Path(__file__).parent.glob("*.md") if p.name != "README.md"),
    *sorted(p for p in ROOT.glob("docs/**/*.md") if list(blocks(p.read_text("utf-8")))),
]


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.stem)
def test_blocks(file: Path, tmp_path: Path) -> None:
    """Every block prints and returns exactly what stands in it."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    text = file.read_text("utf-8")
    accept = os.environ.get("DISPUTATIO_ACCEPT") == "1"

    for block in blocks(text):
        outcome = block.run(tmp_path)
        if accept and "..." not in block.expected:
            text = text.replace(block.source, block.rewritten(outcome), 1)
            continue
        assert block.accepts(outcome), (
            f"{file.name}:{block.line}\n{outcome.written()}\nexpected\n{block.expected}"
        )

    if accept:
        file.write_text(text, "utf-8")


def test_a_block_tells_a_wrong_outcome(tmp_path: Path) -> None:
    """A block whose expected code is wrong is not accepted: the runner can fail."""
    wrong, right = blocks(
        "```\n% disputatio --version\ndisputatio ...\n=> 3\n```\n"
        "```\n% disputatio --version\ndisputatio ...\n```\n"
    )

    outcome = wrong.run(tmp_path)

    assert not wrong.accepts(outcome)
    assert right.accepts(outcome)


def test_input_and_expectation_are_parted() -> None:
    """What stands before ^D is input, what stands after it is expected."""
    block: Block = next(
        iter(blocks("```\n% disputatio identify -\nin\n^D\nout\n```\n"))
    )

    assert block.command == ("identify", "-")
    assert block.given == "in\n"
    assert block.expected == "out\n"
