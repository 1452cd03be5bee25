"""LoRA against TRL's SFTTrainer and full finetuning against transformers' Trainer: same model, rows, tokens, rank.

    python -m venv /tmp/trl && /tmp/trl/bin/pip install trl==1.16.0      # or share torch through a .pth file
    python tests/benchmarks/training_vs_trl.py --trl-python /tmp/trl/bin/python

A Qwen3-like model (8 layers of 1024, vocabulary 151,936, 281 M random weights) is written to a folder once. Prompts
are of 60 to 300 tokens, answers of 8 to 80. Each contestant is a process of its own (training_contestants.py). A table
is printed: figure | bar | measured. Correctness is checked in the same run: every contestant's held-out loss must begin
equal and fall. Run it on an idle machine; `--layers 2 --hidden 64 --vocab 2000 --rows 24 --steps 6` tries it out.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = 1500
CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
PARTS = ("lora", "full", "curve")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--folder", type=Path, help="where the model is kept between runs (a new temporary one)"
    )
    parser.add_argument("--trl-python", default=sys.executable, help="the Python that has TRL")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part (may be repeated)")
    parser.add_argument("--rows", type=int, default=64, help="rows to train on, once")
    parser.add_argument("--steps", type=int, default=50, help="steps of the loss curve")
    parser.add_argument(
        "--batch-tokens", type=int, default=1024, help="tokens in a step of ours (a pack of TRL's)"
    )
    parser.add_argument("--packs", type=int, default=1, help="packs in a step of TRL's (more on a GPU)")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--precision", default="bf16", choices=["bf16", "fp32"])
    parser.add_argument("--alone", action="store_true", help="only ours, to look at")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--hidden", type=int, default=1024)
    parser.add_argument("--vocab", type=int, default=151_936)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="jupyter-spec-benchmark-"))
    make(folder, options)
    print(
        f"folder {folder}, {options.threads} threads, load before {os.getloadavg()[0]:.2f} (should be about 0)\n"
    )
    table: list[tuple[str, str, str]] = []
    for part in options.only or PARTS:
        {"lora": lora, "full": full, "curve": curve}[part](folder, options, table)
    print(f"\n{'figure':64} | {'bar':14} | measured")
    print(f"{'-' * 64}-|-{'-' * 14}-|-{'-' * 30}")
    for figure, bar, measured in table:
        print(f"{figure:64} | {bar:14} | {measured}")


def lora(folder, options, table) -> None:
    given = {"method": "lora", "lr": 3e-4}
    mine = contestant("ours", folder, options, given | {"merge": True})
    merged = contestant("latency", folder, options, {"merged": mine["merged"]})
    configs = {
        "batch 4": {"per_device_train_batch_size": 4},
        "packing": {"per_device_train_batch_size": options.packs, "packing": True},
    }
    theirs = {
        name: contestant("trl", folder, options, {"lr": 3e-4, "config": config}, options.trl_python)
        for name, config in configs.items()
    }
    check({"ours": mine, **theirs})
    best = max(theirs.values(), key=speed)
    usual, least = theirs["batch 4"]["above"], min(one["above"] for one in theirs.values())
    held = f"{gigabytes(mine['above'])} / {gigabytes(usual)}, {gigabytes(least)} GB = "
    held += f"{mine['above'] / usual:.2f}x, {mine['above'] / least:.2f}x"
    table += [
        ("LoRA tokens/s, ours", "", f"{speed(mine):.0f}"),
        *((f"LoRA tokens/s, TRL {name}", "", f"{speed(one):.0f}") for name, one in theirs.items()),
        ("LoRA: ours over TRL, batch 4", ">= 4", f"{speed(mine) / speed(theirs['batch 4']):.2f}x"),
        ("LoRA: ours over TRL at its best", ">= 3.3", f"{speed(mine) / speed(best):.2f}x"),
        ("LoRA memory above the model: ours / TRL batch 4, TRL's least", "<= 0.5", held),
        *shares("LoRA", mine),
        ("merged model latency over base", "0.98-1.02", f"{merged['ratio']:.3f}x"),
    ]


def full(folder, options, table) -> None:
    given = {"method": "full", "lr": 2e-5}
    mine = {
        name: contestant("ours", folder, options, given | {"optimizer": name})
        for name in ("adamw", "adafactor", "adafactor-bf16")
        if options.precision == "bf16" or name != "adafactor-bf16"
    }
    configs = {
        "AdamW, batch 4": {"per_device_train_batch_size": 4},
        "AdamW, batch 8": {"per_device_train_batch_size": 8},
        "Adafactor, batch 4": {"per_device_train_batch_size": 4, "optim": "adafactor"},
    }
    theirs = {
        name: contestant("trainer", folder, options, {"lr": 2e-5, "config": config})
        for name, config in configs.items()
        if not options.alone
    } or mine
    check({**mine, **theirs})
    best = max(theirs.values(), key=speed)
    fastest, smallest = max(mine.values(), key=speed), min(mine.values(), key=lambda one: one["peak"])
    least = min(one["peak"] for one in theirs.values())
    held = f"{gigabytes(smallest['peak'])} / {gigabytes(best['peak'])} GB = {smallest['peak'] / best['peak']:.2f}x; "
    held += f"of Trainer's least {smallest['peak'] / least:.2f}x"
    table += [
        *((f"full tokens/s, ours {name}", "", f"{speed(one):.0f}") for name, one in mine.items()),
        *((f"full tokens/s, Trainer {name}", "", f"{speed(one):.0f}") for name, one in theirs.items()),
        ("full: ours over Trainer at its best", ">= 1.3", f"{speed(fastest) / speed(best):.2f}x"),
        ("full peak memory with the weights: our least / Trainer's at its best", "<= 0.5", held),
        *(
            (f"full peak memory with the weights, ours {n}", "", gigabytes(o["peak"]))
            for n, o in mine.items()
        ),
        *(
            (f"full peak memory with the weights, Trainer {n}", "", gigabytes(o["peak"]))
            for n, o in theirs.items()
        ),
        *shares("full", fastest),
        *(row for name, one in mine.items() for row in shares(f"full {name}", one) if "memory" in row[0]),
    ]


def curve(folder, options, table) -> None:
    given = {"method": "lora", "lr": 3e-4, "precision": "fp32", "steps": options.steps}
    ours, plain = contestant("ours", folder, options, given), contestant("reference", folder, options, given)
    assert len(ours["losses"]) == len(plain["losses"]) == options.steps
    gap = max(abs(one - two) for one, two in zip(ours["losses"], plain["losses"], strict=True))
    fell = f"loss {plain['losses'][0]:.3f} -> {plain['losses'][-1]:.3f}"
    table.append(
        (f"loss curve against a plain loop, {options.steps} steps, fp32", "<= 1e-3", f"{gap:.1e} ({fell})")
    )


def shares(name, mine) -> list[tuple[str, str, str]]:
    rate = mine["flops"] / mine["seconds"]
    at_hand = mine["rate"]
    real = mine["above"]
    said = f"{mine['forecast_above'] / 1e9:.2f} / {real / 1e9:.2f} GB = {mine['forecast_above'] / real:.2f}x"
    took = f"{mine['forecast_seconds']:.0f} / {mine['seconds']:.0f} s"
    took += f" = {mine['forecast_seconds'] / mine['seconds']:.2f}x"
    return [
        (
            f"{name}: share of the machine's matmul rate",
            ">= 45 %",
            f"{rate / at_hand:.0%} ({rate / 1e9:.0f} of {at_hand / 1e9:.0f} GFLOP/s)",
        ),
        (f"{name}: memory above the model, forecast / measured", "0.9-1.1", said),
        (f"{name}: time, forecast / measured", "0.8-1.2", took),
        (f"{name}: journal, controls and measuring between steps", "<= 1 %", f"{mine['journal']:.2%}"),
    ]


def gigabytes(count) -> str:
    return f"{count / 1e9:.2f}"


def speed(one) -> float:
    return one["tokens"] / one["seconds"]


def check(results) -> None:
    """All began from the same model on the same tokens, and all learned."""
    first = next(iter(results.values()))
    for name, one in results.items():
        fell = one["before"] - one["after"]
        print(f"{name}: {one['tokens']} tokens in {one['seconds']:.1f} s, held-out loss fell by {fell:.4f}")
        assert abs(one["before"] - first["before"]) < 0.05, f"{name} began elsewhere"
        assert abs(one["tokens"] - first["tokens"]) <= 0.02 * first["tokens"], f"{name} read other tokens"
        assert fell > 0, f"{name} did not learn"


def contestant(name, folder, options, given, python=sys.executable):
    """Run one in a process of its own; its result."""
    given = {
        "rows": options.rows, "batch_tokens": options.batch_tokens, "threads": options.threads,
        "precision": options.precision, **given,
    }  # fmt: skip
    command = [python, str(HERE / "training_contestants.py"), str(folder), name, json.dumps(given)]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1]), "TOKENIZERS_PARALLELISM": "false"}
    print(f"{name} {given}", file=sys.stderr)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    lines = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if not lines:
        sys.exit(f"{name} failed:\n{done.stderr[-3000:]}")
    return json.loads(lines[-1].removeprefix("RESULT "))


def make(folder: Path, options) -> None:
    """The model of random weights, its tokenizer of made-up words, and rows of them."""
    import torch
    from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers
    from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast, Qwen3Config

    words = [f"w{number}" for number in range(WORDS)]
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    known = [*special, "system", "user", "assistant", "?", *words]
    assert options.vocab > len(known)
    model = folder / "model"
    if not (model / "config.json").exists():
        core = Tokenizer(models.WordLevel({word: number for number, word in enumerate(known)}, unk_token="?"))
        core.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        core.add_special_tokens([AddedToken(word, special=True) for word in special])
        tokenizer = PreTrainedTokenizerFast(
            tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|endoftext|>", chat_template=CHATML
        )
        tokenizer.save_pretrained(model)
        heads = max(2, options.hidden // 64)
        config = Qwen3Config(
            vocab_size=options.vocab, hidden_size=options.hidden, intermediate_size=3 * options.hidden,
            num_hidden_layers=options.layers, num_attention_heads=heads, num_key_value_heads=max(1, heads // 2),
            head_dim=64 if options.hidden < 1024 else 128, max_position_embeddings=2048, tie_word_embeddings=True,
            eos_token_id=2, pad_token_id=0, bos_token_id=None,
        )  # fmt: skip
        torch.manual_seed(0)
        made = AutoModelForCausalLM.from_config(config)
        print(f"{sum(weight.numel() for weight in made.parameters()) / 1e6:.0f} M weights", file=sys.stderr)
        made.to(torch.bfloat16).save_pretrained(model)
    write_rows(folder, words, options)


def write_rows(folder: Path, words, options) -> None:
    """`rows.jsonl` for us, and `tokens.jsonl`: the same, preceded by held-out ones, as we tokenise them."""
    from transformers import AutoTokenizer

    from jupyter_spec.training import read_data
    from jupyter_spec.training.encode import encode_chat

    draw = random.Random(0)

    def row():
        # Answers repeat words of the prompt, so there is something to learn.
        prompt = [draw.choice(words[:200]) for _ in range(draw.randint(50, 290))]
        answer = [draw.choice(prompt[:20]) for _ in range(draw.randint(7, 78))]
        return {"question": " ".join(prompt), "answer": " ".join(answer)}

    rows = [row() for _ in range(8 + options.rows)]
    read_data(rows[8:]).write(folder / "rows.jsonl")
    tokenizer = AutoTokenizer.from_pretrained(folder / "model")
    with (folder / "tokens.jsonl").open("w") as file:
        for one in read_data(rows).rows:
            ids, learned = encode_chat(tokenizer, one["messages"])
            labels = [token if keep else -100 for token, keep in zip(ids, learned, strict=True)]
            file.write(json.dumps({"input_ids": ids, "labels": labels}) + "\n")


if __name__ == "__main__":
    main()
