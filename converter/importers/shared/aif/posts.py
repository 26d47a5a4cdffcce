"""The thread layer of an AIF graph: a post with one passage per locution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
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
from disputatio.schemas.foreign.aif import NO_ENTRY, AifParticipant, Locution
from disputatio.schemas.foreign.aif_locutions import (
    ANNOTATION,
    expected_entries,
    said_entry,
    said_node,
    separator_of,
)
from disputatio.schemas.foreign.aif_people import People
from disputatio.schemas.foreign.aif_speech import SEPARATOR, on_one_line
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
    starts = [start_of(speech.moment) for speech in speeches]
    numbers = _numbers(index, speeches, starts)
    ids = [speech.node[0] for speech in speeches]
    words = [speech.words for speech in speeches]
    names = keys.all_new([f"post-{key}" for key in ids])
    posts = made(
        Post,
        key=names,
        number=list(map(numbers.get, ids)),
        author=speakers.authors(speeches),
        written=[speech.moment for speech in speeches],
        state=[speech.state for speech in speeches],
        body=plain_bodies(words),
        text=words,
    )
    thread = Debate(participants=speakers.participants(), posts=tuple(posts))
    known = _Known(index, People(thread))
    passages = made(
        Passage,
        key=ids,
        post=names,
        start=[0] * len(ids),
        end=list(map(len, words)),
        extras=list(map(known.of, speeches, posts, starts)),
    )
    last = len(speeches) + 1
    return Thread(
        participants=thread.participants,
        posts=tuple(sorted(posts, key=lambda post: post.number or last)),
        passages=tuple(passages),
        words=dict(zip(ids, words, strict=True)),
    )


def _numbers(
    index: Index, speeches: Sequence[Speech], starts: Sequence[str | None]
) -> dict[str, int]:
    speaking = [speech.state is None for speech in speeches]
    keys = [speech.node[0] for speech in compress(speeches, speaking)]
    order = order_of(index, keys, compress(starts, speaking))
    return dict(zip(order, count(1)))


@frozen
class _Known:
    """Gives what is kept of L-nodes beside the passages that they are."""

    index: Index
    people: People

    def of(self, speech: Speech, post: Post, start: str | None) -> Extras:
        """Give what is kept of one, which is nothing where it is as we derive it."""
        node, words, separator, name, state, _, _ = speech
        key, _, _, scheme, number, _, more = node
        found = self.index.entries.get(key, ())
        plain = scheme is number is None and more is NO_EXTRAS
        if plain and key in self.index.numbered and on_one_line(words) == words:
            if state == ANNOTATION:
                if not found:
                    return NO_EXTRAS
                if len(found) == 1 and found[0][6] is NO_EXTRAS:
                    return _of_record(start, (found[0][1], "", *found[0][3:6]))
            elif separator == SEPARATOR and name == self.people.name(post):
                person = self.people.id(post)
                for entry in found if len(found) == 1 else ():
                    if entry == (key, person, entry[2], start, None, None, NO_EXTRAS):
                        return NO_EXTRAS
        return self._compared(speech, post, found)

    def _compared(
        self, speech: Speech, post: Post, found: Sequence[Locution]
    ) -> Extras:
        kept: dict[str, Any] = {}
        expected = expected_entries(post)
        if expected and speech.separator != SEPARATOR:
            kept["separator"] = speech.separator
        separator = separator_of(post, Extras.adopt(dict(kept)) if kept else NO_EXTRAS)
        derived = said_node(post, speech.words, self.people, separator)
        kept |= node_corrections(self.index, derived, speech.node)
        default = NO_ENTRY
        if found:
            time = found[0].timestamp
            default = said_entry(post, self.people, separator, time)
        return extras(kept | entry_corrections(default, expected, found))


@lru_cache(maxsize=1024)
def _of_record(start: str | None, fields: tuple[str | None, ...]) -> Extras:
    """Give what is kept of an analyst's record that has a locution entry."""
    entry = Locution("", *fields)  # type: ignore[arg-type]
    return extras(entry_corrections(NO_ENTRY._replace(start=start), 0, [entry]))
