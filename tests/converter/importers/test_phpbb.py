"""phpBB: real pages as they were counted by hand, and what pages do besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from disputatio.converter.detection import importer_for
from disputatio.schemas.content import Spoiler, block_text
from disputatio.schemas.debate import Post
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.converter.importers.boards import phpbb, thread
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

SOULSEEK = "phpbb/avalanches-phpBB2-p2606-20040325.html"
NEWS = "phpbb/avalanches-forum-t1294_s20-20100613.html"
XENTAX = "phpbb/formasaurus-forum.xentax.com-0.html"


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "counts", "ends", "title"),
    [
        (SOULSEEK, (15, 7, 9, 9, 0, 0), ("post-2606", "post-2647"), "Soulseek"),
        (NEWS, (15, 9, 4, 3, 0, 1), ("post-21144", "post-21176"), "2010 - any news?"),
        (XENTAX, (6, 3, 2, 2, 0, 0), ("post-95352", "post-95454"),
         "Help Needed (Hex2Obj) Battlefield 4"),
    ],
)  # fmt: skip
def test_real_pages(
    fixtures_folder: Path,
    name: str,
    counts: tuple[int, ...],
    ends: tuple[str, str],
    title: str,
) -> None:
    """Posts, people, quotations, names, sources and edits are as counted."""
    debate = real(fixtures_folder, name, "phpbb")

    assert counted(debate) == counts
    assert (debate.posts[0].key, debate.posts[-1].key) == ends
    assert debate.title == title


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "key", "facts"),
    [
        (SOULSEEK, "post-2606", ("goldfish", "2003-01-22 21:36", None, [])),
        (SOULSEEK, "post-2608",
         ("groovypanda", "2003-01-22 23:06", None, [("goldfish", None)])),
        (NEWS, "post-21144", ("francis", "2010-05-02 16:41", None, [])),
        (NEWS, "post-21162",
         ("theavalanchesdotcom", "2010-06-09 05:35", None,
          [("groovypanda", None), (None, None)])),
        (XENTAX, "post-95352", ("iTzCorky", "2014-06-11 11:28", None, [])),
        (XENTAX, "post-95364",
         ("iTzCorky", "2014-06-11 17:59", None, [("cra0", None)])),
    ],
)  # fmt: skip
def test_posts_that_were_checked_by_hand(
    fixtures_folder: Path, name: str, key: str, facts: tuple[object, ...]
) -> None:
    """Who wrote them and when, who edited them, and what they quote."""
    assert told(real(fixtures_folder, name, "phpbb"), key) == facts


@pytest.mark.real
def test_the_authors_of_a_real_page(fixtures_folder: Path) -> None:
    """They stand in the order of their posts."""
    found = names(real(fixtures_folder, XENTAX, "phpbb"))

    assert found == [
        "iTzCorky",
        "shakotay2",
        "iTzCorky",
        "cra0",
        "iTzCorky",
        "iTzCorky",
    ]


@pytest.mark.parametrize(
    "wrote",
    ["hat geschrieben", "a écrit", "escribió", "ha scritto", "schreef", "napisał(a)",
     "kirjoitti", "escreveu", "skrev", "писал(а)", "yazdı"],
)  # fmt: skip
@pytest.mark.parametrize(
    "make", [phpbb.version_2, phpbb.subsilver2, phpbb.version_30, phpbb.version_33]
)
def test_names_of_quotations_in_other_languages(make: object, wrote: str) -> None:
    """The verb after the name goes, in the ten languages and some more."""
    assert callable(make)
    data = make().replace(b" wrote:", f" {wrote}:".encode())

    found = quoted(*read(data).debate.posts)

    assert [q.claimed_author for q in found] == [
        "Marit", "jonas_b", "Marit", None, "Liv Aas",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "mark", "by"),
    [
        ("de", "Zuletzt geändert von jonas_b am 22.05.2016, 09:40, insgesamt 1-mal geändert.", "jonas_b"),
        ("fr", "Dernière modification par jonas_b le 22 mai 2016 09:40, modifié 1 fois.", "jonas_b"),
        ("es", "Última edición por jonas_b el 22 mayo 2016, 09:40, editado 1 vez en total.", "jonas_b"),
        ("pl", "Ostatnio zmieniony 22 maja 2016, 09:40 przez jonas_b, łącznie zmieniany 1 raz.", "jonas_b"),
        ("it", "Ultima modifica di jonas_b il 22 maggio 2016, 9:40, modificato 1 volta in totale.", "jonas_b"),
        ("nl", "Laatst gewijzigd door jonas_b op 22 mei 2016 09:40, 1 keer totaal gewijzigd.", "jonas_b"),
    ],
)  # fmt: skip
def test_edit_marks_in_other_languages(language: str, mark: str, by: str) -> None:
    """Who edited, and when, is read in other languages too."""
    shown = (
        b"Last edited by jonas_b on Sun May 22, 2016 09:40 AM, edited 1 time in total."
    )
    data = phpbb.version_30().replace(shown, mark.encode())
    data = data.replace(b'lang="en"', f'lang="{language}"'.encode())

    edit = read(data).debate.posts[1].edited

    assert edit is not None
    assert edit.by == by
    assert edit.at is not None
    assert edit.at.replace(tzinfo=None) == thread.POSTS[1].edited


def test_ids_as_tapatalk_writes_them() -> None:
    """Boards that moved to Tapatalk have another form of ids."""
    plain = phpbb.version_33()
    data = plain.replace(b'id="p1', b'id="p_1')

    assert data != plain
    assert [p.key for p in read(data).debate.posts] == [
        p.key for p in read(plain).debate.posts
    ]


@pytest.mark.parametrize(
    ("place", "addition", "state"),
    [
        (b'class="post has-profile bg1"', b'class="post has-profile bg1 deleted"', "deleted"),
        (b'<div class="content">', b'<p class="post-notice unapproved"><strong>Waits.</strong></p><div class="content">', "unapproved"),
        (b'<div class="postbody">', b'<div class="postbody"><div class="ignore" id="post_hidden102">Foe.</div>', "ignored"),
    ],
)  # fmt: skip
def test_states(place: bytes, addition: bytes, state: str) -> None:
    """Posts that wait for approval, were deleted or are a foe's say so."""
    data = phpbb.version_33()
    start = data.index(b'id="p102"')
    data = data[:start] + data[start:].replace(place, addition, 1)

    posts = read(data).debate.posts

    assert [post.state for post in posts] == [None, state, None, None, None]
    assert posts[1].body == thread.blocks(thread.POSTS[1].words)


