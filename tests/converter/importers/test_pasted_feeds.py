"""Copies of comments and chats as their programs show them: names, times, buttons."""

from __future__ import annotations

from functools import partial

import pytest

from disputatio.converter.importers.pasted import lines_of
from disputatio.converter.importers.shared.pasted.feeds import feed
from disputatio.converter.importers.shared.pasted.plain import plain
from tests.converter.importers.test_pasted_shapes import posts, reading, replies
from tests.laws.work import work_of

SAID = [
    ("Marge Hill", "Of course, my kids take it every day."),
    ("Bo Lind", "No, it costs a fortune."),
    ("Lu Park", "I agree with Bo."),
]
"""Nobody speaks twice: the buttons show that it is a thread."""


@pytest.mark.parametrize(
    "form",
    [
        "{n}\n{t}\n2d\nLike\nReply\n5\n",
        "{n}\nTop fan\n{t}\n2d\nLike\nReply\nEdited\nView 1 more reply\n",
        "{n}\n{t}\nLike · Reply · 3h · Edited\n",
        "{n}\n• 3rd+\nFerry pilot at Northgate\n2d (edited)\n\n{t}\n\nLike\n4\nReply\n1 reply\n\n",
        "{n}\n · \nFollow\nFerry pilot\nUpdated 11mo\n{t}\n\n120 views\nView 3 upvotes\nUpvote\n·\n3\n\n",
        "{n}\n Marge Hill\n2 years ago edited\n\n{t}\n\n4\nReply\nShare ›\n\n",
        "{n}'s profile picture\n{n}\nVerified\n \n2 w\n{t}\n14 likes Reply\n",
        "{n}\n{t}\n2d\n14 likes\nReply\nView all 2 replies\n",
        "{n}\n · Creator\n{t}\n2024-5-3\nReply\n112\nHide\n",
        "View {n}’s profile\n{n}\n{n}\n• 2nd\nFerry pilot\n\n14h\n{t}\n\n…more\n\n\nLike\n·\n4\nReply\n·\n2 replies\n",
        "Avatar\n{n}\n3 years ago edited\n{t}\n12\n1\nReply\nShare ›\n",
        "{n}\n12 hours ago\n{t}\n(Edited)\nRespect\n12\nReply\nShare\nReport\n\n",
        "Comment by {n}.\n{n}\n12 May, 2025\n{t}\nReply\nShare\n12\n1\n",
        "{n}\n12 May 2025 10.02\n38\n{t}\n\nReply\nReport\n",
        "{n} 2 years ago (edited)\n{t}\n1.2K\nReply\n3 replies\n",
        "{n}\n{t}\n · Odpovědět · 3 t\n",
        "{n}\n{t}\n2 Wo.\nGefällt mir\nAntworten\nBearbeitet\n",
        "{n}\n• 2e\nResponsable\n2 sem.\n\n{t}\nJ’aime\n4\nRépondre\n2 réponses\n",
        "{n}\nhace 2 años (editado)\n{t}\n12\n\nResponder\n\n2 respuestas\n",
        "{n}\n•\n2d ago\n•\nEdited 1d ago\nTop 1% Commenter\n{t}\n\n15\n\nReply\n\nAward\n\nShare\n\n",
    ],
)
def test_rows_of_buttons_part_comments(form: str) -> None:
    """Titles, marks, counts and buttons are no words, and a notice says so."""
    text = "Should the ferry stay free?\n\n" + "".join(
        form.format(n=n, t=t) for n, t in SAID
    )

    assert posts(text) == SAID
    assert all(p.written for p in reading(text).debate.posts)
    assert [n.rule for n in reading(text).notices] == ["NoiseSkipped"]


CHAT = [
    ("Marge Hill", "Should the ferry stay free?"),
    ("Bo Lind", "No, it costs a fortune."),
    ("Marge Hill", "And the road costs nothing?"),
]


@pytest.mark.parametrize(
    "form",
    [
        "[10:0{i} AM]{n}: {t}\n",
        "[10:0{i} AM] {n}\n{t}\n\n",
        "[Yesterday 10:0{i} AM] {n}\n{t}\n",
        "{n}\n5/12 10:0{i} AM\n{t}\n",
        "{n}  [10:0{i} AM]\n{t}\n\n",
        "{n}\n:palm_tree:  10:0{i} AM\n{t}\n",
        "{n} — 05/12/2025 10:0{i} AM\n{t}\n",
        "10:02:1{i} From {n} to Everyone:\n\t{t}\n",
        "10:02:1{i}\t From {n} : {t}\n",
        "{n}\n10:0{i} AM May 12\n{t}\n",
        "{n}\n10:0{i} AM Today\n{t}\n",
        "{n}, [12.05.25 10:0{i}]\n{t}\n\n",
        "{n}\n00:00:0{i}\n{t}\n\n",
    ],
)
def test_chats_and_meetings(form: str) -> None:
    """Each program has its own place for the time."""
    text = "".join(form.format(n=n, t=t, i=i) for i, (n, t) in enumerate(CHAT))

    assert [(n, t.strip()) for n, t in posts(text)] == CHAT
    assert all(p.written for p in reading(text).debate.posts)


def test_a_bare_time_goes_on_with_the_same_person() -> None:
    """Chats print it above what somebody says later; the words above are no name."""
    text = (
        "marge — Today at 10:02 AM\nShall we?\nbo — Today at 10:03 AM\nNo\n[10:05 AM]\nNever.\n"
        "marge — Today at 10:09 AM\n@bo why?\n"
    )

    assert posts(text)[1] == ("bo", "No\n\nNever.")


