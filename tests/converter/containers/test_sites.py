"""Saved sites of every kind give the threads on their pages."""

from __future__ import annotations

import datetime as dt
import gzip
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from disputatio.converter import read, read_all
from disputatio.converter.containers.addresses import told_by_page
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError, SeveralThreads
from disputatio.schemas.invariants import problems
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.quoted import quotations
from tests.converter.containers import sites
from tests.converter.containers.sites import MIRROR, PAGES, SEED, THREAD, Record


def _only(source: bytes | Path | list[Path]) -> Reading:
    return read(source, structure="none")


def _told(reading: Reading, rule: str) -> list[str]:
    return [n.sentence for n in reading.notices if n.rule == rule]


def _shown(debate: Debate) -> list[tuple[str, int | None, str]]:
    return [(post.key, post.number, post.text) for post in debate.posts]


WHOLE = _only(SEED).debate

SAVED: dict[str, Callable[[], bytes]] = {
    "ZIP": lambda: sites.as_zip({"a/2.html": PAGES[1], "a/1.html": PAGES[0]}),
    "WARC": lambda: sites.as_warc(sites.THREAD_RECORDS),
    "packed WARC": lambda: sites.as_packed_warc(sites.THREAD_RECORDS),
    "WARC packed in one": lambda: gzip.compress(sites.as_warc(sites.THREAD_RECORDS)),
    "WARC packed anyhow": lambda: b"".join(
        gzip.compress(part)
        for part in sites.as_warc(sites.THREAD_RECORDS).partition(b"HTTP/1.1")
    ),
    "ZIP packed again": lambda: gzip.compress(
        sites.as_zip({"1": PAGES[0], "2": PAGES[1]})
    ),
    "WARC packed as xz": lambda: lzma.compress(sites.as_warc(sites.THREAD_RECORDS)),
    "MHTML in a ZIP": lambda: sites.as_zip(
        {
            "1.mhtml": sites.as_mhtml(PAGES[0], f"{THREAD}/"),
            "2.mht": sites.as_mhtml(PAGES[1], f"{THREAD}/page-2", coding="base64"),
        }
    ),
    "WARC in a ZIP": lambda: sites.as_zip(
        {
            "archive/data.warc.gz": sites.as_packed_warc(sites.THREAD_RECORDS),
            "datapackage.json": b"{}",
        }
    ),
}
"""The same two pages in every container."""


def test_the_seed_is_one_thread() -> None:
    """A folder with two pages is one thread; a post that both pages show stands once."""
    assert problems(WHOLE) == ()
    assert [p.number for p in WHOLE.posts if p.number] == sorted(
        {p.number for p in WHOLE.posts if p.number}
    )
    assert len({p.key for p in WHOLE.posts}) == len(WHOLE.posts) >= 29
    assert WHOLE.posts[0].key == "post-9101"
    assert WHOLE.posts[-1].key == "post-9130"


@pytest.mark.parametrize("kind", SAVED)
def test_every_container_gives_the_same_thread(kind: str, tmp_path: Path) -> None:
    """However the pages are kept, in memory or in a file, the posts are the same."""
    data = SAVED[kind]()
    (tmp_path / "saved").write_bytes(data)

    for source in (data, tmp_path / "saved"):
        debate = _only(source).debate
        assert problems(debate) == ()
        assert _shown(debate) == _shown(WHOLE)
        assert debate.participants == WHOLE.participants


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "binary"])
def test_one_mhtml_file_is_one_page(coding: str) -> None:
    """The page of an MHTML file is read in every coding, with its address."""
    page = sites.as_mhtml(PAGES[0], f"{THREAD}/", coding=coding)

    (found,) = read_all(page, structure="none")

    assert len(found.debate.posts) == 15
    assert found.debate.source == f"{THREAD}/"
    assert _told(found, "PagesPassedOver") == []


