"""What is written with a temporary file is what is written with all of it in memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from disputatio.converter.importers.aif_json import AifJsonImporter
from disputatio.exporters.aif_xml import AifXmlExporter
from disputatio.schemas import rooms
from disputatio.schemas.collecting import without_collection
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Passage,
    Post,
    Relation,
    RelationKind,
    Wording,
)
from disputatio.schemas.extras import Extras
from disputatio.schemas.foreign import rdf_json
from disputatio.schemas.foreign.aif_derive import derive, derive_in
from disputatio.schemas.foreign.rdf import Description
from disputatio.schemas.foreign.rdf_aif import aif_descriptions
from disputatio.schemas.foreign.rdf_description import descriptions
from disputatio.schemas.foreign.rdf_kept import kept_descriptions
from disputatio.schemas.protocols import Source
from disputatio.schemas.rooms import MEMORY, DiskRoom, Room
from tests.benchmarks.aif_growing import nodeset
from tests.strategies.debates import debates
from tests.strategies.growing import reply_chain

DIALOGUE = "a dialogue (I, RA, CA, MA, L, TA, YA)"


def _described(debate: Debate, room: Room) -> list[Description]:
    graph = derive(debate) if room is MEMORY else derive_in(debate, room)
    return [
        *descriptions(debate, "urn:x", room),
        *aif_descriptions(debate, graph, "urn:x", room=room),
        *kept_descriptions(debate, graph, "urn:x", room=room),
    ]


@pytest.fixture
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let next to nothing be held in memory."""
    monkeypatch.setattr(rooms, "RECENT", 4)


def _nodeset(size: int, **other: object) -> Debate:
    document = nodeset(DIALOGUE, size) | other
    source = Source(data=json.dumps(document).encode(), name="x")
    (reading,) = AifJsonImporter().read(source, {})
    return reading.debate


@pytest.mark.usefixtures("_tiny")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(debate=debates())
def test_a_file_remembers_what_memory_does(debate: Debate) -> None:
    """Of any debate, with whatever is kept of the file that it is from."""
    assert _described(debate, DiskRoom()) == _described(debate, MEMORY)


def _relations() -> Iterator[Relation]:
    def relation(key: str, kind: RelationKind, *ends: str, **more: str) -> Relation:
        return Relation(key=key, kind=kind, sources=ends[:1], targets=ends[1:], **more)  # type: ignore[arg-type]

    yield relation("r1", "reply", "post-2", "post-1")
    yield relation("7", "support", "c2", "c1", argument="c2")
    yield relation("x", "contradiction", "c1", "c2")
    yield relation("u", "undercut", "30", "c2")
    yield relation("s", "stance", "post-3", "c1", scheme="agree")
    yield relation("m", "stance", "post-3", "c1", scheme="mixed")
    yield relation("e", "unspecified", "c1", "c2")
    yield relation("i", "illocution", "a", "c1", scheme="Asserting")
    yield relation("r2", "reply", "b", "a")
    yield relation("r3", "rephrase", "30", "30")


def _thread() -> Debate:
    """Give a thread with numbers for some keys, all kinds of relations, and answers twice."""
    posts = [
        Post(key=f"post-{n}", number=n, body=plain_blocks("One two three."))
        for n in (1, 2, 3)
    ]
    spans = {"b": ("post-2", 0, 3), "a": ("post-1", 4, 7), "z": ("post-1", 0, 3)}
    return Debate(
        posts=tuple(posts),
        passages=tuple(
            Passage(key=key, post=post, start=start, end=end)
            for key, (post, start, end) in spans.items()
        ),
        claims=(
            Claim(
                key="c1",
                text="One",
                wordings=(
                    Wording(text="One", passage="z"),
                    Wording(text="two", passage="a"),
                ),
            ),
            Claim(key="30", text="Two"),
            Claim(
                key="c2", form="argument", wordings=(Wording(text="One", passage="b"),)
            ),
        ),
        relations=tuple(_relations()),
    )


