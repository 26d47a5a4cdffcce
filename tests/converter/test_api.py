# ruff: noqa: ARG002 - formats made up for tests do not need all they are given
"""The public API reads threads, writes whole files, and tells who is to blame."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from disputatio.converter import api, convert, identify, read, read_all, reading, write
from disputatio.converter.guard import FormatBug
from disputatio.converter.importers.debate_json import DebateJsonImporter
from disputatio.converter.pages import chosen, load_pages
from disputatio.schemas import codec
from disputatio.schemas.content import Quotation, plain_blocks
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import (
    DisputatioError,
    InvalidDebate,
    LossError,
    MissingTool,
    ReadError,
    SeveralThreads,
    UnknownFormat,
    UsageError,
    WriteError,
)
from disputatio.schemas.protocols import Options, Reading, Source
from tests.converter import formats
from tests.converter.formats import Install, PairImporter

LINES = {"lines": "LinesImporter"}


@pytest.fixture(autouse=True)
def _made_up_formats(install: Install) -> None:
    install(importers={**LINES, "faulty": "FaultyImporter", "needy": "NeedyImporter"})


def test_a_path_bytes_and_a_stream_read_alike(tmp_path: Path) -> None:
    """What is read does not depend on how it is handed over."""
    path = tmp_path / "x.lines"
    path.write_bytes(b"LINES\na\nb")

    from_path = read(path, structure="none").debate
    from_text = read(str(path), structure="none").debate
    from_bytes = read(b"LINES\na\nb", structure="none").debate
    with path.open("rb") as stream:
        from_stream = read(stream, structure="none").debate

    assert from_path == from_text == from_stream
    assert attrs.evolve(from_path, source=None) == from_bytes
    assert [p.text for p in from_bytes.posts] == ["a", "b"]


def test_the_source_is_the_file_name_without_its_folder(tmp_path: Path) -> None:
    """No folder of the reader's machine gets into a debate."""
    path = tmp_path / "x.lines"
    path.write_bytes(b"LINES\na")

    assert read(path, structure="none").debate.source == "x.lines"


def test_a_title_can_be_given() -> None:
    """A title from outside replaces the source's."""
    result = read(b"LINES\na", structure="none", title="Mine")

    assert result.debate.title == "Mine"


def test_the_only_thread_is_asked_for() -> None:
    """`read` refuses a source with several threads and names them."""
    with pytest.raises(SeveralThreads) as caught:
        read(b"LINES\na\fLINES\nb", structure="none")

    assert caught.value.message == "has 2 threads: 1 a; 2 b"
    assert caught.value.exit_code == 5


def test_every_thread_is_given_in_order() -> None:
    """`read_all` gives each thread of a source."""
    readings = read_all(b"LINES\na\fLINES\nb", structure="none")

    assert [r.debate.title for r in readings] == ["a", "b"]


def test_a_thread_can_be_chosen_by_number() -> None:
    """The N-th thread is given, and too high an N says how many there are."""
    source = b"LINES\na\fLINES\nb"

    wish = reading.Wish(structure="none")
    second = api.nth(api.found_threads(source, None, wish), 2).finished()

    assert second.debate.title == "b"
    with pytest.raises(ReadError, match="no thread 3") as caught:
        api.nth(api.found_threads(source, None, wish), 3)
    assert caught.value.hint == "there are threads 1 to 2"


def test_pages_are_one_thread_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """The files of a folder are pages of one thread, page 10 after page 2."""
    for number in (10, 2, 1):
        (tmp_path / f"page-{number}.lines").write_bytes(b"LINES\np%d" % number)
    (tmp_path / ".hidden").write_bytes(b"\x00")

    debate = read(tmp_path, structure="none").debate

    assert [p.text for p in debate.posts] == ["p1", "p2", "p10"]
    assert debate.source == "page-1.lines"


def test_pages_of_two_formats_are_refused(tmp_path: Path) -> None:
    """Files of different formats are no thread, where a person names them."""
    (tmp_path / "a.lines").write_bytes(b"LINES\na")
    (tmp_path / "b.faulty").write_bytes(b"b")

    with pytest.raises(UsageError, match="have one format"):
        read([tmp_path / "a.lines", tmp_path / "b.faulty"])


