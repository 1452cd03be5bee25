"""Base models: finding them, loading them once, switching adapters on them, and generating."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_spec.models.messages import Completion, Message, Settings
from jupyter_spec.models.reference import ModelSource, resolve

if TYPE_CHECKING:
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.workspace import Workspace


def load(reference: str, workspace: Workspace | None = None) -> LanguageModel:
    """The model that `reference` names, loaded once a process; see `jupyter_spec.models.language_model`."""
    from jupyter_spec.models.language_model import load_cached

    return load_cached(resolve(reference, workspace))


__all__ = ["Completion", "Message", "ModelSource", "Settings", "load", "resolve"]
