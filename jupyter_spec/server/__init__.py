"""The workspace over REST, for the sidebar: a Jupyter Server extension.

The disk is the truth, so this serves files and keeps no state of its own: it is right when a kernel is busy, restarted
or dead, and with several notebooks and browsers. `core.py` finds the workspace of a notebook and reads it; it knows
nothing of HTTP. `handlers.py` puts it under `/jupyter-spec/api/`, every route behind the server's authentication.

Nothing heavy is imported: `workspace` and `errors` are all that this room needs of the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def load(server: ServerApp) -> None:
    """Add the routes to a running Jupyter server."""
    from importlib.metadata import version
    from pathlib import Path

    from jupyter_spec.server.core import WorkspaceService
    from jupyter_spec.server.handlers import routes

    service = WorkspaceService(Path(server.root_dir), version("jupyter_spec"))
    server.web_app.add_handlers(".*$", routes(server.web_app.settings["base_url"], service))
