"""MyBB: what its pages do besides what all boards do (test_boards)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from disputatio.converter import registry
from disputatio.converter.detection import importer_for
from disputatio.schemas.content import CodeBlock, Spoiler
from disputatio.schemas.protocols import Source
from tests.converter.importers.boards import mybb, thread
from tests.converter.importers.boards.reading import (
    body,
    kept,
    names,
    quoted,
    read,
    refused,
)


@pytest.mark.parametrize(
    "wrote", ["schrieb", "a écrit", "escribió", "ha scritto", "schreef", "napisał(a)", "Написал"]
)  # fmt: skip
def test_names_of_quotations_in_other_languages(wrote: str) -> None:
    """The verb after the name goes."""
    data = mybb.version_18().replace(b" Wrote:", f" {wrote}:".encode())

    found = quoted(*read(data).debate.posts)

    assert [q.claimed_author for q in found] == [
        "Marit", "jonas_b", "Marit", None, "Liv Aas",
    ]  # fmt: skip


def test_a_relative_time_has_its_day_in_a_title() -> None:
    """What is shown stays the text; the day counts."""
    own = b"05-23-2016, 05:59 PM"
    data = mybb.version_18().replace(
        own, b'<span title="05-23-2016">Yesterday</span>, 05:59 PM', 1
    )
    ago = mybb.version_18().replace(
        own, b'<span title="05-23-2016, 05:59 PM">5 hours ago</span>', 1
    )

    for page, shown in ((data, "Yesterday, 05:59 PM"), (ago, "5 hours ago")):
        written = read(page).debate.posts[2].written
        assert written is not None
        assert written.text == shown
        assert written.at == thread.POSTS[2].written


def test_a_relative_time_of_an_edit_has_its_day_in_a_title() -> None:
    """Whose wording is the later one depends on it."""
    own = b"last modified: 05-22-2016, 09:40 AM"
    told = mybb.version_18()
    assert own in told
    data = told.replace(
        own, b'last modified: <span title="05-22-2016">Yesterday</span>, 09:40 AM'
    )

    found, plain = (
        next(p.edited for p in read(page).debate.posts if p.edited)
        for page in (data, told)
    )

    assert found is not None
    assert plain is not None
    assert (found.at, found.by) == (plain.at, plain.by)
    assert (found.text or "").startswith("Yesterday")


def test_numbers_alone_do_not_tell_the_day() -> None:
    """A page with no day above twelve leaves dates as text."""
    data = mybb.version_18()
    for day in range(19, 27):
        data = data.replace(f"05-{day}-2016".encode(), b"05-06-2016")

    assert [p.written and p.written.at for p in read(data).debate.posts] == [None] * 5


def test_a_day_that_nothing_tells_is_not_lost() -> None:
    """A relative time counts where the page was saved at a known time, else its title."""
    data = mybb.version_18()
    for day in range(19, 27):
        data = data.replace(f"05-{day}-2016".encode(), b"05-06-2016")
    shown = data.replace(
        b"05-06-2016, ", b'<span title="05-06-2016">Yesterday</span>, ', 1
    )
    source = Source(data=shown, name="page.html")

    (alone,) = registry.importer("mybb").read(source, {})
    (saved,) = registry.importer("mybb").read(source, {"captured": "2016-05-07T12:00"})

    first, known = alone.debate.posts[0].written, saved.debate.posts[0].written
    assert first is not None
    assert known is not None
    assert known.at is not None
    assert (first.at, (first.text or "")[:12]) == (None, "05-06-2016, ")
    assert (known.text or "")[:11] == "Yesterday, "
    assert known.at.date().isoformat() == "2016-05-06"


def test_deleted_posts_keep_their_place() -> None:
    """The notice of a deleted post has its author."""
    data = mybb.version_18()
    start, end = (
        data.index(b'<div class="post classic " style="" id="post_102"'),
        data.index(b'<a name="pid105"'),
    )
    gone = b'<div class="post deleted_post_hidden" id="post_102"><div class="deleted_post_author"><strong><span class="largetext"><a href="m">jonas_b</a></span></strong></div><div class="post_content"><em>Deleted.</em></div></div>'
    debate = read(data[:start] + gone + data[end:]).debate

    assert [post.state for post in debate.posts] == [None, "deleted", None, None, None]
    assert names(debate)[1] == "jonas_b"
    assert debate.posts[1].body == ()


@pytest.mark.parametrize(
    ("found", "instead", "state"),
    [
        (b'<a name="pid102"', b'<div class="ignored_post" id="ignored_post_102">Ignored.</div><a name="pid102"', "ignored"),
        (b'class="post classic " style="" id="post_102"', b'class="post classic unapproved_post" id="post_102"', "unapproved"),
    ],
)  # fmt: skip
def test_states(found: bytes, instead: bytes, state: str) -> None:
    """Ignored and unapproved posts say so, and keep their words."""
    posts = read(mybb.version_18().replace(found, instead)).debate.posts

    assert [post.state for post in posts] == [None, state, None, None, None]
    assert posts[1].body == thread.blocks(thread.POSTS[1].words)


def test_thanks_and_spoilers_of_extensions() -> None:
    """Who likes a post is kept; spoilers are hidden."""
    box = b'<div class="spoiler"><div class="spoiler_header">End</div><div class="spoiler_body">He wakes.</div></div>'
    data = mybb.version_18().replace(b"Stop them between ten and six.", box, 1)
    data = data.replace(
        b'<div class="post_meta" id="post_meta_101">',
        b'<div id="tyl_data_101"><a href="u">Otto</a></div><div class="post_meta">',
    )

    assert isinstance(body(data)[1], Spoiler)
    post = read(data).debate.posts[0]
    assert kept(post, "reactions") == {"like": 1}
    assert kept(post, "reacted") == "Otto"


def test_names_in_other_skins() -> None:
    """Some skins have no box for the author, but a link with a person's id."""
    data = (
        mybb.version_18()
        .replace(b'class="author_information"', b'class="who"')
        .replace(b'class="largetext"', b'class="n"')
    )
    data = data.replace(
        b'<a href="https://tower.example/member.php',
        b'<a data-uid="5" href="https://tower.example/member.php',
    )

    assert names(read(data).debate)[0] == "Marit"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<span class="subject_new" id="tid_5"><a href="showthread.php?tid=5">x</a></span>', "the list of threads"),
        ('<tbody id="cat_1_e"><a href="forumdisplay.php?fid=2">x</a></tbody>', "the list of forums"),
        ('<form action="member.php"><input type="password" name="password" /></form>', "the log-in"),
    ],
)  # fmt: skip
def test_pages_that_are_no_thread_are_refused(inside: str, said: str) -> None:
    """The error says what the page is."""
    page = thread.page(
        '<script src="https://tower.example/jscripts/general.js"></script><link href="/cache/themes/theme1/global.css" />',
        f"<body><table>{inside}</table></body>",
    )

    assert said in refused(page)


