"""Packed is the same as separate; schedules are complete, bounded and repeatable."""

from __future__ import annotations

import pytest
import torch
from training_making import make_model
from transformers import AutoModelForCausalLM

from jupyter_spec.training.encode import IGNORED, Example
from jupyter_spec.training.packing import can_pack, collate, fill_rows, make_schedule


def examples_of(lengths, seed=0):
    generator = torch.Generator().manual_seed(seed)
    draw = lambda n: torch.randint(5, 200, (n,), generator=generator).tolist()  # noqa: E731
    return [Example(draw(length), draw(length), row) for row, length in enumerate(lengths)]


@pytest.mark.parametrize("kind", ["llama", "qwen3", "qwen2", "mistral", "gemma2"])
def test_packed_logits_are_the_separate_logits(tmp_path, kind):
    extra = {"attn_implementation": "eager"} if kind == "gemma2" else {}
    model = AutoModelForCausalLM.from_pretrained(make_model(tmp_path / kind, kind=kind, **extra))
    assert can_pack(model)
    examples = examples_of([7, 3, 12, 1, 5])
    batch = collate([[0, 1, 3], [2, 4]], examples, pad=0)
    assert batch["input_ids"].shape == (2, 17)
    with torch.no_grad():
        packed = model(
            input_ids=batch["input_ids"], position_ids=batch["position_ids"], use_cache=False
        ).logits
        for place, index in (
            (packed[0, :7], 0),
            (packed[0, 7:10], 1),
            (packed[0, 10:11], 3),
            (packed[1, 12:17], 4),
        ):
            alone = model(input_ids=torch.tensor([examples[index].inputs]), use_cache=False).logits[0]
            assert (place - alone).abs().max() <= 1e-5


def test_a_model_that_lets_packed_examples_mix_is_recognised(model_folder):
    model = AutoModelForCausalLM.from_pretrained(model_folder)
    forward = model.forward
    model.forward = lambda position_ids=None, **inputs: forward(**inputs)
    assert not can_pack(model)


def test_padding_is_no_target_and_targets_follow_their_inputs():
    examples = examples_of([4, 2, 3])
    batch = collate([[0, 1], [2]], examples, pad=0)
    assert batch["position_ids"].tolist() == [[0, 1, 2, 3, 0, 1], [0, 1, 2, 0, 1, 2]]
    assert batch["targets"][0].tolist() == examples[0].targets + examples[1].targets
    assert batch["targets"][1].tolist() == examples[2].targets + [IGNORED] * 3
    apart = collate([[0], [1]], examples, pad=0, packed=False)
    assert apart["attention_mask"].tolist() == [[1, 1, 1, 1], [1, 1, 0, 0]]


def test_rows_are_full_and_hold_every_example_once():
    lengths = [
        torch.randint(3, 90, (1,), generator=torch.Generator().manual_seed(i)).item() for i in range(400)
    ]
    rows = fill_rows(range(400), lengths, 256)
    assert sorted(index for row in rows for index in row) == list(range(400))
    filled = [sum(lengths[i] for i in row) for row in rows]
    assert max(filled) <= 256
    assert sum(filled) / (256 * len(rows)) > 0.95
    assert fill_rows([0, 1], [300, 10], 256) == [[0], [1]]


@pytest.mark.parametrize("packed", [True, False])
def test_an_epoch_has_every_example_once_and_another_order_each_time(packed):
    lengths = [10 + i % 50 for i in range(200)]
    options = {"capacity": 128, "rows": 2, "packed": packed, "seed": 5}
    two = make_schedule(lengths, epochs=2, **options)
    one = make_schedule(lengths, epochs=1, **options)
    assert two.batches[: len(one.batches)] == one.batches
    assert two.batches == make_schedule(lengths, epochs=2, **options).batches
    second = two.batches[len(one.batches) :]
    for batches in (one.batches, second):
        assert sorted(i for batch in batches for row in batch for i in row) == list(range(200))
    assert second != one.batches
    assert two.epochs == 2


def test_steps_cut_a_schedule_and_go_on_over_epochs():
    lengths = [20] * 30
    options = {"capacity": 60, "rows": 1, "accumulate": 2}
    assert make_schedule(lengths, steps=3, **options).steps == 3
    long = make_schedule(lengths, steps=12, **options)
    assert (long.steps, len(long.batches), long.epochs) == (12, 24, pytest.approx(2.4))
    assert make_schedule(lengths, epochs=0.5, **options).epochs == 0.5
    assert make_schedule(lengths, epochs=1.1, capacity=60, rows=1, accumulate=4).steps == 3
