"""Mailboxes of the mbox family: mail programs, Pipermail, HyperKitty, Google Takeout."""

from __future__ import annotations

from collections.abc import Iterator

from disputatio.converter.importers.shared.mbox_messages import begins_mbox
from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source


class MboxImporter:
    """Reads the threads of an mbox."""

    info = FormatInfo(
        name="mbox",
        title="Mailbox or archive of a mailing list (mbox, Pipermail, HyperKitty)",
        extensions=(".mbox", ".mbx"),
        media_types=("application/mbox",),
        verified="Pipermail: months of R-devel, R-help and R-SIG-Mac of 1997 to 2020",
        keeps=KEEPS,
        joinable=True,
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are an mbox."""
        return 0.95 if begins_mbox(head[:4096]) else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the threads of an mbox, the one that began first in front.

        Raises:
            ReadError: no message begins in it.
        """
        from disputatio.converter.importers.shared.mail.threads import threads
        from disputatio.converter.importers.shared.mbox_archive import HINT, archive_of
        from disputatio.converter.importers.shared.seekable import seekable

        with seekable(source) as stream:
            found = threads(archive_of(stream, source.name))
            first = next(found, None)
            if first is None:
                problem = "no message begins in this file"
                raise ReadError(problem, HINT, source=source.name)
            yield first
            yield from found
