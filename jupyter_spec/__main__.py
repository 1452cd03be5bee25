"""`python -m jupyter_spec quickstart`: execute the first tutorial from a terminal, and say where the result is.

The notebook runs in a kernel of this very Python, in the notebook's own folder, cell by cell, each named as it begins.
What was executed is written beside it, also when a cell fails, with the outputs so far.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError

CELL_SECONDS = 1200


def quickstart(notebook: Path) -> Path:
    """Execute `notebook`, write it beside itself as `NAME.executed.ipynb`, and return where that is.

    Raises
    ------
    SpecError
        If there is no such notebook, a cell of it fails or takes too long, or its kernel dies.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    if not notebook.is_file():
        raise SpecError(
            f"there is no notebook {notebook}: run this in a clone of the repository, or name one."
        )
    target = notebook.with_name(f"{notebook.stem}.executed.ipynb")
    document = nbformat.read(notebook, as_version=4)
    code = [index for index, cell in enumerate(document.cells) if cell.cell_type == "code"]
    began = time.monotonic()

    def say(cell: Any, cell_index: int, **_: Any) -> None:
        first = next(iter(cell.source.splitlines()), "")
        place = code.index(cell_index) + 1
        print(f"{time.monotonic() - began:5.0f} s  cell {place} of {len(code)}: {first}", flush=True)

    client = NotebookClient(
        document,
        timeout=CELL_SECONDS,
        resources={"metadata": {"path": str(notebook.resolve().parent)}},
        on_cell_execute=say,
        store_widget_state=False,  # what is shown last is static
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise SpecError(f"a cell of {notebook} failed: {error.evalue} What ran is in {target}.") from None
    except CellTimeoutError:
        raise SpecError(
            f"a cell of {notebook} took over {CELL_SECONDS} s. What ran is in {target}."
        ) from None
    except DeadKernelError:
        raise SpecError(
            f"the kernel of {notebook} died, perhaps for want of memory. What ran is in {target}."
        ) from None
    finally:
        nbformat.write(document, target)
    print(f"{time.monotonic() - began:5.0f} s  done. The executed notebook: {target.resolve()}")
    print(f"To climb yourself: jupyter lab {notebook}")
    return target


def main() -> int:
    """The command line; 0 when all went well, 1 with one line of why not."""
    parser = argparse.ArgumentParser(prog="python -m jupyter_spec", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("quickstart", help="execute the first tutorial and say where the result is")
    command.add_argument("notebook", nargs="?", type=Path, default=Path("examples/quickstart.ipynb"))
    options = parser.parse_args()
    try:
        quickstart(options.notebook)
    except SpecError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
