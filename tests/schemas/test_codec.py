"""debate-json: strict, complete, and the same as its JSON Schema."""

import copy
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas import codec, json_schema
from disputatio.schemas.codec import CodecError
from disputatio.schemas.debate import (
    Claim,
    Debate,
    Edit,
    Moment,
    Participant,
    Post,
    Relation,
)
from tests.strategies.debates import debates

EMPTY = codec.to_plain(Debate())
"""The debate without anything, as JSON values."""

SCHEMA: dict[str, Any] = json.loads(
    files("disputatio.schemas")
    .joinpath("debate.schema.json")
    .read_text(encoding="utf-8")
)
"""The JSON Schema as it is shipped."""

VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(name="small")
def small_debate() -> dict[str, Any]:
    """A debate with one of several things, as JSON values."""
    post = Post(key="post-1", number=1, author="ann", edited=Edit(by="Ann"))
    claim = Claim(key="claim-1", text="So.")
    relation = Relation(key="r", kind="stance", scheme="agree", sources=("post-1",))
    return codec.to_plain(
        Debate(
            participants=(Participant(key="ann", name="Ann"),),
            posts=(post,),
            claims=(claim,),
            relations=(relation,),
        )
    )


def test_the_outer_names_are_the_promised_ones() -> None:
    """The top level bears the names that other programs read."""
    assert set(EMPTY) == {
        "version", "title", "question", "language", "source", "participants", "sections",
        "posts", "passages", "claims", "relations", "positions", "refused", "extras",
    }  # fmt: skip


def test_posts_bear_the_promised_names(small: dict[str, Any]) -> None:
    """A post has every promised field, and an edit mark says who."""
    post = small["posts"][0]

    assert set(post) == {
        "key", "number", "author", "author_origin", "written", "edited", "url", "title",
        "score", "language", "claimed_parent", "state", "body", "extras",
    }  # fmt: skip
    assert post["edited"] == {
        "text": None,
        "at": None,
        "zone_known": False,
        "by": "Ann",
    }
    assert post["author_origin"] == {"type": "Stated"}


@given(debates())
def test_the_schema_accepts_every_debate(debate: Debate) -> None:
    """The shipped JSON Schema accepts whatever the codec writes."""
    VALIDATOR.validate(codec.to_plain(debate))


