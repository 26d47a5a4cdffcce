"""What stands round posts on a page and must neither be lost nor become words."""

from __future__ import annotations

import pytest

from tests.converter.importers.test_pasted_shapes import END, posts, profile, reading


def vbulletin(number: int, *lines: str) -> str:
    """Give a post as vBulletin 4 shows it, the number below the date."""
    return "\n".join((f"05-0{number}-2021, 02:05 PM", f"#{number}", *lines)) + "\n"


def test_names_of_letters_and_digits_are_no_navigation() -> None:
    """A name like "7of9" is a person; "7 of 9" turns pages."""
    text = "T\n\n" + profile("7of9", 1, "One.") + profile("page2", 2, "Two.")

    assert posts(text) == [("7of9", "One."), ("page2", "Two.")]


def test_the_last_row_of_a_table_stays() -> None:
    """Numbers parted by tabs are a table, not the pages of the thread."""
    table = "a\tb\tc\n1\t2\t3"
    text = "T\n\n" + profile("Ann", 1, table) + profile("Bob", 2, "Two.")

    assert posts(text) == [("Ann", table), ("Bob", "Two.")]


def test_a_guest_as_last_poster_changes_nobody_else() -> None:
    """Where profiles stand is seen from all heads, not from the last one alone."""
    known = ("Registered User", "Join Date", "Jan 2009", "Posts", "9")
    text = (
        "Thread: T\n"
        + vbulletin(1, "Ann", *known, "T", "One.", "Reply With Quote")
        + vbulletin(2, "Bob", *known, "Two.", "Reply With Quote")
        + vbulletin(3, "Guest", "Guest", "Three.", "Reply With Quote")
        + "+ Reply to Thread\n"
    )
    assert posts(text) == [("Ann", "One."), ("Bob", "Two."), ("Guest", "Three.")]


@pytest.mark.parametrize(
    "furniture",
    [
        "Forums > Cats > General", "Home › Cats", "Log in or register",
        "Log in | Register", "Anmelden oder registrieren", "Page 1 of 2\n1\n2\nNext >",
        "Forum index » Animals » Cats",
    ],
)  # fmt: skip
@pytest.mark.parametrize("below", [False, True])
def test_furniture_round_the_title_is_left_out(furniture: str, below: bool) -> None:
    """Breadcrumbs, menus and page numbers are neither title nor words of a post."""
    top = f"T is it\n\n{furniture}" if below else f"{furniture}\n\nT is it"
    found = reading(f"{top}\n\nOne.\n{END}Two.\n{END}")

    assert found.debate.title == "T is it"
    assert [p.text for p in found.debate.posts] == ["One.", "Two."]
    assert "NoiseSkipped" in {n.rule for n in found.notices}


def test_signs_between_words_of_a_post_are_no_breadcrumb() -> None:
    """Below the title, a row of words with signs between them is what somebody wrote."""
    ranked = "Freedom > Safety > Comfort"
    menu = "Pets > Cats > Food"
    found = reading(
        f"{menu}\n\nT is it\n\n{ranked}\n\nSo there.\n{END}Two.\n{END}"
    ).debate

    assert found.title == "T is it"
    assert [p.text for p in found.posts] == [f"{ranked}\n\nSo there.", "Two."]


@pytest.mark.parametrize("title", ["5 > 3, is it?", "Cats / dogs", "Search"])
def test_titles_with_signs_of_a_menu_stay(title: str) -> None:
    """A title that only looks a little like a breadcrumb is the title."""
    found = reading(f"{title} or not\n\nOne.\n{END}Two.\n{END}").debate

    assert found.title == f"{title} or not"


def test_buttons_of_a_profile_are_no_names() -> None:
    """The button "Zobacz profil" (SMF in Polish) stands below the name."""
    text = (
        "T\n\nJanek\n\nNowy użytkownik\n*\nWiadomości: 5\nZobacz profil\n\nT\n"
        "« : Maj 03, 2021, 14:05:10 »\nOne.\nZapisane\n"
    )
    assert posts(text) == [("Janek", "One.")]


@pytest.mark.parametrize(
    ("mark", "by"),
    [
        ("Last edited by a moderator:", "a moderator"),
        ("Zuletzt bearbeitet von einem Moderator: ", "einem Moderator"),
        ("Dernière édition par un modérateur :", "un modérateur"),
    ],
)
def test_an_edit_mark_that_lost_its_date(mark: str, by: str) -> None:
    """Who edited stays where the date went; the words are no part of a post."""
    found = reading(f"T\n\nOne.\n{END}{mark}\n\nTwo.\n{END}").debate

    assert [p.text for p in found.posts] == ["One.", "Two."]
    assert [p.edited and p.edited.by for p in found.posts] == [by, None]


def test_names_below_reactions_are_no_words() -> None:
    """Those who liked a post stand on the line below "Reactions:" in some copies."""
    text = f"T\n\nOne.\n{END}Reactions:\nBob and Ann\nTwo.\n{END}"

    assert posts(text) == [(None, "One."), (None, "Two.")]


def test_one_word_below_reactions_is_a_post() -> None:
    """Without other words below, what follows "Reactions:" is the next post."""
    text = f"T\n\nOne.\n{END}Reactions: Bob\nYes\n{END}Reactions:\nNo\n{END}"

    assert posts(text) == [(None, "One."), (None, "Yes"), (None, "No")]
