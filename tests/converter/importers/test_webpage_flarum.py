"""Pages of Flarum: the discussion stands in JSON, the page itself shows little of it."""

import json
from typing import Any

from disputatio.converter import registry
from disputatio.schemas.protocols import Reading, Source
from disputatio.schemas.quoted import quotations
from tests.laws.test_any_bytes import assert_read_or_refused

MENTION = '<a href="/d/7/1" class="PostMention" data-id="41"><i></i>Ann Lee</a>'
WORDS = (
    "<p>Who has the key of the boat house?</p>",
    f"<blockquote><div><p>{MENTION} Who has the key of the boat house?</p></div></blockquote><p>I have it.</p>",
    f"<p>{MENTION} Bo has it, as he says.</p>",
)


def post(number: int, html: str, user: str, **more: Any) -> dict[str, Any]:
    """Give the record of a post."""
    return {
        "type": "posts", "id": str(40 + number),
        "attributes": {
            "number": number, "createdAt": f"2019-04-0{number}T10:00:00+00:00", "contentType": "comment",
            "contentHtml": html, "likesCount": number - 1, **more,
        },
        "relationships": {"user": {"data": {"type": "users", "id": user}}},
    }  # fmt: skip


def page(payload: Any) -> str:
    """Give a page with some data."""
    return (
        "<!DOCTYPE html><html><head><title>The key - Boats</title></head><body><div id='app'></div><noscript><h1>The key</h1></noscript>"
        f"<script id='flarum-json-payload' type='application/json'>{json.dumps(payload)}</script></body></html>"
    )


def discussion() -> dict[str, Any]:
    """Give the data of a discussion of three posts, the last of them first."""
    users = [
        {"type": "users", "id": str(n), "attributes": {"username": name.lower(), "displayName": name}}
        for n, name in enumerate(("Ann Lee", "Bo"), 1)
    ]  # fmt: skip
    edited = post(3, WORDS[2], "1", editedAt="2019-04-04T08:00:00+00:00")
    edited["relationships"]["editedUser"] = {"data": {"type": "users", "id": "2"}}
    hidden = post(4, "<p>Nonsense.</p>", "2", isHidden=True)
    rows = [edited, *users, post(1, WORDS[0], "1"), post(2, WORDS[1], "2"), hidden]
    return {"apiDocument": {"data": {"type": "discussions"}, "included": rows}}


def reading(text: str) -> Reading:
    """Read a page."""
    (found,) = registry.importer("webpage").read(Source(data=text.encode()), {})
    return found


def test_a_discussion_is_read_from_its_data() -> None:
    """Numbers, people, times, likes, edits and states; a mention is an answer."""
    debate = reading(page(discussion())).debate
    people = {p.key: p.name for p in debate.participants}
    first, second, third, hidden = debate.posts

    assert debate.title == "The key"
    assert [p.number for p in debate.posts] == [1, 2, 3, 4]
    assert [people[p.author or ""] for p in debate.posts] == [
        "Ann Lee", "Bo", "Ann Lee", "Bo",
    ]  # fmt: skip
    assert first.written is not None
    assert str(first.written.at) == "2019-04-01 10:00:00+00:00"
    assert (first.score, third.score) == (0, 2)
    assert third.edited is not None
    assert third.edited.by == "Bo"
    assert (third.state, hidden.state) == (None, "hidden")
    assert [(r.sources[0], r.targets[0]) for r in debate.relations] == [
        ("post-42", "post-41"),
        ("post-43", "post-41"),
    ]
    (quoted,) = quotations(second.body)
    assert (quoted.quotation.claimed_author, quoted.quotation.claimed_post) == (
        "Ann Lee",
        "41",
    )
    assert second.text == "Who has the key of the boat house?\n\nI have it."


def test_data_of_other_shapes_give_an_error_at_most() -> None:
    """Whatever stands in the script."""
    whole = discussion()
    shapes: tuple[Any, ...] = (
        None, [], 7, {"apiDocument": []}, {"apiDocument": {"included": [1, {"type": "posts"}]}},
        {"apiDocument": {"included": [post(1, "", "9"), post(-5, "<<p", "x"), {"type": "posts", "attributes": {"number": 1 << 70}}]}},
    )  # fmt: skip
    for shape in shapes:
        assert_read_or_refused("webpage", page(shape).encode())
    assert_read_or_refused("webpage", page(whole).encode()[:900])
