"""Runs of words as numbers, and where they stand."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.alignment import aligned
from disputatio.converter.structure.shingles import (
    LENGTH,
    READ_THROUGH,
    OwnWords,
    shingles,
)

WORDS = st.text("abcd\u0101\ud800\ud801", max_size=30)
"""Words as characters, a few of them, so that runs come again."""


@given(WORDS)
def test_a_run_of_four_words_has_a_number_of_its_own(codes: str) -> None:
    """There is one for each place where a run begins, the same for the same words."""
    runs = [codes[at : at + LENGTH] for at in range(len(codes) - LENGTH + 1)]
    numbers = shingles(codes)

    assert len(numbers) == len(runs)
    for (a, m), (b, n) in combinations(zip(runs, numbers, strict=True), 2):
        assert (a == b) == (m == n)


def test_words_beyond_sixteen_bits_have_numbers_too() -> None:
    """Where a thread has more words than that, no run is lost."""
    assert len(shingles("\U0010ffffabcde")) == 3
    assert shingles("ab\U00010063d") == shingles("abcd")


@given(st.lists(WORDS, max_size=4), st.text("abcd", min_size=2, max_size=2))
def test_two_words_are_found_with_and_without_an_index(
    posts: list[str], asked: str
) -> None:
    """After a few questions pairs of words are indexed; the answers stay the same."""
    index = OwnWords()
    for codes in posts:
        index.add(codes, shingles(codes), (), [])
    answers = [index.places_of(asked) for _ in range(READ_THROUGH + 1)]

    assert answers == [answers[0]] * len(answers)
    assert answers[0] == [
        (number, at)
        for number, codes in enumerate(posts)
        for at in range(len(codes))
        if codes.startswith(asked, at)
    ]


@given(WORDS, st.text("abcd\u0101", min_size=1, max_size=12))
def test_what_can_match_too_little_is_not_compared(source: str, unit: str) -> None:
    """Asking for a least share changes nothing where that much of a unit is found."""
    found = aligned(source, unit)
    if found is not None and found.coverage >= 0.6:
        assert aligned(source, unit, 0.6) == found
