"""Text in Typst source: every character is shown as it is."""

import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disputatio.exporters.shared.typst_text import BREAK_AFTER, TypstText, literal
from disputatio.schemas.text import allowed_in_xml
from tests.exporters.shown_text import normal, shown_by_book, shown_by_typst
from tests.strategies.texts import texts

_SIGNS = st.text(
    st.sampled_from("-.?0123 '\"/*_#$@<>~`\\=+[]{}():;|&%^!\u00ad\u200b\u00a0a"),
    max_size=14,
)
_BATCH = st.lists((texts() | _SIGNS).map(allowed_in_xml), min_size=20, max_size=40)
"""Many texts in one document, because each document costs a call of pandoc."""

_SLOW = settings(max_examples=4, suppress_health_check=list(HealthCheck))


@_SLOW
@given(_BATCH)
def test_typst_shows_every_text_as_it_is(batch: list[str]) -> None:
    """What Typst makes of any text is that text, white space folded."""
    shown = shown_by_typst(batch, TypstText())

    assert shown == [normal(text) for text in batch]


@_SLOW
@given(_BATCH)
def test_a_book_shows_every_text_as_it_is(batch: list[str]) -> None:
    """What XHTML says of any text is that text, white space folded."""
    with tempfile.TemporaryDirectory() as folder:
        shown = shown_by_book(batch, folder)

    assert shown == [normal(text) for text in batch]


def test_shorthands_of_typst_stay_as_they_were_typed() -> None:
    """Hyphens, dots and list marks are not turned into other signs."""
    hard = [
        "-?",
        "-3",
        "wait...what",
        "a--b---c",
        "1. x",
        "- x",
        "/ a: b",
        '"q"',
        "= h",
    ]

    assert shown_by_typst(hard, TypstText()) == hard


def test_long_words_may_break_and_stay_whole() -> None:
    """A long word has places to break, and shows the same letters."""
    word = "x" * (BREAK_AFTER + 1)

    assert "#brk;" in TypstText().content(word)
    assert "#brk;" not in TypstText().content(word[:-1])
    assert shown_by_typst([word], TypstText()) == [word]


def test_places_to_break_never_part_a_letter_from_its_mark() -> None:
    """A combining mark stays with the letter before it."""
    content = TypstText().content("e\u0301" * 40)

    assert '"\u0301' not in content
    assert content.count("#brk;") > 5


def test_missing_characters_become_boxes_with_their_number() -> None:
    """A character that no font has is a call of `tofu` with its code point."""
    writer = TypstText(missing=frozenset("😀"))

    assert writer.content("a😀😀b") == '[#"a";#tofu("1F600");#tofu("1F600");#"b";]'


def test_a_literal_escapes_what_ends_it() -> None:
    """Quotes, backslashes and line ends cannot leave a Typst string."""
    assert literal('a"b\\c\nd\re\tf') == '"a\\"b\\\\c\\nd\\re\\tf"'


def test_code_keeps_its_indentation_and_can_still_break() -> None:
    """Spaces at the start and in rows do not fold; single spaces stay breakable."""
    content = TypstText().verbatim("  if  x: y")

    assert content == '#"\u00a0\u00a0if\u00a0 x: y";'
