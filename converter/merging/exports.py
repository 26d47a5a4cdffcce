"""The export that a thread gives now."""

from __future__ import annotations

import io

from disputatio.converter import registry, writing
from disputatio.schemas.debate import Debate
from disputatio.schemas.protocols import Options


def exported(thread: Debate, name: str, options: Options) -> bytes:
    """Give a thread in a format."""
    sink = io.BytesIO()
    writing.written(thread, registry.exporter(name), sink, options)
    return sink.getvalue()
