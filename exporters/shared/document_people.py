"""The chapters of who argued what, of other claims and of other connections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disputatio.exporters.shared import pandoc_ast as ast
from disputatio.exporters.shared.document_dress import ARROW, Dress
from disputatio.exporters.shared.document_words import LINE_WIDTH, Words, joined
from disputatio.exporters.shared.outline import (
    Bystander,
    Connection,
    Line,
    OtherClaims,
    Outline,
    PersonOutline,
    Reference,
    SideRow,
)
from disputatio.exporters.shared.pandoc_ast import SPACE, Node
from disputatio.schemas.text import counted, shortened

BEARING_WIDTH = 150
"""The longest text of a claim on a position that stands whole in the thread."""

COMPACT_WIDTH = 72
"""The longest text of a claim that bears on no position and stands in the thread."""

NO_BREAK = "\u00a0"
"""A space at which no line ends."""

ROWS = 40
"""How many rows the table of sides has; those with the most sides come first."""

BYSTANDERS = 60
"""How many of those are named who have no part of their own."""

SOME_POSTS = 5
"""How many posts are named in which more stands."""

MORE = "What they claim stands in the thread, and at the positions:"
"""What stands before their names."""

_NOTHING_THERE = "(nothing)"


class PeopleChapters:
    """Writes what each person argued, and what would stand nowhere else."""

    def __init__(self, outline: Outline, dress: Dress, words: Words) -> None:
        """Keep what to write and how it looks."""
        self.outline = outline
        self.dress = dress
        self.words = words

    def chapters(self) -> Iterator[list[Node]]:
        """Give the chapters, empty where there is nothing to say."""
        yield self._people()
        yield self._others()
        yield self._connections()

    def _people(self) -> list[Node]:
        if not self.outline.people and not self.outline.rows:
            return []
        argued = self.outline.positions or self.outline.chains
        title = "Who argued what" if argued else "What was claimed"
        blocks = self.dress.chapter("people", title, opens_page=True)
        blocks += self._sides_table()
        for number, person in enumerate(self.outline.people, start=1):
            blocks += self._person(number, person)
        return [*blocks, *self._bystanders()]

    def _bystanders(self) -> list[Node]:
        """Give those who have no part of their own in one paragraph."""
        row = self.outline.bystanders
        if not row:
            return []
        people = all(b.name is not None for b in row)
        title = f"{len(row)} {'people' if people else 'people and posts'} more"
        blocks = self.dress.section("people-more", self.dress.text(title), listed=False)
        inlines = joined([self._bystander(b) for b in row[:BYSTANDERS]], ";")
        if len(row) > BYSTANDERS:
            inlines += self.dress.text(f"; and {len(row) - BYSTANDERS} others")
        return [*blocks, *self.dress.compact([*self.dress.text(MORE), SPACE, *inlines])]

    def _bystander(self, bystander: Bystander) -> list[Node]:
        posts = self._some_posts(bystander.posts)
        if bystander.name is None:
            return posts
        return [*self.dress.text(bystander.name), SPACE, *self.words.bracketed(posts)]

    def _some_posts(self, posts: Sequence[Reference]) -> list[Node]:
        """Give the first posts, and how many more there are."""
        first = [self.dress.reference(r, page=False) for r in posts[:SOME_POSTS]]
        more = len(posts) - len(first)
        rest = self.dress.text(f" and {more} more") if more else []
        return [*joined(first), *rest]

    def _sides_table(self) -> list[Node]:
        """Give the table of sides, cut where there are too many positions."""
        blocks: list[Node] = []
        positions = self.outline.positions
        most = self.dress.positions_per_table
        for start in range(0, len(positions), most):
            chosen = range(start, min(start + most, len(positions)))
            rows = [r for r in self.outline.rows if any(r.cells[i] for i in chosen)]
            if rows:
                body = [self._side_row(row, chosen) for row in rows[:ROWS]]
                head = [self._side_head(chosen)]
                blocks += self.dress.table(head, body, wide=True)
            if len(rows) > ROWS:
                more = f"{len(rows) - ROWS} more take a side; the positions name them."
                blocks.append(self.words.sentence(more))
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
                    *self.dress.text(NO_BREAK),
                    *self.dress.reference(speaker.reference, page=False),
                    SPACE,
                    *self.dress.certainty(speaker.certainty),
                ]
                for kind, speaker in row.cells[index]
            ]
            cells.append([ast.para(part) for part in parts])
        return cells

    def _person(self, number: int, person: PersonOutline) -> list[Node]:
        """Give what bears on a position line by line, then the rest run in."""
        name = self.dress.text(person.name)
        if person.badge:
            name += [SPACE, ast.wrapped("Emph", self.dress.text(f"({person.badge})"))]
        blocks = self.dress.section(f"person-{number}", name, listed=False)
        blocks += self._own_lines(person.lines)
        for place, others in enumerate(person.others):
            also = bool(person.lines) and place == 0
            blocks += self.dress.compact(self._run_in(others, also=also))
        if person.more:
            words = self.dress.text(f"And {counted(person.more, 'more claim')} in ")
            blocks += self.dress.compact([*words, *self._some_posts(person.more_at)])
        return blocks

    def _own_lines(self, lines: Sequence[Line]) -> list[Node]:
        items = [[ast.plain(self._own_line(line))] for line in lines]
        return self.dress.claims(ast.bullets(items)) if items else []

    def _own_line(self, line: Line) -> list[Node]:
        width = BEARING_WIDTH if line.printed else LINE_WIDTH
        inlines = self.words.said(line, names=False, width=width)
        if line.kind:
            inlines = [*self.dress.mark(line.kind), SPACE, *inlines]
        if line.bears_on:
            there = self.dress.reference(line.bears_on)
            inlines += [SPACE, *self.dress.text(ARROW), *there]
        if line.matters:
            inlines += [SPACE, *self._matters(line, page=True)]
        return [*inlines, *self._wordings(line, width)]

    def _matters(self, line: Line, *, page: bool) -> list[Node]:
        """Give the positions whose matter a claim is on, each with how sure that is."""
        parts = [
            [
                *self.dress.reference(matter.reference, page=page),
                *self.dress.certainty(matter.certainty),
            ]
            for matter in line.matters
        ]
        return [*self.dress.mark("beside"), *self.dress.text(NO_BREAK), *joined(parts)]

    def _wordings(self, line: Line, width: int) -> list[Node]:
        inlines: list[Node] = []
        for wording in line.wordings:
            words = self.dress.text(shortened(wording, width))
            inlines += [SPACE, *self.dress.text("Also:"), SPACE, *words]
        return inlines

    def _run_in(self, others: OtherClaims, *, also: bool) -> list[Node]:
        """Give claims that bear on nothing one after another, then where they stand."""
        inlines: list[Node] = [*self.dress.text("Also: ")] if also else []
        for place, line in enumerate(others.lines):
            inlines += self.dress.text(" \u00b7 " if place else "")
            width = COMPACT_WIDTH if line.printed else LINE_WIDTH
            bare = self.words.bare(line, width)
            inlines += [*bare, *self._wordings(line, width)]
            if line.matters:
                inlines += [SPACE, *self._matters(line, page=False)]
        if others.speakers:
            inlines += [SPACE, *self.words.speakers(others.speakers, names=False)]
        return inlines

    def _others(self) -> list[Node]:
        if not self.outline.others:
            return []
        blocks = self.dress.chapter("others", "Other claims", opens_page=False)
        return [*blocks, *self._own_lines(self.outline.others)]

    def _connections(self) -> list[Node]:
        """Give the relations without a side that stand nowhere else."""
        if not self.outline.connections:
            return []
        title = "Other connections"
        blocks = self.dress.chapter("connections", title, opens_page=False)
        items = [[ast.plain(self._connection(c))] for c in self.outline.connections]
        return [*blocks, *self.dress.claims(ast.bullets(items))]

    def _connection(self, connection: Connection) -> list[Node]:
        verb = [ast.wrapped("Emph", self.dress.text(connection.verb))]
        if connection.scheme:
            verb += self.dress.text(f" ({connection.scheme})")
        return [
            *self._ends(connection.sources),
            SPACE,
            *verb,
            SPACE,
            *self._ends(connection.targets),
            *self.dress.certainty(connection.certainty),
        ]

    def _ends(self, lines: Sequence[Line]) -> list[Node]:
        if not lines:
            return self.dress.text(_NOTHING_THERE)
        return joined([self.words.said(line) for line in lines], ";")
