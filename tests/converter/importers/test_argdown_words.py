"""The words that a guess rests on, in files that people edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from disputatio.converter import read
from disputatio.converter.api import merged_with
from disputatio.schemas.debate import Debate
from disputatio.schemas.extras import thaw
from disputatio.schemas.foreign.argdown import private
from disputatio.schemas.origins import STATED
from tests.laws.formats import SEEDS, written

THREAD = SEEDS / "pasted-tram.txt"
"""A thread with guesses of every kind."""


def words_of(text: str) -> Any:
    """Give what is kept of the words of the only relation of a text."""
    (relation,) = read(text.encode(), "argdown").debate.relations
    kept = thaw(private(relation.extras).get("words"))
    return kept["quotes"] if isinstance(kept, Mapping) else kept


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ("[because]", [[7, "because"]]),
        ("because", [[7, "because"]]),
        ('[a, {post: 3, words: "b c"}]', [[7, "a"], [3, "b c"]]),
        ("[{post: 3, words: [a, b]}, c]", [[3, "a"], [3, "b"], [7, "c"]]),
        ("[{post: null, words: a}]", [[None, "a"]]),
    ],
)
def test_words_are_of_the_post_of_their_line(words: str, quotes: list[Any]) -> None:
    """Words that stand alone are of the line's own post; others name theirs."""
    line = f"[a]: A.\n  + <b>: B. {{post: 7, guess: 0.5, words: {words}}}\n"

    assert words_of(line) == quotes


def test_what_is_not_understood_in_them_is_told() -> None:
    """One item that is no words is left out with a notice; the others stay."""
    text = (
        "[a]: A.\n  + <b>: B. {guess: 0.5, words: [x, 3, {post: one, words: y}, z]}\n"
    )

    (told,) = read(text.encode(), "argdown").notices

    assert words_of(text) == [[None, "x"], [None, "z"]]
    assert (told.rule, told.line) == ("LineNotUnderstood", 2)


@pytest.mark.parametrize("data", ["{words: [x]}", "{words: 3, guess: 0.5}"])
def test_words_of_no_guess_are_data_of_the_line(data: str) -> None:
    """What is no quote of a guess is kept and written again as any other data."""
    text = f"[a]: A.\n  + <b>: B. {data}\n"

    debate = read(text.encode(), "argdown").debate

    assert words_of(text) is None
    assert data.strip("{}").split(", ")[0] in written("argdown", debate).decode()


def test_an_edit_drops_the_words_of_its_own_line_only() -> None:
    """A confirmed line is stated; all other lines rest on the same words as before."""
    text = written("argdown", read(THREAD).debate).decode()
    before = read(text.encode(), "argdown").debate
    place = next(i for i, r in enumerate(before.relations) if "words" in kept(r))
    confirmed = text.replace(', guess: 0.7, words: [", because"]', "", 1)
    assert confirmed != text

    after = read(confirmed.encode(), "argdown").debate

    changed = [i for i, r in enumerate(after.relations) if r != before.relations[i]]
    assert changed == [place]
    assert after.relations[place].origin == STATED
    assert [kept(c) for c in after.claims] == [kept(c) for c in before.claims]


def test_merging_a_confirmed_line_is_one_decision() -> None:
    """The words that a person leaves on a confirmed line are no change of their own."""
    thread = read(THREAD).debate
    text = written("argdown", thread).decode()
    confirmed = text.replace(
        'guess: 0.7, words: [", because"]', 'words: [", because"]', 1
    )
    assert confirmed != text

    merged = merged_with(thread, confirmed.encode(), "Ann")

    assert [d.kind for d in merged.decisions] == ["confirmed"]


def kept(element: Any) -> Mapping[str, Any]:
    """Give what the extras of an element keep for Argdown."""
    return private(element.extras)


def test_a_debate_without_them_is_written_as_before() -> None:
    """What goes without saying is not written: a claim rests on its own line."""
    debate: Debate = read(SEEDS / "school-uniform.argdown").debate

    assert "words" not in written("argdown", debate).decode()
