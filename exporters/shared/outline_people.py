"""Who argued what: a table of sides, and each person's claims."""

from __future__ import annotations

import attrs

from disputatio.exporters.shared.outline import (
    Kind,
    Line,
    PersonOutline,
    Reference,
    SideRow,
    Speaker,
)
from disputatio.exporters.shared.outline_lines import Lines
from disputatio.exporters.shared.outline_positions import position_anchor
from disputatio.exporters.shared.outline_trees import Forest
from disputatio.schemas.debate import Claim, Post
from disputatio.schemas.graph import Sign
from disputatio.schemas.text import one_line

_KINDS: dict[Sign, Kind] = {1: "support", -1: "attack", 0: "mixed"}
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
            cell.append((_KINDS[voice.sign], lines.voice(voice)))
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


def people(lines: Lines, forest: Forest) -> tuple[PersonOutline, ...]:
    """Give each person's claims in order of the debate, then those of unknown authors.

    The claims of unknown authors stand by post.
    """
    persons = {p.key: p for p in lines.views.debate.participants}
    result: list[PersonOutline] = []
    for key, claims in lines.views.argued_by:
        person = persons.get(key or "")
        name = one_line((person.name or person.label or "") if person else "")
        if not name:
            result += _by_post(lines, forest, claims)
            continue
        made = tuple(_own_line(lines, forest, claim) for claim in claims)
        badge = person.badge if person else None
        result.append(PersonOutline(name=name, badge=badge, lines=made))
    return tuple(result)


def _by_post(
    lines: Lines, forest: Forest, claims: tuple[Claim, ...]
) -> list[PersonOutline]:
    posts: dict[str, list[Line]] = {}
    for claim in claims:
        for post in lines.views.posts_of(claim.key):
            if lines.name(post) is None:
                made = _own_line(lines, forest, claim)
                posts.setdefault(_row_name(lines, post), []).append(made)
    return [
        PersonOutline(name=name, badge=None, lines=tuple(made))
        for name, made in posts.items()
    ]


def _own_line(lines: Lines, forest: Forest, claim: Claim) -> Line:
    """Give a claim with what it does, and the position that it bears on."""
    branch = forest.placed.get(claim.key)
    if branch is None:
        return lines.line(claim.key)
    number = branch.position
    there = Reference(label=f"position {number}", anchor=position_anchor(number))
    line = lines.line(claim.key, branch.relation)
    return attrs.evolve(line, bears_on=there)


def other_claims(lines: Lines, forest: Forest) -> tuple[Claim, ...]:
    """Give the claims that stand under no position and that no person says."""
    said = {c.key for _, claims in lines.views.argued_by for c in claims}
    return tuple(
        claim
        for claim in lines.views.debate.claims
        if claim.key not in said and claim.key not in forest.placed
    )
