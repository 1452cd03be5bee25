"""What was written by hand for the generator, as text files in the notations of `relations`, `reports`, `documents`, `letters`.

A line that starts with `#` is a remark, an empty one separates.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def lines(*names: str) -> tuple[str, ...]:
    """The lines of the files `names` (without `.txt`; a folder stands for all its files), remarks and empty ones left out."""
    here = Path(__file__).parent
    files = [
        file
        for name in names
        for file in (
            sorted((here / name).glob("*.txt")) if (here / name).is_dir() else [here / f"{name}.txt"]
        )
    ]
    return tuple(
        line
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )


def blocks(*names: str) -> list[tuple[str, list[str]]]:
    """(head, lines) of each block that begins with `@head`."""
    found: list[tuple[str, list[str]]] = []
    for line in lines(*names):
        if line.startswith("@"):
            found.append((line[1:].strip(), []))
        else:
            found[-1][1].append(line)
    return found
