"""Killed at any moment, written by two, or damaged in any file: an index is right, or says that it is not."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from retrieval_making import write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import build_index, codes, open_index, vectors
from jupyter_spec.workspace import Workspace

KILLS = 20

# One process imports everything; for each order it forks a child that indexes, and kills it after so many seconds.
FORKED = """
import os, signal, sys, time
from pathlib import Path
import sentence_transformers, tantivy, torch, semantic_text_splitter, bs4, numpy
from jupyter_spec.retrieval import build_index
from jupyter_spec.workspace import Workspace
root, docs, embedder = sys.argv[1:]
print("ready", flush=True)
for order in sys.stdin:
    began = time.monotonic()
    child = os.fork()
    if not child:
        build_index(Workspace(Path(root)), "handbook", docs, embedder=embedder)
        os._exit(0)
    if float(order) > 0:
        time.sleep(float(order))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    print(status, time.monotonic() - began, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_killed_at_twenty_random_moments(workspace: Workspace, tmp_path: Path, tiny_embedder: Path) -> None:
    docs = tmp_path / "docs"
    embedder = str(tiny_embedder)

    def rewrite(version: int) -> None:
        write(docs, {f"{n}.txt": f"Thing{n} is covered, version{version} now." for n in range(24)})
        write(docs, {f"only{version}.txt": f"A gannet of version{version}."})
        (docs / f"only{version - 1}.txt").unlink(missing_ok=True)

    rewrite(0)
    build_index(workspace, "handbook", docs, embedder=embedder)
    arguments = [sys.executable, "-c", FORKED, str(workspace.root), str(docs), embedder]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdin is not None and parent.stdout is not None
        assert parent.stdout.readline().strip() == "ready"

        def ordered(seconds: float) -> tuple[int, float]:
            print(seconds, file=parent.stdin, flush=True)
            status, took = parent.stdout.readline().split()  # type: ignore[union-attr]
            return int(status), float(took)

        rewrite(1)
        status, whole = ordered(0)
        assert status == 0
        moments = random.Random(0)
        killed, version = 0, 1
        while killed < KILLS:  # a build that is done before its moment says how long one takes just now
            version += 1
            rewrite(version)
            status, took = ordered(moments.uniform(0.01, 1.1) * whole)
            killed += status == signal.SIGKILL
            assert status in (0, signal.SIGKILL)
            whole = whole if status else min(whole, took)
            index = open_index(workspace, "handbook")
            there = version - (
                status == signal.SIGKILL and not index.search(f"version{version}", mode="lexical")
            )
            check(index, there)
            again = build_index(workspace, "handbook", docs, embedder=embedder)
            check(again, version)
            assert again.report.read == 25 and not again.report.skipped
        parent.stdin.close()
    assert len([path for path in (workspace.root / "indexes/handbook").iterdir() if path.is_dir()]) <= 2


def check(index: object, version: int) -> None:
    """The index holds `version` and nothing of another, in words and in vectors."""
    found = index.search(f"version{version}", k=60, mode="lexical", join=False)  # type: ignore[attr-defined]
    assert len({p.document for p in found} | {d for p in found for d in p.also}) == 25
    assert not index.search(f"version{version - 1}", mode="lexical")  # type: ignore[attr-defined]
    near = index.search("a gannet", k=60, mode="dense", join=False)  # type: ignore[attr-defined]
    assert all(f"version{version}" in passage.text for passage in near)
    assert near[0].document == f"only{version}.txt"


TWO = """
import sys, time
from pathlib import Path
from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import build_index
from jupyter_spec.workspace import Workspace
root, docs, me = sys.argv[1:]
Path(f"{docs}/../ready-{me}").touch()
while len(list(Path(docs).parent.glob("ready-*"))) < 2:
    time.sleep(0.01)
done = refused = 0
while done < 5:
    try:
        assert build_index(Workspace(Path(root)), "handbook", f"{docs}/{me}", mode="lexical").search("gannet")
        done += 1
    except SpecError as error:
        assert "being written" in str(error), error
        refused += 1
        time.sleep(0.005)
print(done, refused)
"""


def test_two_processes_index_the_same_name(workspace: Workspace, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(
        docs, {f"{me}/{n}.txt": f"A gannet of {me}, number {n}." for me in ("one", "two") for n in range(60)}
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", TWO, str(workspace.root), str(docs), me], stdout=subprocess.PIPE, text=True
        )
        for me in ("one", "two")
    ]
    done = [process.communicate(timeout=120)[0].split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [int(times) for times, _ in done] == [5, 5]
    index = open_index(workspace, "handbook")
    texts = {passage.text.split(",")[0] for passage in index.search("gannet", k=100)}
    assert index.documents == 60 and len(texts) == 1


@pytest.mark.parametrize("coded", [False, True])
def test_a_flipped_byte_in_any_file_is_found_on_load(
    workspace: Workspace, docs: Path, tiny_embedder: Path, monkeypatch: pytest.MonkeyPatch, coded: bool
) -> None:
    monkeypatch.setattr(vectors, "EXACT", 2 if coded else 10**6)
    monkeypatch.setattr(codes, "WORTH", 1.0)
    write(docs, {f"{n}.txt": f"A wren, number {n}." for n in range(40)})
    index = build_index(workspace, "handbook", docs, embedder=str(tiny_embedder))
    files = sorted(path for path in index.artifact.path.rglob("*") if path.is_file() and path.stat().st_size)
    assert {"chunks.sqlite", "vectors.npy", "ids.npy"} <= {path.name for path in files}
    assert ("pieces.npy" in {path.name for path in files}) == coded
    dice = random.Random(1)
    for path in files:
        whole = path.read_bytes()
        for place in (0, dice.randrange(len(whole)), len(whole) - 1):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
            with pytest.raises(SpecError, match=r"damaged.*make it again"):
                open_index(workspace, "handbook")
        path.write_bytes(whole)
    manifest = index.artifact.folder / "manifest.json"
    raw = manifest.read_text()
    for cut in ("", raw[: len(raw) // 2], json.dumps({"kind": "index"})):
        manifest.write_text(cut)
        with pytest.raises(SpecError):
            open_index(workspace, "handbook")
    manifest.write_text(raw)
    assert open_index(workspace, "handbook").search("gannet")
