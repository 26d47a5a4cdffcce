"""L-nodes and locution entries: the passages of a debate, each in its author's name."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from disputatio.schemas.debate import Debate, Passage, Post, Relation
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import AifParticipant, Locution, Node
from disputatio.schemas.foreign.aif_corrections import corrected_entries, settings
from disputatio.schemas.foreign.aif_draft import Draft
from disputatio.schemas.foreign.aif_nodes import locution_node
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.foreign.aif_speech import SEPARATOR, start_of

ANNOTATION = "annotation"
"""State of a post that an analyst made of somebody else's words."""


def passages_by_post(debate: Debate) -> dict[str, list[Passage]]:
    """Give the passages of each post in the order of its text."""
    found: dict[str, list[Passage]] = {post.key: [] for post in debate.posts}
    for passage in sorted(debate.passages, key=lambda p: (p.start, p.end)):
        found[passage.post].append(passage)
    return found


def add_locutions(
    debate: Debate, relations: Sequence[Relation], draft: Draft
) -> tuple[AifParticipant, ...]:
    """Add an L-node for every passage, and give the people who speak.

    A post that is the end of a relation stands as its first passage; if it has none,
    as an L-node of its whole text.
    """
    speech = _Speech(People(debate), draft)
    passages = passages_by_post(debate)
    linked = {key for r in relations for key in (*r.sources, *r.targets)}
    for post in debate.posts:
        speech.add_passages(post, passages[post.key])
        if post.key in linked and not passages[post.key]:
            speech.add(post, post.key, post.text, NO_EXTRAS)
    nameless = (p for p in debate.posts if p.author is None and draft.spoken(p.key))
    return speech.people.records(tuple(nameless))


@frozen
class _Speech:
    """Adds L-nodes in the names of people."""

    people: People
    draft: Draft

    def add_passages(self, post: Post, passages: Sequence[Passage]) -> None:
        """Add the passages of a post; it stands as the first of them."""
        for passage in passages:
            words = post.text[passage.start : passage.end]
            kept = settings(passage.extras)
            handle = self.add(post, passage.key, words, kept)
            self.draft.handles.setdefault(post.key, handle)

    def add(self, post: Post, key: str, words: str, kept: Extras) -> int:
        """Add the L-node of some words of a post, with its locution entries."""
        node = spoken_node(post, words, self.people, kept)
        handle = self.draft.add(node, key, kept)
        self.draft.speak(handle, entries_of(post, self.people, kept))
        return handle


def spoken_node(post: Post, words: str, people: People, kept: Extras) -> Node:
    """Give the L-node of some words of a post.

    An analyst's record of no author, and a text that was found without a name, stand
    without one.
    """
    separator = kept.get("separator", SEPARATOR)
    unnamed = post.state == ANNOTATION and post.author is None
    if unnamed or not isinstance(separator, str):
        return locution_node(None, words)
    return locution_node(people.name(post), words, separator)


def entry_of(post: Post, people: People) -> Locution:
    """Give the locution entry that we derive for words of a post."""
    return Locution("", people.id(post), start=start_of(post.written))


def entries_of(post: Post, people: People, kept: Extras) -> list[Locution]:
    """Give the locution entries of words of a post: one, but none for an analyst's."""
    expected = 0 if post.state == ANNOTATION else 1
    return corrected_entries(entry_of(post, people), expected, kept)
