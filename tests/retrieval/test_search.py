"""Searching: any query is a query, results do not repeat themselves, fusion and citations do what they say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from retrieval_making import pdf_of, write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import Index, build_index, evaluate_retrieval, fuse, resolve_citations
from jupyter_spec.workspace import Workspace


@pytest.fixture
def index(workspace: Workspace, docs: Path) -> Index:
    return build_index(workspace, "handbook", docs, mode="lexical")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=st.text(max_size=60) | st.text(alphabet="\"'()[]{}:^~*?+-/\\&|!<>= AND OR NOT a", max_size=40))
def test_whatever_is_typed_is_a_query(index: Index, query: str) -> None:
    assert isinstance(index.search(query), list)


def test_queries_are_words_and_words_are_stemmed(index: Index) -> None:
    assert index.search('battery AND "measuring" -frost title:wren^9')[0].document == "products/wren.txt"
    assert index.search("FAULTS")[0].document == "policies/warranty.md"
    assert index.search("warranties")[0].document == "policies/warranty.md", "headings are searched too"
    assert index.search("zzz") == [] == index.search("  ")
    with pytest.raises(SpecError):
        index.search("wren", k=0)
    with pytest.raises(SpecError, match="Did you mean 'lexical'"):
        index.search("wren", mode="lexcal")


def test_passages_say_where_they_come_from(workspace: Workspace, docs: Path) -> None:
    write(docs, {"guide.pdf": pdf_of(["Nothing here.", "The petrel is described on this page. " * 3])})
    write(docs, {"list.csv": "item,price\npuffin,35\n"})
    index = build_index(workspace, "handbook", docs, mode="lexical")
    (passage,) = index.search("petrel", k=1)
    assert (passage.document, passage.page, passage.row) == ("guide.pdf", 1, None)
    (row,) = index.search("puffin", k=1)
    assert row.source == "list.csv, row 1" and row.text == "item: puffin; price: 35"
    (found,) = index.search("gannet lamp", k=1)
    assert found.headings and found.source.startswith("policies/warranty.md, ")
    assert found.ranks == {"lexical": 1} and found.scores["lexical"] == found.score
    assert "warranty.md" in repr(found) and found.text in str(found).replace("\n  ", "\n")


def test_two_passages_never_say_the_same(workspace: Workspace) -> None:
    rows = [
        {"id": f"copy{n}", "text": "The gannet  lamp is BLUE." if n % 2 else "the gannet lamp, is blue"}
        for n in range(9)
    ]
    index = build_index(
        workspace, "rows", [*rows, {"id": "other", "text": "A gannet is a bird."}], mode="lexical"
    )
    assert [passage.document for passage in index.search("gannet lamp")] == ["copy0", "other"]


def test_fusion_adds_shares_of_the_best() -> None:
    fused = fuse({"lexical": [(1, 8.0), (2, 6.0), (3, 2.0)], "dense": [(3, 0.8), (1, 0.4), (4, -0.1)]})
    assert [identity for identity, _ in fused] == [1, 3, 2, 4]
    assert [score for _, score in fused] == pytest.approx([0.75, 0.625, 0.375, 0.0])
    assert [i for i, _ in fuse({"lexical": [(1, 9.0)], "dense": [(2, 0.1)]}, {"dense": 3.0})] == [2, 1]
    assert fuse({"lexical": [], "dense": [(1, 0.3)]}) == [(1, 0.5)]


def test_hybrid_search_names_the_ranks_of_both_sides(
    workspace: Workspace, docs: Path, tiny_embedder: Path
) -> None:
    index = build_index(workspace, "handbook", docs, embedder=str(tiny_embedder))
    found = index.search("gannet lamp", k=10)
    assert len(found) == index.chunks
    assert found[0].ranks["lexical"] == 1 and set(found[0].ranks) == {"lexical", "dense"}
    assert [passage.score for passage in found] == sorted((passage.score for passage in found), reverse=True)


def test_citations_resolve_or_are_reported(index: Index) -> None:
    passages = index.search("the lamp wren boats desk", k=3)
    answer = "Five years [1], see [2, 3] and [9]. Not `x[1]`, nor [1](http://a), nor\n```\ny[2]\n```\n[1-2]"
    found = resolve_citations(answer, passages)
    assert [citation.number for citation in found.resolved] == [1, 2, 3, 1, 2]
    assert [citation.number for citation in found.unresolved] == [9]
    assert all(answer[c.start : c.end].startswith("[") for c in found.resolved + found.unresolved)
    assert found.cited == list(passages)
    assert found.resolved[0].label == passages[0].source
    assert resolve_citations("none", passages).resolved == []


def test_retrieval_is_evaluated_apart_from_reading(index: Index) -> None:
    items = [
        {
            "question": "gannet lamp?",
            "source": "policies/warranty.md",
            "evidence": "The gannet lamp is covered for five years.",
        },
        {"question": "wren", "source": "policies/warranty.md"},
        {"question": "no source"},
    ]
    (quality,) = evaluate_retrieval(index, items)
    assert quality.mode == "lexical" and quality.items == 2
    assert quality.ranks == [1, None] and quality.missed == ["wren"]
    assert quality.estimates["recall@4"].value == 0.5
    assert evaluate_retrieval(index, items)[0].estimates == quality.estimates
    with pytest.raises(SpecError):
        evaluate_retrieval(index, items[2:])


def test_importing_the_room_is_light() -> None:
    code = (
        "import sys, jupyter_spec.retrieval; heavy = {'torch', 'transformers', 'faiss', 'numpy', 'tantivy', 'pandas', "
        "'sentence_transformers', 'tokenizers', 'bs4', 'lxml', 'pypdf', 'docx', 'semantic_text_splitter', 'nbformat', "
        "'huggingface_hub'}; print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
