"""Running pandoc on a document that is plain data."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from disputatio.exporters.shared.pandoc_ast import Node, pandoc_document
from disputatio.schemas.errors import MissingTool, WriteError


def converted(
    blocks: list[Node],
    meta: Mapping[str, Node],
    to: str,
    arguments: Sequence[str],
    path: str | None = None,
) -> str:
    """Give the text that pandoc writes; '' where it writes into a file.

    Raises:
        MissingTool: pypandoc or pandoc is not installed.
        WriteError: pandoc refuses the document.
    """
    try:
        pypandoc: Any = importlib.import_module("pypandoc")
    except ImportError:
        raise MissingTool(
            "writing documents needs the Python package pypandoc_binary",
            "pip install pypandoc_binary",
        ) from None
    document = json.dumps(pandoc_document(blocks, meta), ensure_ascii=False)
    try:
        return str(
            pypandoc.convert_text(
                document,
                to,
                format="json",
                outputfile=path,
                extra_args=["--sandbox", "--quiet", *arguments],
                sandbox=False,
            )
        )
    except OSError as error:
        raise MissingTool(
            f"pandoc cannot be run: {error}", "pip install pypandoc_binary"
        ) from error
    except RuntimeError as error:
        raise WriteError(f"pandoc refuses the document: {error}") from error
