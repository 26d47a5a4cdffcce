"""Boards of unknown software: dates in pieces, boxes that say whose they are, edits, links."""

from __future__ import annotations

import pytest

from disputatio.converter import registry
from disputatio.schemas.content import block_text, blocks_text
from disputatio.schemas.debate import Debate
from disputatio.schemas.protocols import Source
from tests.converter.importers.boards.reading import names, quoted
from tests.converter.importers.saved_pages import author, kept, read_page


def _post(number: int, name: str, clock: str, words: str) -> str:
    return (
        f'<div id="postrow"><div class="user"><div class="nick">{name} <a name="post{number}"></a></div>'
        '<div class="data"><b>Joined:</b> Dec 2012</div></div><div class="post"><div class="line">'
        f'<span class="when"><img alt="Old Post"> <b>Posted:</b> May {number}th, 2013 <b>{clock}</b></span>'
        f'<a href="newreply?id={number}">Reply</a></div><div class="message"><div style="padding: 4px">'
        f'{words}</div></div><div class="signature">Read the manual of the lock.</div></div></div>'
    )


def _read(*posts: str) -> Debate:
    page = f"<html><head><title>Locks</title></head><body><h1>Locks</h1>{''.join(posts)}</body></html>"
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found.debate


LOCK = _post(
    4, "Wout", "08:12", "Who oils the lock gates in winter? The hinges creak badly."
)


def test_a_time_that_stands_in_an_element_of_its_own() -> None:
    """The day and its time of the day are one date where they stand in one line."""
    debate = _read(
        LOCK, _post(5, "Inge", "17:40", "The warden does, every second week.")
    )
    times = [str(post.written.at) for post in debate.posts if post.written]
    assert times == ["2013-05-04 08:12:00", "2013-05-05 17:40:00"]
    assert names(debate) == ["Wout", "Inge"]


@pytest.mark.parametrize("answer", ["<br>The warden does, every second week.", ""])
def test_a_box_that_says_whose_words_it_holds(answer: str) -> None:
    """A box without a telling name is a quotation where its first line says so."""
    box = '<div class="inset small"><b>Originally posted by Wout </b><br>The hinges creak badly.</div>'
    debate = _read(LOCK, _post(5, "Inge", "17:40", box + answer))
    (quotation,) = quoted(*debate.posts)
    assert quotation.claimed_author == "Wout"
    assert "Originally" not in debate.posts[1].text


def test_words_of_ones_own_are_no_quotation() -> None:
    """Who writes "Originally posted by" over the own answer quotes nobody in the markup."""
    words = "<b>Originally posted by Wout</b><br>The hinges creak badly.<br>The warden oils them."
    debate = _read(LOCK, _post(5, "Inge", "17:40", words))
    assert quoted(*debate.posts) == []


def test_edit_marks_without_a_telling_name() -> None:
    """A line that is an edit mark and nothing else is none of the words; a remark is."""
    mark = '<p class="small"><i>Last edited by Wout on May 6th, 2013 at 23:51</i></p>'
    remark = "<p><i>Edited May 6th, 2013: the warden has a new can of oil.</i></p>"
    debate = _read(
        _post(
            4, "Wout", "08:12", f"Who oils the lock gates in winter? They creak.{mark}"
        ),
        _post(5, "Inge", "17:40", f"The warden does, every second week.{remark}"),
    )
    first, second = debate.posts
    assert first.edited is not None
    assert first.edited.by == "Wout"
    assert "edited" not in first.text
    assert second.edited is None
    assert "new can of oil" in second.text


def test_links_in_the_words_of_posts_are_no_titles() -> None:
    """Addresses, and links behind words in a line, do not make a thread a list."""
    debate = _read(
        *(
            _post(n, name, "08:1" + str(n), f"The drawings of gate {n}, which the office keeps in a drawer: "
                  f'<a href="http://locks.example/gate/{n}">drawings of the gate {n}</a><br>'
                  f'<a href="http://locks.example/{n}a">http://locks.example/{n}a</a><br>Ours creaks.')
            for n, name in enumerate(["Wout", "Inge", "Wout", "Sanne"], start=4)
        )
    )  # fmt: skip
    assert len(debate.posts) == 4


def _answer(number: int, editor: str, name: str, words: str) -> str:
    return (
        f'<div class="answer" id="answer-{number}" itemscope itemtype="https://schema.org/Answer">'
        f'<div class="post-layout" data-post-id="{number}"><div class="s-prose" itemprop="text"><p>{words}</p></div>'
        f'<time itemprop="dateCreated" datetime="2019-05-0{number}T10:00:00Z"></time>'
        f'<div class="post-signature">edited <span title="2020-01-0{number} 09:00:00Z">Jan {number}, 2020</span>'
        f'<div class="user-details"><a href="/users/9/ed">{editor}</a> <span>10 gold badges 20 silver badges</span></div></div>'
        f'<div class="post-signature">answered <span title="2019-05-0{number} 10:00:00Z">May {number}, 2019</span>'
        f'<div class="user-details" itemprop="author" itemscope itemtype="http://schema.org/Person">'
        f'<a href="/users/{number}/x"><span itemprop="name">{name}</span></a> <span>3 gold badges 41 silver badges</span>'
        f"</div></div></div></div>"
    )


