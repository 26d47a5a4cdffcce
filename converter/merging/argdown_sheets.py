"""An edited Argdown file and the thread's own export, with lines and names."""

from __future__ import annotations

from disputatio.converter.merging.exports import exported
from disputatio.converter.merging.sheets import Sheet, Sheets
from disputatio.converter.pages import Page
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import Feature, project
from disputatio.schemas.foreign import argdown
from disputatio.schemas.foreign.argdown_held import held_by
from disputatio.schemas.protocols import Options, Source
from disputatio.schemas.voicing import voiced

_OF_DATA = "ReferenceBroken"
"""Data blocks are the program's: names in them that lead nowhere are no matter here."""


def argdown_sheets(thread: Debate, page: Page) -> Sheets:
    """Give both sheets; the thread is exported with the options of the edited file.

    Raises:
        ReadError: the edited file is no text.
    """
    edited, options = _sheet(page.source)
    export, _ = _sheet(Source(data=exported(thread, "argdown", options)))
    shown = voiced(thread)
    origins = _by_order(shown, export.debate)
    return Sheets(export=export, edited=edited, origins=origins, thread=shown)


def _sheet(source: Source) -> tuple[Sheet, Options]:
    """Read Argdown with the lines and names of everything."""
    from disputatio.converter.importers.argdown import text_of
    from disputatio.converter.importers.shared.argdown.debate import located
    from disputatio.converter.importers.shared.argdown.parser import Parser

    text = text_of(source.data)
    parser = Parser(text)
    document = parser.document()
    found = located(document)
    told = argdown.recorded(document.front)
    sheet = Sheet(
        debate=found.debate,
        notices=(*parser.notices, *(n for n in found.notices if n.rule != _OF_DATA)),
        hidden=found.in_data,
        text=text,
        names=found.names,
        lines=found.lines,
        held=held_by(text),
        digest=told.digest,
        stances=document.front.get("stances"),
    )
    return sheet, told.options


def _by_order(thread: Debate, export: Debate) -> dict[str, str]:
    """Pair the export's elements with the thread's: both stand in the same order."""
    kept = project(thread, argdown.KEEPS | {Feature.KEYS})
    claims = zip(export.claims, kept.claims, strict=True)
    relations = zip(export.relations, kept.relations, strict=True)
    pairs = {new.key: old.key for new, old in claims}
    return pairs | {new.key: old.key for new, old in relations}
