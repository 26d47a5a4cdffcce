"""AIFdb's schemes: spellings and numbers."""

from __future__ import annotations

import pytest

from disputatio.schemas.foreign.aif_schemes import (
    DEFAULTS,
    Scheme,
    display_name,
    scheme_of,
)


@pytest.mark.parametrize(
    ("kind", "name", "text", "wire", "number"),
    [
        ("YA", "pure questioning", "Pure Questioning", "PureQuestioning", "91"),
        ("RA", "Cause To Effect", "Cause To Effect", "CauseToEffect", "4"),
        ("CA", None, "Default Conflict", "Default Conflict", "71"),
        ("CA", "Ad hominem", "Ad hominem", "Ad hominem", "172"),
        ("YA", "Ad hominem", "Ad hominem", "Ad hominem", "157"),
    ],
)
def test_schemes_have_spellings_and_numbers(
    kind: str, name: str | None, text: str, wire: str, number: str
) -> None:
    """A scheme is found by its name without spaces and case, per type of node."""
    assert scheme_of(kind, name) == Scheme(text, wire, number)


def test_an_unknown_scheme_keeps_its_name() -> None:
    """A scheme that AIFdb does not number is written as it is named."""
    assert scheme_of("RA", "Modus Dolens") == Scheme(
        "Modus Dolens", "Modus Dolens", None
    )


@pytest.mark.parametrize("kind", sorted(set(DEFAULTS) - {"YA"}))
def test_default_schemes_have_no_display_name(kind: str) -> None:
    """The default scheme, and Araucaria's bare type, name nothing."""
    assert display_name(kind, DEFAULTS[kind]) is None
    assert display_name(kind, kind) is None


def test_forces_are_always_named() -> None:
    """An assertion says so, because a force is never left open."""
    assert display_name("YA", "Asserting") == "Asserting"
    assert display_name("YA", "PureQuestioning") == "Pure Questioning"
