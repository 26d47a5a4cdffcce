"""The strategies themselves: valid, hostile, and small where a law fails."""

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate
from disputatio.schemas.invariants import problems
from disputatio.schemas.quoted import quotations
from disputatio.schemas.text import FORBIDDEN_IN_XML
from tests.strategies.damage import NOISE, broken
from tests.strategies.debates import debates
from tests.strategies.edits import EDITS, Edit, edits
from tests.strategies.growing import GROWING
from tests.strategies.threads import threads

SEARCH = settings(
    max_examples=5000,
    derandomize=True,
    database=None,
    phases=(Phase.generate, Phase.shrink),
)
"""Enough tries to find what a strategy must be able to give, and to make it small."""

FIRST = settings(SEARCH, phases=(Phase.generate,))
"""The same without making it small."""


@given(debates())
def test_debates_are_valid(debate: Debate) -> None:
    """Every generated debate keeps the rules of the model."""
    assert problems(debate) == ()


@given(threads())
def test_threads_are_valid(debate: Debate) -> None:
    """Every generated thread keeps the rules of the model and has a post."""
    assert problems(debate) == ()
    assert debate.posts


@given(st.data())
def test_edits_are_valid(data: st.DataObject) -> None:
    """A debate keeps the rules of the model after any edits."""
    assert problems(data.draw(edits(data.draw(debates())))) == ()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_edit_changes_something(edit: Edit) -> None:
    """Each kind of edit changes some debate."""
    pairs = debates().flatmap(
        lambda before: st.tuples(st.just(before), _edited(edit, before))
    )

    before, after = find(pairs, lambda pair: pair[0] != pair[1], settings=FIRST)

    assert before != after


@st.composite
def _edited(draw: st.DrawFn, edit: Edit, debate: Debate) -> Debate:
    return edit(draw, debate)


WANTED: dict[str, Callable[[Debate], bool]] = {
    "nothing at all": lambda d: d == Debate(),
    "claims and no posts": lambda d: bool(d.claims) and not d.posts,
    "a relation on itself": lambda d: any(r.key in r.sources for r in d.relations),
    "a relation without ends": lambda d: any(
        not r.sources + r.targets for r in d.relations
    ),
    "one end twice": lambda d: any(
        len(set(r.targets)) < len(r.targets) for r in d.relations
    ),
    "linked premises": lambda d: any(len(set(r.sources)) > 1 for r in d.relations),
    "a step": lambda d: any(r.argument and r.kind == "support" for r in d.relations),
    "a quotation with its source": lambda d: any(
        q.quotation.source for p in d.posts for q in quotations(p.body)
    ),
    "a quotation in a quotation": lambda d: any(
        q.level for p in d.posts for q in quotations(p.body)
    ),
    "an annotation": lambda d: any(p.state == "annotation" for p in d.posts),
    "two people of one name": lambda d: (
        len({p.name for p in d.participants if p.name})
        < len([p for p in d.participants if p.name])
    ),
    "a known zone": lambda d: any(p.written and p.written.zone_known for p in d.posts),
    "a lone CR": lambda d: any("\r" in p.text.replace("\r\n", "") for p in d.posts),
    "a forbidden character": lambda d: any(
        FORBIDDEN_IN_XML.search(p.text) for p in d.posts
    ),
    "extras": lambda d: any(c.extras for c in d.claims),
    "a wording with everything": lambda d: any(
        w.marks and w.tags and w.section for c in d.claims for w in c.wordings
    ),
}


def test_the_hostile_kinds_occur() -> None:
    """Each hostile kind of debate that the laws count on occurs, and not just once."""
    seen = dict.fromkeys(WANTED, 0)

    @settings(FIRST, max_examples=400)
    @given(debates())
    def look(debate: Debate) -> None:
        for kind, wanted in WANTED.items():
            seen[kind] += wanted(debate)

    look()

    assert [kind for kind, count in seen.items() if count < 2] == []


def test_debates_shrink_to_one_post() -> None:
    """A failure that any post shows is reported with one empty post and nothing else."""
    smallest = find(debates(), lambda debate: bool(debate.posts), settings=SEARCH)

    assert len(smallest.posts) == 1
    assert smallest.posts[0].body == ()
    assert (smallest.claims, smallest.relations, smallest.participants) == ((), (), ())


def test_bodies_shrink_to_what_fails() -> None:
    """A failure that any quotation shows is reported with one empty quotation."""

    def quotes(debate: Debate) -> bool:
        return any(quotations(post.body) for post in debate.posts)

    smallest = find(debates(), quotes, settings=SEARCH)

    assert [post.body for post in smallest.posts] == [(Quotation(),)]


@pytest.mark.parametrize("grow", GROWING.values(), ids=GROWING)
def test_growing_debates_are_valid(grow: Callable[[int], Debate]) -> None:
    """Each named debate keeps the rules of the model at any size."""
    assert [problems(grow(size)) for size in (1, 2, 3, 30)] == [()] * 4


@given(st.data())
def test_damage_breaks_any_bytes(data: st.DataObject) -> None:
    """Accidents happen to every input, the empty one and noise too, and give bytes."""
    assert isinstance(data.draw(broken(data.draw(st.just(b"") | NOISE))), bytes)
