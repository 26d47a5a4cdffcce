"""XenForo 1 and 2: samples with every trap, the real pages, quotations of another's."""

import re
from functools import partial

import pytest

from disputatio.converter.detection import importer_for
from disputatio.schemas.content import CodeBlock, Link, Para, Spoiler
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.converter.importers.saved_pages import (
    SAMPLES,
    author,
    kept,
    kept_of_thread,
    quoted,
    read_page,
    sample,
)
from tests.laws.test_work import MOST
from tests.laws.work import work_of

PAGE = (
    '<!DOCTYPE html><html id="XF" data-template="thread_view" '
    'data-content-key="thread-9" lang="en-US"><body>{}</body></html>'
)
POST = (
    '<article class="message message--post js-post" data-author="{author}" '
    'data-content="post-{id}" id="js-post-{id}"><header><ul '
    'class="message-attribution-main"><li><time datetime="2020-01-02T03:04:05+0000">'
    'Jan 2, 2020</time></li></ul></header><article class="message-body">'
    '<div class="bbWrapper">{html}</div></article></article>'
)


def post(number: int, html: str, name: str = "Ann") -> str:
    """Give a post of XenForo 2."""
    return POST.format(id=number, author=name, html=html)


def page(*posts: str) -> str:
    """Give a page of XenForo 2."""
    return PAGE.format("".join(posts))


def test_a_post_inside_another_is_read_by_itself() -> None:
    """A theme that closes its boxes carelessly nests them."""
    inside = post(2, "two", "Ben")
    given = page(post(1, f"one {inside} three"), post(3, "four"))
    debate = read_page("xenforo", given).debate

    assert [p.text.split() for p in debate.posts] == [
        ["one", "three"],
        ["two"],
        ["four"],
    ]
    assert [author(debate, p) for p in debate.posts] == ["Ann", "Ben", "Ann"]


def test_the_words_of_a_post_stand_in_any_box() -> None:
    """It is called by its class."""
    given = page(post(1, "one").replace("div", "section"))

    assert [p.text for p in read_page("xenforo", given).debate.posts] == ["one"]


def test_the_address_of_a_post_is_not_that_of_its_author() -> None:
    """Where a post is deleted its author stands beside the time."""
    member = (
        '<li><a href="/members/ann.7/" class="username" data-user-id="7">Ann</a></li>'
    )
    time = "<li><time"
    bare = post(1, "one").replace(time, member + time)
    linked = post(2, "two").replace(time, f'{member}<li><a href="/posts/2/"></a><time')

    posts = read_page(
        "xenforo", page(bare, linked), "https://q.example/t/9/"
    ).debate.posts

    assert [p.url for p in posts] == [None, "https://q.example/posts/2/"]


def test_a_thread_of_questions_in_german() -> None:
    """Title without its label, the poll, the pages, and each post by what it is."""
    reading = sample("xenforo", "weir-gate.html")
    debate = reading.debate

    assert debate.title == "Soll das Wehrtor bleiben?"
    assert debate.language == "de-DE"
    assert (reading.thread, reading.page) == ("XenForo fluss.niederau.example 815", 2)
    assert [p.number for p in debate.posts] == [1, 21, 22, 23]
    assert [p.state for p in debate.posts] == [None, None, "deleted", "ignored"]
    assert [author(debate, p) for p in debate.posts] == [
        "Jette Ohm", "Uwe Harms", "Krähe", "Gelöschtes Mitglied 42",
    ]  # fmt: skip
    assert kept_of_thread(debate) == {
        "breadcrumbs": ["Foren", "Wasser"],
        "prefixes": ["Frage"],
        "tags": ["wehr", "fische"],
        "pages": 3,
        "poll": {
            "question": "Bleibt das Tor?",
            "answers": [
                {"answer": "Ja", "votes": 1204},
                {"answer": "Nein", "votes": 7},
            ],
        },
    }


