"""Records that lie scattered in a large source, put together by thread.

A first pass tells where each record is and the names it bears or mentions; records
that share a name, directly or through others, are one thread. What is known of them
stands in a database on disk, so that memory does not grow with the source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from attrs import frozen

from disputatio.schemas.temporary import temporary

_CACHE_KIB = 2000
_TABLES = """
    CREATE TABLE names (name INTEGER PRIMARY KEY, thread INTEGER NOT NULL);
    CREATE TABLE records (
        n INTEGER PRIMARY KEY, place INTEGER, size INTEGER, thread INTEGER,
        topic INTEGER, answers INTEGER
    );
    CREATE TABLE sizes (thread INTEGER PRIMARY KEY, size INTEGER NOT NULL);
    CREATE INDEX names_of ON names (thread);
    CREATE INDEX records_of ON records (thread, n);
"""
_HEADLESS = """
    CREATE TABLE headless AS
        SELECT thread, MIN(n) AS first FROM records
        GROUP BY thread HAVING MIN(answers) = 1 ORDER BY 2;
    CREATE INDEX topics ON records (topic, answers, n);
"""
_BEFORE = """
    SELECT thread FROM records WHERE topic = ? AND answers = ? AND n < ?
    ORDER BY n DESC LIMIT 1
"""
_AFTER = """
    SELECT thread FROM records WHERE topic = ? AND answers = 0 AND n > ?
    ORDER BY n LIMIT 1
"""


@frozen(kw_only=True)
class Place:
    """Where a record is."""

    start: int
    """Offset of its first byte, or whatever its reader finds it by."""
    size: int
    """How many bytes it has."""


class Scattered:
    """The places of records, by thread."""

    def __init__(self) -> None:
        self._count = 0
        self._base = temporary(_CACHE_KIB)
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")

    def add(
        self,
        place: Place,
        names: Iterable[str],
        topic: str = "",
        *,
        answers: bool = False,
    ) -> None:
        """Take the next record, and the names that it bears or mentions.

        `topic` is what it is about in words, and `answers` whether it says that it
        answers another: such a one goes to a thread of that topic where no name leads
        to a thread that begins here.
        """
        self._count += 1
        hashed = [_hash(name) for name in dict.fromkeys(names)]
        thread = self._thread_of(hashed)
        self._base.execute(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)",
            (
                self._count, place.start, place.size, thread,
                _hash(topic) if topic else None, int(answers),
            ),
        )  # fmt: skip
        self._base.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)", [(h, thread) for h in hashed]
        )
        self._base.execute(
            "INSERT INTO sizes VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET size = size + excluded.size",
            (thread, 1 + len(hashed)),
        )

    def threads(self) -> Iterator[list[Place]]:
        """Give the places of each thread in their order, the first thread first."""
        self._by_topic()
        order = self._base.execute(
            "SELECT thread FROM records GROUP BY thread ORDER BY MIN(n)"
        )
        for (thread,) in order:
            rows = self._base.execute(
                "SELECT place, size FROM records WHERE thread = ? ORDER BY n", (thread,)
            )
            yield [Place(start=start, size=size) for start, size in rows]

    def close(self) -> None:
        """Let go of the disk."""
        self._base.close()

    def _thread_of(self, hashed: list[int]) -> int:
        found: set[int] = set()
        for name in hashed:
            row = self._base.execute(
                "SELECT thread FROM names WHERE name = ?", (name,)
            ).fetchone()
            if row is not None:
                found.add(row[0])
        return self._united(found) if found else self._count

    def _united(self, threads: set[int]) -> int:
        """Make one thread of several; the largest keeps its number."""
        if len(threads) == 1:
            return next(iter(threads))
        sizes = {t: self._size(t) for t in threads}
        kept = max(sorted(threads), key=sizes.__getitem__)
        for other in threads - {kept}:
            for table in ("names", "records"):
                self._base.execute(
                    f"UPDATE {table} SET thread = ? WHERE thread = ?",  # noqa: S608
                    (kept, other),
                )
            self._base.execute("DELETE FROM sizes WHERE thread = ?", (other,))
        self._base.execute(
            "UPDATE sizes SET size = ? WHERE thread = ?", (sum(sizes.values()), kept)
        )
        return kept

    def _size(self, thread: int) -> int:
        row = self._base.execute(
            "SELECT size FROM sizes WHERE thread = ?", (thread,)
        ).fetchone()
        return int(row[0]) if row else 0

    def _by_topic(self) -> None:
        """Put threads that only answer to the thread that they answer in words.

        That is the last one of this topic that began before, else the first after it,
        else another that only answers.
        """
        self._base.executescript(_HEADLESS)
        for _, first in self._base.execute("SELECT thread, first FROM headless"):
            own, topic = self._base.execute(
                "SELECT thread, topic FROM records WHERE n = ?", (first,)
            ).fetchone()
            if topic is None:
                continue
            found = (
                self._base.execute(_BEFORE, (topic, 0, first)).fetchone()
                or self._base.execute(_AFTER, (topic, first)).fetchone()
                or self._base.execute(_BEFORE, (topic, 1, first)).fetchone()
            )
            if found is not None:
                self._united({own, found[0]})


def _hash(name: str) -> int:
    digest = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
