"""The importer of pasted threads: seeds, the real thread, and what holds for any input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.pasted import PastedImporter
from disputatio.schemas.debate import Debate, Post
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import HEAD, Importer, Reading, Source
from disputatio.schemas.quoted import quotations

SEEDS = Path(__file__).parents[3] / "seeds"
PASTED = sorted(path.stem for path in SEEDS.glob("pasted-*.txt"))


def reading(data: bytes | str, name: str | None = None) -> Reading:
    """Read a paste."""
    raw = data.encode() if isinstance(data, str) else data
    (only,) = PastedImporter().read(Source(data=raw, name=name), {})
    return only


def author_of(debate: Debate, post: Post) -> str | None:
    """Give the name of a post's author."""
    return next((p.name for p in debate.participants if p.key == post.author), None)


def expected(name: str) -> dict[str, Any]:
    """Give what a seed must be read as."""
    text = (SEEDS / f"{name}.expected.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def told(debate: Debate, post: Post) -> dict[str, Any]:
    """Give a post as the expected readings tell it."""
    people = {p.key: p for p in debate.participants}
    person = people.get(post.author or "")
    return {
        "number": post.number,
        "author": person.name if person else None,
        "badge": person.badge if person else None,
        "edited": post.edited is not None,
        "written": post.written.text if post.written else None,
        "text": post.text,
    }


def test_is_an_importer() -> None:
    """The class keeps the protocol."""
    assert isinstance(PastedImporter(), Importer)


@pytest.mark.parametrize("name", PASTED)
def test_posts_of_seed(name: str) -> None:
    """Every seed gives its title and its posts with author, badge, marks and text."""
    found = reading((SEEDS / f"{name}.txt").read_bytes(), f"{name}.txt").debate
    assert found.title == expected(name)["title"]
    assert [told(found, post) for post in found.posts] == expected(name)["posts"]
    assert problems(found) == ()


@pytest.mark.parametrize("name", PASTED)
def test_stated_quotations_of_seed(name: str) -> None:
    """Every quotation that a seed marks is found with its author, and no other."""
    found = reading((SEEDS / f"{name}.txt").read_bytes()).debate
    stated = [
        (post.number, part.quotation.claimed_author, post.text[part.start : part.end])
        for post in found.posts
        for part in quotations(post.body)
    ]
    marked = expected(name)["shape"] != "xenforo-terminator"
    wanted = expected(name)["quotations"] if marked else []
    assert stated == [(q["post"], q["claimed_author"], q["text"]) for q in wanted]


@pytest.mark.parametrize("name", PASTED)
def test_noise_of_seed_is_told(name: str) -> None:
    """Page furniture that a seed names is in no post, and a notice counts it."""
    found = reading((SEEDS / f"{name}.txt").read_bytes())
    lines = [line for post in found.debate.posts for line in post.text.split("\n")]
    noise = expected(name)["noise"]
    assert not set(noise) & set(lines)
    rules = [notice.rule for notice in found.notices]
    assert rules.count("NoiseSkipped") == (1 if noise else 0)


@pytest.mark.parametrize("name", PASTED)
def test_seed_is_recognised(name: str) -> None:
    """Every seed is recognised with high but not full confidence."""
    sure = PastedImporter().sniff((SEEDS / f"{name}.txt").read_bytes()[:HEAD])
    assert 0.8 <= sure <= 0.95


@pytest.mark.parametrize(
    ("name", "language"), [("pasted-german", "de"), ("pasted-tram", "en")]
)
def test_language_of_seed(name: str, language: str) -> None:
    """The language is that of the posts."""
    assert reading((SEEDS / f"{name}.txt").read_bytes()).debate.language == language


def test_source_is_the_file_name() -> None:
    """The debate names the file that it was read from."""
    found = reading((SEEDS / "pasted-smf.txt").read_bytes(), "pasted-smf.txt")
    assert found.debate.source == "pasted-smf.txt"


def test_unknown_authors_are_counted_once() -> None:
    """One notice says how many posts have no author."""
    found = reading((SEEDS / "pasted-tram.txt").read_bytes())
    told_of = [n.sentence for n in found.notices if n.rule == "AuthorUnknown"]
    assert told_of == ["16 of 18 posts do not say who wrote them."]


@pytest.mark.real
def test_real_thread(fixtures_folder: Path) -> None:
    """The real thread: 17 exact bodies, its title, its edit marks, its one author."""
    folder = fixtures_folder / "seed-thread"
    raw = (folder / "pasted-xenforo-thread.txt").read_bytes()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = raw.decode()
    found = reading(raw).debate
    spans = [text[p["abs_start"] : p["abs_end"]] for p in gold["posts"]]
    assert found.title == "Trotsky Ascendent?"
    assert [post.text for post in found.posts] == spans
    assert [p.number for p in found.posts if p.edited] == [1, 2, 6]
    authors = {p.number: author_of(found, p) for p in found.posts if p.author}
    assert authors == {6: "Wolfpaw", 16: "Wolfpaw"}
    assert [person.badge for person in found.participants] == ["Banned"]
    assert problems(found) == ()


REFUSED = {
    "empty": b"",
    "blank": b" \n\n\t\n",
    "binary": bytes(range(256)) * 4,
    "controls": b"\x01\x02\x03\x04",
    "article": (SEEDS / "not-a-thread.txt").read_bytes(),
    "poem": b"The rain\n\nfalls on\n\nthe plain.\n",
    "code": b"def f(x):\n    return x  # 1\n\n\nprint(f(2))\n",
    "sloppy blank lines": b"A title\n\nOne part.\n \nAnother part.\n \nThe end.\n",
    "paragraphs of no-break spaces": "One.\n\n\u00a0\n\nTwo.\n\n\u00a0\n\nEnd.\n".encode(),
    "a novel": b"The Letter\n\nHe wrote:\nI am well.\n\nShe said: no.\n",
    "a changelog": b"Changes\n\n#1\nFixed the door.\n\n#2\nPainted it.\n",
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_no_thread_is_refused(name: str) -> None:
    """What is no thread is one error with file and hint, and is not recognised."""
    with pytest.raises(ReadError) as caught:
        reading(REFUSED[name], "some.txt")
    assert caught.value.source == "some.txt"
    assert caught.value.hint
    assert PastedImporter().sniff(REFUSED[name]) == 0


def test_refusal_says_what_was_looked_for() -> None:
    """The error names each sign of a thread that was looked for."""
    with pytest.raises(
        ReadError,
        match=r"by X » DATE.*a name with a date.*three posts.*no-break space.*X said:",
    ):
        reading(REFUSED["article"])


@pytest.mark.parametrize(
    "start", ["{", "[", '<?xml version="1.0"?>', "<!DOCTYPE html>", "<html>", "===\n"]
)
def test_other_formats_are_left_alone(start: str) -> None:
    """A file that begins as another format is never claimed, thread or not."""
    thread = (SEEDS / "pasted-smf.txt").read_bytes()
    assert PastedImporter().sniff(start.encode() + b"\n" + thread) == 0


LINES = st.sampled_from(
    [
        "", " ", "\u00a0", "Bob", "Member", "Banned", "Joined", "Mar 3, 2015", "#1", "#2",
        "May 26, 2019", "05-26-2019, 05:32 PM\t#1", "by Bob » May 26, 2019 5:32 pm",
        "« on: May 26, 2019, 05:32:10 PM »", "« Reply #1 on: May 26, 2019 »", "1 2 Next",
        "wrote on 26 May 2019, 17:32", "Bob said: ↑", "Bob said:", "Bob wrote:words",
        "Click to expand...", "Quote:", "Originally Posted by Bob", "Re: Title", "Title",
        "Quote from: Bob on May 26, 2019, 05:32:10 PM", "@Bob said in Title:", "Top",
        "Last edited:", "Last edited by Bob; 05-27-2019 at 08:10 AM.", "Reactions: Ann",
        "Join Date: Mar 2015", "Posts: 4", "Logged", "__________________", "Guest", "↑",
        "I think so. It is a long line with many words, and it ends here.", "- a", "-b",
        "1 Reply Last reply", "3", "You must log in or register to reply here.",
    ]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=30), max_size=60), st.sampled_from("\n\r"))
