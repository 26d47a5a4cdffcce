"""Read, run and compare the command blocks of a Markdown file."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

_BLOCK = re.compile(r"^```\n(% .*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "% disputatio"


@frozen(kw_only=True)
class Outcome:
    """What a command printed and returned."""

    output: str
    """Standard output."""
    errors: str
    """Standard error."""
    code: int
    """The exit code."""

    def written(self) -> str:
        """Give the outcome as it stands in a block."""
        text = (
            self.output
            if self.output.endswith("\n") or not self.output
            else self.output + "\n"
        )
        text += "".join(
            f"2> {line}".rstrip() + "\n" for line in self.errors.splitlines()
        )
        return text + (f"=> {self.code}\n" if self.code else "")


@frozen(kw_only=True)
class Block:
    """One command with its input and what is expected of it."""

    line: int
    """Where the block begins in its file, from 1."""
    command: tuple[str, ...]
    """The arguments after `disputatio`."""
    given: str | None
    """Standard input; None for none."""
    expected: str
    """Expected outcome, as `Outcome.written` gives it."""
    source: str
    """The block as it stands."""

    def run(self, folder: Path) -> Outcome:
        """Run the command in a folder."""
        done = subprocess.run(
            [sys.executable, "-m", "disputatio.converter", *self.command],
            cwd=folder,
            input=(self.given or "").encode(),
            capture_output=True,
            env=_environment(),
            check=False,
            timeout=120,
        )
        return Outcome(
            output=done.stdout.decode(),
            errors=done.stderr.decode(),
            code=done.returncode,
        )

    def accepts(self, outcome: Outcome) -> bool:
        """Say whether an outcome is the expected one."""
        pattern = "".join(map(_line_pattern, self.expected.splitlines(keepends=True)))
        return re.fullmatch(pattern, outcome.written()) is not None

    def rewritten(self, outcome: Outcome) -> str:
        """Give the block with this outcome as what is expected."""
        kept = self.source[: len(self.source) - len(self.expected)]
        return kept + outcome.written()


def blocks(text: str) -> Iterator[Block]:
    """Give the blocks of a Markdown text in order."""
    for match in _BLOCK.finditer(text):
        yield _block(match.group(1), text.count("\n", 0, match.start(1)) + 1)


def _block(source: str, line: int) -> Block:
    first, _, rest = source.partition("\n")
    if not first.startswith(_PROMPT):
        raise ValueError(f"line {line}: a command begins with {_PROMPT!r}")
    given, mark, after = rest.partition("^D\n")
    return Block(
        line=line,
        command=tuple(shlex.split(first.removeprefix(_PROMPT))),
        given=given if mark else None,
        expected=after if mark else rest,
        source=source,
    )


def _line_pattern(line: str) -> str:
    if line == "...\n":
        return r"(?s:.*?)"
    return r"[^\n]*?".join(map(re.escape, line.split("...")))


def _environment() -> dict[str, str]:
    """Give an environment in which the output depends on nothing around it."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("COLUMNS", "FORCE_"))
    }
    return {**kept, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
