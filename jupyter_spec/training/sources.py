"""From a file or a notebook variable to plain rows, each with the place it came from.

Every row keeps a *line*: the line of a file, the item of a JSON list counted by the line it begins on, or the row
number (from 1) of a table in memory. So whatever is wrong with a row later can be said with `file:line`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jupyter_spec.errors import SpecError, did_you_mean, explain_os_error

SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet")


class Rows(NamedTuple):
    """Plain rows and where each came from: `place(i)` is what an error about row `i` begins with."""

    rows: list[dict[str, Any]]
    lines: list[int]
    origin: str
    in_file: bool

    def place(self, index: int) -> str:
        return place(self.origin, self.lines[index], self.in_file)


def is_examples(path: str) -> bool:
    """Whether `path` names a file of examples, not a document or a folder of documents."""
    return Path(path).suffix.lower() in SUFFIXES and not Path(path).is_dir()


def place(origin: str, line: int, in_file: bool) -> str:
    """`file:line` for a file, `origin, row N` for a table in memory."""
    return f"{origin}:{line}" if in_file else f"{origin}, row {line}"


def read_rows(source: Any, *, origin: str = "") -> Rows:
    """Read a path (jsonl, json, csv, tsv, parquet), a DataFrame, a list of dicts or a `datasets.Dataset`.

    `origin` is what errors call the source; by default the path, or "the data".

    Raises
    ------
    SpecError
        If it is missing, unreadable, empty, or not a table of named fields; with file and line.
    """
    if isinstance(source, (str, Path)):
        rows = _read_file(Path(source).expanduser(), origin or str(source))
    else:
        rows = _read_object(source, origin or "the data")
    if not rows.rows:
        raise SpecError(f"{rows.origin} holds no rows: give a file, a table or a list with some.")
    return rows


def _read_file(path: Path, origin: str) -> Rows:
    if path.is_dir():
        inside = sorted(entry.name for entry in path.iterdir() if entry.suffix.lower() in SUFFIXES)
        hint = f" It holds {', '.join(inside[:3])}: name one of them." if inside else ""
        raise SpecError(f"{origin} is a folder, a file of examples was expected.{hint}")
    if not path.exists():
        raise SpecError(f"no file {origin}.{_nearest_file(path)}")
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise SpecError(
            f"{origin}: '{suffix or path.name}' cannot be read as examples; use {', '.join(SUFFIXES)}."
        )
    if suffix == ".parquet":
        rows, lines = _parquet_rows(path, origin)
    else:
        text = _read_text(path, origin)
        if suffix in (".csv", ".tsv"):
            rows, lines = _csv_rows(text, origin, "," if suffix == ".csv" else "\t")
        elif suffix == ".json":
            rows, lines = _json_rows(text, origin)
        else:
            rows, lines = _jsonl_rows(text, origin)
    return Rows(rows, lines, origin, in_file=True)


def _nearest_file(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f" The folder {folder} does not exist either."
    return did_you_mean(path.name, [entry.name for entry in folder.iterdir()])


def _read_text(path: Path, origin: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise explain_os_error(error, f"reading {origin}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SpecError(f"{origin}:{line}: not UTF-8 text: save the file as UTF-8.") from error


def _jsonl_rows(text: str, origin: str) -> tuple[list[dict[str, Any]], list[int]]:
    rows, lines = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            hint = " A list over several lines belongs into a .json file." if line.strip() in "[{" else ""
            raise SpecError(
                f"{origin}:{number}: not JSON ({error.msg}, column {error.colno}).{hint}"
            ) from error
        rows.append(_as_fields(row, f"{origin}:{number}"))
        lines.append(number)
    return rows, lines


def _json_rows(text: str, origin: str) -> tuple[list[dict[str, Any]], list[int]]:
    """A JSON list of objects, or an object with one list of objects in it (`{"data": [...]}`)."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        hint = " One object a line belongs into a .jsonl file." if error.msg == "Extra data" else ""
        raise SpecError(
            f"{origin}:{error.lineno}: not JSON ({error.msg}, column {error.colno}).{hint}"
        ) from error
    start = 0
    if isinstance(whole, dict):
        lists = [key for key, value in whole.items() if isinstance(value, list)]
        if len(lists) != 1:
            raise SpecError(f"{origin}: a list of objects was expected, or an object with one list in it.")
        start = text.index("[", text.index(json.dumps(lists[0])) + len(lists[0]))
        whole = whole[lists[0]]
    if not isinstance(whole, list):
        raise SpecError(f"{origin}: a list of objects was expected, not {type(whole).__name__}.")
    lines = _lines_of_items(text, text.index("[", start) + 1, len(whole))
    rows = [_as_fields(row, f"{origin}:{line}") for row, line in zip(whole, lines, strict=True)]
    return rows, lines


