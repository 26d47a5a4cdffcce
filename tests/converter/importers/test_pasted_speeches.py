"""Speeches one after another: votes, panels, minutes, transcripts; and lists that are none."""

from __future__ import annotations

from functools import partial

import pytest

from disputatio.converter.importers.pasted import lines_of
from disputatio.converter.importers.shared.pasted.plain import plain
from tests.converter.importers.test_pasted_shapes import posts, reading
from tests.laws.work import work_of

VOTE = (
    "Proposal: rename the hall after Ida Brown\n\n"
    "Support:\n"
    "Hollis: She paid for the roof, after all.\n"
    "Quill_9: It costs nothing and pleases many.\n"
    "Ravi P.: Her family still lives here.\n\n"
    "Oppose (2):\n"
    "Marcus Doyle: Halls should be named for places, not for people.\n"
    "bluejay: We will rename it again in ten years.\n"
)

PANEL = [
    ("Ines Carver", "Sunday is the only day that families have together."),
    ("Tobias Lund", "Staff have families too. Six days are enough, I say."),
    ("Prof. Dahl", "Count the visitors for three months, and then decide."),
]


def test_a_vote_gives_one_post_for_each_voice() -> None:
    """Nobody speaks twice; headings are no words of the voice above them."""
    found = reading(VOTE)

    assert [name for name, _ in posts(VOTE)] == [
        "Hollis", "Quill_9", "Ravi P.", "Marcus Doyle", "bluejay",
    ]  # fmt: skip
    assert posts(VOTE)[2][1] == "Her family still lives here."
    assert found.debate.title == "Proposal: rename the hall after Ida Brown"
    (skipped,) = [n for n in found.notices if n.rule == "NoiseSkipped"]
    assert "'Support:', 'Oppose (2):'" in skipped.sentence


def _sides(text: str) -> list[str]:
    """Give the sides that are stated, by the numbers of the posts."""
    debate = reading(text).debate
    posts = {post.key: post.number for post in debate.posts}
    passages = {p.key: posts[p.post] for p in debate.passages}
    spoken = posts | {
        claim.key: passages[claim.wordings[0].passage or ""]
        for claim in debate.claims
        if claim.wordings[0].passage
    }
    return [f"{spoken[r.sources[0]]} {r.scheme or r.kind}" for r in debate.relations]


def test_headings_state_the_sides_of_a_vote() -> None:
    """The title is the position; those below "Support:" argue for it."""
    debate = reading(VOTE).debate

    (position,) = debate.positions
    claims = {claim.key: claim for claim in debate.claims}
    assert claims[position.claim].text == debate.title
    assert {r.targets for r in debate.relations} == {(position.claim,)}
    assert _sides(VOTE) == [
        "1 support", "2 support", "3 support", "4 attack", "5 attack",
    ]  # fmt: skip


def test_below_other_headings_nobody_takes_a_side() -> None:
    """Who abstains is neutral; what is discussed further down is no vote."""
    more = "\nNeutral\nZoë: I am new here.\n\nDiscussion\nRavi P.: Who pays for it?\n"

    assert _sides(VOTE + more)[-2:] == ["5 attack", "6 neutral"]
    assert posts(VOTE + more)[-1] == ("Ravi P.", "Who pays for it?")


def test_a_paragraph_that_begins_like_a_heading_is_somebodys_words() -> None:
    """Only "Discussion", "General comments" and the like stand between speeches."""
    apart = VOTE.replace(".\n", ".\n\n")
    more = "Discussion is over, I fear.\n\nRavi P.: Who pays for it?\n"
    headed = more.replace(" is over, I fear.", ":")

    assert posts(apart + more)[-2][1].endswith("Discussion is over, I fear.")
    assert [len(posts(apart + below)) for below in (more, headed)] == [6, 6]
    assert "Discussion" not in posts(apart + headed)[-2][1]


@pytest.mark.parametrize(
    "text",
    [
        VOTE + "\nSupport:\nZoë: The second motion is a good one, I think.\n",
        VOTE.replace("Support:", "Keep:").replace("Oppose (2):", "Delete (2):"),
        VOTE.replace("Oppose (2):", "Abstain:"),
    ],
)
def test_sides_of_more_than_one_question_are_not_guessed(text: str) -> None:
    """Nor is what "Keep" says where the title asks to rename, or one side alone."""
    assert len(posts(text)) >= 5
    assert not _sides(text)


