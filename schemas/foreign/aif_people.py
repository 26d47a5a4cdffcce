"""The people of a debate as AIF's participants, with ids."""

from __future__ import annotations

import re
from functools import cached_property

from disputatio.schemas.debate import Debate, Participant, Post
from disputatio.schemas.foreign.aif import AifParticipant
from disputatio.schemas.foreign.aif_corrections import settings
from disputatio.schemas.foreign.aif_numbers import numbered
from disputatio.schemas.foreign.aif_speech import (
    name_before,
    name_of_unknown,
    names_of,
)

_KEY = re.compile(r"person-([0-9]{1,40})", re.ASCII)


class People:
    """Names and ids of those who post, the unknown ones included."""

    def __init__(self, debate: Debate) -> None:
        """Index the participants of a debate."""
        self._known = {person.key: person for person in debate.participants}
        self._orders = {p.key: i for i, p in enumerate(debate.participants, 1)}
        self._names = {p.key: name_before(p) for p in debate.participants}
        self._debate = debate
        wanted = [_wanted(person) for person in debate.participants]
        ids = numbered(wanted, ())
        # Several people may keep one id: AIFdb gives a default id to many speakers.
        own = [kept or fresh for kept, fresh in zip(wanted, ids, strict=True)]
        self._ids = dict(zip(self._known, own, strict=True))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The places of posts that have no number of their own."""
        placed = enumerate(self._debate.posts, 1)
        return {post.key: place for place, post in placed if not post.number}

    @cached_property
    def _nameless(self) -> dict[str, str]:
        """Ids of the unknown authors of posts."""
        people = self._debate.participants
        nameless = [post.key for post in self._debate.posts if post.author is None]
        wanted = [*map(_wanted, people), *(None for _ in nameless)]
        return dict(zip(nameless, numbered(wanted, ())[len(people) :], strict=True))

    def name(self, post: Post) -> str:
        """Give the name that stands before the words of a post."""
        name = None if post.author is None else self._names.get(post.author)
        return name or name_of_unknown(post.number or self._numbers[post.key])

    def id(self, post: Post) -> str:
        """Give the participantID of a post's author; an unknown one has his own."""
        if post.author is None:
            return self._nameless[post.key]
        return self._ids[post.author]

    def records(self, nameless: tuple[Post, ...]) -> tuple[AifParticipant, ...]:
        """Give all participants, and those unknown authors whose posts are named."""
        known = (
            AifParticipant(self._ids[key], *names_of(self._shown(person)))
            for key, person in self._known.items()
        )
        unknown = (
            AifParticipant(self._nameless[post.key], *names_of(self.name(post)))
            for post in nameless
        )
        return (*known, *unknown)

    def _shown(self, person: Participant) -> str:
        return self._names[person.key] or name_of_unknown(self._orders[person.key])


def _wanted(person: Participant) -> str | None:
    kept = settings(person.extras).get("id")
    if isinstance(kept, str) and kept:
        return kept
    return id_in(person.key)


def id_in(key: str) -> str | None:
    """Give the participantID that a key is made of: "71" for "person-71"."""
    found = _KEY.fullmatch(key)
    return found[1] if found else None
