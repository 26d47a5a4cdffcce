"""The appendix "How this was worked out": every conclusion, its rule and its words."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import attrs
import pytest

from disputatio.exporters.epub import EpubExporter
from disputatio.exporters.pdf import PdfExporter
from disputatio.exporters.shared.outline import Reason, Reasons
from disputatio.exporters.shared.outline_builder import outlined
from disputatio.schemas.content import Quotation, QuotationSource, plain_blocks
from disputatio.schemas.debate import Debate, Relation
from disputatio.schemas.origins import Decided, Inferred, Span
from disputatio.schemas.protocols import Exporter
from tests.converter.cli.samples import cars
from tests.exporters.tram_debate import tram_debate
from tests.judges.pdf_judge import page_texts

BAN = "“Ban cars downtown.” (post 1)"
CLEAN = "“The air would be cleaner.” (post 1)"
SHOPS = "“No: shops would close.” (post 3)"


def _inferred(rule: str, post: str, start: int, end: int) -> Inferred:
    span = Span(post=post, start=start, end=end)
    return Inferred(rule=rule, confidence=0.6, evidence=(span,))


def _debate() -> Debate:
    """Give the debate of the cars with a name, a quotation and a reply by rules."""
    debate = cars()
    first, second, third = debate.posts
    source = QuotationSource(
        post="post-1",
        start=0,
        end=9,
        verbatim=True,
        origin=_inferred("quotation-1", "post-1", 0, 9),
    )
    quotation = Quotation(blocks=plain_blocks("Ban cars "), source=source)
    second = attrs.evolve(
        second, author="ann", author_origin=_inferred("name-meant-1", "post-2", 0, 8)
    )
    third = attrs.evolve(third, body=(*third.body, quotation))
    reply = Relation(
        key="r1", kind="reply", sources=("post-3",), targets=("post-1",),
        origin=_inferred("reply-quotation-1", "post-3", 24, 33),
    )  # fmt: skip
    stated = Relation(key="r2", kind="reply", sources=("post-2",), targets=("post-1",))
    decided = attrs.evolve(stated, key="r3", origin=Decided(by="Ann"))
    relations = (*debate.relations, reply, stated, decided)
    return attrs.evolve(debate, posts=(first, second, third), relations=relations)


def _told(reason: Reason) -> str:
    said = "".join(p if isinstance(p, str) else p.label for p in reason.parts)
    words = "; ".join(f"{words} ({there.label})" for words, there in reason.words)
    return f"{said}: {reason.rule} {reason.certainty.short}" + (
        f", {words}" if words else ""
    )


def _write(exporter: Exporter, debate: Debate, **options: Any) -> bytes:
    sink = BytesIO()
    assert exporter.write(debate, sink, options) == ()
    return sink.getvalue()


def test_every_conclusion_stands_in_its_group() -> None:
    """Question, positions, sides, replies, names and quotations; nothing stated."""
    reasons = outlined(_debate(), "all", reasons=True).reasons

    assert {g.title: [_told(r) for r in g.reasons] for g in reasons.groups} == {
        "Question and positions": [
            "The question: “Should cars be banned?”: title ≈\u202f0.5",
            "The position “Ban cars”: thread-opening ≈\u202f0.6",
        ],
        "Sides and arguments": [
            f"{CLEAN} supports {BAN}: reason ≈\u202f0.6",
            f"post 2 agrees with {BAN}: assent-opening ≈\u202f0.8, I agree. (post 2)",
            f"{SHOPS} opposes {BAN}: denial-opening ≈\u202f0.8, No: (post 3)",
        ],
        "Who answers whom": [
            "post 3 answers post 1: reply-quotation-1 ≈\u202f0.6, Ban cars (post 3)"
        ],
        "Names": ["post 2 is by Ann: name-meant-1 ≈\u202f0.6, I agree. (post 2)"],
        "Quotations": [
            "post 3 quotes post 1: quotation-1 ≈\u202f0.6, Ban cars (post 1)"
        ],
    }
    sentences = {rule.name: rule.sentence for rule in reasons.rules}
    assert sentences["reply-quotation-1"] == "The post quotes words of the other."
    assert sentences["assent-opening"] == "A rule that is not explained here."


def test_it_stands_only_where_it_is_asked_for() -> None:
    """By default there is no appendix, and none where nothing was concluded."""
    assert outlined(_debate(), "all").reasons == Reasons()
    stated = outlined(Debate(posts=_debate().posts[:1]), "all", reasons=True)
    assert stated.reasons == Reasons()


def test_no_conclusion_is_left_out() -> None:
    """Of a whole thread each stance, reply and position has its line."""
    debate = tram_debate()
    groups = outlined(debate, "all", reasons=True).reasons.groups
    count = sum(
        isinstance(e.origin, Inferred) and getattr(e, "kind", "") != "illocution"
        for row in (debate.relations, debate.positions)
        for e in row
    )
    question = debate.question is not None and isinstance(
        debate.question.origin, Inferred
    )

    lines = {g.title: len(g.reasons) for g in groups}
    lines.pop("Quotations", 0)
    assert sum(lines.values()) == count + question


def test_the_book_has_it() -> None:
    """The appendix is the last chapter, and in the contents."""
    book = _write(EpubExporter(), _debate(), reasons=True)
    with ZipFile(BytesIO(book)) as archive:
        pages = sorted(n for n in archive.namelist() if "/text/ch" in n)
        last = archive.read(pages[-1]).decode()
        contents = archive.read("EPUB/nav.xhtml").decode()

    assert "How this was worked out" in contents
    plain = " ".join(re.sub(r"<[^>]*>", "", last).split())
    assert "post 2 agrees with “Ban cars downtown.” (post 1): assent-opening" in plain


@pytest.mark.parametrize("posts", ["all", "none"])
def test_the_document_has_it(posts: str) -> None:
    """The PDF passes its gates with the appendix, with and without the thread."""
    pdf = _write(PdfExporter(), _debate(), reasons=True, posts=posts)

    text = " ".join(" ".join(page_texts(pdf)).split())
    assert "How this was worked out" in text
    assert "post 3 answers post 1: reply-quotation-1" in text
