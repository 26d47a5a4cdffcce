"""Threads of Zulip's archive and of Futaba as their pages are written; the words are our own."""

from __future__ import annotations

TALK = (
    ("Odile Renard", "Does anybody know why the ferry at seven is gone? I have stood at the pier twice now."),
    ("Bo Larsson", "It is gone since Monday. They say nobody took it."),
    ("Yusra", "Then who do I write to? I can't be the only one."),
    ("Bo Larsson", "Short."),
    ("Odile Renard", "I disagree with both of you, there were six people on it in all of May."),
)  # fmt: skip

SAID = (
    '<p><span class="user-mention silent" data-user-id="7">Bo Larsson</span> <a href="#narrow/stream/3-jetty/topic/night.20ferry/near/4107">said</a>:</p>\n'
    "<blockquote>\n<p>They say nobody took it.</p>\n</blockquote>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
)


def zulip() -> str:
    """Give a topic of an archive of Zulip; the third message quotes the second."""
    rows = []
    for n, (who, words) in enumerate(TALK):
        number = 4100 + 7 * n
        body = f"{SAID if n == 2 else ''}<p>{words}</p>"
        rows.append(
            f'\n<a name="{number}"></a>\n<h4><a href="https://chat.example/#narrow/stream/3-jetty/topic/night.20ferry/near/{number}" class="zl"><img src="/zulip.svg" alt="view this post on Zulip"></a> {who} '
            f'<a href="https://archive.example/stream/3-jetty/topic/night.20ferry.html#{number}">(May 26 2019 at 1{n}:32)</a>:</h4>\n{body}\n'
        )
    return (
        '<html>\n<head><meta charset="utf-8"><title>night ferry · jetty · Harbour chat</title></head>\n<h2>Stream: <a href="https://archive.example/stream/3-jetty/index.html">jetty</a></h2>\n'
        '<h3>Topic: <a href="https://archive.example/stream/3-jetty/topic/night.20ferry.html">night ferry</a></h3>\n\n<hr>\n\n<base href="https://chat.example">\n'
        f"{''.join(rows)}\n<hr><p>Last updated: May 27 2019 at 03:00 UTC</p>\n</html>"
    )


CALLS = (
    "夜の渡し船がなくなったのはなぜか知ってる？",
    "月曜からないらしいよ、誰も乗らなかったから",
    "&gt;月曜からないらしいよ、誰も乗らなかったから<br>&gt;月曜<br>誰に言えばいいの<br>二行目",
    "そうだねえ",
    "&gt;No.88000007<br>六人は乗ってたと思う",
)


def _head(n: int, more: str = "") -> str:
    number = 88000000 + 7 * n
    return (
        f'<span class="csb">{"渡し船" if n == 3 else "無念"}</span>Name<span class="cnm">としあき</span><span class="cnw">19/05/26(日)17:3{n}:00{more}</span>'
        f'<span class="cno">No.{number}</span><a href="javascript:void(0);" onclick="sd({number});return(false);" id="sd{number}" class="sod">+</a>'
    )


def _words(n: int) -> str:
    lines = [
        f'<font color="#789922">{line}</font>' if line.startswith("&gt;") else line
        for line in CALLS[n].split("<br>")
    ]
    return "<br>".join(lines)


def futaba(*, signs: bool = False) -> str:
    """Give a thread of Futaba, with signs of who writes or without; the fourth post is deleted."""
    rows = "".join(
        f"<table border=0{' class=deleted' if n == 3 else ''}><tr><td class=rts>…</td><td class=rtd><input type=checkbox name={88000000 + 7 * n} value=delete>"
        f'<span id="delcheck{88000000 + 7 * n}" class="rsc">{n}</span>{_head(n, f" ID:x{n % 2}" if signs else "")}<blockquote>{_words(n)}</blockquote></td></tr></table>'
        for n in range(1, 5)
    )
    return (
        f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><META http-equiv="Content-type" content="text/html; charset=UTF-8"><title>{CALLS[0]} - 港@ふたば</title></head>'
        '<body bgcolor="#FFFFEE"><span id="tit">港＠ふたば</span><hr><form action="/b/futaba.php" method="POST" id="fm"><input name=name size=28><textarea name=com></textarea></form><hr>'
        '<form action="futaba.php" method=POST><div class="thre" data-res="88000000"><a href="/b/src/1.jpg" target="_blank">1.jpg</a>-(12345 B) <a href="/b/src/1.jpg"><img src="/b/thumb/1s.jpg" border=0></a>'
        f'<input type=checkbox name=88000000 value=delete>{_head(0, " ID:x0" if signs else "")}<span id="contdisp">18:40頃消えます</span><blockquote>{_words(0)}</blockquote>{rows}</div>'
        '<div class="delform">【記事削除】</div></form><div id="ufm">- <a href="http://www.example.com/">ふたば</a> -</div></body></html>'
    )
