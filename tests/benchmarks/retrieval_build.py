"""Building an index and bringing it up to date, beside LangChain's FAISS store and HuggingFaceEmbeddings at defaults.

    python tests/benchmarks/retrieval_build.py --data FOLDER [--langchain PYTHON] [--documents N] [--skip ram …]

FOLDER holds the Vaswani collection (see retrieval_vaswani.py). PYTHON is an interpreter that can import
langchain_community and langchain_huggingface, by default this one. Each build is a process of its own, timed from
before the embedder is loaded. LangChain is given the texts that we embed, so it neither reads nor splits nor has a
reverse index; the embedder and its folder are the same. Memory is the highest resident size of a process that does
nothing else.

Checked in the same run: both find the same (overlap of the first ten, nDCG@10), nothing unchanged is embedded again,
and the index after an edit finds the edit.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retrieval_vaswani import ndcg, read_documents, read_judgements, read_queries

PARTS = ("langchain", "update", "ram")
FIRST = 10


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def corpus(data: Path, count: int, words: int | None = None) -> Iterator[dict[str, str]]:
    """`count` documents, of each the first `words`: the collection, beyond its end again with another word in each."""
    documents = read_documents(data)
    for number in range(count):
        again, place = divmod(number, len(documents))
        text = documents[place]["text"]
        if words:
            text = " ".join(text.split()[:words])
        text += f" copy{again}" if again else ""
        yield {"id": str(number + 1), "text": text}


class Rows:
    """The documents of `corpus` made as they are asked for, so that what is measured holds none of them."""

    column_names = ("id", "text")

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options

    def __iter__(self) -> Iterator[dict[str, str]]:
        return corpus(self.options.data, self.options.documents, self.options.words)


def ours(options: argparse.Namespace) -> dict[str, Any]:
    """Build in `--workspace`; leaves `texts.json`, what was embedded, for the other side."""
    from jupyter_spec.retrieval import build_index
    from jupyter_spec.workspace import Workspace

    workspace = Workspace.open(options.workspace)
    began = time.perf_counter()
    index = build_index(workspace, "vaswani", Rows(options), embedder=options.embedder, chunk_tokens=200)
    seconds = time.perf_counter() - began
    found: dict[str, Any] = {"seconds": seconds, "peak": peak_megabytes(), "chunks": index.chunks}
    if options.queries:
        queries = read_queries(options.data)
        found["hits"] = {
            number: [p.document for p in index.search(text, FIRST, mode="dense", join=False)]
            for number, text in queries.items()
        }
        write_texts(workspace, index, options)
    return found


def write_texts(workspace: Any, index: Any, options: argparse.Namespace) -> None:
    from jupyter_spec.retrieval import embedder as embedders
    from jupyter_spec.retrieval.store import FILE, Store

    encoder = embedders.resolve(options.embedder, workspace.cache("embeddings"))
    assert encoder is not None
    chunks = list(Store.read(index.artifact.path / FILE).chunks())
    texts = [[chunk.path, encoder.passage(chunk)] for chunk in chunks]
    value = {"model": str(encoder.folder), "texts": texts}
    (Path(options.workspace) / "texts.json").write_text(json.dumps(value))


def langchain(options: argparse.Namespace) -> dict[str, Any]:
    """Embed and store the same texts."""
    from langchain_community.vectorstores import FAISS
    from langchain_huggingface import HuggingFaceEmbeddings

    given = json.loads((Path(options.workspace) / "texts.json").read_text())
    names, texts = zip(*given["texts"], strict=True)
    began = time.perf_counter()
    store = FAISS.from_texts(
        list(texts), HuggingFaceEmbeddings(model_name=given["model"]), metadatas=[{"name": n} for n in names]
    )
    store.save_local(str(Path(options.workspace) / "faiss"))
    seconds = time.perf_counter() - began
    hits = {}
    for number, text in read_queries(options.data).items():
        found = [one.metadata["name"] for one in store.similarity_search(text, k=4 * FIRST)]
        hits[number] = list(dict.fromkeys(found))[:FIRST]
    return {"seconds": seconds, "peak": peak_megabytes(), "chunks": len(texts), "hits": hits}


def update(options: argparse.Namespace) -> dict[str, Any]:
    """Index again with nothing changed, with one document edited (which loads the embedder), and another."""
    from jupyter_spec.retrieval import build_index
    from jupyter_spec.workspace import Workspace

    workspace = Workspace.open(options.workspace)
    documents = list(corpus(options.data, options.documents, options.words))
    seconds = {}
    for number, what in enumerate(("unchanged", "loading", "edited")):
        if number:
            documents[number] = {**documents[number], "text": f"{documents[number]['text']} plover{number}"}
        began = time.perf_counter()
        index = build_index(workspace, "vaswani", documents, embedder=options.embedder, chunk_tokens=200)
        seconds[what] = time.perf_counter() - began
        assert index.report.embedded == index.report.changed == min(number, 1), index.report
    assert index.search("plover2", 1, mode="lexical")[0].document == documents[2]["id"]
    return seconds


def child(
    options: argparse.Namespace, what: str, workspace: str, python: str = sys.executable, **changed: Any
) -> Any:
    """Do one thing in a process of its own."""
    given = {"data": options.data, "documents": options.documents, "embedder": options.embedder, **changed}
    if options.words:
        given["words"] = options.words
    words = [f"--{key}={value}" for key, value in given.items()]
    arguments = [python, __file__, "--do", what, "--workspace", workspace, *words]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    ended = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True, env=here)
    return json.loads(ended.stdout.splitlines()[-1])


def line(figure: str, bar: str, measured: str) -> None:
    print(f"{figure:<64} | {bar:<14} | {measured}", flush=True)


def quality(hits: dict[str, list[str]], judged: dict[str, set[str]]) -> float:
    return sum(ndcg(hits[number], relevant) for number, relevant in judged.items()) / len(judged)


def compare(options: argparse.Namespace, workspace: str) -> None:
    judged = read_judgements(options.data)
    with tempfile.TemporaryDirectory() as again:
        ours_first = child(options, "ours", workspace, queries=1)
        theirs = child(options, "langchain", workspace, options.langchain)
        ours_second = child(options, "ours", again)
    mine = (ours_first["seconds"] + ours_second["seconds"]) / 2
    shared = [
        len(set(hits) & set(theirs["hits"][number])) / FIRST for number, hits in ours_first["hits"].items()
    ]
    assert ours_first["chunks"] == theirs["chunks"]
    line(
        f"build of {options.documents:,} documents, LangChain / ours",
        "≥ 2.5",
        f"{theirs['seconds'] / mine:.2f} ({theirs['seconds']:.1f} s / {mine:.1f} s)",
    )
    line("the same first ten as LangChain (share)", "≥ 0.98", f"{sum(shared) / len(shared):.3f}")
    if options.documents >= 11_000:
        line(
            "nDCG@10 dense, ours and LangChain's",
            "the same",
            f"{quality(ours_first['hits'], judged):.4f} and {quality(theirs['hits'], judged):.4f}",
        )
    line(
        "peak memory of the build, ours and LangChain's",
        "",
        f"{ours_first['peak']:.0f} and {theirs['peak']:.0f} MB",
    )


def memory(options: argparse.Namespace) -> None:
    peaks = []
    for times in (1, 10):
        with tempfile.TemporaryDirectory() as workspace:
            made = child(
                options, "ours", workspace, documents=times * options.documents, embedder=options.ram_embedder
            )
            peaks.append(made["peak"])
            print(
                f"  {times * options.documents:,} documents: {peaks[-1]:.0f} MB, {made['seconds']:.0f} s",
                flush=True,
            )
    line("peak memory, ten times the documents", "≤ 1.3", f"{peaks[1] / peaks[0]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=11_429, metavar="N", help="how many (all)")
    parser.add_argument("--embedder", default="minilm")
    parser.add_argument("--langchain", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--skip", nargs="*", default=[], choices=PARTS)
    parser.add_argument("--ram-embedder", help="another embedder for the measurement of memory")
    parser.add_argument(
        "--words", type=int, help="of each document only the first so many (to measure memory sooner)"
    )
    parser.add_argument("--do", choices=["ours", "langchain", "update"], help=argparse.SUPPRESS)
    parser.add_argument("--workspace", help=argparse.SUPPRESS)
    parser.add_argument("--queries", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.ram_embedder = options.ram_embedder or options.embedder
    if options.do:
        print(json.dumps({"ours": ours, "langchain": langchain, "update": update}[options.do](options)))
        return
    line("figure", "bar", "measured")
    with tempfile.TemporaryDirectory() as workspace:
        if "langchain" not in options.skip:
            compare(options, workspace)
        else:
            child(options, "ours", workspace)
        if "update" not in options.skip:
            seconds = child(options, "update", workspace)
            line("index again, nothing changed", "≤ 2 s", f"{seconds['unchanged']:.2f} s, nothing embedded")
            line("index again, one edited, the first that a kernel embeds", "", f"{seconds['loading']:.2f} s")
            line(
                "index again, one edited: beyond nothing changed",
                "≤ 1 s",
                f"{seconds['edited'] - seconds['unchanged']:.2f} s",
            )
    if "ram" not in options.skip:
        memory(options)


if __name__ == "__main__":
    main()
