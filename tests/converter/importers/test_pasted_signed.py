"""Comments that their writers sign, as on the talk pages of MediaWiki."""

from __future__ import annotations

from functools import partial

import pytest

from disputatio.converter.importers.pasted import lines_of
from disputatio.converter.importers.shared.pasted.plain import plain
from tests.converter.importers.test_pasted_shapes import posts, reading
from tests.laws.work import work_of

TALK = """\
Requested move 3 May 2020[edit]
Quay Road → Harbour Road – The sign has said Harbour Road since 1990. Marge Stone (talk) 09:12, 3 May 2020 (UTC)

Survey[edit]
Support as proposer says. The maps agree. Ola (talk · contribs) 10:30, 3 May 2020 (UTC)[reply]
Oppose. All the books still say Quay Road.

And nobody has asked the people who live there. --Old Bert (talk) 11:02, 3 May 2020 (UTC)
Which books? Marge Stone (talk) 11:40, 3 May 2020 (UTC)
Support per Ola Ines (talk) 13:45, 4 May 2020 (UTC)
The two by Dahl, and the register – I can send them Old Bert (talk) 14:00, 4 May 2020 (UTC)
"""

SAID = [
    (
        "Marge Stone",
        "Quay Road → Harbour Road – The sign has said Harbour Road since 1990.",
    ),
    ("Ola", "Support as proposer says. The maps agree."),
    (
        "Old Bert",
        (
            "Oppose. All the books still say Quay Road.\n\n"
            "And nobody has asked the people who live there."
        ),
    ),
    ("Marge Stone", "Which books?"),
    ("Ola Ines", "Support per"),
    ("Old Bert", "The two by Dahl, and the register – I can send them"),
]


def test_what_stands_above_a_signature_is_its_writers() -> None:
    """Names, times and words; headings belong to no comment.

    Where no sentence ends before a name that signs once, more than it may be taken.
    """
    found = reading(TALK)

    assert posts(TALK) == SAID
    assert found.debate.title == "Requested move 3 May 2020"
    assert [p.written and str(p.written.at) for p in found.debate.posts][:2] == [
        "2020-05-03 09:12:00",
        "2020-05-03 10:30:00",
    ]
    assert any("'Survey[edit]'" in n.sentence for n in found.notices)


def test_words_in_brackets_at_the_end_of_a_line_are_no_heading() -> None:
    """Only the button that edits a section tells one."""
    words = "So says the register [page needed]"
    text = TALK.replace("Which books?", f"{words}\n\nWhich books?")

    assert posts(text)[3] == ("Marge Stone", f"{words}\n\nWhich books?")


@pytest.mark.parametrize(
    ("link", "date"),
    [
        ("Diskussion", "10:30, 3. Mai 2020 (CEST)"),
        ("discuter", "3 mai 2020 à 10:30 (CEST)"),
        ("discusión", "10:30 3 may 2020 (UTC)"),
        ("overleg", "3 mei 2020 10:30 (CEST)"),
    ],
)
def test_signatures_in_other_languages(link: str, date: str) -> None:
    """The word in the link and the form of the date may be any."""
    said = [("Ida", "Ja, gern."), ("Tom", "Nein."), ("Ida", "Warum?")]
    text = "Der Kai\n\n" + "".join(f"{t} --{n} ({link}) {date}\n" for n, t in said)

    assert posts(text) == said


def test_an_unsigned_comment_is_of_whom_it_was_added_by() -> None:
    """A program signs for those who forget."""
    unsigned = "Not there. — Preceding unsigned comment added by Tom99 (talk • contribs) 10:31, 3 May 2020 (UTC)"

    assert posts(f"{TALK}{unsigned}\n")[-1] == ("Tom99", "Not there.")


@pytest.mark.parametrize(
    "text",
    [
        "Build (nightly) 10:30, 3 May 2020 (UTC)\nBuild (nightly) 10:30, 4 May 2020 (UTC)\nBuild (nightly) 10:30, 5 May 2020 (UTC)\n",
        "Talks\n\nDoors (hall) 10:30, 3 May 2020 (UTC)\nLunch (yard) 12:30, 3 May 2020 (UTC)\nWalk (quay) 14:30, 3 May 2020 (UTC)\n",
    ],
)
def test_lists_with_dates_are_no_talk(text: str) -> None:
    """Names without words before them sign nothing."""
    assert plain(lines_of(text)) is None


@pytest.mark.parametrize("unit", [TALK, "word (talk) 10:30, 3 May 2020 (UTC) "])
def test_work_grows_with_the_length(unit: str) -> None:
    """A page without end, and one line without end, are read in linear work."""
    small, large = (work_of(partial(plain, lines_of(unit * size))) for size in (40, 80))

    assert large < 2.5 * small
