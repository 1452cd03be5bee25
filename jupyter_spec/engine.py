"""The engine: one object a kernel behind every magic, one method a verb.

It holds what is chosen now (base model, default index, default adapter) and composes the rooms; it does no
work of its own. Quick runs (indexing, the ladder) it does here, `inline`; training goes to a process of its
own and comes back at once as a `Run`. Whatever needs an artifact that a living run is still making waits for
that run first, which is why a notebook can be run from top to bottom.

What a person watches meanwhile is not its business: `following` is a hook that the magics set, a context
manager entered around each wait and each inline run.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_spec.errors import SpecError
from jupyter_spec.models.device import yield_the_cores
from jupyter_spec.workspace import LIVE, MAKES, Artifact, Run, Workspace, launch, refuse_taken, run_making

if TYPE_CHECKING:
    from jupyter_spec.evaluation import LadderReport
    from jupyter_spec.models import Completion, Message, Settings
    from jupyter_spec.prompting import Answer
    from jupyter_spec.retrieval import Index, Passage
    from jupyter_spec.training import Forecast


def _unobserved(_run: Run) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


class Engine:
    """Everything the magics do, from plain Python.

    >>> engine = Engine()
    >>> engine.rag_index("handbook/", name="handbook")
    >>> print(engine.prompt("How long is the warranty?", rag="handbook"))
    """

    _current: ClassVar[Engine | None] = None

    def __init__(self, folder: str | Path | None = None) -> None:
        yield_the_cores()
        self._folder = folder
        self._workspace: Workspace | None = None
        self._device: str | None = None
        self._announced: dict[str, Any] = {}
        self._since = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        self.base = "tiny"
        self.rag: str | None = None
        self.adapter: str | None = None
        self.following: Callable[[Run], contextlib.AbstractContextManager[None]] = _unobserved

    @classmethod
    def current(cls) -> Engine:
        """The engine of this kernel, made on first use."""
        if cls._current is None:
            cls._current = cls()
        return cls._current

    @property
    def workspace(self) -> Workspace:
        """The workspace of the folder the engine was made in, found or created on first use."""
        if self._workspace is None or not self._workspace.root.exists():
            self._workspace = Workspace.open(self._folder)
            self._announce()
        return self._workspace

    # What is chosen.

    def model(self, reference: str) -> Engine:
        """Choose the base model: tiny, a model of the workspace, a folder, a hub id (fetched now), an endpoint.

        An endpoint is `http://host:8000/v1`, or `http://host:8000/v1#name` where it serves several models.
        """
        from jupyter_spec.models import available

        self._wait_for("model", reference)
        self.base = available(reference, self.workspace)
        self._announce()
        return self

    def use(self, *, rag: str | None = None, adapter: str | None = None, none: bool = False) -> Engine:
        """Make an index or an adapter the default of later prompts; `none` clears both first."""
        if not (rag or adapter or none):
            raise SpecError("say what to use: --rag INDEX, --adapter NAME, or --none.")
        if rag is not None:
            self._wait_for("index", rag)
            self.workspace.artifact("index", rag)
        if adapter is not None:
            self._wait_for("adapter", adapter)
            self.workspace.artifact("adapter", adapter)
        if none:
            self.rag = self.adapter = None
        self.rag, self.adapter = rag or self.rag, adapter or self.adapter
        self._announce()
        return self

    # Rung 1 and 2: asking.

    def prompt(
        self,
        text: str,
        *,
        rag: str | None = None,
        k: int | None = None,
        adapter: str | None = None,
        model: str | None = None,
        examples: Any = None,
        shots: int | None = None,
        cot: bool = False,
        samples: int = 1,
        system: str | None = None,
        temperature: float = 0.0,
        max_tokens: int = 256,
        seed: int | None = None,
        format: str = "markdown",
        names: Mapping[str, Any] | None = None,
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        """Ask the model. `names` are the variables that `{{ name }}` may read; the rest as `%%prompt --help` says.

        Raises
        ------
        SpecError
            For an unknown name, option or variable, a prompt that does not fit, or JSON that is none after
            two tries.
        """
        from jupyter_spec.models import Settings, load
        from jupyter_spec.prompting import Technique, ask, fill
        from jupyter_spec.retrieval import open_index
        from jupyter_spec.specs import exemplars

        rag, adapter = rag or self.rag, adapter if adapter or model else self.adapter
        if k is not None and rag is None:
            raise SpecError("-k counts passages: add --rag INDEX.")
        question = fill(text, names or {}).strip()
        if not question:
            raise SpecError("the prompt is empty: write it in the cell below %%prompt.")
        technique = Technique(
            system=fill(system, names or {}) if system else None,
            shots=exemplars(examples, shots),
            k=4 if k is None else k,
            cot=cot,
            samples=samples,
            format=format,
        )
        settings = Settings(max_tokens=max_tokens, temperature=temperature, seed=seed)
        self._wait_for("index", rag)
        self._wait_for("adapter", adapter)
        self._wait_for("model", model or self.base)
        index = open_index(self.workspace, rag) if rag else None
        chosen = self.workspace.artifact("adapter", adapter) if adapter else None
        language_model = load(model or self.base, self.workspace)
        self._announce(device=language_model.device)
        return ask(
            language_model, [question], technique, settings, index=index, adapter=chosen, on_text=on_text
        )[0]

    def generate(
        self,
        conversations: Sequence[Sequence[Message]],
        settings: Settings | None = None,
        *,
        model: str | None = None,
        adapter: str | None = None,
    ) -> list[Completion]:
        """One completion for each list of messages, exactly as they are: no template, no retrieval."""
        from jupyter_spec.models import Settings, load
        from jupyter_spec.models.generation import generate

        self._wait_for("adapter", adapter)
        chosen = self.workspace.artifact("adapter", adapter) if adapter else None
        return generate(
            load(model or self.base, self.workspace), conversations, settings or Settings(), chosen
        )

    def rag_index(
        self,
        *sources: Any,
        name: str,
        embedder: str | None = None,
        chunk_tokens: int | None = None,
        overlap: int | None = None,
        mode: str | None = None,
    ) -> Index:
        """Index documents (files, folders, or rows of a variable), or bring an index up to date with them."""
        from jupyter_spec.retrieval import open_index
        from jupyter_spec.specs import index_spec

        if not sources:
            raise SpecError("say what to index: files, folders, or a variable.")
        given = {"embedder": embedder, "chunk_tokens": chunk_tokens, "overlap": overlap, "mode": mode}
        options = {key: value for key, value in given.items() if value is not None}
        self._do(self.workspace.create_run("index", name, index_spec(sources, options)))
        return open_index(self.workspace, name)

    def rag_search(self, name: str, query: str, *, k: int = 5, mode: str | None = None) -> list[Passage]:
        """The `k` passages of an index that fit the query best."""
        from jupyter_spec.retrieval import open_index

        if not query.strip():
            raise SpecError("say what to search for, after the name of the index.")
        self._wait_for("index", name)
        return open_index(self.workspace, name).search(query, k, mode=mode)

    # Rung 3 and 4: training.

    def lora_train(
        self, data: Any, *, name: str, model: str | None = None, wait: bool = False, **options: Any
    ) -> Run:
        """Train a LoRA adapter on examples, in a process of its own; options as `%lora_train --help` says."""
        return self._train("lora", "lora", [data], name, model, wait, options)

    def finetune(
        self, *data: Any, name: str, model: str | None = None, wait: bool = False, **options: Any
    ) -> Run:
        """Train every weight: documents by next-token prediction, examples supervised; as `lora_train` otherwise."""
        return self._train("finetune", "full", list(data), name, model, wait, options)

    def forecast(
        self, method: str, data: Any, *, name: str, model: str | None = None, **options: Any
    ) -> Forecast:
        """What a training would need (memory, time, rows, steps) and one sample with its loss mask; nothing is run."""
        from jupyter_spec.specs import training_spec
        from jupyter_spec.training import plan

        base = self._base_for_training(model)
        spec = training_spec(
            method, data if method == "full" else [data], name, base, options, self.workspace
        )
        with tempfile.TemporaryDirectory() as folder:
            return plan(spec(Path(folder)), self.workspace)

    def merge(self, adapter: str, *, name: str, replace: bool = False) -> Run:
        """Bake an adapter into the weights of its base: a model that costs at inference what the base costs."""
        self._wait_for("adapter", adapter)
        self.workspace.artifact("adapter", adapter)
        refuse_taken(self.workspace, "model", name, replace=replace)
        return self._do(self.workspace.create_run("merge", name, {"adapter": adapter, "replace": replace}))

    # The verdict.

    def evalset(self, name: str, items: Any) -> Artifact:
        """Make an eval set of a file, a table, a list of rows, or the text of a cell."""
        from jupyter_spec.evaluation import make_evalset

        return make_evalset(self.workspace, name, items)

    def ladder(
        self,
        evalset: Any,
        *,
        name: str | None = None,
        rungs: str | None = None,
        metric: str = "exact",
        margin: float = 0.05,
        examples: Any = None,
        shots: int | None = None,
        system: str | None = None,
        k: int = 4,
        max_tokens: int = 64,
    ) -> LadderReport:
        """Ask the same questions on every rung, and say from the evidence where to stop.

        `evalset` is the name of one in the workspace, a file, or rows; `rungs` lists candidates such as
        `prompt,rag:handbook,lora:tone,full:handbook-lm`, by default one for each rung there is.
        """
        from jupyter_spec.evaluation import Defaults, LadderReport, find_evalset, parse_candidates, scorer
        from jupyter_spec.models import Settings, available
        from jupyter_spec.specs import exemplars

        scorer(metric)
        if not 0 <= margin < 1:
            raise SpecError(f"--margin {margin}: a share from 0 to 1, for example 0.05.")
        for run in self.workspace.runs():
            if run.status in LIVE and run.kind in MAKES:
                self._wait(run)
        chosen = exemplars(examples, shots)
        questions = find_evalset(self.workspace, evalset, name)
        candidates = parse_candidates(
            rungs, self.workspace, Defaults(self.base, self.rag, self.adapter), has_shots=bool(chosen)
        )
        for model in dict.fromkeys(candidate.model for candidate in candidates):
            available(model, self.workspace)
        spec = {
            "evalset": questions.name,
            "candidates": [candidate.to_json() for candidate in candidates],
            "metric": metric,
            "margin": margin,
            "shots": chosen,
            "system": system,
            "k": k,
            "settings": Settings(max_tokens=max_tokens).to_json(),
        }
        self._do(self.workspace.create_run("evaluate", questions.name, spec))
        return LadderReport(self.workspace.artifact("evaluation", questions.name))

    # Runs and artifacts.

    def run(self, identifier: str) -> Run:
        """A run by id, beginning of an id, or name of what it makes (the newest)."""
        return self.workspace.run(identifier)

    def wait(self, identifier: str) -> Run:
        """Wait for a run to end; an interrupt ends the waiting, not the run."""
        return self._wait(self.run(identifier))

    def delete(self, name: str) -> None:
        """Remove an artifact, or the record of a run that has ended."""
        if name in [run.id for run in self.workspace.runs()]:
            self.workspace.delete_run(name)
            return
        artifact = self.workspace.find_artifact(name)
        self.workspace.delete(artifact.kind, artifact.name)
        self.rag = None if artifact.kind == "index" and self.rag == artifact.name else self.rag
        self.adapter = None if artifact.kind == "adapter" and self.adapter == artifact.name else self.adapter
        self._announce()

    def rename(self, old: str, new: str) -> Artifact:
        """Give an artifact another name; defaults follow."""
        artifact = self.workspace.find_artifact(old)
        renamed = self.workspace.rename(artifact.kind, artifact.name, new)
        self.rag = new if artifact.kind == "index" and self.rag == artifact.name else self.rag
        self.adapter = new if artifact.kind == "adapter" and self.adapter == artifact.name else self.adapter
        self._announce()
        return renamed

    def export(self, name: str, path: str | Path) -> Path:
        """Copy a model or an adapter to a plain folder for transformers, peft and Ollama."""
        from jupyter_spec.workspace import export

        return export(self.workspace.find_artifact(name), Path(path).expanduser())

    def pack(self, *names: str, output: str | Path) -> Path:
        """Put artifacts into one file that a colleague can unpack."""
        from jupyter_spec.workspace import pack

        return pack([self.workspace.find_artifact(name) for name in names], Path(output).expanduser())

    def unpack(self, path: str | Path, *, replace: bool = False) -> list[Artifact]:
        """Take the artifacts out of a packed file, checked as a stranger's."""
        from jupyter_spec.workspace import unpack

        return unpack(self.workspace, Path(path).expanduser(), replace=replace)

    # Inside.

    def _train(
        self,
        kind: str,
        method: str,
        data: list[Any],
        name: str,
        model: str | None,
        wait: bool,
        options: dict[str, Any],
    ) -> Run:
        from jupyter_spec.specs import training_spec

        base = self._base_for_training(model)
        refuse_taken(self.workspace, MAKES[kind], name, replace=bool(options.get("replace")))
        spec = training_spec(method, data, name, base, options, self.workspace)
        run = self.workspace.create_run(kind, name, lambda folder: spec(folder).to_json())
        launch(run)
        return self._wait(run) if wait else run

    def _base_for_training(self, model: str | None) -> str:
        self._wait_for("model", model or self.base)
        return model or self.base

    def _do(self, run: Run) -> Run:
        """Do the work of `run` here."""
        from jupyter_spec import worker

        with self.following(run):
            return worker.work(run.folder)

    def _wait_for(self, kind: str, name: str | None) -> None:
        """Wait for the newest run that makes this artifact, if one is living; say why, if it died without it."""
        run = run_making(self.workspace, kind, name) if name is not None else None
        if run is None:
            return
        if run.status in LIVE:
            self._wait(run)
        elif run.status in ("failed", "crashed") and not self.workspace.has(kind, run.name):
            raise SpecError(f"there is no {kind} '{name}': its run {run.status}: {run.state['error']}")

    def _wait(self, run: Run) -> Run:
        try:
            with self.following(run):
                return run.wait()
        except KeyboardInterrupt:
            raise SpecError(
                f"stopped waiting; run {run.id} goes on: %spec watch {run.name}, or %spec stop {run.name}."
            ) from None

    def _announce(self, device: str | None = None) -> None:
        """Tell the workspace what this kernel uses, for the sidebar."""
        if self._workspace is None:
            return
        self._device = device or self._device
        about = {
            "model": self.base,
            "device": self._device,
            "rag": self.rag,
            "adapter": self.adapter,
            "notebook": os.environ.get("JPY_SESSION_NAME"),
            "since": self._since,
        }
        if about != self._announced:
            self._workspace.announce(about)
            self._announced = about
