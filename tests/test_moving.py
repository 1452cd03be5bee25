"""What is made stays usable elsewhere: in a copy of the project, and from another folder."""

from __future__ import annotations

import shutil

from jupyter_spec import Engine
from jupyter_spec.models.builtin import TINY
from jupyter_spec.worker import work
from jupyter_spec.workspace import Workspace


def test_a_run_in_a_copied_project_works_there(tmp_path):
    (tmp_path / "one").mkdir()
    engine = Engine(tmp_path / "one")
    (tmp_path / "notes.md").write_text("# Notes\n\nThe gate is green.")
    engine.rag_index(tmp_path / "notes.md", name="notes", mode="lexical")
    before = engine.workspace.artifact("index", "notes").digest
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    copy = Workspace.open(tmp_path / "two")
    copy.delete("index", "notes")
    work(copy.runs()[0].folder)
    assert copy.artifact("index", "notes").verify()
    assert engine.workspace.artifact("index", "notes").digest == before


def test_a_folder_is_named_so_that_it_is_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(TINY.parent)
    engine = Engine(tmp_path).model("./tiny")
    assert engine.base == str(TINY.resolve())
