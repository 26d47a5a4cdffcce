"""Copies of no known program: names with dates, chats, dialogues typed by hand."""

from __future__ import annotations

from functools import partial

import pytest

from disputatio.converter.importers.pasted import PastedImporter, lines_of
from disputatio.converter.importers.shared.pasted.plain import plain
from disputatio.schemas.content import Para, Quotation
from tests.converter.importers.test_pasted_shapes import posts, reading
from tests.laws.work import work_of

SAID = [
    ("marge", "Ban the petrol ones. They are loud."),
    ("Old Tom", "Rubbish. I can rake no more."),
    ("marge", "Then take an electric one, Tom."),
]
"""What is said in every form."""


def told(form: str) -> str:
    """Give the three posts in a form, below a title."""
    return "Leaf blowers\n\n" + "".join(form.format(n=n, t=t) for n, t in SAID)


@pytest.mark.parametrize(
    "form",
    [
        "{n}\n12 May 2024, 09:14\n{t}\n\n",
        "2024-05-12 10:02\n{n}\n{t}\n\n",
        "{n} — Today at 10:22 AM\n{t}\n",
        "{n} 5 hours ago | parent | next [–]\n\n{t}\n\nreply\n\n",
        "[–]{n} 12 points 4 hours ago \n{t}\n\npermalinkembedsavereportreply\n",
        "{n} avatar\n{n}\nOP\n•\n3h ago\n\n{t}\n\nUpvote\n12\n\nDownvote\n\nReply\n",
        "{n}\n  10:14 AM\n{t}\n",
        "{n} says:\nMay 12, 2024 at 9:14 am\n\n{t}\n\nReply\n\n",
        "{n}\n4 years ago (edited)\n{t}\n\n12\n\nReply\n\n",
        "{n}\n{t}\nLike\nReply\n2w\nEdited\n",
        "{n}\n{t}\n\n1d\n\nLike\n\nReply\n\n3\n\n",
        "12/05/2024, 09:14 - {n}: {t}\n",
        "[12.05.24, 09:14:03] {n}: {t}\n",
        "[–]{n} 40 points41 points42 points 1 year ago\n\n{t}\n\npermalink\n\n",
        "{n}: {t}\n\n",
        "{n}: {t}\n",
    ],
)
def test_every_form_gives_the_posts(form: str) -> None:
    """Names, words and title are read; buttons, votes and pictures are no words."""
    assert posts(told(form)) == SAID
    assert reading(told(form)).debate.title == "Leaf blowers"
    assert PastedImporter().sniff(told(form).encode()) == 0.4


def test_what_a_chat_program_says_is_no_post() -> None:
    """It is told in a notice that Priya laughs, and no post has it in its words."""
    chat = (
        "[10:13] -!- Topic: blowers\n[10:14] <marge> Ban them.\n[10:15] <@tom> Rubbish\n"
        "[10:16] * priya laughs\n[10:17] <marge> Take an electric one\n"
    )

    found = reading(chat)

    assert [p.text for p in found.debate.posts] == [
        "Ban them.", "Rubbish", "Take an electric one",
    ]  # fmt: skip
    assert found.debate.title is None
    (skipped,) = [n for n in found.notices if n.rule == "NoiseSkipped"]
    assert "priya laughs" in skipped.sentence


def test_the_first_post_of_reddit_has_its_writer_below_the_date() -> None:
    """Above it stands the community."""
    text = "r/gardens\n•\n5h ago\nann\n\nBan them?\n\n" + told("{n}\n•\n3h ago\n{t}\n")

    assert posts(text)[0][0] == "ann"


def test_a_title_with_a_colon_is_no_person() -> None:
    """Its name never speaks again, the others do; a sentence is of a person."""
    talk = "Ann: I say no to it.\nBo: I say yes to it.\nAnn: Why would you want that?\n"
    talk += "Bo: It is cheap and quiet.\n"
    typed = reading("Dishwasher: yes or no?\n\n" + talk).debate

    assert typed.title == "Dishwasher: yes or no?"
    assert posts("Cy: Shall we buy it?\n" + talk)[0][0] == "Cy"
    assert len(typed.posts) == 4


def test_lines_that_begin_with_a_sign_are_quoted() -> None:
    """People quote so by hand; the sign is no word, and the answer stands below."""
    text = told("{n}\n12 May 2024, 09:14\n> Ban the\n> petrol ones.\n{t}\n\n")

    quoted, answer = reading(text).debate.posts[1].body

    assert isinstance(quoted, Quotation)
    assert reading(text).debate.posts[1].text == (
        "Ban the\npetrol ones.\n\nRubbish. I can rake no more."
    )
    assert isinstance(answer, Para)


