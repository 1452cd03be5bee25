"""A packed file comes back whole, and a hostile one does no harm."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace import Workspace, export, pack, unpack


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "mine").mkdir()
    workspace = Workspace.open(tmp_path / "mine")
    with workspace.draft("adapter", "tone") as draft:
        (draft.path / "sub").mkdir()
        (draft.path / "sub" / "weights.bin").write_bytes(bytes(range(256)) * 100)
        draft.publish(base={"id": "tiny", "revision": "abc"}, options={"rank": 4}, seed=3)
    return workspace


@pytest.fixture
def other(tmp_path: Path) -> Workspace:
    (tmp_path / "yours").mkdir()
    return Workspace.open(tmp_path / "yours")


def altered(path: Path, target: Path, change) -> Path:
    """`path` with each (name, bytes) passed through `change`."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as sink:
        for name in source.namelist():
            new_name, data = change(name, source.read(name))
            sink.writestr(new_name, data)
    return target


def test_a_round_trip_keeps_everything(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    path = pack([workspace.artifact("adapter", "tone")], tmp_path / "share.jspec")
    (mine,) = unpack(other, path)
    assert mine.verify().manifest.options == {"rank": 4}
    assert mine.manifest.base == {"id": "tiny", "revision": "abc"}
    assert mine.digest == workspace.artifact("adapter", "tone").digest
    with pytest.raises(SpecError, match="--replace"):
        unpack(other, path)
    assert unpack(other, path, replace=True)


@pytest.mark.parametrize(
    "name", ["../evil", "/abs", "a/../../evil", "a\\..\\evil", "c:evil", "", "./a", "a//b"]
)
def test_no_path_leaves_the_target(workspace: Workspace, other: Workspace, tmp_path: Path, name: str) -> None:
    path = pack([workspace.artifact("adapter", "tone")], tmp_path / "share.jspec")

    def evil(entry: str, data: bytes) -> tuple[str, bytes]:
        if entry.endswith("manifest.json"):
            raw = json.loads(data)
            raw["files"] = {name: next(iter(raw["files"].values()))}
            return entry, json.dumps(raw).encode()
        return entry.replace("sub/weights.bin", name), data

    with pytest.raises(SpecError):
        unpack(other, altered(path, tmp_path / "evil.jspec", evil))
    assert other.artifacts() == []
    assert not (tmp_path / "evil").exists()


def test_damage_and_lies_about_sizes_are_found(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = pack([workspace.artifact("adapter", "tone")], tmp_path / "share.jspec")
    for wrong in (b"short", bytes(25_600), bytes(range(256)) * 101):
        bad = altered(path, tmp_path / "bad.jspec", lambda n, d, w=wrong: (n, w if n.endswith(".bin") else d))
        with pytest.raises(SpecError, match="damaged"):
            unpack(other, bad)
    assert other.artifacts() == []


def test_what_is_no_packed_file_is_refused(other: Workspace, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("hello")
    with pytest.raises(SpecError, match="not a whole"):
        unpack(other, tmp_path / "text")
    with pytest.raises(SpecError, match="no file"):
        unpack(other, tmp_path / "missing")


def test_export_is_a_plain_folder(workspace: Workspace, tmp_path: Path) -> None:
    target = export(workspace.artifact("adapter", "tone"), tmp_path / "out")
    assert (target / "sub" / "weights.bin").stat().st_size == 25_600
    assert "ADAPTER ." in (target / "Modelfile").read_text()
    with pytest.raises(SpecError, match="exists"):
        export(workspace.artifact("adapter", "tone"), target)
