"""The contestants of training_vs_trl.py, one a process: each trains, measures itself, and prints one line of JSON.

All are given the same folder: a model of random weights and `rows.jsonl`, already tokenised by jupyter_spec, so all
read the very same tokens and labels. Each reports: tokens trained on, seconds from the first step's begin to the
last one's end, peak memory of the process above what it held with the model loaded, and the mean loss of held-out
rows before and after, computed by one plain loop that is the same for all.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
HELD_OUT = 8
RANK = 16


def main() -> None:
    folder, name, options = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
    import torch

    torch.set_num_threads(options["threads"])
    torch.manual_seed(0)
    result = CONTESTANTS[name](folder, options)
    print("RESULT " + json.dumps(result))


def read(folder, options):
    """Rows to train on, and rows held out, as (input_ids, labels)."""
    rows = [json.loads(line) for line in (folder / "tokens.jsonl").read_text().splitlines()]
    return rows[HELD_OUT : HELD_OUT + options["rows"]], rows[:HELD_OUT]


def load(folder, dtype):
    import torch
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(folder / "model", dtype=getattr(torch, dtype))
    for weight in model.parameters():
        weight.data = weight.data.clone()  # off the mapped file, into memory of its own
    model.to(device())
    model.config.use_cache = False
    return model


def device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def now() -> float:
    """Seconds, when all that was asked of the GPU is done."""
    import torch

    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter()


class Peak:
    """The most memory that the process, or the GPU, held since this was made, above what it held then."""

    def __init__(self) -> None:
        import torch

        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.reset_peak_memory_stats()
            self.before = torch.cuda.memory_allocated()
            return
        # What was freed before and is still held would be taken again unseen.
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")
        self.before = self._read("VmRSS")

    def bytes(self) -> int:
        import torch

        if torch.cuda.is_available():
            return torch.cuda.max_memory_allocated() - self.before
        return self._read("VmHWM") - self.before

    @staticmethod
    def _read(name: str) -> int:
        lines = Path("/proc/self/status").read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(name))


def held_out_loss(model, rows) -> float:
    """One row at a time, plain cross-entropy."""
    import torch

    total, count = 0.0, 0
    training = model.training
    model.eval()
    where = model.device
    with torch.no_grad(), torch.autocast(where.type, torch.bfloat16, enabled=model.dtype == torch.bfloat16):
        for row in rows:
            logits = model(input_ids=torch.tensor([row["input_ids"]], device=where)).logits[0, :-1].float()
            labels = torch.tensor(row["labels"][1:], device=where)
            total += float(torch.nn.functional.cross_entropy(logits, labels, reduction="sum"))
            count += int((labels != -100).sum())
    model.train(training)
    return total / count


def ours(folder, options):
    """jupyter_spec as the worker runs it: set up, forecast, loop with journal, controls and checkpoints, publish."""
    import peft  # noqa: F401, so that it is not counted as memory of the training
    from transformers import Trainer  # noqa: F401

    from jupyter_spec.training import TrainSpec, loop, merge, train, watch  # noqa: F401
    from jupyter_spec.workspace import Journal, Workspace

    _, held = read(folder, options)
    workspace = Workspace.open(folder / f"workspace-{os.getpid()}")
    spec = TrainSpec(
        options["method"],
        "bench",
        str(folder / "model"),
        (str(folder / "rows.jsonl"),),
        precision=options["precision"],
        epochs=1 if not options.get("steps") else None,
        steps=options.get("steps"),
        batch_tokens=options["batch_tokens"],
        optimizer=options.get("optimizer", "auto"),
        lr=options["lr"],
        rank=RANK if options["method"] == "lora" else None,
        threads=options["threads"],
        save_every=10_000,
    )
    seen: dict = {"journal": 0.0}

    def spied(owner, method, before=None, after=None):
        original = getattr(owner, method)

        def wrapped(*args, **kwargs):
            if before:
                before(*args)
            began = time.perf_counter()
            made = original(*args, **kwargs)
            if after:
                after(time.perf_counter() - began, made, *args)
            return made

        setattr(owner, method, wrapped)

    def set_up_done(_seconds, made, *_):
        seen["setup"] = made
        seen["before"] = held_out_loss(made.model, held)
        seen["peak"] = Peak()

    def begun(*_):
        seen["began"] = now()

    def ended(self, *_):
        seen["ended"] = now()
        seen["above"] = seen["peak"].bytes()
        seen["weights"] = sum(
            weight.numel() * weight.element_size() for weight in self.setup.model.parameters()
        )

    def stepped(seconds, *_):
        seen["journal"] += seconds

    spied(sys.modules["jupyter_spec.training.train"], "set_up", after=set_up_done)
    spied(watch.Watch, "begin", after=begun)
    spied(watch.Watch, "take_best", before=ended)
    spied(watch.Watch, "stepped", after=stepped)
    run = workspace.create_run(
        "lora" if spec.method == "lora" else "finetune", "bench", spec.frozen(None).to_json()
    )
    with Journal(run.folder) as journal:
        train(spec.frozen(None), journal, workspace)
    made = seen["setup"]
    tokens = sum(len(made.train.examples[i]) for batch in made.schedule.batches for row in batch for i in row)
    learned = made.train.labels * made.schedule.epochs
    seconds = seen["ended"] - seen["began"]
    forecast = run.forecast
    base = forecast["memory"]["weights"]
    losses = [event["loss"] for event in run.events(limit=10_000) if "loss" in event]
    result = {
        "tokens": tokens,
        "learned": learned,
        "seconds": seconds,
        "above": seen["above"],
        "peak": seen["above"] + seen["weights"],
        "before": seen["before"],
        "after": held_out_loss(made.model, held),
        "losses": losses,
        "optimizer": forecast["why"],
        "forecast_seconds": forecast["seconds"],
        "forecast_above": sum(forecast["memory"].values()) - base,
        "journal": seen["journal"] / seconds,
        "flops": flops(made.model, tokens, learned, options["method"], made.capacity),
        "rate": matmul_rate(options["precision"]),
    }
    if options.get("merge"):
        result["merged"] = str(merge(workspace, "bench", "merged").path)
    return result


def reference(folder, options):
    """The same steps in a plain loop: one example at a time, torch's own cross-entropy, fp32."""
    import torch

    from jupyter_spec.training import TrainSpec
    from jupyter_spec.training.optim import make_optimizer
    from jupyter_spec.training.setup import set_up
    from jupyter_spec.workspace import Workspace

    workspace = Workspace.open(folder / f"workspace-{os.getpid()}")
    spec = TrainSpec(
        options["method"], "bench", str(folder / "model"), (str(folder / "rows.jsonl"),), precision="fp32",
        steps=options["steps"], batch_tokens=options["batch_tokens"], lr=options["lr"], threads=options["threads"],
    )  # fmt: skip
    made = set_up(spec, workspace)
    decay = made.recipe.weight_decay
    optimizer, schedule = make_optimizer(made.model, made.learning_rate, decay, made.schedule.steps)
    made.model.train()
    losses = []
    for batch in made.schedule.batches:
        examples = [made.train.examples[i] for row in batch for i in row]
        count = sum(target != -100 for example in examples for target in example.targets)
        total = 0.0
        for example in examples:
            logits = made.model(input_ids=torch.tensor([example.inputs])).logits[0]
            targets = torch.tensor(example.targets)
            loss = torch.nn.functional.cross_entropy(logits, targets, reduction="sum") / count
            loss.backward()
            total += float(loss.detach())
        losses.append(total)
        torch.nn.utils.clip_grad_norm_(made.model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    return {"losses": losses}


def trl(folder, options):
    """TRL's SFTTrainer with LoRA on all linear layers, the same rows, already tokenised."""
    from datasets import Dataset
    from peft import LoraConfig
    from trl import SFTConfig, SFTTrainer

    rows, held = read(folder, options)
    model = load(folder, "bfloat16" if options["precision"] == "bf16" else "float32")
    before, peak = held_out_loss(model, held), Peak()
    arguments = SFTConfig(
        output_dir=str(folder / "trl"), learning_rate=options["lr"], lr_scheduler_type="cosine", warmup_steps=2,
        gradient_checkpointing=False, bf16=options["precision"] == "bf16",
        max_length=1024, shuffle_dataset=False, **common(), **options["config"],
    )  # fmt: skip
    tokenizer = tokenizer_of(folder)
    trainer = SFTTrainer(
        model=model,
        args=arguments,
        train_dataset=Dataset.from_list(rows),
        processing_class=tokenizer,
        peft_config=LoraConfig(
            r=RANK, lora_alpha=2 * RANK, target_modules="all-linear", task_type="CAUSAL_LM"
        ),
    )
    return timed(trainer, rows, held, before, peak)


def trainer(folder, options):
    """transformers' Trainer on every weight: fp32 weights, bf16 autocast, padded batches."""
    import torch
    from transformers import Trainer, TrainingArguments

    rows, held = read(folder, options)
    model = load(folder, "float32")
    before, peak = held_out_loss(model, held), Peak()

    def collate(items):
        longest = max(len(item["input_ids"]) for item in items)
        fill = lambda item, key, pad: item[key] + [pad] * (longest - len(item[key]))  # noqa: E731
        return {
            "input_ids": torch.tensor([fill(item, "input_ids", 0) for item in items]),
            "labels": torch.tensor([fill(item, "labels", -100) for item in items]),
            "attention_mask": torch.tensor(
                [[1] * len(item["input_ids"]) + [0] * (longest - len(item["input_ids"])) for item in items]
            ),
        }

    arguments = TrainingArguments(
        output_dir=str(folder / "trainer"), learning_rate=options["lr"], lr_scheduler_type="cosine", warmup_steps=2,
        bf16=options["precision"] == "bf16", **common(), **options["config"],
    )  # fmt: skip
    made = Trainer(model=model, args=arguments, train_dataset=rows, data_collator=collate)
    return timed(made, rows, held, before, peak)


def common():
    return {
        "num_train_epochs": 1, "use_cpu": device() == "cpu", "report_to": [], "save_strategy": "no",
        "disable_tqdm": True, "logging_steps": 1, "dataloader_pin_memory": False,
    }  # fmt: skip


def timed(made, rows, held, before, peak):
    from transformers import TrainerCallback

    seen = {}

    class Clock(TrainerCallback):
        def on_step_begin(self, args, state, control, **_):
            if "began" not in seen:
                seen["began"] = now()

        def on_step_end(self, args, state, control, **_):
            seen["ended"] = now()

    made.add_callback(Clock())
    made.train()
    # The last position of a row predicts nothing: it is read by padded batches, and not counted for anyone.
    return {
        "tokens": sum(len(row["input_ids"]) - 1 for row in rows),
        "seconds": seen["ended"] - seen["began"],
        "above": peak.bytes(),
        "peak": peak.bytes() + size_of(made.model),
        "before": before,
        "after": held_out_loss(made.model, held),
        "losses": [entry["loss"] for entry in made.state.log_history if "loss" in entry],
    }


def size_of(model) -> int:
    return sum(weight.numel() * weight.element_size() for weight in model.parameters())


def tokenizer_of(folder):
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(folder / "model")


def flops(model, tokens, learned, method, row) -> float:
    """Multiplications and additions of one pass over the data.

    A linear layer of n weights costs 2 n a token forward, 2 n for the gradient of its input, and 2 n for that of its
    weights where they are trained. The output layer is computed for learned tokens alone. Attention over a row of R
    tokens costs 2 R d a token for the scores and as much for the sums, halved by causality, and twice again backward.
    """
    import torch

    head = model.get_output_embeddings()
    layers = [m for m in model.modules() if isinstance(m, torch.nn.Linear) and m is not head]
    trained = sum(m.weight.numel() for m in layers if m.weight.requires_grad)
    frozen = sum(m.weight.numel() for m in layers if not m.weight.requires_grad)
    config = model.config.get_text_config()
    wide = config.num_attention_heads * (
        getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    )
    attention = 3 * config.num_hidden_layers * 2 * row * wide
    passes = 6 if method == "full" else 4
    return tokens * (4 * frozen + 6 * trained + attention) + learned * passes * head.weight.numel()


def matmul_rate(precision) -> float:
    """The best rate of this machine's matrix product, in operations a second."""
    import torch

    side, dtype = (
        2048 if device() == "cpu" else 8192,
        torch.bfloat16 if precision == "bf16" else torch.float32,
    )
    left, right = (torch.randn(side, side).to(device(), dtype) for _ in range(2))
    best = float("inf")
    for _ in range(6):
        began = now()
        left @ right
        best = min(best, now() - began)
    return 2 * side**3 / best


def latency(folder, options):
    """Time of the merged model over that of the base, the median of pairs taken in turns."""
    import statistics

    import torch
    from transformers import AutoModelForCausalLM

    models = [
        AutoModelForCausalLM.from_pretrained(path, dtype=torch.float32).eval().to(device())
        for path in (folder / "model", options["merged"])
    ]
    for weight in (weight for model in models for weight in model.parameters()):
        weight.data = weight.data.clone()  # fp32 weights come as a mapped file, which is slower to read
    ids = torch.randint(0, 1000, (1, 64), device=device())
    greedy = {"max_new_tokens": 4, "min_new_tokens": 4, "do_sample": False, "pad_token_id": 0}
    ratios = []
    with torch.inference_mode():
        for turn in range(24):
            took = {}
            for which in (0, 1) if turn % 2 else (1, 0):
                began = now()
                models[which].generate(input_ids=ids, **greedy)
                took[which] = now() - began
            ratios.append(took[1] / took[0])
    return {"ratio": statistics.median(ratios[4:])}


CONTESTANTS = {"ours": ours, "reference": reference, "trl": trl, "trainer": trainer, "latency": latency}

if __name__ == "__main__":
    main()
