"""LoRA: a low-rank update of each frozen linear layer, W + (alpha / r) B A (Hu et al. 2021, arXiv:2106.09685).

All linear layers but the output layer get one, which is what makes LoRA learn as well as full finetuning on small
data (Schulman et al., LoRA Without Regret, 2025). `rslora` scales by alpha / √r (Kalajdzievski 2023,
arXiv:2312.03732); `dora` trains direction and magnitude apart (Liu et al. 2024, arXiv:2402.09353).
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

    def base_dtype(self, precision: str) -> str:
        """The frozen weights are not updated, so they may be held in bf16."""
        return "bfloat16" if precision == "bf16" else "float32"

    def attach(self, model: Any, spec: TrainSpec) -> Any:
        from peft import LoraConfig, get_peft_model

        rank = spec.rank or RANK
        config = LoraConfig(
            task_type="CAUSAL_LM",
            target_modules="all-linear",
            r=rank,
            lora_alpha=spec.alpha or 2 * rank,
            lora_dropout=spec.dropout or 0.0,
            use_dora=spec.dora,
            use_rslora=spec.rslora,
        )
        return get_peft_model(model, config)

    def learning_rate(self, hidden: int, steps: int) -> float:
        """5e-4 (2000 / hidden)^0.781, half as much again in a run of 100 steps or fewer, at most 5e-3.

        The law that Schulman et al. (LoRA Without Regret, 2025) fitted for Llama-like models, and their finding that
        short runs want a rate 15 instead of 10 times that of full finetuning.
        """
        longer = min(1.0, max(0.0, (steps - 100) / 900))
        return float(min(5e-3, (1.5 - 0.5 * longer) * 5e-4 * (2000 / hidden) ** 0.781))

    def save(self, model: Any, tokenizer: Any, source: ModelSource, folder: Path, end_ids: list[int]) -> None:
        """adapter_config.json and adapter_model.safetensors, naming the base by its id."""
        for config in model.peft_config.values():
            config.base_model_name_or_path = source.id
            config.inference_mode = True
        # "auto" would ask the hub for the base model's vocabulary size.
        model.save_pretrained(folder, save_embedding_layers=False)
        (folder / "README.md").unlink(missing_ok=True)
