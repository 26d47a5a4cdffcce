"""The importer of tables: five forms, columns by name or as told, what is broken."""

import csv
import io
import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from disputatio.converter import identify, read, read_all
from disputatio.converter.importers.shared import tabular
from disputatio.converter.importers.table import TableImporter
from disputatio.schemas.content import Quotation
from disputatio.schemas.errors import ReadError, UsageError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source

SAMPLE = (Path(__file__).parents[2] / "samples" / "table" / "posts.csv").read_bytes()


def readings(data: bytes, **options: str) -> list[Reading]:
    """Read a table."""
    found = list(TableImporter().read(Source(data=data, name="t"), options))
    assert [problems(r.debate) for r in found] == [()] * len(found)
    return found


def sample_rows() -> list[dict[str, Any]]:
    """Give the rows of the sample."""
    return list(csv.DictReader(io.StringIO(SAMPLE.decode())))


def as_tsv() -> bytes:
    """Give the sample with tabs."""
    sink = io.StringIO()
    rows = sample_rows()
    writer = csv.DictWriter(sink, list(rows[0]), delimiter="\t")
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue().encode()


def as_database(tmp_path: Path) -> bytes:
    """Give the sample as a database beside a smaller table."""
    path = tmp_path / "t.db"
    rows = sample_rows()
    marks = ", ".join("?" * len(rows[0]))
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE users (id, name)")
        base.execute(f"CREATE TABLE posts ({', '.join(rows[0])})")
        insert = f"INSERT INTO posts VALUES ({marks})"  # noqa: S608 - only "?"
        base.executemany(insert, [list(row.values()) for row in rows])
    base.close()
    return path.read_bytes()


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "ndjson", "sqlite"])
def test_one_table_in_five_forms(form: str, tmp_path: Path) -> None:
    """Threads, authors, parents and quotations are the same in each."""
    data = {
        "csv": SAMPLE,
        "tsv": as_tsv(),
        "json": json.dumps(sample_rows()).encode(),
        "ndjson": "\n".join(map(json.dumps, sample_rows())).encode(),
        "sqlite": as_database(tmp_path),
    }[form]

    bus, dog = readings(data)

    assert (bus.debate.title, dog.debate.title) == (
        "Should the bus be free?", "The dog in the gym",
    )  # fmt: skip
    assert [p.name for p in bus.debate.participants] == ["Ann", "Bob"]
    assert [(r.sources[0], r.targets[0]) for r in bus.debate.relations] == [
        ("post-2", "post-1"), ("post-4", "post-2"),
    ]  # fmt: skip
    quotation = bus.debate.posts[1].body[0]
    assert isinstance(quotation, Quotation)
    assert quotation.claimed_author == "Ann"
    written = bus.debate.posts[0].written
    assert written is not None
    assert written.text == "2012-03-26T15:55:45+00:00"
    assert "PostsScattered" in {n.rule for r in (bus, dog) for n in r.notices}


def test_columns_as_told() -> None:
    """Names that tell nothing are told; what is told wins."""
    data = b"a,b,c\nAnn,1,Close it.\nBob,2,No.\n"

    (found,) = readings(data, columns="text=c, author=a ,id=b")

    assert [p.text for p in found.debate.posts] == ["Close it.", "No."]
    assert [p.key for p in found.debate.posts] == ["post-1", "post-2"]


@pytest.mark.parametrize("given", ["text", "words=c", "text=d"])
def test_columns_that_are_not_there(given: str) -> None:
    """A wrong option is an error that lists what there is."""
    with pytest.raises(UsageError) as caught:
        readings(b"a,b,c\nAnn,1,Close it.\n", columns=given)

    assert "there are" in str(caught.value.hint)


def test_a_table_without_text_is_refused() -> None:
    """The error names the columns and the option."""
    with pytest.raises(ReadError, match="no column holds the text") as caught:
        readings(b"a,b\n1,2\n")

    assert "--columns" in str(caught.value.hint)


@pytest.mark.parametrize("data", [b"", b"text,author\n", b"[]"])
def test_a_table_without_rows_is_refused(data: bytes) -> None:
    """There is nothing to read."""
    with pytest.raises(ReadError):
        readings(data)


def test_stances_are_for_and_against_the_topic() -> None:
    """1 and -1, pro and con: posts support or attack what the thread is about."""
    data = (
        b"argument_id,topic,argument,stance\n1,We should close it,Cars stink.,1\n"
        b"2,We should close it,Shops need them.,-1\n3,We should close it,Hm.,0\n"
    )

    (found,) = readings(data)

    assert found.debate.title == "We should close it"
    assert [(r.kind, r.sources[0]) for r in found.debate.relations] == [
        ("support", "claim-1"), ("attack", "claim-2"),
    ]  # fmt: skip
    assert len(found.debate.positions) == 1


