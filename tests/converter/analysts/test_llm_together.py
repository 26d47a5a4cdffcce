"""`llm`: several requests at a time, how far it is, and what stops it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from disputatio.converter import api
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import AnalystError, UsageError
from disputatio.schemas.watching import listening
from tests.converter.analysts.asker import CARS, Asker, rules
from tests.converter.analysts.fake_model import Handler, failing, well
from tests.converter.structure.making import thread

SMALL = {"window": 500}
LONG = thread(
    *[f"P{word}: No, {word} is loud " + "so " * 60 for word in "abcdefghijklmno"]
)
"""Two posts of it fit a small window."""


@define
class _Meter:
    """Answers well, after a pause, and counts how many are answered at once."""

    pause: Callable[[list[int]], float]
    refuses: Callable[[list[int]], bool] = lambda _: False
    most: int = 0
    _now: int = 0
    _lock: threading.Lock = field(factory=threading.Lock)

    def __call__(self, handler: Handler, body: dict[str, Any]) -> None:
        shown = json.loads(body["messages"][1]["content"])
        numbers = [p["post"] for p in shown.get("posts", ())]
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(self.pause(numbers))
        with self._lock:
            self._now -= 1
        if self.refuses(numbers):
            handler.give(b"the prompt is too long", 400)
        else:
            well(handler, body)


@pytest.mark.parametrize("jobs", [2, 4])
def test_several_at_a_time_find_the_same(asker: Asker, jobs: int) -> None:
    """Whatever answer comes first, and whichever is too much: the same debate."""
    meter = _Meter(
        lambda n: 0.4 + 0.4 / min(n) if n else 0, lambda n: len(n) > 2 and 6 in n
    )
    asker.model.usual = meter

    wide = {"window": 900}
    found = asker.read(LONG, **wide, jobs=jobs)

    assert 1 < meter.most <= jobs
    alone = asker.read(LONG, **wide, jobs=1, cache=str(asker.folder / "other"))
    assert alone.debate == found.debate
    assert rules(found) == ["RequestTooLarge"] == rules(alone)
    asked = len(asker.model.asked)
    assert asker.read(LONG, **wide, jobs=jobs).debate == found.debate
    assert len(asker.model.asked) == asked + 1  # what was too much is not kept


def test_the_first_is_asked_alone(asker: Asker) -> None:
    """What an endpoint takes is learned once, not by each."""
    asker.model.script = [failing(400), failing(400)]

    asker.read(LONG, **SMALL, jobs=4)

    forms = [b.get("response_format", {}).get("type") for b in asker.model.asked]
    assert forms[:3] == ["json_schema", "json_object", None]
    assert set(forms[3:]) == {None}


def test_posts_are_spread_evenly(asker: Asker) -> None:
    """No request of one post after one of many."""
    fifteen = thread(*[f"Ann: No, {n} is loud " + "so " * 20 for n in range(15)])

    asker.read(fifteen, window=1700)

    sizes = [len(asker.model.shown(n).get("posts", ())) for n in range(2)]
    assert sorted(sizes) == [7, 8]


def test_a_failing_endpoint_is_not_tried_by_each(asker: Asker) -> None:
    """Those that fail at the same time share the tries."""
    together = threading.Barrier(4)

    def failing_together(handler: Handler, _body: dict[str, Any]) -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            together.wait(2)
        together.abort()
        handler.give(b"no", 500)

    asker.model.script = [well]
    asker.model.usual = failing_together

    with pytest.raises(AnalystError, match="status 500: no, after 3 tries"):
        asker.read(LONG, **SMALL, jobs=4, tries=3)

    time.sleep(0.1)
    assert len(asker.model.asked) <= 1 + 4 + 2
    assert len(asker.model.pauses) == 2


def test_what_was_answered_is_kept_when_another_fails(asker: Asker) -> None:
    """A run that broke off goes on where it stopped, several at a time too."""
    asker.model.script = [well, well, failing(401)]
    with pytest.raises(AnalystError, match="status 401"):
        asker.read(LONG, **SMALL, jobs=2)
    time.sleep(0.2)
    kept = len(list(asker.folder.iterdir()))
    asked = len(asker.model.asked)

    asker.read(LONG, **SMALL, jobs=2)

    whole = len(list(asker.folder.iterdir()))
    assert len(asker.model.asked) - asked == whole - kept


def test_it_says_how_far_it_is(asker: Asker) -> None:
    """Requests, tokens as the endpoint counts them, and what they cost."""
    heard: list[str] = []

    def counting(handler: Handler, body: dict[str, Any]) -> None:
        handler.say(_nothing(body), prompt_tokens=1000, completion_tokens=100)

    asker.model.usual = counting
    with listening(heard.append):
        asker.read(LONG, **SMALL, price_in=1.0, price_out=10.0, jobs=3)

    assert heard[0] == (
        "fake, 1 of 13 requests, 1,000 tokens sent, 100 answered,"
        " about 0.0020 at the prices given"
    )
    assert [words.split()[1] for words in heard] == [str(n) for n in range(1, 9)]


def test_what_is_not_counted_is_estimated(asker: Asker) -> None:
    """Most servers count; of one that does not, it is said about."""
    heard: list[str] = []
    with listening(heard.append):
        asker.read()

    assert heard[0].startswith("fake, 1 of 2 requests, ")
    assert heard[0].endswith(" answered")


def test_a_limit_holds_while_it_runs(asker: Asker) -> None:
    """Where more is used than was estimated, it stops; what was answered is kept."""

    def wordy(handler: Handler, body: dict[str, Any]) -> None:
        handler.say(_nothing(body), prompt_tokens=9000, completion_tokens=9000)

    asker.model.usual = wordy
    with pytest.raises(AnalystError, match="tokens were used, and with the"):
        asker.read(LONG, **SMALL, max_tokens=50_000)

    assert len(asker.model.asked) <= 4  # one may be on its way


def test_jobs_that_cannot_be(asker: Asker) -> None:
    """One at least."""
    with pytest.raises(UsageError, match="--llm-jobs is 0"):
        asker.read(jobs=0)


def test_an_interruption_leaves_what_was_answered(asker: Asker, tmp_path: Path) -> None:
    """Ctrl-C ends it at once, with whole files in the cache, and the next run goes on."""
    reached = threading.Event()

    def hanging(handler: Handler, _body: dict[str, Any]) -> None:
        reached.set()
        time.sleep(8)

    asker.model.script = [well, well, hanging]
    run = _started(LONG, asker, tmp_path)
    assert reached.wait(20)
    time.sleep(0.3)
    begun = time.monotonic()
    asker.model.script.clear()
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=20)

    assert run.returncode == 130, said
    assert time.monotonic() - begun < 5
    kept = [json.loads(file.read_text()) for file in asker.folder.iterdir()]
    assert len(kept) >= 2
    asked = len(asker.model.asked)
    asker.read(LONG, **SMALL, jobs=2)
    assert len(asker.model.asked) - asked == len(list(asker.folder.iterdir())) - len(
        kept
    )


def test_a_line_moves_on_a_terminal(asker: Asker, tmp_path: Path) -> None:
    """On a terminal it says how far it is; with --quiet, and in a pipe, it does not."""
    asker.model.usual = _Meter(lambda _: 0.3)

    assert "requests," in _on_terminal(asker, tmp_path)
    assert "requests," not in _on_terminal(asker, tmp_path, "--quiet")
    piped = _started(CARS, asker, tmp_path, "--llm-cache", str(tmp_path / "third"))
    _, said = piped.communicate(timeout=30)
    assert "requests," in said  # the estimate, once
    assert "tokens sent, " not in said


def _nothing(body: dict[str, Any]) -> dict[str, Any]:
    shown = json.loads(body["messages"][1]["content"])
    return {
        "posts": [
            {"post": p["post"], "does": "other", "answers": [], "claims": []}
            for p in shown["posts"]
        ]
    }


def _row(debate: Debate, asker: Asker, folder: Path, *more: str) -> list[str]:
    file = folder / "thread.debate.json"
    api.write(debate, file)
    options = [f"--{k}={v}" for k, v in asker.options(**SMALL).items()]
    command = [sys.executable, "-m", "disputatio.converter", "show", str(file)]
    return [*command, "--with", "llm", *options, *more]


def _started(
    debate: Debate, asker: Asker, folder: Path, *more: str
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        _row(debate, asker, folder, *more), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _on_terminal(asker: Asker, folder: Path, *more: str) -> str:
    """Run it with a terminal for its standard error, and give what it shows there."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    kept = str(folder / f"kept{len(more)}")
    row = _row(LONG, asker, folder, "--llm-cache", kept, *more)
    with subprocess.Popen(row, stdout=subprocess.DEVNULL, stderr=theirs) as run:
        os.close(theirs)
        shown = bytearray()
        try:
            while data := os.read(ours, 65536):
                shown += data
        except OSError:
            pass
        assert run.wait(30) == 0
    os.close(ours)
    return shown.decode()
