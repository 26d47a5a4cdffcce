"""The program of `api.py` runs; that it type-checks is part of `mypy`."""

from disputatio.schemas import codec
from disputatio.schemas.debate import Claim, Debate, Position
from disputatio.schemas.protocols import Exporter, Importer
from tests.typing import api


def test_the_program_runs() -> None:
    """What type-checks also works: a debate becomes Argdown."""
    debate = Debate(
        claims=(Claim(key="c", text="It is so."),), positions=(Position(claim="c"),)
    )
    data, notices = api.program(codec.dumps(debate))

    assert b"It is so." in data
    assert notices == ()


def test_the_failure_is_typed() -> None:
    """An empty source gives the error that the types promise."""
    error = api.failure()

    assert error is not None
    assert error.exit_code == 5


def test_a_format_needs_no_base_class() -> None:
    """A class with the right attributes is a format, at run time as for mypy."""
    assert isinstance(api.READER, Importer)
    assert isinstance(api.WRITER, Exporter)
