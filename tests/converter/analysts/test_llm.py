"""`llm`: what a model says counts as far as it is checked, however it behaves."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import define, evolve
from jsonschema import Draft202012Validator

from disputatio.converter import api
from disputatio.converter.analysts.llm import LlmAnalyst
from disputatio.converter.analysts.shared import asking
from disputatio.converter.analysts.shared.answers import SCHEMAS, schema
from disputatio.converter.structure.passes import Guest, Pass, structured
from disputatio.schemas.debate import Claim, Debate, Position, Refusal, Relation
from disputatio.schemas.errors import AnalystError, MissingTool, UsageError
from disputatio.schemas.inferences import rules_used
from disputatio.schemas.invariants import problems
from disputatio.schemas.origins import Inferred
from disputatio.schemas.protocols import Analysis
from tests.converter.analysts.fake_model import (
    FakeModel,
    Handler,
    failing,
    saying,
    serving,
    well,
)
from tests.converter.cli.running import disputatio
from tests.converter.structure.making import related, thread, words_of

RULE = "llm:fake"
CARS = thread(
    "Ann: Cars make the streets of the town loud, cars should be banned downtown",
    "Bob: No, shops would close without the cars",
    "Cy: Yes, nobody walks two miles for a sofa",
    title="Ban cars?",
)


@define
class Asker:
    """Lets the analyst read a debate by a model."""

    model: FakeModel
    folder: Path

    def options(self, **more: Any) -> dict[str, Any]:
        """Give the options, with more of them."""
        given = {"url": self.model.url, "model": "fake", "cache": str(self.folder)}
        named = {**given, **more}
        return {f"llm-{name.replace('_', '-')}": v for name, v in named.items()}

    def read(self, debate: Debate = CARS, **more: Any) -> Analysis:
        """Run the analyst alone."""
        analyst = LlmAnalyst(pause=self.model.pauses.append)
        return analyst.analyse(debate, self.options(**more))

    def full(self, debate: Debate = CARS) -> Debate:
        """Run it with all passes."""
        step = Pass("llm", lambda d: self.read(d).debate, "")
        return structured(debate, "full", (), [Guest(step=step, after="positions")])


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[Asker]:
    """An analyst with a model of its own."""
    with serving() as model:
        yield Asker(model, tmp_path / "kept")


def rules(analysis: Analysis) -> list[str]:
    """Give the rules of the notices, but for the estimate."""
    return [n.rule for n in analysis.notices if n.rule != "CostEstimated"]


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
    assert told.sentence.endswith(" in all at the prices given")
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


def test_an_answer_that_was_cut_is_asked_for_in_halves(asker: Asker) -> None:
    """What stops in the middle was too much at once."""
    asker.model.script = [saying('{"posts": [{"post"', "length")]

    found = asker.read()

    sizes = [len(asker.model.shown(n).get("posts", ())) for n in range(4)]
    assert sizes == [3, 1, 2, 0]
    assert len(related(found.debate, "stance")) == 2


def test_fences_around_an_answer_do_not_matter(asker: Asker) -> None:
    """Small models like to decorate."""
    answer = json.dumps(
        _answer((1, [], []), (2, [(1, "disagree", "No")], []), (3, [], []))
    )
    asker.model.script = [saying(f"Sure!\n```json\n{answer}\n```")]

    assert len(related(asker.read().debate, "stance")) == 1


def test_busy_and_broken_servers_are_asked_again(asker: Asker) -> None:
    """After 429 as late as the server says, after 500 later each time."""
    asker.model.script = [
        failing(429, Retry_After="7"), failing(500), failing(503, Retry_After="soon"),
    ]  # fmt: skip

    found = asker.read()

    assert asker.model.pauses == [7, 2, 4]
    assert len(related(found.debate, "stance")) == 2


def test_patience_ends(asker: Asker) -> None:
    """A server that never works is an error, after the tries that were allowed."""
    asker.model.script = [failing(500)] * 9

    with pytest.raises(AnalystError, match="status 500, after 3 tries") as caught:
        asker.read(tries=3)

    assert caught.value.exit_code == 7
    assert len(asker.model.asked) == 3


def test_silence_ends(asker: Asker) -> None:
    """Neither no answer nor one that drips takes longer than was allowed."""
    asker.model.script = [_silent, _dripping, _trickling]
    begun = time.monotonic()

    with pytest.raises(AnalystError, match=r"within 0\.3 seconds, after 3 tries"):
        asker.read(timeout=0.3, tries=3)

    assert time.monotonic() - begun < 5


def test_an_endless_answer_ends(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is read than an answer can have."""
    monkeypatch.setattr(asking, "MAX_ANSWER", 1 << 20)
    asker.model.script = [_endless]

    with pytest.raises(AnalystError, match="larger than 1 MiB"):
        asker.read()


def test_a_redirect_is_not_followed(asker: Asker) -> None:
    """Words and key go to the address that was named, and to no other."""
    with serving() as elsewhere:
        asker.model.script = [
            failing(307, Location=f"{elsewhere.url}/chat/completions")
        ]
        with pytest.raises(AnalystError, match=r"sends on to http://127\.0\.0\.1:"):
            asker.read()

    assert elsewhere.asked == []
    assert len(asker.model.asked) == 1


