"""Titles of pages of unknown software, where no heading repeats a part of the title bar."""

from __future__ import annotations

import pytest

from disputatio.converter import registry
from disputatio.schemas.protocols import Source
from tests.converter.importers.test_webpage_boards import LOCK
from tests.converter.importers.test_webpage_boards import _post as post


@pytest.mark.parametrize(
    ("bar", "head", "address"),
    [
        ("The lock - Canal talk", "<meta property='og:site_name' content='Canal talk'>", ""),
        ("Canal talk » The lock", "<meta property='og:site_name' content='Canal Talk'>", ""),
        ("The lock | Canal talk", "", "https://www.canaltalk.example/t/3"),
        ("The lock | canal-talk.example", "", "https://canal-talk.example/t/3"),
        ("Canal talk :: The lock", "<b>Re: The lock</b>", ""),
        ("The lock on the board Water - canal.example", "<h1>Subject : The lock</h1>", ""),
        ("The lock - Canal talk", "<ul class='breadcrumbs'><li><a href='/'>Index</a></li><li>» The lock</li></ul>", ""),
        ("The lock - Canal talk", "<meta property='og:title' content='The lock'>", ""),
        ("The lock - winter or not - Canal talk", "<meta property='og:site_name' content='Canal talk'>", ""),
        ("The lock - Canal talk", "", "https://boards.example/t/3"),
    ],
)  # fmt: skip
def test_titles_without_a_heading(bar: str, head: str, address: str) -> None:
    """The site's name goes where the page, its address or the answers say which part it is."""
    page = (
        f"<html><head><title>{bar}</title><link rel='canonical' href='{address}'>{head if 'meta' in head else ''}</head>"
        f"<body>{head}{LOCK}{post(5, 'Inge', '17:40', 'The warden does, every second week.')}</body></html>"
    )
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})

    certain = head or "canal" in address
    lock = "The lock - winter or not" if "winter" in bar else "The lock"
    assert found.debate.title == (lock if certain else bar)
