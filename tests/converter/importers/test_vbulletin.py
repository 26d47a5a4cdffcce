"""vBulletin: real pages as they were counted by hand, and what pages do besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from disputatio.schemas.content import CodeBlock, Quotation, Spoiler, block_text
from tests.converter.importers.boards import thread, vbulletin
from tests.converter.importers.boards.reading import (
    body,
    counted,
    kept,
    names,
    quoted,
    read,
    real,
    refused,
    told,
)

THREE = "vbulletin/nettally-vBulletin3.html"
FOUR = "vbulletin/nettally-vBulletin4.html"


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "counts", "ends"),
    [
        (THREE, (20, 12, 26, 22, 22, 3), ("post-5768670", "post-5778211")),
        (FOUR, (10, 4, 5, 5, 5, 0), ("post-365266", "post-367742")),
    ],
)
def test_real_pages(
    fixtures_folder: Path, name: str, counts: tuple[int, ...], ends: tuple[str, str]
) -> None:
    """Posts, people, quotations, names, sources and edits are as counted."""
    debate = real(fixtures_folder, name, "vbulletin")

    assert counted(debate) == counts
    assert (debate.posts[0].key, debate.posts[-1].key) == ends


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "key", "facts"),
    [
        (THREE, "post-5768676",
         ("BBOvenGuy", "2016-02-01 02:29", None, [("Shirohige", "5768613")])),
        (THREE, "post-5768715",
         ("karice67", "2016-02-01 03:41", "karice67",
          [("Shirohige", "5768696"), ("Romanticide", "5768683")])),
        (FOUR, "post-365267", ("Mjölnir", "2016-06-15 17:21", None, [])),
        (FOUR, "post-365272",
         ("Rainmaker", "2016-06-15 20:15", None, [("sandsjames", "365268")])),
    ],
)  # fmt: skip
def test_posts_that_were_checked_by_hand(
    fixtures_folder: Path, name: str, key: str, facts: tuple[object, ...]
) -> None:
    """Who wrote them and when, who edited them, and what they quote."""
    assert told(real(fixtures_folder, name, "vbulletin"), key) == facts


@pytest.mark.real
def test_boxes_without_a_name_are_quotations(fixtures_folder: Path) -> None:
    """Four boxes of the dispute say "Quote:" and no more."""
    found = quoted(*real(fixtures_folder, THREE, "vbulletin").posts)

    assert sum(1 for q in found if q.claimed_author is None) == 4


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        (b"View Post", b"Beitrag anzeigen"),
        (b"Originally Posted by", b"Zitat von"),
        (b"Originally Posted by", "Сообщение от".encode()),
        (b"Quote:", "Цитата:".encode()),
    ],
)
@pytest.mark.parametrize(
    "make", [vbulletin.version_3, vbulletin.version_4, vbulletin.version_5]
)
def test_quotations_are_read_in_any_language(
    make: object, found: bytes, instead: bytes
) -> None:
    """The name is in bold type and the source in a link, whatever stands beside."""
    assert callable(make)
    data = make().replace(found, instead)

    assert body(data, 1) == thread.blocks(thread.POSTS[1].words)
    assert body(data, 3) == thread.blocks(thread.POSTS[3].words)


def test_boxes_of_a_skin_without_styles() -> None:
    """Some skins draw the boxes of version 3 by style sheets."""
    data = vbulletin.version_3().replace(
        b'style="margin:20px; margin-top:5px; "', b'class="box"'
    )

    assert body(data, 1) == thread.blocks(thread.POSTS[1].words)


def test_posts_without_data_have_their_id_in_an_anchor() -> None:
    """Some copies have lost the data of elements."""
    plain = vbulletin.version_5()
    data = re.sub(
        rb'<li data-node-id="(\d+)" data-node-publishdate="\d+"([^>]*)>',
        rb'<li\2><div class="js-markread-candidate"></div><a id="post\1" class="anchor"></a>',
        plain,
    )
    found, known = read(data).debate, read(plain).debate

    assert data != plain
    assert [(p.key, p.text) for p in found.posts] == [
        (p.key, p.text) for p in known.posts
    ]


def test_quotations_with_a_label() -> None:
    """The last releases of version 3 name the box in a `label`, and draw no table."""
    box = (
        '<div style="margin:1rem; margin-top:0.3rem;"><div><label>Quote:</label></div>'
        '<div class="panel alt2" style="border:1px inset"><div>Originally Posted by '
        '<strong>Ada</strong> <a href="/t/9-lamps.html#post41"><i></i></a></div>'
        '<div style="font-style:italic">Lamps are dear.</div></div></div>No more.'
    )
    data = vbulletin.version_3().replace(
        b"Stop them between ten and six.", box.encode(), 1
    )
    found = next(b for b in body(data) if isinstance(b, Quotation))

    assert (found.claimed_author, found.claimed_post) == ("Ada", "41")
    assert block_text(found).strip() == "Lamps are dear."


@pytest.mark.parametrize("outer", ["", ' style="margin:20px; margin-top:5px;"'])
def test_quotations_in_boxes_of_a_skin(outer: str) -> None:
    """A skin draws a box without a label: its head names the person and leads to the post."""
    box = (
        f'<div{outer}><div width="100%"><div class="alt2" style="border: 1px outset">'
        '<div class="tcat">Сообщение от <strong>Marit</strong> '
        '<a href="showthread.php?p=101#post101"><img src="viewpost.gif" alt="Посмотреть сообщение" /></a></div>'
        '<div style="font-style:italic">Stop them at ten.</div></div></div></div>And later?'
    )
    data = vbulletin.version_3().replace(
        b"Stop them between ten and six.", box.encode(), 1
    )

    found = next(b for b in body(data) if isinstance(b, Quotation))

    assert (found.claimed_author, found.claimed_post) == ("Marit", "101")
    assert block_text(found).strip() == "Stop them at ten."


@pytest.mark.parametrize(
    "below",
    [
        "<div>Why at ten?</div>And later?",
        "<br />Why at ten?</div>And later?<div>",
        "<p>Why at ten?</p>And later?",
    ],
)
@pytest.mark.parametrize(
    "make", [vbulletin.quote_3, vbulletin._quote4, vbulletin._quote_printed]
)
def test_words_below_a_quotation_in_a_box_are_its_writers_own(
    make: Callable[[thread.Quote, str], str], below: str
) -> None:
    """A box that centres or aligns begins with a quotation: it is no title of the rest."""
    quote = make(thread.Quote(("Stop.",), "Marit", 101), "Stop them at ten.")
    box = f'<div align="center">{quote}{below}</div>'
    data = vbulletin.version_3().replace(
        b"Stop them between ten and six.", box.encode(), 1
    )

    found = [b for b in body(data) if isinstance(b, Quotation)]
    own = [block_text(b).strip() for b in body(data) if not isinstance(b, Quotation)]

    assert [(q.claimed_author, q.claimed_post) for q in found] == [("Marit", "101")]
    assert block_text(found[0]).strip() == "Stop them at ten."
    assert "".join(own).replace("\n", "").endswith("Why at ten?And later?")


def test_other_boxes_of_version_3() -> None:
    """PHP code and a spoiler have the same box as quotations have."""
    label = '<div class="smallfont" style="margin-bottom:2px">{}</div>'
    php = label.format("PHP Code:") + (
        '<div class="alt2" dir="ltr"><code><code>$a = 1;<br />$b = 2;</code></code></div>'
    )
    spoiler = label.format(
        'Spoiler for <i>the end</i>: <input type="button" value="Show" />'
    )
    spoiler += '<div class="alt2"><div style="display: none;">He wakes.</div></div>'
    boxes = "".join(
        f'<div style="margin:20px; margin-top:5px">{x}</div>' for x in (php, spoiler)
    )
    data = vbulletin.version_3().replace(
        b"Stop them between ten and six.", boxes.encode(), 1
    )

    code, hidden = body(data)[1:]

    assert code == CodeBlock(text="$a = 1;\n$b = 2;")
    assert isinstance(hidden, Spoiler)
    assert hidden.title == "Spoiler for the end:"
    assert block_text(hidden) == "He wakes."


@pytest.mark.parametrize(
    ("box", "title"),
    [
        ('<div class="bbcode_container"><div class="bbcode_description">Spoiler: the end</div><div class="bbcode_spoiler">He wakes.</div></div>', "Spoiler: the end"),
        ('<div class="bbcode_container"><div class="bbcode_description">The end <input type="button" value="Show"></div><div class="alt2"><div style="display:none">He wakes.</div></div></div>', "The end"),
        ('<div class="spoiler"><div class="spoiler_title">The end <button>Show</button></div><div class="spoiler_content">He wakes.</div></div>', "The end"),
        ('<div class="b-spoiler"><input type="button" value="Show" class="button"><div style="display:none">He wakes.</div></div>', None),
        ('<div class="spoiler-wrap"><a class="spoiler-toggle" href="#">Click to show</a><div class="spoiler">He wakes.</div></div>', None),
        ('<div class="spoiler">He wakes.</div>', None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("version", [vbulletin.version_4, vbulletin.version_5])
def test_spoilers_of_versions_4_and_5(
    version: Callable[[], bytes], box: str, title: str | None
) -> None:
    """Boards name such boxes as they like; what stands on the button is the title."""
    data = version().replace(b"Stop them between ten and six.", box.encode(), 1)
    hidden = body(data)[-1]

    assert isinstance(hidden, Spoiler)
    assert hidden.title == title
    assert block_text(hidden).strip() == "He wakes."


def test_a_box_with_a_title_of_its_own_keeps_it() -> None:
    """A line above a box that is neither quotation nor code is words."""
    box = '<div class="bbcode_container"><div class="bbcode_description">Rules of the tower</div><div class="rules">Ring slowly.</div></div>'
    data = vbulletin.version_4().replace(
        b"Stop them between ten and six.", box.encode(), 1
    )

    assert "Rules of the tower" in read(data).debate.posts[0].text


def test_a_guest_is_a_name_and_a_placeholder_is_none() -> None:
    """A guest who gave a name has it; "Guest" is nobody's name."""
    named = read(vbulletin.version_4()).debate
    nameless = read(vbulletin.version_4().replace(b"Passer-by of 9", b"Guest")).debate

    assert names(named)[2] == "Passer-by of 9"
    assert names(nameless)[2] is None
    assert nameless.participants[2].label == "Guest"


