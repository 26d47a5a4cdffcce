"""`llm`: a language model reads the thread, at an address that the user names.

It is asked post by post for sides and claims, then for the positions. What it quotes
counts only where it stands in the post, letter by letter.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from disputatio.converter.analysts.shared.answers import (
    PositionsRead,
    PostRead,
    PostsRead,
)
from disputatio.converter.analysts.shared.asking import Endpoint, TooMuch
from disputatio.converter.analysts.shared.building import (
    Statement,
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
from disputatio.converter.analysts.shared.speaking import FORMS, Speech
from disputatio.converter.analysts.shared.windows import (
    POSITIONS,
    POSTS,
    Piece,
    Thread,
    statements_shown,
)
from disputatio.schemas.debate import Debate
from disputatio.schemas.errors import MissingTool, UsageError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import (
    Analysis,
    AnalystInfo,
    Option,
    Options,
    option_value,
)
from disputatio.schemas.text import one_line

FEWEST = 2
"""Claims below which nobody is asked for positions."""

LONGEST_WAIT = 86_400
"""Seconds that one request may take, at most."""

SMALLEST = 500
"""Characters of posts in one request, at least."""

MOST_NAMED = 20
"""Posts that a notice names."""


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
    prices: tuple[float | None, float | None]

    @property
    def rule(self) -> str:
        return f"llm:{self.model}"


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
    for name in ("llm-window", "llm-timeout", "llm-tries"):
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


@frozen
class _Run:
    """One reading of one debate."""

    debate: Debate
    settings: _Settings
    speech: Speech = field(init=False)
    notices: list[Notice] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Begin to speak."""
        given = self.settings
        form = FORMS[-1] if given.plain else FORMS[0]
        speech = Speech(given.endpoint, given.model, given.kept, form)
        object.__setattr__(self, "speech", speech)

    def done(self) -> Analysis:
        """Ask, check and build; or only estimate."""
        thread = Thread(self.debate, self.settings.window)
        costs = Costs(prices=self.settings.prices)
        for piece in thread.pieces():
            asked = (POSTS, thread.asked(piece))
            kept = self.speech.is_kept(asked, PostsRead)
            costs.add(self.speech.body(asked, PostsRead), len(piece.numbers), kept=kept)
        costs.add_positions(len(thread.speaking))
        self.notices.append(
            notice("CostEstimated", costs.sentence(self.settings.model))
        )
        if self.settings.only_estimate:
            return self._analysis(self.debate)
        costs.check(self.settings.most)
        if self.settings.endpoint.in_the_clear:
            sentence = (
                f"the thread is sent to {self.settings.endpoint.url} without encryption"
            )
            self.notices.append(notice("SentInTheClear", sentence))
        return self._analysis(self._read(thread))

    def _analysis(self, debate: Debate) -> Analysis:
        return Analysis(debate=debate, notices=(*self.speech.notices, *self.notices))

    def _read(self, thread: Thread) -> Debate:
        rule = self.settings.rule
        checked = Checked(thread, notices=self.notices)
        cut: set[int] = set()
        rest = thread.speaking
        while rest:
            piece = thread.first_piece(rest)
            try:
                for read in self._posts(thread, piece):
                    checked.add(read)
            except TooMuch as problem:
                self._shrink(thread, thread.length(piece), problem)
                continue
            cut.update(filter(thread.is_cut, piece.numbers))
            rest = rest[len(piece.numbers) :]
        self._tell_cut(sorted(cut))
        debate = with_sides(self.debate, checked.sides, checked.read, rule)
        debate, statements = with_statements(debate, checked, rule)
        debate = self._positions(debate, statements, checked)
        return without_unpicked(debate, statements, checked.read)

    def _shrink(self, thread: Thread, asked: int, problem: TooMuch) -> None:
        """Ask for half as much at once from now on, and say so the first time.

        Raises:
            TooMuch: there is no less.
        """
        if thread.size == SMALLEST:
            raise problem
        if thread.size == self.settings.window:
            sentence = f"{problem.message}; less is asked at once from here on"
            self.notices.append(notice("RequestTooLarge", sentence))
        thread.size = max(min(thread.size, asked) // 2, SMALLEST)

    def _posts(self, thread: Thread, piece: Piece) -> Iterator[PostRead]:
        """Give what is answered about a piece; what is missing is asked for again.

        That goes on as long as something new comes, so an answer that breaks off loses
        nothing. What no answer of the schema comes for is asked for in halves.
        """
        wanted = dict.fromkeys(piece.numbers)
        while wanted:
            rest = Piece(numbers=tuple(wanted))
            answer = self.speech.answer((POSTS, thread.asked(rest)), PostsRead)
            halves = rest.halves()
            if answer is None and halves:
                for half in halves:
                    yield from self._posts(thread, half)
                return
            reads = answer.posts if answer is not None else ()
            new = {read.post: read for read in reversed(reads) if read.post in wanted}
            self._tell_strange({r.post for r in reads} - set(piece.numbers))
            yield from (new[number] for number in sorted(new))
            if not new or (wanted := {n: None for n in wanted if n not in new}) == {}:
                break
        if wanted:
            self._tell_missing(list(wanted))

    def _positions(
        self, debate: Debate, statements: Sequence[Statement], checked: Checked
    ) -> Debate:
        rule = self.settings.rule
        if len(statements) < FEWEST:
            unread = set(checked.thread.numbers) - checked.read
            none = Found().whole()
            return debate if unread else with_positions(debate, none, (), checked, rule)
        found = self._found_positions(statements, checked.thread, debate.title)
        if found is None:
            return debate
        debate = with_positions(debate, found, statements, checked, rule)
        asked = None if found.question is None else checked.question(found.question)
        return debate if asked is None else with_question(debate, asked, rule)

    def _found_positions(
        self, statements: Sequence[Statement], thread: Thread, title: str | None
    ) -> PositionsRead | None:
        """Ask for the positions among the statements, as many at once as fit."""
        found = Found()
        rows = [_row(n, s, thread) for n, s in enumerate(statements, 1)]
        done = 0
        while done < len(rows):
            shown = list(_fitting(rows[done:], 2 * thread.size))
            opening = thread.posts[min(thread.posts)].text[: thread.size // 2]
            words = statements_shown(title, opening, found.known(rows), shown)
            try:
                answer = self.speech.answer((POSITIONS, words), PositionsRead)
            except TooMuch as problem:
                self._shrink(thread, len(str(shown)) // 2, problem)
                continue
            if answer is None:
                sentence = "the model gave no answer about positions that can be read"
                self.notices.append(notice("AnswerMissing", sentence))
                return None
            found.add(answer)
            done += len(shown)
        return found.whole()

    def _tell_missing(self, numbers: Sequence[int]) -> None:
        sentence = (
            f"the model gave no answer about {_named(numbers)}; what the passes found"
            " stays"
        )
        self.notices.append(notice("AnswerMissing", sentence))

    def _tell_strange(self, numbers: Collection[int]) -> None:
        if numbers:
            sentence = f"the model speaks of {_named(sorted(numbers))}, not asked for; left out"
            self.notices.append(notice("AnswerRefused", sentence))

    def _tell_cut(self, numbers: Sequence[int]) -> None:
        if numbers:
            sentence = (
                f"of {_named(numbers)}, longer than a request, only the beginning was"
                " sent"
            )
            self.notices.append(notice("AnswerMissing", sentence))


def _row(number: int, statement: Statement, thread: Thread) -> dict[str, Any]:
    """Give a statement as it is shown."""
    span = statement.span
    post = thread.numbers[span.post]
    sides = [
        {"post": thread.numbers[s.target], "side": s.side} for s in statement.sides
    ]
    words = thread.posts[post].text[span.start : span.end]
    shown = {"statement": number, **thread.named(post), "says": one_line(words)}
    return {**shown, "on": sides} if sides else shown


def _fitting(rows: Sequence[dict[str, Any]], room: int) -> Iterator[dict[str, Any]]:
    """Give as many rows as fit, one at least."""
    for place, row in enumerate(rows):
        room -= len(str(row))
        if place and room < 0:
            return
        yield row


def _named(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:MOST_NAMED]))
    more = f" and {len(numbers) - MOST_NAMED} more" * (len(numbers) > MOST_NAMED)
    return f"post{'s' * (len(numbers) > 1)} {shown}{more}"
