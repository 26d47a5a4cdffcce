"""The importer of mbox: threads, their traps, and what an archive loses."""

import gc
import gzip
import tracemalloc
from pathlib import Path

import pytest

from disputatio.converter import read_all
from disputatio.converter.importers.mbox import MboxImporter
from disputatio.schemas.errors import ReadError
from disputatio.schemas.protocols import Source
from disputatio.schemas.quoted import quotations
from tests.converter.importers.mails import (
    answers,
    kept,
    mail,
    mbox,
    name_of,
    readings,
    told,
)

SAMPLES = Path(__file__).parents[2] / "samples" / "mbox"
SQUARE = (SAMPLES / "market-square.mbox").read_bytes()


def titles(data: bytes) -> list[tuple[str | None, int]]:
    """Give the title of each thread and how many posts it has."""
    return [(r.debate.title, len(r.debate.posts)) for r in readings(data)]


def test_threads_come_in_the_order_of_their_beginnings() -> None:
    """References make one thread, a subject that answers makes the other."""
    assert titles(SQUARE) == [
        ("[market-square] Should the square be closed to cars?", 4),
        ("[market-square] Bench at the fountain", 2),
    ]


def test_a_line_of_a_body_may_begin_with_from() -> None:
    """Such lines without an address and a date belong to the body."""
    second = readings(SQUARE)[0].debate.posts[1]

    assert "\nFrom 7 in the morning it is empty." in second.text
    assert "From the shops nobody was asked, either." in second.text


def test_who_wrote_and_who_is_quoted() -> None:
    """Names come out of obfuscated headers, attributions become claimed authors."""
    debate = readings(SQUARE)[0].debate
    names = [name_of(debate, found) for found in debate.posts]

    assert names == ["Hanna Öberg", "Rolf Tamm", "Mira Sand", "Rolf Tamm"]
    assert told(debate.posts[2].body) == [
        ("Rolf Tamm", ["No. My shop lives on people who carry heavy things."]),
        "The shops may be reached from the lane behind. I agree with Hanna.",
        ("Rolf Tamm", [
            (None, ["the square is the only place in town where children could play."]),
            "That is not so, there is the meadow by the mill.",
        ]),
        "The meadow is under water half of the year.",
    ]  # fmt: skip


def test_a_console_is_no_quotation() -> None:
    """A mail that opens a thread quotes nobody, whatever its lines begin with."""
    first = readings(SQUARE)[0].debate.posts[0]

    assert list(quotations(first.body)) == []
    assert "> cars --night" in first.text


def test_a_parent_that_is_not_here_is_kept_as_claimed() -> None:
    """What a mail answers directly is what counts, and it may be elsewhere."""
    debate = readings(SQUARE)[0].debate

    assert debate.posts[3].claimed_parent == "private.9@elsewhere.example"
    assert answers(debate) == [
        ("post-square.2@listen.example", "post-square.1@listen.example"),
        ("post-square.3@listen.example", "post-square.2@listen.example"),
    ]


def test_endings_are_kept_apart() -> None:
    """Signature, footer of the list and the note on an attachment are no text."""
    square, bench = readings(SQUARE)
    attachment = {
        "note": "A non-text attachment was scrubbed", "name": "bench.jpg",
        "type": "image/jpeg", "size": "48210 bytes",
        "url": "https://listen.example/attachments/bench.jpg",
    }  # fmt: skip

    assert kept(square.debate.posts[0])["signature"].startswith("Hanna Oberg\nCorner")
    assert "mailing list" in kept(square.debate.posts[1])["footer"]
    assert [dict(a) for a in kept(bench.debate.posts[1])["attachments"]] == [attachment]
    assert bench.debate.posts[1].text == "I can mend it. Who has wood?"


def test_a_damaged_beginning_is_found_and_told() -> None:
    """Two wrong letters in "From ", or a wrong date, cost no mail."""
    for wrong in (b"Frxm rolf at", b"\x00rom rolf at", b"From rolf xt"):
        data = SQUARE.replace(b"From rolf at", wrong, 1)
        assert [count for _, count in titles(data)] == [4, 2]
    data = SQUARE.replace(b"Mon Mar  4 11:40:02 2019", b"Mon Mar  4 1\x000:02 2019", 1)

    found = readings(data)

    assert [len(r.debate.posts) for r in found] == [4, 2]
    assert "RecordBroken" in {n.rule for r in found for n in r.notices}


def test_a_poison_mail_costs_no_other() -> None:
    """Noise in the place of a mail is a mail of noise; those round it are whole."""
    before, after = mail("Before."), mail("After.", Message_ID="<c@x>", Subject="Other")
    noise = bytes(range(256)) * 20

    found = readings(mbox(before, noise, after))

    texts = [p.text for r in found for p in r.debate.posts]
    assert texts[0] == "Before."
    assert texts[-1] == "After."


def test_a_cut_off_archive_gives_what_is_there() -> None:
    """Wherever a file ends, the mails before its end are read."""
    for end in range(0, len(SQUARE), 97):
        try:
            count = sum(len(r.debate.posts) for r in readings(SQUARE[:end]))
        except ReadError:
            count = 0
        begun = SQUARE[:end].count(b".example  ")
        assert begun - 1 <= count <= begun


