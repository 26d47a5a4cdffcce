"""An edited AIF-JSON file and the thread's own export: I-nodes and what ties them.

A tool edits the graph and leaves the debate beside it as it was. So the debate tells
which export was edited and which node stood for which element; the graph tells what
the person made of it. Only propositions and the schemes between them are compared:
what was said, by whom and in answer to what, is the thread's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from disputatio.converter import registry
from disputatio.converter.merging.exports import exported
from disputatio.converter.merging.sheets import Sheet, Sheets
from disputatio.converter.merging.ties import levels
from disputatio.converter.pages import Page
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.foreign.argdown_held import Held, facts_of
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Source

NAME = "aif-json"
"""The format."""

KINDS = frozenset({"support", "attack", "undercut", "rephrase", "preference"})
"""Kinds of relation that are compared: RA, CA, MA and PA."""

TRUSTED = 0.6
"""Part of the ids whose words must be the same, for ids without a debate to be believed."""


@frozen
class _Graph:
    """A file as its graph alone says it."""

    debate: Debate
    """The propositions and what ties them, by nodeIDs."""
    notices: tuple[Notice, ...]
    """What the reader met."""
    extension: Mapping[str, Any]
    """The debate beside the graph, and the element behind each node; empty without it."""
    stances: object
    """What is written beside the nodes of stances between posts."""


def aif_sheets(thread: Debate, page: Page) -> Sheets:
    """Give both sheets.

    Raises:
        ReadError: the edited file is no AIF.
    """
    export = _graph(exported(thread, NAME, {}), stale=True)
    edited = _graph(page.source.data, stale=False)
    keys = _nodes(export)
    known = _nodes(edited) or (keys if _believed(edited, export) else {})
    whole = _both_ways(_renamed(export.debate, keys), thread)
    export_sheet = Sheet(
        debate=whole,
        digest=_digest(codec.to_plain(thread)),
        held=_facts(export),
        ids=True,
    )
    before = edited.extension.get("debate")
    edited_sheet = Sheet(
        debate=_both_ways(_renamed(edited.debate, known), thread),
        notices=tuple(n for n in edited.notices if n.rule != "ExtensionStale"),
        digest=None if before is None else _digest(before),
        held=_held(before),
        stances=edited.stances,
        ids=bool(known),
    )
    own = {claim.key: claim.key for claim in whole.claims}
    own |= {relation.key: relation.key for relation in whole.relations}
    return Sheets(export=export_sheet, edited=edited_sheet, origins=own, thread=thread)


def _graph(data: bytes, *, stale: bool) -> _Graph:
    """Read a file by its graph; `stale` is its debate where that is no matter.

    Where a file's debate still fits its graph, the reader gives that debate: then the
    graph is read from the same file without it.
    """
    importer = registry.importer(NAME)
    found = next(importer.read(Source(data=data), {}))
    document = _document(data)
    stances = document.get("stances")
    extension = document.pop("debate", None)
    if not isinstance(extension, dict):
        return _Graph(_argued(found.debate), found.notices, {}, stances)
    if stale or all(notice.rule != "ExtensionStale" for notice in found.notices):
        bare = json.dumps(document).encode()
        found = next(importer.read(Source(data=bare), {}))
    return _Graph(_argued(found.debate), found.notices, extension, stances)


def _document(data: bytes) -> dict[str, Any]:
    """Give the outer object of a file that the reader took; empty for a row of objects."""
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _argued(debate: Debate) -> Debate:
    """Give the claims, each in the words of its node, and the relations that tie them."""
    claims = tuple(attrs.evolve(claim, wordings=()) for claim in debate.claims)
    known = {claim.key for claim in claims}
    relations: list[Relation] = []
    rows, _ = levels([r for r in debate.relations if r.kind in KINDS])
    for row in rows:
        fit = [r for r in row if known >= {*r.sources, *r.targets}]
        relations += fit
        known |= {relation.key for relation in fit}
    return Debate(claims=claims, relations=tuple(relations))


def _nodes(graph: _Graph) -> dict[str, str]:
    """Give the key of the element behind each nodeID."""
    nodes = graph.extension.get("nodes")
    if not isinstance(nodes, dict):
        return {}
    return {i: key for i, key in nodes.items() if isinstance(key, str)}


def _believed(edited: _Graph, export: _Graph) -> bool:
    """Say whether ids mean the same in both files: their words are mostly the same."""
    texts = {claim.key: claim.text for claim in export.debate.claims}
    found = [claim for claim in edited.debate.claims if claim.key in texts]
    same = sum(texts[claim.key] == claim.text for claim in found)
    return bool(found) and same >= TRUSTED * len(found)


def _renamed(debate: Debate, keys: Mapping[str, str]) -> Debate:
    """Give the elements the keys that they have in the thread; new ones keep their ids."""
    taken = set(keys.values())
    own = [claim.key for claim in debate.claims]
    own += [relation.key for relation in debate.relations]
    names = {key: _free(key, keys, taken) for key in own}

    def ends(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[key] for key in row)

    return attrs.evolve(
        debate,
        claims=tuple(attrs.evolve(c, key=names[c.key]) for c in debate.claims),
        relations=tuple(
            attrs.evolve(
                r, key=names[r.key], sources=ends(r.sources), targets=ends(r.targets)
            )
            for r in debate.relations
        ),
    )


def _free(key: str, keys: Mapping[str, str], taken: set[str]) -> str:
    return keys.get(key) or (f"node-{key}" if key in taken else key)


def _both_ways(debate: Debate, thread: Debate) -> Debate:
    """Make one contradiction of the two CA-nodes that stand for one of the thread's."""
    meant = {r.key: r for r in thread.relations if r.kind == "contradiction"}
    halves = [r for r in debate.relations if r.key in meant]
    found: dict[str, list[Relation]] = {}
    for half in halves:
        found.setdefault(half.key, []).append(half)
    return attrs.evolve(debate, relations=tuple(_joined(debate.relations, found)))


def _joined(
    relations: tuple[Relation, ...], halves: Mapping[str, list[Relation]]
) -> Iterator[Relation]:
    done: set[str] = set()
    for relation in relations:
        both = halves.get(relation.key, [])
        if len(both) > 1 and relation.key not in done:
            yield attrs.evolve(relation, kind="contradiction")
        if len(both) < 2:
            yield relation
        done.add(relation.key)


def _held(plain: object) -> Held | None:
    """Give what the export held that was edited, by the debate that it carries."""
    try:
        debate = codec.from_plain(plain)
    except codec.CodecError:
        return None
    return _facts(_graph(exported(debate, NAME, {}), stale=True))


def _facts(export: _Graph) -> Held:
    return Held.of(facts_of(export.debate, {}))


def _digest(plain: object) -> str:
    text = json.dumps(plain, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
