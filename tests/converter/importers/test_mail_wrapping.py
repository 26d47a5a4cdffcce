"""Lines that a mail program broke, and lines that are to stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.shared.mail.wrapping import unwrapped

PROSE = (
    "The council wants to close the market square to cars, and I think that it is "
    "right: there is no other place in town where children could play, and the shops "
    "may be reached from the lane behind."
)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text as a mail program does."""
    import textwrap

    return textwrap.wrap(text, width, subsequent_indent=indent)


@pytest.mark.parametrize("width", [60, 65, 72, 76, 80, 98])
def test_prose_is_joined(width: int) -> None:
    """Whatever the width was, the paragraph is one line again."""
    assert unwrapped([*wrapped(PROSE, width), "", "Yes."]) == [PROSE, "", "Yes."]


def test_items_of_a_list_are_joined_each() -> None:
    """Words below a bullet belong to it; the next bullet does not."""
    item = f"- {PROSE}"

    assert unwrapped([*wrapped(item, 72, "  "), *wrapped(item, 72, "  ")]) == [
        item,
        item,
    ]


def test_prose_that_names_code_is_joined() -> None:
    """What stands in backticks is a word of the sentence, whatever its signs are."""
    lines = [
        'By the way, of all pages of `man()` I like `?.Secret()`: "Never',
        'ask why anybody would want to call this function." Many thanks',
        "for it!",
    ]

    assert unwrapped(lines) == [" ".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Best regards", "Ann"],
        ["Roses are red, and the sea is wide,", "the tram is late,", "and I stand inside."],
        ["You may see it there, if you have the time to look for it all:", "https://a.example/b"],
        ["x <- read(path, columns = c(1, 2, 3), header = TRUE, sep = 9)", "y <- x[1]"],
        ["```{r, echo = FALSE, message = FALSE, results = 'hide', fig = 1}", "plot(x)"],
        ["`a b` <- read(path, columns = c(1, 2, 3), header = TRUE, s = 9)", "y <- x[1]"],
        ["In this case it gives, on my machine, the same as on yours, I see:", "> make all"],
        ["A line that stands by itself.", "Another one, which is much longer than the first one was."],
    ],
)  # fmt: skip
def test_other_lines_stay(lines: list[str]) -> None:
    """Verse, addresses, code, prompts, and lines after which more would have fitted."""
    assert unwrapped(lines) == lines


@given(st.lists(st.text(alphabet="ab .-*>(1\t", max_size=130), max_size=8))
def test_no_word_is_lost(lines: list[str]) -> None:
    """Only the places between lines change."""
    assert " ".join(unwrapped(lines)).split() == " ".join(lines).split()
