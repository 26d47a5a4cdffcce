"""Laws 1 to 3: what a format keeps comes back, before and after edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter import registry
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import ALL, project
from tests.laws.formats import (
    BOTH,
    DOCUMENTS,
    again,
    assert_same,
    assert_same_bytes,
    cases,
    is_another_spelling,
    keeps,
    read,
    variants,
    written,
)
from tests.strategies.debates import debates
from tests.strategies.edits import edits
from tests.strategies.growing import GROWING, reply_chain
from tests.strategies.threads import threads

ANY = debates() | threads()
"""Debates with everything in them, and plain threads."""

LARGE = [name for name in variants(BOTH) if not is_another_spelling(name)]
"""Formats that see large debates."""


@given(ANY)
def test_debate_json_is_lossless(debate: Debate) -> None:
    """Law 1: debate-json gives back the very debate, and the same bytes again."""
    data = written("debate-json", debate)

    found = read("debate-json", data)

    assert_same(found, debate)
    assert_same_bytes(written("debate-json", found), data)


def test_debate_json_keeps_everything() -> None:
    """Law 1: the native format says that it keeps every feature."""
    assert registry.exporter("debate-json").info.keeps == ALL


@pytest.mark.parametrize("name", cases(2, BOTH))
def test_both_sides_keep_the_same(name: str) -> None:
    """Law 2: the reader and the writer of a format name the same features."""
    assert registry.importer(name).info.keeps == registry.exporter(name).info.keeps


@pytest.mark.parametrize("name", cases(2, variants(BOTH)))
@given(debate=ANY)
def test_what_a_format_keeps_comes_back(name: str, debate: Debate) -> None:
    """Law 2: a debate written and read is the same as far as the format's features go."""
    found = read(name, written(name, debate))

    assert_same(project(found, keeps(name)), project(debate, keeps(name)))


@pytest.mark.parametrize("name", cases(2, variants(BOTH)))
@given(data=st.data())
def test_edits_of_what_was_read_come_back(name: str, data: st.DataObject) -> None:
    """Law 2: a debate that was read and then edited comes back as edited."""
    edited = data.draw(edits(read(name, written(name, data.draw(ANY)))), label="edited")

    found = read(name, written(name, edited))

    assert_same(project(found, keeps(name)), project(edited, keeps(name)))


@pytest.mark.parametrize("name", cases(2, LARGE))
@pytest.mark.parametrize("kind", GROWING)
def test_large_debates_come_back(name: str, kind: str) -> None:
    """Law 2: a debate that is large in one way comes back like a small one."""
    debate = GROWING[kind](150)

    found = read(name, written(name, debate))

    assert_same(project(found, keeps(name)), project(debate, keeps(name)))


@pytest.mark.parametrize("name", cases(2, LARGE))
def test_reply_chains_of_thousands_come_back(name: str) -> None:
    """Law 2: a chain of 3,000 replies comes back: nothing recurses over it."""
    debate = reply_chain(3000)

    found = read(name, written(name, debate))

    assert project(found, keeps(name)) == project(debate, keeps(name))


@pytest.mark.parametrize(
    "name", cases(3, variants(n for n in BOTH if n not in DOCUMENTS))
)
@given(debate=ANY)
def test_the_second_writing_is_the_first(name: str, debate: Debate) -> None:
    """Law 3: what was written, read and written again, in its own way, has the same bytes."""
    data = written(name, debate)

    assert_same_bytes(written(again(name), read(name, data)), data)
