"""Threads of many markups are read, lists that look like them are refused or doubted."""

import re

import pytest

from disputatio.converter import registry
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Reading, Source
from tests.strategies.unlike_pages import TALK, lists, threads

THREADS = threads()
LISTS = lists()


def reading(page: str) -> Reading:
    """Read a page as one of unknown software."""
    (found,) = registry.importer("webpage").read(Source(data=page.encode()), {})
    return found


def confidence(found: Reading) -> float:
    """Give how sure the reader says to be."""
    told = next(n.sentence for n in found.notices if n.rule == "PostsGuessed")
    stated = re.search(r"confidence (\d\.\d\d)", told)
    assert stated is not None
    return float(stated[1])


@pytest.mark.parametrize("software", THREADS)
def test_threads_of_many_markups_are_read(software: str) -> None:
    """Every post with its writer, its words and a time, without doubt."""
    found = reading(THREADS[software])
    people = {p.key: p.name for p in found.debate.participants}
    posts = found.debate.posts[-len(TALK) :]

    assert [people.get(p.author or "") for p in posts] == [row[0] for row in TALK]
    assert all(row[2] in post.text for row, post in zip(TALK, posts, strict=True))
    assert all(post.written is not None for post in posts)
    assert len(found.debate.posts) == len(TALK)
    assert confidence(found) >= 0.68
    assert "PostsDoubtful" not in {n.rule for n in found.notices}


DOUBTED = (
    "event rows", "reviews", "titles with numbers, no headings", "press releases",
    "history of a page", "ticker", "pictures", "penalties",
)  # fmt: skip
"""Lists that could as well be threads."""


@pytest.mark.parametrize("what", [name for name in LISTS if name not in DOUBTED])
def test_lists_are_refused(what: str) -> None:
    """A sentence says what the page is instead."""
    with pytest.raises(
        ReadError, match=r"entries of a list|list of threads|search|no post"
    ):
        reading(LISTS[what])


@pytest.mark.parametrize("what", DOUBTED)
def test_what_may_be_a_list_is_told(what: str) -> None:
    """It is read with little confidence, and a notice says why."""
    found = reading(LISTS[what])
    (doubt,) = [n for n in found.notices if n.rule == "PostsDoubtful"]

    assert confidence(found) <= 0.6
    assert "its parts have" in doubt.sentence


def test_silence_in_a_language_of_unknown_words_is_no_doubt() -> None:
    """Where it is not known how people say I, nothing follows from their not saying it."""
    form = "<div><b>{}</b> | 0{}.05.2014 10:00<p>{}</p></div>"
    body = "".join(
        form.format(who, n, "A hajó ma sem indult el reggel hétkor a mólótól.")
        for n, who in enumerate(("Zsófia", "Gergő", "Ilona", "Bence"), 1)
    )
    page = "<html lang='{}'><title>Hajó</title><body><h2>Hajó</h2>{}</body></html>"
    rules = {
        language: {n.rule for n in reading(page.format(language, body)).notices}
        for language in ("hu", "en")
    }

    assert "PostsDoubtful" not in rules["hu"]
    assert "PostsDoubtful" in rules["en"]


def _offer(name: str, place: int) -> str:
    """Make a part of an article: a name, a praise, a line with a date."""
    return (
        f'<h3><a href="https://{name}.example/?ref=1">{name}</a></h3><p><img src="{name}.webp" alt="Autumn offers"></p>'
        f"<p>With {name} one crosses the harbour in nine minutes, and so do I: the boats are dry, the crews are polite, and "
        "on board there is tea for all who ask. Its cabins are heated from dusk to dawn, and dogs are welcome.</p>"
        f'<p><em><a href="https://{name}.example/offer">The autumn offer</a> gives <strong>{place}0% off</strong> for new '
        f"guests and is valid until {place}0 December 2025, 23:59.</em></p>"
    )


def test_dates_in_sentences_are_no_times_of_posts() -> None:
    """An article tells when things happen, with a name for each: that is no talk of these people."""
    offers = "".join(map(_offer, ("Anders", "Bertil", "Cecil"), range(1, 4)))
    with pytest.raises(ReadError):
        reading(
            f"<html lang='en'><title>Ferries</title><body><h1>Which ferry?</h1><div class='entry'>{offers}</div></body></html>"
        )


def test_dates_in_lines_about_paragraphs_are() -> None:
    """In paragraphs without a name, too, where no other words stand beside them."""
    rows = "".join(
        f"<h3><a href='/u/{name}'>{name}</a></h3><p><em>written on <b>{n} December 2025, 10:0{n}</b></em></p><p>Who pays for the ferry? I ask once more.</p>"
        for n, name in enumerate(("Anders", "Bertil", "Anders", "Cecil"), 1)
    )
    page = f"<html lang='en'><title>The ferry</title><body><h1>The ferry</h1><div>{rows}</div></body></html>"
    assert len(reading(page).debate.posts) == 4


def _hit(number: int, words: str) -> str:
    return (
        f'<div class="post" data-post="{number}"><span class="nick"><a href="/user/7">Anders</a></span>'
        f'<div class="text">{words}</div></div>'
    )


@pytest.mark.parametrize("title", ["Поиск - Harbour", "Search: ferry | Harbour"])
def test_posts_that_a_search_found_are_no_thread(title: str) -> None:
    """A list of posts without times, by one person, whose title begins as a search is refused as one."""
    hits = "".join(
        _hit(n, f"The ferry of pier {n} was painted green and has new lamps on its deck, port side.")
        for n in range(1, 8)
    )  # fmt: skip
    with pytest.raises(ReadError, match="result of a search"):
        reading(
            f"<html lang='en'><title>{title}</title><body><h2>Found</h2>{hits}</body></html>"
        )


def test_addresses_that_are_hidden_from_robots_lead_to_no_page() -> None:
    """Two posts with a name that looks as a mail address are no list of pages."""
    hidden = '<a class="__cf_email__" href="/cdn-cgi/l/email-protection" data-cfemail="5fff">[email&#160;protected]</a>'
    rows = "".join(
        f'<div id="Post_{n}" class="post"><a href="/user/{who}">{who}</a><div class="text">I {text}</div><div>'
        f'{sign}</div><div class="when">2{n}.08.2023 14:12:27</div></div>'
        for n, who, text, sign in (
            (1, "Anders", "think that the ferry of the north pier should go in winter, too, as it did.", '<a href="/pier/north">Master of the pier</a>'),
            (2, "Bertil", "do not, since nobody crossed in the winter of the year before last, not one.", hidden),
        )
    )  # fmt: skip
    page = f"<html lang='en'><title>The ferry - Forum</title><body><h1>The ferry</h1>{rows}</body></html>"
    assert len(reading(page).debate.posts) == 2