def test_a_copy_of_a_mail_is_told_and_left_out() -> None:
    """A list and a copy of it both reach an archive."""
    (found,) = readings(mbox(mail("Once."), mail("Once.")))

    assert len(found.debate.posts) == 1
    assert [n.rule for n in found.notices] == ["PostRepeated"]


def test_mails_out_of_order_come_by_date() -> None:
    """Where an answer stands before what it answers, dates decide."""
    answer = mail(
        "No.", Message_ID="<b@x>", In_Reply_To="<a@x>",
        Date="Mon, 4 Mar 2019 09:30:00 +0100", Subject="Re: The lane",
    )  # fmt: skip
    (found,) = readings(mbox(answer, mail("Close it.")))

    assert [p.text for p in found.debate.posts] == ["Close it.", "No."]


def test_escaped_lines_are_as_they_were_written() -> None:
    """Programs write ">From " for "From ", and readers take it back."""
    (found,) = readings(mbox(mail("One.\n\n>From here on it is mine.")))

    assert found.debate.posts[0].text == "One.\n\nFrom here on it is mine."


@pytest.mark.parametrize("data", [b"", b"From", b"Just a text.\nFrom here.\n"])
def test_what_is_no_mbox_is_refused(data: bytes) -> None:
    """The error says what was looked for."""
    with pytest.raises(ReadError, match="no message begins") as caught:
        readings(data)

    assert "From " in str(caught.value.hint)


def test_subjects_join_only_what_answers() -> None:
    """Two mails of one subject are two threads; answers without ids go to the last."""
    report = [
        mail(f"Report {n}.", Subject="Report", Message_ID=f"<{n}@x>") for n in (1, 2)
    ]
    answer = mail("Thanks.", Subject="AW: Report", Message_ID="<3@x>")

    assert [count for _, count in titles(mbox(*report, answer))] == [1, 2]


def test_a_packed_archive_is_the_same(tmp_path: Path) -> None:
    """Archives are kept packed; each mail is found in them all the same."""
    path = tmp_path / "2019-March.txt.gz"
    path.write_bytes(gzip.compress(SQUARE))

    found = [[p.text for p in r.debate.posts] for r in read_all(path, structure="none")]

    assert found == [[p.text for p in r.debate.posts] for r in readings(SQUARE)]


def test_months_of_one_archive(tmp_path: Path) -> None:
    """A thread goes on in the file of the next month."""
    start = SQUARE.index(b"From rolf at listen.example  Tue Mar  5 09:15")
    for name, part in (
        ("1-March.txt", SQUARE[:start]),
        ("2-April.txt", SQUARE[start:]),
    ):
        (tmp_path / name).write_bytes(part)

    found = list(read_all(tmp_path, structure="none"))

    assert [len(r.debate.posts) for r in found] == [4, 2]


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Ten times the archive needs at most a fifth more memory."""
    peaks = []
    for threads in (20, 200):
        path = tmp_path / f"{threads}.mbox"
        path.write_bytes(b"".join(_thread(n) for n in range(threads)))
        peaks.append(_peak(path))

    assert peaks[1] <= 1.2 * peaks[0]


def _thread(number: int) -> bytes:
    words = "Nothing of this was ever said in any town. " * 60
    first = mail(words, Message_ID=f"<{number}@x>", Subject=f"Topic {number}")
    answer = mail(words, Message_ID=f"<{number}.1@x>", References=f"<{number}@x>")
    return mbox(first, answer)


def _peak(path: Path) -> int:
    """Give the most bytes in use at once while a file is read thread by thread.

    The library's mails are rings of objects, which Python drops when it likes to.
    """
    source = Source(opener=lambda: path.open("rb"), name=path.name)
    for _ in MboxImporter().read(source, {}):
        break
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    try:
        for _ in MboxImporter().read(source, {}):
            gc.collect()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()


@pytest.mark.real
@pytest.mark.parametrize(
    ("month", "counts"),
    [
        # Of July's mails 8 have a ">", and one quotes a whole mail without any.
        ("July", (6, 13, 8, 7, 12, 8 + 1)),
        # October's 12 addresses are 11 people: one writes from two.
        ("October", (7, 18, 12, 11, 12 - 1, 14)),
    ],
)
def test_real_months(
    fixtures_folder: Path, month: str, counts: tuple[int, ...]
) -> None:
    """Threads, mails, parents named and resolved, authors, mails that quote."""
    path = fixtures_folder / "forums" / "pipermail" / f"r-devel-2020-{month}.txt"
    found = list(read_all(path, structure="none"))
    every = [p for r in found for p in r.debate.posts]
    replies = sum(len(r.debate.relations) for r in found)
    names = {p.name for r in found for p in r.debate.participants}

    assert counts == (
        len(found),
        len(every),
        replies + sum(p.claimed_parent is not None for p in every),
        replies,
        len(names),
        sum(_marked(p.text, list(quotations(p.body))) for p in every),
    )


def _marked(text: str, quoted: list[object]) -> bool:
    return bool(quoted) or any(line.startswith(">") for line in text.split("\n"))
