"""The text of a post: one rule, and quotations that never change it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.content import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emph,
    HorizontalRule,
    Image,
    LineBreak,
    Link,
    Para,
    Quotation,
    Spoiler,
    Table,
    Text,
    blocks_text,
    plain_blocks,
)
from disputatio.schemas.debate import Post
from disputatio.schemas.quoted import QuotedRange, quotations, quoted_ranges
from disputatio.schemas.quoting import DEEPEST, plain_body, wrapped, wrapped_each
from disputatio.schemas.text import complement
from disputatio.schemas.unquoting import unquoted, with_stated_quotations
from tests.strategies.bodies import BODIES
from tests.strategies.texts import texts


def para(text: str, gap: str | None = None) -> Para:
    """Give a paragraph of one line."""
    return Para(inlines=(Text(text=text),), gap=gap)


def test_blocks_are_parted_by_the_gap_of_the_second() -> None:
    """Between two blocks stands an empty line, unless the second says otherwise."""
    body = (
        para("one", gap="\n\n\n"),
        para("two"),
        para("three", gap="\n"),
        para("four", gap=""),
    )

    assert blocks_text(body) == "one\n\ntwo\nthreefour"


def test_inlines_are_their_words() -> None:
    """Marks add nothing to the text; a line break is one LF; a picture is its words."""
    inlines = (
        Emph(inlines=(Text(text="so "),)),
        Link(target="https://example.org", inlines=(Text(text="here"),)),
        LineBreak(),
        Code(text="x = 1"),
        Image(target="a.png", inlines=(Text(text=" a cat"),)),
    )
    assert blocks_text((Para(inlines=inlines),)) == "so here\nx = 1 a cat"


def test_rows_are_parted_like_blocks() -> None:
    """Items, cells and what is hidden or quoted are parted by the first block's gap."""
    body = (
        BulletList(items=((para("a"),), (para("b", gap="\n"),), ())),
        HorizontalRule(),
        Table(rows=(((para("c"),), (para("d"),)),)),
        Spoiler(title="no part of the text", blocks=(CodeBlock(text="e\n"),)),
    )
    assert blocks_text(body) == "a\nb\n\n\n\n\n\nc\n\nd\n\ne\n"


@given(texts(pieces=8))
def test_a_plain_text_is_its_blocks_text(text: str) -> None:
    """Any text becomes paragraphs whose text is the text again."""
    assert blocks_text(plain_blocks(text)) == text


@given(BODIES)
def test_quotations_cover_their_words(body: tuple[Block, ...]) -> None:
    """Where a quotation is said to stand, its words stand."""
    text = blocks_text(body)

    for found in quotations(body):
        assert text[found.start : found.end] == blocks_text(found.quotation.blocks)


@given(BODIES)
def test_own_words_are_what_no_quotation_covers(body: tuple[Block, ...]) -> None:
    """The poster's own ranges and the quoted ones make up the text, and part it."""
    post = Post(key="p", body=body)

    ranges = sorted((*post.own, *quoted_ranges(body)))

    assert "".join(post.text[start:end] for start, end in ranges) == post.text
    assert complement(sorted(post.own), len(post.text)) == quoted_ranges(body)


@given(BODIES, st.data())
def test_wrapping_keeps_the_text(body: tuple[Block, ...], data: st.DataObject) -> None:
    """A range put into a quotation leaves the text as it was and is then quoted."""
    text = blocks_text(body)
    places = st.integers(0, len(text))
    start, end = sorted((data.draw(places), data.draw(places)))

    found = wrapped(body, start, end, Quotation(claimed_author="Ann"))

    if found is not None:
        assert blocks_text(found) == text
        ranges = {
            (q.start, q.end, q.quotation.claimed_author) for q in quotations(found)
        }
        assert (start, end, "Ann") in ranges