def test_what_is_no_thread_is_passed_over_and_counted(tmp_path: Path) -> None:
    """Of a mirrored site the threads are read; one notice says what else was there."""
    folder = sites.as_folder(tmp_path / "forum.wendlestrand.example", MIRROR)

    found = list(read_all(folder, structure="none"))

    assert [len(r.debate.posts) for r in found] == [2, len(WHOLE.posts)]
    assert [r.thread for r in found] == [
        "XenForo forum.wendlestrand.example 500", "XenForo forum.wendlestrand.example 417",
    ]  # fmt: skip
    (sentence,) = [s for r in found for s in _told(r, "PagesPassedOver")]
    for words in (
        "pictures (1)",
        "style sheets (1)",
        "index files (1)",
        "list of threads (1)",
    ):
        assert words in sentence


def test_several_threads_are_listed_by_number(tmp_path: Path) -> None:
    """Where one thread is asked for, the error names all by number."""
    folder = sites.as_folder(tmp_path / "site", MIRROR)

    with pytest.raises(SeveralThreads) as caught:
        _only(folder)

    assert caught.value.message.startswith("site: has 2 threads: 1 ")
    assert "Benches, part 500" in caught.value.message


def test_a_site_without_a_thread_is_an_error(tmp_path: Path) -> None:
    """Where nothing is a thread, the error counts what is there."""
    files = {k: v for k, v in MIRROR.items() if not k.startswith("threads/")}
    folder = sites.as_folder(tmp_path / "site", files)

    with pytest.raises(ReadError, match="has no page of a thread") as caught:
        _only(folder)

    assert "list of threads" in caught.value.message


def test_pages_that_are_only_guessed_at_are_read_where_no_other_is_a_thread(
    tmp_path: Path,
) -> None:
    """A list of threads of known software does not push out pages of unknown software."""
    post = (
        '<div class="entry" id="m{0}"><b class="who">Ann{0}</b> <i class="when">'
        "2010-08-0{0} 16:24</i><p>The ferry was late again, {0} times now.</p></div>"
    )
    posts = "".join(post.format(n) for n in range(1, 6))
    page = f"<!DOCTYPE html><html><body><h1>Ferry</h1>{posts}</body></html>".encode()
    files = {"index.html": sites.index_page(), "a.html": page, "b.css": b"p {}"}
    folder = sites.as_folder(tmp_path / "site", files)

    (found,) = read_all(folder, structure="none")

    assert len(found.debate.posts) == 5
    (sentence,) = _told(found, "PagesPassedOver")
    assert "list of threads (1)" in sentence
    assert "style sheets (1)" in sentence
    assert "webpage" not in sentence


def test_the_error_about_a_site_names_it(tmp_path: Path) -> None:
    """A folder or an archive without a thread is named where it is refused."""
    folder = sites.as_folder(tmp_path / "site", {"a.css": b"p {}", "b.css": b"p {}"})
    index = {"a.html": sites.index_page(), "b.html": sites.index_page()}
    lists = sites.as_folder(tmp_path / "lists", index)

    for named in (folder, lists):
        with pytest.raises(ReadError) as caught:
            _only(named)
        assert caught.value.message.startswith(f"{named.name}: has no page of a thread")


def test_the_only_page_is_refused_for_its_own_reason(tmp_path: Path) -> None:
    """A page that is alone in a folder or an archive is an error that says why."""
    (tmp_path / "page.html").write_bytes(sites.index_page())

    with pytest.raises(ReadError, match="it is XenForo's page of the list of threads"):
        _only(tmp_path)
    with pytest.raises(ReadError, match="it is XenForo's page of the list of threads"):
        _only(sites.as_zip({"x.html": sites.index_page()}))


def test_files_that_a_person_names_are_never_passed_over(tmp_path: Path) -> None:
    """An index page beside a page of the thread is an error where both are named."""
    (tmp_path / "1.html").write_bytes(PAGES[0])
    (tmp_path / "2.html").write_bytes(sites.index_page())

    with pytest.raises(ReadError, match=r"2\.html"):
        read([tmp_path / "1.html", tmp_path / "2.html"], structure="none")


