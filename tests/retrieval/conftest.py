from __future__ import annotations

from pathlib import Path

import pytest
from retrieval_making import make_embedder, write

from jupyter_spec.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    home = tmp_path / "home"
    home.mkdir()
    return Workspace.open(home)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Three small documents with subjects of their own."""
    folder = tmp_path / "docs"
    write(
        folder,
        {
            "policies/warranty.md": "# Warranty\n\n## Coverage\n\nThe gannet lamp is covered for five years.\n\n"
            "## Claims\n\nClaims go to Ines at the repair desk within thirty days of the fault.\n",
            "products/wren.txt": "The wren is a small thermometer. It runs on two batteries and measures frost.\n",
            "places/quay.html": "<html><head><title>Quay</title></head><body><h1>The quay</h1><p>Boats are moored here."
            "</p><script>alert('never')</script></body></html>",
        },
    )
    return folder


@pytest.fixture(scope="session")
def tiny_embedder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_embedder(tmp_path_factory.mktemp("embedders") / "tiny-embedder")
