"""Tests of the splitting into sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.structure.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    """Give the sentences of a text as words."""
    return [text[a:b] for a, b in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One is here. Two is there! Three?", ["One is here.", "Two is there!", "Three?"]),
        ("A line without a stop\nAnother", ["A line without a stop", "Another"]),
        ("-first point\n- second point\n2) third", ["first point", "second point", "third"]),
        ("-1. Debian still ships it", ["-1.", "Debian still ships it"]),
        ("–0.5 of a degree is little", ["–0.5 of a degree is little"]),
        ("- 1 egg\n-1 in the north", ["1 egg", "-1 in the north"]),
        ("Mr. Smith came, e.g. Today. He left.", ["Mr. Smith came, e.g. Today.", "He left."]),
        ("Trotsky vs. Stalin is old. J. Smith said so.", ["Trotsky vs. Stalin is old.", "J. Smith said so."]),
        ("It won't. They will.", ["It won't.", "They will."]),
        ("Am 16. Juni stimmt der Rat ab. Gut.", ["Am 16. Juni stimmt der Rat ab.", "Gut."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("Version 2.5 is out. it works", ["Version 2.5 is out. it works"]),
        ("For years I have thought that the examples of\nthe guide are old", ["For years I have thought that the examples of\nthe guide are old"]),
        ("A long line that ends as lines do in forums and lists\nAnother", ["A long line that ends as lines do in forums and lists", "Another"]),
        ("Nobody who lives near the old mill has ever asked the\ncouncil for a new bridge, and neither have the people of\nElm Road", ["Nobody who lives near the old mill has ever asked the\ncouncil for a new bridge, and neither have the people of\nElm Road"]),
        ("Nobody who lives near the old mill has ever asked the\ncouncil for a new bridge, neither have the two old men of\n- Elm Road", ["Nobody who lives near the old mill has ever asked the\ncouncil for a new bridge, neither have the two old men of", "Elm Road"]),
        ("反对。太贵了！", ["反对。", "太贵了！"]),
        ("Well... maybe. Yes.", ["Well... maybe.", "Yes."]),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_sentences_end_where_people_end_them(text: str, parts: list[str]) -> None:
    """Lines, stops, abbreviations, numbers, list markers and other scripts part right."""
    assert split(text) == parts


@given(st.text(alphabet="aB.?! \n\"'-1)(。", max_size=60))
def test_sentences_keep_all_words_in_order(text: str) -> None:
    """Sentences are ordered, do not overlap, hold no break of a short line, and lose no letter."""
    found = list(sentences(text, 0, len(text)))

    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    assert not any("\n" in text[a:b] for a, b in found)
    kept = sum(text[a:b].count("a") + text[a:b].count("B") for a, b in found)
    assert kept == text.count("a") + text.count("B")


@pytest.mark.parametrize("part", ["word ", "word", "word, ", "? "])
def test_a_sentence_without_end_is_cut(part: str) -> None:
    """What is longer than a sentence is cut between words, or within an endless one."""
    text = part * LONGEST

    found = split(text)

    assert max(map(len, found)) <= LONGEST
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert part == "word" or all(each.endswith(part.strip()) for each in found)
