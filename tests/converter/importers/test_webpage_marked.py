"""Threads of Zulip's archive and of Futaba, by the marks of their software."""

import datetime as dt

from disputatio.converter import registry
from disputatio.schemas.content import BulletList, Quotation
from disputatio.schemas.protocols import Reading, Source
from tests.strategies.marked_pages import TALK, futaba, zulip


def reading(page: str) -> Reading:
    """Read a page as one of unknown software."""
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found


def test_topics_of_zulip_are_read() -> None:
    """Every message with its id, writer, time in UTC and words; the last line is none of them."""
    found = reading(zulip())
    people = {p.key: p.name for p in found.debate.participants}
    posts = found.debate.posts

    assert found.debate.title == "night ferry"
    assert [people[p.author or ""] for p in posts] == [who for who, _ in TALK]
    assert [p.key for p in posts] == [f"post-{n}" for n in range(4100, 4129, 7)]
    assert all(p.text.endswith(row[1]) for p, row in zip(posts, TALK, strict=True))
    assert posts[0].written is not None
    assert posts[0].written.at == dt.datetime(2019, 5, 26, 10, 32, tzinfo=dt.UTC)
    assert "PostsGuessed" not in {n.rule for n in found.notices}


def test_quotations_of_zulip_name_their_message() -> None:
    """The line above them says whose words they are and leads to the message."""
    quoted, items, _ = reading(zulip()).debate.posts[2].body

    assert isinstance(quoted, Quotation)
    assert (quoted.claimed_author, quoted.claimed_post) == ("Bo Larsson", "4107")
    assert isinstance(items, BulletList)


def test_threads_of_futaba_are_read() -> None:
    """Posts have ids, local times and words; nobody has the name that all have."""
    found = reading(futaba())
    posts = found.debate.posts
    ends = [(r.sources, r.targets) for r in found.debate.relations if r.kind == "reply"]

    assert [p.key for p in posts] == [f"post-{88000000 + 7 * n}" for n in range(5)]
    assert {p.name for p in found.debate.participants} <= {None}
    assert posts[4].written is not None
    assert posts[4].written.at == dt.datetime(2019, 5, 26, 17, 34)  # noqa: DTZ001
    assert [p.state for p in posts] == [None, None, None, "deleted", None]
    assert [p.title for p in posts] == [None, None, None, "渡し船", None]
    assert posts[0].text == "夜の渡し船がなくなったのはなぜか知ってる？"
    assert posts[0].extras["thread"]["attachments"][0]["name"] == "1.jpg"
    assert (("post-88000028",), ("post-88000007",)) in ends


def test_lines_with_a_sign_quote_on_futaba() -> None:
    """Lines in a row are one quotation; what stands below is the writer's own."""
    quoted, own = reading(futaba()).debate.posts[2].body

    assert isinstance(quoted, Quotation)
    assert reading(futaba()).debate.posts[2].own
    assert type(own).__name__ == "Para"
    assert reading(futaba()).debate.posts[2].text.endswith("誰に言えばいいの\n二行目")


def test_signs_tell_the_nameless_of_futaba() -> None:
    """Who has a sign is known by it."""
    found = reading(futaba(signs=True)).debate
    people = {p.key: p.name for p in found.participants}

    assert [people[p.author or ""] for p in found.posts] == [
        "ID:x0", "ID:x1", "ID:x0", "ID:x1", "ID:x0",
    ]  # fmt: skip
