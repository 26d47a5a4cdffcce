"""debate-json: the native format, read strictly (docs/formats/debate-json.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from disputatio.schemas.errors import ReadError
from disputatio.schemas.invariants import problems
from disputatio.schemas.protocols import FormatInfo, Options, Reading, Source

_HINT = "disputatio schema prints the JSON Schema that the file has to satisfy"


class DebateJsonImporter:
    """Read debate-json; a file that is no valid debate is an error."""

    info = FormatInfo(
        name="debate-json",
        title="disputatio's own lossless JSON",
        extensions=(".debate.json",),
        media_types=("application/json",),
        structured=True,
    )

    def sniff(self, head: bytes) -> float:
        """Recognise an object that begins with its version and title."""
        start = head[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start.startswith(b"{"):
            return 0.0
        rest = start[1:].lstrip()
        return 0.95 if rest.startswith(b'"version"') and b'"title"' in rest else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Reading]:  # noqa: ARG002
        """Give the one debate of the file.

        Raises:
            ReadError: it is no JSON, no debate, or a debate that breaks a rule.
        """
        from disputatio.schemas import codec

        try:
            debate = codec.loads(source.data)
        except codec.CodecError as error:
            raise ReadError(_some(error.problems), _HINT) from error
        except json.JSONDecodeError as error:
            raise ReadError(
                f"not valid JSON: {error.msg}", line=error.lineno, column=error.colno
            ) from error
        except UnicodeDecodeError as error:
            line = source.data.count(b"\n", 0, error.start) + 1
            raise ReadError("not valid UTF-8", line=line) from error
        except ValueError as error:
            problem = str(error).partition(";")[0]
            raise ReadError(f"not valid JSON: {problem}") from error
        broken = problems(debate)
        if broken:
            raise ReadError(_some(broken), _HINT)
        yield Reading(debate=debate)


def _some(found: tuple[str, ...]) -> str:
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"not a valid debate: {found[0]}{more}"