@pytest.mark.parametrize(
    "data", [b"<html>", b"{}", b'{"choices": []}', b"[1]", b"\xff"]
)
def test_what_is_no_model_is_told(asker: Asker, data: bytes) -> None:
    """Pages and other services are an error with the address."""
    asker.model.script = [lambda handler, _: handler.give(data)]

    with pytest.raises(AnalystError, match="none of a language model"):
        asker.read(tries=1)


def test_nobody_there_is_told(asker: Asker) -> None:
    """An address where nobody listens is an error that names it."""
    with serving() as gone:
        url = gone.url
    with pytest.raises(AnalystError, match=f"{url}: cannot be reached"):
        asker.read(url=url, tries=1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"url": None}, "--llm-url is missing"),
        ({"model": ""}, "--llm-model is missing"),
        ({"url": "localhost:1/v1"}, "no address of an endpoint"),
        ({"url": "file:///etc/passwd"}, "no address of an endpoint"),
        ({"url": "http://[1/v1"}, "is no address"),
        ({"url": "https://me:pw@model.invalid"}, "has a password in it"),
        ({"key_env": "NO_SUCH_VARIABLE"}, "'NO_SUCH_VARIABLE' is not set"),
        ({"url": "http://model.invalid", "key_env": "PATH"}, "without encryption"),
        ({"timeout": 0.0}, "--llm-timeout is 0"),
        ({"timeout": float("inf")}, "--llm-timeout is inf"),
        ({"price_in": float("nan")}, "--llm-price-in is nan"),
        ({"price_out": -1.0}, "--llm-price-out is -1"),
    ],
)
def test_what_cannot_be_asked(
    asker: Asker, options: dict[str, Any], message: str
) -> None:
    """Missing and dangerous options are refused before anything is sent."""
    with pytest.raises(UsageError) as caught:
        asker.read(**options)
    assert message in caught.value.message


def test_the_key_is_sent_and_not_kept(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key of the named variable is in the request, and in no file."""
    monkeypatch.setenv("MODEL_KEY", "s3cret")

    asker.read(key_env="MODEL_KEY")

    assert asker.model.headers[0]["Authorization"] == "Bearer s3cret"
    kept = [path.read_text() for path in asker.folder.iterdir()]
    assert len(kept) == 2
    assert "s3cret" not in "".join(kept)


@pytest.mark.parametrize("code", [400, 401])
def test_a_key_that_is_said_back_is_not_shown(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """What a server says about an error may hold the key."""
    monkeypatch.setenv("MODEL_KEY", "s3cret")
    asker.model.script = [lambda h, _: h.give(b"s3cret is wrong", code)]

    with pytest.raises(AnalystError) as caught:
        asker.read(key_env="MODEL_KEY")

    assert "[the key] is wrong" in caught.value.message


@pytest.mark.parametrize("key", ["schl\u00fcssel", "one\nX-Two: 2", "one two"])
def test_what_cannot_be_a_key_is_refused_and_not_shown(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """A key that no header can hold is found before it is sent."""
    monkeypatch.setenv("MODEL_KEY", key)

    with pytest.raises(UsageError, match="'MODEL_KEY' holds is no key") as caught:
        asker.read(key_env="MODEL_KEY")

    assert key not in caught.value.message
    assert asker.model.asked == []


def test_a_pause_in_other_digits_is_passed_over(asker: Asker) -> None:
    """Not all that is a digit is a number."""
    asker.model.script = [failing(429, Retry_After="\u00b2")]

    asker.read()

    assert asker.model.pauses == [1]


def test_an_answer_that_came_late_is_not_asked_again(asker: Asker) -> None:
    """What was answered well at the second try is kept as the answer."""
    asker.model.script = [saying("I think so.")]
    first = asker.read()
    asked = len(asker.model.asked)

    assert asker.read().debate == first.debate
    assert len(asker.model.asked) == asked


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

    assert "only its beginning was sent" in " ".join(n.sentence for n in found.notices)


def test_plain_requests_have_no_schema(asker: Asker) -> None:
    """For endpoints that know no schema it stands in the words."""
    asker.read(plain=True)

    assert set(asker.model.asked[0]) == {"model", "messages"}
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


def _silent(handler: Handler, body: dict[str, Any]) -> None:
    time.sleep(0.8)


def _trickling(handler: Handler, _body: dict[str, Any]) -> None:
    """Send a byte at a time, far fewer than fill a buffer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "60000")
    handler.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.1)


def _dripping(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(20):
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        return


def _endless(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(10_000):
            handler.wfile.write(b" " * 65536)
    except OSError:
        return


def _answer(
    *posts: tuple[int, list[tuple[int, str, str]], list[str]],
) -> dict[str, Any]:
    """Give an answer about posts: number, sides, claims."""
    return {
        "posts": [
            {
                "post": number,
                "answers": [
                    {"post": target, "side": side, "quote": quote, "confidence": 0.9}
                    for target, side, quote in sides
                ],
                "claims": [{"quote": quote, "confidence": 0.8} for quote in claims],
            }
            for number, sides, claims in posts
        ]
    }
