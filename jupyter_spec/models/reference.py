"""From the name of a model to where its files are.

A reference is `tiny` (the built-in model), the address of an endpoint, the name of a model in the workspace, a
folder, or a Hugging Face id, tried in that order. Nothing heavy is imported: a hub id is only recognised here and
fetched when it is loaded, and an endpoint is asked when it is loaded.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.models.builtin import TINY
from jupyter_spec.models.endpoint_address import parse_address

if TYPE_CHECKING:
    from jupyter_spec.workspace import Workspace

_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")
_HOST_AND_PORT = re.compile(r"[\w.-]+:\d+(/.*)?")
_WEIGHTS = ("*.safetensors", "*.safetensors.index.json")
_READABLE = (*_WEIGHTS, "*.json", "*.jinja", "*.model", "*.txt")


@dataclasses.dataclass(frozen=True)
class ModelSource:
    """Where a model's files are: `kind` is builtin, workspace, folder, hub or endpoint.

    `path` is None until a hub id is here, and for an endpoint always.
    """

    kind: str
    id: str
    path: Path | None
    revision: str | None

    def local(self) -> ModelSource:
        """The same with its files on this machine, fetched from the hub if need be.

        Raises
        ------
        SpecError
            If the hub has no such model or cannot be reached, the model has no safetensors weights, or it is an
            endpoint.
        """
        if self.path is not None:
            return self
        if self.kind == "endpoint":
            raise SpecError(
                f"model '{self.id}' is an endpoint, its weights are not here: it can be prompted, not trained or "
                "merged; choose tiny, a folder, or a Hugging Face id."
            )
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

        tried = f"model '{self.id}' is not built in, not in the workspace and no folder here; "
        try:
            found = Path(snapshot_download(self.id, allow_patterns=list(_READABLE)))
        except LocalEntryNotFoundError:
            raise SpecError(
                f"{tried}it is not in the local hub cache, and the hub cannot be reached: "
                "check the network, give a folder, or use tiny."
            ) from None
        except (HfHubHTTPError, ValueError) as error:
            reason = str(error).strip().splitlines()[0]
            raise SpecError(f"{tried}the hub refused it ({reason}): check the id, or log in.") from None
        except OSError as error:
            raise SpecError(
                f"{tried}fetching it from the hub failed ({error}): try again, or give a folder."
            ) from None
        check_folder(found)
        return ModelSource("hub", self.id, found, found.name)


def resolve(reference: str, workspace: Workspace | None = None) -> ModelSource:
    """Where the model named by `reference` is.

    Raises
    ------
    SpecError
        If it is none of: tiny, an endpoint's address, a model of the workspace, a folder with a model, a possible
        hub id.
    """
    reference = str(reference).strip()
    if reference == "tiny":
        return ModelSource("builtin", "tiny", TINY, fingerprint(TINY))
    if "://" in reference:
        return ModelSource("endpoint", parse_address(reference).id, None, None)
    names = [artifact.name for artifact in workspace.artifacts("model")] if workspace else []
    if workspace is not None and reference in names:
        artifact = workspace.artifact("model", reference)
        return ModelSource("workspace", reference, artifact.path, artifact.digest)
    folder = Path(reference).expanduser()
    if folder.is_dir():
        check_folder(folder)
        return ModelSource("folder", str(folder.resolve()), folder.resolve(), fingerprint(folder))
    if _HOST_AND_PORT.fullmatch(reference):
        raise SpecError(f"model '{reference}': the address of an endpoint begins with http:// or https://.")
    if reference.startswith((".", "/", "~")) or not _HUB_ID.fullmatch(reference):
        raise SpecError(
            f"model '{reference}' is not built in, not in the workspace, and there is no folder {folder.absolute()}."
            + did_you_mean(reference, ["tiny", *names])
        )
    if "/" not in reference and (hint := did_you_mean(reference, ["tiny", *names])):
        raise SpecError(
            f"model '{reference}' is not built in, not in the workspace and no folder here.{hint}"
        )
    return ModelSource("hub", reference, None, None)


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds no model, or one whose weights are pickles."""
    if not (folder / "config.json").exists():
        raise SpecError(f"{folder} holds no model: there is no config.json in it.")
    if not any(any(folder.glob(pattern)) for pattern in _WEIGHTS):
        raise SpecError(
            f"{folder} has no safetensors weights; pickled ones are not loaded: convert it first."
        )


def fingerprint(folder: Path) -> str:
    """A hash that changes with the model's files: names, sizes, and the first and last 64 KiB of each."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".md":
            size = path.stat().st_size
            digest.update(f"{path.name} {size}\n".encode())
            with path.open("rb") as file:
                digest.update(file.read(65_536))
                file.seek(max(0, size - 65_536))
                digest.update(file.read(65_536))
    return digest.hexdigest()[:40]
