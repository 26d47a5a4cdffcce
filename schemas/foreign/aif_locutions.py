"""L-nodes and locution entries: the passages of a debate, each in its author's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import attrgetter

from attrs import frozen

from disputatio.schemas.debate import Debate, Passage, Post, Relation
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import AifParticipant, Locution, Node
from disputatio.schemas.foreign.aif_columns import SPOKEN, Column
from disputatio.schemas.foreign.aif_corrections import (
    LOCUTIONS,
    corrected_entries,
    settings,
)
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.aif_nodes import locution_node
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.foreign.aif_speech import SEPARATOR
from disputatio.schemas.foreign.aif_times import start_of
from disputatio.schemas.rooms import Room, Table

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
    draft.extend(speech.elements(debate, relations), spoken=True)
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
    places = room.groups()
    for place, passage in enumerate(debate.passages):
        places.put(passage.post, place)
    for post in debate.posts:
        passages = list(map(debate.passages.__getitem__, places.of(post.key)))
        if len(passages) > 1:
            passages.sort(key=attrgetter("start", "end"))
        yield post, passages


@frozen
class _Speech:
    """Adds L-nodes in the names of people."""

    people: People
    draft: Draft
    times: Column
    unknown: Table[str, int]
    """Posts of unknown authors who got a name, by their keys."""

    def elements(
        self, debate: Debate, relations: Iterable[Relation]
    ) -> Iterator[tuple[Node, str, Extras]]:
        """Give the L-nodes of a debate, and say who speaks each."""
        handles = count(len(self.draft))
        linked: Table[str, int] | None = None
        for post, passages in spoken(debate, self.draft.room):
            for passage in passages:
                words = post.text[passage.start : passage.end]
                handle, kept = next(handles), settings(passage.extras)
                self.draft.handles.setdefault(post.key, handle)
                yield self._spoken(post, passage.key, words, kept, handle)
            if not passages:
                linked = (
                    _linked(relations, self.draft.room) if linked is None else linked
                )
                if post.key in linked:
                    kept = settings(post.extras)
                    yield self._spoken(post, post.key, post.text, kept, next(handles))

    def _spoken(
        self, post: Post, key: str, words: str, kept: Extras, handle: int
    ) -> tuple[Node, str, Extras]:
        """Give the L-node of some words of a post, and say who speaks it."""
        separator = separator_of(post, kept)
        expected = expected_entries(post)
        if expected or LOCUTIONS in kept:
            default = said_entry(post, self.people, separator, self.times[key])
            self.draft.speak(handle, default, expected)
        if post.author is None and separator is not None:
            self.unknown[post.key] = 1
        return said_node(post, words, self.people, separator), key, kept


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
