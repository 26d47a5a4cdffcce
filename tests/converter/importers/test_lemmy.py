"""Lemmy: a post with its comments, paths, votes, deletions, an author only named by id."""

from __future__ import annotations

import json

from disputatio.schemas.content import Quotation, Spoiler
from tests.converter.importers.records import (
    attempt,
    damaged,
    kept,
    names,
    posts_by_id,
    reading,
    replies,
    rules,
    seed,
)

SAMPLE = seed("ferry.lemmy.json")


def test_a_post_with_comments_is_read() -> None:
    """The tree comes from the paths; a parent that is not here stays claimed."""
    found = reading(SAMPLE)
    debate = found.debate
    posts = posts_by_id(debate)

    assert debate.title == "Night ferry: should the town pay?"
    assert replies(debate) == {
        ("comment-10", "77"), ("comment-11", "comment-10"), ("comment-12", "comment-11"),
    }  # fmt: skip
    assert posts["comment-14"].claimed_parent == "comment-13"
    assert posts["77"].score == 12
    assert kept(posts["comment-10"])["reactions"] == {"upvotes": 4, "downvotes": 1}
    assert kept(debate) == {"community": "skarn", "marks": ["locked"]}
    assert "PostsMissing" in rules(found)


def test_states_edits_and_badges() -> None:
    """A deleted comment loses its words even where the file has them."""
    debate = reading(SAMPLE).debate
    posts = posts_by_id(debate)
    badges = {p.name: p.badge for p in debate.participants}

    assert (posts["comment-12"].state, posts["comment-12"].text) == ("deleted", "")
    assert [k for k, p in posts.items() if p.edited] == ["77", "comment-11"]
    assert badges == {"ottilie": "Moderator", "bram_v": None, "ilse": "Banned"}


def test_words_are_markdown() -> None:
    """Lines with ">" are quotations, `:::` boxes hide."""
    posts = posts_by_id(reading(SAMPLE).debate)

    assert isinstance(posts["comment-10"].body[0], Quotation)
    spoilers = [b for b in posts["77"].body if isinstance(b, Spoiler)]
    assert [b.title for b in spoilers] == ["Numbers"]


def test_comments_alone_have_their_post() -> None:
    """A list of comments names the post; its author is found among them, if there."""
    value = json.loads(SAMPLE)
    del value["post_view"]

    debate = reading(json.dumps(value).encode()).debate

    assert names(debate)["77"] == "ottilie"
    assert debate.title == "Night ferry: should the town pay?"


def test_damaged_answers_are_read_or_refused() -> None:
    """Cuts and changed bytes give readings or one error."""
    for data in damaged(SAMPLE, 40, 80):
        attempt("lemmy", data)


def test_the_link_that_a_post_shares_is_none_of_its_words() -> None:
    """It is kept beside them."""
    data = (
        b'{"post_view": {"post": {"id": 1, "name": "T", "ap_id": "https://l.example/post/1", "url": "https://b.example/", "creator_id": 1}, "creator": {"name": "ann", "actor_id": "https://l.example/u/ann"}}}'
    )  # fmt: skip
    (post,) = reading(data).debate.posts

    assert post.text == ""
    assert kept(post)["link"] == "https://b.example/"
