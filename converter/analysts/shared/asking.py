"""Asking an OpenAI-compatible endpoint, within limits of time, size and patience."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrs import define, field, frozen

from disputatio.converter.analysts.shared.deadlines import Deadline
from disputatio.schemas.errors import AnalystError, UsageError
from disputatio.schemas.text import one_line, shortened

if TYPE_CHECKING:
    from httpx import Client, Response

MAX_ANSWER = 4 << 20
"""Bytes of one response, at most."""

CONNECTING = 30.0
"""Seconds until an endpoint takes a connection, at most."""

LONGEST_PAUSE = 60.0
"""Seconds between two tries, at most, whatever the server asks for."""

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Status codes after which the same request may work."""


@frozen(kw_only=True)
class Reply:
    """What the endpoint said."""

    content: str
    """The words of the model."""
    cut: bool
    """Whether it says that it stopped before its end."""
    read: int | None = None
    """Tokens of the request that it says it read."""
    written: int | None = None
    """Tokens of the answer that it says it wrote."""


class TooMuch(AnalystError):
    """The request is longer than what the model takes in, or takes it too long."""


class FormRefused(AnalystError):
    """The endpoint does not take the request as it is: its schema, its temperature."""


class _TryAgain(Exception):
    """The request failed in a way that may pass."""

    def __init__(self, problem: str, pause: float | None = None) -> None:
        super().__init__(problem)
        self.pause = pause


@define
class Trouble:
    """A failing endpoint: one request at a time tries again, the others wait for it."""

    lock: Lock = field(factory=Lock)
    """Who holds it tries."""
    over: AnalystError | None = None
    """Why it was given up; then nobody tries any more."""


@frozen(kw_only=True)
class Endpoint:
    """An address that the user named, and how it is spoken to."""

    url: str
    """Base address, as "http://localhost:11434/v1"."""
    key: str | None = field(default=None, repr=False)
    """What is sent as a bearer token; None for nothing."""
    timeout: float = 300.0
    """Seconds that one request may take."""
    tries: int = 4
    """How often a request is tried."""
    pause: Callable[[float], None] = time.sleep
    """Waits between two tries."""
    trouble: Trouble = field(factory=Trouble, eq=False, repr=False)
    """What requests that fail at the same time share."""

    @property
    def in_the_clear(self) -> bool:
        """Whether others on the way to the endpoint can read what is sent."""
        parts = urlsplit(self.url)
        return parts.scheme == "http" and not _is_here(parts.hostname or "")

    def check(self) -> None:
        """Find an address that cannot be, or that a key must not be sent to.

        Raises:
            UsageError: there is something wrong with it.
        """
        try:
            parts = urlsplit(self.url)
            host = parts.hostname or ""
        except ValueError:
            raise UsageError(f"{self.url!r} is no address") from None
        if parts.scheme not in ("http", "https") or not host or parts.query:
            hint = "name it as in --llm-url http://localhost:11434/v1"
            raise UsageError(f"{self.url!r} is no address of an endpoint", hint)
        if parts.username or parts.password:
            hint = "put the key into an environment variable and name that"
            raise UsageError("the address has a password in it", hint)
        if self.key and self.in_the_clear:
            raise UsageError(
                f"the key would be sent to {host} without encryption",
                "use an address that begins with https",
            )

    def ask(self, body: Mapping[str, Any]) -> Reply:
        """Send one request, again where that may help, and give the answer.

        Raises:
            AnalystError: there is no answer.
        """
        import httpx

        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        with httpx.Client(
            timeout=httpx.Timeout(self.timeout, connect=min(self.timeout, CONNECTING)),
            headers=headers, follow_redirects=False,
            limits=httpx.Limits(max_keepalive_connections=0),
            trust_env=False,
        ) as client:  # fmt: skip
            return self._patiently(client, data)

    def _patiently(self, client: Client, data: bytes) -> Reply:
        if self.trouble.over is not None:
            raise self.trouble.over
        try:
            return self._once(client, data)
        except _TryAgain as failed:
            with self.trouble.lock:
                return self._again(client, data, failed)

    def _again(self, client: Client, data: bytes, failed: _TryAgain) -> Reply:
        """Try again as often as it is allowed; what fails then fails for all."""
        for number in range(self.tries - 1):
            if self.trouble.over is not None:
                break
            wanted = failed.pause if failed.pause is not None else 2.0**number
            self.pause(min(max(wanted, 0.0), LONGEST_PAUSE))
            try:
                return self._once(client, data)
            except _TryAgain as again:
                failed = again
        if self.trouble.over is None:
            tries = f"{self.tries} tries" if self.tries > 1 else "one try"
            message = f"{self.url}: {failed}, after {tries}"
            self.trouble.over = AnalystError(message, _LATER)
        raise self.trouble.over

    def _once(self, client: Client, data: bytes) -> Reply:
        import httpx

        address = f"{self.url.rstrip('/')}/chat/completions"
        with Deadline(self.timeout) as deadline:
            try:
                with client.stream(
                    "POST", address, content=data, extensions={"trace": deadline.trace}
                ) as response:
                    raw = self._bounded(response)
            except httpx.InvalidURL as error:
                raise UsageError(f"{self.url!r} is no address: {error}") from None
            except httpx.ConnectTimeout:
                raise _TryAgain("takes no connection") from None
            except httpx.TimeoutException:
                raise self._too_late() from None
            except httpx.HTTPError as error:
                if deadline.over:
                    raise self._too_late() from None
                raise _TryAgain(
                    f"cannot be reached: {error or type(error).__name__}"
                ) from None
            if deadline.over:
                raise self._too_late()
        self._check_status(response, raw, capped=_CAPPED in data)
        return self._reply(raw)

    def _bounded(self, response: Response) -> bytes:
        raw = bytearray()
        for chunk in response.iter_raw():  # as it comes: a size would wait for it
            raw += chunk
            if len(raw) > MAX_ANSWER:
                raise AnalystError(
                    f"{self.url}: the answer is larger than {MAX_ANSWER >> 20} MiB",
                    "see whether the address is that of a language model",
                )
        return bytes(raw)

    def _too_late(self) -> TooMuch:
        """Say that time is up; to ask the same again would take as long."""
        message = f"{self.url}: no whole answer within {self.timeout:g} seconds"
        return TooMuch(message, "give a longer --llm-timeout, or take a quicker model")

    def _check_status(self, response: Response, raw: bytes, *, capped: bool) -> None:
        code = response.status_code
        if code == 200:
            return
        if 300 <= code < 400:
            location = self._without_key(response.headers.get("location", "nowhere"))
            where = shortened(location, 200)
            raise AnalystError(
                f"{self.url}: sends on to {where}, which you did not name",
                "name that address if you trust it",
            )
        said = shortened(one_line(self._without_key(_said(raw))), 300)
        problem = f"answers with status {code}{': ' * bool(said)}{said}"
        message, hint = f"{self.url}: {problem}", _HINTS.get(code, _DOCUMENTATION)
        if capped and code in _TELLING and CAP.search(said):
            raise FormRefused(message, hint)
        if code == 413 or (code in _TELLING and _TOO_LONG.search(said)):
            raise TooMuch(message, _SMALLER)
        if code in (400, 422) or (code in _TELLING and _FORM.search(said)):
            raise FormRefused(message, hint)
        if code in _AGAIN:
            pause = _seconds(response.headers.get("retry-after"))
            raise _TryAgain(problem, pause)
        raise AnalystError(message, hint)

    def _reply(self, raw: bytes) -> Reply:
        """Read a response.

        Raises:
            _TryAgain: it is none of a language model.
            AnalystError: it comes piece by piece, though that was not asked for.
        """
        if _EVENTS.match(raw):
            raise AnalystError(
                f"{self.url}: answers piece by piece (an event stream), though asked"
                " for a whole answer",
                "turn streaming off there, or name an endpoint that answers whole",
            )
        try:
            whole = json.loads(raw)
            choice = whole["choices"][0]
            content = _words(choice["message"]["content"])
            cut = choice.get("finish_reason") == "length"
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            said = (
                shortened(one_line(self._without_key(_said(raw))), 300)
                if b'"error"' in raw
                else ""
            )
            raise _TryAgain(
                f"answers with an error: {said}"
                if said
                else "the answer is none of a language model"
            ) from None
        if not isinstance(content, str) and not cut:
            raise _TryAgain("the answer has no words")
        read, written = (_tokens(whole, name) for name in ("prompt", "completion"))
        return Reply(
            content=self._without_secret(content or ""),
            cut=cut,
            read=read,
            written=written,
        )

    def _without_key(self, text: str) -> str:
        """Give what a server says without the key, which some say back."""
        return text.replace(self.key, "[the key]") if self.key else text

    def _without_secret(self, words: str) -> str:
        """Give a model's words without the key, unless that is a word like others."""
        is_secret = self.key and len(self.key) >= _SHORTEST_SECRET
        return self._without_key(words) if is_secret else words


