"""The thread as phpBB prints it."""

from __future__ import annotations

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

_ADDRESS = "./viewtopic.php?f=2&amp;t=77&amp;sid=0123456789abcdef0123456789abcdef"
_UNDERLINE = "<br />_________________<br />"


def _date(post: Shown) -> str:
    return post.written.strftime("%a %b %d, %Y %I:%M %p")


def _edit(post: Shown, comma: str = ",") -> str:
    if post.edited is None:
        return ""
    shown = post.edited.strftime("%a %b %d, %Y %I:%M %p")
    return f"Last edited by {post.author} on {shown}{comma} edited 1 time in total"


def _quote2(quote: Quote, inner: str) -> str:
    title = "Quote:" if quote.author is None else f"{quote.author} wrote:"
    return (
        '</span>\n<table width="90%" cellspacing="1" cellpadding="3" border="0" align="center">\n'
        f'<tr> \n\t  <td><span class="genmed"><b>{title}</b></span></td>\n\t</tr>\n\t<tr>\n'
        f'\t  <td class="quote"><span class="postbody">{inner}</span></td>\n\t</tr>\n</table>\n'
        '<span class="postbody">\n'
    )


def _code2(code: Code) -> str:
    return (
        '</span>\n<table width="90%" cellspacing="1" cellpadding="3" border="0" align="center">\n'
        '<tr> \n\t  <td><span class="genmed"><b>Code:</b></span></td>\n\t</tr>\n\t<tr>\n'
        f'\t  <td class="code">{_spaced(code)}</td>\n\t</tr>\n</table>\n<span class="postbody">'
    )


def _spaced(code: Code) -> str:
    return escaped_code(code).replace("\n", "<br />").replace("  ", "&nbsp; ")


def _post2(post: Shown, row: str) -> str:
    sign = f"{_UNDERLINE}{post.signature}" if post.signature else ""
    edit = f"<br /><br />{_edit(post, ';')}" if post.edited else ""
    return f"""
<tr>
 <td width="150" align="left" valign="top" class="{row}"><span class="name"><a name="{post.id}"></a><b>{post.author}</b></span><br /><span class="postdetails">{post.badge}<br /><br />Joined: 16 Jul 2002<br />Posts: 452</span><br /></td>
 <td class="{row}" width="100%" height="28" valign="top"><table width="100%" border="0" cellspacing="0" cellpadding="0">
  <tr>
   <td width="100%"><a href="viewtopic.php?p={post.id}#{post.id}"><img src="icon_minipost.gif" width="12" height="9" alt="Post" /></a><span class="postdetails">Posted: {_date(post)}<span class="gen">&nbsp;</span>&nbsp; &nbsp;Post subject: Re: {TITLE}</span></td>
   <td valign="top" align="right"><a href="posting.php?mode=quote&amp;p={post.id}"><img src="icon_quote.gif" alt="Reply with quote" /></a></td>
  </tr>
  <tr><td colspan="2"><hr /></td></tr>
  <tr>
   <td colspan="2"><span class="postbody">{words_of(post, _quote2, _code2)}{sign}</span><span class="gensmall">{edit}</span></td>
  </tr>
 </table></td>
</tr>
<tr>
 <td class="{row}" width="150"><span class="nav"><a href="#top" class="nav">Back to top</a></span></td>
 <td class="{row}" height="28" valign="bottom"><table><tr><td><a href="profile.php?mode=viewprofile&amp;u=4"><img src="p.gif" alt="View user's profile" /></a></td></tr></table></td>
</tr>
<tr><td class="spaceRow" colspan="2" height="1"><img src="spacer.gif" alt="" /></td></tr>"""


