"""Addresses on pages in full, by the quick way and by the long one alike."""

from urllib.parse import urljoin

import pytest
from lxml import html

from disputatio.converter.importers.shared.forum_pages import absolute
from disputatio.converter.importers.shared.html.page import Page, page_of
from disputatio.schemas.protocols import Source

BASE = "https://a.example:8080/x/y.html?z=1#q"


def page(base: str | None) -> Page:
    """Give a page at an address."""
    root = html.document_fromstring("<p>x</p>")
    return Page(root=root, source=Source(data=b"", url=base), notices=())


@pytest.mark.parametrize(
    "href",
    [
        "/a.b/c", "/", "//h.example/x", "http://h.example/", "https://h.example", "?p=1", "#x", "b/c", "../u",
        "/./x", "/../x", "http://h.example/a/../b", "/a?b=/../c", "/showthread.php?p=1#post2", "./viewtopic.php",
    ],
)  # fmt: skip
def test_addresses_are_joined_as_the_standard_says(href: str) -> None:
    """RFC 3986, as the standard library does it."""
    assert absolute(page(BASE), href) == urljoin(BASE, href)


@pytest.mark.parametrize(
    "href", ["mailto:a@b.example", "javascript:x", "", None, "http://[broken"]
)
def test_what_is_no_address_of_a_page_is_none(href: str | None) -> None:
    """Mail, scripts, nothing, and what cannot be parsed."""
    assert absolute(page(BASE), href) is None


def test_without_an_address_of_the_page_only_full_ones_count() -> None:
    """A relative address leads nowhere then."""
    assert absolute(page(None), "/x") is None
    assert absolute(page(None), "https://h.example/x") == "https://h.example/x"


@pytest.mark.parametrize(
    ("href", "left"),
    [
        ("/t.php?sid=0123456789abcdef0123456789abcdef&t=5", "/t.php?t=5"),
        ("/t.php?t=5&sid=0123456789abcdef0123456789abcdef", "/t.php?t=5"),
        ("/t.php?PHPSESSID=0123456789abcdef0123456789abcdef#p1", "/t.php#p1"),
    ],
)
def test_the_id_of_a_visit_is_left_out(href: str, left: str) -> None:
    """It differs each time, so one post would have many addresses."""
    assert absolute(page(BASE), href) == "https://a.example:8080" + left


@pytest.mark.parametrize(
    "markup",
    [
        "<head><base href='/a/'><link rel=canonical href='https://h.example/a'></head><p>x",
        "<body><p>x<base href='/a/'><link rel=canonical href='https://h.example/a'>",
        "<head><base href='/a/'></head><p>x<meta property='og:url' content='https://h.example/a'>",
        "<base href='/a/'><p>x<base href='/b/'><link rel=canonical href='https://h.example/a'><link rel=canonical>",
    ],
)  # fmt: skip
def test_the_first_address_on_a_page_counts_wherever_it_stands(markup: str) -> None:
    """In the head, where it is found without a look at the page, or anywhere else."""
    found = page_of(Source(data=f"<html>{markup}".encode()))
    assert (found.url, found.base) == ("https://h.example/a", "https://h.example/a/")
