"""Names in tags that differ by a slip from the marks of a software are read as these."""

import pytest

from disputatio.converter.importers.shared.html.broken_inside import broken_inside
from disputatio.converter.importers.shared.html.misspelt import (
    Marks,
    is_slip,
    with_right_names,
)
from tests.converter.importers.saved_pages import read_page
from tests.laws.formats import readings
from tests.laws.samples import sample

MARKS = Marks(
    classes="post_body mycode_quote signature quoteheader",
    ids="post_",
    attributes="data-author",
    tags="long-comment",
    others={"component": ("post", "post/content")},
)
WHOLE = (
    '<div id="post_1" class="post_body" data-author="1" component="post">\n'
    '<a href="/a">a</a><blockquote class="x mycode_quote y">b</blockquote></div>\n'
)
AGAIN = WHOLE.replace("_1", "_2") + "<p>c</p>"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("post_body", "po}t_body"), ("post_body", "postbody"), ("post_body", "post_bod"),
        ("mycode_quote", "mycde_quote"), ("mycode_quote y", "mycode_quote!y"),
        (' class="post_body"', ' clbss="post_body"'), (' class="post', ' class%"post'),
        (' class="x', ' clas="x'), (' href="/a"', ' h!ef="/a"'), ("post_1", "posu_1"),
        (' data-author="1"', ' data-auth!r="1"'), ('component="post"', 'component="pozt"'),
        ('"post_1" class', '"post_1"xclass'), ("<div", "<dgv"),
        ("</blockquote>", "</blockquot%>"),
    ],
)  # fmt: skip
def test_a_slip_is_put_right(right: str, wrong: str) -> None:
    """A letter changed or lost, in whatever name, and a notice has the line."""
    page = WHOLE.replace(right, wrong, 1) + AGAIN
    assert page != WHOLE + AGAIN

    mended, told = with_right_names(page.encode(), MARKS)

    assert mended.decode() == WHOLE + AGAIN
    assert [n.rule for n in told] == ["TagsMended"]
    at = (WHOLE + AGAIN).index(right)
    assert told[0].line == 1 + WHOLE.count("\n", 0, at)


@pytest.mark.parametrize(
    "given",
    [
        'class="post-body"', 'class="post_bodies"', 'class="body"', 'class="signatures"',
        'class="post"', 'class="header"', 'class="quote"', 'id="posts_1"', 'id="pid_1"',
        'data-uid="1"', 'rel="x"', 'hreflang="en"', 'onclick="a()"', 'component="posts"',
    ],
)  # fmt: skip
def test_other_names_are_no_slips(given: str) -> None:
    """Names that themes have stay, near to a mark or not."""
    page = (WHOLE + AGAIN + f"<div {given}>d</div>").encode()

    assert with_right_names(page, MARKS) == (page, ())


def test_names_of_a_theme_are_no_slips() -> None:
    """A name that comes again is meant."""
    page = (WHOLE + AGAIN + '<p class="post_bode">d</p>' * 3).encode()

    assert with_right_names(page, MARKS) == (page, ())


def test_words_between_tags_are_no_names() -> None:
    """Nor what scripts or people write."""
    page = (WHOLE + AGAIN + '<p>clbss="post_body" 1 <5 "x"</p>').encode()

    assert with_right_names(page, MARKS) == (page, ())


def test_a_tag_that_could_be_several_is_told() -> None:
    """What it must have been is not guessed."""
    page = (WHOLE + AGAIN + "\n<xr size=1>").encode()
    mended, (told,) = with_right_names(page, MARKS)

    assert mended == page
    assert told.rule == "NodeNotUnderstood"


@pytest.mark.parametrize(
    ("token", "mark", "slip"),
    [
        ("mycode_quotf", "mycode_quote", True), ("mycode_quot", "mycode_quote", True),
        ("myquote", "mycode_quote", True), ("mycoquote", "mycode_quote", True),
        ("mycode", "mycode_quote", False), ("my-quote", "my-code-quote", False), ("trow2", "trow1", False),
        ("a-b-c-d", "a-b_c-d", False), ("quotes", "quote", False), ("post", "posts", False),
    ],
)  # fmt: skip
def test_what_a_slip_is(token: str, mark: str, slip: bool) -> None:
    """One letter changed or lost, or a stretch in the midst that is no part of the name."""
    assert is_slip(token, mark) is slip


@pytest.mark.parametrize(
    "given",
    ['<a!href="x">a</a>', '<div cl"quote">a</div>', '<tss="alt2">a', '<p "title">a</p>', "<!-- end: post -><!-- a -->"],
)  # fmt: skip
def test_a_tag_that_is_broken_inside_is_told(given: str) -> None:
    """So is a comment without its end."""
    (told,) = broken_inside(b"<p>a</p>\n" + given.encode())

    assert told.line == 2


@pytest.mark.parametrize(
    "given",
    ['<div class="a"id="b">a</div>', "<p>1 <2 \"a\" b</p>", "<script>for(i=0;i<n;i++)'<b'</script>",
     "<!--[if IE]><!--><p>a</p><!--<![endif]-->", '<a href=x title="y">a</a>', "<br/>",
     '<div cl"quote">a</div>' * 3, "<!--\n<p>a</p>\n<!-- b -->"],
)  # fmt: skip
def test_what_is_whole_is_not_told(given: str) -> None:
    """Nor what is careless in many places."""
    assert list(broken_inside(given.encode())) == []


def test_a_post_of_a_misspelt_class_is_read() -> None:
    """It was none, and nothing told so."""
    page = sample("mybb", "thread.html")
    (whole,) = readings("mybb", page)
    (found,) = readings("mybb", page.replace(b"mycode_quote", b"mycode_quoue", 1))

    assert found.debate.posts == whole.debate.posts
    assert "TagsMended" in {n.rule for n in found.notices}


def test_xenforo_is_read_again_where_classes_in_posts_speak_for_it() -> None:
    """Its pages are large: they are not looked at before."""
    page = sample("xenforo", "quarry-path.html")
    (whole,) = readings("xenforo", page)
    for wrong in (b"bbCodeBlock--qvote", b"bbCodeBlock--quot"):
        (found,) = readings("xenforo", page.replace(b"bbCodeBlock--quote", wrong, 1))

        assert found.debate.posts == whole.debate.posts
        assert "TagsMended" in {n.rule for n in found.notices}


def test_a_post_without_a_name_beside_others_is_told() -> None:
    """So is a name that is the rest of a tag."""
    page = sample("smf", "thread.html")
    name = b">Marit</a></h4>"
    assert page.count(name)
    for other in (b"></a></h4>", b">/a>=x&quot; href=&quot;y&quot;>Marit</a></h4>"):
        found = read_page("smf", page.replace(name, other, 1))

        assert "NodeNotUnderstood" in {n.rule for n in found.notices}
