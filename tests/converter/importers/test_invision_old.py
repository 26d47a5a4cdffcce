"""Topics of Invision 1.3 and 2, by hand from its templates: rows of tables, quotations in boxes."""

from __future__ import annotations

import pytest

from disputatio.schemas.debate import Debate
from tests.converter.importers.boards.reading import quoted
from tests.converter.importers.saved_pages import author, kept, read_page

QUOTED = (
    "<!--quoteo(post={post}:date=May 4 2007, 08:10 AM:name={name})--><div class='quotetop'>QUOTE({name} &#064; May 4 2007, "
    "08:10 AM) <a href=\"index.php?act=findpost&amp;pid={post}\"><img src='style_images/1/post_snapback.gif' alt='*'></a></div>"
    "<div class='quotemain'><!--quotec-->{words}<!--QuoteEnd--></div><!--QuoteEEnd-->"
)
OLD_QUOTED = (
    "<!--QuoteBegin-{name}+May 4 2007, 08:10 AM--></div><table border='0' align='center' width='95%' cellpadding='3' "
    "cellspacing='1'><tr><td><b>QUOTE</b> ({name} @ May 4 2007, 08:10 AM)</td></tr><tr><td id='QUOTE'><!--QuoteEBegin-->"
    "{words}<!--QuoteEnd--></td></tr></table><div class='postcolor'><!--QuoteEEnd-->"
)
EDITED = "<br /><br /><!--editby--><span class='edit'>This post has been edited by <b>{name}</b>: May 5 2007, 10:00 PM</span><!--/editby-->"
ATTACHED = "<br /><strong><span class='edit'>Attached File ( Number of downloads: 9 )</span></strong><br /><a href='i.php?act=Attach&amp;id=3'>plan.zip</a>"


def _post(number: int, name: str, clock: str, words: str, place: int = 1) -> str:
    """Make a post as version 2 draws it."""
    who = f"<a href='http://quay.example/index.php?showuser={number}'>{name}</a>"
    css = "normalname" if name != "visitor" else "unreg"
    return (
        f"<!--Begin Msg Number {number}--><table class='ipbtable' cellspacing='1'><tr>"
        f"<td valign='middle' class='row2' width='1%'><a name='entry{number}'></a><div id='post-member-{number}' class='popmenubutton'>"
        f"<span class='{css}'>{who if css == 'normalname' else name}</span></div></td><td class='row2' valign='top' width='99%'>"
        f"<div style='float: left;'><span class='postdetails'><img src='to_post_off.gif' alt='post'>May 4 2007, {clock}</span></div>"
        f"<div align='right'><span class='postdetails'>Post <a title='Show the link to this post' href='#' onclick='link_to_post({number}); "
        f"return false;'>#{place}</a></span></div></td></tr><tr><td valign='top' class='post2'><span class='postdetails'><br />Lock hand<br />"
        f"Group: Members<br />Posts: 1,085<br />Joined: 12-December 06<br />Member No.: {number}<br /></span></td>"
        f"<td width='100%' valign='top' class='post2' id='post-main-{number}'><!-- THE POST {number} --><div class='postcolor'>{words}</div>"
        "<br /><br />--------------------<br /><div class='signature'>Oil your hinges.</div><!-- THE POST --></td></tr>"
        "<tr><td class='darkrow3'></td><td class='darkrow3'><a href='javascript:scroll(0,0);'>Top</a></td></tr></table>"
    )


