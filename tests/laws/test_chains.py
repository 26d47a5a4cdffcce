"""Laws 2 and 3 from format to format: a detour through a richer one changes no byte."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from disputatio import converter
from disputatio.converter import registry
from disputatio.schemas.debate import Debate
from tests.laws.formats import (
    BOTH,
    SEEDS,
    SYNTAXES,
    assert_same_bytes,
    read,
    written,
)
from tests.strategies.debates import debates

PAIRS = [
    (through, rich)
    for through in BOTH
    for rich in BOTH
    if registry.exporter(through).info.keeps <= registry.exporter(rich).info.keeps
    and through != rich
]
"""Formats, each with one that keeps all that it keeps."""

SPELT = [pair for pair in PAIRS if not SYNTAXES.isdisjoint(pair)]
"""Those with a syntax of RDF, which differ from the pairs of aif-xml in spelling only."""

THREADS = ("pasted-tram.txt", "pasted-german.txt", "school-uniform.argdown")
"""Seeds whose Argdown goes through AIF-XML and back."""


@pytest.mark.parametrize(("name", "rich"), [p for p in PAIRS if p not in SPELT])
@given(debate=debates())
def test_a_detour_changes_no_byte(name: str, rich: str, debate: Debate) -> None:
    """A file that is read, written in a richer format and read from that stays as it was."""
    assert_detour_changes_nothing(name, rich, debate)


@pytest.mark.parametrize(("name", "rich"), SPELT)
@settings(max_examples=settings().max_examples // 5)
@given(debate=debates())
def test_a_detour_by_way_of_rdf_changes_no_byte(
    name: str, rich: str, debate: Debate
) -> None:
    """The same for syntaxes of RDF: all pairs, each with a fifth of the examples."""
    assert_detour_changes_nothing(name, rich, debate)


def assert_detour_changes_nothing(name: str, rich: str, debate: Debate) -> None:
    """Fail where a file differs after a detour."""
    first = written(name, debate)

    detour = written(rich, read(name, first))

    assert_same_bytes(written(name, read(rich, detour)), first)


@pytest.mark.parametrize("seed", THREADS)
def test_argdown_of_a_seed_survives_aif_xml(seed: str) -> None:
    """The Argdown of a seed is the same bytes after AIF-XML and back."""
    assert_argdown_survives(SEEDS / seed)


@pytest.mark.real
def test_argdown_of_the_real_thread_survives_aif_xml(fixtures_folder: Path) -> None:
    """The Argdown of the real thread is the same bytes after AIF-XML and back."""
    assert_argdown_survives(
        fixtures_folder / "seed-thread" / "pasted-xenforo-thread.txt"
    )


def assert_argdown_survives(source: Path) -> None:
    """Fail where Argdown, AIF-XML and Argdown again differ from the first Argdown."""
    first = written("argdown", converter.read(source).debate)

    detour = written("aif-xml", read("argdown", first))

    assert_same_bytes(written("argdown", read("aif-xml", detour)), first)
