"""Text helpers: ranges, one line, and the characters that XML forbids."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from disputatio.schemas.text import (
    allowed_in_xml,
    complement,
    has_words,
    is_scalar,
    merged,
    one_line,
    scalar,
    shortened,
    wide_encoding,
)
from tests.strategies.texts import texts

RANGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)
"""Ranges within 30 code points, empty and turned round ones among them."""


@given(texts(pieces=8))
def test_allowed_text_passes_an_xml_parser(text: str) -> None:
    """Text without what XML forbids is taken by an XML parser, the rest unchanged."""
    allowed = allowed_in_xml(text)
    element = etree.Element("x")
    element.text = allowed

    assert len(allowed) == len(text)
    assert etree.fromstring(etree.tostring(element)).text in {allowed or None, allowed}


def test_what_xml_forbids_is_replaced() -> None:
    """Control characters, lone surrogates and non-characters become U+FFFD."""
    assert (
        allowed_in_xml("a\x00b\x0bc\ud800d\ufffee") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    )
    assert allowed_in_xml("\t\n\r\x85\U0001f600") == "\t\n\r\x85\U0001f600"


@given(st.text(st.characters(), max_size=8))
def test_scalar_text_can_be_encoded(text: str) -> None:
    """Text without lone surrogates is UTF-8, and is told from text with them."""
    assert is_scalar(scalar(text))
    assert scalar(text).encode().decode() == scalar(text)
    assert is_scalar(text) == (scalar(text) == text)


@given(texts(pieces=8), st.integers(1, 40))
def test_shortened_text_fits(text: str, width: int) -> None:
    """A shortened text is one line, no wider than asked, and the same where it fits."""
    short = shortened(text, width)

    assert len(short) <= width
    assert one_line(short) == short
    assert short == shortened(one_line(text), width)
    if len(one_line(text)) <= width:
        assert short == one_line(text)


def test_shortened_text_ends_at_a_word() -> None:
    """The cut is at a space where there is one in the second half."""
    assert shortened("The air would be cleaner.", 15) == "The air would…"
    assert shortened("a" * 30, 10) == "a" * 9 + "…"


@given(RANGES)
def test_merged_ranges_cover_the_same(ranges: list[tuple[int, int]]) -> None:
    """Merged ranges are in order, do not touch, and cover the same places."""
    result = merged(ranges)

    assert _places(result) == _places(ranges)
    assert all(first[1] < second[0] for first, second in pairwise(result))


@given(RANGES)
def test_the_complement_is_the_rest(ranges: list[tuple[int, int]]) -> None:
    """Ranges and their complement part the whole between them."""
    rest = complement(merged(ranges), 30)

    assert _places(rest) == set(range(30)) - _places(ranges)


def _places(ranges: object) -> set[int]:
    return {place for start, end in ranges for place in range(start, end)}  # type: ignore[attr-defined]


def test_words_are_found_in_a_row() -> None:
    """Capitals and punctuation do not part words; a part of a word is none."""
    assert has_words("Well, it  got CHEAPER!", "it got cheaper.")
    assert not has_words("It got cheaper", "got it cheaper")
    assert not has_words("It got cheaper", "t got cheap")
    assert has_words("?!", "?!")
    assert not has_words("Really?!", "?!")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("\ufeffKurz".encode("utf-16-le"), "utf-16"),
        ("\ufeffKurz".encode("utf-16-be"), "utf-16"),
        (("Zwei Wörter " * 9).encode("utf-16-le"), "utf-16-le"),
        (("Zwei Wörter " * 9).encode("utf-16-be"), "utf-16-be"),
        (("<p>Мост закрыт 一</p>\n" * 9).encode("utf-16-le"), "utf-16-le"),
        ("\ufeffKurz".encode("utf-32-le"), "utf-32"),
        ("\ufeffKurz".encode("utf-32-be"), "utf-32"),
        (("Zwei Wörter " * 9).encode("utf-32-le"), "utf-32-le"),
        (("<p>Мост закрыт 一</p>\n" * 9).encode("utf-32-be"), "utf-32-be"),
        (b"Zwei W\0rter " * 9, None),
        (b"\0" * 90, None),
        ("Kurz".encode("utf-16-le"), None),
        ("桥在冬天关闭".encode("utf-16-le") * 9, None),
        (b"", None),
    ],
)  # fmt: skip
def test_wide_encodings_are_known_by_their_mark_or_by_nul_bytes(
    data: bytes, name: str | None
) -> None:
    """A text that has hardly an ASCII character says nothing without the mark."""
    assert wide_encoding(data) == name
