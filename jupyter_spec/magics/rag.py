"""`%rag_index`, `%rag_search` and `%rag_eval`: rung 2."""

from __future__ import annotations

import argparse
import functools
from typing import Any

from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive

MODES = ("hybrid", "lexical", "dense")


def _weights(text: str) -> dict[str, float]:
    """`dense=2,lexical=1` as numbers by side."""
    found = {}
    for part in text.split(","):
        side, equals, number = part.partition("=")
        try:
            found[side.strip()] = float(number)
        except ValueError:
            equals = ""
        if not equals:
            raise argparse.ArgumentTypeError(f"{part!r} is no weight; write dense=2 or lexical=1,dense=2")
    return found


@functools.cache
def index_parser() -> MagicParser:
    parser = MagicParser(
        "%rag_index",
        "Index documents, or bring an index up to date: only what changed is read and embedded again.",
        "Reads .md .txt .html .pdf .docx .ipynb .csv .jsonl and source code; folders are walked; variables hold rows.",
    )
    parser.add("sources", nargs="*", metavar="PATH|VAR", help="files, folders, or variables")
    parser.add("--name", required=True, completer=arguments.indexes, help="the index's name")
    parser.add("--embedder", metavar="MODEL", help="a sentence-transformers id or folder, minilm, or none")
    parser.add("--chunk-tokens", type=positive, metavar="N", help="the size of a chunk")
    parser.add("--overlap", type=int, metavar="N", help="how much neighbouring chunks share")
    parser.add("--mode", choices=MODES, help="how to search: both sides, words only, or meaning only")
    parser.add("--language", metavar="NAME", help="whose words are stemmed (english), or none")
    parser.add("--background", action="store_true", help="do it in a process of its own; gives the run back")
    return parser


@functools.cache
def search_parser() -> MagicParser:
    parser = MagicParser(
        "%rag_search",
        "Show the passages of an index that fit a query best.",
        "--where path=policies/* | type=md,pdf | date>=2024-03; given several times, all must hold.\n"
        "A date is what the document says of itself, else when its file was changed.",
    )
    parser.add("name", completer=arguments.indexes, metavar="INDEX", help="the index")
    parser.add("query", nargs="*", help="what to look for, in plain words")
    parser.add("-k", type=positive, default=5, metavar="N", help="how many (5)")
    parser.add("--mode", choices=MODES, help="search one side only")
    parser.add(
        "--where", action="append", metavar="CONDITION", help="only documents of this path, type or date"
    )
    parser.add(
        "--weights", type=_weights, metavar="SIDE=W", help="how much each side of a hybrid search counts"
    )
    parser.add(
        "--budget", type=positive, metavar="TOKENS", help="the most that the passages may have together"
    )
    return parser


@functools.cache
def eval_parser() -> MagicParser:
    parser = MagicParser(
        "%rag_eval",
        "Measure retrieval alone: recall, MRR and nDCG@10 of each mode, with 95 % intervals.",
        "EVALSET names for each question the 'source', a document as %rag_search names it, and if it can the\n"
        "'evidence', a sentence of it that a passage must hold to be right.",
    )
    parser.add("name", completer=arguments.indexes, metavar="INDEX", help="the index")
    parser.add(
        "evalset", completer=arguments.evalsets, metavar="EVALSET", help="an eval set, a file, or a variable"
    )
    parser.add("-k", type=positive, default=4, metavar="N", help="how many passages a model will read (4)")
    parser.add("--choose", action="store_true", help="search the index in the best mode from now on")
    return parser


@session.spoken
def rag_index(line: str) -> Any:
    """Index documents; see %rag_index --help."""
    options = vars(index_parser().read(line))
    sources = map(session.data_named, options.pop("sources"))
    del options["help"]
    return session.engine().rag_index(*sources, **options)


@session.spoken
def rag_search(line: str) -> Any:
    """Show the passages that fit a query; see %rag_search --help."""
    from jupyter_spec.display.passages import PassageList

    options = search_parser().read(line)
    found = session.engine().rag_search(
        options.name,
        " ".join(options.query),
        k=options.k,
        mode=options.mode,
        where=options.where or (),
        weights=options.weights,
        budget=options.budget,
    )
    return PassageList(found)


@session.spoken
def rag_eval(line: str) -> Any:
    """Measure retrieval on an eval set; see %rag_eval --help."""
    options = eval_parser().read(line)
    return session.engine().rag_eval(
        options.name, session.data_named(options.evalset), k=options.k, choose=options.choose
    )
