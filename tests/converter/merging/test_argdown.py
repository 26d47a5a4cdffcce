"""Corrections of an Argdown export: what each kind of edit decides."""

from collections.abc import Callable

import attrs
import pytest

from disputatio.converter.api import merged_with
from disputatio.converter.merging.merge import Merged
from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Participant,
    Passage,
    Position,
    Post,
    Question,
    Refusal,
    Relation,
    Wording,
)
from disputatio.schemas.errors import ReadError, UsageError
from disputatio.schemas.origins import Decided, Inferred
from tests.converter.merging.scripts import export

SURE = Inferred(rule="guess-1", confidence=0.8)
ANN = Decided(by="ann")

SAID = {
    "post-1": "Cars should leave the old town. The air would be cleaner without them.",
    "post-2": "Shops will lose customers. Nobody carries a wardrobe home on foot.",
    "post-3": "The market did better after the square was closed. I asked around.",
}


def town() -> Debate:
    """Give a thread of three posts, with one position and four arguments, all inferred."""
    people = tuple(Participant(key=f"person-{n}", name=n) for n in ("mo", "ada", "liu"))
    posts = tuple(
        Post(key=key, number=n, author=person.key, body=plain_blocks(text))
        for n, (key, text), person in zip((1, 2, 3), SAID.items(), people, strict=True)
    )
    found = [
        _claim("post-1", 0, 31, None),
        _claim("post-1", 32, 70, "Clean air"),
        _claim("post-2", 0, 26, "Lost customers"),
        _claim("post-2", 27, 66, "Wardrobes"),
        _claim("post-3", 0, 50, "Market"),
    ]
    claims = tuple(claim for claim, _ in found)
    return Debate(
        title="The old town",
        question=Question(text="Should cars leave the old town?", origin=SURE),
        participants=people,
        posts=posts,
        passages=tuple(passage for _, passage in found),
        claims=claims,
        relations=(
            _relation("support", claims[1], claims[0]),
            _relation("attack", claims[2], claims[0]),
            _relation("support", claims[3], claims[2]),
            _relation("attack", claims[4], claims[2]),
        ),
        positions=(Position(claim=claims[0].key, title="Car-free", origin=SURE),),
    )


def _claim(post: str, start: int, end: int, title: str | None) -> tuple[Claim, Passage]:
    """Give what a post says: a statement without a title, an argument with one."""
    place = f"{post.removeprefix('post-')}-{start}"
    passage = Passage(
        key=f"passage-{place}", post=post, start=start, end=end, origin=SURE
    )
    text = SAID[post][start:end]
    claim = Claim(
        key=f"claim-{place}",
        form="statement" if title is None else "argument",
        text=text,
        title=title,
        wordings=(Wording(text=text, passage=passage.key),),
        origin=SURE,
    )
    return claim, passage


def _relation(kind: str, source: Claim, target: Claim) -> Relation:
    return Relation(
        key=f"{kind}-{source.key}-{target.key}",
        kind=kind,  # type: ignore[arg-type]
        sources=(source.key,),
        targets=(target.key,),
        origin=SURE,
    )


def merge(edit: Callable[[str], str], debate: Debate | None = None) -> Merged:
    """Give what an edit of the export comes to."""
    debate = town() if debate is None else debate
    text = export(debate)
    edited = edit(text)
    assert edited != text, "the edit changes nothing"
    return merged_with(debate, edited.encode(), "ann", "argdown")


def swap(old: str, new: str) -> Callable[[str], str]:
    """Give the edit that puts one text for another, once."""
    return lambda text: text.replace(old, new, 1)


def without(part: str) -> Callable[[str], str]:
    """Give the edit that deletes the line with these words."""

    def edit(text: str) -> str:
        return "".join(
            line for line in text.splitlines(keepends=True) if part not in line
        )

    return edit


def claim(merged: Merged, key: str) -> Claim:
    """Give a claim of the outcome."""
    return next(c for c in merged.debate.claims if c.key == key)


def edges(merged: Merged) -> set[tuple[str, str, str]]:
    """Give the relations of the outcome by kind and ends."""
    return {(r.kind, r.sources[0], r.targets[0]) for r in merged.debate.relations}


def line_of(text: str, words: str) -> int:
    """Give the line on which words stand."""
    return text[: text.index(words)].count("\n") + 1


def test_the_export_is_as_the_tests_expect() -> None:
    """The lines that the edits below look for are there."""
    text = export(town())

    assert "\n[Car-free]: Cars should leave the old town." in text
    assert "\n  + <Clean air>: The air" in text
    assert "\n  - <Lost customers" in text