def test_every_thread_of_a_folder_is_read_by_its_own_format(
    tmp_path: Path, install: Install
) -> None:
    """Of a folder with two formats all threads are read, those of most files first."""
    install(importers={"lines": "LinesImporter", "pair": _CAREFUL})
    for name, data in (("1", b"PAIR"), ("2", b"LINES\na"), ("3", b"LINES\nb")):
        (tmp_path / name).write_bytes(data)

    found = list(read_all(tmp_path, structure="none", options={"upper": True}))

    assert [[p.text for p in r.debate.posts] for r in found] == [["A", "B"], ["PAIR"]]
    assert [n for r in found for n in r.notices] == []


class CarefulImporter(PairImporter):
    """Reads what begins with "PAIR"."""

    def sniff(self, head: bytes) -> float:
        """Look at the first word."""
        return 0.9 if head.startswith(b"PAIR") else 0.0


_CAREFUL = "tests.converter.test_api:CarefulImporter"


def test_argument_files_are_no_pages(install: Install) -> None:
    """Two argument files are not one thread."""
    install(importers={"debate-json": _CODEC})
    data = b'{"version": 1, "title": null}'

    with pytest.raises(UsageError, match="no pages of a thread"):
        read([data, data])


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without files is an error that names it."""
    with pytest.raises(ReadError, match="folder without files"):
        read(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A missing file is an error that names it."""
    with pytest.raises(ReadError, match=r"gone\.txt: there is no such file"):
        read(tmp_path / "gone.txt")


def test_a_text_stream_is_refused() -> None:
    """A stream opened as text is told apart from a bad file."""
    with pytest.raises(ReadError, match="not in binary mode"):
        read(io.StringIO("LINES"))  # type: ignore[arg-type]


def test_a_source_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that never ends is refused, not read for ever."""
    monkeypatch.setattr("disputatio.schemas.protocols.MAX_BYTES", 10)

    with pytest.raises(ReadError, match="larger than"):
        read(io.BytesIO(b"x" * 11))


def test_options_reach_the_importer() -> None:
    """An importer's own option does what it says."""
    result = read(b"LINES\na", "lines", structure="none", options={"upper": True})

    assert result.debate.title == "A"


def test_unknown_options_are_refused() -> None:
    """An option that a format does not have is an error with the nearest name."""
    with pytest.raises(UsageError) as caught:
        read(b"LINES\na", options={"uper": True})

    assert caught.value.message == "lines has no option 'uper'"
    assert caught.value.hint == "did you mean 'upper'?"


def test_an_unknown_structure_is_refused() -> None:
    """A structure that does not exist is an error that lists the others."""
    with pytest.raises(UsageError, match="no structure is called 'half'"):
        read(b"LINES\na", structure="half")  # type: ignore[arg-type]


def test_a_fault_of_an_importer_is_its_own(tmp_path: Path) -> None:
    """An unexpected exception becomes an error that names the importer."""
    path = tmp_path / "x.faulty"
    path.write_bytes(b"x")

    with pytest.raises(FormatBug) as caught:
        read(path, "faulty", structure="none")

    assert "a bug in the importer 'faulty': KeyError" in caught.value.message
    assert isinstance(caught.value.__cause__, KeyError)
    assert caught.value.exit_code == 1


def test_a_missing_package_is_told() -> None:
    """An importer whose package is absent says which one to install."""
    with pytest.raises(MissingTool, match="'surely_not_installed'") as caught:
        read(b"x", "needy")

    assert caught.value.exit_code == 7


def test_identify_ranks_the_importers() -> None:
    """Every importer is given with its score, the surest first."""
    ranked = identify(b"LINES\na")

    assert (ranked[0].name, ranked[0].score) == ("lines", 0.9)
    assert len(ranked) == 3


