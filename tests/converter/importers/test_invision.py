"""Invision: samples of IP.Board 3, IPS 4 and 5, and quotations of another's."""

from pathlib import Path

import pytest

from disputatio.converter import registry
from disputatio.schemas.content import CodeBlock, Spoiler
from disputatio.schemas.errors import ReadError
from tests.converter.importers.saved_pages import (
    SAMPLES,
    author,
    by_key,
    counts,
    kept,
    kept_of_thread,
    quoted,
    read_page,
    sample,
    stored_posts,
)

PAGE = (
    '<!DOCTYPE html><html><body class="ipsApp" data-pageapp="forums" '
    'data-pageid="9">{}</body></html>'
)
POST = (
    '<article id="elComment_{id}" class="ipsEntry"><header><a class="ipsUsername" '
    'href="/profile/1/">{name}</a><time datetime="{date}">{date}</time></header>'
    '<div data-role="commentContent">{html}</div></article>'
)


def page(html: str) -> str:
    """Give a page of one post."""
    return PAGE.format(
        POST.format(id=1, name="Ann", date="2020-01-02T03:04:05Z", html=html)
    )


@pytest.mark.parametrize(
    ("box", "score"),
    [
        ('<div data-role="reactCount"><span data-role="reactCountText">1,020</span></div>', 1020),
        ('<span class="reputation negative" id="rep_post_1">-3</span>', -3),
        ('<span class="reputation zero" id="rep_post_1">0</span>', 0),
        ("", None),
    ],
)  # fmt: skip
def test_what_readers_gave_a_post_is_its_score(box: str, score: int | None) -> None:
    """Boards may show one number instead of who reacted how; version 3 always did."""
    given = page("Words.").replace("</article>", f"{box}</article>")

    (found,) = read_page("invision", given).debate.posts

    assert found.score == score


def test_a_page_of_version_four() -> None:
    """Each post by what it is; a hidden twin of its author's box does no harm."""
    reading = sample("invision", "orchard-four.html")
    debate = reading.debate
    first, second = debate.posts

    assert debate.title == "Should the orchard be fenced?"
    assert (reading.thread, reading.page) == ("Invision pome.example 2025", 2)
    assert [author(debate, p) for p in debate.posts] == ["Greta", "Guest Hal"]
    assert [p.badge for p in debate.participants] == ["Grafter", "Guests"]
    assert [p.state for p in debate.posts] == [None, "unapproved"]
    assert first.written is not None
    assert first.written.text == "September 1, 2021"
    assert first.text == (
        "Deer eat the bark. Fence it. :apple:\n\nForty trees\none winter"
    )
    assert first.edited is not None
    assert (first.edited.by, first.edited.text) == ("Greta", "September 1, 2021")
    assert kept(first) == {
        "signature": "Apples first.",
        "reactions": {"Like": 2},
        "reacted": "Hal and Inga",
        "edit reason": "Spelling.",
    }
    assert second.url == "https://pome.example/topic/2025/?do=findComment&comment=712"
    assert kept_of_thread(debate) == {
        "breadcrumbs": ["Home", "Gardens"],
        "tags": ["fence"],
        "pages": 4,
        "poll": {
            "question": "Fence the orchard?",
            "answers": [
                {"answer": "Yes", "votes": 31},
                {"answer": "No", "votes": 8},
            ],
        },
    }


def test_quotations_of_version_four() -> None:
    """Nested, attributed by attribute or only by words, and of nobody."""
    second = sample("invision", "orchard-four.html").debate.posts[1]

    assert quoted(second) == [
        ("Greta", "711", "Deer eat the bark.\n\nDeer were here first."),
        ("Old Oak", None, "Deer were here first."),
        (None, None, "Fences make neighbours."),
    ]
    assert [b.title for b in second.body if isinstance(b, Spoiler)] == ["Spoiler"]
    assert CodeBlock(text="fence = None") in second.body
    assert second.text.endswith("https://www.youtube.com/embed/deer")


def test_a_page_of_version_five() -> None:
    """Times are shown twice, long and short; the edit mark stands in the words."""
    debate = sample("invision", "orchard-five.html").debate
    first, second = debate.posts

    assert [author(debate, p) for p in debate.posts] == ["Greta", "Inga"]
    assert first.text == "The fence came, and the deer jumped."
    assert first.written is not None
    assert first.written.text == "June 6, 2024"
    assert first.edited is not None
    assert (first.edited.by, first.edited.text) == ("Greta", "June 6, 2024")
    assert quoted(second) == [("Greta", "801", "the deer jumped.")]
    assert [b.title for b in second.body if isinstance(b, Spoiler)] == ["Plan"]