def test_pictures_that_browsers_put_beside_a_page_are_parts_of_it(
    tmp_path: Path,
) -> None:
    """Frames in the folder that belongs to a saved page are not read."""
    files = {"Quay.html": PAGES[0], "Quay_files/frame.html": PAGES[1]}

    folder = _only(sites.as_folder(tmp_path / "saved", files))
    zipped = _only(sites.as_zip(files))

    for found in (folder, zipped):
        assert len(found.debate.posts) == 15
        assert "parts of saved pages (1)" in _told(found, "PagesPassedOver")[0]


def test_names_of_a_mirror_tell_the_address(tmp_path: Path) -> None:
    """Pages that do not tell their address have that of their place in the mirror."""
    bare = PAGES[0].replace(b'rel="canonical"', b'rel="other"')
    files = {"forum.wendlestrand.example/threads/x.417/index.html": bare}

    found = _only(sites.as_folder(tmp_path / "m", files))

    assert found.debate.source == "https://forum.wendlestrand.example/threads/x.417/"


def test_repeated_captures_are_passed_over() -> None:
    """A revisit of what the file has is counted; one of what it has not is a warning."""
    first = Record(url=f"{THREAD}/", body=PAGES[0], digest="sha1:A")
    again = Record(url=f"{THREAD}/", body=b"", kind="revisit", digest="sha1:A")
    lost = Record(url=f"{THREAD}/page-2", body=b"", kind="revisit", digest="sha1:B")

    found = _only(sites.as_warc([first, again, lost]))

    assert (
        "captures that repeat an earlier one (1)" in _told(found, "PagesPassedOver")[0]
    )
    assert _told(found, "SiteIncomplete") == [
        "1 captures repeat one that is in another WARC file"
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("way", ["named", "folder", "zip"])
def test_captures_that_repeat_one_of_another_file(
    tmp_path: Path, way: str, order: tuple[int, int]
) -> None:
    """What any of the files of a run has is not lost, in whatever order they come."""
    first = Record(url=f"{THREAD}/", body=PAGES[0], digest="sha1:A")
    again = Record(url=f"{THREAD}/", body=b"", kind="revisit", digest="sha1:A")
    lost = Record(url=f"{THREAD}/page-3", body=b"", kind="revisit", digest="sha1:C")
    files = [
        sites.as_warc([first]),
        sites.as_warc(
            [
                again,
                lost,
                Record(url=f"{THREAD}/page-2", body=PAGES[1], digest="sha1:B"),
            ]
        ),
    ]
    folder = tmp_path / "site"
    folder.mkdir()
    paths = [folder / f"{n}.warc" for n in order]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    if way == "zip":
        packed = tmp_path / "site.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for path in sorted(paths):
                archive.write(path, path.name)
    given: dict[str, Path | list[Path]] = {
        "named": sorted(paths),
        "folder": folder,
        "zip": tmp_path / "site.zip",
    }

    found = _only(given[way])

    assert _told(found, "SiteIncomplete") == [
        "1 captures repeat one that is in another WARC file"
    ]
    assert (
        "captures that repeat an earlier one (1)" in _told(found, "PagesPassedOver")[0]
    )


def test_of_two_captures_the_later_wording_is_kept() -> None:
    """A page that was saved twice gives each post once, as the later capture has it."""
    old = PAGES[0].replace(b"My children cannot cross", b"Children cannot cross")
    records = [
        Record(url=f"{THREAD}/", body=PAGES[0], date="2026-07-03T06:00:00Z"),
        Record(url=f"{THREAD}/", body=old, date="2026-07-01T06:00:00Z"),
    ]

    found = _only(sites.as_packed_warc(records))

    assert len(found.debate.posts) == 15
    assert "My children cannot cross" in found.debate.posts[2].text
    differing = [s for s in _told(found, "PostRepeated") if "later wording" in s]
    assert len(differing) == 1


def test_the_time_of_saving_is_known() -> None:
    """WARC, MHTML, SingleFile, HTTrack and the Wayback Machine tell when a page was saved."""
    comment = (
        b"<!--\n Page saved with SingleFile \n url: " + THREAD.encode() + b"/ \n saved"
        b" date: Fri Jul 03 2026 08:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    track = (
        b"<!-- Mirrored from forum.wendlestrand.example/threads/x.417/ by HTTrack Website"
        b" Copier/3.x [XR&CO'2014], Fri, 03 Jul 2026 06:00:00 GMT -->"
    )
    wayback = (
        b'<script type="text/javascript">\n  __wm.init("https://web.archive.org/web");\n'
        b'  __wm.wombat("http://forum.wendlestrand.example:80/threads/x.417/","20260703060000",'
        b'"https://web.archive.org/","web","/_static/",\n\t      "1783058400");\n</script>'
    )
    saved = dt.datetime(2026, 7, 3, 6, tzinfo=dt.UTC)

    for data in (
        sites.as_zip({"x.html": PAGES[0].replace(b"<head>", wayback + b"<head>")}),
        sites.as_zip({"x.warc": sites.as_warc([Record(url=THREAD, body=PAGES[0])])}),
        sites.as_zip({"x.mhtml": sites.as_mhtml(PAGES[0], THREAD)}),
        sites.as_zip({"x.html": PAGES[0].replace(b"<head>", comment + b"<head>")}),
        sites.as_zip({"x.html": PAGES[0].replace(b"<head>", track + b"<head>")}),
    ):
        assert _only(data).captured == saved
    assert (
        told_by_page(wayback).url == "http://forum.wendlestrand.example/threads/x.417/"
    )


def test_quotations_reach_across_pages() -> None:
    """What page two quotes of page one is found there, and what page one quotes of two."""
    debate = read(SEED).debate
    sources = {
        (post.key, q.quotation.source.post)
        for post in debate.posts
        for q in quotations(post.body)
        if q.quotation.source is not None
    }

    assert {("post-9116", "post-9109"), ("post-9115", "post-9120")} <= sources


def test_all_notices_are_told_once(tmp_path: Path) -> None:
    """What is passed over is told with the first thread alone."""
    folder = sites.as_folder(tmp_path / "site", MIRROR)
    found: list[Notice] = [
        n for r in read_all(folder, structure="none") for n in r.notices
    ]

    assert [n.rule for n in found].count("PagesPassedOver") == 1


def test_a_packed_mhtml_file_is_the_page(tmp_path: Path) -> None:
    """A file called "page.mhtml.gz" is no mail: it gives the posts of the page in it."""
    path = tmp_path / "page.mhtml.gz"
    path.write_bytes(gzip.compress(sites.as_mhtml(PAGES[0], f"{THREAD}/")))

    for source in (path, path.read_bytes()):
        assert len(_only(source).debate.posts) == 15


def test_a_packed_container_that_is_cut_is_told() -> None:
    """What is lost with the end of the outer packing is told, beside the loss within."""
    row = sites.as_warc(
        [*sites.THREAD_RECORDS, Record(url=f"{THREAD}/3", body=PAGES[1])]
    )

    found = _only(lzma.compress(row)[:-1500])

    assert _told(found, "PackingBroken")


def test_missing_pages_are_told_of_their_thread() -> None:
    """Of a site with several threads, the notice says which of them lacks a page."""
    pages = {k: v for k, v in MIRROR.items() if not k.endswith("page-2.html")}

    found = list(read_all(sites.as_zip(pages), structure="none"))

    told = [sentence for r in found for sentence in _told(r, "PagesMissing")]
    assert told[-1] == (
        "“Close Quay Road to cars at weekends?”: this is page 1 of 2; page 2 is not in"
        " what was given"
    )
