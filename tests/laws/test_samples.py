"""The laws of every importer that has a sample: damage, spans and work."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.detection import importer_for
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.laws.formats import readings
from tests.laws.samples import all_samples, grown, sample, strangers
from tests.laws.test_any_bytes import assert_read_or_refused
from tests.laws.work import work_of

SAMPLES = all_samples()
CASES = pytest.mark.parametrize(
    ("name", "file"), SAMPLES, ids=[f"{name}-{file}" for name, file in SAMPLES]
)

MOST = 2.2
"""How many times the work twice the input may take."""

COPIES = 4
"""How often the smaller of two files has the content of the sample."""


def test_every_folder_of_samples_is_named_as_an_importer() -> None:
    """A folder of another name would be seen by no law."""
    assert strangers() == []


@CASES
def test_a_sample_is_recognised_and_read(name: str, file: str) -> None:
    """A sample is a file of its format: found by content alone, with posts in it."""
    data = sample(name, file)

    assert importer_for(Source(data=data)).info.name == name
    found = assert_read_or_refused(name, data)
    assert sum(len(reading.debate.posts) for reading in found) >= 1


@CASES
@given(data=st.data())
def test_a_cut_sample_is_read_or_refused(
    name: str, file: str, data: st.DataObject
) -> None:
    """Law 4: what is left of a file, wherever it is cut, is valid or refused."""
    whole = sample(name, file)

    assert_read_or_refused(name, whole[: data.draw(st.integers(0, len(whole)))])


@pytest.mark.parametrize(
    ("name", "file"), [case for case in SAMPLES if case[1].endswith(".html")]
)
@given(data=st.data())
def test_a_page_that_lost_posts_says_that_it_is_cut(
    name: str, file: str, data: st.DataObject
) -> None:
    """Law 4: no post goes missing silently at the end of a page."""
    whole = sample(name, file)
    end = data.draw(st.integers(0, len(whole)))

    found = assert_read_or_refused(name, whole[:end])

    if found and _posts(found) < _posts(readings(name, whole)):
        assert "PageCut" in {n.rule for reading in found for n in reading.notices}


def _posts(found: list[Reading]) -> int:
    return sum(len(reading.debate.posts) for reading in found)


@CASES
@given(data=st.data())
def test_a_sample_with_flipped_bytes_is_read_or_refused(
    name: str, file: str, data: st.DataObject
) -> None:
    """Law 4: a file in which bytes went wrong is valid or refused."""
    damaged = bytearray(sample(name, file))
    places = st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=30)
    for place in data.draw(places):
        damaged[place] ^= 1 << data.draw(st.integers(0, 7))

    assert_read_or_refused(name, bytes(damaged))


@CASES
def test_reading_a_growing_sample_is_linear(name: str, file: str) -> None:
    """Law 7: a reader's work grows with the file and no faster."""
    whole = sample(name, file)
    small, large = grown(whole, COPIES), grown(whole, 2 * COPIES)
    _attempt(name, small)

    work = [work_of(partial(_attempt, name, data)) for data in (small, large)]

    assert work[1] / work[0] <= MOST * len(large) / len(small) / 2


def _attempt(name: str, data: bytes) -> None:
    """Read what may be no file of the format any more: to find that out is work, too."""
    try:
        readings(name, data)
    except ReadError:
        return
