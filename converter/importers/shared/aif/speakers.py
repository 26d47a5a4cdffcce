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
    columns,
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


def speeches_of(index: Index) -> list[Speech]:
    """Give the L-nodes of a graph as speech, in the order of the file."""
    nodes = index.locutions
    parts = [split(node[2]) for node in nodes]
    entries = [index.entries.get(node[0], ()) for node in nodes]
    stated = _States(index)
    states = [
        stated.of(node, part, spoken=bool(found))
        for node, part, found in zip(nodes, parts, entries, strict=True)
    ]
    named = [
        (None, None, node[2]) if part is None or state == ANNOTATION else part
        for node, part, state in zip(nodes, parts, states, strict=True)
    ]
    names, separators, words = zip(*named, strict=True) if named else ((), (), ())
    entry = [found[0] if len(found) == 1 else _entry(found) for found in entries]
    moments = [moment_of(each[3]) if each is not None else None for each in entry]
    return list(
        columns(Speech, nodes, words, separators, names, states, entry, moments)
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def _entry(entries: Sequence[Locution]) -> Locution | None:
    """Give the entry that counts: one with a start, then the latest."""
    if not entries:
        return None
    return max(entries, key=lambda entry: (bool(entry.start), entry.timestamp or ""))


class _States:
    """Tells an analyst's record and reported speech from what somebody says here."""

    def __init__(self, index: Index) -> None:
        self._index = index
        schemes = index.schemes
        illocutions = [node for node in schemes if node[1] == ILLOCUTION]
        analyses = {node[0] for node in illocutions if _analyses(node)}
        acts = {node[0] for node in illocutions} - analyses
        turns = {node[0] for node in schemes if node[1] == TRANSITION}
        heard, spoken = index.heard, index.spoken
        self._turning = {target for source, target in heard if source in turns}
        self._turning |= {source for source, target in spoken if target in turns}
        self._told = {target for source, target in heard if source in acts}
        self._acting = {source for source, target in spoken if target in acts}
        self._busy = {target for _, target in heard}
        self._busy |= {source for source, target in spoken if target not in analyses}

    @cached_property
    def _texts(self) -> frozenset[str]:
        """The texts of all L-nodes."""
        return frozenset(node[2] for node in self._index.locutions)

    @cached_property
    def _folded_texts(self) -> frozenset[str]:
        return frozenset(map(_folded, self._texts))

    def _copies(self, words: str) -> bool:
        """Say whether words are the text of a locution, whatever their spaces."""
        return words in self._texts or _folded(words) in self._folded_texts

    def of(
        self, node: Node, part: tuple[str, str, str] | None, *, spoken: bool
    ) -> str | None:
        """Give the state of an L-node.

        A record has no locution entry and only analyses rest on it; or it is word for word
        another locution under the analyst's name ("Nic: Ann Lee : words"), and says and
        answers nothing.

        Args:
            node: the L-node.
            part: name, separator and words of its text.
            spoken: whether it has a locution entry.
        """
        key = node[0]
        if key in self._told:
            return None if key in self._turning else REPORTED
        if key in self._acting or key in self._turning:
            return None
        if not spoken and key not in self._busy:
            return ANNOTATION
        return ANNOTATION if part is not None and self._copies(part[2]) else None


def _analyses(node: Node) -> bool:
    return folded(node.scheme or node.text) == "analysing"


class Speakers:
    """The participants of a graph, and whose words each speech is."""

    def __init__(
        self, speeches: Sequence[Speech], records: Iterable[AifParticipant]
    ) -> None:
        """Name the speakers in order of appearance, then those who say nothing."""
        self._people: dict[str, Participant] = {}
        self._by_name: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        names = {record.id: name_of(record) for record in records}
        ids = {name: key for key, name in names.items()} | _usual_ids(speeches)
        for speech in speeches:
            name = speech.name
            if name is not None:
                if name not in self._by_name:
                    self._add_name(name, ids.get(name))
            elif speech.state != ANNOTATION and speech.person is not None:
                self._add_id(speech.person, names.get(speech.person, ""))
        for key, name in names.items():
            if name:
                self._add_name(name, key)

    def participants(self) -> tuple[Participant, ...]:
        """Give all participants."""
        return tuple(self._people.values())

    def authors(self, speeches: Iterable[Speech]) -> list[str | None]:
        """Give for each speech the key of who says it; None where nobody is named."""
        by_name = self._by_name
        return [
            self._of_id(speech) if speech.name is None else by_name[speech.name]
            for speech in speeches
        ]

    def _of_id(self, speech: Speech) -> str | None:
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
    counts = Counter([(s.name, s.entry and s.entry[1]) for s in speeches])
    best: dict[str, str] = {}
    for name, person in counts:
        if name is None or person is None:
            continue
        if name not in best or counts[name, person] > counts[name, best[name]]:
            best[name] = person
    return best
