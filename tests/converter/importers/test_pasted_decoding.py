"""Bytes to text by one policy."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.detection import importer_for
from disputatio.converter.importers.shared.decoding import decoded, leniently
from disputatio.converter.importers.shared.languages import language_of
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from disputatio.schemas.text import is_scalar


@pytest.mark.parametrize(
    "data",
    [
        "Grüße".encode(), codecs.BOM_UTF8 + "Grüße".encode(), "Grüße".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Grüße".encode("utf-16-be"),
    ],
)  # fmt: skip
def test_unicode_is_read_without_notice(data: bytes) -> None:
    """UTF-8, and UTF-16 with a byte order mark, need no guess."""
    assert decoded(data).text == "Grüße"
    assert decoded(data).notices == ()


def test_long_text_is_looked_at_in_pieces() -> None:
    """A character may stand on their edge, a wrong byte in the last of them."""
    long = "x" * (16 * 1024 - 1) + "ü" * 20_000

    assert decoded(long.encode()).text == long
    assert decoded(long.encode()).notices == ()
    assert decoded(long.encode() + b"\xfc").text == long + "ü"
    assert decoded(long.encode()[:-1]).text == long[:-1] + "Ã"


def test_windows_1252_is_guessed() -> None:
    """What is not UTF-8 is windows-1252, with a notice that names the line."""
    found = decoded("a\nGrüße – „ja“".encode("cp1252"))
    assert found.text == "a\nGrüße – „ja“"
    assert [(n.rule, n.line) for n in found.notices] == [("EncodingGuessed", 2)]


def test_mixed_files_are_read_by_run() -> None:
    """UTF-8 inside a windows-1252 file stays right."""
    assert decoded("für ".encode("cp1252") + "für".encode()).text == "für für"


def test_bytes_that_are_no_character_stay_visible() -> None:
    """A byte that windows-1252 does not have becomes U+FFFD, with a notice."""
    found = decoded(b"a\x81b")
    assert found.text == "a\ufffdb"
    assert [n.rule for n in found.notices] == ["EncodingGuessed", "CharacterReplaced"]


def test_broken_utf_16_is_told() -> None:
    """Half a code unit at the end becomes U+FFFD, with a notice."""
    found = decoded("ab".encode("utf-16") + b"x")
    assert found.text == "ab\ufffd"
    assert [n.rule for n in found.notices] == ["CharacterReplaced"]


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"\x01\x02\x03"])
def test_binary_is_refused(data: bytes) -> None:
    """NUL bytes and heaps of control characters are no text."""
    with pytest.raises(ReadError) as caught:
        decoded(data)
    assert caught.value.hint


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """Any bytes give scalar values or a ReadError; a lenient look never fails."""
    assert is_scalar(leniently(data))
    try:
        assert is_scalar(decoded(data).text)
    except ReadError:
        assert leniently(data)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is not what they said, and I do not think that this was the reason.", "en"),
        ("Das ist nicht das, was sie gesagt haben, und ich glaube es auch nicht.", "de"),
        ("Ce n'est pas ce que vous avez dit, et je ne pense pas que ce soit dans les faits.", "fr"),
        ("No es lo que dijeron, y yo no creo que eso fuera por una razón muy buena.", "es"),
        ("Non è quello che hanno detto, e non credo che sia anche per questo.", "it"),
        ("Dat is niet wat ze zeggen, en ik denk dat het ook niet zo is voor mij.", "nl"),
        ("To nie jest to, co mówią, ale ja też nie wiem, jak to się stało, że był.", "pl"),
        ("Se ei ole niin kuin sanottiin, mutta en tiedä, mitä se oli ja kun se on.", "fi"),
        ("Não é isso que você disse, e também não acho que foi uma boa ideia para mim.", "pt"),
        ("Det är inte vad jag sa, och jag tror att det var för att han inte har en.", "sv"),
        ("One two three", None),
        ("日本語の文章です。", None),
    ],
)  # fmt: skip
def test_languages(text: str, language: str | None) -> None:
    """A clear majority of small words names the language; nothing else does."""
    assert language_of([text]) == language


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_paste_in_utf_16_without_a_mark(encoding: str) -> None:
    """It is found and read as any other, with a notice."""
    text = "Ann said:\r\nDie Brücke bleibt.\r\n\r\nBo wrote: Nein, sie fällt.\r\n" * 3
    source = Source(data=text.encode(encoding), name="paste.txt")
    found = decoded(source.data)

    assert found.text == text
    assert [n.rule for n in found.notices] == ["EncodingGuessed"]
    assert importer_for(source).info.name == "pasted"
