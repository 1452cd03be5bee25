"""Measure a built model and print its figures as a table.

    python -m jupyter_spec.models.builtin.measure [--model DIR] [--questions N] [--examples DIR] [--part dev|test]

Figures that need no retrieval: reading among at most three passages and saying "I do not know", on held-out
seeds and templates and on hand-written pages that no training reads; formats shown by examples; two hops and sums with
steps; speed; and, where DIR (by default `examples` in the current folder) holds the tutorial's world, its questions with the
section that answers them and without any passage. An answer is exact if it equals the expected
one but for case, articles, punctuation at the ends and a citation; intervals are Wilson's, 95 %.
"""

# ruff: noqa: T201  (a command line prints)
from __future__ import annotations

import argparse
import csv
import json
import math
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from . import TINY
from .generator import reasoning
from .generator.dialogues import CITING, UNKNOWN, Pieces, documents, retrieval, system, turn
from .generator.formats import Format, shots_of_reading

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase
    from transformers.modeling_utils import PreTrainedModel

_SEED = "figures"


@dataclass(frozen=True)
class Figure:
    """One row of the table: a share of `of` items, with the bar that it is held against."""

    name: str
    right: int
    of: int
    bar: str

    def __str__(self) -> str:
        low, high = wilson(self.right, self.of)
        return f"| {self.name} | {self.right / max(1, self.of):.1%} ({low:.1%} to {high:.1%}, n = {self.of}) | {self.bar} |"


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval for a share; `evaluation.statistics` has it too, but stands above this room."""
    if not of:
        return 0.0, 1.0
    p, n = right / of, float(of)
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def normal(text: str) -> str:
    """Lower case, no citation, no articles, no punctuation at the ends, single spaces."""
    text = re.sub(r"\[\d+\]", "", text).lower().strip().strip(".,;:!\"'")
    return " ".join(w for w in text.split() if w not in ("the", "a", "an"))


def complete(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, prompts: list[str], longest: int = 48
) -> list[str]:
    """Greedy completions up to `<|im_end|>`, in the order of `prompts`."""
    import torch

    from jupyter_spec.models.decoding import Decoder, Row
    from jupyter_spec.models.slots import attending

    ends = frozenset(tokenizer.get_vocab()[mark] for mark in ("<|im_end|>", "<|endoftext|>"))
    fed = tokenizer(prompts, add_special_tokens=False)["input_ids"]
    rows = [Row(i, ids, longest, Random(i)) for i, ids in enumerate(fed)]
    with torch.inference_mode(), attending(model):
        Decoder(model, ends, 0.0).run(rows)
    return [str(tokenizer.decode(row.ids, skip_special_tokens=True)).strip() for row in rows]


def prompt_and_answer(pieces: Pieces) -> tuple[str, str]:
    """The chat up to its last assistant turn, and what is expected there."""
    last = max(i for i, (_, learnt) in enumerate(pieces) if learnt)
    return "".join(text for text, _ in pieces[:last]), pieces[last][0].removesuffix("<|im_end|>")


def reading_items(count: int, unknown: bool, filler: float = 0.25) -> list[tuple[str, str]]:
    """Prompts with one to three passages and one question, from held-out templates, in the product's words."""
    items: list[tuple[str, str]] = []
    number = 0
    while len(items) < count:
        r = Random(f"{_SEED}/{number}/{unknown}")
        number += 1
        pieces = retrieval(
            r, True, r.randint(1, 3), r.randint(1, 5), r.random() * filler, 1, float(unknown), exact=True
        )
        if not any(learnt for _, learnt in pieces):
            continue
        prompt, answer = prompt_and_answer(pieces)
        if (answer == UNKNOWN) == unknown:
            items.append((prompt, answer))
    return items


def page_items(count: int, unknown: bool) -> list[tuple[str, str]]:
    """As `reading_items`, from hand-written pages that no training reads."""
    items: list[tuple[str, str]] = []
    number = 0
    while len(items) < count:
        r = Random(f"{_SEED}/pages/{number}/{unknown}")
        number += 1
        pieces = documents(r, r.randint(1, 3), 1, float(unknown), heldout=True, exact=True)
        if any(learnt for _, learnt in pieces):
            prompt, answer = prompt_and_answer(pieces)
            if (answer == UNKNOWN) == unknown:
                items.append((prompt, answer))
    return items


