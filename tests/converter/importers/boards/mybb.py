"""The thread as MyBB prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from tests.converter.importers.boards.vbulletin import code_3, escaped_code, quote_3


def _date(post: Shown) -> str:
    return post.written.strftime("%m-%d-%Y, %I:%M %p")


def _quote18(quote: Quote, inner: str) -> str:
    title = "Quote:"
    if quote.author is not None and quote.written is not None:
        shown = quote.written.strftime("%m-%d-%Y, %I:%M %p")
        title = (
            f"<span> ({shown})</span>{quote.author} Wrote: "
            f'<a href="showthread.php?pid={quote.post}#pid{quote.post}" class="quick_jump"></a>'
        )
    return f'<blockquote class="mycode_quote"><cite>{title}</cite>{inner}</blockquote><br />\n'


def _quote16(quote: Quote, inner: str) -> str:
    return (
        _quote18(quote, inner)
        .replace(' class="mycode_quote"', "")
        .replace(
            'class="quick_jump"></a>',
            'rel="nofollow"><img src="jump.png" alt="[Go to post]" /></a>',
        )
    )


def _code18(code: Code) -> str:
    return (
        '<div class="codeblock"><div class="title">Code:</div><div class="body" dir="ltr">'
        f"<code>{escaped_code(code)}</code></div></div><br />"
    )


def _edit(post: Shown) -> str:
    if post.edited is None:
        return ""
    shown = post.edited.strftime("%m-%d-%Y, %I:%M %p")
    return (
        f'<span class="edited_post">(This post was last modified: {shown} by '
        f'<a href="member.php?action=profile&amp;uid=5">{post.author}</a>.)</span>'
    )


def _profile(post: Shown) -> str:
    if post.guest:
        return post.author
    return f'<a href="https://tower.example/member.php?action=profile&amp;uid=5">{post.author}</a>'


def _file(post: Shown) -> str:
    if post.file is None:
        return ""
    return (
        '<br /><br /><fieldset><legend><strong>Attached Files</strong></legend><br /><img src="pdf.png" alt="" />'
        f'&nbsp;&nbsp;<a href="attachment.php?aid=5" target="_blank">{post.file}</a> (Size: 12 KB / Downloads: 3)</fieldset>'
    )


def _post18(
    post: Shown,
    number: int,
    quote: Callable[[Quote, str], str] = _quote18,
    code: Callable[[Code], str] = _code18,
) -> str:
    return f"""
<a name="pid{post.id}" id="pid{post.id}"></a>
<div class="post classic " style="" id="post_{post.id}">
<div class="post_author scaleimages"><div class="author_avatar"><a href="member.php?uid=5"><img src="a.png" alt="" /></a></div>
 <div class="author_information"><strong><span class="largetext">{_profile(post)}</span></strong> <img src="off.png" alt="Offline" /><br />
 <span class="smalltext">{post.badge}<br /><img src="star.png" alt="*" /></span></div>
 <div class="author_statistics">Posts: 7<br />Joined: May 2015</div></div>
<div class="post_content"><div class="post_head"><div class="float_right" style="vertical-align: top"><strong><a href="showthread.php?tid={THREAD}&amp;pid={post.id}#pid{post.id}" title="RE: {TITLE}">#{number}</a></strong></div>
 <span class="post_date">{_date(post)} <span class="post_edit" id="edited_by_{post.id}">{_edit(post)}</span></span></div>
 <div class="post_body scaleimages" id="pid_{post.id}">{words_of(post, quote, code)}</div>{_file(post)}
 {f'<div class="signature scaleimages">{post.signature}</div>' if post.signature else ""}
 <div class="post_meta" id="post_meta_{post.id}"><div class="float_right"></div></div></div>
<div class="post_controls"><a href="newreply.php?tid={THREAD}&amp;replyto={post.id}"><span>Reply</span></a></div></div>"""


def _body(rows: str) -> str:
    return f"""<body><div class="navigation"><a href="https://tower.example/index.php">The Tower</a> &rsaquo; <span class="active">{TITLE}</span></div>
<div class="pagination"><span class="pages">Pages (3):</span> <a href="showthread.php?tid={THREAD}">1</a> <span class="pagination_current">2</span></div>
<table class="tborder"><tr><td class="thead"><div class="float_right"><span class="smalltext"><strong><a href="#">Thread Modes</a></strong></span></div><div><strong>{TITLE}</strong></div></td></tr>
<tr><td id="posts_container"><div id="posts">{rows}</div></td></tr></table>
<form><input type="hidden" name="my_post_key" value="0" /><input type="hidden" name="tid" value="{THREAD}" /></form></body>"""


def version_18(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 1.8."""
    rows = "\n".join(_post18(p, n) for n, p in enumerate(posts, start=21))
    return page(
        '<script src="https://tower.example/jscripts/thread.js"></script>', _body(rows)
    )


