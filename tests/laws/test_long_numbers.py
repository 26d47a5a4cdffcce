"""Law 4: a number of any length, anywhere in a sample, gives a valid reading or a ReadError.

Python refuses whole numbers of over 4,300 digits, and makes infinities of floats; what
looks for a number must say how long one may be.
"""

import re

import pytest

from tests.laws.samples import all_samples, sample
from tests.laws.test_any_bytes import assert_read_or_refused

_DIGITS = re.compile(rb"\d+")
_BEFORE = 7
"""By so many bytes before it a number is told from others of its kind."""

LONG = b"9" * 5_000
"""What stands in place of a number."""


def numbers(data: bytes) -> list[tuple[int, int]]:
    """Give where the first number of each kind stands."""
    kinds: dict[bytes, tuple[int, int]] = {}
    for found in _DIGITS.finditer(data):
        before = data[max(0, found.start() - _BEFORE) : found.start()]
        kinds.setdefault(_DIGITS.sub(b"#", before), found.span())
    return sorted(kinds.values())


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("name", "file"), all_samples())
def test_a_number_may_be_of_any_length(name: str, file: str) -> None:
    """A file that states 5,000 digits, wherever that is, is read or refused."""
    whole = sample(name, file)
    for start, end in numbers(whole):
        assert_read_or_refused(name, whole[:start] + LONG + whole[end:])