def test_cards_of_writers_are_no_posts() -> None:
    """Below an answer stand its editor and its author, each with a date and badges."""
    words = (
        "Oil the upper hinge first, since water carries the oil down to the lower one.",
        "Use grease instead, because oil is washed out by the first flood of the year.",
        "Neither helps as long as nobody clears the mud from the sill below the gate.",
    )
    people = ("Wout", "Inge", "Sanne")
    debate = _read(
        *(
            _answer(n, "Joris", name, text)
            for n, (name, text) in enumerate(zip(people, words, strict=True), 1)
        )
    )
    assert names(debate) == list(people)
    assert [post.text for post in debate.posts] == list(words)


@pytest.mark.parametrize(
    ("bar", "head"),
    [
        ("The lock", "<h1>The lock</h1><h2><a href='/'>Canal talk</a></h2>"),
        (
            "The lock - Forums - Canal talk",
            (
                "<h1><a href='../../'>Canal talk</a></h1><p class='breadcrumbs'><a href='../../'>Home</a>"
                "<a href='../'>Forums</a><a href='?id=3'>The lock</a></p>"
            ),
        ),
        (
            "The lock - Canal talk",
            "<h2>The lock <a href='new'>Post New Topic</a></h2>",
        ),
        ("Canal talk :: The lock", "<h1><a href='/index.php'>Canal talk</a></h1>"),
        ("Topic: The lock | Canal talk", "<h1>The lock</h1>"),
        (
            "The lock · Water · Canal talk",
            "<h1>Canal talk</h1><h2><b>Hot</b>The lock</h2>",
        ),
    ],
)
def test_titles_beside_the_name_of_the_site(bar: str, head: str) -> None:
    """A heading, the way to the page or the link home tell which part of the bar it is."""
    page = (
        f"<html><head><title>{bar}</title></head><body>{head}{LOCK}"
        f"{_post(5, 'Inge', '17:40', 'The warden does, every second week.')}</body></html>"
    )
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})

    assert found.debate.title == "The lock"


def test_names_of_other_classes_are_of_the_same_posts() -> None:
    """A board marks its staff; posts between theirs are posts of their own."""
    people = ("Wout", "staff Inge", "Jaap", "staff Inge", "Wout")
    rows = "".join(
        f'<div class="reply"><div class="head"><span class="username {who.partition(" ")[0]}">{who}</span>'
        f'<span class="when">2014-05-0{n + 1} 08:1{n}</span></div><div class="post-body"><p>The lock gate {n} creaks, and '
        "nobody but the warden has the oil for it.</p></div></div>"
        for n, who in enumerate(people)
    )
    page = f"<html><head><title>Locks</title></head><body><h1>Locks</h1>{rows}</body></html>"
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})

    assert names(found.debate) == list(people)


BOX = "<blockquote>Who mows the towpath?</blockquote>"
YABB = '<b><a href="/YaBB.pl?num=12/0#0">Rosa wrote on May 4<sup>th</sup>, 2013, 8:12am:</a></b><br><div class="quote">Who mows the towpath?</div>'
PUNBB = '<blockquote><div class="incqbox"><h4>Rosa wrote:</h4><p>Who mows the towpath?</p></div></blockquote>'


