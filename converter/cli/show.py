"""`disputatio show`: the debate in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from disputatio.converter import api
from disputatio.converter.cli import common, format_options
from disputatio.converter.cli.manner import manner
from disputatio.converter.cli.progress import progress
from disputatio.converter.reading import Structure, Wish


@click.command(cls=format_options.AnalystCommand)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--why", is_flag=True, help="Say which rule concluded it, from which words."
)
@click.option(
    "--width",
    metavar="COLUMNS",
    type=click.IntRange(min=40, max=400),
    help="How wide; the terminal's width if not given.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Show every claim and post, in full; long lists are cut short otherwise.",
)
@common.reading_options
@manner
def command(  # noqa: PLR0913, PLR0917 - one parameter per option
    files: Sequence[str],
    width: int | None,
    source_format: str | None,
    structure: Structure | None,
    without: tuple[str, ...],
    analysts: tuple[str, ...],
    min_confidence: float,
    thread: int | None,
    title: str | None,
    *,
    why: bool,
    everything: bool,
    quiet: bool,
    verbose: bool,
    **values: Any,
) -> int:
    """Show the debate: question, positions, who is for and against in whose words.

    Several FILEs, or a folder, are pages of one thread; - is standard input. What a
    rule concluded is marked with ~; quotation marks stand around a speaker's own
    words, square brackets around an analyst's wording of them.
    """
    with progress(f"reading {files[0]}", quiet=quiet):
        wish = Wish(
            structure=structure,
            without=without,
            title=title,
            min_confidence=min_confidence,
            analysts=format_options.of_analysts(values, analysts),
        )
        threads = api.found_threads(common.readables(files), source_format, wish)
        chosen = api.only(threads) if thread is None else api.nth(threads, thread)
        found = chosen.finished()
    from disputatio.converter.cli.debate_page import show
    from disputatio.converter.cli.layout import Page
    from disputatio.converter.cli.limits import ALL, BRIEF

    notices = [n for n in found.notices if n.rule != "NoDebateFound"]
    common.Teller(quiet=quiet, verbose=verbose).tell(notices, files[0])
    limits = ALL if everything else BRIEF
    unsought = _unsought(wish)
    show(found.debate, Page(width), why=why, limits=limits, unsought=unsought)
    return 0


def _unsought(wish: Wish) -> str | None:
    """Say which option keeps positions from being found; None where none does."""
    if wish.structure in {"stated", "none"}:
        return f"Nothing was looked for (--structure {wish.structure})."
    if "positions" in wish.without:
        return "Positions were not looked for (--without positions)."
    if wish.min_confidence > 0:
        least = f"{wish.min_confidence:g}"
        return f"What is less sure than {least} was left out (--min-confidence)."
    return None
