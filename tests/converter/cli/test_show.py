"""`show` reads well: whose words, what was concluded, and nothing that harms."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path

import attrs
import pytest
from rich.cells import cell_len
from rich.console import Console

from disputatio.converter import api
from disputatio.converter.cli.debate_page import show
from disputatio.converter.cli.layout import Page
from disputatio.converter.cli.limits import BRIEF, Limits
from disputatio.converter.cli.printing import printable
from disputatio.schemas import codec
from disputatio.schemas.content import Para, Quotation, plain_blocks, plain_inlines
from disputatio.schemas.debate import Claim, Debate, Participant, Post, Relation
from disputatio.schemas.origins import Decided, Inferred, Span
from tests.converter.cli.running import disputatio
from tests.converter.cli.samples import arguments, cars, thread
from tests.packages import ROOT


def shown(
    debate: Debate, *, width: int = 80, why: bool = False, limits: Limits = BRIEF
) -> str:
    """Give the page of a debate as plain text."""
    with redirect_stdout(io.StringIO()) as output:
        show(debate, Page(width), why=why, limits=limits)
    return output.getvalue()


def test_the_whole_page() -> None:
    """Question, sides in their own words, rebuttals and what stays unanswered."""
    assert shown(cars()) == (
        "Ban cars?\n"
        "cars.txt, 3 posts, 1 person named, 3 claims\n"
        "~ concluded by a rule, not stated (--why says by which rule)\n"
        "+ speaks for, - speaks against what stands above it\n"
        "\n"
        "Question\n"
        "~ Should cars be banned?\n"
        "\n"
        "Positions\n"
        "~ 1.  Ban cars\n"
        "      “Ban cars downtown.” (Ann, post 1)\n"
        "  For (2)\n"
        "  ~ Ann, post 1  says it\n"
        "  ~ post 2       “I agree.”\n"
        "  Against (1)\n"
        "  ~ post 3       “No: shops would close.”\n"
        "  Arguments (2)\n"
        "   ~ + Ann, post 1  “The air would be cleaner.”\n"
        "   ~ - post 3  “No: shops would close.”\n"
        "\n"
        "Unanswered (objections that nothing speaks against)\n"
        "~ post 3  “No: shops would close.”\n"
        "\n"
        "Who argued what\n"
        "~ Ann     “Ban cars downtown.”\n"
        "~         “The air would be cleaner.”\n"
        "~ post 3  “No: shops would close.”\n"
    )


def test_why_gives_rule_confidence_and_words() -> None:
    """With reasons, each conclusion names its rule, how sure it is, and its words."""
    page = shown(cars(), why=True)

    assert "· question: title, 50%" in page
    assert "· position: thread-opening, 60%" in page
    assert "· stance agree: assent-opening, 80%, from “I agree.” (post 2)" in page
    assert "· said here: assertion, 70%\n" in page
    assert "--why" not in page
    assert (
        "The rules\n  assent-opening  A rule that is not explained here. (1 con" in page
    )


def test_who_is_concluded_to_say_a_claim_is_explained(tmp_path: Path) -> None:
    """Where nobody is noted to say a claim, the rule that names somebody is told."""
    nodes = (
        ("1", "L", "Ann Lee : I need my tea."),
        ("2", "L", "Bob May : It has caffeine."),
        ("3", "I", "Tea wakes Ann Lee."),
        ("4", "I", "It has caffeine."),
        ("5", "TA", "Default Transition"),
        ("6", "YA", "Asserting"),
        ("7", "YA", "Arguing"),
        ("8", "RA", "Default Inference"),
    )
    ends = ("1 5", "5 2", "5 7", "7 8", "2 6", "6 4", "4 8", "8 3")
    source = tmp_path / "tea.json"
    source.write_text(
        json.dumps(
            {
                "nodes": [{"nodeID": k, "type": t, "text": x} for k, t, x in nodes],
                "edges": [
                    {"edgeID": str(n), "fromID": end[0], "toID": end[2]}
                    for n, end in enumerate(ends)
                ],
                "locutions": [],
            }
        ),
        encoding="utf-8",
    )
    debate = api.read(source).debate
    page, why = shown(debate), shown(debate, why=True)
    out = tmp_path / "tea.html"
    api.write(debate, out, options={"reasons": True})

    assert "~ concluded by a rule, not stated (--why says by which rule)\n" in page
    assert "  ~ Ann Lee, post 1  [Tea wakes Ann Lee.]\n" in page
    assert "· says it: sayer-answered-1, 93%\n" in why
    assert "  sayer-answered-1  Nobody is noted to say the claim;" in why
    assert "“Tea wakes Ann Lee.” is said in" in plain(out.read_text(encoding="utf-8"))


def test_sides_are_as_many_and_as_sure_as_in_documents(tmp_path: Path) -> None:
    """A page and a document count the posts on a side, and combine steps, alike."""
    debate = api.read(ROOT / "seeds" / "pasted-tram.txt").debate
    page = shown(debate, why=True)
    out = tmp_path / "tram.html"
    api.write(debate, out)
    html = plain(out.read_text(encoding="utf-8"))

    for side in ("For (1)", "Against (1)"):
        assert f"  {side}\n" in page
        assert f"{side}: " in html
    assert "Against (1): Pantograph, post 6 ≈ 0.38" in html
    assert "· in all: 38%, as the least sure step" in page
    assert "For (0)" not in html


def plain(page: str) -> str:
    """Give the words of a web page on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_why_explains_replies_and_sides_of_each_post() -> None:
    """Under each post: whom it answers and on what it takes a side, and by which rule."""
    page = shown(api.read(ROOT / "seeds" / "pasted-tram.txt").debate, why=True)
    told = " ".join(page.split())

    assert "· author: name-meant-1, 60%, from" in told
    assert "· answers Quill?, post 13: reply-quotation-1, 96%, from “" in told
    assert "· disagree on Quill?, post 13: stance-exchange-1, " in told
    assert "reply-quotation-1 The post quotes words of the other. (" in told