def test_a_rule_that_a_person_drew_is_no_signature() -> None:
    """PhpBB's line of underscores has its length; others stay in the words."""
    data = phpbb.version_2().replace(
        b"All night long.", b"All night<br />_____________<br />long."
    )
    post = read(data).debate.posts[0]

    assert "_____________\nlong." in post.text
    assert kept(post, "signature") is None


def signed(length: int, **signatures: str) -> bytes:
    """Give the page of phpBB 2 with signatures of some people below rules of a length."""
    names = {"marit": "Marit", "otto": "Old Otto", "jonas": "jonas_b"}
    given = {names[short]: sign for short, sign in signatures.items()}
    posts = [attrs.evolve(p, signature=given.get(p.author)) for p in thread.POSTS]
    return phpbb.version_2(posts).replace(b"_" * 17, b"_" * length)


@pytest.mark.parametrize("length", [5, 10, 40])
def test_rules_of_a_style_part_signatures_by_repeating(length: int) -> None:
    """Below a rule of any length what a person says twice is signature, and so on this page."""
    posts = read(signed(length, marit="Sleep.", otto="Ring them.")).debate.posts

    assert [kept(post, "signature") for post in posts] == [
        "Sleep.", None, None, "Sleep.", "Ring them.",
    ]  # fmt: skip
    assert posts[0].body == thread.blocks(thread.POSTS[0].words)


def test_rules_below_which_nothing_repeats_are_drawn_by_people() -> None:
    """What stands below them stays."""
    posts = read(signed(5, otto="Ring them.", jonas="No.")).debate.posts

    assert not any(kept(post, "signature") for post in posts)
    assert "Ring them." in posts[4].text


def test_words_below_a_rule_stay_where_the_signature_has_its_box() -> None:
    """What a person wrote below a line like the software's own is no signature."""
    rule = "_" * 17
    box = f'</div><div class="postbody">{rule}<br />Lamps for all.'
    words = f"Stop them<br />{rule}<br />at ten.{box}".encode()
    data = phpbb.subsilver2().replace(b"Stop them between ten and six.", words, 1)
    post = read(data).debate.posts[0]

    assert f"{rule}\nat ten." in post.text
    assert kept(post, "signature") == "Lamps for all."


