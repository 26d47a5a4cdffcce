"""Argdown written again is the same document: to us, and to the official parser in both views."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from disputatio.converter import read as convert_read
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import project
from disputatio.schemas.foreign.argdown import CHOICES, KEEPS
from tests.judges.argdown_documents import DOCUMENTS
from tests.judges.argdown_judge import ArgdownJudge, Verdict
from tests.judges.argdown_models import (
    differences,
    front_of,
    raw_verdict,
    without_data,
)
from tests.laws.formats import SEEDS, read, written

STYLES = CHOICES["argdown-style"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_trap_comes_back(
    name: str, style: str, argdown_judge: ArgdownJudge
) -> None:
    """What is hard to write again is the same document in both styles."""
    assert_same_document(argdown_judge, DOCUMENTS[name], style)


GUESSES = ("guess", "guesses", "rule", "words")
"""What stands on the line of a relation, which is another one in each style."""


@pytest.mark.parametrize("group", CHOICES["argdown-group"])
@pytest.mark.parametrize("name", ["tram", "german", "nodebb", "two-pages"])
def test_styles_of_a_thread_are_one_document(
    name: str, group: str, argdown_judge: ArgdownJudge
) -> None:
    """The official parser reads the same of a thread in both styles."""
    debate = convert_read(SEEDS / f"pasted-{name}.txt").debate

    flat, readable = (
        argdown_judge.ask(
            written(
                f"argdown --argdown-style {s} --argdown-group {group}", debate
            ).decode()
        )
        for s in ("flat", "readable")
    )

    assert flat.accepted
    assert readable.accepted
    models = [without_data(verdict.model, GUESSES) for verdict in (flat, readable)]
    assert differences(*models) == []


def test_equal_means_equal(argdown_judge: ArgdownJudge) -> None:
    """The comparison sees a word, a tag, a section, a line or a relation that is another."""
    text = "# S\n\n[A]: one #x\n  + <B>: two\n\n<B>\n\n(1) p\n----\n(2) q\n"
    others = (
        text.replace("one", "on"),
        text.replace("#x", "#y"),
        text.replace("# S\n\n[A]: one #x", "[A]: one #x"),
        text.replace("(1) p", "(1) [P]: p"),
        text.replace("+ <B>", "- <B>"),
        text.replace("----", "-- rule --"),
    )
    model = argdown_judge.ask(text).model

    assert model is not None
    assert differences(model, model) == []
    for other in others:
        found = argdown_judge.ask(other).model
        assert found is not None
        assert differences(found, model), other


@pytest.mark.real
@pytest.mark.parametrize("style", STYLES)
def test_real_files_come_back(
    style: str, fixtures_folder: Path, argdown_judge: ArgdownJudge
) -> None:
    """Every real file that the official parser accepts is the same document again."""
    texts = list(_accepted(fixtures_folder / "argdown"))

    for text in texts:
        assert_same_document(argdown_judge, text, style)

    assert len(texts) >= 36


def _accepted(folder: Path) -> Iterator[str]:
    verdicts = (folder / "official_verdicts.tsv").read_text("utf-8")
    rows = csv.DictReader(verdicts.splitlines(), delimiter="\t")
    (files,) = (path for path in folder.iterdir() if path.is_dir())
    for row in rows:
        if row["verdict"] == "clean":
            text = (files / row["path"]).read_bytes().decode("utf-8-sig")
            yield text.replace("\r\n", "\n")


def assert_same_document(judge: ArgdownJudge, text: str, style: str) -> None:
    """Fail where a document, read and written again, is another one to anybody."""
    debate = read("argdown", text.encode())
    again = written(f"argdown --argdown-style {style}", debate)

    _assert_same_models(judge, text, again.decode())
    assert _kept(read("argdown", again)) == _kept(debate)
    assert written("argdown", read("argdown", again)) == again


def _assert_same_models(judge: ArgdownJudge, text: str, again: str) -> None:
    expected, found = judge.ask(text), judge.ask(again)
    assert front_of(found) == front_of(expected)
    for theirs, ours in (
        (expected, found),
        (raw_verdict(judge, text, expected), raw_verdict(judge, again, found)),
    ):
        assert _differences(ours, theirs) == [], again


def _differences(found: Verdict, expected: Verdict) -> list[str]:
    assert expected.accepted, f"{expected.errors} {expected.exception}"
    assert found.accepted, f"{found.errors} {found.exception}"
    assert found.model is not None
    assert expected.model is not None
    return differences(found.model, expected.model)


def _kept(debate: Debate) -> Debate:
    return project(debate, KEEPS)
