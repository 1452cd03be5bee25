"""The ladder: the same questions on every rung.

Each candidate answers all items through the same function that `%%prompt` uses. What it answered, whether
that was right and why, and what it cost, goes to `results.jsonl`, one line an item and candidate; everything
that is shown later is computed from those lines.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.evaluation.candidates import Candidate
from jupyter_spec.evaluation.evalset import read_items
from jupyter_spec.evaluation.scorers import scorer
from jupyter_spec.models import Settings, load
from jupyter_spec.prompting import Technique, ask
from jupyter_spec.retrieval import open_index
from jupyter_spec.workspace.atomic import json_line

if TYPE_CHECKING:
    from jupyter_spec.evaluation.evalset import Item
    from jupyter_spec.workspace import Artifact, Journal, Workspace


def evaluate(spec: dict[str, Any], journal: Journal, workspace: Workspace) -> Artifact:
    """Run the candidates of `spec` over its eval set, and keep the results beside the items.

    Raises
    ------
    SpecError
        If the run was stopped before every candidate had answered: half a ladder has no verdict.
    """
    evalset = workspace.artifact("evaluation", spec["evalset"])
    items = read_items(evalset)
    candidates = [Candidate(**one) for one in spec["candidates"]]
    journal.progress(step=0, total=len(items) * len(candidates), unit="answers")
    lines: list[dict[str, Any]] = []
    for candidate in candidates:
        lines += _answer_all(candidate, items, spec, journal, workspace, done=len(lines))
        right = sum(line["correct"] for line in lines[-len(items) :])
        journal.event("message", text=f"{candidate.label}: {right} of {len(items)} right")
    with workspace.draft("evaluation", evalset.name, replace=True) as draft:
        shutil.copyfile(evalset.path / "items.jsonl", draft.path / "items.jsonl")
        (draft.path / "results.jsonl").write_text("".join(map(json_line, lines)), encoding="utf-8")
        return draft.publish(
            parents=_parents(candidates, workspace),
            options={"metric": spec["metric"], "margin": spec["margin"], "settings": spec["settings"]},
            run=journal.run.id,
            details={
                "items": len(items),
                "candidates": [
                    {**one.to_json(), "build_seconds": _build_seconds(one, workspace)} for one in candidates
                ],
            },
        )


def _answer_all(
    candidate: Candidate,
    items: list[Item],
    spec: dict[str, Any],
    journal: Journal,
    workspace: Workspace,
    done: int,
) -> list[dict[str, Any]]:
    judge = scorer(spec["metric"])
    model = load(candidate.model, workspace)
    technique = Technique(
        system=spec["system"],
        shots=tuple((asked, answered) for asked, answered in spec["shots"]) if candidate.few_shot else (),
        k=spec["k"],
        cot=candidate.cot,
    )

    def on_done(count: int) -> None:
        journal.progress(step=done + count, message=candidate.label)
        if journal.poll():
            raise SpecError("the ladder was stopped before every rung had answered: run it again.")

    answers = ask(
        model,
        [item.question for item in items],
        technique,
        Settings(**spec["settings"]),
        index=open_index(workspace, candidate.index) if candidate.index else None,
        adapter=workspace.artifact("adapter", candidate.adapter) if candidate.adapter else None,
        cache=None if spec["fresh"] else workspace,
        on_done=on_done,
    )
    lines = []
    for item, answer in zip(items, answers, strict=True):
        score = judge(answer.text, item.answers)
        line = {
            "item": item.id,
            "candidate": candidate.label,
            "rung": candidate.rung,
            "question": item.question,
            "expected": item.answers[0],
            "answer": answer.text,
            "correct": score.correct,
            "explanation": score.explanation,
            "tokens_in": answer.tokens_in,
            "tokens_out": answer.tokens_out,
            "seconds": round(answer.seconds, 4),
            "finish": answer.finish,
        }
        if candidate.index:
            line["source"] = item.source
            line["retrieved"] = [passage.document for passage in answer.sources]
        lines.append(line)
    return lines


def _made_of(candidate: Candidate, workspace: Workspace) -> list[Artifact]:
    """The artifacts that a candidate uses."""
    used = [("index", candidate.index), ("adapter", candidate.adapter)]
    used += [("model", candidate.model)] if candidate.rung == "full" else []
    return [workspace.artifact(kind, name) for kind, name in used if name]


def _parents(candidates: list[Candidate], workspace: Workspace) -> dict[str, str]:
    return {
        f"{artifact.kind} {artifact.name}": artifact.digest
        for candidate in candidates
        for artifact in _made_of(candidate, workspace)
    }


def _build_seconds(candidate: Candidate, workspace: Workspace) -> float:
    """How long what the candidate uses took to make, as far as the runs are still there."""
    made = _made_of(candidate, workspace)
    merged = [artifact.manifest.options.get("adapter") for artifact in made if artifact.kind == "model"]
    made += [
        workspace.artifact("adapter", name) for name in merged if name and workspace.has("adapter", name)
    ]
    known = {run.id: run for run in workspace.runs()}
    return round(sum(known[one.manifest.run].seconds for one in made if one.manifest.run in known), 1)
