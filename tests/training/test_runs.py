"""Training as a process: the same twice, stopped, paused, killed, resumed."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import threading
import time

import pytest
from training_making import chat_rows, losses, train_here, wait_until, write_jsonl

from jupyter_spec.training import TrainSpec
from jupyter_spec.training.checkpoints import latest, seal
from jupyter_spec.workspace import launch


@pytest.fixture
def spec(model_folder, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(60))
    options = dict(steps=60, batch_tokens=200, save_every=7, dropout=0.1, eval=0.1, seed=4)  # noqa: C408
    return TrainSpec("lora", "tone", str(model_folder), (str(data),), **options)


def start(workspace, spec):
    run = workspace.create_run("lora", spec.name, spec.frozen(None).to_json())
    launch(run)
    return run


def step_of(run):
    return run.stored_state["step"] or 0


def test_two_fresh_processes_make_the_same_bits(workspace, spec):
    runs = [start(workspace, dataclasses.replace(spec, name=name, steps=12)) for name in ("one", "two")]
    for run in runs:
        run.wait(120)
    files = [workspace.artifact("adapter", name).manifest.files for name in ("one", "two")]
    assert files[0]["adapter_model.safetensors"] == files[1]["adapter_model.safetensors"]
    assert losses(runs[0]) == losses(runs[1])


def test_killed_and_resumed_it_goes_on_as_if_nothing_had_been(workspace, spec):
    whole = losses(train_here(workspace, spec, name="whole"))
    run = start(workspace, spec)
    wait_until(lambda: step_of(run) >= 16)
    os.kill(run.stored_state["pid"], signal.SIGKILL)
    wait_until(lambda: run.status == "crashed")
    assert not workspace.has("adapter", "tone")
    half = run.folder / "checkpoints" / "checkpoint-59"
    half.mkdir(parents=True)
    run.resume()
    wait_until(lambda: run.status in ("done", "failed"))
    assert run.status == "done", run.state["error"]
    assert not half.exists(), "a checkpoint that was being written is not one"
    going_on = [event["text"] for event in run.events() if event["kind"] == "message"]
    assert going_on[-1].startswith("going on after step ")
    assert losses(run) == pytest.approx(whole, abs=1e-4)
    ours, theirs = (workspace.artifact("adapter", name).manifest.files for name in ("tone", "whole"))
    assert ours["adapter_model.safetensors"] == theirs["adapter_model.safetensors"]


def test_resumed_it_keeps_its_optimizer_whatever_memory_is_free(workspace, spec, monkeypatch):
    from jupyter_spec.training import planner
    from jupyter_spec.worker import work

    spec = dataclasses.replace(spec, method="full", name="lm", dropout=0.0, steps=40, save_every=5)
    run = workspace.create_run("finetune", "lm", spec.frozen(None).to_json())
    with monkeypatch.context() as scarce:
        scarce.setattr(planner, "_needed", lambda *given: 2**60 if given[4] == "adamw" else 1)
        stopper = threading.Thread(target=lambda: (wait_until(lambda: step_of(run) >= 7), run.stop()))
        stopper.start()
        work(run.folder)
        stopper.join()
    assert run.status == "stopped"
    assert run.forecast["optimizer"] == "adafactor"
    assert run.resume().wait(120).status == "done", "AdamW would fit now"


def test_stopped_it_keeps_what_it_has_and_can_go_on(workspace, spec):
    run = start(workspace, dataclasses.replace(spec, steps=400, save_every=400))
    wait_until(lambda: step_of(run) >= 3)
    run.save()
    made = wait_until(lambda: [event for event in run.events() if event["kind"] == "checkpoint"])
    assert (run.folder / made[0]["path"] / "optimizer.pt").exists()
    run.stop().wait(60)
    assert run.status == "stopped"
    stopped_at = step_of(run)
    assert 3 <= stopped_at < 400
    kept = workspace.artifact("adapter", "tone").verify()
    assert kept.manifest.details["steps"] == stopped_at
    assert latest(run.folder / "checkpoints").name == f"checkpoint-{stopped_at}"
    run.resume()
    wait_until(lambda: step_of(run) > stopped_at)
    run.stop().wait(60)
    again = workspace.artifact("adapter", "tone")
    assert again.manifest.details["steps"] > stopped_at
    assert again.digest != kept.digest


def test_paused_it_waits_and_then_ends_the_same(workspace, spec):
    whole = losses(train_here(workspace, spec, name="whole"))
    run = start(workspace, spec)
    wait_until(lambda: step_of(run) >= 2)
    run.pause()
    wait_until(lambda: run.status == "paused")
    time.sleep(0.5)
    count = len(run.events())
    time.sleep(0.5)
    assert len(run.events()) == count
    assert run.resume().wait(120).status == "done"
    assert losses(run) == whole


def test_a_checkpoint_without_its_last_file_is_none(tmp_path):
    for step in (5, 10):
        (tmp_path / f"checkpoint-{step}").mkdir()
        (tmp_path / f"checkpoint-{step}" / "weights").write_text(json.dumps(step))
    seal(tmp_path / "checkpoint-5", 5)
    assert latest(tmp_path).name == "checkpoint-5"
    assert not (tmp_path / "checkpoint-10").exists()
    assert latest(tmp_path / "none") is None