def test_claims_without_posts() -> None:
    """An argument file is shown as a tree of what speaks for and against."""
    page = shown(arguments())

    assert "Argued about (no position is recorded; these claims stand in)\n" in page
    assert (
        "     + Equality  “All look alike.”\n"
        "     - Cost  “They cost money.”\n"
        "       - “Second-hand ones are cheap.”\n"
    ) in page
    assert "~" not in page
    assert "Rebuttals" not in page


def test_no_debate() -> None:
    """A thread in which nobody argues is said to be one, and its posts are listed."""
    page = shown(thread("My garden.", "And mine."))

    assert page == (
        "A thread\n2 posts\n\n"
        "No debate found\n  No claim answers a question that others speak for or against.\n\n"
        "Posts\n  post 1  My garden.\n  post 2  And mine.\n"
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--structure", "none"), "Nothing was looked for (--structure none)."),
        (("--structure", "stated"), "Nothing was looked for (--structure stated)."),
        (
            ("--without", "positions"),
            "Positions were not looked for (--without positions).",
        ),
    ],
)
def test_what_was_not_looked_for_is_not_missing(
    options: tuple[str, str], reason: str
) -> None:
    """Where options keep positions away, the page says that, not that there are none."""
    page = disputatio("show", ROOT / "seeds" / "pasted-tram.txt", *options).stdout

    assert f" shown\n  {reason}\n" in page
    assert " found\n" not in page
    assert "No claim answers" not in page


def test_rebuttals_without_a_position_are_no_contradiction() -> None:
    """Above rebuttals no page says that nobody speaks against anything."""
    debate = attrs.evolve(cars(), positions=())

    page = shown(debate)

    assert "No position found\n  What speaks against something stands below; no" in page
    assert "others speak for or against" not in page
    assert "\nRebuttals (" in page


def test_an_empty_debate() -> None:
    """A debate of nothing has a page too."""
    assert "Untitled\n\nNo debate found\n" in shown(Debate())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    """Wide characters count double, and no line runs over the edge."""
    words = "日本語の長い文章。" * 20 + " and " + "x" * 200
    debate = thread(words, "العربية " * 40, "🙂" * 100, title="題" * 70)

    lines = shown(debate, width=width).splitlines()

    assert max(map(cell_len, lines)) <= width
    assert len(lines) > 10


