"""Every registered format, by name, and what the laws do with it."""

import difflib
import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import settings

from disputatio.converter import registry
from disputatio.schemas import codec
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import Feature
from disputatio.schemas.invariants import problems
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Option, Reading, Source

GAPS: dict[tuple[int, str], str] = {}
"""Law and format that do not go together yet, with the reason; each is a strict xfail."""

IMPORTERS = registry.names("importer")
"""Names of all readers, plug-ins included."""

EXPORTERS = registry.names("exporter")
"""Names of all writers, plug-ins included."""

BOTH = tuple(name for name in EXPORTERS if name in IMPORTERS)
"""Names of the formats that are read and written."""

DOCUMENTS = tuple(
    writer.info.name
    for writer in registry.exporters().exporters
    if writer.info.binary or "text/html" in writer.info.media_types
)
"""Names of the formats that are documents (EPUB, PDF, a page); all others are text."""

SYNTAXES = frozenset({"aif-nt", "aif-turtle"})
"""Formats that hold the very statements of aif-xml: slow laws see them on one input."""

TERMS = "--aif-namespace"
"""An option that names the same things otherwise: slow laws see it on one input."""

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
"""The original sample threads and argument files."""

DOCUMENT_EXAMPLES = {"ci": 3, "dev": 5, "law": 200}
"""How many examples a law of documents sees, by profile: each costs a second."""


def variants(names: Iterable[str]) -> Iterator[str]:
    """Give each format, and each again with every value of a choice that is no default.

    A choice that leaves things out on purpose has laws of its own.

    Such a name is that of the format and the option, as in "argdown --argdown-style flat".
    """
    for name in names:
        yield name
        for option in _varied(name):
            for value in () if option.narrows else option.choices:
                if value != option.default:
                    yield f"{name} --{option.name} {value}"


def _varied(name: str) -> tuple[Option, ...]:
    """Give the options of a format whose choices laws see; twins have those of one."""
    return () if name in SYNTAXES else registry.exporter(name).info.options


def base(name: str) -> str:
    """Give the name of the format alone."""
    return name.split(" ", 1)[0]


def keeps(name: str) -> frozenset[Feature]:
    """Give what a format keeps."""
    return registry.exporter(base(name)).info.keeps


def again(name: str) -> str:
    """Give how a file is written again in its own way.

    Files remember how they were made, but for the names of terms: these are told.
    """
    return name if TERMS in name else base(name)


def is_another_spelling(name: str) -> bool:
    """Say whether a format, or a variant, only spells another one anew."""
    return base(name) in SYNTAXES or TERMS in name


def cases(law: int, names: Iterable[str]) -> list[ParameterSet]:
    """Give formats as test parameters; those with a gap are expected to fail."""
    return [pytest.param(name, marks=_marks(law, name), id=name) for name in names]


def _marks(law: int, name: str) -> tuple[pytest.MarkDecorator, ...]:
    reason = GAPS.get((law, base(name)))
    return () if reason is None else (pytest.mark.xfail(strict=True, reason=reason),)


def documents_only() -> settings:
    """Give the settings for a law that makes a document of each example."""
    profile = os.environ.get("HYPOTHESIS_PROFILE", "ci")
    return settings(max_examples=DOCUMENT_EXAMPLES.get(profile, 3))


def write(name: str, debate: Debate) -> tuple[bytes, tuple[Notice, ...]]:
    """Give a debate in a format, and the notices of the writer."""
    sink = BytesIO()
    given = name.replace("--", "").split(" ")[1:]
    options = dict(zip(given[::2], given[1::2], strict=True))
    notices = registry.exporter(base(name)).write(debate, sink, options)
    return sink.getvalue(), tuple(notices)


def written(name: str, debate: Debate) -> bytes:
    """Give a debate in a format."""
    return write(name, debate)[0]


def readings(name: str, data: bytes) -> list[Reading]:
    """Give all threads of some bytes."""
    return list(registry.importer(base(name)).read(Source(data=data), {}))


def read(name: str, data: bytes) -> Debate:
    """Give the one debate of some bytes, which keeps the rules of the model."""
    (reading,) = readings(name, data)
    assert problems(reading.debate) == ()
    return reading.debate


def assert_same(found: Debate, expected: Debate) -> None:
    """Fail where two debates differ, with the lines of debate-json that do."""
    if found != expected:
        rows = (codec.dumps(d).decode().split("\n") for d in (expected, found))
        raise AssertionError(_difference(*rows))


def assert_same_bytes(found: bytes, expected: bytes) -> None:
    """Fail where two files differ, with the lines that do."""
    if found != expected:
        rows = (
            d.decode("utf-8", "backslashreplace").split("\n") for d in (expected, found)
        )
        raise AssertionError(_difference(*rows))


def _difference(expected: list[str], found: list[str]) -> str:
    lines = difflib.unified_diff(expected, found, "expected", "found", n=2, lineterm="")
    return "\n".join(["what came back is not what went in:", *list(lines)[:60]])
