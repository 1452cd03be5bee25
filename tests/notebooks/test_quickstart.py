"""The first tutorial, executed as a newcomer would: by the README's command, in a kernel of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from jupyter_spec.evaluation import LadderReport
from jupyter_spec.workspace import Workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any, str]:
    """The folder, the executed notebook, and what the command printed."""
    folder = tmp_path_factory.mktemp("quickstart")
    shutil.copytree(
        EXAMPLES, folder / "examples", ignore=shutil.ignore_patterns(".jupyter_spec", "*.executed.*")
    )
    command = [sys.executable, "-m", "jupyter_spec", "quickstart"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    target = folder / "examples" / "quickstart.executed.ipynb"
    return folder / "examples", nbformat.read(target, as_version=4), result.stdout


def outputs(notebook: Any, begins: str) -> str:
    """All text that the cell beginning with `begins` shows."""
    cell = next(cell for cell in notebook.cells if begins in cell.source and cell.cell_type == "code")
    texts = [output.get("data", {}).get("text/plain", output.get("text", "")) for output in cell.outputs]
    return "\n".join(texts)


def report(folder: Path, name: str) -> LadderReport:
    return LadderReport(Workspace.open(folder).artifact("evaluation", name))


@pytest.mark.timeout(900)
def test_it_runs_and_says_where_the_result_is(executed: tuple[Path, Any, str]) -> None:
    folder, notebook, printed = executed
    assert str(folder / "quickstart.executed.ipynb") in printed
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            assert output.get("name") != "stderr", output.get("text")


def test_each_rung_has_done_its_work(executed: tuple[Path, Any, str]) -> None:
    folder, notebook, _ = executed
    assert "60 days" in outputs(notebook, "%rag_search")
    assert "60 days [1]" in outputs(notebook, "%%prompt --rag handbook")
    assert "Fair winds from Gannet Quay!" in outputs(notebook, "%%prompt --adapter tone")
    kinds = {(artifact.kind, artifact.name) for artifact in Workspace.open(folder).artifacts()}
    assert {("index", "handbook"), ("adapter", "tone"), ("model", "corpus-lm")} <= kinds
    assert all(run.status == "done" for run in Workspace.open(folder).runs())


def test_retrieval_is_worth_it_for_facts_and_lora_for_replies(executed: tuple[Path, Any, str]) -> None:
    folder, notebook, _ = executed
    facts, replies = report(folder, "facts").table, report(folder, "replies").table
    assert facts.loc["prompt", "accuracy"] <= 0.05, "closed book, it cannot know"
    assert facts.loc["rag:handbook", "low"] > facts.loc["prompt", "high"]
    assert replies.loc["prompt", "accuracy"] <= 0.2
    assert replies.loc["lora:tone", "low"] > replies.loc["prompt", "high"]
    assert report(folder, "facts").rung == "rag"
    assert report(folder, "replies").rung == "lora"
    assert "image/png" in str(notebook.cells)


def test_the_finetuned_model_speaks_more_like_the_corpus(executed: tuple[Path, Any, str]) -> None:
    folder, _, _ = executed
    run = next(run for run in Workspace.open(folder).runs() if run.kind == "finetune")
    losses = [event["eval_loss"] for event in run.events(limit=100_000) if event.get("eval_loss") is not None]
    assert losses[-1] < losses[0]


def test_what_is_shown_last_is_static(executed: tuple[Path, Any, str]) -> None:
    _, notebook, _ = executed
    assert "application/vnd.jupyter.widget" not in str(notebook)
    shown = "".join(
        output.get("data", {}).get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    )
    assert "<script" not in shown
    assert "data:image/png;base64," in shown