QUOTES = {
    "YaBB": YABB,
    "PunBB": PUNBB,
    "ProBoards": '<div class="quote" author="@rosa" timestamp="1352934441" source="/post/4/thread"><div class="quote_body">'
    '<div class="quote_avatar_container"><img src="a.png"></div><div class="quote_header"><a href="/post/4/thread" '
    'class="quote-post-link">Nov 14, 2012 18:07:20 GMT -5</a> <span itemscope><a href="/user/1" class="user-link">Rosa</a></span> '
    'wrote:</div>Who mows the towpath?<div class="quote_clear"></div></div></div>',
    "Khoros": '<BLOCKQUOTE><HR /><a href="/t5/user/viewprofilepage/user-id/1">@Rosa</a>&nbsp;wrote:<BR /><P>Who mows the towpath?'
    "</P><HR /></BLOCKQUOTE>",
    "Phorum": '<blockquote class="bbcode"><div><small>Quote<br/></small><strong>Rosa</strong><br/>Who mows the towpath?</div></blockquote>',
    "Burning Board": '<blockquote class="quoteBox container-3"><div class="quoteHeader"><h3><img src="q.png" alt=""> <a href="i.php?'
    'page=Thread&amp;postID=4#post4">Zitat von &raquo;Rosa&laquo;</a></h3></div><div class="quoteBody">Who mows the towpath?</div></blockquote>',
    "Burning Board 2": '<table style="width:98%"><tr><td><span class="small"><b>Quote:</b></span></td></tr><tr><td class="tableb">'
    '<i>Original von Rosa</i><br>Who mows the towpath?</td></tr></table>',
    "TorrentPier": '<div class="q-wrap"><div class="q-head"><span><b>Rosa</b> писал(а):</span></div><div class="q" head="Rosa">'
    '<u class="q-post">4</u>Who mows the towpath?</div></div>',
    "wpForo": '<blockquote data-userid="1" data-postid="4"><p>Posted by: <a href="#">@Rosa</a></p><p>Who mows the towpath?</p></blockquote>',
    "Trac": '<p>Replying to <a href="#comment:4">Rosa</a>:</p><blockquote class="citation"><p>Who mows the towpath?</p></blockquote>',
    "avatar": '<div class="quote" author="Rosa"><div class="quote_avatar_container"><div class="avatar-wrapper"><img src="a.png" alt="Rosa Avatar">'
    '</div></div><div class="quote_header"><a class="user-link" href="/user/1">Rosa</a> said:</div>Who mows the towpath?</div>',
    "Jive": '<div class="jive-quote"><span>Rosa wrote:</span><br>Who mows the towpath?</div>',
    "Kunena": '<b>Rosa wrote: </b><div class="kmsgtext-quote">Who mows the towpath?</div>',
}  # fmt: skip


@pytest.mark.parametrize("box", QUOTES.values(), ids=QUOTES)
def test_quotations_of_old_boards(box: str) -> None:
    """The line with the name is none of the words, in the box or over it."""
    debate = _read(
        _post(4, "Rosa", "08:12", "Who mows the towpath?"),
        _post(5, "Henk", "17:40", f"{box}<!-- end --><p>The keeper does.</p>"),
    )
    (quotation,) = quoted(*debate.posts)
    assert quotation.claimed_author == "Rosa"
    assert "Rosa" not in debate.posts[1].text
    assert "Rosa" not in str(quotation.blocks)
    assert "Quote" not in debate.posts[1].text
    assert blocks_text(quotation.blocks).strip() == "Who mows the towpath?"


def test_a_letter_in_a_box_is_no_quotation() -> None:
    """Words under a line with a name in bold are quoted where own words stand beside the box alone."""
    words = "<div><p><b>Rosa</b> wrote:</p><p>Who mows it?</p><p>I mow it.</p></div>"
    debate = _read(LOCK, _post(5, "Inge", "17:40", words))
    assert quoted(*debate.posts) == []


@pytest.mark.parametrize(
    "mark",
    [
        "<p>Dieser Beitrag wurde 1 mal editiert, zum letzten Mal von <b>Inge</b>: 16.05.2013 10:10.</p>",
        "<p>Edited 1 time(s). Last edit at 05/16/2013 10:10AM by Inge.</p>",
        "<p>[Updated on: Thu, 16 May 2013 10:10]</p>",
        "<br><br>Edited 2 time(s). Last edit at 05/16/2013 10:10AM by Inge.",
    ],
)
def test_edit_marks_that_count(mark: str) -> None:
    """An edit mark may say first how often, and may stand as the last line of the words."""
    words = f"The warden does, every second week.{mark}"
    post = _read(LOCK, _post(5, "Inge", "17:40", words)).posts[1]
    assert post.edited is not None
    assert str(post.edited.at) == "2013-05-16 10:10:00"
    assert "time" not in post.text
    assert "10:10" not in post.text
    assert post.text.startswith("The warden does, every second week.")


def test_rows_of_buttons_and_a_repeated_title_are_no_words() -> None:
    """Links such as "Permalink" and "Reply" in a row of their own are none of the words."""
    words = (
        '<p><b>Re: Locks</b></p><p>The warden does, every second week.</p><div><a href="/5">Permalink</a> | '
        '<a href="/r">Reply</a></div><p>[<a href="/r">Report message to a moderator</a>]</p>'
    )
    post = _read(LOCK, _post(5, "Inge", "17:40", words)).posts[1]
    assert post.text.strip() == "The warden does, every second week."


@pytest.mark.parametrize(
    "head",
    [
        '<cite data-quote-id="3" data-user-id="8">Rosa posted... </cite><br>',
        '<p><a rel="nofollow" href="/people/8">Rosa</a> said:</p>\n\n',
        "<div><b>Rosa</b> wrote: </div>",
        "Rosa wrote:<br>",
    ],
)
def test_a_line_over_a_quotation_says_whose_it_is(head: str) -> None:
    """Where the line stands above the box, not in it, it is an attribution all the same."""
    words = f"{head}{BOX}The keeper does."
    debate = _read(
        _post(4, "Rosa", "08:12", "Who mows the towpath?"),
        _post(5, "Henk", "17:40", words),
    )
    (quotation,) = quoted(*debate.posts)
    assert quotation.claimed_author == "Rosa"
    assert quotation.claimed_post == ("3" if "data-quote-id" in head else None)


