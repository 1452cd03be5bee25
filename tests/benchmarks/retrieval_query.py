"""Searching many chunks: time of a lexical, a dense and a hybrid query, memory, and recall against exact search.

    python tests/benchmarks/retrieval_query.py [--chunks 100000] [--queries 200] [--keep FOLDER]
    python tests/benchmarks/retrieval_query.py --chunks 1000000

Texts are generated: 40 words of a Zipfian vocabulary around one of 3,000 topics. So are vectors: an embedder that
adds up a fixed random vector for each word, the rarer the louder, stands where a network would; it takes microseconds,
so what is timed is the search with embedding all but excluded. Everything else is the product's own path, from
`build_index` to `Index.search`. Memory is that of a process that opens the index and asks.

Checked in the same run: the first lexical passage holds a word of the query, scores fall, and of the ten nearest
chunks, found by comparing the query with each, dense search finds the share that is printed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from jupyter_spec.retrieval import Index, build_index, embedder, open_index
from jupyter_spec.workspace import Workspace

VOCABULARY, TOPICS, WORDS, DIMENSION, BLOCK = 30_000, 3_000, 40, 384, 1000
BARS = {"lexical": 3, "dense": 10, "hybrid": 15}


class Added(embedder.Embedder):
    """Vectors of length 1: the sum of those of a text's words."""

    def __init__(self) -> None:
        super().__init__(embedder.Identity("added", "1" * 64, 512, "sum", {}), Path())
        loud = np.log(2 + np.arange(VOCABULARY, dtype=np.float32))[:, None]
        self._words = np.random.default_rng(7).standard_normal((VOCABULARY, DIMENSION), np.float32) * loud

    @property
    def tokenizer(self) -> None:  # type: ignore[override]
        return None

    def encode(self, texts: Sequence[str], *, query: bool = False, step: Any = None) -> Any:
        found = np.empty((len(texts), DIMENSION), np.float32)
        for row, text in enumerate(texts):
            words = [int(word[1:]) for word in text.split() if word[0] == "w" and word[1:].isdigit()]
            found[row] = self._words[words].sum(axis=0) if words else self._words[0]
        if step is not None:
            step(len(texts))
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def texts(seed: int, blocks: int, count: int) -> Iterator[str]:
    """`blocks` thousand texts of `count` words: half of the words of its topic's own hundred, half common ones."""
    own = np.random.default_rng(5).integers(0, VOCABULARY, (TOPICS, 100))
    for block in range(blocks):
        random = np.random.default_rng([seed, block])
        topics = random.integers(0, TOPICS, (BLOCK, 1))
        mine = own[topics, random.integers(0, 100, (BLOCK, count))]
        common = np.minimum(random.zipf(1.3, (BLOCK, count)), VOCABULARY) - 1
        for row in np.where(random.random((BLOCK, count)) < 0.5, mine, common):
            yield " ".join(f"w{word}" for word in row)