def sides(found: Reading) -> list[tuple[str | None, str]]:
    """Give who supports and who attacks, by the names of the writers."""
    debate = found.debate
    names = {p.key: p.name for p in debate.participants}
    writers = {p.key: names.get(p.author or "") for p in debate.posts}
    passages = {p.key: writers[p.post] for p in debate.passages}
    claims = {c.key: passages.get(c.wordings[0].passage or "") for c in debate.claims}
    return [
        (claims[r.sources[0]], r.kind) for r in debate.relations if r.kind != "reply"
    ]


@pytest.mark.parametrize("second", ["0", "1", ""])
def test_sides_stay_with_their_posts(second: str) -> None:
    """Ids that begin at 0, that stand twice, that are not there: no side moves."""
    data = "id,author,text,stance,thread_title\n0,zed,Zero.,pro,X?\n"

    (found,) = readings(f"{data}{second},ann,One.,con,X?\n1,bob,Two.,pro,X?".encode())

    assert sides(found) == [("zed", "support"), ("ann", "attack"), ("bob", "support")]
    assert found.debate.posts[0].key == "post-0"


@pytest.mark.parametrize(
    ("first", "replies"), [("0", [("post-2", "post-0")]), ("1", [])]
)
def test_post_0_is_answered_where_it_is(
    first: str, replies: list[tuple[str, str]]
) -> None:
    """A parent 0 is the post with this id; where there is none, it is no parent."""
    data = f"id,text,parent_id\n{first},One.,\n2,Two.,0\n"

    (found,) = readings(data.encode())

    assert [(r.sources[0], r.targets[0]) for r in found.debate.relations] == replies
    assert [p.claimed_parent for p in found.debate.posts] == [None, None]


@pytest.mark.parametrize(
    ("title", "about", "asks"),
    [(None, "t", False), ("Buses", "Buses", False), ("Buses?", "Buses?", True)],
)
def test_stances_without_a_title(
    tmp_path: Path, title: str | None, about: str, asks: bool
) -> None:
    """What they are about is the title that is given, else the name of the file."""
    path = tmp_path / "t.csv"
    path.write_text("id,author,text,stance\n1,ann,Great.,pro\n2,bob,Costly.,con\n")

    (found,) = read_all(path, structure="none", title=title)

    assert sides(found) == [("ann", "support"), ("bob", "attack")]
    (position,) = found.debate.positions
    texts = {claim.key: claim.text for claim in found.debate.claims}
    assert texts[position.claim] == about
    assert (found.debate.title, found.debate.question is not None) == (title, asks)


@pytest.mark.parametrize(
    ("words", "kind", "scheme"),
    [
        ("1 +1 1.0 pro For agrees supporting Supports YES", "support", None),
        ("-1 -1.0 con against Disagree opposes opposing no", "attack", None),
        ("neutral Unsure", "stance", "neutral"),
        ("mixed both", "stance", "mixed"),
    ],
)
def test_words_of_stances(words: str, kind: str, scheme: str | None) -> None:
    """The usual words in their usual forms."""
    rows = [f"{n},ann,Hm.,{word},A bus" for n, word in enumerate(words.split())]

    (found,) = readings("\n".join(["id,author,text,stance,topic", *rows]).encode())

    said = [(r.kind, r.scheme) for r in found.debate.relations]
    assert said == [(kind, scheme)] * len(rows)
    assert not [n for n in found.notices if n.rule == "StanceUnknown"]


def test_stances_that_are_not_known_are_told() -> None:
    """One sentence counts them; what says nothing is not told."""
    words = ("pro", "purple", "", "0", "none", "Purple", "purple")
    rows = [f"{n},ann,Hm.,{word}" for n, word in enumerate(words)]

    (found,) = readings("\n".join(["id,author,text,stance", *rows]).encode())

    (told,) = [n for n in found.notices if n.rule == "StanceUnknown"]
    assert "3 rows" in told.sentence
    assert "'purple'" in told.sentence
    assert sides(found) == [("ann", "support")]


def test_markup_as_told() -> None:
    """What looks like BBCode may be none."""
    (found,) = readings(b"id,text\n1,[b]x[/b] <br>\n", markup="plain")

    assert found.debate.posts[0].text == "[b]x[/b] <br>"


def test_other_columns_are_kept() -> None:
    """What no field is for stays beside the post."""
    (found,) = readings(b"id,text,author,mood\n1,Yes.,Ann,glad\n")

    assert found.debate.posts[0].extras["thread"]["columns"] == {"mood": "glad"}


def test_broken_rows_cost_no_others() -> None:
    """Short rows, noise and cuts: the rest is read, the loss is told."""
    short = readings(b"id,author,text\n1,Ann,Yes.\n2\n3,Bob,No.\n")
    poison = readings(
        b'{"id":1,"text":"Yes."}\n{"id":2,"te\xff\n{"id":3,"text":"No."}\n'
    )

    for found in (short, poison):
        posts = [p.text for r in found for p in r.debate.posts]
        assert posts[0] == "Yes."
        assert posts[-1] == "No."
        assert "RecordBroken" in {n.rule for r in found for n in r.notices}


