"""`show` of debates that are too long for a page: what is left out is counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disputatio.schemas import codec
from disputatio.schemas.debate import Claim, Debate, Relation
from tests.converter.cli.running import disputatio


def argued(parents: list[int], sources: int = 1) -> Debate:
    """Claims of which each but the first speaks for an earlier one, some together."""
    claims = [Claim(key="c0", text="Claim 0.")]
    relations = []
    for number, parent in enumerate(parents, 1):
        keys = [f"c{number}", *(f"c{number}-{n}" for n in range(1, sources))]
        claims += [Claim(key=key, text=f"Claim {key[1:]}.") for key in keys]
        relations.append(
            Relation(
                key=f"r{number}",
                kind="support",
                sources=tuple(keys),
                targets=(f"c{parent}",),
            )
        )
    return Debate(claims=tuple(claims), relations=tuple(relations))


def shown(folder: Path, debate: Debate, *options: str) -> str:
    """The page of a debate."""
    path = folder / "x.debate.json"
    path.write_bytes(codec.dumps(debate))
    done = disputatio("show", path, *options)
    assert done.returncode == 0
    return done.stdout


TREES = {
    "a chain": [n - 1 for n in range(1, 2000)],
    "a star": [0] * 1999,
    "four to each": [(n - 1) // 4 for n in range(1, 2000)],
}


@pytest.mark.parametrize("tree", TREES)
def test_a_long_tree_is_cut_and_counted(tree: str, tmp_path: Path) -> None:
    """Sixty lines next to the claim stay; where the rest is, and how to see it, is told."""
    page = shown(tmp_path, argued(TREES[tree]))

    assert len(page.splitlines()) < 120
    assert len(re.findall(r"^ +\+ ", page, re.MULTILINE)) == 60
    assert "\n   and 1939 more (--all shows them)\n" in page
    below = [int(n) for n in re.findall(r"\((\d+) more below\)", page)]
    assert sum(below) == (0 if tree == "a star" else 1939)


def test_all_of_a_long_tree_is_shown_where_asked(tmp_path: Path) -> None:
    """`--all` leaves nothing out."""
    page = shown(tmp_path, argued(TREES["four to each"]), "--all")

    assert len(re.findall(r"^ +\+ ", page, re.MULTILINE)) == 1999
    assert " more" not in page


def test_premises_that_speak_together_are_not_parted(tmp_path: Path) -> None:
    """The last inference that is shown has all of its premises."""
    page = shown(tmp_path, argued([0] * 100, sources=7))

    assert len(re.findall(r"^ +\+ ", page, re.MULTILINE)) == 9
    assert len(re.findall(r"^ +& ", page, re.MULTILINE)) == 54
    assert "\n   and 637 more (--all shows them)\n" in page


def test_what_stands_in_a_part_that_is_left_out_is_not_above(tmp_path: Path) -> None:
    """A claim of two arguments, the first of which is left out, does not send there."""
    debate = argued([0, 1, 2, *[3] * 71, 0])
    again = Relation(key="r", kind="support", sources=("c74",), targets=("c75",))
    under = Relation(key="u", kind="support", sources=("c5",), targets=("c74",))
    whole = Debate(claims=debate.claims, relations=(*debate.relations, again, under))

    assert "“Claim 74.” (more below)" in shown(tmp_path, whole)
    assert "“Claim 74.” (see above)" in shown(tmp_path, whole, "--all")


def test_a_long_list_of_unanswered_objections_is_cut_and_counted(
    tmp_path: Path,
) -> None:
    """Thirty stand there; so do thirty claims where nothing is argued."""
    claims = [Claim(key=f"c{n}", text=f"Claim {n}.") for n in range(80)]
    cons = [
        Relation(key=f"r{n}", kind="attack", sources=(f"c{n}",), targets=("c0",))
        for n in range(1, 80)
    ]

    objected = shown(tmp_path, Debate(claims=tuple(claims), relations=tuple(cons)))
    alone = shown(tmp_path, Debate(claims=tuple(claims)))

    assert "\n  and 49 more (--all shows them)\n" in objected.partition("Unanswered")[2]
    assert "\n  and 50 more (--all shows them)\n" in alone.partition("Claims")[2]
