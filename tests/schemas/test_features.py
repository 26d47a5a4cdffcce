"""Projections: what is left of a debate where a format keeps only some of it."""

from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Post,
    Relation,
    Wording,
)
from disputatio.schemas.evolving import evolved
from disputatio.schemas.features import ALL, Feature, project, used
from disputatio.schemas.invariants import problems
from disputatio.schemas.pruning import pruned
from disputatio.schemas.references import with_references
from disputatio.schemas.renaming import canonical_keys
from tests.laws.work import work_of
from tests.strategies.debates import debates
from tests.strategies.growing import GROWING

FEATURES = st.sets(st.sampled_from(tuple(Feature)))
"""Any choice of features."""


@given(debates(), FEATURES)
def test_a_projection_is_a_valid_debate(debate: Debate, keeps: set[Feature]) -> None:
    """Whatever a format keeps, the rest keeps the rules of the model."""
    assert problems(project(debate, keeps)) == ()


@given(debates(), FEATURES)
def test_to_project_twice_is_to_project_once(
    debate: Debate, keeps: set[Feature]
) -> None:
    """What a format gives back it keeps: else no format could pass law 2."""
    once = project(debate, keeps)

    assert project(once, keeps) == once


@given(debates())
def test_everything_kept_is_the_debate(debate: Debate) -> None:
    """Where all is kept, nothing changes."""
    assert project(debate, ALL) == debate
    assert used(debate, ALL) == used(project(debate, ALL), ALL)


@given(debates(), FEATURES)
def test_nothing_is_lost_twice(debate: Debate, keeps: set[Feature]) -> None:
    """What a projection has dropped is not missed a second time."""
    assert used(project(debate, keeps), ALL - keeps) == ()


@given(debates(), FEATURES)
def test_what_is_not_used_is_not_lost(debate: Debate, keeps: set[Feature]) -> None:
    """Where no missing feature is used, the debate comes back but for its keys."""
    keeps |= {Feature.KEYS}
    missing = ALL - keeps

    if not used(debate, missing):
        assert project(debate, keeps) == debate


@given(feature=st.sampled_from(sorted(ALL - {Feature.KEYS})), debate=debates())
def test_a_used_feature_is_named(feature: Feature, debate: Debate) -> None:
    """A feature counts as used just where leaving it out changes something."""
    changed = project(debate, ALL - {feature}) != debate

    assert used(debate, {feature}) == ((feature,) if changed else ())


def test_what_nothing_uses_costs_a_look() -> None:
    """To ask for all features is a few passes over a debate, not one for each of them."""
    chain = GROWING["relations on relations"](400)

    asked = work_of(partial(used, chain, ALL))

    assert asked < 4 * work_of(partial(pruned, chain))


def test_an_element_that_stays_as_it_is_is_not_copied() -> None:
    """A change to what an element has already gives the element itself."""
    claim = Claim(key="a", text="Tea.")

    assert evolved(claim, text="Tea.", title=None) is claim
    assert evolved(claim, title="T") == Claim(key="a", text="Tea.", title="T")


def test_what_hangs_on_something_goes_with_it() -> None:
    """Without claims there are no relations between them, nor relations on those."""
    claims = (Claim(key="a"), Claim(key="b"))
    first = Relation(key="r", kind="attack", sources=("a",), targets=("b",))
    second = Relation(key="s", kind="undercut", sources=("b",), targets=("r",))
    debate = Debate(claims=claims, relations=(first, second))

    assert project(debate, ALL - {Feature.CLAIMS}) == Debate()


def test_a_stance_keeps_its_side() -> None:
    """The scheme of a stance is the stance; it does not go with the other schemes."""
    stance = Relation(
        key="s", kind="stance", sources=("p",), targets=("p",), scheme="agree"
    )
    debate = Debate(posts=(Post(key="p"),), relations=(stance,))

    assert project(debate, ALL - {Feature.SCHEMES}) == debate


def test_keys_by_place_do_not_depend_on_names() -> None:
    """Two debates that differ in nothing but keys are the same without keys."""
    first = Debate(
        participants=(Participant(key="a", name="Ann"),),
        posts=(Post(key="1", author="a"),),
        claims=(Claim(key="x", wordings=(Wording(text="x"),)),),
        relations=(
            Relation(
                key="r", kind="stance", scheme="agree", sources=("1",), targets=("x",)
            ),
        ),
    )
    second = Debate(
        participants=(Participant(key="ann", name="Ann"),),
        posts=(Post(key="post-1", author="ann"),),
        claims=(Claim(key="claim", wordings=(Wording(text="x"),)),),
        relations=(
            Relation(
                key="s",
                kind="stance",
                scheme="agree",
                sources=("post-1",),
                targets=("claim",),
            ),
        ),
    )
    assert canonical_keys(first) == canonical_keys(second)


@given(debates())
def test_renaming_loses_nothing(debate: Debate) -> None:
    """Keys by place make a valid debate of the same size, the same when done again."""
    renamed = canonical_keys(debate)

    assert problems(renamed) == ()
    assert canonical_keys(renamed) == renamed
    assert [len(p.text) for p in renamed.posts] == [len(p.text) for p in debate.posts]


@given(debates())
def test_references_that_stay_change_nothing(debate: Debate) -> None:
    """Every reference led back to its own key leaves the debate as it was."""
    assert with_references(debate, lambda k: k, lambda k: k, lambda k: k) == debate


@given(debates())
def test_pruning_a_whole_debate_changes_nothing(debate: Debate) -> None:
    """Where nothing is missing, nothing is taken out."""
    assert pruned(debate) == debate


@given(debates(), st.data())
def test_pruning_mends_what_was_torn(debate: Debate, data: st.DataObject) -> None:
    """Whatever is taken away, what is left keeps the rules after pruning."""
    gone = {
        name: data.draw(st.sets(st.integers(0, 5)), label=name)
        for name in ("posts", "passages", "claims", "relations", "participants")
    }
    left: dict[str, Any] = {
        name: tuple(e for i, e in enumerate(getattr(debate, name)) if i not in places)
        for name, places in gone.items()
    }
    torn = evolve(debate, **left)
    assert problems(pruned(torn)) == ()


def test_a_long_chain_of_relations_falls_at_once() -> None:
    """Relations on relations on relations go with the first one, however many."""
    chain = GROWING["relations on relations"](5000)

    assert pruned(evolve(chain, claims=())).relations == ()
