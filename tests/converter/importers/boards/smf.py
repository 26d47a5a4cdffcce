"""The thread as SMF prints it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tests.converter.importers.boards.thread import (
    POSTS,
    THREAD,
    TITLE,
    Code,
    Quote,
    Shown,
    page,
    words_of,
)
from tests.converter.importers.boards.vbulletin import escaped_code

_BASE = "https://tower.example/index.php"
_HEAD = f'<link rel="canonical" href="{_BASE}?topic={THREAD}.15" />'
_NUMBER = 16
"""The number of the first post of the page."""


def _date(moment: dt.datetime) -> str:
    return moment.strftime("%B %d, %Y, %I:%M:00 %p")


def _link(post: int | None) -> str:
    return f"{_BASE}?topic={THREAD}.msg{post}#msg{post}"


def _title(quote: Quote) -> str:
    if quote.author is None or quote.written is None:
        return "Quote"
    shown = f"Quote from: {quote.author} on {_date(quote.written)}"
    return f'<a href="{_link(quote.post)}">{shown}</a>'


def _quote11(quote: Quote, inner: str) -> str:
    return f'<div class="quoteheader">{_title(quote)}</div><div class="quote">{inner}</div>'


def _quote20(quote: Quote, inner: str) -> str:
    return (
        f'<div class="quoteheader"><div class="topslice_quote">{_title(quote)}</div></div>'
        f'<blockquote class="bbc_standard_quote">{inner}</blockquote>'
        '<div class="quotefooter"><div class="botslice_quote"></div></div>'
    )


def _quote21(quote: Quote, inner: str) -> str:
    return f'<blockquote class="bbc_standard_quote"><cite>{_title(quote)}</cite>{inner}</blockquote>'


def _spaced(code: Code) -> str:
    return escaped_code(code).replace("\n", "<br />").replace("  ", "&nbsp; ")


def _code11(code: Code) -> str:
    return f'<div class="codeheader">Code:</div><div class="code">{_spaced(code)}</div>'


def _code20(code: Code) -> str:
    return (
        '<div class="codeheader">Code: <a href="javascript:void(0);" class="codeoperation">[Select]</a></div>'
        f'<code class="bbc_code">{_spaced(code)}</code>'
    )


def _label(number: int) -> str:
    return "on:" if number == 1 else f"Reply #{number - 1} on:"


def _edit(post: Shown, tag: str) -> str:
    if post.edited is None:
        return ""
    return (
        f"&#171; <{tag}>Last Edit: {_date(post.edited)} by {post.author}</{tag}> &#187;"
    )


def _profile(post: Shown) -> str:
    if post.guest:
        return post.author
    return f'<a href="{_BASE}?action=profile;u=5" title="View the profile of {post.author}">{post.author}</a>'


def _file(post: Shown) -> str:
    return f'<a href="{_BASE}?action=dlattach;topic=77.0;attach=5"><img src="clip.gif" alt="*" />&nbsp;{post.file}</a> (12 kB - downloaded 3 times.)'


def _post11(post: Shown, number: int) -> str:
    return f"""
<tr><td style="padding: 1px 1px 0 1px;"><a name="msg{post.id}"></a>
<table width="100%" cellpadding="3" cellspacing="0" border="0"><tr><td class="windowbg">
<table width="100%" cellpadding="5" cellspacing="0" style="table-layout: fixed;">
<tr><td valign="top" width="16%" rowspan="2" style="overflow: hidden;"><b>{_profile(post)}</b>
 <div class="smalltext">
  {post.badge}<br /><img src="star.gif" alt="*" /><br /><br />Posts: 12<br /></div></td>
