"""Reading aif-nt: every form of a statement, and lines that are none."""

from __future__ import annotations

import pytest

from disputatio.converter.importers.aif_nt import AifNtImporter
from disputatio.converter.importers.shared.rdf.ntriples import MOST_WRONG, statements
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import Literal, Resource
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source

AIF = "http://www.arg.dundee.ac.uk/aif#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLAIM = f"<urn:a> <{TYPE}> <{AIF}I-node> .\n"


def read(text: str) -> Reading:
    """Give the one reading of a text."""
    (reading,) = AifNtImporter().read(Source(data=text.encode()), {})
    return reading


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("<urn:b>", Resource("urn:b")),
        (r"<urn:b\u002Fc>", Resource("urn:b/c")),
        ("_:b.1-c", Resource("_:node-b.1-c")),
        ('""', Literal("")),
        (r'"a \"b\" \\ \t\n\r\b\f\'"', Literal('a "b" \\ \t\n\r\b\f\'')),
        (r'"\u00E9\U0001F600"', Literal("é😀")),
        (r'"\uD83D\uDE00"', Literal("😀")),
        (r'"\uD83D"', Literal("�")),
        (r'"\UFFFFFFFF"', Literal("�")),
        ('"Tee"@de-AT', Literal("Tee", None, "de-AT")),
        ('"1"^^<urn:int>', Literal("1", "urn:int")),
        ('"a # b" # comment', Literal("a # b")),
    ],
)
def test_every_form_of_a_value(words: str, term: Resource | Literal) -> None:
    """Names, blank nodes and literals with all their escapes."""
    end = "" if "comment" in words else "."
    line = words.replace(" # comment", " . # comment")
    (found,) = statements(f"<urn:a>\t<urn:p>{line} {end}".encode())

    assert (found.subject, found.property, found.term) == ("urn:a", "urn:p", term)


def test_what_is_no_character_is_told() -> None:
    """Once, with the first line and how many; halves that are one character are none."""
    words = [
        r"\uD83D\uDE00", r"\uD83D", r"\uFFFD", r"\uDE00\uD83D", r"\\UFFFFFFFF",
        r"\UFFFFFFFF",
    ]  # fmt: skip
    lines = [f'<urn:a> <{AIF}claimText> "{text}" .\n' for text in words]
    (told,) = (
        n for n in read(CLAIM + "".join(lines)).notices if n.rule == "CharacterReplaced"
    )

    assert (told.line, "3 texts" in told.sentence) == (3, True)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted(end: str) -> None:
    """Whatever ends a line, a statement knows its own; empty lines and comments count."""
    text = f"\ufeff# first{end}{end}<urn:a> <urn:p> <urn:b> .{end}"

    assert [s.line for s in statements(text.encode())] == [3]


def test_lines_that_are_no_statements_are_left_out() -> None:
    """A few wrong lines are told with their numbers; the rest is read."""
    reading = read(f'{CLAIM}<urn:a> <urn:p>\r\n<urn:a> <{AIF}claimText> "Tea\\n." .')

    assert [(n.rule, n.line) for n in reading.notices] == [("LineNotUnderstood", 2)]
    assert [claim.text for claim in reading.debate.claims] == ["Tea\n."]


def test_a_node_without_a_name_has_an_id() -> None:
    """What is told of an empty address is told of a node that is numbered."""
    reading = read(CLAIM.replace("<urn:a>", "<>"))

    assert [bool(claim.key) for claim in reading.debate.claims] == [True]
    assert not any(problems(reading.debate))


def test_many_wrong_lines_are_another_format() -> None:
    """A file of which much is no N-Triples is refused at the line that is too many."""
    with pytest.raises(ReadError, match="wrong too") as caught:
        read(CLAIM + "a b c\n" * (MOST_WRONG + 5))

    assert caught.value.line == MOST_WRONG + 2


def test_no_utf_8_is_refused_with_its_line() -> None:
    """The error names the line of the first wrong byte."""
    with pytest.raises(ReadError, match="UTF-8") as caught:
        list(AifNtImporter().read(Source(data=b"\r\n\n<urn:\xff>"), {}))

    assert caught.value.line == 3


def test_sniffing() -> None:
    """N-Triples of AIF are sure, others hardly, XML and text are none."""
    sniff = AifNtImporter().sniff
    assert sniff(f"# comment\r\r{CLAIM}".encode()) == 0.95
    assert sniff(b"<urn:a> <urn:p> <urn:b> .") == 0.3
    assert sniff(b"<a><b><c>") == 0
    assert sniff(b"@prefix x: <urn:x> .") == 0
