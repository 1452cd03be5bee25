"""Baking an adapter into the weights: W ← W + (alpha / r) B A. What comes out costs what the base costs.

Merged and adapter must be the same model, so both are asked: logits on a few prompts, and greedy tokens. The merged
weights are kept in the base's own precision if the answers stay the same in it, else in fp32; the manifest says which.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models import ModelSource, resolve
from jupyter_spec.models.pretrained import load_model, load_tokenizer, quiet

if TYPE_CHECKING:
    import torch

    from jupyter_spec.workspace import Artifact, Journal, Workspace

_QUESTIONS = (
    "How long is the warranty?",
    "Write one sentence about the sea.",
    "What is 7 times 8?",
    "Hello!",
)
_GREEDY_TOKENS = 24
# Of the largest logit, in fp32: the order of the additions differs, nothing else.
_TOLERANCE = 1e-4


def merge(
    workspace: Workspace, adapter: str, name: str, journal: Journal | None = None, replace: bool = False
) -> Artifact:
    """Publish the model `name`: the base of `adapter` with the adapter baked in.

    Raises
    ------
    SpecError
        If the name is taken; the adapter is damaged or holds NaN; its base model is gone or is another revision; the
        merged model is not the adapter's.
    """
    import torch
    from peft import PeftModel

    from jupyter_spec.training.full import kept_dtype, save_model

    made_from = workspace.artifact("adapter", adapter).verify()
    source = _base_of(made_from, workspace)
    _refuse_nan(made_from)
    with workspace.draft("model", name, replace=replace) as draft:
        _say(journal, f"loading {source.id}")
        tokenizer = load_tokenizer(source)
        base = load_model(source, "float32")
        if _targets_head(base, made_from):
            _untie(base)
        with_adapter = PeftModel.from_pretrained(base, str(made_from.path)).eval()
        prompts = [_prompt(tokenizer, question) for question in _QUESTIONS]

        _say(journal, "merging and comparing")
        wanted_logits, wanted_tokens = _answers(with_adapter, prompts)
        merged = with_adapter.merge_and_unload()
        logits, tokens = _answers(merged, prompts)
        difference = _difference(logits, wanted_logits)
        if not difference <= _TOLERANCE or tokens != wanted_tokens:
            raise SpecError(
                f"adapter '{adapter}' cannot be merged: the merged model's logits differ by {difference:.1e} of the "
                "largest; use the adapter as it is."
            )
        dtype = kept_dtype(source)
        if dtype != torch.float32:
            kept = {key: value.clone() for key, value in merged.state_dict().items()}
            _, rounded = _answers(_rounded(merged, dtype), prompts)
            if rounded != wanted_tokens:
                dtype = torch.float32
                merged.load_state_dict(kept)
            del kept
        end_ids = made_from.manifest.details.get("end_ids", [])
        with quiet():
            save_model(merged, tokenizer, draft.path, dtype, end_ids)
        artifact = draft.publish(
            base={"id": source.id, "revision": source.revision},
            parents={"adapter": made_from.digest, "base": source.revision or ""},
            options={"adapter": adapter},
            seed=made_from.manifest.seed,
            run=journal.run.id if journal is not None else None,
            details={
                "method": "merge",
                "dtype": str(dtype).removeprefix("torch."),
                "logit_difference": difference,
            },
        )
    if journal is not None:
        journal.progress(metrics={"logit_difference": difference})
    return artifact


def _base_of(adapter: Artifact, workspace: Workspace) -> ModelSource:
    base = adapter.manifest.base
    if not base:
        raise SpecError(f"adapter '{adapter.name}' does not say what it was trained on: train it again.")
    source = resolve(str(base["id"]), workspace).local()
    if source.revision != base.get("revision"):
        raise SpecError(
            f"adapter '{adapter.name}' was trained on {base['id']} ({str(base.get('revision'))[:8]}), which is now "
            f"{str(source.revision)[:8]}: train it again on this one."
        )
    return source


def _refuse_nan(adapter: Artifact) -> None:
    from safetensors.torch import load_file

    weights = load_file(Path(adapter.path) / "adapter_model.safetensors")
    broken = next((name for name, tensor in weights.items() if not tensor.isfinite().all()), None)
    if broken is not None:
        raise SpecError(f"adapter '{adapter.name}' holds NaN or infinity in {broken}: train it again.")


def _targets_head(model: Any, adapter: Artifact) -> bool:
    """Whether the adapter changes the output layer or the embedding, which may be one and the same weight."""
    from safetensors import safe_open

    layers = (model.get_output_embeddings(), model.get_input_embeddings())
    names = {name.rpartition(".")[2] for name, module in model.named_modules() if module in layers}
    with safe_open(Path(adapter.path) / "adapter_model.safetensors", framework="pt") as weights:
        return any(part in names for key in weights.keys() for part in key.split("."))  # noqa: SIM118


def _untie(model: Any) -> None:
    """Give the output layer a weight of its own, so that a change of it does not change the embedding."""
    import torch

    head = model.get_output_embeddings()
    if head is not None and head.weight is model.get_input_embeddings().weight:
        head.weight = torch.nn.Parameter(head.weight.detach().clone())
        model.config.tie_word_embeddings = False


def _prompt(tokenizer: Any, question: str) -> list[int]:
    from jupyter_spec.models import Message
    from jupyter_spec.models.chat import encode

    return encode(tokenizer, [Message(role="user", content=question)])


def _answers(model: Any, prompts: list[list[int]]) -> tuple[list[torch.Tensor], list[list[int]]]:
    """The logits of each prompt, and the tokens that follow it greedily."""
    import torch

    logits, tokens = [], []
    with torch.inference_mode():
        for prompt in prompts:
            ids = torch.tensor([prompt])
            logits.append(model(input_ids=ids).logits[0].float())
            for _ in range(_GREEDY_TOKENS):
                following = model(input_ids=ids, logits_to_keep=1).logits[0, -1].argmax()
                ids = torch.cat([ids, following.reshape(1, 1)], dim=1)
            tokens.append(ids[0, len(prompt) :].tolist())
    return logits, tokens


def _difference(left: list[torch.Tensor], right: list[torch.Tensor]) -> float:
    """The largest difference, as a share of the largest logit; NaN if there is one."""
    import torch

    largest = torch.stack([tensor.abs().max() for tensor in right]).max()
    return float(torch.stack([(a - b).abs().max() for a, b in zip(left, right, strict=True)]).max() / largest)


def _rounded(model: Any, dtype: torch.dtype) -> Any:
    """`model` with its weights rounded to `dtype`, still computing in fp32."""
    import torch

    with torch.no_grad():
        for weight in model.parameters():
            weight.copy_(weight.to(dtype).float())
    return model


def _say(journal: Journal | None, message: str) -> None:
    if journal is not None:
        journal.progress(message=message)
