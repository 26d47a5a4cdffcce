"""Faults of a format, told apart from faults of its input."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from disputatio.schemas.errors import DisputatioError, MissingTool, ReadError
from disputatio.schemas.protocols import FormatInfo


class FormatBug(DisputatioError):
    """A reader, writer or pass failed in a way that it never should."""

    exit_code = 1


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Turn an unexpected exception into an error that names who is to blame.

    Errors meant for a person pass unchanged, so do failures of the output's file.

    Raises:
        MissingTool: a package that is imported only now is not installed.
        FormatBug: anything else.
    """
    try:
        yield
    except (DisputatioError, OSError):
        raise
    except ModuleNotFoundError as error:
        raise MissingTool(
            f"{what} needs the package {error.name!r}, which is not installed",
            "install disputatio again with all it depends on: pip install disputatio",
        ) from error
    except Exception as error:
        raise FormatBug(
            f"this is a bug in {what}: {type(error).__name__}: {error}",
            "report it with the file that shows it; --debug prints the traceback",
        ) from error


@contextmanager
def guarded_reading(info: FormatInfo, shown: str | None) -> Iterator[None]:
    """Guard an importer, and give its errors the name of the source."""
    try:
        with guarded(f"the importer {info.name!r}"):
            yield
    except ReadError as error:
        if shown is None or error.source not in (None, PurePath(shown).name):
            raise
        error.source = None
        raise error.located(shown) from error
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise ReadError(problem, source=shown) from error