def _old_post(number: int, name: str, clock: str, words: str, place: int = 1) -> str:
    """Make a post as version 1.3 draws it."""
    css = "normalname" if name != "visitor" else "unreg"
    who = (
        f"<a href='index.php?showuser={number}'>{name}</a>"
        if css == "normalname"
        else name
    )
    return (
        f"<!--Begin Msg Number {number}--><table width='100%' border='0' cellspacing='1' cellpadding='3'><tr><td valign='middle' "
        f"class='row4' width='1%'><a name='entry{number}'></a><span class='{css}'>{who}</span></td><td class='row4' valign='top'>"
        f"<div align='left' class='row4'><span class='postdetails'><b><a title='Show the link to this post' href='#' "
        f"onclick='link_to_post({number}); return false;'>Posted:</a></b> May 4 2007, {clock}</span></div></td></tr><tr>"
        "<td valign='top' class='post1'><span class='postdetails'>Advanced Member<br />Group: Members<br />Joined: "
        "December 12, 2006<br /></span></td><td width='100%' valign='top' class='post1'><!-- THE POST -->"
        f"<div class='postcolor'>{words}</div><br /><br />--------------------<br /><div class='signature'>Oil your hinges.</div>"
        "</td></tr></table>"
    )


def _read(*posts: str) -> Debate:
    page = (
        "<html><head><title>Harbour talk -&gt; Who oils the gates?</title></head><body><div id='ipbwrapper'>"
        "<div id='navstrip'><a href='index.php?showforum=3'>Locks</a></div><div class='borderwrap'><div class='maintitle'>"
        "<p class='expand'>Options</p><p>&nbsp;<b>Who oils the gates?</b>, They creak</p></div>"
        f"{''.join(posts)}</div><a href='index.php?act=Track&amp;f=3&amp;t=77'>Track this topic</a></div></body></html>"
    )
    return read_page("invision", page).debate


@pytest.mark.parametrize(("make", "box"), [(_post, QUOTED), (_old_post, OLD_QUOTED)])
def test_a_topic_of_an_old_version(make, box) -> None:  # type: ignore[no-untyped-def]
    """Ids, names, times, numbers, quotations with their source, edits, signatures."""
    answer = box.format(
        name="Ann (the first) @ home", post=901, words="Who oils the gates?"
    )
    debate = _read(
        make(
            901,
            "Ann (the first) @ home",
            "08:10 AM",
            f"Who oils the gates?{EDITED.format(name='Ben')}",
        ),
        make(905, "visitor", "01:20 PM", f"{answer}The warden does.{ATTACHED}", 2),
        make(906, "Ben", "02:30 PM", f"{answer}{answer}Not since May.", 3),
    )
    first, second, third = debate.posts
    assert [author(debate, p) for p in debate.posts] == [
        "Ann (the first) @ home",
        "visitor",
        "Ben",
    ]
    assert [p.key for p in debate.posts] == ["post-901", "post-905", "post-906"]
    assert [str(p.written.at) for p in debate.posts if p.written] == [
        "2007-05-04 08:10:00", "2007-05-04 13:20:00", "2007-05-04 14:30:00",
    ]  # fmt: skip
    assert debate.title == "Who oils the gates?"
    assert first.text.strip() == "Who oils the gates?"
    assert first.edited is not None
    assert (first.edited.by, str(first.edited.at)) == ("Ben", "2007-05-05 22:00:00")
    assert second.edited is None
    found = quoted(second, third)
    assert [q.claimed_author for q in found] == ["Ann (the first) @ home"] * 3
    if box is QUOTED:
        assert [q.claimed_post for q in found] == ["901"] * 3
        assert [p.number for p in debate.posts] == [1, 2, 3]
    assert "The warden does." in second.text
    assert "plan.zip" in second.text
    assert "QUOTE" not in second.text
    assert kept(first)["signature"] == "Oil your hinges."


def test_a_quotation_without_a_name_and_code() -> None:
    """A bare box names nobody; code keeps its lines."""
    words = (
        "<div class='quotetop'>QUOTE</div><div class='quotemain'>Oil is dear.</div><!--c1--><div class='codetop'>CODE</div>"
        "<div class='codemain'>oil = 3<br />lock = 4</div>Cheap."
    )
    debate = _read(
        _post(901, "Ann", "08:10 AM", "Who pays?"), _post(905, "Ben", "09:20 AM", words)
    )
    (found,) = quoted(debate.posts[1])
    assert found.claimed_author is None
    assert "CODE" not in debate.posts[1].text
    assert "oil = 3\nlock = 4" in debate.posts[1].text