def test_columns_of_wide_names_stand_in_line() -> None:
    """A name in wide characters takes the room that it takes on a terminal."""
    debate = thread("a", "b")
    people = (Participant(key="p", name="田中"), Participant(key="q", name="Bo"))
    posts = tuple(
        Post(key=p.key, number=p.number, author=k, body=p.body)
        for p, k in zip(debate.posts, "pq", strict=True)
    )
    page = shown(Debate(title="T", posts=posts, participants=people))

    rows = [line for line in page.splitlines() if ", post " in line]

    assert rows == ["  田中, post 1  a", "  Bo, post 2    b"]


def test_a_long_name_gives_way_to_its_post() -> None:
    """A name that is too long is cut, the number of the post is not."""
    page = Page(80)

    assert (
        page.cut("A very long name of somebody, post 12", 24)
        == "A very long na…, post 12"
    )
    assert cell_len(page.cut("名" * 40, 24)) <= 24


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\x9b31m", "a\ufffd31m"),
        ("back\x08space\x7f", "back␈space␡"),
        ("\u202eright to left", "\ufffdright to left"),
        ("line\r\nend\ttab\u2028x", "line end tab x"),
        ("[bold]not markup[/bold] :smile:", "[bold]not markup[/bold] :smile:"),
        ("日本語 عربي 🙂", "日本語 عربي 🙂"),
    ],
)
def test_nothing_in_a_thread_steers_the_terminal(text: str, safe: str) -> None:
    """Escape sequences and direction marks of a thread are shown, never obeyed."""
    assert printable(text) == safe

    page = shown(thread(text, title=text))

    assert safe in page
    assert "\x1b" not in page


def test_quoted_words_are_not_the_poster_s() -> None:
    """A post that only stands for itself is shown by its own words."""
    first = Post(key="post-1", number=1, body=plain_blocks("Ban cars."))
    quote = Quotation(blocks=(Para(inlines=plain_inlines("Ban cars.")),))
    reply = (quote, Para(inlines=plain_inlines("Never ever.")))
    second = Post(key="post-2", number=2, body=reply)
    stance = Relation(
        key="s",
        kind="stance",
        sources=("post-2",),
        targets=("post-1",),
        scheme="disagree",
        origin=Inferred(rule="r", confidence=0.5),
    )

    page = shown(Debate(posts=(first, second), relations=(stance,)))

    assert "  ~ ✗ post 2  “Never ever.”" in page


def test_the_command_colours_only_where_asked(tmp_path: Path) -> None:
    """A pipe gets no colours, and `--width` is obeyed."""
    path = tmp_path / "cars.debate.json"
    path.write_bytes(codec.dumps(cars()))

    done = disputatio("show", path, "--width", "40", "--structure", "none")

    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert max(map(cell_len, done.stdout.splitlines())) <= 40
    assert done.stderr == ""


def test_a_very_deep_chain_is_shown() -> None:
    """A chain of a thousand rebuttals neither recurses nor runs off the page."""
    posts = tuple(
        Post(key=f"post-{n}", number=n, body=plain_blocks(f"No {n}."))
        for n in range(1, 1001)
    )
    stances = tuple(
        Relation(
            key=f"s{n}",
            kind="stance",
            sources=(f"post-{n + 1}",),
            targets=(f"post-{n}",),
            scheme="disagree",
        )
        for n in range(1, 1000)
    )

    page = shown(Debate(posts=posts, relations=stances))

    assert "✗ post 1000 (level 999)  “No 1000.”" in page
    assert max(map(len, page.splitlines())) <= 80


def test_claims_that_nothing_ties_together_are_listed() -> None:
    """A file of claims without relations and posts shows its claims."""
    page = shown(attrs.evolve(arguments(), relations=()))

    assert "No debate found\n" in page
    assert "Claims\n  Uniforms  “Uniforms should be worn.”\n" in page


def test_a_claim_that_is_only_named_has_no_words() -> None:
    """The name of a claim is not repeated as if somebody had said it."""
    named = attrs.evolve(arguments().claims[2], text="")
    claims = (*arguments().claims[:2], named, arguments().claims[3])

    page = shown(attrs.evolve(arguments(), claims=claims))

    assert "     - Cost\n" in page


def test_one_sentence_rebuts_once() -> None:
    """A post and its claim that rebut with the same sentence are one line."""
    stance = Relation(
        key="again",
        kind="stance",
        sources=("passage-3-0",),
        targets=("claim-1-0",),
        scheme="disagree",
    )
    page = shown(attrs.evolve(cars(), relations=(*cars().relations, stance)))

    assert page.count("- post 3") == 1


