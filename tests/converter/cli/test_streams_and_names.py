"""Full, closed and repeated streams and odd names are one error each, or just work."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.converter.cli.running import COMMAND, disputatio, environment
from tests.converter.importers.saved_pages import SAMPLES

TOO_LONG = "a" * 300


def shell(line: str, *, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which $D is the command."""
    given = environment(D=" ".join(COMMAND))
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["show {0}", "check {0}", "formats", "--version"])
def test_a_full_standard_output_is_told(
    sample: Path, tmp_path: Path, command: str
) -> None:
    """Whatever is printed, a full disk behind standard output is exit 6, not a bug."""
    done = shell(f"$D {command.format(sample)} > /dev/full", folder=tmp_path)

    assert done.returncode == 6
    assert done.stderr.startswith("disputatio: standard output cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("$D show {0} >&-", 6, "standard output cannot be written"),
        ("$D convert - -t argdown <&-", 5, "standard input: cannot be read"),
        ("$D show nothing 2>&-", 5, ""),
        ("$D convert {0} -q -o out.pdf <&- >&- 2>&-", 0, ""),
    ],
)
def test_closed_streams(
    sample: Path, tmp_path: Path, line: str, code: int, words: str
) -> None:
    """A stream that was closed before the start is told only where it is needed."""
    done = shell(line.format(sample), folder=tmp_path)

    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "bug" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("{0}", "-o", f"{TOO_LONG}.argdown"), 6, "cannot be written"),
        (("{0}", "-o", f"{TOO_LONG}/out.argdown"), 6, "there is no folder"),
        ((TOO_LONG, "-o", "out.argdown"), 5, "cannot be read"),
        (("", "-o", "out.argdown"), 5, "the name of an input is empty"),
        (("{0}", "-o", ""), 2, "the name of an output is empty"),
        (("{0}", "-o", "a.argdown", "-o", "./a.argdown"), 2, "have the same name"),
        (("-", "-", "-t", "argdown"), 2, "standard input is named twice"),
    ],
)
def test_odd_names_are_one_error(
    sample: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """A name that cannot be is told with the right exit code, and nothing is written."""
    row = [argument.format(sample) for argument in arguments]

    done = disputatio("convert", *row, folder=tmp_path)

    assert done.returncode == code, done.stderr
    assert words in done.stderr.splitlines()[0]
    assert list(tmp_path.glob("*.argdown")) == []


def test_a_name_of_the_longest_size(sample: Path, tmp_path: Path) -> None:
    """A name of 248 bytes in 3-byte letters leaves room for the half-written file."""
    name = "日" * 80 + ".argdown"

    assert disputatio("convert", sample, "-o", name, folder=tmp_path).returncode == 0
    assert (tmp_path / name).exists()


def test_a_name_that_is_no_utf_8(sample: Path, tmp_path: Path) -> None:
    """A file whose name is no text is read; the source has U+FFFD in its place."""
    odd = tmp_path / os.fsdecode(b"odd\xff.argdown")
    odd.write_bytes(sample.read_bytes())

    done = disputatio(
        "convert", odd, "-f", "debate-json", "-t", "argdown", "--title", " \udcff "
    )

    assert done.returncode == 0, done.stderr
    assert 'title: "\ufffd"' in done.stdout


def test_one_folder_takes_two_formats(sample: Path, tmp_path: Path) -> None:
    """A folder named twice, with two formats, gets a file of each."""
    outputs = ("-o", "out/", "-t", "argdown", "-o", "out/", "-t", "aif-xml")

    done = disputatio("convert", sample, *outputs, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert {p.suffix for p in (tmp_path / "out").iterdir()} == {".argdown", ".xml"}


def test_the_name_of_a_folder_is_whole_whatever_dots_are_in_it(tmp_path: Path) -> None:
    """Sites are saved into folders of their names; what is behind a dot is no ending."""
    site = tmp_path / "forum.locks.example"
    site.mkdir()
    page = SAMPLES / "xenforo" / "bakery-lane.html"
    (site / page.name).write_bytes(page.read_bytes())
    done = shell(f"$D convert {site} -o out/ --to debate-json", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == [
        "forum.locks.example.debate.json"
    ]
