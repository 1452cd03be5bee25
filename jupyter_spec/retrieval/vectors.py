"""The vector index: a row a chunk in `vectors.npy`, its id in `ids.npy`, both in order of id and memory-mapped.

Up to `EXACT` chunks the rows are float32, and faiss computes all inner products over the mapped file itself. Beyond,
they are float16; a search looks at short codes first (see `codes`) and reads the rows of the best candidates alone.
Either way what is in memory is the system's page cache, shared by all kernels that search the same index, and the files
are plain arrays, not a format of objects, so one that was packed by a stranger can be opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.retrieval import codes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VECTORS, IDS = "vectors.npy", "ids.npy"
EXACT = 50_000
SCANNED = 20_000
_BLOCK = 8192


class RowWriter:
    """Writes an array of `shape` to `path`, some rows at a time and without ever holding it."""

    def __init__(self, path: Path, dtype: str, shape: tuple[int, int]) -> None:
        import numpy as np

        self._dtype, self._missing = dtype, shape[0]
        self._file = path.open("wb")
        header: dict[str, Any] = {
            "descr": np.lib.format.dtype_to_descr(np.dtype(dtype)),
            "fortran_order": False,
            "shape": shape,
        }
        np.lib.format.write_array_header_1_0(self._file, header)

    def write(self, rows: NDArray[Any]) -> None:
        self._file.write(rows.astype(self._dtype, copy=False).tobytes())
        self._missing -= len(rows)

    def finish(self) -> None:
        self._file.close()
        if self._missing:
            raise RuntimeError(f"{self._missing} rows of {self._file.name} were never written")


class VectorWriter:
    """Writes the vectors of `ids` (ascending): those in `previous` are copied, the others come by `fill`."""

    def __init__(
        self, folder: Path, ids: NDArray[np.int64], dimension: int, previous: Path | None = None
    ) -> None:
        import numpy as np

        self.folder, self.previous = folder, previous
        self._coded = len(ids) > EXACT
        np.save(folder / IDS, ids)
        self._rows = RowWriter(
            folder / VECTORS, "float16" if self._coded else "float32", (len(ids), dimension)
        )
        if previous is not None and len(ids):
            self._copy(ids, previous)

    def _copy(self, ids: NDArray[np.int64], previous: Path) -> None:
        """Copy what `previous` has of `ids`, which all come before what it has not."""
        import numpy as np

        old_ids = np.load(previous / IDS)
        if not len(old_ids):
            return
        old = np.load(previous / VECTORS, mmap_mode="r")
        kept = ids[ids <= old_ids.max()]
        rows = np.searchsorted(old_ids, kept)
        for begin in range(0, len(rows), _BLOCK):
            self._rows.write(old[rows[begin : begin + _BLOCK]])

    def fill(self, vectors: NDArray[np.float32]) -> None:
        """The next rows."""
        self._rows.write(vectors)

    def finish(self) -> None:
        import numpy as np

        self._rows.finish()
        if self._coded:
            rows = np.load(self.folder / VECTORS, mmap_mode="r")
            if not codes.write(self.folder, rows, self.previous):
                _widen(self.folder, rows)


def _widen(folder: Path, rows: NDArray[np.float16]) -> None:
    """Write `rows` again as float32, which faiss compares with a query as they lie."""
    wide = folder / "wide.npy"
    writer = RowWriter(wide, "float32", rows.shape)
    for begin in range(0, len(rows), _BLOCK):
        writer.write(rows[begin : begin + _BLOCK])
    writer.finish()
    wide.replace(folder / VECTORS)


class VectorSearcher:
    """Searches the vectors in `folder`."""

    def __init__(self, folder: Path) -> None:
        import numpy as np

        self._ids: NDArray[np.int64] = np.load(folder / IDS)
        self.codes = codes.read(folder)
        if len(self._ids):
            self._rows: NDArray[Any] = np.load(folder / VECTORS, mmap_mode="r")

    def search(
        self, query: NDArray[np.float32], limit: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """The ids and cosines of the `limit` chunks nearest to `query` (a vector of length 1), the best first.

        With `among` (ids, ascending), only these.
        """
        import numpy as np

        if min(limit, len(self._ids)) < 1 or (among is not None and not len(among)):
            return []
        if self.codes is None or (among is not None and len(among) <= SCANNED):
            if among is None:
                return self._all(query, limit)
            return self._scan(np.searchsorted(self._ids, among), query, limit)
        count = max(self.codes.candidates, limit)
        if among is None:
            return self._scan(self.codes.nearest(query, count), query, limit)
        rows = self.codes.nearest(query, count * len(self._ids) // len(among))
        return self._scan(rows[np.isin(self._ids[rows], among)], query, limit)

    def _all(self, query: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        import faiss

        limit = min(limit, len(self._ids))
        scores, rows = faiss.knn(query[None, :], self._rows, limit, metric=faiss.METRIC_INNER_PRODUCT)
        return self._ranked(rows[0], scores[0], limit)

    def _scan(
        self, rows: NDArray[np.intp], query: NDArray[np.float32], limit: int
    ) -> list[tuple[int, float]]:
        """The nearest of `rows` (numbers, ascending)."""
        import numpy as np

        blocks = [rows[begin : begin + _BLOCK] for begin in range(0, len(rows), _BLOCK)]
        scores = [self._rows[block].astype(np.float32, copy=False) @ query for block in blocks]
        return self._ranked(rows, np.concatenate(scores) if scores else np.zeros(0, np.float32), limit)

    def _ranked(self, rows: NDArray[Any], scores: NDArray[Any], limit: int) -> list[tuple[int, float]]:
        import numpy as np

        if len(scores) > limit:
            best = np.argpartition(-scores, limit - 1)[:limit]
            rows, scores = rows[best], scores[best]
        found = [
            (int(self._ids[row]), float(score)) for row, score in zip(rows, scores, strict=True) if row >= 0
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def rows(self, size: int = _BLOCK) -> Iterator[tuple[NDArray[np.int64], NDArray[Any]]]:
        """All ids and vectors in blocks."""
        for begin in range(0, len(self._ids), size):
            yield self._ids[begin : begin + size], self._rows[begin : begin + size]
