"""The argument map in sheets, on paper and as SVG."""

from collections.abc import Iterator

import attrs
from hypothesis import given
from lxml import etree

from disputatio.exporters.shared.map_sheets import DEPTH, LEAVES
from disputatio.exporters.shared.map_svg import BOX_WIDTH, Placed, placed, svg
from disputatio.exporters.shared.outline import MapNode, MapSheet
from disputatio.exporters.shared.outline_builder import outlined
from disputatio.schemas.debate import Claim, Debate, Position, Relation
from disputatio.schemas.origins import Inferred
from tests.exporters.tram_debate import tram_debate
from tests.strategies.debates import debates


def _sheets(debate: Debate) -> tuple[MapSheet, ...]:
    return outlined(debate, "all").maps


def _nodes(node: MapNode) -> Iterator[MapNode]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _depth(node: MapNode) -> int:
    return 1 + max(map(_depth, node.children), default=0)


def _chain(count: int) -> Debate:
    claims = tuple(Claim(key=f"c{i}", text=f"Claim number {i}.") for i in range(count))
    relations = tuple(
        Relation(key=f"r{i}", kind="attack", sources=(f"c{i + 1}",), targets=(f"c{i}",))
        for i in range(count - 1)
    )
    return Debate(claims=claims, relations=relations, positions=(Position(claim="c0"),))


def _star(count: int) -> Debate:
    claims = tuple(Claim(key=f"c{i}", text=f"Claim number {i}.") for i in range(count))
    relations = tuple(
        Relation(key=f"r{i}", kind="support", sources=(f"c{i}",), targets=("c0",))
        for i in range(1, count)
    )
    return Debate(claims=claims, relations=relations, positions=(Position(claim="c0"),))


def test_a_deep_tree_goes_on_on_further_sheets() -> None:
    """A sheet has at most four columns; references lead on and back."""
    sheets = _sheets(_chain(10))

    assert [sheet.name for sheet in sheets] == ["1", "1b", "1c"]
    assert max(_depth(sheet.root) for sheet in sheets) == DEPTH
    ends = [n.continued for s in sheets for n in _nodes(s.root) if n.continued]
    assert [end.label for end in ends] == ["map 1b", "map 1c"]
    sources = [sheet.source for sheet in sheets]
    assert [source and source.label for source in sources] == [None, "map 1", "map 1b"]


def test_every_claim_of_a_chain_stands_in_some_box() -> None:
    """Cutting loses nothing."""
    sheets = _sheets(_chain(30))

    texts = {node.text for sheet in sheets for node in _nodes(sheet.root)}
    assert {f"Claim number {i}." for i in range(1, 30)} <= texts


def test_many_leaves_collapse_into_one_that_counts_them() -> None:
    """More than eight leaves of a kind become one box with their number."""
    sheets = _sheets(_star(30))

    boxes = [node.text for sheet in sheets for node in _nodes(sheet.root)]
    assert f"+ {29 - LEAVES} more that support it" in boxes
    assert sum(text.startswith("Claim number") for text in boxes) == LEAVES


def test_collapsed_leaves_far_from_a_position_are_listed() -> None:
    """Where no position shows them, the other claims have them all."""
    chain = _chain(5)
    leaves = tuple(Claim(key=f"leaf{n}", text=f"Leaf {n}.") for n in range(20))
    relations = tuple(
        Relation(key=f"s{n}", kind="support", sources=(f"leaf{n}",), targets=("c4",))
        for n in range(20)
    )
    debate = Debate(
        claims=chain.claims + leaves,
        relations=chain.relations + relations,
        positions=chain.positions,
    )

    outline = outlined(debate, "all")

    assert {f"Leaf {n}." for n in range(20)} <= {line.text for line in outline.others}
    ends = [n.continued for s in outline.maps for n in _nodes(s.root)]
    assert "others" in {end.anchor for end in ends if end}


def test_the_box_of_a_position_is_as_sure_as_the_position() -> None:
    """A claim that the source states may still be a position by a rule only."""
    read = Inferred(rule="theme", confidence=0.6)
    debate = _star(3)
    position = Position(claim="c0", origin=read)

    (sheet,) = _sheets(attrs.evolve(debate, positions=(position,)))

    assert sheet.root.certainty is not None
    assert sheet.root.certainty.short == "≈\u202f0.6"


def test_the_marks_are_those_of_the_relations() -> None:
    """Every box but a root says what it does, by kind and in words."""
    for sheet in _sheets(tram_debate()):
        assert sheet.root.kind is None
        for node in list(_nodes(sheet.root))[1:]:
            assert node.kind in {"support", "attack", "undercut"}
            assert node.verb


@given(debates())
def test_no_sheet_is_too_deep_or_too_tall(debate: Debate) -> None:
    """Any debate has sheets of four columns and of limited height."""
    for sheet in _sheets(debate):
        assert _depth(sheet.root) <= DEPTH
        assert sum(not node.children for node in _nodes(sheet.root)) <= 25


def _all(box: Placed) -> Iterator[Placed]:
    yield box
    for child in box.children:
        yield from _all(child)


def test_no_two_boxes_overlap_in_the_picture() -> None:
    """Any two boxes of a sheet are apart, sideways or one above the other."""
    for sheet in (*_sheets(tram_debate()), *_sheets(_star(12))):
        boxes = list(_all(placed(sheet.root)))
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = abs(one.left - other.left) >= BOX_WIDTH
                above = one.top + one.height <= other.top
                below = other.top + other.height <= one.top
                assert apart or above or below


def test_the_picture_is_well_formed_and_has_a_name() -> None:
    """The SVG holds real text, a title, and no markup out of the words."""
    node = MapNode(text='<b> & "x"', kind=None, verb="")
    sheet = MapSheet(anchor="map-1", name="1", title="<T>", source=None, root=node)

    root = etree.fromstring(svg(sheet))

    assert root.get("role") == "img"
    assert "<T>" in (root.findtext("{*}title") or "")
    assert "".join(root.find("{*}text").itertext()).strip() == '<b> & "x"'  # type: ignore[union-attr]
