"""`llm`: a language model reads the thread, at an address that the user names.

It is asked post by post for sides and claims, then for the positions. What it quotes
counts only where it stands in the post, letter by letter.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from disputatio.converter.analysts.shared.answers import (
    BadAnswer,
    PositionsRead,
    PostRead,
    PostsRead,
    Read,
    decoded,
    sent_schema,
)
from disputatio.converter.analysts.shared.asking import Endpoint
from disputatio.converter.analysts.shared.building import (
    Picked,
    with_claims,
    with_positions,
    with_question,
    with_sides,
)
from disputatio.converter.analysts.shared.checking import Checked
from disputatio.converter.analysts.shared.costs import Costs
from disputatio.converter.analysts.shared.keeping import Kept, users_folder
from disputatio.converter.analysts.shared.windows import (
    POSITIONS,
    POSTS,
    Piece,
    Thread,
    claims_shown,
    messages,
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
from disputatio.schemas.text import counted, shortened

FEWEST = 2
"""Claims below which nobody is asked for positions."""

LONGEST_WAIT = 86_400
"""Seconds that one request may take, at most."""

_TRIES = 2
"""How often a model is asked for an answer that is of the schema."""


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
                default=120.0,
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
        window=max(given["llm-window"], 500),
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
    notices: list[Notice] = field(factory=list)

    def done(self) -> Analysis:
        """Ask, check and build; or only estimate."""
        thread = Thread(self.debate, self.settings.window)
        pieces = list(thread.pieces())
        costs = Costs(prices=self.settings.prices)
        for piece in pieces:
            asked = self._body(POSTS, thread.asked(piece), "llm-posts", PostsRead)
            kept = self.settings.kept.get(self._whole(asked)) is not None
            costs.add(asked, len(piece.numbers), kept=kept)
        costs.add_positions(sum(len(piece.numbers) for piece in pieces))
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
        return self._analysis(self._read(thread, pieces))

    def _analysis(self, debate: Debate) -> Analysis:
        return Analysis(debate=debate, notices=tuple(self.notices))

    def _read(self, thread: Thread, pieces: Sequence[Piece]) -> Debate:
        checked = Checked(thread)
        for piece in pieces:
            for read in self._posts(thread, piece):
                checked.add(read)
            self._tell_cut(thread, piece)
        debate = with_sides(self.debate, checked.sides, self.settings.rule)
        debate, picked = with_claims(
            debate, checked.claims_in_order(), self.settings.rule
        )
        debate = self._positions(debate, picked, checked)
        self.notices.extend(checked.notices)
        return debate

    def _posts(
        self, thread: Thread, piece: Piece, *, again: bool = True
    ) -> Iterator[PostRead]:
        """Give what is answered about a piece; what is missing is asked for once more."""
        asked = self._body(POSTS, thread.asked(piece), "llm-posts", PostsRead)
        answer = self._answer(asked, PostsRead)
        if answer is None:
            halves = piece.halves()
            for half in halves:
                yield from self._posts(thread, half)
            if not halves:
                self._tell_missing(piece.numbers)
            return
        wanted = dict.fromkeys(piece.numbers, True)
        for read in answer.posts:
            if wanted.pop(read.post, False):
                yield read
            else:
                sentence = f"the model speaks of post {read.post}, which was not asked for; left out"
                self.notices.append(notice("AnswerRefused", sentence))
        missing = Piece(numbers=tuple(wanted))
        if missing.numbers and again and len(missing.numbers) < len(piece.numbers):
            yield from self._posts(thread, missing, again=False)
        elif missing.numbers:
            self._tell_missing(missing.numbers)

    def _positions(
        self, debate: Debate, picked: Sequence[Picked], checked: Checked
    ) -> Debate:
        thread, rule = checked.thread, self.settings.rule
        shown = list(self._claims(picked, thread))
        if len(shown) < FEWEST:
            return debate
        if len(shown) < len(picked):
            left = counted(len(picked) - len(shown), "claim")
            sentence = f"{left} did not fit the request for positions"
            self.notices.append(notice("AnswerMissing", sentence))
        first = thread.posts[min(thread.posts)]
        opening = first.text[: self.settings.window // 2]
        body = self._body(
            POSITIONS,
            claims_shown(debate.title, opening, shown),
            "llm-positions",
            PositionsRead,
        )
        answer = self._answer(body, PositionsRead)
        if answer is None:
            sentence = "the model gave no answer about positions that can be read"
            self.notices.append(notice("AnswerMissing", sentence))
            return debate
        picked = picked[: len(shown)]
        debate = with_positions(debate, answer.positions, picked, checked, rule)
        asked = None if answer.question is None else checked.question(answer.question)
        return debate if asked is None else with_question(debate, *asked, rule)

    def _claims(
        self, picked: Sequence[Picked], thread: Thread
    ) -> Iterator[dict[str, Any]]:
        """Give the claims as they are shown, as many as fit."""
        room = 2 * self.settings.window
        for number, claim in enumerate(picked, 1):
            post = thread.posts[thread.numbers[claim.span.post]]
            words = post.text[claim.span.start : claim.span.end]
            brief = thread.brief(thread.numbers[post.key])
            row = {
                "claim": number, "post": brief["post"], "author": brief["author"],
                "says": words,
            }  # fmt: skip
            room -= len(words) + 60
            if room < 0:
                return
            yield row

    def _answer(self, asked: Mapping[str, Any], kind: type[Read]) -> Read | None:
        """Give an answer of its schema, kept or new; None where there is none."""
        body = dict(asked)
        kept = self.settings.kept.get(self._whole(asked))
        for _ in range(_TRIES):
            content, cut = kept, False
            if content is None:
                reply = self.settings.endpoint.ask(body)
                content, cut = reply.content, reply.cut
            try:
                answer = decoded(content, kind)
            except BadAnswer as error:
                problem = shortened(str(error), 200)
                said = f"Your answer was not of the schema: {problem}. Answer again."
                body["messages"] = [
                    *asked["messages"], {"role": "user", "content": said},
                ]  # fmt: skip
                if cut:
                    return None
                kept = None
                continue
            if kept is None:
                self.settings.kept.put(self._whole(asked), content)
            return answer
        return None

    def _whole(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return {"url": self.settings.endpoint.url, "body": body}

    def _body(
        self, told: str, shown: Mapping[str, Any], name: str, kind: type[Any]
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.settings.model, "messages": messages(told, shown),
        }  # fmt: skip
        if self.settings.plain:
            words = f"{told}\nThe schema:\n{json.dumps(sent_schema(kind))}"
            return {**body, "messages": messages(words, shown)}
        form = {"name": name, "strict": True, "schema": sent_schema(kind)}
        return {
            **body,
            "temperature": 0,
            "response_format": {"type": "json_schema", "json_schema": form},
        }

    def _tell_missing(self, numbers: Sequence[int]) -> None:
        posts = f"post{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
        sentence = (
            f"the model gave no answer about {posts}; what the passes found stays"
        )
        self.notices.append(notice("AnswerMissing", sentence))

    def _tell_cut(self, thread: Thread, piece: Piece) -> None:
        for number in filter(thread.is_cut, piece.numbers):
            sentence = (
                f"post {number} is longer than a request; only its beginning was sent"
            )
            self.notices.append(notice("AnswerMissing", sentence))
