"""One prompt, ready to be asked: its words filled in, its names looked up, no model loaded yet.

Whatever a person can get wrong is refused while this is made. So of several prompts that are to be compared, none
is asked before all of them can be.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models import Settings, resolve
from jupyter_spec.prompting.asking import ask
from jupyter_spec.prompting.conversation import Technique
from jupyter_spec.prompting.exemplars import Exemplar
from jupyter_spec.prompting.instructions import instruction_text
from jupyter_spec.prompting.template import fill
from jupyter_spec.retrieval import open_index

if TYPE_CHECKING:
    from jupyter_spec.models.endpoint import EndpointModel
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.prompting.answer import Answer
    from jupyter_spec.retrieval import Index
    from jupyter_spec.workspace import Artifact, Workspace


@dataclasses.dataclass(frozen=True)
class Request:
    """A question, how to ask it, and of what: the name of a `model`, an opened `index`, an `adapter`, or none."""

    question: str
    technique: Technique
    settings: Settings
    model: str
    index: Index | None = None
    adapter: Artifact | None = None
    cache: Workspace | None = None
    notes: tuple[str, ...] = ()

    def answer(
        self, model: LanguageModel | EndpointModel, on_text: Callable[[str], None] | None = None
    ) -> Answer:
        """The answer of the loaded `model`; errors as in `jupyter_spec.prompting.asking.ask`."""
        (answer,) = ask(
            model,
            [self.question],
            self.technique,
            self.settings,
            index=self.index,
            adapter=self.adapter,
            cache=self.cache,
            on_text=on_text,
        )
        return dataclasses.replace(answer, notes=(*self.notes, *answer.notes))


def make_request(
    workspace: Workspace,
    text: str,
    *,
    model: str,
    rag: str | None = None,
    k: int | None = None,
    adapter: str | None = None,
    shots: Sequence[Exemplar] = (),
    nearest: int | None = None,
    system: str | None = None,
    instruction: str | None = None,
    names: Mapping[str, Any] | None = None,
    cache: bool = False,
    temperature: float = 0.0,
    max_tokens: int = 256,
    seed: int | None = None,
    wait_for: Callable[[str, str | None], None] | None = None,
    **technique: Any,
) -> Request:
    """The request that these options of `%%prompt` mean; `technique` takes the rest of `Technique`'s.

    `wait_for`, given a kind and a name, returns when no run is making that any more; it is called when everything
    that needs no artifact is known to be right.

    Raises
    ------
    SpecError
        For an unknown name or variable, options that contradict each other, an empty prompt, or a number out of
        its range.
    """
    if k is not None and rag is None:
        raise SpecError("-k counts passages: add --rag INDEX.")
    if technique.get("budget") is not None and rag is None:
        raise SpecError("--budget is for passages: add --rag INDEX.")
    if system is not None and instruction is not None:
        raise SpecError("--system and --instruction both give the system instruction: take one of them.")
    samples = technique.get("samples", 1) > 1 or temperature > 0
    if cache and samples and seed is None:
        raise SpecError("--cache finds sampled answers by their seed: add --seed S.")
    cuts: list[str] = []
    question = fill(text, names or {}, cuts.append).strip()
    if not question:
        raise SpecError("the prompt is empty: write it in the cell below %%prompt.")
    if instruction is not None:
        system = instruction_text(workspace, instruction)
    made = Technique(
        system=fill(system, names or {}, cuts.append) if system else None,
        shots=tuple(shots),
        nearest=nearest,
        k=4 if k is None else k,
        **technique,
    )
    settings = Settings(max_tokens=max_tokens, temperature=temperature, seed=seed)
    if wait_for is not None:
        for kind, name in (("index", rag), ("adapter", adapter), ("model", model)):
            wait_for(kind, name)
    source = resolve(model, workspace)
    chosen = workspace.artifact("adapter", adapter) if adapter else None
    if chosen is not None:
        _refuse_strangers(chosen, source.kind, model, source.revision)
    return Request(
        question,
        made,
        settings,
        model,
        open_index(workspace, rag) if rag else None,
        chosen,
        workspace if cache else None,
        tuple(f"of a variable in the prompt: {cut}" for cut in cuts),
    )


def _refuse_strangers(adapter: Artifact, kind: str, model: str, revision: str | None) -> None:
    """Refuse an adapter for a model that it was not trained on, as far as that is known before it is loaded."""
    base = adapter.manifest.base or {}
    if kind == "endpoint":
        raise SpecError(f"adapter '{adapter.name}' cannot be switched on at the endpoint {model}.")
    if revision is not None and base.get("revision") != revision:
        raise SpecError(
            f"adapter '{adapter.name}' was trained on {base.get('id')} ({str(base.get('revision'))[:8]}), not on "
            f"{model} ({revision[:8]}): choose that model, or --adapter none."
        )
