"""Turtle as statements, by the parser of rdflib (the extra `rdf`)."""

from __future__ import annotations

from typing import Any, Self

from disputatio.converter.importers.shared.rdf.store import Store
from disputatio.converter.importers.shared.rdf.turtle_strings import quoted_at
from disputatio.schemas.errors import MissingTool, ReadError
from disputatio.schemas.foreign.rdf import Literal, Resource, Term
from disputatio.schemas.text import one_line, scalar, shortened

MAX_BYTES = 64 * 1024 * 1024
"""How large a document may be: rdflib takes seconds for each megabyte."""

_BASE = "http://relative.invalid/"
"""Stands for the base of a document that gives none."""


def statements(data: bytes) -> Store:
    """Give the statements of a Turtle document in its order.

    Raises:
        ReadError: it is larger than allowed, or not Turtle.
        MissingTool: rdflib is not installed.
    """
    if len(data) > MAX_BYTES:
        hint = "write it as N-Triples, which is read line by line"
        raise ReadError(f"larger than {MAX_BYTES // 1024**2} MB", hint, line=1)
    try:
        from rdflib import Graph
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    sink = _sink(Graph())
    parser = _parser(sink)
    sink.parser = parser
    text = _text(data)
    try:
        parser.loadBuf(text)
    except RecursionError:
        raise _wrong(parser, "nests too deep") from None
    except Exception as error:
        raise _wrong(parser, _reason(error)) from error
    store: Store = sink.found
    store.tell_replaced()
    return store


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it in UTF-8, as Turtle demands"
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError("is not UTF-8 text", hint, line=line) from None


def _missing(error: ModuleNotFoundError) -> MissingTool:
    return MissingTool(
        f"the importer 'aif-turtle' needs the package {error.name!r}, which is not"
        " installed",
        "pip install 'disputatio[rdf]'; N-Triples and RDF/XML are read without it",
    )


def _wrong(parser: Any, reason: str) -> ReadError:
    return ReadError(f"is no Turtle: {reason}", line=max(parser.lines, 0) + 1)


def _reason(error: Exception) -> str:
    why = getattr(error, "_why", None) or str(error) or type(error).__name__
    return shortened(one_line(scalar(str(why))), 100)


def _parser(sink: Any) -> Any:
    """Give rdflib's parser, which leaves strings to us."""
    from rdflib.plugins.parsers.notation3 import SinkParser

    class Parser(SinkParser):
        def strconst(self, argstr: str, i: int, delim: str) -> tuple[int, str]:
            found = quoted_at(argstr, i, delim)
            self.lines += found.lines
            return found.end, found.words

    return Parser(sink, baseURI=_BASE, turtle=True)


class _Words(str):
    """A literal as it stands; rdflib would make a value of it, and log where it cannot."""

    __slots__ = ("term",)

    term: Literal


def _names() -> Any:
    """Give the class of rdflib's names, without its judgement, also of what is added."""
    from rdflib import URIRef

    class Name(URIRef):
        __slots__ = ()

        def __new__(cls, name: str) -> Self:
            return str.__new__(cls, name)

    return Name


def _sink(graph: Any) -> Any:
    """Give what takes the statements of rdflib's parser, one by one in their order.

    Names and literals are made here: rdflib judges each, and logs what it does not like.
    """
    from rdflib import BNode
    from rdflib import Literal as RdfLiteral
    from rdflib.plugins.parsers.notation3 import RDFSink

    name = _names()

    class Sink(RDFSink):
        def __init__(self) -> None:
            super().__init__(graph)
            self.found = Store()
            self.parser: Any = None
            self._blanks: dict[str, str] = {}

        def newSymbol(self, *args: str) -> Any:  # noqa: N802
            return name(args[0])

        def newLiteral(self, s: str, dt: Any = None, lang: Any = None) -> Any:  # noqa: N802
            words = _Words(s)
            kind = None if dt is None else str(dt)
            text = self.found.scalar(s, self.parser.lines + 1)
            words.term = Literal(text, kind, lang or None)
            return words

        def makeStatement(self, quadruple: Any, why: Any = None) -> None:  # noqa: N802, ARG002
            formula, *parts = quadruple
            uri, subject, other = (self.normalise(formula, part) for part in parts)
            line = max(self.parser.lines, 0) + 1
            self.found.add(self._name(subject), str(uri), self._term(other), line)

        def _name(self, thing: Any) -> str:
            if isinstance(thing, BNode):
                number = len(self._blanks) + 1
                return self._blanks.setdefault(str(thing), f"_:blank-{number}")
            uri = self.found.scalar(str(thing), self.parser.lines + 1)
            return uri.removeprefix(_BASE)

        def _term(self, thing: Any) -> Term:
            if isinstance(thing, _Words):
                return thing.term
            if isinstance(thing, RdfLiteral):
                kind = None if thing.datatype is None else str(thing.datatype)
                return Literal(scalar(str(thing)), kind, thing.language)
            return Resource(self._name(thing))

    return Sink()
