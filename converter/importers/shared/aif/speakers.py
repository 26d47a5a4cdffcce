"""Who speaks in an AIF graph: names from the texts, and which L-nodes are speech.

The name in the text decides. A personID never does: in AIFdb one id carries many
names, and one name several ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.debate import Moment, Participant
from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    TRANSITION,
    AifParticipant,
    Locution,
    Node,
)
from disputatio.schemas.foreign.aif_corrections import FORMAT
from disputatio.schemas.foreign.aif_people import id_in
from disputatio.schemas.foreign.aif_speech import name_of, split
from disputatio.schemas.foreign.aif_times import moment_of

ANNOTATION = "annotation"
REPORTED = "reported"


class Speech(NamedTuple):
    """An L-node as somebody's words."""

    node: Node
    """The L-node."""
    words: str
    """What is said, without the name."""
    separator: str | None
    """What stands between name and words; None where the text has no name."""
    name: str | None
    """The name in the text."""
    state: str | None
    """`annotation`, `reported`, or None for speech."""
    entry: Locution | None
    """The locution entry that counts."""
    moment: Moment | None
    """When it was said."""

    @property
    def person(self) -> str | None:
        """The personID of the entry that counts."""
        return None if self.entry is None else self.entry.person


def speeches_of(index: Index) -> tuple[Speech, ...]:
    """Give the L-nodes of a graph as speech, in the order of the file."""
    reader = _Reader(index)
    return tuple(map(reader.speech, index.locutions))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _entry(entries: Sequence[Locution]) -> Locution | None:
    """Give the entry that counts: one with a start, then the latest."""
    if len(entries) < 2:
        return entries[0] if entries else None
    return max(entries, key=lambda entry: (bool(entry.start), entry.timestamp or ""))


class _Reader:
    """Reads L-nodes as speech, by what else is in their graph."""

    def __init__(self, index: Index) -> None:
        self._index = index
        forces = {n.id: n for n in index.schemes if n.type == ILLOCUTION}
        analysing = [key for key, node in forces.items() if _analyses(node)]
        self._analyses = frozenset(analysing)
        self._acts = forces.keys() - self._analyses

    @cached_property
    def _texts(self) -> frozenset[str]:
        """The texts of all L-nodes, whatever their spaces."""
        return frozenset(_folded(node.text) for node in self._index.locutions)

    def speech(self, node: Node) -> Speech:
        """Give an L-node as speech."""
        entries = self._index.entries.get(node.id, ())
        found = split(node.text)
        state = self._state(node, found and found[2], spoken=bool(entries))
        named = None if state == ANNOTATION else found
        name, separator, words = named or (None, None, node.text)
        entry = _entry(entries)
        moment = moment_of(entry.start) if entry is not None else None
        return Speech(node, words, separator, name, state, entry, moment)

    def _state(self, node: Node, words: str | None, *, spoken: bool) -> str | None:
        """Tell an analyst's record and reported speech from what somebody says here.

        A record has no locution entry and only analyses rest on it; or it is word for word
        another locution under the analyst's name ("Nic: Ann Lee : words"), and says and
        answers nothing.
        """
        incoming, outgoing = self._index.spoken[node.id]
        entering = [edge.source for edge in incoming]
        leaving = [edge.target for edge in outgoing]
        if not spoken and not entering and self._analyses.issuperset(leaving):
            return ANNOTATION
        told = not self._acts.isdisjoint(entering)
        if not told and not (self._acts.isdisjoint(leaving) and self._copies(words)):
            return None
        types = map(self._index.type, [*entering, *leaving])
        if TRANSITION in types:
            return None
        return REPORTED if told else ANNOTATION

    def _copies(self, words: str | None) -> bool:
        """Say whether the words behind a name are the text of a locution."""
        return words is not None and _folded(words) in self._texts


def _analyses(node: Node) -> bool:
    return folded(node.scheme or node.text) == "analysing"


class Speakers:
    """The participants of a graph, and whose words each speech is."""

    def __init__(
        self, speeches: tuple[Speech, ...], records: Iterable[AifParticipant]
    ) -> None:
        """Name the speakers in order of appearance, then those who say nothing."""
        self._people: dict[str, Participant] = {}
        self._by_name: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        names = {record.id: name_of(record) for record in records}
        ids = {name: key for key, name in names.items()} | _usual_ids(speeches)
        for speech in speeches:
            if speech.name is not None:
                self._add_name(speech.name, ids.get(speech.name))
            elif speech.state != ANNOTATION and speech.person is not None:
                self._add_id(speech.person, names.get(speech.person, ""))
        for key, name in names.items():
            if name:
                self._add_name(name, key)

    def participants(self) -> tuple[Participant, ...]:
        """Give all participants."""
        return tuple(self._people.values())

    def author(self, speech: Speech) -> str | None:
        """Give the key of who says it; None where nobody is named."""
        if speech.name is not None:
            return self._by_name[speech.name]
        if speech.state == ANNOTATION or speech.person is None:
            return None
        return self._by_id[speech.person]

    def _add_name(self, name: str, person: str | None) -> None:
        if name not in self._by_name:
            self._by_name[name] = self._add(person, name=name)

    def _add_id(self, person: str, name: str) -> None:
        if name:
            self._add_name(name, person)
            self._by_id.setdefault(person, self._by_name[name])
        elif person not in self._by_id:
            self._by_id[person] = self._add(person, label=f"Person {person}")

    def _add(
        self, person: str | None, name: str | None = None, label: str | None = None
    ) -> str:
        """Add a participant; an id that several people carry is kept beside each."""
        number = len(self._people) + 1
        usual = f"speaker-{number}" if person is None else f"person-{person}"
        key = usual if usual not in self._people else f"speaker-{number}"
        kept = {} if id_in(key) == person else {FORMAT: {"id": person}}
        self._people[key] = Participant(key=key, name=name, label=label, extras=kept)
        return key


def _usual_ids(speeches: Iterable[Speech]) -> dict[str, str]:
    """Give for a name the personID that it has most often, the first of equals."""
    named = ((s.name, s.person) for s in speeches)
    counts = Counter(
        (name, i) for name, i in named if name is not None and i is not None
    )
    best: dict[str, str] = {}
    for name, person in counts:
        if name not in best or counts[name, person] > counts[name, best[name]]:
            best[name] = person
    return best
