"""debate-json: the native format, lossless (docs/formats/debate-json.md)."""

from __future__ import annotations

from typing import BinaryIO

from disputatio.schemas.debate import Debate
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import FormatInfo, Options


class DebateJsonExporter:
    """Write debate-json: every field of every element, one a line."""

    info = FormatInfo(
        name="debate-json",
        title="disputatio's own lossless JSON",
        extensions=(".debate.json",),
        media_types=("application/json",),
        structured=True,
    )

    def write(
        self,
        debate: Debate,
        sink: BinaryIO,
        options: Options,  # noqa: ARG002
    ) -> tuple[Notice, ...]:
        """Write a debate; nothing is lost."""
        from disputatio.schemas import codec

        sink.write(codec.dumps(debate))
        return ()
