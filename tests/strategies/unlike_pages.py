"""Pages of many markups by row forms: threads of engines, and lists that look like them.

A form is the markup of one part; `{who}`, `{words}` and parts of a date are filled in.
The forms follow what software prints in kind, not to the letter; all words are our own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

Row = tuple[str, str, str, str]
"""Name, title, words, and what a form may have besides."""

TALK: Sequence[Row] = (
    ("Odile", "Ferry times", "Does anybody know why the ferry at seven is gone? I have stood at the pier twice now.", "3"),
    ("Marten", "Re: Ferry times", "It is gone since Monday. They say nobody took it, which is not what I saw.", "41"),
    ("Odile", "Re: Ferry times", "@Marten then who do I write to? I can't be the only one who has to be there by eight.", "4"),
    ("Bo Larsson", "Re: Ferry times", "I disagree with both of you. There were six people on it in all of May, I counted.", "207"),
    ("Yusra", "Re: Ferry times", "Six is what the bus has as well, and nobody talks of ending that one.", "12"),
    ("Marten", "Re: Ferry times", "Good point. If you write something I will sign it, and so will my neighbours.", "42"),
)  # fmt: skip
"""A talk of four people."""

START = dt.datetime(2014, 5, 6, 19, 42, tzinfo=dt.UTC)


def parts(form: str, rows: Sequence[Row], *, step: dt.timedelta) -> str:
    """Give a part for each row in one form, with times that go on by steps."""
    found = []
    for n, (who, title, words, more) in enumerate(rows):
        at = START + n * step + dt.timedelta(minutes=7 * n * n)
        values = {
            "n": 4100 + 7 * n, "i": n + 1, "who": who, "slug": who.lower().replace(" ", "-"), "title": title, "words": words,
            "more": more, "uid": 10 + sum(map(ord, who)) % 80, "iso": at.isoformat(), "epoch": int(at.timestamp()),
            "ymd": f"{at:%Y-%m-%d}", "hm": f"{at:%H:%M}", "dmy": f"{at:%d.%m.%Y}", "long": f"{at:%B} {at.day}, {at.year}",
            "short": f"{at:%d %b %Y}", "ago": f"{9 - n} years ago", "path": f"{'&' * (n % 3)}",
        }  # fmt: skip
        found.append(form.format_map(values))
    return "\n".join(found)


def page(body: str, title: str, *, below: str = "") -> str:
    """Give a page with what stands round its parts on most sites."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><div id='top'><a href='/'>Home</a> "
        "<a href='/about'>About us</a> <a href='/search'>Search</a></div>"
        f"<div id='main'><h1>{title.partition(' | ')[0]}</h1>{body}{below}</div>"
        "<div id='bottom'><p>Copyright 2014. All rights reserved. <a href='/imprint'>Imprint</a></p></div></body></html>"
    )


REPLY_FORM = "<form method='post' action='/reply'><textarea name='message'></textarea><input type='submit' value='Send'></form>"