def test_a_turned_sign_is_decided_and_the_old_one_refused() -> None:
    """The relation has the new kind, its key fits, and no pass brings the old one back."""
    merged = merge(swap("  + <Clean", "  - <Clean"))

    (decision,) = merged.decisions
    assert decision.kind == "turned round"
    assert decision.sentence.endswith(
        "argues against [Car-free] (before: argues for it)"
    )
    assert decision.line == line_of(export(town()), "<Clean air")
    found = merged.debate.relations[0]
    assert (found.kind, found.origin) == ("attack", ANN)
    assert found.key == "attack-claim-1-32-claim-1-0"
    assert merged.debate.refused == (
        Refusal(kind="support", sources=("claim-1-32",), targets=("claim-1-0",)),
    )


def test_a_moved_line_takes_what_hangs_below_it() -> None:
    """Only its own relation is decided; those below stay inferred."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        at = next(i for i, line in enumerate(lines) if "<Lost customers" in line)
        block = lines[at : at + 3]
        del lines[at : at + 3]
        below = next(i for i, line in enumerate(lines) if "<Clean air" in line)
        lines[below + 1 : below + 1] = [f"  {line}" for line in block]
        return "\n".join(lines)

    merged = merge(edit)

    assert [d.kind for d in merged.decisions] == ["moved"]
    assert "(before: argues against [Car-free])" in merged.decisions[0].sentence
    assert ("attack", "claim-2-0", "claim-1-32") in edges(merged)
    assert [r.origin for r in merged.debate.relations].count(ANN) == 1


def test_other_words_change_the_claim_and_not_the_post() -> None:
    """Claim and wording say the new words; the post and its passage are as before."""
    merged = merge(swap("The air would be cleaner", "Our air would be much cleaner"))

    assert [d.kind for d in merged.decisions] == ["reworded"]
    changed = claim(merged, "claim-1-32")
    assert changed.text == "Our air would be much cleaner without them."
    assert changed.wordings[0].text == changed.text
    assert changed.wordings[0].passage == "passage-1-32"
    assert changed.origin == ANN
    assert merged.debate.posts == town().posts
    spans = [(p.key, p.start, p.end) for p in merged.debate.passages]
    assert spans == [(p.key, p.start, p.end) for p in town().passages]


def test_a_new_name_is_a_title() -> None:
    """The claim bears the name that the person gave."""
    merged = merge(swap("<Clean air>", "<Better air>"))

    assert [d.kind for d in merged.decisions] == ["renamed"]
    assert claim(merged, "claim-1-32").title == "Better air"


def test_a_renamed_position_has_the_title() -> None:
    """The position's title changes, heading or not."""
    merged = merge(swap("\n[Car-free]:", "\n[No cars]:"))

    assert [d.kind for d in merged.decisions] == ["renamed"]
    assert merged.debate.positions == (
        Position(claim="claim-1-0", title="No cars", origin=ANN),
    )


def test_another_bracket_is_another_form() -> None:
    """`<>` to `[]` makes a statement of an argument."""
    merged = merge(swap("<Clean air>", "[Clean air]"))

    assert [d.kind for d in merged.decisions] == ["form"]
    assert claim(merged, "claim-1-32").form == "statement"


def test_a_deleted_line_is_refused() -> None:
    """Claim, passage and relations go, and no pass finds the claim again."""
    merged = merge(without("<Clean air"))

    (decision,) = merged.decisions
    assert (decision.kind, decision.line) == ("deleted", None)
    assert "claim-1-32" not in {c.key for c in merged.debate.claims}
    assert "passage-1-32" not in {p.key for p in merged.debate.passages}
    assert Refusal(claim="claim-1-32") in merged.debate.refused
    assert len(merged.debate.relations) == 3


def test_what_hung_below_a_deleted_line_hangs_on_the_line_above() -> None:
    """Promoted children are moved; only the line between is deleted."""

    def edit(text: str) -> str:
        lines = [line for line in text.split("\n") if "<Lost customers" not in line]
        return "\n".join(
            line[2:] if line.startswith("    ") and "<" in line else line
            for line in lines
        )

    merged = merge(edit)

    assert sorted(d.kind for d in merged.decisions) == ["deleted", "moved", "moved"]
    assert {
        ("support", "claim-2-27", "claim-1-0"),
        ("attack", "claim-3-0", "claim-1-0"),
    } < edges(merged)


