"""Tests of the sides that short answers are read to take, on the half for development."""

from tests.benchmarks.structure.short_answers import graded


def test_no_short_answer_is_read_on_a_wrong_side() -> None:
    """What is in doubt is unknown; what is said in so many words is said."""
    grades = list(graded(1))

    assert [row for row in grades if row[2] in ("wrong", "missed")] == []
    assert len(grades) > 250