@pytest.mark.parametrize(
    ("mark", "by", "text"),
    [
        ("<p>Edited June 6, 2024 by Greta</p>", "Greta", "June 6, 2024"),
        ('<span class="ipsEntry__meta"><span>(edited)</span></span>', None, None),
        ("<small>Bearbeitet von Greta am 6. Juni 2024</small>", "Greta", "6. Juni 2024"),
    ],
)  # fmt: skip
def test_edit_marks_beside_the_words(
    mark: str, by: str | None, text: str | None
) -> None:
    """A style may set them below or above the words, without the class."""
    page = (SAMPLES / "invision/orchard-five.html").read_text("utf-8")
    start = page.index('<p class="ipsEdited"')
    end = page.index("</p>", start) + len("</p>")
    bare = page[:start] + page[end:]
    given = bare.replace(
        '<div class="ipsEntry__post">', f'<div class="ipsEntry__post">{mark}', 1
    )
    without, first = (
        read_page("invision", html).debate.posts[0] for html in (bare, given)
    )

    assert without.edited is None
    assert first.edited is not None
    assert (first.edited.by, first.edited.text) == (by, text)
    assert first.body == without.body


def test_a_page_of_version_three() -> None:
    """Numbers, an edit mark of words alone, two kinds of quotations, an advertisement."""
    reading = sample("invision", "orchard-three.html")
    first, second = reading.debate.posts

    assert (reading.thread, reading.page) == ("Invision boards.pome.example 77", 3)
    assert [p.number for p in reading.debate.posts] == [41, 42]
    assert first.text == "Deer eat the bark."
    assert first.edited is not None
    assert first.edited.by == "Greta"
    assert first.edited.at is not None
    assert first.edited.at.isoformat() == "2012-03-12T16:00:00"
    assert kept(first)["signature"] == "Apples first."
    assert second.state == "unapproved"
    assert quoted(second) == [
        ("Greta", None, "Deer eat the bark."),
        ("Greta", "321", "Deer eat the bark."),
    ]
    assert second.text.endswith("Feed them.\n\nI am a deer.")


@pytest.mark.parametrize(
    ("citation", "name"),
    [
        ("On 4/5/2020 at 3:14 PM, Jim, the Man said:", "Jim, the Man"),
        ("6 minutes ago, X said:", "X"),
        ("Le 30/11/2022 at 19:47, PPAC a dit\xa0:", "PPAC"),
        ("Am 5.4.2020 um 15:14 schrieb Anna B:", "Anna B"),
        ("Vor 12 Stunden schrieb Anna:", "Anna"),
        ("Area51, on 12 Mar 2012 - 3:40 PM, said:", "Area51"),
        ("Greta said:", "Greta"),
        ("Quote", None),
    ],
)
def test_names_in_citations(citation: str, name: str | None) -> None:
    """A time may stand before or after the name, in many languages."""
    html = (
        f'<blockquote class="ipsQuote"><div class="ipsQuote_citation">{citation}</div>'
        '<div class="ipsQuote_contents"><p>So.</p></div></blockquote><p>No.</p>'
    )

    (found,) = read_page("invision", page(html)).debate.posts

    assert quoted(found) == [(name, None, "So.")]


def test_a_citation_that_links_to_a_post_says_which() -> None:
    """Version 3 puts the post of a quotation into the address of its arrow."""
    html = (
        '<p class="citation">Ann, on 06 May 2011 - 07:08 AM, said:<a class="snapback"'
        ' rel="citation" href="/index.php?app=forums&amp;section=findpost&amp;pid=61">'
        '<img src="a.png" alt="View Post"></a></p><div class="blockquote">'
        '<div class="quote"><p>So.</p></div></div><p>No.</p>'
    )

    (found,) = read_page("invision", page(html)).debate.posts

    assert quoted(found) == [("Ann", "61", "So.")]
    assert found.text == "So.\n\nNo."


@pytest.mark.parametrize(
    ("app", "words"),
    [
        ("blog", "an entry of a blog"),
        ("cms", "an article or a record"),
        ("nexus", "a shop"),
    ],
)
def test_comments_of_other_applications_are_no_thread(app: str, words: str) -> None:
    """What hangs below an article is refused, although it looks like posts."""
    data = page("<p>Nice.</p>").replace(
        'data-pageapp="forums"', f'data-pageapp="{app}"'
    )

    with pytest.raises(ReadError, match=words):
        read_page("invision", data)


