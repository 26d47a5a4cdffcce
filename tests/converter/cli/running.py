"""Run the command `disputatio` as people do: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "disputatio.converter")
"""The command, with the interpreter that runs the tests."""


def environment(**more: str) -> dict[str, str]:
    """Give an environment without anything that changes the look of the output."""
    dropped = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM")
    kept = {k: v for k, v in os.environ.items() if k not in dropped}
    return {**kept, "PYTHONUTF8": "1", "COLUMNS": "80", **more}


def disputatio(
    *arguments: str | Path, given: bytes = b"", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end and give its output, errors and exit code."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=folder,
        env=environment(),
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
