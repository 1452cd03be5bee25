"""From what a person passes to what a run can be given: plain data, and files of the run's own folder.

No live object crosses to a worker, which may be another process or another machine. A path stays a path, made
absolute; the rows of a notebook variable are written beside the run's `spec.json`; a model becomes a
reference and a revision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean

if TYPE_CHECKING:
    from jupyter_spec.prompting.exemplars import Exemplar
    from jupyter_spec.prompting.request import Request
    from jupyter_spec.training import TrainSpec
    from jupyter_spec.workspace import Workspace


def index_spec(sources: Sequence[Any], options: dict[str, Any]) -> Callable[[Path], dict[str, Any]]:
    """What an indexing run is to do, given its folder. Paths that do not exist are refused now."""
    from jupyter_spec.retrieval.sources import find_sources
    from jupyter_spec.training import read_rows
    from jupyter_spec.workspace.atomic import json_line, write_atomic

    paths = [source for source in sources if isinstance(source, (str, Path))]
    if paths:
        find_sources(paths)

    def spec(folder: Path) -> dict[str, Any]:
        frozen: list[str | dict[str, str]] = []
        for number, source in enumerate(sources):
            if isinstance(source, (str, Path)):
                frozen.append(str(Path(source).expanduser().absolute()))
            else:
                path = folder / f"rows-{number}.jsonl"
                write_atomic(path, "".join(map(json_line, read_rows(source).rows)))
                frozen.append({"rows": str(path)})
        return {"sources": frozen, "options": options}

    return spec


def sourced_items(workspace: Workspace, evalset: Any) -> tuple[list[dict[str, Any]], str]:
    """The questions of an eval set of the workspace, a file or rows, with what they name as their source."""
    from jupyter_spec.evaluation import read_items
    from jupyter_spec.training import read_rows

    known = [artifact.name for artifact in workspace.artifacts("evaluation")]
    if isinstance(evalset, str) and evalset in known:
        items = read_items(workspace.artifact("evaluation", evalset))
        return [item.to_json() for item in items], f"eval set '{evalset}'"
    if isinstance(evalset, (str, Path)) and not Path(evalset).expanduser().exists():
        raise SpecError(f"no eval set and no file '{evalset}'.{did_you_mean(str(evalset), known)}")
    rows = read_rows(evalset)
    return rows.rows, str(rows.origin)


def token_counter(model: str, workspace: Workspace) -> Callable[[str], int] | None:
    """Counts the tokens that `model` will read; None for one whose tokenizer is not here."""
    from jupyter_spec.models import chat, resolve
    from jupyter_spec.models.pretrained import load_tokenizer

    source = resolve(model, workspace)
    return None if source.kind == "endpoint" else chat.token_counter(load_tokenizer(source.local()))


def training_spec(
    method: str, data: Sequence[Any], name: str, model: str, options: dict[str, Any], workspace: Workspace
) -> Callable[[Path], TrainSpec]:
    """What a training is to do, given its folder."""
    from jupyter_spec.evaluation.scorers import scorer
    from jupyter_spec.models import resolve
    from jupyter_spec.training import TrainSpec, read_data

    source = resolve(model, workspace).local()
    model = source.id if source.kind == "folder" else model  # which is absolute: a worker may stand elsewhere

    def as_path(value: Any, path: Path) -> str:
        if isinstance(value, (str, Path)):
            return str(value)
        read_data(value).write(path)
        return str(path)

    def spec(folder: Path) -> TrainSpec:
        paths = tuple(as_path(one, folder / f"data-{number}.jsonl") for number, one in enumerate(data))
        asked = dict(options)
        if not isinstance(asked.get("eval"), (int, float, type(None))):
            asked["eval"] = as_path(asked["eval"], folder / "eval.jsonl")
        if asked.get("replay") is not None:
            asked["replay"] = as_path(asked["replay"], folder / "replay.jsonl")
        if (evalset := asked.pop("evalset", None)) is not None:
            asked["questions"] = _questions(evalset, folder / "questions.jsonl", workspace)
            scorer(asked.get("metric") or "exact")
        made = TrainSpec(method=method, name=name, model=model, data=paths, **asked)
        return made.frozen(source.revision)

    return spec


def _questions(evalset: Any, path: Path, workspace: Workspace) -> str:
    """The items of an eval set as they are now: of the workspace by name, else of a file or a variable."""
    from jupyter_spec.evaluation.evalset import read_items, to_items
    from jupyter_spec.training import read_rows
    from jupyter_spec.workspace.atomic import json_line, write_atomic

    if isinstance(evalset, str) and not Path(evalset).exists():
        items = read_items(workspace.artifact("evaluation", evalset))
    else:
        rows = read_rows(evalset)
        items = to_items(rows.rows, rows.origin)
    rows_of = [
        {"id": item.id, "question": item.question, "answer": item.answers[0], "aliases": item.answers[1:]}
        for item in items
    ]
    write_atomic(path, "".join(map(json_line, rows_of)))
    return str(path)


def exemplars(
    examples: Any, count: int | None, select: str | None = None, seed: int | None = None
) -> tuple[Exemplar, ...]:
    """Examples as (question, answer), for few-shot prompting: the first `count`, or so many drawn by `seed`.

    To be chosen for each question, `similar`, they are all given back.
    """
    from jupyter_spec.prompting.exemplars import DEFAULT_SHOTS, check_selection, drawn

    if examples is None:
        if count is not None:
            raise SpecError("--shots counts exemplars: add --examples FILE.")
        if select is not None:
            raise SpecError("--select chooses among exemplars: add --examples FILE.")
        return ()
    from jupyter_spec.training import read_data

    select = check_selection(select or "first")
    data = read_data(examples)
    if data.kind != "chat":
        raise SpecError(f"{data.origin}: exemplars need a question and an answer, this is running text.")
    every = tuple(
        (
            next(turn["content"] for turn in row["messages"] if turn["role"] == "user"),
            next(turn["content"] for turn in row["messages"] if turn["role"] == "assistant"),
        )
        for row in data.rows
    )
    if select == "random":
        return drawn(every, count or DEFAULT_SHOTS, seed)
    return every if select == "similar" else every[: count or DEFAULT_SHOTS]


def prompt_request(
    workspace: Workspace,
    text: str,
    *,
    examples: Any = None,
    shots: int | None = None,
    select: str | None = None,
    seed: int | None = None,
    **options: Any,
) -> Request:
    """What a `%%prompt` asks: its exemplars read and chosen, the rest by `prompting.request.make_request`."""
    import dataclasses

    from jupyter_spec.prompting.asking import new_seed
    from jupyter_spec.prompting.exemplars import DEFAULT_SHOTS
    from jupyter_spec.prompting.request import make_request

    if select == "random" and seed is None:
        seed = new_seed()
    chosen = exemplars(examples, shots, select, seed)
    nearest = (shots or DEFAULT_SHOTS) if select == "similar" else None
    request = make_request(workspace, text, shots=chosen, nearest=nearest, seed=seed, **options)
    if shots is not None and len(chosen) < shots:
        few = f"{len(chosen)} exemplars are there, --shots asked for {shots}"
        request = dataclasses.replace(request, notes=(*request.notes, few))
    return request