<td valign="top" width="85%" height="100%"><table width="100%" border="0"><tr>
 <td valign="middle"><a href="{_link(post.id)}"><img src="xx.gif" alt="" border="0" /></a></td>
 <td valign="middle"><div style="font-weight: bold;" id="subject_{post.id}"><a href="{_link(post.id)}">Re: {TITLE}</a></div>
 <div class="smalltext">&#171; <b>{_label(number)}</b> {_date(post.written)} &#187;</div></td></tr></table>
 <hr width="100%" size="1" class="hrcolor" />
 <div class="post">{words_of(post, _quote11, _code11)}</div></td></tr>
<tr><td valign="bottom" class="smalltext" width="85%"><table width="100%" border="0" style="table-layout: fixed;">
 <tr><td colspan="2" class="smalltext" width="100%">{_file(post) if post.file else ""}</td></tr>
 <tr><td valign="bottom" class="smalltext" id="modified_{post.id}">{_edit(post, "i")}</td><td align="right" class="smalltext">Logged</td></tr></table>
 <hr width="100%" size="1" class="hrcolor" />{f'<div class="signature">{post.signature}</div>' if post.signature else ""}</td></tr>
</table></td></tr></table></td></tr>"""


def version_11(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 1.1."""
    rows = "\n".join(_post11(p, n) for n, p in enumerate(posts, start=_NUMBER))
    return page(
        _HEAD,
        f"""<body><table><tr><td class="middletext">Pages: <a class="navPages" href="{_BASE}?topic=77.0">1</a> [<b>2</b>]</td></tr></table>
<table><tr class="titlebg"><td id="author">Author</td><td id="top_subject">Topic: {TITLE} &nbsp;(Read 812 times)</td></tr></table>
<form action="{_BASE}?action=quickmod2;topic=77.0" name="quickModForm" id="quickModForm"><table class="bordercolor">{rows}</table></form></body>""",
    )


def _post20(post: Shown, number: int) -> str:
    return f"""
<div class="windowbg"><span class="topslice"><span></span></span><div class="post_wrapper">
<div class="poster"><h4><img src="useroff.gif" alt="Offline" /> {_profile(post)}</h4>
 <ul class="reset smalltext" id="msg_{post.id}_extra_info"><li class="membergroup">{post.badge}</li><li class="postcount">Posts: 12</li></ul></div>
<div class="postarea"><div class="flow_hidden"><div class="keyinfo"><div class="messageicon"><img src="xx.gif" alt="" /></div>
 <h5 id="subject_{post.id}"><a href="{_link(post.id)}" rel="nofollow">Re: {TITLE}</a></h5>
 <div class="smalltext">&#171; <strong>{_label(number)}</strong> {_date(post.written)} &#187;</div><div id="msg_{post.id}_quick_mod"></div></div>
 <ul class="reset smalltext quickbuttons"><li class="quote_button"><a href="{_BASE}?action=post;quote={post.id}">Quote</a></li></ul></div>
 <div class="post"><div class="inner" id="msg_{post.id}">{words_of(post, _quote20, _code20)}</div></div>
 {f'<div id="msg_{post.id}_footer" class="attachments smalltext">{_file(post)}</div>' if post.file else ""}</div>
<div class="moderatorbar"><div class="smalltext modified" id="modified_{post.id}">{_edit(post, "em")}</div>
 <div class="smalltext reportlinks"><img src="ip.gif" alt="" /> Logged</div>
 {f'<div class="signature" id="msg_{post.id}_signature">{post.signature}</div>' if post.signature else ""}</div>
</div><span class="botslice"><span></span></span></div><hr class="post_separator" />"""


