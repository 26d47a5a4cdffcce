"""The rules that every debate keeps, and where one breaks them.

A problem is a sentence with a path, as "posts[3].author: no participant has the key
'bob'". Importers always return debates without problems.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from disputatio.schemas import content
from disputatio.schemas.content import Block, Inline, Para, Quotation, rows_of
from disputatio.schemas.debate import MARK_KINDS, STANCES, Debate, Moment, Post
from disputatio.schemas.origins import Inferred, Origin
from disputatio.schemas.quoted import quotations
from disputatio.schemas.shapes import misshapen, torn


def problems(debate: Debate) -> tuple[str, ...]:
    """Give every broken rule with its path; empty for a valid debate.

    Where a value has a wrong type or a body nests too deep, only that is told: nothing
    else can be looked at before it is mended.
    """
    first = tuple(misshapen(debate)) or tuple(_bodies(debate))
    if first:
        return first
    checks = (
        _strings, _titles, _keys, _participants, _sections, _posts, _quotations,
        _passages, _claims, _relations, _positions, _refusals, _evidence,
    )  # fmt: skip
    indexed = _Debate(debate)
    return tuple(problem for check in checks for problem in check(indexed))


class _Debate:
    """A debate with the indexes that the checks share."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.posts = {p.key: p for p in debate.posts}
        self.people = {p.key for p in debate.participants}
        self.sections = {s.key: i for i, s in enumerate(debate.sections)}
        self.passages = {p.key for p in debate.passages}
        self.claims = {c.key: c for c in debate.claims}
        relations = {r.key for r in debate.relations}
        self.nodes = {*self.posts, *self.passages, *self.claims, *relations}

    def span(self, path: str, post: str, start: int, end: int) -> Iterator[str]:
        """Check a range against the text of its post."""
        if post not in self.posts:
            yield f"{path}.post: no post has the key {post!r}"
        elif not 0 <= start <= end <= len(self.posts[post].text):
            length = len(self.posts[post].text)
            yield f"{path}: {start}..{end} is outside the text of {post!r} (0..{length})"


def _titles(d: _Debate) -> Iterator[str]:
    if d.debate.title == "":
        yield "title: is '', where None says that there is none"
    if d.debate.question is not None and not d.debate.question.text:
        yield "question.text: is empty"


def _keys(d: _Debate) -> Iterator[str]:
    yield from _twice("participants", (p.key for p in d.debate.participants))
    yield from _twice("sections", (s.key for s in d.debate.sections))
    names = ("posts", "passages", "claims", "relations")
    nodes = (e.key for name in names for e in getattr(d.debate, name))
    yield from _twice("posts, passages, claims and relations", nodes)


def _twice(path: str, keys: Iterable[str]) -> Iterator[str]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{path}: {count} elements have the key {key!r}"
        if not key:
            yield f"{path}: a key is empty"


def _participants(d: _Debate) -> Iterator[str]:
    for index, person in enumerate(d.debate.participants):
        if person.name == "":
            yield f"participants[{index}].name: is '', where None says that it is lost"


def _sections(d: _Debate) -> Iterator[str]:
    for index, section in enumerate(d.debate.sections):
        path = f"sections[{index}]"
        if section.level < 1:
            yield f"{path}.level: {section.level} is below 1"
        if (
            section.parent is not None
            and d.sections.get(section.parent, index) >= index
        ):
            yield f"{path}.parent: no earlier section has the key {section.parent!r}"


def _posts(d: _Debate) -> Iterator[str]:
    for index, post in enumerate(d.debate.posts):
        path = f"posts[{index}]"
        if post.author is not None and post.author not in d.people:
            yield f"{path}.author: no participant has the key {post.author!r}"
        if post.number is not None and post.number < 1:
            yield f"{path}.number: {post.number} is below 1"
        yield from _moment(f"{path}.written", post.written)
        yield from _moment(f"{path}.edited", post.edited)


def _moment(path: str, moment: Moment | None) -> Iterator[str]:
    if moment is None:
        return
    aware = isinstance(moment.at, dt.datetime) and moment.at.tzinfo is not None
    if moment.zone_known != aware:
        yield f"{path}.zone_known: is {moment.zone_known}, but at is {moment.at}"


def _bodies(debate: Debate) -> Iterator[str]:
    for index, post in enumerate(debate.posts):
        yield from _blocks(f"posts[{index}].body", post.body, 1)


