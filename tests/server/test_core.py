"""What the routes stand on, without HTTP."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from made_workspace import make_artifact, make_run, open_workspace

from jupyter_spec.server.core import Refused, WorkspaceService


@pytest.fixture
def service(tmp_path: Path) -> WorkspaceService:
    (tmp_path / "root").mkdir()
    return WorkspaceService(tmp_path / "root", "1.2.3")


def test_the_workspace_that_the_environment_names_is_served_wherever_it_lies(
    service: WorkspaceService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home = open_workspace(tmp_path / "far away")
    make_artifact(home, "index", "handbook")
    with pytest.raises(Refused):
        service.overview("../far away/a.ipynb")
    monkeypatch.setenv("JUPYTER_SPEC_HOME", str(home.root))
    overview = service.overview("a.ipynb")
    assert overview["workspace"] == str(home.root)
    assert [one["name"] for one in overview["artifacts"]] == ["handbook"]
    with pytest.raises(Refused):
        service.overview("../far away/a.ipynb")


def test_what_is_remembered_is_never_old(service: WorkspaceService):
    workspace = open_workspace(service.root)
    make_artifact(workspace, "index", "handbook", details={"documents": 1})
    run = make_run(workspace, "tone")

    def shown() -> tuple[int, str]:
        overview = service.overview("a.ipynb")
        return overview["artifacts"][0]["details"]["documents"], overview["runs"][0]["status"]

    assert shown() == (1, "done")
    for documents in (2, 3):
        with workspace.draft("index", "handbook", replace=True) as draft:
            (draft.path / "content.bin").write_bytes(b"x" * 1000)
            draft.publish(details={"documents": documents})
        state = (run.folder / "state.json").read_text()
        status = "failed" if documents == 2 else "done"
        temporary = run.folder / "new"
        temporary.write_text(state.replace('"done"', f'"{status}"').replace('"failed"', f'"{status}"'))
        temporary.replace(run.folder / "state.json")
        assert shown() == (documents, status)


def test_a_name_that_the_product_would_not_give_is_not_shown(service: WorkspaceService):
    """It would go into a cell."""
    workspace = open_workspace(service.root)
    good = make_artifact(workspace, "index", "handbook")
    good.folder.with_name("evil\nimport os").mkdir()
    manifest = (good.folder / "manifest.json").read_bytes()
    (good.folder.with_name("evil\nimport os") / "manifest.json").write_bytes(manifest)
    assert [one["name"] for one in service.overview("a.ipynb")["artifacts"]] == ["handbook"]


def test_the_server_side_imports_nothing_heavy():
    heavy = (
        "torch transformers peft faiss tantivy sentence_transformers matplotlib pandas numpy IPython".split()
    )
    probe = (
        "import sys, jupyter_spec.server.handlers;"
        f"print([name for name in {heavy} if name in sys.modules],"
        "[name for name in sys.modules if name.startswith('jupyter_spec.')])"
    )
    text = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout
    assert text.startswith("[]")
    for room in ("models", "retrieval", "prompting", "training", "evaluation", "engine", "magics", "display"):
        assert f"jupyter_spec.{room}" not in text
