"""Random edit scripts: how many merges come out exactly right, and what always holds."""

import pytest
from attrs import evolve

from disputatio.converter.api import merged_with
from disputatio.schemas.debate import Debate
from disputatio.schemas.invariants import problems
from disputatio.schemas.pruning import pruned
from tests.converter.merging.scripts import (
    HEAVY,
    LIGHT,
    export,
    outcome,
    run,
    sentences,
    words,
)
from tests.strategies.edited_argdown import EditedText, debate_of_sixty, edited

SCRIPTS = 50
"""How many scripts there are of each kind."""


@pytest.mark.parametrize("data", [True, False], ids=["with data", "without data"])
@pytest.mark.parametrize(
    ("edits", "least"), [(LIGHT, 49), (HEAVY, 40)], ids=["light", "heavy"]
)
def test_nearly_all_scripts_merge_exactly(
    edits: range, least: int, *, data: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line is the right claim or new, and every relation is right."""
    found = [run(seed, edits, data=data) for seed in range(SCRIPTS)]

    exact = sum(outcome.exact for outcome in found)
    with capsys.disabled():
        kept = "with data" if data else "without data"
        print(f"\n{exact}/{SCRIPTS} exact, {edits[0]} to {edits[-1]} edits, {kept}")  # noqa: T201
    assert exact >= least, "\n\n".join(outcome.wrong for outcome in found)


@pytest.mark.parametrize("seed", range(0, 50, 5))
def test_a_merge_that_is_done_again_decides_nothing(seed: int) -> None:
    """The thread with the decisions knows them all, from the same edited file too."""
    debate = debate_of_sixty(sentences(), seed % 7)
    tree = EditedText.of(export(debate), debate)
    edited(tree, words(), seed, HEAVY)
    text = tree.text().encode()

    merged = merged_with(debate, text, "ann", "argdown")
    again = merged_with(merged.debate, text, "bob", "argdown")

    assert problems(merged.debate) == ()
    assert merged.debate.posts == debate.posts
    assert again.decisions == ()
    assert again.debate == merged.debate


@pytest.mark.parametrize("seed", range(0, 50, 5))
def test_two_people_one_after_the_other_lose_nothing(seed: int) -> None:
    """What the first one decided stays, where the second one did not touch it."""
    debate = debate_of_sixty(sentences(), seed % 7)
    first = EditedText.of(export(debate), debate)
    edited(first, words(), seed, LIGHT)
    second = EditedText.of(export(debate), debate)
    untouched = second.text().encode()

    merged = merged_with(debate, first.text().encode(), "ann", "argdown")
    again = merged_with(merged.debate, untouched, "bob", "argdown")

    assert again.decisions == ()
    assert again.debate == merged.debate


@pytest.mark.parametrize("data", [True, False], ids=["with data", "without data"])
def test_what_was_found_since_the_export_stays(*, data: bool) -> None:
    """Where the passes find more now, that is no deletion, and the edits still fit."""
    exact = 0
    for seed in range(20):
        debate = debate_of_sixty(sentences(), seed % 7)
        before = _with_fewer(debate, seed)
        tree = EditedText.of(export(before), before)
        edited(tree, words(), seed, LIGHT)
        found = outcome(debate, tree, data=data, before=before)
        exact += found.exact
        assert "ExportChanged" in {n.rule for n in found.merged.notices}

    assert exact >= 19


def test_without_the_digests_nothing_counts_as_deleted() -> None:
    """Where the record of an older export is gone, what is missing in it stays."""
    debate = debate_of_sixty(sentences(), 0)
    before = _with_fewer(debate, 0)
    text = export(before)
    text = text[: text.rindex("/* disputatio")]

    merged = merged_with(debate, text.encode(), "ann", "argdown")

    assert merged.debate == debate
    (found, *_) = [n for n in merged.notices if n.rule == "ExportChanged"]
    assert "nothing that is missing in it counts as deleted" in found.sentence


def _with_fewer(debate: Debate, seed: int) -> Debate:
    """Leave out some claims that are no positions, as if the passes had missed them."""
    gone = {claim.key for claim in debate.claims[10 + seed % 5 :: 9]}
    left = tuple(claim for claim in debate.claims if claim.key not in gone)
    return pruned(evolve(debate, claims=left))
