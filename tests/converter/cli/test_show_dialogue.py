"""`show` on a debate on television reads like one: who says what to whom, and why."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from disputatio.converter.cli.limits import ALL
from disputatio.schemas.debate import Claim, Debate, Relation
from tests.converter.cli.running import disputatio
from tests.converter.cli.samples import arguments
from tests.converter.cli.television import Studio, harbour
from tests.converter.cli.test_show import shown


def test_the_whole_debate() -> None:
    """Premises stand under their conclusion, and each line says whose wording it is."""
    assert shown(harbour()) == (
        "“They should close it / It silts up / Well, dredging costs more every year” (no\n"
        "title is given; the first words)\n"
        "3 posts, 3 people named, 6 claims\n"
        "“…” the speaker's own words, […] an analyst's wording of them\n"
        "+ speaks for, - speaks against, = says again what stands above it; & together\n"
        "with the line before it\n"
        "\n"
        "Argued about (no position is recorded; these claims stand in)\n"
        "  1.  the council should close the harbour\n"
        "  For (1)\n"
        "    Vera Holm, post 1    “They should close it”\n"
        "  Against (2)\n"
        "    Otto Brandt, post 2  “Not at all, it got cheaper” (against “dredging costs\n"
        "                         more every year”)\n"
        "    Moderator, post 3    “Two different things” (against the inference from [the\n"
        "                         harbour silts up])\n"
        "  Arguments (5)\n"
        "     + Vera Holm, post 1  [the harbour silts up] (Expert Opinion)\n"
        "     & Vera Holm, post 1  “dredging costs more every year”\n"
        "       - Otto Brandt, post 2  [dredging got cheaper]\n"
        "         = Otto Brandt, post 2  [the bill is half of last year's]\n"
        "       - Moderator, post 3  [silt and money are different things] (against the\n"
        "         inference)\n"
        "\n"
        "Unanswered (objections that nothing speaks against)\n"
        "  Otto Brandt, post 2  [dredging got cheaper]\n"
        "  Moderator, post 3    [silt and money are different things]\n"
        "\n"
        "Who argued what\n"
        "  Vera Holm    [the council should close the harbour]\n"
        "               [the harbour silts up]\n"
        "               “dredging costs more every year”\n"
        "  Otto Brandt  [dredging got cheaper]\n"
        "               [the bill is half of last year's]\n"
        "  Moderator    [silt and money are different things]\n"
        "\n"
        "Posts\n"
        "  Vera Holm, post 1    They should close it / It silts up / Well, dredging costs\n"
        "                       more every year\n"
        "  Otto Brandt, post 2  Not at all, it got cheaper / Look at the bill, half of\n"
        "                       it! (answers post 1)\n"
        "  Moderator, post 3    Two different things (answers post 2)\n"
    )


def test_what_is_said_again_is_no_argument() -> None:
    """A claim that is only rephrased is not argued about; its wordings stand below."""
    studio = Studio()
    first = studio.says("Ida", "It rains", "it rains in Marle")
    second = studio.says("Ben", "Water falls, yes", "water falls from the sky")
    studio.node("MA", "Default Rephrase", [second], [first])

    page = shown(studio.debate())

    assert "No debate found\n" in page
    assert "For (" not in page
    assert (
        "Said again (claims that nobody speaks for or against)\n"
        "  Ida, post 1  [it rains in Marle]\n"
        "     = Ben, post 2  [water falls from the sky]\n"
    ) in page


def test_who_says_a_position_again_does_not_argue_for_it() -> None:
    """A rephrase of a claim that is argued about is marked among those for it."""
    studio = Studio()
    first = studio.says("Ida", "It rains", "it rains in Marle")
    again = studio.says("Ben", "Water falls", "water falls from the sky")
    studio.node("MA", "Default Rephrase", [again], [first])
    reason = studio.says("Ida", "I am wet", "Ida is wet")
    studio.node("RA", "Default Inference", [reason], [first])

    page = shown(studio.debate())

    assert "    Ben, post 2  “Water falls” (says it again)\n" in page
    assert "    Ida, post 3  “I am wet”\n" in page
    assert "Arguments" not in page


def test_preferences_are_shown() -> None:
    """What is preferred stands above what it is preferred to, steps by their premise."""
    relations = (
        *arguments().relations,
        Relation(key="p1", kind="preference", sources=("c2",), targets=("c3",)),
        Relation(key="p2", kind="preference", sources=("r1",), targets=("r2",)),
    )

    page = shown(attrs.evolve(arguments(), relations=relations))

    assert (
        "Preferences (what is preferred stands above the other)\n"
        "  Equality  “All look alike.”\n"
        "    < Cost  “They cost money.”\n"
        "  the inference from “All look alike.”\n"
        "    < the objection from “They cost money.”\n"
    ) in page


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("support", "       + “Looks are what is meant.” (for the inference)\n"),
        ("undercut", "       - “Looks are what is meant.” (against the inference)\n"),
    ],
)
def test_what_speaks_about_a_step_says_so(kind: str, line: str) -> None:
    """A reason for an inference (RA on RA) is no reason for its premise."""
    on_step = Relation(
        key="r9",
        kind=kind,  # type: ignore[arg-type]
        sources=("c9",),
        targets=("r1",),
    )
    debate = arguments()
    claim = Claim(key="c9", text="Looks are what is meant.")

    page = shown(
        attrs.evolve(
            debate,
            claims=(*debate.claims, claim),
            relations=(*debate.relations, on_step),
        )
    )

    assert line in page


def test_everything_can_be_shown(tmp_path: Path) -> None:
    """`--all` lifts every limit: items of lists, and lengths of words."""
    long = "a very long reason " * 30
    claims = tuple(Claim(key=f"c{n}", text=f"{long}{n}") for n in range(80))
    pros = tuple(
        Relation(
            key=f"r{n}", kind="support", sources=(f"c{n + 40}",), targets=(f"c{n}",)
        )
        for n in range(40)
    )
    debate = Debate(claims=claims, relations=pros)
    path = tmp_path / "many.debate.json"
    from disputatio.schemas import codec

    path.write_bytes(codec.dumps(debate))

    brief, full = disputatio("show", path), disputatio("show", path, "--all")

    assert "and 10 more (--all shows them)" in brief.stdout
    assert "…" in brief.stdout
    assert "--all" not in full.stdout
    assert "…" not in full.stdout
    assert " ".join(full.stdout.split()).count(f"{long}79”") == 1
    with_all = shown(debate, limits=ALL)
    assert with_all.count("40.  ") == 1


def test_who_asks_is_named_as_asking() -> None:
    """A question that answers take up stands there as the question of who asks it."""
    studio = Studio()
    asked = studio.says("Ida", "Is it safe?", "the ice is or is not safe")
    question = next(n for n in studio.nodes if n["type"] == "YA")
    question |= {"text": "Pure Questioning", "scheme": "PureQuestioning"}
    said = studio.says("Ben", "It is thick", "the ice is thick")
    studio.node("MA", "Default Rephrase", [said], [asked])

    assert (
        "  Ida, post 1, asks  [the ice is or is not safe]\n"
        "     = Ben, post 2  [the ice is thick]\n"
    ) in shown(studio.debate())


def test_people_who_are_only_told_of_do_not_speak() -> None:
    """A line of reported speech names who is told of, and says that he is."""
    studio = Studio()
    claim = studio.says("Ida", "It is safe", "the ice is safe")
    told = studio.node("L", "Ranger : the ice is thick", (), ())
    thick = studio.node("I", "the ice is thick", (), ())
    studio.node("YA", "Asserting", [told], [thick])
    studio.node("YA", "Asserting", ["1"], [told])
    studio.node("RA", "Default Inference", [thick], [claim])

    assert "     + Ranger (told)  “the ice is thick”\n" in shown(studio.debate())


def test_who_is_told_of_without_a_name_is_somebody() -> None:
    """Reported speech of nobody known has no key of the file for a name."""
    studio = Studio()
    claim = studio.says("Ida", "It is safe", "the ice is safe")
    told = studio.node("L", "the ice is thick", (), ())
    thick = studio.node("I", "the ice is thick", (), ())
    studio.node("YA", "Asserting", [told], [thick])
    studio.node("YA", "Asserting", ["1"], [told])
    studio.node("RA", "Default Inference", [thick], [claim])

    assert "     + somebody (told)  “the ice is thick”\n" in shown(studio.debate())