@pytest.mark.parametrize(
    "head",
    [
        "<p>The keeper says that it is no longer his work to do this:</p>",
        "<p>Rosa asks.</p>",
        "And:<br>",
    ],
)
def test_other_words_over_a_quotation_stay(head: str) -> None:
    """A sentence above a box is what somebody wrote."""
    debate = _read(
        _post(4, "Rosa", "08:12", "Who mows the towpath?"),
        _post(5, "Henk", "17:40", f"{head}{BOX}No."),
    )
    (quotation,) = quoted(*debate.posts)
    assert quotation.claimed_author is None
    assert debate.posts[1].text.startswith(head.removeprefix("<p>")[:4])


def test_a_first_line_with_a_link_to_the_post() -> None:
    """A name that leads to a post, a colon and a new line say whose the words are."""
    words = "<blockquote><a href=/post/4><b>Rosa</b></a>:<br>Who mows the towpath?</blockquote>The keeper."
    debate = _read(
        _post(4, "Rosa", "08:12", "Who mows the towpath?"),
        _post(5, "Henk", "17:40", words),
    )
    (quotation,) = quoted(*debate.posts)
    assert (quotation.claimed_author, quotation.claimed_post) == ("Rosa", "4")
    assert "Rosa" not in debate.posts[1].text


def test_letters_in_drawings_are_no_names() -> None:
    """A picture of who wrote may be a drawing with the first letter of the name."""
    debate = _read(
        *(
            _post(n, f'<a href="/member/{name}"><svg><title>on</title><text x="1">{name[0]}</text></svg></a>'
                  f'<a href="/member/{name}">{name}</a>', f"08:1{n}", "The warden oils the gates every second week.")
            for n, name in enumerate(["Wout", "Inge", "Wout"], start=4)
        )
    )  # fmt: skip
    assert names(debate) == ["Wout", "Inge", "Wout"]


def test_times_in_what_is_shown_on_pointing() -> None:
    """An age that shows its time when pointed at has that time."""
    when = '<span class="age" data-tippy-content="Saturday, May {}th, 2013 at 3:51:58 PM GMT+03:00">1 year ago</span>'
    rows = (
        f'<div class="comment" id="comment-{n}"><a class="person-listing" href="/u/{name}">{name}</a>{when.format(n)}'
        f'<div class="md-div"><p>The warden oils the gates of lock {n}.</p></div></div>'
        for n, name in enumerate(["Wout", "Inge", "Wout"], start=4)
    )
    debate = _read(*rows)
    assert [str(p.written.at) for p in debate.posts if p.written] == [
        f"2013-05-0{n} 15:51:58" for n in (4, 5, 6)
    ]


def test_words_behind_comments_in_the_markup_count() -> None:
    """Pages made by scripts have comments between all pieces of a text: these are words all the same."""
    said = "The warden oils the gates of the lock every second week or so"
    words = said.replace(" ", "<!-- --> <!-- -->")
    rows = "".join(
        f'<div class="x1"><div class="x2"><a href="/u/{name}">{name}</a><span>{n} May 2013, 08:1{n}</span></div>'
        f'<div class="x3"><span>{words}</span></div></div>'
        for n, name in enumerate(["Wout", "Inge", "Wout"], start=4)
    )
    debate = _read(rows)
    assert names(debate) == ["Wout", "Inge", "Wout"]
    assert {post.text.strip() for post in debate.posts} == {said}


def test_a_box_round_all_posts_is_none_of_them() -> None:
    """It may be of one kind with the boxes round the other times, but these hold no words."""

    def box(n: int, name: str) -> str:
        time = f'<div class="when"><button><span itemprop="datePublished" content="2013-05-0{n}T15:30:55+00:00">1 year ago</span></button></div>'
        head = time if n == 4 else f"<div><div>{time}</div></div>"
        return (
            f'<div class="thread-post"><div class="head">{head}</div><div class="x9"><a href="/u/{name}" class="username">{name}</a>'
            f'<div id="post-content{n}"><div itemprop="text">The warden oils gate {n} every second week or so, and then he rests.</div></div></div></div>'
        )

    posts = "".join(
        box(n, name) for n, name in enumerate(["Wout", "Inge", "Wout", "Sanne"], 4)
    )
    beside = (
        "<p>Read the manual of the lock before you ask the warden for help with it.</p>"
        * 9
    )
    debate = _read(
        f'<div class="app"><div><div><div class="list">{posts}</div>{beside}</div></div></div>'
    )
    assert names(debate) == ["Wout", "Inge", "Wout", "Sanne"]
    assert [str(p.written.at) for p in debate.posts if p.written] == [
        f"2013-05-0{n} 15:30:55+00:00" for n in range(4, 8)
    ]


