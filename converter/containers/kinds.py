"""What a file of a saved site is, by its name and its media type."""

from __future__ import annotations

import re
from collections.abc import Callable

_QUERY = re.compile(r"[?@#].*", re.S)
_DIGITS = re.compile(r"(\d+)")

_ENDINGS = {
    "pictures": "png jpg jpeg jfif gif webp svg svgz ico bmp avif apng tif tiff cur",
    "style sheets": "css less scss",
    "scripts": "js mjs cjs map wasm",
    "fonts": "woff woff2 ttf otf eot",
    "films and sounds": "mp4 m4v webm ogv mov avi mp3 m4a ogg oga opus wav flac swf",
    "documents": "pdf doc docx odt xls xlsx ppt pptx epub",
    "archives": "zip rar 7z tar tgz bz2 xz wacz exe msi dmg iso apk",
    "index files": "cdx cdxj idx log db ini lock torrent",
}
_KINDS = {
    f".{ending}": kind for kind, row in _ENDINGS.items() for ending in row.split()
}
_MEDIA = {
    "image": "pictures", "font": "fonts", "audio": "films and sounds",
    "video": "films and sounds", "css": "style sheets", "javascript": "scripts",
    "ecmascript": "scripts", "font-woff": "fonts", "vnd.ms-fontobject": "fonts",
    "pdf": "documents", "zip": "archives",
}  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml")
_DEEPEST = 64
_SYSTEM = frozenset({"robots.txt", "thumbs.db", "desktop.ini", "sitemap.xml"})
_COMPANION = re.compile(
    r"(.+)(?:[_.](?:files|fichiers|archivos|bestanden|file|pliki|soubory|tiedostot"
    r"|elemei|ficheiros|arquivos|dosyalar|fitxers)|-(?:Dateien|filer))",
    re.I,
)


def kind_of(name: str, media_type: str | None = None) -> str | None:
    """Give the kind of what cannot be a page ("pictures"); None for what may be one.

    A query in the name ("style.css?v=3") does not count.
    """
    given = (media_type or "").partition(";")[0].strip().casefold()
    if given and given not in ("application/octet-stream", "text/plain"):
        whole, _, part = given.partition("/")
        found = _MEDIA.get(whole) or _MEDIA.get(part.removeprefix("x-"))
        if found or "html" in part or "json" in part or "xml" in part:
            return found
    base = _QUERY.sub("", name.rpartition("/")[2]).casefold()
    if base in _SYSTEM:
        return "index files"
    dot = base.rfind(".")
    return _KINDS.get(base[dot:]) if dot >= 0 else None


def companion_of(folder: str) -> str | None:
    """Give the page whose pictures and frames browsers put into a folder: "x_files"."""
    found = _COMPANION.fullmatch(folder)
    return found[1] if found else None


def is_part_of_page(path: str, is_there: Callable[[str], bool]) -> bool:
    """Say whether a path leads into the folder of a page that lies beside the folder."""
    *folders, _ = path.split("/")
    for depth, folder in enumerate(folders[:_DEEPEST]):
        page = companion_of(folder)
        if page is not None:
            stem = "/".join((*folders[:depth], page))
            if any(is_there(stem + ending) for ending in _PAGES):
                return True
    return False


def by_name(path: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Order paths folder by folder, with their numbers by value: page-2 before page-10."""
    return tuple(_by_value(part) for part in path.split("/"))


def _by_value(name: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (0, int(part), part) if index % 2 and len(part) < 4000 else (1, 0, part)
        for index, part in enumerate(_DIGITS.split(name))
    )