def _lines_of_items(text: str, position: int, count: int) -> list[int]:
    """The line on which each of the `count` items of the JSON list that begins at `position` begins."""
    decoder = json.JSONDecoder()
    lines, line, counted = [], 1, 0
    for _ in range(count):
        while text[position] in " \t\r\n,":
            position += 1
        line += text.count("\n", counted, position)
        counted = position
        lines.append(line)
        _, position = decoder.raw_decode(text, position)
    return lines


def _csv_rows(text: str, origin: str, delimiter: str) -> tuple[list[dict[str, Any]], list[int]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[dict[str, Any]] = []
    lines: list[int] = []
    header: list[str] | None = None
    begins = 1
    try:
        for fields in reader:
            line, begins = begins, reader.line_num + 1
            if not any(field.strip() for field in fields):
                continue
            if header is None:
                header = [name.strip() for name in fields]
                continue
            if len(fields) != len(header):
                raise SpecError(
                    f"{origin}:{line}: {len(fields)} fields, the header has {len(header)}: quote the text."
                )
            rows.append(dict(zip(header, fields, strict=True)))
            lines.append(line)
    except csv.Error as error:
        raise SpecError(f"{origin}:{begins}: not readable as CSV ({error}).") from error
    return rows, lines


def _parquet_rows(path: Path, origin: str) -> tuple[list[dict[str, Any]], list[int]]:
    import pandas

    try:
        frame = pandas.read_parquet(path)
    except (OSError, ValueError, ImportError) as error:
        raise SpecError(f"{origin}: not readable as parquet ({error}).") from error
    rows = [_as_fields(_plain(row), origin) for row in frame.to_dict("records")]
    return rows, list(range(1, len(rows) + 1))


def _read_object(source: Any, origin: str) -> Rows:
    if isinstance(source, Mapping):
        if source and all(
            hasattr(part, "to_list") or hasattr(part, "column_names") for part in source.values()
        ):
            splits = ", ".join(map(str, source))
            raise SpecError(
                f"{origin} holds several splits ({splits}): take one, for example data['{next(iter(source))}']."
            )
        raise SpecError(f"{origin} is one dict, a list of dicts was expected.")
    if hasattr(source, "to_dict") and hasattr(source, "columns"):
        source = source.to_dict("records")
    if isinstance(source, (bytes, str)) or not isinstance(source, Iterable):
        raise SpecError(
            f"{origin} is of type {type(source).__name__}: give a path, a DataFrame, a list of dicts "
            "or a datasets.Dataset."
        )
    rows = [
        _as_fields(_plain(row), place(origin, number, in_file=False))
        for number, row in enumerate(source, start=1)
    ]
    return Rows(rows, list(range(1, len(rows) + 1)), origin, in_file=False)


def _as_fields(row: Any, where: str) -> dict[str, Any]:
    if isinstance(row, Mapping):
        return {str(key): value for key, value in row.items()}
    raise SpecError(f"{where}: an object with named fields was expected, not {type(row).__name__}.")


def _plain(value: Any) -> Any:
    """`value` with numpy arrays and scalars as plain Python, dates as ISO text; a missing cell (NaN, NaT) is None."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, float) and value != value:
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat() if value == value else None  # NaT is not equal to itself
    return value
