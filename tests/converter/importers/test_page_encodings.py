"""Encodings of pages as met in practice: labels, wider forms, mixtures, text decoded twice."""

import pytest

from disputatio.converter.detection import importer_for
from disputatio.converter.importers.shared.decoding import Decoded
from disputatio.converter.importers.shared.garbling import LIKELY, mended
from disputatio.converter.importers.shared.html.page import label, page_of
from disputatio.converter.importers.shared.html.select import words
from disputatio.schemas.protocols import Source

HIGH = range(0x80, 0xC0)
LABELS = {
    "windows-1251": "Зимой мост закрыт – и это правильно",
    "koi8-r": "Зимой мост закрыт, и это правильно",
    "iso-8859-2": "Zażółć gęślą jaźń",
    "iso-8859-9": "Şu köprü ığdır",
    "shift_jis": "橋は冬に閉まる①",
    "x-sjis": "橋は冬に閉まる",
    "euc-kr": "다리는 겨울에 닫힌다",
    "ks_c_5601-1987": "다리는 겨울에 닫힌다",
    "gb2312": "桥在冬天关闭",
    "big5": "橋在冬天關閉",
    "euc-jp": "橋は冬に閉まる",
}


def page(text: bytes, charset: str, form: str = '<meta charset="{}">') -> bytes:
    """Give a page whose label says an encoding."""
    head = form.format(charset).encode()
    return b"<html><head>" + head + b"</head><body><p>" + text + b"</p></body></html>"


def read(data: bytes) -> tuple[str | None, set[str]]:
    """Give the words of a page and the rules of what was met."""
    found = page_of(Source(data=data))
    return words(found.root[-1]), {n.rule for n in found.notices}


WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def python_name(charset: str) -> str:
    """Give an encoding that Python has."""
    return {
        "x-sjis": "shift_jis",
        "ks_c_5601-1987": "euc-kr",
        "shift_jis": "cp932",
    }.get(charset, charset)


@pytest.mark.parametrize("encoding", WIDE)
def test_pages_in_wide_encodings_are_pages(encoding: str) -> None:
    """A page that is saved in UTF-16 or UTF-32 is recognised and read."""
    text = '\ufeff<!DOCTYPE html><html id="XF"><body><p>Мост закрыт</p></body></html>'
    source = Source(data=text.encode(encoding))

    assert importer_for(source).info.name == "xenforo"
    assert read(source.data) == ("Мост закрыт", set())


def test_nul_bytes_of_a_page_are_left_out() -> None:
    """Browsers pass over NUL bytes; a notice says so."""
    data = page(b"The b\0ridge\0", "utf-8")

    assert read(data) == ("The bridge", {"CharacterReplaced"})


@pytest.mark.parametrize("charset", ["iso-8859-1", "x-unknown", "utf-8"])
def test_cyrillic_bytes_are_read_as_such_whatever_a_wrong_label_says(
    charset: str,
) -> None:
    """Letters in a row as Cyrillic words have them are windows-1251, with a notice."""
    text = "Зимой мост закрыт, и это правильно"

    assert read(page(text.encode("cp1251"), charset)) == (text, {"EncodingGuessed"})


@pytest.mark.parametrize(
    "text", ["Größe, Äpfel und Öl für müde Füße " * 9, "naïve été"]
)
def test_western_bytes_stay_western(text: str) -> None:
    """Single letters of other languages are no Cyrillic."""
    data = page(text.strip().encode("cp1252"), "iso-8859-1")

    assert read(data) == (text.strip(), {"EncodingGuessed"})


@pytest.mark.parametrize("charset", LABELS)
def test_labels_of_many_languages(charset: str) -> None:
    """A page is read as its label says, by the wider form that browsers use."""
    data = page(LABELS[charset].encode(python_name(charset)), charset)

    assert read(data) == (LABELS[charset], set())


@pytest.mark.parametrize(
    "form",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        "<META HTTP-EQUIV=content-type CONTENT='text/html;CHARSET={}'/>",
        "<meta charset={}>",
    ],
)
def test_labels_in_many_forms(form: str) -> None:
    """As a header in the page, in capitals, without quotation marks."""
    assert read(page("Мост".encode("cp1251"), "windows-1251", form)) == ("Мост", set())


def test_a_label_as_xml_writes_it() -> None:
    """XHTML may say its encoding in the first line only."""
    data = '<?xml version="1.0" encoding="iso-8859-2"?><html><body>Zażółć</body></html>'.encode(
        "iso-8859-2"
    )

    assert label(data) == "iso-8859-2"
    assert read(data) == ("Zażółć", set())


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "windows-1251", "utf-16", "nonsense-7", "rot13"]
)
def test_what_is_utf_8_is_read_as_that_whatever_it_says(charset: str) -> None:
    """Pages that were converted keep their old label."""
    assert read(page("Brücke – Мост".encode(), charset)) == ("Brücke – Мост", set())


