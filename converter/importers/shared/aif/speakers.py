"""Who speaks in an AIF graph: names from the texts, and which L-nodes are speech.

The name in the text decides. A personID never does: in AIFdb one id carries many
names, and one name several ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress

from attrs import frozen

from disputatio.converter.importers.shared.aif.index import Index
from disputatio.schemas.debate import Moment, Participant
from disputatio.schemas.forces import folded
from disputatio.schemas.foreign.aif import (
    ILLOCUTION,
    LOCUTION,
    NODE_TYPES,
    TRANSITION,
    AifParticipant,
    Locution,
)
from disputatio.schemas.foreign.aif_corrections import FORMAT
from disputatio.schemas.foreign.aif_people import id_in
from disputatio.schemas.foreign.aif_speech import name_of, split
from disputatio.schemas.foreign.aif_times import moment_of

_NAMED = re.compile(r"(?=[^\W\d_]{2})[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,5}\.?")
"""A name, and no code as programs give them: words of letters, the first not just one."""

_NOBODY = frozenset({"none", "null", "nan", "undefined", "unknown"})
"""What programs write for nobody."""

ANNOTATION = "annotation"
REPORTED = "reported"


@frozen
class Speeches:
    """The L-nodes of a graph as somebody's words, field by field, as in the file."""

    ids: Sequence[str]
    """The nodeIDs."""
    words: Sequence[str]
    """What is said, without the name."""
    separators: Sequence[str | None]
    """What stands between name and words; None where the text has no name."""
    names: Sequence[str | None]
    """The names in the texts."""
    states: Sequence[str | None]
    """`annotation`, `reported`, or None for speech."""
    people: Sequence[str | None]
    """The personIDs of the entries that count."""
    moments: Sequence[Moment | None]
    """When it was said."""


def speeches_of(index: Index) -> Speeches:
    """Give the L-nodes of a graph as speech."""
    ids, _, texts = index.locutions.fields[:3]
    states = list(map(_states(index).get, ids))
    parts = [
        (None if state == ANNOTATION else split(text)) or (None, None, text)
        for text, state in zip(texts, states, strict=True)
    ]
    names, separators, words = zip(*parts, strict=True) if parts else ((), (), ())
    found = [index.entries.get(key, ()) for key in ids]
    entries = [each[0] if len(each) == 1 else _entry(each) for each in found]
    return Speeches(
        ids=ids,
        words=words,
        separators=separators,
        names=names,
        states=states,
        people=[entry and entry[1] for entry in entries],
        moments=[entry and moment_of(entry[3]) for entry in entries],
    )


def _entry(entries: Sequence[Locution]) -> Locution | None:
    """Give the entry that counts: one with a start, then the latest."""
    if not entries:
        return None
    return max(entries, key=lambda entry: (bool(entry.start), entry.timestamp or ""))


def _states(index: Index) -> dict[str, str]:
    """Tell an analyst's record and reported speech from what somebody says here.

    Reported speech is what an illocution leads to, and no transition from or to. A record
    has no locution entry and only analyses rest on it; or it is word for word another
    locution under the analyst's name ("Nic: Ann Lee : words"), and says and answers nothing.

    Returns:
        By nodeID the state of an L-node that is no speech.
    """
    analyses = _analyses(index)
    acting, acts = index.between({LOCUTION}, {ILLOCUTION})
    reports, told = index.between({ILLOCUTION}, {LOCUTION})
    speaking = {
        key for key, act in zip(acting, acts, strict=True) if act not in analyses
    }
    reported = {
        key for act, key in zip(reports, told, strict=True) if act not in analyses
    }
    turning = {
        *index.between({TRANSITION}, {LOCUTION})[1],
        *index.between({LOCUTION}, {TRANSITION})[0],
    }
    busy = {
        *index.between(NODE_TYPES, {LOCUTION})[1],
        *index.between({LOCUTION}, NODE_TYPES - {ILLOCUTION})[0],
    }
    quiet = set(index.locutions.fields[0]) - reported - speaking - turning
    records = quiet - busy - index.entries.keys()
    return {
        **dict.fromkeys(reported - turning, REPORTED),
        **dict.fromkeys(records, ANNOTATION),
        **dict.fromkeys(_copies(index, quiet - records), ANNOTATION),
    }


def _analyses(index: Index) -> frozenset[str]:
    """Give the scheme nodes by which somebody analyses."""
    ids, _, texts, schemes = index.schemes.fields[:4]
    names = [name or text for name, text in zip(schemes, texts, strict=True)]
    analysing = {name for name in set(names) if folded(name) == "analysing"}
    return frozenset(compress(ids, map(analysing.__contains__, names)))


def _copies(index: Index, quiet: AbstractSet[str]) -> Iterator[str]:
    """Give those nodes whose words are the text of a locution, whatever their spaces."""
    if not quiet:
        return
    ids, _, texts = index.locutions.fields[:3]
    whole = frozenset(texts)
    folded_texts = frozenset(map(_folded, whole))
    for key, text in zip(ids, texts, strict=True):
        part = split(text) if key in quiet else None
        if part and (part[2] in whole or _folded(part[2]) in folded_texts):
            yield key


def _folded(text: str) -> str:
    return " ".join(text.split())


class Speakers:
    """The participants of a graph, and whose words each speech is."""

    def __init__(self, speeches: Speeches, records: Iterable[AifParticipant]) -> None:
        """Name the speakers in order of appearance, then those who say nothing."""
        self._people: dict[str, Participant] = {}
        self._by_name: dict[str, str] = {}
        self._by_id: dict[str | None, str] = {}
        names = {record.id: name_of(record) for record in records}
        ids = {name: key for key, name in names.items()} | _usual_ids(speeches)
        found = zip(speeches.names, speeches.states, speeches.people, strict=True)
        for name, state, person in dict.fromkeys(found):
            if name is not None:
                self._add_name(name, ids.get(name))
            elif state != ANNOTATION and person is not None:
                self._add_id(person, names.get(person, ""))
        for key, name in names.items():
            if name:
                self._add_name(name, key)

    def participants(self) -> tuple[Participant, ...]:
        """Give all participants."""
        return tuple(self._people.values())

    def authors(self, speeches: Speeches) -> list[str | None]:
        """Give for each speech the key of who says it; None where nobody is named."""
        by_name, by_id = self._by_name, self._by_id
        found = zip(speeches.names, speeches.states, speeches.people, strict=True)
        return [
            by_name[name]
            if name is not None
            else by_id.get(person)
            if state != ANNOTATION
            else None
            for name, state, person in found
        ]

    def _add_name(self, name: str, person: str | None) -> None:
        if name not in self._by_name:
            self._by_name[name] = self._add(person, name=name)

    def _add_id(self, person: str, name: str) -> None:
        name = name or _name_in(person)
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


def _name_in(person: str) -> str:
    """Give the name that some tools write for a personID ("TRUMP:"); empty for a code."""
    name = person.strip().removesuffix(":").rstrip()
    named = _NAMED.fullmatch(name) and name.casefold() not in _NOBODY
    return name if named else ""


def _usual_ids(speeches: Speeches) -> dict[str, str]:
    """Give for a name the personID that it has most often, the first of equals."""
    counts = Counter(zip(speeches.names, speeches.people, strict=True))
    best: dict[str, str] = {}
    for name, person in counts:
        if name is None or person is None:
            continue
        if name not in best or counts[name, person] > counts[name, best[name]]:
            best[name] = person
    return best
