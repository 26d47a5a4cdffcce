"""Pages that list the topics of a board, in the markups of many boards.

A form is the head of the list, one row and what ends it; the words are our own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

Topic = tuple[str, str, str, int, int]
"""Title, who began it, who wrote last, answers and views."""

TOPICS: Mapping[str, Sequence[Topic]] = {
    "en": (
        ("Night ferry", "Odile", "Marten", 12, 340),
        ("Who has the key of the boat house?", "Bo Larsson", "Yusra", 3, 88),
        ("Tides", "Yusra", "Odile", 41, 1204),
        ("Lost: one blue oar, near the old mole", "Marten", "Bo Larsson", 0, 19),
        ("Rules of the jetty", "harbour master", "harbour master", 1, 5023),
        ("I think the summer timetable is wrong", "Odile", "Yusra", 27, 611),
        ("Selling two deck chairs", "Tomas R.", "Odile", 6, 150),
    ),
    "fr": (
        ("Le bac de nuit", "Odile", "Martin", 12, 340),
        ("Qui a la clé du hangar à bateaux ?", "Benoît", "Yousra", 3, 88),
        ("Marées", "Yousra", "Odile", 41, 1204),
        ("Perdu : une rame bleue, près du vieux môle", "Martin", "Benoît", 2, 19),
        ("Règlement de la jetée", "Le maître du port", "Le maître du port", 1, 5023),
        ("Je pense que l'horaire d'été est faux", "Odile", "Yousra", 27, 611),
        ("Vends deux transats", "Thomas", "Odile", 6, 150),
    ),
}  # fmt: skip

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "L_TOPICS": "Topics", "L_REPLIES": "Replies", "L_VIEWS": "Views", "L_AUTHOR": "Author", "L_LAST": "Last post", "L_BY": "by",
        "L_STARTED": "Started by", "L_VOTES": "Votes",
    },
    "fr": {
        "L_TOPICS": "Sujets", "L_REPLIES": "Réponses", "L_VIEWS": "Vues", "L_AUTHOR": "Auteur", "L_LAST": "Dernier message", "L_BY": "par",
        "L_STARTED": "Commencé par", "L_VOTES": "Votes",
    },
}  # fmt: skip

FORMS: Mapping[str, tuple[str, str, str]] = {
    "forumactif, subsilver": (
        '<table class="forumline"><tr><th colspan="3">{L_TOPICS}</th><th>{L_REPLIES}</th><th>{L_AUTHOR}</th><th>{L_VIEWS}</th><th>{L_LAST}</th></tr>',
        ('<tr><td class="row1" width="20"><img alt="no new"></td><td class="row1"></td><td class="row1" width="100%"><div class="topictitle"><h2 class="topic-title"><a class="topictitle" href="/t{n}-{slug}">{title}</a></h2></div>'
        '<span class="genmed"></span></td><td class="row2"><span class="postdetails">{replies}</span></td><td class="row3"><span class="name"><strong><a href="/u{uid}">{who}</a></strong></span></td><td class="row2"><span class="postdetails">{views}</span></td>'
        '<td class="row3Right" nowrap><span class="postdetails">{dmy} - {hm}<br><a href="/u{vid}">{last}</a> <a href="/t{n}-{slug}#{p}"><img alt="see"></a></span></td></tr>'),
        "</table>",
    ),
    "forumactif, prosilver": (
        '<div class="forumbg"><ul class="topiclist topics"><li class="header"><dl class="icon"><dt>{L_TOPICS}</dt><dd class="posts">{L_REPLIES}</dd><dd class="views">{L_VIEWS}</dd><dd class="lastpost"><span>{L_LAST}</span></dd></dl></li></ul><ul class="topiclist topics bg_none">',
        ('<li class="row row{odd}"><dl class="icon"><dd class="dterm" title="no new"><div class="topic-title-container"><h2 class="topic-title hierarchy"><a class="topictitle" href="/t{n}-{slug}">{title}</a></h2></div><br><span class="span-tab">{L_BY} <strong><a href="/u{uid}">{who}</a></strong></span></dd>'
        '<dd class="posts">{replies} <dfn>{L_REPLIES}</dfn></dd><dd class="views">{views} <dfn>{L_VIEWS}</dfn></dd><dd class="lastpost"><span>{L_BY} <a href="/u{vid}"><strong>{last}</strong></a> <a href="/t{n}-{slug}#{p}"><img alt="see"></a><br>{dmy} - {hm}</span></dd></dl></li>'),
        "</ul></div>",
    ),
    "forumactif, punbb": (
        '<div class="main-head"><h1 class="page-title">{L_TOPICS} [7]</h1></div><table class="table"><thead><tr><th class="tcl">{L_TOPICS}</th><th class="tc2">{L_REPLIES}</th><th class="tc3">{L_VIEWS}</th><th class="tcr">{L_LAST}</th></tr></thead><tbody class="statused">',
        ('<tr><td class="tcl tdtopics"><span class="status"><img alt="no new"></span> <h2 class="topic-title"><a class="topictitle" href="/t{n}-{slug}">{title}</a></h2> {L_BY} <a href="/u{uid}">{who}</a></td><td class="tc2">{replies}</td><td class="tc3">{views}</td>'
        '<td class="tcr">{dmy} - {hm} {L_BY} <a href="/u{vid}">{last}</a> <a href="/t{n}-{slug}#{p}"><img alt="see"></a></td></tr>'),
        "</tbody></table>",
    ),
    "forumactif, awesomebb": (
        '<div class="posts"><div class="posts-header"><h2 class="posts-title"><span>{L_TOPICS}</span></h2><div class="posts-lastpost-header"><span>{L_LAST}</span></div></div>',
        ('<div class="posts-section" title="no new"><div class="posts-content"><h3><a href="/t{n}-{slug}">{title}</a></h3><p>{L_BY} <a href="/u{uid}">{who}</a></p></div><div class="posts-statistics"><span class="posts-statistics-replies">{replies} <span>{L_REPLIES}</span></span><span class="posts-statistics-views">{views} <span>{L_VIEWS}</span></span></div>'
        '<div class="posts-lastpost"><div class="posts-lastpost-inner"><span><span class="posts-lastpost-author"><a href="/u{vid}">{last}</a></span> <a class="posts-lastpost-time" href="/t{n}-{slug}#{p}">{dmy} - {hm}</a></span></div></div></div>'),
        "</div>",
    ),
    "discuz": (
        '<table id="threadlisttableid"><tbody><tr><td class="icn"></td><th class="common">{L_TOPICS}</th><td class="by">{L_AUTHOR}</td><td class="num">{L_REPLIES}/{L_VIEWS}</td><td class="by">{L_LAST}</td></tr></tbody>',
        ('<tbody id="normalthread_{n}"><tr><td class="icn"><a href="thread-{n}-1-1.html" title="open"><img alt="new"></a></td><th class="common"><a href="thread-{n}-1-1.html" class="s xst">{title}</a></th><td class="by"><cite><a href="space-uid-{uid}.html" c="1">{who}</a></cite><em><span>{ymd}</span></em></td>'
        '<td class="num"><a href="thread-{n}-1-1.html" class="xi2">{replies}</a><em>{views}</em></td><td class="by"><cite><a href="space-username-{last}.html">{last}</a></cite><em><a href="forum.php?mod=redirect&amp;tid={n}&amp;goto=lastpost#lastpost">{ymd} {hm}</a></em></td></tr></tbody>'),
        "</table>",
    ),
    "burning board 2": (
        '<table class="tableinborder"><tr><td class="tabletitle" colspan="3">{L_TOPICS}</td><td class="tabletitle">{L_REPLIES}</td><td class="tabletitle">{L_AUTHOR}</td><td class="tabletitle">{L_VIEWS}</td><td class="tabletitle">{L_LAST}</td></tr>',
        ('<tr><td class="tablea"><img alt=""></td><td class="tableb">&nbsp;</td><td class="tablea"><span class="normalfont"><a href="thread.php?threadid={n}&amp;sid=">{title}</a></span></td><td class="tableb"><span class="normalfont">{replies}</span></td><td class="tablea"><span class="normalfont"><a href="profile.php?userid={uid}">{who}</a></span></td><td class="tableb"><span class="normalfont">{views}</span></td>'
        '<td class="tablea"><span class="smallfont">{dmy} <span class="time">{hm}</span><br>{L_BY} <b><a href="profile.php?userid={vid}">{last}</a></b></span></td></tr>'),
        "</table>",
    ),
    "woltlab": (
        '<div class="section tabularBox messageGroupList"><ol class="tabularList"><li class="tabularListRow tabularListRowHead"><ol class="tabularListColumns"><li class="columnSubject"><a href="?s=t">{L_TOPICS}</a></li><li class="columnStats"><a href="?s=r">{L_REPLIES}</a></li><li class="columnLastPost">{L_LAST}</li></ol></li>',
        ('<li class="tabularListRow"><ol class="tabularListColumns messageGroup wbbThread" data-thread-id="{n}"><li class="columnIcon"><p><img alt="{who}"></p></li><li class="columnSubject"><h3><a href="https://board.example/index.php/Thread/{n}-{slug}/" class="messageGroupLink wbbTopicLink" data-thread-id="{n}">{title}</a></h3><small class="messageGroupInfo"><a href="https://board.example/index.php/User/{uid}-{who}/" class="userLink">{who}</a> - <time datetime="{iso}" class="datetime" data-timestamp="{epoch}">{dmy}</time></small></li>'
        '<li class="columnStats"><dl class="plain statsDataList"><dt>{L_REPLIES}</dt><dd>{replies}</dd></dl><dl class="plain statsDataList"><dt>{L_VIEWS}</dt><dd>{views}</dd></dl></li><li class="columnLastPost"><a href="https://board.example/index.php/Thread/{n}-{slug}/?action=lastPost"><img alt="{last}"></a> <a href="https://board.example/index.php/User/{vid}-{last}/">{last}</a> <small><time datetime="{iso}" class="datetime">{dmy}, {hm}</time></small></li></ol></li>'),
        "</ol></div>",
    ),
    "vanilla": (
        '<ul class="DataList Discussions">',
        ('<li id="Discussion_{n}" class="Item ItemDiscussion"><div class="ItemContent Discussion"><div class="Title"><a href="https://board.example/discussion/{n}/{slug}">{title}</a></div><div class="Meta Meta-Discussion"><span class="MItem MCount ViewCount"><span class="Number">{views}</span> {L_VIEWS}</span> <span class="MItem MCount CommentCount"><span class="Number">{replies}</span> {L_REPLIES}</span> '
        '<span class="MItem LastCommentBy">{L_LAST} {L_BY} <a href="/profile/{vid}/{last}">{last}</a></span> <span class="MItem LastCommentDate"><time title="{long} {hm}" datetime="{iso}">{long}</time></span></div></div></li>'),
        "</ul>",
    ),
    "vanilla, with first words": (
        '<ul class="DataList Discussions">',
        '<li id="Discussion_{n}" class="Item ItemDiscussion"><div class="Author"><a href="/profile/{uid}/{who}">{who}</a></div><div class="Title"><a href="https://board.example/discussion/{n}/{slug}">{title}</a></div><div class="Excerpt">{first}</div><div class="Meta"><span>{replies} {L_REPLIES}</span> <time datetime="{iso}">{long}</time></div></li>',
        "</ul>",
    ),
    "smf": (
        '<table class="table_grid"><thead><tr><th colspan="2"></th><th>{L_TOPICS} / {L_STARTED}</th><th>{L_REPLIES} / {L_VIEWS}</th><th>{L_LAST}</th></tr></thead><tbody>',
        ('<tr><td class="icon1"><img alt=""></td><td class="icon2"><img alt=""></td><td class="subject"><div><span id="msg_{p}"><a href="https://board.example/index.php?topic={n}.0">{title}</a></span><p>{L_STARTED} <a href="https://board.example/index.php?action=profile;u={uid}">{who}</a></p></div></td><td class="stats">{replies} {L_REPLIES}<br>{views} {L_VIEWS}</td>'
        '<td class="lastpost"><a href="https://board.example/index.php?topic={n}.msg{p}#new"><img alt=""></a> {long}, {hm}<br>{L_BY} <a href="https://board.example/index.php?action=profile;u={vid}">{last}</a></td></tr>'),
        "</tbody></table>",
    ),
    "mybb": (
        '<table class="tborder"><tr><td class="tcat" colspan="3">{L_TOPICS} / {L_AUTHOR}</td><td class="tcat">{L_REPLIES}</td><td class="tcat">{L_VIEWS}</td><td class="tcat">{L_LAST}</td></tr>',
        ('<tr class="inline_row"><td class="trow1 forumdisplay_regular"><span class="thread_status">&nbsp;</span></td><td class="trow1">&nbsp;</td><td class="trow1"><div><span><span class="subject_new" id="tid_{n}"><a href="https://board.example/showthread.php?tid={n}">{title}</a></span></span><div class="author smalltext">{L_STARTED} <a href="member.php?action=profile&amp;uid={uid}">{who}</a></div></div></td>'
        '<td class="trow1"><a href="javascript:MyBB.whoPosted({n});">{replies}</a></td><td class="trow1">{views}</td><td class="trow1"><span class="lastpost smalltext">{dmy} {hm}<br><a href="showthread.php?tid={n}&amp;action=lastpost">{L_LAST}</a>: <a href="member.php?action=profile&amp;uid={vid}">{last}</a></span></td></tr>'),
        "</table>",
    ),
    "vbulletin 3": (
        '<table class="tborder" id="threadslist"><tr><td class="thead" colspan="3">{L_TOPICS} / {L_STARTED}</td><td class="thead">{L_LAST}</td><td class="thead">{L_REPLIES}</td><td class="thead">{L_VIEWS}</td></tr>',
        ('<tr><td class="alt1" id="td_threadstatusicon_{n}"><img alt=""></td><td class="alt2">&nbsp;</td><td class="alt1" id="td_threadtitle_{n}" title="{first}"><div><a href="showthread.php?t={n}" id="thread_title_{n}">{title}</a></div><div class="smallfont"><span onclick="window.open()">{who}</span></div></td>'
        '<td class="alt2" title="{L_REPLIES}: {replies}, {L_VIEWS}: {views}"><div class="smallfont">{dmy} <span class="time">{hm}</span><br>{L_BY} <a href="member.php?find=lastposter&amp;t={n}">{last}</a> <a href="showthread.php?p={p}#post{p}"><img alt=""></a></div></td><td class="alt1"><a href="misc.php?do=whoposted&amp;t={n}">{replies}</a></td><td class="alt2">{views}</td></tr>'),
        "</table>",
    ),
    "vbulletin 4": (
        '<div class="threadlist"><div class="threadlisthead"><span class="threadinfo">{L_TOPICS} / {L_STARTED}</span><span class="threadstats">{L_REPLIES} / {L_VIEWS}</span><span class="threadlastpost">{L_LAST}</span></div><ol class="threads">',
        ('<li class="threadbit" id="thread_{n}"><div class="rating0"><div class="threadinfo" title="{first}"><div class="inner"><h3 class="threadtitle"><a class="title" href="showthread.php?{n}-{slug}" id="thread_title_{n}">{title}</a></h3><div class="threadmeta"><p><span class="label">{L_STARTED} <a href="member.php?{uid}-x" class="username understate" title="{long} {hm}">{who}</a>, {dmy} {hm}</span></p></div></div></div>'
        '<ul class="threadstats"><li>{L_REPLIES}: <a href="misc.php?do=whoposted&amp;t={n}">{replies}</a></li><li>{L_VIEWS}: {views}</li></ul><dl class="threadlastpost"><dt>{L_LAST} {L_BY}</dt><dd><a href="member.php?{vid}-x"><strong>{last}</strong></a></dd><dd>{dmy}, <em class="time">{hm}</em></dd></dl></div></li>'),
        "</ol></div>",
    ),
    "xenforo": (
        '<div class="structItemContainer">',
        ('<div class="structItem structItem--thread" data-author="{who}"><div class="structItem-cell structItem-cell--main"><div class="structItem-title"><a href="/threads/{slug}.{n}/">{title}</a></div><div class="structItem-minor"><ul class="structItem-parts"><li><a href="/members/x.{uid}/" class="username">{who}</a></li><li><a href="/threads/{slug}.{n}/"><time datetime="{iso}">{dmy}</time></a></li></ul></div></div>'
        '<div class="structItem-cell structItem-cell--meta"><dl class="pairs"><dt>{L_REPLIES}</dt><dd>{replies}</dd></dl><dl class="pairs"><dt>{L_VIEWS}</dt><dd>{views}</dd></dl></div><div class="structItem-cell structItem-cell--latest"><a href="/threads/{slug}.{n}/latest"><time datetime="{iso}">{dmy}</time></a><div class="structItem-minor"><a href="/members/x.{vid}/">{last}</a></div></div></div>'),
        "</div>",
    ),
    "fluxbb": (
        '<div id="vf" class="blocktable"><table><thead><tr><th class="tcl">{L_TOPICS}</th><th class="tc2">{L_REPLIES}</th><th class="tc3">{L_VIEWS}</th><th class="tcr">{L_LAST}</th></tr></thead><tbody>',
        '<tr class="rowodd"><td class="tcl"><div class="icon"><div>{odd}</div></div><div class="tclcon"><div><a href="viewtopic.php?id={n}">{title}</a> <span class="byuser">{L_BY} {who}</span></div></div></td><td class="tc2">{replies}</td><td class="tc3">{views}</td><td class="tcr"><a href="viewtopic.php?pid={p}#p{p}">{ymd} {hm}:00</a> <span class="byuser">{L_BY} {last}</span></td></tr>',
        "</tbody></table></div>",
    ),
    "bbpress": (
        '<ul class="bbp-topics"><li class="bbp-header"><ul class="forum-titles"><li class="bbp-topic-title">{L_TOPICS}</li><li class="bbp-topic-voice-count">{L_VOTES}</li><li class="bbp-topic-reply-count">{L_REPLIES}</li><li class="bbp-topic-freshness">{L_LAST}</li></ul></li>',
        ('<li class="bbp-body"><ul id="bbp-topic-{n}" class="topic type-topic"><li class="bbp-topic-title"><a class="bbp-topic-permalink" href="https://board.example/topic/{slug}/">{title}</a><p class="bbp-topic-meta"><span class="bbp-topic-started-by">{L_STARTED} <a href="/users/{uid}/" class="bbp-author-link">{who}</a></span></p></li><li class="bbp-topic-voice-count">3</li><li class="bbp-topic-reply-count">{replies}</li>'
        '<li class="bbp-topic-freshness"><a href="https://board.example/topic/{slug}/#post-{p}" title="x">{long} {hm}</a><p class="bbp-topic-meta"><span class="bbp-topic-freshness-author"><a href="/users/{vid}/" class="bbp-author-link">{last}</a></span></p></li></ul></li>'),
        "</ul>",
    ),
    "cards of a board of today": (
        '<div class="topics">',
        '<article class="topic-card" id="topic-{n}"><a class="avatar" href="/user/{uid}"><img alt=""></a><h3><a href="/topic/{n}/{slug}">{title}</a></h3><div class="by"><a class="username" href="/user/{uid}">{who}</a> <time datetime="{iso}">{long}</time></div><p class="teaser">{first}</p><div class="counts"><span>{replies}</span><span>{views}</span></div></article>',
        "</div>",
    ),
    "rows without classes": (
        "<table border=1><tr><th>{L_TOPICS}</th><th>{L_AUTHOR}</th><th>{L_REPLIES}</th><th>{L_LAST}</th></tr>",
        '<tr><td><a href="topic.cgi?id={n}">{title}</a></td><td>{who}</td><td>{replies}</td><td>{dmy} {hm}</td></tr>',
        "</table>",
    ),
    "list of boards": (
        "<table><tr><th>Board</th><th>{L_TOPICS}</th><th>{L_LAST}</th></tr>",
        '<tr class="board"><td><h3><a href="forum-{n}.html">{title}</a></h3><span>{first}</span></td><td>{replies}</td><td><span class="date">{dmy} {hm}</span> {L_BY} <a href="profile-{vid}.html">{last}</a></td></tr>',
        "</table>",
    ),
    "ultimate bulletin board": (
        "<table><tr><td>&nbsp;</td><td><b>{L_TOPICS}</b></td><td><b>{L_STARTED}</b></td><td><b>{L_REPLIES}</b></td><td><b>{L_LAST}</b></td></tr>",
        '<tr><td><img alt=""></td><td><font size="2"><a href="Forum1/HTML/000{n}.html">{title}</a></font></td><td><font size="2">{who}</font></td><td><font size="2">{replies}</font></td><td><font size="1">{dmy} <font color="#aa0000">{hm}</font></font></td></tr>',
        "</table>",
    ),
}  # fmt: skip

FIRST = (
    "I have stood at the pier twice now and nobody came. Does anybody know more?",
    "We want to paint on Saturday, and my own key does not turn any more.",
    "Here I write down what the gauge said this week. Add yours, please!",
    "It has a white ring at the handle. There is a cake for you if you find it.",
    "Please read this before you moor. Questions may be asked below.",
    "It says seven where it should say eight, doesn't it? My neighbour thinks so, too.",
    "Hardly used, with cushions. You would have to fetch them, I have no car.",
)


TITLES: Mapping[str, Sequence[str]] = {
    "short": ("Tides", "Oars", "Ropes", "Fog", "Key", "Boats", "Nets"),
    "all alike": ("I say hello to everybody",) * 7,
    "names of who began them": tuple(row[1] for row in TOPICS["en"]),
    "with the name of who wrote last": tuple(f"{row[2]} in the fog, at last" for row in TOPICS["en"]),
    "as those of answers": tuple(f"Re: {row[0]}" for row in TOPICS["en"]),
    "days": tuple(f"May {n}, 2019" for n in range(3, 10)),
    "numbered": tuple(f"Topic {n}" for n in range(41, 48)),
}  # fmt: skip
"""Titles that say little."""


def index_of(
    form: str, language: str = "en", *, topics: int = 7, titles: Sequence[str] = ()
) -> str:
    """Give the page of a board that lists its topics."""
    head, row, end = FORMS[form]
    labels = WORDS[language]
    rows = []
    given = [
        (titles[n] if titles else t[0], *t[1:]) for n, t in enumerate(TOPICS[language])
    ]
    for n, (title, who, last, replies, views) in enumerate(given[:topics]):
        at = dt.datetime(2019, 5, 26, 17, 32, tzinfo=dt.UTC) - n * dt.timedelta(
            hours=31
        )
        values = {
            "n": 88 + 13 * n, "p": 4100 + 7 * n, "title": title, "slug": "-".join(re.findall("[a-z]+", title.lower())) + f"-{n}", "who": who, "last": last,
            "uid": 10 + sum(map(ord, who)) % 80, "vid": 10 + sum(map(ord, last)) % 80, "replies": replies, "views": views, "odd": 1 + n % 2,
            "iso": at.isoformat(), "epoch": int(at.timestamp()), "ymd": f"{at:%Y-%m-%d}", "hm": f"{at:%H:%M}", "dmy": f"{at:%d.%m.%Y}",
            "long": f"{at:%B} {at.day}, {at.year}", "first": FIRST[n], **labels,
        }  # fmt: skip
        rows.append(row.format_map(values))
    name = {"en": "The jetty", "fr": "La jetée"}[language]
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><title>{name} - Harbour board</title></head><body>"
        f"<div id='top'><a href='/'>Harbour board</a> &raquo; <a href='/f2'>{name}</a></div><div id='main'><h1>{name}</h1>"
        f"{head.format_map(labels)}{''.join(rows)}{end}</div><div id='bottom'><p>Page 1 <a href='/f2p2'>2</a> <a href='/f2p3'>3</a></p></div></body></html>"
    )
