"""Several people correct the same export: the later one wins, and nobody else's work goes."""

from collections.abc import Callable

import pytest
from attrs import evolve

from disputatio.converter.api import merged_with
from disputatio.converter.merging.merge import Merged
from disputatio.converter.structure.passes import structured
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from tests.converter.merging.scripts import export
from tests.converter.merging.test_argdown import edges, swap, town, without

Edit = Callable[[str], str]
"""One edit of the line about customers, which attacks the position."""

LINE = "  - <Lost customers>"


def _moved(text: str) -> str:
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(LINE))
    block = [f"  {line}" for line in lines[at : at + 3]]
    del lines[at : at + 3]
    below = next(i for i, line in enumerate(lines) if "<Clean air>" in line)
    lines[below + 1 : below + 1] = block
    return "\n".join(lines)


EDITS: dict[str, Edit] = {
    "flip": swap(LINE, "  + <Lost customers>"),
    "undercut": swap(LINE, "  _ <Lost customers>"),
    "move": _moved,
    "reword": swap("Shops will lose customers.", "Shops may lose a few customers."),
    "rename": swap("<Lost customers>", "<Fewer customers>"),
    "form": swap("<Lost customers>", "[Lost customers]"),
    "tag": swap("customers. {post", "customers. #money {post"),
}
RELATION = {"flip": "support", "undercut": "undercut", "move": "attack"}
"""Kinds of the relation that those edits leave."""


def merge(debate: Debate, edit: Edit, by: str, text: str | None = None) -> Merged:
    """Merge an edit of the first export onto what the thread has become."""
    edited = edit(export(town()) if text is None else text)
    return merged_with(debate, edited.encode(), by, "argdown")


def of_the_line(merged: Merged) -> set[tuple[str, str, str]]:
    """Give what the line about customers does."""
    return {edge for edge in edges(merged) if edge[1] == "claim-2-0"}


@pytest.mark.parametrize("second", EDITS)
@pytest.mark.parametrize("first", EDITS)
def test_two_edits_of_one_line_meet(first: str, second: str) -> None:
    """Edits of different kinds add up; of two that settle the same, the later stands."""
    once = merge(town(), EDITS[first], "ann")
    twice = merge(once.debate, EDITS[second], "bob")

    found = of_the_line(twice)
    assert len(found) == 1, found
    last = next((name for name in (second, first) if name in RELATION), None)
    assert {kind for kind, _, _ in found} == {RELATION[last] if last else "attack"}
    if "move" in {first, second} and last == "move":
        assert found == {("attack", "claim-2-0", "claim-1-32")}
    line = next(c for c in twice.debate.claims if c.key == "claim-2-0")
    edits = {first, second}
    assert ("reword" in edits) == (line.text != town().claims[2].text)
    assert (line.title == "Fewer customers") == ("rename" in edits)
    assert (line.form == "statement") == ("form" in edits)
    assert ("money" in line.wordings[0].tags) == ("tag" in edits)
    assert twice.debate.posts == town().posts


@pytest.mark.parametrize(("first", "second"), [("flip", "move"), ("move", "flip")])
def test_who_overrules_somebody_is_told(first: str, second: str) -> None:
    """A warning names what was decided before."""
    once = merge(town(), EDITS[first], "ann")
    twice = merge(once.debate, EDITS[second], "bob")

    assert "DecisionOverruled" in {n.rule for n in twice.notices}


@pytest.mark.parametrize("second", ["flip", "move", "reword", "rename", "form"])
def test_an_edit_of_a_deleted_line_is_told(second: str) -> None:
    """The line stays deleted, and a warning says so; what was untouched says nothing."""
    once = merge(town(), without("<Lost customers>"), "ann")
    twice = merge(once.debate, EDITS[second], "bob")

    assert "claim-2-0" not in {c.key for c in twice.debate.claims}
    assert [d for d in twice.decisions if "customers" in d.sentence] == []
    if second in {"flip", "move", "reword"}:
        assert "DecisionLost" in {n.rule for n in twice.notices}


def test_title_and_question_of_somebody_else_stay() -> None:
    """Who did not touch them does not take them back."""
    once = merge(town(), swap("title: The old town", "title: Cars"), "ann")
    once = merge(once.debate, swap("Should cars leave", "Ought cars to leave"), "ann")
    twice = merge(once.debate, EDITS["flip"], "bob")

    assert [d.kind for d in twice.decisions] == ["turned round"]
    assert twice.debate.title == "Cars"