_TALK = (
    ("Ann", "The mill should stay where it is, and the council should pay for the wheel."),
    ("Bo", "Who pays for it then? I do not want another tax, and nobody asked us."),
    ("Cy", "I agree with Ann. The wheel is from 1820, and it turns."),
    ("Ann", "Sell it."),
    ("Dee", "No."),
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        '<tr id="m{n}"><td><a href="/user/{n}">{who}</a><br>{about}</td><td>{date}<br><br>{said}</td></tr>',
        '<tr id="m{n}"><td><a href="/user/{n}">{who}</a><div>{about}</div></td><td><div class="date">{date}</div>{said}</td></tr>',
        '<tr><td colspan="2">{date}</td></tr><tr><td><b>{who}</b><br>{about}</td><td>{said}</td></tr>',
        '<table id="m{n}"><tr><td><a href="/user/{n}">{who}</a><br>{about}</td><td><p class="date">{date}</p><p>{said}</p></td></tr></table>',
    ],
)
@pytest.mark.parametrize(
    "about",
    [
        "Posts: 12{n}<br>Joined: 200{n}<br>Location: Leeds",
        "Messages : 12{n}<br>Inscrit le : mai 200{n}<br>Ville : un long nom de ville au bord de la mer du nord, Lyon",
    ],
)
def test_the_cell_about_the_writer_is_no_part_of_the_words(
    row: str, about: str
) -> None:
    """What the cell with the name tells is kept beside; bare words behind a date are read."""
    rows = "".join(
        row.format(n=n, who=who, said=said, about=about.format(n=n), date=f"2010-08-0{n} 16:24")
        for n, (who, said) in enumerate(_TALK, start=1)
    )  # fmt: skip
    page = f"<!DOCTYPE html><html><head><title>The mill</title></head><body><h1>The mill</h1><table>{rows}</table></body></html>"

    debate = read_page("webpage", page).debate

    assert [p.text for p in debate.posts] == [said for _, said in _TALK]
    assert [author(debate, p) for p in debate.posts] == [who for who, _ in _TALK]
    shown = about.format(n=1).replace("<br>", " ")
    assert kept(debate.posts[0])["profile"] == shown


def test_words_below_the_name_stay_where_the_other_cell_has_only_a_picture() -> None:
    """Of two cells the one with the name may be that with the words."""
    row = '<tr id="m{n}"><td><img src="a.png" alt="x"></td><td><a href="/user/{n}">{who}</a> <i>{date}</i><div>{said}</div></td></tr>'
    rows = "".join(
        row.format(n=n, who=who, said=said, date=f"2010-08-0{n} 16:24")
        for n, (who, said) in enumerate(_TALK, start=1)
    )
    page = f"<!DOCTYPE html><html><body><h1>The mill</h1><table>{rows}</table></body></html>"

    debate = read_page("webpage", page).debate

    assert [p.text for p in debate.posts] == [said for _, said in _TALK]


_PAGERS = {
    "the one that is no link": "<div class='pagination'><a href='?p=1'>1</a> <b>2</b> <a href='?p=3'>3</a></div>",
    "a marked link": "<div class='Pager'><a href='p1'>1</a><a class='Highlight' href='p2'>2</a><a href='p3'>3</a></div>",
    "for ears": "<nav class='MuiPagination-root'><ul><li><a href='p1'>1</a></li><li><a aria-current='page'"
    " href='p2'>2</a></li><li><a href='p3'>3</a></li></ul></nav>",
    "Drupal": "<ul class='pager'><li class='pager-first'><a href='?page=0'>« first</a></li><li class='pager-item'>"
    "<a href='?page=0'>1</a></li><li class='pager-current'>2</li><li class='pager-item'><a href='?page=2'>3</a></li></ul>",
}  # fmt: skip


@pytest.mark.parametrize("pager", _PAGERS)
def test_pages_that_are_missing_are_told(pager: str) -> None:
    """The links between the pages say which of how many this is; they count as people do."""
    posts = LOCK + _post(5, "Inge", "17:40", "The warden does, every second week.")
    page = f"<html><head><title>Locks</title></head><body><h1>Locks</h1>{posts}{_PAGERS[pager]}</body></html>"
    found = read_page("webpage", page, "https://locks.example/gates?page=1")

    assert (found.page, found.pages) == (2, 3)


@pytest.mark.parametrize(
    "pager",
    [
        "",
        "<div class='pagination'><a href='a'>older</a> <a href='b'>newer</a></div>",
        "<div class='pagination'><a href='?p=1'>1</a> <a href='?p=2'>2</a></div>",
    ],
)
def test_of_pages_that_say_no_number_nothing_is_told(pager: str) -> None:
    """Which of them this is would be a guess."""
    posts = LOCK + _post(5, "Inge", "17:40", "The warden does, every second week.")
    page = f"<html><head><title>Locks</title></head><body><h1>Locks</h1>{posts}{pager}</body></html>"
    found = read_page("webpage", page)

    assert (found.page, found.pages) == (None, None)


