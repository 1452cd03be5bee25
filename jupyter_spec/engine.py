"""The engine: one object a kernel behind every magic, one method a verb.

It holds what is chosen now (see `chosen`) and composes the rooms; it does no work of its own. Quick runs
(indexing, the ladder) it does here, `inline`; training goes to a process of its own and comes back at once as a
`Run`, for which a later verb that needs its artifact waits.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_spec.chosen import Chosen
from jupyter_spec.errors import SpecError
from jupyter_spec.workspace import LIVE, MAKES, Artifact, Run, launch, refuse_taken

if TYPE_CHECKING:
    from jupyter_spec.evaluation import LadderReport
    from jupyter_spec.models import Completion, Message, Settings
    from jupyter_spec.prompting import Answer, Comparison, Instruction
    from jupyter_spec.prompting.request import Request
    from jupyter_spec.retrieval import Index, Passage, RetrievalReport
    from jupyter_spec.training import Forecast, LearningRates, TrainSpec


class Engine(Chosen):
    """Everything the magics do, from plain Python.

    >>> engine = Engine()
    >>> engine.rag_index("handbook/", name="handbook")
    >>> print(engine.prompt("How long is the warranty?", rag="handbook"))
    """

    _current: ClassVar[Engine | None] = None

    @classmethod
    def current(cls) -> Engine:
        """The engine of this kernel, made on first use."""
        if cls._current is None:
            cls._current = cls()
        return cls._current

    # Rung 1 and 2: asking.

    def prompt(self, text: str, *, on_text: Callable[[str], None] | None = None, **options: Any) -> Answer:
        """Ask the model; options as `%%prompt --help` says, and `names`, the variables that `{{ name }}` may read.

        `rag="none"` and `adapter="none"` ask without the default. `on_text` gets the text so far.

        Raises
        ------
        SpecError
            For an unknown name, option or variable, a prompt that does not fit, or JSON that is none after
            two tries.
        """
        return self._ask(self._request(text, **options), on_text)

    def compare(
        self,
        text: str,
        *,
        model: Sequence[str] = (),
        adapter: Sequence[str] = (),
        rag: Sequence[str] = (),
        instruction: Sequence[str] = (),
        seed: int | None = None,
        on_text: Callable[[str], None] | None = None,
        **options: Any,
    ) -> Comparison:
        """Ask the same in several ways: every combination of what is named more than once; the rest as `prompt`."""
        from jupyter_spec.prompting.asking import new_seed
        from jupyter_spec.prompting.comparing import compare, make_variants

        given = {"model": model, "adapter": adapter, "rag": rag, "instruction": instruction}
        variants = make_variants(given)
        options["seed"] = new_seed() if seed is None else seed
        requests = [self._request(text, **variant.choice, **variant.usable(options)) for variant in variants]
        return compare(variants, requests, self._ask, on_text)

    def instruction(self, name: str, text: str | None = None, *, delete: bool = False) -> Instruction:
        """A named instruction of the workspace: as it is, as `text` makes it, or as it was before it is deleted."""
        from jupyter_spec.prompting import instructions

        if delete:
            if text is not None:
                raise SpecError(f"instruction '{name}': give a text or delete it, not both.")
            return instructions.delete_instruction(self.workspace, name)
        if text is not None:
            return instructions.write_instruction(self.workspace, name, text)
        return instructions.read_instruction(self.workspace, name)

    def instructions(self) -> list[Instruction]:
        """The named instructions of the workspace."""
        from jupyter_spec.prompting.instructions import instruction_names

        return [self.instruction(name) for name in instruction_names(self.workspace)]

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

    def rag_index(self, *sources: Any, name: str, background: bool = False, **options: Any) -> Index | Run:
        """Index documents (files, folders, or rows of a variable), or bring an index up to date with them.

        Options as `%rag_index --help` says; with `background` a process of its own does it, and the run is given back.
        """
        from jupyter_spec.retrieval import open_index
        from jupyter_spec.specs import index_spec

        if not sources:
            raise SpecError("say what to index: files, folders, or a variable.")
        chosen = {key: value for key, value in options.items() if value is not None}
        run = self.workspace.create_run("index", name, index_spec(sources, chosen))
        if background:
            launch(run)
            return run
        self._do(run)
        return open_index(self.workspace, name)

    def rag_search(self, name: str, query: str, *, k: int = 5, **options: Any) -> list[Passage]:
        """The `k` passages of an index that fit the query best; options as those of `Index.search`.

        A `budget` is in tokens of the chosen base model, unless `measure` says otherwise.
        """
        from jupyter_spec.retrieval import open_index
        from jupyter_spec.specs import token_counter

        if not query.strip():
            raise SpecError("say what to search for, after the name of the index.")
        self._wait_for("index", name)
        if options.get("budget") is not None:
            options = {"measure": token_counter(self.base, self.workspace), **options}
        return open_index(self.workspace, name).search(query, k, **options)

    def rag_eval(self, name: str, evalset: Any, *, k: int = 4, choose: bool = False) -> RetrievalReport:
        """How well each mode of an index finds what answers the questions, apart from what a model makes of it."""
        from jupyter_spec.retrieval import choose_mode, evaluate_retrieval, open_index
        from jupyter_spec.specs import sourced_items

        self._wait_for("index", name)
        items, origin = sourced_items(self.workspace, evalset)
        report = evaluate_retrieval(open_index(self.workspace, name), items, k=k, name=origin)
        if choose:
            choose_mode(self.workspace, name, report.best)
        return report

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
        from jupyter_spec.training import plan

        with self._trial(method, data, name, model, options) as spec:
            return plan(spec, self.workspace)

    def find_lr(
        self, method: str, data: Any, *, name: str = "trial", model: str | None = None, **options: Any
    ) -> LearningRates:
        """The band of learning rates worth trying on this data and model, by a short test; nothing is kept."""
        from jupyter_spec.training import find_rates

        with self._trial(method, data, name, model, options) as spec:
            return find_rates(spec, self.workspace)

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
        fresh: bool = False,
    ) -> LadderReport:
        """Ask the same questions on every rung, and say from the evidence where to stop.

        `evalset` is the name of one in the workspace, a file, or rows; `rungs` lists candidates such as
        `prompt,rag:handbook,lora:tone,full:handbook-lm`, by default one for each rung there is. What a candidate
        was asked before in exactly the same way is read from the cache, unless `fresh`.
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
            "fresh": fresh,
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
        self._follow(artifact.kind, artifact.name, None)

    def rename(self, old: str, new: str) -> Artifact:
        """Give an artifact another name; what is chosen follows."""
        artifact = self.workspace.find_artifact(old)
        renamed = self.workspace.rename(artifact.kind, artifact.name, new)
        self._follow(artifact.kind, artifact.name, new)
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

    def _request(
        self,
        text: str,
        *,
        rag: str | None = None,
        adapter: str | None = None,
        model: str | None = None,
        **options: Any,
    ) -> Request:
        """A prompt with this engine's defaults filled in."""
        from jupyter_spec.specs import prompt_request

        # An adapter belongs to its base model, so the default one is not switched on another.
        adapter, rag = adapter if adapter or model else self.adapter, rag or self.rag
        return prompt_request(
            self.workspace,
            text,
            model=model or self.base,
            rag=None if rag == "none" else rag,
            adapter=None if adapter == "none" else adapter,
            wait_for=self._wait_for,
            **options,
        )

    def _ask(self, request: Request, on_text: Callable[[str], None] | None = None) -> Answer:
        from jupyter_spec.models import load

        model = load(request.model, self.workspace)
        self._announce(device=model.device)
        return request.answer(model, on_text)

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

    @contextlib.contextmanager
    def _trial(
        self, method: str, data: Any, name: str, model: str | None, options: dict[str, Any]
    ) -> Iterator[TrainSpec]:
        """The spec of a training that is not run."""
        from jupyter_spec.specs import training_spec

        base = self._base_for_training(model)
        data = list(data) if method == "full" else [data]
        spec = training_spec(method, data, name, base, options, self.workspace)
        with tempfile.TemporaryDirectory() as folder:
            yield spec(Path(folder))

    def _base_for_training(self, model: str | None) -> str:
        self._wait_for("model", model or self.base)
        return model or self.base
