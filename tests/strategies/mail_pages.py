"""Pages of archives of mailing lists, one message each, as three programs write them.

The words are our own.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from attrs import frozen


@frozen(kw_only=True)
class Letter:
    """A message of a list."""

    id: str
    name: str
    subject: str
    date: str
    """As mails have it."""
    asctime: str
    iso: str
    """The same without zone, in UTC."""
    lines: Sequence[str]
    answers: str = ""


LETTERS = (
    Letter(
        id="one.88@harbour.example", name="Odile Renard", subject="[jetty] Night ferry",
        date="Sun, 26 May 2019 19:32:00 +0200", asctime="Sun May 26 19:32:00 CEST 2019", iso="20190526173200",
        lines=("Dear all,", "", "why does the ferry not run at night any more?", "I waited for an hour.", "", "Odile"),
    ),
    Letter(
        id="two.89@mill.example", name="Bo Larsson", subject="Re: [jetty] Night ferry", answers="one.88@harbour.example",
        date="Mon, 27 May 2019 08:05:10 +0200", asctime="Mon May 27 08:05:10 CEST 2019", iso="20190527060510",
        lines=("Odile Renard wrote:", "> why does the ferry not run at night any more?", "> I waited for an hour.", "", "Because nobody took it but you.", "", "-- ", "Bo Larsson, the mill"),
    ),
    Letter(
        id="three.90@harbour.example", name="Yusra <Sailor> & Sons", subject="Re: [jetty] Night ferry", answers="two.89@mill.example",
        date="Mon, 27 May 2019 21:40:00 +0200", asctime="Mon May 27 21:40:00 CEST 2019", iso="20190527194000",
        lines=("On Mon, 27 May 2019, Bo Larsson wrote:", "", "> Because nobody took it but you.", "", "I took it, too, every Friday."),
    ),
)  # fmt: skip


def _safe(text: str) -> str:
    return html.escape(text, quote=True)


def pipermail(letter: Letter) -> str:
    """Give the page of a message by Pipermail, which takes "Re:" off subjects."""
    subject = letter.subject.removeprefix("Re: ")
    link = f"mailto:jetty%40lists.example?Subject=Re%3A%20x&amp;In-Reply-To=%3C{letter.id.replace('@', '%40')}%3E"
    body = "\n".join(
        f"&gt;<i>{_safe(line[1:])}\n</I>" if line.startswith(">") else _safe(line)
        for line in letter.lines
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE> {subject}
   </TITLE><LINK REL="Index" HREF="index.html" ><LINK REL="made" HREF="{link}"></HEAD>
 <BODY BGCOLOR="#ffffff"><H1>{subject}</H1>
    <B>{_safe(letter.name)}</B>
    <A HREF="{link}" TITLE="{subject}">odile at harbour.example
       </A><BR>
    <I>{letter.asctime}</I>
    <P><UL><LI>Previous message: <A HREF="000087.html">[jetty] Ropes
</A></li><LI>Next message: <A HREF="000089.html">[jetty] Night ferry
</A></li><LI> <B>Messages sorted by:</B> <a href="date.html#88">[ date ]</a> <a href="thread.html#88">[ thread ]</a> <a href="author.html#88">[ author ]</a></LI></UL>
    <HR>
<!--beginarticle-->
<PRE>{body}
</PRE>
<!--endarticle-->
    <HR><P><UL><LI>Previous message: <A HREF="000087.html">[jetty] Ropes
</A></li></UL><hr><a href="https://lists.example/jetty">More information about the jetty mailing list</a><br></body></html>
"""


