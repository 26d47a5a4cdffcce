"""Saved sites that are damaged or mean harm: bounded, one clear error or a notice."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter import read, read_all
from disputatio.converter.containers import limits, warcs
from disputatio.converter.containers.opening import opened_source
from disputatio.converter.containers.reading import Bytes, of_data
from disputatio.schemas.errors import DisputatioError, ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source
from tests.converter.containers import sites
from tests.converter.containers.sites import PAGES, THREAD, Record


def _only(data: bytes) -> Reading:
    return read(data, structure="none")


def _passed(reading: Reading) -> str:
    return "".join(n.sentence for n in reading.notices if n.rule == "PagesPassedOver")


def _incomplete(reading: Reading) -> list[str]:
    return [n.sentence for n in reading.notices if n.rule == "SiteIncomplete"]


ZEROS = bytes(64 << 20)
"""What packs best."""


def test_a_file_that_swells_is_not_unpacked() -> None:
    """A member that unpacks to a thousand times its size is passed over."""
    data = sites.as_zip({"1.html": PAGES[0], "bomb.html": ZEROS[: 8 << 20]})

    found = _only(data)
    assert "swell suspiciously (1)" in _passed(found)
    assert "bomb.html" in _incomplete(found)[0]


def test_a_false_size_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than it says ends at the limit, and is passed over."""
    monkeypatch.setattr("disputatio.converter.containers.zips.PAGE", 1 << 20)
    data = bytearray(sites.as_zip({"1.html": PAGES[0], "b.html": ZEROS[: 3 << 20]}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rindex(mark)
        data[at + place : at + place + 4] = struct.pack("<I", 1000)

    found = _only(bytes(data))

    assert len(found.debate.posts) == 15
    assert _passed(found)


def test_overlapping_files_are_refused() -> None:
    """A ZIP archive whose members share their bytes is refused as a whole."""
    whole = sites.as_zip({"1.html": PAGES[0]})
    start = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entry = whole[start:end]
    tail = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, 50 * len(entry), start, 0
    )

    with pytest.raises(ReadError, match="overlap"):
        _only(whole[:start] + entry * 50 + tail)


@pytest.mark.parametrize("end", [30, 2000, -30])
def test_a_cut_zip_is_one_error(end: int) -> None:
    """A ZIP archive without its end is an error that says so."""
    with pytest.raises(ReadError, match="cut or damaged"):
        _only(sites.as_zip({"1.html": PAGES[0]})[:end])


def test_a_damaged_member_is_passed_over() -> None:
    """A page whose packing is broken is told; the other page is read."""
    data = bytearray(sites.as_zip({"1.html": PAGES[0], "2.html": PAGES[1]}))
    at = data.rindex(b"PK\x03\x04") + 400
    data[at : at + 40] = b"\xff" * 40

    found = _only(bytes(data))

    assert len(found.debate.posts) == 15
    assert "files that cannot be unpacked (1)" in _passed(found)
    assert _incomplete(found) == ["1 file cannot be unpacked and is missing: 2.html"]

    alone = bytearray(sites.as_zip({"2.html": PAGES[1]}))
    alone[400:440] = b"\xff" * 40
    with pytest.raises(ReadError, match="cannot be unpacked"):
        _only(bytes(alone))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.html", "/etc/passwd.html", "C:\\windows\\x.html", "..",
        "a\x00b.html", "a\nb.html", "\u202egnp.html", "a" * 60000 + ".html",
    ],
)  # fmt: skip
def test_names_are_only_shown(name: str, tmp_path: Path) -> None:
    """Whatever a member is called, it is read in memory, and nothing is written."""
    data = sites.as_zip({"1.html": PAGES[0], name: PAGES[1]})
    (tmp_path / "x.zip").write_bytes(data)

    found = read(tmp_path / "x.zip", structure="none")

    assert len(found.debate.posts) >= 15
    assert all("\n" not in (n.source or "") for n in found.notices)
    assert [p.name for p in tmp_path.iterdir()] == ["x.zip"]


def test_archives_inside_archives_are_left_alone() -> None:
    """A ZIP archive in a ZIP archive is counted, not opened."""
    inner = sites.as_zip({"2.html": PAGES[1]})

    assert "archives (1)" in _passed(
        _only(sites.as_zip({"1.html": PAGES[0], "b.zip": inner}))
    )