def test_heads_of_threads_alone_need_no_names_twice() -> None:
    """Nothing else has such heads: "Marge says:", "marge 3 hours ago"."""
    text = "".join(
        f"{n} says:\n2 May 2024\nNo.\n\nReply\n" for n in ("Ann", "Bo", "Cy")
    )
    top = (
        "submitted 5 hours ago by ann\nBan them?\n2 comments\nshare\nsorted by: best\n"
    )
    old = top + "".join(
        f"[–]{n} 2 points 3 hours ago\nNo.\npermalink\n" for n in ("bo", "cy")
    )

    assert [name for name, _ in posts(text)] == ["Ann", "Bo", "Cy"]
    assert posts(old) == [("ann", "Ban them?"), ("bo", "No."), ("cy", "No.")]


@pytest.mark.parametrize(
    "text",
    [
        "1.2.0 - 2024-05-12\n- mended\n\n1.1.0 - 2024-04-01\n- new\n\n1.0.0 - 2024-01-01\n- x\n",
        "Spring fair\n12 May 2024\nCakes.\n\nJumble sale\n19 May 2024\nBooks.\n\nConcert\n26 May 2024\nBrass.\n",
        "2024-05-12 10:14 ERROR: no disk\n2024-05-12 10:15 INFO: on\n2024-05-12 10:16 ERROR: off\n",
        "Name: Ann of the mill\nWork: baker, at the corner\n\n" * 3,
        "Marge,2024-05-12\nTom,2024-05-12\nMarge,2024-05-13\nTom,2024-05-14\n",
        "Ann\n12 May 2024\nI was here first.\n\nBob\n13 May 2024\nSo was I.\n",
    ],
)
def test_lists_and_records_are_no_threads(text: str) -> None:
    """Dates and colons stand in many texts; people must show in them."""
    assert plain(lines_of(text)) is None


@pytest.mark.parametrize(
    "form",
    [
        "p{i}\n12 May 2024, 09:14\nNo.\n\n",
        "[10:14] <p{i}> No.\n",
        "p{i}: I say no to it.\n",
    ],
)
def test_work_is_linear(form: str) -> None:
    """Twice the posts, of people who are ever more, are at most 2.2 times the work."""
    files = ["".join(form.format(i=i // 2) for i in range(n)) for n in (50, 100)]

    small, large = (work_of(partial(reading, text)) for text in files)

    assert len(reading(files[0]).debate.posts) == 50
    assert large <= 2.2 * small


SEALED = "Messages and calls are end-to-end encrypted. No one outside of this chat can read them."


@pytest.mark.parametrize(
    ("form", "above", "omitted"),
    [
        ("12/05/2024, 10:0{n} - {who}: {said}\n", f"12/05/2024, 10:00 - {SEALED}\n", "<Media omitted>"),
        ("12.05.24, 10:0{n} - {who}: {said}\n", f"12.05.24, 10:00 - {SEALED}\n", "<Medien ausgeschlossen>"),
        ("[12.05.24, 10:0{n}:11] {who}: {said}\n", f"[12.05.24, 10:00:00] Ferry: \u200e{SEALED}\n", "\u200eimage omitted"),
        ("[12.05.24, 10:0{n}:11] {who}: {said}\n", f"[12.05.24, 10:00:00] Ferry: {SEALED}\n", "\u200eBild weggelassen"),
        ("[12.05.24, 10:0{n}:11] {who}: {said}\n", f"{SEALED}\n", "\u200evideo omitted"),
        ("[12.05.24, 10:0{n}:11] {who}: {said}\n", "[12.05.24, 10:00:00] Ferry: \u200eMarge created this group\n", "\u200eGIF omitted"),
    ],
)  # fmt: skip
def test_what_a_chat_leaves_out_has_its_post(
    form: str, above: str, omitted: str
) -> None:
    """Pictures that were not exported have posts without words; notices have none."""
    rows = [
        ("Marge", "Should the ferry stay free?"), ("Bo", omitted), ("Bo", "No, it costs a fortune."),
        ("Lu", "I disagree, Bo."), ("Lu", f"{omitted}\nThe timetable"),
    ]  # fmt: skip
    said = (form.format(n=n, who=w, said=s) for n, (w, s) in enumerate(rows, start=1))

    found = reading(above + "".join(said))

    debate = found.debate
    assert debate.title is None
    assert [p.text for p in debate.posts] == [
        "Should the ferry stay free?", "", "No, it costs a fortune.", "I disagree, Bo.", "The timetable",
    ]  # fmt: skip
    assert [p.name for p in debate.participants] == ["Marge", "Bo", "Lu"]
    shown = [p.extras.plain().get("thread") for p in debate.posts]
    kept = {"omitted": omitted.strip("\u200e")}
    assert shown == [None, kept, None, None, kept]
    told = [n.sentence for n in found.notices if n.rule == "NoiseSkipped"]
    assert len(told) == 2
    assert told[0].startswith("2 posts showed something")


def test_people_may_write_of_secrecy_and_in_brackets() -> None:
    """What a person says is no notice of a program, and IRC has brackets of its own."""
    chat = (
        "<marge> Signal has end-to-end encryption, and nobody outside can read what we say.\n"
        "<bo> <shrug>\n<marge> So let us move there, all of us.\n"
    )

    assert [p.text for p in reading(chat).debate.posts][1] == "<shrug>"
    assert len(reading(chat).debate.posts) == 3
