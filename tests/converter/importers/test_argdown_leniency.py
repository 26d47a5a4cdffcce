"""What the official parser refuses or drops, and how it is read with a notice; and strictly."""

from __future__ import annotations

import pytest

from disputatio.converter import api
from disputatio.converter.importers.argdown import ArgdownImporter
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.strategies.argdown_twins import ACCEPTED, FORGIVEN, REFUSED


def reading(text: str, *, strict: bool = False) -> Reading:
    """Read one document."""
    options = {"argdown-strict": True} if strict else {}
    (found,) = ArgdownImporter().read(Source(data=text.encode()), options)
    return found


@pytest.mark.parametrize(
    ("text", "words", "place", "told"),
    [
        ("[T]: he said [sic] foo\n", "he said [sic] foo", (1, 14), "middle of a line"),
        ("[T]: a <b> c\n", "a <b> c", (1, 8), "middle of a line"),
        ("[T]: a *b c\n", "a *b c", (1, 12), "never closed"),
        ("[T]: a _b **c\n", "a _b **c", (1, 14), "never closed"),
        ("[T]: a {b c} d\n", "a {b c} d", (1, 14), "after a data block"),
        ("[T]: a {x: [1} {y}\n", "a {x: [1} {y}", (1, 14), "not read as YAML"),
        ("[T]: see http://a/b for more\nx\n", "see http: x", (1, 15), "is a comment"),
        ("[T]: a \\\nb\n", "a \\ b", (1, 8), "backslash"),
        ("[toString]: a\n", "a", (1, 1), "reserved"),
        ("[T]: a :unknown: .b.\n", "a :unknown: .b.", None, ""),
        ("[T]: a\n@include(x.ad)\n", "a @include(x.ad)", (2, 1), "include"),
    ],
)
def test_each_leniency_keeps_the_words_and_tells_the_place(
    text: str, words: str, place: tuple[int, int] | None, told: str
) -> None:
    """Nothing is lost silently: line, column and reason are told, and the words are read."""
    found = reading(text)
    assert found.debate.claims[0].text.startswith(
        words.split("{", maxsplit=1)[0].rstrip()
    )
    if place is None:
        assert found.notices == ()
        return
    first = found.notices[0]
    assert (first.line, first.column) == place
    assert told in first.sentence


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("[A]: a\n+ [B]: b\n- <C>: c\n", {("support", "b", "a"), ("attack", "c", "a")}),
        ("[A]: a\n\n  + [B]: b\n", {("support", "b", "a")}),
        (
            "[A]: a\n  + [B]: b\n\n  - <C>: c\n    + [D]: d\n",
            {("support", "b", "a"), ("attack", "c", "a"), ("support", "d", "c")},
        ),
        ("# H\n[A]: a\n  + [B]: b\n", {("support", "b", "a")}),
        ("+ [B]: b\n", set()),
        ("[A]: a\n\n# H\n\n  + [B]: b\n", set()),
    ],
)
def test_a_sign_out_of_place_hangs_where_it_was_meant(
    text: str, edges: set[tuple[str, str, str]]
) -> None:
    """A lost indent or an empty line too many loses no relation, and is told."""
    found = reading(text)

    texts = {claim.key: claim.text for claim in found.debate.claims}
    read = {
        (r.kind, texts[r.sources[0]], texts[r.targets[0]])
        for r in found.debate.relations
    }
    assert read == edges
    assert "LineNotUnderstood" in {notice.rule for notice in found.notices}


def test_data_that_are_no_yaml_stay_as_text() -> None:
    """The words of a block that YAML does not read stand where they stood."""
    assert reading("[T]: a {x: [1}\n").debate.claims[0].text == "a {x: [1}"


def test_a_second_reasoning_is_read_too() -> None:
    """The official parser allows one for each argument; the steps of both are kept."""
    found = reading(REFUSED["a second reasoning"][0])
    assert len(found.debate.relations) == 2
    assert [(n.line, n.column) for n in found.notices] == [(9, 1)]


@pytest.mark.parametrize("name", FORGIVEN)
def test_three_leniencies_are_silent(name: str) -> None:
    """Many files have them, and nothing is lost."""
    assert reading(FORGIVEN[name]).notices == ()


@pytest.mark.parametrize("name", REFUSED)
def test_strict_reading_refuses_what_the_official_parser_refuses(name: str) -> None:
    """An error with line and column instead of a notice."""
    text, line, column = REFUSED[name]
    with pytest.raises(ReadError) as caught:
        reading(text, strict=True)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.hint is not None
    assert reading(text).notices != ()


@pytest.mark.parametrize("name", ACCEPTED)
def test_strict_reading_accepts_the_same_documents(name: str) -> None:
    """What the official parser accepts is read alike, strictly or not."""
    text = ACCEPTED[name]
    assert reading(text, strict=True).debate == reading(text).debate


def test_strict_reading_refuses_views_that_do_not_fit() -> None:
    """Settings that ask for steps as arguments need names that are free, and lines that exist."""
    front = "===\nmodel: {explodeArguments: true}\n===\n\n"
    taken = "<A - 1>: x\n\n<A>\n\n(1) a\n----\n(2) b\n----\n(3) c\n"
    missing = "<A>\n\n(1) a\n-- {uses: [9]} --\n(2) b\n----\n(3) c\n"
    for body in (taken, missing):
        with pytest.raises(ReadError):
            reading(front + body, strict=True)
        assert reading(front + body).debate.claims != ()


def test_the_option_is_offered_where_formats_are_listed() -> None:
    """The command line and the library know the option by its name."""
    (option,) = ArgdownImporter.info.options
    assert (option.name, option.type, option.default) == (
        "argdown-strict",
        "bool",
        False,
    )
    with pytest.raises(ReadError):
        api.read(b"[T] words\n", format="argdown", options={"argdown-strict": True})
