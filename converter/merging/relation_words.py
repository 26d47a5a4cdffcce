"""Relations in sentences, as a person finds them in a file."""

from __future__ import annotations

from disputatio.converter.merging.sheets import Sheet
from disputatio.converter.merging.words import listed, verb
from disputatio.schemas.debate import Relation


def sentence_of(sheet: Sheet, relation: Relation) -> str:
    """Give a relation in words, as "[A] and [B] argue for [C]"."""
    sources = listed([end_of(sheet, key) for key in relation.sources])
    targets = listed([end_of(sheet, key) for key in relation.targets])
    return f"{sources} {verb(relation.kind, len(relation.sources))} {targets}"


def end_of(sheet: Sheet, key: str, depth: int = 2) -> str:
    """Give one end of a relation: a claim by its name, a step by its own ends."""
    if key in sheet.claims:
        return sheet.shown(sheet.claims[key])
    relation = sheet.relations.get(key)
    if relation is None or not depth:
        return key
    sources = listed([end_of(sheet, k, depth - 1) for k in relation.sources])
    targets = listed([end_of(sheet, k, depth - 1) for k in relation.targets])
    return f"the step from {sources} to {targets}"
