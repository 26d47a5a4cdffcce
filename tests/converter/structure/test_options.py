"""Tests of the options that a thread names."""

import pytest

from disputatio.converter.structure.options import options
from disputatio.converter.structure.reading import read_posts
from tests.converter.structure.making import thread


def _named(title: str, opening: str = "What do you think?") -> list[list[str]]:
    reads = read_posts(thread(opening, title=title))
    return [[option.name for option in found] for found in options(title, reads[0])]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Oil or wax for a kitchen worktop?", ["Oil", "wax"]),
        ("Light vs dark theme? Your preference?", ["Light", "dark theme"]),
        ("Steel versus Alloy Frames", ["Steel", "Alloy Frames"]),
        ("Should I take the ferry or the tunnel?", ["ferry", "tunnel"]),
        ("Summer camp: Malham, Grasmere or Whitby", ["Malham", "Grasmere", "Whitby"]),
        ("Real or plastic plants for a first tank", ["Real", "plastic plants"]),
        ("Chapel door: keep it green or not?", ["green"]),
        ("Gimp 2.8 or Krita 5.2--which one?", ["Gimp 2.8", "Krita 5.2"]),
    ],
)
def test_options_stand_on_both_sides_of_a_word_between(
    title: str, expected: list[str]
) -> None:
    """Each option is named as the title has it, in its order."""
    assert _named(title) == [expected]


def test_options_of_an_opening_question_follow_those_of_the_title() -> None:
    """A title without options leaves it to the questions of the opening post."""
    opening = "My knees are gone. Would you ride a trike or a handcycle?"
    assert _named("New wheels", opening) == [["trike", "handcycle"]]


@pytest.mark.parametrize(
    "title",
    [
        "Sourdough: good or bad for you?",
        "Is the new timetable better or worse?",
        "Where is the best bakery?",
        "Vote here!",
        "or",
        "",
    ],
)
def test_judgements_and_other_titles_name_no_options(title: str) -> None:
    """Opposite words are no answers that somebody could choose."""
    assert _named(title) == []


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Fahrrad oder Roller für den Arbeitsweg?", "de", ["Fahrrad", "Roller"]),
        ("Le train ou la voiture pour Lyon ?", "fr", ["train", "voiture"]),
        ("¿Piscina o playa para el domingo?", "es", ["Piscina", "playa"]),
    ],
)
def test_options_in_other_languages(
    title: str, language: str, expected: list[str]
) -> None:
    """The word between comes from the table of the language."""
    opening = {
        "de": "Ich weiß nicht, was ich nehmen soll, und hätte gern eure Meinung dazu.",
        "fr": "Je ne sais pas quoi choisir et je voudrais bien avoir votre avis.",
        "es": "No sé qué elegir y me gustaría saber qué pensáis vosotros de esto.",
    }[language]
    assert _named(title, opening) == [expected]


def test_an_option_is_known_by_its_own_word_and_its_initials() -> None:
    """What both names share tells nothing; capitals of a name may stand for it."""
    reads = read_posts(thread("Which?", title="Narrow Gauge or Broad Gauge Track"))
    narrow, broad = next(options("Narrow Gauge or Broad Gauge Track", reads[0]))
    assert [*narrow.keys, *broad.keys] == ["narrow", "broad"]
    assert narrow.initials == "NG"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("1. Blue\n2. White fronts", ["1. Blue", "2. White fronts"]),
        ("(a) At noon\n(b) In the evening", ["A. At noon", "B. In the evening"]),
        ("1\n\nfirst picture\n\n2\n\nsecond picture", ["1", "2"]),
        ("- A: red\n- B: blue\n\n1. later", ["A. red", "B. blue"]),
    ],
)
def test_lines_with_numbers_or_letters_are_options(
    lines: str, expected: list[str]
) -> None:
    """Where the opening post asks to choose, each is known by its label."""
    assert expected in _named("The kitchen", f"Ann: Which do you prefer?\n\n{lines}")


@pytest.mark.parametrize(
    "opening",
    [
        "Ann: How I did it:\n\n1. Sand it\n2. Oil it",
        "Ann: Which do you prefer?\n\n2. Oil from the tin by the door\n3. Wax from the new shop",
        "Ann: Which do you prefer?\n\n1. Oil",
    ],
)
def test_other_lines_with_numbers_are_no_options(opening: str) -> None:
    """Nobody is asked to choose; the row does not begin with one; it is no row."""
    assert _named("The table", opening) == []
