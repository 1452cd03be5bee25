"""LoRA: a low-rank update of each frozen linear layer, W + (alpha / r) B A (Hu et al. 2021, arXiv:2106.09685).

All linear layers but the output layer get one, which is what makes LoRA learn as well as full finetuning on small
data (Schulman et al., LoRA Without Regret, 2025). `rslora` scales by alpha / √r (Kalajdzievski 2023,
arXiv:2312.03732); `dora` trains direction and magnitude apart (Liu et al. 2024, arXiv:2402.09353); `lora_plus` gives B
a higher learning rate than A (see optim.py).

`pissa` begins with A and B as the largest singular directions of W, which are taken out of W (Meng et al. 2024,
arXiv:2404.02948). What was learned is then B A - B₀ A₀, which is saved as a plain LoRA of twice the rank over the
unchanged base: [B, -B₀] [A; A₀].
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_spec.models import ModelSource
from jupyter_spec.training.spec import TrainSpec

RANK = 16


class LoraRecipe:
    """The base is frozen; its linear layers get low-rank updates in fp32."""

    weight_decay = 0.0

    def base_dtype(self, spec: TrainSpec, precision: str, optimizer: str) -> str:
        """The frozen weights are not updated, so they may be held in bf16; what PiSSA leaves of them may not."""
        return "bfloat16" if precision == "bf16" and not spec.pissa else "float32"

    def attach(self, model: Any, spec: TrainSpec) -> Any:
        from peft import LoraConfig, get_peft_model

        rank = spec.rank or RANK
        # Sixteen rounds of a randomised SVD: seconds instead of minutes.
        start: Any = "pissa_niter_16" if spec.pissa else True
        config = LoraConfig(
            task_type="CAUSAL_LM",
            target_modules="all-linear",
            r=rank,
            lora_alpha=spec.alpha or 2 * rank,
            lora_dropout=spec.dropout or 0.0,
            use_dora=spec.dora,
            use_rslora=spec.rslora,
            init_lora_weights=start,
        )
        model = get_peft_model(model, config)
        if spec.pissa:
            model.pissa_start = {name: weight.detach().clone() for name, weight in _updates(model).items()}
        return model

    def learning_rate(self, spec: TrainSpec, hidden: int, steps: int) -> float:
        """5e-4 (2000 / hidden)^0.781, half as much again in a run of 100 steps or fewer, at most 5e-3.

        The law that Schulman et al. (LoRA Without Regret, 2025) fitted for Llama-like models, and their finding that
        short runs want a rate 15 instead of 10 times that of full finetuning.
        """
        # With LoRA+ this is the rate between that of A and that of B.
        between = (spec.lora_plus or 1.0) ** -0.5
        longer = min(1.0, max(0.0, (steps - 100) / 900))
        return float(between * min(5e-3, (1.5 - 0.5 * longer) * 5e-4 * (2000 / hidden) ** 0.781))

    def save(self, model: Any, tokenizer: Any, source: ModelSource, folder: Path, end_ids: list[int]) -> None:
        """adapter_config.json and adapter_model.safetensors, naming the base by its id."""
        for config in model.peft_config.values():
            config.base_model_name_or_path = source.id
            config.inference_mode = True
        start = getattr(model, "pissa_start", None)
        if start is None:
            # "auto" would ask the hub for the base model's vocabulary size.
            model.save_pretrained(folder, save_embedding_layers=False)
            (folder / "README.md").unlink(missing_ok=True)
        else:
            _save_difference(model, start, folder)


def _updates(model: Any) -> dict[str, Any]:
    from peft import get_peft_model_state_dict

    found: dict[str, Any] = get_peft_model_state_dict(model, save_embedding_layers=False)
    return found


def _save_difference(model: Any, start: dict[str, Any], folder: Path) -> None:
    """Write B A - B₀ A₀ as one LoRA of twice the rank, with alpha changed so that the scale is the same."""
    import dataclasses

    import torch
    from safetensors.torch import save_file

    now = _updates(model)
    joined = {
        name: torch.cat([weight, start[name]], dim=0)
        if "lora_A" in name
        else torch.cat([weight, -start[name]], dim=1)
        for name, weight in now.items()
    }
    config = model.peft_config["default"]
    wider = dataclasses.replace(
        config,
        r=2 * config.r,
        lora_alpha=config.lora_alpha * (2**0.5 if config.use_rslora else 2),
        init_lora_weights=True,
    )
    wider.save_pretrained(folder)
    save_file(
        {name: weight.contiguous().cpu() for name, weight in joined.items()},
        folder / "adapter_model.safetensors",
    )
