"""An artifact is whole or absent, whatever kills its writer, and its names cannot leave the workspace."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace import Workspace

WRITER = """
import os, signal, sys
from jupyter_spec.workspace import Workspace, atomic
kill_at, seen = int(sys.argv[2]), 0
def step(name):
    global seen
    seen += 1
    if seen == kill_at:
        os.kill(os.getpid(), signal.SIGKILL)
atomic.STEP = step
workspace = Workspace.open(sys.argv[1])
with workspace.draft("adapter", "tone", replace=True) as draft:
    for name in ("one.bin", "two.bin"):
        (draft.path / name).write_bytes(sys.argv[3].encode() * 1000)
    draft.publish(options={"text": sys.argv[3]})
print(seen)
"""


def publish(workspace: Workspace, name: str = "tone", text: str = "old", kind: str = "adapter", **options):
    with workspace.draft(kind, name, **options) as draft:
        (draft.path / "weights.bin").write_text(text)
        return draft.publish(options={"text": text})


def write(folder: Path, kill_at: int, text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WRITER, str(folder), str(kill_at), text]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_write_killed_at_each_step_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    Workspace.open(tmp_path)
    steps = int(write(tmp_path, 0, "old").stdout)
    assert steps >= 5
    outcomes = []
    for step in range(1, steps + 1):
        assert write(tmp_path, 0, "old").returncode == 0
        assert write(tmp_path, step, "new").returncode == -signal.SIGKILL
        artifact = Workspace.open(tmp_path).artifact("adapter", "tone").verify()
        text = artifact.manifest.options["text"]
        assert {(artifact.path / name).read_bytes() for name in artifact.manifest.files} == {
            text.encode() * 1000
        }
        outcomes.append(text)
    assert set(outcomes) == {"old", "new"}
    assert outcomes == sorted(outcomes, reverse=True), "old up to the commit, new from it on"


def test_a_first_write_killed_before_its_commit_is_absent_and_swept(tmp_path: Path) -> None:
    Workspace.open(tmp_path)
    assert write(tmp_path, 1, "new").returncode == -signal.SIGKILL
    workspace = Workspace.open(tmp_path)
    assert workspace.artifacts() == []
    assert not workspace.has("adapter", "tone")
    assert write(tmp_path, 0, "again").returncode == 0
    folder = workspace.root / "adapters" / "tone"
    assert len([entry for entry in folder.iterdir() if entry.is_dir()]) == 1


def test_an_exception_in_the_body_leaves_nothing(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    with pytest.raises(RuntimeError), workspace.draft("model", "lm") as draft:
        (draft.path / "half").write_text("half")
        raise RuntimeError
    assert workspace.artifacts() == []
    assert not (workspace.root / "models" / "lm").exists()


def test_the_replaced_version_stays_for_its_readers(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    old = publish(workspace)
    new = publish(workspace, text="new", replace=True)
    assert (old.path / "weights.bin").read_text() == "old"
    assert new.path != old.path
    publish(workspace, text="newer", replace=True)
    assert not old.path.exists()


def test_a_name_is_replaced_only_when_asked(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    publish(workspace)
    with pytest.raises(SpecError, match="--replace"):
        publish(workspace, text="new")
    assert workspace.artifact("adapter", "tone").manifest.options["text"] == "old"


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    inside, leave, refused = threading.Event(), threading.Event(), []

    def hold() -> None:
        with workspace.draft("index", "handbook"):
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    assert inside.wait(10)
    try:
        with workspace.draft("index", "handbook"):
            pass
    except SpecError as error:
        refused.append(str(error))
    leave.set()
    thread.join()
    assert "being written by another run" in refused[0]


def test_damage_is_found(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    artifact = publish(workspace)
    (artifact.path / "weights.bin").write_text("odd")
    with pytest.raises(SpecError, match=r"weights\.bin"):
        artifact.verify()
    (artifact.path / "weights.bin").unlink()
    with pytest.raises(SpecError, match="lacks"):
        artifact.verify()


@pytest.mark.parametrize("name", ["", ".hidden", "../up", "a/b", "a b", "x" * 65, "ä", "a\n"])
def test_bad_names_are_refused(tmp_path: Path, name: str) -> None:
    workspace = Workspace.open(tmp_path)
    with pytest.raises(SpecError):
        publish(workspace, name)
    with pytest.raises(SpecError):
        workspace.artifact("adapter", name)
    assert list(tmp_path.iterdir()) == [workspace.root]


def test_rename_and_delete(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    publish(workspace)
    publish(workspace, "taken")
    with pytest.raises(SpecError, match="exists"):
        workspace.rename("adapter", "tone", "taken")
    assert workspace.rename("adapter", "tone", "voice").verify().name == "voice"
    workspace.delete("adapter", "voice")
    assert [artifact.name for artifact in workspace.artifacts()] == ["taken"]


def test_an_unknown_name_is_told_the_nearest(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    publish(workspace, "handbook", kind="index")
    with pytest.raises(SpecError, match="Did you mean 'handbook'"):
        workspace.artifact("index", "handbok")
    publish(workspace, "handbook", kind="adapter")
    with pytest.raises(SpecError, match="index/handbook, adapter/handbook"):
        workspace.find_artifact("handbook")
    assert workspace.find_artifact("adapter/handbook").kind == "adapter"


def test_a_manifest_says_how_it_was_made(tmp_path: Path) -> None:
    artifact = publish(Workspace.open(tmp_path))
    raw = json.loads((artifact.folder / "manifest.json").read_text())
    assert raw["options"] == {"text": "old"}
    assert raw["files"]["weights.bin"]["size"] == 3
    assert "torch" in raw["packages"]


def test_a_newer_manifest_or_workspace_is_refused(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    artifact = publish(workspace)
    path = artifact.folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(SpecError, match="upgrade"):
        workspace.artifact("adapter", "tone")
    (workspace.root / "workspace.json").write_text('{"format": 99}')
    with pytest.raises(SpecError, match="upgrade jupyter_spec, or set JUPYTER_SPEC_HOME"):
        Workspace.open(tmp_path)


def test_the_workspace_is_found_from_below_and_overridden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUPYTER_SPEC_HOME", raising=False)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    workspace = Workspace.open(tmp_path)
    assert Workspace.open(below).root == workspace.root == tmp_path / ".jupyter_spec"
    monkeypatch.setenv("JUPYTER_SPEC_HOME", str(tmp_path / "elsewhere"))
    assert Workspace.find(below) is None
    assert Workspace.open(below).root == tmp_path / "elsewhere"


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUPYTER_SPEC_HOME", raising=False)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SpecError, match="JUPYTER_SPEC_HOME"):
        Workspace.open(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_keeps_the_old(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    publish(workspace)
    with (
        pytest.raises(SpecError, match="the disk is full"),
        workspace.draft("adapter", "tone", replace=True) as draft,
    ):
        (draft.path / "weights.bin").write_text("half")
        with Path("/dev/full").open("w") as full:
            full.write("x" * 100_000)
        draft.publish()
    assert workspace.artifact("adapter", "tone").verify().manifest.options["text"] == "old"


def test_links_are_not_published(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    with pytest.raises(SpecError, match="link"), workspace.draft("model", "lm") as draft:
        (draft.path / "link").symlink_to("/etc/hostname")
        draft.publish()
