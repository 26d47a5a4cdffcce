"""A thread as an importer finds it, and the debate that it is.

Importers of threads fill in a `ThreadRecord` of `PostRecord`s in the source's own
terms: ids, names, parents by id. `reading_of` makes the debate: keys from the ids,
one participant per name, replies as stated relations, what is not here as claimed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import define, field, frozen

from disputatio.converter.importers.shared.languages import language_of
from disputatio.converter.importers.shared.people import People
from disputatio.schemas.content import Block
from disputatio.schemas.debate import Debate, Edit, Moment, Post, Relation
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.keys import relation_key, unique
from disputatio.schemas.making import made
from disputatio.schemas.notices import Absence, Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.text import one_line

EXTRAS = "thread"
"""The key of `extras` under which thread importers keep what the model has no field for:
signature, reactions, accepted, flair, tail (what an application added), attachments."""

_Here: TypeAlias = Mapping[str, str]
"""The keys of the posts that are here, by their ids in the source."""


@frozen(kw_only=True)
class Author:
    """Who wrote a post, as the source shows it."""

    name: str | None = None
    """The name; None where the source lost it. A placeholder ("Guest") is recognised."""
    label: str | None = None
    """What stands instead of a lost name: "[deleted]"; ignored where there is a name."""
    badge: str | None = None
    """A title beside the name."""
    url: str | None = None
    """The person's page."""


@define(kw_only=True)
class PostRecord:
    """A post in the terms of its source; filled in bit by bit."""

    id: str | None = None
    """Its id in the source, which names it in replies; None where posts have none."""
    number: int | None = None
    """Its number as shown; used if the numbers of all posts rise."""
    author: Author | None = None
    """Who wrote it; None where unknown."""
    written: Moment | None = None
    """When."""
    full_time: str | None = None
    """When, in full, where a page shows a relative time and has the full one beside."""
    full_edit_time: str | None = None
    """The same of the edit."""
    edited: Edit | None = None
    """Its edit mark."""
    url: str | None = None
    """Its address."""
    title: str | None = None
    """Its own title, where it differs from that of the thread."""
    score: int | None = None
    """Votes or points."""
    parents: tuple[str, ...] = ()
    """Ids of the posts that the source says it answers."""
    state: str | None = None
    """deleted, hidden, unapproved, ignored, action …; None for an ordinary post."""
    stance: str | None = None
    """agree, disagree, mixed, neutral: its side on what the thread is about."""
    body: tuple[Block, ...] = ()
    """The content."""
    kept: Mapping[str, Any] = field(factory=dict)
    """What goes to `extras`; empty values are left out."""
    line: int | None = None
    """Line of the source where it begins."""


@frozen(kw_only=True)
class ThreadRecord:
    """A thread, or one page of it, in the terms of its source."""

    posts: Sequence[PostRecord]
    """Its posts in the order of the source."""
    title: str | None = None
    """Its title."""
    language: str | None = None
    """What the source says its language is; used where the posts do not tell."""
    source: str | None = None
    """Address or file name."""
    thread: str | None = None
    """What tells this thread from others; see `Reading.thread`."""
    page: int | None = None
    """Which page of the thread this is."""
    pages: int | None = None
    """How many pages the thread has, where the page says so."""
    kept: Mapping[str, Any] = field(factory=dict)
    """What goes to the debate's `extras`: tags, categories, page addresses."""


def post_key(identity: str) -> str:
    """Give the key of the post that has an id in its source."""
    return f"post-{identity}"


def reading_of(
    thread: ThreadRecord,
    notices: Sequence[Notice] = (),
    absent: Sequence[Absence] = (),
) -> Reading:
    """Give the debate of a thread; notices met before stand in front of its own.

    What the source says that is `absent` is told, as far as it is not here.
    """
    people = People()
    keys = _keys(thread.posts)
    here: dict[str, str] = {}
    for record, key in zip(thread.posts, keys, strict=True):
        if record.id is not None:
            here.setdefault(record.id, key)
    posts = tuple(_posts(thread.posts, keys, people, here))
    debate = Debate(
        title=one_line(thread.title or "") or None,
        language=_language(posts, thread.language),
        source=thread.source,
        participants=tuple(people.participants()),
        posts=posts,
        relations=tuple(_replies(thread.posts, keys, here)),
        extras=_extras(thread.kept),
    )
    own = (*_repeated(thread.posts), *_authors_unknown(posts), *_deleted(posts))
    return Reading(
        debate=debate,
        notices=(*notices, *_absent(absent, keys), *own),
        thread=thread.thread,
        page=thread.page,
        pages=thread.pages,
        absent=tuple(absent),
    )


