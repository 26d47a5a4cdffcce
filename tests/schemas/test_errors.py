"""Errors and notices: what is wrong, where, what to do; and the same as JSON."""

import json

import pytest

from disputatio.schemas import errors
from disputatio.schemas.errors import DisputatioError, InvalidDebate, ReadError
from disputatio.schemas.notices import RULES, SEVERITIES, notice
from disputatio.schemas.origins import Span
from disputatio.schemas.protocols import FormatInfo, Option, option_value

CODES = {
    "UsageError": 2, "UnknownFormat": 4, "AmbiguousFormat": 4, "ReadError": 5,
    "SeveralThreads": 5, "WriteError": 6, "LossError": 6, "InvalidDebate": 6,
    "MissingTool": 7, "PluginError": 8,
}  # fmt: skip
"""Exit codes by error, as the documentation promises them."""


@pytest.mark.parametrize("name", CODES)
def test_exit_codes_are_the_promised_ones(name: str) -> None:
    """Each error ends the program with its documented code."""
    assert getattr(errors, name).exit_code == CODES[name]


def test_an_error_has_two_lines() -> None:
    """An error says what is wrong, and on the second line what to try."""
    assert str(DisputatioError("it broke")) == "it broke"
    assert str(DisputatioError("it broke", "mend it")) == "it broke\n  try: mend it"


def test_a_read_error_names_its_place() -> None:
    """The place stands before the problem, and a file name is added once."""
    error = ReadError("not valid JSON", "send JSON", line=2, column=7)

    assert str(error) == "2:7: not valid JSON\n  try: send JSON"
    assert str(error.located("bad.json")).startswith("bad.json:2:7: not valid JSON")
    assert error.located("a").located("b").source == "a"
    assert str(ReadError("empty")) == "empty"


def test_an_invalid_debate_counts_its_problems() -> None:
    """The first problem is told, the others are counted."""
    assert str(InvalidDebate(("a",))) == "the debate is not valid: a"
    assert str(InvalidDebate(("a", "b", "c"))).endswith(": a (and 2 more)")


@pytest.mark.parametrize("rule", RULES)
def test_notices_have_the_severity_of_their_rule(rule: str) -> None:
    """A notice is as grave as its rule, and can be written as JSON."""
    made = notice(rule, "It is so.", line=3, span=Span(post="p", start=0, end=1))

    assert made.severity == RULES[rule]
    assert made.severity in SEVERITIES
    plain = json.loads(json.dumps(made.plain()))
    assert plain["rule"] == rule
    assert plain["span"] == {"post": "p", "start": 0, "end": 1}


def test_a_strange_rule_is_a_warning() -> None:
    """A plug-in's own rule counts as a warning."""
    assert notice("MyRule", "It is so.").severity == "warning"


def test_options_have_defaults() -> None:
    """An option that is not given has its default; one that is not there is a bug."""
    info = FormatInfo(
        name="x",
        title="X",
        options=(Option(name="posts", help="Which.", default="all"),),
    )
    assert option_value(info, {}, "posts") == "all"
    assert option_value(info, {"posts": None}, "posts") == "all"
    assert option_value(info, {"posts": "none"}, "posts") == "none"
    with pytest.raises(KeyError):
        option_value(info, {}, "missing")
