"""What each kind of document does in its own way; all else they share."""

from __future__ import annotations

import re
from typing import Protocol

from disputatio.exporters.shared.outline import (
    Certainty,
    Kind,
    MapSheet,
    Outline,
    PositionOutline,
    PostOutline,
    QuotedFrom,
    Reference,
)
from disputatio.exporters.shared.pandoc_ast import Node

MARK_WORDS: dict[Kind, str] = {
    "support": "supports",
    "attack": "argues against",
    "undercut": "disputes that it follows",
    "mixed": "on both sides",
    "beside": "on the same matter, side unknown",
}
"""What each mark means."""

BESIDE = "On the same matter, side unknown"
"""What stands over claims that take no known side on a position."""

ARROW = "\u2192\u00a0"
"""What stands before a way to another place, on the same line."""

NO_ARGUMENT = "No argument in this debate."
"""What stands in an empty column."""

NO_ARGUMENTS = "No argument for it or against it was found in this debate."
"""What stands in place of two empty columns."""

ONLY_SIDES = "No argument was found: these posts only take a side."
"""The same, where posts are named that are for or against."""

TITLE_ASKS = "The title is the question that the positions answer."
"""What stands for a question that is the title again."""

_WEB = re.compile(r"(https?|ftp|mailto|tel):[^\s\x00-\x20<>\"\\^`{|}]+", re.IGNORECASE)


def is_web_address(target: str) -> bool:
    """Say whether a link may be made of an address: known scheme, no odd signs."""
    return len(target) <= 2000 and _WEB.fullmatch(target) is not None


def without_arguments(position: PositionOutline) -> str:
    """Give what stands in place of two empty columns under a position."""
    stating = {speaker.reference for speaker in position.line.speakers}
    named = position.opponents or any(
        speaker.reference not in stating for speaker in position.supporters
    )
    return ONLY_SIDES if named else NO_ARGUMENTS


class Dress(Protocol):
    """How one kind of document writes what cannot be written alike."""

    @property
    def posts_per_chapter(self) -> int:
        """How many posts stand in one chapter."""
        ...

    @property
    def positions_per_table(self) -> int:
        """How many positions stand beside each other in the table of sides."""
        ...

    def text(self, text: str) -> list[Node]:
        """Give a text as inlines."""
        ...

    def code(self, text: str) -> list[Node]:
        """Give a run of code."""
        ...

    def code_block(self, text: str) -> list[Node]:
        """Give a block of code."""
        ...

    def web_link(self, inlines: list[Node], words: str, target: str) -> list[Node]:
        """Give a link out of the document; `words` is what `inlines` say.

        An odd address stays text.
        """
        ...

    def picture(self, words: str, target: str) -> list[Node]:
        """Give what stands for a picture, which is never fetched."""
        ...

    def heading_in_post(self, inlines: list[Node]) -> list[Node]:
        """Give a heading that a poster wrote."""
        ...

    def quotation(
        self, blocks: list[Node], source: QuotedFrom, *, framed: bool, short: bool
    ) -> list[Node]:
        """Give quoted blocks with the line that says whose they are.

        A short quotation stays on one page.
        """
        ...

    def spoiler(self, title: str, blocks: list[Node], *, framed: bool) -> list[Node]:
        """Give what the page hides in a labelled box."""
        ...

    def table(
        self,
        head: list[list[list[Node]]],
        body: list[list[list[Node]]],
        *,
        wide: bool = False,
    ) -> list[Node]:
        """Give a table as wide as the text, or as the text and its margin."""
        ...

    def reference(
        self, reference: Reference, *, page: bool = True, back: bool = False
    ) -> list[Node]:
        """Give a way to a place, or back to where its words are used.

        On paper it has its page, where that is wanted.
        """
        ...

    def right_to_left(self, inlines: list[Node]) -> list[Node]:
        """Give inlines that run from right to left among others that do not."""
        ...

    def mark(self, kind: Kind) -> list[Node]:
        """Give the sign of what a line does."""
        ...

    def certainty(self, certainty: Certainty | None) -> list[Node]:
        """Give the sign of what the source does not state."""
        ...

    def front(self, outline: Outline) -> list[Node]:
        """Give the title page and the contents."""
        ...

    def chapter(self, anchor: str, title: str, *, opens_page: bool) -> list[Node]:
        """Give the heading of a chapter."""
        ...

    def section(self, anchor: str, inlines: list[Node], *, listed: bool) -> list[Node]:
        """Give the heading of a part of a chapter, in the contents or not."""
        ...

    def position(
        self,
        position: PositionOutline,
        head: list[Node],
        pros: list[list[Node]],
        cons: list[list[Node]],
        beside: list[Node],
    ) -> list[Node]:
        """Give a position: what stands under its heading, and its two columns.

        Below them stands what is on the same matter, if anything is.
        """
        ...

    def answer(self, kind: Kind, blocks: list[Node]) -> list[Node]:
        """Give an answer, indented under the argument it answers."""
        ...

    def claim(self, anchor: str, inlines: list[Node]) -> list[Node]:
        """Give the words of a claim where it stands first; `anchor` is its id."""
        ...

    def claims(self, items: Node) -> list[Node]:
        """Give a list of claims outside the tree that they stand in."""
        ...

    def compact(self, inlines: list[Node]) -> list[Node]:
        """Give claims that bear on nothing as a small paragraph."""
        ...

    def step(self, depth: int, kind: Kind | None, inlines: list[Node]) -> list[Node]:
        """Give a line of a rebuttal chain."""
        ...

    def sheet(self, sheet: MapSheet) -> list[Node]:
        """Give an argument map."""
        ...

    def post(self, post: PostOutline, body: list[Node], back: list[Node]) -> list[Node]:
        """Give a post with its notes and the ways back."""
        ...
