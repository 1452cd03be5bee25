"""Sharing what was made: artifacts in one `.jspec` file, and back.

The file is a zip without compression (weights do not compress) that holds, for each artifact, its manifest
and its files:

    jspec.json                          {"format": 1, "artifacts": ["adapter/tone", …]}
    adapter/tone/manifest.json
    adapter/tone/files/adapter_model.safetensors

It is read with suspicion. Only what a manifest lists is taken, at exactly the size it says, and its hash must
agree; a name that would leave the target folder, a kind that is not known, or more bytes than the disk has
free, end it before anything is published.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Any

from jupyter_spec.errors import SpecError, explain_os_error
from jupyter_spec.workspace.artifacts import FOLDERS, Artifact
from jupyter_spec.workspace.atomic import temporary_beside
from jupyter_spec.workspace.manifest import Manifest
from jupyter_spec.workspace.names import check_name
from jupyter_spec.workspace.workspace import Workspace

FORMAT = 1
_SMALL = 64 << 20
_BLOCK = 1 << 20


def pack(artifacts: Sequence[Artifact], path: Path) -> Path:
    """Write `artifacts`, each checked against its hashes first, to the file `path`, whole or not at all."""
    temporary = temporary_beside(path)
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            names = [f"{artifact.kind}/{artifact.name}" for artifact in artifacts]
            archive.writestr("jspec.json", json.dumps({"format": FORMAT, "artifacts": names}))
            for artifact, name in zip(artifacts, names, strict=True):
                artifact.verify()
                archive.writestr(f"{name}/manifest.json", json.dumps(artifact.manifest.to_json()))
                for relative in artifact.manifest.files:
                    archive.write(artifact.path / relative, f"{name}/files/{relative}")
        temporary.replace(path)
    except OSError as error:
        raise explain_os_error(error, f"packing into {path}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


def unpack(workspace: Workspace, path: Path, *, replace: bool = False) -> list[Artifact]:
    """Read a packed file into `workspace`.

    Raises
    ------
    SpecError
        If it is not one, is damaged, holds anything suspicious, or a name is taken and `replace` is not set.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifests = [_read_manifest(archive, name) for name in _contents(archive, path)]
            needed = sum(manifest.size for _, _, manifest in manifests)
            free = shutil.disk_usage(workspace.root).free
            if needed > free:
                raise SpecError(f"{path} unpacks to {needed / 1e9:.1f} GB, {free / 1e9:.1f} GB are free.")
            if not replace:
                for kind, name, _ in manifests:
                    if workspace.has(kind, name):
                        raise SpecError(
                            f"{kind} '{name}' exists already: add --replace, or rename yours first."
                        )
            return [_take(archive, workspace, *one) for one in manifests]
    except FileNotFoundError:
        raise SpecError(f"there is no file {path}.") from None
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise SpecError(f"{path} is not a whole .jspec file ({error}).") from error
    except OSError as error:
        raise explain_os_error(error, f"unpacking {path}") from error


def _contents(archive: zipfile.ZipFile, path: Path) -> list[str]:
    index = _read_json(archive, "jspec.json")
    if index.get("format") != FORMAT:
        raise SpecError(
            f"{path} has format {index.get('format')}, this jupyter_spec reads {FORMAT}: upgrade it."
        )
    names = index.get("artifacts")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SpecError(f"{path}: its list of contents is damaged.")
    return names


def _read_manifest(archive: zipfile.ZipFile, entry: str) -> tuple[str, str, Manifest]:
    kind, _, name = entry.partition("/")
    if kind not in FOLDERS:
        raise SpecError(f"it holds '{entry}', which is no kind of artifact ({', '.join(FOLDERS)}).")
    check_name(name, kind)
    raw = _read_json(archive, f"{entry}/manifest.json")
    known = {field.name for field in dataclasses.fields(Manifest)}
    try:
        manifest = Manifest(**{key: value for key, value in raw.items() if key in known})
        for relative, file in manifest.files.items():
            _check_relative(relative)
            if int(file["size"]) < 0 or not isinstance(file["sha256"], str):
                raise SpecError(f"{entry}: the manifest's entry for {relative} is damaged.")
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise SpecError(f"{entry}: its manifest is damaged ({error}).") from error
    return kind, name, manifest


def _check_relative(relative: str) -> None:
    parts = PurePosixPath(relative).parts
    plain = relative == "/".join(parts) and not relative.startswith("/")
    if not parts or not plain or any(part in ("..", ".") or "\\" in part or ":" in part for part in parts):
        raise SpecError(f"the file name {relative!r} would leave its folder: not unpacked.")


def _take(
    archive: zipfile.ZipFile, workspace: Workspace, kind: str, name: str, manifest: Manifest
) -> Artifact:
    with workspace.draft(kind, name, replace=True) as draft:
        for relative, file in manifest.files.items():
            target = draft.path / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(f"{kind}/{name}/files/{relative}") as source, target.open("wb") as sink:
                if _copy(source, sink, int(file["size"])) != file["sha256"]:
                    raise SpecError(f"{kind} '{name}': {relative} is damaged; not unpacked.")
        return draft.publish(
            base=manifest.base,
            parents=manifest.parents,
            options=manifest.options,
            seed=manifest.seed,
            run=manifest.run,
            details=manifest.details,
        )


def _copy(source: IO[bytes], sink: IO[bytes], size: int) -> str:
    """Copy `size` bytes, no more, and return their SHA-256; an empty string if there are fewer or more."""
    digest, left = hashlib.sha256(), size
    while left and (block := source.read(min(_BLOCK, left))):
        sink.write(block)
        digest.update(block)
        left -= len(block)
    return "" if left or source.read(1) else digest.hexdigest()


def _read_json(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    if archive.getinfo(name).file_size > _SMALL:
        raise SpecError(f"{name} is too large to be what it says.")
    try:
        found = json.loads(archive.read(name))
    except ValueError as error:
        raise SpecError(f"{name} is damaged ({error}).") from error
    if not isinstance(found, dict):
        raise SpecError(f"{name} is damaged.")
    return found
