"""The thread: who wrote what, and the blocks that a reader must find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from attrs import frozen

from disputatio.schemas.content import (
    Block,
    CodeBlock,
    LineBreak,
    Para,
    Quotation,
    Text,
)


@frozen
class Quote:
    """A quotation box."""

    words: tuple[Node, ...]
    author: str | None = None
    post: int | None = None
    written: dt.datetime | None = None


@frozen
class Code:
    """A box of code."""

    text: str


Node = str | Quote | Code
"""What stands in a post; a text is a paragraph, a line feed in it a break."""


@frozen(kw_only=True)
class Shown:
    """A post."""

    id: int
    author: str
    words: tuple[Node, ...]
    written: dt.datetime
    guest: bool = False
    badge: str = "Ringer"
    edited: dt.datetime | None = None
    signature: str | None = None
    tail: str | None = None
    file: str | None = None


def _at(day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2016, 5, day, hour, minute, tzinfo=dt.UTC).replace(tzinfo=None)


TITLE = "Bells at night: keep or stop?"
"""Its title."""

THREAD = 77
"""Its id."""

ELSEWHERE = 4
"""The id of a post that is quoted and stands in another thread."""

_FIRST = "The bells strike every quarter of an hour.\nAll night long."
_SECOND = "Nobody who moved here can say that the tower was hidden."

POSTS = (
    Shown(
        id=101,
        author="Marit",
        words=(_FIRST, "Stop them between ten and six."),
        written=_at(21, 22, 15),
    ),
    Shown(
        id=102,
        author="jonas_b",
        words=(
            Quote(("Stop them between ten and six.",), "Marit", 101, _at(21, 22, 15)),
            _SECOND,
            "Four hundred years & counting <3",
        ),
        written=_at(22, 8, 5),
        edited=_at(22, 9, 40),
    ),
    Shown(
        id=105,
        author="Passer-by of 9",
        guest=True,
        badge="Guest",
        words=(
            Quote(
                (Quote(("Stop them between ten and six.",), "Marit", 101, _at(21, 22, 15)), _SECOND),
                "jonas_b", 102, _at(22, 8, 5),
            ),
            "I rang them for years, and I slept.",
        ),
        written=_at(23, 17, 59),
    ),
    Shown(
        id=110,
        author="Marit",
        words=(
            Quote(("Four hundred years & counting <3",)),
            "The quarter strike is from 1987. The clock's own file says so:",
            Code("quarter  = on\n  since  = 1987"),
        ),
        written=_at(24, 7, 30),
        signature="Sleep is a right.",
        file="clockwork.pdf",
    ),
    Shown(
        id=118,
        author="Old Otto",
        words=(
            Quote(("A town without bells has no hours.",), "Liv Aas", ELSEWHERE, _at(19, 6, 0)),
            "That was said of the day, not of the night.",
        ),
        written=_at(25, 12, 0),
        tail="Sent from my K9 using Tapatalk",
    ),
)  # fmt: skip
"""Its posts, in order."""


def blocks(nodes: Sequence[Node], *, ids: bool = True) -> tuple[Block, ...]:
    """Give the blocks that a reader must find; `ids`: quotations name their source."""
    return tuple(_block(node, ids=ids) for node in nodes)


def _block(node: Node, *, ids: bool) -> Block:
    if isinstance(node, str):
        first, *rest = node.split("\n")
        more = (part for line in rest for part in (LineBreak(), Text(text=line)))
        return Para(inlines=(Text(text=first), *more))
    if isinstance(node, Code):
        return CodeBlock(text=node.text)
    return Quotation(
        blocks=blocks(node.words, ids=ids),
        claimed_author=node.author,
        claimed_post=str(node.post) if ids and node.post is not None else None,
    )


def escaped(text: str) -> str:
    """Give text as HTML, with line breaks."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("\n", "<br />\n")


def html(
    nodes: Sequence[Node],
    quote: Callable[[Quote, str], str],
    code: Callable[[Code], str],
) -> str:
    """Give nodes as HTML: empty lines between paragraphs, boxes as an engine draws them."""
    pieces: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            lead = "<br />\n<br />\n" if pieces and not pieces[-1].endswith(">") else ""
            pieces.append(lead + escaped(node))
        elif isinstance(node, Code):
            pieces.append("<br />\n" + code(node))
        else:
            pieces.append(quote(node, html(node.words, quote, code)))
    return "".join(pieces)


def words_of(
    post: Shown, quote: Callable[[Quote, str], str], code: Callable[[Code], str]
) -> str:
    """Give the HTML of a whole post, with the line that an application adds."""
    tail = f"<br />\n<br />\n{post.tail}" if post.tail else ""
    return html(post.words, quote, code) + tail


def page(head: str, body: str, title: str = TITLE, attributes: str = "") -> bytes:
    """Give a whole page."""
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en"{attributes}>\n'
        f'<head>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />\n'
        f"{head}\n<title>{title}</title>\n</head>\n{body}\n</html>\n"
    ).encode()
