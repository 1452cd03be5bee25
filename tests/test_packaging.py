"""What a release stands on: one version, a lock that names no host, an extension that is enabled."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jupyter_spec

ROOT = Path(jupyter_spec.__file__).parents[1]
pytestmark = pytest.mark.skipif(not (ROOT / "package.json").exists(), reason="needs the source tree")


def read(name: str) -> dict:
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


def test_the_version_has_one_place():
    version = read("package.json")["version"]
    assert jupyter_spec.__version__ == version
    lock = read("package-lock.json")
    assert (lock["version"], lock["packages"][""]["version"]) == (version, version)


def test_the_lock_file_names_no_registry():
    assert not [name for name, about in read("package-lock.json")["packages"].items() if "resolved" in about]


def test_the_extension_and_the_server_are_installed_and_enabled():
    for command, words in [
        (["-m", "jupyter", "labextension", "list"], r"jupyter-spec v\S+ .*enabled.*OK"),
        (["-m", "jupyter", "server", "extension", "list"], r"jupyter_spec .*enabled"),
    ]:
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
        assert re.search(words, done.stdout + done.stderr), done.stdout + done.stderr
