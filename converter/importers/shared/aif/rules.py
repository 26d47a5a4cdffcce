"""The rules of AIF files: what `disputatio check` finds in them (docs/aif-rules.md).

A rule is about the file (another program may not read it, or read something else) or
about the argument (the graph says something that is odd). What we write keeps every
rule about files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from disputatio.schemas.notices import Notice, Severity, notice

About: TypeAlias = Literal["file", "argument"]
"""What a rule watches over."""


class Rule(NamedTuple):
    """A rule of AIF files."""

    severity: Severity
    """How much a finding matters."""
    about: About
    """Whether the file or its argument is odd."""


class Place(NamedTuple):
    """Where something stands in a file."""

    path: str | None = None
    """JSON path, as "AIF.nodes[3].text"."""
    line: int | None = None
    """Line, from 1."""
    fields: Mapping[str, str] = MappingProxyType({})
    """What the file calls the fields of its records, where it has names of its own."""

    def at(self, name: str) -> Place:
        """Give the place of a field of the record here."""
        if self.path is None:
            return self
        return self._replace(path=f"{self.path}.{self.fields.get(name, name)}")


NOWHERE = Place()


class Places(Sequence[Place]):
    """The places of the records of a JSON list, made when they are asked for."""

    def __init__(
        self,
        path: str,
        numbers: Sequence[int],
        fields: Mapping[str, str] = NOWHERE.fields,
    ) -> None:
        """Give places to records.

        Args:
            path: JSON path of the list.
            numbers: those of the records in it.
            fields: what the file calls their fields, where it has names of its own.
        """
        self._path = path
        self._numbers = numbers
        self._fields = fields

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, number: int) -> Place:  # type: ignore[override]
        """Give the place of a record."""
        return Place(f"{self._path}[{self._numbers[number]}]", fields=self._fields)

    def of(self, numbers: Iterable[int]) -> Places:
        """Give the places of some of these records, by their numbers among them."""
        chosen = [self._numbers[number] for number in numbers]
        return Places(self._path, chosen, self._fields)


Where: TypeAlias = Callable[[str, int], Place]
"""Gives the place of a record by the name of its list and its number there, from 0."""


def nowhere(_list: str, _number: int) -> Place:
    """Give no place, where none is known."""
    return NOWHERE


AIF_RULES: dict[str, Rule] = {
    "AifIdMissing": Rule("error", "file"),
    "AifIdRepeated": Rule("error", "file"),
    "AifIdNotDecimal": Rule("info", "file"),
    "AifTypeUnknown": Rule("error", "file"),
    "AifTypeOdd": Rule("warning", "file"),
    "AifFieldMissing": Rule("warning", "file"),
    "AifFieldUnknown": Rule("info", "file"),
    "AifFieldOdd": Rule("info", "file"),
    "AifListMissing": Rule("warning", "file"),
    "AifEmpty": Rule("info", "argument"),
    "AifLayoutEmpty": Rule("warning", "file"),
    "AifLayoutDangling": Rule("warning", "file"),
    "AifCopiesDiffer": Rule("warning", "file"),
    "AifEdgeDangling": Rule("error", "file"),
    "AifEdgeIdRepeated": Rule("warning", "file"),
    "AifEdgeRepeated": Rule("warning", "argument"),
    "AifLocutionDangling": Rule("error", "file"),
    "AifLocutionRepeated": Rule("info", "file"),
    "AifLocutionOnOther": Rule("info", "file"),
    "AifPersonUnknown": Rule("warning", "file"),
    "AifNameUnsafe": Rule("info", "argument"),
    "AifTimeOdd": Rule("warning", "file"),
    "AifSchemeUnknown": Rule("info", "argument"),
    "AifSchemeMisplaced": Rule("warning", "argument"),
    "AifSchemeIdWrong": Rule("warning", "file"),
    "AifTextEmpty": Rule("warning", "argument"),
    "AifTextBroken": Rule("info", "argument"),
    "AifTextRepeated": Rule("info", "argument"),
    "AifNoPremise": Rule("warning", "argument"),
    "AifNoConclusion": Rule("warning", "argument"),
    "AifSeveralConclusions": Rule("warning", "argument"),
    "AifEdgeWithoutScheme": Rule("warning", "argument"),
    "AifEdgeUnusual": Rule("info", "argument"),
    "AifTransitionEnds": Rule("warning", "argument"),
    "AifSelfLoop": Rule("warning", "argument"),
    "AifSupportCycle": Rule("warning", "argument"),
    "AifRelationRepeated": Rule("info", "argument"),
    "AifIsolated": Rule("info", "argument"),
    "AifSpeakerMissing": Rule("warning", "argument"),
    "AifLocutionMissing": Rule("info", "argument"),
    "AifForceMissing": Rule("info", "argument"),
    "AifClaimUnspoken": Rule("info", "argument"),
    "AifNamespaceMixed": Rule("warning", "file"),
    "AifClassUnknown": Rule("error", "file"),
    "AifClassesDisjoint": Rule("error", "file"),
    "AifPropertyUnknown": Rule("warning", "file"),
    "AifPropertyMisplaced": Rule("warning", "file"),
    "AifPropertyRepeated": Rule("warning", "file"),
    "AifDatatypeOdd": Rule("info", "file"),
    "AifNodeBlank": Rule("info", "file"),
}
"""Every rule; docs/aif-rules.md explains each with an example."""

READERS_RULES = frozenset({
    "NodeNotUnderstood", "ReferenceBroken", "RelationOdd", "SpellingRead",
})  # fmt: skip
"""Rules of a reader and of any debate, for which the rules of AIF are more exact."""


def placed(rule: str, sentence: str, place: Place) -> Notice:
    """Give a notice of a reader with its place."""
    return notice(rule, sentence, line=place.line, path=place.path)


Words: TypeAlias = str | Callable[[], str]
"""Words, or what gives them where they are told."""


def worded(words: Words) -> str:
    """Give words."""
    return words if isinstance(words, str) else words()


class Said(NamedTuple):
    """What a finding says."""

    sentence: str
    """What is odd, with the nodeID."""
    place: Place
    """Where."""
    element: str | None = None
    """NodeID, or the URI in an RDF file."""


class Finding(NamedTuple):
    """Something odd, which is put in words and placed only where it is told.

    A file can have a million of one kind, of which a few are told.
    """

    rule: str
    """A key of `AIF_RULES`."""
    say: Callable[[], Said]
    """Gives its words and its place."""

    def told(self) -> Notice:
        """Give it as a notice."""
        sentence, place, element = self.say()
        return Notice(
            rule=self.rule,
            severity=AIF_RULES[self.rule].severity,
            sentence=sentence,
            line=place.line,
            path=place.path,
            element=element,
        )