def _plot(number: int, name: str, day: int, words: str, edit: str = "") -> str:
    """Give a post whose date stands below its words, and which a link to its place begins."""
    return (
        f'<tr><td class="post"><div id="post_{number}"><a name="post{number}"></a><div class="upper">'
        f'<div class="who"><b><a href="/folk/?name={name}">{name}</a></b><br>Gardener of the hill<br>'
        f'Posts: 40</div><div class="said">{words}</div></div><div class="lower"><div class="day">'
        f'<img src="old.gif">{day}.03.2019 09:0{number}:00</div>{edit}</div></div></td></tr>'
    )


def test_the_date_of_a_post_is_of_the_kind_that_all_posts_have() -> None:
    """Dates in the words of a post, as in "Originally posted by X on DATE", are not its own."""
    edit = '<div class="day">Edited by Inge<br>9.03.2019 10:00:00</div>'
    quotation = (
        "<i>Originally posted by Wout on 4.03.2019 09:01:00</i>:<br>&gt; leeks<br><br>"
    )
    posts = (
        _plot(1, "Wout", 4, "The leeks rot every spring, the bed is much too wet."),
        _plot(2, "Inge", 5, f"{quotation}Dig a trench along the path.", edit),
        _plot(3, "Sanne", 6, "We dug one on 1.05.2018 09:00:00 and nothing came of it."),
        _plot(4, "Bram", 7, f"{quotation}Then plant them on the hill, it is dry there."),
    )  # fmt: skip
    debate = _read(f"<table>{''.join(posts)}</table>")
    times = [str(post.written.at) for post in debate.posts if post.written]
    assert times == [f"2019-03-0{n + 3} 09:0{n}:00" for n in (1, 2, 3, 4)]
    assert names(debate) == ["Wout", "Inge", "Sanne", "Bram"]
    assert "Posts: 40" not in debate.posts[1].text


@pytest.mark.parametrize(
    "box",
    [
        '<table class="citation"><tr><td><b><a href="/pump.htm#t4">Wout a écrit :</a></b><br><br><p>{}</p></td></tr></table>',
        '<blockquote><p>Le 4 mai 2013 à 08:12:44 Wout a écrit :<br>{}</p></blockquote>',
        '<div class="post-bbcode-quote"><p>Ursprungligen postat av <b>Wout</b><br>{}</p></div>',
        '<i>Originally posted by Wout on 4.05.2013 08:12:44</i>:<br><blockquote class="QuoteText">{}</blockquote>',
        '<div class="quote"><b><a href="YaBB.pl?num=1/4#4">Wout wrote on May 4th, 2013 at 8:12am</a>:</b><br>{}</div>',
        "<cite>Wout wrote on Sat, 4 May 2013 08:12</cite><blockquote>{}</blockquote>",
        '<div class="attr">On May 4, 2013, 8:12:44 AM, Wout wrote:<br></div><blockquote class="gmail_quote">{}</blockquote>',
        '<table><tr><td><b>Zitat:</b></td></tr><tr><td class="tableb"><i>Original von Wout</i><br>{}</td></tr></table>',
    ],
)  # fmt: skip
def test_the_first_line_of_a_quotation_says_whose_it_is(box: str) -> None:
    """In a box that is called a quotation the line needs no element of its own."""
    said = box.format("The hinges creak badly.")
    answer = f"{said}The warden oils them, every second week."
    debate = _read(LOCK, _post(5, "Inge", "17:40", answer))
    (quotation,) = quoted(*debate.posts)
    assert quotation.claimed_author == "Wout"
    assert quotation.claimed_post in ("4", None)
    assert block_text(quotation.blocks[0]).strip() == "The hinges creak badly."


def test_edit_marks_in_a_box_with_other_remarks() -> None:
    """What a board tells below a post is no word of it, whoever edited it."""
    told = '<div class="edited"><a href="/who?n=4">Message cité 1 fois</a>{}</div>'
    mark = "<br>Message édité par Wout le 06-05-2013 à 23:51:02"
    debate = _read(
        _post(4, "Wout", "08:12", f"Who oils the lock gates?{told.format(mark)}"),
        _post(5, "Inge", "17:40", f"The warden, every second week.{told.format('')}"),
        _post(6, "Sanne", "19:02", 'Not since May.<p class="edition">Message édité le 7 mai 2013 à 10:10:10 par Sanne</p>'),
    )  # fmt: skip
    assert [post.text.strip() for post in debate.posts] == [
        "Who oils the lock gates?", "The warden, every second week.", "Not since May.",
    ]  # fmt: skip
    edits = [
        post.edited and (post.edited.by, post.edited.text) for post in debate.posts
    ]
    assert edits[0] == ("Wout", "06-05-2013 à 23:51:02")
    assert edits[1] is None
    assert edits[2] == ("Sanne", "7 mai 2013 à 10:10:10")


