"""`llm`: what a model says counts as far as it is checked, however it behaves."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from disputatio.converter import api
from disputatio.converter.analysts.shared.answers import SCHEMAS, schema
from disputatio.schemas.debate import Claim, Position, Refusal, Relation
from disputatio.schemas.errors import AnalystError, MissingTool, UsageError
from disputatio.schemas.inferences import rules_used
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred
from disputatio.schemas.views import Views
from tests.converter.analysts.asker import CARS, Asker, rules
from tests.converter.analysts.fake_model import (
    failing,
    positions,
    saying,
    well,
)
from tests.converter.cli.running import disputatio
from tests.converter.structure.making import related, thread, words_of

RULE = "llm:fake"


def test_what_the_model_finds_is_in_the_debate(asker: Asker) -> None:
    """Reply links, sides, claims and positions, each with rule, confidence and words."""
    found = asker.read()
    debate = found.debate

    assert problems(debate) == ()
    assert rules(found) == []
    stances = related(debate, "stance")
    assert {k: r.scheme for k, r in stances.items()} == {
        ("post-2", "post-1"): "disagree", ("post-3", "post-2"): "agree",
    }  # fmt: skip
    origin = stances["post-2", "post-1"].origin
    assert isinstance(origin, Inferred)
    assert (origin.rule, origin.confidence) == (RULE, 0.9)
    assert words_of(debate, origin) == ["No"]
    assert set(related(debate, "reply")) == set(stances)
    assert [c.text for c in debate.claims] == [
        "cars should be banned downtown", "shops would close without the cars",
        "nobody walks two miles for a sofa",
    ]  # fmt: skip
    (position,) = debate.positions
    assert position.title == "cars should be banned downtown"
    assert len(related(debate, "attack")) == 2
    assert [c.form for c in debate.claims] == ["statement", "argument", "argument"]


def test_it_takes_the_place_of_what_the_passes_found(asker: Asker) -> None:
    """After all passes, no side and no reply of theirs stands beside the model's."""
    debate = asker.full()

    used = rules_used(debate)
    assert used[RULE] > 5
    assert not [r for r in used if r.startswith(("stance-", "position-", "same-"))]
    assert problems(debate) == ()


def test_twice_changes_nothing(asker: Asker) -> None:
    """The second time nothing is asked, and the debate stays as it is."""
    once = asker.full()
    asked = len(asker.model.asked)

    assert asker.full(once) == once
    assert len(asker.model.asked) == asked


def test_what_was_answered_is_not_asked_again(asker: Asker) -> None:
    """A run that broke off goes on where it stopped."""
    window = {"window": 500}
    long = thread(*[f"Ann: No, {word} is loud " + "so " * 60 for word in "abcde"])
    asker.model.script = [well, failing(401)]
    with pytest.raises(AnalystError, match="status 401") as caught:
        asker.read(long, **window)
    assert caught.value.hint is not None
    assert "--llm-key-env" in caught.value.hint

    asker.read(long, **window)

    texts = [json.dumps(body["messages"][:2]) for body in asker.model.asked]
    assert texts.count(texts[0]) == 1
    assert texts.count(texts[1]) == 2


def test_an_estimate_asks_nothing(asker: Asker) -> None:
    """Requests, tokens and price are told; no request is made."""
    found = asker.read(estimate=True, price_in=1.0, price_out=2.0)

    assert found.debate == CARS
    (told,) = found.notices
    assert told.sentence.startswith("fake: 2 requests, about ")
    assert told.sentence.endswith(" at the prices given")
    assert asker.model.asked == []


def test_more_than_the_user_wants_is_not_asked(asker: Asker) -> None:
    """A limit of tokens stops it before the first request."""
    with pytest.raises(UsageError, match="--llm-max-tokens is 100"):
        asker.read(max_tokens=100)
    assert asker.model.asked == []


def test_invented_quotes_are_left_out(asker: Asker) -> None:
    """Words that the post does not say, or only quotes, count for nothing."""
    answer = _answer(
        (2, [(1, "disagree", "Shops will close")], ["shops would close  without"])
    )
    asker.model.script = [saying(answer), saying(_answer())]

    found = asker.read()

    assert related(found.debate, "stance") == {}
    assert [c.text for c in found.debate.claims] == ["shops would close without"]
    (told,) = [n for n in found.notices if n.rule == "QuoteInvented"]
    assert "“Shops will close” from post 2" in told.sentence


