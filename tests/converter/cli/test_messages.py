"""What is said on standard error: wrapped for a terminal, and the same only once."""

from __future__ import annotations

import os
import sys

import pytest

from disputatio.converter.cli.common import Teller
from disputatio.converter.cli.printing import message
from disputatio.schemas.notices import notice

LONG = "no debate found: no claim answers a question that posts take sides on"


def test_a_terminal_gets_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line breaks between words; a path that is too long for it stays whole."""
    monkeypatch.setattr(sys.stderr, "fileno", lambda: 2, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((40, 9)))

    assert message(LONG, "disputatio: ").split("\n") == [
        "disputatio: no debate found: no claim",
        "  answers a question that posts take",
        "  sides on",
    ]
    assert "x" * 90 in message("x" * 90, "disputatio: ").split()


def test_a_pipe_gets_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """Programs read a message line by line."""
    del capfd
    assert message(LONG, "disputatio: ") == f"disputatio: {LONG}"


def test_the_same_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    """What many threads of one file have in common stands in one line."""
    Teller().tell([notice("NoDebateFound", LONG)] * 7)

    assert capfd.readouterr().err == f"disputatio: note: {LONG} (7 times)\n"
