"""Records that stand scattered over a long source, brought together by thread.

What does not fit into a little memory lies in a temporary file, which goes away by
itself; so the memory needed does not grow with the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputatio.converter.importers.shared.losses import Losses, told
from disputatio.schemas.errors import ReadError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Piece, Reading, Scattered, Source
from disputatio.schemas.temporary import temporary

REMEMBERED = 4096
"""So many threads are known without looking them up."""


def readings(
    importer: Scattered, source: Source, sought: ReadError
) -> Iterator[Reading]:
    """Give the readings of a source whose posts stand scattered, thread by thread.

    Raises:
        ReadError: `sought`, where there is none.
    """
    losses = Losses()
    yield from told(_readings(importer, source, losses, sought), losses.notices)


def _readings(
    importer: Scattered, source: Source, losses: Losses, sought: ReadError
) -> Iterator[Reading]:
    empty = True
    pieces = importer.pieces(source, losses.notices)
    for thread, records in by_thread(pieces, losses.notices):
        found = importer.together(thread, records, source)
        if found is not None:
            empty = False
            yield found
    if empty:
        raise sought


def by_thread(
    pieces: Iterable[Piece], met: list[Notice]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the records of each thread, threads in the order of their first records.

    The records of a thread are there until the next thread is asked for. That they
    were scattered is told once.
    """
    shelf = _Shelf()
    try:
        for piece in pieces:
            shelf.put(piece)
        if shelf.scattered:
            sentence = (
                "the posts of threads stand scattered in this file; brought together"
            )
            met.append(notice("PostsScattered", sentence))
        yield from shelf.threads()
    finally:
        shelf.close()


class _Shelf:
    def __init__(self) -> None:
        self._base = temporary()
        self._base.execute(
            "CREATE TABLE threads (place INTEGER PRIMARY KEY, name TEXT UNIQUE)"
        )
        self._base.execute(
            "CREATE TABLE pieces (thread INTEGER, place INTEGER, data BLOB,"
            " PRIMARY KEY (thread, place)) WITHOUT ROWID"
        )
        self._base.execute("BEGIN")
        self._known: dict[str, int] = {}
        self._count = self._last = self._highest = 0
        self.scattered = False

    def put(self, piece: Piece) -> None:
        self._count += 1
        place = self._place(piece.thread)
        self.scattered |= place not in (self._last, self._highest + 1)
        self._last, self._highest = place, max(place, self._highest)
        row = (place, self._count, piece.data)
        self._base.execute("INSERT INTO pieces VALUES (?, ?, ?)", row)

    def _place(self, name: str) -> int:
        place = self._known.get(name)
        if place is None:
            place = self._looked_up(name)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[name] = place
        return place

    def _looked_up(self, name: str) -> int:
        made = self._base.execute(
            "INSERT OR IGNORE INTO threads (name) VALUES (?)", (name,)
        )
        if made.rowcount == 1 and made.lastrowid is not None:
            return made.lastrowid
        found = self._base.execute("SELECT place FROM threads WHERE name = ?", (name,))
        return int(found.fetchone()[0])

    def threads(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        for place, name in self._base.execute(
            "SELECT place, name FROM threads ORDER BY place"
        ):
            yield name, self._pieces(place)

    def _pieces(self, place: int) -> Iterator[bytes]:
        query = "SELECT data FROM pieces WHERE thread = ? ORDER BY place"
        for (data,) in self._base.execute(query, (place,)):
            yield data

    def close(self) -> None:
        self._base.close()
