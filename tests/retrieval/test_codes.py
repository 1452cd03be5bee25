"""Beyond a size vectors are searched by short codes first; how many candidates are looked at was measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jupyter_spec.retrieval import build_index, codes, open_index, vectors
from jupyter_spec.retrieval.vectors import VectorSearcher, VectorWriter
from jupyter_spec.workspace import Workspace

COUNT, DIMENSION = 6000, 32


def made(count: int = COUNT, seed: int = 0) -> np.ndarray:
    """Vectors of length 1 that lie in clumps, as those of texts do."""
    clumps = np.random.default_rng(42).normal(size=(60, DIMENSION))
    random = np.random.default_rng(seed)
    found = clumps[random.integers(0, 60, count)] + 0.5 * random.normal(size=(count, DIMENSION))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def written(folder: Path, rows: np.ndarray, ids: np.ndarray, previous: Path | None = None) -> VectorSearcher:
    folder.mkdir()
    writer = VectorWriter(folder, ids, rows.shape[1], previous)
    kept = int((ids <= np.load(previous / "ids.npy").max()).sum()) if previous else 0
    for begin in range(kept, len(rows), 1000):
        writer.fill(rows[begin : begin + 1000])
    writer.finish()
    return VectorSearcher(folder)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "EXACT", 1000)
    monkeypatch.setattr(vectors, "SCANNED", 500)


@pytest.mark.usefixtures("small")
def test_codes_find_what_exact_search_finds(tmp_path: Path) -> None:
    rows, ids = made(), np.arange(10, 10 + 2 * COUNT, 2)
    searcher = written(tmp_path / "a", rows, ids)
    assert searcher.codes is not None
    assert searcher.codes.recall >= 0.98
    assert searcher.codes.candidates < COUNT / 10, "or codes spare nothing"
    queries = made(100, seed=5)
    hits = 0
    for query in queries:
        exact = ids[np.argsort(-(rows @ query))[:10]]
        found = searcher.search(query, 10)
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
        hits += len(set(exact) & {identity for identity, _ in found})
    assert hits / 1000 >= 0.98
    assert np.load(tmp_path / "a/vectors.npy").dtype == np.float16
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "codes.json", "codes.npy", "ids.npy", "pieces.npy", "vectors.npy",
    ]  # fmt: skip


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_filter_is_obeyed_by_codes(tmp_path: Path, share: float) -> None:
    rows, ids = made(), np.arange(COUNT)
    searcher = written(tmp_path / "a", rows, ids)
    among = np.sort(np.random.default_rng(1).choice(COUNT, int(share * COUNT), replace=False))
    hits = 0
    for query in made(40, seed=6):
        exact = among[np.argsort(-(rows[among] @ query))[:10]]
        found = {identity for identity, _ in searcher.search(query, 10, among)}
        assert found <= set(among.tolist())
        hits += len(found & set(exact.tolist()))
    assert hits / 400 >= 0.97


@pytest.mark.usefixtures("small")
def test_an_update_of_codes_keeps_what_it_keeps(tmp_path: Path) -> None:
    rows, ids = made(), np.arange(1, COUNT + 1)
    first = written(tmp_path / "a", rows, ids)
    kept = np.flatnonzero(ids % 7 != 0)
    new = made(500, seed=9)
    rows2, ids2 = np.vstack([rows[kept], new]), np.concatenate([ids[kept], np.arange(COUNT + 1, COUNT + 501)])
    second = written(tmp_path / "b", rows2, ids2, tmp_path / "a")
    assert first.codes is not None and second.codes is not None
    np.testing.assert_array_equal(np.load(tmp_path / "a/pieces.npy"), np.load(tmp_path / "b/pieces.npy"))
    for number in (0, 17, len(ids2) - 1):
        assert second.search(rows2[number], 1)[0][0] == ids2[number]
    third = written(tmp_path / "c", rows2[:900], ids2[:900], tmp_path / "b")
    assert third.codes is None
    assert third.search(rows2[5], 1)[0] == (ids2[5], pytest.approx(1, abs=1e-3))


def test_the_smallest_number_of_candidates_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "EXACT", 1000)
    candidates = []
    for recall in (0.5, 0.9, 0.99):
        monkeypatch.setattr(codes, "RECALL", recall)
        found = written(tmp_path / str(recall), made(), np.arange(COUNT)).codes
        assert found is not None and found.recall >= recall
        candidates.append(found.candidates)
    assert candidates == sorted(candidates) and candidates[0] < candidates[-1]


@pytest.mark.usefixtures("small")
def test_an_index_with_codes_is_searched_as_any(
    workspace: Workspace, tiny_embedder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EXACT", 50)
    monkeypatch.setattr(codes, "WORTH", 1.0)
    rows = [{"id": f"d{n}", "text": f"The wren of frost number {n} on the quay."} for n in range(120)]
    build_index(workspace, "rows", rows, embedder=str(tiny_embedder))
    index = open_index(workspace, "rows")
    assert index.search("wren number 7", k=1)[0].document == "d7"
    again = build_index(workspace, "rows", rows[:-1], embedder=str(tiny_embedder))
    assert again.report.embedded == 0
    assert again.search("wren number 7", mode="dense", k=200)
    assert "recall" in repr(index) and "candidates" in repr(index)


@pytest.mark.usefixtures("small")
def test_vectors_without_clumps_have_codes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "WORTH", 0.5)
    rows = np.random.default_rng(3).normal(size=(COUNT, 8 * DIMENSION)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    searcher = written(tmp_path / "a", rows, np.arange(COUNT))
    assert searcher.codes is not None and searcher.codes.recall >= 0.98
    assert searcher.search(rows[7], 1)[0][0] == 7


@pytest.mark.usefixtures("small")
def test_where_codes_spare_nothing_search_is_exact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "WORTH", 0.0)
    rows = made()
    searcher = written(tmp_path / "a", rows, np.arange(COUNT))
    assert searcher.codes is None
    assert np.load(tmp_path / "a/vectors.npy").dtype == np.float32
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["ids.npy", "vectors.npy"]
    assert searcher.search(rows[7], 1)[0][0] == 7
