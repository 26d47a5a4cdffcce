"""Discussions of Jive and journals with comments as their pages are written; the words are our own."""

from __future__ import annotations

TALK = [
    (
        "Odile Renard",
        "odile",
        "Does anybody know why the ferry at seven is gone? I have stood at the pier twice now.",
    ),
    (
        "Bo Larsson",
        "bo",
        "It is gone since Monday. They say nobody took it, not even you.",
    ),
    ("Yusra", "yusra", "Then who do I write to? I can't be the only one who wants it."),
    ("Bo Larsson", "bo", "To the harbour master, he reads all letters."),
]


def jive_2009() -> str:
    """Give a discussion of Jive of 2009, with days of joining beside names."""
    r = []
    for n, (who, slug, w) in enumerate(TALK[1:], 1):
        r.append(f'''<li class="reply"><a name="41{n}0"></a><div class="jive-thread-message" id="message-41{n}0"><div><div class="jive-thread-reply clearfix"><div class="jive-thread-reply-body clearfix">
<div class="jive-author"><span class="jive-author-avatar-container"><a href="/people/{slug}" class="jiveTT-hover-user"><img class="jive-avatar" alt="{who}"></a></span><span class="jive-username-link-wrapper"><a href="/people/{slug}" class="jiveTT-hover-user jive-username-link">{who}</a></span><em>{n * 210} posts since<br>Jan {n}, 2009</em></div>
<div class="jive-thread-reply-body-container"><div class="thread-reply-bar"><span class="jive-thread-reply-subject"><strong>{n}. Re: Night ferry</strong> <span class="jive-thread-reply-date"><a href="/thread/88?tstart=0#41{n}0" title="Link to reply">May 2{n}, 2009 7:32 AM</a></span> <span class="jive-thread-reply-response">(in response to <a href="#4100">Odile Renard</a>)</span></span></div>
<div class="jive-thread-reply-message"><div class="jive-rendered-content"><p>{w}</p></div></div><div class="jive-content-controls"><a href="/post!reply.jspa?message=41{n}0" class="jive-thread-reply-link">Reply</a></div></div></div></div></div></div></li>''')
    who, slug, w = TALK[0]
    return f"""<html><head><title>Harbour: Night ferry</title></head><body><div id="jive-breadcrumb"><a href="/community">Home</a> &gt; <a href="/community/jetty">Jetty</a> &gt; Discussions</div>
<div class="jive-thread-post jive-content" id="thread-post"><div class="jive-thread-post-body clearfix"><div class="jive-author"><span class="jive-username-link-wrapper"><a href="/people/{slug}" class="jive-username-link">{who}</a></span><em>1,204 posts since<br>Feb 2, 2008</em></div>
<div class="jive-thread-post-body-container"><div class="jive-thread-post-details"><span>Currently Being Moderated</span> <span class="jive-thread-post-date">May 20, 2009 9:05 PM</span></div><h2 class="jive-thread-post-subject">Night ferry</h2><div class="jive-thread-post-message"><div class="jive-rendered-content"><p>{w}</p></div></div></div></div></div>
<ul class="jive-discussion-replies">{"".join(r)}</ul></body></html>"""


def jive_2013() -> str:
    """Give a discussion of Jive of 2013."""
    r = []
    for n, (who, slug, w) in enumerate(TALK[1:], 1):
        r.append(f'''<li class="reply"><div class="j-thread-post jive-thread-message" id="{4100 + n}"><div class="jive-thread-reply"><div class="j-post-avatar"><a href="/people/{slug}"><img alt="{who}"></a></div><section class="jive-thread-reply-body"><header><h3><strong>{n}. Re: Night ferry</strong></h3>
<span class="j-post-author"><strong><a href="/people/{slug}" class="jiveTT-hover-user jive-username-link">{who}</a></strong> <span class="font-color-meta-light">Level {n}</span></span><span class="font-color-meta"><a class="j-nav-anchor" href="/message/41{n}0#41{n}0">May 2{n}, 2013 7:32 AM</a> (<span>in response to</span> <a class="localScroll font-color-meta-light" href="#4100">Odile Renard</a>)</span></header>
<div class="jive-rendered-content"><p>{w}</p></div><footer><ul><li><a href="#">Like</a> ({n})</li></ul></footer></section></div></div></li>''')
    who, slug, w = TALK[0]
    return f"""<html><head><title>Night ferry | Harbour</title></head><body><div class="j-original-message j-thread-post" id="jive-thread-content"><div class="jive-thread-post-details"><header><h1>Night ferry</h1><span class="j-post-author"><strong><a href="/people/{slug}" class="jive-username-link">{who}</a></strong></span> <span class="font-color-meta">May 20, 2013 9:05 PM</span></header></div><div class="jive-rendered-content"><p>{w}</p></div></div><div class="j-all-replies"><ul class="jive-discussion-replies">{"".join(r)}</ul></div></body></html>"""