def version_20(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 2.0."""
    rows = "\n".join(_post20(p, n) for n, p in enumerate(posts, start=_NUMBER))
    return page(
        _HEAD,
        f"""<body><div class="pagesection"><div class="pagelinks floatleft">Pages: <a class="navPages" href="{_BASE}?topic=77.0">1</a> [<strong>2</strong>]</div></div>
<div id="forumposts"><div class="cat_bar"><h3 class="catbg"><span id="author">Author</span>Topic: {TITLE} &nbsp;(Read 812 times)</h3></div>
<form action="{_BASE}?action=quickmod2;topic=77.0" name="quickModForm" id="quickModForm">{rows}</form></div></body>""",
    )


def _post21(post: Shown, number: int) -> str:
    return f"""
<div class="windowbg" id="msg{post.id}"><div class="post_wrapper"><div class="poster">
<h4><span class="off" title="Offline"></span> {_profile(post)}</h4>
<ul class="user_info"><li class="membergroup">{post.badge}</li><li class="postcount">Posts: 12</li></ul></div>
<div class="postarea"><div class="keyinfo"><div id="subject_{post.id}" class="subject_title subject_hidden"><a href="{_link(post.id)}" rel="nofollow">Re: {TITLE}</a></div>
 <span class="page_number floatright">#{number - 1}</span><div class="postinfo"><span class="messageicon"><img src="xx.png" alt=""></span>
 <a href="{_link(post.id)}" rel="nofollow" title="Reply #{number - 1} - Re: {TITLE}" class="smalltext">{_date(post.written)}</a><span class="spacer"></span>
 <span class="smalltext modified floatright" id="modified_{post.id}">{_edit(post, "span")[7:-7]}</span></div></div>
<div class="post"><div class="inner" data-msgid="{post.id}" id="msg_{post.id}">{words_of(post, _quote21, _code20)}</div></div>
{f'<div id="msg_{post.id}_footer" class="attachments"><div class="attached"><div class="attachments_bot">{_file(post)}</div></div></div>' if post.file else ""}
<div class="under_message"><ul class="floatleft"><li class="like_count smalltext"><a href="{_BASE}?action=likes;sa=view">3 people</a> like this.</li></ul></div></div>
<div class="moderatorbar">{f'<div class="signature" id="msg_{post.id}_signature">{post.signature}</div>' if post.signature else ""}</div></div></div>"""


def version_21(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 2.1."""
    rows = "\n".join(_post21(p, n) for n, p in enumerate(posts, start=_NUMBER))
    return page(
        _HEAD,
        f"""<body id="chrome"><div id="display_head"><h2 class="display_title"><span id="top_subject">{TITLE}</span></h2></div>
<div class="pagesection"><div class="pagelinks floatleft"><span class="pages">Pages</span><a class="nav_page" href="{_BASE}?topic=77.0">1</a> <span class="current_page">2</span></div></div>
<div id="forumposts"><form action="{_BASE}?action=quickmod2;topic=77.0" name="quickModForm" id="quickModForm">{rows}</form></div></body>""",
    )


def printed(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the page for printing of version 2, which has no ids."""
    rows = "\n".join(
        f'<div class="postheader">Title: <strong>Re: {TITLE}</strong><br>Post by: <strong>{p.author}</strong> on '
        f'<strong>{_date(p.written)}</strong></div><div class="postbody">{words_of(p, _quote21, _code20)}</div>'
        for p in posts
    )
    return page(
        f'<link rel="canonical" href="{_BASE}?topic={THREAD}.0">',
        f'<body><h1 id="title">The Tower</h1><h2 id="linktree">Town =&gt; Topic started by: Marit</h2><div id="posts">{rows}</div></body>',
        f"Print Page - {TITLE}",
    )


def printed_11(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the page for printing of version 1.1, where nothing parts posts but rules."""
    rows = "\n".join(
        f'<br /><hr size="2" width="100%" />Title: <b>Re: {TITLE}</b><br />Post by: <b>{p.author}</b> on <b>{_date(p.written)}</b>'
        f'<hr /><div style="margin: 0 5ex;">{words_of(p, _quote11, _code11)}</div>'
        for p in posts
    )
    return page(
        f'<link rel="canonical" href="{_BASE}?topic={THREAD}.0" />',
        f'<body><h1 class="largetext">The Tower</h1>{rows}<br /><br /><div align="center" class="smalltext">Powered by SMF, Simple Machines LLC</div></body>',
        f"Print Page - {TITLE}",
    )
