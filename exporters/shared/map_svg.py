"""An argument map as SVG with real text, for books that flow.

Sizes are in SVG units of about one CSS pixel. A letter is taken as wide, so that the
words stay in their box whatever font the reader has.
"""

from __future__ import annotations

import textwrap
from html import escape

from attrs import frozen

from disputatio.exporters.shared.outline import Kind, MapNode, MapSheet

BOX_WIDTH = 200
"""Width of a box."""

_GAP = 44
_BETWEEN = 12
_LINE = 16
_PADDING = 10
_LETTER = 7.2
_COLOURS: dict[Kind | None, str] = {
    "support": "#0b5d47",
    "attack": "#b3341b",
    "undercut": "#5b3f8c",
    "mixed": "#5c6670",
    None: "#1b1f24",
}
_DASHES: dict[Kind | None, str] = {
    "attack": ' stroke-dasharray="6 3"',
    "undercut": ' stroke-dasharray="8 3 2 3"',
    "mixed": ' stroke-dasharray="2 3"',
}


@frozen(kw_only=True)
class Placed:
    """A box with its place."""

    node: MapNode
    """What it says."""
    lines: tuple[str, ...]
    """Its words in lines."""
    left: float
    """Its left edge."""
    top: float
    """Its upper edge."""
    height: float
    """Its height."""
    children: tuple[Placed, ...]
    """The boxes at its right."""

    @property
    def middle(self) -> float:
        """Half way between its upper and lower edge."""
        return self.top + self.height / 2


def placed(root: MapNode, left: float = 1, top: float = 1) -> Placed:
    """Give the boxes of a tree with their places; no two overlap."""
    return _placed(root, left, top)


def _placed(node: MapNode, left: float, top: float) -> Placed:
    lines = _lines(node)
    own = _own_height(lines)
    total = _height(node)
    below = _stack_height(node)
    at = top + (total - below) / 2
    children = []
    for child in node.children:
        children.append(_placed(child, left + BOX_WIDTH + _GAP, at))
        at += _height(child) + _BETWEEN
    return Placed(
        node=node,
        lines=lines,
        left=left,
        top=top + (total - own) / 2,
        height=own,
        children=tuple(children),
    )


def _height(node: MapNode) -> float:
    return max(_own_height(_lines(node)), _stack_height(node))


def _stack_height(node: MapNode) -> float:
    gaps = _BETWEEN * max(len(node.children) - 1, 0)
    return sum(_height(child) for child in node.children) + gaps


def _own_height(lines: tuple[str, ...]) -> float:
    return len(lines) * _LINE + 2 * _PADDING - 4


def _lines(node: MapNode) -> tuple[str, ...]:
    words = [node.text]
    if node.reference is not None:
        words.append(f"({node.reference.label})".replace(" ", "\u00a0"))
    if node.certainty is not None:
        words.append(node.certainty.short.replace("\u202f", "\u00a0"))
    if node.continued is not None:
        words.append(f"\u2192 {node.continued.label}".replace(" ", "\u00a0"))
    letters = int((BOX_WIDTH - 2 * _PADDING) / _LETTER)
    return tuple(textwrap.wrap(" ".join(words), letters)) or (" ",)


def extent(sheet: MapSheet) -> float:
    """Give the width of a sheet."""
    return _width(_flat(placed(sheet.root)))


def _width(boxes: list[Placed]) -> float:
    return max(b.left for b in boxes) + BOX_WIDTH + 1


