"""Selectors: the quick way gives what lxml's own CSS selectors give."""

import pytest
from lxml import html
from lxml.cssselect import CSSSelector

from disputatio.converter.importers.shared.html.index import (
    LARGEST_INDEX,
    ByMark,
    forget,
)
from disputatio.converter.importers.shared.html.matching import chains
from disputatio.converter.importers.shared.html.select import first, select, words

PAGE = """<html><body><div id="top" class="a b"><p class="a">1<a class="x y" href="/p?id=1">2</a></p>
<div class="b  a\tc"><span class="x" data-id="7"></span><p><b class="x">3</b></p></div>
<article class="message message--post" data-content="post-1"><h4 class="name"><i class="x">4</i></h4>
</article></div><section class="ab"><a href="#p1" rel="bookmark">5</a></section></body></html>"""

SELECTORS = (
    "div", ".a", "p.a", "div.a.b", ".a .x", "div > p", "div > p > .x", ".b > .x", "div p .x", "#top",
    "div#top .x", "[data-id]", "span[data-id='7']", 'a[href^="/p"]', "a[href*=id]", "a[href$='1']",
    "article[data-content^='post-'] .x", "a[rel~=bookmark]", "*.x", ".a > .x", ".ab", "body a",
    ".none", "div.b, a.x", "p:first-child", "li:not(.a)",
)  # fmt: skip


@pytest.mark.parametrize("selector", SELECTORS)
@pytest.mark.parametrize("inside", ["html", "#top", ".c"])
def test_selectors_find_what_css_finds(selector: str, inside: str) -> None:
    """The same elements in the same order, from the page or from a part of it."""
    scope = CSSSelector(inside)(html.document_fromstring(PAGE))[0]
    expected = CSSSelector(selector, translator="html")(scope)

    assert select(scope, selector) == expected
    assert first(scope, selector) is (expected[0] if expected else None)


def test_selectors_of_other_kinds_are_left_to_lxml() -> None:
    """What is no chain of names, classes and attributes is not read wrongly."""
    assert chains("p:first-child") is None
    assert chains("a + b") is None
    assert chains("div > p.a") is not None


def test_a_large_part_is_searched_without_an_index() -> None:
    """More elements than the index holds are found all the same."""
    rows = "".join(f"<p class='n{n % 2}'>{n}</p>" for n in range(2 * LARGEST_INDEX))
    body = html.document_fromstring(f"<body><div>{rows}</div></body>")[0][0]

    assert len(select(body, ".n1")) == LARGEST_INDEX
    assert words(first(body, "p.n1")) == "1"


def test_marks_are_found_whatever_was_asked_before() -> None:
    """An index made before a name is first asked for knows it, and its order, too."""
    page = html.document_fromstring(PAGE)
    forget()
    early, names = ByMark(page), ("name", "x", "never", "message")
    late = [ByMark(page).first(name) for name in names]

    assert [early.first(name) for name in names] == late
    assert late == [next(iter(CSSSelector(f".{name}")(page)), None) for name in names]
    assert early.first("never", "x", "a") is CSSSelector(".x")(page)[0]
    assert early.every("never", "x") == CSSSelector(".x")(page)
    assert list(early.among("x", "a")) == CSSSelector(".a, .x")(page)
    assert early.has("never", "b")
    assert not early.has("never", "nor this")
