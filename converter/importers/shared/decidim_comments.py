"""Comments of Decidim, as its exports and its API give them, in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from disputatio.converter.importers.shared.fields import identity, inner, text, whole

COMMENT = "Decidim::Comments::Comment"
"""What a comment on a comment says that it is on."""

_DEEPEST = 200


@frozen(kw_only=True)
class Comment:
    """A comment."""

    id: str | None
    """Its id."""
    parent: str | None
    """The id of the comment that it answers."""
    root: str
    """What tells what is discussed: an address, or kind and id."""
    title: str | None
    """What is discussed, in words, where the source has them."""
    alignment: int
    """1 in favour of what is discussed, -1 against it, 0 neither."""
    author: str | None
    """Its writer; a group where it wrote in the name of one."""
    body: str
    """Its words."""
    language: str | None
    """Their language."""
    created: str | None
    """When it was written."""
    score: int | None
    """Votes for it less votes against it."""
    depth: int | None
    """How deep it stands."""
    state: str | None = None
    """Hidden or deleted."""


def exported(row: Mapping[str, Any]) -> Comment:
    """Give the comment of a row of an export, nested or flat ("author/name")."""
    on_comment = text(row, "commentable_type") == COMMENT
    parent = identity(row, "commentable_id") if on_comment else None
    kind = text(row, "commentable_type") or "unknown"
    root = text(row, "root_commentable_url") or (
        "" if on_comment else f"{kind} {identity(row, 'commentable_id')}"
    )
    body, language = _body(row)
    return Comment(
        id=identity(row, "id"),
        parent=parent,
        root=root,
        title=None,
        alignment=_alignment(row),
        author=_name(row, "user_group") or _name(row, "author"),
        body=body,
        language=text(row, "locale") or language,
        created=text(row, "created_at"),
        score=None,
        depth=whole(row, "depth"),
        state=_state(row),
    )


def _alignment(row: Mapping[str, Any]) -> int:
    value = whole(row, "alignment") or 0
    return max(-1, min(1, value))


def _state(row: Mapping[str, Any]) -> str | None:
    for name, state in (("deleted_at", "deleted"), ("hidden_at", "hidden")):
        if row.get(name):
            return state
    return None


def _name(row: Mapping[str, Any], field: str) -> str | None:
    """Give the name of a person, which may be told by language."""
    nested = row.get(field)
    if isinstance(nested, dict):
        return text(nested, "name") or _translated(nested.get("name"))
    named = text(row, f"{field}/name")
    found = [v for k, v in row.items() if k.startswith(f"{field}/name/")]
    return named or next((v for v in found if isinstance(v, str) and v.strip()), None)


def _body(row: Mapping[str, Any]) -> tuple[str, str | None]:
    """Give the words of a comment, and their language where it is told beside them."""
    value = row.get("body")
    if isinstance(value, dict):
        told = [(v, k) for k, v in value.items() if isinstance(v, str) and v.strip()]
        return told[0] if told else ("", None)
    if isinstance(value, str):
        return value, None
    for name, found in row.items():
        if name.startswith("body/") and isinstance(found, str) and found.strip():
            return found, name.removeprefix("body/")
    return "", None


def _translated(value: Any) -> str | None:
    """Give the words of a value that the API tells by language."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return next((t for v in value if (t := _translated(v))), None)
    if not isinstance(value, dict):
        return None
    own = text(value, "translation", "text")
    listed = value.get("translations")
    if own is None and isinstance(listed, list):
        return next((t for v in listed if (t := _translated(v))), None)
    return own or next((v for v in value.values() if isinstance(v, str) and v), None)


def answered(value: Any) -> Iterator[Comment]:
    """Give the comments in an answer of the API, each below what is discussed."""
    tasks: list[Any] = [value]
    while tasks:
        task = tasks.pop()
        if isinstance(task, list):
            tasks += reversed(task)
        elif isinstance(task, dict):
            if _is_discussed(task):
                yield from _below(task)
            else:
                tasks += reversed(list(task.values()))


def _is_discussed(value: Mapping[str, Any]) -> bool:
    comments = value.get("comments")
    return isinstance(comments, list) and any(
        isinstance(c, dict) and "body" in c for c in comments
    )


def _below(discussed: Mapping[str, Any]) -> Iterator[Comment]:
    root = identity(discussed, "url", "id", "sgid") or ""
    title = _translated(discussed.get("title"))
    tasks: list[tuple[Any, str | None, int]] = [
        (c, None, 0) for c in reversed(discussed["comments"])
    ]
    while tasks:
        comment, parent, depth = tasks.pop()
        if not isinstance(comment, dict):
            continue
        found = _of_api(comment, parent, root or title or "", title, depth)
        yield found
        more = comment.get("comments")
        if isinstance(more, list):
            tasks += [(c, found.id, depth + 1) for c in reversed(more)]


def _of_api(
    comment: Mapping[str, Any],
    parent: str | None,
    root: str,
    title: str | None,
    depth: int,
) -> Comment:
    up, down = whole(comment, "upVotes"), whole(comment, "downVotes")
    return Comment(
        id=identity(comment, "id"),
        parent=parent,
        root=root,
        title=title,
        alignment=_alignment(comment),
        author=text(inner(comment, "author"), "name"),
        body=text(comment, "body", "formattedBody") or "",
        language=None,
        created=text(comment, "createdAt"),
        score=None if up is None and down is None else (up or 0) - (down or 0),
        depth=depth,
    )
