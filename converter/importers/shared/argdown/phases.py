"""What may come next in an Argdown document, by the official grammar."""

from __future__ import annotations

from enum import IntEnum, auto

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.document import List
from disputatio.schemas.debate import ClaimForm


class Phase(IntEnum):
    """What may come next."""

    BLOCK = auto()
    """A block."""
    SIGN = auto()
    """A statement or argument: after a sign, a number or the sign of a list item."""
    TITLE = auto()
    """Words: after a title with a colon, or the signs of a heading."""
    WORDS = auto()
    """More words, data, relations or the end."""
    NAME = auto()
    """Tags, a line end, data, relations or the end: after a title alone."""
    NAMED = auto()
    """Data, relations or the end: on the line after a title alone."""
    DATA = auto()
    """A line end, relations or the end: after data."""
    DONE = auto()
    """Relations or the end: on the line after data."""
    INFERENCE = auto()
    """A line end: after an inference."""
    STEP = auto()
    """Undercuts or the next number: below an inference."""


REASONS = {
    Phase.BLOCK: "stands below no line",
    Phase.SIGN: "stands where a statement or an argument is missing",
    Phase.TITLE: "stands where the words are missing",
    Phase.INFERENCE: "stands in the line of an inference",
    Phase.STEP: "stands where a conclusion is missing",
}
"""Why nothing new may begin in a phase."""

LINE_ENDS = {
    Phase.NAME: Phase.NAMED,
    Phase.DATA: Phase.DONE,
    Phase.INFERENCE: Phase.STEP,
}
"""What comes after a line end that is no part of words."""

BEFORE_DATA = frozenset({Phase.WORDS, Phase.NAME, Phase.NAMED})
"""Phases in which data may stand."""

FORMS: dict[str, ClaimForm] = {
    patterns.STATEMENT: "statement",
    patterns.STATEMENT_NAME: "statement",
    patterns.ARGUMENT: "argument",
    patterns.ARGUMENT_NAME: "argument",
}
"""The form of an element, by the kind of its title's token."""

NAMES = frozenset({patterns.STATEMENT_NAME, patterns.ARGUMENT_NAME})
"""Kinds of titles that stand alone."""

UNDERCUTS = frozenset({"_", "<_"})
"""Signs that may stand below an inference."""

LISTS: dict[str, List] = {
    patterns.ORDERED: "ordered",
    patterns.UNORDERED: "unordered",
}
"""The kind of a list, by the kind of its items' token."""
