"""What a post thinks of another is decided by number, in Argdown and in AIF-JSON."""

import io
import json
from collections.abc import Callable

import pytest
from attrs import evolve

from disputatio.converter import write
from disputatio.converter.api import merged_with
from disputatio.converter.merging.merge import Merged
from disputatio.converter.structure.passes import structured
from disputatio.schemas.debate import Debate, Refusal
from disputatio.schemas.origins import Decided, Inferred
from tests.converter.structure.making import thread

ANN = Decided(by="ann")


def exchange() -> Debate:
    """Give a thread in which posts 3 and 4 disagree, by the passes."""
    return structured(
        thread(
            "Ann: The trams should run at night, because the nurses need them.",
            "Bob: @Ann They would be empty after one.",
            "Cid: @Bob I disagree. The buses were full.",
            "Bob: @Cid That is wrong, they were full of drunks.",
        )
    )


def exported(debate: Debate, name: str) -> str:
    """Give a debate in a format."""
    sink = io.BytesIO()
    write(debate, sink, name)
    return sink.getvalue().decode()


def in_argdown(debate: Debate, stances: str) -> str:
    """Give the export with a line more in its front matter."""
    return exported(debate, "argdown").replace("===\n", f"===\nstances: {stances}\n", 1)


def in_aif(debate: Debate, stances: str) -> str:
    """Give the export with an object more beside its nodes."""
    pairs = (pair.split(": ") for pair in stances.strip("{}").split(", "))
    document = json.loads(exported(debate, "aif-json"))
    return json.dumps({**document, "stances": dict(pairs)})


WAYS = {"argdown": in_argdown, "aif-json": in_aif}

every_way = pytest.mark.parametrize(("name", "way"), WAYS.items(), ids=WAYS)


def merge(debate: Debate, text: str, name: str, by: str = "ann") -> Merged:
    """Give what an edited file comes to."""
    return merged_with(debate, text.encode(), by, name)


def sides(debate: Debate) -> dict[tuple[str, str], tuple[str | None, object]]:
    """Give the stances of posts on posts, with their origins."""
    posts = {post.key for post in debate.posts}
    return {
        (r.sources[0], r.targets[0]): (r.scheme, r.origin)
        for r in debate.relations
        if r.kind == "stance" and r.targets[0] in posts
    }


@every_way
def test_a_stance_of_a_post_on_a_post_is_turned_refused_and_added(
    name: str, way: Callable[[Debate, str], str]
) -> None:
    """Each entry is a decision; the passes keep it, and the same file decides no more."""
    debate = exchange()
    assert sides(debate)["post-3", "post-2"][0] == "disagree"
    assert sides(debate)["post-4", "post-3"][0] == "disagree"
    text = way(debate, "{3 on 2: agree, 4 on 3: none, 4 on 1: mixed}")

    merged = merge(debate, text, name)

    assert [d.sentence for d in merged.decisions if d.kind == "stance"] == [
        "post 3 agrees with post 2 (before: disagrees with it)",
        "post 4 has no stance on post 3 (before: disagrees with it)",
        "post 4 partly agrees with post 1",
    ]
    assert merged.notices == ()
    again = structured(merged.debate)
    for result in (merged.debate, again):
        assert sides(result)["post-3", "post-2"] == ("agree", ANN)
        assert ("post-4", "post-3") not in sides(result)
        assert sides(result)["post-4", "post-1"] == ("mixed", ANN)
    ends = (("post-4",), ("post-3",))
    assert Refusal(kind="stance", sources=ends[0], targets=ends[1]) in again.refused
    assert (
        merge(merged.debate, way(merged.debate, "{3 on 2: agree}"), name).decisions
        == ()
    )


@every_way
def test_the_same_side_confirms(name: str, way: Callable[[Debate, str], str]) -> None:
    """What a rule concluded is decided then; what is not named stays inferred."""
    debate = exchange()

    merged = merge(debate, way(debate, "{3 on 2: disagree}"), name)

    assert [d.kind for d in merged.decisions] == ["confirmed"]
    assert sides(merged.debate)["post-3", "post-2"] == ("disagree", ANN)
    assert isinstance(sides(merged.debate)["post-4", "post-3"][1], Inferred)


@pytest.mark.parametrize(
    "stances",
    [
        "{3 on 99: agree}", "{3 on 3: agree}", "{3 on 2: maybe}", "{3: agree}",
        "[3 on 2]", "{3 on 2: [agree]}", "agree",
    ],
)  # fmt: skip
def test_what_names_no_posts_or_no_side_is_told(stances: str) -> None:
    """Nothing is decided by it, and a notice says how it is written."""
    debate = exchange()

    merged = merge(debate, in_argdown(debate, stances), "argdown")

    assert merged.decisions == ()
    assert "StanceNotUnderstood" in {n.rule for n in merged.notices}


def test_who_overrules_a_stance_of_somebody_is_told() -> None:
    """The later file stands, and the notice says what was decided before."""
    debate = exchange()
    first = merge(debate, in_argdown(debate, "{3 on 2: agree}"), "argdown").debate

    second = merge(first, in_argdown(debate, "{3 on 2: neutral}"), "argdown", "bob")

    assert sides(second.debate)["post-3", "post-2"] == ("neutral", Decided(by="bob"))
    told = [n.sentence for n in second.notices if n.rule == "DecisionOverruled"]
    assert told == ["ann decided before: post 3 agrees with post 2"]


def test_posts_without_numbers_have_no_such_stances() -> None:
    """A thread without numbers has no such stance, and that is told."""
    debate = exchange()
    bare = evolve(debate, posts=tuple(evolve(p, number=None) for p in debate.posts))

    merged = merge(bare, in_argdown(bare, "{3 on 2: agree}"), "argdown")

    assert "StanceNotUnderstood" in {n.rule for n in merged.notices}
