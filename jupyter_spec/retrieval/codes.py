"""Short codes of vectors: a fast first look, for when there are too many to compare a query with each.

    Jégou, Douze, Schmid: Product Quantization for Nearest Neighbor Search (2011)
    André, Kermarrec, Le Scouarnec: Quicker ADC (2019), which faiss calls "fast scan"

A vector is cut into pieces of a few dimensions and each piece is replaced by the number of the nearest of 16 typical
pieces: 384 dimensions become 48 bytes. faiss compares a query with the codes of all rows, 32 rows at a time; the
`candidates` rows that look best are then compared with the query as they are, so scores are exact.

How many candidates is not a guess. A question is near its passage and not quite like it, so sampled rows are moved
off by noise of their own length (cosine about 0.7). The true ten nearest neighbours of each are computed exactly, and
each has a rank by codes: the smallest number of candidates that holds `RECALL` of them is taken, and what it held is
kept beside it. It is above the 0.98 that is promised, to be on the safe side. If that is more than `WORTH` of all
rows there are no codes, and search stays exact. Unlike cells of an inverted file, codes need no clumps.

Files: `codes.npy` (rows × bytes), `pieces.npy` (parts × 16 × dimensions of a part, float32) and `codes.json`.
"""

from __future__ import annotations

import dataclasses
import json
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CODES, PIECES, ABOUT = "codes.npy", "pieces.npy", "codes.json"
RECALL = 0.99
NEIGHBOURS = 10
QUERIES = 256
NOISE = 1.0
WORTH = 0.1
MOST_CANDIDATES = 8192
SAMPLE = 16_384
SHORTEST_PART = 4
KEPT_WITHIN = 2.0
_BITS = 4
_BLOCK = 16384