def test_posts_that_are_not_there_are_left_out(asker: Asker) -> None:
    """Unknown, later and own posts are answered by nobody."""
    answer = _answer((2, [(n, "agree", "No") for n in (9, 3, 2)], []), (77, [], []))
    asker.model.script = [saying(answer)]

    found = asker.read()

    assert not [k for k in related(found.debate, "stance") if k[0] == "post-2"]
    assert rules(found).count("AnswerRefused") == 4


def test_what_is_missing_is_asked_for_once_more(asker: Asker) -> None:
    """A partial answer is kept, and the rest asked for."""
    asker.model.script = [saying(_answer((2, [(1, "disagree", "No")], [])))]

    found = asker.read()

    assert [p["post"] for p in asker.model.shown(1)["posts"]] == [1, 3]
    assert len(related(found.debate, "stance")) == 2
    assert rules(found) == []


def test_what_is_never_answered_is_told(asker: Asker) -> None:
    """Where the model stays silent, the passes' results stay, and a notice says so."""
    asker.model.script = [saying(_answer()), saying(_answer())]

    found = asker.read()

    assert "posts 1, 2, 3; what the passes found stays" in found.notices[-1].sentence
    assert found.debate == CARS


@pytest.mark.parametrize(
    "words",
    ["I think so.", "{", '{"posts": 3}', '{"posts": [{"post": -1}]}', "}{", "[" * 9999],
)
def test_what_is_no_answer_is_asked_for_again(asker: Asker, words: str) -> None:
    """A model that answers without the schema is told what was wrong with it."""
    asker.model.script = [saying(words)]

    found = asker.read()

    assert len(related(found.debate, "stance")) == 2
    assert "not of the schema" in asker.model.asked[1]["messages"][2]["content"]


def test_of_an_answer_that_breaks_off_nothing_is_lost(asker: Asker) -> None:
    """The posts that are whole count, and the rest is asked for."""
    answer = json.dumps(_answer((1, [], []), (2, [(1, "disagree", "No")], [])))
    asker.model.script = [saying(answer[:-2] + ', {"post": 3, "ans', "length")]

    found = asker.read()

    assert [p["post"] for p in asker.model.shown(1)["posts"]] == [3]
    assert len(related(found.debate, "stance")) == 2
    assert rules(found) == []


def test_what_breaks_off_at_once_is_asked_for_by_less(asker: Asker) -> None:
    """A model that says nothing before its end was asked too much."""
    long = thread(*[f"Ann: No, {word} is loud " + "so " * 200 for word in "abcd"])
    asker.model.script = [saying('{"posts": [{"post"', "length")]

    found = asker.read(long)

    sizes = [len(asker.model.shown(n).get("posts", ())) for n in range(4)]
    assert sizes[0] == 4
    assert sum(sizes[1:]) == 4
    assert rules(found) == ["RequestTooLarge"]
    assert len(related(found.debate, "stance")) == 3


def test_a_bad_post_takes_no_other_with_it(asker: Asker) -> None:
    """What is not of the schema is asked for again, alone."""
    answer = _answer((1, [], []), (2, [(1, "agreeable", "No")], []), (3, [], []))
    asker.model.script = [saying(answer)]

    found = asker.read()

    assert [p["post"] for p in asker.model.shown(1)["posts"]] == [2]
    assert len(related(found.debate, "stance")) == 1


def test_a_post_that_is_repeated_counts_once(asker: Asker) -> None:
    """Small models say the same over and over."""
    row = (2, [(1, "disagree", "No")], ["shops would close"])
    asker.model.script = [saying(_answer((1, [], []), *[row] * 50, (3, [], [])))]

    found = asker.read()

    assert len(asker.model.asked) == 2
    assert len(related(found.debate, "stance")) == 1
    assert rules(found) == []


def test_a_hopeless_model_is_given_up(asker: Asker) -> None:
    """After six answers in a row that nobody can read, the error says what to do."""
    many = thread(*[f"Ann: No, {n} is too loud" for n in range(40)])
    asker.model.script = [saying("I think so.")] * 99

    with pytest.raises(AnalystError, match="6 answers in a row") as caught:
        asker.read(many)

    assert len(asker.model.asked) == 6
    assert "“I think so.”" in caught.value.message
    assert "larger model" in str(caught.value.hint)


def test_what_is_thought_aloud_is_passed_over(asker: Asker) -> None:
    """Some models think in the answer, in braces too."""
    answer = json.dumps(
        _answer((1, [], []), (2, [], ["shops would close"]), (3, [], []))
    )
    asker.model.script = [
        saying(f"<think>{{post}} or {{2}}?</think>{answer} Done {{}}.")
    ]

    assert len(asker.read().debate.claims) == 1


