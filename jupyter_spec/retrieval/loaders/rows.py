"""Rows: CSV, JSON lines, and what a notebook variable holds.

A row that has a field of running text ("text", "content", …) is a text of its own: its title is a heading and no chunk
mixes it with its neighbours. Any other row is written as one line that repeats its column names, `item: lamp; price:
35`, so that a passage of three rows out of a thousand still says what its numbers are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jupyter_spec.retrieval.documents import Document, LoadError, Unreadable, Writer, iso_date, normalise
from jupyter_spec.retrieval.loaders.text import decode, stem

TEXT = ("text", "content", "body", "page_content", "passage", "abstract", "article")
TITLE = ("title", "heading", "name", "subject")
NAME = ("id", "path", "source", "document", "doc_id", "docno", "url", "file")
DATE = ("date", "published", "updated", "modified", "created")


def load_csv(data: bytes, path: str) -> Document:
    text = decode(data)
    csv.field_size_limit(1 << 30)
    try:
        if path.lower().endswith(".tsv"):
            dialect: type[csv.Dialect] = csv.excel_tab
        else:
            dialect = _sniff(text)
        table = [
            row for row in csv.reader(io.StringIO(text, newline=""), dialect) if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise LoadError(f"it is no table ({error})") from error
    if len(table) < 2:
        raise LoadError("it has no rows under a header")
    header = [name.strip() or f"column {number}" for number, name in enumerate(table[0], 1)]
    wide = max(map(len, table))
    header += [f"column {number}" for number in range(len(header) + 1, wide + 1)]
    return _rows_document((dict(zip(header, row, strict=False)) for row in table[1:]), path, "table")


def _sniff(text: str) -> type[csv.Dialect]:
    try:
        return csv.Sniffer().sniff(text[:65536], delimiters=",;\t|")
    except csv.Error:
        return csv.excel


def load_jsonl(data: bytes, path: str) -> Document:
    def rows() -> Iterator[Mapping[str, Any] | str]:
        for number, line in enumerate(decode(data).split("\n"), 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise LoadError(f"line {number} is not JSON ({error})") from error
                if not isinstance(row, (dict, str)):
                    raise LoadError(f"line {number} is neither an object nor a string")
                yield row

    return _rows_document(rows(), path, "rows")


def _rows_document(rows: Iterable[Mapping[str, Any] | str], path: str, kind: str) -> Document:
    writer = Writer()
    texts = False
    for number, row in enumerate(rows, 1):
        title, body, running = describe(row)
        texts = texts or running

        def write(title: str = title, body: str = body, running: bool = running) -> None:
            if running and title:
                writer.heading(1, title)
            writer.block(body, "\n\n" if running else "\n")

        writer.part(number, write)
    if not writer.text.strip():
        raise LoadError("its rows are empty")
    return Document(
        path, writer.text, kind, stem(path), tuple(writer.headings), "row", tuple(writer.parts), texts
    )


def describe(row: Mapping[str, Any] | str) -> tuple[str, str, bool]:
    """Title, text, and whether it is running text (True) or a line of labelled fields (False)."""
    if isinstance(row, str):
        return "", row, True
    named = {str(key).strip().lower(): key for key in row}
    for key in TEXT:
        if key in named and isinstance(row[named[key]], str) and row[named[key]].strip():
            title = next((_shown(row[named[name]]) for name in TITLE if name in named), "")
            return title, row[named[key]], True
    fields = [(str(key), _shown(value)) for key, value in row.items()]
    return "", "; ".join(f"{key}: {value}" for key, value in fields if value), False


def _shown(value: Any) -> str:
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return " ".join(str(value).split())


def documents_of(rows: Any) -> Iterator[Document | Unreadable]:
    """Each row of a list, DataFrame or dataset as a document named by its id, or `row N`."""
    records: Iterable[Any] = rows.to_dict(orient="records") if hasattr(rows, "iterrows") else rows
    names: set[str] = set()
    for number, row in enumerate(records, 1):
        path, date = f"row {number}", ""
        if not isinstance(row, (str, Mapping)):
            yield Unreadable(path, f"it is a {type(row).__name__}, neither a dict nor a string")
            continue
        if isinstance(row, Mapping):
            keys = {str(key).strip().lower(): key for key in row}
            path = next((_shown(row[keys[name]]) for name in NAME if name in keys), "") or path
            date = next((day for name in DATE if name in keys and (day := iso_date(row[keys[name]]))), "")
        path = path if path not in names else f"{path} (row {number})"
        names.add(path)
        title, body, _ = describe(row)
        text = normalise(body)
        if not text.strip():
            yield Unreadable(path, "it holds no text")
        else:
            yield Document(path, text, "row", title, date=date)
