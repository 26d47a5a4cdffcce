"""Kialo's text export: theses, and claims for and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs
from attrs import define, field

from disputatio.converter.importers.shared.kialo_lines import Export
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Mark,
    Position,
    Question,
    Relation,
    Wording,
)
from disputatio.schemas.errors import ReadError
from disputatio.schemas.extras import Extras
from disputatio.schemas.features import Feature
from disputatio.schemas.keys import relation_key, unique
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source
from disputatio.schemas.text import one_line

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.kialo_lines import Entry

_FOOTNOTE = re.compile(r"\[(\d{1,5})\]")
_HINT = "export the discussion from Kialo again: Discussion settings, Export"


class KialoImporter:
    """Reads what Kialo exports as text."""

    info = FormatInfo(
        name="kialo",
        title="Kialo discussion, exported as text",
        extensions=(".kialo.txt",),
        media_types=("text/plain",),
        verified="three exports, two of the older form and one of the newer",
        structured=True,
        keeps=frozenset({
            Feature.TITLE, Feature.QUESTION, Feature.LANGUAGE, Feature.SOURCE,
            Feature.CLAIMS, Feature.WORDINGS, Feature.MARKS, Feature.ARGUMENTS,
            Feature.POSITIONS, Feature.EXTRAS,
        }),
    )  # fmt: skip

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are such an export."""
        from disputatio.converter.importers.shared.decoding import leniently
        from disputatio.converter.importers.shared.kialo_lines import (
            begins_export,
            entries_of,
        )

        text = leniently(head).replace("\r", "\n")
        found = sum(1 for _ in entries_of(text[:16384]))
        if begins_export(text[:2000].lstrip("\n")):
            return 0.95 if found else 0.7
        return 0.8 if found >= 3 else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one discussion of an export.

        Raises:
            ReadError: it is no text, or no claim stands in it.
        """
        try:
            yield _reading(source)
        except ReadError as error:
            raise error.located(source.name) if source.name else error from None


def _reading(source: Source) -> Reading:
    from disputatio.converter.importers.shared.decoding import decoded
    from disputatio.converter.importers.shared.kialo_lines import export_of

    given = decoded(source.data)
    lines = given.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    export = export_of(lines)
    if not export.entries:
        problem = "no numbered claim ('1. …', '1.1. Pro: …') stands in it"
        raise ReadError(problem, _HINT)
    found = _Found(export)
    found.take_all()
    return Reading(
        debate=found.debate(source.name), notices=(*given.notices, *found.notices)
    )


@define
class _Found:
    """The debate while the lines of an export go through."""

    export: Export
    keys: dict[str, str | None] = field(factory=dict)
    """The key of the claim that each number stands for; None for the question."""
    claims: list[Claim] = field(factory=list)
    relations: list[Relation] = field(factory=list)
    theses: list[str] = field(factory=list)
    question: str | None = None
    notices: list[Notice] = field(factory=list)
    _taken: set[str] = field(factory=set)
    _pointers: dict[str, str] = field(factory=dict)
    _addresses: dict[str, str] = field(factory=dict)

    def take_all(self) -> None:
        self._addresses = {note.number: note.address for note in self.export.sources}
        for entry in self.export.entries:
            if entry.see is None:
                self._claim(entry)
            else:
                self._pointers[entry.number] = entry.see
        for entry in self.export.entries:
            if entry.see is not None:
                self._see(entry)
        for entry in self.export.entries:
            self._relation(entry)
        for line in self.export.strange:
            sentence = f"line {line} is no claim, title or source; it is left out"
            self.notices.append(notice("LineNotUnderstood", sentence, line=line))

    def debate(self, name: str | None) -> Debate:
        from disputatio.converter.importers.shared.languages import language_of

        title = one_line(self.export.title or "") or None
        sources = [attrs.asdict(note) for note in self.export.sources]
        asked = self.export.question or self.question
        if asked is None and title is not None and title.endswith("?"):
            asked = title
        return Debate(
            title=title or asked,
            question=Question(text=asked) if asked else None,
            language=language_of(claim.text for claim in self.claims),
            source=name,
            claims=tuple(self.claims),
            relations=tuple(self.relations),
            positions=tuple(Position(claim=key) for key in self.theses),
            extras=Extras({"kialo": {"sources": sources}} if sources else None),
        )

    def _claim(self, entry: Entry) -> None:
        from disputatio.converter.importers.shared.claim_text import claim_text

        if entry.role == "question" and not entry.parent:
            self.question = one_line(claim_text(entry.text)[0])
            self.keys[entry.number] = None
            return
        if entry.number in self.keys:
            sentence = f"the number {entry.number} stands twice; both claims are kept"
            self.notices.append(notice("KeyRepeated", sentence, line=entry.line))
        key = unique(f"claim-{entry.number}", self._taken)
        self._taken.add(key)
        self.keys[entry.number] = key
        text, marks = self._text(entry.text)
        argues = entry.role in ("support", "attack")
        self.claims.append(
            Claim(
                key=key,
                form="argument" if argues else "statement",
                text=text,
                wordings=(Wording(text=text, marks=marks),),
            )
        )

    def _text(self, markdown: str) -> tuple[str, tuple[Mark, ...]]:
        from disputatio.converter.importers.shared.claim_text import claim_text

        text, marks = claim_text(markdown)
        links = [
            Mark(kind="Link", start=m.start(), end=m.end(), target=target)
            for m in _FOOTNOTE.finditer(text)
            if (target := self._addresses.get(m[1]))
        ]
        return text, tuple(sorted((*marks, *links), key=lambda m: (m.start, -m.end)))

    def _see(self, entry: Entry) -> None:
        """Let a line that points to a claim stand for it."""
        target = self._pointed(entry)
        if target is None:
            sentence = f"{entry.number} points to {entry.see}, which is not here"
            self.notices.append(notice("ReferenceBroken", sentence, line=entry.line))
            self._claim(entry)
        else:
            self.keys[entry.number] = target

    def _pointed(self, entry: Entry) -> str | None:
        """Follow a pointer, over other pointers too, to the claim that it means."""
        met: set[str] = set()
        number = entry.see
        while number is not None and number not in met:
            met.add(number)
            if number not in self._pointers:
                return self.keys.get(number)
            number = self._pointers[number]
        return None

    def _relation(self, entry: Entry) -> None:
        own = self.keys.get(entry.number)
        if own is None:
            return
        if entry.parent not in self.keys:
            self._orphan(entry, own)
            return
        parent = self.keys[entry.parent]
        if parent is None:
            self.theses.append(own)
            return
        kind = entry.role if entry.role in ("support", "attack") else "unspecified"
        key = unique(relation_key(kind, [own], [parent]), self._taken)
        self._taken.add(key)
        self.relations.append(
            Relation(key=key, kind=kind, sources=(own,), targets=(parent,))  # type: ignore[arg-type]
        )

    def _orphan(self, entry: Entry, own: str) -> None:
        if not entry.parent or entry.role == "thesis":
            if own not in self.theses:
                self.theses.append(own)
            return
        sentence = f"{entry.number} belongs to {entry.parent}, which is not here"
        self.notices.append(notice("ReferenceBroken", sentence, line=entry.line))
