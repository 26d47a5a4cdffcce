"""A printed debate as a pandoc document: the same chapters for every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_content import Content
from disputatio.exporters.shared.document_dress import Dress
from disputatio.exporters.shared.outline import (
    Argument,
    ChainGroup,
    ChainLine,
    Line,
    Outline,
    PersonOutline,
    PositionOutline,
    PostOutline,
    SideRow,
    Speaker,
)
from disputatio.exporters.shared.outline_thread import begins_right_to_left
from disputatio.exporters.shared.pandoc_ast import SPACE, Node
from disputatio.schemas.text import shortened

LINE_WIDTH = 280
"""The longest text of an argument outside the thread, in characters."""

AGAIN_WIDTH = 60
"""The longest text of an argument that stands in full nearby."""

TABLE_POSITIONS = 8
"""How many positions fit beside each other in the table of sides."""

NO_POSITION = "No position was found in this debate."
"""What is said where something is argued, but for nothing."""

NOTHING = "No debate was found in this thread."
"""What is said where nothing is argued."""


def document(outline: Outline, dress: Dress) -> list[Node]:
    """Give the blocks of a document."""
    return Document(outline, dress).blocks()


class Document:
    """Writes one outline in one dress."""

    def __init__(self, outline: Outline, dress: Dress) -> None:
        """Keep what to write and how it looks."""
        self.outline = outline
        self.dress = dress
        self.content = Content(dress, outline.references)

    def blocks(self) -> list[Node]:
        """Give the whole document, title page first."""
        return [
            *self.dress.front(self.outline),
            *self._positions(),
            *self._maps(),
            *self._chains(),
            *self._people(),
            *self._others(),
            *self._thread(),
        ]

    def _positions(self) -> list[Node]:
        blocks = self.dress.chapter("glance", "Positions at a glance", opens_page=True)
        if not self.outline.positions:
            found = self.outline.chains
            return [*blocks, self._sentence(NO_POSITION if found else NOTHING)]
        if not self.outline.recorded:
            blocks.append(
                self._sentence(
                    "No position is recorded: these claims, which are argued about "
                    "and argue for nothing themselves, stand in."
                )
            )
        for position in self.outline.positions:
            blocks += self._position(position)
        return blocks

    def _position(self, position: PositionOutline) -> list[Node]:
        return self.dress.position(
            position,
            self._position_head(position),
            [self._argument(a) for a in position.pros],
            [self._argument(a) for a in position.cons],
        )

    def _position_head(self, position: PositionOutline) -> list[Node]:
        line = position.line
        known = line.title == line.text and not line.speakers and not line.certainty
        blocks = [] if known else [ast.para(self._said(line))]
        for name, speakers in (
            ("For:", position.supporters),
            ("Against:", position.opponents),
            ("On both sides:", position.mixed),
        ):
            if speakers:
                words = [*self.dress.text(name), SPACE, *self._voices(speakers)]
                blocks.append(ast.para(words))
        return blocks

    def _argument(self, argument: Argument) -> list[Node]:
        width = AGAIN_WIDTH if argument.again else LINE_WIDTH
        said = self._said(argument.line, width=width)
        blocks = [ast.para([*said, *self._tail(argument)])]
        for answer in argument.answers:
            blocks += self._answer(answer)
        return blocks

    def _answer(self, argument: Argument) -> list[Node]:
        kind = argument.line.kind or "mixed"
        return self.dress.answer(kind, self._argument(argument))

    def _tail(self, argument: Argument) -> list[Node]:
        """Give what follows an argument: where its answers stand."""
        if argument.elsewhere is not None:
            there = self.dress.reference(argument.elsewhere)
            return [SPACE, *self.dress.text("\u2192"), SPACE, *there]
        if argument.more:
            noun = "answer" if argument.more == 1 else "answers"
            return [SPACE, *self.dress.text(f"(+ {argument.more} {noun})")]
        return []

    def _said(
        self, line: Line, *, names: bool = True, width: int = LINE_WIDTH
    ) -> list[Node]:
        """Give a claim's words, who says them and how sure that is."""
        text = shortened(line.text, width)
        inlines = self.dress.text(f"\u201c{text}\u201d" if line.quoted else text)
        if begins_right_to_left(text):
            inlines = self.dress.right_to_left(inlines)
        if line.scheme:
            inlines += [SPACE, ast.wrapped("Emph", self.dress.text(f"({line.scheme})"))]
        if line.speakers:
            inlines += [SPACE, *self._speakers(line.speakers, names=names)]
        return [*inlines, *self.dress.certainty(line.certainty)]

    def _speakers(self, speakers: Sequence[Speaker], *, names: bool) -> list[Node]:
        """Give "(Ann, post 3, p. 12)" or, where no name is known, "(post 4, p. 12)"."""
        parts: list[list[Node]] = []
        for speaker in speakers:
            words = [speaker.name if names else None, speaker.force]
            known = "".join(f"{word}, " for word in words if word)
            there = self.dress.reference(speaker.reference)
            parts.append([*self.dress.text(known), *there])
        return self._bracketed(_joined(parts, ";"))

    def _bracketed(self, inlines: list[Node]) -> list[Node]:
        return [*self.dress.text("("), *inlines, *self.dress.text(")")]

    def _voices(self, speakers: Sequence[Speaker]) -> list[Node]:
        """Give posts that take a side by author, each with how sure that is."""
        people: dict[str, list[list[Node]]] = {}
        for speaker in speakers:
            there = self.dress.reference(speaker.reference, page=False)
            part = [*there, *self.dress.certainty(speaker.certainty)]
            people.setdefault(speaker.name or "", []).append(part)
        parts = people.pop("", [])
        for name, posts in people.items():
            parts.append([*self.dress.text(f"{name},"), SPACE, *_joined(posts)])
        return _joined(parts, ";")

    def _maps(self) -> list[Node]:
        if not self.outline.maps:
            return []
        blocks = self.dress.chapter("map", "Argument map", opens_page=True)
        for sheet in self.outline.maps:
            blocks += self.dress.sheet(sheet)
        return blocks

    def _chains(self) -> list[Node]:
        if not self.outline.chains:
            return []
        blocks = self.dress.chapter("chains", "Rebuttal chains", opens_page=True)
        blocks.append(
            self._sentence("Every argument that drew a rebuttal, with what answers it.")
        )
        for group in self.outline.chains:
            blocks += self._chain_group(group)
        return blocks

    def _chain_group(self, group: ChainGroup) -> list[Node]:
        blocks = self.dress.section(
            group.anchor, self.dress.text(group.title), listed=True
        )
        for chain in group.chains:
            for line in chain:
                blocks += self._chain_line(line)
        return blocks

    def _chain_line(self, chained: ChainLine) -> list[Node]:
        line = chained.line
        head = self._chain_head(line)
        words = self._said(line, names=False)
        return self.dress.step(chained.depth, line.kind, [*head, *words])

    def _chain_head(self, line: Line) -> list[Node]:
        verb = line.verb or "says"
        first = line.speakers[0] if line.speakers else None
        name = (first.name or first.reference.label.capitalize()) if first else ""
        inlines = [ast.wrapped("Strong", self.dress.text(name)), SPACE] if name else []
        return [*inlines, ast.wrapped("Emph", self.dress.text(f"{verb}:")), SPACE]

    def _people(self) -> list[Node]:
        if not self.outline.people and not self.outline.rows:
            return []
        argued = self.outline.positions or self.outline.chains
        title = "Who argued what" if argued else "What was claimed"
        blocks = self.dress.chapter("people", title, opens_page=True)
        blocks += self._sides_table()
        for number, person in enumerate(self.outline.people, start=1):
            blocks += self._person(number, person)
        return blocks

    def _sides_table(self) -> list[Node]:
        """Give the table of sides, cut where there are too many positions."""
        blocks: list[Node] = []
        positions = self.outline.positions
        for start in range(0, len(positions), TABLE_POSITIONS):
            chosen = range(start, min(start + TABLE_POSITIONS, len(positions)))
            rows = [r for r in self.outline.rows if any(r.cells[i] for i in chosen)]
            if rows:
                body = [self._side_row(row, chosen) for row in rows]
                head = [self._side_head(chosen)]
                blocks += self.dress.table(head, body, wide=True)
        return blocks

    def _side_head(self, chosen: range) -> list[list[Node]]:
        cells = [[ast.plain(self.dress.text("Who"))]]
        for index in chosen:
            position = self.outline.positions[index]
            title = shortened(position.line.title or "", 40)
            cells.append([ast.plain(self.dress.text(f"{position.number}. {title}"))])
        return cells

    def _side_row(self, row: SideRow, chosen: range) -> list[list[Node]]:
        cells = [[ast.plain(self.dress.text(row.name))]]
        for index in chosen:
            parts = [
                [
                    *self.dress.mark(kind),
                    SPACE,
                    *self.dress.reference(speaker.reference, page=False),
                    *self.dress.certainty(speaker.certainty),
                ]
                for kind, speaker in row.cells[index]
            ]
            cells.append([ast.para(part) for part in parts])
        return cells

    def _person(self, number: int, person: PersonOutline) -> list[Node]:
        name = self.dress.text(person.name)
        if person.badge:
            name += [SPACE, ast.wrapped("Emph", self.dress.text(f"({person.badge})"))]
        blocks = self.dress.section(f"person-{number}", name, listed=False)
        return [*blocks, *self._own_lines(person.lines)]

    def _own_lines(self, lines: Sequence[Line]) -> list[Node]:
        items = [[ast.plain(self._own_line(line))] for line in lines]
        return self.dress.claims(ast.bullets(items))

    def _own_line(self, line: Line) -> list[Node]:
        inlines = self._said(line, names=False)
        if line.kind:
            inlines = [*self.dress.mark(line.kind), SPACE, *inlines]
        if line.bears_on:
            there = self.dress.reference(line.bears_on)
            inlines += [SPACE, *self.dress.text("\u2192"), SPACE, *there]
        for wording in line.wordings:
            words = self.dress.text(shortened(wording, LINE_WIDTH))
            inlines += [SPACE, *self.dress.text("Also:"), SPACE, *words]
        return inlines

    def _others(self) -> list[Node]:
        if not self.outline.others:
            return []
        blocks = self.dress.chapter("others", "Other claims", opens_page=False)
        return [*blocks, *self._own_lines(self.outline.others)]

    def _thread(self) -> list[Node]:
        if not self.outline.posts:
            return []
        full = len(self.outline.posts) == self.outline.post_count
        title = "The full thread" if full else "The posts that are cited"
        blocks = self.dress.chapter("thread", title, opens_page=True)
        for place, post in enumerate(self.outline.posts):
            if place and place % self.dress.posts_per_chapter == 0:
                words = f"{title}, from post {post.number}"
                anchor = f"thread-{place}"
                blocks += self.dress.chapter(anchor, words, opens_page=True)
            blocks += self._post(post)
        return blocks

    def _post(self, post: PostOutline) -> list[Node]:
        body = self.content.blocks(post.body)
        return self.dress.post(post, body, self._back(post))

    def _back(self, post: PostOutline) -> list[Node]:
        parts = [self.dress.reference(r, back=True) for r in post.used_in]
        if not parts:
            return []
        return [*self.dress.text("used in"), SPACE, *_joined(parts, ";")]

    def _sentence(self, text: str) -> Node:
        return ast.para(self.dress.text(text))


def _joined(parts: Iterable[list[Node]], sign: str = ",") -> list[Node]:
    result: list[Node] = []
    for part in parts:
        between = [{"t": "Str", "c": sign}, SPACE] if result else []
        result += [*between, *part]
    return result
