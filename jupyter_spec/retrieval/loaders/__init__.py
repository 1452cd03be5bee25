"""One file a format: bytes and a path in, `Document` out. What cannot be read raises `LoadError` with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from jupyter_spec.retrieval.documents import Document
from jupyter_spec.retrieval.loaders import html, notebook, pdf, rows, text, word

Loader: TypeAlias = Callable[[bytes, str], Document]

CODE = """
    py pyi r rmd jl js mjs ts tsx jsx java kt scala c h cc cpp hpp cs go rs rb php pl lua swift m sql sh bash zsh ps1
    bat f90 f95 f hs ml mli ex exs erl clj lisp el vim tex bib sty cls css scss less vue svelte proto thrift graphql
    json yaml yml toml ini cfg conf xml xsd xsl svg makefile dockerfile cmake gradle tf
""".split()

LOADERS: dict[str, Loader] = {
    **dict.fromkeys(("txt", "text", "log", "rst", "org", "adoc", "srt", "vtt"), text.load_text),
    **dict.fromkeys(("md", "markdown", "mdx", "qmd"), text.load_markdown),
    **dict.fromkeys(CODE, text.load_code),
    **dict.fromkeys(("html", "htm", "xhtml"), html.load_html),
    "pdf": pdf.load_pdf,
    "docx": word.load_docx,
    "ipynb": notebook.load_notebook,
    **dict.fromkeys(("csv", "tsv"), rows.load_csv),
    **dict.fromkeys(("jsonl", "ndjson"), rows.load_jsonl),
}


def loader_for(path: str) -> Loader | None:
    """The loader for a file of this name; a name without a suffix is tried as text, an unknown suffix has none."""
    name = path.rsplit("/", 1)[-1].lower()
    stem, dot, suffix = name.rpartition(".")
    if not dot or not stem:
        return LOADERS.get(name, text.load_text)
    return LOADERS.get(suffix)


__all__ = ["CODE", "LOADERS", "Loader", "loader_for"]
