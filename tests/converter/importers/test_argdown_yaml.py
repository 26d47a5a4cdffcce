"""YAML of Argdown as js-yaml 4 reads it: values, keys, dates, anchors, and its bounds."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.shared.argdown.yaml import (
    YamlProblem,
    load,
    load_data,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{post: 7, by: IBC, guess: 0.85}", {"post": 7, "by": "IBC", "guess": 0.85}),
        ('{"a": "x\\u007d", b: [1, two]}', {"a": "x}", "b": [1, "two"]}),
        ("{a: yes, b: 012, c: 1e3, d: ~, e: -.5, f: .5, g: .inf}",
         {"a": "yes", "b": 12, "c": 1000.0, "d": None, "e": "-.5", "f": 0.5, "g": None}),
        ("a:\n  b: 0x1f\n", {"a": {"b": 31}}),
        ("", None),
        ("{1: a, 012: b, true: c, ~: d, 1.50: e, 1e21: f}",
         {"1": "a", "12": "b", "true": "c", "null": "d", "1.5": "e", "1e+21": "f"}),
        ("{? [x, 1] : 1}", {"x,1": 1}),
        ("{? {a: 1} : 1}", {"[object Object]": 1}),
        ("{a: &x {b: 1}, c: *x}", {"a": {"b": 1}, "c": {"b": 1}}),
        ("{<<: {a: 1, b: 2}, b: 3}", {"a": 1, "b": 3}),
        ("a: {b: c\n d}", {"a": {"b": "c d"}}),
        ("{a: b\nc}", {"a": "b c"}),
        ("- !\n- ! c\n- '-'\n", [None, "c", "-"]),
        ("a: !!str 12\nb: !!int 0x1f\nc: !!set {d, e}", {"a": "12", "b": 31, "c": {"d": None, "e": None}}),
    ],
)  # fmt: skip
def test_yaml_is_read_as_the_official_parser_does(text: str, value: object) -> None:
    """YAML 1.2 values as js-yaml gives them; keys as JavaScript writes them."""
    assert load(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2010-07-05", "2010-07-05T00:00:00.000Z"),
        ("2010-02-31", "2010-03-03T00:00:00.000Z"),
        ("2010-7-5", "2010-7-5"),
        ("'2010-07-05'", "2010-07-05"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-15T02:59:43.100Z"),
        ("2001-12-14 21:59:43", "2001-12-14T21:59:43.000Z"),
        ("0050-01-01", "1950-01-01T00:00:00.000Z"),
        ("9999-99-99", "9999-99-99"),
    ],
)
def test_dates_are_the_text_that_json_has_for_them(text: str, value: str) -> None:
    """What js-yaml makes a date comes out of the official parser's JSON as a UTC moment."""
    assert load(text) == value


@pytest.mark.parametrize(
    ("image", "value"),
    [
        ("{\n- a\n- b\n}", ["a", "b"]),
        ("{ \n a: 1\n}\n", {"a": 1}),
        ('{"a":1,"b":[{"c":null}]}', {"a": 1, "b": [{"c": None}]}),
        ('{"a": "\\ud83d\\ude00"}', {"a": "😀"}),
    ],
)
def test_data_blocks_are_flow_or_block_yaml(image: str, value: object) -> None:
    """Braces around lines of their own are no part of the YAML; JSON is YAML."""
    assert load_data(image) == value


@pytest.mark.parametrize(
    "text",
    ["{a: !!python/object:os.system x}", "{a: 1, a: 2}", "[" * 100 + "]" * 100, "{a: *x}",
     "{a: [}", "a: 1\n---\nb: 2\n", "{? [[x]] : 1}", "{a: \x01}", "{<<: 3}", "{a: &a [*a]}",
     "{a: !!int x}", "{a: -}", "{-}", "a: {b: c\nd}", "- - [a\n b]", "{a: !!binary eA==}", "{a: !!map [x]}", "{a: !!set {b: 1}}"],
)  # fmt: skip
def test_yaml_beyond_plain_values_is_refused(text: str) -> None:
    """Strange tags, second documents, repeated or odd keys and deep nesting are problems."""
    with pytest.raises(YamlProblem):
        load(text)


@pytest.mark.parametrize(
    "image", ['{"a": 1, "a": 2}', '{"a": NaN}', '{"a": ' + "[" * 5_000]
)
def test_json_that_is_no_yaml_is_refused(image: str) -> None:
    """The quick way reads nothing that the slow one refuses, but NaN, which is a word."""
    if "NaN" in image:
        assert load_data(image) == {"a": "NaN"}
        return
    with pytest.raises(YamlProblem):
        load_data(image)


def test_aliases_repeat_only_so_much() -> None:
    """Nine lists of nine aliases each would be nine to the ninth values."""
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    with pytest.raises(YamlProblem, match="too much"):
        load("a0: &a0 [x]\n" + "\n".join(rows))


def test_aliases_nest_only_so_deep() -> None:
    """A hundred aliases, each one list deeper than the last, are too deep."""
    rows = [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 100)]
    with pytest.raises(YamlProblem, match="too much"):
        load("a0: &a0 [x]\n" + "\n".join(rows))


def test_a_problem_knows_its_place() -> None:
    """The offset counts from the beginning of the data block."""
    with pytest.raises(YamlProblem) as caught:
        load_data("{\n a: 1\n a: 2\n}")
    assert caught.value.offset == len("{\n a: 1\n a: ")