@dataclasses.dataclass(frozen=True)
class Codes:
    """The codes of an index; `recall` is the share of true nearest neighbours that `candidates` rows hold."""

    scan: Any
    candidates: int
    recall: float

    def nearest(self, query: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        """The numbers of the `count` rows whose codes are nearest to `query`, ascending."""
        import numpy as np

        rows: NDArray[np.int64] = self.scan.search(query[None, :], min(count, self.scan.ntotal))[1][0]
        return np.sort(rows[rows >= 0])


def read(folder: Path) -> Codes | None:
    """The codes in `folder`, or None if its vectors have none."""
    import numpy as np

    if not (folder / ABOUT).exists():
        return None
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    scan = _scan(np.load(folder / PIECES), np.load(folder / CODES, mmap_mode="r"))
    return Codes(scan, int(about["candidates"]), float(about["recall"]))


def write(folder: Path, rows: NDArray[np.float16], previous: Path | None = None, seed: int = 0) -> bool:
    """Write codes of `rows` to `folder` and say True, if they are worth it.

    The pieces are those of `previous` if it was about as large.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    pieces = _known(previous, rows)
    if pieces is None:
        pieces = _train(rows, random)
    index = _quantizer(pieces)  # it owns what `pq` points to, and must outlive it
    codes = np.empty((len(rows), index.pq.code_size), np.uint8)
    for begin, block in _blocks(rows):
        codes[begin : begin + len(block)] = index.pq.compute_codes(block)
    candidates, recall = _candidates(rows, _scan(pieces, codes), random)
    if candidates > WORTH * len(rows):
        return False
    np.save(folder / CODES, codes)
    np.save(folder / PIECES, pieces)
    (folder / ABOUT).write_text(json.dumps({"candidates": candidates, "recall": recall}), encoding="utf-8")
    return True


def _blocks(rows: NDArray[np.float16]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Where each block begins, and the block as float32. Of a mapped file no page that was read stays in memory."""
    import numpy as np

    mapped = getattr(rows, "_mmap", None)
    for begin in range(0, len(rows), _BLOCK):
        yield begin, rows[begin : begin + _BLOCK].astype(np.float32)
        if mapped is not None and hasattr(mapped, "madvise"):
            mapped.madvise(mmap.MADV_DONTNEED)


def _quantizer(pieces: NDArray[np.float32]) -> Any:
    import faiss

    parts, _, size = pieces.shape
    index = faiss.IndexPQ(parts * size, parts, _BITS, faiss.METRIC_INNER_PRODUCT)
    faiss.copy_array_to_vector(pieces.ravel(), index.pq.centroids)
    index.is_trained = True
    return index


def _scan(pieces: NDArray[np.float32], codes: NDArray[np.uint8]) -> Any:
    """Faiss's own order of the codes, made from `codes` in the order of rows."""
    import faiss

    index = _quantizer(pieces)
    faiss.copy_array_to_vector(codes.ravel(), index.codes)
    index.ntotal = len(codes)
    return faiss.IndexPQFastScan(index)


def _known(previous: Path | None, rows: NDArray[np.float16]) -> NDArray[np.float32] | None:
    import numpy as np

    if previous is None or not (previous / PIECES).exists():
        return None
    before = len(np.load(previous / CODES, mmap_mode="r"))
    pieces: NDArray[np.float32] = np.load(previous / PIECES)
    alike = before / KEPT_WITHIN <= len(rows) <= before * KEPT_WITHIN
    return pieces if alike and pieces.shape[0] * pieces.shape[2] == rows.shape[1] else None


def _train(rows: NDArray[np.float16], random: np.random.Generator) -> NDArray[np.float32]:
    import faiss
    import numpy as np

    dimension = rows.shape[1]
    size = next(s for s in range(min(SHORTEST_PART, dimension), dimension + 1) if dimension % s == 0)
    sample = np.sort(random.choice(len(rows), min(len(rows), SAMPLE), replace=False))
    index = faiss.IndexPQ(dimension, dimension // size, _BITS, faiss.METRIC_INNER_PRODUCT)
    index.pq.cp.seed = 1
    index.train(rows[sample].astype(np.float32))
    return np.array(faiss.vector_to_array(index.pq.centroids)).reshape(dimension // size, 1 << _BITS, size)


def _candidates(rows: NDArray[np.float16], scan: Any, random: np.random.Generator) -> tuple[int, float]:
    """How many candidates must be looked at, and the recall that this gave on sampled queries."""
    import numpy as np

    asked = np.sort(random.choice(len(rows), min(QUERIES, len(rows)), replace=False))
    queries = rows[asked].astype(np.float32)
    queries += random.standard_normal(queries.shape, np.float32) * NOISE / queries.shape[1] ** 0.5
    neighbours = _true_neighbours(rows, queries)
    most = min(len(rows), MOST_CANDIDATES)
    looked = scan.search(queries, most)[1]
    ranks = np.full(neighbours.shape, len(rows))
    for query, (near, seen) in enumerate(zip(neighbours, looked, strict=True)):
        where, column = np.nonzero(near[:, None] == seen[None, :])
        ranks[query, where] = column
    needed = np.sort(ranks.ravel())
    candidates = max(int(needed[int(np.ceil(RECALL * len(needed))) - 1]) + 1, NEIGHBOURS)
    return candidates, float((needed < candidates).mean())


def _true_neighbours(rows: NDArray[np.float16], queries: NDArray[np.float32]) -> NDArray[np.int64]:
    """The rows nearest to each query, of all."""
    import faiss
    import numpy as np

    count = min(NEIGHBOURS, len(rows))
    best = np.full((len(queries), count), -np.inf, np.float32)
    nearest = np.zeros((len(queries), count), np.int64)
    for begin, block in _blocks(rows):
        scores, found = faiss.knn(queries, block, min(count, len(block)), metric=faiss.METRIC_INNER_PRODUCT)
        scores, found = np.hstack([best, scores]), np.hstack([nearest, found + begin])
        keep = np.argsort(-scores, axis=1)[:, :count]
        best, nearest = np.take_along_axis(scores, keep, 1), np.take_along_axis(found, keep, 1)
    return nearest
