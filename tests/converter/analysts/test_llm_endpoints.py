"""`llm`: endpoints that misbehave, keys, and what cannot be asked."""

from __future__ import annotations

import contextlib
import json
import time
from typing import Any

import pytest

from disputatio.converter.analysts.shared import asking
from disputatio.converter.analysts.shared.asking import TooMuch
from disputatio.schemas.errors import AnalystError, UsageError
from tests.converter.analysts.asker import Asker, rules
from tests.converter.analysts.fake_model import (
    Handler,
    failing,
    read,
    saying,
    serving,
)
from tests.converter.structure.making import related, thread


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

    with pytest.raises(AnalystError, match="status 500: no, after 3 tries") as caught:
        asker.read(tries=3)

    assert caught.value.exit_code == 7
    assert len(asker.model.asked) == 3


def test_what_takes_too_long_is_asked_for_by_less(asker: Asker) -> None:
    """A slow model is asked for fewer posts, not for the same again and again."""
    long = thread(*[f"Ann: No, {word} is loud " + "so " * 200 for word in "abcd"])
    asker.model.script = [_silent]

    found = asker.read(long, timeout=0.3)

    assert len(asker.model.shown(1)["posts"]) < 4
    assert rules(found) == ["RequestTooLarge"]
    assert len(related(found.debate, "stance")) == 3


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (400, {"error": {"message": "This model's maximum context length is 2048 tokens"}}),
        (400, {"error": {"code": 400, "message": "the request exceeds the available context size"}}),
        (500, {"error": "input is too long"}),
        (413, "no"),
    ],
)  # fmt: skip
def test_a_request_that_is_too_long_is_made_shorter(
    asker: Asker, code: int, said: Any
) -> None:
    """A context that is too small halves what is asked, and a notice says so."""
    long = thread(*[f"Ann: No, {word} is loud " + "so " * 200 for word in "abcd"])
    asker.model.script = [lambda h, _: h.give(json.dumps(said).encode(), code)]

    found = asker.read(long)

    (told,) = [n for n in found.notices if n.rule == "RequestTooLarge"]
    assert "less is asked at once" in told.sentence
    assert len(related(found.debate, "stance")) == 3


def test_a_context_that_is_much_too_small_is_an_error(asker: Asker) -> None:
    """It ends, and says what to do."""
    asker.model.script = [lambda h, _: h.give(b"n_ctx is 64", 400)] * 99

    with pytest.raises(TooMuch, match="n_ctx is 64") as caught:
        asker.read()

    assert "--llm-window" in str(caught.value.hint)
    assert len(asker.model.asked) < 9


def test_what_an_endpoint_refuses_is_left_out(asker: Asker) -> None:
    """Schema, then JSON object, then words alone; and the rest of the run stays so."""
    refusal = b"Input should be 'text' or 'json_object'; response_format"
    asker.model.script = [lambda h, _: h.give(refusal, 500), failing(400)]

    found = asker.read()

    forms = [b.get("response_format", {}).get("type") for b in asker.model.asked]
    assert forms == ["json_schema", "json_object", None, None]
    assert "temperature" not in asker.model.asked[2]
    assert rules(found) == ["SchemaRefused"]
    assert len(related(found.debate, "stance")) == 2
    asked = len(asker.model.asked)
    assert asker.read().debate == found.debate
    assert len(asker.model.asked) == asked


def test_a_temperature_that_is_refused_is_left_out(asker: Asker) -> None:
    """Models that think take none, and take a schema."""
    asker.model.script = [
        lambda h, _: h.give(b"Unsupported value: 'temperature' does not support 0", 400)
    ]

    asker.read()

    assert "temperature" not in asker.model.asked[1]
    assert asker.model.asked[1]["response_format"]["type"] == "json_schema"


def test_a_request_that_was_read_in_part_is_told(asker: Asker) -> None:
    """Some servers cut what is longer than their context and say nothing."""

    def cutting(handler: Handler, body: dict[str, Any]) -> None:
        posts = [read(p) for p in json.loads(body["messages"][1]["content"])["posts"]]
        choice = {"message": {"content": json.dumps({"posts": posts})}}
        usage = {"prompt_tokens": 60}
        handler.give(json.dumps({"choices": [choice], "usage": usage}).encode())

    asker.model.script = [cutting]

    (told,) = [n for n in asker.read().notices if n.rule == "AnswerMissing"]

    assert "read 60 tokens of a request of" in told.sentence


def test_an_error_in_place_of_an_answer_is_told(asker: Asker) -> None:
    """Some endpoints say with status 200 that they failed."""
    error = b'{"error": {"message": "provider is down", "code": 502}}'
    asker.model.script = [lambda h, _: h.give(error)]

    with pytest.raises(AnalystError, match="answers with an error: provider is down"):
        asker.read(tries=1)


def test_silence_ends(asker: Asker) -> None:
    """Neither no answer nor one that drips takes longer than was allowed."""
    asker.model.script = [_silent, _dripping, _trickling] * 9
    begun = time.monotonic()

    with pytest.raises(TooMuch, match=r"within 0\.3 seconds") as caught:
        asker.read(timeout=0.3, tries=3, window=500)

    assert "--llm-timeout" in str(caught.value.hint)

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


@pytest.mark.parametrize("begin", [b"", b": ping\n\n", b"event: message\n"])
def test_an_event_stream_is_told(asker: Asker, begin: bytes) -> None:
    """A whole answer is asked for; a server that streams all the same is told of once."""
    piece = b'data: {"choices": [{"delta": {"content": "No"}}]}\n\ndata: [DONE]\n\n'
    asker.model.usual = lambda handler, _: handler.give(begin + piece)

    with pytest.raises(AnalystError, match="event stream") as caught:
        asker.read()

    assert "streaming off" in str(caught.value.hint)
    assert len(asker.model.asked) == 1


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


def test_words_in_the_clear_are_told(asker: Asker) -> None:
    """Sending to another machine over http is told; to this one, and not sending, is not."""
    elsewhere = asker.model.url.replace("127.0.0.1", "0.0.0.0")  # noqa: S104

    assert "SentInTheClear" in rules(asker.read(url=elsewhere))
    assert "SentInTheClear" not in rules(asker.read(url=elsewhere, estimate=True))
    assert "SentInTheClear" not in rules(asker.read())


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
    asker.model.usual = lambda h, _: h.give(b"s3cret is wrong", code)

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
