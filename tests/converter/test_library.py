# ruff: noqa: ARG002 - formats made up for tests do not need all they are given
"""Threads that lie on many pages are found, read once more, and not all kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from disputatio.converter import library, read_all
from disputatio.converter.pages import chosen, load_pages
from disputatio.converter.reading import Wish, checked, unfinished
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source
from tests.converter.formats import Install
from tests.laws.work import work_of

READ: Counter[str] = Counter()
"""How often each file was begun."""


class RowsImporter:
    """A dump: every line is "thread page text", one reading each."""

    info = FormatInfo(name="rows", title="a dump", extensions=(".rows",))

    def sniff(self, head: bytes) -> float:
        """Recognise the first word."""
        return 0.9 if head.startswith(b"ROWS") else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give a reading for each line, lazily."""
        READ[source.name or ""] += 1
        for line in source.data.decode().splitlines()[1:]:
            thread, page, text = line.split(" ", 2)
            if text == "index":
                raise ReadError("this page shows no thread: it is an index")
            yield _reading(thread, page, text)


def _reading(thread: str, page: str, text: str) -> Reading:
    post = Post(key=f"post-{text}", number=1, body=plain_blocks(text))
    return Reading(
        debate=Debate(title=None if thread == "-" else f"T{thread}", posts=(post,)),
        thread=None if thread == "-" else thread,
        page=None if page == "-" else int(page),
    )


@pytest.fixture(autouse=True)
def rows(install: Install) -> None:
    """Install the dump alone."""
    install(importers={"rows": "tests.converter.test_library:RowsImporter"})
    READ.clear()


def _folder(folder: Path, *files: str) -> Path:
    for number, lines in enumerate(files, 1):
        (folder / f"{number}.rows").write_text(f"ROWS\n{lines}\n")
    return folder


def _texts(*sources: Path) -> list[str]:
    readings = read_all(list(sources), structure="none")
    return [" ".join(p.text for p in r.debate.posts) for r in readings]


@pytest.mark.parametrize("kept", [0, 700, 10_000])
def test_threads_that_span_files_are_whole(
    kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many readings are kept, threads are the same, and files are read twice."""
    monkeypatch.setattr(library, "KEPT", kept)
    files = ("b 2 b2\na 1 a1\nc 1 c1", "a 2 a2\nb 1 b1\nd 1 d1", "c 2 c2\nb 3 b3")

    found = _texts(_folder(tmp_path, *files))

    assert found == ["b1 b2 b3", "a1 a2", "c1 c2", "d1"]
    assert max(READ.values()) <= 2


def test_threads_that_are_passed_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread that nobody asked for does not stay when a later one was read."""
    monkeypatch.setattr(library, "KEPT", 0)
    folder = _folder(tmp_path, "\n".join(f"t{n} 1 x{n}" for n in range(50)), "t9 2 y")
    found = chosen(load_pages(folder), None)
    *_, last = unfinished(found, checked(Wish(structure="none"), found.importer.info))

    assert [p.text for p in last.finished().debate.posts] == ["x49"]


def test_pages_without_a_name_belong_to_the_thread_that_a_person_names(
    tmp_path: Path,
) -> None:
    """Files that do not say whose they are: one thread if named, by title if found."""
    folder = _folder(tmp_path, "a 1 a1", "- - x")

    assert _texts(folder / "1.rows", folder / "2.rows") == ["a1 x"]
    assert _texts(folder) == ["a1", "x"]


def test_a_file_of_several_threads_keeps_them_apart(tmp_path: Path) -> None:
    """Threads without a name that stand in one file are not one thread."""
    folder = _folder(tmp_path, "- - x\n- - y", "- - z")

    assert _texts(folder / "1.rows", folder / "2.rows") == ["x", "y", "z"]


def test_what_shows_no_thread_is_counted(tmp_path: Path) -> None:
    """Pages that their importer refuses are told by its own words."""
    (first, *_) = read_all(
        _folder(tmp_path, "a 1 a1", "- - index", "- - index"), structure="none"
    )

    assert [n.sentence for n in first.notices if n.rule == "PagesPassedOver"] == [
        "passed over, being no pages of a thread: an index (2)"
    ]


def test_nothing_but_indexes_is_an_error(tmp_path: Path) -> None:
    """Where no page shows a thread, the error counts them."""
    with pytest.raises(ReadError, match=r"no page of a thread: an index \(2\)"):
        _texts(_folder(tmp_path, "- - index", "- - index"))


def test_reading_many_pages_is_linear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the files and threads is at most 2.2 times the work."""
    monkeypatch.setattr(library, "KEPT", 0)

    def work(size: int) -> int:
        folder = tmp_path / str(size)
        folder.mkdir()
        rows = (
            "\n".join(f"t{(n * 7 + k) % size} {n} p{n}-{k}" for k in range(3))
            for n in range(size)
        )
        return work_of(partial(_texts, _folder(folder, *rows)))

    work(10)

    assert work(80) <= 2.2 * work(40)
