"""A small Llama with a byte-level tokenizer of its own, made here: nothing is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from training_making import make_model


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "small")


@pytest.fixture
def workspace(tmp_path):
    from jupyter_spec.workspace import Workspace

    return Workspace.open(tmp_path / "project")
