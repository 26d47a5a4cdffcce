"""The thread as vBulletin prints it."""

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

_HEAD = '<meta name="generator" content="vBulletin {version}" />'
_FIELDS = f'<input type="hidden" name="searchthreadid" value="{THREAD}" />'


def _date(post: Shown) -> str:
    return post.written.strftime("%Y-%m-%d, %H:%M")


def _box(label: str, inner: str) -> str:
    return (
        '<div style="margin:20px; margin-top:5px; ">\n'
        f'\t<div class="smallfont" style="margin-bottom:2px">{label}:</div>\n{inner}</div>'
    )


def quote_3(quote: Quote, inner: str) -> str:
    """Give a quotation as version 3 draws it."""
    if quote.author is not None:
        inner = (
            f"<div>\n\tOriginally Posted by <strong>{quote.author}</strong>\n"
            f'\t<a href="showthread.php?s=0123456789abcdef0123456789abcdef&amp;p={quote.post}'
            f'#post{quote.post}" rel="nofollow"><img class="inlineimg" '
            'src="images/buttons/viewpost.gif" border="0" alt="View Post" /></a>\n</div>\n'
            f'<div style="font-style:italic">{inner}</div>'
        )
    return _box(
        "Quote",
        '<table cellpadding="6" cellspacing="0" border="0" width="100%"><tr>'
        f'<td class="alt2" style="border:1px inset">\n{inner}\n</td></tr></table>\n',
    )


def code_3(code: Code) -> str:
    """Give code as version 3 draws it."""
    return _box("Code", f'<pre class="alt2" dir="ltr">{escaped_code(code)}</pre>\n')


def escaped_code(code: Code) -> str:
    """Give code as it stands in a `pre`."""
    return code.text.replace("&", "&amp;").replace("<", "&lt;")


def _post3(post: Shown, number: int) -> str:
    link = f'<a class="bigusername" href="member.php?u={len(post.author)}">{post.author}</a>'
    edit = post.edited and post.edited.strftime("%Y-%m-%d at %H:%M")
    return f"""
<div id="edit{post.id}" style="padding:0px 0px 6px 0px">
<table id="post{post.id}" class="tborder" cellpadding="6" width="100%">
<tr>
 <td class="thead" style="font-weight:normal">
  <a name="post{post.id}"><img class="inlineimg" src="post_old.gif" alt="Old" border="0" /></a>
  {_date(post)}
 </td>
 <td class="thead" align="right">&nbsp;
  #<a href="showpost.php?p={post.id}&amp;postcount={number}" id="postcount{post.id}"
   name="{number}"><strong>{number}</strong></a></td>
</tr>
<tr valign="top">
 <td class="alt2" width="175">
  <div id="postmenu_{post.id}">{post.author if post.guest else link}
   <script type="text/javascript"> vbmenu_register("postmenu_{post.id}", true); </script></div>
  <div class="smallfont">{post.badge}</div>
  <div class="smallfont">&nbsp;<br /><div>Join Date: May 2015</div><div>Posts: 12</div></div>
 </td>
 <td class="alt1" id="td_post_{post.id}">
  <div class="smallfont"><strong>Re: {TITLE}</strong></div><hr size="1" />
  <div id="post_message_{post.id}">{words_of(post, quote_3, code_3)}</div>
  {f'<div style="padding:6px"><fieldset class="fieldset"><legend>Attached Files</legend><a href="attachment.php?attachmentid=5">{post.file}</a></fieldset></div>' if post.file else ""}
  {f"<div>__________________<br />{post.signature}</div>" if post.signature else ""}
  {f'<div class="smallfont"><hr size="1" /><em>Last edited by {post.author}; {edit}.</em></div>' if edit else ""}
 </td>
</tr>
<tr><td class="alt2"><img src="user_offline.gif" alt="{post.author} is offline" /></td>
<td class="alt1" align="right"><a href="newreply.php?do=newreply&amp;p={post.id}">
<img src="quote.gif" alt="Reply With Quote" /></a></td></tr>
</table>
<div class="vbmenu_popup" id="postmenu_{post.id}_menu" style="display:none"><table><tr>
<td class="thead">{post.author}</td></tr></table></div>
</div>"""


