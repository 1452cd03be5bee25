"""Generation beside transformers: 200 few-shot questions, and one streamed answer.

    python tests/benchmarks/generation.py [--shape tiny|qwen] [--questions 200] [--batches 8,32,64]

Each contestant runs in a process of its own with the same folder, prompts, threads and precision: ours, a loop of
`model.generate`, and transformers' text-generation pipeline at several batch sizes, of which the best counts.
Peak memory is counted above the loaded model. Greedy token ids are compared to those of the loop, in float32 for
the verdict on equality. The shape `qwen` has random weights, 8 layers × 1024 and the true vocabulary of 151,936.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

SHOTS = 10


def build(shape: str, folder: Path) -> Path:
    """A folder with the model of `shape`; the random one has the built-in tokenizer and a wider vocabulary."""
    from jupyter_spec.models.builtin import TINY

    if shape == "tiny":
        return TINY
    import torch
    from transformers import AutoTokenizer, GenerationConfig, Qwen3Config, Qwen3ForCausalLM

    tokenizer = AutoTokenizer.from_pretrained(TINY)
    torch.manual_seed(0)
    config = Qwen3Config(
        vocab_size=151_936,
        hidden_size=1024,
        intermediate_size=3072,
        num_hidden_layers=8,
        num_attention_heads=16,
        num_key_value_heads=8,
        head_dim=128,
        max_position_embeddings=4096,
        tie_word_embeddings=True,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model = Qwen3ForCausalLM(config).to(torch.bfloat16)
    model.generation_config = GenerationConfig(
        eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id
    )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def conversations(count: int) -> list[list[dict[str, str]]]:
    """`count` questions behind one instruction and the same exemplars, about 600 tokens together."""
    r = Random(7)
    words = "lamp harbour ticket boiler shelf valve ledger ferry garden permit engine archive".split()

    def fact() -> tuple[str, str]:
        what, code = f"{r.choice(words)} {r.choice(words)}", f"{r.randint(100, 999)}-{r.choice('ABCDEF')}"
        asked = f"The {what} has the number {code}.\n\nQuestion: What is the number of the {what}?"
        return asked, f"{what}: {code}"

    opening = [{"role": "system", "content": "Answer with the thing and its number."}]
    for _ in range(SHOTS):
        asked, told = fact()
        opening += [{"role": "user", "content": asked}, {"role": "assistant", "content": told}]
    return [[*opening, {"role": "user", "content": fact()[0]}] for _ in range(count)]


class Peak:
    """Resident memory's highest point while a block runs, in bytes above its beginning."""

    def __enter__(self) -> Peak:
        import psutil

        self._process, self._done = psutil.Process(), threading.Event()
        self._before = self.high = self._process.memory_info().rss
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def _watch(self) -> None:
        while not self._done.wait(0.005):
            self.high = max(self.high, self._process.memory_info().rss)

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self.above = self.high - self._before


def contest(name: str, asked: argparse.Namespace) -> dict[str, object]:
    """One contestant's seconds, tokens, token ids and peak memory."""
    import torch
    from transformers import pipeline

    from jupyter_spec.models import Settings, load
    from jupyter_spec.models import language_model as loading
    from jupyter_spec.models.chat import encode
    from jupyter_spec.models.generation import generate

    torch.set_num_threads(asked.threads)
    loading.pick_dtype = lambda *_: getattr(torch, asked.dtype)  # every contestant in the same precision
    model = load(str(asked.folder))
    chats = conversations(asked.questions)
    prompts = [encode(model.tokenizer, chat) for chat in chats]
    network, tokenizer, pad = model.model, model.tokenizer, model.tokenizer.pad_token_id
    most = {"max_new_tokens": asked.tokens, "do_sample": False, "pad_token_id": pad}

    def plain(prompt: list[int]) -> list[int]:
        ids = torch.tensor([prompt])
        with torch.inference_mode():
            made = network.generate(ids, attention_mask=torch.ones_like(ids), **most)[
                0, len(prompt) :
            ].tolist()
        return made[:-1] if made and made[-1] in (tokenizer.eos_token_id, pad) else made

    def ours(chosen: list[list[dict[str, str]]], on_text: object = None) -> list[list[int]]:
        made = generate(model, chosen, Settings(max_tokens=asked.tokens), on_text=on_text)
        return [list(one.ids) for one in made]

    if name == "one":
        plain(prompts[0]), ours(chats[:1])
        ratios: dict[str, list[float]] = {"ratios": [], "again": []}
        for chat in chats[1:16]:
            began = time.perf_counter()
            theirs = plain(encode(model.tokenizer, chat))
            between = time.perf_counter()
            model.prefixes.clear()
            for found in ratios.values():
                started = time.perf_counter()
                mine = ours([chat], lambda _text: None)[0]
                share = (between - began) / (time.perf_counter() - started)
                found.append(share * (len(mine) + 1) / (len(theirs) + 1))
        return dict(ratios)
    plain(prompts[0][-40:]), ours([chats[0][-1:]])
    with Peak() as peak:
        began = time.perf_counter()
        if name == "ours":
            ids = ours(chats)
        elif name == "loop":
            ids = [plain(prompt) for prompt in prompts]
        else:
            pipe = pipeline("text-generation", model=network, tokenizer=tokenizer)
            tokenizer.padding_side = "left"
            texts = [tokenizer.decode(prompt) for prompt in prompts]
            said = pipe(texts, batch_size=int(name), return_full_text=False, **most)
            ids = [tokenizer(one[0]["generated_text"])["input_ids"] for one in said]
        seconds = time.perf_counter() - began
    peak_rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {
        "seconds": seconds,
        "tokens": sum(map(len, ids)) + len(ids),
        "ids": ids,
        "above": peak.above,
        "rss": peak_rss,
        "prompt": sum(map(len, prompts)) / len(prompts),
    }


