"""Elements of a debate as records of the own terms, and back.

A record is a dictionary by the field names of `rdf_shapes`. Fields that are None or
empty are not written; so they are simply absent from a record that was read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs

from disputatio.schemas import debate as model
from disputatio.schemas.content import Quotation, QuotationSource
from disputatio.schemas.debate import Debate, Edit, Moment, Post
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign import rdf_shapes as shapes
from disputatio.schemas.foreign.rdf import TERMS_VERSION
from disputatio.schemas.foreign.rdf_shapes import Shape
from disputatio.schemas.origins import STATED, Decided, Inferred, Origin, Span, Stated
from disputatio.schemas.quoted import QuotedRange, quotations
from disputatio.schemas.quoting import plain_body
from disputatio.schemas.rooms import MEMORY, Groups, Places, Room

_FIELDS: dict[type[Any], tuple[str, ...]] = {}
_PLAIN = frozenset({str, int, float, type(None), Extras})

Record: TypeAlias = dict[str, Any]
"""An element by the names of its fields."""


def thread_record(debate: Debate) -> Record:
    """Give what a debate says of itself, without its lists."""
    names = ("title", "question", "language", "source", "extras")
    values = {name: _plain(getattr(debate, name)) for name in names}
    return {"version": TERMS_VERSION, **values}


def records(debate: Debate, room: Room = MEMORY) -> Iterator[tuple[Shape, Record]]:
    """Give the record of every element, in the order of the document.

    Args:
        debate: the debate.
        room: where to remember.
    """
    posts = Places(debate.posts, room)
    answers = _answers(debate, room)
    for name, shape in shapes.LISTS.items():
        for index, element in enumerate(getattr(debate, name), 1):
            record = _record(element)
            if isinstance(element, model.Passage):
                post = posts.get(element.post)
                words = post.text if post else ""
                record["exact"] = words[element.start : element.end]
            if isinstance(element, Post):
                answered = dict.fromkeys(answers.of(element.key))
                record["answers"] = [key for key in answered if posts.get(key)]
            yield shape, {"index": index, **record}


def _answers(debate: Debate, room: Room) -> Groups:
    """Give what a post, passage or claim alone answers."""
    answers = room.groups()
    for relation in debate.relations:
        if relation.kind == "reply" and len(relation.sources) == 1:
            for target in relation.targets:
                answers.put(relation.sources[0], target)
    return answers


def _record(element: Any) -> Record:
    if isinstance(element, Post):
        return _post_record(element)
    return {name: _plain(getattr(element, name)) for name in _fields(type(element))}


def _fields(cls: type[Any]) -> tuple[str, ...]:
    """Give the names of the fields of a class of the model; none for other classes."""
    if cls not in _FIELDS:
        known = attrs.fields(cls) if attrs.has(cls) else ()
        _FIELDS[cls] = tuple(attribute.name for attribute in known)
    return _FIELDS[cls]


def _plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Stated | Inferred | Decided):
        return _origin_record(value)
    if isinstance(value, tuple) and value and _fields(type(value[0])):
        return [{"index": i, **_record(item)} for i, item in enumerate(value, 1)]
    return _record(value) if _fields(type(value)) else value


def _origin_record(origin: Origin) -> Record | None:
    if isinstance(origin, Stated):
        return None
    if isinstance(origin, Decided):
        return {"decided_by": origin.by}
    return _record(origin)


def _post_record(post: Post) -> Record:
    left = {"body", "written", "edited"}
    names = (name for name in _fields(Post) if name not in left)
    record = {name: _plain(getattr(post, name)) for name in names}
    ranges = enumerate(_lasting_quotations(post), 1)
    return {
        **record,
        **_moment_record("created", post.written),
        **_moment_record("modified", post.edited),
        "content": post.text,
        "quotations": [_quotation_record(i, part) for i, part in ranges],
    }


def _lasting_quotations(post: Post) -> tuple[QuotedRange, ...]:
    """Give the quotations that a body without markup can hold: none that is empty."""
    found = quotations(post.body)
    return quotations(plain_body(post.text, found)) if found else ()


def _moment_record(name: str, moment: Moment | None) -> Record:
    if moment is None:
        return {}
    by = moment.by if isinstance(moment, Edit) else None
    values = {name: moment.at, f"{name}_text": moment.text, f"{name}_by": by}
    unknown = all(value is None for value in values.values())
    return {**values, f"{name}_unknown": True if unknown else None}


def _quotation_record(index: int, part: QuotedRange) -> Record:
    quotation = part.quotation
    return {
        "index": index,
        "start": part.start,
        "end": part.end,
        "claimed_author": quotation.claimed_author,
        "claimed_post": quotation.claimed_post,
        "origin": _origin_record(quotation.origin),
        **_source_record(quotation.source),
    }


def _source_record(source: QuotationSource | None) -> Record:
    if source is None:
        return {}
    return {
        "verbatim_from" if source.verbatim else "edited_from": source.post,
        "source_start": source.start,
        "source_end": source.end,
        "source_origin": _origin_record(source.origin),
    }


def built(shape: Shape, record: Record) -> Any:
    """Give the element of a record that was read, without what is `OUTSIDE` of it.

    Raises:
        ValueError: the record says nothing that the model could hold.
    """
    special = _SPECIAL.get(shape.uri)
    return _CLASSES[shape.uri](**record) if special is None else special(record)


def _origin(record: Record) -> Origin:
    if "decided_by" in record:
        return Decided(by=record["decided_by"])
    if "rule" not in record or "confidence" not in record:
        raise ValueError("an origin needs a rule and a confidence, or who decided")
    return Inferred(**record)


def _post(record: Record) -> Post:
    text = record.pop("content")
    ranges = record.pop("quotations", ())
    written = _moment(record, "created", Moment)
    edited = _moment(record, "modified", Edit)
    body = plain_body(text, ranges)
    return Post(written=written, edited=edited, body=body, **record)


def _moment(record: Record, name: str, cls: Callable[..., Any]) -> Any:
    names = (name, f"{name}_text", f"{name}_by", f"{name}_unknown")
    found = [record.pop(n, None) for n in names]
    if all(value is None for value in found):
        return None
    at: dt.datetime | None = found[0]
    by = {} if cls is Moment else {"by": found[2]}
    known = at is not None and at.tzinfo is not None
    return cls(text=found[1], at=at, zone_known=known, **by)


def _quotation(record: Record) -> QuotedRange:
    start, end = record.pop("start"), record.pop("end")
    source = _source(record)
    names = (
        "source_start",
        "source_end",
        "source_origin",
        "verbatim_from",
        "edited_from",
    )
    own = {name: value for name, value in record.items() if name not in names}
    return QuotedRange(
        start=start, end=end, quotation=Quotation(source=source, **own), level=0
    )


def _source(record: Record) -> QuotationSource | None:
    post = record.get("verbatim_from", record.get("edited_from"))
    if post is None:
        return None
    if "source_start" not in record or "source_end" not in record:
        raise ValueError("a quotation's source needs sourceStart and sourceEnd")
    return QuotationSource(
        post=post,
        start=record["source_start"],
        end=record["source_end"],
        verbatim="verbatim_from" in record,
        origin=record.get("source_origin", STATED),
    )


OUTSIDE = frozenset({"index", "debate", "version", "exact"})
"""Fields of the document that are no attributes of the model."""

_CLASSES: dict[str, Callable[..., Any]] = {
    shapes.SPAN.uri: Span,
    shapes.QUESTION.uri: model.Question,
    shapes.DEBATE.uri: dict,
    shapes.PARTICIPANT.uri: model.Participant,
    shapes.SECTION.uri: model.Section,
    shapes.PASSAGE.uri: model.Passage,
    shapes.MARK.uri: model.Mark,
    shapes.WORDING.uri: model.Wording,
    shapes.CLAIM.uri: model.Claim,
    shapes.RELATION.uri: model.Relation,
    shapes.POSITION.uri: model.Position,
    shapes.REFUSAL.uri: model.Refusal,
}

_SPECIAL: dict[str, Callable[[Record], Any]] = {
    shapes.ORIGIN.uri: _origin,
    shapes.POST.uri: _post,
    shapes.QUOTATION.uri: _quotation,
}
