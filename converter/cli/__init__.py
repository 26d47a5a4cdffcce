"""The command `disputatio`: the only part of the library that talks to people."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code (docs/command-line.md)."""
    from disputatio.converter.cli import running

    row = sys.argv[1:] if arguments is None else arguments
    running.finish(running.run(list(row)))
