"""Participants: one per name as the source gives it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import attrs
from attrs import define, field

from disputatio.converter.importers.shared import page_words as words
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

    def key(self, name: str, badge: str | None, url: str | None = None) -> str:
        """Give the key of the person of that name; each placeholder is somebody else."""
        name = one_line(name)
        if is_placeholder(name):
            return self.nameless(name, badge)
        person = self.found.get(name)
        if person is None:
            key = self._new_key(name)
            person = Participant(key=key, name=name, badge=badge, url=url)
        elif (person.badge is None and badge) or (person.url is None and url):
            badge, url = person.badge or badge, person.url or url
            person = attrs.evolve(person, badge=badge, url=url)
        self.found[name] = person
        return person.key

    def nameless(self, label: str, badge: str | None = None) -> str:
        """Give the key of somebody whose name is lost; a label stands instead."""
        key = self._new_key(label)
        self.found[f"\n{key}"] = Participant(key=key, label=label, badge=badge)
        return key

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
