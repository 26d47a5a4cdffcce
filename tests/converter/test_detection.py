# ruff: noqa: ARG002 - formats made up for tests do not need all they are given
"""The format of a source and of an output is found, or the doubt is told."""

from __future__ import annotations

import pytest

from disputatio.converter import detection
from disputatio.schemas.errors import AmbiguousFormat, ReadError, UnknownFormat
from disputatio.schemas.protocols import FormatInfo, Source
from tests.converter.formats import Install


def _source(data: bytes, name: str | None = None) -> Source:
    return Source(data=data, name=name)


def test_content_decides(install: Install) -> None:
    """The importer that is surest of the first bytes reads the source."""
    install(importers={"lines": "LinesImporter", "faulty": "FaultyImporter"})

    assert detection.importer_for(_source(b"LINES\na")).info.name == "lines"


def test_the_file_name_settles_a_tie(install: Install) -> None:
    """Of two that are equally sure of the bytes, the ending of the name decides."""
    install()

    assert detection.importer_for(_source(b"LINES", "x.PAIR")).info.name == "pair"


def test_a_tie_names_both(install: Install) -> None:
    """Two importers that are equally sure are an error that names both."""
    install()

    with pytest.raises(AmbiguousFormat) as caught:
        detection.importer_for(_source(b"LINES"))

    assert "'lines' and 'pair'" in caught.value.message
    assert caught.value.hint == "say which with --from lines"


def test_a_fault_in_one_sniffer_does_not_stop_the_others(install: Install) -> None:
    """A plug-in whose `sniff` fails counts as not sure at all."""
    install()

    scores = {c.name: c.score for c in detection.ranked(_source(b"LINES"))}

    assert scores == {"lines": 0.9, "pair": 0.9, "faulty": 0.0, "needy": 0.0}


def test_unknown_bytes_give_the_best_scores(install: Install) -> None:
    """Where nothing fits, the error shows how sure the surest were."""
    install()

    with pytest.raises(UnknownFormat) as caught:
        detection.importer_for(_source(b"\x00\x01\x02", "x.bin"))

    assert caught.value.message == (
        "x.bin: no importer recognises it (none is sure of any of it)"
    )
    assert "--from" in str(caught.value.hint)


def test_doubtful_scores_are_given(install: Install) -> None:
    """Where an importer is a little sure, but not enough, the error says how sure."""
    install(importers={"doubtful": "tests.converter.test_detection:Doubtful"})

    with pytest.raises(UnknownFormat, match=r"surest: doubtful 0\.10"):
        detection.importer_for(_source(b"{}"))


class Doubtful:
    """A reader that is hardly ever sure."""

    info = FormatInfo(name="doubtful", title="")

    def sniff(self, head: bytes) -> float:
        """Give a low score."""
        return 0.1

    def read(self, source: Source, options: object) -> None:
        """Read nothing."""


def test_an_empty_source_says_so() -> None:
    """An empty file is malformed input, not an unknown format."""
    with pytest.raises(ReadError, match="is empty"):
        detection.importer_for(_source(b"", "x.debate.json"))


def test_plain_text_goes_to_pasted(install: Install) -> None:
    """A text that nothing recognises is explained by the reader of pasted threads."""
    install(importers={"pasted": "tests.converter.test_detection:Pasted"})

    assert detection.importer_for(_source(b"a text")).info.name == "pasted"
    with pytest.raises(UnknownFormat):
        detection.importer_for(_source(b"<p>markup</p>"))
    with pytest.raises(UnknownFormat):
        detection.importer_for(_source(b'{"a": 1}'))


def test_an_ending_that_two_share_recognises_nothing(install: Install) -> None:
    """A text with an ending of two importers, of which none sees its own, is pasted."""
    install(
        importers={
            "pasted": "tests.converter.test_detection:Pasted",
            "one": "tests.converter.test_detection:Texts",
            "two": "tests.converter.test_detection:Texts",
        }
    )

    found = detection.importer_for(_source(b"a text", "x.txt"))

    assert found.info.name == "pasted"


class Texts:
    """A reader of an ending that others have too."""

    info = FormatInfo(name="texts", title="", extensions=(".txt",))

    def sniff(self, head: bytes) -> float:
        """See nothing of its own."""
        return 0.0

    def read(self, source: Source, options: object) -> None:
        """Read nothing."""


