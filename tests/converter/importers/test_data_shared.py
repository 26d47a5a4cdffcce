"""What importers of data share: broken JSON and XML, Markdown, scattered records."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.converter.importers.shared import xml_elements
from disputatio.converter.importers.shared.json_salvage import salvaged
from disputatio.converter.importers.shared.losses import MOST_TOLD, Losses
from disputatio.converter.importers.shared.markdown import Dialect, markdown_blocks
from disputatio.converter.importers.shared.marked_lines import with_quotations
from disputatio.converter.importers.shared.shuffle import by_thread
from disputatio.converter.importers.shared.xml_elements import pieces
from disputatio.schemas.content import Quotation, Spoiler, blocks_text, plain_blocks
from disputatio.schemas.notices import Notice
from disputatio.schemas.protocols import Piece, Source
from tests.converter.importers.records import attempt, seed
from tests.laws.work import work_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
RECORDS = [
    {
        "id": n,
        "body": f'a "quoted" [{n}] {{word}}\nand more',
        "tags": ["x", n],
        "in": {"k": n},
    }
    for n in range(12)
]


@given(value=JSON, indent=st.sampled_from([None, 1]))
def test_whole_json_is_what_it_says(value: Any, indent: int | None) -> None:
    """What is not broken is read without any break."""
    found = salvaged(json.dumps(value, indent=indent))

    assert found.breaks == []
    assert found.value == value


@given(place=st.integers(0, 10_000), character=st.characters(codec="ascii"))
def test_one_wrong_character_costs_one_record(place: int, character: str) -> None:
    """All records but the one that was hit come back as they were."""
    text = json.dumps({"posts": RECORDS})
    place %= len(text)

    found = salvaged(text[:place] + character + text[place + 1 :])

    objects = [found.value, *found.value["posts"]] if not found.breaks and isinstance(
        found.value, dict) and isinstance(found.value.get("posts"), list) else found.objects  # fmt: skip
    whole = sum(record in objects for record in RECORDS)
    assert whole >= len(RECORDS) - 2


def test_nothing_is_put_together_across_a_break() -> None:
    """A record that lost its end does not get members of the next one."""
    text = '[{"id": 1, "body": "one" "oops" {"id": 2, "body": "two", "score": 2}]'

    found = salvaged(text)

    assert {"id": 2, "body": "two", "score": 2} in found.objects
    assert all(o.get("score") is None for o in found.objects if o.get("id") == 1)


@pytest.mark.parametrize("chunk", [7, 64, 1 << 18])
def test_elements_are_found_in_chunks_of_any_size(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tags in attributes, CDATA and comments are none; lines are counted."""
    text = (
        b'<r><!-- <row Id="0"/> -->\n<row Id="1" Body="a > b"/>\n<row Id="2"><![CDATA[<row>'
        b'</row>]]></row>\n<rower/><row Id=\'3\' />\n<row Id="4" Body="cut'
    )
    monkeypatch.setattr(xml_elements, "_CHUNK", chunk)

    found = list(pieces(Source(data=text), ("row",), Losses()))

    assert [(p.line, p.whole) for p in found] == [
        (2, True),
        (3, True),
        (4, True),
        (5, False),
    ]
    assert found[1].data.endswith(b"</row>]]></row>")


def test_scattered_records_come_together_and_keep_their_order() -> None:
    """Threads in the order of their first records; records in that of the source."""
    rows = [Piece(f"t{n % 3}", b"%d" % n) for n in range(9)]
    met: list[Notice] = []

    found = [(thread, list(data)) for thread, data in by_thread(rows, met)]

    assert found == [
        (f"t{n}", [b"%d" % k for k in (n, n + 3, n + 6)]) for n in range(3)
    ]
    assert [notice.rule for notice in met] == ["PostsScattered"]


def test_many_losses_are_counted() -> None:
    """The first ones are told each, the others as a number."""
    losses = Losses()
    for line in range(MOST_TOLD + 5):
        losses.add("RecordBroken", "it is broken", line)
    losses.end()

    assert len(losses.notices) == MOST_TOLD + 1
    assert losses.notices[-1].sentence.startswith("5 more")


@pytest.mark.parametrize(
    ("dialect", "text", "kinds", "words"),
    [
        ("reddit", "> a\n> b\n\nc <b>d</b>", [Quotation], "a b\n\nc <b>d</b>"),
        ("reddit", ">!hid\nden!<\n\nshown", [Spoiler], "hid den\n\nshown"),
        ("reddit", "```\n>!code!<\n```", [], ">!code!<"),
        ("lemmy", "::: spoiler x\n*a*\n:::\nb", [Spoiler], "a\n\nb"),
        ("discourse", '[quote="x"]\na\n[/quote]\nb\nc', [], "a\n\nb\nc"),
        ("discourse", "a <b>b</b>", [], "a b"),
        ("plain", "no mark at all", [], "no mark at all"),
        ("plain", "two\nlines\n\nand more", [], "two lines\n\nand more"),
        ("commonmark", "1. a\n2. b", [], "a\nb"),
    ],
)
def test_markdown_of_a_dialect(
    dialect: Dialect, text: str, kinds: list[type], words: str
) -> None:
    """Boxes, line breaks and raw HTML are as the site has them."""
    blocks = markdown_blocks(text, dialect).blocks

    assert [type(b) for b in blocks if type(b) in (Quotation, Spoiler)] == kinds
    assert blocks_text(blocks) == words


def test_marked_paragraphs_are_quotations() -> None:
    """Paragraphs in a row are one; an arrow inside of a line is none."""
    blocks = with_quotations(plain_blocks("> a\n\n> b\n\nc > d"))

    assert [type(b).__name__ for b in blocks] == ["Quotation", "Para"]
    assert blocks_text(blocks) == "a\n\nb\n\nc > d"


def _archive(size: int) -> bytes:
    row = {"link_id": "t3_a", "author": "ann", "body": "I *say* so.", "created_utc": 1}
    rows = ({**row, "id": f"c{n}", "parent_id": f"t1_c{n - 1}"} for n in range(size))
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


def _broken(size: int) -> bytes:
    row = '{"id": %d, "post_number": %d, "topic_id": 7, "username": "a", "cooked": "<p>b</p>"} x'
    return ("[" + ",".join(row % (n, n) for n in range(1, size)) + "]").encode()


def _dump(size: int) -> bytes:
    row = '<row Id="%d" PostTypeId="1" Body="&lt;p&gt;words&lt;/p&gt;" Title="T"/>\n'
    return ("<posts>" + "".join(row % n for n in range(size)) + "</posts>").encode()


@pytest.mark.parametrize(
    ("name", "grow"),
    [("reddit", _archive), ("discourse", _broken), ("stackexchange", _dump)],
)
def test_work_grows_with_the_file(name: str, grow: Callable[[int], bytes]) -> None:
    """Law 7: twice the records are at most 2.2 times the work, counted."""
    attempt(name, grow(20))

    small, large = (work_of(partial(attempt, name, grow(size))) for size in (40, 80))

    assert large / small <= 2.2


def test_a_sample_that_was_cut_in_its_last_record_keeps_all_others() -> None:
    """Of a cut topic all posts that stand whole are read."""
    data = seed("ferry.discourse.json")
    cut = data[: data.index(b"Spam about boats")]

    (found,) = attempt("discourse", cut)

    assert [post.number for post in found.debate.posts] == [1, 2, 3, 5, 6, 7]
