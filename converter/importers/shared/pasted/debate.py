"""A paste in its parts as a debate: posts, people, dates, quotations, notices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from disputatio.converter.importers.shared import page_words as words
from disputatio.converter.importers.shared.dates import moment
from disputatio.converter.importers.shared.languages import language_of
from disputatio.converter.importers.shared.mail.text import Manner, blocks_of
from disputatio.converter.importers.shared.pasted.lines import EditMark
from disputatio.converter.importers.shared.pasted.messages import Messages
from disputatio.converter.importers.shared.pasted.posts import Draft, Pasted
from disputatio.converter.importers.shared.pasted.quotes import Body, Spoken, body
from disputatio.converter.importers.shared.people import People, is_placeholder
from disputatio.converter.importers.shared.stated_sides import (
    Side,
    nameless,
    with_sides,
)
from disputatio.schemas.debate import Debate, Edit, Post, Relation
from disputatio.schemas.extras import Extras
from disputatio.schemas.keys import relation_key
from disputatio.schemas.notices import Notice, notice
from disputatio.schemas.protocols import Reading
from disputatio.schemas.text import counted, one_line, shortened

_SHOWN = 3
"""How many lines of page furniture a notice shows."""

_LOOKED_AT = 20_000
"""How many lines are looked at for the language of the software."""

_TELLING = 40
"""A post without author or number repeats another only if its text is so long."""


def debate_of(lines: Sequence[str], pasted: Pasted, source: str | None) -> Reading:
    """Give the debate of a paste, with notices."""
    shown = lines
    lines = pasted.lines or lines
    drafts, repeated = _without_repeated(lines, pasted.drafts)
    numbers = _numbers(drafts)
    language = _language(lines, drafts)
    people = People()
    bodies = _bodies(lines, drafts, pasted.shape)
    posts = tuple(
        _post(draft, number, read, people)
        for draft, number, read in zip(drafts, numbers, bodies, strict=True)
    )
    debate = Debate(
        title=(one_line(pasted.title) or None) if pasted.title else None,
        language=language,
        source=source,
        participants=tuple(people.participants()),
        posts=posts,
        relations=tuple(_replies(drafts, posts)),
    )
    notices = (
        *_authors_unknown(posts),
        *_unparted(pasted),
        *_quotation_notices(drafts, posts, bodies),
        *_repetitions(repeated),
        *_omissions(drafts),
        *_noise(shown, pasted.noise),
    )
    return Reading(debate=_with_sides(debate, drafts), notices=notices)


def _with_sides(debate: Debate, drafts: Sequence[Draft]) -> Debate:
    """Give a debate with the sides that headings name, which are on its title."""
    answer = debate.title or nameless(debate.source)
    sides = [
        Side(post=post.key, scheme=draft.side, answer=answer)
        for draft, post in zip(drafts, debate.posts, strict=True)
        if draft.side is not None
    ]
    return with_sides(debate, [answer], sides) if sides else debate


def _replies(drafts: Sequence[Draft], posts: Sequence[Post]) -> Iterator[Relation]:
    """Give the answers that lines above the words tell."""
    for draft, post in zip(drafts, posts, strict=True):
        for place in draft.answers:
            target = posts[place].key
            yield Relation(
                key=relation_key("reply", [post.key], [target]),
                kind="reply",
                sources=(post.key,),
                targets=(target,),
            )


def _bodies(lines: Sequence[str], drafts: Sequence[Draft], shape: str) -> list[Body]:
    names = {
        one_line(d.author) for d in drafts if d.author and not is_placeholder(d.author)
    }
    spoken = Spoken()
    messages = Messages(names=names, spoken=spoken)
    result = []
    for draft in drafts:
        own = lines[draft.start : draft.end]
        if shape == "mail":
            result.append(_mail(draft, own))
            continue
        if shape == "plain":
            result.append(messages.read(draft, own))
        else:
            result.append(body(own, names, spoken, bare=shape == "smf"))
        spoken.add(own)
    return result


def _mail(draft: Draft, own: Sequence[str]) -> Body:
    """Read the body of a mail; what is no text of it is kept beside it."""
    blocks, taken = blocks_of("\n".join(own), Manner(answers=True))
    endings = taken.endings
    draft.kept = {
        "signature": endings.signature,
        "footer": "\n\n".join(endings.footers),
        "tail": "\n".join(dict.fromkeys(endings.tails)),
    }
    return Body(blocks=blocks)


def _post(draft: Draft, number: int, read: Body, people: People) -> Post:
    return Post(
        key=f"post-{number}",
        number=number,
        author=people.key(draft.author, draft.badge) if draft.author else None,
        written=moment(draft.written) if draft.written else None,
        edited=_edit(draft.edited) if draft.edited else None,
        title=draft.title,
        body=read.blocks,
        extras=_extras(draft),
    )


def _extras(draft: Draft) -> Extras:
    kept = {name: text for name, text in draft.kept.items() if text}
    if draft.omitted is not None:
        kept["omitted"] = draft.omitted
    return Extras({"thread": kept} if kept else {})


def _edit(mark: EditMark) -> Edit:
    at = moment(mark.text).at if mark.text else None
    return Edit(text=mark.text, at=at, by=mark.by)


def _numbers(drafts: Sequence[Draft]) -> list[int]:
    """Give the numbers of the source where they rise all the way, else the order."""
    shown = [draft.number for draft in drafts if draft.number is not None]
    rising = all(a < b for a, b in pairwise(shown))
    if len(shown) == len(drafts) and rising and all(n > 0 for n in shown):
        return shown
    return list(range(1, len(drafts) + 1))


def _without_repeated(
    lines: Sequence[str], drafts: Sequence[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """Drop what a later page repeats: same author, number, date and text."""
    pages: dict[tuple[object, ...], int] = {}
    kept, repeated = [], []
    for draft in drafts:
        text = "\n".join(lines[draft.start : draft.end])
        key = (draft.author, draft.number, draft.written, text)
        telling = len(text) >= _TELLING or (draft.author and draft.written)
        if telling and pages.setdefault(key, draft.page) < draft.page:
            repeated.append(draft)
        else:
            kept.append(draft)
    return kept, repeated


def _language(lines: Sequence[str], drafts: Sequence[Draft]) -> str | None:
    """Give the language of the posts, else that of the words round them."""
    texts = (lines[i] for draft in drafts for i in range(draft.start, draft.end))
    return language_of(texts) or _software_language(lines)


def _software_language(lines: Sequence[str]) -> str | None:
    short = (t.strip().casefold() for t in lines[:_LOOKED_AT] if len(t) <= 160)
    found = (m[0] for t in short if (m := _BEGINNING.match(t)))
    ranked = Counter(_BEGINNINGS[word] for word in found).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


_BEGINNINGS = {
    word: language
    for table in (words.EDITED, words.EXPAND, words.POSTED_BY, words.REACTIONS)
    for word, language in words.languages(table).items()
}
_BEGINNING = re.compile(rf"(?:{words.either(_BEGINNINGS)})(?![^\W\d_])")


def _authors_unknown(posts: Sequence[Post]) -> Iterator[Notice]:
    count = sum(1 for post in posts if post.author is None)
    if count:
        sentence = f"{count} of {len(posts)} posts do not say who wrote them."
        yield notice("AuthorUnknown", sentence)


def _unparted(pasted: Pasted) -> Iterator[Notice]:
    if pasted.shape == "unparted":
        sentence = (
            "Nothing shows where posts begin or end: all of it was read as one post."
        )
        yield notice("LineNotUnderstood", sentence, line=pasted.drafts[0].start + 1)


def _quotation_notices(
    drafts: Sequence[Draft], posts: Sequence[Post], bodies: Sequence[Body]
) -> Iterator[Notice]:
    for draft, post, read in zip(drafts, posts, bodies, strict=True):
        for place in read.wordless:
            line = draft.start + place + 1
            sentence = f"The quotation that line {line} announces has no words."
            yield notice("LineNotUnderstood", sentence, line=line, element=post.key)
        for place in read.flattened:
            line = draft.start + place + 1
            sentence = (
                f"The quotation at line {line} nests too deep and joins the outer one."
            )
            yield notice("NestingFlattened", sentence, line=line, element=post.key)


def _repetitions(repeated: Sequence[Draft]) -> Iterator[Notice]:
    for draft in repeated:
        line = draft.line + 1
        sentence = f"The post at line {line} stands on an earlier page and was dropped."
        yield notice("PostRepeated", sentence, line=line)


def _omissions(drafts: Sequence[Draft]) -> Iterator[Notice]:
    """Say how many posts showed something that the copy was made without."""
    told = [draft for draft in drafts if draft.omitted is not None]
    if told:
        sentence = (
            f"{counted(len(told), 'post')} showed something that the chat was exported"
            f" without (“{told[0].omitted}”); kept without words"
        )
        yield notice("NoiseSkipped", sentence, line=told[0].line + 1)


def _noise(lines: Sequence[str], places: Sequence[int]) -> Iterator[Notice]:
    if places:
        ordered = sorted(places)
        shown = dict.fromkeys(shortened(lines[i], 60) for i in ordered)
        some = ", ".join(f"'{text}'" for text in list(shown)[:_SHOWN])
        more = " …)." if len(shown) > _SHOWN else ")."
        yield notice(
            "NoiseSkipped",
            f"Lines of the page that belong to no post, left out: {len(ordered)} "
            f"({some}{more}",
            line=ordered[0] + 1,
        )
