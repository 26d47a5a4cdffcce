"""How a command talks: `-q`, `-v` and `--debug`, before or after its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def manner(function: Decorated) -> Decorated:
    """Add `-q`, `-v` and `--debug` to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _here_or_before(ctx: click.Context, parameter: click.Parameter, value: Any) -> bool:
    """Take a flag that was given before the command's name as given after it."""
    before = ctx.find_root().params.get(parameter.name or "")
    return bool(value or before)


_OPTIONS = (
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        callback=_here_or_before,
        help="Say nothing but errors.",
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        callback=_here_or_before,
        help="Say notes too.",
    ),
    click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        help="Print the traceback of an error.",
    ),
)
