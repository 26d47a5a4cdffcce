"""The people of a debate as AIF's participants, with ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, islice

from disputatio.schemas.debate import Debate, Participant, Post
from disputatio.schemas.foreign.aif import AifParticipant
from disputatio.schemas.foreign.aif_corrections import settings
from disputatio.schemas.foreign.aif_numbers import numbered
from disputatio.schemas.foreign.aif_speech import (
    name_before,
    name_of_unknown,
    names_of,
)
from disputatio.schemas.rooms import MEMORY, Room, Table

_KEY = re.compile(r"person-([0-9]{1,40})", re.ASCII)


class People:
    """Names and ids of those who post, the unknown ones included.

    Attributes:
        names: for the key of a participant his name; empty where it cannot be said.
        ids: for the key of a participant his participantID.
    """

    def __init__(self, debate: Debate, room: Room = MEMORY) -> None:
        """Index the participants of a debate."""
        self._debate = debate
        self._room = room
        self.names: Table[str, str] = room.table()
        self.ids: Table[str, str] = room.table()
        ids = numbered(map(_wanted, debate.participants), (), room)
        for person, fresh in zip(debate.participants, ids, strict=True):
            # Several people may keep one id: AIFdb gives a default id to many speakers.
            self.ids[person.key] = _wanted(person) or fresh
            self.names[person.key] = name_before(person)

    @cached_property
    def _numbers(self) -> Table[str, int]:
        """The places of posts that have no number of their own."""
        found: Table[str, int] = self._room.table()
        for place, post in enumerate(self._debate.posts, 1):
            if not post.number:
                found[post.key] = place
        return found

    @cached_property
    def _nameless(self) -> Table[str, str]:
        """Ids of the unknown authors of posts."""
        found: Table[str, str] = self._room.table()
        people, posts = self._debate.participants, self._debate.posts
        nameless = (None for post in posts if post.author is None)
        wanted = chain(map(_wanted, people), nameless)
        ids = islice(numbered(wanted, (), self._room), len(people), None)
        for post in posts:
            if post.author is None:
                found[post.key] = next(ids)
        return found

    def name(self, post: Post) -> str:
        """Give the name that stands before the words of a post."""
        name = None if post.author is None else self.names.get(post.author)
        return name or name_of_unknown(post.number or self._numbers[post.key])

    def id(self, post: Post) -> str:
        """Give the participantID of a post's author; an unknown one has his own."""
        if post.author is None:
            return self._nameless[post.key]
        return self.ids[post.author]

    def records(self, nameless: Iterable[Post]) -> tuple[AifParticipant, ...]:
        """Give all participants, and those unknown authors whose posts are named."""
        known = (
            AifParticipant(self.ids[person.key], *names_of(self._shown(person, place)))
            for place, person in enumerate(self._debate.participants, 1)
        )
        unknown = (
            AifParticipant(self._nameless[post.key], *names_of(self.name(post)))
            for post in nameless
        )
        return (*known, *unknown)

    def _shown(self, person: Participant, place: int) -> str:
        return self.names[person.key] or name_of_unknown(place)


def _wanted(person: Participant) -> str | None:
    kept = settings(person.extras).get("id")
    if isinstance(kept, str) and kept:
        return kept
    return id_in(person.key)


def id_in(key: str) -> str | None:
    """Give the participantID that a key is made of: "71" for "person-71"."""
    found = _KEY.fullmatch(key)
    return found[1] if found else None
