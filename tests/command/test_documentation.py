"""What the documentation lists is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disputatio.converter.cli import convert, job, running
from disputatio.converter.cli.application import COMMANDS
from disputatio.schemas import errors, notices

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "plugin_example"


def _rows(name: str) -> dict[str, str]:
    """Give the first two cells of the table rows of a page of docs/."""
    text = (ROOT / "docs" / name).read_text("utf-8")
    found = re.findall(r"^\| (.+?) \| (.+?) \|", text, re.MULTILINE)
    return {first.strip("`"): second for first, second in found}


def test_every_notice_is_explained() -> None:
    """docs/notices.md has each rule once, with its severity, and no other."""
    rows = _rows("notices.md")
    explained = {k: v for k, v in rows.items() if v in notices.SEVERITIES}

    assert explained == notices.RULES


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_listed(command: str) -> None:
    """docs/command-line.md has each command."""
    commands = {row.split()[0] for row in _rows("command-line.md")}

    assert command in commands


def test_every_option_of_convert_is_listed() -> None:
    """docs/command-line.md has each option of convert."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    flags = {flag for option in convert.command.params for flag in option.opts}
    flags -= {"threads", "--quiet", "--verbose", "--output"}

    assert [flag for flag in sorted(flags) if flag not in page] == []


def test_every_exit_code_is_listed() -> None:
    """docs/command-line.md has the exit code of each error, and no other."""
    kinds = [k for k in vars(errors).values() if isinstance(k, type)]
    codes = {k.exit_code for k in kinds if issubclass(k, errors.DisputatioError)}
    codes |= {0, job.STRICT_NOTICES, running.BUG, running.USAGE}
    codes |= {running.INTERRUPTED, running.CLOSED_PIPE, running.TERMINATED}
    listed = {int(code) for code in _rows("command-line.md") if code.isdigit()}

    assert listed == codes


@pytest.mark.parametrize(
    ("language", "file"),
    [
        ("python", "src/disputatio_example/shout.py"),
        ("toml", "pyproject.toml"),
    ],
)
def test_the_plugin_page_shows_the_example(language: str, file: str) -> None:
    """docs/plugins.md has the very files that a test installs and uses."""
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    blocks = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)

    assert blocks == [(EXAMPLE / file).read_text("utf-8")]


def test_a_format_takes_forty_lines() -> None:
    """The example's writer is as short as the page promises."""
    lines = (EXAMPLE / "src/disputatio_example/shout.py").read_text().splitlines()

    assert len([line for line in lines if line.strip()]) <= 40
