"""Law: our Argdown is the official parser's: same verdict, and the same model in both views."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given

from disputatio.converter.importers.shared.argdown import modelling as argdown_modelling
from disputatio.converter.importers.shared.argdown.document import (
    Document,
    Element,
)
from disputatio.converter.importers.shared.argdown.parser import Parser
from tests.judges.argdown_conformance import Comparison, compare, forgiven, row
from tests.judges.argdown_judge import ArgdownJudge
from tests.judges.argdown_strings import BATCH, changed, hostile
from tests.strategies.argdown_documents import any_documents, built, built_documents
from tests.strategies.argdown_documents import changed as damaged
from tests.strategies.argdown_twins import ACCEPTED, FORGIVEN, REFUSED

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def shown(found: Comparison) -> list[str]:
    """What is wrong with a comparison, in words; empty where nothing is.

    Where one of the two YAML libraries refuses what the other reads, nothing is compared.
    """
    if found.agrees or found.is_corner:
        return []
    return [
        row("", found),
        str(found.refused),
        *map(str, (*found.raw, *found.configured)),
    ]


@pytest.mark.parametrize("name", ACCEPTED)
def test_documents_with_traps_are_the_official_model(
    argdown_judge: ArgdownJudge, name: str
) -> None:
    """Titles, members, ranges, tags, data, roles, steps, relations and sections are the same."""
    found = compare(argdown_judge, ACCEPTED[name])
    assert found.official.accepted, found.official.errors or found.official.exception
    assert shown(found) == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.argdown")), ids=lambda p: p.name)
def test_seeds_are_the_official_model(argdown_judge: ArgdownJudge, path: Path) -> None:
    """Our own sample debates, too."""
    found = compare(argdown_judge, path.read_text("utf-8"))
    assert found.official.accepted
    assert shown(found) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_where_the_official_parser_does(
    argdown_judge: ArgdownJudge, name: str
) -> None:
    """The strict reading stops at the official place; the lenient one has a notice there."""
    text, line, column = REFUSED[name]
    found = compare(argdown_judge, text)
    assert not found.official.accepted
    assert found.ours == (line, column)
    assert found.theirs in {None, (line, column)}
    places = [(notice.line, notice.column) for notice in found.notices]
    assert (line, column) in places


@pytest.mark.parametrize("name", FORGIVEN)
def test_three_leniencies_are_silent(argdown_judge: ArgdownJudge, name: str) -> None:
    """A front matter without an empty line, a byte order mark and CRLF give no notice."""
    text = FORGIVEN[name]
    found = compare(argdown_judge, text)
    assert found.notices == ()
    assert argdown_judge.ask(forgiven(text)).accepted
    lenient = Parser(text.removeprefix("\ufeff").replace("\r\n", "\n")).document()
    whole = Parser(forgiven(text), strict=True).document()
    assert raw_text(lenient) == raw_text(whole)


def raw_text(document: Document) -> list[tuple[object, object]]:
    """Texts and data of a document's elements."""
    elements = (part for part in document.parts if isinstance(part, Element))
    return [(element.text, element.data) for element in elements]


@given(any_documents)
def test_any_tokens_get_the_same_verdict(
    argdown_judge: ArgdownJudge, text: str
) -> None:
    """Whatever tokens stand in whatever order: both accept and read the same, or both refuse."""
    assert shown(compare(argdown_judge, text)) == []


@given(built_documents)
def test_documents_by_the_grammar_are_the_official_model(
    argdown_judge: ArgdownJudge, text: str
) -> None:
    """Documents with all constructs of the language, nested, are the same in both views."""
    assert shown(compare(argdown_judge, text)) == []


@pytest.mark.parametrize("name", ACCEPTED)
def test_damaged_documents_get_the_same_verdict(
    argdown_judge: ArgdownJudge, name: str
) -> None:
    """Pieces put in, taken out, moved or repeated: the verdicts stay the same."""
    random = Random(name)  # noqa: S311 - the same damage in every run
    for _ in range(12):
        text = damaged(random, ACCEPTED[name], 4)
        if text:
            assert shown(compare(argdown_judge, text)) == [], text


@pytest.mark.real
def test_real_documents_are_the_official_model(
    fixtures_folder: Path, argdown_judge: ArgdownJudge
) -> None:
    """All that the official parser accepts of the real files agrees; the others are refused alike."""
    folder = fixtures_folder / "argdown" / "argdown__argdown"
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    found = {p.name: compare(argdown_judge, p.read_bytes().decode()) for p in paths}
    assert sum(comparison.official.accepted for comparison in found.values()) >= 29
    assert [row(name, one) for name, one in found.items() if not one.agrees] == []
    assert [
        row(name, one) for name, one in found.items() if one.same_place is False
    ] == []


def test_the_harness_sees_what_differs(
    argdown_judge: ArgdownJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A judge that accepts all would prove nothing: a lost tag, relation or blank is found."""
    text = ACCEPTED["marks, mentions, links and tags"]
    whole = Parser.document

    def spoiled(self: Parser) -> object:
        document = whole(self)
        document.parts[0].tags = ()  # type: ignore[union-attr]
        document.parts[0].after = "x"  # type: ignore[union-attr]
        return document

    monkeypatch.setattr(Parser, "document", spoiled)
    paths = {found.path for found in compare(argdown_judge, text).raw}
    assert {".tags", ".statements.A.members.0.text", ".statements.A.tags"} <= paths
    monkeypatch.undo()
    monkeypatch.setattr(argdown_modelling, "SIGNS", {"+": ("attack", False)})
    found = compare(argdown_judge, "[A]: a\n  + [B]: b\n")
    assert {".relations.0.relationType", ".relations.0.from"} <= {
        d.path for d in found.raw
    }


def test_hostile_strings_come_back(argdown_judge: ArgdownJudge) -> None:
    """What our writer makes of any string is that string to the official parser and to us."""
    random = Random(7)  # noqa: S311 - the same strings in every run
    for _ in range(4):
        strings = [hostile(random) for _ in range(BATCH)]
        assert list(changed(argdown_judge, strings)) == []


def test_a_string_that_is_not_escaped_is_found(
    argdown_judge: ArgdownJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the escaper the same strings come back changed, or are refused."""
    monkeypatch.setattr("tests.judges.argdown_strings.escaped", str)
    assert (
        len(list(changed(argdown_judge, ["a [b]", "c", "d  // e", "f:v:g", "*"]))) >= 3
    )


def test_random_documents_are_worth_it(argdown_judge: ArgdownJudge) -> None:
    """Of the documents by the grammar the official parser accepts a fair part."""
    random = Random(1)  # noqa: S311 - the same documents in every run
    accepted = sum(argdown_judge.ask(built(random)).accepted for _ in range(60))
    assert accepted >= 12