@pytest.mark.parametrize("make", [mybb.version_16, mybb.version_18])
def test_words_that_are_indented_are_no_quotation(make: Callable[[], bytes]) -> None:
    """A `blockquote` with no mark of a quotation only indents."""
    indented = b"<blockquote>Stop them between ten and six.</blockquote>"
    data = make().replace(b"Stop them between ten and six.", indented, 1)

    post = read(data).debate.posts[0]

    assert quoted(post) == []
    assert post.text.endswith("Stop them between ten and six.")


def test_boxes_of_vbulletin_hold_code_of_every_kind() -> None:
    """PHP code stands in two `code` elements; a highlighter breaks lines in its `pre`."""
    label = '<div class="smallfont" style="margin-bottom:2px">{}</div>'
    php = label.format("PHP Code:") + (
        '<div class="alt2" dir="ltr"><code style="white-space:nowrap">'
        "<!-- php buffer start --><code>$a = 1;<br />$b = 2;</code></code></div>"
    )
    lit = label.format("bell Code:") + (
        '<pre class="alt2"><div dir="ltr"><div class="bell">ring<br/>rest</div></div></pre>'
    )
    boxes = "".join(
        f'<div style="margin:20px; margin-top:5px">{x}</div>' for x in (php, lit)
    )
    data = mybb.moved().replace(b"Stop them between ten and six.", boxes.encode(), 1)

    assert body(data)[1:] == (
        CodeBlock(text="$a = 1;\n$b = 2;"),
        CodeBlock(text="ring\nrest"),
    )


@pytest.mark.parametrize("make", [mybb.printed, mybb.printed_plainly])
def test_a_rule_among_the_words_of_a_printed_post_parts_no_post(
    make: Callable[[], bytes],
) -> None:
    """What stands below it belongs to the post; hyphens in titles and names part nothing."""
    data = make().replace(
        b"Stop them between ten and six.",
        b'Stop them - please.<hr size="1" />Between ten - and six.',
        1,
    )
    data = data.replace(thread.TITLE.encode() + b" - ", b"Bells - keep - or stop - ")
    data = data.replace(
        thread.TITLE.encode() + b"</strong> - ", b"Bells - keep - or stop</strong> - "
    )
    data = data.replace(b">Marit<", b">Marit - of Ness<")

    debate = read(data).debate

    assert len(debate.posts) == 5
    assert names(debate)[0] == "Marit - of Ness"
    assert debate.posts[0].title == "RE: Bells - keep - or stop"
    assert "Stop them - please." in debate.posts[0].text
    assert debate.posts[0].text.endswith("Between ten - and six.")


