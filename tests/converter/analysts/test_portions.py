"""Portions that fit, of about the same size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.analysts.shared.portions import evenly

SIZES = st.lists(st.integers(0, 30), max_size=40)


@pytest.mark.parametrize(
    ("sizes", "most", "lengths"),
    [
        ([1] * 15, 14, [8, 7]),
        ([1] * 10, 3, [3, 3, 2, 2]),
        ([1] * 5, 9, [5]),
        ([9, 1, 1, 1], 4, [1, 3]),
        ([], 4, []),
    ],
)
def test_portions_are_even(sizes: list[int], most: int, lengths: list[int]) -> None:
    """Not fourteen and one."""
    assert sorted(map(len, evenly(sizes, most)), reverse=True) == sorted(
        lengths, reverse=True
    )


@given(SIZES, st.integers(1, 30))
def test_all_fit_in_as_few_as_can_be(sizes: list[int], most: int) -> None:
    """Everything once, in order; none too large but what is so alone; not one too many."""
    found = evenly(sizes, most)

    assert [place for row in found for place in row] == list(range(len(sizes)))
    assert all(
        len(row) == 1 or sum(sizes[row.start : row.stop]) <= most for row in found
    )
    assert len(found) == _fewest(sizes, most)


def _fewest(sizes: list[int], most: int) -> int:
    """Give how many portions there are where each takes what fits."""
    count, room = 0, -1
    for size in sizes:
        room -= size
        if room < 0:
            count, room = count + 1, most - size
    return count
