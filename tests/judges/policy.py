"""What a test does when its outside judge cannot be had.

The environment variable `DISPUTATIO_JUDGES` decides: `auto` (the default) skips with the reason, `required`
fails with it (as in continuous integration), `off` skips every judge without looking for it.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import pytest

VARIABLE = "DISPUTATIO_JUDGES"
ROOT = Path(__file__).resolve().parents[2]
"""The root of the repository: nothing that lasts is written outside it."""

Judge = TypeVar("Judge")


class Unavailable(Exception):
    """A judge cannot be had here; the message says what is missing or what failed."""


class Mode(StrEnum):
    """How much the judges matter in this run."""

    AUTO = "auto"
    REQUIRED = "required"
    OFF = "off"


def mode_of(environment: Mapping[str, str]) -> Mode:
    """The mode that the variable asks for; a value it does not know is a usage error, not a silent skip."""
    value = environment.get(VARIABLE, "").strip().lower() or Mode.AUTO.value
    if value not in set(Mode):
        raise pytest.UsageError(f"{VARIABLE}={value!r}: use one of {', '.join(Mode)}")
    return Mode(value)


def program(name: str, which: Callable[[str], str | None] = shutil.which) -> str:
    """The path of an installed program, or `Unavailable`."""
    found = which(name)
    if found is None:
        raise Unavailable(f"the program {name} is not on the PATH: install it")
    return found


def admit(prepare: Callable[[], Judge], mode: Mode | None = None) -> Judge:
    """What `prepare` makes; where it raises `Unavailable` the test is skipped, or failed in mode `required`."""
    mode = mode_of(os.environ) if mode is None else mode
    if mode is Mode.OFF:
        pytest.skip(f"outside judges are switched off ({VARIABLE}=off)")
    try:
        return prepare()
    except Unavailable as reason:
        if mode is Mode.REQUIRED:
            pytest.fail(
                f"outside judge required, but not available: {reason}", pytrace=False
            )
        pytest.skip(f"outside judge not available: {reason}")
