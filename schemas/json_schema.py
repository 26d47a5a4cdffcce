"""The JSON Schema (2020-12) of debate-json, derived from the model's classes."""

from __future__ import annotations

import datetime as dt
import types
import typing
from typing import Any

import attrs

from disputatio.schemas import codec, content, origins
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    dt.datetime: {"type": "string", "pattern": codec.TIME_PATTERN},
    Extras: {"type": "object"},
}

_UNIONS: tuple[tuple[str, Any, tuple[type, ...]], ...] = (
    ("Block", content.Block, content.BLOCKS),
    ("Inline", content.Inline, content.INLINES),
    (
        "Origin",
        origins.Origin,
        (origins.Stated, origins.Inferred, origins.Decided),
    ),
)


def build() -> dict[str, Any]:
    """Give the schema as ordinary JSON values; equal calls give equal schemas."""
    definitions: dict[str, Any] = {}
    for name, _, members in _UNIONS:
        definitions[name] = _by_type(tuple(m.__name__ for m in members))
        for member in members:
            _define(member, definitions, tagged=True)
    _define(Debate, definitions, tagged=False)
    debate = definitions.pop("Debate")
    version = {"const": codec.VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:disputatio:schema:debate:1",
        "title": "debate-json",
        "description": Debate.__doc__,
        "type": "object",
        "properties": {"version": version, **debate["properties"]},
        "required": ["version", *debate["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _by_type(names: tuple[str, ...]) -> dict[str, Any]:
    """Choose the member by its "type": `oneOf` would try all, 2 ** depth times."""
    cases = [
        {"if": {"properties": {"type": {"const": name}}}, "then": {"$ref": _ref(name)}}
        for name in names
    ]
    return {
        "type": "object",
        "properties": {"type": {"enum": list(names)}},
        "required": ["type"],
        "allOf": cases,
    }


def _ref(name: str) -> str:
    return f"#/$defs/{name}"


def _define(cls: Any, definitions: dict[str, Any], *, tagged: bool) -> None:
    if cls.__name__ in definitions:
        return
    definitions[cls.__name__] = {}
    properties = {"type": {"const": cls.__name__}} if tagged else {}
    for attribute in attrs.fields(cls):
        properties[attribute.name] = _of(attribute.type, definitions)
    definitions[cls.__name__] = {
        "description": cls.__doc__,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of a field's type."""
    for name, union, _ in _UNIONS:
        if kind == union:
            return {"$ref": _ref(name)}
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if attrs.has(kind):
        _define(kind, definitions, tagged=False)
        return {"$ref": _ref(kind.__name__)}
    return _compound(kind, definitions)


def _compound(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin in {typing.Union, types.UnionType}:
        return {"anyOf": [_of(argument, definitions) for argument in arguments]}
    raise TypeError(f"no JSON Schema for {kind!r}")