def test_a_submission_without_words_is_the_first_post() -> None:
    """On Hacker News a link is submitted, and the words are those of the answers."""
    text = "Hacker News\nnew | past | comments | ask | show\tlogin\nThe ferry (example.org)\n42 points by marge 5 hours ago | hide | 2 comments\n\n\n"
    text += "".join(
        f"{n} 4 hours ago | next [–]\n\nNo, I say.\nreply\n\n" for n in ("bo", "lu")
    )
    text += "cy 1 hour ago | next [–]\n\nYes.\nreply\n\nGuidelines | FAQ | Contact\nSearch:\n"

    assert posts(text) == [
        ("marge", ""), ("bo", "No, I say."), ("lu", "No, I say."), ("cy", "Yes."),
    ]  # fmt: skip
    assert reading(text).debate.title == "The ferry (example.org)"


def test_posts_of_x() -> None:
    """The first has its date below the words; counts below posts are no words."""
    text = (
        "Post\n\nSee new posts\nConversation\nMarge Hill\n@margehill\nShall the ferry stay free?\n"
        "10:02 AM · May 12, 2025\n·\n1,204\n Views\n"
        "Bo Lind\n@bolind\n·\nMay 12\nNo, it costs a fortune.\n3\n1\n340\n"
        "Marge Hill\n@margehill\n·\nMay 12\nReplying to @bolind\nAnd the road?\n2\n40\n"
    )

    assert posts(text) == [
        ("@margehill", "Shall the ferry stay free?"),
        ("@bolind", "No, it costs a fortune."),
        ("@margehill", "And the road?"),
    ]
    assert replies(text) == [(3, 2)]
    assert reading(text).debate.title is None


@pytest.mark.parametrize(
    "form",
    [
        "{t}\n3h\nThe council has met again.\nLike\nShare\n\n",
        "{t} avatar\n{t}\n2024-05-03\nOnly two are left.\nShare\n12\n\n",
        "{t}\n2024-5-3\nIt holds two litres.\nLike\n112\nHide\n",
        "{t}\n48K views  2 years ago\nHow we did it.\n",
        "Picture of {t}.\n12 May, 2025\nThe council has met again.\nShare\n12\n1\n",
        "{t}\n38\n12 May 2025\nThe council has met again.\n\nReport\n",
    ],
)
def test_lists_with_buttons_are_no_threads(form: str) -> None:
    """A page of news, videos or goods has ages and buttons, but nobody answers."""
    titles = ("Bridge closed", "Hall opened", "Ferry late")
    text = "".join(form.format(t=title) for title in titles)

    assert plain(lines_of(text)) is None


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        ("Avatar\n{n}\n3 years ago\n{t}\n12\nReply\nShare ›\n", "Avatar\n{n}  {w}\n3 years ago\n{t}\nReply\nShare ›\n"),
        ("{n}\n3 years ago\n{t}\n4\nReply\nShare ›\n", "{n}\n {w}\n3 years ago\n{t}\nReply\nShare ›\n"),
        ("{n}\n12 May 2025 10.02\n38\n{t}\n\nReply\nReport\n", "{n}  {w}\n12 May 2025 10.05\n4\n{t}\n\nReply\nReport\n"),
        ("{n}\n2 hours ago\n{t}\nRespect\nReply\n", "{n}\nIn reply to {w}\n2 hours ago\n{t}\nRespect\nReply\n"),
        ("Comment by {n}.\n{n}\n12 May, 2025\n{t}\nReply\n2\n", "Comment by {n}.\n{n}\n12 May, 2025\nReply to\n@{w}\n{t}\nReply\n"),
    ],
)  # fmt: skip
def test_comments_name_whom_they_answer(first: str, answer: str) -> None:
    """It is stated where he has written once; Marge, who has written twice, stays told."""
    marge, bo, again = (
        "The stadium never pays.",
        "Nor does the library.",
        "It is cheap.",
    )
    text = first.format(n="Marge Hill", t=marge)
    text += answer.format(n="Bo Lind", t=bo, w="Marge Hill")
    text += answer.format(n="Marge Hill", t=again, w="Bo Lind")

    assert posts(text) == [
        ("Marge Hill", marge),
        ("Bo Lind", bo),
        ("Marge Hill", again),
    ]
    assert replies(text) == [(2, 1), (3, 2)]
    text += answer.format(n="Lu Park", t="Who asked?", w="Marge Hill")
    assert replies(text) == [(2, 1), (3, 2)]
    last = reading(text).debate.posts[-1]
    assert "Marge Hill" in last.text + str(last.extras.plain())


def test_a_video_above_its_comments_is_no_post() -> None:
    """Its views and age look as a name and a date do."""
    text = "Why bells\n48K views  2 years ago\nComments\n3\nSort by\n\nAdd a comment...\n\n"
    text += "".join(
        f"@{n.split()[0]}\n2 years ago\n{t}\n\n12\n\n\nReply\n\n" for n, t in SAID
    )

    assert posts(text) == [(f"@{n.split()[0]}", t) for n, t in SAID]
    assert reading(text).debate.title == "Why bells"


def test_work_is_linear() -> None:
    """Twice the comments are at most 2.2 times the work."""
    small, large = (
        lines_of("".join(f"P{i}\nNo.\n2d\nLike\nReply\n" for i in range(n)))
        for n in (50, 100)
    )

    assert work_of(partial(feed, large)) <= 2.2 * work_of(partial(feed, small))
