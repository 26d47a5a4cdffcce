"""Saved pages: parse and model of 5 MB of XenForo against lxml's parse of the same bytes.

Run with `python -m tests.benchmarks.html_bench`. Two pages are made of a sample of our own
with fresh ids: one of posts as they are, within the markup that the software puts round
each (name, counters, buttons), and one of posts of one line. Our sample has every trap in
a few posts, so that its posts are denser than people's; the posts of real pages are taken
as often, where the fixtures are at hand. Each number is the best of several runs in a
process of its own. The limit: 3 times the seconds, twice the growth of memory of
`lxml.html.fromstring`. BeautifulSoup is measured beside it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.output import say
from tests.benchmarks.structure.iac import fixtures
from tests.laws.samples import sample

SIZE = 5_000_000
"""How large the pages are, in bytes."""

RUNS = 3
"""How often each measurement is made in its process; the best counts."""

ROUNDS = 3
"""How often the peers take their turns, so that a busy machine is busy for all of them."""

SECONDS, MEMORY = 3.0, 2.0
"""The limits, in times of lxml's."""

_POST = re.compile(
    rb'<article class="message message--post.*?</footer>\n?.*?</article>\n', re.S
)
_BEGIN = re.compile(rb'<(?:article|li)\b[^>]*\bid="(?:js-)?post-(\d+)"')
_BODY = re.compile(
    rb'(<div class="bbWrapper">).*?(</div></div><div class="js-selectToQuoteEnd">)',
    re.S,
)
_NUMBER = re.compile(rb"902(\d\d)")
_FRAME = (
    b'<div class="message-avatar"><div class="message-avatar-wrapper"><a href="/members/%d/" class="avatar avatar--m" '
    b'data-user-id="%d" data-xf-init="member-tooltip"><img src="/data/avatars/m/0/%d.jpg?1600000000" '
    b'srcset="/data/avatars/l/0/%d.jpg?1600000000 2x" alt="" class="avatar-u%d-m" width="96" height="96" loading="lazy" '
    b'itemprop="image" /></a></div></div><div class="message-userExtras"><dl class="pairs pairs--justified"><dt>'
    b'<span data-xf-init="tooltip" title="Joined"><i class="fa--xf far fa-user"><svg xmlns="http://www.w3.org/2000/svg" '
    b'role="img" aria-hidden="true"><use href="/data/local/icons/regular.svg#user"></use></svg></i></span></dt>'
    b'<dd>Mar 3, 2011</dd></dl><dl class="pairs pairs--justified"><dt>Messages</dt><dd>1,204</dd></dl>'
    b'<dl class="pairs pairs--justified"><dt>Reaction score</dt><dd>873</dd></dl><dl class="pairs pairs--justified">'
    b'<dt>Points</dt><dd>113</dd></dl></div><span class="message-userArrow"></span>'
)
_ACTIONS = (
    b'<div class="message-actionBar actionBar"><div class="actionBar-set actionBar-set--external"><a '
    b'href="/posts/%d/react?reaction_id=1" class="reaction reaction--small actionBar-action actionBar-action--reaction '
    b'reaction--imageHidden" data-reaction-id="1" data-xf-init="reaction" data-reaction-list="&lt; .js-post | '
    b'.js-reactionsList"><i aria-hidden="true"></i><img src="/s.gif" loading="lazy" class="reaction-sprite js-reaction" '
    b'alt="Like" title="Like"/><span class="reaction-text js-reactionText"><bdi>Like</bdi></span></a><a '
    b'href="/threads/4711/reply?quote=%d" class="actionBar-action actionBar-action--mq u-jsOnly js-multiQuote" '
    b'title="Toggle multi-quote" rel="nofollow" data-message-id="%d" data-mq-action="add">Quote</a><a '
    b'href="/threads/4711/reply?quote=%d" class="actionBar-action actionBar-action--reply" title="Reply, quoting this '
    b'message" rel="nofollow" data-xf-click="quote" data-quote-href="/posts/%d/quote">Reply</a></div><div '
    b'class="actionBar-set actionBar-set--internal"><a href="/posts/%d/report" class="actionBar-action '
    b'actionBar-action--report" data-xf-click="overlay" data-cache="false">Report</a></div></div>'
)
_MEASURE = """
import gc, resource, sys, time
data = open(sys.argv[1], "rb").read()
runs = int(sys.argv[2])
{setup}
def peak():
    # What getrusage tells begins with the peak of the process that started this one.
    try:
        with open("/proc/self/status") as file:
            return next(int(row.split()[1]) for row in file if row.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
best = 9e9
for _ in range(runs):
    gc.collect()
    start = time.process_time()
    result = work(data)
    best = min(best, time.process_time() - start)
    grown = peak() - before
    if runs == 1: break
    del result
print(best, grown * 1024)
"""
PEERS = {
    "lxml.html.fromstring": "from lxml.html import fromstring as work",
    "disputatio": "from io import BytesIO\n"
    "from disputatio.converter import registry\n"
    "from disputatio.schemas.protocols import Source\n"
    "importer = registry.importer('xenforo')\n"
    "import lxml.etree, lxml.cssselect\n"
    "def work(data): return list(importer.read(Source(data=data), {}))",
    "BeautifulSoup, lxml": "from bs4 import BeautifulSoup\ndef work(data): return BeautifulSoup(data, 'lxml')",
    "BeautifulSoup, html.parser": "from bs4 import BeautifulSoup\n"
    "def work(data): return BeautifulSoup(data, 'html.parser')",
}
"""What is measured: Python that binds `work`."""


