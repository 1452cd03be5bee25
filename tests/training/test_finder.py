"""Learning rates worth trying: a band where there is one, and the plain word where there is only noise."""

from __future__ import annotations

import dataclasses
import random

import pytest
import torch
from training_making import chat_rows, losses, train_here, write_jsonl

from jupyter_spec.training import TrainSpec, find_rates
from jupyter_spec.training.finder import band

RATES = [10.0**power for power in range(-6, 1)]


def test_a_clear_fall_gives_a_band_below_the_deepest_rate():
    runs = [[0, 0, 0.1, 0.4, 1.2, 0.8, 0.2], [0, 0, 0.12, 0.42, 1.21, 0.8, 0.1], [0, 0, 0.11, 0.4, 1.2, 0.7]]
    found = band(RATES, runs, 1e-3)
    assert len(found.rates) == 6, "what diverged in one run is left out"
    assert found.low == pytest.approx(1e-3)
    assert found.high == pytest.approx(1e-2 / 3)
    assert found.low < found.suggestion < found.high
    assert "worth trying" in repr(found)


def test_noise_is_called_noise():
    runs = [[0.3, -0.2, 0.4, -0.3, 0.5, -0.4], [-0.3, 0.3, -0.5, 0.4, -0.3, 0.4], [0, 0.1, 0, -0.1, 0, 0.1]]
    found = band(RATES, runs, 1e-3)
    assert (found.low, found.high, found.suggestion) == (None, None, None)
    assert "beyond the noise" in repr(found)
    assert "keep the default, 0.001" in repr(found)


@pytest.mark.parametrize("method", ["lora", "full"])
def test_what_is_found_trains_and_nothing_is_left_behind(workspace, model_folder, tmp_path, method):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(60))
    spec = TrainSpec(method, "tone", str(model_folder), (str(data),), batch_tokens=300, steps=30)
    state, chance = torch.random.get_rng_state(), random.getstate()
    found = find_rates(spec, workspace)
    assert torch.equal(torch.random.get_rng_state(), state)
    assert random.getstate() == chance
    assert not workspace.runs()
    assert not workspace.artifacts()
    assert 1e-5 < found.low < found.high < 1
    run = train_here(workspace, dataclasses.replace(spec, lr=found.suggestion))
    slow = train_here(workspace, dataclasses.replace(spec, lr=found.rates[0], name="slow"))
    assert losses(run)[30] < losses(slow)[30] - 0.2
    again = find_rates(spec, workspace)
    assert (again.low, again.high) == (found.low, found.high)


def test_the_rates_are_those_of_the_optimizer_that_will_run(workspace, model_folder, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(60))
    spec = TrainSpec("lora", "tone", str(model_folder), (str(data),), batch_tokens=300, steps=30)
    plain = find_rates(spec, workspace)
    faster = find_rates(dataclasses.replace(spec, lora_plus=16.0), workspace)
    assert faster.suggestion < plain.suggestion / 2, "B learns at 16 times the rate"