def test_encrypted_files_are_told() -> None:
    """A member that needs a password is counted and warned of; alone, it says so."""
    data = bytearray(sites.as_zip({"1.html": PAGES[0], "2.html": PAGES[1]}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + place] |= 1

    found = _only(bytes(data))
    assert "encrypted files (1)" in _passed(found)
    assert _incomplete(found) == ["encrypted files are not read: 2.html"]

    alone = bytearray(sites.as_zip({"2.html": PAGES[1]}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        alone[alone.rindex(mark) + place] |= 1
    with pytest.raises(ReadError) as error:
        _only(bytes(alone))
    assert error.value.hint == "unpack it with its password, and name the folder"


def test_what_is_lost_in_a_folder_is_told(tmp_path: Path) -> None:
    """An archive that is damaged, among pages, is warned of by its name."""
    sites.as_folder(
        tmp_path, {"1.html": PAGES[0], "a/b.zip": b"PK\x03\x04" + b"x" * 90}
    )

    (told,) = _incomplete(read(tmp_path, structure="none"))

    assert told.startswith("archives that are cut or damaged are not read: ")
    assert told.endswith("a/b.zip")


def test_nothing_at_all_is_said_so() -> None:
    """A WARC file of notes alone is an error without an empty list in it."""
    with pytest.raises(ReadError, match="no page of a thread: there is nothing in it"):
        _only(sites.INFO)


def test_a_cut_warc_is_read_up_to_there() -> None:
    """A WARC file without its end gives what is whole, and a warning."""
    row = [*sites.THREAD_RECORDS]

    for data in (sites.as_warc(row), sites.as_packed_warc(row)):
        found = _only(data[:-700])

        assert len(found.debate.posts) >= 15
        assert _incomplete(found)


def test_a_packed_warc_goes_on_behind_a_broken_record() -> None:
    """Noise between records, and a record that is broken, cost no more than themselves."""
    first = sites.as_packed_warc([Record(url=f"{THREAD}/", body=PAGES[0])])
    broken = bytearray(gzip.compress(Record(url=f"{THREAD}/x", body=PAGES[0]).data()))
    broken[200:240] = b"\xff" * 40
    second = gzip.compress(Record(url=f"{THREAD}/page-2", body=PAGES[1]).data())
    whole = len(_only(first + second).debate.posts)

    for between in (b"noise" * 9, bytes(broken)):
        found = _only(first + between + second)

        assert len(found.debate.posts) == whole > 15
        assert _incomplete(found)


def test_a_length_beyond_the_end_is_a_cut() -> None:
    """A record that says it is huge ends with the file."""
    data = sites.as_warc([Record(url=f"{THREAD}/", body=PAGES[0])])
    lie = data.replace(b"Content-Length: 5", b"Content-Length: 99995", 1)

    with pytest.raises(ReadError):
        _only(lie)


def test_a_swelling_record_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed record that unpacks without end is where reading stops."""
    monkeypatch.setattr(warcs, "RECORD", 1 << 20)
    good = sites.as_packed_warc([Record(url=f"{THREAD}/", body=PAGES[0])])
    bomb = gzip.compress(Record(url=f"{THREAD}/b", body=ZEROS[: 4 << 20]).data())

    found = _only(good + bomb + good)

    assert len(found.debate.posts) == 15
    assert _incomplete(found)


def test_answers_are_bounded() -> None:
    """A body that swells in the packing of the server ends at the limit of a page."""
    bomb = gzip.compress(ZEROS + ZEROS)
    record = Record(
        url=f"{THREAD}/b",
        body=bomb,
        headers=("Content-Type: text/html", "Content-Encoding: gzip"),
    )
    (member,) = warcs.contents(of_data(sites.as_warc([record]))).members

    assert len(member.source.data) <= limits.PAGE


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGES[0], ("Content-Type: text/html", "Transfer-Encoding: chunked")),
        (PAGES[0], ("Content-Type: text/html", "Content-Encoding: gzip")),
        (zlib.compress(PAGES[0]), ("Content-Encoding: deflate",)),
        (zlib.compress(PAGES[0])[2:-4], ("Content-Encoding: deflate",)),
        (gzip.compress(PAGES[0])[:-9], ("Content-Encoding: gzip",)),
        (PAGES[0], ()),
        (
            PAGES[0].decode().encode("cp1252").replace(b'charset="utf-8"', b""),
            ("Content-Type: text/html; charset=windows-1252",),
        ),
    ],
)
def test_answers_as_recorders_keep_them(body: bytes, headers: tuple[str, ...]) -> None:
    """Headers that do not fit the body any more, and every packing, give the page."""
    data = sites.as_warc([Record(url=f"{THREAD}/", body=body, headers=headers)])

    assert len(_only(data).debate.posts) == 15


def test_packing_that_is_not_known_is_told() -> None:
    """A body in a packing that cannot be undone is counted by its name."""
    data = sites.as_warc(
        [
            Record(url=f"{THREAD}/", body=PAGES[0]),
            Record(url=f"{THREAD}/2", body=b"\x8b", headers=("Content-Encoding: br",)),
        ]
    )

    found = _only(data)
    assert "answers packed with br (1)" in _passed(found)
    assert _incomplete(found) == [f"answers packed with br are not read: {THREAD}/2"]


def test_bodies_that_are_packed_over_and_over_are_not_unpacked() -> None:
    """Headers that claim a thousand packings do not make a thousand times the work."""
    coding = "Content-Encoding: " + ", ".join(["gzip"] * 1000)
    twice = gzip.compress(gzip.compress(PAGES[0]))
    data = sites.as_warc(
        [
            Record(
                url=f"{THREAD}/", body=twice, headers=("Content-Encoding: gzip, gzip",)
            ),
            Record(url=f"{THREAD}/2", body=PAGES[1], headers=(coding,)),
        ]
    )

    found = _only(data)

    assert len(found.debate.posts) == 15
    assert "answers packed with too many packings" in _incomplete(found)[0]


class _Counting(io.BytesIO):
    """A stream that counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        _Counting.taken += len(data)
        return data


@pytest.mark.parametrize("form", [sites.as_warc, sites.as_packed_warc])
def test_small_records_are_not_read_many_times(
    form: Callable[[list[Record]], bytes],
) -> None:
    """Of a file with records of no length, not much more than the file is read."""
    row = [Record(url=f"{THREAD}/{n}", body=b"x" * 4000) for n in range(50)]
    data = form(row)
    _Counting.taken = 0

    found = warcs.contents(Bytes(lambda: _Counting(data)))

    assert len(found.members) == 50
    assert _Counting.taken < 4100 * 60


@pytest.mark.parametrize("form", [sites.as_zip, sites.as_warc, sites.as_folder])
def test_empty_files_are_counted(form: Callable[..., object], tmp_path: Path) -> None:
    """What has no bytes is no page, in any container, and is not looked into."""
    files = {"1.html": PAGES[0], "2.html": b"", "e": b""}
    given: object
    if form is sites.as_warc:
        given = sites.as_warc(
            [Record(url=f"{THREAD}/{name}", body=body) for name, body in files.items()]
        )
    else:
        given = form(*((tmp_path,) if form is sites.as_folder else ()), files)

    found = read(given, structure="none")  # type: ignore[arg-type]

    assert "empty files (2)" in _passed(found)


def test_a_cut_mhtml_file_is_read_as_far_as_it_goes() -> None:
    """Half an MHTML file gives the posts that are there."""
    data = sites.as_mhtml(PAGES[0], f"{THREAD}/", coding="base64")

    found = _only(data[: len(data) // 2])

    assert 3 <= len(found.debate.posts) < 15
    assert _incomplete(found)


def test_an_mhtml_file_without_a_page_is_an_error() -> None:
    """An MHTML file of pictures says that there is no page."""
    data = sites.as_mhtml(b"", THREAD).replace(b"Content-Type: text/html", b"X: y")

    with pytest.raises(ReadError, match="no page in this MHTML file"):
        _only(data)


SAMPLES: tuple[Callable[[], bytes], ...] = (
    lambda: sites.as_zip({"a/1.html": sites.other_thread(500)}),
    lambda: sites.as_warc([Record(url=THREAD, body=sites.other_thread(500))]),
    lambda: sites.as_packed_warc([Record(url=THREAD, body=sites.other_thread(500))]),
    lambda: sites.as_mhtml(sites.other_thread(500), THREAD),
)


@pytest.mark.parametrize("sample", SAMPLES)
@given(data=st.data())
def test_damaged_containers_are_read_or_refused(
    sample: Callable[[], bytes], data: st.DataObject
) -> None:
    """Any cut, and any bytes changed anywhere, give readings or one clear error."""
    damaged = bytearray(sample())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.binary(max_size=4)
        )
    end = data.draw(st.integers(1, len(damaged)) | st.just(len(damaged)))

    found: list[Reading] = []
    with suppress(DisputatioError):
        found += read_all(bytes(damaged[:end]), structure="none")
    assert all(problems(reading.debate) == () for reading in found)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"PK\x03\x04", b"WARC/1.0\r\n", b"\x1f\x8b"]),
)
def test_noise_in_the_shape_of_a_container_is_refused(
    noise: bytes, magic: bytes
) -> None:
    """Bytes that only begin as a container does are nothing, or an error."""
    with suppress(ReadError):
        opened = opened_source(Source(data=magic + noise))
        assert opened is None or len(opened.contents.members) <= 1


def test_a_zip_of_nothing_is_an_error() -> None:
    """An archive without files is told."""
    sink = io.BytesIO()
    zipfile.ZipFile(sink, "w").close()

    with pytest.raises(ReadError, match="without files"):
        _only(sink.getvalue())
