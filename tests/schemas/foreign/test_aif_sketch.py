"""The sketch of a graph says what the graph says, in little memory."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from io import BytesIO

from hypothesis import given, settings

from disputatio.exporters.aif_xml import AifXmlExporter
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
from disputatio.schemas.foreign.aif_derive import derive
from disputatio.schemas.foreign.aif_rooms import Elements
from disputatio.schemas.foreign.aif_sketch import sketched
from disputatio.schemas.foreign.rdf import Description
from disputatio.schemas.foreign.rdf_aif import aif_descriptions
from disputatio.schemas.foreign.rdf_sketched import sketched_descriptions
from tests.strategies.debates import debates
from tests.strategies.growing import reply_chain


def _by_sketch(debate: Debate) -> list[Description] | None:
    sketch = sketched(debate, Elements(debate))
    return None if sketch is None else list(sketched_descriptions(sketch, "urn:x"))


def _by_graph(debate: Debate) -> list[Description]:
    return list(aif_descriptions(debate, derive(debate), "urn:x"))


@settings(max_examples=150)
@given(debate=debates())
def test_a_sketch_says_what_the_graph_says(debate: Debate) -> None:
    """Of any debate that has one."""
    assert _by_sketch(debate) in (None, _by_graph(debate))


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


def test_a_thread_has_a_sketch() -> None:
    """With ids of its own, posts without passages, and everything that is implied."""
    told = _by_sketch(_thread())
    assert told is not None
    assert told == _by_graph(_thread())


def test_what_a_file_wrote_needs_the_graph() -> None:
    """Its corrections, orders and ids are not in a sketch."""
    kept = Claim(key="c", text="One", extras={"aif": {"id": "9"}})
    assert sketched(Debate(claims=(kept,)), Elements(Debate(claims=(kept,)))) is None


class _Nowhere(BytesIO):
    def write(self, data: object) -> int:
        return len(data)  # type: ignore[arg-type]


def _peak(posts: int) -> int:
    debate = reply_chain(posts)
    for post in debate.posts:
        post.text  # noqa: B018 - a post keeps its text: that is the debate's
    gc.collect()
    tracemalloc.start()
    AifXmlExporter().write(debate, _Nowhere(), {})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_writing_takes_some_bytes_for_each_post() -> None:
    """Of the 2,700 bytes that are written of a post with its reply, few are held."""
    assert _peak(2000) - _peak(500) < 1500 * 300
