"""Dumps: the time of reading one against bare decoding of its bytes, and its memory.

Run with `python -m tests.benchmarks.dumps_bench [THREADS]`. Processor seconds of new
processes, so that nothing one run left behind helps another. The peers: `json.loads` of each line,
`lxml.etree.iterparse` over the same XML, `zstandard` over the same packed bytes. Memory
is the peak of the process for a file, and for one of ten times its size.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tests.benchmarks.output import say

THREADS = 150
"""So many threads has the smaller file of each kind."""

POSTS = 40
"""So many posts has each thread."""

MOST_GROWTH = 1.2
"""How many times the memory ten times the file may take."""

MEASURED = """
import resource, sys, time
before = time.process_time()
{code}
used = resource.getrusage(resource.RUSAGE_SELF)
print(time.process_time() - before, used.ru_maxrss / 1024)
"""
OURS = """
from disputatio.converter import read_all
for reading in read_all(sys.argv[1], structure="none"): pass
"""
PEERS = {
    "json.loads of each line": """
import json
for line in open(sys.argv[1], "rb"): json.loads(line)
""",
    "lxml iterparse": """
from lxml import etree
for _, row in etree.iterparse(sys.argv[1], tag="row"): row.clear()
""",
    "zstandard alone": """
import zstandard
with open(sys.argv[1], "rb") as packed:
    stream = zstandard.ZstdDecompressor().stream_reader(packed)
    while stream.read(1 << 18): pass
""",
}
"""Bare decoding of the same bytes."""

MARKED = (
    "> It cannot be paid for, says {0}.\n\nI do *not* agree with number {0}: the ferry"
    " runs at night elsewhere, and [nobody](https://skarn.example/{0}) went bankrupt"
    " because of it. There were {1} people on board last winter, every night."
)
PLAIN = (
    "I was on board with {1} others when the ferry was late, and nobody minded. What"
    " number {0} says would cost more than the bus, and the bus is empty, too."
)


def words(post: int, thread: int) -> str:
    """Give the words of a post: of four, one has Markdown, as on real sites."""
    return (PLAIN if post % 4 else MARKED).format(post, thread)


def measured(code: str, path: Path) -> tuple[float, float]:
    """Give the processor seconds and the peak in MB of a new process."""
    command = [sys.executable, "-c", MEASURED.format(code=code), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


def archive(threads: int) -> Iterator[str]:
    """Give comments one a line, those of a thread scattered over the whole."""
    for post in range(POSTS):
        for thread in range(threads):
            row = {
                "id": f"c{post}x{thread}", "link_id": f"t3_{thread:x}",
                "parent_id": f"t3_{thread:x}", "author": f"user{post % 9}",
                "created_utc": 1930000000 + post, "edited": False, "score": post % 7,
                "body": words(post, thread), "subreddit": "skarn",
            }  # fmt: skip
            yield json.dumps(row) + "\n"


def dump(threads: int) -> Iterator[str]:
    """Give the rows of a Posts.xml, answers scattered behind the questions."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<posts>\n'
    for post in range(POSTS):
        for thread in range(threads):
            kind = (
                'PostTypeId="2" ParentId' if post else 'PostTypeId="1" AcceptedAnswerId'
            )
            body = quoteattr(f"<p>{words(post, thread)}</p>")
            yield (
                f'  <row Id="{post * threads + thread + 1}" {kind}="{thread + 1}"'
                f' CreationDate="2031-05-01T10:00:00.000" Score="3" Body={body} />\n'
            )
    yield "</posts>\n"


def write(path: Path, rows: Iterator[str]) -> Path:
    """Write rows to a file; one whose name says so is packed."""
    if path.suffix == ".zst":
        import zstandard

        packer = zstandard.ZstdCompressor()
        with path.open("wb") as sink, packer.stream_writer(sink) as stream:
            for row in rows:
                stream.write(row.encode())
    else:
        with path.open("w", encoding="utf-8") as text:
            for row in rows:
                text.write(row)
    return path


def main() -> None:
    """Print a line for each kind of dump."""
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else THREADS
    kinds = (
        ("comments.ndjson", archive, "json.loads of each line"),
        ("comments.ndjson.zst", archive, "zstandard alone"),
        ("Posts.xml", dump, "lxml iterparse"),
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, rows, peer in kinds:
            path = write(Path(folder) / name, rows(threads))
            _, small = measured(OURS, path)
            write(path, rows(10 * threads))
            size = path.stat().st_size / 1e6
            seconds, peak = measured(OURS, path)
            bare, _ = measured(PEERS[peer], path)
            late = (
                "" if peak <= MOST_GROWTH * small else f"   over {MOST_GROWTH:g} times"
            )
            say(
                f"{name:20} {size:6.1f} MB {seconds:6.1f} s, {seconds / bare:5.1f} times"
                f" {peer} ({bare:.2f} s); memory {peak:.0f} MB, {peak / small:.2f} times"
                f" that of a tenth of the file{late}"
            )


if __name__ == "__main__":
    main()
