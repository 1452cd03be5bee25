"""Make `tiny`: generate text, train a tokenizer and a small Llama on it, write a Hugging Face folder.

    python -m jupyter_spec.models.builtin.make --out DIR [--tokens N] [--later N] [--seed S] [--begin FOLDER ...] [--resume]

Without options this is a run like the first of those that made the weights that ship (see the card): nine minutes of
an H200, two days of two cores. The learning rate warms up, stays, and falls to nothing over the last part of each
stage. The result depends on the arguments and the machine only. A checkpoint in `DIR/checkpoint` is renewed every few minutes; with the same arguments
and `--resume` the run goes on from it. `--begin` trains finished weights further, in the second stage alone: those in FOLDER, or the
mean of several folders' ("model soup", Wortsman et al. 2022, arXiv:2203.05482); with `--later 0` that mean is what comes out.
"""

# ruff: noqa: T201  (a command line prints)
from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.models.allocator import keep_blocks

from .batches import WINDOW, Batch, feed, window
from .optimizer import Masters
from .start import write_start
from .tokens import build_tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor
    from transformers import LlamaForCausalLM, PreTrainedTokenizerBase


# Heads of the last layer that are taught where to look.
POINTING_HEADS = 2


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    layers: int = 5
    width: int = 384
    hidden: int = 1024
    heads: int = 6
    key_heads: int = 6
    vocabulary: int = 4096


@dataclass(frozen=True)
class Plan:
    """A training of two stages, of `tokens` and of `later` tokens; in each the last `fall` (a share) cools down.

    The first `curriculum` tokens grow harder; the second stage adds documents, dense pages and letters.
    """

    tokens: int
    later: int = 0
    seed: int = 0
    curriculum: int = 66_000_000
    batch_tokens: int = 32_768
    learning_rate: float = 3e-3
    warmup: int = 200
    fall: float = 0.5

    def progress(self, tokens: int) -> float:
        return 2.0 if tokens >= self.tokens else min(1.0, tokens / max(1, self.curriculum))

    def pointing(self, tokens: int) -> float:
        """Weight of the loss that teaches where to look; it is a scaffold, gone before the weights are done."""
        if tokens >= self.tokens:
            return 0.15 * max(0.0, 1 - (tokens - self.tokens) / max(1, self.later))
        return 0.3 * (1 - self.progress(tokens))

    def rate(self, tokens: int, step: int) -> float:
        """The learning rate: each stage rises for about `warmup` batches, stays, and falls."""
        done, whole = (tokens - self.tokens, self.later) if tokens >= self.tokens else (tokens, self.tokens)
        left = max(0.0, 1 - done / max(1, whole))
        risen = (done / self.batch_tokens if done != tokens else step) + 1
        return self.learning_rate * min(1.0, risen / self.warmup, 0.02 + left / self.fall)


def new_model(shape: Shape, tokenizer: PreTrainedTokenizerBase, seed: int) -> LlamaForCausalLM:
    """A Llama that can copy and nothing else (see `start`), in bfloat16."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(seed)
    pieces = tokenizer.get_vocab()
    end, stop = pieces["<|endoftext|>"], pieces["<|im_end|>"]
    config = LlamaConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.width,
        intermediate_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_heads,
        max_position_embeddings=4096,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=stop,
        pad_token_id=end,
        rope_parameters={"rope_type": "default", "rope_theta": 1e6},
    )
    model = LlamaForCausalLM(config)
    write_start(model, tokenizer, seed)
    model.generation_config.update(
        bos_token_id=None, eos_token_id=[stop, end], pad_token_id=end, do_sample=False
    )
    for weight in model.parameters():
        weight.data = weight.data.to(torch.bfloat16)
    model.config.dtype = torch.bfloat16
    return model


def losses_of(model: LlamaForCausalLM, batch: Batch, device: str) -> tuple[Tensor, Tensor]:
    """Mean cross-entropy over the learnt tokens, by weight, and how far the last layer is from pointing.

    Logits are made for the learnt tokens alone. Pointing is 0 where nothing in the batch points.
    """
    import torch

    from .network import pointing_loss, states_at

    def there(array: NDArray[Any]) -> Tensor:
        return torch.from_numpy(array).to(device, non_blocking=True)

    pointing = [torch.zeros((), device=device)]

    def watch(queries: Tensor, keys: Tensor) -> None:
        pointing.append(pointing_loss(queries, keys, batch.pointing, POINTING_HEADS))

    states = states_at(
        model,
        there(batch.ids),
        there(batch.rows),
        there(batch.columns),
        watch if len(batch.pointing.rows) else None,
    )
    losses = torch.nn.functional.cross_entropy(
        model.lm_head(states).float(), there(batch.targets), reduction="none"
    )
    weights = there(batch.weights)
    return (losses * weights).sum() / weights.sum(), pointing[-1]


def write_model(
    folder: Path, model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerBase, weights: dict[str, Tensor]
) -> None:
    """A Hugging Face folder with `weights` in place of the model's own."""
    import torch

    state = {name: tensor.to(torch.bfloat16).cpu() for name, tensor in weights.items()}
    model.save_pretrained(folder, state_dict=state)
    tokenizer.save_pretrained(folder)


def _save_checkpoint(folder: Path, masters: Masters, state: dict[str, Any]) -> None:
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / "state.tmp"
    save_file(masters.tensors(), temporary, metadata={"state": json.dumps(state)})
    os.replace(temporary, folder / "state.safetensors")