def pages(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, count: int) -> list[Figure]:
    """Exact answers and "I do not know" on pages written by hand."""
    known, missing = page_items(count, False), page_items(count // 2, True)
    said = complete(model, tokenizer, [p for p, _ in known])
    silent = complete(model, tokenizer, [p for p, _ in missing])
    right = sum(normal(s) == normal(a) for s, (_, a) in zip(said, known, strict=True))
    gave_up = sum(normal(s) == normal(UNKNOWN) for s in said)
    knew_not = sum(normal(s) == normal(UNKNOWN) for s in silent)
    return [
        Figure("exact answer on hand-written pages never trained on", right, len(known), ""),
        Figure('the same: "I do not know" when the page does not say', knew_not, len(missing), ""),
        Figure('the same: "I do not know" although it says', gave_up, len(known), ""),
    ]


def reading(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, count: int) -> list[Figure]:
    """Exact answers, right citations, and "I do not know" both ways."""
    known, missing = reading_items(count, False), reading_items(count // 2, True)
    said = complete(model, tokenizer, [p for p, _ in known])
    right = sum(normal(s) == normal(a) for s, (_, a) in zip(said, known, strict=True))
    cited = sum(
        re.findall(r"\[\d+\]", s)[-1:] == re.findall(r"\[\d+\]", a)[-1:]
        for s, (_, a) in zip(said, known, strict=True)
    )
    gave_up = sum(normal(s) == normal(UNKNOWN) for s in said)
    silent = complete(model, tokenizer, [p for p, _ in missing])
    return [
        Figure(
            "exact answer, gold among at most 3 passages, held-out seeds and templates",
            right,
            len(known),
            ">= 92 %",
        ),
        Figure("cites the right passage, same questions", cited, len(known), ""),
        Figure(
            'says "I do not know" when no passage answers',
            sum(normal(s) == normal(UNKNOWN) for s in silent),
            len(missing),
            ">= 90 %",
        ),
        Figure('says "I do not know" although a passage answers', gave_up, len(known), "<= 5 %"),
    ]


def formats(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, count: int) -> list[Figure]:
    """A format shown by three or four earlier turns, against the same last turn alone; the answer itself may be wrong."""
    shots: list[str] = []
    alone: list[str] = []
    expected: list[Format] = []
    number = 0
    while len(shots) < count:
        pieces, dress = shots_of_reading(Random(f"{_SEED}/format/{number}"), True, 2, 4)
        number += 1
        if sum(learnt for _, learnt in pieces) < 3 or dress("Ab c") == "Ab c":
            continue
        prompt, _ = prompt_and_answer(pieces)
        shots.append(prompt)
        alone.append("<|im_start|>user" + prompt.rsplit("<|im_start|>user", 1)[1])
        expected.append(dress)

    def followed(said: list[str]) -> int:
        return sum(
            any(dress(core) == s for core in _cores(s, dress))
            for s, dress in zip(said, expected, strict=True)
        )

    return [
        Figure(
            "format of earlier turns followed (few-shot)",
            followed(complete(model, tokenizer, shots)),
            count,
            ">= 80 %",
        ),
        Figure(
            "the same turns zero-shot, format not told",
            followed(complete(model, tokenizer, alone)),
            count,
            "reported",
        ),
    ]


def _cores(said: str, dress: Format) -> list[str]:
    """What may have been dressed: the parts of `said` between any prefix and suffix that the format adds."""
    mark = "Qx"
    for probe in (mark, mark.upper(), mark.lower()):
        worn = dress(mark)
        if probe in worn:
            before, after = worn.split(probe, 1)
            if said.startswith(before) and said.endswith(after) and len(said) > len(before) + len(after):
                return [said[len(before) : len(said) - len(after) or None]]
    return []


def thinking(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, count: int) -> list[Figure]:
    """Two hops and sums with steps: the line after `Answer:`."""
    out = []
    for name, build in (
        ("two hops with steps", lambda r: reasoning.two_hops(r, True, 1)),
        ("sums with steps", reasoning.sum_of),
    ):
        items = [prompt_and_answer(build(Random(f"{_SEED}/{name}/{i}"))) for i in range(count)]
        said = complete(model, tokenizer, [p for p, _ in items], longest=96)
        right = sum(
            normal(s.rsplit("Answer:", 1)[-1]) == normal(a.rsplit("Answer:", 1)[-1])
            for s, (_, a) in zip(said, items, strict=True)
        )
        out.append(Figure(name, right, count, ""))
    return out


def handbook(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, examples: Path, part: str = "test"
) -> list[Figure]:
    """The tutorial's questions: with the passages that their rows name as gold, and with none."""
    rows = [
        json.loads(line) for line in (examples / "eval" / f"{part}.jsonl").read_text("utf-8").splitlines()
    ]
    given: list[tuple[str, list[str]]] = []
    bare: list[tuple[str, list[str]]] = []
    for row in rows:
        accepted = [row["answer"], *row.get("aliases", [])]
        passage = f'<passage id="1" source="{row["source"]}">\n{gold_section(examples / "handbook", row)}\n</passage>'
        given.append((f"{passage}\n\nQuestion: {row['question']}", accepted))
        bare.append((row["question"], accepted))

    def share(items: list[tuple[str, list[str]]], first: Pieces) -> int:
        prompts = ["".join(t for t, _ in (first + turn(user, ""))[:-2]) for user, _ in items]
        said = complete(model, tokenizer, prompts)
        return sum(normal(s) in map(normal, accepted) for s, (_, accepted) in zip(said, items, strict=True))

    known, empty = share(given, system(CITING)), share(bare, [])
    return [
        Figure(f"handbook questions ({part}) with the passage that answers", known, len(given), ">= 80 %"),
        Figure(f"handbook questions ({part}) closed book", empty, len(bare), "<= 5 %"),
    ]


def gold_section(folder: Path, row: dict[str, str], words: int = 160) -> str:
    """About `words` words of the source document around the evidence; of a document that is no text, the evidence alone.

    A row of a CSV file reads `column: value; …`, as the product shows it.
    """
    path = folder / str(row["source"])
    if path.suffix not in (".md", ".csv", ".txt") or not path.exists():
        return row["evidence"]
    text, evidence = path.read_text("utf-8"), row["evidence"]
    if path.suffix == ".csv":
        head, *rows = csv.reader(text.splitlines())
        lines = [
            "; ".join(f"{name}: {cell}" for name, cell in zip(head, cells, strict=True)) for cells in rows
        ]
        evidence = lines[text.splitlines().index(evidence) - 1]
        text = "\n".join(lines)
    found = re.search(r"\s+".join(map(re.escape, evidence.split())), text)
    if not found:
        return evidence
    before, after = text[: found.start()], text[found.end() :]
    spare = max(0, words - len(evidence.split()))
    lead = "".join(re.findall(r"\s*\S+", before)[-(spare // 2) :]) if spare > 1 else ""
    tail = "".join(re.findall(r"\s*\S+", after)[: spare // 2])
    return (lead + before[len(before.rstrip()) :] + found.group() + tail).strip()


def speed(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> tuple[float, float]:
    """Seconds to the first token after 500 tokens of prompt, and tokens a second after it; the best of three."""
    import torch

    from jupyter_spec.models.decoding import Decoder, Row
    from jupyter_spec.models.slots import attending

    ids = tokenizer("The " * 250, add_special_tokens=False)["input_ids"][:500]
    first, rest = math.inf, math.inf
    with torch.inference_mode(), attending(model):
        for _ in range(3):
            times = []
            for length in (1, 129):
                start = time.perf_counter()
                Decoder(model, frozenset(), 0.0, lookup=False).run([Row(0, ids, length, Random(0))])
                times.append(time.perf_counter() - start)
            first, rest = min(first, times[0]), min(rest, times[1] - times[0])
    return first, 128 / rest


def table(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, questions: int, examples: Path, part: str
) -> Iterator[str]:
    """The rows of the table, as they are measured."""
    yield from map(str, reading(model, tokenizer, questions))
    yield from map(str, pages(model, tokenizer, questions))
    yield from map(str, formats(model, tokenizer, questions // 5))
    yield from map(str, thinking(model, tokenizer, questions // 5))
    if (examples / "eval" / f"{part}.jsonl").exists():
        yield from map(str, handbook(model, tokenizer, examples, part))
    else:
        yield f"| handbook questions: left out, there is no {examples}/eval/{part}.jsonl | | |"
    first, rate = speed(model, tokenizer)
    yield f"| first token after 500 / tokens a second | {first * 1000:.0f} ms / {rate:.0f} | <= 100 ms / >= 150 |"


def main() -> None:
    """Print the table."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=TINY)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--examples", type=Path, default=Path("examples"))
    parser.add_argument("--part", default="test", help="dev or test")
    asked = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(asked.model)
    model = AutoModelForCausalLM.from_pretrained(asked.model, dtype=torch.float32).eval()
    print("| figure | measured | bar |\n|---|---|---|")
    for row in table(model, tokenizer, asked.questions, asked.examples, asked.part):
        print(row, flush=True)


if __name__ == "__main__":
    main()
