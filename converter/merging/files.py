"""From a thread and an edited file to the two sheets that are compared, by format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from disputatio.converter.merging.aif_sheets import aif_sheets
from disputatio.converter.merging.argdown_sheets import argdown_sheets
from disputatio.converter.merging.sheets import Sheets
from disputatio.converter.pages import Page
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import UsageError

WAYS: Mapping[str, Callable[[Debate, Page], Sheets]] = {
    "argdown": argdown_sheets,
    "aif-json": aif_sheets,
}
"""Formats in which a person may have edited an export."""


def sheets(thread: Debate, page: Page, name: str) -> Sheets:
    """Give the thread's export and the edited file, both read from their format.

    Raises:
        UsageError: the format is none in which corrections are read.
        ReadError: the edited file is malformed.
    """
    if name not in WAYS:
        known = " and ".join(WAYS)
        raise UsageError(
            f"corrections are not read from {name}", f"they are from {known}"
        )
    return WAYS[name](thread, page)
