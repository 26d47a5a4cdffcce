"""What a thread without a title is called among the files of a site.

Its address or the name of its file often has words; else its first words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from disputatio.schemas.debate import Debate

FIRST_WORDS = 6
"""So many words of the first post stand for a title."""

TELLING = 2
"""An address with so many words says what it is about."""

_ENDING = re.compile(r"\.(?=\w{0,5}[a-z])\w{1,6}$", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SCRIPTS = frozenset({
    "index", "default", "home", "page", "pages", "view", "show", "read", "open",
    "topic", "topics", "thread", "threads", "forum", "forums", "board", "boards",
    "viewtopic", "showthread", "viewthread", "showtopic", "post", "posts", "discussion",
    "discussions", "item", "items", "comments", "questions", "message", "messages",
    "msg", "archive", "saved", "www", "php", "html",
})  # fmt: skip
"""Words of addresses that say nothing of what a thread is about."""


def called(debate: Debate, site: str = "") -> str | None:
    """Give words for the name of a thread's file: its title, else what stands for one.

    The name of the `site`, which all its threads have, says nothing of one of them.
    """
    if debate.title:
        return debate.title
    told = (name for name in _of_address(debate.source) if name != site)
    return next(told, None) or _first_words(debate)


def _of_address(source: str | None) -> Iterator[str]:
    """Give the words of an address or file name, its last part first, if they tell anything."""
    given = (source or "").partition(", ")[0]
    path = _path(given) if "://" in given else given
    for part in reversed(re.split(r"[/\\]", path)):
        name = _ENDING.sub("", part)
        words = [w for w in _WORD.findall(name) if w.casefold() not in _SCRIPTS]
        if len(words) >= TELLING:
            yield name


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""


def _first_words(debate: Debate) -> str | None:
    texts = (" ".join(post.text[:1000].split()[:FIRST_WORDS]) for post in debate.posts)
    return next((text for text in texts if any(map(str.isalnum, text))), None)
