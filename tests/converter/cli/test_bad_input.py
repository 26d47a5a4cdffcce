"""Bad input gives one clear error, the right exit code, and no file (acceptance 5)."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.converter.cli.running import COMMAND, disputatio, environment

ENTITY_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(99, 110)
    )
    + b']><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&m;</rdf:RDF>'
)
EXTERNAL = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&x;</rdf:RDF>'
)
INTERRUPTED = b"disputatio: interrupted; no half-written file is left"
VALID = b'{"version": 1, "title": '

BAD = {
    "empty.txt": (b"", 5),
    "empty.debate.json": (b"", 5),
    "binary.bin": (bytes(range(256)) * 40, 4),
    "binary.txt": (bytes(range(256)) * 40, 5),
    "half.debate.json": (VALID + b'"Ba', 5),
    "bomb.aif.xml": (ENTITY_BOMB, 5),
    "external.aif.xml": (EXTERNAL, 5),
    "deep.debate.json": (VALID + b'"T", "posts": ' + b"[" * 100_000, 5),
    "prose.txt": (b"This is a sentence. Nobody answers it.\n", 5),
}


def assert_one_error(done: subprocess.CompletedProcess[str], code: int) -> None:
    """Check that there is one error in one or two lines and nothing else."""
    lines = done.stderr.splitlines()

    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert lines[0].startswith("disputatio: "), done.stderr
    assert len(lines) <= 2, done.stderr
    assert all(line.startswith("  try: ") for line in lines[1:])


@pytest.mark.parametrize("name", BAD)
def test_malformed_files(tmp_path: Path, name: str) -> None:
    """A file that cannot be read is one error that names it; nothing is written."""
    data, code = BAD[name]
    (tmp_path / name).write_bytes(data)

    done = disputatio("convert", name, "-o", "out.debate.json", folder=tmp_path)

    assert_one_error(done, code)
    assert name in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    """No file of the machine gets into an error or an output."""
    (tmp_path / "secret").write_text("a secret word")
    text = EXTERNAL.replace(b"/etc/hostname", str(tmp_path / "secret").encode())
    (tmp_path / "x.aif.xml").write_bytes(text)

    done = disputatio("convert", "x.aif.xml", "-t", "debate-json", folder=tmp_path)

    assert "a secret word" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["convert", "gone.txt", "-o", "x.debate.json"], 5, "no such file"),
        (["convert", "folder", "-o", "x.debate.json"], 5, "folder without files"),
        (["identify", "folder"], 5, "is a folder"),
        (["convert", "d.debate.json", "-o", "x.unknown"], 4, "the ending '.unknown'"),
        (["convert", "d.debate.json", "-o", "folder"], 6, "is a folder"),
        (["convert", "d.debate.json", "-o", "d.debate.json/x.pdf"], 6, "is a file"),
        (["convert", "d.debate.json", "-o", "no/x.pdf"], 6, "there is no folder"),
        (["convert", "d.debate.json", "-f", "debte-json", "-t", "pdf"], 4, "debte"),
        (["convert", "d.debate.json"], 2, "nowhere to write"),
        (["convert", "d.debate.json", "-o", "-"], 2, "no name that tells"),
        (["convert", "d.debate.json", "--no-such", "-o", "x.pdf"], 2, "--no-such"),
        (["convert", "d.debate.json", "--thread", "0", "-o", "x.pdf"], 2, "0"),
        (["convert"], 2, "THREAD"),
        (["nothing"], 2, "no command"),
        (["convert", "d.debate.json", "-o", "a.pdf", "-o", "a.pdf"], 2, "same name"),
        (
            ["convert", "d.debate.json", "-o", "a.pdf", "-t", "epub", "-t", "pdf"],
            2,
            "2 formats were given for 1 output\n",
        ),
        (
            ["convert", "d.debate.json", "-o", "x.pdf", "--argdown-style", "flat"],
            2,
            "(it is of argdown)",
        ),
    ],
)
def test_wrong_calls(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    """A call that cannot work is one error that says why."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "d.debate.json").write_bytes(VALID + b'"T"}')

    done = disputatio(*arguments, folder=tmp_path)

    assert_one_error(done, code)
    assert words in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d.debate.json", "folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path: Path, sample: Path) -> None:
    """A folder that may not be written to is one error, exit 6."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)

    done = disputatio("convert", sample, "-o", folder / "x.debate.json")

    assert_one_error(done, 6)


@pytest.mark.parametrize(
    "arguments",
    [["convert", "SAMPLE", "-t", "debate-json"], ["show", "SAMPLE"], ["--help"]],
    ids=lambda row: row[0],
)
def test_a_closed_pipe_is_quiet(sample: Path, arguments: list[str]) -> None:
    """A reader that goes away ends the run without a word, exit 141."""
    reading, writing = os.pipe()
    os.close(reading)
    row = [str(sample) if word == "SAMPLE" else word for word in arguments]

    with subprocess.Popen(
        [*COMMAND, *row], stdout=writing, stderr=subprocess.PIPE, env=environment()
    ) as child:
        os.close(writing)
        _, errors = child.communicate(timeout=60)

    assert child.returncode == 141
    assert errors == b""


@pytest.mark.parametrize(
    ("stop", "code", "words"),
    [(signal.SIGINT, 130, INTERRUPTED), (signal.SIGTERM, 143, b"")],
)
def test_an_interruption_leaves_no_file(
    tmp_path: Path, stop: signal.Signals, code: int, words: bytes
) -> None:
    """Ctrl-C and a polite kill end the run at once, without traceback or half a file."""
    fifo = tmp_path / "never-ending.txt"
    os.mkfifo(fifo)

    with subprocess.Popen(
        [*COMMAND, "convert", str(fifo), "-o", str(tmp_path / "x.debate.json")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as child:
        feeder = os.open(fifo, os.O_WRONLY)
        time.sleep(0.2)
        child.send_signal(stop)
        output, errors = child.communicate(timeout=60)
        os.close(feeder)

    assert child.returncode == code
    assert (output, errors.strip()) == (b"", words)
    assert [p.name for p in tmp_path.iterdir()] == [fifo.name]


def test_an_interruption_while_writing_leaves_no_file(tmp_path: Path) -> None:
    """Ctrl-C in the middle of writing removes the half-written file."""
    code = (
        "import sys, time; from pathlib import Path;"
        "from disputatio.converter.sinks import whole_file;"
        "from disputatio.converter.cli import application, running;"
        "import click;\n"
        "@click.command()\n"
        "def slow():\n"
        " with whole_file(Path('x.out')) as stream:\n"
        "  stream.write(b'half'); stream.flush(); print('half', flush=True)\n"
        "  time.sleep(60)\n"
        "application.application = slow\n"
        "running.finish(running.run([]))\n"
    )

    with subprocess.Popen(
        [COMMAND[0], "-c", code],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half\n"
        assert len(list(tmp_path.iterdir())) == 1
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=60)

    assert child.returncode == 130
    assert errors.strip() == INTERRUPTED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("deep.aif.xml", b"<a>" * 5000, "nests deeper"),
        ("number.debate.json", b'{"version": ' + b"9" * 5000 + b"}", "digits"),
        (
            "nul.txt",
            b"Cars\n\n- a\0b\n- c\n+ d\n\xc2\xa0\n- e\n\xc2\xa0\n",
            "NUL bytes",
        ),
    ],
)
def test_errors_speak_of_the_file(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    """An error tells what the file holds, not which switch of a library would help."""
    (tmp_path / name).write_bytes(data)

    done = disputatio("convert", name, "-o", "out.argdown", folder=tmp_path)

    assert_one_error(done, 5)
    assert words in done.stderr
    assert "XML_PARSE_HUGE" not in done.stderr
    assert "set_int_max_str_digits" not in done.stderr
