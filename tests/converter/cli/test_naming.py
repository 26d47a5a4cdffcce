"""What threads without a title are called among the files of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputatio.converter.cli.naming import called
from disputatio.schemas.content import Para, Text
from disputatio.schemas.debate import Debate, Post
from tests.converter.cli.running import disputatio


def thread(
    source: str | None = None, words: str = "Where is the ferry of seven o'clock now?"
) -> Debate:
    """Give a thread without a title."""
    body = (Para(inlines=(Text(text=words),)),) if words else ()
    first = Post(key="post-1", number=1)
    return Debate(source=source, posts=(first, Post(key="post-2", number=2, body=body)))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://town.example/threads/night-ferry.88/", "night-ferry.88"),
        ("https://town.example/forum/4-traffic/topic/88-the-night-ferry/page/2/", "88-the-night-ferry"),
        ("https://town.example/%C3%BCber-die-f%C3%A4hre.html?sid=1", "über-die-fähre"),
        ("Night ferry - Town Forum.html", "Night ferry - Town Forum"),
        ("saved/Night ferry.htm, more.htm and 3 more", "Night ferry"),
        ("https://town.example/viewtopic.php?t=88", "Where is the ferry of seven"),
        ("https://town.example/index.php?topic=88.0", "Where is the ferry of seven"),
        ("thread-88-1-1.html", "Where is the ferry of seven"),
        ("http://[town.example/night-ferry", "Where is the ferry of seven"),
        (None, "Where is the ferry of seven"),
    ],
)  # fmt: skip
def test_words_of_the_address_or_the_first_words(source: str | None, name: str) -> None:
    """Names of scripts say nothing."""
    assert called(thread(source)) == name


def test_a_title_comes_first_and_nothing_is_made_up() -> None:
    """Of pictures alone there is no name."""
    assert called(thread(words="")) is None
    assert called(thread(words="?!")) is None
    assert called(Debate(title="Keep it?")) == "Keep it?"


def test_files_of_threads_without_titles(tmp_path: Path) -> None:
    """They are numbered and have these words."""
    mails = "".join(
        f"From ann@x.example Mon May 27 08:05:10 2019\nFrom: Ann <ann@x.example>\nMessage-ID: <{n}@x.example>\n"
        f"Date: Mon, 27 May 2019 0{n}:05:10 +0000\n\n{words}\n\n"
        for n, words in enumerate(("Bells ring at night, all night long.", "Trams ring by day."), 1)
    )  # fmt: skip
    (tmp_path / "site.mbox").write_text(mails, "utf-8")

    done = disputatio(
        "convert", "site.mbox", "-o", "out/", "-t", "debate-json", folder=tmp_path
    )

    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "site-1-bells-ring-at-night-all-night.debate.json",
        "site-2-trams-ring-by-day.debate.json",
    ]