@pytest.mark.parametrize(
    ("classes", "state"),
    [
        (b"postbitlegacy postbitdeleted", "deleted"),
        (b"postbitlegacy postbitignored", "ignored"),
    ],
)
def test_posts_that_are_not_shown_keep_their_place(classes: bytes, state: str) -> None:
    """A deleted or ignored post has author, time and state, and no words."""
    data = vbulletin.version_4()
    first = data.index(b'<li class="postbitlegacy')
    place = data.index(b'<li class="postbitlegacy', first + 5)
    start, end = data.index(b"post_message_102", place), data.index(b"post_message_105")
    data = (
        data[:start]
        + b"gone"
        + data[start:end].replace(b"post_message_102", b"")
        + data[end:]
    )
    shown = data[:place] + data[place:].replace(
        b"postbitlegacy postbitim postcontainer", classes, 1
    )

    posts = read(shown).debate.posts

    assert [post.state for post in posts] == [None, state, None, None, None]
    assert names(read(shown).debate)[1] == "jonas_b"
    assert posts[1].body == ()


def test_a_post_without_words_and_name_has_its_place() -> None:
    """Its box alone says that a post is ignored; who wrote it is not known."""
    data = vbulletin.version_4()
    box = (
        b'<li class="postbitignored" id="post_199"><div class="posthead"><span class="date">'
        b'05-22-2016</span></div><div class="postbody">You ignore who wrote this.</div></li>'
    )
    at = data.index(b"<li", data.index(b"<ol", data.index(b'id="posts"') - 40))

    first = read(data[:at] + box + data[at:]).debate.posts[0]

    assert (first.key, first.state, first.author) == ("post-199", "ignored", None)
    assert kept(first, "notice") == "You ignore who wrote this."


