"""debate-json: the lossless JSON form of a debate, and its strict reader.

The outer names are fixed (docs/model.md), because other programs read them. Every
field bears its attribute's name and is always written; unknown fields are errors.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import types
from collections.abc import Callable
from typing import Any, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn
from cattrs.v import format_exception

from disputatio.schemas import content, debate, origins
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import Extras

_SIMPLE = frozenset({str, int, float, bool, type(None)})

VERSION = 1
"""Version of debate-json that is written, and the newest that is read."""

TIME_PATTERN = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?"
    r"([+-][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{6})?)?)?$"
)
"""A time as Python's `datetime.isoformat` writes it."""


@frozen
class CodecError(Exception):
    """A JSON value that is no debate."""

    problems: tuple[str, ...]
    """What is wrong and where, as "message @ $.posts[3].author"."""


def to_plain(value: Debate) -> dict[str, Any]:
    """Give a debate as ordinary JSON values."""
    return {"version": VERSION, **CONVERTER.unstructure(value)}


def from_plain(value: object) -> Debate:
    """Give the debate of ordinary JSON values.

    Raises:
        CodecError: something has the wrong type, is missing, unknown or too deep.
    """
    if not isinstance(value, dict):
        raise CodecError(("the document is no JSON object @ $",))
    version = value.get("version")
    if version != VERSION or isinstance(version, bool):
        raise CodecError((f"version {version!r} is not {VERSION} @ $.version",))
    fields = {key: item for key, item in value.items() if key != "version"}
    try:
        return CONVERTER.structure(fields, Debate)
    except RecursionError:
        raise CodecError(("nested too deep @ $",)) from None
    except Exception as error:
        raise CodecError(_problems(error)) from error


def dumps(value: Debate) -> bytes:
    """Give a debate as UTF-8 debate-json, one field a line, ending in a line feed."""
    text = json.dumps(to_plain(value), ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def loads(data: bytes) -> Debate:
    """Read UTF-8 debate-json.

    Raises:
        CodecError: it is JSON, but no debate.
        ValueError: it is no JSON (`json.JSONDecodeError`) or no UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
        return from_plain(json.loads(text, parse_constant=_no_constant))
    except RecursionError:
        raise CodecError(("nested too deep @ $",)) from None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")


def _problems(error: BaseException) -> tuple[str, ...]:
    def sentence(exc: BaseException, kind: type | None) -> str:
        own = isinstance(exc, ValueError | TypeError) and exc.args
        return str(exc) if own else format_exception(exc, kind)

    if isinstance(error, ExceptionGroup) and error.subgroup(RecursionError):
        return ("nested too deep @ $",)
    return tuple(transform_error(error, format_exception=sentence))


def _strict(kind: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
        return value

    return structure


def _number(value: Any, _: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"expected number, found {type(value).__name__}")
    return float(value)


def _integer(value: Any, _: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"expected integer, found {type(value).__name__}")
    return value


def _moment_at(value: Any, _: Any) -> dt.datetime:
    if not isinstance(value, str) or not re.fullmatch(TIME_PATTERN, value, re.ASCII):
        raise ValueError(f"{value!r} is no time such as 2010-07-05T21:04:00")
    return dt.datetime.fromisoformat(value)


def _extras(value: Any, _: Any) -> Extras:
    if not isinstance(value, dict):
        raise TypeError(f"expected object, found {type(value).__name__}")
    return Extras(value)


def _array(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Make readers of tuples that take nothing but a JSON array."""
    read = homogenous_tuple_structure_factory(kind, converter)

    def structure(value: Any, kind: Any) -> Any:
        if not isinstance(value, list):
            raise TypeError(f"expected array, found {type(value).__name__}")
        return read(value, kind)

    return structure


def _tagged(converter: Converter, union: Any, classes: tuple[type, ...]) -> None:
    """Read and write a union with the class name under "type"."""
    by_name = {cls.__name__: cls for cls in classes}

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"expected object, found {type(value).__name__}")
        name = value.get("type")
        if not isinstance(name, str) or name not in by_name:
            raise ValueError(f"type {name!r} is none of {', '.join(by_name)}")
        fields = {key: item for key, item in value.items() if key != "type"}
        return converter.structure(fields, by_name[name])

    hooks: dict[type, Callable[[Any], dict[str, Any]]] = {}

    def unstructure(value: Any) -> dict[str, Any]:
        cls = type(value)
        hook = hooks.get(cls)
        if hook is None:
            hook = hooks[cls] = converter.get_unstructure_hook(cls)
        return {"type": cls.__name__, **hook(value)}

    converter.register_structure_hook_func(lambda t: t == union, structure)
    converter.register_unstructure_hook_func(lambda t: t == union, unstructure)


def _complete(converter: Converter) -> Callable[[type], Callable[[Any, Any], Any]]:
    """Make readers that demand every field: all are always written."""

    def make(cls: type) -> Callable[[Any, Any], Any]:
        read: Callable[[Any, Any], Any] = make_dict_structure_fn(
            cls, converter, _cattrs_forbid_extra_keys=True
        )
        names = tuple(a.name for a in attrs.fields(cls))

        def structure(value: Any, kind: Any) -> Any:
            if not isinstance(value, dict):
                raise TypeError(f"expected object, found {type(value).__name__}")
            missing = [name for name in names if name not in value]
            if missing:
                raise ValueError(f"missing: {', '.join(missing)}")
            return read(value, kind)

        return structure

    return make


def _is_model_class(cls: Any) -> bool:
    return (
        isinstance(cls, type)
        and attrs.has(cls)
        and not isinstance(cls, types.GenericAlias)
    )


def _is_tuple(kind: Any) -> bool:
    return bool(get_origin(kind) is tuple)


def _is_simple(kind: Any) -> bool:
    """Say whether values of a type are JSON values as they are."""
    return isinstance(kind, types.UnionType) and _SIMPLE.issuperset(get_args(kind))


def _converter() -> Converter:
    scope = {**vars(content), **vars(origins), **vars(debate)}
    for module in (content, origins, debate):
        for cls in vars(module).values():
            if isinstance(cls, type) and attrs.has(cls):
                attrs.resolve_types(cls, scope)
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook_factory(_is_model_class, _complete(converter))
    converter.register_structure_hook_factory(
        _is_tuple, lambda kind: _array(kind, converter)
    )
    for kind in (str, bool):
        converter.register_structure_hook(kind, _strict(kind))
    converter.register_structure_hook(int, _integer)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(dt.datetime, _moment_at)
    converter.register_unstructure_hook_func(_is_simple, identity)
    converter.register_unstructure_hook_func(lambda t: t == tuple[str, ...], list)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_structure_hook(Extras, _extras)
    converter.register_unstructure_hook(Extras, Extras.plain)
    _tagged(converter, content.Inline, content.INLINES)
    _tagged(converter, content.Block, content.BLOCKS)
    _tagged(
        converter, origins.Origin, (origins.Stated, origins.Inferred, origins.Decided)
    )
    return converter


CONVERTER = _converter()
"""The cattrs converter behind `to_plain` and `from_plain`."""
