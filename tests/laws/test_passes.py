"""Law 5: a pass adds what it infers and leaves all else alone."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from disputatio.converter.structure.passes import PASSES, structured
from disputatio.schemas.content import block_text, plain_blocks
from disputatio.schemas.debate import Debate, Post, Refusal
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred
from disputatio.schemas.quoted import quotations
from tests.strategies.debates import debates
from tests.strategies.threads import threads

NAMES = tuple(step.name for step in PASSES)
"""The passes by name, in their order."""

JOINING = "turns"
"""The one pass that joins posts."""

ANY = threads() | debates()
"""Plain threads, and debates that have their structure already."""


def full(debate: Debate, without: Iterable[str] = ()) -> Debate:
    """Give the debate after the whole row of passes, but for some."""
    return structured(debate, "full", tuple(sorted(without)))


def _only(name: str, debate: Debate) -> Debate:
    return full(debate, set(NAMES) - {name})


RUNS: dict[str, Callable[[Debate], Debate]] = {
    "all passes": full,
    **{name: partial(_only, name) for name in NAMES},
}
"""The whole row, and each pass alone."""


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@given(debate=ANY)
def test_passes_give_valid_debates(
    run: Callable[[Debate], Debate], debate: Debate
) -> None:
    """Law 5: what a pass makes keeps the rules of the model."""
    assert problems(run(debate)) == ()


LONG = 100_000
"""Characters of a run."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize("part", [" ", "\u00a0\t", "a", "…", "not ", '"', "(a ", "1. "])
def test_passes_end_soon_on_long_runs(part: str) -> None:
    """Law 7: what patterns look for, again and again with no end, takes no longer."""
    run = part * (LONG // len(part))
    posts = (
        Post(key=f"post-{n}", number=n, body=plain_blocks(text))
        for n, text in enumerate(("That is so.", f"It is{run}so.", run), 1)
    )

    assert problems(full(Debate(posts=tuple(posts)))) == ()


@given(ANY)
def test_the_text_of_posts_stays(debate: Debate) -> None:
    """Law 5: no pass but `turns` changes a post's text, or which posts there are."""
    found = full(debate, {JOINING})

    assert _texts(found) == _texts(debate)


@given(ANY)
def test_turns_keep_all_words(debate: Debate) -> None:
    """Law 5: where turns are joined, passages, wordings and claims keep their words."""
    found = full(debate)

    assert _words(found).items() >= _words(debate).items()


@pytest.mark.parametrize("name", [name for name in NAMES if name != JOINING])
@given(debate=ANY)
def test_what_is_stated_or_decided_stays(name: str, debate: Debate) -> None:
    """Law 5: a pass changes nothing that the source states or a person decided."""
    assert _given(RUNS[name](debate)) >= _given(debate)


@given(ANY)
def test_the_whole_row_twice_changes_nothing(debate: Debate) -> None:
    """Law 5: what passes find is found again, not added again."""
    once = full(debate)

    assert full(once) == once


@given(threads())
def test_what_is_found_rests_on_words(debate: Debate) -> None:
    """Law 5: an inferred passage is not empty, and its wording is what it names."""
    found = full(debate)
    texts = {post.key: post.text for post in found.posts}
    words = {p.key: texts[p.post][p.start : p.end] for p in found.passages}

    assert all(text.strip() for text in words.values())
    for claim in found.claims:
        for wording in claim.wordings:
            assert wording.passage is None or wording.text == words[wording.passage]


@given(threads())
def test_every_inference_names_its_rule(debate: Debate) -> None:
    """Law 5: each element that a pass adds is inferred by a rule, none of it stated."""
    found = full(debate, {JOINING})

    made: list[Any] = [*found.passages, *found.claims]
    made += [*found.relations, *found.positions]
    for element in made:
        assert isinstance(element.origin, Inferred)
        assert element.origin.rule


@given(threads(), st.data())
def test_what_is_refused_does_not_come_back(
    debate: Debate, data: st.DataObject
) -> None:
    """Law 5: a relation or claim that a person deleted is not inferred again."""
    found = full(debate)
    made: list[Any] = [*found.relations, *found.claims]
    assume(made)
    gone = data.draw(st.sampled_from(made))
    kind, claim = (
        getattr(gone, "kind", None),
        None if hasattr(gone, "kind") else gone.key,
    )
    ends = (getattr(gone, "sources", ()), getattr(gone, "targets", ()))
    refusal = Refusal(kind=kind, claim=claim, sources=ends[0], targets=ends[1])

    again = full(evolve(debate, refused=(refusal,)))

    assert claim not in {c.key for c in again.claims}
    assert (kind, *ends) not in {
        (r.kind, r.sources, r.targets) for r in again.relations
    }


def _texts(debate: Debate) -> list[tuple[str, str]]:
    return [(post.key, post.text) for post in debate.posts]


def _words(debate: Debate) -> dict[str, Any]:
    """Give the words of everything that was there before: claims and passages by key."""
    texts = {post.key: post.text for post in debate.posts}
    said = {p.key: texts[p.post][p.start : p.end] for p in debate.passages}
    return said | {
        c.key: (c.text, c.title, tuple(w.text for w in c.wordings))
        for c in debate.claims
    }


def _given(debate: Debate) -> set[Any]:
    """Give all that is stated or decided, in a form that can be compared."""
    return set(_stated(debate))


def _stated(debate: Debate) -> Iterator[Any]:
    for name in ("passages", "claims", "relations", "positions"):
        for element in getattr(debate, name):
            if not isinstance(element.origin, Inferred):
                yield element
    if debate.question is not None and not isinstance(debate.question.origin, Inferred):
        yield debate.question
    yield from (p for p in debate.participants if p.name is not None)
    yield from debate.sections
    yield from debate.refused
    yield from (fact for post in debate.posts for fact in _facts(post))


def _facts(post: Post) -> Iterator[Any]:
    if post.author is not None and not isinstance(post.author_origin, Inferred):
        yield post.key, "author", post.author
    for name in (
        "number",
        "written",
        "edited",
        "url",
        "title",
        "score",
        "language",
        "state",
    ):
        value = getattr(post, name)
        if value is not None:
            yield post.key, name, value
    for found in quotations(post.body):
        quoted = found.quotation
        if not isinstance(quoted.origin, Inferred):
            yield (
                post.key,
                found.start,
                found.end,
                block_text(quoted),
                quoted.claimed_author,
            )
        if quoted.source is not None and not isinstance(quoted.source.origin, Inferred):
            yield post.key, found.start, found.end, quoted.source
