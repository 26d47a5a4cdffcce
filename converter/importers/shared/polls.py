"""Polls above a thread, as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from disputatio.converter.importers.shared.html.select import (
    first,
    whole_number,
    words,
)

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives no public name


def poll(
    question: Element | None, rows: Sequence[Element], answer: str, votes: str
) -> Mapping[str, Any] | None:
    """Give a poll for `extras`: its question, and its answers with their votes.

    `answer` and `votes` are selectors inside a row; votes are None where not shown.
    """
    answers = [
        {"answer": text, "votes": whole_number(words(first(row, votes)))}
        for row in rows
        if (text := words(first(row, answer)))
    ]
    asked = words(question)
    if not answers and not asked:
        return None
    return {"question": asked, "answers": answers}