@pytest.mark.parametrize(
    "quote",
    [
        "“He’s right — it won't work”",
        "he's right - it won't work...",
        "HE'S RIGHT — it WON'T work",
        "He’s right … won’t work",
        "*He's* right\u00a0— it won’t\u200b work",
    ],
)
def test_typography_is_no_invention(asker: Asker, quote: str) -> None:
    """Quotation marks, dashes, capitals, emphasis and "…" may differ."""
    said = thread("Ann: I say so", "Bob: He's  *right* — it\nwon’t work, though")
    asker.model.script = [saying(_answer((1, [], []), (2, [], [quote])))]

    found = asker.read(said)

    assert [c.text for c in found.debate.claims] == ["He's  *right* — it\nwon’t work"]
    assert rules(found) == []


@pytest.mark.parametrize("quote", ["ork", "right it won", "right … off", "…", "it"])
def test_what_is_not_said_is_invention(asker: Asker, quote: str) -> None:
    """Neither parts of words nor words left out pass as a quotation."""
    said = thread(
        "Ann: I say so", "Bob: He is right, wait, that wont work " + "x " * 200 + "off"
    )
    asker.model.script = [saying(_answer((1, [], []), (2, [], [quote])))]

    assert "QuoteInvented" in rules(asker.read(said))


def test_words_that_only_agree_are_for_a_position(asker: Asker) -> None:
    """What shows a side is a statement too: its post is for or against the position."""
    said = thread(
        "Ann: Ban all cars downtown",
        "Bob: Yes, fully",
        "Cy: Keep them",
        title="Ban cars?",
    )
    side = {"statement": 2, "side": "for", "quote": "yes", "confidence": 0.9}
    sure = {"confidence": 0.9, "bearings": []}
    asked = {"post": 0, "quote": "ban cars", "confidence": 0.9}
    asker.model.script = [
        saying(_answer(
            (1, [], ["Ban all cars downtown"]), (2, [(1, "agree", "Yes")], []),
            (3, [], ["Keep them"]),
        )),
        saying({"debate": True, "question": asked, "rebuttals": [], "positions": [
            {**sure, "statement": 1, "title": "Ban all cars", "rivals": [3], "bearings": [side]},
            {**sure, "statement": 3, "title": "Keep them", "rivals": []},
        ]}),
    ]  # fmt: skip

    debate = asker.read(said).debate

    assert asker.model.shown(1)["statements"][:2] == [
        {"statement": 1, "post": 1, "author": "Ann", "says": "Ban all cars downtown"},
        {"statement": 2, "post": 2, "author": "Bob", "says": "Yes",
         "on": [{"post": 1, "side": "agree"}]},
    ]  # fmt: skip
    position_found, _ = debate.positions
    sides = Views(debate).sides(position_found.claim)
    assert [v.post.key for v in sides.supporters] == ["post-1", "post-2"]
    assert debate.question is not None
    assert debate.question.text == "Ban cars?"
    assert problems(debate) == ()


def test_what_rebuts_what_is_in_the_debate(asker: Asker) -> None:
    """Claims attack the claims of others that the model says they speak against."""
    rebutted = {"statement": 4, "against": 3, "confidence": 0.9}
    asker.model.script = [
        well,
        saying(
            {
                "debate": False,
                "question": None,
                "positions": [],
                "rebuttals": [rebutted],
            }
        ),
    ]

    debate = asker.full()

    texts = {c.key: c.text for c in debate.claims}
    attacks = [(texts[s], texts[t]) for s, t in related(debate, "attack")]
    assert attacks == [("Yes", "shops would close without the cars")]
    assert debate.positions == ()


def test_many_statements_are_shown_in_several_requests(asker: Asker) -> None:
    """What was found before is shown with the rest, and nothing is left out."""
    long = thread(
        *[f"{word.upper()}a: No, {word * 3} is loud " + "so " * 90 for word in "abcdef"]
    )

    found = asker.read(long, window=500)

    shown = [json.loads(b["messages"][1]["content"]) for b in asker.model.asked]
    later = [s for s in shown if "statements" in s]
    numbers = [row["statement"] for s in later for row in s["statements"]]
    assert len(later) > 1
    assert numbers == list(range(1, len(numbers) + 1))
    assert [k["statement"] for k in later[1]["known"]] == [
        p["statement"] for p in positions(later[0])["positions"]
    ]
    assert rules(found) == []


