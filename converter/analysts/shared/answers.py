"""What a language model shall answer: types, from which the JSON Schemas are derived."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, Struct

Sure: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
"""How sure the model is."""

Words: TypeAlias = Annotated[str, Meta(max_length=2000)]
"""Words of the thread."""

Number: TypeAlias = Annotated[int, Meta(ge=1)]
"""Number of a post, or of a claim."""


class Side(Struct, frozen=True):
    """A post that is answered, and the side that is taken on it."""

    post: Number
    side: Literal["agree", "disagree", "mixed", "neutral", "unknown"]
    quote: Words
    confidence: Sure


class Said(Struct, frozen=True):
    """A claim, and whether the poster makes it or says that somebody else does."""

    quote: Words
    whose: Literal["own", "other"]
    confidence: Sure


class PostRead(Struct, frozen=True):
    """One post: what it does, whom it answers, and what it claims."""

    post: Number
    does: Literal["holds", "asks", "other"]
    answers: Annotated[list[Side], Meta(max_length=50)]
    claims: Annotated[list[Said], Meta(max_length=50)]


class PostsRead(Struct, frozen=True):
    """What a thread's posts do."""

    posts: Annotated[list[PostRead], Meta(max_length=1000)]


class Asked(Struct, frozen=True):
    """The question of the debate, as a post or the title asks it."""

    post: Annotated[int, Meta(ge=0)]
    quote: Words
    confidence: Sure


class Bearing(Struct, frozen=True):
    """A statement that is for or against a position, and the words that show it."""

    statement: Number
    side: Literal["for", "against"]
    quote: Words
    confidence: Sure


class Answer(Struct, frozen=True):
    """A position: a statement that answers the question, and those it excludes."""

    statement: Number
    title: Words
    confidence: Sure
    rivals: Annotated[list[Number], Meta(max_length=50)]
    bearings: Annotated[list[Bearing], Meta(max_length=1000)]


class Rebutted(Struct, frozen=True):
    """A statement that speaks against another one."""

    statement: Number
    against: Number
    confidence: Sure


class PositionsRead(Struct, frozen=True):
    """Whether people debate, about what, the answers that compete, what rebuts what."""

    debate: bool
    question: Asked | None
    positions: Annotated[list[Answer], Meta(max_length=12)]
    rebuttals: Annotated[list[Rebutted], Meta(max_length=1000)]


Read = TypeVar("Read", PostsRead, PositionsRead)

SCHEMAS: dict[str, type[PostsRead | PositionsRead]] = {
    "llm-posts": PostsRead,
    "llm-positions": PositionsRead,
}
"""The types by the names of their schemas, `schemas/NAME.schema.json`."""

NAMES: dict[type[Any], str] = {kind: name for name, kind in SCHEMAS.items()}
"""The names of the schemas by their types."""


class BadAnswer(ValueError):
    """An answer is no JSON, or not of its schema; the message says where."""


def schema(kind: type[Any]) -> dict[str, Any]:
    """Give the JSON Schema of an answer."""
    made = msgspec.json.schema(kind)
    types = made["$defs"]
    for one in types.values():
        one["additionalProperties"] = False
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
    """Give an answer as its type, as far as it is of the schema.

    What a model thinks aloud and what it says around the JSON object is passed over. Of
    the posts, or positions, those count that are whole and of the schema: one that is
    not, or that the answer breaks off in, takes no other with it.

    Raises:
        BadAnswer: nothing of it is of the schema.
    """
    value = _object(content.rpartition("</think>")[2])
    name = _ROWS[kind]
    rows = value.get(name)
    if not isinstance(rows, list):
        raise BadAnswer(f"there is no list {name!r} in it")
    good, problem = _good(rows, kind)
    if rows and not good:
        raise BadAnswer(problem)
    try:
        return msgspec.convert({**value, name: good}, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BadAnswer(str(error)) from None


def is_whole(content: str) -> bool:
    """Say whether the JSON object of an answer is there to its end."""
    content = content.rpartition("</think>")[2]
    try:
        _DECODER.raw_decode(content, max(content.find("{"), 0))
    except (ValueError, RecursionError):
        return False
    return True


_ROWS = {PostsRead: "posts", PositionsRead: "positions"}
_ROW: dict[Any, type[Any]] = {PostsRead: PostRead, PositionsRead: Answer}


def _good(rows: list[Any], kind: type[Any]) -> tuple[list[Any], str]:
    good, problem = [], ""
    for row in rows:
        try:
            msgspec.convert(row, _ROW[kind], strict=False)
        except msgspec.ValidationError as error:
            problem = problem or str(error)
        else:
            good.append(row)
    return good, problem


def _object(content: str) -> dict[str, Any]:
    """Give the first JSON object, as far as it goes."""
    start = content.find("{")
    if start < 0:
        raise BadAnswer("there is no JSON object in it")
    try:
        value, _ = _DECODER.raw_decode(content, start)
    except RecursionError:
        raise BadAnswer("it is nested too deeply") from None
    except ValueError as error:
        value = _begun(content, start)
        if value is None:
            known = isinstance(error, json.JSONDecodeError)
            said = str(error) if known else "a number in it is too long"
            raise BadAnswer(said) from None
    return value if isinstance(value, dict) else {}


_DECODER = json.JSONDecoder()
_LIST = re.compile(r'"(posts|positions)"\s*:\s*\[\s*')
_NO_DEBATE = re.compile(r'"debate"\s*:\s*false')
_NEXT = re.compile(r"\s*,?\s*")


def _begun(content: str, start: int) -> dict[str, Any] | None:
    """Give the whole rows of an object that breaks off."""
    opened = _LIST.search(content, start)
    if opened is None:
        return None
    rows: list[Any] = []
    place = opened.end()
    while content.startswith("{", place):
        try:
            row, end = _DECODER.raw_decode(content, place)
        except (ValueError, RecursionError):
            break
        rows.append(row)
        place = _NEXT.match(content, end).end()  # type: ignore[union-attr]
    if not rows:
        return None
    debate = not _NO_DEBATE.search(content, start, opened.start())
    return {opened[1]: rows, "debate": debate, "question": None, "rebuttals": []}
