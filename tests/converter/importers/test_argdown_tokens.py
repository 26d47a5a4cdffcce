"""The lexer of Argdown: the official patterns, in the official order."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.shared.argdown import patterns
from disputatio.converter.importers.shared.argdown.patterns import Finder
from disputatio.converter.importers.shared.argdown.tokens import Lexer


def kinds(text: str) -> list[tuple[str, str]]:
    """Give the tokens as kind and value."""
    return [(t.kind, t.value) for t in Lexer(text).tokens()]


def test_signs_are_relations_only_at_the_beginning_of_a_line() -> None:
    """A plus in the middle of a text is text; below a line it is a sign with its indent."""
    tokens = list(Lexer("[A]: a + b\n  +> <B>\n").tokens())
    signs = [(t.value, t.indent) for t in tokens if t.kind == patterns.RELATION]
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
    assert [value for kind, value in kinds(text) if kind == patterns.DATA] == [data]


def test_a_title_with_a_colon_reaches_to_the_last_fitting_bracket() -> None:
    """The official pattern is lazy: without a colon after the first bracket it goes on."""
    assert kinds("[a] b [c]: d")[0] == (patterns.STATEMENT, "a] b [c")
    assert kinds("[a] b")[0] == (patterns.STATEMENT_NAME, "a")


def test_a_title_alone_may_begin_with_a_line_end_and_has_then_no_name() -> None:
    """The official pattern lets any first character pass, and its model finds no title."""
    assert kinds("[\na]") == [(patterns.STATEMENT_NAME, "")]


@pytest.mark.parametrize(
    ("text", "problem", "rules"),
    [
        ("-- Rule, Other {uses: [1]} --\n", None, 2),
        ("--\nRule\n--\n", None, 1),
        ("----\n", None, 0),
        ("-- a,, b --\n", 5, 1),
        ("-- a\nb --\n", 5, 1),
        ("-- a", 3, 1),
    ],
)
def test_an_inference_is_one_token(text: str, problem: int | None, rules: int) -> None:
    """Its rules and data are read with it; where it is broken is known."""
    lexer = Lexer("(1) p\n" + text)
    assert patterns.INFERENCE in [token.kind for token in lexer.tokens()]
    found = lexer.inference
    assert found.problem == (None if problem is None else problem + len("(1) p\n"))
    assert len(found.rules) == rules


def test_bold_ends_where_it_was_opened_and_not_elsewhere() -> None:
    """The end of bold or italic belongs to the sign that was opened last."""
    found = [kind for kind, _ in kinds("**a *b* c** d* e")]
    assert found == [
        patterns.OPENING, patterns.TEXT, patterns.OPENING, patterns.TEXT, patterns.CLOSING,
        patterns.TEXT, patterns.CLOSING, patterns.TEXT, patterns.TEXT, patterns.TEXT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,  b", ["a", ", ", "b"]),
        ("a, b; c.", ["a, b; c."]),
        (".  \tb", [". ", "b"]),
        ("x === y", ["x === y"]),
        ("x, =", ["x, ="]),
    ],
)
def test_blanks_after_a_sign_are_one(text: str, words: list[str]) -> None:
    """A sign that means nothing takes one blank; the others vanish."""
    assert [value for _, value in kinds(text)] == words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\n// c\nb", ["a", "\n", "b"]),
        ("a\n// c\n\nb", ["a", "\n", "", "b"]),
        ("a\n\n// c\n\n\nb", ["a", "\n\n", "b"]),
        ("a /* c\n */ b", ["a ", "b"]),
        ("a // no line end", ["a ", "/", "/ no line end"]),
        ("a /* \u2028 */", ["a ", "/", "* ", "\u2028 ", "*", "/"]),
    ],
)
def test_comments_take_the_line_ends_that_belong_to_them(
    text: str, kept: list[str]
) -> None:
    """A comment on lines of its own leaves none; U+2028 is no character of a comment."""
    assert [value for _, value in kinds(text)] == kept


def test_finding_remembers_what_it_found_and_what_is_not_there() -> None:
    """The same answers as `str.find`, whatever was asked before."""
    text = "a)b)c"
    finder = Finder(text)
    asked = [(0, 5), (1, 5), (2, 5), (2, 3), (4, 5), (0, 1)]
    assert [finder.find(")", a, b) for a, b in asked] == [
        text.find(")", a, b) for a, b in asked
    ]
