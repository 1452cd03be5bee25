"""Every figure of the built-in model's card, in one table.

    python tests/benchmarks/tiny_figures.py [--model DIR] [--questions 1000]

Reading, "I do not know", formats, steps, speed and the handbook with its passage come from
`jupyter_spec.models.builtin.measure`. Here the rest is added, through the product itself in a workspace of its own:
the handbook's test questions with our retrieval, the house style learnt by LoRA, the company's papers read by full
finetuning.
An answer counts as right as `%ladder --metric exact` counts it; a reply in the house style must equal the expected one.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from pathlib import Path

from jupyter_spec import Engine
from jupyter_spec.models.builtin import TINY, measure
from jupyter_spec.models.builtin.measure import Figure

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def right(report, label: str) -> tuple[int, int]:
    """How many items a candidate answered rightly, of how many."""
    items = report.items[report.items["candidate"] == label]
    return int(items["correct"].sum()), len(items)


def climbed(model: str) -> list[str]:
    """The rows that need the other rooms."""
    rows: list[str] = []

    def say(name: str, count: tuple[int, int], bar: str) -> None:
        rows.append(str(Figure(name, *count, bar)))

    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(folder).model(model)
        engine.rag_index(EXAMPLES / "handbook", name="handbook", chunk_tokens=70)
        report = engine.ladder(
            str(EXAMPLES / "eval" / "test.jsonl"), name="facts", rungs="rag:handbook", k=4, max_tokens=48
        )
        rows.append(
            str(
                Figure(
                    "handbook questions (test) with our retrieval, k = 4, chunks of 70 tokens",
                    *right(report, "rag:handbook"),
                    ">= 70 %",
                )
            )
        )
        began = time.perf_counter()
        engine.lora_train(str(EXAMPLES / "style" / "train.jsonl"), name="tone", wait=True)
        seconds = time.perf_counter() - began
        report = engine.ladder(
            str(EXAMPLES / "style" / "test.jsonl"), name="style", rungs="prompt,lora:tone", max_tokens=120
        )
        rows.append(str(Figure("house style before LoRA", *right(report, "prompt"), "<= 20 %")))
        rows.append(
            str(
                Figure(
                    f"house style after LoRA ({seconds:.0f} s)",
                    *right(report, "lora:tone"),
                    ">= 85 %, <= 90 s",
                )
            )
        )
        began = time.perf_counter()
        run = engine.finetune(
            str(EXAMPLES / "corpus"), name="papers", eval=str(EXAMPLES / "corpus-heldout"), wait=True
        )
        seconds = time.perf_counter() - began
        losses = [event["eval_loss"] for event in run.events() if "eval_loss" in event]
        before, after = math.exp(losses[0]), math.exp(losses[-1])
        rows.append(
            f"| held-out perplexity of the papers, before and after full finetuning | {before:.2f} to {after:.2f}: "
            f"{1 - after / before:.0%} lower, {seconds:.0f} s | >= 40 %, <= 4 min |"
        )
    return rows


def main() -> None:
    """Print the table."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=TINY)
    parser.add_argument("--questions", type=int, default=1000)
    asked = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(asked.model)
    model = AutoModelForCausalLM.from_pretrained(asked.model, dtype=torch.float32).eval()
    print("| figure | measured | bar |\n|---|---|---|")
    for row in measure.table(model, tokenizer, asked.questions, EXAMPLES, "test"):
        print(row, flush=True)
    for row in climbed(str(asked.model) if asked.model != TINY else "tiny"):
        print(row, flush=True)


if __name__ == "__main__":
    main()
