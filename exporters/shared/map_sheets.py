"""The argument map cut into sheets: trees small enough for a page each.

A sheet is at most `DEPTH` columns wide and about `HEIGHT` millimetres tall. What is
deeper goes on a sheet of its own, and a reference leads there and back; many leaves
under one box collapse into one ("+ 12 more supporting").
"""

from __future__ import annotations

from collections import deque

import attrs
from attrs import define

from disputatio.exporters.shared.outline import MapNode, MapSheet, Reference
from disputatio.exporters.shared.outline_lines import Lines
from disputatio.exporters.shared.outline_positions import DEPTH as GLANCE_DEPTH
from disputatio.exporters.shared.outline_positions import (
    OTHER_CLAIMS,
    position_anchor,
    position_title,
)
from disputatio.exporters.shared.outline_trees import Branch, Forest
from disputatio.schemas.origins import STATED
from disputatio.schemas.text import shortened
from disputatio.schemas.views import Standing

DEPTH = 4
"""How many columns a sheet has."""

HEIGHT = 200.0
"""How tall a sheet may be, in millimetres of paper, as estimated here."""

LEAVES = 8
"""How many leaves of one kind stand under one box before the rest collapses."""

WORDS = 80
"""The longest text of a box, in characters."""

WORDS_AGAIN = 40
"""The same of a box that stands in full elsewhere."""

_DOING = {
    "supports": "that support it",
    "opposes": "that oppose it",
    "contradicts": "that contradict it",
    "disputes that it follows": "that dispute that it follows",
    "says again": "that say it again",
}
_LINE_HEIGHT = 3.8
_FRAME = 6.0
_LETTERS_PER_LINE = 24


@define(kw_only=True)
class _Sheet:
    """A sheet that is still to be drawn."""

    branch: Branch
    children: list[Branch]
    name: str
    source: Reference | None
    last: bool


def map_sheets(lines: Lines, forest: Forest) -> tuple[MapSheet, ...]:
    """Give the sheets of every position that anything bears on."""
    sheets: list[MapSheet] = []
    for root, standing in zip(forest.roots, lines.views.standings, strict=True):
        tree = forest.placed[root.key]
        if tree is root and root.children:
            sheets += _Position(lines, forest, standing, root.position).sheets(root)
    return tuple(sheets)


def sheet_anchor(name: str) -> str:
    """Give the id of a sheet."""
    return f"map-{name}"


def _reference(name: str) -> Reference:
    return Reference(label=f"map {name}", anchor=sheet_anchor(name))


