"""Speaking with a language model: one request, its answer of a schema, kept on disk.

Endpoints take different things. The first request shows what this one takes: a JSON
Schema, a schema beside a plain object, or neither; a temperature or none; a limit of the
answer or none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

from attrs import define, field

from disputatio.converter.analysts.shared.answers import (
    NAMES,
    BadAnswer,
    Read,
    decoded,
    is_whole,
    sent_schema,
)
from disputatio.converter.analysts.shared.asking import (
    CAP,
    Endpoint,
    FormRefused,
    Reply,
    TooMuch,
)
from disputatio.converter.analysts.shared.keeping import Kept
from disputatio.converter.analysts.shared.tallying import Tally
from disputatio.schemas.errors import AnalystError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import shortened

FORMS = ("schema", "object", "plain")
"""How an answer of a schema is asked for, the strictest way first."""

PATIENCE = 6
"""Answers in a row that may be of no use before nothing more is asked."""

MOST_WRITTEN = 16_384
"""Tokens of one answer, at most, thoughts and all; a longer one breaks off."""

_TRIES = 2
"""How often a model is asked for an answer that is of the schema."""

_LONGEST_TOKEN = 10
"""Characters of a token, at most, of a whole text: who read fewer tokens cut it."""

Question = tuple[str, str]
"""What a model is told, and what it is shown."""


@define
class Speech:
    """What is said to one model in one run, by several at once, and what was learned."""

    endpoint: Endpoint
    """Where it is."""
    model: str
    """Its name there."""
    kept: Kept
    """Answers from before."""
    form: str
    """One of `FORMS`: what is tried first."""
    tally: Tally
    """Counts what is asked and answered."""
    warm: bool = False
    """Whether the model keeps its own temperature."""
    capped: bool = True
    """Whether it is told how long an answer may be."""
    _asked: str = field(init=False)
    _lock: Lock = field(factory=Lock)
    _first: Lock = field(factory=Lock)
    _met: bool = False
    _over: bool = False
    _refused: bool = False
    _cut: tuple[int, int] | None = None

    def __attrs_post_init__(self) -> None:
        """Keep what is asked for: answers are kept under that, whatever is taken."""
        self._asked = self.form

    def body(self, question: Question, kind: type[Any]) -> dict[str, Any]:
        """Give a request as it is tried first."""
        return _body(self.model, question, kind, self._asked, warm=False)

    def is_kept(self, question: Question, kind: type[Any]) -> bool:
        """Say whether the answer is kept from before."""
        return self.kept.get(self.whole(question, kind)) is not None

    def whole(self, question: Question, kind: type[Any]) -> dict[str, Any]:
        """Give what an answer is kept under."""
        return {"url": self.endpoint.url, "body": self.body(question, kind)}

    def keep(self, asked: Mapping[str, Any], answer: str) -> None:
        """Keep an answer, unless nobody waits for it any more."""
        with self._lock:
            if not self._over:
                self.kept.put(asked, answer)

    def end(self) -> None:
        """Ask and keep nothing more: the run is over, well or not.

        What is being kept is whole when this returns.
        """
        with self._lock:
            self._over = True

    def reply(
        self, question: Question, kind: type[Any], more: tuple[dict[str, str], ...]
    ) -> Reply:
        """Ask, and learn what the endpoint takes; until it answers, one at a time."""
        with self._first:
            if not self._met:
                return self._learned(question, kind, more)
        return self._learned(question, kind, more)

    def _learned(
        self, question: Question, kind: type[Any], more: tuple[dict[str, str], ...]
    ) -> Reply:
        while True:
            with self._lock:
                if self._over:
                    raise AnalystError(f"{self.endpoint.url}: nothing more is asked")
                form, warm, capped = self.form, self.warm, self.capped
            body = _body(self.model, question, kind, form, warm=warm)
            if not capped:
                del body["max_tokens"]
            body["messages"] += more
            self.tally.check(body)
            try:
                reply = self.endpoint.ask(body)
            except FormRefused as refused:
                with self._lock:
                    if (form, warm, capped) == (self.form, self.warm, self.capped):
                        self._step_down(refused)
                continue
            self.tally.add(body, reply)
            with self._lock:
                self._met = True
                self._look_for_cut(body, reply)
            return reply

    def _step_down(self, refused: FormRefused) -> None:
        """Take the next form; the refusal stands where there is none."""
        if self.capped and CAP.search(refused.message):
            self.capped = False
        elif "temperature" in refused.message.lower() and not self.warm:
            self.warm = True
        elif self.form != FORMS[-1]:
            self.form = FORMS[FORMS.index(self.form) + 1]
            self.warm = self.warm or self.form == FORMS[-1]
            self._refused = self.form == FORMS[-1]
        elif self.capped:
            self.capped = False
        else:
            raise refused

    def _look_for_cut(self, body: Mapping[str, Any], reply: Reply) -> None:
        """Remember where a server silently leaves out the beginning of a request."""
        sent = sum(len(message["content"]) for message in body["messages"])
        if reply.read and reply.read * _LONGEST_TOKEN < sent:
            self._cut = max(self._cut or (0, 0), (sent, reply.read))

    def notices(self) -> Iterator[Notice]:
        """Tell what was learned of the endpoint."""
        if self._refused:
            sentence = (
                f"{self.model} is asked in words alone: its endpoint takes no"
                " JSON Schema"
            )
            yield notice("SchemaRefused", sentence)
        if self._cut is not None:
            sent, read = self._cut
            sentence = (
                f"the endpoint says that it read {read:,} tokens of a request"
                f" of {sent:,} characters: it may cut what is longer than its context"
            )
            yield notice("AnswerMissing", sentence)


@define
class Talk:
    """One question after another to a model, with what was wrong with the answers."""

    speech: Speech
    """The run that it is part of."""
    useless: list[str] = field(factory=list)
    """For each new answer what made it useless; empty words for one that was of use."""
    whole: bool = True
    """Whether the last answer goes to its end."""

    def answer(self, question: Question, kind: type[Read]) -> Read | None:
        """Give an answer of its schema, kept or new; None where there is none.

        Raises:
            TooMuch: the request is more than the model can take.
            AnalystError: the endpoint does not answer, or the model only nonsense.
        """
        whole = self.speech.whole(question, kind)
        kept = self.speech.kept.get(whole)
        if kept is not None:
            try:
                return self._read(kept, kind)
            except BadAnswer:
                pass
        more: tuple[dict[str, str], ...] = ()
        for _ in range(_TRIES):
            reply = self.speech.reply(question, kind, more)
            try:
                answer = self._read(reply.content, kind)
            except BadAnswer as error:
                problem = shortened(str(error), 200)
                begins = shortened(reply.content.strip(), 60)
                self.useless.append(f"{problem} (the last begins “{begins}”)")
                self._check(reply)
                said = f"Your answer was not of the schema: {problem}. Answer again."
                more = ({"role": "user", "content": said},)
                continue
            self.useless.append("")
            self.speech.keep(whole, reply.content)
            return answer
        return None

    def _read(self, content: str, kind: type[Read]) -> Read:
        answer = decoded(content, kind)
        self.whole = is_whole(content)
        return answer

    def _check(self, reply: Reply) -> None:
        given_up(self.speech, self.useless)
        if reply.cut:
            raise TooMuch(
                f"{self.speech.endpoint.url}: the answer broke off before anything was"
                " said",
                "give a smaller --llm-window, or start the model with a larger context",
            )


def given_up(speech: Speech, useless: Sequence[str]) -> None:
    """Give a model up that answers in a row what nobody can read.

    Raises:
        AnalystError: the last answers were all of no use.
    """
    last = useless[-PATIENCE:]
    if len(last) == PATIENCE and all(last):
        raise AnalystError(
            f"{speech.endpoint.url}: {speech.model} gave {PATIENCE} answers in a row"
            f" that cannot be read: {last[-1]}",
            "take a larger model, or a server that holds answers to a JSON Schema",
        )


def _body(
    model: str, question: Question, kind: type[Any], form: str, *, warm: bool
) -> dict[str, Any]:
    told, shown = question
    schema = sent_schema(kind)
    if form != "schema":
        told = f"{told}\nThe schema:\n{json.dumps(schema)}"
    messages = [
        {"role": "system", "content": told}, {"role": "user", "content": shown},
    ]  # fmt: skip
    body: dict[str, Any] = {"model": model, "messages": messages}
    body["max_tokens"] = MOST_WRITTEN
    body.update(_format(form, kind, schema))
    if form != "plain" and not warm:
        body["temperature"] = 0
    return body


def _format(
    form: str, kind: type[Any], schema: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    if form == "schema":
        given = {"name": NAMES[kind], "strict": True, "schema": schema}
        yield "response_format", {"type": "json_schema", "json_schema": given}
    elif form == "object":
        yield "response_format", {"type": "json_object", "schema": schema}
