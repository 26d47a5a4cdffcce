"""What people ask for most answers at once: nothing heavy is loaded (acceptance 6)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from disputatio.converter.cli.application import COMMANDS
from tests.converter.cli.running import COMMAND, disputatio, environment

HEAVY = (
    "lxml",
    "pypandoc",
    "typst",
    "rich",
    "yaml",
    "disputatio.converter.structure.passes",
)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["formats"],
        ["formats", "debate-json"],
        ["identify", __file__],
        ["completion", "bash"],
        ["convert", "--help"],
        ["show", "--help"],
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded(arguments: list[str]) -> None:
    """These commands import neither lxml, pandoc nor typst, nor what draws pages."""
    code = (
        "import sys; from disputatio.converter.cli import running;"
        f"running.run({arguments!r});"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )

    assert done.stderr.splitlines()[-1] == "[]"


def test_version() -> None:
    """The version is that of the installed package."""
    from importlib.metadata import version

    assert disputatio("--version").stdout == f"disputatio {version('disputatio')}\n"


def test_help_lists_every_command() -> None:
    """The help names each command, and each has a help of its own."""
    listed = disputatio("--help").stdout

    assert all(f"\n  {name} " in listed for name in COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    """There is a script for each shell, and it calls the command back."""
    done = disputatio("completion", shell)

    assert done.returncode == 0
    assert "_DISPUTATIO_COMPLETE" in done.stdout


def test_completion_completes() -> None:
    """The first letters of a command complete to it, also when run as a module."""
    done = subprocess.run(
        [sys.executable, "-c", "from disputatio.converter.cli import main; main()"],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "_DISPUTATIO_COMPLETE": "bash_complete",
            "COMP_WORDS": "disputatio con",
            "COMP_CWORD": "1",
        },
        check=False,
    )

    assert done.stdout.split() == ["plain,convert"]


def test_a_process_of_its_own_does_the_same() -> None:
    """What the other tests see inside one process, a fresh process does too."""
    done = subprocess.run(
        [*COMMAND, "formats", "nothing"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    inside = disputatio("formats", "nothing")

    assert (
        (done.returncode, done.stdout) == (inside.returncode, inside.stdout) == (4, "")
    )
    assert done.stderr == inside.stderr


def test_without_a_command_there_is_help() -> None:
    """The bare command explains itself."""
    bare = disputatio()

    assert (bare.returncode, bare.stderr) == (0, "")
    assert bare.stdout == disputatio("--help").stdout


def test_manner_stands_before_or_after_the_command() -> None:
    """`-q` and `-v` mean the same in front of the command and behind it."""
    seed = Path(__file__).parents[3] / "seeds" / "pasted-no-debate.txt"
    told = "note: 5 of 6 posts do not say who wrote them"

    assert told in disputatio("-v", "show", seed).stderr
    assert told in disputatio("show", seed, "-v").stderr
    assert told not in disputatio("show", seed).stderr