def test_what_stands_beside_the_words_is_kept_apart() -> None:
    """Edits by a moderator, votes, reactions, banners, files, signature and tail."""
    first, second, deleted, last = sample("xenforo", "weir-gate.html").debate.posts

    assert first.edited is not None
    assert (first.edited.text, first.edited.by) == ("4. März 2019", "einem Moderator")
    assert first.edited.at is not None
    assert first.edited.at.isoformat() == "2019-03-04T09:00:00+01:00"
    assert first.score == -3
    assert kept(first) == {
        "reactions": {"Gefällt mir": None, "Danke": None},
        "reacted": "Uwe Harms und 3 andere",
        "flair": ["Bauamt", "Gründerin"],
    }
    assert kept(second) == {
        "signature": "Fluss ist Leben.\nImmer.",
        "tail": "Gesendet von meinem Pixel mit Tapatalk",
        "accepted": True,
        "attachments": [
            {
                "url": "https://fluss.niederau.example/attachments/lachs-jpg.77/",
                "name": "lachs.jpg",
            }
        ],
    }
    assert kept(deleted)["notice"].startswith("Dieser Beitrag wurde gelöscht")
    assert (last.title, kept(last)["dice"]) == (
        "Der lange Bericht",
        [{"roll": "Krähe warf 2 Würfel. Gesamt: 7", "results": ["3", "4"]}],
    )


def test_quotations_films_and_cards() -> None:
    """A quotation names its post in many ways; films and cards become links."""
    _, second, _, last = sample("xenforo", "weir-gate.html").debate.posts

    assert quoted(second) == [("Jette Ohm", "3001", "Ich will, dass es bleibt.")]
    assert second.text == (
        "Ich will, dass es bleibt.\n\nUnd die Fische?\n\n"
        "https://www.youtube.com/embed/wehr1911\n\nhttps://player.vimeo.com/video/44"
        "\n\nDer Lachs ist zurück"
    )
    card = second.body[-1]
    assert isinstance(card, Para)
    assert isinstance(card.inlines[0], Link)
    assert card.inlines[0].target == "https://zeitung.niederau.example/lachs"
    assert quoted(last) == [
        ("Uwe Harms", None, "Am Profil gesagt."),
        ("Uwe Harms", "3021", "Und die Fische?"),
    ]
    assert last.text.endswith("Sie steigen nachts.")


def test_a_page_of_the_old_version() -> None:
    """XenForo 1: the body is a blockquote itself; times in titles and in seconds."""
    reading = sample("xenforo", "bakery-lane.html")
    first, second, deleted = reading.debate.posts

    assert (reading.thread, reading.page) == ("XenForo boards.oldmill.example 606", 3)
    assert reading.debate.title == "Should Bakery Lane be closed to lorries?"
    assert [p.number for p in reading.debate.posts] == [1041, 1042, 1043]
    assert first.written is not None
    assert first.written.text == "Dec 3, 2014 at 10:48 PM"
    assert first.edited is not None
    assert (first.edited.text, first.edited.by) == (
        "Dec 4, 2014 at 2:29 AM",
        "a moderator",
    )
    assert first.body[-1] == CodeBlock(text="$lorries = 0;\necho $lorries;")
    assert kept(first)["signature"] == "Bread first."
    assert kept(first)["reactions"] == {"Like": 3}
    assert second.written is not None
    assert second.written.at is not None
    assert second.written.at.isoformat() == "2014-12-05T00:00:00+00:00"
    assert quoted(second) == [
        ("Ada Finch", "501", "Lorries shake the ovens."),
        (None, None, "No wheel shall turn."),
    ]
    spoilers = [b for b in second.body if isinstance(b, Spoiler)]
    assert [s.title for s in spoilers] == ["the mill"]
    assert (deleted.state, deleted.text) == ("deleted", "")


def in_a_post(words: str) -> Reading:
    """Give a page of XenForo 2 with one post of some words."""
    return read_page(
        "xenforo",
        '<html id="XF" data-app="public" data-template="thread_view"><head><title>Ovens | Boards</title></head><body>'
        '<article class="message message--post" data-author="Ada" data-content="post-1" id="js-post-1"><article class="message-body">'
        f'<div class="bbWrapper">{words}</div></article></article></body></html>',
    )


def test_boxes_with_titles_of_their_own_keep_them() -> None:
    """Titles that a board lets people give are words; labels of code and quotations are none."""
    box = '<div class="bbCodeBlock {}"><div class="bbCodeBlock-title">{}</div><div class="bbCodeBlock-content">{}</div></div>'
    (post,) = in_a_post(
        box.format("bbCodeBlock--box", "Rules of the oven", "Bake slowly.")
        + box.format("bbCodeBlock--code", "Code:", '<pre class="bbCodeCode"><code>x = 1</code></pre>')
        + box.format("bbCodeBlock--quote", "Bo said:", "No wheel.")
        + '<blockquote class="bbCodeBlock bbCodeBlock--expandable"><div class="bbCodeBlock-title">Bo said:</div><div class="bbCodeBlock-content">Old.</div></blockquote>'
    ).debate.posts  # fmt: skip

    assert post.text.startswith("Rules of the oven\n\nBake slowly.")
    assert "Code:" not in post.text
    assert "said" not in post.text