@pytest.mark.parametrize(
    "form",
    [
        "{n}: {t}\n\n",
        "{n}: {t}\n",
        "- {n}: {t}\n",
        "1. {n}: {t}\n",
        "**{n}:** {t}\n\n",
        "* **{n}**: {t}\n",
        "{n}:\n{t}\n\n",
        "{n} – {t}\n",
        "{n}—{t}\n\n",
    ],
)
def test_short_statements_in_any_layout(form: str) -> None:
    """Names in the same layout at the head of each paragraph or line are speakers."""
    text = "Should the library open on Sundays?\n\n"
    text += "".join(form.format(n=n, t=t) for n, t in PANEL)

    assert posts(text) == PANEL
    assert reading(text).debate.title == "Should the library open on Sundays?"


def test_transcripts_say_who_speaks_in_which_office() -> None:
    """Parliaments print the office or the district in brackets, or a dash for a colon."""
    spoken = (
        "Mr SMITH (Northgate): I move that the bill be read. Streets are dark.\n\n"
        "Ms BAKER (Leader of the Opposition): We shall not support it.\n\n"
        "The SPEAKER: Order! The member will be heard in silence.\n\n"
    )
    record = (
        "Mr. SMITH. Mr. Speaker, I rise in support of the bill.\n\n"
        "Ms. BAKER of Oregon. Will the gentleman yield?\n\n"
        "Mr. SMITH. I yield to the gentlewoman.\n"
    )

    assert [name for name, _ in posts(spoken)] == [
        "Mr SMITH",
        "Ms BAKER",
        "The SPEAKER",
    ]
    assert [p.badge for p in reading(spoken).debate.participants] == [
        "Northgate", "Leader of the Opposition", None,
    ]  # fmt: skip
    assert posts(record)[1] == ("Ms. BAKER", "Will the gentleman yield?")


def test_a_long_answer_has_paragraphs_of_its_own() -> None:
    """Where people speak in turns, not every paragraph begins with a name."""
    text = (
        "Reporter: Why do you want to close it?\n\nMayor: I have read the report.\n\n"
        "Nobody else has.\n\nWe have forty bridges.\n\nReporter: And the people there?\n\n"
        "Mayor: They have the lower road.\n\nIt takes four minutes more.\n"
    )

    assert [name for name, _ in posts(text)] == ["Reporter", "Mayor"] * 2
    assert posts(text)[1][1].endswith("We have forty bridges.")


def test_names_on_lines_of_their_own() -> None:
    """A script has each name above the words; headings of chapters come but once."""
    talk = "Ann\nI say no to it.\n\nBo\nAnd why would you?\n\nAnn\nIt is too loud for us.\n"
    book = "Anchors\nWe throw them.\n\nBoats\nWe row them.\n\nCrews\nAre we one?\n"

    assert [name for name, _ in posts(talk)] == ["Ann", "Bo", "Ann"]
    assert plain(lines_of(book)) is None


def test_other_languages() -> None:
    """Voices are known in ten languages; a space may stand before the colon."""
    german = "Jutta: Ja, unbedingt, da laufen unsere Kinder.\nKemal: Ich bin dafür, aber nur am Morgen.\nUwe: Und wer zahlt das alles?\n"
    french = "Mme Lefort : Je suis contre, nous payons déjà.\nM. Petit : Et qui va payer le toit ?\nKarim : Moi, je veux bien.\n"

    assert [name for name, _ in posts(german)] == ["Jutta", "Kemal", "Uwe"]
    assert [name for name, _ in posts(french)] == ["Mme Lefort", "M. Petit", "Karim"]


MINUTES = """\
Minutes of the parish council, 12 May 2025

Present: Mrs Hill (chair), Mr Lind, Dr Park

1. Welcome
The chair opened the meeting at 7 pm.

2. Street lights
2.1 Mrs Hill: I propose to switch them off at midnight.
2.2 Mr Lind: I am against it. My daughter comes home at one.
2.3 Dr Park: We could dim them. I have seen that work.
2.4 Mr Lind: I could live with that.

3. Benches
3.1 Dr Park: We need two more by the pond.
3.2 Mrs Hill: I agree, if the money is there.
"""