@given(texts(1, pieces=8), st.data())
def test_ranges_are_wrapped_at_once_as_one_by_one(
    text: str, data: st.DataObject
) -> None:
    """Several ranges of words give the quotations that they give in turn."""
    words = [m.span() for m in re.finditer(r"[^\s]+", text)]
    chosen = [place for place in words if data.draw(st.booleans())]
    body = expected = plain_blocks(text)
    for start, end in chosen:
        expected = wrapped(expected, start, end, Quotation()) or expected

    found = wrapped_each(body, [(a, b, Quotation()) for a, b in chosen])

    assert found == expected
    assert len(quotations(found)) == len(chosen)


@given(texts(1, pieces=8), st.data())
def test_any_line_can_be_wrapped(text: str, data: st.DataObject) -> None:
    """Words inside one line of a plain text can always be quoted."""
    lines = [line for line in text.split("\n") if line]
    line = data.draw(st.sampled_from(lines or ["a"]))
    body = plain_blocks(text if lines else "a")
    start = blocks_text(body).index(line)

    assert wrapped(body, start, start + len(line), Quotation()) is not None


def test_a_paragraph_is_split_at_its_line_breaks() -> None:
    """A quotation cut out of a paragraph leaves the line feeds as gaps."""
    body = plain_blocks("mine\nhers\nmine again")

    found = wrapped(body, 5, 9, Quotation())

    assert found is not None
    assert [type(block) for block in found] == [Para, Quotation, Para]
    assert [block.gap for block in found] == [None, "\n", "\n"]


def test_what_cannot_be_cut_is_left_whole() -> None:
    """A range that cuts through code, a picture or two items gives no quotation."""
    code = (CodeBlock(text="x = 1"),)
    items = (BulletList(items=((para("one"),), (para("two"),))),)
    picture = (Para(inlines=(Image(target="a", inlines=(Text(text="cat"),)),)),)

    assert wrapped(code, 1, 3, Quotation()) is None
    assert wrapped(items, 1, 6, Quotation()) is None
    assert wrapped(picture, 1, 2, Quotation()) is None
    assert wrapped((para("text"),), 2, 2, Quotation()) is None


@given(BODIES)
def test_a_body_without_quotations_has_the_same_text(body: tuple[Block, ...]) -> None:
    """To take quotations out, or their origins, changes no text."""
    assert blocks_text(unquoted(body)) == blocks_text(body)
    assert quotations(unquoted(body)) == ()
    assert blocks_text(with_stated_quotations(body)) == blocks_text(body)


@given(BODIES)
def test_plain_bodies_keep_their_text(body: tuple[Block, ...]) -> None:
    """A body made plain has the same text, quotations at the same places or none."""
    text = blocks_text(body)

    plain = plain_body(text, quotations(body))

    assert blocks_text(plain) == text
    places = {(q.start, q.end) for q in quotations(body)}
    assert {(q.start, q.end) for q in quotations(plain)} <= places


@given(BODIES)
def test_making_plain_twice_changes_nothing(body: tuple[Block, ...]) -> None:
    """A plain body is its own plain form: what a format gives back is stable."""
    plain = plain_body(blocks_text(body), quotations(body))

    assert plain_body(blocks_text(plain), quotations(plain)) == plain


@given(BODIES)
def test_plain_bodies_are_wrapped_one_by_one(body: tuple[Block, ...]) -> None:
    """A body made plain is what wrapping each quotation in turn gives."""
    text = blocks_text(body)
    expected = plain_blocks(text)
    for found in quotations(body):
        expected = (
            wrapped(expected, found.start, found.end, found.quotation) or expected
        )

    assert plain_body(text, quotations(body)) == expected


def test_many_quotations_and_deep_ones_are_wrapped() -> None:
    """Thousands of quotations are found at once; too deep a nest is cut off."""
    body = (Quotation(blocks=(para("hers"),)), para("mine")) * 5000
    nested = [
        QuotedRange(start=0, end=4, quotation=Quotation(), level=level)
        for level in range(3000)
    ]

    assert plain_body(blocks_text(body), quotations(body)) == body
    assert len(quotations(plain_body("word", nested))) == DEEPEST