def posts_page(*, short: bool) -> bytes:
    """Give a page of 5 MB: the posts of the sample again and again, with fresh ids."""
    whole = sample("xenforo", "quarry-path.html")
    posts = [found[0] for found in _POST.finditer(whole)]
    begin, end = whole.index(posts[0]), whole.rindex(posts[-1]) + len(posts[-1])
    if short:
        posts = [
            _BODY.sub(rb"\1So it is, and I would not change it.\2", p) for p in posts
        ]
    made: list[bytes] = []
    size = 0
    while size < SIZE:
        one = _framed(posts[len(made) % len(posts)], 1_000_000 + len(made))
        made.append(one)
        size += len(one)
    return whole[:begin] + b"".join(made) + whole[end:]


def real_page(page: bytes) -> bytes:
    """Give a page of 5 MB: the posts of a real one again and again, with fresh ids."""
    found = list(_BEGIN.finditer(page))
    starts = [one.start() for one in found]
    made: list[bytes] = []
    size = 0
    while size < SIZE:
        place = len(made) % (len(found) - 1)
        post = page[starts[place] : starts[place + 1]]
        made.append(post.replace(found[place][1], b"%d" % (50_000_000 + len(made))))
        size += len(made[-1])
    return page[: starts[0]] + b"".join(made) + page[starts[-1] :]


def pages(folder: Path) -> list[tuple[str, Path]]:
    """Write the pages that are read, and say what each is."""
    made = {
        "posts as they are": posts_page(short=False),
        "posts of one line": posts_page(short=True),
    }
    for file in sorted(fixtures().glob("forums/xenforo[12]/*.html")):
        data = file.read_bytes()
        if len(_BEGIN.findall(data)) > 1:
            made[f"posts of {file.name}"] = real_page(data)
    rows = []
    for number, (kind, data) in enumerate(made.items()):
        size, posts = len(data) / 1e6, len(_BEGIN.findall(data))
        rows.append(
            (f"{kind}: {size:.2f} MB, {posts} posts", folder / f"{number}.html")
        )
        rows[-1][1].write_bytes(data)
    return rows


def _framed(post: bytes, number: int) -> bytes:
    """Give a post with fresh ids in the markup that the software puts round each."""
    fresh = _NUMBER.sub(lambda m: b"%d%s" % (number, m[1]), post)
    frame = _FRAME % ((number,) * _FRAME.count(b"%d"))
    actions = _ACTIONS % ((number,) * _ACTIONS.count(b"%d"))
    fresh = fresh.replace(
        b'<section class="message-user">', b'<section class="message-user">' + frame, 1
    )
    return fresh.replace(
        b'<footer class="message-footer">',
        b'<footer class="message-footer">' + actions,
        1,
    )


def measured(setup: str, file: Path) -> tuple[float, int] | None:
    """Give seconds and growth of memory in bytes; None where the peer is not installed."""
    code = _MEASURE.format(setup=setup)
    best = _run(code, file, RUNS)
    once = _run(code, file, 1)
    return None if best is None or once is None else (best[0], int(once[1]))


def in_turns(file: Path) -> dict[str, tuple[float, int]]:
    """Give the best of each peer that is installed, measured in turns."""
    best: dict[str, tuple[float, int]] = {}
    for _ in range(ROUNDS):
        for peer, setup in PEERS.items():
            found = measured(setup, file)
            if found is not None:
                best[peer] = min(best.get(peer, found), found)
    return best


def _run(code: str, file: Path, runs: int) -> tuple[float, float] | None:
    command = [sys.executable, "-c", code, str(file), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ModuleNotFoundError" in done.stderr:
        return None
    done.check_returncode()
    seconds, grown = done.stdout.split()
    return float(seconds), float(grown)


def main() -> None:
    """Print one row for each page and each peer."""
    with tempfile.TemporaryDirectory() as name:
        for kind, file in pages(Path(name)):
            say(kind)
            best = in_turns(file)
            unit = best["lxml.html.fromstring"]
            for peer in PEERS:
                found = best.get(peer)
                if found is None:
                    say(f"  {peer:28} not installed")
                    continue
                times, more = found[0] / unit[0], found[1] / unit[1]
                say(
                    f"  {peer:28} {found[0]:6.2f} s {times:6.2f} times (limit {SECONDS})"
                    f" {found[1] / 1e6:6.1f} MB {more:5.2f} times (limit {MEMORY})"
                )


if __name__ == "__main__":
    main()
