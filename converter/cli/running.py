"""One run of the command line: what happens on errors, Ctrl-C and closed pipes."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from disputatio.converter.cli.printing import message
from disputatio.schemas.errors import DisputatioError

CANNOT_WRITE = 6
"""Exit code when standard output takes nothing any more, as of a `WriteError`."""
BUG = 1
"""Exit code of an unexpected error."""
USAGE = 2
"""Exit code of a wrong option or argument."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it (128 + SIGINT)."""
CLOSED_PIPE = 141
"""Exit code when nobody reads the output any more, as shells have it (128 + SIGPIPE)."""
TERMINATED = 143
"""Exit code after a polite kill, as shells have it (128 + SIGTERM)."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; every error is told on stderr."""
    from disputatio.converter.cli.application import ClosedPipe, application

    _prepare_streams()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        result = application.main(
            args=list(arguments), prog_name="disputatio", standalone_mode=False
        )
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted; no half-written file is left")
        return INTERRUPTED
    except (BrokenPipeError, ClosedPipe):
        return CLOSED_PIPE
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return _tell_usage(error)
    except DisputatioError as error:
        return _tell(error, debug="--debug" in arguments)
    except OSError as error:
        return _tell_output(error, debug="--debug" in arguments)
    except Exception as error:  # noqa: BLE001 - the last place that can tell a person
        return _tell_bug(error, debug="--debug" in arguments)
    return result if isinstance(result, int) else 0


def finish(code: int) -> NoReturn:
    """Leave with a code; what standard output did not take is dropped without a word."""
    if code in (CLOSED_PIPE, CANNOT_WRITE):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    sys.exit(code)


def complain(problem: str, hint: str | None = None) -> None:
    """Print an error as two lines: what is wrong, and what to try."""
    print(message(problem, "disputatio: "), file=sys.stderr)  # noqa: T201
    if hint:
        print(message(hint, "  try: "), file=sys.stderr)  # noqa: T201


def _prepare_streams() -> None:
    """Let neither a missing stream nor a character that its encoding lacks stop a run."""
    _replace_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _replace_closed_streams() -> None:
    """Put something in the place of streams that were closed before the start.

    Python leaves None there. Standard input and output fail as the closed ones would,
    with an error that tells it; words on standard error go nowhere.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_WRONLY), closefd=False)
    if sys.stdout is None:
        nowhere = os.open(os.devnull, os.O_RDONLY)
        sys.stdout = os.fdopen(nowhere, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        sys.stderr = os.fdopen(nowhere, "w", encoding="utf-8", closefd=False)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(TERMINATED)


def _tell(error: DisputatioError, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    complain(error.message, error.hint)
    return error.exit_code


def _tell_output(error: OSError, *, debug: bool) -> int:
    """Tell what befell standard output; files have errors of their own."""
    if error.filename is not None:
        return _tell_bug(error, debug=debug)
    if debug:
        traceback.print_exception(error)
    reason = error.strerror or error
    complain(f"standard output cannot be written: {reason}")
    return CANNOT_WRITE


def _tell_bug(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    complain(
        f"this is a bug in disputatio: {type(error).__name__}: {error}",
        "report it with the command and the file; --debug prints the traceback",
    )
    return BUG


def _tell_usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path} --help" if context is not None else None
    if isinstance(error, click.NoSuchOption):
        near = (
            f"did you mean {error.possibilities[0]}? or " if error.possibilities else ""
        )
        complain(f"no option is called {error.option_name!r}", f"{near}{hint}")
    else:
        complain(_sentence(error), hint)
    return USAGE


def _sentence(error: click.ClickException) -> str:
    text = error.format_message().strip().rstrip(".")
    return text[:1].lower() + text[1:]
