"""Exemplars for few-shot prompting, and which of them stand before a question.

An exemplar is a question with its answer. The first ones of the data, ones drawn by a seed, or for each question
those most like it: by BM25 over the words of the exemplars' questions, with retrieval's analysis and tantivy's
reverse index, held in memory. The most alike stands last, next to the question, so that what does not fit into
the model's context, and goes from the far end, is the least alike.

    Liu et al. 2022, What Makes Good In-Context Examples for GPT-3?, https://arxiv.org/abs/2101.06804
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval.lexical import analyzer

DEFAULT_SHOTS = 4
SELECTIONS = ("first", "random", "similar")
_HEAP = 16 << 20

Exemplar = tuple[str, str]


def check_selection(select: str) -> str:
    """`select`, if it is a way to choose exemplars."""
    if select not in SELECTIONS:
        raise SpecError(f"--select {select}: one of {', '.join(SELECTIONS)}.")
    return select


def drawn(exemplars: Sequence[Exemplar], count: int, seed: int | None) -> tuple[Exemplar, ...]:
    """`count` of `exemplars` (or all there are), in an order that depends on the seed alone."""
    return tuple(random.Random(seed).sample(list(exemplars), min(count, len(exemplars))))


class SimilarExemplars:
    """Finds, for a question, the exemplars whose questions share the most telling words with it."""

    def __init__(self, exemplars: Sequence[Exemplar]) -> None:
        import tantivy

        self._exemplars = tuple(exemplars)
        self._words = analyzer("english")
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=False, indexed=False, fast=True)
        builder.add_text_field("question", tokenizer_name="words", index_option="freq")
        self._index = tantivy.Index(builder.build())
        self._index.register_tokenizer("words", self._words)
        writer = self._index.writer(_HEAP, 1)
        for number, (question, _) in enumerate(self._exemplars):
            document = tantivy.Document()
            document.add_integer("id", number)
            document.add_text("question", question)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def nearest(self, question: str, count: int) -> tuple[Exemplar, ...]:
        """The `count` exemplars most like `question`, the most alike last.

        Among equals the earlier one counts as nearer; where too few share a word with the question, the first
        ones of the data fill up, at the far end.
        """
        found = self._search(question, count)
        others = (number for number in range(len(self._exemplars)) if number not in set(found))
        best_first = [*found, *others][:count]
        return tuple(self._exemplars[number] for number in reversed(best_first))

    def _search(self, question: str, count: int) -> list[int]:
        import tantivy

        terms = [str(term) for term in self._words.analyze(question)]
        if not terms or not self._exemplars:
            return []
        should, schema = tantivy.Occur.Should, self._index.schema
        clauses = [
            (should, tantivy.Query.term_query(schema, "question", term, index_option="freq"))
            for term in terms
        ]
        searcher = self._index.searcher()
        # All that match, and then the best of them: at the cut, a tie is broken by place and not by the index.
        hits = searcher.search(tantivy.Query.boolean_query(clauses), len(self._exemplars), count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        scored = sorted((-float(hit[0]), int(number or 0)) for hit, number in zip(hits, ids, strict=True))
        return [number for _, number in scored[:count]]
