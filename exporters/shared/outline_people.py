"""Who argued what: a table of sides, and each person's claims."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from disputatio.exporters.shared.map_sheets import unlisted
from disputatio.exporters.shared.outline import (
    Kind,
    Line,
    OtherClaims,
    PersonOutline,
    Reference,
    SideRow,
    Speaker,
)
from disputatio.exporters.shared.outline_beside import Nearby
from disputatio.exporters.shared.outline_lines import SIDES, Lines
from disputatio.exporters.shared.outline_positions import DEPTH, position_anchor
from disputatio.exporters.shared.outline_trees import Forest
from disputatio.schemas.debate import Claim, Post
from disputatio.schemas.text import one_line

_Cells = list[list[tuple[Kind, Speaker]]]


def side_rows(lines: Lines) -> tuple[SideRow, ...]:
    """Give a row for each person (each post, where its author is unknown)."""
    standings = lines.views.standings
    cells: dict[str, _Cells] = {}
    names: dict[str, str] = {}
    for index, standing in enumerate(standings):
        sides = lines.views.sides(standing.claim.key)
        for voice in (*sides.supporters, *sides.opponents, *sides.mixed):
            row = voice.post.author or voice.post.key
            names.setdefault(row, _row_name(lines, voice.post))
            empty: _Cells = [[] for _ in standings]
            cell = cells.setdefault(row, empty)[index]
            cell.append((SIDES[voice.sign], lines.voice(voice)))
    places = _places(lines)
    return tuple(
        SideRow(name=names[row], cells=tuple(map(tuple, cells[row])))
        for row in sorted(cells, key=places.__getitem__)
    )


def _row_name(lines: Lines, post: Post) -> str:
    name = lines.name(post)
    if name is not None:
        return name
    reference = lines.references.get(post.key)
    return reference.label.capitalize() if reference else "Told by another"


def _places(lines: Lines) -> dict[str, int]:
    """Give the place of each author, and of each post, in the thread."""
    places: dict[str, int] = {}
    for number, post in enumerate(lines.views.debate.posts):
        places.setdefault(post.author or post.key, number)
    return places


class People:
    """Makes what each person argued."""

    def __init__(self, lines: Lines, forest: Forest, nearby: Nearby) -> None:
        """Keep what lines are made from, and where claims stand."""
        self.lines = lines
        self.views = lines.views
        self.forest = forest
        self.nearby = nearby

    def people(self) -> tuple[PersonOutline, ...]:
        """Give each person's claims in order of the debate, unknown authors last.

        The claims of unknown authors stand by post.
        """
        persons = {p.key: p for p in self.views.debate.participants}
        result: list[PersonOutline] = []
        for key, claims in self.views.argued_by:
            person = persons.get(key or "")
            name = one_line((person.name or person.label or "") if person else "")
            if name:
                badge = person.badge if person else None
                result.append(self._person(name, badge, claims))
            else:
                result += self._by_post(claims)
        return tuple(result)

    def _by_post(self, claims: tuple[Claim, ...]) -> list[PersonOutline]:
        posts: dict[str, list[Claim]] = {}
        for claim in claims:
            for post in self.views.posts_of(claim.key):
                if self.lines.name(post) is None:
                    name = _row_name(self.lines, post)
                    posts.setdefault(name, []).append(claim)
        return [self._person(name, None, made) for name, made in posts.items()]

    def _person(
        self, name: str, badge: str | None, claims: Iterable[Claim]
    ) -> PersonOutline:
        """Share a person's claims out: what bears on a position, and the rest.

        Of the rest, what is on the matter of a position comes first.
        """
        bearing: list[Line] = []
        rest: dict[tuple[Speaker, ...], list[Line]] = {}
        for claim in claims:
            line = self._line(claim)
            if line.bears_on:
                bearing.append(line)
            else:
                rest.setdefault(line.speakers, []).append(line)
        others = (
            OtherClaims(speakers=speakers, lines=_nearest_first(lines))
            for speakers, lines in rest.items()
        )
        return PersonOutline(
            name=name, badge=badge, lines=tuple(bearing), others=tuple(others)
        )

    def _line(self, claim: Claim) -> Line:
        """Give a claim with what it does, and the positions that it belongs to."""
        branch = self.forest.placed.get(claim.key)
        matters = self.nearby.of(claim.key)
        if branch is None:
            return attrs.evolve(self.lines.line(claim.key), matters=matters)
        number = branch.position
        there = Reference(label=f"position {number}", anchor=position_anchor(number))
        line = self.lines.line(claim.key, branch.relation)
        return attrs.evolve(line, bears_on=there, matters=matters)

    def other_claims(self) -> tuple[Line, ...]:
        """Give the claims that would not stand elsewhere with all their words.

        No person says them, and no position shows them at a glance or they have
        further wordings; or they are leaves that a map collapses.
        """
        said = {c.key for _, claims in self.views.argued_by for c in claims}
        hidden = {branch.key for branch in unlisted(self.forest)}
        lines = map(self._line, self.views.debate.claims)
        return tuple(
            line
            for line in lines
            if line.key in hidden
            or (line.key not in said and (line.wordings or not self._glanced(line)))
        )

    def _glanced(self, line: Line) -> bool:
        """Say whether a claim stands under its position at a glance."""
        branch = self.forest.placed.get(line.key)
        return branch is not None and branch.depth <= DEPTH


def _nearest_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: not line.matters))
