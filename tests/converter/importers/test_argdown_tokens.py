"""The lexer of Argdown and its YAML: the official patterns, and bounded values."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.shared.argdown_patterns import Finder, Kind
from disputatio.converter.importers.shared.argdown_tokens import Lexer
from disputatio.converter.importers.shared.argdown_yaml import YamlProblem, load


def kinds(text: str) -> list[tuple[str, str]]:
    """Give the tokens as kind and value."""
    return [(t.kind.name, t.value) for t in Lexer(text).tokens()]


def test_signs_are_relations_only_at_the_beginning_of_a_line() -> None:
    """A plus in the middle of a text is text; below a line it is a sign with its indent."""
    tokens = list(Lexer("[A]: a + b\n  +> <B>\n").tokens())
    signs = [(t.value, t.indent) for t in tokens if t.kind is Kind.RELATION]
    assert signs == [("+>", 2)]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a {b: 1} c", "{b: 1}"),
        ("a {b: {c: 1}, d: 2}\n\nx", "{b: {c: 1}, d: 2}"),
        ('a {q: "foo } bar"}', '{q: "foo }'),
        ("a {\n  b: 1\n}\n", "{\n  b: 1\n}"),
    ],
)
def test_data_end_where_the_official_pattern_ends_them(text: str, data: str) -> None:
    """Greedy, but a brace before white space and a word ends the block, even in quotes."""
    assert [value for kind, value in kinds(text) if kind == "DATA"] == [data]


def test_a_title_with_a_colon_reaches_to_the_last_fitting_bracket() -> None:
    """The official pattern is lazy: without a colon after the first bracket it goes on."""
    assert kinds("[a] b [c]: d")[0] == ("STATEMENT", "a] b [c")
    assert kinds("[a] b")[0] == ("STATEMENT_NAME", "a")


def test_an_inference_is_one_token_with_its_data_behind() -> None:
    """Rules are its value; data stand in a token of their own."""
    tokens = kinds("(1) p\n-- Rule, Other {uses: [1]} --\n(2) c")
    assert [t for t in tokens if t[0] in {"INFERENCE", "DATA"}] == [
        ("INFERENCE", " Rule, Other  "),
        ("DATA", "{uses: [1]}"),
    ]


def test_finding_remembers_what_it_found_and_what_is_not_there() -> None:
    """The same answers as `str.find`, whatever was asked before."""
    text = "a)b)c"
    finder = Finder(text)
    asked = [(0, 5), (1, 5), (2, 5), (2, 3), (4, 5), (0, 1)]
    assert [finder.find(")", a, b) for a, b in asked] == [
        text.find(")", a, b) for a, b in asked
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{post: 7, by: IBC, guess: 0.85}", {"post": 7, "by": "IBC", "guess": 0.85}),
        ('{"a": "x\\u007d", b: [1, two]}', {"a": "x}", "b": [1, "two"]}),
        ("{a: yes, b: 012, c: 2010-07-05, d: 1e3, e: ~}", {"a": "yes", "b": 12, "c": "2010-07-05", "d": 1000.0, "e": None}),
        ("a:\n  b: 0x1f\n", {"a": {"b": 31}}),
        ("", None),
    ],
)  # fmt: skip
def test_yaml_is_read_as_the_official_parser_does(text: str, value: object) -> None:
    """YAML 1.2 values as js-yaml gives them, but dates stay text."""
    assert load(text) == value


@pytest.mark.parametrize(
    "text",
    ["{a: &x 1, b: *x}", "{a: !!python/object:os.system x}", "{a: 1, a: 2}", "[" * 100 + "]" * 100,
     "{a: [}", "a: 1\n---\nb: 2\n", "{? [x] : 1}", "{a: \x01}"],
)  # fmt: skip
def test_yaml_beyond_plain_values_is_refused(text: str) -> None:
    """Anchors, tags, second documents, repeated or odd keys and deep nesting are problems."""
    with pytest.raises(YamlProblem):
        load(text)
