"""Threads of Mastodon and its kin: statuses of the API, notes of ActivityPub."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_CONTEXT = re.compile(rb'^\s*\{\s*"(?:ancestors|descendants)"\s*:\s*\[')
_STATUS = re.compile(rb'"in_reply_to_id"\s*:')
_ACCOUNT = re.compile(rb'"(?:account|visibility|spoiler_text)"\s*:')
_ACTIVITY = re.compile(
    rb'"(?:https?:)?(?://)?www\.w3\.org/ns/activitystreams"|"inReplyTo"\s*:|"attributedTo"\s*:'
)
_NOTE = re.compile(
    rb'"type"\s*:\s*"(?:Note|Article|Question|Page|Create|OrderedCollection(?:Page)?|Collection(?:Page)?|Tombstone)"'
)


class MastodonImporter:
    """Reads threads of statuses or notes."""

    info = FormatInfo(
        name="mastodon",
        title="Thread of Mastodon (API) or ActivityPub",
        extensions=(".json", ".jsonld"),
        media_types=("application/json", "application/activity+json"),
        keeps=KEEPS,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are statuses or notes."""
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            return 0.0
        if _STATUS.search(head) and _ACCOUNT.search(head):
            return 0.94
        if _CONTEXT.match(head):
            return 0.9
        return 0.87 if _ACTIVITY.search(head) and _NOTE.search(head) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give one reading per thread.

        Raises:
            ReadError: there is no status and no note in it.
        """
        from disputatio.converter.importers.shared.activity_notes import (
            is_note,
            note_record,
        )
        from disputatio.converter.importers.shared.json_documents import document
        from disputatio.converter.importers.shared.mastodon_posts import (
            HINT,
            is_status,
            joints_of,
            missing_from,
            outer,
            status_record,
            threads_of,
            untitled,
        )
        from disputatio.converter.importers.shared.record_threads import Gathered
        from disputatio.converter.importers.shared.thread_records import (
            ThreadRecord,
            reading_of,
        )

        found = document(source.data)
        gathered = Gathered()
        for item in outer(found):
            if is_note(item):
                gathered.add(note_record(item, gathered))
            elif is_status(item):
                gathered.add(status_record(item, gathered))
        if not gathered.records:
            raise ReadError("has no status and no note", HINT, source=source.name)
        joints = joints_of(found)
        notices = (*found.notices, *gathered.notices())
        for root, records in threads_of(gathered.records, joints).items():
            alone = len(records) == 1 and records[0].parents
            title = next((r.title for r in records if r.title), None)
            yield reading_of(
                ThreadRecord(
                    posts=[untitled(record, title) for record in records],
                    title=title,
                    source=source.url or source.name,
                    thread=None if alone else f"Fediverse {root}",
                ),
                notices,
                missing_from(joints, records),
            )
            notices = ()