def test_a_signature_that_begins_with_a_link() -> None:
    """The line break before a link is no part of it."""
    link = b'<a href="http://liv.example/">liv.example</a>'
    data = phpbb.version_2().replace(b"Sleep is a right.", link)
    post = read(data).debate.posts[3]

    assert kept(post, "signature") == "liv.example"
    assert body(data, 3) == thread.blocks(thread.POSTS[3].words, ids=False)


def test_remarks_of_the_server_before_the_page() -> None:
    """A page that PHP put its complaints in front of is a page."""
    remark = b"<b>[phpBB Debug] PHP Notice</b>: in file <b>/viewtopic.php</b>: <b>date()</b><br />\n"

    assert len(read(remark * 3 + phpbb.version_30()).debate.posts) == 5


@pytest.mark.parametrize(
    ("make", "end"), [(phpbb.version_2, "#102"), (phpbb.subsilver2, "#p102")]
)
def test_addresses_in_tables(make: object, end: str) -> None:
    """A post's address is the one that ends with its id, not "Back to top"."""
    assert callable(make)
    base = b"<head>\n<base href='https://tower.example/' />"
    post = read(make().replace(b"<head>", base, 1)).debate.posts[1]

    assert post.url == f"https://tower.example/viewtopic.php?p=102{end}"


def test_the_session_is_no_part_of_an_address() -> None:
    """Two visits give the same addresses."""
    data = phpbb.version_33()
    other = data.replace(
        b'href="./viewtopic.php?p=102',
        b'href="./viewtopic.php?sid=0123456789abcdef0123456789abcdef&amp;p=102',
    )

    assert other != data
    assert [p.url for p in read(other).debate.posts] == [
        p.url for p in read(data).debate.posts
    ]


_OWN_BOXES = """<html lang="fr"><body id="phpbb" class="section-viewtopic"><div id="page-body">
<h1>Les digues</h1><div id="p900"><a>une annonce</a></div>
<div class="shell" id="p41"><div class="bar"><h3><a href="viewtopic.php?t=7#p41">Les digues</a></h3>
<span class="when"><img alt="Message"> Mar 28 Mai 2019, 17:32</span></div>
<div class="who"><span class="username-coloured">Maëlle</span> <b>Messages :</b> 12</div>
<div class="text content">Faut-il rehausser la digue ?</div></div>
<div class="shell" id="p44"><div class="bar"><span class="when">Mer 29 Mai 2019, 08:10</span></div>
<div class="who"><a class="username" href="memberlist.php?u=3">Corentin</a></div>
<div class="text content"><blockquote><div><cite>Maëlle a écrit :</cite>Faut-il rehausser la digue ?
</div></blockquote>Oui, avant l'hiver.</div></div></div></body></html>"""


def test_a_style_with_boxes_of_its_own() -> None:
    """Ids, names and words tell the posts where no box has the name that it had."""
    debate = read(_OWN_BOXES.encode()).debate
    assert [post.key for post in debate.posts] == ["post-41", "post-44"]
    assert names(debate) == ["Maëlle", "Corentin"]
    moments = [post.written and post.written.at for post in debate.posts]
    assert [str(at) for at in moments] == ["2019-05-28 17:32:00", "2019-05-29 08:10:00"]
    (quotation,) = quoted(*debate.posts)
    assert quotation.claimed_author == "Maëlle"


def test_words_behind_a_quotation_are_none_of_it() -> None:
    """Styles leave the box out that stands in quotations of phpBB; what follows is an answer."""
    page = _OWN_BOXES.replace("<blockquote><div>", "<blockquote>")
    reading = read(page.replace("</div></blockquote>", "</blockquote>").encode())
    (quotation,) = quoted(*reading.debate.posts)
    assert (quotation.claimed_author, block_text(quotation.blocks[0]).strip()) == (
        "Maëlle", "Faut-il rehausser la digue ?",
    )  # fmt: skip
    assert reading.debate.posts[1].text.count("avant l'hiver") == 1
    assert "NodeNotUnderstood" not in [n.rule for n in reading.notices]


