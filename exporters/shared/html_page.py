"""A whole web page round what pandoc writes: head, contents, landmarks, foot.

The page needs nothing but itself: its styles stand in it, and its policy forbids
scripts and loading, so that no words of a post could do either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from attrs import frozen

from disputatio.exporters.shared.outline import Outline
from disputatio.exporters.shared.outline_thread import right_to_left
from disputatio.exporters.shared.pandoc_ast import Node
from disputatio.exporters.shared.pandoc_run import converted
from disputatio.schemas.foreign.own_page import GENERATOR

BATCH = 400
"""From how many blocks on pandoc is run; each run costs a tenth of a second."""

ARGUMENTS = ("--wrap=none", "--shift-heading-level-by=1", "--email-obfuscation=none")
"""How pandoc writes a part of a page: chapters have headings of the second level."""

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


@frozen(kw_only=True)
class Place:
    """An entry of the contents."""

    anchor: str
    """Where it leads."""
    title: str
    """What it says."""
    places: tuple[Place, ...] = ()
    """What stands under it."""


def is_english(language: str) -> bool:
    """Say whether the page's own words are in a language."""
    return language.partition("-")[0].lower() == "en"


def page(outline: Outline, chapters: Iterable[list[Node]]) -> Iterator[str]:
    """Give the pieces of a page; the first chapter is its front.

    One chapter after another is written, so that only their text is ever all at hand.
    """
    parts = iter(chapters)
    front = converted(next(parts), {}, "html5", ARGUMENTS)
    places: list[Place] = []
    written = list(_written(parts, outline, places))
    yield _head(outline)
    yield f'<header>\n<h1>{escape(outline.title)}</h1>\n<div class="about">\n{front}</div>\n</header>\n'
    yield _contents(places, outline)
    yield '<main id="main">\n'
    yield from written
    yield "</main>\n"
    yield _foot(outline)


def _written(
    parts: Iterator[list[Node]], outline: Outline, places: list[Place]
) -> Iterator[str]:
    """Write the chapters, and note where they are."""
    batch: list[Node] = []
    for blocks in parts:
        places += _places(blocks, outline)
        batch += blocks
        if len(batch) >= BATCH:
            yield converted(batch, {}, "html5", ARGUMENTS)
            batch = []
    if batch:
        yield converted(batch, {}, "html5", ARGUMENTS)


def _places(blocks: list[Node], outline: Outline) -> Iterator[Place]:
    """Give the entry of a chapter, with the positions where they stand in it."""
    if not blocks:
        return
    _, (anchor, _, _), inlines = blocks[0]["c"]
    title = "".join(node.get("c", " ") for node in inlines)
    positions = outline.positions if anchor == "glance" else ()
    below = (
        Place(anchor=p.anchor, title=f"{p.number}. {p.line.title or p.line.text}")
        for p in positions
    )
    yield Place(anchor=anchor, title=title, places=tuple(below))


def _head(outline: Outline) -> str:
    direction = ' dir="rtl"' if right_to_left(outline.language) else ""
    about = outline.question or outline.title
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(outline.language)}"{direction}>\n<head>\n'
        '<meta charset="utf-8" />\n'
        f'<meta name="generator" content="{GENERATOR}" />\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}" />\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
        '<meta name="color-scheme" content="light dark" />\n'
        f'<meta name="description" content="{escape(about)}" />\n'
        f"<title>{escape(outline.title)}</title>\n"
        f"<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main"{_ours(outline)}>Skip to the debate</a>\n'
        '<div class="page">\n'
    )


def _ours(outline: Outline) -> str:
    """Give what marks words of the page itself where posts are in another language."""
    return "" if is_english(outline.language) else ' lang="en"'


def _style() -> str:
    folder = resources.files("disputatio.exporters") / "templates"
    return (folder / "page.css").read_text(encoding="utf-8")


def _contents(places: list[Place], outline: Outline) -> str:
    return (
        '<nav class="contents" aria-labelledby="contents">\n'
        f'<h2 id="contents"{_ours(outline)}>Contents</h2>\n{_list(places, outline)}</nav>\n'
    )


def _list(places: Iterable[Place], outline: Outline) -> str:
    items = "".join(
        f'<li><a href="#{place.anchor}">{escape(place.title)}</a>'
        f"{_list(place.places, outline)}</li>\n"
        for place in places
    )
    return f"\n<ul>\n{items}</ul>\n" if items else ""


def _foot(outline: Outline) -> str:
    return (
        f"<footer{_ours(outline)}>\n<p>Written by disputatio. The words of the posts belong to"
        " their authors.</p>\n</footer>\n</div>\n</body>\n</html>\n"
    )
