"""From a thread and an edited file to the two sheets that are compared."""

from __future__ import annotations

import io
from collections.abc import Mapping

from attrs import frozen

from disputatio.converter import registry, writing
from disputatio.converter.merging.sheets import Sheet
from disputatio.converter.pages import Page
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import UsageError
from disputatio.schemas.features import Feature, project
from disputatio.schemas.foreign import argdown
from disputatio.schemas.foreign.argdown_held import held_by
from disputatio.schemas.protocols import Options, Source

FORMATS = ("argdown", "aif-json")
"""Formats in which a person may have edited an export."""


@frozen(kw_only=True)
class Sheets:
    """What is compared."""

    export: Sheet
    """What the thread's own export says."""
    edited: Sheet
    """What the person made of an export."""
    origins: Mapping[str, str]
    """Keys of the thread by the keys of the export."""


def sheets(thread: Debate, page: Page, name: str) -> Sheets:
    """Give the thread's export and the edited file, both read from their format.

    Raises:
        UsageError: the format is none in which corrections are read.
        ReadError: the edited file is malformed.
    """
    if name == "argdown":
        return _argdown_sheets(thread, page)
    known = " and ".join(FORMATS)
    raise UsageError(f"corrections are not read from {name}", f"they are from {known}")


def _argdown_sheets(thread: Debate, page: Page) -> Sheets:
    edited, options = _argdown_sheet(page.source)
    data = _exported(thread, "argdown", options)
    export, _ = _argdown_sheet(Source(data=data))
    origins = _by_order(thread, export.debate)
    return Sheets(export=export, edited=edited, origins=origins)


def _argdown_sheet(source: Source) -> tuple[Sheet, Options]:
    """Read Argdown with the lines and names of everything."""
    from disputatio.converter.importers.argdown import text_of
    from disputatio.converter.importers.shared.argdown_debate import located
    from disputatio.converter.importers.shared.argdown_parser import Parser

    text = text_of(source.data)
    parser = Parser(text)
    document = parser.document()
    found = located(document)
    told = argdown.recorded(document.front)
    sheet = Sheet(
        debate=found.debate,
        notices=(*parser.notices, *found.notices),
        names=found.names,
        lines=found.lines,
        held=held_by(text),
        digest=told.digest,
    )
    return sheet, told.options


def _exported(thread: Debate, name: str, options: Options) -> bytes:
    sink = io.BytesIO()
    writing.written(thread, registry.exporter(name), sink, options)
    return sink.getvalue()


def _by_order(thread: Debate, export: Debate) -> dict[str, str]:
    """Pair the export's elements with the thread's: both stand in the same order."""
    kept = project(thread, argdown.KEEPS | {Feature.KEYS})
    claims = zip(export.claims, kept.claims, strict=True)
    relations = zip(export.relations, kept.relations, strict=True)
    pairs = {new.key: old.key for new, old in claims}
    return pairs | {new.key: old.key for new, old in relations}
