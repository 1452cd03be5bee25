"""The options of `%lora_train` and `%finetune` as cells: what goes on, what is refused, what is only asked."""

from __future__ import annotations

import time
from pathlib import Path

from jupyter_spec.workspace import Workspace


def test_a_stopped_run_goes_on_by_its_name(notebook, examples: Path) -> None:
    run = notebook.run("%lora_train style.jsonl --name tone --steps 40")
    deadline = time.monotonic() + 60
    while not run.state["step"]:
        assert time.monotonic() < deadline, run.log_tail()
        time.sleep(0.05)
    notebook.run("%spec stop tone")
    assert notebook.run("%spec wait tone").status == "stopped"
    assert "leave out --steps" in notebook.mistake("%lora_train --resume tone --steps 80")
    assert "leave out DATA" in notebook.mistake("%lora_train style.jsonl --resume tone")
    again = notebook.run("%lora_train --resume tone --wait")
    assert again.id == run.id
    assert again.status == "done"
    assert again.state["step"] == 40
    assert "nothing to resume" in notebook.mistake("%lora_train --resume tone")


def test_learning_rates_are_found_and_nothing_is_kept(notebook, examples: Path) -> None:
    found = notebook.run("%lora_train style.jsonl --find-lr")
    assert found.low < found.high
    assert "worth trying" in repr(found)
    assert not Workspace.open().runs()
    assert "exclude each other" in notebook.mistake("%lora_train style.jsonl --name x --find-lr --forecast")


def test_an_eval_set_is_answered_during_the_training(notebook, examples: Path) -> None:
    notebook.run("%%evalset asked\nQ: Order 3 is late.\nA: Order 3: on its way.")
    line = "%lora_train style.jsonl --name tone --steps 4 --evalset asked --metric contains --early-stop 4"
    run = notebook.run(f"{line} --wait")
    assert 0 <= run.metrics["contains"] <= 1
    assert (run.folder / "questions.jsonl").exists(), "as it was when the run was made"
    assert [e for e in run.events() if e["kind"] == "sample"]


def test_what_cannot_be_is_refused_in_one_line(notebook, examples: Path, handbook: Path) -> None:
    for line, said in {
        "%lora_train --name tone": "say what to train on",
        "%lora_train style.jsonl": "--name is required",
        "%lora_train style.jsonl --name t --processes 2": "--processes needs --launcher accelerate",
        "%lora_train style.jsonl --name t --early-stop 2": "--early-stop needs something to measure",
        "%lora_train style.jsonl --name t --eval-every 2": "--eval-every needs something to measure",
        "%lora_train style.jsonl --find-lr --lr 0.001": "leave one of them out",
        "%lora_train style.jsonl --name t --metric exact": "--metric scores answers: add --evalset",
        "%lora_train style.jsonl --name t --evalset asked": "no evaluation 'asked'",
        "%lora_train style.jsonl --name t --pissa --dora": "--pissa and --dora exclude each other",
        "%lora_train style.jsonl --name t --optimizer adamw": "unknown flag --optimizer",
        "%finetune docs --name t --optimizer adafactor --accumulate 2": "leave out --accumulate",
        "%finetune docs --name t --optimizer sgd": "invalid choice: 'sgd'",
    }.items():
        assert said in notebook.mistake(line), line
    assert not Workspace.open().runs()