def svg(sheet: MapSheet, *, linked: bool = False) -> str:
    """Give a sheet as an SVG element with a title, for an XHTML page.

    Its parts have classes, so that a page may give them colours of its own. Where
    boxes are `linked`, they lead to the map that goes on, or to the post.
    """
    tree = placed(sheet.root)
    boxes = _flat(tree)
    width = _width(boxes)
    height = max(b.top + b.height for b in boxes) + 1
    title = f"Map {sheet.name}: {sheet.title}. The same tree follows as a list."
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="{"group" if linked else "img"}" '
        f'aria-labelledby="{sheet.anchor}-title" '
        f'viewBox="0 0 {width:g} {height:g}" style="max-width:{width:g}px">'
    )
    parts = [
        head,
        f'<title id="{sheet.anchor}-title">{escape(title, quote=False)}</title>',
        *(_edge(box, child) for box in boxes for child in box.children),
        *(_linked(box) if linked else _box(box) for box in boxes),
        "</svg>",
    ]
    return "\n".join(parts)


def _flat(tree: Placed) -> list[Placed]:
    boxes = [tree]
    for box in boxes:
        boxes += box.children
    return boxes


def _edge(box: Placed, child: Placed) -> str:
    start, end = box.left + BOX_WIDTH, child.left
    bend = (end - start) / 2
    kind = child.node.kind
    return (
        f'<path class="edge {kind}" d="M{start:g} {box.middle:g}C{start + bend:g} {box.middle:g} '
        f'{end - bend:g} {child.middle:g} {end:g} {child.middle:g}" fill="none" '
        f'stroke="{_COLOURS[kind]}" stroke-width="1.5"{_DASHES.get(kind, "")}/>'
    )


def _linked(box: Placed) -> str:
    node = box.node
    way = node.continued or node.reference
    if way is None or way.anchor is None:
        return _box(box)
    words = f"{node.verb}: " if node.verb else ""
    title = escape(f"{words}{node.text} ({way.label})", quote=False)
    return f'<a href="#{way.anchor}"><title>{title}</title>{_box(box)}</a>'


def _box(box: Placed) -> str:
    kind = box.node.kind
    root = kind is None
    colour = _COLOURS[kind]
    words = "#ffffff" if root else "#1b1f24"
    radius = 8 if kind == "support" else 0
    frame = (
        f'<rect class="box {kind or "root"}" x="{box.left:g}" y="{box.top:g}" width="{BOX_WIDTH}" '
        f'height="{box.height:g}" rx="{radius}" fill="{colour if root else "#ffffff"}" '
        f'stroke="{colour}" stroke-width="1.5"{_DASHES.get(kind, "")}/>'
    )
    parts = [
        frame,
        f'<text class="{"root" if root else "words"}" font-family="serif" font-size="13" fill="{words}">',
    ]
    for number, line in enumerate(box.lines):
        y = box.top + _PADDING + 10 + number * _LINE
        parts.append(
            f'<tspan x="{box.left + _PADDING:g}" y="{y:g}">{escape(line, quote=False)} </tspan>'
        )
    parts.append("</text>")
    parts.append(_sign(box))
    return "".join(parts)


def _sign(box: Placed) -> str:
    kind = box.node.kind
    x, y, colour = box.left, box.middle, _COLOURS[kind]
    if kind is None:
        return ""
    bar = f'<path class="bar {kind}" d="M{x - 3.5:g} {y:g}h7" stroke="{{}}" stroke-width="2"/>'
    if kind == "support":
        return (
            f'<circle class="disc" cx="{x:g}" cy="{y:g}" r="7" fill="{colour}"/>{bar.format("#fff")}'
            f'<path class="bar support" d="M{x:g} {y - 3.5:g}v7" stroke="#fff" stroke-width="2"/>'
        )
    look = f'fill="#fff" stroke="{colour}" stroke-width="1.5"'
    if kind == "attack":
        square = f'<rect class="sign attack" x="{x - 6.5:g}" y="{y - 6.5:g}" width="13" height="13"'
        return f"{square} {look}/>{bar.format(colour)}"
    shape = f"M{x:g} {y - 7:g}l7 7l-7 7l-7 -7z"
    if kind == "undercut":
        shape = f"M{x:g} {y - 7:g}l8 14h-16z"
    return f'<path class="sign {kind}" d="{shape}" {look}/>'
