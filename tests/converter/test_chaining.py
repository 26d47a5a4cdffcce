"""Several sources as one stream."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.chaining import chained
from disputatio.schemas.protocols import Source


def whole(*parts: bytes) -> bytes:
    """Give all of a chain."""
    with chained([Source(data=part) for part in parts]) as stream:
        return stream.read()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((b"a\n", b"b\n"), b"a\nb\n"),
        ((b"a", b"b"), b"a\nb"),
        ((b"a", b"", b"b"), b"a\nb"),
        ((b"\xef\xbb\xbfa", b"\xef\xbb\xbfb"), b"a\nb"),
        ((), b""),
        ((b"x" * 70_000, b"y" * 70_000), b"x" * 70_000 + b"\n" + b"y" * 70_000),
    ],
)
def test_each_begins_on_a_line_of_its_own(
    parts: tuple[bytes, ...], expected: bytes
) -> None:
    """A line feed is put between two only where the first does not end in one."""
    assert whole(*parts) == expected


@given(
    st.lists(st.binary(max_size=50).map(lambda b: b.replace(b"\xef", b"")), max_size=5)
)
def test_nothing_is_lost(parts: list[bytes]) -> None:
    """The bytes are those of the parts, and line feeds between them."""
    filled = [part for part in parts if part]
    expected = b"".join(
        part if n == 0 or filled[n - 1].endswith(b"\n") else b"\n" + part
        for n, part in enumerate(filled)
    )

    assert whole(*parts) == expected