def test_spoilers_have_the_title_of_their_box() -> None:
    """Where no button has it."""
    box = '<div class="bbCodeBlock bbCodeBlock--spoiler"><div class="bbCodeBlock-title">The mill</div><div class="bbCodeBlock-content">It burns.</div></div>'
    (spoiler,) = in_a_post(box).debate.posts[0].body

    assert isinstance(spoiler, Spoiler)
    assert spoiler.title == "The mill"


def test_a_heading_that_holds_more_than_the_title() -> None:
    """Of votes, dates and page links in it, the title bar shows none."""
    html = (
        '<html id="XenForo"><head><title>ROM - A title - Boards</title></head><body>'
        '<div class="titleBar"><h1><div class="PageNav"><a>1</a><a>2</a></div><div>'
        '<span class="prefix">ROM</span> <span>118</span> <span class="title">A title'
        "</span> <span>Nov 14, 2015</span></div></h1></div>"
        '<ol><li class="message" id="post-1" data-author="Ann"><blockquote '
        'class="messageText">One.</blockquote></li></ol></body></html>'
    )

    assert read_page("xenforo", html).debate.title == "A title"


def test_a_skin_of_cards_that_repeats_the_first_post() -> None:
    """The number of the first post says that it stands on every page."""
    reading = sample("xenforo", "cards.html")

    assert reading.debate.title == "Do hives belong on roofs?"
    assert [(p.key, p.number) for p in reading.debate.posts] == [
        ("post-9001", 1),
        ("post-9061", 61),
    ]
    assert quoted(reading.debate.posts[1]) == [
        ("Ines Roth", "9001", "Hives belong there.")
    ]
    assert [p.badge for p in reading.debate.participants] == ["Queen bee", None]


def test_a_theme_that_renames_all_boxes() -> None:
    """Ids, names of people and times that a standard knows are found by what they are."""
    html = (
        '<section data-content="post-5"><div class="who"><a class="username" '
        'href="/members/1/">Ann</a></div><div class="x"><time '
        'datetime="2020-01-02T03:04:05+0000">Jan 2</time></div><div class="bbWrapper">'
        'One. <time datetime="1999-01-01">Then</time></div></section>'
    )

    reading = read_page("xenforo", page(html))
    (found,) = reading.debate.posts

    assert (author(reading.debate, found), found.text) == ("Ann", "One. Then")
    assert found.written is not None
    assert found.written.text == "Jan 2"
    assert reading.notices == ()


def test_a_theme_that_states_times_for_search_engines_alone() -> None:
    """No element of time stands in the head of a post; the one in the words is another's."""
    stated = '<header class="message-header"><a href="/p/1"><span>Jan 2, 2020 at 3:04 AM</span><meta itemprop="datePublished" content="2020-01-02T03:04:05-04:00"></a></header>'
    bare = re.sub(
        r"<header>.*?</header>",
        stated,
        post(1, 'one <time datetime="2011-01-01">then</time>'),
    )
    (only,) = read_page("xenforo", page(bare)).debate.posts
    assert only.written is not None
    assert (only.written.text, str(only.written.at)) == (
        "Jan 2, 2020 at 3:04 AM",
        "2020-01-02 03:04:05-04:00",
    )


def test_cards_in_boxes_of_any_name() -> None:
    """A card is all that is round one content; its heading is that of the thread."""
    card = (
        '<div class="x"><h4 class="MessageCard__user-info__name">{}</h4><div class="y">'
        '<div class="MessageCard__content" data-post-id="{}"><div class="bbWrapper">{}'
        "</div></div></div></div>"
    )
    cards = "".join(card.format(n, n, f"Of {n}.") for n in (7, 8))
    heading = '<div class="x"><h1 class="MessageCard__thread-title">A title</h1></div>'

    debate = read_page("xenforo", PAGE.format(f"<div>{heading}{cards}</div>")).debate

    assert debate.title == "A title"
    assert [(p.key, author(debate, p), p.text) for p in debate.posts] == [
        ("post-7", "7", "Of 7."),
        ("post-8", "8", "Of 8."),
    ]


def test_posts_that_a_careless_theme_puts_into_each_other() -> None:
    """A box that is never closed makes the next post a part of it: still two posts."""
    unclosed = post(1, "One.<div>").replace("</article></article>", "")
    edited = post(2, "Two.").replace(
        '<article class="message-body">',
        '<div class="message-lastEdit">Last edited: <time datetime="2020-02-02">x'
        '</time></div><article class="message-body">',
    )

    debate = read_page("xenforo", page(unclosed, edited)).debate

    assert [(p.key, p.text) for p in debate.posts] == [
        ("post-1", "One."),
        ("post-2", "Two."),
    ]
    assert [p.edited is not None for p in debate.posts] == [False, True]


