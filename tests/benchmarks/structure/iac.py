"""Loading the forum threads of the Internet Argument Corpus that are among the fixtures."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Debate, Participant, Post


@frozen(kw_only=True)
class Quoted:
    """A quotation that the forum software recorded."""

    post: str
    """Key of the quoting post."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    source: str | None
    """Key of the quoted post; None where not recorded."""


@frozen(kw_only=True)
class Thread:
    """A thread with what the forum software recorded."""

    name: str
    """Number of the thread."""
    debate: Debate
    """Its posts, with no mark of the quotations."""
    quotations: tuple[Quoted, ...]
    """What was quoted."""
    parents: dict[str, str]
    """From a post to the one it answers."""


def fixtures() -> Path:
    """Give the folder of the fixtures: DISPUTATIO_FIXTURES, else beside the project."""
    default = Path(__file__).resolve().parents[4] / "shared" / "fixtures"
    return Path(os.environ.get("DISPUTATIO_FIXTURES", default))


def threads() -> Iterator[Thread]:
    """Give the threads, ordered by number."""
    folder = fixtures() / "stance" / "iac-4forums"
    for path in sorted(folder.glob("discussions/*.json"), key=lambda p: int(p.stem)):
        records = json.loads(path.read_text("utf-8"))
        quotes = json.loads((folder / "quotes" / path.name).read_text("utf-8"))
        yield _thread(path.stem, records, quotes)


def _thread(name: str, records: list[Any], quotes: list[Any]) -> Thread:
    rows = sorted(records[0], key=lambda row: row[0])
    people = tuple(dict.fromkeys(row[2] for row in rows))
    meta: dict[str, Any] = records[2] if isinstance(records[2], dict) else {}
    debate = Debate(
        title=str(meta.get("title", ""))
        .removeprefix("4Forums.com Political Debates and Polls -")
        .strip()
        or None,
        language="en",
        participants=tuple(Participant(key=p, name=p) for p in people if p),
        posts=tuple(
            Post(
                key=_key(row[0]),
                number=n,
                author=row[2] or None,
                body=plain_blocks(row[3]),
            )
            for n, row in enumerate(rows, 1)
        ),
    )
    parents = {_key(row[0]): _key(row[5]) for row in rows if row[5] is not None}
    return Thread(name=name, debate=debate, quotations=_quoted(quotes), parents=parents)


def _quoted(quotes: list[Any]) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(post=_key(post), start=start, end=end, source=_source(mark))
        for post, (start, end, mark) in quotes
    )


def _source(mark: dict[str, Any]) -> str | None:
    return _key(mark["quote_id"]) if mark.get("quote_id") else None


def _key(number: object) -> str:
    return f"post-{number}"
