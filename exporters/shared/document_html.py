# ruff: noqa: D102 - what each method takes and gives is said in document_dress.Dress
"""How a debate looks on a web page: as in a book, with what browsers can do besides."""

from __future__ import annotations

import re

from attrs import frozen

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_epub import Cells, EpubDress
from disputatio.exporters.shared.map_svg import extent, svg
from disputatio.exporters.shared.outline import (
    Certainty,
    MapSheet,
    Outline,
    PositionOutline,
    PostOutline,
)
from disputatio.exporters.shared.pandoc_ast import SPACE, Node, attributes

_FOLLOWED = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_NEXT_LINE = "\x85"
"""A line break that HTML forbids."""

_TRUST = "nofollow noreferrer"
"""What links say that strangers wrote: no praise by us, and no word of where from."""


@frozen(kw_only=True)
class HtmlDress(EpubDress):
    """Writes for a page; see `document_dress.Dress` for what each method gives."""

    posts_per_chapter: int = 100
    """So that the contents of a long thread lead into the midst of it."""
    positions_per_table: int = 5
    """A table that is wider than the screen can be moved sideways."""
    unlisted: tuple[str, ...] = ()
    """The contents are made of the outline, and no heading needs to say so."""
    english: bool = True
    """Whether the page's own words are in the language of the page."""

    def code(self, text: str) -> list[Node]:
        return super().code(text.replace(_NEXT_LINE, " "))

    def code_block(self, text: str) -> list[Node]:
        return super().code_block(text.replace(_NEXT_LINE, "\n"))

    def web_link(self, inlines: list[Node], words: str, target: str) -> list[Node]:
        """Give a link for the schemes that a browser opens by itself, else text."""
        if _FOLLOWED.match(target) is None:
            return [*inlines, *self.address(target)]
        return [_trusted(node) for node in super().web_link(inlines, words, target)]

    def claim(self, anchor: str, inlines: list[Node]) -> list[Node]:
        return [ast.span(inlines, attributes(anchor, ["claim"]))]

    def spoiler(self, title: str, blocks: list[Node], *, framed: bool) -> list[Node]:
        """Give a box that opens."""
        if not framed:
            return super().spoiler(title, blocks, framed=False)
        return _opening("spoiler", self.text(title), blocks)

    def table(self, head: Cells, body: Cells, *, wide: bool = False) -> list[Node]:
        """Give a table in a box that can be moved; of our own ones by keys, too."""
        tables = super().table(head, body, wide=wide)
        if not wide:
            return tables
        named = {"role": "group", "tabindex": "0", "aria_label": "Who is on which side"}
        box = attributes("", ["tabular"], **named)
        return [ast.division(node["c"][1], box) for node in tables]

    def certainty(self, certainty: Certainty | None) -> list[Node]:
        """Give the sign with its words, which a mouse that rests on it shows."""
        if certainty is None:
            return []
        spoken = certainty.spoken
        named = attributes("", ["sure"], role="img", aria_label=spoken, title=spoken)
        return [SPACE, ast.span(self.text(certainty.short), named)]

    def front(self, outline: Outline) -> list[Node]:
        return [*self.about(outline), *self.key(level=1)]

    def chapter(self, anchor: str, title: str, *, opens_page: bool) -> list[Node]:  # noqa: ARG002
        lang = {} if self.english else {"lang": "en"}
        return [ast.header(1, self.text(title), attributes(anchor, **lang))]

    def position(
        self,
        position: PositionOutline,
        head: list[Node],
        pros: list[list[Node]],
        cons: list[list[Node]],
        beside: list[Node],
    ) -> list[Node]:
        title, *blocks = super().position(position, head, pros, cons, beside)
        blocks = [_leading_to_itself(title, 1), *blocks]
        return [ast.division(blocks, attributes("", ["section", "position"]))]

    def drawing(self, sheet: MapSheet) -> Node:
        """Give the picture in a box that can be moved, its boxes with ways to posts."""
        size = f"--map:{extent(sheet):g}px"
        named = f'role="group" tabindex="0" aria-labelledby="{sheet.anchor}"'
        box = f'<div class="map" {named} style="{size}">'
        return ast.raw_block("html", f"{box}{svg(sheet, linked=True)}</div>")

    def twin(self, sheet: MapSheet) -> list[Node]:
        return _opening("twin", self.text("The same as a list"), super().twin(sheet))

    def post(self, post: PostOutline, body: list[Node], back: list[Node]) -> list[Node]:
        title, *blocks = super().post(post, body, back)
        blocks = [_leading_to_itself(title, 3), *blocks]
        start = ast.raw_block("html", '<article class="post">')
        return [start, *blocks, ast.raw_block("html", "</article>")]


def _leading_to_itself(heading: Node, count: int) -> Node:
    """Give a heading whose first inlines are a way to it, to copy and send."""
    level, named, inlines = heading["c"]
    way = attributes("", ["self"])
    link = ast.link(inlines[:count], f"#{named[0]}", way)
    return ast.header(level, [link, *inlines[count:]], named)


def _opening(name: str, head: list[Node], blocks: list[Node]) -> list[Node]:
    """Give a box that a reader opens."""
    return [
        ast.raw_block("html", f'<details class="{name}"><summary>'),
        ast.plain(head),
        ast.raw_block("html", "</summary>"),
        *blocks,
        ast.raw_block("html", "</details>"),
    ]


def _trusted(node: Node) -> Node:
    """Give a link with what it says of itself; anything else as it is."""
    if node["t"] != "Link":
        return node
    return {"t": "Link", "c": [attributes(rel=_TRUST), *node["c"][1:]]}
