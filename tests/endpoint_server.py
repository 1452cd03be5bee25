"""A server that speaks the chat protocol of OpenAI, well and badly. As a script it prints its port.

The first part of the path says what `/models` lists and what is asked of who comes: `/one/v1`, `/two/v1`,
`/all/v1`, `/locked/v1` (a key), `/secret-chat/v1` (a key, but not for the list), `/nolist/v1`, `/garbage/v1`,
`/page/v1`.
The name of the model says how an answer goes wrong: see `Handler.answer`. `/state` tells what was asked.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
from collections import Counter
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = "sk-only-for-this-test-0123456789"
LISTS = {
    "one": [{"id": "normal", "max_model_len": 4096}],
    "two": [{"id": "normal"}, {"id": "other:latest"}],
    "none": [],
}
MODELS = [
    "normal", "slow", "silent-once", "silent", "busy", "busy-date", "busy-long", "poor", "flaky", "broken", "forbidden",
    "refusing", "cut", "cut-once", "cut-plain", "cut-late", "garbage", "page", "plain-json", "no-usage", "no-options",
    "new-limit", "filtered", "stream-error", "stream-refusal", "odd", "thinks", "ponders",
]  # fmt: skip


class Counts:
    """What was asked of this server, and how many at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.tries: Counter[str] = Counter()
        self.requests: list[dict] = []
        self.times: list[float] = []
        self.running = self.most = self.hung_up = 0


counts = Counts()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/state":
            names = ("requests", "times", "most", "hung_up", "running")
            return self.json({name: getattr(counts, name) for name in names})
        folder = self.path.split("/")[1]
        if not self.path.endswith("/v1/models") or folder == "nolist":
            return self.json({"error": {"message": "no such path"}}, 404)
        if folder == "locked" and not self.has_key():
            return self.json({"error": {"message": f"bad key {self.headers.get('Authorization')}"}}, 401)
        if folder == "garbage":
            return self.send(b'{"data": [', "application/json")
        if folder == "page":
            return self.send(b"<html>Please log in</html>", "text/html")
        listed = LISTS.get(folder, [{"id": name, "max_model_len": 512} for name in MODELS])
        return self.json({"object": "list", "data": listed})

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        folder = self.path.split("/")[1]
        with counts.lock:
            counts.requests.append({**request, "key": self.headers.get("Authorization")})
            counts.times.append(time.monotonic())
            counts.tries[request["model"] + request["messages"][-1]["content"]] += 1
            counts.running += 1
            counts.most = max(counts.most, counts.running)
        try:
            if not self.path.endswith("/v1/chat/completions"):
                self.json({"error": {"message": "no such path"}}, 404)
            elif folder in ("locked", "secret-chat") and not self.has_key():
                self.json({"error": {"message": f"bad key {self.headers.get('Authorization')}"}}, 401)
            else:
                self.answer(request)
        except (BrokenPipeError, ConnectionResetError):
            counts.hung_up += 1
        finally:
            with counts.lock:
                counts.running -= 1

    def answer(self, request: dict) -> None:
        model, question = request["model"], request["messages"][-1]["content"]
        first = counts.tries[model + question] == 1
        words = [f"{word} " for word in f"You said: {question}".split()]
        if model not in MODELS:
            return self.json({"error": {"message": f"The model `{model}` does not exist."}}, 404)
        if model.startswith("busy") and first:
            asked = {"busy": "1", "busy-date": formatdate(time.time() + 2, usegmt=True), "busy-long": "3600"}[
                model
            ]
            return self.json({"error": {"message": "too many"}}, 429, {"Retry-After": asked})
        if model == "poor":
            return self.json({"error": {"message": "no money left", "code": "insufficient_quota"}}, 429)
        if model == "broken" or (model == "flaky" and first):
            return self.json(
                {"error": {"message": f"it fell over; {self.headers.get('Authorization')}"}}, 500
            )
        if model in ("forbidden", "refusing"):
            text = "the context is 512 tokens, you asked for 513" if model == "refusing" else "not for you"
            return self.json({"object": "error", "message": text}, 400 if model == "refusing" else 403)
        if model == "no-options" and "stream_options" in request:
            return self.json({"detail": [{"loc": ["body", "stream_options"], "msg": "Extra inputs"}]}, 422)
        if model == "new-limit" and "max_tokens" in request:
            text = "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
            return self.json({"error": {"message": text}}, 400)
        if model == "silent" or (model == "silent-once" and first):
            time.sleep(2.5)
        if model == "page":
            return self.send(b"<html>Please log in</html>", "text/html")
        if model == "plain-json":
            return self.json({"choices": [{"message": {"content": "hello"}, "finish_reason": "stop"}]})

        limit = request.get("max_tokens") or request.get("max_completion_tokens")
        finish = "length" if len(words) > limit else "content_filter" if model == "filtered" else "stop"
        self.begin("text/event-stream", chunked=model != "cut-plain")
        self.chunk(": a comment\n\n")
        self.event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}}]})
        name = {"thinks": "reasoning_content", "ponders": "reasoning"}.get(model)
        for thought in ("They ask ", "something. ") if name else ():
            self.event({"choices": [{"index": 0, "delta": {name: thought, "content": None}}]})
        for number, word in enumerate(words[:limit]):
            if model == "slow":
                time.sleep(0.1)
            self.event({"choices": [{"index": 0, "delta": {"content": word}, "finish_reason": None}]})
            if number == 1 and (model in ("cut", "cut-plain") or (model == "cut-once" and first)):
                self.close_connection = True
                return None
            if number == 1 and model == "garbage":
                self.chunk('data: {"choices": [{"del\n\n')
            if number == 1 and model.startswith("stream-"):
                code = 400 if model == "stream-refusal" else 500
                self.event({"error": {"message": "out of slots", "code": code}})
        if model == "odd":
            self.event({"choices": None, "usage": {}})
            self.event([1, 2])
            self.event({"choices": [{}]})
        self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        if model == "cut-late":
            self.close_connection = True
            return None
        if model != "no-usage" and request.get("stream_options", {}).get("include_usage"):
            read = sum(len(message["content"].split()) for message in request["messages"])
            usage = {"prompt_tokens": read, "completion_tokens": len(words[:limit]) + 1, "total_tokens": 0}
            self.event({"choices": [], "usage": usage})
        self.chunk("data: [DONE]\n\n")
        return self.chunk("")

    def has_key(self) -> bool:
        return self.headers.get("Authorization") == f"Bearer {KEY}"

    def begin(self, kind: str, *, chunked: bool) -> None:
        self.chunked = chunked
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Connection", "close")
        self.end_headers()

    def event(self, value: object) -> None:
        if isinstance(value, dict) and "choices" in value:
            value = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", **value}
        self.chunk(f"data: {json.dumps(value)}\n\n")

    def chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if self.chunked else data)
        self.wfile.flush()

    def json(self, value: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send(json.dumps(value).encode(), "application/json", status, headers)

    def send(self, body: bytes, kind: str, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, text in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    # It ends with who started it.
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
