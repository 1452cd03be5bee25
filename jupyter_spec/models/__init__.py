"""Base models: finding them, loading them once, switching adapters on them, and generating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_spec.models.messages import Completion, Message, Settings
from jupyter_spec.models.reference import ModelSource, resolve

if TYPE_CHECKING:
    from jupyter_spec.models.endpoint import EndpointModel
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.workspace import Workspace


def load(reference: str, workspace: Workspace | None = None) -> LanguageModel | EndpointModel:
    """The model that `reference` names, loaded (or its server asked) once a process.

    See `jupyter_spec.models.language_model` and `jupyter_spec.models.endpoint`.
    """
    source = resolve(reference, workspace)
    if source.kind == "endpoint":
        from jupyter_spec.models.endpoint import connect

        return connect(reference)
    from jupyter_spec.models.language_model import load_cached

    return load_cached(source)


def available(reference: str, workspace: Workspace | None = None) -> str:
    """See that a model can be had: its files fetched, or its server asked now. What names it from now on.

    Raises
    ------
    SpecError
        If it cannot, or if an endpoint serves several models and none is named.
    """
    source = resolve(reference, workspace)
    if source.kind == "endpoint":
        from jupyter_spec.models.endpoint import connect

        return connect(reference, again=True).id
    source.local()
    return source.id if source.kind == "folder" else reference


__all__ = ["Completion", "Message", "ModelSource", "Settings", "available", "load", "resolve"]
