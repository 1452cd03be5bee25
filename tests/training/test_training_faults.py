"""What goes wrong with disks, kills and names: the run says why, and what was good before is there."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from training_making import chat_rows, losses, train_here, wait_until, write_jsonl

from jupyter_spec import Engine
from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec
from jupyter_spec.training.checkpoints import latest, step_of
from jupyter_spec.workspace import Workspace, launch


@pytest.fixture
def spec(model_folder, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(30))
    options = dict(steps=40, batch_tokens=300, save_every=3)  # noqa: C408
    return TrainSpec("lora", "tone", str(model_folder), (str(data),), **options)


def start(workspace, spec):
    run = workspace.create_run("lora", spec.name, spec.frozen(None).to_json())
    launch(run)
    return run


def test_killed_while_saving_it_goes_on_from_the_checkpoint_before(workspace, spec):
    spec = dataclasses.replace(spec, save_every=1, method="full")
    whole = losses(train_here(workspace, spec, name="whole"))
    run = workspace.create_run("finetune", "tone", spec.frozen(None).to_json())
    launch(run)
    folder = run.folder / "checkpoints"

    def half():
        return [
            one
            for one in folder.glob("checkpoint-*")
            if not (one / "checkpoint.json").exists() and any(one.iterdir())
        ]

    wait_until(lambda: latest_seal(folder) >= 3)
    deadline = time.monotonic() + 60
    while not half():
        assert time.monotonic() < deadline
    os.kill(run.stored_state["pid"], signal.SIGKILL)
    wait_until(lambda: run.status == "crashed")
    assert step_of(latest(folder)) >= 3
    assert run.resume().wait(120).status == "done"
    assert losses(run) == pytest.approx(whole, abs=1e-4)


@pytest.mark.parametrize("kept", [20, 4])
def test_weights_that_are_not_whole_are_refused_before_anything_is_loaded(workspace, spec, kept, tmp_path):
    folder = shutil.copytree(spec.model, tmp_path / "broken")
    spec = dataclasses.replace(spec, model=str(folder))
    (weights,) = folder.glob("*.safetensors")
    weights.write_bytes(weights.read_bytes()[:kept])
    with pytest.raises(SpecError, match=r"model\.safetensors is not a safetensors file.*copy it again"):
        train_here(workspace, spec)


def latest_seal(folder: Path) -> int:
    return max((int(one.parent.name.split("-")[1]) for one in folder.glob("*/checkpoint.json")), default=0)


def test_a_disk_that_fills_up_keeps_the_checkpoint_before_and_says_so(model_folder, spec, tmp_path):
    """A file system of 8 MB, mounted by root in a namespace of its own where the system allows it."""
    spec_path = tmp_path / "spec.json"
    import json

    spec_path.write_text(json.dumps(dataclasses.replace(spec, method="full", name="lm").to_json()))
    script = FULL.format(root=Path(__file__).parents[2], spec=spec_path)
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-c", script]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    if "unshare" in result.stderr:
        pytest.skip(f"no namespaces here: {result.stderr.strip()}")
    said = result.stdout.strip().splitlines()
    assert any("failed: the disk is full, a checkpoint could not be written" in line for line in said), result
    assert any("is kept: free some space and %spec resume this run" in line for line in said)
    assert said[-2].startswith("whole checkpoints: [3")
    assert said[-1] == "then done"


FULL = """
import json, os, subprocess, sys
sys.path.insert(0, "{root}")
os.makedirs("small")
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", "small"], check=True)
from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec
from jupyter_spec.training import watch
from jupyter_spec.workspace import Workspace
from jupyter_spec.worker import work
workspace = Workspace.open("small")
spec = TrainSpec.from_json(json.load(open("{spec}")))
run = workspace.create_run("finetune", "lm", spec.frozen(None).to_json())
original = watch.Watch.checkpoint_written
def fill(self, step):
    original(self, step)
    space = os.statvfs("small")
    open("small/ballast", "wb").write(bytes(space.f_bavail * space.f_bsize - 100_000))
watch.Watch.checkpoint_written = fill
try:
    work(run.folder)
