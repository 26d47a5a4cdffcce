"""Who argued what: a table of sides, and each person's claims."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from attrs import frozen

from disputatio.exporters.shared.map_sheets import unlisted
from disputatio.exporters.shared.outline import (
    Bystander,
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
from disputatio.schemas.origins import Inferred
from disputatio.schemas.text import one_line

PEOPLE = 20
"""How many people have a part of their own, if all that others claim stands elsewhere."""

OTHERS = 4
"""How many claims of a person stand there that bear on no position, and in the thread."""

_Cells = list[list[tuple[Kind, Speaker]]]


def side_rows(lines: Lines) -> tuple[SideRow, ...]:
    """Give a row for each person (each post, where its author is unknown).

    Who takes a side most often comes first.
    """
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
    made = {row: sum(map(len, cells[row])) for row in cells}
    return tuple(
        SideRow(name=names[row], cells=tuple(map(tuple, cells[row])))
        for row in sorted(cells, key=lambda row: (-made[row], places[row]))
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

    def people(self) -> tuple[tuple[PersonOutline, ...], tuple[Bystander, ...]]:
        """Give what people argued, and who else claims something.

        The most active come first; the claims of unknown authors stand by post, in
        the order of the thread.
        """
        everyone = self._everyone()
        row = sorted(everyone, key=_Claims.activity)
        full = {p for n, p in enumerate(row) if n < PEOPLE or not p.is_free}
        named = [p for p in row if p.named and p in full]
        unnamed = [p for p in everyone if not p.named and p in full]
        rest = (p for p in row if p not in full)
        return (
            tuple(map(_person, (*named, *unnamed))),
            tuple(_bystander(p) for p in rest),
        )

    def _everyone(self) -> list[_Claims]:
        """Give each person's claims in order of the debate, unknown authors last."""
        persons = {p.key: p for p in self.views.debate.participants}
        result: list[_Claims] = []
        for key, claims in self.views.argued_by:
            person = persons.get(key or "")
            name = one_line((person.name or person.label or "") if person else "")
            if name:
                badge = person.badge if person else None
                result.append(self._claims(name, claims, badge=badge))
            else:
                result += self._by_post(claims)
        return result

    def _by_post(self, claims: tuple[Claim, ...]) -> list[_Claims]:
        posts: dict[str, list[Claim]] = {}
        for claim in claims:
            for post in self.views.posts_of(claim.key):
                if self.lines.name(post) is None:
                    name = _row_name(self.lines, post)
                    posts.setdefault(name, []).append(claim)
        return [self._claims(name, made, named=False) for name, made in posts.items()]

    def _claims(
        self,
        name: str,
        claims: Iterable[Claim],
        *,
        badge: str | None = None,
        named: bool = True,
    ) -> _Claims:
        made = tuple(
            _Made(line=line, sure=self._sure(line.key), free=self._is_free(line))
            for line in map(self._line, claims)
        )
        return _Claims(name=name, badge=badge, named=named, made=made)

    def _sure(self, key: str) -> float:
        origin = self.views.graph.origin(key)
        return origin.confidence if isinstance(origin, Inferred) else 1.0

    def _is_free(self, line: Line) -> bool:
        """Say whether a claim stands in full elsewhere, with what it does."""
        bearing = line.bears_on is not None
        return (
            line.printed and not line.matters and (not bearing or self._glanced(line))
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


@frozen(kw_only=True)
class _Made:
    """A claim that somebody makes."""

    line: Line
    sure: float
    free: bool
    """Whether it stands in full elsewhere, too."""


@frozen(kw_only=True, eq=False)
class _Claims:
    """Somebody's claims."""

    name: str
    badge: str | None
    named: bool
    """Whether the name is that of a person, not of a post."""
    made: tuple[_Made, ...]

    @property
    def is_free(self) -> bool:
        """Whether all claims stand in full elsewhere."""
        return all(claim.free for claim in self.made)

    def activity(self) -> tuple[int, int]:
        """Give what to sort by: first who makes most claims that bear on positions."""
        bearing = sum(claim.line.bears_on is not None for claim in self.made)
        return -bearing, -len(self.made)


def _person(claims: _Claims) -> PersonOutline:
    """Share a person's claims out: what bears on a position, and the rest.

    Of the rest, what is on the matter of a position comes first, and what the thread
    has anyhow is left to it but for the surest.
    """
    rest = [claim for claim in claims.made if claim.line.bears_on is None]
    free = sorted((c for c in rest if c.free), key=lambda c: -c.sure)
    left = {claim.line.key for claim in free[OTHERS:]}
    groups: dict[tuple[Speaker, ...], list[Line]] = {}
    for claim in rest:
        if claim.line.key not in left:
            groups.setdefault(claim.line.speakers, []).append(claim.line)
    return PersonOutline(
        name=claims.name,
        badge=claims.badge,
        lines=tuple(c.line for c in claims.made if c.line.bears_on is not None),
        others=tuple(
            OtherClaims(speakers=speakers, lines=_nearest_first(lines))
            for speakers, lines in groups.items()
        ),
        more=len(left),
        more_at=_posts(c.line for c in rest if c.line.key in left),
    )


def _bystander(claims: _Claims) -> Bystander:
    posts = _posts(claim.line for claim in claims.made)
    return Bystander(name=claims.name if claims.named else None, posts=posts)


def _posts(lines: Iterable[Line]) -> tuple[Reference, ...]:
    """Give the posts in which claims stand, each once."""
    return tuple(dict.fromkeys(s.reference for line in lines for s in line.speakers))


def _nearest_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: not line.matters))
