"""What `%load_ext jupyter_spec` costs in a bare kernel, beside an extension that does nothing.

    python tests/benchmarks/load_ext.py [--rounds 15]

Each round starts a fresh kernel and times the round trip of one cell, from the request to the kernel's reply. The bar
is 30 ms. An empty extension shows the floor of the machine, in the same run.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from jupyter_client.manager import start_new_kernel

HEAVY = "import sys; print([m for m in ('torch', 'transformers', 'faiss', 'matplotlib', 'numpy') if m in sys.modules])"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "empty_ext.py").write_text("def load_ipython_extension(shell):\n    pass\n")
        took: dict[str, list[float]] = {"empty_ext": [], "jupyter_spec": []}
        for _ in range(rounds):
            for name, times in took.items():
                times.append(load(name, folder))
    for name, times in took.items():
        best, middle = min(times) * 1000, statistics.median(times) * 1000
        print(f"%load_ext {name:<14} min {best:6.1f} ms   median {middle:6.1f} ms")
    print("bar for jupyter_spec: <= 30 ms")


def load(name: str, folder: str) -> float:
    """Seconds of one `%load_ext` in a fresh kernel whose path holds `folder`."""
    manager, client = start_new_kernel(cwd=folder)
    try:
        client.execute_interactive("pass", timeout=60)
        began = time.perf_counter()
        reply = client.execute_interactive(f"%load_ext {name}", timeout=60)
        seconds = time.perf_counter() - began
        assert reply["content"]["status"] == "ok", reply
        output: list[str] = []
        client.execute_interactive(
            HEAVY, timeout=60, output_hook=lambda m: output.append(str(m["content"].get("text")))
        )
        assert output[-1].strip() == "[]" or "None" in output[-1], f"{name} imported {output[-1]}"
        return seconds
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main()
