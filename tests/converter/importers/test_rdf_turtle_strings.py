"""Strings of Turtle are what rdflib reads them as, in linear work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.parsers.notation3 import BadSyntax, RDFSink, SinkParser

from disputatio.converter.importers.shared.rdf.turtle_strings import quoted_at
from tests.laws.work import work_of

DELIMITERS = ('"', "'", '"""', "'''")
PARTS = st.sampled_from(
    ('"', "'", "\\", "\\n", "\\u00e9", "\\U0001F600", "\\x", "\n", "a", "u", "\U0001f600")
)  # fmt: skip


def of_rdflib(text: str, delimiter: str) -> tuple[int, str] | None:
    """What rdflib reads; None where it is none."""
    parser = SinkParser(RDFSink(None), baseURI="urn:x", turtle=True)  # type: ignore[arg-type]
    try:
        return parser.strconst(text, 0, delimiter)
    except (BadSyntax, AssertionError, IndexError):
        return None


@given(st.lists(PARTS, max_size=12).map("".join), st.sampled_from(DELIMITERS))
def test_a_string_is_what_rdflib_reads(text: str, delimiter: str) -> None:
    """It ends where rdflib ends it, and says the same; what is none is refused by both.

    rdflib alone leaves an escape of a number without its digits as it stands.
    """
    expected = of_rdflib(text + delimiter, delimiter)
    try:
        found = quoted_at(text + delimiter, 0, delimiter)
    except ValueError:
        assert expected is None or "\\u" in expected[1].casefold()
    else:
        assert (found.end, found.words) == expected


@pytest.mark.parametrize("end", ['"""', ""])
def test_work_grows_with_the_length(end: str) -> None:
    """Twice the escapes are twice the work, also where the string does not end."""

    def read(count: int) -> None:
        text = '\\"' * count + end
        try:
            quoted_at(text, 0, '"""')
        except ValueError:
            assert not end

    assert work_of(lambda: read(20_000)) < 2.2 * work_of(lambda: read(10_000))
