"""`merge` lists every decision and writes the thread with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disputatio.schemas import codec
from disputatio.schemas.origins import Decided
from tests.converter.cli.running import disputatio

SEEDS = Path(__file__).parents[3] / "seeds"
LIBRARY = SEEDS / "pasted-phpbb.txt"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Give an export of a thread in which one sign was turned."""
    disputatio("convert", LIBRARY, "-q", "-o", "library.argdown", folder=tmp_path)
    file = tmp_path / "library.argdown"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\n  - ", "\n  + ", 1), encoding="utf-8")
    return file


def test_a_dry_run_lists_decisions_and_writes_nothing(
    edited: Path, tmp_path: Path
) -> None:
    """One line a decision, with the line of the file, on standard output."""
    before = sorted(tmp_path.iterdir())

    done = disputatio("merge", LIBRARY, edited, "--dry-run")

    (line,) = done.stdout.splitlines()
    assert done.returncode == 0
    assert line.startswith(f"{edited}:")
    assert "argues for" in line
    assert done.stderr == "disputatio: 1 decision\n"
    assert sorted(tmp_path.iterdir()) == before


def test_the_thread_is_written_with_the_decisions(edited: Path, tmp_path: Path) -> None:
    """The debate says who decided, and an export of it needs no further decision."""
    done = disputatio(
        "merge", LIBRARY, edited, "-o", "out.debate.json", "-o", "out.argdown", "--by",
        "Ann", folder=tmp_path,
    )  # fmt: skip

    debate = codec.loads((tmp_path / "out.debate.json").read_bytes())
    again = disputatio(
        "merge", "out.debate.json", "out.argdown", "--dry-run", folder=tmp_path
    )
    assert done.returncode == 0
    assert done.stdout == ""
    assert "argues for" in done.stderr
    assert Decided(by="Ann") in {r.origin for r in debate.relations}
    assert {refusal.kind for refusal in debate.refused} == {"attack", "stance"}
    assert again.stdout == ("no decisions\n")


def test_decisions_as_json(edited: Path) -> None:
    """One object a decision, for programs."""
    done = disputatio("merge", LIBRARY, edited, "--dry-run", "--json")

    (found,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert found["kind"] == "turned round"
    assert found.keys() == {"kind", "sentence", "line", "element"}


def test_the_edited_file_may_be_standard_input(edited: Path) -> None:
    """`-` stands for EDITED."""
    done = disputatio(
        "merge", LIBRARY, "-", "--edited-from", "argdown", "--dry-run",
        given=edited.read_bytes(),
    )  # fmt: skip

    assert len(done.stdout.splitlines()) == 1


def test_quiet_says_nothing(edited: Path, tmp_path: Path) -> None:
    """With -q the decisions are only carried out."""
    done = disputatio(
        "merge", LIBRARY, edited, "-o", "out.debate.json", "--by", "Ann", "-q",
        folder=tmp_path,
    )  # fmt: skip

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "Ann"), "there is nowhere to write"),
        (("-o", "x.debate.json"), "nobody is named who decides"),
        (("-o", "x.debate.json", "--by", " "), "nobody is named who decides"),
    ],
)
def test_what_is_missing_is_told_before_anything_is_read(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """Neither an output nor a name can be guessed."""
    done = disputatio("merge", "none.txt", "none.argdown", *arguments, folder=tmp_path)

    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_format_in_which_nobody_corrects_is_refused(tmp_path: Path) -> None:
    """The error says in which formats corrections are read."""
    disputatio("convert", LIBRARY, "-q", "-o", "x.debate.json", folder=tmp_path)

    done = disputatio("merge", LIBRARY, "x.debate.json", "--dry-run", folder=tmp_path)

    assert done.returncode == 2
    assert "corrections are not read from debate-json" in done.stderr
    assert "argdown and aif-json" in done.stderr


def test_a_file_that_is_no_argdown_is_one_error(tmp_path: Path) -> None:
    """Nothing is written, and the error names the file and its line."""
    bad = tmp_path / "bad.argdown"
    bad.write_bytes(b"[A]: x\n\n[B]: \xff\n")

    done = disputatio(
        "merge", LIBRARY, "bad.argdown", "-o", "x.debate.json", "--by", "Ann",
        folder=tmp_path,
    )  # fmt: skip

    assert done.returncode == 5
    assert "bad.argdown:3: not valid UTF-8" in done.stderr
    assert not (tmp_path / "x.debate.json").exists()


def test_strict_fails_on_doubts(edited: Path) -> None:
    """A name that nothing bears is a warning."""
    text = edited.read_text(encoding="utf-8")
    edited.write_text(text.replace("\n  + ", "\n  -> [Nobody]\n  + ", 1), "utf-8")

    done = disputatio("merge", LIBRARY, edited, "--dry-run", "--strict")

    assert done.returncode == 3
    assert "[Nobody] is defined nowhere" in done.stderr