class _Position:
    """Cuts the tree of one position."""

    def __init__(
        self, lines: Lines, forest: Forest, standing: Standing, number: int
    ) -> None:
        self.lines = lines
        self.forest = forest
        self.title = position_title(standing)
        self.origin = standing.origin
        self.number = number
        self.count = 0
        self.waiting: deque[_Sheet] = deque()

    def sheets(self, root: Branch) -> list[MapSheet]:
        """Give the sheets, those nearest to the position first."""
        self._queue(root, None)
        done: list[MapSheet] = []
        while self.waiting:
            sheet = self.waiting.popleft()
            done.append(self._draw(sheet))
        return done

    def _queue(self, branch: Branch, source: Reference | None) -> Reference:
        """Plan the sheets of a branch; give the way to the first of them."""
        portions = self._portions(branch)
        names = [self._next_name() for _ in portions]
        for name, children in zip(names, portions, strict=True):
            sheet = _Sheet(
                branch=branch,
                children=children,
                name=name,
                source=source,
                last=name == names[-1],
            )
            self.waiting.append(sheet)
            source = _reference(name)
        return _reference(names[0])

    def _next_name(self) -> str:
        self.count += 1
        return str(self.number) + _letters(self.count - 1)

    def _portions(self, branch: Branch) -> list[list[Branch]]:
        """Share the children of a branch out among sheets by height."""
        portions: list[list[Branch]] = [[]]
        used = 0.0
        for child in _kept(branch.children):
            height = self._height(child, 2)
            if portions[-1] and used + height > HEIGHT:
                portions.append([])
                used = 0.0
            portions[-1].append(child)
            used += height
        return portions

    def _height(self, branch: Branch, column: int) -> float:
        """Estimate the height of a branch, at most a sheet's."""
        text = shortened(self._text(branch), WORDS)
        own = _FRAME + _LINE_HEIGHT * (len(text) // _LETTERS_PER_LINE + 1)
        if column == DEPTH or branch.again is not None:
            return own + _LINE_HEIGHT
        below = sum(self._height(c, column + 1) for c in _kept(branch.children))
        return max(own, below) if below <= HEIGHT else own + _LINE_HEIGHT

    def _draw(self, sheet: _Sheet) -> MapSheet:
        here = _reference(sheet.name)
        children = tuple(self._node(c, 2, here) for c in sheet.children)
        more = self._collapsed(sheet.branch) if sheet.last else ()
        root = self._box(sheet.branch)
        return MapSheet(
            anchor=sheet_anchor(sheet.name),
            name=sheet.name,
            title=self.title,
            source=sheet.source,
            root=attrs.evolve(root, kind=None, verb="", children=children + more),
        )

    def _node(self, branch: Branch, column: int, here: Reference) -> MapNode:
        node = self._box(branch)
        if branch.again is not None:
            text = f"{shortened(node.text, WORDS_AGAIN)} (again)"
            return attrs.evolve(node, text=text, continued=self._again(branch))
        if not branch.children:
            return node
        if column == DEPTH or self._is_tall(branch, column):
            return attrs.evolve(node, continued=self._queue(branch, here))
        kept = (self._node(c, column + 1, here) for c in _kept(branch.children))
        return attrs.evolve(node, children=(*kept, *self._collapsed(branch)))

    def _again(self, branch: Branch) -> Reference | None:
        """Give the first map of another position where a claim stands in full."""
        if branch.again is None:
            return None
        number = branch.again.position
        if number == self.number:
            return None
        if self.forest.roots[number - 1].children:
            return _reference(str(number))
        return Reference(label=f"position {number}", anchor=position_anchor(number))

    def _is_tall(self, branch: Branch, column: int) -> bool:
        heights = (self._height(c, column + 1) for c in _kept(branch.children))
        return sum(heights) > HEIGHT

    def _collapsed(self, branch: Branch) -> tuple[MapNode, ...]:
        """Give a box for each kind of leaf of which too many stand here."""
        boxes = []
        for _, leaves in _by_kind(branch.children):
            if len(leaves) <= LEAVES:
                continue
            line = self.lines.line(leaves[0].key, leaves[0].relation)
            doing = _DOING.get(line.verb, "that bear on it")
            text = f"+ {len(leaves) - LEAVES} more {doing}"
            boxes.append(
                MapNode(
                    text=text,
                    kind=line.kind,
                    verb=line.verb,
                    continued=self._listed(branch),
                )
            )
        return tuple(boxes)

    def _listed(self, branch: Branch) -> Reference:
        """Give where the collapsed leaves of a branch are listed."""
        if branch.depth < GLANCE_DEPTH:
            anchor = position_anchor(self.number)
            return Reference(label=f"position {self.number}", anchor=anchor)
        return OTHER_CLAIMS

    def _text(self, branch: Branch) -> str:
        if branch.relation is None:
            return f"{self.number}. {self.title}"
        line = self.lines.views.graph.claims[branch.key]
        return line.title or self.lines.words(branch.key)

    def _box(self, branch: Branch) -> MapNode:
        origin = self.origin if branch.relation is None else STATED
        line = self.lines.line(branch.key, branch.relation, origin=origin)
        references = [s.reference for s in line.speakers]
        return MapNode(
            text=shortened(self._text(branch), WORDS),
            kind=line.kind,
            verb=line.verb,
            reference=references[0] if references else None,
            certainty=line.certainty,
        )


def unlisted(forest: Forest) -> list[Branch]:
    """Give the leaves that maps collapse and that no position shows at a glance."""
    return [
        leaf
        for branch in forest.branches()
        if branch.depth >= GLANCE_DEPTH
        for _, leaves in _by_kind(branch.children)
        for leaf in leaves[LEAVES:]
    ]


def _is_leaf(branch: Branch) -> bool:
    return not branch.children and branch.again is None


def _by_kind(children: list[Branch]) -> list[tuple[str, list[Branch]]]:
    leaves = [c for c in children if _is_leaf(c)]
    kinds = dict.fromkeys(_kind(leaf) for leaf in leaves)
    return [(kind, [c for c in leaves if _kind(c) == kind]) for kind in kinds]


def _kind(branch: Branch) -> str:
    return branch.relation.kind if branch.relation else ""


def _kept(children: list[Branch]) -> list[Branch]:
    """Give the children that are drawn: all, or all but some of very many leaves."""
    hidden = {id(c) for _, leaves in _by_kind(children) for c in leaves[LEAVES:]}
    return [c for c in children if id(c) not in hidden]


def _letters(count: int) -> str:
    """Give "" for 0, "b" for 1, "c" for 2 …, "z", "ab" and so on."""
    if count == 0:
        return ""
    letters = ""
    while count:
        count, place = divmod(count, 26)
        letters = chr(ord("a") + place) + letters
    return letters
