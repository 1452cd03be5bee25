"""Notebooks as Markdown: text cells as they are, code cells fenced, numbered from 1. Outputs are not read."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

from jupyter_spec.retrieval.documents import Document, LoadError, Writer, markdown_headings
from jupyter_spec.retrieval.loaders.text import decode, stem


def load_notebook(data: bytes, path: str) -> Document:
    try:
        raw = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise LoadError(f"its JSON is broken ({error})") from error
    cells = _cells(raw)
    language = str(_get(raw, "metadata", "kernelspec", "language") or "python")
    writer = Writer()
    for number, (kind, source) in enumerate(cells, 1):
        if source.strip():
            block = _fenced(source, language) if kind == "code" else source
            writer.part(number, partial(writer.block, block))
    text = writer.text
    if not text.strip():
        raise LoadError("its cells are empty")
    headings = markdown_headings(text)
    title = next((heading.title for heading in headings if heading.level == 1), stem(path))
    return Document(path, text, "notebook", title, headings, part="cell", parts=tuple(writer.parts))


def _cells(raw: Any) -> list[tuple[str, str]]:
    """Kind and source of each cell, of format 4 or, before 2014, of format 3."""
    cells = _get(raw, "cells")
    if cells is None:
        sheets = _get(raw, "worksheets")
        cells = [cell for sheet in sheets for cell in _get(sheet, "cells") or []] if sheets else None
    if not isinstance(cells, list):
        raise LoadError("it is JSON, but no notebook (no cells)")
    found = []
    for cell in cells:
        kind = str(_get(cell, "cell_type") or "raw")
        source = _get(cell, "source") or _get(cell, "input") or ""
        source = "".join(map(str, source)) if isinstance(source, list) else str(source)
        if kind == "heading":
            source = "#" * int(_get(cell, "level") or 1) + " " + source
        found.append((kind, source))
    return found


def _get(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _fenced(source: str, language: str) -> str:
    longest = max((len(run) for run in re.findall("`+", source)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{source}\n{fence}"
