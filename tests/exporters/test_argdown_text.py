"""Argdown text, marks, data and names: every character survives the official parser."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.exporters.argdown import ArgdownExporter
from disputatio.exporters.shared.argdown_data import entry, flow
from disputatio.exporters.shared.argdown_marks import tag_token, written
from disputatio.exporters.shared.argdown_text import escaped, opened
from disputatio.exporters.shared.argdown_titles import Names, safe_title
from disputatio.exporters.shared.argdown_words import Vocabulary
from disputatio.schemas.debate import Claim, Debate, Mark, Wording
from disputatio.schemas.foreign.argdown import order_places, order_text
from disputatio.schemas.foreign.argdown_titles import legal_title
from tests.judges.argdown_judge import ArgdownJudge
from tests.strategies.texts import texts


@pytest.mark.parametrize(
    ("text", "argdown"),
    [
        (
            "plain words, with (brackets) - and more!",
            "plain words, with (brackets) - and more!",
        ),
        ("he said [sic] <b> {c}", r"he said \[sic] \<b> \{c}"),
        ("see https://x/a_b", r"see https:\//x/a\_b"),
        ("wait...what.v.foo", r"wait\.\.\.what\.v.foo"),
        ("a: b. c", "a: b. c"),
        (":happy:", r"\:happy:"),
        ("one\n\ntwo\r", "one:br::br:two:cr:"),
        (" a.  b ", "\\ a. \\ b\\ "),
        ("=== a = b", r"\=\=\= a = b"),
        ("tab\there", "tab\\\there"),
    ],
)
def test_only_what_must_be_escaped_is(text: str, argdown: str) -> None:
    """People read this text: a backslash stands only where the lexer needs one."""
    assert escaped(text) == argdown


@pytest.mark.parametrize(
    "start", ["- a", "+ a", "1. a", "(1) a", "# a", "--", "=", "'a"]
)
def test_a_statement_without_title_begins_no_other_block(start: str) -> None:
    """Signs at the beginning of a line lose their meaning by one backslash."""
    assert opened(start) == "\\" + start


@given(st.lists(texts(), min_size=40, max_size=40))
def test_the_official_parser_gives_every_text_back(
    argdown_judge: ArgdownJudge, said: list[str]
) -> None:
    """Forty hostile texts at a time, as statements and as arguments, come back exactly."""
    claims = tuple(
        Claim(
            key=f"c{n}",
            form="argument" if n % 2 else "statement",
            title=f"T{n}",
            text=text,
            wordings=(Wording(text=text),),
        )
        for n, text in enumerate(said)
    )
    sink = io.BytesIO()
    ArgdownExporter().write(Debate(claims=claims), sink, {})
    verdict = argdown_judge.ask(sink.getvalue().decode())
    assert verdict.accepted
    assert verdict.model is not None
    for n, text in enumerate(said):
        space = verdict.model["arguments" if n % 2 else "statements"]
        members = space[f"T{n}"]["members"]
        assert text == "" or members[0]["text"] == text


def test_safe_marks_are_markup_and_others_are_left_to_data() -> None:
    """Emphasis, links, mentions and tags are written where they read back as they are."""
    text = "so big a site, see @[T] #x."
    marks = (
        Mark(kind="Strong", start=3, end=6),
        Mark(kind="Link", start=9, end=13, target="http://a/b"),
        Mark(kind="Mention", start=19, end=23, target="T"),
        Mark(kind="Tag", start=24, end=26, target="x"),
    )
    found = written(Wording(text=text, marks=marks), tags_in_text=True)
    assert found.text == "so **big** a [site](http://a/b), see @[T] #x."
    assert found.tags == ("x",)
    assert found.marks == ()
    inside = (Mark(kind="Emph", start=4, end=5),)
    assert written(Wording(text=text, marks=inside), tags_in_text=True).marks == inside


def test_tags_that_no_token_holds_have_none() -> None:
    """Bare where possible, in parentheses where needed, else left to data."""
    assert [tag_token(tag) for tag in ("a-1", "a b", "a)b", "")] == [
        "#a-1",
        "#(a b)",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("value", "argdown"),
    [
        ({"post": 7, "by": "IBC", "guess": 0.85}, "{post: 7, by: IBC, guess: 0.85}"),
        ("no", '"no"'),
        ("a} b", '"a\\u007d b"'),
        ("x]: y", '"x]\\u003a y"'),
        (1e-7, "0.0000001"),
        ([None, True, "two words"], '[null, true, "two words"]'),
    ],
)
def test_data_are_bare_words_or_json(value: object, argdown: str) -> None:
    """Words stand bare; what would end the block or change its type is quoted."""
    assert flow(value) == argdown


@given(texts())
def test_quoted_data_are_json(text: str) -> None:
    """A string in data is bare or a JSON string of itself, on one line."""
    shown = flow(text)
    assert shown == text or json.loads(shown) == text
    assert "\n" not in shown


def test_titles_stand_plain_in_the_front_matter() -> None:
    """A title needs quotes only where YAML would read it otherwise."""
    assert entry("title", "Trotsky Ascendent?") == "title: Trotsky Ascendent?"
    assert entry("title", "A: b") == 'title: "A: b"'


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("still lots of forced labour, maybe a lot more.", "forced labour"),
        ("I do not want to think what a mud swamp it was.", "mud swamp"),
        ("We never reconcile timetables.", "never reconcile timetables"),
        ("The air would be cleaner there.", "air cleaner"),
        ("Marle is quiet.", "quiet"),
        ("Das ist der Lieferwagen der Bäckerei selbst.", "Lieferwagen der Bäckerei"),
        ("So it is.", "So"),
    ],
)
def test_telling_words_stand_together(sentence: str, words: str) -> None:
    """Nouns and names that stand together tell most; what the debate is called, little."""
    known = Vocabulary.of(None, "What about Marle?")
    assert known.phrases(sentence)[0] == words


def test_what_has_no_words_tells_nothing() -> None:
    """Signs and numbers are no words."""
    assert Vocabulary.of("en", "").phrases("1929! :-)") == []


def test_names_are_given_once_and_in_linear_work() -> None:
    """A name that is taken gets a number; many equal names are counted, not searched."""
    names = Names()
    found = [names.unique("statement", "a") for _ in range(20_000)]
    assert found[:3] == ["a", "a 2", "a 3"]
    assert len(set(found)) == len(found)
    assert names.unique("argument", "a") == "a"


@given(texts())
def test_safe_titles_are_legal(title: str) -> None:
    """Whatever a title holds, its safe form can stand in brackets, or there is none."""
    safe = safe_title(title)
    assert safe is None or legal_title(safe)


@given(st.permutations(range(12)))
def test_an_order_reads_back(places: list[int]) -> None:
    """An order written as runs gives the same places, and nonsense gives the document's."""
    text = order_text(places)
    assert order_places(text, 12) == places
    assert order_places("9-1 x", 12) == list(range(12))
