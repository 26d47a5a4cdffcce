"""XenForo on real pages: counts of the manifest, posts by hand, another's quotations."""

from pathlib import Path

import pytest

from disputatio.schemas.errors import ReadError
from tests.converter.importers.saved_pages import (
    author,
    by_key,
    counts,
    kept,
    quoted,
    read_page,
    stored_posts,
)
from tests.converter.importers.test_xenforo import page, post


@pytest.mark.real
def test_the_real_page_of_the_old_version(fixtures_folder: Path) -> None:
    """Counts of MANIFEST; two posts by hand: a roll of dice, and an edited one."""
    data = (fixtures_folder / "forums/xenforo1/nettally-Xenforo1.html").read_bytes()
    reading = read_page("xenforo", data)
    debate, posts = reading.debate, by_key(reading.debate)

    assert debate.title == "Renascence: A Homura Quest"
    assert (len(debate.posts), len(debate.participants)) == (25, 7)
    assert (debate.posts[0].key, debate.posts[-1].key) == (
        "post-2146286",
        "post-2146619",
    )
    assert counts(debate) == (20, 20, 20)
    here = [f"post-{q[1]}" in posts for p in debate.posts for q in quoted(p)]
    assert here.count(True) == 19
    assert sum(p.edited is not None for p in debate.posts) == 1
    assert sum("signature" in kept(p) for p in debate.posts) == 25
    assert reading.page == 54
    first, second = debate.posts[0], debate.posts[1]
    assert author(debate, first) == "TheBleachDoctor"
    assert first.written is not None
    assert first.written.text == "Oct 30, 2014 at 10:48 PM"
    assert (first.number, first.text) == (1326, "Rolling.")
    assert kept(first)["dice"][0]["results"] == ["49", "11"]
    assert author(debate, second) == "Crow"
    assert [q[:2] for q in quoted(second)] == [
        ("Higure", "2146285"),
        ("TheBleachDoctor", "2146286"),
    ]
    assert kept(second)["reactions"] == {"Like": 3, "Hugs": 1}


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "title", "posts", "people", "ends", "edits"),
    [
        ("kaksplus", "Ammattisi ja puolue jota äänestit?", 25, 21,
         ("post-24282965", "post-24283340"), 1),
        ("kauppalehti", "Venäjän hyökkäys Ukrainaan.", 20, 13,
         ("post-7045628", "post-7045647"), 0),
    ],
)  # fmt: skip
def test_real_pages_of_the_new_version(  # noqa: PLR0913, PLR0917
    fixtures_folder: Path,
    file: str,
    title: str,
    posts: int,
    people: int,
    ends: tuple[str, str],
    edits: int,
) -> None:
    """Counts of MANIFEST: two skins, one with a list and one with a box of times."""
    name = f"forums/xenforo2/finnish-{file}_mock_thread.html"
    debate = read_page("xenforo", (fixtures_folder / name).read_bytes()).debate

    assert debate.title == title
    assert len(debate.posts) == posts
    names = {author(debate, p) for p in debate.posts}
    assert len(names) == people
    assert (debate.posts[0].key, debate.posts[-1].key) == ends
    assert sum(p.edited is not None for p in debate.posts) == edits
    assert counts(debate) == (0, 0, 0)
    assert all(p.written is not None and p.written.zone_known for p in debate.posts)


@pytest.mark.real
def test_two_posts_of_each_real_page_by_hand(fixtures_folder: Path) -> None:
    """Author, time to the second, edits by whom, reactions."""
    folder = fixtures_folder / "forums/xenforo2"
    first = read_page(
        "xenforo", (folder / "finnish-kaksplus_mock_thread.html").read_bytes()
    ).debate
    second = read_page(
        "xenforo", (folder / "finnish-kauppalehti_mock_thread.html").read_bytes()
    ).debate

    found = [
        (author(d, p), p.written.at.isoformat(), p.text[:25])
        for d, p in ((first, first.posts[0]), (first, first.posts[24]),
                     (second, second.posts[1]), (second, second.posts[19]))
        if p.written is not None and p.written.at is not None
    ]  # fmt: skip
    assert found == [
        ("kaupan myyjä", "2011-07-27T21:36:02+03:00", "Niin eli olen aina elänyt"),
        ('"vieras"', "2011-07-27T22:16:57+03:00", "DI teollisuuden palveluks"),
        ("MaxBialystock", "2022-03-18T09:25:44+02:00", "Venäjän hyökkäys matelee:"),
        ("9f3b0b52", "2022-03-18T13:38:16+02:00", "> Nyt on Ukrainassa kyse "),
    ]
    edits = [p.edited.by for p in first.posts if p.edited is not None]
    assert edits == ["ylläpidon jäsen"]
    assert kept(second.posts[0])["reacted"] == "Juha 2446"


@pytest.mark.real
def test_a_real_article_is_refused(fixtures_folder: Path) -> None:
    """An article of the same software is no thread."""
    name = "forums/xenforo2/trafilatura-anglerboard.de-rute.html"

    with pytest.raises(ReadError, match="XenForo's page of an article"):
        read_page("xenforo", (fixtures_folder / name).read_bytes())


@pytest.mark.real
def test_quotations_that_another_program_kept(fixtures_folder: Path) -> None:
    """The HTML of 56 posts with 35 quotations, all attributed, all with their source."""
    path = fixtures_folder / "forums/oracle-json/forumscraper-xenforo-2-177663.json"
    stored = stored_posts(path)
    data = page(*(post(p["id"], p["text"], p["user"]) for p in stored))

    debate = read_page("xenforo", data).debate

    assert len(debate.posts) == 56
    assert counts(debate) == (35, 35, 35)
    keys = set(by_key(debate))
    assert all(f"post-{q[1]}" in keys for p in debate.posts for q in quoted(p))
    assert not any("Click to expand" in p.text for p in debate.posts)
