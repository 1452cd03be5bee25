"""The routes. Each reads its arguments, asks `WorkspaceService` in a thread, and writes what comes back.

All are behind the server's own authentication, authorisation and XSRF check. A `SpecError` becomes one line of JSON,
`{"message": …}`. GET answers carry the ETag that Tornado makes of them, so a poll that finds nothing new costs a 304.

    GET    workspace?path=NOTEBOOK                       everything at once
    GET    runs?path=&limit=&before=                     older runs
    GET    runs/ID?path=&since=&limit=                   one run with its events
    POST   runs/ID/stop|pause|resume?path=
    DELETE runs/ID?path=
    POST   artifacts/KIND/NAME/rename?path=              {"name": NEW}
    DELETE artifacts/KIND/NAME?path=
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from jupyter_spec.errors import SpecError, explain_os_error
from jupyter_spec.server.core import MOST, PAGE, Missing, Refused, WorkspaceService


class _Handler(APIHandler):
    auth_resource = "jupyter_spec"
    service: WorkspaceService

    def initialize(self, service: WorkspaceService) -> None:
        self.service = service

    async def answer(self, work: Callable[..., Any], *arguments: Any) -> None:
        """Do `work` in a thread, since disks and network folders can be slow, and write what it gives."""
        try:
            found = await asyncio.to_thread(work, *arguments)
        except SpecError as error:
            self._refuse(error)
        except OSError as error:
            self._refuse(explain_os_error(error, "reading the workspace"))
        else:
            if found is None:
                self.set_status(204)
                await self.finish()
            else:
                await self.finish(found)

    @property
    def notebook(self) -> str:
        return str(self.get_query_argument("path", ""))

    def number(self, name: str, default: int, *, least: int = 0) -> int:
        """A whole number from the query."""
        given = self.get_query_argument(name, None)
        if given is None:
            return default
        if not (given.isascii() and given.isdigit()) or int(given) < least:
            raise web.HTTPError(400, f"{name} must be a whole number, at least {least}")
        return int(given)

    def limit(self, default: int) -> int:
        return min(self.number("limit", default, least=1), MOST)

    def _refuse(self, error: SpecError) -> None:
        self.set_status(403 if isinstance(error, Refused) else 404 if isinstance(error, Missing) else 400)
        self.finish({"message": str(error)})


class _Workspace(_Handler):
    @web.authenticated
    @authorized
    async def get(self) -> None:
        pid = await self._kernel_pid()
        await self.answer(self.service.overview, self.notebook, pid, self.limit(PAGE))

    async def _kernel_pid(self) -> int | None:
        """The process of the notebook's kernel, where it is on this machine and the server started it."""
        for session in await self.session_manager.list_sessions():
            if self.notebook and session["path"] == self.notebook:
                kernel = self.kernel_manager.get_kernel(session["kernel"]["id"])
                pid = getattr(getattr(kernel, "provisioner", None), "pid", None)
                return pid if isinstance(pid, int) else None
        return None


class _Runs(_Handler):
    @web.authenticated
    @authorized
    async def get(self) -> None:
        before = self.get_query_argument("before", None)
        await self.answer(self.service.runs, self.notebook, self.limit(PAGE), before)


class _Run(_Handler):
    @web.authenticated
    @authorized
    async def get(self, identifier: str) -> None:
        since, limit = self.number("since", 0), self.limit(MOST)
        await self.answer(self.service.run, self.notebook, identifier, since, limit)

    @web.authenticated
    @authorized
    async def delete(self, identifier: str) -> None:
        await self.answer(self.service.delete_run, self.notebook, identifier)


class _RunControl(_Handler):
    @web.authenticated
    @authorized
    async def post(self, identifier: str, verb: str) -> None:
        await self.answer(self.service.control, self.notebook, identifier, verb)


class _Artifact(_Handler):
    @web.authenticated
    @authorized
    async def delete(self, kind: str, name: str) -> None:
        await self.answer(self.service.delete_artifact, self.notebook, kind, name)


class _ArtifactRename(_Handler):
    @web.authenticated
    @authorized
    async def post(self, kind: str, name: str) -> None:
        body = self.get_json_body()
        new = body.get("name") if isinstance(body, dict) else None
        await self.answer(self.service.rename, self.notebook, kind, name, new)


def routes(base_url: str, service: WorkspaceService) -> list[tuple[str, type[_Handler], dict[str, Any]]]:
    """The routes under `base_url`, for Tornado."""
    name = "([^/]+)"
    handlers: dict[str, type[_Handler]] = {
        "workspace": _Workspace,
        "runs": _Runs,
        f"runs/{name}": _Run,
        f"runs/{name}/(stop|pause|resume)": _RunControl,
        f"artifacts/{name}/{name}": _Artifact,
        f"artifacts/{name}/{name}/rename": _ArtifactRename,
    }
    return [
        (url_path_join(base_url, "jupyter-spec/api", path), handler, {"service": service})
        for path, handler in handlers.items()
    ]