def test_the_schema_is_the_models() -> None:
    """The shipped JSON Schema is the one that the model's classes give, and is valid."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert json_schema.build() == SCHEMA


@given(debates(), st.data())
def test_the_schema_refuses_what_the_codec_refuses(
    debate: Debate, data: st.DataObject
) -> None:
    """A value that was dropped, renamed or replaced is refused or taken by both alike."""
    plain = codec.to_plain(debate)
    _hurt(plain, data)

    assert VALIDATOR.is_valid(plain) == _is_read(plain)


def _hurt(plain: dict[str, Any], data: st.DataObject) -> None:
    """Change one field of one object somewhere, but not inside of extras."""
    places = list(_objects(plain))
    place = data.draw(st.sampled_from(places), label="place")
    field = data.draw(st.sampled_from(sorted(place)), label="field")
    value = place.pop(field)
    name = data.draw(st.sampled_from((field, field, "surplus")), label="name")
    strange = st.sampled_from(
        (None, 1, 1.5, True, "x", [], {}, [None], ["x"], {"type": "Stated"})
    )
    place[name] = data.draw(st.just(value) | strange, label="value")


def _objects(value: Any) -> Any:
    if isinstance(value, dict):
        yield value
        for name, item in value.items():
            if name != "extras":
                yield from _objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _is_read(plain: object) -> bool:
    try:
        codec.from_plain(plain)
    except CodecError:
        return False
    return True


HURTS: dict[str, tuple[tuple[str | int, ...], object]] = {
    "$.title": (("title",), 1),
    "$.posts[0].number": (("posts", 0, "number"), "1"),
    "$.posts[0].author_origin": (("posts", 0, "author_origin"), {"type": "Guessed"}),
    "$.claims[0].text": (("claims", 0, "text"), None),
    "$.claims[0].form": (("claims", 0, "form"), "thesis"),
    "$.relations[0].sources": (("relations", 0, "sources"), "post-1"),
    "$.participants[0].key": (("participants", 0, "key"), None),
    "$.posts[0].edited.zone_known": (("posts", 0, "edited", "zone_known"), 0),
    "$.posts[0].edited.at": (("posts", 0, "edited", "at"), "yesterday"),
}
"""Places with a value that is wrong there."""


@pytest.mark.parametrize("place", HURTS)
def test_a_wrong_value_is_named_by_its_place(small: dict[str, Any], place: str) -> None:
    """An error says where the wrong value stands."""
    path, value = HURTS[place]
    _put(small, path, value)

    with pytest.raises(CodecError) as caught:
        codec.from_plain(small)

    assert any(problem.endswith(f"@ {place}") for problem in caught.value.problems)


def _put(plain: Any, path: tuple[str | int, ...], value: object) -> None:
    for step in path[:-1]:
        plain = plain[step]
    plain[path[-1]] = value


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_every_field_must_be_there(name: str) -> None:
    """A debate without one of its fields is refused, and the error names the field."""
    plain = {key: value for key, value in EMPTY.items() if key != name}

    with pytest.raises(CodecError, match=name):
        codec.from_plain(plain)


def test_unknown_fields_are_refused() -> None:
    """A field that the model does not have is an error and not a loss."""
    with pytest.raises(CodecError, match="surplus"):
        codec.from_plain({**EMPTY, "surplus": 1})


@pytest.mark.parametrize("version", [0, 2, "1", None, True, 1.5])
def test_other_versions_are_refused(version: object) -> None:
    """A file of another version is refused by its version."""
    with pytest.raises(CodecError, match="version"):
        codec.from_plain({**EMPTY, "version": version})


@pytest.mark.parametrize("value", [None, [], "x", 1])
def test_other_values_are_refused(value: object) -> None:
    """A JSON value that is no object is no debate."""
    with pytest.raises(CodecError, match="no JSON object"):
        codec.from_plain(value)


def test_deep_values_are_refused() -> None:
    """Nesting without end is refused and does not end the program."""
    data = b'{"version": 1, "title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"

    with pytest.raises((CodecError, ValueError)):
        codec.loads(data)


def test_the_written_form_is_utf_8_lines() -> None:
    """Letters are written as they are, in UTF-8, and the file ends in a line feed."""
    data = codec.dumps(Debate(title="Straßenbahn 🚋"))

    assert "Straßenbahn 🚋".encode() in data
    assert data.endswith(b"}\n")


def test_a_byte_order_mark_is_no_part() -> None:
    """A file that an editor gave a byte order mark is read like any other."""
    data = b"\xef\xbb\xbf" + codec.dumps(Debate(title="A"))

    assert codec.loads(data) == Debate(title="A")


def test_reading_leaves_its_input_alone(small: dict[str, Any]) -> None:
    """What is read is not changed by reading."""
    before = copy.deepcopy(small)

    codec.from_plain(small)

    assert small == before


def test_a_moment_is_never_read_as_an_edit() -> None:
    """The moment of writing has no editor."""
    plain = codec.to_plain(Debate(posts=(Post(key="p", written=Moment(text="now")),)))
    plain["posts"][0]["written"]["by"] = "Ann"

    with pytest.raises(CodecError, match="by"):
        codec.from_plain(plain)


def test_numbers_that_are_no_json_are_refused() -> None:
    """Python reads NaN and Infinity; no other program has to."""
    text = codec.dumps(Debate(extras={"x": 1})).replace(b'"x": 1', b'"x": NaN')

    with pytest.raises(ValueError, match="NaN is no JSON value"):
        codec.loads(text)


def test_deep_bodies_are_one_short_problem() -> None:
    """A body far too deep is one problem, and no path of a thousand steps."""
    block: dict[str, Any] = {"type": "HorizontalRule", "gap": None}
    for _ in range(500):
        block = {"type": "Spoiler", "title": None, "blocks": [block], "gap": None}
    value = codec.to_plain(Debate(posts=(Post(key="p"),)))
    value["posts"][0]["body"] = [block]

    with pytest.raises(CodecError) as caught:
        codec.from_plain(value)

    assert caught.value.problems == ("nested too deep @ $",)
