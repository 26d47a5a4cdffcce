"""How a claim is put on one line: its words, who says them, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_dress import Dress
from disputatio.exporters.shared.outline import Line, Speaker
from disputatio.exporters.shared.outline_thread import begins_right_to_left
from disputatio.exporters.shared.pandoc_ast import SPACE, Node
from disputatio.schemas.text import shortened

LINE_WIDTH = 280
"""The longest text of an argument outside the thread, in characters."""


class Words:
    """Writes lines in one dress."""

    def __init__(self, dress: Dress) -> None:
        """Keep how the document looks."""
        self.dress = dress
        self._anchored: set[str] = set()

    def said(
        self, line: Line, *, names: bool = True, width: int = LINE_WIDTH
    ) -> list[Node]:
        """Give a claim's words, who says them and how sure that is."""
        inlines = self._words(line, width)
        if line.scheme:
            inlines += [SPACE, ast.wrapped("Emph", self.dress.text(f"({line.scheme})"))]
        if line.speakers:
            inlines += [SPACE, *self.speakers(line.speakers, names=names)]
        return [*inlines, *self.dress.certainty(line.certainty)]

    def bare(self, line: Line, width: int) -> list[Node]:
        """Give a claim's words and how sure it is, without who says it."""
        return [*self._words(line, width), *self.dress.certainty(line.certainty)]

    def _words(self, line: Line, width: int) -> list[Node]:
        """Give the words, shortened if they stand whole elsewhere."""
        whole = width == LINE_WIDTH and not line.printed
        text = line.text if whole else shortened(line.text, width)
        inlines = self.dress.text(f"\u201c{text}\u201d" if line.quoted else text)
        if begins_right_to_left(text):
            inlines = self.dress.right_to_left(inlines)
        return self._anchor(line, inlines)

    def _anchor(self, line: Line, inlines: list[Node]) -> list[Node]:
        """Give the words of a claim as the place to find it, the first time."""
        if line.anchor is None or line.anchor in self._anchored:
            return inlines
        self._anchored.add(line.anchor)
        return self.dress.claim(line.anchor, inlines)

    def places_of(self, anchors: Iterable[str]) -> list[Node]:
        """Give the places of claims whose words have not stood anywhere yet."""
        fresh = [a for a in anchors if a not in self._anchored]
        self._anchored.update(fresh)
        return [node for anchor in fresh for node in self.dress.claim(anchor, [])]

    def speakers(self, speakers: Sequence[Speaker], *, names: bool) -> list[Node]:
        """Give "(Ann, post 3, p. 12)" or, where no name is known, "(post 4, p. 12)".

        A sign in the brackets tells how sure it is that the post is Ann's.
        """
        return self.bracketed(self.places(speakers, names=names))

    def places(self, speakers: Sequence[Speaker], *, names: bool) -> list[Node]:
        """Give the same without brackets."""
        parts: list[list[Node]] = []
        for speaker in speakers:
            words = [speaker.name if names else None, speaker.force]
            known = "".join(f"{word}, " for word in words if word)
            there = self.dress.reference(speaker.reference)
            sure = self.dress.certainty(speaker.certainty)
            parts.append([*self.dress.text(known), *there, *sure])
        return joined(parts, ";")

    def bracketed(self, inlines: list[Node]) -> list[Node]:
        """Give inlines in brackets."""
        return [*self.dress.text("("), *inlines, *self.dress.text(")")]

    def voices(self, speakers: Sequence[Speaker]) -> list[Node]:
        """Give posts that take a side by author, each with how sure that is."""
        people: dict[str, list[list[Node]]] = {}
        for speaker in speakers:
            there = self.dress.reference(speaker.reference, page=False)
            part = [*there, *self.dress.certainty(speaker.certainty)]
            people.setdefault(speaker.name or "", []).append(part)
        parts = people.pop("", [])
        for name, posts in people.items():
            parts.append([*self.dress.text(f"{name},"), SPACE, *joined(posts)])
        return joined(parts, ";")

    def sentence(self, text: str) -> Node:
        """Give a paragraph of plain words."""
        return ast.para(self.dress.text(text))


def joined(parts: Iterable[list[Node]], sign: str = ",") -> list[Node]:
    """Give inlines with a sign between them."""
    result: list[Node] = []
    for part in parts:
        between = [{"t": "Str", "c": sign}, SPACE] if result else []
        result += [*between, *part]
    return result