def _of_template(name: str, inside: str, title: str) -> bytes:
    """Give a page with the comment by which boards name its template, above the page."""
    whole = thread.page(
        '<script src="https://tower.example/jscripts/general.js"></script>',
        '<body><form action="member.php"><input type="password" name="password" /></form>'
        f"{inside}</body>",
        title,
    )
    return whole.replace(
        b"<html", f"<!-- start: {name} --><html".encode() if name else b"<html", 1
    )


_BOXES = (
    '<div class="thead">The Tower</div><div class="trow1">No such post is here.</div>',
    '<table><tr><td class="thead"><strong>The Tower</strong></td></tr><tr><td class="trow1">No such post is here.</td></tr></table>',
)


@pytest.mark.parametrize("template", ["error", ""])
@pytest.mark.parametrize("box", _BOXES)
def test_a_message_is_refused_with_its_words(template: str, box: str) -> None:
    """Every page has the form to log in: what the box says counts."""
    said = refused(_of_template(template, box, "The Tower"))

    assert 'a message: "No such post is here."' in said


@pytest.mark.parametrize(
    ("template", "inside", "said"),
    [
        ("member_profile", '<a href="search.php?action=finduserthreads&amp;uid=5">All</a>', "a member"),
        ("memberlist", '<form action="memberlist.php"><input name="username" /></form>', "the list of members"),
        ("reputation", '<div class="trow_reputation_positive">Rings well.</div>', "a member's reputation"),
        ("newreply", '<form action="newreply.php?tid=7"><textarea name="message"></textarea></form>', "a new reply"),
    ],
)  # fmt: skip
def test_other_pages_are_refused_by_what_they_are(
    template: str, inside: str, said: str
) -> None:
    """The template's name tells it, else what only such a page has; its title follows."""
    for name in (template, ""):
        told = refused(_of_template(name, inside, "The Tower - Marit's own page"))
        assert f"""page of {said}: "The Tower - Marit's own page\"""" in told


def test_a_search_is_refused() -> None:
    """Posts that were found are no thread."""
    page = _of_template("search_results_posts", "<p>x</p>", "The Tower - Results")

    assert 'page of a search: "The Tower - Results"' in refused(page)


def _archived(quotation: str) -> bytes:
    """Give a page as converters write them from MyBB's archive."""
    return (
        "<html><head><title>The Mill - Drain the pond?</title></head><body><div id='container'>"
        "<h1 class='forumtitle'>The Mill</h1><div class='navigation'><a href='index.html'>The"
        " Mill</a> &gt; Drain the pond?</div><div id='pagetitle'><h2>Drain the pond?</h2></div>"
        '<div id="content"><div class="post">\n<div class="header">\n<div class="author"><h2>Ada'
        '</h2></div><div class="dateline">18-07-2015, 09:22 AM</div>\n</div>\n<div class="message">'
        f'Drain it.</div></div><div class="post">\n<div class="header">\n<div class="author"><h2>Bo'
        '</h2></div><div class="dateline">19-07-2015, 09:22 AM</div>\n</div>\n<div class="message">'
        f"{quotation}No.</div></div></div></div></body></html>"
    ).encode()


def test_an_archive_that_a_converter_wrote_is_known_by_its_heads() -> None:
    """Its title has a box of its own, and nothing else in it is of MyBB."""
    source = Source(data=_archived(""), name="thread-4.html")
    importer = importer_for(source)
    (reading,) = importer.read(source, {})

    assert importer.info.name == "mybb"
    assert reading.debate.title == "Drain the pond?"
    assert names(reading.debate) == ["Ada", "Bo"]


@pytest.mark.parametrize(
    ("leaked", "author", "post"),
    [
        ("pid='2507' dateline='1437182782']", None, "2507"),
        ("'Ada O'Hara' pid='2507' dateline='1437182782']", "Ada O'Hara", "2507"),
        ("pid=&quot;7&quot;]", None, "7"),
        ("[pid='7']", None, None),
        ("", None, None),
    ],
)
def test_what_leaked_out_of_the_tag_of_a_quotation_is_no_word_of_it(
    leaked: str, author: str | None, post: str | None
) -> None:
    """Converters of MyBB leave the end of its tag in front of the words."""
    cite = "<cite>Quote:</cite>"
    data = _archived(
        f'<blockquote class="mycode_quote">{cite}{leaked}Drain it.</blockquote>'
    )
    (answer,) = read(data).debate.posts[1:]
    (quotation,) = quoted(answer)

    assert (quotation.claimed_author, quotation.claimed_post) == (author, post)
    begin = leaked if post is None else ""
    assert answer.text == f"{begin}Drain it.\n\nNo."
