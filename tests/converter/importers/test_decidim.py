"""The importer of Decidim's comments: three forms, one reading."""

import json
from pathlib import Path

import pytest

from disputatio.converter.importers.decidim import DecidimImporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source

FOLDER = Path(__file__).parents[2] / "samples" / "decidim"


def readings(data: bytes) -> list[Reading]:
    """Read comments."""
    found = list(DecidimImporter().read(Source(data=data, name="x"), {}))
    assert [problems(r.debate) for r in found] == [()] * len(found)
    return found


def edges(debate: Debate) -> list[tuple[str, str, str]]:
    """Give who does what to whom."""
    return [(r.sources[0], r.kind, r.targets[0]) for r in debate.relations]


@pytest.mark.parametrize("name", ["comments.json", "comments.csv", "answer.json"])
def test_alignment_is_for_and_against_what_is_discussed(name: str) -> None:
    """What is discussed is the position; comments on comments answer them."""
    debate = readings((FOLDER / name).read_bytes())[0].debate

    assert [p.claim for p in debate.positions] == ["claim-answer-1"]
    assert {
        ("claim-11", "support", "claim-answer-1"),
        ("claim-12", "attack", "claim-answer-1"),
    } < set(edges(debate))
    assert len([e for e in edges(debate) if e[1] == "reply"]) == 1


def test_two_comments_with_one_id_keep_their_sides() -> None:
    """A broken export says an id twice; each comment stands on its own side."""
    rows = [
        {"id": 4, "body": "Yes.", "alignment": 1, "created_at": "2023-05-01"},
        {"id": 4, "body": "No.", "alignment": -1, "created_at": "2023-05-02"},
    ]
    more = {"depth": 0, "commentable_type": "Proposal", "commentable_id": 7}

    (found,) = readings(json.dumps([row | more for row in rows]).encode())

    texts = {claim.key: claim.text for claim in found.debate.claims}
    assert [(texts[s], kind) for s, kind, _ in edges(found.debate)] == [
        ("Yes.", "support"), ("No.", "attack"),
    ]  # fmt: skip


def test_each_thing_that_is_discussed_is_a_thread() -> None:
    """The address of it tells threads apart, and where they were read from."""
    found = readings((FOLDER / "comments.json").read_bytes())

    assert [len(r.debate.posts) for r in found] == [3, 1]
    assert (
        found[1].debate.source
        == "https://talk.town.example/processes/river/f/2/proposals/8"
    )
    assert found[1].debate.positions == ()


def test_a_group_speaks_in_its_own_name() -> None:
    """Who wrote for a group is that group, as the site shows it."""
    debate = readings((FOLDER / "comments.csv").read_bytes())[0].debate

    assert [p.name for p in debate.participants] == [
        "Bert Ansel",
        "Friends of the river",
    ]
    assert debate.posts[1].text == "It would stand in the water; every spring."
    assert debate.posts[0].written is not None
    assert debate.posts[0].written.zone_known


def test_the_api_tells_titles_and_votes() -> None:
    """Titles come by language; votes against count against."""
    debate = readings((FOLDER / "answer.json").read_bytes())[0].debate

    assert debate.title == debate.claims[0].text == "A bridge for bicycles"
    assert [p.score for p in debate.posts] == [3, 0, -2]


def test_bodies_by_language_and_markup() -> None:
    """Older exports tell the words by language; words may be Markdown or HTML."""
    row = json.loads((FOLDER / "comments.json").read_bytes())[0]
    rows = [
        {**row, "body": {"ca": "Un **pont**"}},
        {**row, "id": 15, "body": "<p>A <em>bridge</em></p>"},
    ]

    posts = readings(json.dumps(rows).encode())[0].debate.posts

    assert [p.text for p in posts] == ["Un pont", "A bridge"]


def test_what_is_broken_is_told_and_the_rest_is_read() -> None:
    """A cut or poisoned export gives the comments before and after."""
    data = (FOLDER / "comments.json").read_bytes()
    poisoned = data.replace(b'"id": 12,', b'"id": 12,,,{', 1)

    for broken, least in ((data[: len(data) // 2], 1), (poisoned, 2)):
        found = readings(broken)
        assert sum(len(r.debate.posts) for r in found) >= least
        assert "RecordBroken" in {n.rule for r in found for n in r.notices}


@pytest.mark.parametrize("data", [b"[]", b'{"data": null}', b"id;body\n1;x\n"])
def test_what_has_no_comment_is_refused(data: bytes) -> None:
    """The error says what to export."""
    with pytest.raises(ReadError, match="no comment"):
        readings(data)