def test_posts_have_the_numbers_that_people_see(asker: Asker) -> None:
    """Page two of a thread begins with post 21, for the model and in notices."""
    posts = tuple(evolve(post, number=n) for n, post in enumerate(CARS.posts, 21))

    asker.read(evolve(CARS, posts=posts))

    assert [p["post"] for p in asker.model.shown(0)["posts"]] == [21, 22, 23]


def test_fences_around_an_answer_do_not_matter(asker: Asker) -> None:
    """Small models like to decorate."""
    answer = json.dumps(
        _answer((1, [], []), (2, [(1, "disagree", "No")], []), (3, [], []))
    )
    asker.model.script = [saying(f"Sure!\n```json\n{answer}\n```")]

    assert len(related(asker.read().debate, "stance")) == 1


def test_a_missing_package_is_named(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra, the error says how to get it."""
    monkeypatch.setitem(sys.modules, "httpx", None)

    with pytest.raises(MissingTool, match="needs the package 'httpx'") as caught:
        asker.read()

    assert caught.value.hint == "pip install 'disputatio[llm]'"


def test_what_is_stated_stays(asker: Asker) -> None:
    """Sides and positions that the source states stand against the model's."""
    claim = Claim(key="c", text="Ban them")
    agreed = Relation(
        key="r", kind="stance", sources=("post-2",), targets=("post-1",), scheme="agree"
    )
    given = evolve(
        CARS, claims=(claim,), relations=(agreed,), positions=(Position(claim="c"),)
    )

    debate = asker.read(given).debate

    stances = related(debate, "stance")
    assert stances["post-2", "post-1"] == agreed
    assert isinstance(stances["post-3", "post-2"].origin, Inferred)
    assert debate.positions == given.positions


def test_what_is_refused_is_not_made(asker: Asker) -> None:
    """A side that a person deleted does not come back from the model."""
    gone = Refusal(kind="stance", sources=("post-2",), targets=("post-1",))

    debate = asker.read(evolve(CARS, refused=(gone,))).debate

    assert list(related(debate, "stance")) == [("post-3", "post-2")]


def test_a_long_post_is_cut_and_told(asker: Asker) -> None:
    """What does not fit a request is said to be left out."""
    long = thread("Ann: No, it is loud " + "and loud " * 200, "Bob: No, it is not")

    found = asker.read(long, window=500)

    assert "only the beginning was sent" in " ".join(n.sentence for n in found.notices)


def test_plain_requests_have_no_schema(asker: Asker) -> None:
    """For endpoints that know no schema it stands in the words."""
    asker.read(plain=True)

    assert set(asker.model.asked[0]) == {"model", "messages", "max_tokens"}
    assert '"additionalProperties"' in asker.model.asked[0]["messages"][0]["content"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_that_ship(name: str) -> None:
    """The schema files are those of the types, and what we accept satisfies them."""
    file = files("disputatio.schemas").joinpath(f"{name}.schema.json")
    shipped = json.loads(file.read_text("utf-8"))

    assert shipped == schema(SCHEMAS[name])
    Draft202012Validator.check_schema(shipped)
    good = _answer((1, [(1, "agree", "x")], ["y"]))
    assert Draft202012Validator(shipped).is_valid(good) == (name == "llm-posts")


def test_the_command(asker: Asker, tmp_path: Path) -> None:
    """`--with llm` tells the estimate, and `--why` which model concluded it."""
    file = tmp_path / "cars.debate.json"
    api.write(CARS, file)
    row = [f"--{k}={v}" for k, v in asker.options().items()]

    shown = disputatio("show", file, "--with", "llm", "--why", *row)

    assert shown.returncode == 0, shown.stderr
    assert "fake: 2 requests, about" in shown.stderr
    assert "disagree on Ann, post 1: llm:fake, 90%, from “No” (post 2)" in shown.stdout
    assert "A language model (fake) read it so;" in shown.stdout


def _answer(
    *posts: tuple[int, list[tuple[int, str, str]], list[str]],
) -> dict[str, Any]:
    """Give an answer about posts: number, sides, claims."""
    return {
        "posts": [
            {
                "post": number,
                "does": "holds",
                "answers": [
                    {"post": target, "side": side, "quote": quote, "confidence": 0.9}
                    for target, side, quote in sides
                ],
                "claims": [
                    {"quote": quote, "whose": "own", "confidence": 0.8}
                    for quote in claims
                ],
            }
            for number, sides, claims in posts
        ]
    }