def test_latin_1_means_windows_1252() -> None:
    """Dashes and curly quotation marks stand where latin-1 has control characters."""
    assert read(page("“Brücke” – ja".encode("cp1252"), "iso-8859-1")) == (
        "“Brücke” – ja",
        {"EncodingGuessed"},
    )


def test_words_of_utf_8_in_a_labelled_page() -> None:
    """Posts from before and after a move: each word is read as what it is."""
    old, new = "Зимой мост закрыт. ", "Летом мост открыт снова."
    data = page(old.encode("cp1251") + new.encode(), "windows-1251")

    assert read(data) == (old + new, {"EncodingGuessed"})


def test_lines_of_utf_8_in_a_page_of_wide_characters() -> None:
    """Where a line cannot be what the label says, it is UTF-8."""
    data = page(
        "桥在冬天关闭\n".encode("gb18030") + "橋は冬に閉まる。夏は開く\n".encode(),
        "gb2312",
    )
    text, rules = read(data)

    assert text == "桥在冬天关闭 橋は冬に閉まる。夏は開く"
    assert rules == {"EncodingGuessed"}


@pytest.mark.parametrize(
    "text",
    ["Die Brücke ist schön – für Fußgänger größer", "Мост закрыт, и это правильно"],
)
def test_text_that_was_decoded_twice_is_turned_back(text: str) -> None:
    """The whole page is so, and nothing is lost by it."""
    twice = "".join(
        bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode()
    )

    assert read(page(twice.encode(), "utf-8")) == (text, {"EncodingGuessed"})


def test_text_that_is_garbled_here_and_there_stays() -> None:
    """Old posts are garbled, new ones are not: content, and a notice."""
    text = "schÃ¶n fÃ¼r FuÃŸgÃ¤nger, grÃ¶ÃŸer; doch die Brücke nicht"

    assert read(page(text.encode(), "utf-8")) == (text, {"TextGarbled"})


@pytest.mark.parametrize(
    "text", ["Ã¤ is how ä looks", "SÃO PAULO Â©", "naïve Œuvre", "ASCII", "À Á Â Ã Ä"]
)
def test_a_few_such_letters_are_no_sign(text: str) -> None:
    """Somebody writes about it, or in Portuguese."""
    given = Decoded(text=text)

    assert mended(given) is given
    assert mended(Decoded(text=text, source=text.encode())).text == text


def test_all_that_is_garbled_is_looked_at() -> None:
    """What is searched for first, in bytes, stands in all that two decodings make."""
    high = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in HIGH)
    pairs = (lead + after for lead in map(chr, range(0xC2, 0xF5)) for after in high)

    assert [pair for pair in pairs if not LIKELY.match(pair.encode())] == []


@pytest.mark.parametrize(
    "charset", ["windows-1251", "gb2312", "shift_jis", "euc-kr", "big5", "utf-8"]
)
def test_any_bytes_under_any_label_are_text(charset: str) -> None:
    """What is no character is replaced and told."""
    text, _ = read(page(bytes(range(0x80, 0x100)) * 3 + b"end", charset))

    assert text is not None
    assert text.endswith("end")


def test_a_page_that_is_mostly_utf_8_is_no_cyrillic_of_another_encoding() -> None:
    """One word in windows-1251 does not change how the rest of a page is read."""
    text = "Зимой мост закрыт".encode() + b" " + "мост".encode("cp1251")
    data = page(text, "utf-8").replace(b"<html>", b'<html lang="ru">')

    assert (read(data)[0] or "").startswith("Зимой мост закрыт ")


@pytest.mark.parametrize("encoding", WIDE)
def test_pages_in_wide_encodings_without_a_mark_are_told(encoding: str) -> None:
    """NUL bytes say so; it is a guess all the same."""
    text = '<!DOCTYPE html><html id="XF"><body><p>Мост закрыт</p></body></html>'
    source = Source(data=text.encode(encoding))

    assert importer_for(source).info.name == "xenforo"
    assert read(source.data) == ("Мост закрыт", {"EncodingGuessed"})


@pytest.mark.parametrize("encoding", ["utf-8", *WIDE])
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_damaged_sign_at_the_beginning_hides_no_page(
    encoding: str, place: int
) -> None:
    """Whichever of the first signs is another one, what stands behind it is a page's."""
    text = '<!DOCTYPE html><html id="XF" lang="ru"><head><title>Мост</title></head><body><p>Мост закрыт</p></body></html>'
    damaged = text[:place] + "}" + text[place + 1 :]
    source = Source(data=damaged.encode(encoding))

    assert importer_for(source).info.name == "xenforo"
    assert "Мост закрыт" in (read(source.data)[0] or "")


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_wide_pages_that_are_cut_in_a_letter(encoding: str, cut: int) -> None:
    """What is left of it is told."""
    text = '<!DOCTYPE html><html id="XF"><body><p>Мост закрыт</p></body></html>'
    found, rules = read(text.encode(encoding)[:-cut])

    assert found == "Мост закрыт"
    assert "EncodingGuessed" in rules