THREAD_FORMS: Mapping[str, str] = {
    "drupal 6 comments": '<a id="comment-{n}"></a><div class="comment clear-block"><h3><a href="/node/88#comment-{n}" class="active">{title}</a></h3>'
    '<div class="submitted">Submitted by {who} on Tue, {ymd} {hm}.</div><div class="content"><p>{words}</p></div><ul class="links"><li><a href="/comment/reply/88/{n}">reply</a></li></ul></div>',
    "drupal 7 comments": '<article class="comment" about="/comment/{n}#comment-{n}"><header><p class="comment-submitted">Submitted by <span class="username" xml:lang="">{who}</span> on <time datetime="{iso}">{short} - {hm}</time></p>'
    '<h3><a href="/comment/{n}#comment-{n}" rel="bookmark">{words:.25}</a></h3></header><div class="content"><div class="field-item even"><p>{words}</p></div></div><ul class="links inline"><li><a href="/comment/reply/88/{n}">reply</a></li></ul></article>',
    "wordpress comments": '<li class="comment byuser even thread-even depth-1" id="comment-{n}"><div id="div-comment-{n}" class="comment-body"><div class="comment-author vcard"><img class="avatar" alt=""><cite class="fn">'
    '<a href="http://{slug}.example" rel="external nofollow" class="url">{who}</a></cite> <span class="says">says:</span></div><div class="comment-meta commentmetadata"><a href="/2014/05/ferry/#comment-{n}">{long} at {hm}</a></div><p>{words}</p>'
    '<div class="reply"><a class="comment-reply-link" href="?replytocom={n}#respond">Reply</a></div></div></li>',
    "fluxbb": '<div id="p{n}" class="blockpost"><h2><span><span class="conr">#{i}</span> <a href="viewtopic.php?pid={n}#p{n}">{ymd} {hm}:00</a></span></h2><div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong><a href="profile.php?id={uid}">{who}</a></strong></dt>'
    '<dd class="usertitle"><strong>Member</strong></dd><dd><span>Registered: 2011-03-14</span></dd><dd><span>Posts: {more}</span></dd></dl></div><div class="postright"><h3>{title}</h3><div class="postmsg"><p>{words}</p></div></div></div></div></div></div>',
    "tieba": '<div class="l_post l_post_bright" data-field=\'{{"author":{{"user_id":{uid},"user_name":"{who}"}},"content":{{"post_id":{n},"post_no":{i}}}}}\'><div class="d_author"><ul><li class="d_name"><a class="p_author_name" href="//tieba.example/home/main?un={slug}">{who}</a></li></ul></div>'
    '<div class="d_post_content_main"><div id="post_content_{n}" class="d_post_content">{words}</div><div class="post-tail-wrap"><span class="tail-info">{i}楼</span><span class="tail-info">{ymd} {hm}</span></div></div></div>',
    "guest book": '<table width="95%"><tr bgcolor="#cccccc"><td><b>{who}</b> from Kvarnholm wrote on {dmy}, {hm}:</td></tr><tr><td>{words}</td></tr></table>',
    "boxes of a comment service": '<li class="post" id="post-{n}"><div class="post-content"><div class="avatar"><a href="/by/{slug}/" class="user"><img alt="Avatar"></a></div><div class="post-body"><header><span class="post-byline"><span class="author">{who}</span></span> <a class="time-ago" href="#comment-{n}" title="{long} {hm}">{ago}</a></header>'
    '<div class="post-message"><p>{words}</p></div><footer><menu><li><a href="#">Reply</a></li><li><a href="#">Share</a></li></menu></footer></div></div></li>',
    "bbpress": '<li><div id="post-{n}" class="bbp-reply-header"><div class="bbp-meta"><span class="bbp-reply-post-date">{long} at {hm}</span><a href="/topic/ferry/#post-{n}" class="bbp-reply-permalink">#{n}</a></div></div><div class="reply hentry"><div class="bbp-reply-author"><a href="/users/{slug}/" class="bbp-author-name">{who}</a><div class="bbp-author-role">Participant</div></div>'
    '<div class="bbp-reply-content"><p>{words}</p></div></div></li>',
    "vanilla": '<li class="Item ItemComment" id="Comment_{n}"><div class="Comment"><div class="Item-Header CommentHeader"><div class="AuthorWrap"><span class="Author"><a href="/profile/{uid}/{slug}" class="Username">{who}</a></span></div><div class="Meta CommentMeta"><span class="MItem DateCreated"><a href="/discussion/comment/{n}/#Comment_{n}" class="Permalink"><time title="{long} {hm}" datetime="{iso}">{short}</time></a></span></div></div>'
    '<div class="Item-BodyWrap"><div class="Item-Body"><div class="Message">{words}</div></div></div></div></li>',
    "phorum": '<a name="msg-{n}"></a><div class="message"><div class="generic"><table><tr><td><div class="message-author icon-user"><a href="profile.php?1,{uid}">{who}</a></div><small><strong>{title}</strong><br>{ymd} {hm}</small></td></tr></table></div><div class="message-body">{words}<div class="message-options"><a href="posting.php?1,88,{n},quote=1">Quote</a></div></div></div>',
    "yabb": '<table cellpadding="4" width="100%"><tr><td class="windowbg" width="140"><a name="{n}"></a><b><a href="YaBB.pl?action=viewprofile;username={slug}">{who}</a></b><br><small>Full Member<br>Posts: {more}</small></td><td class="windowbg"><b>{title}</b><br><small>Reply #{i} - {long} at {hm}</small><hr>{words}</td></tr></table>',
    "ubb": '<table class="t_outer" id="number{n}"><tr><td class="subjecttable"><span class="small"><b><a href="ubbthreads.php?ubb=showflat&amp;Number={n}#Post{n}">{title}</a></b> <span class="date">{dmy}</span> <span class="time">{hm}</span></span></td></tr><tr><td class="author-content"><span class="username"><a href="ubbthreads.php?ubb=showprofile&amp;User={uid}">{who}</a></span><br>Joined: Jun 2009<br>Posts: {more}</td><td class="post-content"><div class="post_inner"><div id="body{n}">{words}</div></div></td></tr></table>',
    "e107": '<table class="fborder"><tr><td class="fcaption">{who}</td><td class="fcaption"><a id="post_{n}" href="forum_viewtopic.php?{n}.post">{short} : {hm}</a></td></tr><tr><td class="forumheader3"><span class="smallblacktext">Registered Member #{uid}<br>Joined: 02 Feb 2008<br>Posts: {more}</span></td><td class="forumheader3">{words}</td></tr></table>',
    "php-nuke": '<table width="99%" border="0"><tr><td class="row1"><font class="title"><b>{title}</b></font> (Score: 1)<br>by <b>{who}</b> on {ymd} {hm}:00<br>(<a href="modules.php?name=Your_Account&amp;op=userinfo&amp;username={slug}">User Info</a>)</td></tr><tr><td><font class="content">{words}</font></td></tr><tr><td><a href="modules.php?name=News&amp;file=comments&amp;op=Reply&amp;pid={n}">Reply</a></td></tr></table>',
    "blogger": '<dt class="comment-author" id="c{n}"><a name="c{n}"></a><a href="http://www.blogs.example/profile/{uid}" rel="nofollow">{who}</a> said...</dt><dd class="comment-body"><p>{words}</p></dd><dd class="comment-footer"><span class="comment-timestamp"><a href="/2014/05/ferry.html?showComment={n}#c{n}" title="comment permalink">{long} at {hm}</a></span></dd>',
    "journal comments": '<div class="cmt_whole" id="t{n}"><div class="ljcmt"><span class="ljuser" data-ljuser="{slug}"><a href="http://{slug}.journals.example/profile">{who}</a></span> <span class="date" title="{ago}">{ymd} {hm} UTC</span> <a href="/88.html?thread={n}#t{n}">link</a><div class="cmt-text">{words}</div><a href="/88.html?replyto={n}">Reply</a></div></div>',
    "issue tracker": '<div class="timeline-comment" id="issuecomment-{n}"><div class="timeline-comment-header"><strong><a class="author" href="/{slug}">{who}</a></strong> commented <a href="#issuecomment-{n}" class="timestamp"><relative-time datetime="{iso}">{long}</relative-time></a></div><div class="comment-body markdown-body"><p>{words}</p></div></div>',
    "bug tracker": '<div id="c{i}" class="bz_comment"><div class="bz_comment_head"><span class="bz_comment_number"><a href="show_bug.cgi?id=88#c{i}">Comment {i}</a></span> <span class="bz_comment_user"><span class="vcard"><span class="fn">{who}</span></span></span> <span class="bz_comment_time">{ymd} {hm}:12 UTC</span></div><pre class="bz_comment_text">{words}</pre></div>',
    "web archive of a list": '<table class="email"><tr class="email-header"><td class="sender"><b>{who}</b></td><td class="time">{long} {hm}</td></tr><tr class="email-body"><td colspan="2"><p>{words}</p></td></tr></table>',
    "slash comments": '<li id="tree_{n}" class="comment"><div class="cw"><div class="commentTop"><div class="title"><h4><a href="//talk.example/comments.pl?sid=88&amp;cid={n}">{words:.22}</a> <span class="score">(Score:{i})</span></h4></div><div class="details">by <span class="by"><a href="//talk.example/~{slug}">{who}</a></span> <span class="otherdetails">on Tuesday {long} @{hm} (<a href="/comments.pl?sid=88&amp;cid={n}">#{n}</a>)</span></div></div>'
    '<div class="commentBody"><div id="comment_body_{n}">{words}</div></div></div></li>',
    "jforum": '<tr class="trPosition{i}"><td class="row1"><span class="genmed"><b>{who}</b></span><a name="{n}"></a><br><span class="postdetails">Joined: 02/03/2011 10:12:01<br>Messages: {more}<br>Offline</span></td><td class="row1"><table><tr><td><img alt=""> <span class="postdetails"><a href="#{n}">{dmy} {hm}</a></span> &nbsp; Subject: {title}</td></tr><tr><td><div class="postbody">{words}</div></td></tr></table></td></tr>',
    "school platform": '<div class="forumpost"><div class="header"><div class="subject">{title}</div><div class="author">by <a href="/user/view.php?id={uid}&amp;course=3">{who}</a> - Tuesday, {short}, {hm}</div></div><div class="content"><div class="posting"><p>{words}</p></div><div class="commands"><a href="discuss.php?d=9#p{n}">Permalink</a> | <a href="post.php?reply={n}">Reply</a></div></div></div>',
    "comments of a paper": '<div class="kommentar"><p class="kommentar-kopf"><strong>{who}</strong><span class="zeit">{dmy}, {hm} Uhr</span></p><p class="kommentar-text">{words}</p><p class="aktionen"><a href="#">Antworten</a> <a href="#">Melden</a></p></div>',
    "comments without classes": '<div><p><b>{who}</b> | {short} {hm}</p><p>{words}</p></div>',
    "definition list": '<dt><b>{who}</b> ({ymd} {hm})</dt><dd>{words}</dd>',
    "questions and answers": '<div class="answer" id="answer-{n}"><div class="votecell"><span class="vote-count-post">{i}</span></div><div class="answercell"><div class="post-text"><p>{words}</p></div><div class="user-info">answered <span title="{ymd} {hm}:00Z" class="relativetime">{short}</span> <a href="/users/{uid}/{slug}">{who}</a></div></div></div>',
    "letters of a custom board": '<div class="letter" data-id="{n}"><header><h2>{title}</h2><p>{who}, {long}, {hm}</p></header><section>{words}</section></div>',
    "rows of a chat board": '<tr id="m{n}"><td>{who}</td><td>{dmy} {hm}</td><td>{words}</td></tr>',
    "custom elements": '<x-comment id="x{n}"><x-user>{who}</x-user><time datetime="{iso}">{ago}</time><x-text>{words}</x-text></x-comment>',
    "german board": '<div class="beitrag" id="b{n}"><div class="nutzer"><a href="/mitglied/{uid}">{who}</a><small>Beiträge: {more}</small></div><div class="inhalt"><div class="datum">Verfasst am {dmy} um {hm}</div><p>{words}</p></div><a href="#antworten">Zitieren</a></div>',
    "numbered terms": '<dt>{i} ：<font color=green><b>{who}</b></font>：{ymd} {hm}:11.05 ID:ab{uid}0</dt><dd> {words} <br><br></dd>',
    "picture board": '<div class="postContainer" id="pc{n}"><div id="p{n}" class="post reply"><span class="name">{who}</span> <span class="dateTime" data-utc="{epoch}">{dmy}(Tue){hm}:01</span> <a href="#p{n}">No.</a><a href="#q{n}">{n}</a><blockquote class="postMessage" id="m{n}">{words}</blockquote></div></div>',
    "names of classes that say nothing": '<div class="x1a"><div class="x2b"><span class="x3c">{who}</span><span class="x4d">{ago}</span></div><div class="x5e">{words}</div></div>',
    "postings of a paper": '<li><article class="posting" data-postingid="{n}"><header><h4 class="posting-name">{who}</h4><time datetime="{iso}">{dmy}, {hm}</time></header><h5>{title}</h5><p>{words}</p><button>antworten</button></article></li>',
}  # fmt: skip
"""Posts of a thread, one form for each software."""


