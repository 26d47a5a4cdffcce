"""Run the command `disputatio`: in this process, or as people do in one of its own."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from unittest import mock

from disputatio.converter.cli import running

COMMAND = (sys.executable, "-m", "disputatio.converter")
"""The command, with the interpreter that runs the tests."""


class _Stdin(io.BytesIO):
    """Standard input that holds what a test gives."""

    name = "<stdin>"


def environment(**more: str) -> dict[str, str]:
    """Give an environment without anything that changes the look of the output."""
    dropped = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM")
    kept = {k: v for k, v in os.environ.items() if k not in dropped}
    return {**kept, "PYTHONUTF8": "1", "COLUMNS": "80", **more}


def disputatio(
    *arguments: str | Path, given: bytes = b"", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in this process and give its output, errors and exit code."""
    row = [str(argument) for argument in arguments]
    output, errors = _text(), _text()
    before = signal.getsignal(signal.SIGTERM)
    with (
        chdir(folder or Path.cwd()),
        mock.patch.dict(os.environ, environment(), clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(_Stdin(given))),
        mock.patch.object(sys, "stdout", output),
        mock.patch.object(sys, "stderr", errors),
    ):
        code = running.run(row)
    signal.signal(signal.SIGTERM, before)
    return subprocess.CompletedProcess(row, code, _written(output), _written(errors))


def _text() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
