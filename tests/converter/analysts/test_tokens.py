"""How many tokens a text has: about, and at most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.analysts.shared import tokens


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("the trams are quiet at night, and nobody minds them", 12, 12),
        ("Я не согласен с тем, что машины нужно запретить", 12, 52),
        ("我不同意在市中心禁止汽车", 6, 25),
        ("0049-711-8829134", 8, 17),
    ],
)
def test_counts_of_real_tokenizers_lie_between(
    text: str, least: int, most: int
) -> None:
    """The fewest and the most tokens of seven tokenizers, counted once."""
    assert tokens.at_most(text) >= most
    assert tokens.about(text) <= tokens.at_most(text)
    assert tokens.about(text) >= least / 2


@given(st.text(), st.text())
def test_more_text_has_more_tokens(first: str, more: str) -> None:
    """No signs are free, and none costs more than its bytes."""
    whole = first + more
    assert tokens.about(whole) >= tokens.about(first)
    assert tokens.at_most(whole) <= len(whole.encode("utf-8", "replace")) + 1
