"""Elements of a post as blocks: white space, breaks, boxes, links, pictures, and what hides."""

from __future__ import annotations

import pytest
from lxml import etree

from disputatio.converter.importers.shared.html.content import Content, content
from disputatio.converter.importers.shared.html.meanings import (
    DROPPED,
    Hidden,
    Means,
    Quoted,
    by_class,
)
from disputatio.schemas.content import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emph,
    Header,
    HorizontalRule,
    Image,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Para,
    Quotation,
    Spoiler,
    Strong,
    Table,
    Text,
    blocks_text,
)
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.invariants import problems


def read(body: str, means: Means | None = None) -> Content:
    """Read what stands in a box."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(
        f"<html><body><div>{body}</div></body></html>".encode(), parser
    )
    return content([root[0][0]], means)


def blocks(body: str, means: Means | None = None) -> tuple[Block, ...]:
    """Give its blocks, which keep the rules of the model."""
    found = read(body, means).blocks
    assert problems(Debate(posts=(Post(key="post-1", number=1, body=found),))) == ()
    return found


def text(body: str) -> str:
    """Give its text."""
    return blocks_text(blocks(body))


def inlines(body: str) -> tuple[Inline, ...]:
    """Give what the one paragraph holds."""
    (only,) = blocks(body)
    assert isinstance(only, Para)
    return only.inlines


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("  a \n\t b  ", "a b"),
        ("a<b> b </b>c", "a b c"),
        ("a <b>b</b> c", "a b c"),
        ("a<b>b</b>c", "abc"),
        ("<b>a </b> b", "a b"),
        ("a\xa0 b", "a\xa0 b"),
        ("\xa0", ""),
        ("a<!-- no -->b", "ab"),
        ("a<wbr>b", "ab"),
        ("<p> a </p> <p> b </p>", "a\n\nb"),
        ("a<div>b</div>c", "a\n\nb\n\nc"),
        ("<div><div><div>a</div></div></div>", "a"),
        ("<p></p><p> </p><div><br></div>a", "a"),
        ("<script>x</script><style>y</style>a<template>z</template>", "a"),
    ],
)
def test_white_space_folds_as_browsers_fold_it(body: str, expected: str) -> None:
    """Spaces are one, none at the ends of lines; no-break spaces stay."""
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a<br>b", "a\nb"),
        ("a<br/>\n  b", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("a<br>\n<br>\n<br>b", "a\n\n\nb"),
        ("<br><br>a<br><br>", "a"),
        ("<b>a<br><br>b</b>c", "a\n\nbc"),
        ("a<br><blockquote>b</blockquote><br>c", "a\n\nb\n\nc"),
        ("a<span><br></span>b", "a\nb"),
    ],
)
def test_breaks_part_lines_and_paragraphs(body: str, expected: str) -> None:
    """One is a line break, two or more part paragraphs; at the ends they are nothing."""
    assert text(body) == expected


def test_one_break_is_a_line_break_and_two_part_paragraphs() -> None:
    """A wrapper that is open over both goes on in the next paragraph."""
    assert blocks("<b>a<br><br>b</b>") == (
        Para(inlines=(Strong(inlines=(Text(text="a"),)),)),
        Para(inlines=(Strong(inlines=(Text(text="b"),)),)),
    )
    assert inlines("a<br>b") == (Text(text="a"), LineBreak(), Text(text="b"))


def test_wrappers_that_cross_boxes_go_on() -> None:
    """Careless markup puts boxes into bold text; each piece is bold."""
    found = blocks("<b>a<blockquote>b</blockquote>c</b>d")

    assert found[0] == Para(inlines=(Strong(inlines=(Text(text="a"),)),))
    assert found[1] == Quotation(
        blocks=(Para(inlines=(Strong(inlines=(Text(text="b"),)),)),)
    )
    assert found[2] == Para(inlines=(Strong(inlines=(Text(text="c"),)), Text(text="d")))


@pytest.mark.parametrize(
    ("body", "cls"),
    [
        ("<i>a</i>", Emph),
        ("<em>a</em>", Emph),
        ("<strong>a</strong>", Strong),
        ('<span style="font-weight: bold">a</span>', Strong),
        ('<span style="FONT-STYLE:italic;color:red">a</span>', Emph),
    ],
)
def test_emphasis_by_tag_and_by_style(body: str, cls: type) -> None:
    """What looks the same is the same."""
    assert inlines(body) == (cls(inlines=(Text(text="a"),)),)


def test_the_same_emphasis_twice_is_once() -> None:
    """Bold in bold is bold."""
    assert inlines("<b>a<strong>b</strong></b>") == (
        Strong(inlines=(Text(text="ab"),)),
    )


def test_lists_and_their_rows() -> None:
    """Rows begin on the next line; lists nest; a list may begin at another number."""
    found = blocks('<ul><li>a<li>b<ol start="3"><li>c</ol></ul>')

    assert isinstance(found[0], BulletList)
    assert isinstance(found[0].items[1][1], OrderedList)
    assert found[0].items[1][1].start == 3
    assert blocks_text(found).split() == ["a", "b", "c"]


def test_tables_without_anything_in_them_are_layout() -> None:
    """Lines and rows of buttons are drawn with them; a picture is something."""
    thin = '<table class="line"><tr><td></td></tr></table>'
    (para,) = blocks(f"{thin}Words.{thin}")
    assert isinstance(para, Para)
    (table,) = blocks("<table><tr><td><img src=a.png></td><td></td></tr></table>")
    assert isinstance(table, Table)


def test_tables() -> None:
    """Rows of heads come first; short rows are filled."""
    (table,) = blocks(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td>1</td></tr></table>"
    )

    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert [len(row) for row in table.rows] == [2, 2]


def test_parts_of_boxes_without_their_box() -> None:
    """A row without a table, an item without a list are words."""
    assert text("<li>a</li>") == "a"
    assert text("<tr><td>a</td></tr>") == "a"
    assert text("<table><td>a</td></table>") == "a"


def test_code_keeps_its_spaces() -> None:
    """Blocks by `pre`, or by line ends in `code`; a language in the class."""
    found = blocks(
        '<pre class="x language-python"><code>if a:\n    b<br>c</code></pre>'
    )

    assert found == (CodeBlock(text="if a:\n    b\nc", language="python"),)
    assert inlines("a <code>b  c</code>") == (Text(text="a "), Code(text="b c"))
    assert blocks("<code>a\n  b</code>") == (CodeBlock(text="a\n  b"),)
    assert blocks("<pre> \n </pre>") == ()


def test_headings_and_rules() -> None:
    """A heading has a level."""
    assert blocks("<h3>a</h3><hr>b") == (
        Header(level=3, inlines=(Text(text="a"),)),
        HorizontalRule(),
        Para(inlines=(Text(text="b"),)),
    )


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        ('<img class="smilie" alt=":)" src="s.gif">', ":)"),
        ('<img src="/images/smilies/biggrin.gif" alt=":D" title="Grin">', ":D"),
        ('<img alt=":thumbsup:" src="x.png">', ":thumbsup:"),
        ('<img class="emoji" alt="🙂" src="x.png">', "🙂"),
        ('<img src="images/smiles/icon_wink.gif" alt="icon_wink.gif">', ";)"),
        ('<img src="images/smiles/party.gif" alt="party.gif">', ":party:"),
        ('<img src="images/smiles/icon_biggrin.gif" alt="Very Happy">', ":D"),
        (
            '<img class="inlineimg" alt="" title="Stick Out Tongue" src="a/tongue.gif">',
            ":P",
        ),
        ('<img src="/smilies/twitch.gif?v=2" alt="Twitch">', ":twitch:"),
        ('<img src="/smilies/0a1b" alt="Our own one">', "Our own one"),
        (
            '<img data-shortname=":p" class="smilie--sprite" src="data:image/gif;base64,xx">',
            ":p",
        ),
    ],
)
def test_smilies_are_text(picture: str, said: str) -> None:
    """They are what people typed."""
    assert inlines(f"a {picture} b") == (Text(text=f"a {said} b"),)


def test_pictures_are_references_and_lazy_ones_are_found() -> None:
    """The address is that of the picture, not of its place holder; its twin is left out."""
    found = blocks(
        'a<img src="data:image/gif;base64,AA" data-src="https://x.example/p.jpg" alt="p" class="lazyload">'
        '<noscript><img src="https://x.example/p.jpg" alt="p"></noscript>'
    )

    assert found == (
        Para(
            inlines=(
                Text(text="a"),
                Image(target="https://x.example/p.jpg", inlines=(Text(text="p"),)),
            )
        ),
    )
    assert blocks("<img>") == ()
    assert text("<noscript>only here</noscript>") == "only here"


def test_links() -> None:
    """Links keep their target and their words; scripts are no targets."""
    assert inlines('a <a href="/x" title="t">b <i>c</i></a>') == (
        Text(text="a "),
        Link(
            target="/x",
            title="t",
            inlines=(Text(text="b "), Emph(inlines=(Text(text="c"),))),
        ),
    )
    for unsafe in (
        "javascript:alert(1)",
        " JavaScript:x",
        "vbscript:x",
        "data:text/html,x",
    ):
        assert inlines(f'<a href="{unsafe}">b</a>') == (Text(text="b"),)
    assert inlines('<a name="p1">b</a>') == (Text(text="b"),)


def test_hidden_mail_addresses() -> None:
    """A service hides them from robots; a byte of the key, then the address."""
    hidden = "2a" + bytes(b ^ 0x2A for b in b"ann@x.example").hex()

    assert (
        text(
            f'<a class="__cf_email__" data-cfemail="{hidden}">[email&#160;protected]</a>'
        )
        == "ann@x.example"
    )
    for broken in ("", "2", "zz"):
        assert text(f'<a data-cfemail="{broken}">[hidden]</a>') == "[hidden]"


def test_embedded_things_are_links() -> None:
    """A film of another place is told by its address."""
    assert blocks('a<iframe src="https://films.example/1"></iframe>b')[1] == Para(
        inlines=(
            Link(
                target="https://films.example/1",
                inlines=(Text(text="https://films.example/1"),),
            ),
        )
    )
    assert text('<iframe src="javascript:x"></iframe><iframe></iframe>a') == "a"


@pytest.mark.parametrize(
    "attributes",
    [
        'data-src="{}"', 'src="about:blank" data-src="{}"', 'src="" data-lazy-src="{}"',
        'data-original="{}"', 'data-s9e-mediaembed-src="{}"', 'data-embed-src="{}"',
    ],
)  # fmt: skip
def test_what_a_script_would_load_later_is_a_link(attributes: str) -> None:
    """A frame without an address of its own has it in its data."""
    address = "https://films.example/1"

    assert text(f"<iframe {attributes.format(address)}></iframe>") == address


def test_quotations_and_spoilers() -> None:
    """They nest; a title stands on the button."""
    found = blocks(
        "<blockquote>a<blockquote>b</blockquote></blockquote><details><summary>t</summary><p>c</p></details>"
    )

    assert isinstance(found[0], Quotation)
    assert isinstance(found[0].blocks[1], Quotation)
    assert found[1] == Spoiler(blocks=(Para(inlines=(Text(text="c"),)),), title="t")


def test_software_has_marks_of_its_own() -> None:
    """They come before what elements usually mean."""
    means = by_class({
        "quote": lambda _: Quoted(author="Ann", post="7"),
        "end": lambda _: DROPPED,
        "spoil": lambda _: Hidden(title="t"),
    })  # fmt: skip

    assert blocks(
        '<div class="x quote">a</div><p class="end">z</p><i class="spoil">b</i>', means
    ) == (
        Quotation(
            blocks=(Para(inlines=(Text(text="a"),)),),
            claimed_author="Ann",
            claimed_post="7",
        ),
        Spoiler(blocks=(Para(inlines=(Text(text="b"),)),), title="t"),
    )


@pytest.mark.parametrize(
    "tag",
    [
        "blockquote",
        "ul><li",
        "table><tr><td",
        "div",
        "b",
        "i><u",
        "a href='x'",
        "details",
    ],
)
def test_what_nests_too_deep_is_flattened_and_keeps_its_words(tag: str) -> None:
    """Nothing recurses; the innermost words are there."""
    found = read(f"<{tag}>" * 300 + "deep")

    assert "deep" in blocks_text(found.blocks)
    assert (
        problems(Debate(posts=(Post(key="post-1", number=1, body=found.blocks),))) == ()
    )
    assert found.flattened == (
        tag in ("blockquote", "ul><li", "table><tr><td", "details")
    )


@pytest.mark.parametrize(
    "body",
    [
        "<b>" * 5000 + "a", "<br>" * 20_000, "<p>" * 20_000, "<i>a<b>" * 3000, "<td>" * 3000,
        "<ul><table>" * 500 + "a", "<img src=x>" * 5000, "<a href=x>" * 3000, "<pre>" * 500 + "a", " \n" * 50_000,
    ],
    ids=["wrappers", "breaks", "paragraphs", "crossing", "cells", "lists and tables", "pictures", "links", "code", "space"],
)  # fmt: skip
def test_hostile_markup_ends_soon(body: str) -> None:
    """Read to something valid, in work that grows with it."""
    blocks(body)


@pytest.mark.parametrize("words", ["a  b", " a ", "", " ", "\xa0", "\xa0a", "a\tb\n"])
@pytest.mark.parametrize(
    "around",
    [
        "<ul><li>{}</li></ul>",
        "<ol start=3><li>x</li><li>{}</li></ol>",
        "<table><tr><th>{}</th></tr><tr><td>x</td><td>{}</td></tr></table>",
        "<b>x<ul><li>{}</li></ul></b>",
        "a<br><br><ul>b<li>{}</li>c</ul>d",
        "<li>{}</li>",
        "<ul>" * 40 + "<li>{}</li>",
    ],
)
def test_a_row_of_words_alone_is_read_as_one_with_a_box_in_it(
    words: str, around: str
) -> None:
    """The short way to the words of a row gives what the long way gives."""
    alone = blocks(around.replace("{}", words))
    assert alone == blocks(around.replace("{}", f"<span>{words}</span>"))


def test_what_follows_a_body_or_the_words_of_a_quotation_is_no_part_of_them() -> None:
    """Only what is in the elements that hold words counts, wherever a broken page ends them."""
    page = (
        "<article>Mine.<br><q-box>label<p>First <i>said</i></p>lost<p>Then</p>lost too</q-box>"
        "After.<b>!</b></article> not mine"
    )
    body = etree.fromstring(f"<div>{page}</div>", etree.HTMLParser())[0][0][0]

    def means(element: etree._Element) -> Quoted | None:
        return Quoted(contents=element[:]) if element.tag == "q-box" else None

    found = content([body], means)
    assert blocks_text(found.blocks) == "Mine.\n\nFirst said\n\nThen\n\nAfter.!"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を書く。", "漢字(かんじ)を書く。"),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>", "漢(かん)字(じ)"),
        ("<ruby><rb>漢</rb><rt>かん</rt></ruby>", "漢(かん)"),
        ("<ruby>漢<rt></rt></ruby>", "漢"),
    ],
)  # fmt: skip
def test_readings_above_characters_stand_in_brackets(
    markup: str, expected: str
) -> None:
    """Furigana are kept as they are typed where nothing can stand above a word."""
    assert text(markup) == expected
