"""A served model that says what a test wrote down for it: how answers are read is tested on a real conversation."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from jupyter_spec import Engine


@dataclass
class Scripted:
    """`replies` are said one after the other, the last one again and again; `asked` holds what came in."""

    address: str
    replies: list[str] = field(default_factory=list)
    asked: list[dict] = field(default_factory=list)


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self._send("application/json", json.dumps({"data": [{"id": "said", "max_model_len": 400}]}))

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                script.asked.append(request)
                text = script.replies.pop(0) if len(script.replies) > 1 else script.replies[0]
            events = [{"delta": {"content": piece}} for piece in (text[:7], text[7:])]
            events.append({"delta": {}, "finish_reason": "stop"})
            lines = [f"data: {json.dumps({'choices': [{'index': 0, **event}]})}\n\n" for event in events]
            self._send("text/event-stream", "".join(lines) + "data: [DONE]\n\n")

        def _send(self, kind: str, body: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script = Scripted(f"http://127.0.0.1:{server.server_port}/v1")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield script
    server.shutdown()
    server.server_close()


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.delenv("JUPYTER_SPEC_HOME", raising=False)
    return Engine(tmp_path)
