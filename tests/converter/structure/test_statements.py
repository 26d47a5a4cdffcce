"""Tests of how far statements say the same."""

import pytest

from disputatio.converter.structure.statements import Statements

SAID = (
    "The library must open on Sundays.",
    "Libraries must open on a Sunday.",
    "The library must not open on Sundays.",
    "The swimming pool must open on Sundays.",
    "Nobody reads there anyway.",
)


@pytest.fixture
def statements() -> Statements:
    """Give the statements of a small debate."""
    return Statements(SAID, "en")


def test_the_same_in_other_forms_is_the_same(statements: Statements) -> None:
    """Articles and endings do not count."""
    assert statements.alike(SAID[0], SAID[1]) == pytest.approx(1.0)
    assert statements.alike(SAID[0], SAID[4]) == 0.0
    assert statements.alike("", "") == 0.0


def test_rare_words_and_negations_count(statements: Statements) -> None:
    """A word that few have parts statements more than one that most have."""
    denied = statements.alike(SAID[0], SAID[2])
    other = statements.alike(SAID[0], SAID[3])

    assert other < denied < 1.0
    assert statements.alike(SAID[2], SAID[0]) == denied