def test_write_gives_losses_and_notices(tmp_path: Path) -> None:
    """What a format does not keep is named, with what its writer met."""
    debate = Debate(title="T", posts=(_post("a\tb"),))

    notices = write(debate, tmp_path / "x.lines")

    assert [n.rule for n in notices] == ["LossOnExport", "CharacterReplaced"]
    assert notices[0].sentence == "lines does not keep: title"
    assert (tmp_path / "x.lines").read_bytes() == b"LINES\na b"


def test_strict_refuses_before_writing(tmp_path: Path) -> None:
    """With `strict` a loss stops everything and the old file stays."""
    path = tmp_path / "x.lines"
    path.write_bytes(b"old")

    with pytest.raises(LossError, match="does not keep: title"):
        write(Debate(title="T"), path, strict=True)

    assert path.read_bytes() == b"old"


def test_an_invalid_debate_is_not_written(tmp_path: Path) -> None:
    """A debate that breaks a rule reaches no exporter."""
    debate = Debate(posts=(_post("a"), _post("b")))

    with pytest.raises(InvalidDebate, match="have the key 'post-1'"):
        write(debate, tmp_path / "x.lines")

    assert list(tmp_path.iterdir()) == []


def test_a_stream_needs_a_format() -> None:
    """A stream has no name, so the format must be named."""
    with pytest.raises(UnknownFormat, match="no name that tells"):
        write(Debate(), io.BytesIO())

    stream = io.BytesIO()
    write(Debate(), stream, "lines")

    assert stream.getvalue() == b"LINES\n"


@pytest.mark.parametrize(
    ("error", "seen"),
    [
        (ZeroDivisionError("half way"), FormatBug),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (OSError(28, "No space left on device"), WriteError),
        (WriteError("too long for this format"), WriteError),
    ],
)
def test_a_file_appears_whole_or_not_at_all(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    seen: type[BaseException],
) -> None:
    """Whatever stops a writer half way, the old file stays and nothing else does."""
    monkeypatch.setattr(formats.FaultyExporter, "error", error)
    path = tmp_path / "x.faulty"
    path.write_bytes(b"old")

    with pytest.raises(seen):
        write(Debate(), path)

    assert [p.name for p in tmp_path.iterdir()] == ["x.faulty"]
    assert path.read_bytes() == b"old"


def test_an_existing_file_keeps_its_permissions(tmp_path: Path) -> None:
    """A file that is replaced may be read by those who could read it before."""
    path = tmp_path / "x.lines"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write(Debate(), path)

    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == b"LINES\n"


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """Writing through a link replaces the file that it points to."""
    real, link = tmp_path / "real.lines", tmp_path / "link.lines"
    real.write_bytes(b"old")
    link.symlink_to(real)

    write(Debate(), link)

    assert link.is_symlink()
    assert real.read_bytes() == b"LINES\n"


def test_a_device_is_written_to() -> None:
    """A place that is no ordinary file is not replaced by one."""
    write(Debate(), "/dev/null", "lines")

    assert not Path("/dev/null").is_file()


