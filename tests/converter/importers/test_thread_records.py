"""Records of posts become a debate: keys, people, replies, what is not here."""

from __future__ import annotations

import datetime as dt

import pytest

from disputatio.converter.importers.shared.moments import (
    epoch_moment,
    iso_moment,
    shown_moment,
)
from disputatio.converter.importers.shared.thread_records import (
    Author,
    PostRecord,
    ThreadRecord,
    reading_of,
)
from disputatio.schemas.content import Block, Para, Text
from disputatio.schemas.debate import Debate, Moment
from disputatio.schemas.invariants import problems


def _body(text: str) -> tuple[Block, ...]:
    return (Para(inlines=(Text(text=text),)),)


def _debate(*posts: PostRecord, language: str | None = None) -> Debate:
    debate = reading_of(ThreadRecord(posts=posts, language=language)).debate

    assert problems(debate) == ()
    return debate


def test_ids_make_keys_and_replies() -> None:
    """A reply names its parent by the source's id."""
    debate = _debate(
        PostRecord(id="a9", author=Author(name="Ann")),
        PostRecord(id="b2", author=Author(name="Bob"), parents=("a9",)),
    )

    assert [p.key for p in debate.posts] == ["post-a9", "post-b2"]
    assert [(r.kind, r.sources, r.targets) for r in debate.relations] == [
        ("reply", ("post-b2",), ("post-a9",))
    ]


def test_a_post_may_answer_several() -> None:
    """Every parent that is here becomes a reply, each once."""
    debate = _debate(
        PostRecord(id="1"),
        PostRecord(id="2"),
        PostRecord(id="3", parents=("1", "2", "1")),
    )

    assert [r.targets for r in debate.relations] == [("post-1",), ("post-2",)]


@pytest.mark.parametrize("parent", ["7", "2"], ids=["elsewhere", "itself"])
def test_a_parent_that_is_no_other_post_here_is_kept_as_claimed(parent: str) -> None:
    """Dumps name parents that they do not have, and posts that answer themselves."""
    debate = _debate(PostRecord(id="1"), PostRecord(id="2", parents=(parent,)))

    assert debate.relations == ()
    assert debate.posts[1].claimed_parent == parent


def test_a_later_parent_is_a_parent() -> None:
    """An edited post may answer a later one, and two may answer each other."""
    debate = _debate(
        PostRecord(id="1", parents=("2",)), PostRecord(id="2", parents=("1",))
    )

    assert len(debate.relations) == 2


def test_an_id_that_occurs_twice_loses_no_post() -> None:
    """Both posts are kept, and a notice says so."""
    reading = reading_of(ThreadRecord(posts=[PostRecord(id="11"), PostRecord(id="11")]))

    assert [p.key for p in reading.debate.posts] == ["post-11", "post-11-2"]
    assert [n.rule for n in reading.notices][:1] == ["KeyRepeated"]


def test_numbers_are_the_sources_where_they_rise() -> None:
    """A second page begins with 21; numbers in disorder are no numbers."""
    rising = _debate(PostRecord(id="a", number=21), PostRecord(id="b", number=23))
    falling = _debate(PostRecord(id="a", number=9), PostRecord(id="b", number=3))

    assert [p.number for p in rising.posts] == [21, 23]
    assert [p.number for p in falling.posts] == [1, 2]


def test_people_are_one_per_name_and_lost_names_are_nobody_else() -> None:
    """Two who are "[deleted]" may be two people."""
    debate = _debate(
        PostRecord(author=Author(name="Ann")),
        PostRecord(
            author=Author(name="Ann", badge="Banned", url="https://a.example/1")
        ),
        PostRecord(author=Author(label="[deleted]")),
        PostRecord(author=Author(label="[deleted]")),
        PostRecord(author=Author(name="Guest")),
    )

    assert [(p.name, p.label, p.badge, p.url) for p in debate.participants] == [
        ("Ann", None, "Banned", "https://a.example/1"),
        (None, "[deleted]", None, None),
        (None, "[deleted]", None, None),
        (None, "Guest", None, None),
    ]


def test_what_the_model_has_no_field_for_goes_to_extras() -> None:
    """Empty values are left out."""
    debate = _debate(PostRecord(kept={"signature": "Be kind.", "reactions": {}}))

    assert debate.posts[0].extras.plain() == {"thread": {"signature": "Be kind."}}


def test_the_language_is_that_of_the_words() -> None:
    """A skin may be in another language than its posts; a region is kept."""
    english = "This is what the people of the town have said, and it is not for you."

    debate = _debate(PostRecord(body=_body(english)), language="fi-FI")
    regional = _debate(PostRecord(body=_body(english)), language="en-GB")
    short = _debate(PostRecord(body=_body("Hm.")), language="fi-FI")

    assert (debate.language, regional.language, short.language) == (
        "en", "en-GB", "fi-FI",
    )  # fmt: skip


_NOON = dt.datetime.fromisoformat("2020-05-01T12:00:00")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            iso_moment("2020-05-01T12:00:00Z"),
            Moment(
                text="2020-05-01T12:00:00Z",
                at=_NOON.replace(tzinfo=dt.UTC),
                zone_known=True,
            ),
        ),
        (
            iso_moment("2020-05-01T12:00:00"),
            Moment(text="2020-05-01T12:00:00", at=_NOON),
        ),
        (iso_moment("some day", "gestern"), Moment(text="gestern")),
        (iso_moment(None), None),
        (
            epoch_moment(1588334400),
            Moment(
                text="2020-05-01T12:00:00+00:00",
                at=_NOON.replace(tzinfo=dt.UTC),
                zone_known=True,
            ),
        ),
        (epoch_moment(1e20), Moment(text="1e+20")),
        (epoch_moment(None), None),
        (shown_moment("1 May 2020, 12:00"), Moment(text="1 May 2020, 12:00", at=_NOON)),
        (shown_moment("Yesterday, 12:00"), Moment(text="Yesterday, 12:00")),
        (shown_moment("  "), None),
    ],
)
def test_times(given: Moment | None, expected: Moment | None) -> None:
    """A time is what the source shows, and an instant only where that is certain."""
    assert given == expected


def test_what_answers_an_id_that_two_posts_have_answers_the_first() -> None:
    """Both posts are kept."""
    debate = _debate(
        PostRecord(id="1", body=_body("a")),
        PostRecord(id="1", body=_body("b")),
        PostRecord(id="2", parents=("1",)),
    )

    assert [p.key for p in debate.posts] == ["post-1", "post-1-2", "post-2"]
    assert [r.targets for r in debate.relations] == [("post-1",)]