def test_a_new_line_is_a_claim_of_the_person() -> None:
    """It stands behind its company, decided, with its relation in the same decision."""
    merged = merge(
        swap("\n  + <Clean", "\n  - <Buses>: Buses need the streets too.\n  + <Clean")
    )

    (decision,) = merged.decisions
    assert decision.sentence == (
        "added <Buses>, which argues against [Car-free]: “Buses need the streets too.”"
    )
    made = claim(merged, decision.element or "")
    assert (made.title, made.origin) == ("Buses", ANN)
    assert merged.debate.claims[1] == made
    assert ("attack", made.key, "claim-1-0") in edges(merged)


def test_a_new_line_that_quotes_a_post_knows_its_words() -> None:
    """Words of the post that a line names are its passage."""
    merged = merge(
        swap(
            "\n  + <Clean",
            "\n  + <Asked>: I asked around. {post: 3}\n  + <Clean",
        )
    )

    made = claim(merged, merged.decisions[0].element or "")
    passage = next(
        p for p in merged.debate.passages if p.key == made.wordings[0].passage
    )
    assert (passage.post, passage.origin) == ("post-3", ANN)
    assert SAID["post-3"][passage.start : passage.end] == "I asked around."
    assert made.key == f"claim-3-{passage.start}"


def test_a_guess_that_is_deleted_is_confirmed() -> None:
    """The relation is decided; everything else is as it was."""
    text = export(town())
    line = next(x for x in text.splitlines() if "<Clean air" in x)
    assert "guess: 0.8" in line

    merged = merge(swap(line, line.replace(", guess: 0.8", "")))

    assert [d.kind for d in merged.decisions] == ["confirmed"]
    assert merged.debate.relations[0].origin == ANN
    assert merged.debate.refused == ()


def test_nothing_is_confirmed_where_all_data_are_gone() -> None:
    """Lines that lost their data stay as sure as they were, and a notice says so."""
    import re

    merged = merge(lambda text: re.sub(r" \{post.*\}", "", text))

    assert merged.decisions == ()
    assert merged.debate == town()
    assert "GuessesLost" in {n.rule for n in merged.notices}


def test_a_line_that_lost_all_its_data_is_not_confirmed() -> None:
    """Tidying up a line is no confirmation of it."""
    text = export(town())
    line = next(x for x in text.splitlines() if "<Clean air" in x)

    merged = merge(swap(line, line.partition(" {post")[0]))

    assert merged.decisions == ()


def test_a_position_can_be_taken_back_and_made() -> None:
    """`position: true` taken out or put in decides; no pass makes it one again."""
    merged = merge(swap("position: true, guess: 0.8", ""))

    assert [d.kind for d in merged.decisions] == ["position"]
    assert merged.debate.positions == ()
    assert claim(merged, "claim-1-0").origin == ANN


def test_a_new_position_is_not_called_by_a_handle() -> None:
    """The name that the export made of post and words is no title; a given one is."""
    debate = attrs.evolve(town(), positions=())
    line = next(x for x in export(debate).splitlines() if x.startswith("[P1 "))
    handle = line[1 : line.index("]")]

    def marked(name: str) -> Callable[[str], str]:
        new = line.replace(handle, name).replace("{", "{position: true, ", 1)
        return lambda text: text.replace(line, new, 1)

    for name, title in ((handle, None), ("No cars", "No cars")):
        merged = merge(marked(name), debate)
        assert [(p.claim, p.title) for p in merged.debate.positions] == [
            ("claim-1-0", title)
        ]


def test_a_statement_under_its_own_heading_is_a_position() -> None:
    """A new heading with a statement of the same name needs no data."""
    new = "# Park outside\n\n[Park outside]: Cars should park outside the walls.\n\n# Car-free"
    merged = merge(swap("# Car-free", new))

    assert {d.kind for d in merged.decisions} == {"added", "position"}
    made = next(
        c for c in merged.debate.claims if c.text.startswith("Cars should park")
    )
    titles = {p.claim: p.title for p in merged.debate.positions}
    assert titles == {"claim-1-0": "Car-free", made.key: "Park outside"}


def test_a_reference_keeps_the_old_name_of_a_renamed_line() -> None:
    """A name that is only referred to stands for what became of its claim."""

    def edit(text: str) -> str:
        text = text.replace("\n  - <Lost customers", "\n  - <Shops lose", 1)
        old = next(x for x in export(town()).splitlines() if "<Lost customers" in x)
        name = old[old.index("<") : old.index(">") + 1]
        return text.replace(
            "\n  + <Clean", f"\n  - <New>: No, really.\n    -> {name}\n  + <Clean", 1
        )

    merged = merge(edit)

    made = next(c for c in merged.debate.claims if c.text == "No, really.")
    assert ("attack", made.key, "claim-2-0") in edges(merged)


