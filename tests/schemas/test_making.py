"""Many elements at once."""

from __future__ import annotations

import copy

import attrs
import pytest

from disputatio.schemas.content import plain_blocks
from disputatio.schemas.debate import Passage, Post, Relation
from disputatio.schemas.extras import NO_EXTRAS
from disputatio.schemas.making import made


def test_elements_are_those_that_the_class_makes() -> None:
    """Equal to those that were called for one by one, with defaults, frozen."""
    found = made(Relation, key=["a", "b"], kind=["reply", "attack"])
    assert found == [Relation(key="a", kind="reply"), Relation(key="b", kind="attack")]
    assert found[0].extras is NO_EXTRAS
    assert hash(found[0]) == hash(Relation(key="a", kind="reply"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found[0].key = "c"  # type: ignore[misc]


def test_what_is_worked_out_once_still_is() -> None:
    """A post knows its text as any other does."""
    (post,) = made(Post, key=["post-1"])
    assert (post.text, post.own) == ("", ())


def test_what_is_known_need_not_be_worked_out() -> None:
    """A post that is made with its text is the same post, and so is a copy of it."""
    (post,) = made(Post, key=["post-1"], body=[plain_blocks("a\nb")], text=["a\nb"])
    same = Post(key="post-1", body=plain_blocks("a\nb"))
    assert (post, post.text, post.own) == (same, same.text, same.own)
    assert attrs.evolve(post, body=()).text == ""
    assert copy.deepcopy(post).text == "a\nb"


def test_no_elements_are_made_of_no_values() -> None:
    """Where nothing is given there is nothing."""
    assert made(Passage, key=(), post=(), start=(), end=()) == []


@pytest.mark.parametrize("names", [(), ("key",), ("key", "kind", "x")])
def test_fields_that_make_no_elements_are_errors(names: tuple[str, ...]) -> None:
    """None, one that is missing, one that the class has not, one of another length."""
    with pytest.raises(TypeError, match="no fields of Relation"):
        made(Relation, **dict.fromkeys(names, "a"))
    with pytest.raises(ValueError, match="different lengths"):
        made(Relation, key=["a", "b"], kind=["reply"])
