"""Words as single characters."""

from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.word_codes import WordCodes
from disputatio.converter.structure.words import folded, words

TEXTS = (
    st.text("aB\u00df\u0130_1'\u2019:;-()DP.,!?\"/ \n\t\x1c\u00a0\u4e16\u0301")
    | st.text()
)
"""Texts of what words, smileys and their bounds are made of, and any."""


@given(st.lists(TEXTS, max_size=4))
def test_a_text_has_a_character_for_each_of_its_words(texts: list[str]) -> None:
    """However a text is parted, its words are those that `words` finds, in order."""
    codes = WordCodes()
    for text in texts:
        lines = list(codes.of_lines(text))

        assert lines == [codes.of(words(line)) for line in text.split("\n")]


@given(TEXTS)
def test_two_words_share_a_character_if_they_are_one(text: str) -> None:
    """Spellings of one word are one character, other words are others."""
    written = words(text)
    line = WordCodes().of(written)

    assert len(set(line)) == len({folded(word) for word in written})
    assert len(line) == len(written)
