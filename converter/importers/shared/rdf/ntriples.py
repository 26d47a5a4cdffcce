"""N-Triples as statements (W3C, RDF 1.1 N-Triples): one statement a line.

A line that is none is left out with a notice; a file with many such lines is not
N-Triples at all.
"""

from __future__ import annotations

import re
import sys
from typing import NoReturn

from disputatio.converter.importers.shared.rdf.store import Store
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.rdf import Literal, Resource, Term
from disputatio.schemas.notices import notice
from disputatio.schemas.text import is_scalar, shortened

MAX_BYTES = 256 * 1024 * 1024
"""How large a document may be."""

MOST_WRONG = 20
"""How many lines may be left out before the file counts as something else."""

_PLAIN = r'[^\x00-\x20<>"{}|^`\\]*'
_IRI = rf"<({_PLAIN}(?:\\(?:u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}){_PLAIN})*)>"
_BLANK = r"_:((?:\w|:)(?:[\w.:·-]*[\w:·-])?)"
_WORDS = r'"([^"\\\n\r]*(?:\\.[^"\\\n\r]*)*)"'
_LINE = re.compile(
    rf"[ \t]*(?:{_IRI}|{_BLANK})[ \t]*{_IRI}[ \t]*"
    rf"(?:{_IRI}|{_BLANK}|{_WORDS}(?:\^\^{_IRI}|@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?)"
    r"[ \t]*\.[ \t]*(?:#.*)?"
)
_NOTHING = re.compile(r"[ \t]*(?:#.*)?")
_LINE_END = re.compile(r"\r\n?|\n")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LONG = re.compile(r"(?<!\\)(?:\\\\)*\\U([0-9A-Fa-f]{8})")
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def statements(data: bytes) -> Store:
    """Give the statements of an N-Triples document in its order.

    Raises:
        ReadError: it is larger than allowed, no UTF-8, or not N-Triples.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"larger than {MAX_BYTES // 1024**2} MB", line=1)
    store = Store()
    for line, text in enumerate(_LINE_END.split(_decoded(data)), 1):
        found = _LINE.fullmatch(text)
        if found is not None:
            _add(store, found, line)
        elif _NOTHING.fullmatch(text) is None:
            _leave_out(store, text, line)
    store.tell_replaced()
    return store


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data[: error.start].decode("latin-1"))) + 1
        hint = "save it in UTF-8, as N-Triples demands"
        raise ReadError("is not UTF-8 text", hint, line=line) from None


def _add(store: Store, found: re.Match[str], line: int) -> None:
    parts = found.groups()
    if "\\" in found[0]:
        parts = tuple(part and _plain(part, store, line) for part in parts)
    subject, blank, uri, other, label, words, datatype, language = parts
    name = f"_:node-{blank}" if subject is None else subject
    if words is not None:
        term: Term = Literal(words, datatype, language)
    else:
        term = Resource(f"_:node-{label}" if other is None else other)
    store.add(name, uri, term, line)


def _leave_out(store: Store, text: str, line: int) -> None:
    sentence = f"is no statement of N-Triples: {shortened(text, 60)}"
    if len(store.notices) == MOST_WRONG:
        _refuse(sentence, line)
    store.notices.append(notice("LineNotUnderstood", sentence, line=line))


def _refuse(sentence: str, line: int) -> NoReturn:
    hint = "name its format with --from if it is another; each line needs three terms and a dot"
    raise ReadError(f"{MOST_WRONG} lines before this one are wrong too; it {sentence}", hint, line=line)  # fmt: skip


def _plain(text: str, store: Store, line: int) -> str:
    """Give a text without escapes; halves of characters are joined, or U+FFFD."""
    whole = plain = _ESCAPE.sub(_character, text)
    if not is_scalar(whole):
        plain = whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    beyond = any(int(number, 16) > sys.maxunicode for number in _LONG.findall(text))
    if beyond or plain.count("\ufffd") > whole.count("\ufffd"):
        store.replaced.append(line)
    return plain


def _character(found: re.Match[str]) -> str:
    four, eight, letter = found.groups()
    if letter is not None:
        return _LETTERS.get(letter, letter)
    number = int(four or eight, 16)
    return chr(number) if number <= sys.maxunicode else "�"
