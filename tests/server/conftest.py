from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab_server import LabServer, serve


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """One server for all tests, each of which works in a folder of its own."""
    root = tmp_path_factory.mktemp("root")
    with serve(root, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def folder(server: LabServer) -> str:
    """A new folder under the server's root, as the page would name it."""
    return Path(tempfile.mkdtemp(dir=server.root)).name