def test_a_box_of_an_advertisement_is_no_post() -> None:
    """It looks as posts do, but has no number and no words; marks of the last post shift nothing."""
    row = (
        '<table class="messagetable"><tr><td class="left">{}<div class="right"><img src="i.gif"></div>'
        '<div><b>{}</b></div></td><td class="case"><div class="bar">Posté le {}-05-2013 à 08:12:44</div>'
        "<div{}><p>{}</p></div></td></tr></table>"
    )
    mark = '<a name="t{0}"></a>'
    debate = _read(
        row.format(mark.format(4), "Wout", 14, ' id="para4"', "Who oils the lock gates? They creak."),
        row.format("", "Publicité", 14, "", "<script>fill()</script>"),
        row.format(mark.format(5), "Inge", 15, ' id="para5"', "The warden does, every second week."),
        row.format(mark.format(6), "Sanne", 16, ' id="para6"', "Not since the frost, I am sure of that."),
        row.format(mark.format(7) + '<a name="end"></a>', "Bram", 17, ' id="para7"', "I saw him do it on Monday."),
    )  # fmt: skip
    assert names(debate) == ["Wout", "Inge", "Sanne", "Bram"]
    assert [post.key for post in debate.posts] == [f"post-{n}" for n in (4, 5, 6, 7)]


def test_names_that_lead_to_a_profile() -> None:
    """A button beside the name is none of it, and a page of a person is one in French, too."""
    head = '<div class="mp"><a href="/profil/{0}?mode=infos">{0}</a><a class="pm" title="Write to">MP</a></div>'
    debate = _read(
        *(
            f'<div class="bloc-message" id="post_{n}"><div class="head">{head.format(name)}<div class="day">'
            f"{n} mai 2013 à 08:12:44</div></div><p>{said}</p></div>"
            for n, name, said in (
                (4, "Wout", "Who oils the lock gates in winter? The hinges creak badly."),
                (5, "Inge", "The warden does, every second week, with his own can."),
                (6, "Wout", "Then he forgot the lower gate, where nobody sees him."),
            )
        )
    )  # fmt: skip
    assert names(debate) == ["Wout", "Inge", "Wout"]


def test_replies_in_posts_that_say_more_than_these() -> None:
    """They are posts, and their words are in no other one."""
    answer = (
        '<li class="lesser_post" data-id="{0}"><div class="said"><a class="at" href="/home?un={1}">{1}</a>: '
        '<span class="lesser_content">{2}</span> <span class="when">2014-1-{0} 09:20</span></div></li>'
    )
    long = "The hinges creak since the frost, and the warden has not been seen with a can of oil. "
    posts = (
        f'<div class="post" data-id="{n}"><div class="who"><a href="/home?un={name}">{name}</a></div>'
        f'<div class="main"><div class="post_content">{said}</div><div class="core"><ul><li><span>'
        f'2013-12-{n} 10:44</span></li></ul><div class="replies"><ul>'
        f"{''.join(answer.format(*one) for one in answers)}</ul></div></div></div></div>"
        for n, name, said, answers in (
            (14, "Wout", "Who oils the lock gates?", ((11, "Bram", long), (12, "Wout", long + long))),
            (15, "Inge", "Nobody does.", ((13, "Sanne", long + "Since May."),)),
            (16, "Wout", "Then I will.", ()),
        )
    )  # fmt: skip
    debate = _read(*posts)
    assert names(debate) == ["Wout", "Bram", "Wout", "Inge", "Sanne", "Wout"]
    assert [post.key for post in debate.posts] == [
        f"post-{n}" for n in (14, 11, 12, 15, 13, 16)
    ]
    assert debate.posts[0].text.strip() == "Who oils the lock gates?"
    assert debate.posts[1].text.strip().startswith("The hinges creak")


def test_times_that_a_page_states_in_rdfa() -> None:
    """Drupal has the moment beside the words that its settings make of it."""
    debate = _read(
        *(
            f'<div class="comment"><span class="username">{name}</span> <span property="dc:date dc:created"'
            f' content="2012-09-1{n}T11:36:15+00:00">Tue, 1{n}/09/2012 - 11:36</span><div class="content">{said}</div></div>'
            for n, name, said in (
                (1, "Wout", "Who oils the lock gates in winter? The hinges creak badly."),
                (2, "Inge", "The warden does, every second week, with his own can."),
            )
        )
    )  # fmt: skip
    assert [str(p.written.at) for p in debate.posts if p.written] == [
        f"2012-09-1{n} 11:36:15+00:00" for n in (1, 2)
    ]


def test_an_edit_mark_may_end_with_a_name() -> None:
    """YaBB and SMF name the editor behind the time; more than a name is what a person wrote."""
    mark = '<br><span class="small"><i>« Last Edit: May 6th, 2013 at 11:51pm by Wout »</i></span>'
    remark = (
        "<br><i>Last edit: May 6th, 2013 by wish of the warden I take it all back</i>"
    )
    debate = _read(
        _post(4, "Wout", "08:12", f"Who oils the lock gates in winter?{mark}"),
        _post(5, "Inge", "17:40", f"The warden does, every second week.{remark}"),
    )
    first, second = debate.posts
    assert first.edited is not None
    assert (first.edited.by, first.text.strip()) == (
        "Wout", "Who oils the lock gates in winter?",
    )  # fmt: skip
    assert second.edited is None
    assert "take it all back" in second.text


