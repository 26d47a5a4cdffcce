"""Boards of plain lines: people told by signs, answers by numbers, an opening in loose words."""

from __future__ import annotations

from disputatio.converter import registry
from disputatio.schemas.debate import Debate
from disputatio.schemas.protocols import Source
from tests.converter.importers.boards.reading import names


def _read(body: str, title: str, language: str) -> Debate:
    page = f"<html lang='{language}'><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>"
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found.debate


SAID = (
    "水門の鍵は誰が持っていますか。教えてください。",
    "管理人が持っていると思います。",
    "管理人は先月やめました。",
    "では市役所に聞いてみます。",
)
POINTS = {1: 1, 3: 3}


def test_a_list_of_terms_with_numbers_and_signs() -> None:
    """A line such as "2 ：nameless：DATE ID:x" heads each post; the sign tells people apart."""
    rows = "".join(
        f"<dt>{n + 1} ：<font color=green><b>名無しさん</b></font>：2019/05/0{n + 1}(水) 09:1{n}:01.12 ID:{'aBcbdE'[n] * 4}+9"
        f"<dd> {f'<a href=../test/read.cgi/x/1/{POINTS[n]}>&gt;&gt;{POINTS[n]}</a> <br> ' if n in POINTS else ''}{text} <br><br>\n"
        for n, text in enumerate(SAID)
    )
    debate = _read(
        f"<h1>水門の鍵について</h1><dl class='thread'>{rows}</dl>",
        "水門の鍵について",
        "ja",
    )
    assert names(debate) == ["ID:aaaa+9", "ID:BBBB+9", "ID:cccc+9", "ID:bbbb+9"]
    assert [p.number for p in debate.posts] == [1, 2, 3, 4]
    assert [p.text.strip().splitlines()[-1] for p in debate.posts] == list(SAID)
    assert not any("名無し" in p.text for p in debate.posts)
    parents = {r.sources[0]: r.targets[0] for r in debate.relations}
    keys = [p.key for p in debate.posts]
    assert parents == {keys[1]: keys[0], keys[3]: keys[2]}


def test_an_opening_in_loose_words_above_lines_of_answers() -> None:
    """Labels tell who opened it, and when; each line below has a name, words and a day without year."""
    lines = (
        ("推", "henk", "我記得水門旁邊小屋的管理員有鑰匙,星期一早上七點以後都在。"),
        ("噓", "mieke", "他上個月就辭職了,小屋現在沒有人,你最好不要白跑一趟。"),
        ("→", "henk", "那你就去市公所問吧,水利課的人應該知道現在鑰匙放在哪裡。"),
    )
    pushes = "".join(
        f'<div class="push"><span class="hl push-tag">{tag} </span><span class="f3 hl push-userid">{name}</span>'
        f'<span class="f3 push-content">: {text}</span><span class="push-ipdatetime"> 03/14 10:2{n}\n</span></div>'
        for n, (tag, name, text) in enumerate(lines)
    )
    meta = "".join(
        f'<div class="metaline"><span class="tag">{tag}</span><span class="value">{value}</span></div>'
        for tag, value in (("作者", "rosa (Rosa)"), ("看板", "Water"), ("標題", "水門的鑰匙"), ("時間", "Thu Mar 14 09:05:01 2019"))
    )  # fmt: skip
    opening = "請問誰有水門的鑰匙?我們的船星期一要過去,可是水門一直關著。" * 3
    debate = _read(
        f'<div id="main">{meta}\n\n{opening}\n\n--\n<span class="f2">※ 發信站: water.example\n</span>{pushes}</div>',
        "水門的鑰匙 - 看板 Water",
        "zh-TW",
    )
    assert names(debate) == ["rosa (Rosa)", "henk", "mieke", "henk"]
    assert debate.posts[0].text.startswith(opening)
    assert debate.posts[1].text.strip() == lines[0][2]
    assert debate.posts[1].written is not None
    assert debate.posts[1].written.text == "03/14 10:20"


def test_lines_of_answers_may_be_short() -> None:
    """A few characters of a script where each is a word are an answer."""
    said = (
        "管理員有鑰匙啊",
        "他上個月辭職了吧",
        "那就去市公所問問",
        "謝謝大家的回答喔",
    )
    pushes = "".join(
        f'<div class="push"><span class="hl push-tag">推 </span><span class="f3 hl push-userid">{name}</span>'
        f'<span class="f3 push-content">: {text}</span><span class="push-ipdatetime"> 03/14 10:2{n}</span></div>'
        for n, (name, text) in enumerate(zip(("henk", "mieke", "rosa", "henk"), said, strict=True))
    )  # fmt: skip
    opening = "請問誰有水門的鑰匙?我們的船星期一要過去,可是水門一直關著。" * 6
    meta = "<div><span>作者</span><span>rosa (Rosa)</span></div><div><span>時間</span><span>Thu Mar 14 09:05:01 2019</span></div>"
    debate = _read(f'<div id="main">{meta}{opening}{pushes}</div>', "水門", "zh-TW")
    assert [p.text.strip() for p in debate.posts] == [opening, *said]


def test_links_to_other_posts_are_no_sign_of_a_list() -> None:
    """On a board where all are nameless, posts that point at each other are a thread without doubt."""
    said = (
        "The ferry of the north pier ought to go in winter, since the island has no other road.",
        "Forty families cannot pay for a ship of that size, the council wrote so last spring.",
        "The mail and the school children go over every morning at seven, in winter as in summer.",
        "A smaller boat was tried in the year of the storm, and it sank at the quay of the town.",
        "The council met twice about it and nobody answered, as the minutes of the meetings tell.",
    )
    posts = "".join(
        f'<div class="post" id="p{1000 + n}"><span class="name">Anonymous</span> <span data-utc="{1552554301 + n}">03/14/19(Thu)09:1{n}:01</span>'
        f'<blockquote class="postMessage">{f"<a href=#p{999 + n}>&gt;&gt;{999 + n}</a><br>" if n == 3 else ""}{text}</blockquote></div>'
        for n, text in enumerate(said)
    )
    page = (
        f"<html lang='en'><title>Ferry</title><body><h1>Ferry</h1>{posts}</body></html>"
    )
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    assert "PostsDoubtful" not in {n.rule for n in found.notices}
    reply = next(iter(found.debate.relations))
    assert (reply.sources, reply.targets) == (("post-1003",), ("post-1002",))