def journal(style: str, *, mention: bool = False) -> str:
    """Give an entry of a journal with comments, in a style; the last may be of nobody, who mentions somebody."""

    def user(u: str) -> str:
        return f'<span class="ljuser i-ljuser" data-ljuser="{u}" lj:user="{u}"><a href="https://{u}.journals.example/profile"><img class="i-ljuser-userhead" src="u.gif"></a><a href="https://{u}.journals.example/" class="i-ljuser-username" target="_self"><b>{u}</b></a></span>'

    com = "".join(
        f'<div id="ljcmt41{n}0" class="comment-wrap ljcmt_full"><div class="comment"><div class="comment-head"><p class="comment-poster">{"(Anonymous)" if mention and n == 3 else user(s)}</p><p class="comment-date"><abbr title="1 day after journal entry">May 2{n} 2013, 07:3{n}:00 UTC</abbr></p><a href="https://odile.journals.example/88.html?thread=41{n}0#t41{n}0">Link</a></div><div class="comment-text">{w}{" As " + user("odile") + " says, he is a patient man." if mention and n == 3 else ""}</div><a href="https://odile.journals.example/88.html?replyto=41{n}0">Reply</a></div></div>'
        for n, (_, s, w) in enumerate(TALK[1:], 1)
    )
    w = f"{TALK[0][2]} {TALK[0][2]}"
    if style == "s2":
        top = f'<div class="entry-wrap"><div class="entry"><h3 class="entry-title">Night ferry</h3><div class="entry-poster">{user("odile")}</div><abbr class="entry-date" title="2013-05-20T21:05:00Z">May 20th, 2013 @ 09:05 pm</abbr><div class="entry-content">{w}</div></div></div>'
        t = "odile: Night ferry"
    elif style == "single":
        top = f'<article class="b-singlepost hentry"><div class="b-singlepost-wrapper"><div class="b-singlepost-about"><dl class="b-singlepost-author vcard author"><dt class="b-singlepost-author-userpic"><img></dt><dd class="b-singlepost-author-user">{user("odile")}</dd><dd class="b-singlepost-author-date published dt-published"><a href="#">May 20</a>, 2013, 21:05</dd></dl></div><h1 class="b-singlepost-title entry-title p-name">Night ferry</h1><div class="b-singlepost-bodywrapper"><div class="b-singlepost-body entry-content e-content">{w}</div></div></div></article>'
        t = "Night ferry: odile — LiveJournal"
    else:
        top = f'<article class="aentry"><div class="aentry-head"><div class="aentry-head__userpic"><img></div><div class="aentry-head__username">{user("odile")}</div><p class="aentry-head__date"><time>May 20 2013, 21:05</time></p></div><div class="aentry-post"><h1 class="aentry-post__title"><span class="aentry-post__title-text">Night ferry</span></h1><div class="aentry-post__content"><div class="aentry-post__text aentry-post__text--view">{w}</div></div></div></article>'
        t = "Night ferry: odile — LiveJournal"
    return f'<html><head><title>{t}</title></head><body><div class="journal-head"><a href="https://odile.journals.example/">Odile by the sea</a></div>{top}<div id="comments">{com}</div></body></html>'