@pytest.mark.real
def test_quotations_that_another_program_kept(fixtures_folder: Path) -> None:
    """The HTML of 89 posts with 59 quotations, 58 of them attributed and with a source."""
    path = fixtures_folder / "forums/oracle-json/forumscraper-invision-478369.json"
    stored = stored_posts(path)
    html = "".join(
        POST.format(id=p["id"], name=p["user"], date=p["date"], html=p["content"])
        for p in stored
    )

    debate = read_page("invision", PAGE.format(html)).debate

    assert len(debate.posts) == 89
    assert len(debate.participants) == 37
    assert counts(debate) == (59, 58, 58)
    keys = set(by_key(debate))
    named = [q[1] for p in debate.posts for q in quoted(p) if q[1] is not None]
    assert all(f"post-{n}" in keys for n in named)
    edited = sum("data-excludequote" in p["content"] for p in stored)
    assert sum(p.edited is not None for p in debate.posts) == edited
    assert {p.edited.by for p in debate.posts if p.edited is not None} <= {
        p["user"] for p in stored
    }


def test_a_copy_without_the_data_of_elements() -> None:
    """What tells a body from the rest is then its wrapper's class."""
    data = page("<p>Iron is found everywhere.</p>").replace(
        '<div data-role="commentContent">', '<div class="cPost_contentWrap">'
    )
    (post,) = read_page("invision", data).debate.posts

    assert "commentContent" not in data
    assert post.text == "Iron is found everywhere."


VERSION_2 = (
    "<html><head><title>{title}</title></head><body><script type='text/javascript'>\n var ipb_var_st = '0';\n</script>"
    "<table id='outer'><tr><td id='ipbwrapper'><div class='borderwrap'><div class='maintitle'>{title}</div>"
    "<table class='ipbtable'><tr><td class='row2'><span class='postdetails'>{body}</span></td></tr></table></div></td></tr></table>"
    "</body></html>"
)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            "<a href='index.php?act=Search&amp;CODE=gettopicsuser&amp;mid=3'>Topics</a>",
            "a member",
        ),
        ("<form action='index.php?act=members'><input name='name_box'></form>", "the members"),
        ("<a id='tid-link-7' href='index.php?showtopic=7'>Ferries</a>", "the list of topics"),
        ("<a href='index.php?act=Login&amp;CODE=04&amp;f=2&amp;fromforum='>*</a>", "the list of forums"),
        ("<a href='index.php?act=calendar&amp;code=showweek&amp;week=1'>&gt;</a>", "the calendar"),
    ],
)  # fmt: skip
def test_pages_of_version_2_say_what_they_are(body: str, what: str) -> None:
    """Its classes are those of phpBB 2, which does not claim them."""
    page = VERSION_2.format(title="Harbour talk", body=body).encode()
    scores = {
        name: registry.importer(name).sniff(page) for name in ("invision", "phpbb")
    }

    assert scores["invision"] > scores["phpbb"]
    with pytest.raises(ReadError, match=f"it is Invision's page of {what}"):
        read_page("invision", page)


@pytest.mark.parametrize(
    ("meta", "state"),
    [
        ("{time} <span>· Hidden by Bo, March 3, 2021</span>", "hidden"),
        ("{time} · Caché par Bo, il y a 5 heures", "hidden"),
        ('{time} <i class="fa fa-eye-slash"></i> Hidden', "hidden"),
        ("{time} <a>#7</a> <strong>This post is waiting for approval</strong>", "unapproved"),
        ("{time} <span>(edited) · (IP: <a>192.0.2.7</a>)</span>", "unapproved"),
    ],
)  # fmt: skip
def test_hidden_posts_are_not_unapproved_ones(meta: str, state: str) -> None:
    """Both have one class; who hid a post, and when, is told beside its time."""
    time = '<a href="#c1">Posted <time datetime="2021-03-02T10:00:00Z">March 2, 2021</time></a>'
    article = (
        '<article id="elComment_1" class="cPost ipsComment ipsModerated"><h3 class="cAuthorPane_author">Ann</h3>'
        f'<div class="ipsComment_meta">{meta.format(time=time)}</div>'
        '<div data-role="commentContent"><p>Words of 2021.</p></div></article>'
    )

    (post,) = read_page("invision", PAGE.format(article)).debate.posts

    assert post.state == state


def test_a_guest_of_version_three_has_a_bare_name() -> None:
    """It stands beside the number in the head, in no box of its own."""
    given = (
        "<html><body class='ipb_3'><div class='topic hfeed'><div class='post_block hentry'"
        " id='post_id_62'><div class='post_wrap'><h3 class='row2 guest'><span"
        " class='post_id right'><a href='/topic/4-x/#entry62'>#2</a></span>Guest_Nell_*</h3>"
        "<div class='post_body'><p class='posted_info'>Posted <abbr class='published'"
        " title='2011-05-06T08:00:00+00:00'>06 May 2011 - 08:00 AM</abbr></p>"
        "<div class='post entry-content'><h3>Foxes</h3><p>It does not.</p></div></div></div>"
        "</div></div></body></html>"
    )
    debate = read_page("invision", given).debate
    assert [author(debate, p) for p in debate.posts] == ["Guest_Nell_*"]