def test_somebody_elses_line_stays_where_the_front_matter_is_gone() -> None:
    """The digests at the end are enough."""
    once = merge(
        town(), swap("\n  + <Clean", "\n  + <Mine>: Something new.\n  + <Clean"), "ann"
    )
    text = export(town())
    bare = text[text.index("/* How") :]

    twice = merged_with(once.debate, bare.encode(), "bob", "argdown")

    assert "Something new." in {c.text for c in twice.debate.claims}


def test_decisions_travel_in_the_argdown_itself() -> None:
    """An export of the outcome, merged onto the raw thread, decides the same again."""
    once = merge(town(), EDITS["flip"], "ann")

    again = merged_with(town(), export(once.debate).encode(), "bob", "argdown")

    assert of_the_line(again) == {("support", "claim-2-0", "claim-1-0")}


def test_the_export_of_another_thread_is_refused() -> None:
    """Nothing of it is a line of this thread."""
    other = "[Bees]: Bees sleep in winter.\n  + <Cold>: It is far too cold to fly.\n"

    with pytest.raises(ReadError, match="no line of it is one"):
        merged_with(town(), other.encode(), "ann", "argdown")


def test_a_file_that_was_cut_short_is_told() -> None:
    """Its end, where the digests stand, is missing."""
    text = export(town())

    cut = merged_with(
        town(), text[: text.index("\n    + <Wardrobes")].encode(), "ann", "argdown"
    )

    assert "EditedIncomplete" in {n.rule for n in cut.notices}


def test_a_note_keeps_its_claim_when_the_passes_run_again() -> None:
    """Nothing that a person touched is lost to a pass."""
    noted = merge(town(), swap("them. {post", "them. {color: red, post"), "ann").debate

    again = structured(noted)

    assert "claim-1-32" in {c.key for c in again.claims}


def test_joined_claims_keep_who_said_them() -> None:
    """A line that takes another's name is that claim said once more, by its own post."""
    joined = merge(town(), swap("<Market>", "<Wardrobes>"), "ann").debate

    claim = next(c for c in joined.claims if c.key == "claim-2-27")
    posts = {p.key: p.post for p in joined.passages}
    assert {posts[w.passage or ""] for w in claim.wordings} == {"post-2", "post-3"}


def test_a_position_that_is_moved_below_a_line_is_none() -> None:
    """It argues now, and is not confirmed by the move."""
    debate = town()
    positions = (
        *debate.positions,
        evolve(debate.positions[0], claim="claim-2-27", title="Goods"),
    )
    claims = tuple(
        evolve(c, form="statement", title=None) if c.key == "claim-2-27" else c
        for c in debate.claims
    )
    left = tuple(r for r in debate.relations if "claim-2-27" not in r.sources)
    debate = evolve(debate, positions=positions, claims=claims, relations=left)
    text = export(debate)
    line = next(x for x in text.splitlines() if x.startswith("[Goods]"))
    moved = text.replace(f"# Goods\n\n{line}\n\n", "").replace(
        "\n  + <Clean", f"\n  - {line}\n  + <Clean", 1
    )

    merged = merged_with(debate, moved.encode(), "ann", "argdown")

    assert {p.claim for p in merged.debate.positions} == {"claim-1-0"}
    assert ("attack", "claim-2-27", "claim-1-0") in edges(merged)
    assert "confirmed" not in {d.kind for d in merged.decisions}


def test_the_last_guess_can_be_confirmed() -> None:
    """Where data are left, a line without its guess is confirmed, however few there are."""
    import re

    merged = merge(town(), lambda text: re.sub(r", guess: 0\.8", "", text), "ann")

    assert {d.kind for d in merged.decisions} == {"confirmed"}
    assert len(merged.decisions) >= 5


def test_looks_are_no_words() -> None:
    """Two blanks and composed letters are no rewording."""
    merged = merge(town(), swap("The air would", "The  air would"), "ann")

    assert merged.decisions == ()


def test_a_reasoning_can_be_renamed() -> None:
    """An argument that is spelled out in steps keeps them under its new name."""
    from disputatio.converter import read

    text = (
        "[Uniform]: All wear the same.\n\n<Growing up>\n\n(1) Children learn by deciding.\n"
        "(2) Clothes are a small thing.\n----\n(3) They should decide.\n  -> [Uniform]\n"
    )
    debate = read(text.encode(), format="argdown").debate

    merged = merged_with(
        debate, text.replace("Growing up", "Maturing").encode(), "ann", "argdown"
    )

    assert [d.kind for d in merged.decisions] == ["renamed"]
    steps = [r for r in merged.debate.relations if r.argument is not None]
    assert len(steps) == 1