def test_words_without_a_box_of_their_own() -> None:
    """What stands below the author in the box of a post is what was written."""
    whole = phpbb.version_30(thread.POSTS[:2])
    found = read(whole.replace(b'class="content"', b'class="inner"')).debate
    assert [post.body for post in found.posts] == [
        p.body for p in read(whole).debate.posts
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b'<html><body id="phpbb" class="section-viewforum ltr"><a class="topictitle">x</a></body></html>', "the list of threads"),
        (b'<html><body id="phpbb" class="section-index ltr"><a class="forumtitle">x</a></body></html>', "the list of forums"),
        (b'<html><body id="phpbb" class="section-viewtopic"><div id="message">No such topic</div></body></html>', 'a message: "No such topic"'),
        (b'<html><head><link href="templates/subSilver/x.css"></head><body><a class="forumlink" href="viewforum.php?f=1">x</a></body></html>', "the list of forums"),
    ],
)  # fmt: skip
def test_pages_that_are_no_thread_are_refused(page: bytes, said: str) -> None:
    """The error says what the page is."""
    assert said in refused(page)


def test_the_address_of_a_post_is_not_that_of_its_author() -> None:
    """Robots get no link to the post beside the name."""
    page = phpbb.version_33().replace(
        b"<head>", b'<head><base href="https://q.example/">'
    )
    bare = re.sub(rb'<a class="unread".*?</a>|<h3.*?</h3>', b"", page, flags=re.S)

    assert all("#p" in (post.url or "") for post in read(page).debate.posts)
    assert {post.url for post in read(bare).debate.posts} == {None}


@pytest.mark.parametrize(
    ("cite", "author"),
    [
        (" author=juan link=topic=1779.msg8739#msg8739 date=1332777345 wrote:", "juan"),
        ("author=Big Al link=topic=9.msg7#msg7 date=1332777345 wrote:", "Big Al"),
        ("author=ann wrote:", "ann"), ("co-author=ann wrote:", "co-author=ann"),
    ],
)  # fmt: skip
def test_what_a_converter_of_smf_left_of_a_name(cite: str, author: str) -> None:
    """Boards that moved from SMF have its tag in the title of old quotations."""
    page = phpbb.version_30().decode()
    old = re.search("<cite>(.*?)</cite>", page)
    assert old is not None

    posts = read(page.replace(old[1], cite, 1).encode()).debate.posts

    assert author in [q.claimed_author for q in quoted(*posts)]


@pytest.mark.parametrize(
    ("box", "state"),
    [
        ('<div class="notice post_deleted_msg">Deleted by Max. <b>Reason:</b> spam</div>', "deleted"),
        ('<div class="ignore" id="post_hidden105">You ignore jonas_b.</div>', "ignored"),
    ],
)  # fmt: skip
def test_what_stands_in_the_place_of_hidden_words_is_kept(box: str, state: str) -> None:
    """Who deleted a post, and why."""
    content = b'<div class="content">'
    page = phpbb.version_33().replace(content, box.encode() + content, 1)

    found = read(page).debate.posts[0]

    assert (found.state, kept(found, "notice")) == (state, re.sub("<.*?>", "", box))


@pytest.mark.parametrize("make", [phpbb.version_2, phpbb.subsilver2])
def test_classes_of_a_theme_beside_those_of_phpbb(make: Callable[[], bytes]) -> None:
    """The software is known by its own, wherever they stand."""
    page = re.sub(rb"templates/subSilver|styles/subsilver2|<!--.*?-->", b"", make())
    page = re.sub(rb'id="phpbb"|phpBB Group', b"", page)
    themed = re.sub(rb'class="([^"]*)"', rb'class="night \1 wide"', page)

    assert importer_for(Source(data=themed)).info.name == "phpbb"
    assert read(themed).debate.posts == read(page).debate.posts


@pytest.mark.parametrize("make", [phpbb.version_2, phpbb.subsilver2])
def test_one_broken_tag_of_tables_loses_no_words(make: Callable[[], bytes]) -> None:
    """Whichever tag is broken, all words are read, or a notice says that some are not."""
    page = make()
    whole = _words(read(page))

    for tag in re.finditer(rb"<[^>]+>", page):
        broken = page[: tag.start()] + b"x" + page[tag.start() + 1 :]
        try:
            found = read(broken)
        except ReadError:
            continue
        lost = (whole - _words(found)).total()
        assert lost <= A_FEW_WORDS or found.notices, (tag.start(), tag[0])


A_FEW_WORDS = 4
"""A tag that has become words makes others of its neighbours."""


def _words(reading: Reading) -> Counter[str]:
    return Counter(w for post in reading.debate.posts for w in post.text.split())


