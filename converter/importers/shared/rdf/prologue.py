"""What a usual RDF/XML document begins with: entities and namespaces.

Its DOCTYPE has nothing but entities for the beginnings of addresses, as AIFdb writes
them. Whatever is not just so is left to the reader of all RDF/XML (`rdf_xml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from disputatio.schemas.foreign.rdf import RDF

LOCAL = r"[A-Za-z_][A-Za-z0-9_.-]*"
"""Pattern of a name without a prefix."""

NAMESPACE = (
    r"(?:(?:urn:[A-Za-z0-9._:-]+|https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?)#?"
    r"|https?://)"
)
"""Pattern of the usual namespaces: addresses that no reader of XML objects to."""

_ENTITY = (
    rf'<!ENTITY[ \t\n]+({LOCAL})[ \t\n]+"([A-Za-z]+:[^"<>&%\s]*[/#])"[ \t\n]*>[ \t\n]*'
)
"""An entity for the beginning of addresses; it can be no part of markup."""

_ATTRIBUTE = rf'[ \t\n]+(xmlns(?::{LOCAL})?|xml:base)="((?:&{LOCAL};)?)([^"<&\s]*)"'
_PROLOGUE = re.compile(
    r"(?:<\?xml version=(?:\"1\.0\"|'1\.0')"
    r"(?: encoding=(?:\"UTF-8\"|'UTF-8'|\"utf-8\"|'utf-8'))? ?\?>[ \t\n]*)?"
    rf"(?:<!DOCTYPE rdf:RDF \[[ \t\n]*((?:{_ENTITY})*)\]>[ \t\n]*)?"
    rf"<rdf:RDF((?:{_ATTRIBUTE})+)[ \t\n]*>[ \t\n]*"
)
RESERVED = frozenset({"xml", "xmlns"})
"""Prefixes that no document may declare."""

_MOST_ENTITIES = 32
"""How many entities a usual document has: each is looked for in every address."""

REFERENCES = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&#039;": "'",
    "&#39;": "'",
    "&#13;": "\r",
    "&#10;": "\n",
    "&#9;": "\t",
    "&amp;": "&",
}
"""Characters by the references to them; the one that others are made of is the last."""


class UnusualError(Exception):
    """The document is not of the form that is read here."""


class Prologue(NamedTuple):
    """How a document spells addresses, and where its elements begin."""

    namespaces: Mapping[str, str]
    """Namespaces by prefix, "" for that of plain names."""
    entities: Mapping[str, str]
    """Beginnings of addresses by the references to them."""
    base: str | None
    """The address that others are relative to."""
    end: int
    """Where the elements begin."""

    def address(self, value: str) -> str:
        """Give an address without references to entities."""
        for name, beginning in self.entities.items():
            value = value.replace(name, beginning)
        return value

    def unescaped(self, text: str) -> str:
        """Give a text without references to entities and to characters.

        Raises:
            UnusualError: there are references to something else.
        """
        text = self.address(text)
        return unescaped(text) if "&" in text else text


def prologue_of(text: str) -> Prologue:
    """Give what a document begins with.

    Raises:
        UnusualError: it begins otherwise.
    """
    found = _PROLOGUE.match(text)
    if found is None:
        raise UnusualError
    entities = _entities(found[1] or "")
    names: dict[str, str] = {}
    told: list[tuple[str, str, str]] = re.findall(_ATTRIBUTE, found[4])
    for name, entity, rest in told:
        uri = entities.get(entity, entity) + rest
        if name in names or not re.fullmatch(NAMESPACE, uri):
            raise UnusualError
        names[name] = uri
    base = names.pop("xml:base", None)
    spaces = {
        name.removeprefix("xmlns").removeprefix(":"): names[name] for name in names
    }
    if spaces.get("rdf") != RDF or RESERVED & spaces.keys():
        raise UnusualError
    return Prologue(spaces, entities, base, found.end())


def _entities(declared: str) -> dict[str, str]:
    """Give the beginnings of addresses by the references to them."""
    found: list[tuple[str, str]] = re.findall(_ENTITY, declared)
    entities = {f"&{name};": address for name, address in found}
    usual = len(entities) == len(found) <= _MOST_ENTITIES
    if not usual or not entities.keys().isdisjoint(REFERENCES):
        raise UnusualError
    return entities


def unescaped(text: str) -> str:
    """Give a text with the characters that are written as references.

    Raises:
        UnusualError: there are other references than the usual ones.
    """
    references = text.count("&")
    for reference, character in REFERENCES.items():
        references -= text.count(reference)
        text = text.replace(reference, character)
    if references:
        raise UnusualError
    return text