def test_the_beginning_of_a_sentence_rebuts_once() -> None:
    """A post's evidence may end at dots after which the words of its claim go on."""
    words = "All of the shops around the old market would close.... and so would ours."
    debate = cars()
    post = attrs.evolve(debate.posts[2], body=plain_blocks(words))
    claim = attrs.evolve(
        debate.claims[2],
        text=words,
        wordings=(attrs.evolve(debate.claims[2].wordings[0], text=words),),
    )
    stance = attrs.evolve(
        debate.relations[1],
        key="again",
        sources=("post-3",),
        scheme="disagree",
        origin=Inferred(
            rule="denial-opening",
            confidence=0.8,
            evidence=(Span(post="post-3", start=0, end=3),),
        ),
    )
    page = shown(
        attrs.evolve(
            debate,
            posts=(*debate.posts[:2], post),
            passages=(
                *debate.passages[:2],
                attrs.evolve(debate.passages[2], end=len(words)),
            ),
            claims=(*debate.claims[:2], claim),
            relations=(stance, *debate.relations),
            positions=(),
        )
    )

    chain = page.partition("Rebuttals")[2]
    assert chain.count("post 3") == 1
    assert "and so would ours" in " ".join(chain.split())


def test_colours_stay_where_they_belong() -> None:
    """On a terminal the label is coloured, the quoted words are not."""
    with redirect_stdout(io.StringIO()) as output:
        page = Page(80)
        page.console = Console(width=80, force_terminal=True, color_system="standard")
        page.line("post 3", "words", marked=True, sign="✗", style="red")

    text = output.getvalue()
    assert "\x1b[31mpost 3\x1b[0m  words" in text


def test_what_stands_below_an_argument_is_shown_once() -> None:
    """An argument on two claims is named twice, and spelled out at the first."""
    both = Relation(key="r4", kind="attack", sources=("c3",), targets=("c5",))
    other = Claim(key="c5", title="Free choice", text="Pupils should choose.")
    debate = arguments()
    page = shown(
        attrs.evolve(
            debate,
            claims=(*debate.claims, other),
            relations=(*debate.relations, both),
        )
    )

    assert page.count("“Second-hand ones are cheap.”") == 2
    assert "     - Cost  “They cost money.” (see above)\n" in page


def test_a_long_position_without_a_title_is_given_once() -> None:
    """A claim that stands in as a position has no other name than its words."""
    text = "A long sentence about uniforms and what they cost. " * 5
    claims = (attrs.evolve(arguments().claims[0], title=None, text=text),)

    page = shown(attrs.evolve(arguments(), claims=claims + arguments().claims[1:]))

    title = next(line for line in page.splitlines() if "1.  " in line)
    assert title.startswith("  1.  A long sentence about uniforms")
    assert "“A long sentence" not in page


def test_a_decision_names_the_person() -> None:
    """What a person decided is no conclusion, and `--why` says who it was."""
    position = attrs.evolve(cars().positions[0], origin=Decided(by="Nia"))

    page = shown(attrs.evolve(cars(), positions=(position,)), why=True)

    assert "\n  1.  Ban cars\n" in page
    assert "· position: decided by Nia" in page


def test_many_claims_of_one_person_are_counted() -> None:
    """A person who says a lot is shown briefly."""
    base = cars()
    claims = tuple(
        attrs.evolve(base.claims[1], key=f"more-{n}", text=f"Claim {n}.")
        for n in range(10)
    )

    page = shown(attrs.evolve(base, claims=(*base.claims, *claims)))

    assert "and 6 more (--all shows them)\n" in page


def test_a_concluded_author_is_no_fact() -> None:
    """The name of an author that a rule concluded is shown with a question mark."""
    base = cars()
    guess = Inferred(rule="mention-1", confidence=0.7)
    third = attrs.evolve(base.posts[2], author="bob", author_origin=guess)
    people = (*base.participants, Participant(key="bob", name="Bob"))
    debate = attrs.evolve(base, posts=(*base.posts[:2], third), participants=people)

    page, reasons = shown(debate), shown(debate, why=True)

    assert "3 posts, 1 person named" in page
    assert "not stated, nor who is named with ?" in page
    assert "  ~ Bob?, post 3  “No: shops would close.”" in page
    assert "\n~ Bob?  “No: shops would close.”\n" in page
    assert "· author: mention-1, 70%" in reasons