def test_a_post_that_is_shown_twice_is_kept_once_in_its_place() -> None:
    """A solution that is pinned on top stands again where it belongs."""
    reading = read_page(
        "xenforo", page(post(3, "Three."), post(1, "One."), post(3, "Three."))
    )

    assert [p.key for p in reading.debate.posts] == ["post-1", "post-3"]
    assert [n.rule for n in reading.notices] == ["PostRepeated"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ann said:", "Ann"), ("Ann sagte:", "Ann"), ("Ann schrieb:", "Ann"),
        ("Ann a dit :", "Ann"), ("Ann dijo:", "Ann"), ("Ann ha detto:", "Ann"),
        ("Ann zei:", "Ann"), ("Ann napisał(a):", "Ann"), ("Ann sanoi:", "Ann"),
        ("Ann disse:", "Ann"), ("Ann sade:", "Ann"), ("Ann B. Said said:", "Ann B. Said"),
    ],
)  # fmt: skip
def test_names_in_titles_of_quotations_without_attributes(
    title: str, name: str
) -> None:
    """The oldest XenForo 2 names the quoted only in the title, in its language."""
    html = (
        '<blockquote class="bbCodeBlock bbCodeBlock--quote">'
        f'<div class="bbCodeBlock-title"><a href="/goto/post?id=7">{title}</a></div>'
        '<div class="bbCodeBlock-content">So.</div></blockquote>'
    )

    (found,) = read_page("xenforo", page(post(8, html))).debate.posts

    assert quoted(found) == [(name, "7", "So.")]


@pytest.mark.parametrize(
    ("mark", "by"),
    [
        ("Last edited:", None), ("Last edited by a moderator:", "a moderator"),
        ("Zuletzt bearbeitet:", None),
        ("Zuletzt bearbeitet von einem Moderator:", "einem Moderator"),
        ("Dernière édition par un modérateur:", "un modérateur"),
        ("Editado por última vez por un moderador:", "un moderador"),
        ("Ultima modifica da un moderatore:", "un moderatore"),
        ("Laatst bewerkt door een moderator:", "een moderator"),
        ("Ostatnia edycja dokonana przez moderatora:", "moderatora"),
        ("Viimeksi muokannut ylläpidon jäsen:", "ylläpidon jäsen"),
        ("Última edição por um moderador:", "um moderador"),
        ("Senast redigerad av en moderator:", "en moderator"),
    ],
)  # fmt: skip
def test_edit_marks_in_ten_languages(mark: str, by: str | None) -> None:
    """Who edited stands between the words of the mark and the date."""
    html = post(1, "One.").replace(
        "</article></article>",
        f'</article><div class="message-lastEdit">{mark} <time '
        'datetime="2020-02-03T04:05:06+0100">3.2.2020</time></div></article>',
    )

    (found,) = read_page("xenforo", page(html)).debate.posts

    assert found.edited is not None
    assert (found.edited.text, found.edited.by) == ("3.2.2020", by)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('data-template="forum_view"', "the list of threads"),
        ('data-template="xa_ams_article_view"', "an article"),
        ('data-template="xfrm_resource_view"', "a resource"),
        ('data-template="conversation_view"', "a private conversation"),
        ('data-template="member_view"', "a member"),
        ('data-template="strange_view"', "another kind (strange_view)"),
    ],
)
def test_a_page_of_another_kind_says_which(markup: str, words: str) -> None:
    """Pages of the same software that hold no thread are refused by name."""
    data = f'<html id="XF" {markup}><body><p>Nothing.</p></body></html>'

    with pytest.raises(ReadError, match=re.escape(f"XenForo's page of {words}")):
        read_page("xenforo", data)


def test_a_wall_says_what_it_says() -> None:
    """The words of an error or a log-in page are a part of the refusal."""
    data = (
        '<html id="XF" data-template="error"><body><div class="p-body-pageContent">'
        '<div class="blockMessage">You must be logged in.</div></div></body></html>'
    )

    with pytest.raises(ReadError, match="an error, which says “You must be logged in"):
        read_page("xenforo", data)


