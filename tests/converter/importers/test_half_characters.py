"""Every importer of JSON tells characters that became U+FFFD, once for a file."""

from __future__ import annotations

import json
from typing import Any

import pytest

from disputatio.converter import registry
from disputatio.schemas.protocols import Source

WORDS = "WORDS is what I think of the ferry."

SAID = {"id": "a", "author": "ann", "created_utc": 1, "subreddit": "s"}
SUBMISSION = {**SAID, "name": "t3_a", "title": "Ferry", "selftext": WORDS}
COMMENT = {**SAID, "id": "b", "link_id": "t3_a", "parent_id": "t3_a", "body": WORDS}
STORY = {"id": 1, "type": "story", "by": "ann", "time": 1, "title": "Ferry"}
ITEM = {"id": 2, "type": "comment", "by": "bo", "time": 2, "parent": 1, "text": WORDS}
UTTERANCE = {"id": "u", "speaker": "ann", "conversation_id": "u", "text": WORDS}
THREAD = {"type": "thread", "item": {"path": ["t"], "title": "Ferry"}}
POST = {"type": "post", "item": {"path": ["t", "1"], "content": WORDS, "author": "a"}}
NOTE = {
    "id": "https://a.test/1",
    "type": "Note",
    "content": WORDS,
    "attributedTo": "https://a.test/ann",
    "published": "2020-01-01T00:00:00Z",
}
STATUS = {
    "id": "1",
    "content": WORDS,
    "account": {"acct": "ann"},
    "created_at": "2020-01-01T00:00:00Z",
    "url": "https://a.test/@ann/1",
    "uri": "https://a.test/users/ann/statuses/1",
}
ROW = {"author": "ann", "text": WORDS, "date": "2020-01-01"}

LINES: dict[str, list[Any]] = {
    "reddit": [SUBMISSION, COMMENT],
    "hackernews": [STORY, ITEM],
    "convokit": [UTTERANCE, {**UTTERANCE, "id": "v"}],
    "forum-dl": [THREAD, POST, POST],
    "table": [ROW, ROW],
}
"""Records, one a line."""

DOCUMENTS: dict[str, Any] = {
    "reddit": [SUBMISSION, COMMENT],
    "convokit": [UTTERANCE],
    "table": [ROW, ROW],
    "mastodon": [STATUS],
}
"""One document."""


def _told(name: str, text: str, odd: str = r"\ud83d") -> list[tuple[int | None, str]]:
    data = text.replace("WORDS", odd).encode()
    readings = list(registry.importer(name).read(Source(data=data, name="x"), {}))
    texts = [post.text for reading in readings for post in reading.debate.posts]
    assert any("\ufffd is what I think" in each for each in texts)
    notices = [n for reading in readings for n in reading.notices]
    return [(n.line, n.sentence) for n in notices if n.rule == "CharacterReplaced"]


@pytest.mark.parametrize("name", LINES)
def test_they_are_told_of_rows(name: str) -> None:
    """With the first line that has some, and how many have."""
    rows = [json.dumps(row) for row in LINES[name]]
    lines = [number for number, row in enumerate(rows, 1) if "WORDS" in row]

    (told,) = _told(name, "\n".join(rows))

    assert told[0] == lines[0]
    assert (f"in {len(lines)} lines" in told[1]) is (len(lines) > 1)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_they_are_told_of_a_document(name: str) -> None:
    """With the line of the first, whole or broken off."""
    text = json.dumps(DOCUMENTS[name], indent=1)
    line = text[: text.index("WORDS")].count("\n") + 1
    for found in (text, text.rstrip("\n ]")):
        (told,) = _told(name, found)
        assert told[0] == line


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nul_bytes_are_told_of_a_document(name: str) -> None:
    """They are damage: a disk wrote them in place of what was there."""
    text = json.dumps(DOCUMENTS[name], indent=1)
    line = text[: text.index("WORDS")].count("\n") + 1
    for found in (text, text.rstrip("\n ]")):
        (told,) = _told(name, found, "\0")
        assert told[0] == line
        assert told[1].endswith("became U+FFFD.")


@pytest.mark.parametrize("name", LINES)
def test_nul_bytes_are_told_of_rows(name: str) -> None:
    """By line, as half characters are."""
    rows = [json.dumps(row) for row in LINES[name]]
    (told,) = _told(name, "\n".join(rows), "\0")
    assert "1 NUL byte became U+FFFD." in told[1]
