"""RELAX NG validation of XML by lxml, and by the program xmllint where it is installed."""

import shutil
import subprocess
from pathlib import Path

from lxml import etree

_XMLLINT_SECONDS = 60.0
_XMLLINT_INVALID = (1, 3)
"""Its statuses for a document that is not well-formed, and for one that the schema refuses."""


def violations(document: bytes, schema: Path) -> list[str]:
    """What lxml finds against the schema, as "line N: message"; nothing where the document is valid.

    A document that is not well-formed is one violation. A broken schema raises `lxml.etree.RelaxNGParseError`.
    """
    rules = etree.RelaxNG(etree.parse(str(schema)))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    if rules.validate(tree):
        return []
    return [f"line {entry.line}: {entry.message}" for entry in rules.error_log]


def xmllint_violations(document: bytes, schema: Path) -> list[str] | None:
    """What xmllint says against the document, line by line; None where the program is not installed."""
    xmllint = shutil.which("xmllint")
    if xmllint is None:
        return None
    command = [xmllint, "--noout", "--nonet", "--relaxng", str(schema), "-"]
    done = subprocess.run(
        command,
        input=document,
        capture_output=True,
        timeout=_XMLLINT_SECONDS,
        check=False,
    )
    words = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode not in (0, *_XMLLINT_INVALID):
        raise RuntimeError(f"xmllint ended with status {done.returncode}: {words}")
    return words.splitlines() if done.returncode else []