@pytest.mark.parametrize(
    ("notice", "state"),
    [
        ('<a href="member.php?u=1">Mod</a> deleted this. Reason: <em>too loud</em>', "deleted"),
        ('This is hidden: jonas_b is on your <a href="profile.php?do=ignorelist">ignore list</a>.', "ignored"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ['<a href="member.php?u=7">jonas_b</a>', "jonas_b"])
def test_posts_that_version_3_does_not_show(notice: str, state: str, name: str) -> None:
    """Version 3 has a table of its own for them; what it says of them is kept."""
    data = vbulletin.version_3()
    start, end = data.index(b'<div id="edit102"'), data.index(b'<div id="edit105"')
    row = (
        '<table id="post102" class="tborder"><tr><td class="thead"><a name="post102"><img alt="Old" /></a>'
        f'2016-05-22, 08:05</td></tr><tr><td class="alt2">{name}</td></tr>'
        f'<tr><td class="alt1"><div class="smallfont">{notice}</div></td></tr></table>'
    )

    debate = read(data[:start] + row.encode() + data[end:]).debate

    assert [post.state for post in debate.posts] == [None, state, None, None, None]
    assert names(debate)[1] == "jonas_b"
    assert debate.posts[1].written is not None
    assert debate.posts[1].written.at == thread.POSTS[1].written
    assert "this" in str(kept(debate.posts[1], "notice")).casefold()


@pytest.mark.parametrize(
    ("mark", "at"),
    [
        ("Geändert von jonas_b (22.05.2016 um 09:40 Uhr)", (9, 40)),
        ("Dernière modification par jonas_b ; 22/05/2016 à 09h40.", (9, 40)),
        ("Última edición por jonas_b; 22 mayo 2016 a las 09:40.", (9, 40)),
        ("Последний раз редактировалось jonas_b; 22.05.2016 в 09:40.", (9, 40)),
        ("Последний раз редактировалось jonas_b 22 май 2016 в 09:40.", (9, 40)),
        ("Τελευταία επεξεργασία: jonas_b 22 Μαΐου 2016 στις 09:40.", (9, 40)),
    ],
)  # fmt: skip
def test_edit_marks_in_other_languages(mark: str, at: tuple[int, int] | None) -> None:
    """Who edited is read wherever the words are known; when, where the date is."""
    own = b"Last edited by jonas_b; 2016-05-22 at 09:40."
    data = (
        vbulletin.version_3()
        .replace(own, mark.encode())
        .replace(b'lang="en"', b'lang="de"')
    )

    edit = read(data).debate.posts[1].edited

    assert edit is not None
    assert edit.by == "jonas_b"
    assert (edit.at and (edit.at.hour, edit.at.minute)) == at


def test_the_archive_leaves_the_words_of_quotations() -> None:
    """It takes away the marks: whose words they are is found later, by the words."""
    post = read(vbulletin.archive()).debate.posts[1]

    assert post.text.startswith("Stop them between ten and six.")
    assert quoted(post) == []


def test_thanks_are_kept() -> None:
    """Who thanked for a post is kept beside it."""
    box = b'<div id="post_thanks_box_101"><a href="member.php?u=3">Otto</a>, <a href="member.php?u=4">Liv</a></div>'
    data = vbulletin.version_3().replace(
        b'<div id="post_message_101"', box + b'<div id="post_message_101"'
    )

    post = read(data).debate.posts[0]
    assert kept(post, "reactions") == {"thanks": 2}
    assert kept(post, "reacted") == "Otto, Liv"


def test_renamed_wrappers_do_not_matter() -> None:
    """Version 3 is read where tables became sections, as some skins have it."""
    data = vbulletin.version_3()
    data = data.replace(b'<table id="post1', b'<section id="post1')

    assert names(read(data).debate) == [post.author for post in thread.POSTS]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_page_is_read_as_far_as_it_goes(share: float) -> None:
    """What stands before the cut is read, and the last post may lack its end."""
    whole = vbulletin.version_3()
    posts = read(whole[: int(len(whole) * share)]).debate.posts

    assert 1 <= len(posts) <= 5
    assert posts[0].body == thread.blocks(thread.POSTS[0].words)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("index", "the list of forums"),
        ("forumdisplay", "the list of threads"),
        ("showthread", "a thread that shows no post"),
    ],
)
def test_pages_that_are_no_thread_are_refused(script: str, said: str) -> None:
    """The error says what the page is, and what to save."""
    page = thread.page(
        f'<meta name="generator" content="vBulletin 4.2.3" /><script>var THIS_SCRIPT = "{script}";</script>',
        "<body><ol id='threads'></ol></body>",
    )

    assert said in refused(page)


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ("registration-widget", "the registration"),
        ("profileContainer", "a member"),
        ("private-message-widget", "private messages"),
        ("js-widget-calendar", "the calendar"),
        ("topic-list-container", "the list of threads"),
        ("forum-list-container", "the list of forums"),
    ],
)
def test_pages_of_version_5_say_what_they_are(box: str, said: str) -> None:
    """What they hold is called so; what visitors write to a member is no thread."""
    generator = '<meta name="generator" content="vBulletin 5.7.4" />'
    page = thread.page(generator, "<body>")
    if said == "a member":
        page = vbulletin.version_5()
    shown = page.replace(b"<body>", f'<body><div class="{box}">'.encode())

    assert said in refused(shown)