class Rows:
    """Rows made as they are asked for, so that what is measured holds none of them."""

    column_names = ("id", "text")

    def __init__(self, count: int) -> None:
        self.count = count

    def __iter__(self) -> Iterator[dict[str, str]]:
        for number, text in enumerate(texts(1, -(-self.count // BLOCK), WORDS)):
            yield {"id": str(number), "text": text}


def queries(count: int) -> list[str]:
    return list(itertools.islice(texts(2, 1, 6), count))


def install() -> None:
    made = Added()
    embedder.resolve = lambda _reference, _cache=None: made  # type: ignore[assignment]


def build(folder: str, chunks: int) -> dict[str, Any]:
    began = time.perf_counter()
    index = build_index(Workspace.open(folder), "many", Rows(chunks), embedder="added")
    assert index.chunks >= chunks
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": time.perf_counter() - began, "peak": peak, "chunks": index.chunks, "how": index.how}


def ask(folder: str, count: int) -> dict[str, Any]:
    index = open_index(Workspace.open(folder), "many")
    found: dict[str, Any] = {}
    for mode in ("lexical", "dense", "hybrid"):
        seconds = []
        for number, query in enumerate(queries(count + 10)):
            began = time.perf_counter()
            passages = index.search(query, 10, mode)
            if number >= 10:  # the first ones read the files
                seconds.append(time.perf_counter() - began)
            scores = [passage.score for passage in passages]
            assert len(passages) >= 5 and scores == sorted(scores, reverse=True)
            if mode == "lexical":
                assert set(query.split()) & set(passages[0].text.split())
        found[mode] = [1000 * statistics.median(seconds), 1000 * sorted(seconds)[int(0.95 * len(seconds))]]
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def recall(folder: str, count: int) -> dict[str, Any]:
    """Of the ten chunks with the highest cosine, how many the vector index finds; before duplicates are removed."""
    index: Index = open_index(Workspace.open(folder), "many")
    searcher = index._open.vectors  # type: ignore[union-attr]
    assert searcher is not None
    asked = Added().encode(queries(count))
    best = [(np.zeros(0, np.int64), np.zeros(0, np.float32))] * count
    for ids, rows in searcher.rows():
        scores = np.asarray(rows, np.float32) @ asked.T
        for number in range(count):
            together = np.concatenate([best[number][1], scores[:, number]])
            top = np.argsort(-together, kind="stable")[:10]
            best[number] = (np.concatenate([best[number][0], ids])[top], together[top])
    hits = sum(
        len({identity for identity, _ in searcher.search(vector, 10)} & set(exact.tolist()))
        for vector, (exact, _) in zip(asked, best, strict=True)
    )
    return {"recall": hits / (10 * count)}


def child(*words: str) -> Any:
    root = str(Path(__file__).resolve().parents[2])
    here = {**os.environ, "PYTHONPATH": root}
    ended = subprocess.run(
        [sys.executable, __file__, *words], stdout=subprocess.PIPE, text=True, check=True, env=here
    )
    return json.loads(ended.stdout.splitlines()[-1])


def line(figure: str, bar: str, measured: str) -> None:
    print(f"{figure:<56} | {bar:<10} | {measured}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chunks", type=int, default=100_000, metavar="N")
    parser.add_argument("--queries", type=int, default=200, metavar="N")
    parser.add_argument("--keep", metavar="FOLDER", help="make the index there, or use the one that is there")
    parser.add_argument("--do", choices=["build", "ask", "recall"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.do:
        install()
        work = {
            "build": lambda: build(options.keep, options.chunks),
            "ask": lambda: ask(options.keep, options.queries),
            "recall": lambda: recall(options.keep, min(100, options.queries)),
        }
        print(json.dumps(work[options.do]()))
        return
    many = options.chunks >= 1_000_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        given = ["--keep", folder, "--chunks", str(options.chunks), "--queries", str(options.queries)]
        line("figure", "bar", "measured")
        if not Workspace.open(folder).has("index", "many"):
            made = child("--do", "build", *given)
            line(
                f"build of {made['chunks']:,} chunks (generated vectors)",
                "",
                f"{made['seconds']:.0f} s, {made['peak']:.0f} MB",
            )
            line("searched", "", made["how"])
        asked = child("--do", "ask", *given)
        for mode, bar in BARS.items():
            bound = "≤ 40 ms" if many and mode == "hybrid" else "" if many else f"≤ {bar} ms"
            line(f"{mode} query, p50 (p95)", bound, f"{asked[mode][0]:.1f} ms ({asked[mode][1]:.1f})")
        line("memory while querying", "≤ 1,500 MB" if many else "", f"{asked['peak']:,.0f} MB")
        line("recall@10 of exact search", "≥ 0.95", f"{child('--do', 'recall', *given)['recall']:.3f}")


if __name__ == "__main__":
    main()
