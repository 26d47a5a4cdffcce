"""The options of the Argdown exporter: recorded in the file, so that it can be made again."""

from __future__ import annotations

import io

import pytest
import yaml

from disputatio.converter import read, write
from disputatio.exporters.argdown import ArgdownExporter
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import UsageError
from disputatio.schemas.foreign.argdown import (
    CHOICES,
    Recorded,
    body_of,
    digest_of,
    recorded,
)
from tests.exporters.tram_debate import tram_debate

OTHERS = {name: values[-1] for name, values in CHOICES.items()}
"""Options that are not the default."""


def written(debate: Debate, options: dict[str, str] | None = None) -> str:
    """Give a debate as Argdown text."""
    sink = io.BytesIO()
    assert ArgdownExporter().write(debate, sink, options or {}) == ()
    return sink.getvalue().decode()


def told(text: str) -> Recorded:
    """Give what an export says of itself."""
    return recorded(yaml.safe_load(text.split("===")[1]))


@pytest.mark.parametrize("options", [{}, OTHERS], ids=["defaults", "others"])
def test_an_export_says_how_it_was_made(options: dict[str, str]) -> None:
    """The front matter has the options and a digest of the text below it."""
    text = written(tram_debate(), options)

    found = told(text)

    defaults = {name: values[0] for name, values in CHOICES.items()}
    assert found.options == defaults | options
    assert found.digest == digest_of(body_of(text))
    assert body_of(text).startswith("/* How to correct")


def test_the_digest_is_that_of_the_body_alone() -> None:
    """Settings in the front matter may change; any change below it shows."""
    text = written(tram_debate())
    settings = text.replace("groupDepth: 1", "groupDepth: 3")
    changed = text.replace("Mill Street", "Hill Street")

    assert digest_of(body_of(settings)) == told(settings).digest
    assert changed != text
    assert digest_of(body_of(changed)) != told(changed).digest


def test_options_stay_with_the_file() -> None:
    """What was read from a file in another style is written in that style again."""
    text = written(tram_debate(), OTHERS)
    back = read(text.encode(), format="argdown").debate

    assert written(back) == text
    assert written(back, {"argdown-style": "readable"}) != text


def test_a_file_of_others_says_nothing_of_us() -> None:
    """A file written by hand gets neither options nor a digest when it is read and written."""
    text = "===\ntitle: Cats\n===\n\n[A]: Cats are wise.\n  - <B>: They fall.\n"
    back = read(text.encode(), format="argdown").debate

    assert "options" not in back.extras.get("argdown", {})
    assert written(back) == text
    assert "options: {style: flat}" in written(back, {"argdown-style": "flat"})


def test_unknown_values_are_refused() -> None:
    """A style that does not exist is an error that lists the others."""
    options = {"argdown-style": "flatt"}

    with pytest.raises(UsageError, match="option argdown-style cannot be 'flatt'"):
        write(tram_debate(), io.BytesIO(), "argdown", options)
