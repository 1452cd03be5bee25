"""A kill at any step leaves the previous index, and the next run ends right."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from retrieval_making import write

from jupyter_spec.retrieval import build_index, open_index
from jupyter_spec.workspace import Workspace

KILLED_AT = """
import os, signal, sys
from jupyter_spec.retrieval import build_index, embedding_cache, update
from jupyter_spec.retrieval.lexical import LexicalWriter
from jupyter_spec.retrieval.store import Store
from jupyter_spec.retrieval.vectors import VectorWriter
from jupyter_spec.workspace import Draft, Workspace, atomic

root, docs, where, embedder = sys.argv[1:]
owner = {"LexicalWriter": LexicalWriter, "Store": Store, "VectorWriter": VectorWriter, "Draft": Draft,
         "EmbeddingCache": embedding_cache.EmbeddingCache, "atomic": atomic}[where.split(".")[0]]
name, _, call = where.split(".")[1].partition("@")
real, calls = getattr(owner, name), 0

def deadly(*arguments, **options):
    global calls
    calls += 1
    if calls == int(call or 1):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)

setattr(owner, name, deadly)
update.WINDOW = 8
build_index(Workspace(__import__("pathlib").Path(root)), "handbook", docs, embedder=embedder)
"""


def killed(workspace: Workspace, docs: Path, where: str, embedder: str = "none") -> None:
    arguments = [sys.executable, "-c", KILLED_AT, str(workspace.root), str(docs), where, embedder]
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.parametrize(
    "where",
    [
        "Store.add@2",
        "LexicalWriter.add",
        "LexicalWriter.finish",
        "Draft.publish",
        "atomic.STEP@2",
        "atomic.STEP@4",
    ],
)
def test_killed_while_indexing(workspace: Workspace, docs: Path, where: str) -> None:
    build_index(workspace, "handbook", docs, embedder="none")
    write(docs, {f"bird{n}.txt": f"A bird called owl{n}." for n in range(5)})
    killed(workspace, docs, where)
    there = open_index(workspace, "handbook")
    assert there.documents == 3
    assert there.search("gannet") and not there.search("owl3")
    after = build_index(workspace, "handbook", docs, embedder="none")
    assert after.report.added == 5 and after.search("owl3")
    assert len(list((workspace.root / "indexes/handbook").iterdir())) <= 3


def test_killed_while_making_the_first(workspace: Workspace, docs: Path) -> None:
    killed(workspace, docs, "Draft.publish")
    assert not workspace.has("index", "handbook")
    assert build_index(workspace, "handbook", docs, embedder="none").search("gannet")


def test_killed_while_embedding_goes_on_from_the_cache(
    workspace: Workspace, tmp_path: Path, tiny_embedder: Path
) -> None:
    write(tmp_path / "docs", {f"{n}.txt": f"Thing{n} is covered for {n} years." for n in range(30)})
    killed(workspace, tmp_path / "docs", "EmbeddingCache.put@3", str(tiny_embedder))
    assert not workspace.has("index", "handbook")
    index = build_index(workspace, "handbook", tmp_path / "docs", embedder=str(tiny_embedder))
    assert (index.report.embedded, index.report.reused) == (14, 16)
    assert index.search("thing7", mode="lexical")[0].document == "7.txt"
    assert len(index.search("thing7", k=30, mode="dense")) == 30
