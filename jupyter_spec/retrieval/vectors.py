"""The vector index: `vectors.npy` (a row a chunk, float32, length 1) and `ids.npy`, memory-mapped, searched exactly.

Faiss computes inner products over the mapped file itself, so what is in memory is the system's page cache, shared by
all kernels that search the same index.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VECTORS, IDS = "vectors.npy", "ids.npy"
_BLOCK = 8192


class VectorWriter:
    """Writes the vectors of `ids` (ascending): those in `previous` are copied, the others come by `fill`."""

    def __init__(
        self, folder: Path, ids: NDArray[np.int64], dimension: int, previous: Path | None = None
    ) -> None:
        import numpy as np

        self.folder = folder
        np.save(folder / IDS, ids)
        shape = (len(ids), dimension)
        self._rows: NDArray[np.float32] = np.lib.format.open_memmap(
            folder / VECTORS, mode="w+", dtype=np.float32, shape=shape
        )
        self._next = self._copy(ids, previous) if previous is not None and len(ids) else 0

    def _copy(self, ids: NDArray[np.int64], previous: Path) -> int:
        """Copy what `previous` has of `ids`, which all come before what it has not; returns how many."""
        import numpy as np

        old_ids = np.load(previous / IDS)
        if not len(old_ids):
            return 0
        old = np.load(previous / VECTORS, mmap_mode="r")
        kept = int(np.searchsorted(ids, old_ids[-1], side="right"))
        rows = np.searchsorted(old_ids, ids[:kept])
        for begin in range(0, kept, _BLOCK):
            self._rows[begin : begin + _BLOCK][: kept - begin] = old[rows[begin : min(begin + _BLOCK, kept)]]
        return kept

    def fill(self, vectors: NDArray[np.float32]) -> None:
        """The next rows."""
        self._rows[self._next : self._next + len(vectors)] = vectors
        self._next += len(vectors)

    def finish(self) -> None:
        if self._next != len(self._rows):
            raise RuntimeError(f"{self._next} vectors were given for {len(self._rows)} chunks")
        flush = getattr(self._rows, "flush", None)
        if flush is not None:
            flush()
        del self._rows


class VectorSearcher:
    """Searches the vectors in `folder`."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self._ids: NDArray[np.int64] = np.load(folder / IDS)
        if len(self._ids):
            self._rows: NDArray[np.float32] = np.load(folder / VECTORS, mmap_mode="r")

    def search(self, query: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """The ids and cosines of the `limit` chunks nearest to `query` (a vector of length 1), the best first."""
        limit = min(limit, len(self._ids))
        if limit < 1:
            return []
        import faiss

        scores, rows = faiss.knn(query[None, :], self._rows, limit, metric=faiss.METRIC_INNER_PRODUCT)
        found = [
            (int(self._ids[row]), float(score))
            for row, score in zip(rows[0], scores[0], strict=True)
            if row >= 0
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def rows(self, size: int = _BLOCK) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """All ids and vectors in blocks."""
        for begin in range(0, len(self._ids), size):
            yield self._ids[begin : begin + size], self._rows[begin : begin + size]
