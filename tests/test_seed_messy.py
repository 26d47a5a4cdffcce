"""The sides that are marked in the messy debates, and how far two readers agree on them."""

from __future__ import annotations

from collections import Counter

from tests.benchmarks.structure.metrics import accuracy, kappa
from tests.gold.messy import messy_debates, messy_sides, pairs_of_readers, twice_read
from tests.packages import ROOT

SPLITS = ("train", "development")


def test_every_position_has_its_sides() -> None:
    """Sides are marked for each number that stands in the posts, by posts that exist."""
    for split in SPLITS:
        for name, debate, said in messy_debates(split):
            marked = messy_sides(name)
            assert set(marked) == {number for number, _ in said}, name
            for one in marked.values():
                posts = one.says | one.supporters | one.opponents
                assert posts <= set(range(1, len(debate.posts) + 1)), name
                assert not one.supporters & one.opponents, name
                assert not one.says & (one.supporters | one.opponents), name


def test_the_datasheet_counts_the_sides() -> None:
    """What the datasheet says of them is what the files hold."""
    found: Counter[str] = Counter()
    for split in SPLITS:
        for name, _, _ in messy_debates(split):
            for one in messy_sides(name).values():
                found["for"] += len(one.supporters)
                found["against"] += len(one.opponents)
    pairs = pairs_of_readers()
    twice = len(list(twice_read()))
    sheet = (ROOT / "seeds" / "DATASHEET.md").read_text("utf-8")

    assert f"({found['for']} posts for, {found['against']:,} against)" in sheet
    assert (
        f"{twice} of them, {len(pairs)} pairs of post and position: agreement "
        f"{accuracy(pairs):.3f}, kappa {kappa(pairs):.3f}" in sheet
    )


def test_readers_differ_over_whether_never_over_which_side() -> None:
    """Where both readers see a side, it is the same."""
    both = [pair for pair in pairs_of_readers() if "none" not in pair]

    assert len(both) > 150
    assert all(first == second for first, second in both)
