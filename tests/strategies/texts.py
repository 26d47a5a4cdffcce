"""Hostile texts: whatever has once broken a reader or writer of one of the formats."""

from hypothesis import strategies as st

from disputatio.schemas.extras import JsonValue

WORDS = (
    "a", "The air would be cleaner.", " ", "  ", "I agree", "Why?", "No", "1", "- ",
    "trailing space ", " leading space", "a. b", "a; b: c, d", "x" * 90,
)  # fmt: skip
"""Ordinary words, first because examples shrink towards them."""

ARGDOWN = (
    "[sic]", "a <b> c", "a < b and c > d", "a {b} c", "a *b c", "_b c", "2*3*4",
    "snake_case", "https://x/a_b", "//", "/* */", "<!-- -->", ":happy:", ".v.", "...",
    "wait...what.v.foo", "#1", "C# x", "#(a b)", "#tag", "\\x", "\\", ".\t\tc", "+ ", "+> ",
    "->", "<- ", "_> ", "<_ ", "><", "* ", "1. ", "(1) ", "# ", "--", "----", "===", "====",
    "[T]: ", "<T>: ", "[T]", "@[T]", "@<T>", "[a](b)", ":br:", ":cr:", "{", "}", "} x",
    '{q: "foo } bar"}', "__proto__", "constructor", "Untitled 1", "@include(x.argdown)",
)  # fmt: skip
"""Hazards of Argdown: inline syntax, lines that begin a block, comments, titles."""

DOCUMENTS = (
    "#let x = 1", "#read(\"/etc/passwd\")", "$x$", "@ref", "<label>", "= Heading", "/ Term: x",
    "\\u{1F600}", "```", "~", "-?", "-3", "---", "<script>alert(1)</script>", "&amp;", "&",
    "]]>", "<![CDATA[", "</p>", "![](x)", "> quoted", "| a | b |", "%", "'", '"', "“q”", "`c`",
)  # fmt: skip
"""Hazards of Typst, HTML, XML and Markdown."""

DATA = (
    "null", "yes", "012", "2010-07-05", "---\n", "- a\n- b", "&a", "*a", "!!python/object", "1e400",
    "\\ud800", '"', "'", "\\n", "\ufeff", "%YAML 1.2", "key: value",
)  # fmt: skip
"""Hazards of YAML and JSON."""

CONTROLS = (
    "\x00", "\x01", "\x08", "\t", "\x0b", "\x0c", "\r", "\r\r", "\x1b[31m", "\x1c", "\x1f", "\x7f",
    "\x85", "\xa0", "\xad", "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2066", "\ufdd0",
    "\ufeff", "\ufffe", "\uffff", "\ufffd", "\U0001ffff", "\U000e0001", "\U0010ffff",
)  # fmt: skip
"""Control, format and forbidden characters; LF is in `BREAKS`."""

SCRIPTS = (
    "Wär’s möglich?", "Ħaġa", "Επιχείρημα", "Возражение", "حجة مضادة", "טיעון נגדי", "तर्क", "ข้อโต้แย้ง",
    "反駁する", "论点。对吗？", "논증", "ქართული", "አማርኛ", "e\u0301", "ﬁ", "ǅ", "ß", "İ", "👩‍👩‍👧", "🇩🇪", "😀", "𝔘𝔫𝔦", "𐤀𐤁",
)  # fmt: skip
"""Words of many scripts, combining, cased oddly, astral and right-to-left."""

BREAKS = (
    "\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\n- item\n",
    "\n# head\n",
    "\n  -> [A]\n",
    " \n ",
)
"""What breaks lines."""

ONE_LINE = (*WORDS, *ARGDOWN, *DOCUMENTS, *DATA[:4], *DATA[6:], *CONTROLS, *SCRIPTS)
"""Every piece without LF."""

_CHARACTERS = st.text(st.characters(codec="utf-8"), max_size=6)


def _without_feeds(text: str) -> str:
    return text.replace("\n", "\r")


_PIECE = st.sampled_from(tuple(p for p in ONE_LINE if "\n" not in p)) | _CHARACTERS.map(
    _without_feeds
)


def lines(min_size: int = 0, pieces: int = 4) -> st.SearchStrategy[str]:
    """Hostile texts without LF, of at least `min_size` (0 or 1) code points."""
    joined = st.lists(_PIECE, max_size=pieces).map("".join)
    return joined.map(lambda text: text or "a") if min_size else joined


def texts(min_size: int = 0, pieces: int = 4) -> st.SearchStrategy[str]:
    """Hostile texts, LF included, of at least `min_size` (0 or 1) code points."""
    piece = st.sampled_from((*ONE_LINE, *DATA, *BREAKS)) | _CHARACTERS
    joined = st.lists(piece, max_size=pieces).map("".join)
    return joined.map(lambda text: text or "a") if min_size else joined


def optional(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    """The strategy's texts, or None."""
    return st.none() | strategy


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | lines(pieces=2)
)

JSON_VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(lines(pieces=2), inner, max_size=3)
    ),
    max_leaves=5,
)
"""JSON values of all kinds, without NaN and infinities."""

FORMAT_NAMES = ("argdown", "aif-json", "aif-xml", "debate-json", "pasted", "kialo")
"""Names under which extras stand."""

EXTRAS: st.SearchStrategy[dict[str, JsonValue]] = st.just({}) | st.dictionaries(
    st.sampled_from(FORMAT_NAMES) | lines(pieces=1), JSON_VALUES, max_size=2
)
"""Extras: mostly none, else any JSON by format."""
