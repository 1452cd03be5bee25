"""Cells: an inverted file over the vectors, for when there are too many to compare a query with each.

    Sivic, Zisserman: Video Google (2003); Jégou, Douze, Schmid: Product Quantization for Nearest Neighbor Search (2011)

K-means on a sample gives 2·√n centres; the rows of `vectors.npy` are put in the order of their nearest centre, so a
cell is a slice of the file. A query is compared with the centres and then with the rows of the `probes` nearest cells.

`probes` is not a guess. A question is near its passage and not quite like it, so sampled rows are moved off by noise of
their own length (cosine about 0.7). The true ten nearest neighbours of each are computed exactly, and each neighbour
needs as many probes as its cell has rank for that query: the smallest number that reaches `RECALL` of them is taken,
and what it reached is kept beside it. It is above the 0.98 that is promised, to be on the safe side. Vectors that
lie in no clumps would need most cells; if that is more than `WORTH` of them, there are none, and search stays exact.

Files: `centres.npy` (cells × dimension, float32), `bounds.npy` (cells + 1) and `cells.json`.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CENTRES, BOUNDS, ABOUT = "centres.npy", "bounds.npy", "cells.json"
RECALL = 0.99
NEIGHBOURS = 10
QUERIES = 256
NOISE = 1.0
WORTH = 0.2
ROWS_A_CENTRE = 40
ROUNDS = 8
KEPT_WITHIN = 2.0
_BLOCK = 16384


@dataclasses.dataclass(frozen=True)
class Cells:
    """The cells of an index; `recall` is the share of true nearest neighbours that `probes` cells hold."""

    centres: NDArray[np.float32]
    bounds: NDArray[np.int64]
    probes: int
    recall: float

    def nearest(self, query: NDArray[np.float32], probes: int) -> list[slice]:
        """The rows of the `probes` cells nearest to `query`, cell by cell, in the order of the file."""
        import numpy as np

        scores = self.centres @ query
        probes = min(probes, len(scores))
        found = np.argpartition(-scores, probes - 1)[:probes]
        return [slice(int(self.bounds[cell]), int(self.bounds[cell + 1])) for cell in sorted(found)]


def read(folder: Path) -> Cells | None:
    """The cells in `folder`, or None if its vectors are in none."""
    import numpy as np

    if not (folder / ABOUT).exists():
        return None
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    return Cells(
        np.load(folder / CENTRES), np.load(folder / BOUNDS), int(about["probes"]), float(about["recall"])
    )


def arrange(folder: Path, previous: Path | None = None, seed: int = 0) -> None:
    """Put the vectors in `folder` into cells: those of `previous` if its size is about the same, else new ones."""
    import numpy as np

    from jupyter_spec.retrieval.vectors import IDS, VECTORS, RowWriter

    unsorted = folder / "unsorted.npy"
    (folder / VECTORS).rename(unsorted)
    rows = np.load(unsorted, mmap_mode="r")
    random = np.random.default_rng(seed)
    centres = _known(previous, rows)
    if centres is None:
        centres = _train(rows, random)
    owner = _owners(rows, centres)
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(len(centres) + 1))
    probes, recall = _probes(rows, centres, owner, random)
    if probes > WORTH * len(centres):
        plain = RowWriter(folder / VECTORS, "float32", rows.shape)
        for begin in range(0, len(rows), _BLOCK):
            plain.write(rows[begin : begin + _BLOCK])
        plain.finish()
        del rows
        unsorted.unlink()
        return
    writer = RowWriter(folder / VECTORS, "float16", rows.shape)
    for begin in range(0, len(order), _BLOCK):
        writer.write(rows[order[begin : begin + _BLOCK]])
    writer.finish()
    np.save(folder / IDS, np.load(folder / IDS)[order])
    np.save(folder / CENTRES, centres)
    np.save(folder / BOUNDS, bounds)
    (folder / ABOUT).write_text(json.dumps({"probes": probes, "recall": recall}), encoding="utf-8")
    del rows
    unsorted.unlink()


def _known(previous: Path | None, rows: NDArray[np.float16]) -> NDArray[np.float32] | None:
    import numpy as np

    if previous is None or not (previous / CENTRES).exists():
        return None
    before = int(np.load(previous / BOUNDS)[-1])
    centres: NDArray[np.float32] = np.load(previous / CENTRES)
    alike = before / KEPT_WITHIN <= len(rows) <= before * KEPT_WITHIN
    return centres if alike and centres.shape[1] == rows.shape[1] else None


def _train(rows: NDArray[np.float16], random: np.random.Generator) -> NDArray[np.float32]:
    import faiss
    import numpy as np

    count = max(1, round(2 * len(rows) ** 0.5))
    sample = np.sort(random.choice(len(rows), min(len(rows), ROWS_A_CENTRE * count), replace=False))
    kmeans = faiss.Kmeans(
        rows.shape[1], count, niter=ROUNDS, spherical=True, seed=1, min_points_per_centroid=1
    )
    kmeans.train(rows[sample].astype(np.float32))
    return np.ascontiguousarray(kmeans.centroids, np.float32)


def _owners(rows: NDArray[np.float16], centres: NDArray[np.float32]) -> NDArray[np.int32]:
    """The nearest centre of each row."""
    import faiss
    import numpy as np

    owner = np.empty(len(rows), np.int32)
    for begin in range(0, len(rows), _BLOCK):
        block = rows[begin : begin + _BLOCK].astype(np.float32)
        owner[begin : begin + _BLOCK] = faiss.knn(block, centres, 1, metric=faiss.METRIC_INNER_PRODUCT)[1][
            :, 0
        ]
    return owner


def _probes(
    rows: NDArray[np.float16],
    centres: NDArray[np.float32],
    owner: NDArray[np.int32],
    random: np.random.Generator,
) -> tuple[int, float]:
    """How many cells must be read, and the recall that this gave on sampled queries."""
    import numpy as np

    asked = np.sort(random.choice(len(rows), min(QUERIES, len(rows)), replace=False))
    queries = rows[asked].astype(np.float32)
    queries += random.standard_normal(queries.shape, np.float32) * NOISE / queries.shape[1] ** 0.5
    neighbours = _true_neighbours(rows, queries)
    rank = np.argsort(np.argsort(-(queries @ centres.T), axis=1), axis=1)
    needed = np.sort(np.take_along_axis(rank, owner[neighbours], axis=1).ravel())
    probes = int(needed[int(np.ceil(RECALL * len(needed))) - 1]) + 1
    return probes, float((needed < probes).mean())


def _true_neighbours(rows: NDArray[np.float16], queries: NDArray[np.float32]) -> NDArray[np.int64]:
    """The rows nearest to each query, of all."""
    import faiss
    import numpy as np

    count = min(NEIGHBOURS, len(rows))
    best = np.full((len(queries), count), -np.inf, np.float32)
    nearest = np.zeros((len(queries), count), np.int64)
    for begin in range(0, len(rows), _BLOCK):
        block = rows[begin : begin + _BLOCK].astype(np.float32)
        scores, found = faiss.knn(queries, block, min(count, len(block)), metric=faiss.METRIC_INNER_PRODUCT)
        scores, found = np.hstack([best, scores]), np.hstack([nearest, found + begin])
        keep = np.argsort(-scores, axis=1)[:, :count]
        best, nearest = np.take_along_axis(scores, keep, 1), np.take_along_axis(found, keep, 1)
    return nearest