def threads() -> dict[str, str]:
    """Give a page of a thread for every form."""
    found = {}
    for n, (name, form) in enumerate(THREAD_FORMS.items()):
        body = parts(form, TALK, step=dt.timedelta(hours=5))
        tag = {"<li": "ul", "<tr": "table", "<dt": "dl"}.get(form[:3], "div")
        whole = f"<{tag} class='list'>{body}</{tag}>"
        found[name] = page(
            whole, "Ferry times | Kvarnholm talk", below=REPLY_FORM if n % 2 else ""
        )
    return found


def _made(names: str, titles: str, words: str, more: str = "") -> Sequence[Row]:
    columns = [text.split(" / ") for text in (names, titles, words)]
    rows = max(map(len, columns))
    extra = more.split(" / ") if more else [str(n) for n in range(rows)]
    return [
        (*(c[n % len(c)] for c in columns), extra[n % len(extra)])  # type: ignore[misc]
        for n in range(rows)
    ]


STAFF = "Ines Moll / Karl Brandt"
RELEASES = _made(
    STAFF,
    "Version 2.4.1 / Version 2.4.0 / Version 2.3.7 / Version 2.3.6 / Version 2.3.5 / Version 2.3.4",
    "Fixes a crash when a folder has no name; adds support for older cameras. / The list of albums is sorted by the day of the last picture. / "
    "Faster thumbnails. Removed the option for progressive scans, which did nothing. / Translations for Danish and Estonian. Needs 64 MB less memory. / "
    "Fixed: the zoom jumped to the corner on small screens. / Adds a setting for the length of the slide show; fixes three memory leaks.",
)
EVENTS = _made(
    "Town library / Harbour hall / Old school / Town library / Harbour hall / Market square",
    "Reading for children / Concert of the brass band / Open day of the wood workshop / Lecture on tides / Dance for beginners / Flea market",
    "Stories of bears and boats for children from four to seven. Entrance is free. / The band plays marches and film music. Tickets at the door. / "
    "The workshop shows its lathes and everybody may try one. Coffee and cake. / How high does the water come, and why twice a day? With pictures. / "
    "Eight evenings for couples and single people. Please bring soft shoes. / Tables can be booked at the town hall until the end of the month.",
)
MEMBERS = _made(
    "anna71 / bjoern / Celia D / dirk_k / Emine / fabrice",
    "Member / Member / Moderator / Member / Newcomer / Member",
    "Aachen / Bergen / Cork / Delft / Edirne / Figeac",
    "112 / 8 / 2,204 / 39 / 1 / 640",
)
STAFF_PAGE = _made(
    "Dr. Agnes Holm / Peter Lind / Sofie Brandt / Ole Dahl / Rita Voss",
    "Head of office / Accounts / Archive / Workshop / Visitors",
    "Agnes has led the office since it moved to the old mill. She holds a degree in hydrology. / Peter keeps the books and answers questions about fees. / "
    "Sofie looks after the maps and the photographs of the harbour. / Ole repairs what breaks and plans the exhibitions with the curators. / Rita guides groups in four languages and runs the shop.",
)
REVIEWS = _made(
    "Hanne / mick_the_cook / A customer / Tomas R. / greta / Verified buyer",
    "Sturdy / Not for small hands / Good value / Broke after a month / Lovely colour / As described",
    "Sturdy pan, heats evenly, arrived within two days. / The handle is too thick for small hands, otherwise fine. / Good value at this price, would buy again. / "
    "The coating came off after a month. Support sent a new one. / Lovely colour, matches the kettle. A little heavy. / As described, well packed.",
    "5 / 3 / 5 / 1 / 4 / 5",
)
PRODUCTS = _made(
    "Nordlys / Havn / Nordlys / Birke / Havn / Birke",
    "Iron pan 28 cm / Kettle 1.7 l / Iron pan 20 cm / Bread knife / Tea pot / Chopping board",
    "Seasoned cast iron for all stoves, with a lifetime guarantee. / Enamelled steel, whistles when the water boils, for all stoves. / The small pan for two eggs and a slice of bacon. / "
    "Serrated blade of 22 cm, handle of oiled birch. / Stoneware, holds five cups, with a strainer of steel. / End grain, oiled, with a groove for juice.",
    "49.90 / 35.00 / 32.50 / 27.00 / 41.20 / 58.00",
)
ARTICLES = _made(
    STAFF,
    "What the tide brings / A day at the lock / Why mills stand still / The bridge keeper's book / Three kinds of fog / How a chart is drawn",
    "For two weeks we walked the beach every morning and wrote down what lay there. Most of it was rope. / The lock at Sund opens forty times a day. We stood beside the keeper for one of them. / "
    "Of the twelve mills in the valley two still turn. The others have lost their water, not their wheels. / In the archive there is a book in which every ship of 1911 is named, with its cargo. / "
    "Fishermen tell three kinds of fog apart, and only one of them is feared. / A chart begins with a lead on a line. We went out with the people who do it with sound.",
)
NEWS = _made(
    "Press office / Town council / Press office / Harbour master / Press office / Town council",
    "Pier closed for repairs / New opening hours / Swimming hall opens again / Dredging in the basin / Road works on Mill Street / Budget passed",
    "The north pier is closed until further notice while its planks are replaced. / From June on the office opens at eight and closes at four. / After two years the hall opens with a new roof and warmer water. / "
    "A dredger works in the inner basin on all weekdays; berths four to nine are closed. / Mill Street is closed to cars between the bridge and the school. / The council has passed the budget of next year with two votes against it.",
)
NUMBERED = _made(
    STAFF,
    "Harbour notes 31 / Harbour notes 30 / Harbour notes 29 / Harbour notes 28 / Harbour notes 27 / Harbour notes 26",
    ARTICLES[0][2] + " / " + " / ".join(row[2] for row in (*ARTICLES[1:], *NEWS)[:5]),
)
COMMITS = _made(
    "imoll / kbrandt / imoll / olga-t / kbrandt / imoll",
    "a41f09c / 77be120 / 0c9d5e1 / e55a0b4 / 19fd3aa / b3077c8",
    "Sort albums by the newest picture, not by name / Do not read the index twice when the folder is on a share / Remove the progressive option / "
    "Update Estonian strings from the translators' sheet / Free the decoder when a thumbnail fails / Bump the version for the next cycle",
)
JOBS = _made(
    "Sund Shipyard / Town of Kvarnholm / Havn AS / Nordlys Foundry / Sund Shipyard",
    "Welder / Gardener / Office clerk / Night watch / Crane driver",
    "We look for a welder with papers for steel and aluminium. Full time, shifts. / Care of parks and churchyards, half time, from the first of the month. / "
    "You write invoices and answer the telephone; three days a week. / Four nights a week, a quiet post with a dog. / Licence for cranes up to forty tons is required; training is offered.",
)
TALKS = _made(
    "Prof. L. Ekman / Dr. U. Haas / M. Oduya / Prof. L. Ekman / Dr. R. Blom",
    "Sediment in narrow basins / Tide tables before 1850 / Mapping with small boats / Models of drift / What gauges forget",
    "We present measurements of eleven winters and show that dredging moves silt rather than removing it. / Early tables were computed by hand; their errors tell which formula was used. / "
    "Two people and a boat of three metres can survey a harbour in a day. / A comparison of four models with drifters released in autumn. / Records of gauges have gaps, and the gaps are not random.",
)
FILES = _made(
    "skipper_k / mapmaker / skipper_k / old_salt / mapmaker",
    "harbour-map.zip / tides-2014.xls / buoys.gpx / knots.pdf / coast-north.zip",
    "Map of the harbour with all berths, 1:2000, for printing. / Times of high and low water for the whole year in one sheet. / Positions of all lit buoys between Sund and the cape. / "
    "Twelve knots with drawings, made for the sailing school. / Scans of the old sheets of the northern coast, cleaned.",
    "2.1 / 0.4 / 0.1 / 5.6 / 88.0",
)
QUERY = _made(
    "docs.harbour.example / blog.sund.example / town.example / docs.harbour.example / wiki.example",
    "Ferry times in summer / Why the ferry is late / Ferry: prices and passes / Ferry map / History of the ferry",
    "… the <b>ferry</b> leaves at seven, nine and eleven from the north pier … / … every captain of the <b>ferry</b> will tell you about the current … / … passes for the <b>ferry</b> are sold at the kiosk … / "
    "… stops of the <b>ferry</b> are shown in red … / … the first <b>ferry</b> was a rowing boat with room for two cows …",
)
BOARD = _made(
    "Odile / Marten / Yusra / Bo Larsson / gerd / Odile",
    "Ferry times / Who repairs outboards? / Ice on the lake / Old photographs wanted / Lost: a red dinghy / Mooring fees",
    "Does anybody know why the ferry at seven is gone? / Mine has stood since autumn and will not start. / Is it thick enough to walk on? / I collect pictures of the pier. / Drifted off on Sunday night. / They want twice as much from May on.",
    "12 / 4 / 31 / 0 / 2 / 19",
)
EPISODES = _made(
    "Harbour radio",
    "Episode 14 / Episode 13 / Episode 12 / Episode 11 / Episode 10",
    "We speak with a pilot about night work, and with her daughter about school. / What is a dolphin of wood? Karl explains the piles in the basin. / Two hours on the ice with the people who saw it open. / "
    "The last net maker of the coast shows his needle. / Letters from listeners, and a recording of the fog horn.",
)
ADS = _made(
    "K. Brandt / family Moll / Ole D. / S. Lind / Rita V.",
    "Dinghy, 3 m / Two oars / Outboard 4 hp / Sail, red / Anchor 12 kg",
    "Dinghy of fir, tight, with rollocks. To be fetched at Sund. / Oars of ash, 2.4 m, oiled every year, hardly used. / Two-stroke outboard, starts at once, with tank and papers. / Cotton sail, mended twice, good for a cutter. / Anchor with ten metres of chain, some rust.",
    "420 / 35 / 250 / 90 / 40",
)

