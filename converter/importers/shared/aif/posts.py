"""The thread layer of an AIF graph: a post with one passage per locution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from attrs import frozen

from disputatio.converter.importers.shared.aif.corrections import (
    entry_corrections,
    extras,
    node_corrections,
)
from disputatio.converter.importers.shared.aif.index import Index
from disputatio.converter.importers.shared.aif.keys import Keys
from disputatio.converter.importers.shared.aif.order import order_of
from disputatio.converter.importers.shared.aif.speakers import (
    Speakers,
    Speech,
    speeches_of,
)
from disputatio.schemas.content import plain_bodies
from disputatio.schemas.debate import Debate, Participant, Passage, Post
from disputatio.schemas.extras import NO_EXTRAS, Extras
from disputatio.schemas.foreign.aif import NO_ENTRY, AifParticipant
from disputatio.schemas.foreign.aif_locutions import (
    expected_entries,
    said_entry,
    said_node,
    separator_of,
)
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.foreign.aif_speech import SEPARATOR
from disputatio.schemas.foreign.aif_times import start_of
from disputatio.schemas.making import made


@frozen
class Thread:
    """Who says what."""

    participants: tuple[Participant, ...]
    """Everybody who is named."""
    posts: tuple[Post, ...]
    """In the order in which they were said; those without a number at the end."""
    passages: tuple[Passage, ...]
    """One per L-node, in the order of the file; its key is the nodeID."""
    words: Mapping[str, str]
    """For a passage its words."""


def thread_of(index: Index, people: Iterable[AifParticipant], keys: Keys) -> Thread:
    """Give the posts of a graph, numbered along its transitions."""
    speeches = speeches_of(index)
    speakers = Speakers(speeches, people)
    numbers = _numbers(index, speeches)
    names = keys.all_new([f"post-{speech.node.id}" for speech in speeches])
    bodies = plain_bodies([speech.words for speech in speeches])
    rows = [
        (key, numbers.get(s.node.id), speakers.author(s), s.moment, s.state, body)
        for key, s, body in zip(names, speeches, bodies, strict=True)
    ]
    posts = made(Post, _POST, rows)
    thread = Debate(participants=speakers.participants(), posts=tuple(posts))
    known = People(thread)
    said = zip(speeches, posts, strict=True)
    passages = [_passage(speech, post, index, known) for speech, post in said]
    last = len(speeches) + 1
    return Thread(
        participants=thread.participants,
        posts=tuple(sorted(thread.posts, key=lambda post: post.number or last)),
        passages=tuple(made(Passage, _PASSAGE, passages)),
        words={speech.node.id: speech.words for speech in speeches},
    )


def _numbers(index: Index, speeches: Iterable[Speech]) -> dict[str, int]:
    speaking = [speech for speech in speeches if speech.state is None]
    starts = {}
    for speech in speaking:
        time = start_of(speech.moment)
        if time is not None:
            starts[speech.node.id] = time
    order = order_of(index, [speech.node.id for speech in speaking], starts)
    return dict(zip(order, count(1)))


_POST = ("key", "number", "author", "written", "state", "body")
"""The fields of a post that a graph tells."""

_PASSAGE = ("key", "post", "start", "end", "extras")
"""What `_passage` gives of a passage."""


def _passage(
    speech: Speech, post: Post, index: Index, people: People
) -> tuple[Any, ...]:
    kept: dict[str, Any] = {}
    expected = expected_entries(post)
    if expected and speech.separator != SEPARATOR:
        kept["separator"] = speech.separator
    separator = separator_of(post, Extras.adopt(dict(kept)) if kept else NO_EXTRAS)
    derived = said_node(post, speech.words, people, separator)
    kept |= node_corrections(index, derived, speech.node)
    found, default = index.entries.get(speech.node.id, ()), NO_ENTRY
    if found:
        default = said_entry(post, people, separator, found[0].timestamp)
    kept |= entry_corrections(default, expected, found)
    return speech.node.id, post.key, 0, len(speech.words), extras(kept)
