"""What is answered stands apart from its answers, in other boxes but in the same words' box."""

from __future__ import annotations

import pytest

from disputatio.converter import registry
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from tests.converter.importers.boards.reading import names
from tests.converter.importers.boards.reading import quoted as quoted_in
from tests.strategies.journals import TALK, jive_2009, jive_2013, journal


def _read(page: str) -> Debate:
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found.debate


def _talk(box: str, identity: str, name: str, hour: int, words: str) -> str:
    """Make a post as Vanilla draws it: the first one is no item of the list."""
    kind = identity.partition("_")[0]
    return (
        f'<{box} class="Item Item{kind}" id="{identity}"><div class="{kind}"><div class="Item-Header {kind}Header">'
        f'<div class="AuthorWrap"><span class="Author"><a title="{name}" href="/profile/{name}" class="PhotoWrap">'
        f'<img src="{name}.png" alt="{name}"></a><a href="/profile/{name}" class="Username">{name}</a></span></div>'
        f'<div class="Meta {kind}Meta"><span class="MItem DateCreated"><a href="/x#{identity}" class="Permalink">'
        f'<time title="May 4, 2015 {hour}:10AM" datetime="2015-05-04T{hour:02}:10:00+00:00">May 2015</time></a></span>'
        f'</div></div><div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">{words}</div>'
        f'<div class="Reactions"></div></div></div></div></{box}>'
    )


OPENING = _talk("div", "Discussion_77", "Rosa", 7, "<p>Who mows the towpath?</p>")
ANSWERS = (
    _talk("li", "Comment_901", "Henk", 8, "<p>The lock keeper, every second Monday.</p>"),
    _talk("li", "Comment_904", "Mieke", 9, "<p>Not since the strike began, I am afraid.</p>"),
    _talk("li", "Comment_905", "Rosa", 10, "<p>Then we shall ask the council once more.</p>"),
)  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_short_opening_in_the_box_that_words_of_answers_have(count: int) -> None:
    """The post above a list is the first of the thread, however short, and with its own marks."""
    debate = _read(
        "<html><head><title>Who mows? - Towpath Forum</title></head><body><main>"
        f'<div class="MessageList Discussion"><div id="Item_0" class="PageTitle"><h1>Who mows?</h1></div>{OPENING}'
        f'</div><div class="CommentsWrap"><h2 class="CommentHeading">Comments</h2><ul class="MessageList DataList '
        f'Comments">{"".join(ANSWERS[:count])}</ul></div></main></body></html>'
    )
    assert names(debate) == ["Rosa", "Henk", "Mieke", "Rosa"][: count + 1]
    assert debate.posts[0].key == "post-77"
    assert debate.posts[0].text.strip() == "Who mows the towpath?"
    assert [str(p.written.at) for p in debate.posts if p.written] == [
        f"2015-05-04 {7 + n:02}:10:00+00:00" for n in range(count + 1)
    ]


def test_one_post_that_the_page_calls_one_of_a_board() -> None:
    """Data for search engines say that it is no article; an edit mark shows its day when pointed at."""
    edited = '<span title="Edited May 6, 2015 11:06PM by Henk." class="DateUpdated">edited May 2015</span>'
    alone = OPENING.replace(
        "</div></div><div class=", f"{edited}</div></div><div class=", 1
    )
    head = '<title>Who mows? - Towpath</title><meta property="og:type" content="article"><script type="application/ld+json">{"@type": "%s"}</script>'
    page = "<html><head>{}</head><body><main><h1>Who mows?</h1>{}</main></body></html>"
    (post,) = _read(page.format(head % "DiscussionForumPosting", alone)).posts
    assert post.edited is not None
    assert (str(post.edited.at), post.edited.by) == ("2015-05-06 23:06:00", "Henk")
    with pytest.raises(ReadError):
        _read(page.format(head % "BlogPosting", alone))


@pytest.mark.parametrize("line", ["I repeat what the keeper wrote:", ""])
def test_a_quotation_is_not_all_that_is_said(line: str) -> None:
    """The words of a post are not those in its quotation, however much of them that is."""
    quoted = '<blockquote class="UserQuote"><div class="QuoteText"><p>{}</p></div></blockquote>'
    long = quoted.format(
        "The lock is shut from Monday on, and boats must go round. " * 9
    )
    opening = OPENING.replace(
        "Who mows the towpath?</p>", f"{line} See below.</p>{long}"
    )
    debate = _read(
        f"<html><head><title>Shut - Towpath Forum</title></head><body><h1>Shut</h1>{opening}"
        f'<ul class="Comments">{_talk("li", "Comment_9", "Henk", 8, "<p>+1</p>")}</ul></body></html>'
    )
    opened, answered = (post.text.strip() for post in debate.posts)
    assert opened.startswith(f"{line} See below.".strip())
    assert answered == "+1"
    assert len(quoted_in(*debate.posts)) == 1


REMARKS = "".join(
    f'<div class="comments">{words}<br><span class="small">posted by <a href="/user/{name}">{name}</a> '
    f"at 2015-05-04 {hour:02}:10</span></div>"
    for hour, name, words in (
        (8, "Henk", "The lock keeper does, every second Monday of the month."),
        (9, "Mieke", "Not since the strike began in April, I am afraid."),
        (10, "Rosa", "Then we shall ask the council once more about it."),
    )
)
ASKED = "Who mows the towpath between the two locks this year, and who pays for it?"


