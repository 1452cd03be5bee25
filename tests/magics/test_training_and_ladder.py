"""Rungs 3 and 4 and the verdict through the magics: real training in real workers, on the built-in model."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jupyter_spec.workspace import LIVE, Workspace


def test_the_next_cell_waits_for_its_adapter(notebook, examples: Path) -> None:
    run = notebook.run("%lora_train style.jsonl --name tone --steps 3")
    assert run.status in LIVE, "the cell is given back while the run goes on"
    answer = notebook.run("%%prompt --adapter tone --max-tokens 4\nOrder 99 is late.")
    assert answer.adapter == "tone"
    assert run.status == "done"
    assert run.artifact == ("adapter", "tone")
    assert run.metrics["loss"] > 0
    assert run.forecast["steps"] == 3
    assert "exists already" in notebook.mistake("%lora_train style.jsonl --name tone --steps 3")
    assert notebook.run("%spec use --adapter tone") is not None
    assert notebook.run("%%prompt --max-tokens 1\nhello").adapter == "tone"
    merged = notebook.run("%spec merge tone --name merged")
    assert merged.status == "done"
    assert notebook.run("%%prompt --model merged --max-tokens 4\nOrder 99 is late.").text == answer.text
    notebook.run("%spec export merged out")
    assert Path("out/config.json").exists()
    notebook.run("%spec pack tone -o share.jspec")
    notebook.run("%spec rename tone voice")
    notebook.run("%spec delete voice")
    assert "tone" in notebook.mistake("%spec use --adapter tone")
    notebook.run("%spec unpack share.jspec")
    again = notebook.run("%%prompt --adapter tone --max-tokens 4\nOrder 99 is late.")
    assert again.text == answer.text, "what comes out of the file answers as what went in"


def test_a_finetuned_model_is_a_model(notebook, handbook: Path) -> None:
    run = notebook.run("%finetune docs --name lm --steps 3 --wait")
    assert run.status == "done"
    assert notebook.run("%%prompt --model lm --max-tokens 2\nhello").model == "lm"
    notebook.run("%spec model lm")
    assert "lm" in repr(notebook.run("%spec"))
    notebook.run("%spec rename lm papers")
    assert notebook.run("%%prompt --max-tokens 1\nhello").model == "papers", "what is chosen follows"
    notebook.run("%spec delete papers")
    assert notebook.run("%%prompt --max-tokens 1\nhello").model == "tiny"


def test_a_variable_trains_and_a_forecast_shows_the_mask(notebook) -> None:
    notebook.shell.user_ns["rows"] = [{"prompt": f"say {n}", "completion": f"it is {n}"} for n in range(8)]
    forecast = notebook.run("%lora_train rows --name counted --forecast --steps 2")
    assert forecast.rows == 8
    assert any(learned and "it is" in text for text, learned in forecast.sample)
    assert not Workspace.open().runs(), "a forecast runs nothing"
    run = notebook.run("%lora_train rows --name counted --steps 2 --wait")
    assert (run.folder / "data-0.jsonl").exists()


def test_a_worker_killed_in_mid_run_is_found_crashed(notebook, examples: Path) -> None:
    run = notebook.run("%lora_train style.jsonl --name tone --steps 100000")
    deadline = time.monotonic() + 60
    while run.state["status"] != "running" or not run.state["step"]:
        assert time.monotonic() < deadline, run.log_tail()
        time.sleep(0.05)
    os.kill(run.state["pid"], signal.SIGKILL)
    while run.status != "crashed" or "signal 9" not in run.state["error"]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert "out of memory" in run.state["error"]
    assert "crashed" in notebook.mistake("%%prompt --adapter tone\nhello")
    assert "crashed" in repr(notebook.run("%spec list run"))


def test_a_run_is_stopped_and_keeps_its_adapter_and_another_kernel_attaches(notebook, examples: Path) -> None:
    run = notebook.run("%lora_train style.jsonl --name tone --steps 100000")
    deadline = time.monotonic() + 60
    while not run.state["step"]:
        assert time.monotonic() < deadline, run.log_tail()
        time.sleep(0.05)
    assert "is being made" in notebook.mistake("%lora_train style.jsonl --name tone --replace")
    other = Workspace(Workspace.open().root).run("tone")
    assert other.status == "running"
    notebook.run("%spec pause tone")
    while other.status != "paused":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    notebook.run("%spec resume tone")
    notebook.run("%spec stop tone")
    assert notebook.run("%spec wait tone").status == "stopped"
    assert notebook.run("%%prompt --adapter tone --max-tokens 1\nhello").adapter == "tone"
    assert "has ended" in notebook.mistake("%spec stop tone")


def test_the_ladder_compares_and_decides(notebook, handbook: Path) -> None:
    notebook.run("%rag_index docs --name handbook --mode lexical")
    cell = "Q: What does releasing a wheel clamp cost?\nA: 35 crowns | 35\n"
    cell += '{"question": "Who is the warden of the tide room?", "answer": "Una Pell"}'
    artifact = notebook.run(f"%%evalset small\n{cell}")
    assert artifact.manifest.details["items"] == 2
    Path("questions.jsonl").write_text('{"prompt": "Who?", "completion": "Una"}\n')
    assert "not a variable's name" in notebook.mistake("%ladder small --out 9x")
    report = notebook.run("%ladder small --max-tokens 8 --out report")
    named = notebook.run("%ladder questions.jsonl --name named --rungs prompt --max-tokens 2")
    assert named.name == "named"
    assert report is notebook.shell.user_ns["report"]
    assert list(report.table.index) == ["prompt", "rag:handbook"]
    assert set(report.items["candidate"]) == {"prompt", "rag:handbook"}
    assert len(report.items) == 4
    assert report.verdict in ("suffices", "climb", "undecided")
    assert report.rung in ("prompt", "rag")
    assert report.table.loc["prompt", "low"] >= 0
    assert "rag:handbook" in repr(report)
    assert report.plot().axes
    assert "results.jsonl" in Workspace.open().artifact("evaluation", "small").manifest.files
    notebook.run(f"%%evalset small\n{cell}")
    assert "results.jsonl" in Workspace.open().artifact("evaluation", "small").manifest.files
    notebook.run("%%evalset small\nQ: Another?\nA: yes")
    assert "results.jsonl" not in Workspace.open().artifact("evaluation", "small").manifest.files


def test_mistakes_are_one_line(notebook, examples: Path, handbook: Path, tmp_path: Path) -> None:
    assert "style.jsonl" in notebook.mistake("%lora_train stile.jsonl --name tone")
    (tmp_path / "bad.jsonl").write_text('{"prompt": "a", "completion": "b"}\n{"prompt": \n')
    notebook.run("%lora_train style.jsonl --name ok --forecast --steps 1")
    line = notebook.mistake("%lora_train bad.jsonl --name tone --forecast")
    assert "bad.jsonl:2" in line
    assert "not allowed with" in notebook.mistake("%lora_train style.jsonl --name t --epochs 1 --steps 2")
    assert "unknown flag --rnak" in notebook.mistake("%lora_train style.jsonl --name tone --rnak 4")
    assert "--rank" in notebook.mistake("%lora_train style.jsonl --name tone --rnak 4")
    assert "unknown flag --rank" in notebook.mistake("%finetune docs --name lm --rank 4")
    assert "required" in notebook.mistake("%lora_train style.jsonl")
    assert "no folder" in notebook.mistake("%spec model ./nothing")
    message = notebook.mistake("%spec model nobody/nothing")
    assert "not built in, not in the workspace and no folder" in message
    assert "hub" in message
    assert "Did you mean 'tiny'" in notebook.mistake("%spec model tny")
    assert "endpoint" in notebook.mistake("%spec model http://localhost:1/v1")
    assert "Did you mean 'watch'" in notebook.mistake("%spec wach x")
    assert "no run" in notebook.mistake("%spec stop nothing")
    assert "no eval set" in notebook.mistake("%ladder nothing")
    assert "line 1" in notebook.mistake("%%evalset x\nnonsense")
    assert "it needs" in notebook.mistake("%%evalset x\nQ: one?\nQ: two?\nA: yes")
    notebook.run("%%evalset small\nQ: one?\nA: two")
    assert "no rung 'rga'" in notebook.mistake("%ladder small --rungs prompt,rga:handbook")
    assert "Did you mean 'contains'" in notebook.mistake("%ladder small --metric containz")
    assert "few-shot needs exemplars" in notebook.mistake("%ladder small --rungs few-shot")
    assert "also a path" in _shadowed(notebook)


def _shadowed(notebook) -> str:
    notebook.run("docs = [{'text': 'x'}]")
    return notebook.mistake("%rag_index docs --name handbook")


def test_a_newer_workspace_stops_every_magic(notebook, tmp_path: Path) -> None:
    (tmp_path / ".jupyter_spec").mkdir()
    (tmp_path / ".jupyter_spec" / "workspace.json").write_text(json.dumps({"format": 99}))
    for cell in (
        "%spec",
        "%spec list",
        "%rag_index docs --name x",
        "%%prompt --max-tokens 1\nhi",
        "%ladder x",
    ):
        assert "upgrade jupyter_spec" in notebook.mistake(cell)


def test_a_folder_that_cannot_be_written_stops_every_magic(notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    # /proc takes no folders, not even from root.
    monkeypatch.setenv("JUPYTER_SPEC_HOME", "/proc/nothing/workspace")
    for cell in ("%spec", "%rag_index . --name x", "%%prompt --max-tokens 1\nhi", "%ladder x"):
        assert "creating the workspace" in notebook.mistake(cell)


def test_a_full_disk_is_said_in_one_line_by_every_writer(notebook, handbook: Path, examples: Path) -> None:
    """A file system of 300 kB, mounted by root in a namespace of its own where the system allows it."""
    script = FULL_DISK.format(handbook=handbook, examples=examples)
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-c", script]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=handbook.parent)
    if "unshare" in result.stderr:
        pytest.skip(f"no namespaces here: {result.stderr.strip()}")
    lines = [line for line in (result.stdout + result.stderr).splitlines() if line.startswith("UsageError")]
    assert len(lines) == 3, result.stdout + result.stderr
    assert all("the disk is full" in line for line in lines), lines
    assert "Traceback" not in result.stdout + result.stderr


FULL_DISK = """
import os, subprocess
os.makedirs("small")
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", "small"], check=True)
os.chdir("small")
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="nocolor")
shell.run_line_magic("load_ext", "jupyter_spec")
shell.run_cell("%spec")
open("ballast", "wb").write(bytes(250_000))
shell.run_cell("%rag_index {handbook} --name handbook --mode lexical")
shell.run_cell("%lora_train {examples} --name tone --steps 1 --wait")
shell.run_cell("%%evalset big\\n" + "\\n".join(f"Q: question {{i}} {{'x' * 99}}\\nA: y" for i in range(4000)))
"""
