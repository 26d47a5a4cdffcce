"""Pages of archives of mailing lists: one message each, put together by subject and ids."""

import datetime as dt
from pathlib import Path

import pytest

from disputatio.converter import read, registry
from disputatio.schemas.content import Quotation
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.strategies.mail_pages import INDEXES, LETTERS, PROGRAMS, mhonarc, pipermail


def reading(page: str) -> Reading:
    """Read a page as one of unknown software."""
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found


def names(debate: Debate) -> list[str | None]:
    """Give who wrote each post."""
    people = {p.key: p.name for p in debate.participants}
    return [people.get(post.author or "") for post in debate.posts]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_message_is_read(program: str) -> None:
    """Who, when, what, its id; the words of others are a quotation with its author."""
    found = reading(PROGRAMS[program](LETTERS[1]))
    (post,) = found.debate.posts
    quoted = post.body[0]

    assert names(found.debate) == ["Bo Larsson"]
    assert post.key == "post-two.89@mill.example"
    assert post.written is not None
    assert post.written.zone_known
    assert post.written.at == dt.datetime(2019, 5, 27, 6, 5, 10, tzinfo=dt.UTC)
    assert isinstance(quoted, Quotation)
    assert quoted.claimed_author == "Odile Renard"
    assert "I waited for an hour." in post.text
    assert post.text.rstrip().endswith("Because nobody took it but you.")
    assert post.extras["thread"]["signature"] == "Bo Larsson, the mill"
    assert found.debate.title == "[jetty] Night ferry"
    assert "PostsGuessed" not in {n.rule for n in found.notices}


@pytest.mark.parametrize("program", PROGRAMS)
def test_lines_are_those_of_the_mail(program: str) -> None:
    """Paragraphs are kept apart, and words that HTML has signs for are whole."""
    first = reading(PROGRAMS[program](LETTERS[0])).debate
    last = reading(PROGRAMS[program](LETTERS[2])).debate

    assert first.posts[0].text.split("\n\n")[0] == "Dear all,"
    assert "at night any more? I waited for an hour." in " ".join(
        first.posts[0].text.split()
    )
    assert names(last) == ["Yusra <Sailor> & Sons"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_folder_of_messages_is_a_thread(program: str, tmp_path: Path) -> None:
    """In the order of time; who answers whom is stated where the pages say it."""
    for name, letter in zip("cab", LETTERS, strict=True):
        page = PROGRAMS[program](letter)
        (tmp_path / f"{name}.html").write_text(page, "utf-8")
    (tmp_path / "thread.html").write_text(INDEXES[program], "utf-8")
    debate = read(tmp_path).debate
    ends = [(r.sources, r.targets) for r in debate.relations if r.kind == "reply"]

    assert names(debate) == [letter.name for letter in LETTERS]
    if program != "pipermail":
        assert ends[:2] == [
            (("post-two.89@mill.example",), ("post-one.88@harbour.example",)),
            (("post-three.90@harbour.example",), ("post-two.89@mill.example",)),
        ]


def test_mhonarc_in_a_skin_of_its_own() -> None:
    """Where the head of the message is not known, its comments say who wrote it."""
    found = reading(mhonarc(LETTERS[1], skin="skin"))

    assert names(found.debate) == ["Bo Larsson"]
    assert found.debate.posts[0].claimed_parent == "one.88@harbour.example"


def test_mails_in_html() -> None:
    """They keep their boxes."""
    body = "<div>Odile Renard wrote:</div><blockquote type='cite'><p>I waited for an hour.</p></blockquote><p>Because <b>nobody</b> took it.</p><ul><li>One</li></ul>"
    (post,) = reading(mhonarc(LETTERS[1], body=body)).debate.posts

    assert [type(block).__name__ for block in post.body] == [
        "Quotation",
        "Para",
        "BulletList",
    ]


def test_a_page_that_was_cut_is_read_as_far_as_it_goes() -> None:
    """Its words end where the page does."""
    whole = pipermail(LETTERS[0])
    (post,) = reading(whole[: whole.index("I waited")]).debate.posts

    assert post.text.rstrip().endswith("any more?")


@pytest.mark.parametrize("program", INDEXES)
def test_lists_of_messages_are_refused(program: str) -> None:
    """A sentence says what they are and what to take instead."""
    with pytest.raises(ReadError, match="list of messages") as refused:
        reading(INDEXES[program])
    assert "into one folder" in str(refused.value)