def test_a_cut_database_is_read_or_refused(tmp_path: Path) -> None:
    """A database that ends too soon never fails otherwise."""
    data = as_database(tmp_path)
    for size in range(0, len(data), 1024):
        try:
            readings(data[:size])
        except ReadError:
            continue


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1332777345", "2012-03-26T15:55:45+00:00"),
        ("1332777345000", "2012-03-26T15:55:45+00:00"),
        ("2012-03-26T15:55:45Z", "2012-03-26T15:55:45+00:00"),
        ("2012-03-26 15:55:45", "2012-03-26T15:55:45"),
        ("26 March 2012, 15:55", "2012-03-26T15:55:00"),
        ("yesterday", None),
    ],
)
def test_times(value: str, expected: str | None) -> None:
    """Seconds, milliseconds, ISO 8601, or as shown."""
    (found,) = readings(f'id,text,date\n1,Yes.,"{value}"\n'.encode())
    written = found.debate.posts[0].written

    assert written is not None
    assert (written.at.isoformat() if written.at else None) == expected


@pytest.mark.parametrize("last", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n"])
def test_line_ends(ends: str, last: str) -> None:
    """LF, CR, both, and a row that ends otherwise; those in quotation marks are text."""
    rows = ["id,author,text", '1,ann,"One.\rUno.\nUn."', "2,bob,Two.", "3,cy,Three."]

    (found,) = readings((ends.join(rows) + last + "4,dee,Four.").encode())

    said = [p.text for p in found.debate.posts]
    assert said == ["One.\nUno.\nUn.", "Two.", "Three.", "Four."]
    assert not [n for n in found.notices if n.rule == "RecordBroken"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_bare_line_end_in_a_field(ends: str) -> None:
    """A CR in a field without quotation marks parts no row that is whole with it."""
    rows = [
        "id,text,author",
        "1,One.\rUno.,ann",
        "2,Two.,bob\r3,Three.,cy",
        "4,Four.\r5,Five.,dee",
    ]

    (found,) = readings(ends.join(rows).encode())

    said = [p.text for p in found.debate.posts]
    assert said == ["One.\nUno.", "Two.", "Three.", "Four.", "Five."]


def test_long_files_with_old_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is torn where a piece of the file ends."""
    monkeypatch.setattr(tabular, "LONGEST_FIELD", 64)
    monkeypatch.setattr(csv, "field_size_limit", lambda _: None)
    rows = ["id,author,text", *(f"{n},ann,Words {n}." for n in range(1, 60))]

    (found,) = readings("\r".join(rows).encode())

    assert [p.text for p in found.debate.posts] == [f"Words {n}." for n in range(1, 60)]


def test_encodings() -> None:
    """What is not UTF-8 is windows-1252, and told; spreadsheets write UTF-16."""
    text = "id\ttext\n1\tMüll – ja\n"

    for encoding, rules in (
        ("utf-8-sig", []),
        ("utf-16", []),
        ("cp1252", ["EncodingGuessed"]),
    ):
        (found,) = readings(text.encode(encoding))
        assert [p.text for p in found.debate.posts] == ["Müll – ja"]
        assert [n.rule for n in found.notices if n.rule != "AuthorUnknown"] == rules


@pytest.mark.real
def test_real_arguments(fixtures_folder: Path) -> None:
    """932 arguments on 4 topics, 472 for and 460 against."""
    path = fixtures_folder / "stance" / "argkp-dev" / "arguments_dev.csv"
    found = list(read_all(path, structure="none"))
    kinds = Counter(x.kind for r in found for x in r.debate.relations)

    assert sorted(len(r.debate.posts) for r in found) == [227, 233, 234, 238]
    assert kinds == {"support": 472, "attack": 460}


def test_a_table_whose_texts_hold_posts_is_a_table(tmp_path: Path) -> None:
    """Lines of mails inside the cells do not make it a paste: its columns are named."""
    words = (
        "Ann Arden wrote on 4 March 2021:\n> Mixed case is fine.\n\nIt is not, said\nBob.",
        "Ann Arden\n4 March 2021, 10:14\nI said fine.\n\nBob Bolt\n4 March 2021, 10:20\nNo.",
        "> Ann Arden wrote:\n>> no\n\nYes.\n-- \nCid",
    )
    path = tmp_path / "posts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "author", "text", "reply_to", "date", "title"])
        for number, text in enumerate(words, 1):
            table.writerow([number, "Ann", text, "", f"2021-03-0{number}", "Case"])

    assert identify(path)[0].name == "table"
    assert len(read(path).debate.posts) == len(words)
