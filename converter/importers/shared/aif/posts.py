"""The thread layer of an AIF graph: a post with one passage per locution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, repeat
from operator import not_
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
    Speeches,
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
    ids, words = speeches.ids, speeches.words
    speakers = Speakers(speeches, people)
    starts = list(map(start_of, speeches.moments))
    order = _order(index, speeches, starts)
    names = keys.all_new([f"post-{key}" for key in ids])
    posts = made(
        Post,
        key=names,
        number=list(map(dict(zip(order, count(1))).get, ids)),
        author=speakers.authors(speeches),
        written=speeches.moments,
        state=speeches.states,
        body=plain_bodies(words),
        text=words,
    )
    thread = Debate(participants=speakers.participants(), posts=tuple(posts))
    passages = made(
        Passage,
        key=ids,
        post=names,
        start=[0] * len(ids),
        end=list(map(len, words)),
        extras=_Known(index, People(thread)).of(speeches, posts, starts),
    )
    unnumbered = dict(zip(ids, posts, strict=True))
    numbered = list(map(unnumbered.pop, order))
    return Thread(
        participants=thread.participants,
        posts=(*numbered, *unnumbered.values()),
        passages=tuple(passages),
        words=dict(zip(ids, words, strict=True)),
    )


def _order(
    index: Index, speeches: Speeches, starts: Sequence[str | None]
) -> Sequence[str]:
    """Give what is speech in the order in which it was said."""
    speaking = [state is None for state in speeches.states]
    keys = list(compress(speeches.ids, speaking))
    return order_of(index, keys, compress(starts, speaking))


@frozen
class _Known:
    """Gives what is kept of L-nodes beside the passages that they are."""

    index: Index
    people: People

    def of(
        self, speeches: Speeches, posts: Sequence[Post], starts: Sequence[str | None]
    ) -> list[Extras]:
        """Give what is kept of each, which is nothing where it is as we derive it."""
        kept = [NO_EXTRAS] * len(posts)
        plain = self._are_plain(speeches)
        authors = [post.author for post in posts]
        usual = self._are_derived(plain, speeches, authors, starts)
        for place in compress(count(), map(not_, usual)):
            found = self.index.entries.get(speeches.ids[place], ())
            record = plain[place] and speeches.states[place] == ANNOTATION
            if record and len(found) == 1 and found[0].more is NO_EXTRAS:
                fields = (found[0][1], "", *found[0][3:6])
                kept[place] = _of_record(starts[place], fields)
            else:
                kept[place] = self._compared(place, speeches, posts[place])
        return kept

    def _are_derived(
        self,
        plain: Sequence[bool],
        speeches: Speeches,
        authors: Sequence[str | None],
        starts: Sequence[str | None],
    ) -> list[bool]:
        """Say of each whether it is usual, and its text and entries are what we derive."""
        names, ids = self.people.names.get, self.people.ids
        texts = zip(speeches.separators, speeches.names, authors, strict=True)
        named = [
            separator == SEPARATOR and name == names(author or "")
            for separator, name, author in texts
        ]
        found = map(self.index.entries.get, speeches.ids, repeat(()))
        rows = zip(
            plain,
            speeches.states,
            named,
            found,
            speeches.ids,
            authors,
            starts,
            strict=True,
        )
        return [
            usual
            and (
                not entries
                if state == ANNOTATION
                else by_name
                and len(entries) == 1
                and entries[0]
                == (key, ids[author], entries[0][2], start, None, None, NO_EXTRAS)
            )
            for usual, state, by_name, entries, key, author, start in rows
        ]

    def _are_plain(self, speeches: Speeches) -> list[bool]:
        """Say of each whether its record is usual, and its words stand on one line."""
        numbered = self.index.numbered
        _, _, _, schemes, numbers, _, more = self.index.locutions.fields
        rows = zip(speeches.ids, schemes, numbers, more, speeches.words, strict=True)
        return [
            scheme is number is None
            and others is NO_EXTRAS
            and words.isprintable()
            and key in numbered
            for key, scheme, number, others, words in rows
        ]

    def _compared(self, place: int, speeches: Speeches, post: Post) -> Extras:
        node, words = self.index.locutions[place], speeches.words[place]
        found = self.index.entries.get(node.id, ())
        kept: dict[str, Any] = {}
        expected = expected_entries(post)
        if expected and speeches.separators[place] != SEPARATOR:
            kept["separator"] = speeches.separators[place]
        separator = separator_of(post, Extras.adopt(dict(kept)) if kept else NO_EXTRAS)
        derived = said_node(post, words, self.people, separator)
        kept |= node_corrections(self.index, derived, node)
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