def _keys(records: Sequence[PostRecord]) -> list[str]:
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    keys = []
    for place, record in enumerate(records, start=1):
        wanted = key = post_key(record.id or str(record.number or place))
        while key in taken:
            repeats[wanted] += 1
            key = f"{wanted}-{repeats[wanted] + 1}"
        taken.add(key)
        keys.append(key)
    return keys


def _numbers(records: Sequence[PostRecord]) -> list[int]:
    """Give the numbers of the source where they rise all the way, else the order.

    A post without a number, a deleted one, has that after the one before it.
    """
    known = next((i for i, r in enumerate(records) if r.number is not None), None)
    before = (records[known].number or 0) - known - 1 if known is not None else 0
    numbers: list[int] = []
    for record in records:
        before = before + 1 if record.number is None else record.number
        numbers.append(before)
    if all(a < b for a, b in pairwise((0, *numbers))):
        return numbers
    return list(range(1, len(records) + 1))


def _posts(
    records: Sequence[PostRecord], keys: Sequence[str], people: People, here: _Here
) -> list[Post]:
    return made(
        Post,
        key=keys,
        number=_numbers(records),
        author=[_author(r.author, people) for r in records],
        written=[r.written for r in records],
        edited=[r.edited for r in records],
        url=[r.url for r in records],
        title=[one_line(r.title or "") or None for r in records],
        score=[r.score for r in records],
        claimed_parent=[_lost(r, k, here) for r, k in zip(records, keys, strict=True)],
        state=[r.state for r in records],
        body=[r.body for r in records],
        extras=[_extras(r.kept) for r in records],
    )


def _lost(record: PostRecord, key: str, here: _Here) -> str | None:
    """Give the first parent that is no other post here."""
    lost = [parent for parent in record.parents if here.get(parent, key) == key]
    return lost[0] if lost else None


def _author(author: Author | None, people: People) -> str | None:
    if author is None:
        return None
    if author.name and author.name.strip():
        return people.key(author.name, author.badge, author.url)
    return people.nameless(author.label, author.badge) if author.label else None


def _extras(kept: Mapping[str, Any]) -> Extras:
    found = {k: v for k, v in kept.items() if v or v == 0}
    return Extras({EXTRAS: found}) if found else NO_EXTRAS


def _replies(
    records: Sequence[PostRecord], keys: Sequence[str], here: _Here
) -> Iterator[Relation]:
    taken: set[str] = set()
    for record, source in zip(records, keys, strict=True):
        for target in dict.fromkeys(here.get(p, source) for p in record.parents):
            if target != source:
                key = unique(relation_key("reply", [source], [target]), taken)
                taken.add(key)
                yield Relation(
                    key=key, kind="reply", sources=(source,), targets=(target,)
                )


def _language(posts: Sequence[Post], said: str | None) -> str | None:
    """Give the language of the posts where it is clear, in the source's form of it."""
    found = language_of(post.text for post in posts)
    if found is None or (said and said.partition("-")[0].casefold() == found):
        return said or None
    return found


def _absent(absent: Sequence[Absence], keys: Sequence[str]) -> Iterator[Notice]:
    here = set(keys)
    for one in absent:
        count = one.missing(here)
        if count:
            yield notice("PostsMissing", one.sentence(count))


def _repeated(records: Sequence[PostRecord]) -> Iterator[Notice]:
    met: set[str] = set()
    for record in records:
        if record.id is not None and record.id in met:
            sentence = (
                f"two posts have the id {record.id!r}; both are kept, and what answers"
                " it answers the first"
            )
            yield notice("KeyRepeated", sentence, line=record.line)
        met.add(record.id or "")


def _authors_unknown(posts: Sequence[Post]) -> Iterator[Notice]:
    count = sum(1 for post in posts if post.author is None)
    if count:
        sentence = f"{count} of {len(posts)} posts do not say who wrote them."
        yield notice("AuthorUnknown", sentence)


def _deleted(posts: Sequence[Post]) -> Iterator[Notice]:
    count = sum(1 for post in posts if post.state in ("deleted", "removed"))
    if count:
        sentence = f"{count} of {len(posts)} posts were deleted or removed."
        yield notice("PostsDeleted", sentence)
