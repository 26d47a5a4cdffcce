"""Reading aif-turtle: by rdflib, but with lines, lexical forms and names of our own."""

from __future__ import annotations

import sys

import pytest

from disputatio.converter.importers.aif_turtle import AifTurtleImporter
from disputatio.converter.importers.shared.rdf.turtle import statements
from disputatio.schemas.errors import MissingTool, ReadError
from disputatio.schemas.foreign.rdf import XSD, Literal, Resource, Term
from disputatio.schemas.protocols import Source

PREFIX = "@prefix x: <urn:x#> . @prefix y: <urn:y <#> .\n"


def terms(text: str) -> list[tuple[str, Term]]:
    """Give the subjects and values of a text."""
    return [(s.subject, s.term) for s in statements(f"{PREFIX}{text}".encode())]


def test_half_characters_are_told() -> None:
    """Once, with the first line and how many, whether in words or in a name."""
    text = 'x:a x:p "Tee" ;\n x:q "\\uD800", "\\U0001F600" ;\n x:r <urn:\\uDC00> .'
    found = statements(f"{PREFIX}{text}".encode())

    assert [s.term for s in found][1:] == [
        Literal("\ufffd"),
        Literal("😀"),
        Resource("urn:\ufffd"),
    ]
    (told,) = found.notices
    assert (told.rule, told.line, "2 texts" in told.sentence) == (
        "CharacterReplaced",
        3,
        True,
    )


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("x:b", Resource("urn:x#b")),
        ("<b#c>", Resource("b#c")),
        ("<urn:b c\n>", Resource("urn:b c\n")),
        ("y:c", Resource("urn:y <#c")),
        ('"01"^^<http://www.w3.org/2001/XMLSchema#integer>', Literal("01", XSD + "integer")),
        ('"no day"^^<http://www.w3.org/2001/XMLSchema#date>', Literal("no day", XSD + "date")),
        ("7", Literal("7", XSD + "integer")),
        ("true", Literal("true", XSD + "boolean")),
        ('"Tee"@de', Literal("Tee", None, "de")),
        ("'''a\n'b' '''", Literal("a\n'b' ")),
    ],
)  # fmt: skip
def test_values_stay_as_they_are(
    words: str,
    term: Term,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Lexical forms, relative addresses and languages are those of the file."""
    assert terms(f"<a> x:p {words} .") == [("a", term)]
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_blank_nodes_are_named_in_order() -> None:
    """Blank nodes have the same names in every run, and a list its cells."""
    text = "[] x:p [ x:q 1 ], _:b ; x:l ( x:c ) ."
    first = terms(text)

    assert first == terms(text)
    assert {subject for subject, _ in first} <= {f"_:blank-{n}" for n in range(1, 6)}


def test_statements_know_their_lines() -> None:
    """The line is that in which the statement ends."""
    found = statements(f"{PREFIX}\nx:a x:p x:b ;\n x:q x:c .\n".encode())

    assert [s.line for s in found] == [3, 4]


@pytest.mark.parametrize(
    "text", ["x:a x:p", "x:a z:p x:b .", "{ x:a x:p x:b }", "\x00"]
)
def test_what_is_no_turtle_is_refused(text: str) -> None:
    """The error has a line."""
    with pytest.raises(ReadError, match="is no Turtle") as caught:
        statements(f"{PREFIX}\n\n{text}".encode())

    assert caught.value.line


@pytest.mark.parametrize("number", ["FFFFFFFF", "00110000"])
def test_what_is_beyond_unicode_is_refused(number: str) -> None:
    """The error names the escape."""
    with pytest.raises(ReadError, match=rf"\\U{number} is beyond Unicode"):
        statements(rf'{PREFIX}x:a x:p "\U{number}" .'.encode())


def test_no_utf_8_is_refused_with_its_line() -> None:
    """Turtle is UTF-8; the error says so in plain words."""
    with pytest.raises(ReadError, match="2: is not UTF-8 text") as caught:
        statements(PREFIX.encode() + 'x:a x:p "é" .'.encode("latin-1"))

    assert caught.value.hint == "save it in UTF-8, as Turtle demands"


def test_without_rdflib_the_error_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The extra is named; the exit code is that of a missing tool."""
    monkeypatch.setitem(sys.modules, "rdflib", None)

    with pytest.raises(MissingTool, match="rdflib") as caught:
        list(AifTurtleImporter().read(Source(data=PREFIX.encode()), {}))

    assert "disputatio[rdf]" in str(caught.value.hint)
    assert caught.value.exit_code == 7


def test_sniffing() -> None:
    """Prefixes of AIF are sure, others hardly; N-Triples and XML are none."""
    sniff = AifTurtleImporter().sniff
    assert sniff(b"PREFIX aif: <http://www.arg.tech/aif#>\n") == 0.9
    assert sniff(PREFIX.encode()) == 0.3
    assert sniff(b"<urn:a> <urn:p> <urn:b> .") == 0
