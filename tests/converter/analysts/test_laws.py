"""Whatever a model answers about whatever debate, the laws of passes hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from disputatio.converter.analysts.embeddings import EmbeddingsAnalyst
from disputatio.converter.analysts.llm import LlmAnalyst
from disputatio.converter.analysts.shared.asking import Endpoint, Reply
from disputatio.converter.analysts.shared.keeping import Kept
from disputatio.converter.structure.passes import Guest, Pass, structured
from disputatio.schemas.debate import Debate
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred
from tests.strategies.debates import debates
from tests.strategies.threads import threads

NUMBER = st.integers(1, 6)
SURE = st.floats(0, 1)
SIDES = ("agree", "disagree", "mixed", "neutral", "unknown")


@st.composite
def models(draw: st.DrawFn, debate: Debate) -> Any:
    """Give a model that answers at random, often in words of the posts."""
    texts = [post.text[:30] for post in debate.posts] or [""]
    words = st.sampled_from([w for t in texts for w in (t, *t.split())] or ["x"])
    quote = words | st.text(max_size=5)
    side = st.fixed_dictionaries(
        {
            "post": NUMBER,
            "side": st.sampled_from(SIDES),
            "quote": quote,
            "confidence": SURE,
        }
    )
    said = st.fixed_dictionaries(
        {"quote": quote, "whose": st.sampled_from(["own", "other"]), "confidence": SURE}
    )
    post = st.fixed_dictionaries(
        {
            "post": NUMBER,
            "does": st.sampled_from(["holds", "asks", "other"]),
            "answers": st.lists(side, max_size=3),
            "claims": st.lists(said, max_size=3),
        }
    )
    bearing = st.fixed_dictionaries(
        {
            "statement": NUMBER,
            "side": st.sampled_from(["for", "against"]),
            "quote": quote,
            "confidence": SURE,
        }
    )
    position = st.fixed_dictionaries(
        {
            "statement": NUMBER,
            "title": quote,
            "confidence": SURE,
            "rivals": st.lists(NUMBER, max_size=3),
            "bearings": st.lists(bearing, max_size=3),
        }
    )
    rebutted = st.fixed_dictionaries(
        {"statement": NUMBER, "against": NUMBER, "confidence": SURE}
    )
    asked = st.fixed_dictionaries(
        {"post": st.integers(0, 6), "quote": quote, "confidence": SURE}
    )
    posts = draw(st.fixed_dictionaries({"posts": st.lists(post, max_size=4)}))
    positions = draw(
        st.fixed_dictionaries(
            {
                "debate": st.booleans(),
                "question": st.none() | asked,
                "positions": st.lists(position, max_size=3),
                "rebuttals": st.lists(rebutted, max_size=3),
            }
        )
    )

    def ask(self: Endpoint, body: Mapping[str, Any]) -> Reply:
        shown = json.loads(body["messages"][1]["content"])
        answer = positions if "statements" in shown else posts
        return Reply(content=json.dumps(answer), cut=False)

    return ask


def _by_model(debate: Debate) -> Debate:
    options = {"llm-url": "http://127.0.0.1:9/v1", "llm-model": "m", "llm-cache": "/x"}
    return LlmAnalyst().analyse(debate, options).debate


def _by_likeness(debate: Debate) -> Debate:
    analyst = EmbeddingsAnalyst(load=lambda _: lambda row: [[1.0, len(s)] for s in row])
    return analyst.analyse(debate, {"embeddings-path": "m"}).debate


def _held(debate: Debate, guest: Guest) -> None:
    """Hold a guest to the laws of passes."""
    once = structured(debate, "stated", (), [guest])
    plain = structured(debate, "stated")

    assert problems(once) == ()
    assert [p.text for p in once.posts] == [p.text for p in plain.posts]
    assert _sure(once) == _sure(plain)
    assert structured(once, "stated", (), [guest]) == once


def _sure(debate: Debate) -> list[Any]:
    rows = (debate.passages, debate.relations, debate.positions)
    return [e for row in rows for e in row if not isinstance(e.origin, Inferred)]


@settings(max_examples=40)
@given(threads() | debates(), st.data())
def test_a_model_that_says_anything(debate: Debate, data: st.DataObject) -> None:
    """Valid, with the same texts and stated things, and the same a second time."""
    ask = data.draw(models(debate))
    with (
        mock.patch.object(Endpoint, "ask", ask),
        mock.patch.object(Kept, "get", return_value=None),
        mock.patch.object(Kept, "put", return_value=None),
    ):
        _held(debate, Guest(step=Pass("llm", _by_model, ""), after="positions"))


@settings(max_examples=40)
@given(threads() | debates())
def test_vectors_of_any_kind(debate: Debate) -> None:
    """The same for claims by likeness."""
    _held(debate, Guest(step=Pass("embeddings", _by_likeness, ""), after="positions"))
