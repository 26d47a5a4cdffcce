"""The command with formats of strangers: several threads, faults, and doubts."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from disputatio.converter.cli import progress
from tests.converter.cli.running import disputatio
from tests.converter.formats import Install

TWO = b"LINES\nfirst\fLINES\nsecond"
LINES = {"lines": "LinesImporter"}


@pytest.fixture
def two(tmp_path: Path, install: Install) -> Path:
    """A file with two threads, and the format that reads it."""
    install(importers=LINES)
    (tmp_path / "two.lines").write_bytes(TWO)
    return tmp_path


def test_several_threads_need_a_choice(two: Path) -> None:
    """A file with two threads is not written to one file; the threads are named."""
    done = disputatio("convert", "two.lines", "-o", "x.lines", folder=two)

    assert done.returncode == 5
    assert done.stderr == (
        "disputatio: two.lines: has 2 threads: first; second\n"
        "  try: choose one with --thread N, or let convert write all to a folder\n"
    )
    assert not (two / "x.lines").exists()


def test_a_folder_takes_every_thread(two: Path) -> None:
    """A folder as output gets one numbered file per thread."""
    done = disputatio(
        "convert", "two.lines", "-o", "out/", "-t", "lines", "-q", folder=two
    )

    files = {p.name: p.read_bytes() for p in (two / "out").iterdir()}
    assert done.returncode == 0, done.stderr
    assert files == {"two-1.lines": b"LINES\nfirst", "two-2.lines": b"LINES\nsecond"}


def test_one_thread_is_chosen(two: Path) -> None:
    """`--thread 2` takes the second."""
    done = disputatio(
        "convert", "two.lines", "-t", "lines", "--thread", "2", "-q", folder=two
    )

    assert done.stdout == "LINES\nsecond"


def test_strict_refuses_every_thread_of_a_folder(two: Path) -> None:
    """Under `--strict` one thread that would lose keeps all from being written."""
    done = disputatio(
        "convert", "two.lines", "-o", "out/", "-t", "lines", "--strict", folder=two
    )

    assert done.returncode == 6
    assert not (two / "out").exists()


def test_a_warning_is_exit_3_under_strict(two: Path, install: Install) -> None:
    """Under `--strict` a warning that is no loss still writes, and ends with 3."""
    install(
        importers=LINES,
        exporters={"debate-json": "tests.converter.cli.test_formats_in_play:Careless"},
    )
    (two / "tab.lines").write_bytes(b"LINES\na\tb")

    done = disputatio("convert", "tab.lines", "-o", "x.json", "-t", "debate-json",
                      "--strict", folder=two)  # fmt: skip

    assert done.returncode == 3
    assert (two / "x.json").read_bytes() == b"done"
    assert "disputatio: warning: a tab was replaced\n" in done.stderr


class Careless:
    """A writer that keeps everything and warns all the same."""

    from disputatio.schemas.protocols import FormatInfo

    info = FormatInfo(name="debate-json", title="")

    def write(self, debate: object, sink: io.BytesIO, options: object) -> object:
        """Warn."""
        from disputatio.schemas.notices import notice

        del debate, options
        sink.write(b"done")
        return (notice("CharacterReplaced", "a tab was replaced"),)


@pytest.mark.parametrize(
    ("importers", "name", "code", "words"),
    [
        ({"bad": "NoSuchClass"}, "bad", 8, "the importer 'bad' of"),
        ({"needy": "NeedyImporter"}, "needy", 7, "'surely_not_installed'"),
        ({"faulty": "FaultyImporter"}, "faulty", 1, "a bug in the importer 'faulty'"),
    ],
)
def test_who_is_to_blame(  # noqa: PLR0913, PLR0917 - one parameter per column
    two: Path,
    install: Install,
    importers: dict[str, str],
    name: str,
    code: int,
    words: str,
) -> None:
    """A broken plug-in, a missing package and a bug each have their exit code."""
    install(importers=importers)

    done = disputatio("convert", "two.lines", "-f", name, "-t", "lines", folder=two)

    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_debug_shows_the_traceback(two: Path, install: Install) -> None:
    """`--debug` prints where a bug happened, before the error itself."""
    install(importers={"faulty": "FaultyImporter"})

    done = disputatio(
        "convert", "two.lines", "-f", "faulty", "-t", "lines", "--debug", folder=two
    )

    assert done.stderr.startswith("Traceback")
    assert "KeyError: 'lost'" in done.stderr
    assert "\ndisputatio: this is a bug in the importer 'faulty'" in done.stderr


def test_a_tie_is_settled_by_from(two: Path, install: Install) -> None:
    """Two importers that are equally sure are an error, and `--from` settles it."""
    install(importers={"lines": "LinesImporter", "pair": "PairImporter"})
    (two / "tie").write_bytes(b"LINES\na")

    tie = disputatio("convert", "tie", "-t", "lines", folder=two)
    settled = disputatio("convert", "tie", "-f", "pair", "-t", "lines", folder=two)
    seen = disputatio("identify", "tie", folder=two)

    assert tie.returncode == 4
    assert "'lines' and 'pair'" in tie.stderr
    assert settled.returncode == 0
    assert (seen.returncode, seen.stdout) == (4, "tie: ambiguous (0.90)\n")


def test_an_importer_s_own_option(two: Path) -> None:
    """A reader's option works without `--from`, and a slip in it is told."""
    (two / "one.lines").write_bytes(b"LINES\na")

    done = disputatio("convert", "one.lines", "-t", "lines", "--upper", folder=two)
    slip = disputatio("convert", "one.lines", "-t", "lines", "--uper", folder=two)

    assert done.stdout == "LINES\nA"
    assert slip.returncode == 2
    assert "--uper" in slip.stderr


def test_an_option_of_another_format_is_refused(two: Path, install: Install) -> None:
    """An option that belongs to neither the input nor the output is an error."""
    install(
        importers={**LINES, "other": "tests.converter.cli.test_formats_in_play:Other"}
    )

    done = disputatio("convert", "two.lines", "-t", "lines", "--deep", "3", folder=two)

    assert done.returncode == 2
    assert "no such option --deep for this input and output" in done.stderr


class Other:
    """A reader with an option of its own."""

    from disputatio.schemas.protocols import FormatInfo, Option

    info = FormatInfo(
        name="other", title="", options=(Option(name="deep", help="How.", type="int"),)
    )

    def sniff(self, head: bytes) -> float:
        """Recognise nothing."""
        return 0.0 if head else 0.1

    def read(self, source: object, options: object) -> list[object]:
        """Read nothing."""
        del source, options
        return []


def test_broken_plugins_are_told_in_the_list(install: Install) -> None:
    """`formats` lists what works, and says on stderr what does not."""
    install(importers={**LINES, "bad": "NoSuchClass"})

    done = disputatio("formats")

    assert done.returncode == 0
    assert "lines   read write  one post a line" in done.stdout
    assert "disputatio: warning: the importer 'bad' of" in done.stderr


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a label is shown once it takes long, and nothing before that."""
    for patience, shown in ((0.01, True), (60.0, False)):
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(progress, "PATIENCE", patience)
        with progress.progress("reading \x1b[31m[bold]x"):
            time.sleep(0.5 if shown else 0)

        assert ("reading ␛[31m[bold]x" in terminal.getvalue()) is shown


def test_no_sign_of_life_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stderr is no terminal nothing is shown at all."""
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)

    with progress.progress("reading"):
        time.sleep(0.05)

    assert pipe.getvalue() == ""
