"""Marked words in Argdown: whatever they are, both readers see the marks that were meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disputatio.exporters.shared.argdown_marks import writable
from disputatio.schemas.debate import Claim, Debate, Mark, Wording
from tests.judges.argdown_judge import ArgdownJudge
from tests.laws.formats import read, written

PIECES = (
    *"\xa0\ufeff\tab .,:;!?*_#@[]<>(){}-/\\=\n'1",
    "a b",
    " c ",
    " . ",
    ":x:",
    "x.y/z_a",
)
"""What texts are made of: everything that Argdown gives a meaning to."""

TOKENS = {"#tag": "tag", "#(a b)": "a b", "#x_y": "x_y", "@[T]": "T", "@<T u>": "T u"}
"""Words that are a tag or a mention, with what they name."""

OFFICIAL = {
    "bold": "Strong",
    "italic": "Emph",
    "link": "Link",
    "tag": "Tag",
    "statement-mention": "Mention",
    "argument-mention": "Mention",
}
"""Kinds of mark by the official parser's kinds of range."""


@st.composite
def worded(draw: st.DrawFn) -> Wording:
    """Give a text with marks, in the order of a reader; many cannot be written."""
    pieces = st.lists(st.sampled_from(PIECES), min_size=2, max_size=10)
    text = "".join((*draw(pieces), "e"))
    places = st.integers(0, len(text) - 1)
    marks = [_stress(draw, text) for _ in range(draw(st.integers(0, 3)))]
    token = draw(st.none() | st.sampled_from(sorted(TOKENS)))
    if token is not None:
        at = draw(places)
        marks = [mark for mark in marks if mark.end <= at]
        text = text[:at] + token + text[at:]
        kind = "Tag" if token[0] == "#" else "Mention"
        end = at + len(token)
        marks.append(Mark(kind=kind, start=at, end=end, target=TOKENS[token]))
    ranks = {"Strong": 0, "Emph": 1}
    marks.sort(key=lambda m: (m.start, -m.end, ranks.get(m.kind, 2)))
    tags = tuple(m.target or "" for m in marks if m.kind == "Tag")
    return Wording(text=text, marks=tuple(marks), tags=tags)


def _stress(draw: st.DrawFn, text: str) -> Mark:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    kind = draw(st.sampled_from(["Emph", "Strong", "Link"]))
    target = "http://a.b/c_d" if kind == "Link" else None
    return Mark(kind=kind, start=start, end=end, target=target)


@given(st.lists(st.tuples(worded(), st.booleans()), min_size=1, max_size=12))
def test_both_readers_see_the_same_marks(
    argdown_judge: ArgdownJudge, found: list[tuple[Wording, bool]]
) -> None:
    """Texts, marks and tags come back, and what is written as markup is markup to all."""
    claims = tuple(
        Claim(
            key=f"c{n}", title=f"T{n}" if titled else None, text=w.text, wordings=(w,)
        )
        for n, (w, titled) in enumerate(found)
    )
    data = written("argdown", Debate(claims=claims))

    for claim, back in zip(claims, read("argdown", data).claims, strict=True):
        (ours,), (theirs,) = claim.wordings, back.wordings
        assert (theirs.text, theirs.marks, theirs.tags) == (ours.text, ours.marks, ours.tags)  # fmt: skip
    _assert_official(argdown_judge, data.decode(), claims)


def _assert_official(judge: ArgdownJudge, text: str, claims: tuple[Claim, ...]) -> None:
    verdict = judge.ask(text)
    assert verdict.accepted, f"{verdict.errors} {verdict.exception} in:\n{text}"
    assert verdict.model is not None
    members = [m for s in verdict.model["statements"].values() for m in s["members"]]
    for claim, member in zip(claims, members, strict=True):
        (wording,) = claim.wordings
        assert member["text"].removesuffix(" ") == claim.text
        if writable(wording, tags_in_text=True):
            ranges = member.get("ranges") or []
            seen = sorted((OFFICIAL[r["type"]], r["start"]) for r in ranges)
            assert seen == sorted((m.kind, m.start) for m in wording.marks)
