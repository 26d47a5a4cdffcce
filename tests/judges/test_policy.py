"""A judge that cannot be had is skipped or failed as the environment variable says."""

import pytest

from tests.judges.policy import VARIABLE, Mode, Unavailable, admit, mode_of, program


def _missing(name: str) -> str | None:
    return None


def test_without_the_variable_the_mode_is_auto() -> None:
    """An unset or empty variable means auto."""
    assert mode_of({}) is Mode.AUTO
    assert mode_of({VARIABLE: ""}) is Mode.AUTO


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_is_spelled_as_its_value(mode: Mode) -> None:
    """The value of the variable, in any case and with spaces around it, names the mode."""
    assert mode_of({VARIABLE: f" {mode.upper()} "}) is mode


def test_an_unknown_mode_is_a_usage_error() -> None:
    """A misspelt mode never passes for auto, because that would skip in silence."""
    with pytest.raises(pytest.UsageError, match="requierd"):
        mode_of({VARIABLE: "requierd"})


def test_a_missing_program_is_named() -> None:
    """The reason says which program is not there."""
    with pytest.raises(Unavailable, match="node"):
        program("node", which=_missing)


def test_an_installed_program_is_given_as_found() -> None:
    """The path is the one that the look-up gives."""
    assert program("node", which=lambda name: f"/usr/bin/{name}") == "/usr/bin/node"


def test_auto_skips_with_the_reason() -> None:
    """In mode auto a missing judge skips the test and says why."""
    with pytest.raises(pytest.skip.Exception, match="java is not on the PATH"):
        admit(lambda: program("java", which=_missing), Mode.AUTO)


def test_required_fails_with_the_reason() -> None:
    """In mode required a missing judge fails the test and says why."""
    with pytest.raises(pytest.fail.Exception, match="java is not on the PATH"):
        admit(lambda: program("java", which=_missing), Mode.REQUIRED)


def test_off_skips_without_looking() -> None:
    """In mode off the judge is not even prepared."""
    looked: list[str] = []
    with pytest.raises(pytest.skip.Exception, match="off"):
        admit(lambda: looked.append("looked"), Mode.OFF)
    assert not looked


@pytest.mark.parametrize("mode", [Mode.AUTO, Mode.REQUIRED])
def test_a_judge_that_is_there_is_admitted(mode: Mode) -> None:
    """Where the judge can be had, both modes hand it over."""
    assert admit(lambda: "judge", mode) == "judge"


@pytest.mark.parametrize("mode", [Mode.AUTO, Mode.REQUIRED])
def test_a_bug_in_the_set_up_is_no_skip(mode: Mode) -> None:
    """Only `Unavailable` excuses a judge: any other exception comes through."""
    with pytest.raises(ZeroDivisionError):
        admit(lambda: 1 // 0, mode)
