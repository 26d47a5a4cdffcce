"""What a page is that shows no thread, in words for the person who saved it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disputatio.converter.importers.shared.html.page import Page
from disputatio.converter.importers.shared.html.select import first, select, words
from disputatio.converter.importers.shared.webpage.layout import Layout
from disputatio.schemas.errors import ReadError
from disputatio.schemas.foreign.own_page import FROM_THE_THREAD, GENERATOR, OURS

LITTLE = 1500
"""A page that says less than this, in characters, may be no more than a form."""

_ERROR = re.compile(
    r"\b(?:404|403|500|502|503|not found|error|forbidden|access denied|nicht gefunden|introuvable|"
    r"no encontrada|non trovata|unavailable|does not exist|invalid|fehler|erreur)\b",
    re.I,
)
_SEARCH = re.compile(
    r"\b(?:search results?|results for|suchergebnis\w*|résultats|resultados|risultati|zoekresultaten)\b",
    re.I,
)
_SEARCHED = re.compile(
    r"(?:search|suche|recherche|buscar|búsqueda|ricerca|zoeken|szukaj|haku|sök|поиск|検索|搜索|検索結果)(?:\s?[:：]|\s+[-–—|·»]\s|$)",
    re.I,
)
"""How the title bar of what a search found begins."""
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|anmelden|einloggen|connexion|iniciar sesión|accedi|inloggen|zaloguj|"
    r"register|registrieren|subscribe to read|create an account)\b",
    re.I,
)
_WALL = re.compile(
    r"\b(?:just a moment|attention required|(?:not|are you) a (?:ro)?bot|verify (?:that )?you are (?:a )?human|"
    r"checking your browser|security (?:check|verification)|ddos-guard|(?:been|you are) blocked)\b",
    re.I,
)
"""What pages say that stand before the page itself until it is known who visits."""
_WALL_SCRIPT = re.compile(r"challenge-platform|_cf_chl_opt|ddos-guard|anubis", re.I)
_WALL_BOX = "#cf-error-details, #challenge-running, .cf-turnstile"
NOTHING = 200
"""A page with programs that says less than this shows what they would put there."""
_ARTICLES = frozenset({"article", "newsarticle", "blogposting", "webpage", "product"})


def refuse_ours(page: Page) -> None:
    """Refuse a page of the exporter `html`: its posts are there, but not as they were.

    Raises:
        ReadError: it is one.
    """
    generator = first(page.root, "meta[name='generator']")
    if generator is not None and generator.get("content") == GENERATOR:
        raise ReadError(f"it is {OURS}", FROM_THE_THREAD)


def is_search(page: Page) -> bool:
    """Say whether the title bar says that the page shows what a search found."""
    return _SEARCHED.match(page.title or "") is not None


def instead(
    page: Page, layout: Layout, *, listed: bool, doubts: Sequence[str] = ()
) -> str:
    """Say what a page is; `listed` tells that its repeating parts lead to other pages."""
    title = " ".join(t for t in (page.title, words(first(page.root, "h1"))) if t)
    size = layout.text(page.root)
    password = first(page.root, "input[type=password]") is not None
    if size < LITTLE and not password and _is_wall(page, title):
        return "it seems to ask whether a person visits, and was saved before it showed the page itself"
    if size < NOTHING and first(page.root, "script") is not None:
        return "it shows nothing before its programs have run, and was saved before they did"
    if size < LITTLE and _ERROR.search(title):
        return "it seems to be a message of an error"
    if size < 2 * LITTLE and (password or _LOGIN.search(title)):
        return "it seems to ask for a log-in before it shows anything"
    if _SEARCH.search(title) or is_search(page):
        return "it seems to be the result of a search"
    if listed:
        return "it seems to be a list of threads or articles, each on a page of its own"
    if doubts:
        told = ", ".join(doubts)
        return f"its parts look as the entries of a list do, not as posts ({told})"
    if _is_article(page, layout):
        return "it seems to be an article without comments"
    return "no post repeats in it that has a name, a date and words"


def _is_wall(page: Page, title: str) -> bool:
    """Say whether a page stands before another one against robots."""
    if _WALL.search(title) or first(page.root, _WALL_BOX) is not None:
        return True
    scripts = (
        (e.get("src") or "") + (e.text or "")[:2000]
        for e in select(page.root, "script")[:20]
    )
    return any(_WALL_SCRIPT.search(script) for script in scripts)


def _is_article(page: Page, layout: Layout) -> bool:
    typed = select(page.root, "[itemtype]")
    if any(
        (e.get("itemtype") or "").rpartition("/")[2].lower() in _ARTICLES for e in typed
    ):
        return True
    kind = first(page.root, "meta[property='og:type']")
    if kind is not None and (kind.get("content") or "").startswith("article"):
        return True
    return any(
        layout.plain(e) > LITTLE
        for e in select(page.root, "article, main, .post, .content")
    )
