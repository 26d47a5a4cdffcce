"""Pages that list the topics of a board are refused as lists; threads that look like them are read."""

import pytest

from disputatio.converter import registry
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.strategies.board_indexes import FORMS, TITLES, index_of
from tests.strategies.unlike_pages import TALK


def reading(page: str) -> Reading:
    """Read a page as one of unknown software."""
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_topics_of_a_board_are_no_thread(form: str, language: str) -> None:
    """However many they are."""
    for topics in (7, 4, 3, 2):
        with pytest.raises(ReadError, match=r"list of threads|no post repeats"):
            reading(index_of(form, language, topics=topics))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("titles", TITLES)
def test_titles_decide_nothing(form: str, titles: str) -> None:
    """They may be short, alike, names or days."""
    for topics in (7, 3):
        page = index_of(form, topics=topics, titles=TITLES[titles])
        with pytest.raises(ReadError, match=r"list of threads|no post repeats"):
            reading(page)


POST = (
    '<div class="post" id="p{n}"><div class="profile"><a href="/u{n}">{who}</a>{beside}</div><div class="head">{link}'
    '26.05.2019 17:{n:02}</div><div class="words">{words}{below}</div></div>'
)


def thread(*, head: str = "", link: str = "", beside: str = "", below: str = "") -> str:
    """Give a thread of a board, with more in each post."""
    posts = "".join(
        POST.format(
            n=n, who=f"{who} {n}", words=words, link=link.format(n=n),
            beside=beside.format(n=n), below=below.format(n=n),
        )
        for n, (who, _, words, _) in enumerate(TALK, 10)
    )  # fmt: skip
    return f"<html lang=en><head><title>Night ferry</title></head><body><h1>Night ferry</h1>{head}{posts}</body></html>"


@pytest.mark.parametrize(
    "more",
    [
        {
            "beside": '<a href="/t{n}-sheet-of-the-character">Sheet</a>',
            "link": '<a href="/t7-night-ferry#{n}">#{n}</a> ',
        },
        {"below": '<p>As I said in <a href="/topic/{n}/x">my topic</a>.</p>'},
        {"below": "<br>See the topic <a href='viewtopic.php?t={n}'>over there</a>"},
        {"link": '<a href="showthread.php?p={n}#post{n}">#{n}</a> '},
        {"link": '<a href="viewtopic.php?pid={n}#p{n}">#{n}</a> '},
        {"link": '<a href="/discussion/comment/{n}#Comment_{n}">link</a> '},
        {"head": "<div><span>Views: 340</span> <span>Replies: 12</span></div>"},
        {"beside": "<dl><dt>Topics</dt><dd>{n}</dd><dt>Replies</dt><dd>3{n}</dd></dl>"},
    ],
)
def test_threads_that_look_like_lists_are_read(more: dict[str, str]) -> None:
    """Sheets of the writers, links in words, links of posts, counts of the thread and of people."""
    found = reading(thread(**more))

    assert len(found.debate.posts) == len(TALK)
    assert "PostsDoubtful" not in {n.rule for n in found.notices}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("below", ["1" * 60_000, "1 " * 30_000, "1,2." * 15_000])
def test_rows_of_digits_cost_no_more_than_words(below: str) -> None:
    """A number is looked at as far as one of answers is long."""
    found = reading(thread(below=below))

    assert len(found.debate.posts) == len(TALK)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("part", ["topic", "topic.ab?", "t/1", "forum"])
def test_long_addresses_cost_no_more_than_short_ones(part: str) -> None:
    """What names a thread stands near its beginning."""
    found = reading(thread(link=f'<a href="/{part * 20_000}">link</a> '))

    assert len(found.debate.posts) == len(TALK)