_RING = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ["
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_TURN = str.maketrans(
    _RING + _SMALL, _RING[14:] + _RING[:14] + _SMALL[13:] + _SMALL[:13]
)


def _comment(text: str) -> str:
    return _safe(text).replace("-", "&#45;")


def mhonarc(letter: Letter, *, skin: str = "plain", body: str = "") -> str:
    """Give the page of a message by MHonArc, plain or in a skin of its own."""
    sender = f"{letter.name} <someone@harbour.example>"
    references = "".join(
        f"<!--X-Reference: {_comment(one)} -->\n"
        for one in ("zero@x.example", letter.answers)
        if letter.answers
    )
    head = {
        "plain": f'<ul><li><em>To</em>: jetty@lists.example</li><li><em>Subject</em>: {_safe(letter.subject)}</li><li><em>From</em>: {_safe(letter.name)} &lt;<a href="mailto:someone@xxx">someone@xxx</a>&gt;</li><li><em>Date</em>: {letter.date}</li></ul>',
        "skin": f'<div class="msgHead"><h1><span class="subject">{_safe(letter.subject)}</span></h1><p><span class="sender"><a href="search">{_safe(letter.name)}</a></span> <span class="date">{letter.date}</span></p></div>',
    }[skin]
    words = body or f"<pre>{_safe(chr(10).join(letter.lines))}\n</pre>"
    return f"""<!-- MHonArc v2.6.18 -->
<!--X-Subject: {_comment(letter.subject)} -->
<!--X-From-R13: {_comment(sender.translate(_TURN))} -->
<!--X-Date: {_comment(letter.date)} -->
<!--X-Message-Id: {_comment(letter.id)} -->
<!--X-Content-Type: text/plain -->
{references}<!--X-Head-End-->
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><html><head><title>{_safe(letter.subject)}</title></head><body>
<!--X-Body-Begin-->
<!--X-User-Header-->
<!--X-User-Header-End-->
<!--X-TopPNI-->
<hr>[<a href="msg00087.html">Date Prev</a>][<a href="msg00089.html">Date Next</a>][<a href="maillist.html#00088">Date Index</a>][<a href="threads.html#00088">Thread Index</a>]
<!--X-TopPNI-End-->
<!--X-MsgBody-->
<!--X-Subject-Header-Begin-->
<h1>{_safe(letter.subject)}</h1><hr>
<!--X-Subject-Header-End-->
<!--X-Head-of-Message-->
{head}
<!--X-Head-of-Message-End-->
<!--X-Head-Body-Sep-Begin-->
<hr>
<!--X-Head-Body-Sep-End-->
<!--X-Body-of-Message-->
{words}
<!--X-Body-of-Message-End-->
<!--X-MsgBody-End-->
<!--X-Follow-Ups-->
<hr><ul><li><strong>Follow-Ups</strong>:<ul><li><strong><a name="00089" href="msg00089.html">Re: [jetty] Night ferry</a></strong><ul><li><em>From:</em> Bo Larsson</li></ul></li></ul></li></ul>
<!--X-Follow-Ups-End-->
</body></html>
"""


def hypermail(letter: Letter) -> str:
    """Give the page of a message by hypermail, whose lines end with breaks."""
    rows = []
    for line in letter.lines:
        shown = (
            f'<span class="quotelev1">{_safe(line)}\n</span><br>\n'
            if line.startswith(">")
            else "<p>"
            if not line
            else f"{_safe(line)}\n<br>\n"
        )
        rows.append(shown)
    answers = (
        f'<!-- inreplyto="{_safe(letter.answers)}" -->\n' if letter.answers else ""
    )
    return f"""<html><head><title>Archive: {_safe(letter.subject)}</title></head><body>
<!-- received="x" -->
<!-- isoreceived="{letter.iso}" -->
<!-- sent="{letter.date}" -->
<!-- isosent="{letter.iso}" -->
<!-- name="{_safe(letter.name)}" -->
<!-- email="someone_at_[hidden]" -->
<!-- subject="{_safe(letter.subject)}" -->
<!-- id="{_safe(letter.id)}" -->
<!-- charset="us-ascii" -->
{answers}<!-- expires="-1" -->
<p class="headers"><strong>Subject:</strong> {_safe(letter.subject)}<br><strong>From:</strong> {_safe(letter.name)} (<em>someone_at_[hidden]</em>)<br><strong>Date:</strong> {letter.date}</p>
<ul class="links"><!-- next="start" --><li><strong>Next message:</strong> <a href="0089.html">Bo Larsson: "Re: [jetty] Night ferry"</a><li><strong>Next in thread:</strong> <a href="0089.html">Bo Larsson: "x"</a></ul><hr>
<!-- body="start" -->
<p>
{"".join(rows)}<!-- body="end" -->
<hr><ul class="links"><li><strong>Next message:</strong> <a href="0089.html">Bo Larsson: "x"</a></ul><a href="date.html">sort by date</a></body></html>
"""


PROGRAMS = {"pipermail": pipermail, "mhonarc": mhonarc, "hypermail": hypermail}

INDEXES: Mapping[str, str] = {
    "pipermail": '<html><head><title>The jetty May 2019 Archive by thread</title></head><body><a name="start"></A><h1>May 2019 Archives by thread</h1><ul><li> <b>Messages sorted by:</b> <a href="subject.html#start">[ subject ]</a> <a href="author.html#start">[ author ]</a> <a href="date.html#start">[ date ]</a></ul>'
    '<p><b>Starting:</b> <i>Sun May 26 19:32:00 CEST 2019</i><br><b>Messages:</b> 3<p><ul><!--0 01558-000088- --><LI><A HREF="000088.html">[jetty] Night ferry</A><A NAME="88">&nbsp;</A><I>Odile Renard</I><UL><LI><A HREF="000089.html">[jetty] Night ferry</A><A NAME="89">&nbsp;</A><I>Bo Larsson</I></UL></ul></body></html>',
    "months of pipermail": '<html><head><title>The jetty Archives</title></head><body><h1>The jetty Archives</h1><table border=3><tr><td>Archive</td><td>View by:</td><td>Downloadable version</td></tr><tr><td>May 2019:</td><td><A href="2019-May/thread.html">[ Thread ]</a> <A href="2019-May/date.html">[ Date ]</a></td><td><A href="2019-May.txt.gz">[ Gzip\'d Text 3 KB ]</a></td></tr>'
    '<tr><td>April 2019:</td><td><A href="2019-April/thread.html">[ Thread ]</a></td><td><A href="2019-April.txt.gz">[ Gzip\'d Text 7 KB ]</a></td></tr></table></body></html>',
    "mhonarc": '<!-- MHonArc v2.6.18 --><html><head><title>jetty (thread)</title></head><body><h1>jetty (thread)</h1>[<a href="maillist.html">Date Index</a>]<hr><ul><li><strong><a name="00088" href="msg00088.html">[jetty] Night ferry</a></strong>, <em>Odile Renard</em>, <tt>Sun 26 May 2019</tt><ul><li><a name="00089" href="msg00089.html">Re: [jetty] Night ferry</a>, <em>Bo Larsson</em>, <tt>Mon 27 May 2019</tt></li></ul></li></ul></body></html>',
    "hypermail": '<html><head><title>jetty by date</title></head><body><h1>jetty</h1><ul class="links"><li>sort by: [ <a href="thread.html">thread</a> ] [ <a href="author.html">author</a> ]</li></ul><div class="messages-list"><ul><li>Sunday, 26 May 2019<ul><li><a href="0088.html"><dfn>[jetty] Night ferry</dfn></a>&nbsp;<a name="m88"><em>Odile Renard</em></a></li><li><a href="0089.html"><dfn>Re: [jetty] Night ferry</dfn></a> <em>Bo Larsson</em></li></ul></li></ul></div></body></html>',
}  # fmt: skip
