"""Writes that are whole or absent, whatever kills the process.

A file is written under a temporary name beside its target, flushed to the disk, and renamed over it; rename
within a folder is atomic on POSIX and on Windows, so a reader sees the old bytes or the new ones. The folder
is flushed after the rename, so that the new name also survives a power cut.

`STEP` is called with the name of each step before it is taken. It exists so that a test can kill the process
at every one of them and look at what is left; it does nothing otherwise.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20


def _no_step(_name: str) -> None:
    return None


STEP: Callable[[str], None] = _no_step


def temporary_beside(path: Path) -> Path:
    """A new hidden name in the folder of `path`, recognisable as left over if the process dies."""
    return path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")


def flush_folder(folder: Path) -> None:
    """Flush the names in `folder` to the disk, where the system can (Windows cannot open a folder)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_file(path: Path) -> None:
    """Flush the bytes of an existing file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_atomic(path: Path, data: str | bytes) -> None:
    """Replace `path` by `data`: a kill at any instant leaves the old content or the new one."""
    raw = data.encode() if isinstance(data, str) else data
    temporary = temporary_beside(path)
    try:
        STEP("open")
        with temporary.open("wb") as file:
            file.write(raw)
            STEP("written")
            file.flush()
            os.fsync(file.fileno())
        STEP("flushed")
        os.replace(temporary, path)
        STEP("renamed")
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(path.parent)


def write_json(path: Path, value: Any) -> None:
    """Replace `path` by `value` as readable JSON. NaN and infinity become null: JSON has no word for them."""
    write_atomic(path, json.dumps(_finite(value), indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def json_line(value: Any) -> str:
    """`value` as one line of JSON, with its line end."""
    return json.dumps(_finite(value), ensure_ascii=False, allow_nan=False) + "\n"


def read_json_lines(path: Path) -> list[Any]:
    """What was written line by line with `json_line`. Other characters that end a line in some texts may be in one."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, dict):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            digest.update(block)
    return digest.hexdigest()
