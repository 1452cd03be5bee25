"""The reverse index, by tantivy: stemmed words of body, headings and title, scored by BM25 (k1 = 1.2, b = 0.75).

    Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009)

A query is a bag of words. It goes through the same analysis as the text and becomes term queries, never through a
query parser, so nothing that a person types is a syntax error, and "AND" is a word.

Tantivy's segments are files that never change, so a new version of an index starts with hard links to the old one's.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.retrieval.links import link_files

if TYPE_CHECKING:
    import tantivy

    from jupyter_spec.retrieval.store import StoredChunk

FOLDER = "lexical"
WEIGHTS = {"body": 1.0, "heading": 0.3, "title": 0.6}
LANGUAGES = (
    *("arabic", "danish", "dutch", "english", "finnish", "french", "german", "greek", "hungarian", "italian"),
    *("norwegian", "portuguese", "romanian", "russian", "spanish", "swedish", "tamil", "turkish"),
)
_HEAP = 64 << 20
_MUTABLE = {"meta.json", ".managed.json"}
LOCKS = {".tantivy-writer.lock", ".tantivy-meta.lock"}
_MAX_TERMS = 256
STEMS_KEPT = 50_000
_WORD = re.compile(r"[^\W_]+")


def check_language(language: str) -> str:
    """`language`, if its words can be stemmed, or "none" for words as they are.

    Raises
    ------
    SpecError
        With the nearest that can.
    """
    if language in LANGUAGES or language == "none":
        return language
    raise SpecError(
        f"no stemming for '{language}': choose one of none, {', '.join(LANGUAGES)}.{did_you_mean(language, LANGUAGES)}"
    )


def analyzer(language: str) -> tantivy.TextAnalyzer:
    """Words, folded to lower-case ASCII where they can be, without stop words, stemmed."""
    import tantivy

    filters = tantivy.Filter
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(filters.remove_long(100)).filter(filters.lowercase())
    if language != "none":
        with contextlib.suppress(ValueError):  # tantivy stems some languages that it has no stop words for
            builder = builder.filter(filters.stopword(language))
        builder = builder.filter(filters.stemmer(language))
    return builder.filter(filters.ascii_fold()).build()


def _open(folder: Path, language: str) -> tuple[tantivy.Index, tantivy.TextAnalyzer]:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=False, indexed=True, fast=True)
    builder.add_integer_field("document", stored=False, indexed=True, fast=False)
    for field in WEIGHTS:
        builder.add_text_field(field, tokenizer_name="words", index_option="freq")
    index = tantivy.Index(builder.build(), path=str(folder))
    words = analyzer(language)
    index.register_tokenizer("words", words)
    return index, words


class LexicalWriter:
    """Writes the reverse index in `folder`, new or begun by `link_from`."""

    def __init__(self, folder: Path, language: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._index, _ = _open(folder, language)
        self._writer = self._index.writer(_HEAP, 1)

    @staticmethod
    def link_from(previous: Path, folder: Path) -> None:
        """Begin with what `previous` holds."""
        link_files(previous, folder, copied=_MUTABLE, left_out=LOCKS)

    def add(self, stored: StoredChunk) -> None:
        import tantivy

        chunk = stored.chunk
        document = tantivy.Document()
        document.add_integer("id", stored.id)
        document.add_integer("document", stored.document)
        document.add_text("body", f"{chunk.lead}\n{chunk.text}" if chunk.lead else chunk.text)
        document.add_text("heading", "\n".join(chunk.headings))
        document.add_text("title", stored.title)
        self._writer.add_document(document)

    def remove(self, ids: Iterable[int]) -> None:
        for identity in ids:
            self._writer.delete_documents_by_term("id", identity)

    def finish(self) -> None:
        """Commit, drop the files that nothing refers to, and release tantivy's locks."""
        self._writer.commit()
        self._writer.garbage_collect_files()
        self._writer.wait_merging_threads()
        del self._writer, self._index
        for name in LOCKS:
            (self.folder / name).unlink(missing_ok=True)

    def __enter__(self) -> LexicalWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()


class LexicalSearcher:
    """Searches the reverse index in `folder`."""

    def __init__(self, folder: Path, language: str) -> None:
        if not (folder / "meta.json").exists():
            raise SpecError(f"the reverse index in {folder} is missing: index again.")
        self._index, self._words = _open(folder, language)
        self._searcher = self._index.searcher()
        self._stems: dict[str, list[str]] = {}

    def terms(self, text: str) -> list[str]:
        """The words of `text` as the index knows them."""
        return [str(term) for term in self._words.analyze(text)]

    def matching(self, query: str, text: str) -> tuple[str, ...]:
        """The words of `text`, as they stand there, that are words of `query` to the reverse index."""
        wanted = set(self.terms(query))
        if len(self._stems) > STEMS_KEPT:
            self._stems.clear()
        found = dict.fromkeys(_WORD.findall(text))
        for word in found:
            if word not in self._stems:
                self._stems[word] = self.terms(word)
        return tuple(word for word in found if not wanted.isdisjoint(self._stems[word]))

    def search(
        self, query: str, limit: int, documents: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The ids and scores of at most `limit` chunks with any word of `query`, the best first.

        With `documents`, only chunks of these.
        """
        import tantivy

        terms = self.terms(query)[:_MAX_TERMS]
        if not terms or limit < 1:
            return []
        make, should = tantivy.Query, tantivy.Occur.Should
        clauses = []
        for field, weight in WEIGHTS.items():
            for term in terms:
                term_query = make.term_query(self._index.schema, field, term, index_option="freq")
                clauses.append(
                    (should, term_query if weight == 1.0 else make.boost_query(term_query, weight))
                )
        wanted = make.boolean_query(clauses)
        if documents is not None:
            among = make.const_score_query(
                make.term_set_query(self._index.schema, "document", documents), 0.0
            )
            wanted = make.boolean_query([(tantivy.Occur.Must, among), (tantivy.Occur.Must, wanted)])
        hits = self._searcher.search(wanted, limit, count=False).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        found = [(int(identity or 0), float(hit[0])) for identity, hit in zip(ids, hits, strict=True)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))
