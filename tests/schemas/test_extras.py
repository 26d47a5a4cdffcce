"""Extras: JSON values that nobody can change by accident."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputatio.schemas.extras import NO_EXTRAS, Extras
from tests.strategies.texts import JSON_VALUES, lines

ITEMS = st.dictionaries(lines(pieces=1), JSON_VALUES, max_size=3)
"""Any JSON objects."""


@given(ITEMS)
def test_plain_gives_the_values_back(items: dict[str, Any]) -> None:
    """What was frozen comes back as ordinary JSON values, equal and of the same types."""
    plain = Extras(items).plain()

    assert plain == items
    assert repr(plain) == repr(items)


@given(ITEMS)
def test_extras_are_values(items: dict[str, Any]) -> None:
    """Equal extras have equal hashes, whatever the order of keys, and travel unchanged."""
    turned = dict(reversed(items.items()))

    assert Extras(items) == Extras(turned)
    assert hash(Extras(items)) == hash(Extras(turned))
    assert pickle.loads(pickle.dumps(Extras(items))) == Extras(items)  # noqa: S301


def test_extras_are_read_only() -> None:
    """Neither the mapping nor what is in it can be changed."""
    source = {"argdown": {"lines": [1, 2]}}
    extras = Extras(source)
    source["argdown"]["lines"].append(3)

    assert extras["argdown"]["lines"] == (1, 2)
    with pytest.raises(AttributeError):
        extras.more = 1
    with pytest.raises(TypeError):
        extras["x"] = 1  # type: ignore[index]


def test_a_change_is_a_copy() -> None:
    """With or without a key, the extras from before stay as they were."""
    extras = Extras({"a": 1})

    assert extras.with_value("b", [2]).plain() == {"a": 1, "b": [2]}
    assert extras.without("a") == NO_EXTRAS
    assert extras == {"a": 1}


@pytest.mark.parametrize(
    "items", [{1: "x"}, {"a": object()}, {"a": {2: 3}}, {"a": {1, 2}}]
)
def test_other_values_are_refused(items: Any) -> None:
    """What JSON cannot hold is refused when it is put in."""
    with pytest.raises(TypeError, match="not a JSON"):
        Extras(items)
