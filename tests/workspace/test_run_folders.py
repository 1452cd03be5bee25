"""A run is what its files say: journals, controls, crashes, and coming back to it from another process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace import Journal, Run, Workspace, launch, write_json
from jupyter_spec.workspace.run import last_seq

STEPS = """
import sys, time
from pathlib import Path
from jupyter_spec.workspace import Journal
with Journal(Path(sys.argv[1])) as journal:
    for step in range(1, 1000):
        journal.progress(step=step, total=1000, unit="steps")
        journal.metric(step, loss=1 / step)
        if journal.poll():
            journal.finish("stopped")
            break
        time.sleep(0.01)
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.delenv("JUPYTER_SPEC_HOME", raising=False)
    return Workspace.open(tmp_path)


def started(run: Run) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", STEPS, str(run.folder)])
    until(lambda: (run.state.get("step") or 0) > 3)
    return process


def until(condition, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def test_a_journal_told_from_start_to_end(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {"rank": 16})
    assert run.status == "queued"
    with Journal(run.folder) as journal:
        for step in (1, 2, 3):
            journal.progress(step=step, total=3, unit="steps")
            journal.metric(step, loss=3.0 - step)
        assert run.status == "running"
    assert run.status == "done"
    assert run.metrics == {"loss": 0.0}
    assert run.spec["rank"] == 16
    assert [event["seq"] for event in run.events()] == list(range(1, len(run.events()) + 1))
    assert [event["step"] for event in run.events() if event["kind"] == "metric"] == [1, 2, 3]
    assert run.events(since=2, limit=2) == run.events()[2:4]
    assert "done" in repr(run)


def test_the_time_it_ran_is_that_of_all_its_lives_without_pauses(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    told = [(0, "running"), (10, None), (15, "paused"), (100, "running"), (103, None)]
    told += [(500, "running"), (501, None), (507, "stopped"), (900, "running"), (930, "done")]
    lines = []
    for number, (second, status) in enumerate(told, 1):
        kind = {"kind": "status", "status": status} if status else {"kind": "metric", "step": 1}
        lines.append(
            json.dumps(
                {"seq": number, "time": f"2026-01-01T00:{second // 60:02}:{second % 60:02}+00:00", **kind}
            )
        )
    (run.folder / "events.jsonl").write_text("\n".join(lines) + "\n")
    assert run.seconds == 15 + 3 + 7 + 30


def test_another_unit_begins_another_rate(workspace: Workspace) -> None:
    run = workspace.create_run("index", "handbook", {})
    with Journal(run.folder) as journal:
        journal.progress(step=1, total=100, unit="documents")
        time.sleep(0.1)
        journal.progress(step=100, total=100, unit="documents")
        until(lambda: run.state["rate"])
        journal.progress(step=32, total=8000, unit="chunks")
        until(lambda: run.state["unit"] == "chunks")
        assert run.state["rate"] is None
        assert run.state["eta"] is None


def test_events_are_found_by_number_in_a_long_journal(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    with Journal(run.folder) as journal:
        for step in range(5000):
            journal.metric(step, loss=0.5, note=step)
    last = last_seq(run.folder / "events.jsonl")
    assert last > 5000
    for since in (0, 1, 2500, 4999, last - 1, last):
        found = run.events(since=since, limit=3)
        assert [event["seq"] for event in found] == list(range(since + 1, min(since + 4, last + 1)))


def test_what_fails_says_why(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    with pytest.raises(ZeroDivisionError), Journal(run.folder):
        1 / 0  # noqa: B018
    assert run.status == "failed"
    assert "ZeroDivisionError" in run.state["error"]
    assert any(event["kind"] == "traceback" for event in run.events())
    with pytest.raises(SpecError, match="ZeroDivisionError"):
        run.wait()


def test_a_killed_worker_is_crashed(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    process = started(run)
    assert run.status == "running"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert run.status == "crashed"
    assert "killed for memory" in run.state["error"]
    write_json(run.folder / "exit.json", {"returncode": -9})
    assert "signal 9" in run.state["error"]
    assert "out of memory" in run.state["error"]


def test_a_line_cut_by_a_kill_is_skipped_and_repaired(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    with Journal(run.folder) as journal:
        journal.event("message", text="whole")
    path = run.folder / "events.jsonl"
    whole = run.events()
    with path.open("a") as file:
        file.write('{"seq": 99, "time": "2026')
    assert run.events() == whole
    with Journal(run.folder) as journal:
        journal.event("message", text="after")
    numbers = [event["seq"] for event in run.events()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [event["text"] for event in run.events() if event["kind"] == "message"] == ["whole", "after"]


def test_stop_is_honoured_from_another_process(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    process = started(run)
    Workspace(workspace.root).run("tone").stop()
    assert process.wait(20) == 0
    assert run.status == "stopped"
    with pytest.raises(SpecError, match="has ended"):
        run.stop()


def test_what_leaves_by_an_error_after_a_stop_was_stopped(workspace: Workspace) -> None:
    run = workspace.create_run("index", "handbook", {})
    with pytest.raises(SpecError), Journal(run.folder) as journal:
        run.stop()
        assert journal.poll()
        raise SpecError("stopped half way: run it again")
    assert run.status == "stopped"


def test_pause_holds_and_resume_lets_go(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    process = started(run)
    run.pause()
    until(lambda: run.status == "paused")
    step = run.state["step"]
    time.sleep(0.2)
    assert run.state["step"] == step
    run.resume()
    until(lambda: run.state["step"] > step)
    run.pause()
    until(lambda: run.status == "paused")
    run.stop()
    assert process.wait(20) == 0
    assert run.status == "stopped"


def test_waiting_ends_with_the_run_and_times_out(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    process = started(run)
    seen: list[str] = []
    with pytest.raises(TimeoutError):
        run.wait(timeout=0.2, on_update=lambda one: seen.append(one.status))
    threading.Timer(0.3, run.stop).start()
    assert run.wait(timeout=20).status == "stopped"
    assert "running" in seen
    process.wait(20)


def test_a_launched_worker_outlives_its_starter(workspace: Workspace) -> None:
    run = workspace.create_run("nonsense", "tone", {})
    launch(run)
    with pytest.raises(SpecError, match="does not know"):
        run.wait(timeout=30)
    record = json.loads((run.folder / "launch.json").read_text())
    assert "jupyter_spec.worker" in record["command"]
    assert os.getpgid(0) != record["pid"]


def test_a_worker_that_cannot_start_is_crashed_with_its_last_words(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    (run.folder / "spec.json").write_text("{")
    launch(run)
    until(lambda: run.status == "crashed" and "code 1" in (run.state["error"] or ""))
    assert "spec.json" in run.state["error"]


def test_a_resumed_run_is_queued_until_its_worker_writes(workspace: Workspace) -> None:
    run = workspace.create_run("lora", "tone", {})
    process = started(run)
    process.kill()
    process.wait()
    assert run.status == "crashed"
    run.resume()
    assert run.status in ("queued", "running"), "not the crash of its last life"
    with pytest.raises(SpecError):
        run.wait(timeout=60)


def test_runs_are_found_by_id_prefix_and_name(workspace: Workspace) -> None:
    first = workspace.create_run("lora", "tone", {})
    second = workspace.create_run("lora", "tone", {})
    assert first.id != second.id
    assert workspace.run("tone").id == second.id
    assert workspace.run(first.id).id == first.id
    with pytest.raises(SpecError, match="Did you mean 'tone'"):
        workspace.run("ton3")


def test_engines_that_live_are_listed(workspace: Workspace) -> None:
    workspace.announce({"model": "tiny", "since": "2026"})
    (workspace.root / "engines" / "999999.json").write_text('{"pid": 999999, "process_started": 1.0}')
    assert [(one["pid"], one["model"]) for one in workspace.engines()] == [(os.getpid(), "tiny")]


def test_a_clock_that_is_set_leaves_the_living_alive(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    run = workspace.create_run("lora", "tone", {})
    process = started(run)
    began, boot = psutil.Process.create_time, psutil.boot_time
    monkeypatch.setattr(psutil.Process, "create_time", lambda self: began(self) + 3600)
    monkeypatch.setattr(psutil, "boot_time", lambda: boot() + 3600)
    assert run.status == "running"
    run.stop()
    assert process.wait(20) == 0