@pytest.mark.usefixtures("_tiny")
def test_a_thread_in_a_file() -> None:
    """With ids of its own, posts without passages, and everything that is implied."""
    assert _described(_thread(), DiskRoom()) == _described(_thread(), MEMORY)


@pytest.mark.usefixtures("_tiny")
def test_a_nodeset_in_a_file() -> None:
    """With ids in an order of their own, edges that repeat, and what has no meaning."""
    plain = nodeset(DIALOGUE, 60)
    nodes, edges = plain["nodes"], plain["edges"]
    odd = {
        "nodes": [*reversed(nodes), {"nodeID": "9" * 30, "type": "XX", "text": "?"}],
        "edges": [*edges[::2], *edges[1::2], edges[3], {**edges[4], "edgeID": "7"}],
        "locutions": [*plain["locutions"], {"nodeID": "77", "personID": "1"}],
    }
    debate = _nodeset(60, **odd)
    assert _described(debate, DiskRoom()) == _described(debate, MEMORY)


@pytest.mark.usefixtures("_tiny")
@pytest.mark.parametrize("room", [MEMORY, DiskRoom()])
def test_a_table_and_a_list(room: Room) -> None:
    """Both kinds of room tell what was told them, in its order."""
    table: rooms.Table[str, int] = room.table()
    for number in range(9):
        table[f"k{number % 7}"] = number
    assert (table.get("k1"), table.get("z"), "k6" in table) == (8, None, True)
    assert table.setdefault("k2", 5) == 2
    assert table.setdefault("new", 5) == table["new"] == 5
    assert dict(table) == {
        **{f"k{n}": n for n in range(2, 7)},
        "k0": 7,
        "k1": 8,
        "new": 5,
    }
    groups = room.groups()
    for number in range(9):
        groups.put(f"k{number % 2}", number)
    assert (list(groups.of("k1")), list(groups.of("z"))) == ([1, 3, 5, 7], [])
    rows = room.ordered([3, 2**70, 1, 2**65, 2], lambda n: (n, 0, 0))
    rows.append(0)
    assert [*rows] == [rows[place] for place in range(len(rows))]
    assert [*rows] == [1, 2, 3, 2**65, 2**70, 0]


def test_extras_travel() -> None:
    """What a format keeps comes back from a file as it was; nothing stays nothing."""
    import pickle

    extras = Extras({"a": {"b": [1, {"c": None}]}})
    assert pickle.loads(pickle.dumps(extras)) == extras  # noqa: S301
    empty = Post(key="p").extras
    assert pickle.loads(pickle.dumps(empty)) is empty  # noqa: S301


class _Nowhere(BytesIO):
    def write(self, data: object) -> int:
        return len(data)  # type: ignore[arg-type]


def _peaks(debates_: Iterable[Debate]) -> Iterator[int]:
    """Give the peaks of memory of writing some debates.

    Python keeps some thousand short tuples that are gone for new ones: these are there
    before anything is counted, and nothing is collected.
    """
    tracemalloc.start()
    with without_collection():
        gone = [tuple(range(size)) for size in range(20) for _ in range(2000)]
        del gone
        for debate in debates_:
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            AifXmlExporter().write(debate, _Nowhere(), {})
            yield tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()


@pytest.mark.parametrize("made", [reply_chain, _nodeset])
def test_memory_does_not_grow(
    made: Callable[[int], Debate], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four times the debate is written in the memory that it takes to write it."""
    monkeypatch.setattr(rooms, "RECENT", 16)
    monkeypatch.setattr(rdf_json, "_AT_ONCE", 16)
    debates_ = [made(size) for size in (20, 200, 800)]
    for debate in debates_:
        for post in debate.posts:
            post.text  # noqa: B018 - a post keeps its text: that is the debate's
    _, small, large = _peaks(debates_)
    assert large < 1.1 * small