def test_numbered_minutes() -> None:
    """Numbers and headings belong to no speech; who was there is told in a notice."""
    said = posts(MINUTES)

    assert [name for name, _ in said] == [
        "Mrs Hill", "Mr Lind", "Dr Park", "Mr Lind", "Dr Park", "Mrs Hill",
    ]  # fmt: skip
    assert said[3:5] == [
        ("Mr Lind", "I could live with that."),
        ("Dr Park", "We need two more by the pond."),
    ]
    assert reading(MINUTES).debate.title == "Minutes of the parish council, 12 May 2025"
    assert [n.rule for n in reading(MINUTES).notices] == ["NoiseSkipped"]


LISTS = {
    "recipe": "Plum cake\n\nIngredients: 500 g plums, 250 g flour, two eggs\n"
    "Preparation: Stone the plums and cut them in halves.\n"
    "Baking: We bake it for forty minutes in the oven.\nTip: I like it on the next day.\n",
    "steps": "Step 1: We stone the plums and cut them.\nStep 2: We add the eggs, do we not?\n"
    "Step 3: Bake it for forty minutes in the oven.\n",
    "questions": "Q: How do I reset my password?\nA: Click on the link below.\n\n"
    "Q: How do I delete my account?\nA: Write to us and we shall do it.\n",
    "questions in full": "Question: How do I reset my password?\nAnswer: Click below.\n\n"
    "Question: How do I delete my account?\nAnswer: Write to us within a week.\n",
    "glossary": "Anchor: The line that shows where a post begins.\n"
    "Body: The words of a post without its head.\nHead: Who wrote the body, and when?\n",
    "science": "Mercury: It is the smallest and goes round in 88 days.\n"
    "Venus: It is the hottest because of its clouds.\nMars: It is red from rust.\n",
    "paper": "Background: We know little about hoses.\nMethods: We asked forty gardeners.\n"
    "Results: We found that half of them water at night.\nConclusions: Our study helps.\n",
    "review": "Room: We had a view of the lake.\nBreakfast: I could have eaten it all.\n"
    "Pool: Our children did not want to leave.\nService: Nobody helped us there.\n",
    "books": "Ida Brown: The Roof of the Hall. Leeds, Hall Press, 1987.\n"
    "Ines Carver: Sundays and Their Uses. London, Parish Books, 2001.\n"
    "Tobias Lund: Who Pays Us? Oslo, Nord, 1999.\n",
    "code": "if x: return the_first_of_many\nelse: return something_else_here now\n"
    "for y in z: print the words of it\n",
    "settings": "Host: the name of the machine here\nPort: the number of its port there\n"
    "Path: where the files of it stand\n",
    "log": "kernel: eth0 link is up at full speed\nsshd: accepted key for the root user\n"
    "kernel: out of memory while killing it\nsshd: closed the connection of it\n",
    "prose": "There is one thing to say: the bridge must close.\n\n"
    "The reasons are simple: cars are loud.\n\nMy mother has another view: she needs it.\n",
    "duties": "Ann: cake stall, from ten until noon\nBo: tombola, all day with his son\n"
    "Cyrus: parking, and the gate in the evening\n",
    "numbered": "1.1 Scope: This part says what we cover here.\n1.2 Aim: It helps all of us to write.\n"
    "1.3 Scope of it: Nothing else is in it, is it?\n",
    "lettered": "a) Berlin: the hall by the river was full\nb) Leeds: the roof came down in March\n"
    "c) Oslo: nobody came, and it rained\n",
    "sections": "1. Oven\n1.1 Door: it opens to the left side.\n1.2 Light: it burns when the door is open.\n\n"
    "2. Hob\n2.1 Plates: there are four of them here.\n2.2 Light: it burns while they are hot.\n",
    "cast": "Hamlet: played by John Smith of the Old Theatre\n"
    "Ophelia: played by Ann Doe of the New Theatre\n"
    "Horatio: played by Bob Roe of the Old Theatre\n",
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_lists_with_headwords_are_no_speeches(text: str) -> None:
    """What stands before the colon is no name, or nobody talks behind it."""
    assert plain(lines_of(text)) is None


@pytest.mark.parametrize(
    "form", ["p{i}: I say no to it.\n", "P{i}\nI say no to it.\n\n"]
)
def test_work_is_linear(form: str) -> None:
    """Twice the speeches are at most 2.2 times the work, headings between them too."""
    files = [
        "".join("Item 2\n\n" + form.format(i=i // 2) for i in range(n))
        for n in (50, 100)
    ]

    small, large = (work_of(partial(reading, text)) for text in files)

    assert large <= 2.2 * small
