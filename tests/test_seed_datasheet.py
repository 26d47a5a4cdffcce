"""The datasheet says what the corpus is."""

from __future__ import annotations

from pathlib import Path

from tests.gold.agreement import lines as agreement_lines
from tests.gold.agreement import read_twice
from tests.gold.corpus import threads
from tests.gold.describe import lines

_SHEET = Path(__file__).parents[1] / "seeds" / "DATASHEET.md"


def test_the_tables_are_those_of_the_corpus() -> None:
    """Every line that the script prints stands in the datasheet."""
    sheet = _SHEET.read_text(encoding="utf-8").split("\n")
    assert [line for line in lines() if line not in sheet] == []


def test_the_agreement_is_that_of_the_second_readings() -> None:
    """Its figures stand in the datasheet as soon as there is a second reading."""
    sheet = _SHEET.read_text(encoding="utf-8").split("\n")
    units = read_twice()
    said = agreement_lines(units) if units else iter(())
    assert [line for line in said if line not in sheet] == []


def test_answers_that_accept_both_sides_are_told() -> None:
    """They cannot tell a good program from a bad one, so their number is given."""
    both = sum(
        {"agree", "disagree"} <= set(a.acceptable) for t in threads() for a in t.answers
    )
    assert f"{both} answers accept agree and disagree alike" in _SHEET.read_text(
        encoding="utf-8"
    )