def test_posts_on_a_profile_are_no_thread() -> None:
    """What belongs to something else than a thread is refused."""
    data = (
        '<html id="XF" data-template="member_view"><body><article class="message '
        'message--simple" data-content="profile-post-3">Hi.</article></body></html>'
    )

    with pytest.raises(ReadError, match="a member's profile, with posts on it"):
        read_page("xenforo", data)


def test_a_page_of_no_forum_is_not_called_one() -> None:
    """A page without any sign of XenForo is refused as such."""
    with pytest.raises(ReadError, match="nothing in it is of XenForo"):
        read_page("xenforo", "<html><body><p>A letter.</p></body></html>")


@pytest.mark.parametrize("file", ["weir-gate.html", "bakery-lane.html", "cards.html"])
def test_pages_are_recognised_without_a_file_name(file: str) -> None:
    """The content alone tells the software."""
    data = (SAMPLES / "xenforo" / file).read_bytes()

    assert importer_for(Source(data=data)).info.name == "xenforo"


def test_a_first_post_that_is_a_card_over_the_others() -> None:
    """Skins of fora.com show the question as a card, the answers as XenForo does."""
    card = (
        '<div class="MessageCard js-post" id="js-post-7"><h1 class="MessageCard__thread-title">A title</h1>'
        '<a class="MessageCard__user-info__name">Ann</a><a class="MessageCard__post-position">#1</a>'
        '<a class="MessageCard__date-created"><time datetime="2024-01-14T21:50:50-0500">Jan</time></a>'
        '<article class="message-body"><div class="bbWrapper">Who?</div></article></div>'
    )
    reply = (
        '<article class="js-post" data-author="Bo" data-content="post-8" id="js-post-8"><a class="MessageCard__user-info__name">'
        'Bo</a><a class="MessageCard__post-position">#2</a><div class="bbWrapper">I.</div></article>'
    )
    page = f'<!DOCTYPE html><html id="XF"><body>{card}{reply}</body></html>'
    debate = read_page("xenforo", page).debate

    assert [(p.key, p.number, p.text) for p in debate.posts] == [
        ("post-7", 1, "Who?"),
        ("post-8", 2, "I."),
    ]
    assert [author(debate, p) for p in debate.posts] == ["Ann", "Bo"]
    assert debate.title == "A title"


def test_the_name_of_a_file_stands_beside_its_preview() -> None:
    """The link to a file that is no picture has no words."""
    files = (
        '<section class="message-attachments"><ul class="attachmentList"><li class="file">'
        '<a class="file-preview" href="https://a.example/attachments/plan.7/"></a>'
        '<div class="file-content"><span class="file-name">plan.pdf</span></div></li></ul>'
        "</section>"
    )
    given = page(post(1, "see below").replace("</article>", files + "</article>", 1))

    (only,) = read_page("xenforo", given).debate.posts

    assert kept(only)["attachments"] == [
        {"url": "https://a.example/attachments/plan.7/", "name": "plan.pdf"}
    ]


def test_words_that_are_hidden_in_a_line() -> None:
    """Where they stand alone they are a spoiler, else they have the marks as typed."""
    hidden = '<span class="bbCodeInlineSpoiler" tabindex="0">the <b>butler</b></span>'
    given = page(
        post(1, f"It was {hidden}."), post(2, f"Who?<br><br>{hidden}"), post(3, hidden)
    )
    texts = read_page("xenforo", given).debate.posts

    assert texts[0].text == "It was [ISPOILER]the butler[/ISPOILER]."
    assert texts[1].text == "Who?\n\n[ISPOILER]the butler[/ISPOILER]"
    (only,) = texts[2].body
    assert isinstance(only, Spoiler)
    assert texts[2].text == "the butler"


def test_links_and_pictures_that_are_hidden_in_a_line_stay() -> None:
    """A link and a picture have no marks as typed, so that their words are in a box."""
    inside = '<a href="https://a.example/b">him</a> <img src="https://a.example/c.png">'
    given = page(post(1, f'So <span class="bbCodeInlineSpoiler">{inside}</span> did.'))

    (only,) = read_page("xenforo", given).debate.posts

    assert [type(block) for block in only.body] == [Para, Spoiler, Para]
    assert "https://a.example/b" in str(only.body)
    assert "https://a.example/c.png" in str(only.body)


def test_hidden_words_are_looked_at_once_each() -> None:
    """However many stand in one paragraph."""
    words = '<span class="bbCodeInlineSpoiler">so</span> and '
    few, many = (page(post(1, "No " + words * count)) for count in (200, 400))

    work = [work_of(partial(read_page, "xenforo", given)) for given in (many, few)]

    assert work[0] / work[1] <= MOST