def test_any_lines_are_read_or_refused(lines: list[str], end: str) -> None:
    """Any heap of forum lines gives a valid debate or a ReadError, nothing else."""
    raw = end.join(lines).encode("utf-8", "surrogatepass")
    try:
        found = reading(raw).debate
    except ReadError:
        return
    assert problems(found) == ()
    assert found.posts


@given(st.lists(LINES, max_size=60))
def test_text_is_only_taken_away(lines: list[str]) -> None:
    """Every line of a post is a line of the source, or the end of one."""
    try:
        found = reading("\n".join(lines)).debate
    except ReadError:
        return
    ends = {"words", "", *lines}
    assert all(line in ends for post in found.posts for line in post.text.split("\n"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Any bytes give a reading or a ReadError, and a look at them never fails."""
    assert 0 <= PastedImporter().sniff(raw) <= 0.95
    try:
        found = reading(raw).debate
    except ReadError:
        return
    assert problems(found) == ()


def calls_of_reading(data: bytes) -> int:
    """Count the function calls of one reading, as a measure of work without a clock."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        reading(data)
    finally:
        sys.setprofile(None)
    return count


HEAVY = {
    "terminators": "A post.\n\u00a0\n",
    "blank lines": "\n" * 20 + "A post.\n\u00a0\nLast edited:\n",
    "open quotations": "Bob said: ↑\n",
    "closed quotations": "Bob said: ↑\nwords\nClick to expand...\n",
    "end marks": "words\nClick to expand...\n",
    "numbers": "May 26, 2019\n#1\nA post.\n",
    "profiles": "Bob\nMember\nJoined\nMay 5, 2018\nMay 26, 2019\n#1\nA post.\n",
    "labels": "Joined\n",
    "stars": "*\n",
    "titles": "T\nby Bob » May 26, 2019 5:32 pm\nwords\n",
    "guests": "Guest\nT\n« on: May 26, 2019, 05:32:10 PM »\nwords\n",
    "foreign names": "日本\nwrote on 26 May 2019, 17:32\nwords\n",
}


@pytest.mark.parametrize("name", sorted(HEAVY))
def test_twice_the_input_is_twice_the_work(name: str) -> None:
    """Twice the input takes at most 2.2 times the calls."""
    frame = "T\n\n{}\nWords.\n\u00a0\nLast edited:\nMore words.\n\u00a0\n"
    once = calls_of_reading(frame.format(HEAVY[name] * 150).encode())
    twice = calls_of_reading(frame.format(HEAVY[name] * 300).encode())
    assert twice <= 2.2 * once
