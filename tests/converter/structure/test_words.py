"""Tests of tokens, stems and terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.words import folded_words, stem, terms, tokens


def test_tokens_have_their_places() -> None:
    """Every token is the folded text at its offsets; punctuation is no token."""
    text = "Don’t stop, ÉTÉ — 12 (ok) :)"

    found = list(tokens(text))

    assert [t.text for t in found] == ["don't", "stop", "été", "12", "ok", ":)"]
    assert [text[t.start : t.end] for t in found] == [
        "Don’t",
        "stop",
        "ÉTÉ",
        "12",
        "ok",
        ":)",
    ]


@given(st.text("aB\u00df\u0130_1'\u2019:;-()DP., \n") | st.text())
def test_words_without_places_are_the_same(text: str) -> None:
    """Who does not ask for places gets the same words."""
    assert folded_words(text) == [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    "words",
    [
        ("purge", "purges", "purging", "purged"),
        ("annex", "annexed", "annexation"),
        ("policy", "policies"),
        ("revolution", "revolutions"),
        ("stop", "stopped", "stopping"),
    ],
)
def test_english_forms_of_a_word_meet(words: tuple[str, ...]) -> None:
    """Forms of one English word have one stem."""
    assert len({stem(word, "en") for word in words}) == 1


def test_german_forms_of_a_word_meet() -> None:
    """Forms of one German word have one stem, umlauts or not."""
    assert stem("häusern", "de") == stem("haus", "de")


def test_an_unknown_language_loses_plurals_only() -> None:
    """Without a known language, nothing but a plural s is taken off."""
    assert stem("revolutions", None) == "revolution"
    assert stem("walking", None) == "walking"


def test_terms_carry_meaning() -> None:
    """Stop words and single letters are no terms; places are in the whole text."""
    text = "But I think that the trams run at night."

    found = terms(text, "en")

    assert [text[t.start : t.end] for t in found] == ["trams", "run", "night"]
