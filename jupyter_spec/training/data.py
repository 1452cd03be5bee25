"""Examples as training and evaluation read them: any of the known shapes in, one normal form out.

`read_data` takes what a person has (a file, a DataFrame, a list of dicts, a `datasets.Dataset`), recognises its shape
by the fields of the first row, and brings every row into `{"messages": [...]}` or `{"text": ...}`. Anything wrong with
any row stops here, with the place and what to do: nothing is dropped in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.training.shapes import ShapeError, normalise, recognise
from jupyter_spec.training.sources import place, read_rows
from jupyter_spec.workspace.atomic import write_atomic


@dataclass(frozen=True)
class Data:
    """Rows in normal form.

    `kind` is "chat" (rows `{"messages": [...]}`) or "text" (rows `{"text": ...}`); `shape` is how they were kept;
    `lines` the line (or row) of each, or `places` where each is when they are from several files; `duplicates` how many
    rows repeat an earlier one, word for word.
    """

    kind: str
    shape: str
    rows: list[dict[str, Any]]
    lines: list[int]
    origin: str
    in_file: bool = True
    places: list[str] | None = None
    duplicates: int = field(init=False)
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        keys = [_canonical(row) for row in self.rows]
        repeated = sum(count - 1 for count in Counter(keys).values())
        object.__setattr__(self, "duplicates", repeated)
        object.__setattr__(self, "digest", hashlib.sha256("\n".join(keys).encode()).hexdigest())

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        again = f", {self.duplicates} duplicates" if self.duplicates else ""
        return f"Data({self.origin}: {len(self.rows)} rows of {self.shape}{again})"

    def place(self, index: int) -> str:
        """Where row `index` is, as an error begins: `file:line`."""
        if self.places is not None:
            return self.places[index]
        return place(self.origin, self.lines[index], self.in_file)

    def split(self, fraction: float, seed: int) -> tuple[Data, Data]:
        """Two parts, the second with `fraction` of the rows (at least one), drawn by `seed`.

        Rows that are equal stay together, so that nothing of the second part is in the first.
        """
        import random

        groups: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            groups.setdefault(_canonical(row), []).append(index)
        if len(groups) < 2:
            raise SpecError(
                f"{self.origin}: fewer than two different rows, none can be held out: leave out --eval."
            )
        keys = list(groups)
        random.Random(seed).shuffle(keys)
        wanted = max(1, round(fraction * len(self.rows)))
        held: set[int] = set()
        for key in keys[:-1]:
            if len(held) >= wanted:
                break
            held.update(groups[key])
        kept = [index for index in range(len(self.rows)) if index not in held]
        return self._take(kept), self._take(sorted(held))

    def overlap(self, other: Data) -> int:
        """How many rows of `other` are also here, word for word."""
        mine = {_canonical(row) for row in self.rows}
        return sum(_canonical(row) in mine for row in other.rows)

    def holding(self, questions: list[str]) -> int:
        """How many of `questions` are what a user asks in a row, whatever the case and the spaces."""
        asked = {
            " ".join(message["content"].split()).casefold()
            for row in self.rows
            for message in row.get("messages", ())
            if message["role"] == "user"
        }
        return sum(" ".join(question.split()).casefold() in asked for question in questions)

    def write(self, path: Path) -> None:
        """Write the rows as jsonl, in normal form; `read_data` of it gives the same rows."""
        write_atomic(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows))

    def _take(self, indices: list[int]) -> Data:
        rows, places = [self.rows[i] for i in indices], [self.place(i) for i in indices]
        lines = [self.lines[i] for i in indices] if self.lines else []
        return Data(self.kind, self.shape, rows, lines, self.origin, self.in_file, places)


def read_data(source: Any, *, origin: str = "") -> Data:
    """Read examples from a path (jsonl, json, csv, tsv, parquet) or a table in memory, whatever their shape.

    `origin` is the name that errors use, by default the path or "the data".

    Raises
    ------
    SpecError
        Missing file (with the nearest name), unreadable file or line, unknown shape, a missing or empty field, a
        role out of order: always with file and line, or the row.
    """
    found = read_rows(source, origin=origin)
    shape = ""
    rows = []
    for index, row in enumerate(found.rows):
        try:
            shape = shape or recognise(row)
            rows.append(normalise(row, shape))
        except ShapeError as error:
            raise SpecError(f"{found.place(index)}: {error}") from error
    kind = "text" if shape == "text" else "chat"
    return Data(kind, shape, rows, found.lines, found.origin, found.in_file)


def _canonical(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)