_LATER = "run it again later: what was answered so far is kept and not asked again"
_SMALLER = "give a smaller --llm-window, or start the model with a larger context"
_DOCUMENTATION = "see what the endpoint's documentation says"
_HINTS = {
    401: "see whether --llm-key-env names the variable that holds the key",
    403: "see whether the key may use this model",
    404: "see whether the address ends as the endpoint's does (often /v1), and whether"
    " the model is there",
}

_EVENTS = re.compile(rb"\s*(?::|(?:data|event|id|retry):)")
"""How an event stream begins (HTML standard, server-sent events)."""

_SHORTEST_SECRET = 16
"""Characters of a key; shorter ones stand in for a key that a local server ignores."""

_CAPPED = b'"max_tokens": '
CAP = re.compile(r"max_(?:completion_)?tokens|in the completion")
"""What servers say that do not take so long an answer, or take its limit by another name."""

_MOST_TOKENS = 1 << 32
"""What is more is no number of tokens."""

_TELLING = frozenset({400, 422, 500, 501, 503})
"""Status codes with which servers say that a request is too long, or of another form."""

_TOO_LONG = re.compile(
    r"context[ _-]?(?:length|window|size)|context_length_exceeded|n_ctx"
    r"|(?:prompt|input|request) is too long|too many (?:input )?tokens",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"response_format|json_schema|json_object|grammar|temperature", re.IGNORECASE
)


def _said(raw: bytes) -> str:
    """Give what a server says about an error, out of the JSON that most wrap it in."""
    text = raw.decode("utf-8", "replace")
    try:
        error = json.loads(text)["error"]
        said = error if isinstance(error, str) else error["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return text
    return said if isinstance(said, str) else text


def _words(content: Any) -> Any:
    """Give the words of a message; some endpoints give them in parts."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if part.get("type") == "text")
    return content


def _tokens(whole: Any, name: str) -> int | None:
    usage = whole.get("usage")
    count = usage.get(f"{name}_tokens") if isinstance(usage, dict) else None
    return count if isinstance(count, int) and 0 <= count < _MOST_TOKENS else None


def _seconds(text: str | None) -> float | None:
    """Read a pause that a server asks for, in seconds or until a date."""
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return until.timestamp() - time.time() if until.tzinfo else None


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
