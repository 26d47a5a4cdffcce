"""Tests of stretches between quotation marks."""

import pytest

from disputatio.converter.structure.quotation_marks import quoted_stretches


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('He said "world revolution" twice.', ['"world revolution"']),
        ("“One” and «deux» and „drei“.", ["“One”", "«deux»", "„drei“"]),
        ('a 5" pipe and a 6" pipe', []),
        ('"It begins.\n\nIt goes on."', ['"It begins.\n\nIt goes on."']),
        ('an "open one', []),
    ],
)
def test_stretches_run_from_mark_to_mark(text: str, parts: list[str]) -> None:
    """An opening and a closing mark enclose a stretch; stray marks enclose nothing."""
    assert [text[a:b] for a, b in quoted_stretches(text)] == parts


def test_a_stray_mark_does_not_swallow_a_long_text() -> None:
    """A mark that is not closed for thousands of characters is taken for a stray one."""
    text = '"x ' + "word " * 2000 + 'end" and "this"'

    assert [text[a:b] for a, b in quoted_stretches(text)] == ['"this"']