def _blocks(path: str, blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
    if depth > content.MAX_DEPTH:
        yield f"{path}: blocks nest deeper than {content.MAX_DEPTH}"
        return
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        if block.gap is not None and block.gap.strip("\n"):
            yield f"{here}.gap: {block.gap!r} is not made of line feeds"
        if isinstance(block, Para | content.Header):
            yield from _inlines(f"{here}.inlines", block.inlines, depth + 1)
        if isinstance(block, content.Header) and not 1 <= block.level <= 6:
            yield f"{here}.level: {block.level} is outside 1..6"
        for row in rows_of(block):
            yield from _blocks(here, row, depth + 1)


def _inlines(path: str, inlines: tuple[Inline, ...], depth: int) -> Iterator[str]:
    if depth > content.MAX_DEPTH:
        yield f"{path}: inlines nest deeper than {content.MAX_DEPTH}"
        return
    for index, inline in enumerate(inlines):
        if isinstance(inline, content.Text) and "\n" in inline.text:
            yield f"{path}[{index}].text: holds LF, which is a LineBreak"
        inner = getattr(inline, "inlines", ())
        yield from _inlines(f"{path}[{index}].inlines", inner, depth + 1)


def _quotations(d: _Debate) -> Iterator[str]:
    for index, post in enumerate(d.debate.posts):
        yield from _sources(d, f"posts[{index}].body", post.body)


def _sources(d: _Debate, path: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        if isinstance(block, Quotation) and block.source is not None:
            source = block.source
            yield from d.span(f"{here}.source", source.post, source.start, source.end)
        for row in rows_of(block):
            yield from _sources(d, here, row)


def _passages(d: _Debate) -> Iterator[str]:
    for index, passage in enumerate(d.debate.passages):
        span = (passage.post, passage.start, passage.end)
        yield from d.span(f"passages[{index}]", *span)


def _claims(d: _Debate) -> Iterator[str]:
    for index, claim in enumerate(d.debate.claims):
        for place, wording in enumerate(claim.wordings):
            path = f"claims[{index}].wordings[{place}]"
            if wording.section is not None and wording.section not in d.sections:
                yield f"{path}.section: no section has the key {wording.section!r}"
            if wording.passage is not None and wording.passage not in d.passages:
                yield f"{path}.passage: no passage has the key {wording.passage!r}"
            yield from _argument(d, path, wording.argument)
            for mark in wording.marks:
                if mark.kind not in MARK_KINDS:
                    yield f"{path}.marks: {mark.kind!r} is no kind of mark"
                if not 0 <= mark.start <= mark.end <= len(wording.text):
                    yield f"{path}.marks: {mark.start}..{mark.end} is outside the text"


def _argument(d: _Debate, path: str, key: str | None) -> Iterator[str]:
    if key is not None and (key not in d.claims or d.claims[key].form != "argument"):
        yield f"{path}.argument: no claim of form argument has the key {key!r}"


def _relations(d: _Debate) -> Iterator[str]:
    for index, relation in enumerate(d.debate.relations):
        path = f"relations[{index}]"
        for name, ends in (
            ("sources", relation.sources),
            ("targets", relation.targets),
        ):
            for key in ends:
                if key not in d.nodes:
                    yield f"{path}.{name}: no element has the key {key!r}"
        yield from _argument(d, path, relation.argument)
        if relation.kind == "stance" and relation.scheme not in STANCES:
            yield f"{path}.scheme: {relation.scheme!r} is none of {', '.join(STANCES)}"


def _positions(d: _Debate) -> Iterator[str]:
    yield from _twice("positions", (p.claim for p in d.debate.positions))
    for index, position in enumerate(d.debate.positions):
        if position.claim not in d.claims:
            yield f"positions[{index}].claim: no claim has the key {position.claim!r}"


def _refusals(d: _Debate) -> Iterator[str]:
    for index, refusal in enumerate(d.debate.refused):
        if (refusal.kind is None) == (refusal.claim is None):
            yield f"refused[{index}]: needs either a kind or a claim"


def _evidence(d: _Debate) -> Iterator[str]:
    for path, origin in _origins(d.debate):
        if isinstance(origin, Inferred):
            if not 0 <= origin.confidence <= 1:
                yield f"{path}.confidence: {origin.confidence} is outside 0..1"
            for span in origin.evidence:
                yield from d.span(f"{path}.evidence", span.post, span.start, span.end)


def _origins(debate: Debate) -> Iterator[tuple[str, Origin]]:
    if debate.question is not None:
        yield "question.origin", debate.question.origin
    for name in ("passages", "claims", "relations", "positions"):
        for index, element in enumerate(getattr(debate, name)):
            yield f"{name}[{index}].origin", element.origin
    for index, post in enumerate(debate.posts):
        yield f"posts[{index}].author_origin", post.author_origin
        yield from _quotation_origins(f"posts[{index}].body", post)


def _quotation_origins(path: str, post: Post) -> Iterator[tuple[str, Origin]]:
    for found in quotations(post.body):
        yield f"{path}.origin", found.quotation.origin
        if found.quotation.source is not None:
            yield f"{path}.source.origin", found.quotation.source.origin


def _strings(d: _Debate) -> Iterator[str]:
    return torn(d.debate)
