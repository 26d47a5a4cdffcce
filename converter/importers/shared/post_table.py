"""What the columns of a table of posts mean, by the names that programs give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from attrs import define

from disputatio.converter.importers.shared.fields import identity, text
from disputatio.schemas.errors import UsageError

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": (
        "post_id", "postid", "pid", "id_msg", "message_id", "comment_id", "arg_id",
        "argument_id", "utterance_id", "msg_id", "node_id", "id",
    ),
    "text": (
        "post_text", "pagetext", "message", "body", "raw", "content", "text", "comment",
        "comment_text", "argument", "selftext", "post", "rawtext", "body_html", "cooked",
        "html", "msg", "utterance", "statement", "words",
    ),
    "author": (
        "author_name", "username", "poster_name", "postername", "post_username",
        "author", "user_name", "screen_name", "speaker", "user", "poster", "creator",
        "name", "author_id", "user_id", "poster_id", "id_member", "uid", "userid",
    ),
    "date": (
        "post_date", "post_time", "dateline", "poster_time", "created_at", "createdat",
        "created_utc", "created", "creation_date", "timestamp", "datetime", "date",
        "time", "posted", "published", "written", "posttime",
    ),
    "parent": (
        "parent_id", "parentid", "reply_to", "reply-to", "replyto", "reply_to_id",
        "reply_to_post_id", "in_reply_to", "reply_to_post_number", "parent", "quoted_post_id",
    ),
    "thread": (
        "thread_id", "threadid", "topic_id", "topicid", "id_topic", "tid",
        "conversation_id", "discussion_id", "discussion", "debate_id", "link_id",
        "thread", "topic", "conversation", "debate",
    ),
    "title": (
        "thread_title", "topic_title", "title", "post_subject", "subject", "headline",
    ),
    "stance": ("stance", "alignment", "side", "position", "pro_con", "polarity"),
    "score": ("score", "points", "votes", "likes", "like_count", "reaction_score", "karma"),
    "url": ("url", "permalink", "link", "post_url", "href"),
    "edited": (
        "last_edit_date", "post_edit_time", "edittime", "modified_time", "edited_at",
        "updated_at",
    ),
    "state": ("message_state", "post_state", "state", "status", "visible"),
    "number": ("post_number", "number", "position_in_thread"),
}  # fmt: skip
"""The names of columns by what they hold, the surest first."""

_STANCES: Mapping[str, frozenset[str]] = {
    "agree": frozenset((
        "1", "+1", "1.0", "+", "pro", "for", "yes", "agree", "agrees", "agreed", "agreeing",
        "agreement", "support", "supports", "supported", "supporting", "supportive", "supporter",
        "favor", "favour", "favors", "favours", "in favor", "in favour", "in support", "aye",
        "approve", "approves", "strongly agree", "strongly support",
    )),
    "disagree": frozenset((
        "-1", "-1.0", "\u22121", "-", "\u2212", "con", "contra", "anti", "against", "no",
        "disagree", "disagrees", "disagreed", "disagreeing", "disagreement", "attack", "attacks",
        "attacking", "oppose", "opposes", "opposed", "opposing", "opposition", "opponent", "undermine",
        "undermines", "not agree", "nay", "reject", "rejects", "strongly disagree", "strongly oppose",
    )),
    "neutral": frozenset(("neutral", "neither", "undecided", "unsure")),
    "mixed": frozenset(("mixed", "both")),
}  # fmt: skip
_SCHEMES = {word: scheme for scheme, words in _STANCES.items() for word in words}
_SILENT = frozenset(("", "0", "0.0", "none", "null", "nan", "na", "n/a", "unknown"))


@define
class Columns:
    """The column of each thing that a table has."""

    of: dict[str, str]
    """Name of the column by what it holds."""

    def values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Give what a row has by what it is."""
        return {what: row.get(column) for what, column in self.of.items()}

    def rest(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Give what a row has beside it."""
        used = set(self.of.values())
        return {k: v for k, v in row.items() if k not in used and _is_small(v)}


def columns(rows: Sequence[Mapping[str, Any]], given: str | None) -> Columns:
    """Give what the columns of some rows hold; `given` wins over their names.

    It reads "text=msg,author=who". A position that only counts is no stance.

    Raises:
        UsageError: `given` is no such list, or names what is not there.
    """
    listed = list(dict.fromkeys(name for row in rows for name in row))
    lower = {name.strip().casefold(): name for name in reversed(listed)}
    of = _given(given, listed, lower)
    taken = set(of.values())
    for what, known in NAMES.items():
        found = next(
            (
                lower[n]
                for n in known
                if n in lower
                and lower[n] not in taken
                and not (n == "position" and _counts(rows, lower[n]))
            ),
            None,
        )
        if what not in of and found is not None:
            of[what] = found
            taken.add(found)
    return Columns({what: column for what, column in of.items() if column})


def stance_of(value: Any) -> str | None:
    """Give the side that a value names: agree, disagree, neutral, mixed; else None."""
    return _SCHEMES.get(_stance_word(value))


def is_odd_stance(value: Any) -> bool:
    """Say whether a value names a side in a word that is not known."""
    word = _stance_word(value)
    return word not in _SILENT and word not in _SCHEMES


def _stance_word(value: Any) -> str:
    return "" if value is None else " ".join(str(value).casefold().split()).strip(".!")


def as_id(value: Any) -> str | None:
    """Give a value as an id; -1 and the like stand for none."""
    if isinstance(value, float):
        value = int(value) if isfinite(value) else None
    found = identity({"": value}, "")
    return None if found in (None, "-1", "null", "None", "nan", "NULL") else found


def as_text(value: Any) -> str:
    """Give a value as a text."""
    return text({"": value}, "") or (
        str(value) if isinstance(value, int | float) else ""
    )


def _given(
    given: str | None, listed: list[str], lower: Mapping[str, str]
) -> dict[str, str]:
    of: dict[str, str] = {}
    for part in (given or "").split(","):
        if not part.strip():
            continue
        what, sign, column = (word.strip() for word in part.partition("="))
        if what not in NAMES or not sign:
            raise UsageError(
                f"--columns cannot have {part.strip()!r}",
                f"write WHAT=COLUMN; there are {', '.join(NAMES)}",
            )
        if column and column.casefold() not in lower:
            hint = f"there are {', '.join(listed[:20])}"
            raise UsageError(f"the table has no column {column!r}", hint)
        of[what] = lower[column.casefold()] if column else ""
    return of


def _counts(rows: Sequence[Mapping[str, Any]], column: str) -> bool:
    """Say whether a column only has numbers from 0, as places in a thread are."""
    said = [str(row[column]).strip() for row in rows if row.get(column) is not None]
    return all(word.isdecimal() for word in said if word)


def _is_small(value: Any) -> bool:
    if isinstance(value, str):
        return 0 < len(value) <= 200
    return isinstance(value, int | float) and not isinstance(value, bool)
