"""`%rag_index` and `%rag_search`: rung 2."""

from __future__ import annotations

import functools
from typing import Any

from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import MagicParser, positive

MODES = ("hybrid", "lexical", "dense")


@functools.cache
def index_parser() -> MagicParser:
    parser = MagicParser(
        "%rag_index",
        "Index documents, or bring an index up to date: only what changed is read and embedded again.",
        "Reads .md .txt .html .pdf .docx .ipynb .csv .jsonl and source code; folders are walked; variables hold rows.",
    )
    parser.add("sources", nargs="*", metavar="PATH|VAR", help="files, folders, or variables")
    parser.add("--name", required=True, completer=arguments.indexes, help="the index's name")
    parser.add("--embedder", metavar="MODEL", help="a sentence-transformers id or folder, or minilm")
    parser.add("--chunk-tokens", type=positive, metavar="N", help="the size of a chunk")
    parser.add("--overlap", type=int, metavar="N", help="how much neighbouring chunks share")
    parser.add("--mode", choices=MODES, help="how to search: both sides, words only, or meaning only")
    return parser


@functools.cache
def search_parser() -> MagicParser:
    parser = MagicParser("%rag_search", "Show the passages of an index that fit a query best.")
    parser.add("name", completer=arguments.indexes, metavar="INDEX", help="the index")
    parser.add("query", nargs="*", help="what to look for, in plain words")
    parser.add("-k", type=positive, default=5, metavar="N", help="how many (5)")
    parser.add("--mode", choices=MODES, help="search one side only")
    return parser


@session.spoken
def rag_index(line: str) -> Any:
    """Index documents; see %rag_index --help."""
    options = index_parser().read(line)
    return session.engine().rag_index(
        *map(session.data_named, options.sources),
        name=options.name,
        embedder=options.embedder,
        chunk_tokens=options.chunk_tokens,
        overlap=options.overlap,
        mode=options.mode,
    )


@session.spoken
def rag_search(line: str) -> Any:
    """Show the passages that fit a query; see %rag_search --help."""
    from jupyter_spec.display.passages import PassageList

    options = search_parser().read(line)
    found = session.engine().rag_search(options.name, " ".join(options.query), k=options.k, mode=options.mode)
    return PassageList(found)