def _moved_quote(quote: Quote, inner: str) -> str:
    """A board that moved has vBulletin's boxes, and its own links in them."""
    box = quote_3(quote, inner).replace(
        f"showthread.php?s=0123456789abcdef0123456789abcdef&amp;p={quote.post}#post{quote.post}",
        f"showthread4c2d.html?pid={quote.post}#pid{quote.post}",
    )
    return box.replace("</strong>", "</strong><br />")


def moved(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 1.8 with posts that were written with vBulletin 3."""
    rows = "\n".join(
        _post18(p, n, _moved_quote, code_3) for n, p in enumerate(posts, start=21)
    )
    return page(
        '<script src="https://tower.example/jscripts/thread.js"></script>', _body(rows)
    )


def _post16(post: Shown, number: int) -> str:
    return f"""
<a name="pid{post.id}" id="pid{post.id}"></a>
<table border="0" cellspacing="1" cellpadding="4" class="tborder" style="border-top-width: 0;" id="post_{post.id}"><tbody>
<tr><td class="tcat"><div class="float_left smalltext">{_date(post)}</div><div class="float_right"><span class="smalltext"><strong>Post: <a href="showthread.php?tid={THREAD}&amp;pid={post.id}#pid{post.id}">#{number}</a></strong></span></div></td></tr>
<tr><td class="trow1 post_author"><table><tr><td><strong><span class="largetext">{_profile(post)}</span></strong><br /><span class="smalltext">{post.badge}<br /></span></td></tr></table></td></tr>
<tr><td class="trow1 post_content"><span class="smalltext"><strong>RE: {TITLE}</strong></span>
 <div class="post_body" id="pid_{post.id}">{words_of(post, _quote16, _code18)}</div>{_file(post)}
 {f'<hr size="1" width="25%" align="left" /><div class="signature">{post.signature}</div>' if post.signature else ""}
 <div class="post_meta" id="post_meta_{post.id}">{_edit(post)}</div></td></tr></tbody></table>"""


def version_16(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 1.6."""
    rows = "\n".join(_post16(p, n) for n, p in enumerate(posts, start=21))
    return page(
        '<script src="https://tower.example/jscripts/general.js"></script>', _body(rows)
    )


def archive(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the archive's page, which has no ids."""
    rows = "\n".join(
        f'<div class="post">\n<div class="header">\n<h2>{_profile(p)}</h2><div class="dateline">{_date(p)}</div>\n</div>\n'
        f'<div class="message">{words_of(p, _quote18, _code18)}</div>\n</div>\n'
        for p in posts
    )
    return page(
        '<link type="text/css" rel="stylesheet" href="https://tower.example/archive/index.php/screen.css" />',
        f"""<body><div id="container"><h1><a href="https://tower.example/index.php">The Tower</a></h1><div class="navigation">{TITLE}</div>
<div id="fullversion"><strong>Full Version:</strong> <a href="https://tower.example/showthread.php?tid={THREAD}">{TITLE}</a></div>
<div id="content">{rows}</div></div></body>""",
        f"The Tower - {TITLE}",
    )


def printed(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the printable page, where nothing parts posts but rules."""
    rows = "".join(
        f"<strong>RE: {TITLE}</strong> - {_profile(p)} -  <strong>{_date(p)}</strong>\n<br />\n<br />\n"
        f'{words_of(p, _quote18, _code18)}\n<br />\n<br />\n<hr size="1" />'
        for p in posts
    )
    return page(
        "",
        f"""<body><table width="98%" align="center"><tr><td valign="top"><a href="index.php"><img src="logo.png" alt="The Tower" /></a></td></tr>
<tr><td><span class="largetext"> <a href="showthread.php?tid={THREAD}">{TITLE}</a> - Printable Version</span><br /></td></tr>
<tr><td><br /><hr size="1" />{rows}</td></tr></table></body>""",
        f"{TITLE} - Printable Version",
    )


def printed_plainly(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the printable page of a skin with boxes in place of cells and no bold type."""
    rows = "".join(
        f"<!-- start: printthread_post -->\nRE: {TITLE} - {_profile(p)} -  {_date(p)}\n"
        f"<br />\n<br />\n{words_of(p, _moved_quote, code_3)}\n<br />\n<br />\n"
        '<hr size="1" />\n<!-- end: printthread_post -->'
        for p in posts
    )
    return page(
        "",
        f"""<body><div><div><a href="index.php"><img src="logo.png" alt="The Tower" /></a></div>
<div><span class="largetext"> <a href="showthread.php?tid={THREAD}">{TITLE}</a> - Printable Version</span><br />
<div class="multipage">Pages: <a href="printthread.php?tid={THREAD}&amp;page=1">1</a> 2 <a href="printthread.php?tid={THREAD}&amp;page=3">3</a></div></div>
<div><br /><hr size="1" />{rows}</div></div></body>""",
        f"{TITLE} - Printable Version",
    )
