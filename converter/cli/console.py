"""The console that pages are printed on; loaded only by `show`."""

from __future__ import annotations

from rich.console import Console


class PipeConsole(Console):
    """A console that leaves a closed pipe to the command, which exits with its code."""

    def on_broken_pipe(self) -> None:
        """Tell that nobody reads any more.

        Raises:
            BrokenPipeError: always.
        """
        raise BrokenPipeError
