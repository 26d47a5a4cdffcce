"""Corpora of ConvoKit: a folder with utterances, speakers and conversations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.protocols import Folder, FormatInfo, Options, Reading, Source

_LINES, _LIST = "utterances.jsonl", "utterances.json"
_UTTERANCE = re.compile(rb'"(?:reply-to|reply_to)"\s*:')
_SPEAKER = re.compile(rb'"(?:speaker|user)"\s*:')
_CONVERSATION = re.compile(rb'"(?:conversation_id|root)"\s*:')


class ConvokitImporter:
    """Reads corpora of ConvoKit."""

    info = FormatInfo(
        name="convokit",
        title="Corpus of ConvoKit (a folder, or its utterances)",
        extensions=(".jsonl",),
        media_types=("application/x-ndjson",),
        verified="none",
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are utterances of a corpus."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        signs = (_UTTERANCE, _SPEAKER, _CONVERSATION)
        found = all(sign.search(head) for sign in signs) and b'"text"' in head
        return 0.9 if found else 0.0

    def holds(self, folder: Folder) -> bool:
        """Say whether a folder is a corpus."""
        return _LINES in folder.names or _LIST in folder.names

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the conversations of a corpus, the one that began first in front.

        Raises:
            ReadError: there is no utterance in it.
        """
        from disputatio.converter.importers.shared.convokit_posts import corpus_readings
        from disputatio.converter.importers.shared.losses import Losses, told

        losses = Losses()
        yield from told(corpus_readings(source, losses), losses.notices)