def version_3(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 3.8."""
    rows = "\n".join(_post3(post, n) for n, post in enumerate(posts, start=21))
    return page(
        _HEAD.format(version="3.8.11"),
        f"""<body><div class="pagenav" align="right"><table><tr>
<td class="vbmenu_control">Page 2 of 4</td></tr></table></div>
<table><tr><td class="navbar"><a href="#top"><img alt="Reload" /></a> <strong>{TITLE}</strong>
</td></tr></table><form>{_FIELDS}</form><div id="posts">{rows}
<div id="lastpost"></div></div></body>""",
        f"{TITLE} - Page 2 - The Tower",
    )


def _quote4(quote: Quote, inner: str) -> str:
    title = (
        '<div class="bbcode_postedby">\n<img src="quote_icon.png" alt="Quote" /> '
        f"Originally Posted by <strong>{quote.author}</strong>\n"
        f'<a href="showthread.php?p={quote.post}#post{quote.post}" rel="nofollow">'
        '<img class="inlineimg" src="viewpost-right.png" alt="View Post" /></a>\n</div>\n'
        f'<div class="message">{inner}</div>'
    )
    return (
        '<div class="bbcode_container">\n<div class="bbcode_quote">\n'
        '<div class="quote_container">\n<div class="bbcode_quote_container"></div>\n'
        f"{inner if quote.author is None else title}\n</div>\n</div>\n</div>"
    )


def _code4(code: Code) -> str:
    return (
        '<div class="bbcode_container">\n<div class="bbcode_description">Code:</div>\n'
        f'<pre class="bbcode_code" style="height:48px;">{escaped_code(code)}</pre>\n</div>'
    )


def _post4(post: Shown, number: int) -> str:
    day = post.written.strftime("%Y-%m-%d")
    edit = post.edited and (
        f'<blockquote class="postcontent lastedited">Last edited by {post.author}; '
        f"{post.edited.strftime('%Y-%m-%d at <span class=time>%H:%M</span>')}.</blockquote>"
    )
    member = (
        '<div class="popupmenu memberaction"><a class="username offline popupctrl" '
        f'href="member.php/9-x" title="{post.author} is offline"><strong>{post.author}</strong></a>'
        '<ul class="popupbody memberaction_body"><li class="left"><a href="member.php/9-x">'
        "View Profile</a></li></ul></div>"
    )
    guest = f'<span class="username guest"><b>{post.author}</b></span>'
    return f"""
<li class="postbitlegacy postbitim postcontainer old" id="post_{post.id}">
 <div class="posthead"><span class="postdate old"><span class="date">{day},&nbsp;<span
  class="time">{post.written.strftime("%H:%M")}</span></span></span>
  <span class="nodecontrols"><a name="post{post.id}" href="showthread.php/{THREAD}-bells?p={post.id}&amp;viewfull=1#post{post.id}"
   class="postcounter">#{number}</a><a id="postcount{post.id}" name="{number}"></a></span></div>
 <div class="postdetails"><div class="userinfo"><div class="username_container">
  {guest if post.guest else member}</div>
  <span class="usertitle">{post.badge}</span>
  <dl class="userinfo_extra"><dt>Join Date</dt> <dd>Oct 2010</dd></dl></div>
 <div class="postbody"><div class="postrow has_after_content">
  <h2 class="title icon">{TITLE}</h2>
  <div class="content"><div id="post_message_{post.id}"><blockquote class="postcontent restore ">
   {words_of(post, _quote4, _code4)}
  </blockquote></div>
  {f'<div class="attachments"><fieldset><ul><li><a href="attachment.php?attachmentid=5">{post.file}</a></li></ul></fieldset></div>' if post.file else ""}
  </div></div>
  <div class="after_content">{edit or ""}
  {f'<blockquote class="signature restore"><div class="signaturecontainer">{post.signature}</div></blockquote>' if post.signature else ""}
  </div></div></div>
 <div class="postfoot"><a class="newreply" href="newreply.php?do=newreply&amp;p={post.id}">Reply With Quote</a></div><hr />
</li>"""


def version_4(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 4.2."""
    rows = "\n".join(_post4(post, n) for n, post in enumerate(posts, start=21))
    return page(
        f'<base href="http://tower.example/" />{_HEAD.format(version="4.2.3")}',
        f"""<body><div id="pagination_top"><form class="pagination popupmenu"><span>
<a href="javascript://" class="popupctrl">Page 2 of 4</a></span></form></div>
<div id="pagetitle"><h1><span class="threadtitle"><a href="showthread.php/{THREAD}-bells">{TITLE}</a>
</span></h1></div><form>{_FIELDS}</form><div id="postlist" class="postlist restrain">
<ol id="posts" class="posts" start="1">{rows}</ol></div></body>""",
        f"{TITLE} - Page 2",
        ' id="vbulletin_html"',
    )


def _post5(post: Shown, number: int) -> str:
    link = f'<a href="https://tower.example/member/9-x" >{post.author}</a>'
    local = post.written.strftime("%Y-%m-%dT%H:%M:00")
    return f"""
<li data-node-id="{post.id}" data-node-publishdate="{int(post.written.replace(tzinfo=dt.UTC).timestamp())}"
 class="b-post js-post js-comment-entry__parent b-post--text h-left h-clear" itemscope
 itemtype="http://schema.org/CreativeWork"><a id="post{post.id}" class="anchor"></a>
 <div class="userinfo b-userinfo b-post__hide-when-deleted" itemprop="author" itemscope>
  <a href="https://tower.example/member/9-x" class="b-avatar"><img src="i.png" alt="{post.author}" /></a>
  <div class="b-userinfo__details"><div class="author h-text-size--14">
   <strong>{post.author if post.guest else link}</strong></div>
   <div class="usertitle">{post.badge}</div><ul><li><label>Join Date:</label> <span>May 2011</span></li></ul>
  </div></div>
 <div class="b-post__content js-post__content">
  <a class="b-post__count" href="https://tower.example/forum/{THREAD}-bells?p={post.id}#post{post.id}">#{number}
  </a><h2 class="b-post__title js-post-title"></h2>
  <div class="b-post__timestamp"><time itemprop="dateCreated" datetime="{local}">{post.written.strftime("%m-%d-%Y, %I:%M %p")}</time></div>
  <div class="js-post__content-text restore h-wordwrap" itemprop="text">
   {words_of(post, _quote4, _code4)}
  </div>
  {f'<div class="b-post__attachments"><a href="filedata/fetch?id=5">{post.file}</a></div>' if post.file else ""}
  {f'<div class="b-post__edit">Last edited by <a href="#">{post.author}</a>; {post.edited.strftime("%Y-%m-%d, %H:%M")}.</div>' if post.edited else ""}
  {f'<div class="post-signature restore">{post.signature}</div>' if post.signature else ""}
 </div></li>"""


def comment_5(post: Shown, number: str) -> str:
    """Give a comment on a post of version 5: other classes, and no time but as text."""
    day = post.written.strftime("%m-%d-%Y, %I:%M %p")
    return f"""
<li data-node-id="{post.id}" class="b-post b-comment js-comment js-post js-comment-entry__parent">
 <a id="post{post.id}" class="anchor"></a><div class="b-media">
  <div class="b-media__img"><a href="https://tower.example/member/3-x" class="b-avatar"><img src="a.png" alt="{post.author}" /></a></div>
  <div class="comment-count"><a class="b-post__count" href="https://tower.example/forum/{THREAD}-bells?p={post.id}#post{post.id}">{number}</a></div>
  <div class="b-media__body"><div class="b-post__hide-when-deleted"><a href="https://tower.example/member/3-x" class="b-comment__author">{post.author}</a>
   <span>commented</span></div><div class="b-post__timestamp">{day}</div>
   <div class="b-comment__edit-header"><strong>Editing a comment</strong></div></div></div>
 <div class="js-post__content h-clear" itemprop="commentText">{words_of(post, _quote4, _code4)}</div>
 {f'<div class="b-post__edit">Last edited by <a href="#">{post.author}</a>; {post.edited.strftime("%Y-%m-%d, %H:%M")}.</div>' if post.edited else ""}
</li>"""


def commented_5(above: Shown, comments: Sequence[Shown], *after: Shown) -> bytes:
    """Give a page of version 5 whose first post has comments."""
    inner = "".join(
        comment_5(c, f"#21.<span>{n}</span>") for n, c in enumerate(comments, 1)
    )
    box = f'<div class="b-comments"><ul class="b-comments__comments" itemprop="comment">{inner}</ul></div></li>'
    whole = version_5([above, *after]).decode()
    return whole.replace(
        "</li>\n\n<li data-node-id", f"{box}\n<li data-node-id", 1
    ).encode()


def version_5(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give a page of version 5."""
    rows = "\n".join(_post5(post, n) for n, post in enumerate(posts, start=21))
    return page(
        f'{_HEAD.format(version="5.5.2")}<link rel="canonical" '
        f'href="https://tower.example/forum/{THREAD}-bells/page2" />',
        f"""<body><h1 class="main-title js-main-title">{TITLE}</h1>
<div class="pagenav"><input type="text" class="js-pagenum" value="2" /> of <span class="pagetotal">4</span></div>
<ul class="conversation-list">{rows}</ul></body>""",
    )


def _stripped(_quote: Quote, inner: str) -> str:
    """The archive takes the marks away and leaves the words."""
    return f"{inner}<br />\n"


def _stripped_code(code: Code) -> str:
    return escaped_code(code).replace("\n", "<br />\n")


def archive(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the archive's page, which has no ids."""
    rows = "\n".join(
        f'<div class="post"><div class="posttop"><div class="username">{p.author}</div>'
        f'<div class="date">{_date(p)}</div></div><div class="posttext">'
        f"{words_of(p, _stripped, _stripped_code)}</div></div><hr />\n"
        for p in posts
    )
    return page(
        _HEAD.format(version="3.8.11")
        + '<link rel="stylesheet" href="http://tower.example/archive/archive.css" />',
        f"""<body><div class="pagebody"><div id="navbar"><a href="index.php">The Tower</a></div>
<p class="largefont">View Full Version : <a href="http://tower.example/showthread.php?t={THREAD}">{TITLE}</a></p>
<div id="pagetitle">View Full Version : <a href="http://tower.example/showthread.php?t={THREAD}">{TITLE}</a></div>
{rows}</div></body>""",
        f"{TITLE} [Archive] - The Tower",
    )


def _quote_printed(quote: Quote, inner: str) -> str:
    title = (
        f"<div>\nOriginally Posted by <strong>{quote.author}</strong>\n"
        f'<a href="showthread.php?p={quote.post}#post{quote.post}" rel="nofollow">'
        '<img class="inlineimg" src="viewpost.gif" alt="View Post" /></a>\n</div>\n'
        f'<div class="message">{inner}</div>'
    )
    return (
        '<div class="bbcode_container">\n<div class="bbcode_description">Quote:</div>\n'
        '<div class="bbcode_quote printable">\n<hr />\n'
        f"{inner if quote.author is None else title}\n<hr />\n</div>\n</div>"
    )


def _quote_printed_3(quote: Quote, inner: str) -> str:
    if quote.author is not None:
        inner = (
            f"<div>\nOriginally Posted by <strong>{quote.author}</strong>\n"
            f'(Post {quote.post})\n</div>\n<div style="font-style:italic">{inner}</div>'
        )
    return _box(
        "Quote",
        '<table cellpadding="6" cellspacing="0" border="0" width="100%"><tr>'
        f'<td class="alt2">\n<hr />\n{inner}\n<hr />\n</td></tr></table>\n',
    )


def printed_3(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the printable page of version 3."""
    rows = "\n".join(
        '<table class="tborder" cellpadding="6" width="100%"><tr><td class="page">\n'
        '<table cellpadding="0" width="100%"><tr valign="bottom">'
        f'<td style="font-size:14pt">{p.author}</td><td class="smallfont" align="right">{_date(p)}</td>'
        f"</tr></table>\n<hr />\n<div><strong>{TITLE}</strong><br />&nbsp;</div>\n"
        f"<div>{words_of(p, _quote_printed_3, code_3)}</div>\n</td></tr></table><br />"
        for p in posts
    )
    return page(
        _HEAD.format(version="3.8.11"),
        f"""<body><table class="tborder" width="100%"><tr><td class="page"><a href="showthread.php?t={THREAD}">{TITLE}</a></td></tr></table>
{rows}</body>""",
        f"{TITLE} - The Tower",
    )


def printed(posts: Sequence[Shown] = POSTS) -> bytes:
    """Give the printable page of version 4."""
    rows = "\n".join(
        f'<li class="postbit blockbody" id="post_{n}"><div class="header">'
        f'<div class="datetime">{_date(p)}</div> <span class="username">{p.author}</span></div>'
        f'<div class="title">{TITLE}</div><div class="content"><blockquote class="restore">'
        f"{words_of(p, _quote_printed, _code4)}</blockquote></div></li>"
        for n, p in enumerate(posts, start=1)
    )
    return page(
        _HEAD.format(version="4.2.3"),
        f"""<body><div id="pagetitle"><h1><a href="showthread.php?t={THREAD}">{TITLE}</a></h1>
<p class="description">Printable View</p></div><div id="postlist" class="restrain"><ul>{rows}</ul></div></body>""",
    )
