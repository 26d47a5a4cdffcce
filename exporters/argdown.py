"""argdown: a debate as Argdown that a person can correct (docs/formats/argdown.md)."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.exporters.shared.argdown_front import (
    HOW_TO,
    front_matter,
    is_plain,
    settings_of,
)
from disputatio.exporters.shared.argdown_layout import Layout
from disputatio.exporters.shared.argdown_lines import Lines
from disputatio.exporters.shared.argdown_marks import writable
from disputatio.exporters.shared.argdown_names import Speakers, names_of
from disputatio.exporters.shared.argdown_records import Records, mentions_of
from disputatio.exporters.shared.argdown_relations import Related
from disputatio.exporters.shared.argdown_render import Renderer
from disputatio.schemas.debate import Debate
from disputatio.schemas.features import Feature, project
from disputatio.schemas.foreign.argdown import KEEPS, NAME
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options


class ArgdownExporter:
    """Write Argdown: a section per position or topic, one line per claim, nested."""

    info = FormatInfo(
        name=NAME,
        title="Argdown, to read and correct by hand",
        extensions=(".argdown", ".ad"),
        media_types=("text/x-argdown",),
        keeps=KEEPS,
        structured=True,
    )

    def write(
        self,
        debate: Debate,
        sink: BinaryIO,
        options: Options,  # noqa: ARG002
    ) -> tuple[Notice, ...]:
        """Write a debate as UTF-8; the thread itself stays behind."""
        sink.write(_document(debate).encode())
        return ()


def _document(debate: Debate) -> str:
    speakers = Speakers(debate)
    said = {
        i: tuple(map(speakers.said, c.wordings)) for i, c in enumerate(debate.claims)
    }
    kept = project(debate, KEEPS | {Feature.KEYS, Feature.EXTRAS})
    lines = Lines.of(Layout.of(Related.of(kept)))
    names = names_of(kept, mentions_of(lines), said)
    records = Records(lines, names, said).prepare()
    tags_in_text = _tags_in_text(kept)
    body = Renderer(records, tags_in_text).text()
    front = front_matter(records, tags_in_text, ":br:" in body or ":cr:" in body)
    comment = "" if is_plain(kept) else f"{HOW_TO}\n"
    return front + comment + body


def _tags_in_text(debate: Debate) -> bool:
    """Say whether tags stand in the text: as a file had it, or where marks show it."""
    if is_plain(debate):
        model = settings_of(debate).get("model")
        return not (isinstance(model, dict) and model.get("removeTagsFromText") is True)
    return any(
        mark.kind == "Tag" and writable(wording, tags_in_text=True)
        for claim in debate.claims
        for wording in claim.wordings
        for mark in wording.marks
    )