@pytest.mark.parametrize(
    "above",
    [
        (
            f"<!-- top --><h1>Who mows? <small>May 4, 2015 7:10 AM</small></h1><!-- words --><div class='copy'>{ASKED} "
            "<span class='small'>posted by <a href='/user/Rosa'>Rosa</a> at 7:10 AM (3 remarks)</span></div>"
        ),
        (
            "<div class='x1'><h1>Who mows?</h1><div class='x2'><a href='/user/Rosa'>Rosa</a> "
            f"<span title='2015-05-04 07:10:00'>9 years ago</span></div><div class='x3'><p>{ASKED}</p></div></div>"
        ),
    ],
)
def test_a_signed_opening_under_the_title_by_any_name(above: str) -> None:
    """What stands between the title and the comments, with a name and a date, opens the thread."""
    debate = _read(
        "<html><head><title>Who mows? | Towpath</title></head><body><nav><a href='/'>Towpath</a></nav>"
        f"{above}{REMARKS}</body></html>"
    )
    assert names(debate) == ["Rosa", "Henk", "Mieke", "Rosa"]
    opening = debate.posts[0]
    assert opening.text.strip() == ASKED
    assert opening.written is not None
    assert str(opening.written.at) == "2015-05-04 07:10:00"


def test_the_words_under_the_title_of_comments_are_never_lost() -> None:
    """Without a name and without telling classes, long words between title and comments open it."""
    words = f"<p>{ASKED}</p><p>{ASKED}</p><p>The council says nothing, as <a href='/user/Jan'>Jan</a> says.</p>"
    debate = _read(
        f"<html><head><title>Who mows? | Towpath</title></head><body><h1>Who mows?</h1><div class='z9'>{words}</div>"
        f"<h2>3 comments</h2>{REMARKS}</body></html>"
    )
    assert names(debate)[1:] == ["Henk", "Mieke", "Rosa"]
    assert debate.posts[0].text.count("towpath") == 2
    assert debate.posts[0].author is None
    assert "The council says nothing, as Jan says." in debate.posts[0].text


def test_a_link_that_comments_are_about_opens_the_thread() -> None:
    """A story that is a link alone, with a name and a date, is the first post."""
    story = (
        '<ol><li class="story"><span class="link"><a href="https://other.example/mows">Who mows?</a></span>'
        '<div class="line"><a href="/u/Rosa">Rosa</a> <span title="2015-05-04 07:10:00">9 years ago</span></div></li></ol>'
    )
    debate = _read(
        f"<html><head><title>Who mows? | Towpath</title></head><body>{story}{REMARKS}</body></html>"
    )
    assert names(debate) == ["Rosa", "Henk", "Mieke", "Rosa"]
    assert debate.posts[0].text.strip() == "Who mows?"


def test_rules_and_notes_above_answers_are_no_opening() -> None:
    """What a board tells its guests above a page of answers is no post."""
    notes = f"<div class='ReplyListMeta'><p>{ASKED} {ASKED}</p></div><div class='notice'><p>{ASKED} {ASKED}</p></div><form><p>{ASKED} {ASKED}</p></form>"
    debate = _read(
        f"<html><head><title>Who mows? | Towpath</title></head><body><h1>Who mows?</h1>{notes}{REMARKS}</body></html>"
    )
    assert names(debate) == ["Henk", "Mieke", "Rosa"]


def test_a_long_text_above_bare_answers_is_not_of_the_first_who_answers() -> None:
    """Answers that follow each other with nothing between do not take what stands before them."""
    words = f"<p>{ASKED}</p>" * 30
    debate = _read(
        f"<html><head><title>Who mows? | Towpath</title></head><body><h1>Who mows?</h1>{words}{REMARKS}</body></html>"
    )
    assert names(debate)[1:] == ["Henk", "Mieke", "Rosa"]
    assert debate.posts[0].text.count("towpath") == 30


@pytest.mark.parametrize("page", [jive_2009(), jive_2013()])
def test_discussions_of_jive_have_the_times_of_their_posts(page: str) -> None:
    """Not those since when people write; the first post stands in a box of its own."""
    debate = _read(page)

    assert names(debate) == [row[0] for row in TALK]
    assert [p.text for p in debate.posts] == [row[2] for row in TALK]
    assert [p.written and str(p.written.at)[5:16] for p in debate.posts] == [
        "05-20 21:05", "05-21 07:32", "05-22 07:32", "05-23 07:32",
    ]  # fmt: skip


@pytest.mark.parametrize("style", ["s2", "single", "aentry"])
def test_journals_name_who_wrote_the_entry(style: str) -> None:
    """And who the comments are of."""
    debate = _read(journal(style))

    assert names(debate) == [row[1] for row in TALK]
    assert debate.posts[0].text.startswith(TALK[0][2])
    assert "odile" not in debate.posts[0].text


def test_whom_somebody_mentions_in_a_journal_has_not_written() -> None:
    """A name in running words is none of a writer."""
    debate = _read(journal("s2", mention=True))

    assert names(debate)[:3] == ["odile", "bo", "yusra"]
    assert names(debate)[3] not in ("odile", "bo")