def test_what_speaks_against_the_same_words_stands_together() -> None:
    """A claim and its post that are rebutted apart are one line with all rebuttals."""
    base = cars()
    first, second = (
        attrs.evolve(base.posts[1], key=f"post-{n}", number=n, body=plain_blocks(text))
        for n, text in ((4, "Shops would gain."), (5, "They closed in Marle."))
    )
    relations = (
        _disagrees("a", "passage-3-0", "claim-1-0"),
        _disagrees("b", "post-4", "claim-3-0"),
        _disagrees("c", "post-5", "passage-3-0"),
    )

    page = shown(
        attrs.evolve(
            base,
            posts=(*base.posts, first, second),
            relations=(*base.relations, *relations),
        )
    )

    assert (
        "- post 3  “No: shops would close.”\n"
        "       - post 4  “Shops would gain.”\n"
        "       - post 5  “They closed in Marle.”\n"
    ) in page


def _disagrees(key: str, source: str, target: str) -> Relation:
    return Relation(
        key=key, kind="stance", sources=(source,), targets=(target,), scheme="disagree"
    )


def test_long_names_leave_room_on_a_narrow_page() -> None:
    """At 40 columns a label gives way to the words, and no line runs over the edge."""
    debate = cars()
    people = tuple(attrs.evolve(p, name="Annabella " * 4) for p in debate.participants)

    lines = shown(attrs.evolve(debate, participants=people), width=40).splitlines()

    assert max(map(cell_len, lines)) <= 40
    assert any("…, post 1" in line for line in lines)


@pytest.mark.parametrize("width", [80, 120])
def test_names_are_whole_where_there_is_room(width: int) -> None:
    """A name that is too wide for a column of 80 cells has its words behind it."""
    debate = cars()
    name = "AudienceMember 20211111QT0"
    people = tuple(
        attrs.evolve(p, name=f"{name}{n}") for n, p in enumerate(debate.participants)
    )

    page = shown(attrs.evolve(debate, participants=people), width=width)

    assert f"{name}0, post 1  “" in page
    assert max(map(cell_len, page.splitlines())) <= width
    assert "Audi" not in page.replace(name, "")


@pytest.mark.timeout(30)
def test_a_long_number_in_a_name_is_cut_soon() -> None:
    """A name of many digits, without a code at its end, gives way like any other."""
    debate = cars()
    people = tuple(
        attrs.evolve(p, name="1" * 50_000 + "!") for p in debate.participants
    )

    lines = shown(attrs.evolve(debate, participants=people), width=40).splitlines()

    assert any("111…, post 1" in line for line in lines)


def test_many_stand_ins_are_counted() -> None:
    """Where no position is recorded, thirty claims stand in and the rest is counted."""
    claims = [Claim(key=f"c{n}", text=f"Claim {n}.") for n in range(80)]
    pros = [
        Relation(
            key=f"r{n}", kind="support", sources=(f"c{n + 40}",), targets=(f"c{n}",)
        )
        for n in range(40)
    ]

    page = shown(Debate(claims=tuple(claims), relations=tuple(pros)))

    assert "\n  30.  Claim 29." in page
    assert "31.  Claim" not in page
    assert "\n  and 10 more (--all shows them)\n" in page


def test_deleted_and_hidden_posts_say_so() -> None:
    """A post that is gone is told as gone wherever it is named, others are not."""
    debate = cars()
    first, second = debate.posts[:2]
    gone = attrs.evolve(first, state="deleted")
    hid = attrs.evolve(second, state="hidden")
    told = shown(attrs.evolve(debate, posts=(gone, hid, *debate.posts[2:])))

    assert "post 1 (deleted)" in told
    assert "post 2 (hidden)" in told
    assert "(deleted)" not in shown(debate)


def test_a_vote_without_words_has_no_empty_quotation_marks(tmp_path: Path) -> None:
    """The name on the side says all."""
    votes = tmp_path / "votes.txt"
    votes.write_text("Buy a boat?\n\nFor: Ann, Ben\nAgainst: Carl\n")

    page = shown(api.read(votes).debate)

    assert "For (2)" in page
    assert "“”" not in page