def test_results_of_a_search_are_no_thread() -> None:
    """Version 5 shows what it found as it shows posts, in a box that says so."""
    page = vbulletin.version_5().replace(
        b"<body>", b'<body><div class="search-results-widget">'
    )
    assert "a search" in refused(page)


def test_a_quotation_of_another_page_keeps_its_claim() -> None:
    """The id is kept as claimed, though no such post is here."""
    last = read(vbulletin.version_5()).debate.posts[-1]

    (quotation,) = [block for block in last.body if isinstance(block, Quotation)]
    assert (quotation.claimed_author, quotation.claimed_post) == ("Liv Aas", "4")
    assert quotation.source is None


def test_comments_of_version_5_answer_the_post_they_stand_in() -> None:
    """They have their author, words, time and edit, and the post above has its own."""
    above, second, third, *rest = thread.POSTS
    debate = read(vbulletin.commented_5(above, [second, third], *rest)).debate
    first, comment, other, *after = debate.posts

    assert names(debate) == [post.author for post in thread.POSTS]
    assert first.body == thread.blocks(above.words)
    assert comment.body == thread.blocks(second.words)
    assert other.body == thread.blocks(third.words)
    assert first.edited is None
    assert comment.edited is not None
    assert comment.written is not None
    assert comment.written.at == second.written
    assert [post.body for post in after] == [thread.blocks(p.words) for p in rest]
    assert {(r.sources, r.targets) for r in debate.relations} == {
        (("post-102",), ("post-101",)),
        (("post-105",), ("post-101",)),
    }


