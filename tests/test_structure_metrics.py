"""The measures of the structure bench, against figures counted by hand."""

from __future__ import annotations

import pytest

from tests.benchmarks.structure.metrics import (
    accuracy,
    calibration_error,
    coverage_curve,
    f1,
    interval,
    kappa,
    macro_f1,
)

PAIRS = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]
"""Three of four right; of "a" one of two found, of "b" two of two and one too many."""


def test_shares_of_labels() -> None:
    """F1 of a: 2/3; of b: 4/5; kappa: chance is (2·1 + 2·3) / 16 = 1/2."""
    assert accuracy(PAIRS) == 0.75
    assert f1(PAIRS, "a") == pytest.approx(2 / 3)
    assert f1(PAIRS, "c") == 0
    assert macro_f1(PAIRS, ("a", "b")) == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert kappa(PAIRS) == pytest.approx((0.75 - 0.5) / 0.5)


def test_confidences_beside_what_is_right() -> None:
    """Two said with .9, one right: .4 off; two with .5, one right: exact."""
    judged = [(0.9, True), (0.9, False), (0.5, True), (0.5, False)]

    assert calibration_error(judged) == pytest.approx(0.2)
    assert calibration_error([]) == 0
    assert coverage_curve(judged, 8) == [(0.9, 0.25, 0.5), (0.5, 0.5, 0.5)]


def test_intervals_hold_the_measure() -> None:
    """The same seed gives the same interval; a constant has none; nothing gives zero."""
    low, high = interval(PAIRS, accuracy)

    assert low <= 0.75 <= high
    assert low < high
    assert interval(PAIRS, accuracy) == (low, high)
    assert interval([("a", "a")] * 5, accuracy) == (1.0, 1.0)
    assert interval([], accuracy) == (0.0, 0.0)
