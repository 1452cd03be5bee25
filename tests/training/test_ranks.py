"""One training on one process or on many: the same trajectory, the same files, the same control."""

from __future__ import annotations

import dataclasses
import json
import os
import signal

import psutil
import pytest
from training_making import chat_rows, losses, train_here, wait_until, write_jsonl

from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec, ranks
from jupyter_spec.workspace import launch
from jupyter_spec.workspace.launch import worker_command


@pytest.fixture
def spec(model_folder, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(24))
    options = dict(steps=8, batch_tokens=200, save_every=3, eval=0.2, seed=4)  # noqa: C408
    return TrainSpec("lora", "tone", str(model_folder), (str(data),), **options)


def start(workspace, spec):
    run = workspace.create_run("lora", spec.name, spec.frozen(None).to_json())
    launch(run)
    return run


def two(spec, **changes):
    return dataclasses.replace(spec, launcher="accelerate", processes=2, **changes)


def curve(run, name):
    return [(e["step"], e[name]) for e in run.events() if e["kind"] == "metric" and name in e]


def test_inline_process_and_two_ranks_follow_the_same_trajectory(workspace, spec):
    from safetensors.torch import load_file

    inline = train_here(workspace, spec, name="inline")
    process = start(workspace, dataclasses.replace(spec, name="process"))
    ranked = start(workspace, two(spec, name="ranked"))
    for run in (process, ranked):
        run.wait(240)
    assert losses(inline) == losses(process)
    assert losses(ranked) == pytest.approx(losses(inline), abs=1e-4)
    for name in ("eval_loss", "general_loss"):
        assert dict(curve(ranked, name)) == pytest.approx(dict(curve(inline, name)), abs=1e-4)
    assert len(curve(ranked, "loss")) == 8, "one rank writes"
    weights = {
        name: load_file(workspace.artifact("adapter", name).path / "adapter_model.safetensors")
        for name in ("inline", "process", "ranked")
    }
    for key, weight in weights["inline"].items():
        assert weight.equal(weights["process"][key])
        assert (weight - weights["ranked"][key]).abs().max() <= 1e-3


def test_two_ranks_stop_resume_and_survive_a_kill(workspace, spec):
    whole = losses(train_here(workspace, spec, name="whole", steps=40, save_every=5))
    run = start(workspace, two(spec, steps=40, save_every=5))
    wait_until(lambda: (run.stored_state["step"] or 0) >= 6, 120)
    os.kill(run.stored_state["pid"], signal.SIGKILL)
    wait_until(lambda: run.status == "crashed")
    launcher = json.loads((run.folder / "launch.json").read_text())["pid"]
    wait_until(lambda: not psutil.pid_exists(launcher) or psutil.Process(launcher).status() == "zombie")
    run.resume()
    wait_until(lambda: (run.stored_state["step"] or 0) >= 12, 120)
    run.stop().wait(120)
    assert run.status == "stopped"
    assert workspace.has("adapter", "tone")
    run.resume().wait(240)
    assert run.status == "done"
    assert losses(run) == pytest.approx(whole, abs=1e-4)


def test_every_example_is_read_by_one_rank_and_the_shares_are_even():
    lengths = [10, 40, 30, 20, 50, 60, 10]
    batch = [[0, 1], [2, 3], [4], [5, 6]]
    for of in (1, 2, 3, 9):
        shares = [ranks.share_of(batch, lengths, 70, number, of, packed=True) for number in range(of)]
        assert sorted(i for share in shares for row in share for i in row) == list(range(7))
        tokens = [sum(lengths[i] for row in share for i in row) for share in shares]
        assert of == 9 or max(tokens) - min(tokens) <= 30
        assert all(sum(lengths[i] for i in row) <= 70 for share in shares for row in share)


def test_the_command_for_several_hosts_is_recorded(workspace, spec, monkeypatch):
    run = workspace.create_run("lora", "tone", two(spec).frozen(None).to_json())
    assert worker_command(run)[1:4] == ["-m", "torch.distributed.run", "--standalone"]
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: type("P", (), {"pid": 0, "wait": lambda _: 0})())
    launch(run)
    recorded = json.loads((run.folder / "launch.json").read_text())["command_on_hosts"]
    assert "--nnodes H --node-rank R --master-addr FIRST" in recorded
    assert recorded.endswith(f"--nproc-per-node 2 -m jupyter_spec.worker {run.folder}")


def test_what_shards_the_weights_is_refused(workspace, spec, monkeypatch):
    monkeypatch.setenv("ACCELERATE_USE_FSDP", "true")
    with pytest.raises(SpecError, match="FSDP shards the weights"):
        train_here(workspace, spec)
