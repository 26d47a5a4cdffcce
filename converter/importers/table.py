"""Tables of posts: CSV, TSV, JSON, NDJSON, SQLite; columns by name or as told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from disputatio.converter.importers.shared.page_options import KEEPS
from disputatio.converter.importers.shared.stated_sides import ARGUED
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import (
    FormatInfo,
    Option,
    Options,
    Piece,
    Reading,
    Source,
    option_value,
)

if TYPE_CHECKING:
    from disputatio.converter.importers.shared.losses import Losses
    from disputatio.converter.importers.shared.post_rows import Markup
    from disputatio.converter.importers.shared.post_table import Columns
    from disputatio.converter.importers.shared.tabular import Row

_KEY = re.compile(rb'"([A-Za-z][\w -]{0,40})"\s*:')
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{")
_COMPANIONS = ("author", "date", "parent", "thread", "stance")
_SAMPLED = 50

_SURELY_NAMED = 3
_NAMED = 0.92
"""What a first line is worth that names columns of at least three kinds: more than posts
that show below it, for the texts of a table may hold mails with heads and quotations."""

_HINT = "say which columns hold what: --columns text=COLUMN,author=COLUMN"


class TableImporter:
    """Reads tables of posts."""

    info = FormatInfo(
        name="table",
        title="Table of posts (CSV, TSV, JSON, NDJSON, SQLite)",
        extensions=(".csv", ".tsv", ".sqlite", ".sqlite3", ".db", ".ndjson", ".jsonl"),
        media_types=(
            "text/csv",
            "text/tab-separated-values",
            "application/vnd.sqlite3",
        ),
        keeps=KEEPS | ARGUED,
        options=(
            Option(
                name="columns",
                help="What columns hold, where their names do not tell: text=msg,author=who.",
            ),
            Option(
                name="table", help="The table of a database; the one with most text."
            ),
            Option(
                name="markup",
                help="How the texts are written.",
                type="choice",
                default="auto",
                choices=("auto", "plain", "bbcode", "html", "markdown"),
            ),
        ),
    )

    def sniff(self, head: bytes) -> float:
        """Say how sure it is that these first bytes are a table of posts."""
        from disputatio.converter.importers.shared.tabular import SQLITE, header

        if head.startswith(SQLITE):
            return 0.6
        if _OBJECT.match(head):
            names = [n.decode() for n in _KEY.findall(head[:8192])]
            return 0.35 if _is_of_posts(names) else 0.0
        names = header(head) if b"\n" in head or b"\r" in head else []
        if len(names) < 2 or not _is_of_posts(names):
            return 0.0
        return _NAMED if _known(names) >= _SURELY_NAMED else 0.5

    def read(self, source: Source, options: Options) -> Iterator[Reading]:
        """Give the threads of a table, the one that stands first in front.

        Raises:
            ReadError: there are no rows, or no column holds the text.
            UsageError: the option `columns` names what is not there.
        """
        from disputatio.converter.importers.shared.losses import Losses, told

        losses = Losses()
        found = _readings(
            source,
            losses,
            {
                o: option_value(self.info, options, o)
                for o in ("columns", "table", "markup")
            },
        )
        yield from told(found, losses.notices)


def _is_of_posts(names: Iterable[str]) -> bool:
    from disputatio.converter.importers.shared.post_table import NAMES

    lower = {name.casefold() for name in names}
    return not lower.isdisjoint(NAMES["text"]) and any(
        not lower.isdisjoint(NAMES[what]) for what in _COMPANIONS
    )


def _known(names: Iterable[str]) -> int:
    """Count the kinds of columns that a row of names has."""
    from disputatio.converter.importers.shared.post_table import NAMES

    lower = {name.casefold() for name in names}
    return sum(not lower.isdisjoint(known) for known in NAMES.values())


def _readings(
    source: Source, losses: Losses, options: Mapping[str, Any]
) -> Iterator[Reading]:
    from disputatio.converter.importers.shared.post_rows import thread_reading
    from disputatio.converter.importers.shared.post_table import columns
    from disputatio.converter.importers.shared.shuffle import by_thread
    from disputatio.converter.importers.shared.tabular import rows

    found = rows(source, losses, options["table"])
    first = list(islice(found, _SAMPLED))
    if not first:
        raise ReadError("there are no rows in this table", source=source.name)
    of = columns([row.values for row in first], options["columns"])
    if "text" not in of.of:
        names = dict.fromkeys(name for row in first for name in row.values)
        named = ", ".join(str(name) for name in islice(names, 12))
        problem = f"no column holds the text of posts (there are {named})"
        raise ReadError(problem, _HINT, source=source.name)
    every = chain(first, found)
    markup: Markup = options["markup"]
    if "thread" not in of.of:
        values = [row.values for row in every]
        yield thread_reading(None, values, of, markup, source.name)
        return
    for name, pieces in by_thread(_pieces(every, of), losses.notices):
        yield thread_reading(name, map(_values, pieces), of, markup, source.name)


def _pieces(every: Iterable[Row], of: Columns) -> Iterator[Piece]:
    """Give rows as records with the name of their thread."""
    import msgspec

    from disputatio.converter.importers.shared.post_table import as_id, as_text

    for row in every:
        value = row.values.get(of.of["thread"])
        thread = as_id(value) or as_text(value) or "none"
        plain = {k: v for k, v in row.values.items() if not isinstance(v, bytes)}
        yield Piece(thread, msgspec.json.encode(plain))


def _values(piece: bytes) -> dict[str, Any]:
    import msgspec

    found: dict[str, Any] = msgspec.json.decode(piece)
    return found
