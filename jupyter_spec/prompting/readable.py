"""A value of the notebook as text for a prompt: what a person would want to read of it, and never without a bound.

A string goes in as it is. A table shows its first and last rows and columns, a long list or dict its first items, an
array the summary that it makes of itself. Whatever is cut says so in the prompt, where the model reads it, and to
the caller, who tells the person.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

MAX_ROWS = 50
MAX_COLUMNS = 20
MAX_CELL = 200
MAX_ITEMS = 200
MAX_CHARACTERS = 100_000


def readable(value: Any, on_cut: Callable[[str], None] | None = None) -> str:
    """`value` as text; each thing that was left out is a line at its end, and is given to `on_cut`.

    At most `MAX_ROWS` rows and `MAX_COLUMNS` columns of a pandas table, `MAX_CELL` characters of a cell,
    `MAX_ITEMS` items of a list, tuple, set or dict, `MAX_CHARACTERS` characters of anything.
    """
    if type(value).__module__.partition(".")[0] == "pandas" and callable(getattr(value, "to_string", None)):
        shown, cuts = _table(value)
    elif isinstance(value, (list, tuple, set, frozenset, dict)) and len(value) > MAX_ITEMS:
        shown, cuts = _items(value), [f"{MAX_ITEMS} of {len(value)} items shown"]
    else:
        shown, cuts = str(value), []
        shape = getattr(value, "shape", None)
        if isinstance(shape, tuple) and "..." in shown:
            cuts = [f"an array of shape {tuple(shape)}, summarised"]
    if len(shown) > MAX_CHARACTERS:
        cuts = [*cuts, f"{MAX_CHARACTERS} of {len(shown)} characters shown"]
        shown = shown[:MAX_CHARACTERS]
    if not cuts:
        return shown
    if on_cut is not None:
        on_cut("; ".join(cuts))
    return f"{shown}\n({'; '.join(cuts)})"


def _table(value: Any) -> tuple[str, list[str]]:
    """A DataFrame or a Series, and what of it is not shown."""
    import pandas

    rows = len(value)
    cuts = [f"{MAX_ROWS} of {rows} rows shown"] if rows > MAX_ROWS else []
    options: dict[str, Any] = {"max_rows": MAX_ROWS}
    seen = value
    if rows > MAX_ROWS:
        seen = pandas.concat([value.iloc[: MAX_ROWS // 2], value.iloc[-(MAX_ROWS // 2) :]])
    if (columns := getattr(value, "columns", None)) is not None:
        options |= {"max_cols": MAX_COLUMNS, "max_colwidth": MAX_CELL}
        if len(columns) > MAX_COLUMNS:
            cuts.append(f"{MAX_COLUMNS} of {len(columns)} columns shown")
            seen = pandas.concat(
                [seen.iloc[:, : MAX_COLUMNS // 2], seen.iloc[:, -(MAX_COLUMNS // 2) :]], axis=1
            )
        cells = itertools.chain.from_iterable(seen.itertuples(index=False, name=None))
    else:
        cells = iter(seen)
    if any(len(str(cell)) > MAX_CELL for cell in cells):
        cuts.append(f"{MAX_CELL} characters of each cell shown")
    with pandas.option_context("display.max_colwidth", MAX_CELL):  # a Series has no argument for it
        return str(value.to_string(**options)), cuts


def _items(value: Any) -> str:
    """The first items of a collection, as Python would write them."""
    first = itertools.islice(value.items() if isinstance(value, dict) else value, MAX_ITEMS)
    if isinstance(value, dict):
        return str(dict(first))
    kind = next(kind for kind in (list, tuple, set, frozenset) if isinstance(value, kind))
    return str(kind(first))