@pytest.mark.parametrize(
    "sign", [b'<a name="p102">', b'class="postauthor"', b'<tr class="row2">']
)
def test_a_post_whose_head_is_broken_is_read(sign: bytes) -> None:
    """Without its anchor, its name or its row a post of subsilver2 stays a post."""
    head, _, below = phpbb.subsilver2().partition(b'<a name="p101">')
    broken = head + b'<a name="p101">' + below.replace(sign, b"", 1)

    found = read(broken).debate

    assert [post.text for post in found.posts] == [
        post.text for post in read(phpbb.subsilver2()).debate.posts
    ]


def test_words_outside_of_all_posts_are_told() -> None:
    """A post of prosilver that has lost its box is told, with its line."""
    page = phpbb.version_33().replace(b'<div id="p102" class="post', b'<div class="')

    found = read(page)

    assert len(found.debate.posts) == len(thread.POSTS) - 1
    (told,) = [n for n in found.notices if n.rule == "NodeNotUnderstood"]
    assert told.sentence.startswith("1 text marked as the words of posts of phpBB")
    assert told.line == page[: page.index(b"Nobody who moved")].count(b"\n") + 1


@pytest.mark.parametrize("make", [phpbb.version_2, phpbb.subsilver2, phpbb.version_33])
@pytest.mark.parametrize(
    "bar",
    [
        "Tower-Talk - The bells • Consulter le sujet - {}",
        "The Tower - Consulter le sujet : {}",
        "The Tower :: Просмотр темы: {}",
    ],
)
def test_labels_of_the_title_bar_in_any_language(
    make: Callable[[], bytes], bar: str
) -> None:
    """What stands before the title of the first post is no part of that of the thread."""
    page = re.sub(r"<h2.*?</h2>", "", make().decode()).replace("maintitle", "q")
    page = re.sub(
        "<title>.*?</title>", f"<title>{bar.format(thread.TITLE)}</title>", page
    )

    assert read(page.encode()).debate.title == thread.TITLE


def test_a_label_in_the_heading_of_a_topic() -> None:
    """The same holds for headings; a title with a colon stays whole."""
    page = phpbb.version_33().decode()
    labelled = page.replace(
        f">{thread.TITLE}</a></h2>", f">Voir : {thread.TITLE}</a></h2>"
    )
    assert labelled != page

    assert read(labelled.encode()).debate.title == thread.TITLE
    assert read(page.encode()).debate.title == thread.TITLE


def test_version_30_names_who_is_ignored_in_a_sentence() -> None:
    """The post has no head then."""
    page = (
        "<html><body id='phpbb' class='section-viewtopic ltr'><div id='p7' class='post'>"
        "<div class='postbody'><p class='author'>by <strong>Ann</strong> &raquo; 4 Jan 2009"
        " 9:00</p><div class='content'>Here.</div></div></div><div id='p8' class='post ignore'>"
        "<div class='inner'><div class='ignore'>This post was made by <strong>Bert</strong>"
        " who is currently on your ignore list.</div></div></div></body></html>"
    )
    debate = read(page.encode()).debate

    assert names(debate) == ["Ann", "Bert"]
    assert [post.state for post in debate.posts] == [None, "ignored"]


def _attached(post: Post) -> list[dict[str, str]]:
    found: Any = post.extras.plain().get("thread", {})
    return list(found.get("attachments", []))


_FILE = (
    '<dl class="file"><dt><a class="postlink" href="./download/file.php?id=5">chart.pdf'
    "</a></dt><dd><em>The <b>bells</b> by weight</em></dd><dd>(12.3 KiB) Downloaded 30"
    " times</dd></dl>"
)
_SHOWN = (
    '<dl class="file"><dt class="attach-image"><img src="./download/file.php?id=9"'
    ' alt="bell.jpg" /></dt><dd><em>The tenor bell</em></dd><dd>bell.jpg (3 KiB) Viewed'
    " 30 times</dd></dl>"
)
_SMALL = (
    '<dl class="thumbnail"><dt><a href="./download/file.php?id=7"><img'
    ' src="./download/file.php?id=7&amp;t=1" alt="clapper.jpg" /></a></dt>'
    "<dd> Its clapper</dd></dl>"
)


@pytest.mark.parametrize("make", [phpbb.version_30, phpbb.version_33])
def test_what_a_person_wrote_of_attached_files_is_kept(
    make: Callable[..., bytes],
) -> None:
    """Below a post it goes with the file; the software's own lines do not."""
    box = f'<dl class="attachbox"><dt>Attachments</dt><dd>{_FILE}{_SHOWN}{_SMALL}</dd></dl>'
    page = make(thread.POSTS[:1]).decode()
    given = page.replace('<div class="content">', f'{box}<div class="content">')
    post = read(given.encode()).debate.posts[0]

    found = _attached(post)
    assert [(f["name"], f.get("comment")) for f in found] == [
        ("chart.pdf", "The bells by weight"),
        ("bell.jpg", "The tenor bell"),
        ("clapper.jpg", "Its clapper"),
    ]


