"""L-nodes and locution entries: the passages of a debate, each in its author's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import TypeAlias

from attrs import frozen

from disputatio.schemas.debate import Debate, Passage, Post, Relation
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import (
    LOCUTION,
    AifParticipant,
    Locution,
    Node,
    columns,
)
from disputatio.schemas.foreign.aif_columns import SPOKEN, Column
from disputatio.schemas.foreign.aif_corrections import (
    LOCUTIONS,
    corrected_entries,
    settings,
)
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.aif_nodes import locution_node, plain_nodes
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.foreign.aif_speech import SEPARATOR, on_one_line_each
from disputatio.schemas.foreign.aif_times import start_of
from disputatio.schemas.rooms import Room, Table, batches

ANNOTATION = "annotation"
"""State of a post that an analyst made of somebody else's words."""


def add_locutions(
    debate: Debate, relations: Iterable[Relation], draft: Draft
) -> Callable[[], tuple[AifParticipant, ...]]:
    """Add an L-node for every passage, and give what gives the people who speak.

    A post that is the end of a relation stands as its first passage; if it has none,
    as an L-node of its whole text.
    """
    times = Column(settings(debate.extras), SPOKEN)
    speech = _Speech(People(debate, draft.room), draft, times, draft.room.table())
    for batch in batches(_said(debate, relations, draft.room)):
        speech.add(batch)
    unknown = (post for post in debate.posts if post.key in speech.unknown)
    return lambda: speech.people.records(unknown)


def _linked(relations: Iterable[Relation], room: Room) -> Table[str, int]:
    """Give the ends of all relations."""
    found: Table[str, int] = room.table()
    for relation in relations:
        for key in (*relation.sources, *relation.targets):
            found[key] = 1
    return found


def spoken(debate: Debate, room: Room) -> Iterator[tuple[Post, list[Passage]]]:
    """Give every post with its passages in the order of its text."""
    passages_of = room.grouped(debate.passages, attrgetter("post"))
    for post in debate.posts:
        passages = passages_of(post.key) or []
        if len(passages) > 1:
            passages.sort(key=attrgetter("start", "end"))
        yield post, passages


_Said: TypeAlias = tuple[Post, str, str, Extras]
"""The post of some words, the key of their node, the words, and what is kept of it."""


def _said(debate: Debate, relations: Iterable[Relation], room: Room) -> Iterator[_Said]:
    """Give the words of a debate that have an L-node."""
    linked: Table[str, int] | None = None
    for post, passages in spoken(debate, room):
        for each in passages:
            yield post, each.key, post.text[each.start : each.end], each.extras
        if not passages:
            linked = _linked(relations, room) if linked is None else linked
            if post.key in linked:
                yield post, post.key, post.text, post.extras


@frozen
class _Speech:
    """Adds L-nodes in the names of people."""

    people: People
    draft: Draft
    times: Column
    unknown: Table[str, int]
    """Posts of unknown authors who got a name, by their keys."""

    def add(self, rows: Sequence[_Said]) -> None:
        """Add the L-nodes of some words, and say who speaks each."""
        posts, keys, words, extras = zip(*rows, strict=True)
        kept = [each if each is NO_EXTRAS else settings(each) for each in extras]
        nodes = plain_nodes(LOCUTION, self._texts(posts, words, kept))
        handles = self.draft.extend(nodes, keys, kept, spoken=True)
        for post, handle in zip(posts, handles, strict=True):
            self.draft.handles.setdefault(post.key, handle)
        said = zip(handles, posts, kept, self.times.of(keys), strict=True)
        self._speak(
            [row for row in said if row[1].state != ANNOTATION or LOCUTIONS in row[2]]
        )

    def _texts(
        self, posts: Sequence[Post], words: Sequence[str], kept: Sequence[Extras]
    ) -> list[str]:
        names = self.people.names.get
        texts: list[str] = []
        for post, line, each in zip(posts, on_one_line_each(words), kept, strict=True):
            author = post.author
            if each is NO_EXTRAS and author is not None and (name := names(author)):
                texts.append(f"{name}{SEPARATOR}{line}")
                continue
            separator = separator_of(post, each)
            if author is None and separator is not None:
                self.unknown[post.key] = 1
            texts.append(said_node(post, line, self.people, separator).text)
        return texts

    def _speak(self, rows: Sequence[tuple[int, Post, Extras, str | None]]) -> None:
        """Give L-nodes their entries, of handle, post, what is kept, and time."""
        ids = self.people.ids
        people = [
            ids[post.author] if post.author is not None else self._unknown(post, kept)
            for _, post, kept, _ in rows
        ]
        starts = [start_of(post.written) for _, post, _, _ in rows]
        times = map(itemgetter(3), rows)
        none = repeat(None)
        entries = columns(
            Locution, repeat(""), people, times, starts, none, none, repeat(NO_EXTRAS)
        )
        expected = [expected_entries(post) for _, post, _, _ in rows]
        handles = map(itemgetter(0), rows)
        self.draft.speak(zip(handles, entries, expected, strict=True))

    def _unknown(self, post: Post, kept: Extras) -> str | None:
        """Give the id of an unknown author; None where the words have no name either."""
        return None if separator_of(post, kept) is None else self.people.id(post)


def separator_of(post: Post, kept: Extras) -> str | None:
    """Give what stands after the name; None where the words stand without one.

    So do an analyst's record of no author, and a text that was found without a name.
    """
    if post.author is None and post.state == ANNOTATION:
        return None
    if kept is NO_EXTRAS:
        return SEPARATOR
    separator = kept.get("separator", SEPARATOR)
    return separator if isinstance(separator, str) else None


def said_node(post: Post, words: str, people: People, separator: str | None) -> Node:
    """Give the L-node of some words of a post, behind a name where there is a separator."""
    if separator is None:
        return locution_node(None, words)
    return locution_node(people.name(post), words, separator)


def said_entry(
    post: Post, people: People, separator: str | None, timestamp: str | None = ""
) -> Locution:
    """Give the locution entry that we derive for words of a post.

    Args:
        post: the post.
        people: those who post.
        separator: what stands after the name; None where there is no name.
        timestamp: when the record was made.
    """
    nobody = post.author is None and separator is None
    person = None if nobody else people.id(post)
    start = start_of(post.written)
    return tuple.__new__(
        Locution, ("", person, timestamp, start, None, None, NO_EXTRAS)
    )


def entries_of(
    post: Post, people: People, kept: Extras, timestamp: str | None = ""
) -> Iterable[Locution]:
    """Give the locution entries of words of a post: one, but none for an analyst's."""
    expected = expected_entries(post)
    if not expected and not kept:
        return ()
    default = said_entry(post, people, separator_of(post, kept), timestamp)
    return corrected_entries(default, expected, kept)


def expected_entries(post: Post) -> int:
    """Count the locution entries that we derive for words of a post."""
    return 0 if post.state == ANNOTATION else 1