def test_a_reference_to_a_deleted_line_is_told() -> None:
    """The relation goes with the claim, and a notice names the line."""

    def edit(text: str) -> str:
        old = next(x for x in text.splitlines() if "<Clean air" in x)
        name = old[old.index("<") : old.index(">") + 1]
        text = without("<Clean air")(text)
        return text.replace(
            "\n  - <Lost", f"\n  - <New>: No, really.\n    -> {name}\n  - <Lost", 1
        )

    merged = merge(edit)

    (found,) = [n for n in merged.notices if n.rule == "NameVanished"]
    assert found.line is not None
    made = next(c for c in merged.debate.claims if c.text == "No, really.")
    assert {e for e in edges(merged) if made.key in e} == {
        ("attack", made.key, "claim-1-0")
    }


def test_a_name_that_nothing_bears_is_told_with_the_nearest() -> None:
    """A slip of the pen is no deletion."""
    merged = merge(
        swap("\n  + <Clean", "\n  - <New>: No, really.\n    -> [Car-fee]\n  + <Clean")
    )

    (found,) = [n for n in merged.notices if n.rule == "NameUnknown"]
    assert "did you mean [Car-free]?" in found.sentence


def test_title_and_question_are_decided() -> None:
    """The front matter can be corrected too."""
    merged = merge(
        lambda text: text.replace("title: The old town", "title: Cars", 1).replace(
            "Should cars leave the old town?", "Cars or no cars?", 1
        )
    )

    assert {d.kind for d in merged.decisions} == {"title", "question"}
    assert merged.debate.title == "Cars"
    assert merged.debate.question == Question(text="Cars or no cars?", origin=ANN)


def test_a_careless_layout_deletes_nothing() -> None:
    """What the reader does not understand as it was meant is no decision."""
    text = export(town())
    lost_indent = text.replace("\n  + <Clean", "\n+ <Clean")
    empty_line = text.replace("\n  - <Lost", "\n\n  - <Lost")
    swallowed = text.replace("\n\n[Car-free]", "\n[Car-free]")
    in_a_line = text.replace("without them.", "without them. <Lost customers>: x")

    for edited in (lost_indent, empty_line, swallowed, in_a_line):
        merged = merged_with(town(), edited.encode(), "ann", "argdown")

        assert "deleted" not in {d.kind for d in merged.decisions}
        assert len(merged.debate.claims) == 5
        assert "LineNotUnderstood" in {n.rule for n in merged.notices}


def test_tags_and_notes_are_kept() -> None:
    """A tag and a colour on a line come along."""
    merged = merge(
        swap("without them. {post", "without them. #health {color: red, post")
    )

    assert {d.kind for d in merged.decisions} == {"tagged", "noted"}
    assert claim(merged, "claim-1-32").wordings[0].tags == ("health",)
    again = export(merged.debate)
    assert "#health" in again
    assert "color: red" in again


def test_order_and_blank_lines_are_no_decision() -> None:
    """Reordering lines says nothing."""

    def edit(text: str) -> str:
        line = next(x for x in text.splitlines(keepends=True) if "<Clean air" in x)
        last = next(x for x in text.splitlines(keepends=True) if "<Market" in x)
        return text.replace(line, "").replace(last, f"{last}{line}")

    merged = merge(edit)

    assert merged.decisions == ()


def test_a_decision_by_name_in_the_line_is_that_persons() -> None:
    """Who writes `decided: liu` names who decides."""
    merged = merge(swap("post: 1, by: mo, guess: 0.8", "post: 1, by: mo, decided: liu"))

    assert {d.kind for d in merged.decisions} == {"confirmed"}
    origins = [p.origin for p in merged.debate.positions]
    origins += [r.origin for r in merged.debate.relations]
    assert Decided(by="liu") in origins


@pytest.mark.parametrize("by", ["", "  "])
def test_somebody_must_decide(by: str) -> None:
    """An empty name is refused."""
    with pytest.raises(UsageError, match="who decides"):
        merged_with(town(), export(town()).encode(), by, "argdown")


def test_a_format_without_corrections_is_refused() -> None:
    """Only formats in which corrections are read are taken."""
    with pytest.raises(UsageError, match="corrections are not read from debate-json"):
        merged_with(town(), b"{}", "ann", "debate-json")


def test_what_is_no_argdown_is_one_error() -> None:
    """Bytes that are no text are refused with their line."""
    with pytest.raises(ReadError, match="not valid UTF-8"):
        merged_with(town(), b"[A]: x\n\n[B]: \xff", "ann", "argdown")
