"""A judge that crashes or hangs is an error of that question only."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.judges.line_process import JudgeCrashed, JudgeTimeout, LineProcess

SERVER = """
import json, sys, time
for line in sys.stdin:
    question = json.loads(line)
    if question == "crash":
        sys.exit("out of memory")
    if question == "hang":
        time.sleep(60)
    print(json.dumps({"echo": question}), flush=True)
"""


@pytest.fixture
def process(tmp_path: Path) -> Iterator[LineProcess]:
    """A server that echoes, crashes or hangs as it is told."""
    found = LineProcess([sys.executable, "-c", SERVER], tmp_path)
    yield found
    found.close()


def test_answers_come_from_one_process(process: LineProcess) -> None:
    """Two questions are answered in order by the same child."""
    assert process.exchange("one", 30) == {"echo": "one"}
    first = process.pid
    assert process.exchange("two", 30) == {"echo": "two"}
    assert process.pid == first


@pytest.mark.parametrize(
    "text",
    ["\ud800", "\u2028\n\r\x00", "x" * 1_000_000],
    ids=["surrogate", "lines", "long"],
)
def test_any_text_travels_unchanged(process: LineProcess, text: str) -> None:
    """Lone surrogates, line separators and long texts come back as they were sent."""
    assert process.exchange(text, 30) == {"echo": text}


def test_a_crash_says_the_last_words_and_the_next_question_is_answered(
    process: LineProcess,
) -> None:
    """A child that ends is reported with its standard error, and started anew."""
    with pytest.raises(JudgeCrashed, match="out of memory"):
        process.exchange("crash", 30)
    assert process.exchange("again", 30) == {"echo": "again"}


def test_a_hang_is_ended_and_the_next_question_is_answered(
    process: LineProcess,
) -> None:
    """A child that gives no answer in time is ended, and started anew."""
    with pytest.raises(JudgeTimeout, match=r"within 0\.5 s"):
        process.exchange("hang", 0.5)
    assert process.exchange("again", 30) == {"echo": "again"}


def test_a_child_that_reads_nothing_is_ended_in_time(tmp_path: Path) -> None:
    """A question longer than the pipe does not block for ever."""
    deaf = LineProcess([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path)
    with pytest.raises(JudgeTimeout):
        deaf.exchange("x" * 10_000_000, 1.0)


def test_a_closed_process_starts_anew(process: LineProcess) -> None:
    """Closing is not final, and closing twice is allowed."""
    process.exchange("one", 30)
    process.close()
    process.close()
    assert process.pid is None
    assert process.exchange("two", 30) == {"echo": "two"}
