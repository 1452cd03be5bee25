"""Beginning a new version with the files of the old one: hard links where the file system has them, else copies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Container
from pathlib import Path


def link_files(
    source: Path, target: Path, *, copied: Container[str] = (), left_out: Container[str] = ()
) -> None:
    """Give `target` every file under `source`; those named in `copied` may be written to, the others must not be."""
    for path in sorted(source.rglob("*")):
        if path.is_dir() or path.name in left_out:
            continue
        there = target / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        if path.name not in copied:
            try:
                os.link(path, there)
                continue
            except OSError:  # no hard links here, or too many
                there.unlink(missing_ok=True)
        shutil.copyfile(path, there)