class Pasted:
    """A reader that is never sure."""

    info = FormatInfo(name="pasted", title="pasted text")

    def sniff(self, head: bytes) -> float:
        """Give no score."""
        return 0.0

    def read(self, source: Source, options: object) -> None:
        """Read nothing."""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.aif.xml", ".aif.xml"),
        ("A.AIF.XML", ".aif.xml"),
        ("a.xml", ".xml"),
        ("folder.xml/a", None),
        (".xml", None),
        (None, None),
    ],
)
def test_the_longest_ending_wins(name: str | None, expected: str | None) -> None:
    """Of two endings that fit the longer one counts, in any case."""
    infos = [
        FormatInfo(name="xml", title="", extensions=(".xml",)),
        FormatInfo(name="aif", title="", extensions=(".aif.xml",)),
    ]

    assert detection.longest_suffix(name, infos) == expected


def test_output_format_comes_from_the_name(install: Install) -> None:
    """The exporter of an output is found by its ending."""
    install()

    assert detection.exporter_for("folder/x.lines").info.name == "lines"


@pytest.mark.parametrize(
    ("path", "problem"),
    [("x.foo", "the ending '.foo'"), ("x", "no ending")],
)
def test_unknown_endings_list_the_known(
    install: Install, path: str, problem: str
) -> None:
    """An output whose ending tells no format lists the endings that do."""
    install()

    with pytest.raises(UnknownFormat) as caught:
        detection.exporter_for(path)

    assert problem in caught.value.message
    assert ".lines, .faulty" in str(caught.value.hint) or ".faulty, .lines" in str(
        caught.value.hint
    )


def test_broken_exporters_are_named_where_an_ending_is_unknown(
    install: Install,
) -> None:
    """An ending that a broken plug-in would have known is no riddle."""
    install(exporters={"lines": "LinesExporter", "bad": "NoSuchClass"})

    with pytest.raises(UnknownFormat) as caught:
        detection.exporter_for("x.bad")

    assert "the exporter 'bad' of" in str(caught.value.hint)


def test_two_exporters_of_one_ending_are_an_error(install: Install) -> None:
    """An ending that two exporters claim is never given to one by chance."""
    install(
        exporters={
            "lines": "LinesExporter",
            "other": "tests.converter.test_detection:OtherLines",
        }
    )

    with pytest.raises(AmbiguousFormat, match="'lines' and 'other'"):
        detection.exporter_for("x.lines")


class OtherLines:
    """A second writer of the same ending."""

    info = FormatInfo(name="other", title="other", extensions=(".lines",))

    def write(self, debate: object, sink: object, options: object) -> tuple[()]:
        """Write nothing."""
        return ()


def test_a_page_is_known_behind_its_styles() -> None:
    """A page saved as one file begins with megabytes of styles and pictures."""
    style = b"<style>" + b"a{b:c}" * 40_000 + b"</style>"
    picture = b'<img src="data:image/png;base64,' + b"AAAA" * 40_000 + b'">'
    page = (
        b"<!DOCTYPE html><html><head>" + style + b"</head><body>" + picture + b"<p>Here"
    )

    head = detection.telling_head(Source(data=page))

    assert head == (
        b'<!DOCTYPE html><html><head></style></head><body><img src="">' + b"<p>Here"
    )


def test_json_for_which_only_the_ending_speaks_is_of_no_format() -> None:
    """Many formats end in `.json`; that alone makes none of them likely."""
    for data in (b'{"hello": 1}', b"[1, 2]", b'{"id": 3, "words": ["a", "b"]}'):
        with pytest.raises(UnknownFormat) as caught:
            detection.importer_for(_source(data, "x.json"))

        assert caught.value.message == (
            "x.json: no importer recognises it: it is JSON, but of no format that is"
            " read here"
        )


def test_endings_that_formats_share_are_no_sign(install: Install) -> None:
    """Bytes that nobody knows are of no format, however many share the ending."""
    text = "tests.converter.test_detection:Texts"
    install(importers={"one": text, "two": text})

    with pytest.raises(UnknownFormat) as caught:
        detection.importer_for(_source(b"\x00\x01\x02", "x.txt"))

    assert caught.value.message == (
        "x.txt: no importer recognises it (none is sure of any of it)"
    )