def _load_checkpoint(folder: Path, masters: Masters) -> dict[str, Any]:
    from safetensors import safe_open

    with safe_open(folder / "state.safetensors", framework="pt") as file:
        state: dict[str, Any] = json.loads(file.metadata()["state"])
        masters.restore({key: file.get_tensor(key) for key in file.keys()}, state["step"])  # noqa: SIM118
    return state


def _mean_of(folders: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of finished weights of one shape."""
    import torch
    from transformers import AutoModelForCausalLM

    states = [AutoModelForCausalLM.from_pretrained(folder).state_dict() for folder in folders]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def _settle_cuda() -> None:
    """The same numbers again, as far as PyTorch can; and no cuDNN attention, which plans anew for every shape of a batch.

    With it a training ran at a fifth of the speed (H200, PyTorch 2.11).
    """
    import torch

    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.backends.cuda.enable_cudnn_sdp(False)


def make(
    out: Path,
    plan: Plan,
    shape: Shape,
    resume: bool = False,
    save_every: float = 240.0,
    samples: int = 12_000,
    begin: Sequence[Path] = (),
    workers: int = 0,
) -> Path:
    """Train, from the mean of the weights in `begin` or from a start that can copy, and write the model to `out`; returns `out`.

    Prints one line every fifty steps.
    """
    import torch
    from transformers import AutoTokenizer

    out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cuda":
        _settle_cuda()
    if resume or begin:
        tokenizer = AutoTokenizer.from_pretrained(out if resume else begin[0])
    else:
        tokenizer = build_tokenizer(plan.seed, shape.vocabulary, samples)
    tokenizer.save_pretrained(out)
    model = new_model(shape, tokenizer, plan.seed)
    if begin and not resume:
        model.load_state_dict(_mean_of(begin))
    torch.nn.Module.to(model, device)
    masters = Masters(model)
    state: dict[str, Any] = {"step": 0, "tokens": 0, "window": 0, "seconds": 0.0}
    if resume:
        state = _load_checkpoint(out / "checkpoint", masters)
    size = WINDOW * plan.batch_tokens
    windows = range(state["window"], -(-(plan.tokens + plan.later) // size))

    def made(number: int) -> list[Batch]:
        return window(tokenizer, plan.seed, number, plan.progress(number * size), plan.batch_tokens)

    started, saved, shown = time.monotonic() - state["seconds"], time.monotonic(), []
    for found in feed(made, windows, workers):
        for batch in found:
            loss, pointing = losses_of(model, batch, device)
            (loss + plan.pointing(state["tokens"]) * pointing).backward()
            rate = plan.rate(state["tokens"], state["step"])
            norm = masters.step(rate)
            state["step"] += 1
            state["tokens"] += batch.tokens
            shown.append(torch.stack((loss.detach(), pointing.detach(), norm)))
            if state["step"] % 50 == 0:
                means = torch.stack(shown).mean(0).tolist()
                state["seconds"] = time.monotonic() - started
                print(
                    f"step {state['step']} tokens {state['tokens'] / 1e6:.2f}M loss {means[0]:.3f} "
                    f"pointing {means[1]:.3f} norm {means[2]:.2f} "
                    f"rate {rate:.5f} {state['tokens'] / state['seconds']:.0f} tok/s {state['seconds'] / 60:.1f} min",
                    flush=True,
                )
                shown = []
        state["window"] += 1
        if time.monotonic() - saved > save_every:
            state["seconds"] = time.monotonic() - started
            _save_checkpoint(out / "checkpoint", masters, state)
            write_model(out, model, tokenizer, masters.average)
            saved = time.monotonic()
    _save_checkpoint(out / "checkpoint", masters, state)
    write_model(out, model, tokenizer, masters.average if state["step"] > 2000 else masters.weights)
    return out


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="folder to write; its checkpoint lies in it as well"
    )
    parser.add_argument("--tokens", type=int, default=120_000_000, help="tokens of the first stage")
    parser.add_argument("--later", type=int, default=240_000_000, help="tokens of the second stage")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="continue from DIR/checkpoint")
    parser.add_argument(
        "--begin",
        type=Path,
        nargs="+",
        default=(),
        help="weights of the same shape, with their tokenizer; the first stage is over for them",
    )
    parser.add_argument("--threads", type=int, help="CPU threads")
    parser.add_argument(
        "--workers", type=int, help="processes that write text ahead; by default none on a CPU"
    )
    for name, default in (
        Shape().__dict__ | {k: v for k, v in Plan(0).__dict__.items() if k not in ("tokens", "later", "seed")}
    ).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(default), default=default)
    asked = parser.parse_args()
    import torch

    if asked.threads:
        torch.set_num_threads(asked.threads)
    shape = Shape(**{k: getattr(asked, k) for k in Shape().__dict__})
    plan = Plan(**{k: getattr(asked, k) for k in Plan(0).__dict__})
    if asked.begin:
        plan = replace(plan, tokens=0)
    keep_blocks()
    workers = asked.workers
    if workers is None:
        workers = max(1, (os.cpu_count() or 2) - 1) if torch.cuda.is_available() else 0
    make(asked.out, plan, shape, asked.resume, begin=asked.begin, workers=workers)


if __name__ == "__main__":
    main()
