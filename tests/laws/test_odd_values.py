"""Law 4: a value that nobody expects, anywhere in a sample, gives a valid reading or a ReadError.

Python refuses whole numbers of over 4,300 digits, makes infinities of floats, and takes
"http://[x" for no address; what looks for a number or an address must bear them.
"""

import re

import pytest

from tests.laws.samples import all_samples, sample
from tests.laws.test_any_bytes import assert_read_or_refused

_DIGITS = re.compile(rb"\d+")
_ADDRESS = re.compile(rb"(?<=\")(?:https?:/)?/[^\"<>\s]*(?=\")")
_BEFORE = 7
"""By so many bytes before it a value is told from others of its kind."""

LONG_NUMBER = b"9" * 5_000
NO_ADDRESS = b"http://[x"


def first_of_each_kind(
    pattern: re.Pattern[bytes], data: bytes
) -> list[re.Match[bytes]]:
    """Give the first value of each kind in a file."""
    kinds: dict[bytes, re.Match[bytes]] = {}
    for found in pattern.finditer(data):
        before = data[max(0, found.start() - _BEFORE) : found.start()]
        kinds.setdefault(_DIGITS.sub(b"#", before), found)
    return list(kinds.values())


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("name", "file"), all_samples())
@pytest.mark.parametrize(
    ("pattern", "value"),
    [(_DIGITS, LONG_NUMBER), (_ADDRESS, NO_ADDRESS)],
    ids=["number", "address"],
)
def test_a_value_may_be_anything(
    name: str, file: str, pattern: re.Pattern[bytes], value: bytes
) -> None:
    """A file with 5,000 digits, or with what is no address, is read or refused."""
    whole = sample(name, file)
    for found in first_of_each_kind(pattern, whole):
        start, end = found.span()
        assert_read_or_refused(name, whole[:start] + value + whole[end:])
