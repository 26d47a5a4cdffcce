"""Saved sites: time and memory for sites of growing size, against parsing alone.

Run with `python -m tests.benchmarks.sites_bench`. A site of threads of ten pages each is
put into a packed WARC file and a ZIP archive and read thread by thread, each in a new
process. The peer parses every page of the same archive with lxml once and keeps nothing.
Printed are processor seconds, their ratio to the peer's, and how much memory grew beyond
what the smallest site needs: that must not grow with the site.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.benchmarks.output import say
from tests.converter.containers.sites import PAGES, SITE, Record

SIZES = (5, 20, 80)
"""How many threads the sites have."""

PAGES_EACH = 10

_READ = """
import resource, sys
from disputatio.converter import read_all
posts = sum(len(r.debate.posts) for r in read_all(sys.argv[1], structure="none"))
used = resource.getrusage(resource.RUSAGE_SELF)
print(posts, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
_PARSE = """
import resource, sys
from pathlib import Path
from lxml import html
from disputatio.converter.containers.opening import opened
members = opened(Path(sys.argv[1])).contents.members
import attrs
for member in members:
    html.fromstring(attrs.evolve(member.source).data)
used = resource.getrusage(resource.RUSAGE_SELF)
print(0, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def page(thread: int, number: int) -> bytes:
    """Give a page of a thread of its own, with posts of its own."""
    text = PAGES[1].decode()
    for post in range(9101, 9131):
        text = text.replace(str(post), f"{thread}{number:02}{post}")
    text = text.replace("thread-417", f"thread-{thread}")
    text = text.replace("-weekends.417/page-2", f"-weekends.{thread}/page-{number}")
    return text.replace("-weekends.417/", f"-weekends.{thread}/").encode()


def write_sites(folder: Path, threads: int) -> dict[str, Path]:
    """Write the same site as a packed WARC file, thread by page, and a ZIP archive."""
    warc, archive = folder / f"{threads}.warc.gz", folder / f"{threads}.zip"
    with warc.open("wb") as sink, zipfile.ZipFile(archive, "w", 8) as zipped:
        for number in range(1, PAGES_EACH + 1):
            for thread in range(1, threads + 1):
                data = page(thread, number)
                url = f"{SITE}/threads/t.{thread}/page-{number}"
                sink.write(gzip.compress(Record(url=url, body=data).data()))
                zipped.writestr(f"t/{thread}/{number}.html", data)
    return {"WARC": warc, "ZIP": archive}


def run(code: str, path: Path) -> tuple[int, float, float]:
    """Run some code on a site: how many posts, processor seconds, mebibytes at most."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    posts, seconds, memory = done.stdout.split()
    return int(posts), float(seconds), float(memory)


def main() -> None:
    """Print the figures."""
    say("site              posts   seconds   × lxml   memory, MiB (lxml)")
    with tempfile.TemporaryDirectory() as place:
        for threads in SIZES:
            for kind, path in write_sites(Path(place), threads).items():
                posts, seconds, memory = run(_READ, path)
                _, alone, least = run(_PARSE, path)
                say(
                    f"{kind:4} {threads:3} threads {posts:8} {seconds:9.1f} "
                    f"{seconds / alone:8.1f} {memory:8.0f} ({least:.0f})"
                )


if __name__ == "__main__":
    main()
