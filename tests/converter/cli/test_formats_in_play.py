"""The command with formats of strangers: several threads, faults, and doubts."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from disputatio.converter.cli import progress
from disputatio.converter.cli.targets import stem_of_thread
from tests.converter.cli.running import COMMAND, disputatio, environment
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
        "disputatio: two.lines: has 2 threads: 1 first; 2 second\n"
        "  try: choose one with --thread N, or let convert write all to a folder\n"
    )
    assert not (two / "x.lines").exists()


def test_a_folder_takes_every_thread(two: Path) -> None:
    """A folder as output gets one file per thread, with its number and title."""
    done = disputatio(
        "convert", "two.lines", "-o", "out/", "-t", "lines", "-q", folder=two
    )

    files = {p.name: p.read_bytes() for p in (two / "out").iterdir()}
    assert done.returncode == 0, done.stderr
    assert files == {
        "two-1-first.lines": b"LINES\nfirst",
        "two-2-second.lines": b"LINES\nsecond",
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (None, "site-7"),
        ("", "site-7"),
        ("???", "site-7"),
        ("The Night Tram: keep it?", "site-7-the-night-tram-keep-it"),
        ("../../etc/passwd", "site-7-etc-passwd"),
        ("a\0b\n<c>|d", "site-7-a-b-c-d"),
        ("Ночной трамвай", "site-7-ночной-трамвай"),
        ("रात की ट्राम", "site-7-रात-की-ट्राम"),
        ("a" * 90, f"site-7-{'a' * 39}"),
        ("word " * 200_000, "site-7-word-word-word-word-word-word-word"),
    ],
)
def test_the_name_of_a_thread_has_words_of_its_title(
    title: str | None, name: str
) -> None:
    """No sign of a title leads out of the folder, and none is refused by a system."""
    assert stem_of_thread("site", 7, title) == name


def test_a_name_that_is_long_already_takes_no_title() -> None:
    """Systems take 255 bytes."""
    stem = "я" * 100

    assert stem_of_thread(stem, 7, "The Night Tram") == f"{stem}-7"


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
    assert "no option is called '--deep' for this input and output" in done.stderr


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


class Grumbler(Careless):
    """A writer with much to say."""

    def write(self, debate: object, sink: io.BytesIO, options: object) -> object:
        """Warn eight times."""
        from disputatio.schemas.notices import notice

        del debate, options, sink
        return tuple(notice("GlyphMissing", f"glyph {n}", line=n) for n in range(1, 9))


def test_many_notices_of_a_rule_are_counted(two: Path, install: Install) -> None:
    """Of eight warnings of one rule five are told and the rest is counted."""
    name = "tests.converter.cli.test_formats_in_play:Grumbler"
    install(importers=LINES, exporters={"debate-json": name})
    (two / "one.lines").write_bytes(b"LINES\na")
    call = ("convert", "one.lines", "-t", "debate-json", "--structure", "none")

    some = disputatio(*call, folder=two).stderr.splitlines()
    every = disputatio(*call, "-v", folder=two).stderr.splitlines()

    assert len(some) == 6
    assert some[0] == "disputatio: warning: one.lines:1: glyph 1"
    assert some[-1] == "disputatio: warning: 3 more of GlyphMissing (-v tells all)"
    assert len([line for line in every if "glyph" in line]) == 8


def test_our_own_bug_is_told_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody expected is one error that asks for a report."""
    from disputatio.converter.cli import formats

    def fail(_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(formats, "_describe", fail)

    plain = disputatio("formats", "x")
    debug = disputatio("formats", "x", "--debug")

    assert plain.returncode == debug.returncode == 1
    assert plain.stderr.startswith(
        "disputatio: this is a bug in disputatio: ZeroDivisionError: oops\n"
    )
    assert "Traceback" in debug.stderr
    assert "Traceback" not in plain.stderr


def test_a_binary_format_is_not_written_to_a_terminal(sample: Path) -> None:
    """A terminal is spared the bytes of a PDF."""
    outer, terminal = pty.openpty()

    with subprocess.Popen(
        [*COMMAND, "convert", str(sample), "-t", "pdf"],
        stdout=terminal,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as child:
        os.close(terminal)
        _, errors = child.communicate(timeout=60)
    os.close(outer)

    assert child.returncode == 2
    assert b"pdf is no text for a terminal" in errors


def test_a_terminal_gets_colours_unless_told_not_to(sample: Path) -> None:
    """`show` colours a terminal, and `NO_COLOR` is respected."""
    pages = {}
    for name, more in (("plain", {"NO_COLOR": "1"}), ("coloured", {})):
        outer, terminal = pty.openpty()
        subprocess.run(
            [*COMMAND, "show", str(sample)],
            stdout=terminal,
            env=environment(TERM="xterm-256color", **more),
            check=True,
        )
        os.close(terminal)
        pages[name] = os.read(outer, 100_000).decode()
        os.close(outer)

    assert "\x1b[32m" in pages["coloured"]
    assert "\x1b[3" not in pages["plain"]


def test_a_folder_that_is_a_file(two: Path) -> None:
    """A name that ends in a slash and is a file cannot take files."""
    done = disputatio(
        "convert", "two.lines", "-o", "two.lines/", "-t", "lines", folder=two
    )

    assert done.returncode == 6
    assert "two.lines: is a file, not a folder" in done.stderr


def test_notices_to_standard_output(two: Path) -> None:
    """`--notices -` writes the notices where results go."""
    done = disputatio(
        "convert", "two.lines", "-o", "x.lines", "--thread", "1", "--notices", "-",
        folder=two,
    )  # fmt: skip

    assert '"rule": "LossOnExport"' in done.stdout


def test_notices_need_a_place(two: Path) -> None:
    """A place for notices that cannot be written to is found before any work."""
    done = disputatio(
        "convert", "two.lines", "-o", "x.lines", "--notices", "no/n", folder=two
    )

    assert done.returncode == 6
    assert not (two / "x.lines").exists()
