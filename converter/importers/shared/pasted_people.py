"""Participants: one per name as the source gives it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import attrs
from attrs import define, field

from disputatio.converter.importers.shared import pasted_words as words
from disputatio.schemas.debate import Participant
from disputatio.schemas.text import one_line

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def is_placeholder(name: str) -> bool:
    """Say whether a name only stands where a name is lost: "Guest", "[deleted]"."""
    return name.strip().casefold() in words.PLACEHOLDERS


@define
class People:
    """The participants so far, by name."""

    found: dict[str, Participant] = field(factory=dict)
    _keys: set[str] = field(factory=set)
    _slugs: Counter[str] = field(factory=Counter)

    def key(self, name: str, badge: str | None) -> str:
        """Give the key of the person of that name; each placeholder is somebody else."""
        name = one_line(name)
        if is_placeholder(name):
            key = self._new_key(name)
            self.found[f"\n{key}"] = Participant(key=key, label=name, badge=badge)
            return key
        person = self.found.get(name)
        if person is None:
            person = Participant(key=self._new_key(name), name=name, badge=badge)
        elif person.badge is None and badge is not None:
            person = attrs.evolve(person, badge=badge)
        self.found[name] = person
        return person.key

    def participants(self) -> Iterable[Participant]:
        """Give them in the order of appearance."""
        return self.found.values()

    def _new_key(self, name: str) -> str:
        slug = _slug(name) or str(len(self.found) + 1)
        self._slugs[slug] += 1
        key = f"person-{slug}"
        while key in self._keys:
            key = f"person-{slug}-{self._slugs[slug]}"
            self._slugs[slug] += 1
        self._keys.add(key)
        return key


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain.lower()).strip("-")[:40].strip("-")
