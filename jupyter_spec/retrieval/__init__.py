"""Retrieval: documents → chunks → reverse index and vector index → fusion → passages → citations.

`build_index` makes or updates an index of the workspace, `open_index` opens one, `Index.search` finds passages, and
`resolve_citations` says what the markers in an answer point to. Nothing heavy is imported until it is needed.
"""

from __future__ import annotations

from jupyter_spec.retrieval.build import build_index, choose_mode
from jupyter_spec.retrieval.chunks import CHUNK_TOKENS, Chunk, Splitter
from jupyter_spec.retrieval.citations import Citation, Citations, resolve_citations
from jupyter_spec.retrieval.documents import Document, Unreadable
from jupyter_spec.retrieval.index import MODES, Index, open_index
from jupyter_spec.retrieval.passages import Passage, fuse
from jupyter_spec.retrieval.quality import RetrievalQuality, RetrievalReport, evaluate_retrieval
from jupyter_spec.retrieval.report import Report
from jupyter_spec.retrieval.sources import load_documents
from jupyter_spec.retrieval.support import Claim, check_support
from jupyter_spec.retrieval.update import IndexingStopped

__all__ = [
    "CHUNK_TOKENS",
    "MODES",
    "Chunk",
    "Citation",
    "Citations",
    "Claim",
    "Document",
    "Index",
    "IndexingStopped",
    "Passage",
    "Report",
    "RetrievalQuality",
    "RetrievalReport",
    "Splitter",
    "Unreadable",
    "build_index",
    "check_support",
    "choose_mode",
    "evaluate_retrieval",
    "fuse",
    "load_documents",
    "open_index",
    "resolve_citations",
]