def rate(result: dict) -> float:
    """Tokens a second."""
    return result["tokens"] / result["seconds"]


def main() -> None:
    """Run the contestants and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shape", choices=("tiny", "qwen"), default="tiny")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--tokens", type=int, default=24, help="most new tokens of an answer")
    parser.add_argument("--batches", default="8,32,64", help="batch sizes of the pipeline")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--dtype", help="float32 for tiny, bfloat16 for qwen if not given")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print("RESULT " + json.dumps(contest(asked.one, asked)))
        return
    dtype = asked.dtype or ("float32" if asked.shape == "tiny" else "bfloat16")
    with tempfile.TemporaryDirectory() as room:
        folder = build(asked.shape, Path(room))

        def run(name: str, dtype: str = dtype, questions: int = asked.questions) -> dict:
            words = [sys.executable, __file__, "--one", name, "--folder", str(folder), "--dtype", dtype]
            words += [
                "--questions",
                str(questions),
                "--tokens",
                str(asked.tokens),
                "--threads",
                str(asked.threads),
            ]
            said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
            return json.loads(
                next(x for x in said.splitlines() if x.startswith("RESULT ")).removeprefix("RESULT ")
            )

        ours, loop = run("ours"), run("loop")
        pipes = {size: run(size) for size in asked.batches.split(",")}
        for piped in pipes.values():
            # It gives texts, not ids; it answers what the loop answers, so it is credited with the loop's tokens.
            piped["tokens"] = loop["tokens"]
        best = max(pipes, key=lambda size: pipes[size]["tokens"] / pipes[size]["seconds"])
        exact_ours, exact_loop = (
            (ours, loop) if dtype == "float32" else (run("ours", "float32"), run("loop", "float32"))
        )
        one, again = (sorted(kind) for kind in run("one").values())
    same = sum(a == b for a, b in zip(exact_ours["ids"], exact_loop["ids"], strict=True))
    best_rate, best_peak, middle = rate(pipes[best]), pipes[best]["above"], one[len(one) // 2]
    print(
        f"{asked.shape}, {dtype}, {asked.questions} prompts of {ours['prompt']:.0f} tokens, {asked.threads} threads"
    )
    for row in (
        ("figure", "bar", "measured"),
        ("---", "---", "---"),
        (
            "ours / loop of generate, tokens a second",
            ">= 5",
            f"{rate(ours) / rate(loop):.1f} ({rate(ours):.0f} / {rate(loop):.0f})",
        ),
        (
            f"ours / pipeline at its best batch ({best})",
            ">= 3",
            f"{rate(ours) / best_rate:.1f} ({best_rate:.0f})",
        ),
        ("greedy ids equal to generate's, float32", "all", f"{same}/{asked.questions}"),
        (
            "one prompt, streamed / generate without streaming",
            ">= 0.95",
            f"median {middle:.2f} ({one[0]:.2f} to {one[-1]:.2f})",
        ),
        ("the same when the exemplars have been read before", "", f"median {again[len(again) // 2]:.2f}"),
        (
            "peak memory above the model, ours / pipeline",
            "<= 1",
            f"{ours['above'] / max(1, best_peak):.2f} ({ours['above'] / 1e6:.0f} / {best_peak / 1e6:.0f} MB)",
        ),
    ):
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