def test_what_a_person_wrote_of_a_file_among_words_stays_among_them() -> None:
    """There it is the line below a picture."""
    page = phpbb.version_33(thread.POSTS[:1]).decode()
    inner = f'<div class="content">Look: <div class="inline-attachment">{_SHOWN}</div>'
    given = page.replace('<div class="content">', inner, 1).encode()
    text = read(given).debate.posts[0].text

    assert text.startswith("Look:\n\n")
    assert "The tenor bell" in text
    assert "KiB" not in text
    assert "Viewed" not in text


_OLD_FILES = (
    '<br clear="all" /><br /><table class="tablebg" width="100%" cellspacing="1"><tr>'
    '<td class="row3"><b class="genmed">Attachments: </b></td></tr>'
    '<tr><td class="row2"><span class="gensmall"><b>File comment:</b> All of the bells'
    '</span><br /><span class="genmed"><img src="./images/upload_icons/pdf.gif" alt="" />'
    ' <a href="./download/file.php?id=5">chart.pdf</a> [12.3 KiB]</span><br />'
    '<span class="gensmall">Downloaded 30 times</span><br /></td></tr>'
    '<tr><td class="row2"><img src="./download/file.php?id=9" alt="bell.jpg" /><br />'
    '<span class="gensmall">bell.jpg [ 3 KiB | Viewed 30 times ]</span><br /></td></tr>'
    "</table>"
)


def test_files_in_tables_of_subsilver2_are_kept_with_what_was_written_of_them() -> None:
    """Their words are the software's; the person's are behind a label in any language."""
    page = phpbb.subsilver2(thread.POSTS[:1]).decode()
    at = page.index('<br clear="all"')
    post = read((page[:at] + _OLD_FILES + page[at:]).encode()).debate.posts[0]
    before = read(page.encode()).debate.posts[0]

    assert post.text == before.text
    assert _attached(before) == []
    assert _attached(post) == [
        {
            "name": "chart.pdf",
            "url": "./download/file.php?id=5",
            "comment": "All of the bells",
        },
        {"name": "bell.jpg", "url": "./download/file.php?id=9"},
    ]


def test_files_among_the_words_of_subsilver2() -> None:
    """The title of the box and the counters are the software's."""
    box = (
        '<div class="postbody">Look: <div class="attachtitle">Attachment:</div>'
        '<div class="attachcontent"><span class="gensmall"><b>File comment:</b> The tenor'
        ' bell</span><br /><img src="./download/file.php?id=9" alt="bell.jpg" /><br />'
        '<span class="gensmall">bell.jpg [ 3 KiB | Viewed 30 times ]</span></div>'
    )
    page = phpbb.subsilver2(thread.POSTS[:1]).decode()
    given = page.replace('<div class="postbody">', box, 1).encode()
    text = read(given).debate.posts[0].text

    assert text.startswith("Look:\n\nThe tenor bell\n")
    for furniture in ("Attachment:", "File comment", "KiB", "Viewed"):
        assert furniture not in text


@pytest.mark.parametrize("name", ["codebox spoil", "spoiler", "codebox spoiler"])
def test_spoilers_that_are_lists_of_definitions(name: str) -> None:
    """Boards make them of the box for code."""
    page = phpbb.version_30(thread.POSTS[:1]).decode()
    box = (
        f'<div class="content"><dl class="{name}"><dt>Spoiler: <a href="#"'
        ' onclick="show(this)">show</a></dt><dd>The tenor is <b>cracked</b>.</dd></dl>'
    )
    first_ = body(page.replace('<div class="content">', box, 1).encode())[0]
    assert isinstance(first_, Spoiler)
    assert first_.title == "Spoiler: show"
    assert block_text(first_) == "The tenor is cracked."


@pytest.mark.parametrize("section", ["index", "portal"])
def test_news_on_the_first_page_of_a_board_are_no_thread(section: str) -> None:
    """A portal shows them in the boxes of posts; the page's own name says what it is."""
    whole = phpbb.version_33(thread.POSTS[:1]).decode()
    said = refused(whole.replace("section-viewtopic", f"section-{section}").encode())
    assert "phpBB's page of news or articles on the first page of a board" in said
