"""Retrieval on the Vaswani collection: MAP and nDCG@10 of each mode, and how long indexing and searching take.

    python tests/benchmarks/retrieval_vaswani.py --data FOLDER [--modes lexical dense hybrid] [--embedder minilm]

FOLDER holds `doc-text.trec` (11,429 abstracts), `query-text.trec` (93 queries) and `qrels`, as published with Terrier.
Anchors: PyTerrier TF-IDF MAP .2909; BM25 with Porter stems MAP .285, nDCG@10 .432; unstemmed .214 / .357.
"""

from __future__ import annotations

import argparse
import math
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from jupyter_spec.retrieval import Index, build_index
from jupyter_spec.workspace import Workspace

DEPTH = 1000


def read_documents(folder: Path) -> list[dict[str, str]]:
    text = (folder / "doc-text.trec").read_text(encoding="utf-8", errors="replace")
    found = re.findall(r"<DOCNO>\s*(\S+?)\s*</DOCNO>(.*?)</DOC>", text, re.DOTALL)
    return [{"id": name, "text": body.strip()} for name, body in found if body.strip()]


def read_queries(folder: Path) -> dict[str, str]:
    text = (folder / "query-text.trec").read_text(encoding="utf-8", errors="replace")
    found = re.findall(r"<num>\s*(\S+?)\s*</num>\s*<title>(.*?)</title>", text, re.DOTALL)
    return {number: " ".join(body.split()) for number, body in found}


def read_judgements(folder: Path) -> dict[str, set[str]]:
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(document)
    return relevant


def average_precision(ranked: Sequence[str], relevant: set[str]) -> float:
    hits, total = 0, 0.0
    for rank, document in enumerate(ranked, 1):
        if document in relevant:
            hits += 1
            total += hits / rank
    return total / len(relevant)


def ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    gains = [1 / math.log2(rank + 1) for rank in range(1, 11)]
    found = sum(gain for gain, document in zip(gains, ranked, strict=False) if document in relevant)
    return found / sum(gains[: min(10, len(relevant))])


def measure(index: Index, mode: str, queries: dict[str, str], judged: dict[str, set[str]]) -> str:
    precisions, gains, seconds = [], [], []
    for number, relevant in judged.items():
        began = time.perf_counter()
        index.search(queries[number], k=10, mode=mode)
        seconds.append(time.perf_counter() - began)
        ranked: list[str] = []
        for passage in index.search(queries[number], k=DEPTH, mode=mode):
            if passage.document not in ranked:
                ranked.append(passage.document)
        precisions.append(average_precision(ranked, relevant))
        gains.append(ndcg(ranked, relevant))
    middle = sorted(seconds)[len(seconds) // 2] * 1000
    mean_precision, mean_gain = sum(precisions) / len(judged), sum(gains) / len(judged)
    return f"{mode:<8} MAP {mean_precision:.4f}   nDCG@10 {mean_gain:.4f}   p50 of a query for 10: {middle:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--modes", nargs="+", default=["lexical"], choices=["lexical", "dense", "hybrid"])
    parser.add_argument("--embedder", default=None)
    parser.add_argument(
        "--workspace", type=Path, help="keep the index here, to measure again without embedding"
    )
    options = parser.parse_args()
    documents, queries, judged = (
        read(options.data) for read in (read_documents, read_queries, read_judgements)
    )
    with tempfile.TemporaryDirectory() as temporary:
        workspace = Workspace.open(options.workspace or temporary)
        mode = "lexical" if options.modes == ["lexical"] else "hybrid"
        arguments = {"mode": mode, "embedder": options.embedder, "chunk_tokens": 200}
        for title in ("index", "index again, nothing changed"):
            index = build_index(workspace, "vaswani", documents, **arguments)
            print(f"{title}: {index.report}")
        documents[0]["text"] += " edited"
        print(f"index again, one edited: {build_index(workspace, 'vaswani', documents, **arguments).report}")
        for mode in options.modes:
            print(measure(index, mode, queries, judged), flush=True)


if __name__ == "__main__":
    main()
