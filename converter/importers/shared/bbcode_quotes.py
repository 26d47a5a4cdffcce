"""Whom a BBCode quotation quotes, in the forms of six forum programs."""

from __future__ import annotations

import re

from attrs import frozen

_SMF = re.compile(
    r"^author=(?P<name>.*?)(?:\s+link=(?P<link>\S{0,300}))?(?:\s+date=(?P<date>\d{1,12}))?$"
)
_SMF_POST = re.compile(r"msg=?(\d{1,12})")
_MYBB = re.compile(
    r"""^(?P<q>["'])(?P<name>.*?)(?P=q)(?P<given>(?:\s+\w{2,12}=["']?[\w.-]{0,40}["']?)*)$"""
)
_PLAIN = re.compile(
    r"^(?P<name>.*?)(?P<given>(?:\s+(?:post_id|user_id|time|msg_id|pid|dateline|date)=\S{0,40})*)$"
)
_GIVEN_POST = re.compile(r"""\b(?:pid|post_id|msg_id)=["']?(\d{1,12})""")
_LABELLED = re.compile(
    r"^(?P<name>.*?)(?P<given>(?:,\s*(?:post|member|topic|full|username|profile-post|conv_message)"
    r"\s*:\s*[^,]{0,100})+)$"
)
_LABELLED_POST = re.compile(r",\s*post\s*:\s*(\d{1,12})")
_VBULLETIN = re.compile(r"^(?P<name>.*);n?(?P<post>\d{1,12})$")
_MOST_WORDS = 5


@frozen(kw_only=True)
class Quoted:
    """What a quotation says of its source."""

    author: str | None
    """The name."""
    post: str | None
    """The id of the post; for Discourse its number."""
    leaked: str = ""
    """Words of the quotation that stand in the tag by mistake."""


def quoted(given: str) -> Quoted:
    """Give what the part of a tag behind "quote" says."""
    given = given.strip()
    smf = _SMF.match(given)
    if smf:
        post = _SMF_POST.search(smf["link"] or "")
        return _checked(smf["name"], post[1] if post else None)
    given = given.removeprefix("=").strip()
    form = _MYBB.match(given) or _PLAIN.match(given)
    name = form["name"] if form else given
    post = _GIVEN_POST.search(form["given"]) if form else None
    if post:
        return _checked(name, post[1])
    return _named(name.strip("\"'"))


def _named(name: str) -> Quoted:
    labelled = _LABELLED.match(name)
    if labelled:
        post = _LABELLED_POST.search(labelled["given"])
        return _checked(labelled["name"], post[1] if post else None)
    old = _VBULLETIN.match(name)
    if old:
        return _checked(old["name"], old["post"])
    return _checked(name, None)


def _checked(name: str, post: str | None) -> Quoted:
    """Tell a name from words that leaked into the tag."""
    name = name.strip().strip("\"'").strip()
    if post is None and len(name.split()) > _MOST_WORDS:
        return Quoted(author=None, post=None, leaked=name)
    return Quoted(author=name or None, post=post)
