"""Law 4: any bytes into any importer give valid readings or a ReadError, nothing else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disputatio.converter import registry
from disputatio.schemas import codec
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.notices import SEVERITIES
from disputatio.schemas.protocols import HEAD, Reading
from tests.laws.formats import BOTH, IMPORTERS, SEEDS, cases, readings, written
from tests.strategies.damage import NOISE, PATHOLOGICAL, broken
from tests.strategies.debates import debates

SAMPLES = tuple(path.read_bytes() for path in sorted(SEEDS.iterdir()) if path.is_file())
"""Every seed, those of other formats too."""

MOST_TIMES_LARGER = 400
"""How many bytes of debate-json may come of one byte of input, at most."""


@st.composite
def damaged_files(draw: st.DrawFn, name: str) -> bytes:
    """Give an export of the format, or a seed, whole or after accidents."""
    if name in BOTH and draw(st.booleans()):
        data = written(name, draw(debates(most_posts=2)))
    else:
        data = draw(st.sampled_from(SAMPLES))
    return draw(st.just(data) | broken(data) | broken(data))


@pytest.mark.parametrize("name", cases(4, IMPORTERS))
@given(data=NOISE)
@example(b"")
@example(b"\x00")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"{}")
@example(b"[]")
@example(b"null")
@example(b"<x/>")
@example(b"===\n===\n")
def test_noise_is_read_or_refused(name: str, data: bytes) -> None:
    """Law 4: bytes that were never a file are read or refused."""
    assert_read_or_refused(name, data)


@pytest.mark.parametrize("name", cases(4, IMPORTERS))
@given(data=st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    """Law 4: a file after accidents is read or refused."""
    assert_read_or_refused(name, data.draw(damaged_files(name)))


@pytest.mark.timeout(90)
@pytest.mark.parametrize("kind", PATHOLOGICAL)
@pytest.mark.parametrize("name", cases(4, IMPORTERS))
def test_pathological_files_end_soon(name: str, kind: str) -> None:
    """Laws 4 and 7: inputs that have brought down readers end, and stay bounded."""
    data = PATHOLOGICAL[kind]

    found = assert_read_or_refused(name, data)

    size = sum(len(codec.dumps(reading.debate)) for reading in found)
    assert size <= MOST_TIMES_LARGER * (len(data) + 1000)


def assert_read_or_refused(name: str, data: bytes) -> list[Reading]:
    """Give the readings, which are valid, or none where a ReadError says why."""
    assert 0 <= registry.importer(name).sniff(data[:HEAD]) <= 1
    found = _read(name, data)
    for reading in found:
        assert problems(reading.debate) == ()
        assert {notice.severity for notice in reading.notices} <= set(SEVERITIES)
        assert all(notice.sentence for notice in reading.notices)
    return found


def _read(name: str, data: bytes) -> list[Reading]:
    try:
        return readings(name, data)
    except ReadError as error:
        if not error.problem.strip():
            raise AssertionError("a ReadError that says nothing") from error
        return []
