"""Every cell that a button of the panel writes is one that the magics understand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jupyter_spec.magics import MAGICS
from jupyter_spec.magics.completion import PARSERS
from jupyter_spec.magics.spec import parsers

SOURCE = Path(__file__).parents[2] / "labextension" / "src" / "cells.ts"
CELLS = re.findall(r"['`](%%?(?:[^'`\\]|\\n)+)['`]", SOURCE.read_text(encoding="utf-8"))


def test_the_cells_are_found():
    assert len(CELLS) >= 14


@pytest.mark.parametrize("cell", CELLS)
def test_it_parses(cell: str):
    line = re.sub(r"\$\{[^}]+\}", "handbook", cell.partition("\\n")[0])
    magic, _, rest = line.lstrip("%").partition(" ")
    if magic == "load_ext":
        assert rest == "jupyter_spec"
        return
    kind = MAGICS[magic][0]
    assert ("cell" if line.startswith("%%") else "line") in kind
    if magic == "spec":
        verb, _, rest = rest.partition(" ")
        parsers()[verb].read(rest)
    else:
        PARSERS[magic]().read(rest)
