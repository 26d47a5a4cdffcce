"""An endpoint on loopback that answers like a language model, or misbehaves."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from attrs import define, field

Behaviour = Callable[["Handler", dict[str, Any]], None]
"""Answers one request; the request's body is given."""


@define
class FakeModel:
    """What was asked, and how the next requests are answered."""

    url: str = ""
    asked: list[dict[str, Any]] = field(factory=list)
    headers: list[dict[str, str]] = field(factory=list)
    script: list[Behaviour] = field(factory=list)
    """How the first requests are answered."""
    usual: Behaviour | None = None
    """How the others are; well, if nothing is given."""
    pauses: list[float] = field(factory=list)

    def shown(self, number: int) -> dict[str, Any]:
        """Give what the user's message of a request holds."""
        found: dict[str, Any] = json.loads(self.asked[number]["messages"][1]["content"])
        return found


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one test."""

    model: FakeModel

    def do_POST(self) -> None:
        """Answer by the script, then as usual."""
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        self.model.asked.append(body)
        self.model.headers.append(dict(self.headers))
        behaviour = self.model.script.pop(0) if self.model.script else None
        (behaviour or self.model.usual or well)(self, body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def give(self, data: bytes, code: int = 200, **headers: str) -> None:
        """Send a response."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def say(self, content: Any, finish: str = "stop", **usage: int) -> None:
        """Send the words of a model."""
        words = content if isinstance(content, str) else json.dumps(content)
        choice = {"message": {"content": words}, "finish_reason": finish}
        whole = {"choices": [choice], **({"usage": usage} if usage else {})}
        self.give(json.dumps(whole).encode())


def well(handler: Handler, body: dict[str, Any]) -> None:
    """Answer as a model that reads well: "No" is against, "Yes" for the post before."""
    shown = json.loads(body["messages"][1]["content"])
    if "statements" in shown:
        handler.say(positions(shown))
    else:
        handler.say({"posts": [read(post) for post in shown["posts"]]})


def read(post: dict[str, Any]) -> dict[str, Any]:
    """Read one post: a side by its first word, and its last sentence as a claim."""
    says = [part["says"] for part in post["parts"] if "says" in part]
    first = says[0].split()[0].strip(",.") if says else ""
    side = {"No": "disagree", "Yes": "agree"}.get(first)
    answers = [
        {"post": post["post"] - 1, "side": side, "quote": first, "confidence": 0.9}
    ]
    claim = says[-1].split(", ")[-1]
    return {
        "post": post["post"],
        "does": "holds",
        "answers": answers if side and post["post"] > 1 else [],
        "claims": [{"quote": claim, "whose": "own", "confidence": 0.8}],
    }


def positions(shown: dict[str, Any]) -> dict[str, Any]:
    """Take the first claim as the position, and those of others as against it."""
    claims = [row for row in shown["statements"] if len(row["says"].split()) > 1]
    first = claims[0] if claims else {}
    against = [
        {
            "statement": row["statement"],
            "side": "against",
            "quote": row["says"],
            "confidence": 0.7,
        }
        for row in claims[1:]
        if row.get("author") != first.get("author")
    ]
    position = {
        "statement": first.get("statement"),
        "title": first.get("says"),
        "confidence": 0.8,
        "rivals": [],
        "bearings": against,
    }
    return {
        "debate": bool(against),
        "question": None,
        "rebuttals": [],
        "positions": [position] if against else [],
    }


def saying(content: Any, finish: str = "stop") -> Behaviour:
    """Give a behaviour: these words, whatever is asked."""
    return lambda handler, _body: handler.say(content, finish)


def failing(code: int, **headers: str) -> Behaviour:
    """Give a behaviour: a status code."""
    return lambda handler, _body: handler.give(b"no", code, **headers)


@contextmanager
def serving() -> Iterator[FakeModel]:
    """Serve a model until the block ends."""
    model = FakeModel()
    handler = type("OwnHandler", (Handler,), {"model": model})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
