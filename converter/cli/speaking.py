"""Whose words stand for an element of a debate, and why a rule took them so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from disputatio.schemas.debate import Post, Relation
from disputatio.schemas.origins import Decided, Inferred, Origin, Span
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Views, Voice, own_words

MARK = "~"
"""Stands before everything that a rule concluded."""

DOUBT = "?"
"""Stands behind the name of an author that a rule concluded."""

TOLD = " (told)"
"""Stands behind the name of a person who does not speak here: others tell his words."""

WORDS_SHOWN = 220
"""How many characters of a quoted sentence are shown."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*\s|\n")
_LONGEST_SEARCH = 400


def label(views: Views, post: Post) -> str:
    """Give a post's author and number: "Pantograph, post 6", "post 3".

    The name of an author that a rule concluded ends in a question mark.
    """
    name = views.name(post)
    if name is not None and is_inferred(post.author_origin):
        name += DOUBT
    number = None if post.number is None else f"post {post.number}"
    return ", ".join(p for p in (name and one_line(name), number) if p) or post.key


def guessed_people(views: Views) -> frozenset[str]:
    """Give the keys of those people of whom no post is known but by conclusion."""
    posts = [p for p in views.debate.posts if p.author is not None]
    known = {p.author for p in posts if not is_inferred(p.author_origin)}
    return frozenset(p.author for p in posts if p.author) - known


def label_of(views: Views, key: str) -> str:
    """Give who says an element first; its title where nobody does."""
    post = views.post_of(key)
    if post is None and key in views.graph.claims:
        post = next(iter(views.posts_of(key)), None)
    if post is not None:
        return label(views, post)
    claim = views.graph.claims.get(key)
    return one_line(claim.title) if claim is not None and claim.title else ""


def quoted(text: str) -> str:
    """Give words in quotation marks, shortened."""
    return f"“{shortened(text, WORDS_SHOWN)}”"


def words_of(views: Views, voice: Voice) -> str:
    """Give the words in which a voice takes its side, or first one and then the other."""
    key = voice.path[0]
    relation = views.graph.relations.get(voice.path[1]) if voice.path[1:] else None
    words = words_in(views, key, relation)
    other = words_of(views, voice.counter) if voice.counter is not None else words
    return words if other == words else f"{words} but also {other}"


def words_in(views: Views, key: str, relation: Relation | None) -> str:
    """Give the words of an element; a post's are those that a relation rests on.

    Words that a post quotes are never given as its own; a claim that is only named
    has none.
    """
    claim = views.graph.claims.get(key)
    if claim is not None and not claim.text and claim.title:
        return ""
    post = views.graph.posts.get(key)
    if post is None:
        return quoted(views.text(key))
    own = [s for s in _evidence([relation]) if s.post == key]
    if own:
        return quoted(sentence(post.text, own[0].start, own[0].end))
    return quoted(own_words(post))


def sentence(text: str, start: int, end: int) -> str:
    """Give the whole sentence around a range, as far as one can tell."""
    begin = max(start - _LONGEST_SEARCH, 0)
    for match in _SENTENCE_END.finditer(text, begin, start):
        begin = match.end()
    stop = _SENTENCE_END.search(text, max(end - 1, start), end + _LONGEST_SEARCH)
    return one_line(text[begin : stop.end() if stop else end + _LONGEST_SEARCH])


def is_inferred(origin: Origin) -> bool:
    """Say whether a rule concluded it."""
    return isinstance(origin, Inferred)


def reasons(views: Views, path: Iterable[str]) -> Iterator[str]:
    """Give one line for each passage and relation of a path that a rule concluded.

    Claims are left out: a claim is concluded with the passage that says it.
    """
    for key in path:
        if key not in views.graph.claims:
            line = reason(views, _kind(views, key), views.graph.origin(key), key)
            if line is not None:
                yield line


def reason(
    views: Views, what: str, origin: Origin, key: str | None = None
) -> str | None:
    """Give the rule, its confidence and its words, or who decided; None if stated.

    Words that are the whole passage are left out: it is shown already.
    """
    if isinstance(origin, Decided):
        return f"{what}: decided by {origin.by}"
    if not isinstance(origin, Inferred):
        return None
    line = f"{what}: {origin.rule}, {origin.confidence:.0%}"
    spans = [s for s in origin.evidence if not _is_passage(views, s, key)]
    shown = "; ".join(_span(views, span) for span in spans[:3])
    return f"{line}, from {shown}" if shown else line


def _is_passage(views: Views, span: Span, key: str | None) -> bool:
    passage = views.graph.passages.get(key or "")
    return passage is not None and (passage.post, passage.start, passage.end) == (
        span.post,
        span.start,
        span.end,
    )


def _span(views: Views, span: Span) -> str:
    post = views.graph.posts[span.post]
    words = shortened(post.text[span.start : span.end], 80)
    place = span.post if post.number is None else f"post {post.number}"
    return f"“{words}” ({place})"


def _kind(views: Views, key: str) -> str:
    relation = views.graph.relations.get(key)
    if relation is not None:
        return (
            f"{relation.kind} {relation.scheme}" if relation.scheme else relation.kind
        )
    return "said here"


def _evidence(relations: Iterable[Relation | None]) -> list[Span]:
    origins = (r.origin for r in relations if r is not None)
    return [s for o in origins if isinstance(o, Inferred) for s in o.evidence]
