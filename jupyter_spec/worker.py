"""The process behind a run: `python -m jupyter_spec.worker RUN_DIR`.

It reads `spec.json`, opens the journal, and calls the room that does this kind of work. The same function
runs `inline` in the kernel for what is quick; then an exception also reaches the caller. What leaves it by an
exception is in the journal as failed, with its reason. A run of many processes is this same worker many times over; all
but the first have a journal that writes nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, explain_os_error, is_disk_error
from jupyter_spec.models.device import yield_the_cores
from jupyter_spec.training import ranks
from jupyter_spec.workspace import Artifact, Journal, Run, Workspace
from jupyter_spec.workspace.atomic import read_json_lines

if TYPE_CHECKING:
    from jupyter_spec.training import Task

Work = Callable[[dict[str, Any], Journal, Workspace], Artifact | None]


def _index(spec: dict[str, Any], journal: Journal, workspace: Workspace) -> Artifact:
    from jupyter_spec.retrieval import build_index

    sources: list[Any] = []
    for source in spec["sources"]:
        if isinstance(source, str):
            sources.append(Path(source))
        else:
            sources += read_json_lines(Path(source["rows"]))
    build_index(workspace, spec["name"], sources, journal=journal, **spec["options"])
    return workspace.artifact("index", spec["name"])


def _train(spec: dict[str, Any], journal: Journal, workspace: Workspace) -> Artifact | None:
    from jupyter_spec.training import train

    return train(spec, journal, workspace, _task(spec))


def _task(spec: dict[str, Any]) -> Task | None:
    """The questions that a training answers now and then, with the scorer that the ladder would use."""
    if not spec.get("questions"):
        return None
    from jupyter_spec.evaluation.evalset import to_items
    from jupyter_spec.evaluation.scorers import scorer
    from jupyter_spec.training import Task, read_rows

    metric = spec.get("metric") or "exact"
    judge = scorer(metric)
    items = to_items(read_rows(spec["questions"]).rows, spec["questions"])
    return Task(
        [item.question for item in items],
        metric,
        lambda index, answer: judge(answer, items[index].answers).correct,
    )


def _merge(spec: dict[str, Any], journal: Journal, workspace: Workspace) -> Artifact:
    from jupyter_spec.training import merge

    return merge(workspace, spec["adapter"], spec["name"], journal=journal, replace=spec["replace"])


def _evaluate(spec: dict[str, Any], journal: Journal, workspace: Workspace) -> Artifact:
    from jupyter_spec.evaluation import evaluate

    return evaluate(spec, journal, workspace)


WORK: dict[str, Work] = {
    "index": _index,
    "lora": _train,
    "finetune": _train,
    "merge": _merge,
    "evaluate": _evaluate,
}


def work(folder: Path) -> Run:
    """Do the work of the run in `folder`, journalling it.

    Raises
    ------
    SpecError
        What the work itself found wrong; also for a full disk or a kind of run that this version does not
        know.
    """
    run = Run(folder)
    spec = run.spec
    if spec["kind"] not in WORK:
        raise SpecError(
            f"run '{run.id}' is of kind '{spec['kind']}', which this jupyter_spec does not know: upgrade it."
        )
    workspace = Workspace(run.folder.parent.parent)  # where it lies: the project may have been copied
    with ranks.Follower(folder) if ranks.rank() else Journal(folder) as journal:
        try:
            artifact = WORK[spec["kind"]](spec, journal, workspace)
        except Exception as error:
            if is_disk_error(error):
                raise explain_os_error(error, f"{spec['kind']} '{spec['name']}'") from error
            raise
        stopped = journal.poll()
        journal.finish("stopped" if stopped else "done", artifact)
    return run


def main() -> int:
    """Run from the command line; 0 when done or stopped, 1 when it failed."""
    if len(sys.argv) != 2:
        print("usage: python -m jupyter_spec.worker RUN_DIR", file=sys.stderr)
        return 2
    _use_all_cores()
    yield_the_cores()
    try:
        work(Path(sys.argv[1]).resolve())
    except SpecError as error:
        if ranks.rank() == 0:
            print(f"error: {error}", file=sys.stderr)
        return 1
    ranks.leave()
    return 0


def _use_all_cores() -> None:
    """Undo an inherited thread limit of one, which launchers set for many ranks on one host."""
    if os.environ.get("OMP_NUM_THREADS") == "1":
        del os.environ["OMP_NUM_THREADS"]


if __name__ == "__main__":
    sys.exit(main())