def version_2(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of phpBB 2 in subSilver."""
    rows = "\n".join(_post2(p, f"row{n % 2 + 1}") for n, p in enumerate(posts))
    return page(
        '<link rel="stylesheet" href="templates/subSilver/subSilver.css" type="text/css">',
        f"""<body><a name="top"></a><a class="maintitle" href="viewtopic.php?t={THREAD}&amp;start=15">{TITLE}</a>
<table class="forumline" width="100%"><tr><th class="thLeft">Author</th><th class="thRight">Message</th></tr>
{rows}</table><span class="nav">Page <b>2</b> of <b>3</b></span></body>""",
        f"tower.example :: View topic - {TITLE}",
    )


def _quote_old(quote: Quote, inner: str) -> str:
    title = "<b>Quote:</b>" if quote.author is None else f"{quote.author} wrote:"
    return (
        f'<div class="quotetitle">{title}</div>'
        f'<div class="quotecontent">{inner}</div><br />'
    )


def _code_old(code: Code) -> str:
    return (
        '<div class="codetitle"><b>Code:</b></div>'
        f'<div class="codecontent">{_spaced(code)}</div>'
    )


def _post_old(post: Shown, row: str) -> str:
    sign = f'<span class="postbody">{_UNDERLINE}{post.signature}</span>'
    files = (
        '<table class="tablebg" width="100%"><tr><td class="row3"><b class="genmed">Attachments:</b></td></tr>'
        f'<tr><td class="row2"><span class="gensmall attachtable"><a href="./download/file.php?id=5">{post.file}</a></span></td></tr></table>'
    )
    return f"""
<table class="tablebg" width="100%" cellspacing="1">
<tr class="{row}">
 <td align="center" valign="middle"><a name="p{post.id}"></a><b class="postauthor">{post.author}</b></td>
 <td width="100%" height="25"><table width="100%" cellspacing="0"><tr>
  <td class="gensmall" width="100%"><div style="float: left;">&nbsp;<b>Post subject:</b> Re: {TITLE}</div><div style="float: right;"><a href="./viewtopic.php?p={post.id}#p{post.id}"><img src="icon_post_target.gif" alt="Post" /></a><b>Posted:</b> {_date(post)}&nbsp;</div></td>
 </tr></table></td>
</tr>
<tr class="{row}">
 <td valign="top" class="profile"><table cellspacing="4" align="center" width="150"><tr><td class="postdetails">{post.badge}</td></tr></table>
  <span class="postdetails"><br /><b>Joined:</b> Wed Jun 11, 2014 12:56 am<br /><b>Posts:</b> 4</span></td>
 <td valign="top"><table width="100%" cellspacing="5"><tr><td>
  <div class="postbody">{words_of(post, _quote_old, _code_old)}</div>
  {files if post.file else ""}{sign if post.signature else ""}
  {f'<br /><span class="gensmall">{_edit(post)}.</span>' if post.edited else ""}
  <br clear="all" /><br /><table width="100%" cellspacing="0"><tr valign="middle"><td class="gensmall" align="right"></td></tr></table>
 </td></tr></table></td>
</tr>
<tr class="{row}"><td class="profile"><strong><a href="#wrapheader">Top</a></strong></td><td><div class="gensmall">&nbsp;</div></td></tr>
</table>"""


def subsilver2(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of phpBB 3 in subsilver2."""
    rows = "\n".join(_post_old(p, f"row{n % 2 + 1}") for n, p in enumerate(posts))
    return page(
        '<meta name="copyright" content="2000, 2002, 2005, 2007 phpBB Group" />',
        f"""<body class="ltr"><div id="pageheader"><h2><a class="titles" href="{_ADDRESS}&amp;start=15">{TITLE}</a></h2></div>
<div id="pagecontent"><table><tr><td class="nav">&nbsp;Page <strong>2</strong> of <strong>3</strong><br /></td></tr></table>
{rows}</div></body>""",
        f"The Tower &bull; View topic - {TITLE}",
    )


def _quote30(quote: Quote, inner: str) -> str:
    if quote.author is None:
        return f'<blockquote class="uncited"><div>{inner}</div></blockquote><br />'
    return (
        f"<blockquote><div><cite>{quote.author} wrote:</cite>{inner}</div></blockquote>"
    )


def _code30(code: Code) -> str:
    return (
        '<dl class="codebox"><dt>Code: <a href="#" onclick="selectCode(this); return false;">'
        f"Select all</a></dt><dd><code>{_spaced(code)}</code></dd></dl>"
    )


def _name(post: Shown, link: str = "") -> str:
    if post.guest:
        return f'<span class="username">{post.author}</span>'
    return (
        f'<a href="./memberlist.php?mode=viewprofile&amp;u=5"{link}>{post.author}</a>'
    )


def _post30(post: Shown) -> str:
    return f"""
<div id="p{post.id}" class="post bg2"><div class="inner"><span class="corners-top"><span></span></span>
<div class="postbody"><ul class="profile-icons"><li class="quote-icon"><a href="./posting.php?mode=quote&amp;p={post.id}"><span>Reply with quote</span></a></li></ul>
<h3><a href="#p{post.id}">Re: {TITLE}</a></h3>
<p class="author"><a href="./viewtopic.php?p={post.id}#p{post.id}"><img src="icon_post_target.gif" alt="Post" /></a>by <strong>{_name(post)}</strong> &raquo; {_date(post)} </p>
<div class="content">{words_of(post, _quote30, _code30)}</div>
{f'<dl class="attachbox"><dt>Attachments</dt><dd><a href="./download/file.php?id=5">{post.file}</a></dd></dl>' if post.file else ""}
{f'<div class="notice">{_edit(post)}.</div>' if post.edited else ""}
{f'<div id="sig{post.id}" class="signature">{post.signature}</div>' if post.signature else ""}
</div>
<dl class="postprofile" id="profile{post.id}"><dt><a href="./memberlist.php?u=5"><img src="a.jpg" alt="User avatar" /></a><br />{_name(post)}</dt>
<dd>{post.badge}</dd><dd>&nbsp;</dd><dd><strong>Posts:</strong> 6962</dd></dl>
<div class="back2top"><a href="#wrap" class="top">Top</a></div></div></div><hr class="divider" />"""


def version_30(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of phpBB 3.0 in prosilver."""
    rows = "\n".join(map(_post30, posts))
    return page(
        '<meta name="copyright" content="2000, 2002, 2005, 2007 phpBB Group" />',
        f"""<body id="phpbb" class="section-viewtopic ltr"><div id="page-body">
<h2><a href="{_ADDRESS}&amp;start=15">{TITLE}</a></h2><div class="pagination">30 posts &bull;
<a href="#" onclick="jumpto(); return false;">Page <strong>2</strong> of <strong>3</strong></a> &bull; <span><a href="{_ADDRESS}">1</a><span class="page-sep">, </span><strong>2</strong></span></div>
{rows}</div></body>""",
        f"The Tower &bull; View topic - {TITLE}",
    )


def _quote33(quote: Quote, inner: str) -> str:
    if quote.author is None:
        return f'<blockquote class="uncited"><div>{inner}</div></blockquote>'
    date = quote.written and quote.written.strftime("%a %b %d, %Y %I:%M %p")
    address = f"./viewtopic.php?p={quote.post}#p{quote.post}"
    return (
        f'<blockquote cite="{address}"><div><cite><a href="./memberlist.php?u=5">{quote.author}</a> wrote: '
        f'<a href="{address}" data-post-id="{quote.post}">↑</a>'
        f'<span class="responsive-hide">{date}</span></cite>{inner}</div></blockquote>'
    )


def _code33(code: Code) -> str:
    return (
        '<div class="codebox"><p>Code: <a href="#">Select all</a></p>'
        f"<pre><code>{escaped_code(code)}</code></pre></div>"
    )


def _post33(post: Shown) -> str:
    iso = post.written.strftime("%Y-%m-%dT%H:%M:00+00:00")
    name = _name(post, ' class="username"')
    return f"""
<div id="p{post.id}" class="post has-profile bg1"><div class="inner">
<dl class="postprofile" id="profile{post.id}"><dt class="has-profile-rank has-avatar"><div class="avatar-container"><a href="./memberlist.php?u=5" class="avatar"><img class="avatar" src="a.jpg" alt="User avatar" /></a></div>{name}</dt>
<dd class="profile-rank">{post.badge}</dd><dd class="profile-posts"><strong>Posts:</strong> 7</dd></dl>
<div class="postbody"><div id="post_content{post.id}"><h3><a href="./viewtopic.php?p={post.id}#p{post.id}">Re: {TITLE}</a></h3>
<p class="author"><a class="unread" href="./viewtopic.php?p={post.id}#p{post.id}" title="Post"><i class="icon fa-file"></i><span class="sr-only">Post</span></a>
<span class="responsive-hide">by <strong>{name}</strong> &raquo; </span><time datetime="{iso}">{_date(post)}</time></p>
<div class="content">{words_of(post, _quote33, _code33)}</div>
{f'<dl class="attachbox"><dt>Attachments</dt><dd><a href="./download/file.php?id=5">{post.file}</a></dd></dl>' if post.file else ""}
{f'<div class="notice">{_edit(post).replace(post.author, name, 1)}.</div>' if post.edited else ""}
{f'<div id="sig{post.id}" class="signature">{post.signature}</div>' if post.signature else ""}
</div></div><div class="back2top"><a href="#top" class="top">Top</a></div></div></div><hr class="divider" />"""


def version_33(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of phpBB 3.3 in prosilver."""
    rows = "\n".join(map(_post33, posts))
    return page(
        '<link rel="canonical" href="https://tower.example/viewtopic.php?t=77&amp;start=15">',
        f"""<body id="phpbb" class="nojs notouch section-viewtopic ltr"><div id="page-body" class="page-body">
<h2 class="topic-title"><a href="{_ADDRESS}&amp;start=15">{TITLE}</a></h2>
<div class="pagination">30 posts<ul><li class="page-jump"><a href="#">Page <strong>2</strong> of <strong>3</strong></a></li>
<li><a class="button" href="{_ADDRESS}">1</a></li><li class="active"><span>2</span></li></ul></div>{rows}</div></body>""",
        f"{TITLE} - Page 2 - The Tower",
    )


def printed(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the print view of prosilver, which has no ids."""
    rows = "\n".join(
        f'<div class="post"><h3>Re: {TITLE}</h3><div class="date">Posted: <strong>{_date(p)}</strong></div>'
        f'<div class="author">by <strong>{p.author}</strong></div>'
        f'<div class="content">{words_of(p, _quote33, _code33)}</div></div><hr />'
        for p in posts
    )
    return page(
        '<meta name="robots" content="noindex" />',
        f"""<body id="phpbb" class="ltr"><div id="wrap"><div id="page-header"><h1>The Tower</h1>
<p>Talk<br /><a href="https://tower.example/">https://tower.example/</a></p><h2>{TITLE}</h2>
<p><a href="https://tower.example/viewtopic.php?f=2&amp;t={THREAD}">https://tower.example/viewtopic.php?f=2&amp;t={THREAD}</a></p></div>
<div id="page-body"><div class="page-number">Page <strong>2</strong> of <strong>3</strong></div>{rows}</div></div></body>""",
        f"The Tower &bull; {TITLE}",
    )
