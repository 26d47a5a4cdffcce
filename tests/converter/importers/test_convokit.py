"""The importer of ConvoKit corpora: folders, and the gaps that real corpora have."""

import json
from pathlib import Path

import pytest

from disputatio.converter import read_all
from disputatio.converter.importers.convokit import ConvokitImporter
from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import Reading, Source

SAMPLE = (
    Path(__file__).parents[2] / "samples" / "convokit" / "utterances.jsonl"
).read_bytes()


def readings(data: bytes) -> list[Reading]:
    """Read utterances."""
    found = list(ConvokitImporter().read(Source(data=data, name="corpus"), {}))
    assert [problems(r.debate) for r in found] == [()] * len(found)
    return found


def test_conversations_are_threads() -> None:
    """They come apart by id; who has none goes where what it answers is."""
    bakery, well = readings(SAMPLE)

    assert [p.key for p in bakery.debate.posts] == [
        "post-u1", "post-u2", "post-u3", "post-u4", "post-u5",
    ]  # fmt: skip
    assert [p.text for p in well.debate.posts] == ["The well is dry."]
    assert bakery.debate.posts[1].score == -1


def test_replies_that_lead_nowhere() -> None:
    """A parent that is not here is claimed; an utterance never answers itself."""
    debate = readings(SAMPLE)[0].debate
    by_key = {p.key: p for p in debate.posts}

    assert [(r.sources[0], r.targets[0]) for r in debate.relations] == [
        ("post-u2", "post-u1"), ("post-u3", "post-u2"),
    ]  # fmt: skip
    assert by_key["post-u5"].claimed_parent == "x9"
    assert by_key["post-u4"].claimed_parent is None
    assert by_key["post-u4"].state == "deleted"
    assert by_key["post-u4"].text == ""


@pytest.mark.parametrize("as_list", [False, True])
def test_a_folder_is_one_corpus(tmp_path: Path, *, as_list: bool) -> None:
    """Titles and names stand in files beside the utterances; older corpora have a list."""
    rows = [json.loads(line) for line in SAMPLE.decode().splitlines()]
    if as_list:
        old = [{**r, "user": r["speaker"], "root": r["conversation_id"]} for r in rows]
        text = json.dumps([{k: v for k, v in r.items() if k != "speaker"} for r in old])
        (tmp_path / "utterances.json").write_text(text)
    else:
        (tmp_path / "utterances.jsonl").write_bytes(SAMPLE)
    (tmp_path / "conversations.json").write_text(
        json.dumps({"u1": {"meta": {"title": "The bakery"}, "vectors": []}})
    )
    (tmp_path / "speakers.json").write_text(
        json.dumps({"ann": {"meta": {"name": "Ann Lee"}, "vectors": []}})
    )
    (tmp_path / "index.json").write_text("{}")

    bakery, well = read_all(tmp_path, structure="none")

    assert bakery.debate.title == "The bakery"
    assert bakery.debate.participants[0].name == "Ann Lee"
    assert well.debate.title is None


def test_broken_lines_cost_no_others(tmp_path: Path) -> None:
    """Noise between utterances, a broken file beside them, a cut at the end."""
    lines = SAMPLE.splitlines(keepends=True)
    data = b"".join([*lines[:2], b'{"id": "q", \xff\n', b"[1]\n", *lines[2:]])[:-20]
    (tmp_path / "utterances.jsonl").write_bytes(data)
    (tmp_path / "conversations.json").write_text('{"u1": {"meta": ')

    found = list(read_all(tmp_path, structure="none"))

    assert sum(len(r.debate.posts) for r in found) == 5
    assert [n.rule for r in found for n in r.notices].count("RecordBroken") >= 3


def test_the_same_id_twice() -> None:
    """An utterance that stands twice is kept once."""
    line = SAMPLE.splitlines(keepends=True)[0]

    (found,) = readings(line * 2)

    assert len(found.debate.posts) == 1
    assert "PostRepeated" in {n.rule for n in found.notices}


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"text": 1}\n'])
def test_what_has_no_utterance_is_refused(data: bytes) -> None:
    """The error says what to give."""
    with pytest.raises(ReadError):
        readings(data)
