"""Vectors that were computed once, by hash of text, in one SQLite file an embedder: `cache/embeddings/KEY.sqlite`.

It spares embedding a text twice: after a stop or a crash, in another index, or when a file has moved. It may be deleted
at any time, and a damaged one is deleted here. Each vector carries a checksum.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_VARIABLES = 500


def text_key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


class EmbeddingCache:
    """The cache in `folder` for the embedder with this `key`."""

    def __init__(self, folder: Path, key: str) -> None:
        self.path = folder / f"{key}.sqlite"
        try:
            self._connect()
        except sqlite3.DatabaseError:
            self._start_again()

    def __enter__(self) -> EmbeddingCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        """The vectors that are known, by key."""
        import numpy as np

        found: dict[bytes, NDArray[np.float32]] = {}
        for begin in range(0, len(keys), _VARIABLES):
            some = keys[begin : begin + _VARIABLES]
            marks = ",".join("?" * len(some))
            try:
                rows = self._connection.execute(
                    f"SELECT key, vector, checksum FROM vectors WHERE key IN ({marks})",  # noqa: S608 - marks are "?"
                    some,
                ).fetchall()
            except sqlite3.OperationalError:  # locked for long: it is only a cache
                continue
            except sqlite3.DatabaseError:
                self._connection.close()
                self._start_again()
                return {}
            for key, vector, checksum in rows:
                if zlib.crc32(vector) == checksum:
                    found[key] = np.frombuffer(vector, np.float32)
        return found

    def put(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Remember `vectors[i]` for `keys[i]`, durably when this returns."""
        rows = [
            (key, data, zlib.crc32(data))
            for key, data in zip(keys, (vector.tobytes() for vector in vectors), strict=True)
        ]
        with (
            contextlib.suppress(sqlite3.OperationalError),
            self._connection,
        ):  # full or locked: it is only a cache
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def _connect(self) -> None:
        self._connection = sqlite3.connect(self.path, timeout=20)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        with self._connection:
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors"
                " (key BLOB PRIMARY KEY, vector BLOB NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID"
            )

    def _start_again(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self._connect()
