"""What a language model shall answer: types, from which the JSON Schemas are derived."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, Struct

Sure: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
"""How sure the model is."""

Words: TypeAlias = Annotated[str, Meta(max_length=2000)]
"""Words of a post, letter by letter."""

Number: TypeAlias = Annotated[int, Meta(ge=1)]
"""Number of a post, or of a claim."""


class Side(Struct, frozen=True, forbid_unknown_fields=True):
    """A post that is answered, and the side that is taken on it."""

    post: Number
    side: Literal["agree", "disagree", "mixed", "neutral", "unknown"]
    quote: Words
    confidence: Sure


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim in the poster's own words."""

    quote: Words
    confidence: Sure


class PostRead(Struct, frozen=True, forbid_unknown_fields=True):
    """One post: whom it answers, and what it claims."""

    post: Number
    answers: Annotated[list[Side], Meta(max_length=50)]
    claims: Annotated[list[Said], Meta(max_length=50)]


class PostsRead(Struct, frozen=True, forbid_unknown_fields=True):
    """What a thread's posts do."""

    posts: Annotated[list[PostRead], Meta(max_length=1000)]


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """The question of the debate, as a post asks it."""

    post: Number
    quote: Words
    confidence: Sure


class Bearing(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that is for or against a position."""

    claim: Number
    side: Literal["for", "against"]
    confidence: Sure


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """A position: a claim that answers the question."""

    claim: Number
    title: Annotated[str, Meta(max_length=200)]
    confidence: Sure
    bearings: Annotated[list[Bearing], Meta(max_length=1000)]


class PositionsRead(Struct, frozen=True, forbid_unknown_fields=True):
    """What a thread is about, and the answers that compete."""

    question: Asked | None
    positions: Annotated[list[Answer], Meta(max_length=12)]


Read = TypeVar("Read", PostsRead, PositionsRead)

SCHEMAS: dict[str, type[PostsRead | PositionsRead]] = {
    "llm-posts": PostsRead,
    "llm-positions": PositionsRead,
}
"""The types by the names of their schemas, `schemas/NAME.schema.json`."""


class BadAnswer(ValueError):
    """An answer is no JSON, or not of its schema; the message says where."""


def schema(kind: type[Any]) -> dict[str, Any]:
    """Give the JSON Schema of an answer."""
    made = msgspec.json.schema(kind)
    types = made["$defs"]
    root = types.pop(made["$ref"].rpartition("/")[2])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": types,
    }


def sent_schema(kind: type[Any]) -> dict[str, Any]:
    """Give the JSON Schema as it is sent: without limits, which endpoints may refuse."""
    plain: dict[str, Any] = _without_limits(schema(kind))
    return plain


def _without_limits(value: Any) -> Any:
    if isinstance(value, dict):
        kept = value.items()
        return {k: _without_limits(v) for k, v in kept if k not in _LIMITS}
    return [_without_limits(v) for v in value] if isinstance(value, list) else value


_LIMITS = frozenset({"$schema", "minimum", "maximum", "maxLength", "maxItems"})


def decoded(content: str, kind: type[Read]) -> Read:
    """Give an answer as its type; words around the JSON object are passed over.

    Raises:
        BadAnswer: it is not of the schema.
    """
    start, end = content.find("{"), content.rfind("}")
    if start < 0 or end < start:
        raise BadAnswer("there is no JSON object in it")
    try:
        return msgspec.json.decode(content[start : end + 1].encode(), type=kind)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError) as error:
        raise BadAnswer(str(error)) from None
