"""Pages of one thread: where a line of the whole stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter import read
from disputatio.converter.pages import Page, concatenated, place_of
from disputatio.schemas.protocols import Source

PAGES = tuple(
    Page(source=Source(data=data, name=name), shown=name)
    for name, data in (("a", b"1\n2"), ("b", b"3\n4\n"), ("c", b"5"))
)


@pytest.mark.parametrize(
    ("line", "place"),
    [(1, ("a", 1)), (2, ("a", 2)), (3, ("b", 1)), (4, ("b", 2)), (5, ("c", 1))],
)
def test_each_line_has_its_page(line: int, place: tuple[str, int]) -> None:
    """A line of the whole is found in its file, with or without a last line feed."""
    assert concatenated(PAGES).source.data.split(b"\n")[line - 1] == str(line).encode()
    page, own = place_of(PAGES, line)
    assert (page.shown, own) == place


def test_a_notice_names_the_page_and_its_own_line(tmp_path: Path) -> None:
    """What is met on the second page is told with that file and line."""
    end = "\N{NO-BREAK SPACE}"
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(f"Tram\n\nIt should run.\n{end}\nIt should not.\n{end}\n", "utf-8")
    second.write_text(f"A third post of words.\n{end}\nTop\n", "utf-8")

    reading = read([first, second], format="pasted", structure="none")
    (skipped,) = [n for n in reading.notices if n.rule == "NoiseSkipped"]

    assert (skipped.source, skipped.line) == (str(second), 3)