def test_an_opening_post_of_another_kind_than_the_answers() -> None:
    """Steam: short, but signed by a link that is called its author."""
    head = '<a class="{0}_author" href="https://x.example/id/{1}">{1}</a> <span data-timestamp="155255430{2}">March</span>'
    comments = "".join(
        f'<div class="remark" id="comment_{n}"><div class="by">{head.format("remark", name, n)}</div>'
        f'<div class="comment_text">{said}</div></div>'
        for n, name, said in (
            (4, "Inge", "The warden does, every second week, with his own can."),
            (5, "Bram", "Then he forgot the lower gate, where nobody sees him."),
        )
    )
    debate = _read(
        f'<div class="forum_op"><div class="by">{head.format("forum_op", "Wout", 3)}</div><div class="content">'
        f"Who oils the lock gates in winter? The hinges creak.</div></div>{comments}"
    )
    assert names(debate) == ["Wout", "Inge", "Bram"]
    assert debate.posts[0].text.strip().startswith("Who oils")


def test_what_stands_below_a_short_post_does_not_widen_its_words() -> None:
    """Footers and signatures may say more than the words; the head of the post is none of these."""
    row = (
        '<li class="post" id="post{0}"><meta itemprop="dateCreated" content="2019-03-0{0}T09:05:00+01:00">'
        '<div class="who"><a class="username" href="/user/{1}/">{1}</a></div><div class="content"><header>'
        '<a href="/t/5#post{0}">{0}. März 2019</a> <a href="#">#{0}</a></header><div class="text"><p>{2}</p></div>'
        '<footer><div class="messageSignature"><p>Shut on Mondays.</p></div><p>Quote</p></footer></div></li>'
    )
    said = ("Who oils the gates?", "The warden, weekly.", "Not in winter, no.")
    rows = (row.format(n, f"P{n}", text) for n, text in enumerate(said, start=1))
    assert [post.text.strip() for post in _read("".join(rows)).posts] == list(said)


def test_the_number_of_a_page_is_no_part_of_the_title() -> None:
    """Pages in a folder are those of one thread by their title."""
    posts = LOCK + _post(5, "Inge", "17:40", "The warden does, every second week.")
    titles = {
        read_page(
            "webpage",
            f"<html><head><title>Lock gates{number} - Canals - BOARD</title></head><body>{posts}</body></html>",
        ).debate.title
        for number in ("", " - Page : 2", " - Page 146 of 200")
    }
    assert len(titles) == 1


def test_where_nobody_has_a_name_the_id_of_a_day_tells_who_writes() -> None:
    """On boards of Japan all are nameless; a number before the name is none of it."""
    rows = (
        ("01", "Qx7", "Who oils the lock gates in winter? The hinges creak badly."),
        ("02", "b9K", "The warden does, every second week, with his own can."),
        ("03", "Qx7", "Then he forgot the lower gate, where nobody sees him."),
    )
    debate = _read(
        *(
            f'<div id="{int(n)}" class="clear post"><div class="head"><div><span class="postid">00{n}</span>'
            f'<span class="postname"><b>Nameless</b></span></div><span class="date">2019/03/{n}(\u6728) 09:05:01</span>'
            f'<span class="uid">ID:{who}+9</span></div><div class="post-content">{said}</div></div>'
            for n, who, said in rows
        )
    )
    assert names(debate) == ["ID:Qx7+9", "ID:b9K+9", "ID:Qx7+9"]


def test_names_of_any_shape_at_the_place_of_names() -> None:
    """They begin with signs, are no links as those of others are, or have places to break at."""
    who = ("<a href='/c?n=1'>Wout</a>", "-inge-", "<a href='/c?n=2'>[Sanne]</a>", "<a href='/c?n=1'>Wout</a>",
           "<a href='/c?n=3'>Brambram\u200bbram</a>", "<a href='/c?n=2'>[Sanne]</a>")  # fmt: skip
    said = "Who oils the lock gates in winter? The hinges creak badly."
    rows = (
        f'<tr id="post_{n}"><td class="left"><div>{name}</div></td><td class="right"><div class="day">'
        f"{n} May 2019 09:05</div><div>{said}</div></td></tr>"
        for n, name in enumerate((f"<b>{name}</b>" for name in who), start=1)
    )
    debate = _read(f"<table>{''.join(rows)}</table>")
    assert names(debate) == [
        "Wout",
        "-inge-",
        "[Sanne]",
        "Wout",
        "Brambrambram",
        "[Sanne]",
    ]
