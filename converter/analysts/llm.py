"""`llm`: a language model reads the thread, at an address that the user names.

It is asked post by post for sides and claims, then for the positions. What it quotes
counts only where it stands in the post, letter by letter.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from disputatio.converter.analysts.shared.answers import (
    PositionsRead,
    PostsRead,
)
from disputatio.converter.analysts.shared.asking import Endpoint
from disputatio.converter.analysts.shared.building import (
    with_positions,
    with_question,
    with_sides,
    with_statements,
    without_unpicked,
)
from disputatio.converter.analysts.shared.checking import Checked
from disputatio.converter.analysts.shared.costs import Costs
from disputatio.converter.analysts.shared.gathering import Found
from disputatio.converter.analysts.shared.keeping import Kept, users_folder
from disputatio.converter.analysts.shared.pieces import SMALLEST, Pieces
from disputatio.converter.analysts.shared.rounds import SHOWN_AT_ONCE, Rounds
from disputatio.converter.analysts.shared.speaking import FORMS, Speech, Talk
from disputatio.converter.analysts.shared.statements import Statement
from disputatio.converter.analysts.shared.tallying import Prices, Tally
from disputatio.converter.analysts.shared.windows import POSTS, Thread
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import AnalystError, MissingTool, UsageError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import (
    Analysis,
    AnalystInfo,
    Option,
    Options,
    option_value,
)
from disputatio.schemas.watching import listener

FEWEST = 2
"""Claims below which nobody is asked for positions."""

LONGEST_WAIT = 86_400
"""Seconds that one request may take, at most."""

MOST_JOBS = 16
"""Requests at a time, at most."""


class LlmAnalyst:
    """Ask a language model who answers whom, on which side, with which claims."""

    info = AnalystInfo(
        name="llm",
        title="a language model at an address that you name finds sides and positions",
        asks=True,
        options=(
            Option(
                name="llm-url", help="Base address of an OpenAI-compatible endpoint."
            ),
            Option(name="llm-model", help="Name of the model there."),
            Option(name="llm-key-env", help="Environment variable that holds the key."),
            Option(
                name="llm-estimate",
                type="bool",
                default=False,
                help="Only say how much would be asked and what it would cost.",
            ),
            Option(
                name="llm-price-in",
                type="float",
                help="Price of a million tokens that are sent, for the estimate.",
            ),
            Option(
                name="llm-price-out",
                type="float",
                help="Price of a million tokens that are answered.",
            ),
            Option(
                name="llm-max-tokens",
                type="int",
                help="Ask nothing where the estimate is above so many tokens.",
            ),
            Option(
                name="llm-window",
                type="int",
                default=12_000,
                help="Characters of posts in one request.",
            ),
            Option(
                name="llm-cache",
                type="path",
                help="Folder where answers are kept; the user's cache if not given.",
            ),
            Option(
                name="llm-timeout",
                type="float",
                default=300.0,
                help="Seconds that one request may take.",
            ),
            Option(
                name="llm-tries",
                type="int",
                default=4,
                help="How often a request is tried that fails.",
            ),
            Option(
                name="llm-jobs",
                type="int",
                default=2,
                help=f"Requests at a time, at most {MOST_JOBS}.",
            ),
            Option(
                name="llm-plain",
                type="bool",
                default=False,
                help="Send neither schema nor temperature, for endpoints without them.",
            ),
        ),
    )

    def __init__(self, pause: Callable[[float], None] = time.sleep) -> None:
        """Keep how to wait between tries."""
        self._pause = pause

    def analyse(self, debate: Debate, options: Options) -> Analysis:
        """Give the debate with what the model found; see docs/analysts.md."""
        given = {
            option.name: option_value(self.info, options, option.name)
            for option in self.info.options
        }
        try:
            return _Run(debate, _settings(given, self._pause)).done()
        except ModuleNotFoundError as error:
            raise MissingTool(
                f"llm needs the package {error.name!r}, which is not installed",
                "pip install 'disputatio[llm]'",
            ) from error


@frozen(kw_only=True)
class _Settings:
    """What the user asked for."""

    endpoint: Endpoint
    model: str
    kept: Kept
    window: int
    plain: bool
    only_estimate: bool
    most: int | None
    jobs: int
    prices: Prices

    @property
    def rule(self) -> str:
        return f"llm:{self.model}"

    def speech(self) -> Speech:
        """Begin to speak with the model."""
        form = FORMS[-1] if self.plain else FORMS[0]
        tally = Tally(
            model=self.model, prices=self.prices, most=self.most, tell=listener()
        )
        return Speech(self.endpoint, self.model, self.kept, form, tally)


def _settings(given: Mapping[str, Any], pause: Callable[[float], None]) -> _Settings:
    """Read the options.

    Raises:
        UsageError: one is missing or cannot be.
    """
    for name in ("llm-url", "llm-model"):
        if not given[name]:
            raise UsageError(
                f"--{name} is missing",
                "name the address and the model, as in --llm-url"
                " http://localhost:11434/v1 --llm-model llama3.1",
            )
    for name in ("llm-window", "llm-timeout", "llm-tries", "llm-jobs"):
        if not given[name] > 0:
            raise UsageError(f"--{name} is {given[name]:g}", "give a number above 0")
    if given["llm-timeout"] > LONGEST_WAIT:
        raise UsageError(
            f"--llm-timeout is {given['llm-timeout']:g}",
            f"give at most {LONGEST_WAIT}, which is a day",
        )
    for name in ("llm-price-in", "llm-price-out"):
        if given[name] is not None and not 0 <= given[name] < math.inf:
            raise UsageError(f"--{name} is {given[name]:g}", "give a price from 0 on")
    endpoint = Endpoint(
        url=given["llm-url"], key=_key(given["llm-key-env"]),
        timeout=given["llm-timeout"], tries=given["llm-tries"], pause=pause,
    )  # fmt: skip
    endpoint.check()
    folder = Path(given["llm-cache"]) if given["llm-cache"] else users_folder()
    return _Settings(
        endpoint=endpoint,
        model=given["llm-model"],
        kept=Kept(folder),
        window=max(given["llm-window"], SMALLEST),
        plain=given["llm-plain"],
        only_estimate=given["llm-estimate"],
        most=given["llm-max-tokens"],
        jobs=min(given["llm-jobs"], MOST_JOBS),
        prices=(given["llm-price-in"], given["llm-price-out"]),
    )


def _key(variable: str | None) -> str | None:
    if variable is None:
        return None
    key = os.environ.get(variable, "").strip()
    if not key:
        raise UsageError(
            f"the environment variable {variable!r} is not set", "put the key into it"
        )
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError(
            f"what the environment variable {variable!r} holds is no key",
            "a key is one word of letters, digits and signs of ASCII",
        )
    return key


@define
class _Run:
    """One reading of one debate."""

    debate: Debate
    settings: _Settings
    notices: list[Notice] = field(factory=list)

    def done(self) -> Analysis:
        """Ask, check and build; or only estimate."""
        given = self.settings
        thread = Thread(self.debate, given.window)
        speech = given.speech()
        costs = self._costs(thread, speech)
        self.notices.append(notice("CostEstimated", costs.sentence(given.model)))
        if given.only_estimate:
            return Analysis(debate=self.debate, notices=tuple(self.notices))
        costs.check(given.most)
        speech.tally.planned = costs.requests
        if given.endpoint.in_the_clear:
            sentence = f"the thread is sent to {given.endpoint.url} without encryption"
            self.notices.append(notice("SentInTheClear", sentence))
        try:
            debate = self._read(thread, speech)
        finally:
            speech.end()
        return Analysis(debate=debate, notices=(*speech.notices(), *self.notices))

    def _costs(self, thread: Thread, speech: Speech) -> Costs:
        costs = Costs(prices=self.settings.prices)
        for piece in thread.pieces(thread.speaking):
            asked = (POSTS, thread.asked(piece))
            kept = speech.is_kept(asked, PostsRead)
            costs.add(speech.body(asked, PostsRead), len(piece.numbers), kept=kept)
        costs.add_positions(len(thread.speaking), SHOWN_AT_ONCE * thread.size)
        return costs

    def _read(self, thread: Thread, speech: Speech) -> Debate:
        rule = self.settings.rule
        checked = Checked(thread, notices=self.notices)
        pieces = Pieces(speech, thread, self.settings.jobs, self.notices)
        for read in pieces.read():
            checked.add(read)
        debate = with_sides(self.debate, checked.sides, checked.read, rule)
        debate, statements = with_statements(debate, checked, rule)
        rounds = Rounds(Talk(speech), pieces.thread, self.notices)
        debate = self._positions(debate, statements, checked, rounds)
        return without_unpicked(debate, statements, checked.read)

    def _positions(
        self,
        debate: Debate,
        statements: Sequence[Statement],
        checked: Checked,
        rounds: Rounds,
    ) -> Debate:
        rule = self.settings.rule
        if len(statements) < FEWEST:
            unread = set(checked.thread.numbers) - checked.read
            none = Found().whole()
            return debate if unread else with_positions(debate, none, (), checked, rule)
        found = self._found(rounds, statements)
        if found is None:
            return debate
        debate = with_positions(debate, found, statements, checked, rule)
        if found.question is None or not debate.positions:
            return debate
        asked = checked.question(found.question)
        return debate if asked is None else with_question(debate, asked, rule)

    def _found(
        self, rounds: Rounds, statements: Sequence[Statement]
    ) -> PositionsRead | None:
        """Ask for positions; where that fails, what the posts say is not lost by it."""
        try:
            return rounds.found(statements)
        except AnalystError as problem:
            sentence = (
                f"the model did not answer about all positions: {problem.message}; what"
                " it says of the posts is there, and positions are those of the passes;"
                f" {problem.hint or 'run it again to go on'}"
            )
            self.notices.append(notice("AnswerMissing", sentence))
            return None
