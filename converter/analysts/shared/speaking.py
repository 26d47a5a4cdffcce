"""Speaking with a language model: one request, its answer of a schema, kept on disk.

Endpoints take different things. The first request shows what this one takes: a JSON
Schema, a schema beside a plain object, or neither; a temperature or none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from disputatio.converter.analysts.shared.answers import (
    NAMES,
    BadAnswer,
    Read,
    decoded,
    sent_schema,
)
from disputatio.converter.analysts.shared.asking import (
    Endpoint,
    FormRefused,
    Reply,
    TooMuch,
)
from disputatio.converter.analysts.shared.keeping import Kept
from disputatio.schemas.errors import AnalystError
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.text import counted, shortened

FORMS = ("schema", "object", "plain")
"""How an answer of a schema is asked for, the strictest way first."""

PATIENCE = 6
"""Answers in a row that may be of no use before nothing more is asked."""

_TRIES = 2
"""How often a model is asked for an answer that is of the schema."""

_LONGEST_TOKEN = 10
"""Characters of a token, at most, of a whole text: who read fewer tokens cut it."""

Question = tuple[str, str]
"""What a model is told, and what it is shown."""


@define
class Speech:
    """What is said to one model in one run, and what was learned of it."""

    endpoint: Endpoint
    """Where it is."""
    model: str
    """Its name there."""
    kept: Kept
    """Answers from before."""
    form: str
    """One of `FORMS`: what is tried first."""
    warm: bool = False
    """Whether the model keeps its own temperature."""
    notices: list[Notice] = field(factory=list)
    """What was learned, and is told."""
    _asked: str = field(init=False)
    _useless: int = 0
    _told_cut: bool = False

    def __attrs_post_init__(self) -> None:
        """Keep what is asked for: answers are kept under that, whatever is taken."""
        self._asked = self.form

    def body(self, question: Question, kind: type[Any]) -> dict[str, Any]:
        """Give a request as it is tried first."""
        return _body(self.model, question, kind, self._asked, warm=False)

    def is_kept(self, question: Question, kind: type[Any]) -> bool:
        """Say whether the answer is kept from before."""
        return self.kept.get(self._whole(question, kind)) is not None

    def answer(self, question: Question, kind: type[Read]) -> Read | None:
        """Give an answer of its schema, kept or new; None where there is none.

        Raises:
            TooMuch: the request is more than the model can take.
            AnalystError: the endpoint does not answer, or the model only nonsense.
        """
        whole = self._whole(question, kind)
        kept = self.kept.get(whole)
        if kept is not None:
            try:
                return decoded(kept, kind)
            except BadAnswer:
                pass
        more: tuple[dict[str, str], ...] = ()
        for _ in range(_TRIES):
            reply = self._reply(question, kind, more)
            try:
                answer = decoded(reply.content, kind)
            except BadAnswer as error:
                problem = shortened(str(error), 200)
                self._count_useless(problem, reply)
                said = f"Your answer was not of the schema: {problem}. Answer again."
                more = ({"role": "user", "content": said},)
                continue
            self._useless = 0
            self.kept.put(whole, reply.content)
            return answer
        return None

    def _count_useless(self, problem: str, reply: Reply) -> None:
        self._useless += 1
        if self._useless >= PATIENCE:
            begins = shortened(reply.content.strip(), 60)
            times = counted(self._useless, "answer")
            raise AnalystError(
                f"{self.endpoint.url}: {self.model} gave {times} in a row that"
                f" cannot be read: {problem} (the last begins “{begins}”)",
                "take a larger model, or a server that holds answers to a JSON Schema",
            )
        if reply.cut:
            raise TooMuch(
                f"{self.endpoint.url}: the answer broke off before anything was said",
                "give a smaller --llm-window, or start the model with a larger context",
            )

    def _reply(
        self, question: Question, kind: type[Any], more: tuple[dict[str, str], ...]
    ) -> Reply:
        """Ask, and learn what the endpoint takes."""
        while True:
            body = _body(self.model, question, kind, self.form, warm=self.warm)
            body["messages"] += more
            try:
                reply = self.endpoint.ask(body)
            except FormRefused as refused:
                self._step_down(refused)
                continue
            self._look_for_cut(body, reply)
            return reply

    def _step_down(self, refused: FormRefused) -> None:
        """Take the next form; the refusal stands where there is none."""
        if "temperature" in refused.message.lower() and not self.warm:
            self.warm = True
        elif self.form != FORMS[-1]:
            self.form = FORMS[FORMS.index(self.form) + 1]
            self.warm = self.warm or self.form == FORMS[-1]
            if self.form == FORMS[-1]:
                sentence = (
                    f"{self.model} is asked in words alone: its endpoint takes no"
                    " JSON Schema"
                )
                self.notices.append(notice("SchemaRefused", sentence))
        else:
            raise refused

    def _look_for_cut(self, body: Mapping[str, Any], reply: Reply) -> None:
        """Tell where a server silently leaves out the beginning of a request."""
        sent = sum(len(message["content"]) for message in body["messages"])
        if reply.read and reply.read * _LONGEST_TOKEN < sent and not self._told_cut:
            self._told_cut = True
            sentence = (
                f"the endpoint says that it read {reply.read:,} tokens of a request"
                f" of {sent:,} characters: it may cut what is longer than its context"
            )
            self.notices.append(notice("AnswerMissing", sentence))

    def _whole(self, question: Question, kind: type[Any]) -> dict[str, Any]:
        return {"url": self.endpoint.url, "body": self.body(question, kind)}


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