except SpecError:
    pass
print(run.status + ": " + str(run.state["error"]))
folder = run.folder / "checkpoints"
print("whole checkpoints:", sorted(int(one.parent.name.split("-")[1]) for one in folder.glob("*/checkpoint.json")))
os.remove("small/ballast")
watch.Watch.checkpoint_written = original
print("then", work(run.folder).status)
"""


def test_two_runs_at_once_do_not_meet(workspace, spec):
    runs = [start(workspace, dataclasses.replace(spec, name=name, steps=12)) for name in ("one", "two")]
    alone = losses(train_here(workspace, spec, name="alone", steps=12))
    for run in runs:
        assert run.wait(240).status == "done"
        assert losses(run) == pytest.approx(alone, abs=1e-4)
    assert {artifact.name for artifact in workspace.artifacts("adapter")} == {"one", "two", "alone"}


def test_the_same_name_twice_asks_to_replace(tmp_path, spec):
    engine = Engine(tmp_path / "engine")
    (tmp_path / "engine").mkdir(exist_ok=True)
    options = {"model": spec.model, "steps": 2}
    engine.lora_train(spec.data[0], name="tone", wait=True, **options)
    with pytest.raises(SpecError, match=r"adapter 'tone' exists already: add --replace"):
        engine.lora_train(spec.data[0], name="tone", **options)
    again = engine.lora_train(spec.data[0], name="tone", replace=True, **{**options, "steps": 10_000})
    with pytest.raises(SpecError, match=r"adapter 'tone' is being made by run"):
        engine.lora_train(spec.data[0], name="tone", replace=True, **options)
    wait_until(lambda: again.stored_state["step"])
    again.stop().wait(120)


def test_malformed_rows_stop_before_a_run_is_made_with_their_line(tmp_path, model_folder):
    engine = Engine(tmp_path)
    for name, text, said in (
        (
            "a.jsonl",
            '{"question": "Q", "answer": "A"}\n{"question": "Q", "answer": \n',
            "a.jsonl:2: not JSON",
        ),
        ("b.jsonl", '{"question": "Q", "answer": "A"}\n\n{"question": "Q"}\n', "b.jsonl:3: "),
        ("c.csv", "question,answer\nQ,A\nQ,A,B\n", "c.csv:3: 3 fields, the header has 2"),
    ):
        (tmp_path / name).write_text(text)
        with pytest.raises(SpecError) as error:
            engine.lora_train(str(tmp_path / name), name="tone", model=str(model_folder))
        assert said in str(error.value)
    assert not Workspace.open(tmp_path).runs()


@pytest.mark.parametrize("options", [{}, {"pissa": True}, {"dora": True}, {"method": "full"}])
def test_what_is_exported_gives_the_same_tokens_in_plain_transformers(workspace, spec, tmp_path, options):
    """Asked through our engine and through nothing but transformers and peft."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from jupyter_spec.models import Message, Settings, load
    from jupyter_spec.models.generation import generate
    from jupyter_spec.workspace import export

    run = train_here(workspace, dataclasses.replace(spec, steps=20, **options))
    artifact = workspace.artifact(*run.artifact)
    out = export(artifact, tmp_path / "out")
    asked = [Message(role="user", content="What about number 3?")]
    if artifact.kind == "model":
        model, tokenizer = AutoModelForCausalLM.from_pretrained(out), AutoTokenizer.from_pretrained(out)
        ours = generate(load(artifact.name, workspace), [asked], Settings(max_tokens=12))[0].text
    else:
        from peft import PeftModel

        plain = AutoModelForCausalLM.from_pretrained(spec.model)
        model, tokenizer = PeftModel.from_pretrained(plain, out), AutoTokenizer.from_pretrained(spec.model)
        ours = generate(load(spec.model, workspace), [asked], Settings(max_tokens=12), artifact)[0].text
    ids = tokenizer.apply_chat_template(
        asked, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    made = model.generate(**ids, max_new_tokens=12, do_sample=False)[0, ids["input_ids"].shape[1] :]
    assert tokenizer.decode(made, skip_special_tokens=True).strip() == ours
    assert ours