HISTORY = _made(
    "Olga / Karl B / Olga / 84.12.3.9 / Ines",
    "five / four / three / two / one",
    "typo in the second paragraph / section on tides moved up, reference added / reverted the last change, see talk page / added the year of the fire / "
    "new page about the old pier",
)
TICKER = _made(
    "Sports desk",
    "minute",
    "Goal! Sund leads by one after a corner kick. / Half time, and rain has set in. / Kvarnholm brings a new striker. / Penalty for Sund, saved by the keeper. / Final whistle: one to nil.",
)
PICTURES = _made(
    "Ole / Sofie / Rita / Ole / Peter",
    "Fog / Crane / Gulls / Ice / Rope",
    "Fog over the basin, taken from the mill. / The old crane in evening light, long exposure. / Gulls behind a trawler near the cape. / "
    "Ice on the mooring lines in January. / Coils of rope in the net maker's loft.",
)

LIST_FORMS: Mapping[str, tuple[Sequence[Row], int, str]] = {
    "changelog": (RELEASES, -23, '<div class="version"><h2>{title}</h2><p class="date">{ymd}</p><ul><li>{words}</li></ul></div>'),
    "changelog with names": (RELEASES, -23, '<section><h3>{title}</h3><p><b>{who}</b>, {long}</p><p>{words}</p></section>'),
    "releases with names and times": (RELEASES, -23, '<div class="release-entry" id="release-{n}"><div class="release-header"><a href="/app/releases/tag/{i}">{title}</a> <a class="author" href="/{slug}">{who}</a> released this <relative-time datetime="{iso}">{short}</relative-time></div><div class="markdown-body"><p>{words}</p></div><details>Assets {more}</details></div>'),
    "release rows": (RELEASES, -23, "<tr><td>{title}</td><td>{who}</td><td>{ymd}</td><td>{words}</td></tr>"),
    "events": (EVENTS, 9, '<div class="event" id="event-{n}"><h3><a href="/events/{n}">{title}</a></h3><time datetime="{iso}">{long}, {hm}</time><span class="author">{who}</span><p>{words}</p></div>'),
    "events without links": (EVENTS, 9, '<div class="item"><p class="when">{dmy}, {hm}</p><h4>{title}</h4><p class="where">{who}</p><p>{words}</p></div>'),
    "event rows": (EVENTS, 9, "<tr><td>{dmy} {hm}</td><td><b>{title}</b><br>{words}</td><td>{who}</td></tr>"),
    "members": (MEMBERS, 40, '<tr><td><a href="memberlist.php?mode=viewprofile&amp;u={uid}" class="username">{who}</a></td><td>{more}</td><td>{words}</td><td>{short}</td></tr>'),
    "member cards": (MEMBERS, 40, '<div class="member-card" id="member-{n}"><a class="username" href="/members/{slug}.{n}/">{who}</a><div>{title}, {words}</div><dl><dt>Joined</dt><dd>{long}</dd><dt>Messages</dt><dd>{more}</dd></dl></div>'),
    "staff": (STAFF_PAGE, 200, '<div class="person"><h3>{who}</h3><p class="role">{title}, since {long}</p><p>{words}</p></div>'),
    "reviews": (REVIEWS, -3, '<div class="review" itemscope itemtype="https://schema.org/Review"><span class="stars" itemprop="reviewRating">{more} out of 5 stars</span> <b class="review-title">{title}</b><p>By <span class="author" itemprop="author">{who}</span> on <span class="date">{long}</span></p><p class="text">{words}</p><p>Was this review helpful?</p></div>'),
    "plain reviews": (REVIEWS, -3, '<div class="rev"><p>★★★★☆ {more}/5 <b>{who}</b> {dmy}</p><p>{words}</p></div>'),
    "products": (PRODUCTS, 3, '<div class="product-card" id="product-{n}"><a href="/shop/{n}">{title}</a><span class="brand author">{who}</span><p>{words}</p><span class="price">€ {more}</span> <span class="date">In stock from {dmy}</span><button>Add to cart</button></div>'),
    "product rows": (PRODUCTS, 3, "<tr><td><b>{title}</b></td><td>{who}</td><td>{words}</td><td>{dmy}</td><td>$ {more}</td></tr>"),
    "blog index": (ARTICLES, -6, '<article class="post" id="post-{n}"><h2 class="entry-title"><a href="/2014/{slug}/{n}/">{title}</a></h2><div class="entry-meta">by <span class="author">{who}</span> on <time datetime="{iso}">{long}</time> · <a href="/2014/{n}/#comments">{i} comments</a></div><div class="entry-summary"><p>{words} <a href="/2014/{slug}/{n}/">Continue reading</a></p></div></article>'),
    "blog index of whole articles": (ARTICLES, -6, '<div class="post hentry"><h3 class="post-title">{title}</h3><div class="post-body"><p>{words}</p><p>{words}</p></div><div class="post-footer">Posted by <span class="fn">{who}</span> at <abbr class="published" title="{iso}">{hm}</abbr> {long}</div></div>'),
    "blog index with more": (ARTICLES, -6, '<div class="teaser"><p class="meta">{who} | {dmy}</p><p><strong>{title}</strong></p><p>{words}</p><a href="/a/{n}">Read more</a></div>'),
    "titles with numbers": (NUMBERED, -7, '<article class="post" id="post-{n}"><h2><a href="/notes/{n}">{title}</a></h2><span class="author">{who}</span> <time datetime="{iso}">{long}</time><p>{words}</p></article>'),
    "titles with numbers, no headings": (NUMBERED, -7, '<div class="entry" id="e{n}"><a href="/notes-{n}.html">{title}</a> <b>{who}</b> <i>{dmy}</i><div>{words}</div></div>'),
    "search results": (QUERY, -11, '<li class="hit"><a href="http://{who}/{n}">{title}</a><cite>{who}</cite> <span class="date">{short}</span><p>{words}</p></li>'),
    "search results without links": (QUERY, -11, '<div class="g"><b>{title}</b><br><span class="author">{who}</span> - {short}<br>{words}</div>'),
    "news": (NEWS, -4, '<div class="news-item"><h3>{title}</h3><p class="meta">{dmy} | {who}</p><p>{words}</p></div>'),
    "news rows": (NEWS, -4, "<tr><td>{dmy}</td><td>{who}</td><td><b>{title}</b> {words}</td></tr>"),
    "news with links": (NEWS, -4, '<li class="views-row"><span class="field-title"><a href="/news/{n}">{title}</a></span> <span class="date">{short}</span> <span class="author">{who}</span><p>{words}</p></li>'),
    "press releases": (NEWS, -30, '<div><p><b>{who}</b> {long}</p><p>{title}: {words}</p><p><a href="/press/{n}.pdf">Download as PDF</a></p></div>'),
    "commits": (COMMITS, 1, '<li class="commit" id="commit-{n}"><a class="commit-author" href="/{slug}">{who}</a> committed <time datetime="{iso}">{short}</time><p class="commit-title"><a href="/commit/{title}">{words}</a></p><code>{title}</code></li>'),
    "commit rows": (COMMITS, 1, "<tr><td>{title}</td><td>{who}</td><td>{ymd} {hm}</td><td>{words}</td></tr>"),
    "jobs": (JOBS, -2, '<div class="job listing"><h3>{title}</h3><p><b>{who}</b> · posted {short}</p><p>{words}</p><a href="/jobs/{n}/apply">Apply now</a></div>'),
    "talks": (TALKS, 7, '<div class="abstract"><p><b>{who}</b></p><p><i>{long}, {hm}</i></p><p><b>{title}</b></p><p>{words}</p></div>'),
    "files": (FILES, -50, '<div class="download" id="file{n}"><a href="/get/{n}">{title}</a> ({more} MB)<br>Uploaded by <a href="/users/{slug}">{who}</a> on {short}<p>{words}</p></div>'),
    "file rows": (FILES, -50, "<tr><td>{title}</td><td>{more} MB</td><td>{who}</td><td>{short}</td><td>{words}</td></tr>"),
    "threads of a board": (BOARD, 0, '<tr class="thread"><td><a href="showthread.php?t={n}">{title}</a><br><small>{words}</small></td><td>{more} replies</td><td>{dmy} {hm}<br>by <a href="member.php?u={uid}">{who}</a></td></tr>'),
    "forums of a board": (BOARD, 0, '<tr id="forum-list-{n}"><td class="forum"><div class="name"><a href="/forum/{slug}">{title}</a></div><div class="description">{words}</div></td><td class="topics">{more}</td><td class="last-reply">by {who}</td></tr>'),
    "penalties": (HISTORY, -1, '<tr><td>Probation</td><td>{dmy} {hm}</td><td><b><a href="member.php?userid={uid}">{who}</a></b></td><td>{words}</td><td>Olga</td><td>Ines</td></tr>'),
    "threads with first words": (BOARD, -1, '<div class="topic-item" id="topic-{n}"><a class="title" href="/t/{n}">{title}</a><p>{words}</p><span class="author">{who}</span> <time datetime="{iso}">{short}</time> {more} replies</div>'),
    "episodes": (EPISODES, -14, '<div class="episode post"><h2><a href="/radio/{n}">{title}</a></h2><p class="meta"><span class="author">{who}</span> {long}</p><p>{words}</p><p>Length: 42:1{i}</p></div>'),
    "small ads": (ADS, -1, '<div class="ad" id="ad{n}"><b>{title}</b> <span>{more} EUR</span><p>{words}</p><p>{who}, {dmy}</p></div>'),
    "history of a page": (HISTORY, -3, '<li>{hm}, {long} <a class="mw-userlink" href="/wiki/User:{slug}">{who}</a> <span class="comment">({words})</span> <a href="?undo={n}">undo</a></li>'),
    "ticker": (TICKER, 0, '<div class="entry" id="e{n}"><time datetime="{iso}">{hm}</time><span class="author">{who}</span><p>{words}</p></div>'),
    "pictures": (PICTURES, -2, '<figure class="photo" id="photo-{n}"><img src="p.jpg" alt=""><figcaption>{words} <span class="by">by <a href="/u/{slug}">{who}</a>, {short}</span></figcaption></figure>'),
}  # fmt: skip
"""Rows, the days between them, and the form of lists that are no threads."""

TITLES: Mapping[str, str] = {
    "search": "Results for ferry | Sund", "members": "Members | Kvarnholm talk", "staff": "Who we are | Harbour office",
}  # fmt: skip


def lists() -> dict[str, str]:
    """Give a page of a list for every form."""
    found = {}
    for name, (rows, days, form) in LIST_FORMS.items():
        body = parts(form, rows, step=dt.timedelta(days=days, hours=days % 5))
        tag = {"<li": "ul", "<tr": "table"}.get(form[:3], "div")
        title = next(
            (t for begin, t in TITLES.items() if name.startswith(begin)),
            f"{name.partition(' ')[0].title()} | Harbour office",
        )
        found[name] = page(f"<{tag} class='list'>{body}</{tag}>", title)
    return found