def test_a_pipe_by_name_is_written_to(tmp_path: Path) -> None:
    """A named pipe gets the bytes and stays a pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    write(Debate(), pipe, "lines")

    assert os.read(reader, 100) == b"LINES\n"
    os.close(reader)
    assert [p.name for p in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "is a folder"),
        ("file/x.lines", "is a file, not a folder"),
        ("file/deeper/x.lines", "is a file, not a folder"),
        ("gone/x.lines", "there is no folder"),
    ],
)
def test_places_that_cannot_be_written_are_told(
    tmp_path: Path, name: str, problem: str
) -> None:
    """A folder, a path below a file and a missing folder are told apart."""
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(WriteError, match=problem):
        write(Debate(), tmp_path / name, "lines")


def test_a_read_only_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be written to is an error that says so."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(WriteError, match="is read-only"):
        write(Debate(), tmp_path / "x.lines")


def test_convert_writes_several_formats_from_one_read(tmp_path: Path) -> None:
    """One source is read once and written to every target."""
    targets = [tmp_path / "a.lines", tmp_path / "b.lines"]

    notices = convert(b"LINES\na", targets, structure="none")

    assert [t.read_bytes() for t in targets] == [b"LINES\na", b"LINES\na"]
    assert [n.rule for n in notices] == ["LossOnExport", "LossOnExport"]


def test_convert_strict_writes_nothing_at_all(tmp_path: Path) -> None:
    """With `strict` a loss in one target keeps every target from being written."""
    with pytest.raises(LossError):
        convert(b"LINES\na", [tmp_path / "a.lines"], structure="none", strict=True)

    assert list(tmp_path.iterdir()) == []


def test_names_are_exported_lazily() -> None:
    """The package gives its five names, and tells a name that it does not have."""
    from disputatio import converter

    assert {"convert", "identify", "read", "read_all", "write"} <= set(dir(converter))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = converter.reed


def test_every_error_is_one_kind() -> None:
    """Whoever uses the API catches everything meant for people by one class."""
    kinds = (FormatBug, MissingTool, ReadError, UsageError, WriteError, UnknownFormat)

    assert all(issubclass(kind, DisputatioError) for kind in kinds)


_CODEC = "disputatio.converter.importers.debate_json:DebateJsonImporter"


def _post(text: str) -> Post:
    return Post(key="post-1", number=1, body=plain_blocks(text))


class Empty(formats.LinesImporter):
    """A reader of files that may have no thread."""

    info = attrs.evolve(formats.LinesImporter.info, name="empty", joinable=False)

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give a thread for each line."""
        for number, line in enumerate(source.data.split(), 1):
            text = line.decode()
            url = f"u{text}"
            post = Post(key=f"post-{number}", number=number, url=url)
            yield Reading(debate=Debate(title=text, posts=(post,)))


class Unreadable(formats.LinesImporter):
    """A reader that meets a fault of the machine."""

    info = attrs.evolve(formats.LinesImporter.info, name="unreadable")

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Fail as a disk does."""
        raise OSError(5, "Input/output error")


def test_a_source_without_a_thread_is_told(install: Install) -> None:
    """A file in which there is no thread is an error, not an empty debate."""
    install(importers={"empty": f"{__name__}:Empty"})

    with pytest.raises(ReadError, match="there is no thread"):
        read(b" ", "empty", structure="none")


def test_pages_of_other_formats_are_joined(install: Install) -> None:
    """Pages that cannot be put after one another are read one by one and joined."""
    install(importers={"empty": f"{__name__}:Empty"})

    result = read([b"a", b"b", b"a"], "empty", structure="none")

    assert [p.url for p in result.debate.posts] == ["ua", "ub"]
    assert [n.rule for n in result.notices] == ["PostRepeated"]


def test_a_fault_of_the_machine_is_no_bug(install: Install) -> None:
    """A disk that fails while reading is told as that."""
    install(importers={"unreadable": f"{__name__}:Unreadable"})

    with pytest.raises(ReadError, match="cannot be read: Input/output error"):
        read(b"x", "unreadable")


def test_a_stream_that_cannot_be_written_is_told() -> None:
    """A stream that fails is an error of writing, not a bug of the exporter."""

    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(WriteError, match="No space left on device"):
        write(Debate(), Full(), "lines")


def test_quotations_without_a_source_are_told(install: Install) -> None:
    """After a full reading each quotation of words that was not found is a note."""
    said = Quotation(blocks=plain_blocks("Words that nobody here has ever said."))
    wordless = Quotation(blocks=())
    post = Post(key="post-1", number=1, body=(said, wordless))
    own = codec.dumps(Debate(posts=(post,)))

    found = DebateJsonImporter().read(Source(data=own), {})
    wish = reading.Wish(structure="full")
    install(importers={"debate-json": _CODEC})
    pages = chosen(load_pages(own), "debate-json")
    notices = next(reading.readings(pages, wish)).notices

    assert next(found).notices == ()
    assert [n.rule for n in notices] == ["QuoteSourceNotFound", "NoDebateFound"]
    assert notices[0].sentence == (
        "post 1 quotes “Words that nobody here has ever said.”,"
        " which was not found in this thread"
    )
