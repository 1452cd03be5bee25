"""A real Jupyter server on the loopback, with configuration, data and kernels' history of its own."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

START_SECONDS = 60


@dataclasses.dataclass
class Answer:
    """What a request gave: `body` is decoded JSON, or None where there was none."""

    status: int
    headers: Message
    body: Any


@dataclasses.dataclass
class LabServer:
    """A running server: `root` is the folder that it serves, `home` where its own files are."""

    root: Path
    home: Path
    url: str
    token: str

    def request(
        self,
        method: str,
        route: str,
        /,
        *,
        token: str | None = "",
        body: Any = None,
        headers: dict[str, str] | None = None,
        **query: Any,
    ) -> Answer:
        """Ask for `route` under the server's URL; with the right token unless another, or None, is given."""
        address = f"{self.url}{route}" + (f"?{urlencode(query)}" if query else "")
        sent = dict(headers or {})
        if token is not None:
            sent["Authorization"] = f"token {token or self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data=data, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return _answer(response.status, response)
        except urllib.error.HTTPError as error:
            return _answer(error.code, error)

    def api(self, method: str, route: str, /, **options: Any) -> Answer:
        """Ask the extension's own routes."""
        return self.request(method, f"jupyter-spec/api/{route}", **options)


def _answer(status: int, response: Any) -> Answer:
    text = response.read().decode()
    try:
        body = json.loads(text) if text else None
    except ValueError:
        body = text
    return Answer(status, response.headers, body)


@contextlib.contextmanager
def serve(root: Path, home: Path, *arguments: str, app: str = "jupyter_server") -> Iterator[LabServer]:
    """Start `python -m app` on `root`, wait until it answers, and stop it at the end."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "JPY_"))}
    for variable in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        folder = home / variable.lower()
        folder.mkdir(parents=True, exist_ok=True)
        environment[variable] = str(folder)
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", app, "--no-browser", "--allow-root", *arguments]
    options = {"root_dir": root, "port": _free_port(), "port_retries": 50, "ip": "127.0.0.1"}
    command += [f"--ServerApp.{key}={value}" for key, value in options.items()]
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, f"--IdentityProvider.token={token}"],
            cwd=home,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = _wait_until_up(process, home / "jupyter_runtime_dir", log)
            yield LabServer(root, home, url, token)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_up(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    about = runtime / f"jpserver-{process.pid}.json"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, ValueError):
            url = str(json.loads(about.read_text())["url"])
            with urllib.request.urlopen(f"{url}api", timeout=5):
                return url
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
