"""The content of posts: every block and inline, hostile words, nesting up to the limit."""

from collections.abc import Callable, Sequence

from attrs import evolve
from hypothesis import strategies as st

from disputatio.schemas import content
from disputatio.schemas.content import (
    MAX_DEPTH,
    Block,
    Inline,
    Para,
    Quotation,
    QuotationSource,
    rows_of,
)
from disputatio.schemas.quoting import with_rows
from tests.strategies.texts import lines, optional, texts

ADDRESSES = (
    "",
    "https://example.org/a_b?c=d&e#f",
    "javascript:alert(1)",
    "x y)z",
    "mailto:a@b",
)
"""Addresses, good and bad; nothing may ever fetch them."""

_GAPS = st.sampled_from((None, "", "\n", "\n\n", "\n\n\n"))
_ADDRESS = st.sampled_from(ADDRESSES)
_LEAVES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(lambda t: content.Text(text=t), lines()),
    st.just(content.LineBreak()),
    st.builds(lambda t: content.Code(text=t), lines(pieces=2)),
)
_WRAPPERS = (
    content.Emph, content.Strong, content.Underline, content.Strikeout,
    content.Superscript, content.Subscript,
)  # fmt: skip


def _wrapped(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    row = st.lists(inner, max_size=2).map(tuple)
    title = optional(lines(pieces=1))
    return st.one_of(
        st.builds(lambda w, r: w(inlines=r), st.sampled_from(_WRAPPERS), row),
        st.builds(
            lambda t, n, r: content.Link(target=t, title=n, inlines=r),
            _ADDRESS,
            title,
            row,
        ),
        st.builds(
            lambda t, n, r: content.Image(target=t, title=n, inlines=r),
            _ADDRESS,
            title,
            row,
        ),
    )


INLINES: st.SearchStrategy[tuple[Inline, ...]] = st.lists(
    st.recursive(_LEAVES, _wrapped, max_leaves=3), max_size=3
).map(tuple)
"""Rows of inlines."""

PARAS: st.SearchStrategy[Block] = st.builds(
    lambda row, gap: Para(inlines=row, gap=gap), INLINES, _GAPS
)
"""Paragraphs."""

_PLAIN: st.SearchStrategy[Block] = st.one_of(
    PARAS,
    PARAS,
    st.builds(
        lambda n, row, gap: content.Header(level=n, inlines=row, gap=gap),
        st.integers(1, 6),
        INLINES,
        _GAPS,
    ),
    st.builds(
        lambda text, name, gap: content.CodeBlock(text=text, language=name, gap=gap),
        texts(),
        optional(st.sampled_from(("python", "c++", "a b"))),
        _GAPS,
    ),
    st.builds(lambda gap: content.HorizontalRule(gap=gap), _GAPS),
)


def _containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    row = st.lists(inner, max_size=2).map(tuple)
    rows = st.lists(row, max_size=2).map(tuple)
    names = optional(lines(pieces=1))
    return st.one_of(
        st.builds(
            lambda b, a, p, gap: Quotation(blocks=b, claimed_author=a, claimed_post=p, gap=gap),
            row, names, names, _GAPS,
        ),
        st.builds(lambda t, b, gap: content.Spoiler(title=t, blocks=b, gap=gap), names, row, _GAPS),
        st.builds(lambda i, gap: content.BulletList(items=i, gap=gap), rows, _GAPS),
        st.builds(
            lambda n, i, gap: content.OrderedList(start=n, items=i, gap=gap),
            st.integers(0, 12), rows, _GAPS,
        ),
        st.builds(
            lambda n, r, gap: content.Table(header_rows=n, rows=r, gap=gap),
            st.integers(0, 2), st.lists(rows, max_size=2).map(tuple), _GAPS,
        ),
    )  # fmt: skip


def _nested(depth: int, kinds: Sequence[int], inside: Block) -> Block:
    """Wrap a block `depth` times; `kinds` says in what, over and over."""
    for level in range(depth):
        kind = kinds[level % len(kinds)]
        if kind == 0:
            inside = Quotation(blocks=(inside,))
        elif kind == 1:
            inside = content.Spoiler(blocks=(inside,))
        elif kind == 2:
            inside = content.BulletList(items=((inside,),))
        else:
            inside = content.Table(rows=(((inside,),),))
    return inside


_KINDS = st.lists(st.integers(0, 3), min_size=1, max_size=3)
_PLAIN_PARAS = lines().map(lambda text: Para(inlines=(content.Text(text=text),)))
_DEEP: st.SearchStrategy[Block] = st.builds(
    _nested, st.sampled_from((2, 10, MAX_DEPTH - 3)), _KINDS, _PLAIN_PARAS
)

BODIES: st.SearchStrategy[tuple[Block, ...]] = st.one_of(
    st.lists(PARAS, max_size=3),
    st.lists(st.recursive(_PLAIN, _containers, max_leaves=5), max_size=3),
    st.lists(st.recursive(_PLAIN, _containers, max_leaves=5), max_size=3),
    st.lists(st.one_of(PARAS, PARAS, PARAS, _DEEP), max_size=2),
).map(tuple)
"""Bodies of posts; quotations in them have no source yet (see `with_sources`)."""


def with_sources(
    body: tuple[Block, ...], source: Callable[[], QuotationSource | None]
) -> tuple[Block, ...]:
    """Give every quotation of a body the next source; the text stays the same."""
    return tuple(_with_sources(block, source) for block in body)


def _with_sources(block: Block, source: Callable[[], QuotationSource | None]) -> Block:
    rows = rows_of(block)
    if rows:
        block = with_rows(block, tuple(with_sources(row, source) for row in rows))
    return evolve(block, source=source()) if isinstance(block, Quotation) else block
