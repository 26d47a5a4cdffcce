"""A judge kept open as a child process: one line of JSON in, one line of JSON out, in order."""

import json
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

_STDERR_TAIL = 2000
_END_SECONDS = 5.0


class JudgeCrashed(RuntimeError):
    """The judge ended without an answer; the message holds its last words. The next question starts it anew."""


class JudgeTimeout(TimeoutError):
    """The judge gave no answer in time and was ended. The next question starts it anew."""


class LineProcess:
    """A child process that is started at the first question and restarted after a crash or a time-out."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """`command` is run in `folder`; its standard error is kept for the message of a crash."""
        self._command = list(command)
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._stderr: IO[bytes] | None = None

    def exchange(self, question: object, seconds: float) -> dict[str, Any]:
        """The answer to one question; `JudgeTimeout` after `seconds`, `JudgeCrashed` where it ends without one."""
        process = self._running()
        late = threading.Event()
        timer = threading.Timer(seconds, _stop, (process, late))
        timer.start()
        try:
            line = _converse(process, question)
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        raise self._failure(late.is_set(), seconds)

    def close(self) -> None:
        """End the process: politely by closing its input, then by force."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.communicate(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        if self._stderr is not None:
            self._stderr.close()

    @property
    def pid(self) -> int | None:
        """The process id of the running child, None where none runs."""
        return None if self._process is None else self._process.pid

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                stdin=pipe,
                stdout=pipe,
                stderr=self._stderr,
            )
        return self._process

    def _failure(self, late: bool, seconds: float) -> Exception:
        words = self._last_words()
        self.close()
        if late:
            return JudgeTimeout(
                f"{self._command[0]} gave no answer within {seconds:g} s"
            )
        return JudgeCrashed(f"{self._command[0]} ended without an answer: {words}")

    def _last_words(self) -> str:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._stderr is None:
            return ""
        self._stderr.seek(0)
        return self._stderr.read()[-_STDERR_TAIL:].decode("utf-8", "replace").strip()


def _converse(process: subprocess.Popen[bytes], question: object) -> bytes:
    """One line there and one back; b"" where the process ended. ASCII only, so that lone surrogates travel."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(question).encode("ascii") + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        return b""
    return process.stdout.readline()


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()