def test_an_unattributed_quotation_round_an_attributed_one() -> None:
    """The outer box has no name, though a name stands in it."""
    inner = vbulletin._quote4(thread.Quote(("in",), "Marit", 101), "in")
    outer = vbulletin._quote4(thread.Quote(("x",)), f"{inner}out")
    data = vbulletin.version_4().replace(
        b"Stop them between ten and six.", outer.encode(), 1
    )

    found = quoted(read(data).debate.posts[0])

    assert [q.claimed_author for q in found] == [None, "Marit"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("Today, 08:05", None), ("Gestern, 08:05", None), ("22. Mai 2016, 08:05", (8, 5))],
)
def test_relative_times_stay_text(shown: str, expected: tuple[int, int] | None) -> None:
    """A time told from today is no date without the day of saving; other languages' dates are."""
    data = vbulletin.version_3().replace(b"2016-05-22, 08:05", shown.encode())
    written = read(data).debate.posts[1].written

    assert written is not None
    assert written.text == shown
    assert (written.at and (written.at.hour, written.at.minute)) == expected


@pytest.mark.parametrize(
    "bar",
    [
        f"<title>{thread.TITLE} - The Tower</title>",
        f'<title>The Tower</title><meta property="og:title" content="{thread.TITLE}" />',
    ],
)
def test_the_heading_of_a_notice_is_no_title(bar: str) -> None:
    """Version 5 gives boxes the same heading as the topic; the title bar tells them."""
    heading = b'<h1 class="main-title js-main-title">'
    notice = heading + b"Announcement</h1><div>The gate is shut on Sunday.</div>"
    data = vbulletin.version_5().replace(heading, notice + heading)
    data = data.replace(f"<title>{thread.TITLE}</title>".encode(), bar.encode())

    assert b"Announcement" in data
    assert bar.encode() in data
    assert read(data).debate.title == thread.TITLE


@pytest.mark.parametrize(
    "make", [vbulletin.version_3, vbulletin.version_4, vbulletin.version_5]
)
def test_words_that_are_indented_are_no_quotation(make: Callable[[], bytes]) -> None:
    """A `blockquote` with no mark of a quotation only indents."""
    indented = b"<blockquote>Stop them between ten and six.</blockquote>"
    data = make().replace(b"Stop them between ten and six.", indented, 1)

    post = read(data).debate.posts[0]

    assert quoted(post) == []
    assert post.text.endswith("Stop them between ten and six.")


@pytest.mark.parametrize(
    "box",
    [
        b'<div class="author h-text-size--14">\n<strong>\n\nPasser-by of 9\n</strong></div>',
        b'<div class="author"><strong><span itemprop="name">Passer-by of 9</span></strong></div>',
        b'<div itemprop="name">Passer-by of 9</div>',
        b"<strong>Passer-by of 9</strong>",
    ],
)
def test_guests_of_version_5_have_no_link(box: bytes) -> None:
    """The name of a guest is read wherever the skin has it, the name of nobody else."""
    page = re.sub(
        rb'<div class="author[^>]*>\s*<strong>Passer-by of 9</strong></div>',
        box,
        vbulletin.version_5(),
    )
    assert box in page

    debate = read(page).debate

    assert names(debate)[2] == "Passer-by of 9"
    assert [p.url is None for p in debate.participants] == [False, False, True, False]


@pytest.mark.parametrize(
    "author", ["<span class='b-comment__author'>Passer-by</span>", "Passer-by"]
)
def test_guests_of_version_5_comment(author: str) -> None:
    """What stands before "commented" is the name, without an element too."""
    above, comment, below = thread.POSTS[:3]
    page = vbulletin.commented_5(above, [comment], below).decode()
    link = f'<a href="https://tower.example/member/3-x" class="b-comment__author">{comment.author}</a>'
    assert link in page

    debate = read(page.replace(link, author).encode()).debate

    assert names(debate) == [above.author, "Passer-by", below.author]
