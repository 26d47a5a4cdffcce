"""Compare importers of mails, tables and corpora with bare reading of the same bytes.

Run by hand: `python tests/benchmarks/mail_and_tables_bench.py`. Each row names the peer,
and gives the ratio of times in one run and the peak memory of a file ten times larger.
"""

from __future__ import annotations

import csv
import json
import mailbox
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from email.policy import default
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from disputatio.converter import registry
from disputatio.schemas.protocols import Source
from tests.benchmarks.output import say

WORDS = [
    "the",
    "council",
    "wants",
    "to",
    "close",
    "a",
    "square",
    "and",
    "some",
    "say",
    "that",
    "it",
    "would",
    "be",
    "right",
    "because",
    "children",
    "could",
    "play",
    "there",
    "while",
    "others",
    "think",
    "of",
    "shops",
    "and",
    "of",
    "people",
    "who",
    "carry",
]
PEAK = """
import resource, sys
from pathlib import Path
from disputatio.converter import registry
from disputatio.schemas.protocols import Source
path = Path(sys.argv[2])
source = Source(opener=lambda: path.open("rb"), name=path.name)
for _ in registry.importer(sys.argv[1]).read(source, {}): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def paragraph(dice: random.Random, lines: int) -> str:
    """Give some wrapped lines of words."""
    return "\n".join(" ".join(dice.choices(WORDS, k=12)) for _ in range(lines))


def mails(count: int) -> Iterator[str]:
    """Give the mails of an mbox: threads of five, each quoting the one before."""
    dice = random.Random(1)  # noqa: S311 - the same mails in every run
    before = ""
    for number in range(count):
        first = number - number % 5
        body = paragraph(dice, 8) + "\n\n" + paragraph(dice, 6)
        head = [
            f"From u{number % 50}@x.example  Wed Jul  1 16:41:00 2020",
            f"From: User {number % 50} <u{number % 50}@x.example>",
            "Date: Wed, 1 Jul 2020 16:41:00 +0200",
            f"Subject: {'Re: ' * (number > first)}[lane] Topic {first}",
            f"Message-ID: <{number}@x.example>",
        ]
        whole = body
        if number > first:
            head.append(f"In-Reply-To: <{number - 1}@x.example>")
            quoted = "\n".join(f"> {line}" for line in before.split("\n"))
            who = f"On Wed, 1 Jul 2020 at 16:41, User {(number - 1) % 50} wrote:"
            whole = f"{who}\n\n{quoted}\n\n{body}"
        before = body
        yield "\n".join(head) + f"\n\n{whole}\n\n"


def rows(count: int) -> Iterator[dict[str, str]]:
    """Give the rows of a table of posts."""
    dice = random.Random(2)  # noqa: S311 - the same rows in every run
    for number in range(count):
        yield {
            "id": str(number + 1),
            "thread_id": str(number % max(count // 10, 1)),
            "username": f"user{number % 40}",
            "post_date": str(1332777345 + number),
            "message": f"[QUOTE=user1;{number}]{paragraph(dice, 2)}[/QUOTE]\n{paragraph(dice, 4)}",
        }


def write_mbox(path: Path, count: int) -> None:
    """Write an mbox."""
    with path.open("w", encoding="utf-8") as sink:
        sink.writelines(mails(count))


def write_csv(path: Path, count: int) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.DictWriter(
            sink, ["id", "thread_id", "username", "post_date", "message"]
        )
        writer.writeheader()
        writer.writerows(rows(count))


def write_utterances(path: Path, count: int) -> None:
    """Write a corpus."""
    with path.open("w", encoding="utf-8") as sink:
        for row in rows(count):
            utterance: dict[str, object] = {
                "id": row["id"], "conversation_id": row["thread_id"], "meta": {},
                "text": row["message"], "speaker": row["username"], "reply-to": None,
                "timestamp": int(row["post_date"]),
            }  # fmt: skip
            sink.write(json.dumps(utterance) + "\n")


def parse_mbox(path: Path) -> None:
    """Read every mail as the standard library does, its body decoded."""
    box = mailbox.mbox(path)
    for message in box:
        message.get_payload(decode=True)
    box.close()


def parse_mbox_strictly(path: Path) -> None:
    """Read every mail with the library's new policy, headers and body decoded."""
    from email import message_from_bytes

    box = mailbox.mbox(path)
    for key in box.keys():  # noqa: SIM118 - a mailbox gives its mails, not its keys
        message = message_from_bytes(box.get_bytes(key), policy=default)
        _ = [str(message[name]) for name in ("from", "date", "subject", "message-id")]
        message.get_content()
    box.close()


def parse_csv(path: Path) -> None:
    """Read every row."""
    with path.open(encoding="utf-8", newline="") as stream:
        for _ in csv.DictReader(stream):
            pass


def parse_lines(path: Path) -> None:
    """Read every line of JSON."""
    with path.open("rb") as stream:
        for line in stream:
            json.loads(line)


def seconds(task: Callable[[], object]) -> float:
    """Give the best of three times."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - start)
    return best


def read_all(name: str, path: Path) -> None:
    """Read every thread of a file."""
    source = Source(opener=lambda: path.open("rb"), name=path.name)
    for _ in registry.importer(name).read(source, {}):
        pass


def peak(name: str, path: Path) -> int:
    """Give the most memory that reading a file takes, in MB."""
    run = subprocess.run(
        [sys.executable, "-c", PEAK, name, str(path)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return int(run.stdout)


CASES = (
    ("mbox", "x.mbox", write_mbox, ((parse_mbox, "mailbox"), (parse_mbox_strictly, "email.policy.default"))),
    ("table", "x.csv", write_csv, ((parse_csv, "csv.DictReader"),)),
    ("convokit", "x.jsonl", write_utterances, ((parse_lines, "json.loads"),)),
)  # fmt: skip


def main() -> None:
    """Print a row for each importer."""
    with tempfile.TemporaryDirectory() as folder:
        for name, file, write, peers in CASES:
            path, large = Path(folder) / file, Path(folder) / f"large-{file}"
            write(path, 2000)
            write(large, 20000)
            own = seconds(lambda: read_all(name, path))  # noqa: B023 - called at once
            shown = [
                f"{own / seconds(lambda: parse(path)):.1f} x {peer}"  # noqa: B023
                for parse, peer in peers
            ]
            memory = peak(name, path), peak(name, large)
            say(
                f"{name:9} {path.stat().st_size / 1e6:5.1f} MB {own:6.2f} s"
                f"  {', '.join(shown)}; peak {memory[0]} MB, ten times larger"
                f" {memory[1]} MB ({memory[1] / memory[0]:.2f} x)"
            )


if __name__ == "__main__":
    main()
