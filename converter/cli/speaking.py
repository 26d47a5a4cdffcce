"""Who speaks in a debate, and why a rule concluded what it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputatio.schemas.debate import Post
from disputatio.schemas.foreign.argdown import private
from disputatio.schemas.foreign.argdown_words import WORDS, kept_rest
from disputatio.schemas.origins import Decided, Inferred, Origin, Span
from disputatio.schemas.text import one_line, shortened
from disputatio.schemas.views import Views, Voice

MARK = "~"
"""Stands before everything that a rule concluded."""

DOUBT = "?"
"""Stands behind the name of an author that a rule concluded."""

TOLD = " (told)"
"""Stands behind the name of a person who does not speak here: others tell his words."""

SHOWN = 3
"""How many of the words that a conclusion rests on are shown."""

SPEAKING = ("annotation", "reported")
"""States of a post that are told in other ways, or not at all; "deleted" is told."""

UNNAMED = "somebody"
"""Stands for a person who is told of without a name."""


def label(views: Views, post: Post) -> str:
    """Give a post's author and number: "Pantograph, post 6", "post 3".

    The name of an author that a rule concluded ends in a question mark; who does not
    speak here is only told of. What is deleted or hidden says so.
    """
    name = views.name(post)
    if name is not None and is_inferred(post.author_origin):
        name += DOUBT
    if post.state == "reported":
        name = (name or UNNAMED) + TOLD
    number = None if post.number is None else f"post {post.number}"
    told = ", ".join(p for p in (name and one_line(name), number) if p) or post.key
    gone = post.state is not None and post.state not in SPEAKING
    return f"{told} ({one_line(post.state or '')})" if gone else told


def guessed_people(views: Views) -> frozenset[str]:
    """Give the keys of those people of whom no post is known but by conclusion."""
    posts = [p for p in views.debate.posts if p.author is not None]
    known = {p.author for p in posts if not is_inferred(p.author_origin)}
    return frozenset(p.author for p in posts if p.author) - known


def label_of(views: Views, key: str) -> str:
    """Give who says an element first, else who asks it; its title where nobody does."""
    post = views.post_of(key)
    if post is None and key in views.graph.claims:
        post = next(iter(views.posts_of(key)), None)
    if post is not None:
        return label(views, post)
    asker = next(iter(views.askers(key)), None)
    if asker is not None:
        return f"{label(views, asker)}, asks"
    claim = views.graph.claims.get(key)
    return one_line(claim.title) if claim is not None and claim.title else ""


def is_inferred(origin: Origin) -> bool:
    """Say whether a rule concluded it."""
    return isinstance(origin, Inferred)


def reasons(views: Views, path: Iterable[str]) -> Iterator[str]:
    """Give one line for each passage and relation of a path that a rule concluded.

    Claims are left out: a claim is concluded with the passage that says it.
    """
    for key in path:
        if key not in views.graph.claims:
            origin, quoted = views.graph.origin(key), _quoted(views, key)
            line = reason(views, _kind(views, key), origin, key, quoted)
            if line is not None:
                yield line


def reason(
    views: Views,
    what: str,
    origin: Origin,
    key: str | None = None,
    quoted: object = None,
) -> str | None:
    """Give the rule, its confidence and its words, or who decided; None if stated.

    Words that are the whole passage are left out: it is shown already. `quoted` are
    the words that an Argdown file had instead of the posts.
    """
    if isinstance(origin, Decided):
        return f"{what}: decided by {origin.by}"
    if not isinstance(origin, Inferred):
        return None
    line = f"{what}: {origin.rule}, {origin.confidence:.0%}"
    spans = [s for s in origin.evidence if not _is_passage(views, s, key)]
    rest = None if origin.evidence else kept_rest(quoted, origin)
    words = [_span(views, span) for span in spans]
    words += [_words(q.words, _post(q.post)) for q in rest.quotes] if rest else []
    shown = "; ".join(words[:SHOWN])
    return f"{line}, from {shown}" if shown else line


def sayer(views: Views, voice: Voice) -> str | None:
    """Give the rule by which a voice says the claim that it begins with, if one does."""
    for post, origin in views.concluded_sayers.get(voice.path[0], ()):
        if post.key == voice.post.key:
            return reason(views, "says it", origin)
    return None


def together(voice: Voice) -> str | None:
    """Give how sure a voice's side is in all, as documents do; None where it is stated."""
    if not isinstance(voice.sure, Inferred):
        return None
    return f"in all: {voice.sure.confidence:.0%}, as the least sure step"


def _quoted(views: Views, key: str) -> object:
    relation = views.graph.relations.get(key)
    return None if relation is None else private(relation.extras).get(WORDS)


def _is_passage(views: Views, span: Span, key: str | None) -> bool:
    passage = views.graph.passages.get(key or "")
    return passage is not None and (passage.post, passage.start, passage.end) == (
        span.post,
        span.start,
        span.end,
    )


def _span(views: Views, span: Span) -> str:
    post = views.graph.posts[span.post]
    return _words(post.text[span.start : span.end], _post(post.number) or span.post)


def _words(words: str, place: str) -> str:
    said = f"“{shortened(words, 80)}”"
    return f"{said} ({place})" if place else said


def _post(number: int | None) -> str:
    return "" if number is None else f"post {number}"


def _kind(views: Views, key: str) -> str:
    relation = views.graph.relations.get(key)
    if relation is not None:
        return (
            f"{relation.kind} {relation.scheme}" if relation.scheme else relation.kind
        )
    return "said here"
