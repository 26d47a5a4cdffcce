"""Saved sites made for tests: mirrors, ZIP, WARC and MHTML, of the pages of a seed."""

from __future__ import annotations

import base64
import gzip
import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

SEED = Path(__file__).resolve().parents[3] / "seeds" / "saved-quay-road"
SITE = "https://forum.wendlestrand.example"
THREAD = f"{SITE}/threads/close-quay-road-to-cars-at-weekends.417"
PAGES = tuple((SEED / f"page-{n}.html").read_bytes() for n in (1, 2))
"""The two pages of one thread."""

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def other_thread(number: int) -> bytes:
    """Give a page of another thread of the site, with two posts of the first one."""
    mark = '<article class="message message--post'
    whole = mark.join(PAGES[0].decode().split(mark)[:3])
    for old, new in (
        ("thread-417", f"thread-{number}"),
        ("-weekends.417/", f"-weekends.{number}/"),
        ("Close Quay Road", f"Benches, part {number}"),
        ("910", f"{number}0"),
    ):
        whole = whole.replace(old, new)
    return whole.encode()


def index_page() -> bytes:
    """Give a page of the same software that lists threads."""
    head = PAGES[0].decode().partition('<div class="block block--messages')[0]
    return head.replace('"thread_view"', '"forum_view"').encode() + b"</body></html>"


MIRROR: Mapping[str, bytes] = {
    "index.html": index_page(),
    "robots.txt": b"User-agent: *\nDisallow:\n",
    "styles/site.css?v=3": b"p { color: red }",
    "data/quay.png": PICTURE,
    "login/index.html": index_page().replace(b"forum_view", b"login"),
    "threads/close-quay-road-to-cars-at-weekends.417/index.html": PAGES[0],
    "threads/close-quay-road-to-cars-at-weekends.417/page-2.html": PAGES[1],
    "threads/benches-part-500.500/index.html": other_thread(500),
}
"""A site as a mirroring program saves it, by path below the folder of the host."""

THREADS_OF_MIRROR = 2


def as_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """Give files as a ZIP archive."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return sink.getvalue()


def as_mhtml(page: bytes, url: str, *, coding: str = "quoted-printable") -> bytes:
    """Give a page as a browser saves it in one file with a picture."""
    bodies = {
        "quoted-printable": quopri.encodestring(page),
        "base64": base64.encodebytes(page),
        "binary": page,
    }
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {url}\r\n"
        "Subject: Close Quay Road\r\n"
        "Date: Fri, 3 Jul 2026 08:00:00 +0200\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
    )
    root = (
        "------MultipartBoundary--x----\r\nContent-Type: text/html\r\n"
        f"Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: {coding}\r\n"
        f"Content-Location: {url}\r\n\r\n"
    )
    picture = (
        "\r\n------MultipartBoundary--x----\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Location: {SITE}/quay.png\r\n\r\n"
    ).encode() + base64.encodebytes(PICTURE)
    end = b"\r\n------MultipartBoundary--x------\r\n"
    return head.encode() + root.encode() + bodies[coding] + picture + end


@frozen(kw_only=True)
class Record:
    """A record of a WARC file."""

    url: str
    """Its address."""
    body: bytes
    """The body that the server sent, as it was sent."""
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",)
    """The headers that the server sent."""
    status: str = "200 OK"
    """The status."""
    date: str = "2026-07-03T06:00:00Z"
    """When."""
    kind: str = "response"
    """The type of the record."""
    digest: str | None = None
    """The digest of the payload."""

    def data(self) -> bytes:
        """Give it as bytes."""
        answer = "\r\n".join((f"HTTP/1.1 {self.status}", *self.headers, "", ""))
        block = answer.encode() + self.body
        lines = [
            "WARC/1.0",
            f"WARC-Type: {self.kind}",
            f"WARC-Target-URI: {self.url}",
            f"WARC-Date: {self.date}",
            "Content-Type: application/http; msgtype=response",
            f"Content-Length: {len(block)}",
        ]
        if self.digest:
            lines.append(f"WARC-Payload-Digest: {self.digest}")
        return "\r\n".join((*lines, "", "")).encode() + block + b"\r\n\r\n"


INFO = (
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n"
    b"Content-Length: 14\r\n\r\nsoftware: own\n\r\n\r\n"
)


def as_warc(records: Sequence[Record]) -> bytes:
    """Give records as a WARC file."""
    return b"".join((INFO, *(record.data() for record in records)))


def as_packed_warc(records: Sequence[Record]) -> bytes:
    """Give records as a WARC file with one gzip member for each."""
    return b"".join(
        gzip.compress(r, mtime=0) for r in (INFO, *(r.data() for r in records))
    )


def chunked(data: bytes, size: int = 4000) -> bytes:
    """Give a body in chunks."""
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    rows = (b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return b"".join(rows) + b"0\r\n\r\n"


THREAD_RECORDS = (
    Record(url=f"{THREAD}/", body=PAGES[0]),
    Record(
        url=f"{THREAD}/page-2",
        body=chunked(gzip.compress(PAGES[1], mtime=0)),
        headers=(
            "Content-Type: text/html",
            "Transfer-Encoding: chunked",
            "Content-Encoding: gzip",
        ),
    ),
    Record(url=f"{SITE}/quay.png", body=PICTURE, headers=("Content-Type: image/png",)),
    Record(url=f"{SITE}/old", body=b"", status="301 Moved Permanently"),
)
"""The thread as a recorder keeps it, in its two most usual forms, among other things."""
