"""The routes as the sidebar uses them, and as somebody would who should not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pretend_worker
import pytest
from lab_server import LabServer
from made_workspace import make_artifact, make_run, open_workspace

ROUTES = [
    ("GET", "workspace"),
    ("GET", "runs"),
    ("GET", "runs/some-run"),
    ("DELETE", "runs/some-run"),
    *(("POST", f"runs/some-run/{verb}") for verb in ("stop", "pause", "resume")),
    ("POST", "artifacts/index/handbook/rename"),
    ("DELETE", "artifacts/index/handbook"),
]


@pytest.mark.parametrize(("method", "route"), ROUTES)
@pytest.mark.parametrize("token", [None, "wrong"])
def test_every_route_is_refused_without_the_token(
    server: LabServer, method: str, route: str, token: str | None
):
    assert server.api(method, route, token=token).status in (401, 403)


def test_the_list_of_routes_above_is_complete():
    from jupyter_spec.server.handlers import routes

    methods = {
        (method.upper(), pattern.removeprefix("/jupyter-spec/api/"))
        for pattern, handler, _ in routes("/", None)
        for method in ("get", "post", "put", "patch", "delete")
        if method in vars(handler)
    }
    verbs = "(stop|pause|resume)"
    expected = {
        (method, route.replace("some-run", "([^/]+)").replace("index/handbook", "([^/]+)/([^/]+)"))
        for method, route in ROUTES
    }
    expected = {
        (method, route if not route.endswith(("stop", "pause", "resume")) else f"runs/([^/]+)/{verbs}")
        for method, route in expected
    }
    assert methods == expected


def test_a_cookie_without_the_xsrf_token_changes_nothing(server: LabServer, folder: str):
    """What a page of another site could make a browser send."""
    workspace = open_workspace(server.root / folder)
    make_artifact(workspace, "index", "handbook")
    visit = f"lab?token={server.token}"
    cookies = server.request("GET", visit, token=None, headers={"Accept": "text/html"}).headers
    browser = {"Cookie": "; ".join(part.split(";")[0] for part in cookies.get_all("Set-Cookie", []))}
    notebook = f"{folder}/a.ipynb"
    assert server.api("GET", "workspace", token=None, headers=browser, path=notebook).status == 200
    answer = server.api("DELETE", "artifacts/index/handbook", token=None, headers=browser, path=notebook)
    assert answer.status in (401, 403)
    assert workspace.has("index", "handbook")


def test_a_notebook_without_a_workspace_has_an_empty_overview(server: LabServer, folder: str):
    answer = server.api("GET", "workspace", path=f"{folder}/a.ipynb")
    assert answer.status == 200
    assert (answer.body["workspace"], answer.body["artifacts"], answer.body["runs"]) == (None, [], [])
    assert not (server.root / folder / ".jupyter_spec").exists(), "looking must not create anything"


def test_the_overview_shows_what_was_made(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    make_artifact(
        workspace,
        "index",
        "handbook",
        details={"documents": 12, "chunks": 88, "rows": [1, 2], "settings": {"a": 1}},
    )
    make_artifact(workspace, "adapter", "tone", base={"id": "tiny", "revision": None})
    run = make_run(workspace, "tone")
    body = server.api("GET", "workspace", path=f"{folder}/a.ipynb").body
    import jupyter_spec

    assert body["version"] == jupyter_spec.__version__
    assert body["workspace"] == f"{folder}/.jupyter_spec"
    index, adapter = body["artifacts"]
    assert (index["kind"], index["name"], index["size"], index["error"]) == ("index", "handbook", 1000, None)
    assert index["details"] == {"documents": 12, "chunks": 88, "rows": 2}, "a list is a count"
    assert adapter["base"] == "tiny"
    (shown,) = body["runs"]
    assert (shown["id"], shown["status"], shown["step"], shown["total"]) == (run.id, "done", 3, 3)


def test_the_workspace_is_found_by_walking_up(server: LabServer, folder: str):
    open_workspace(server.root / folder)
    (server.root / folder / "deep" / "deeper").mkdir(parents=True)
    body = server.api("GET", "workspace", path=f"{folder}/deep/deeper/a.ipynb").body
    assert body["workspace"] == f"{folder}/.jupyter_spec"


def test_the_engine_of_a_notebook_is_known_by_its_path(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    notebook = str(server.root / folder / "a.ipynb")
    announce = (
        "import sys, time; from pathlib import Path; from jupyter_spec.workspace import Workspace;"
        "Workspace(Path(sys.argv[1])).announce({'notebook': sys.argv[2], 'model': 'tiny', 'device': 'cpu',"
        "'since': '1'}); print('ok', flush=True); time.sleep(60)"
    )
    kernel = subprocess.Popen(
        [sys.executable, "-c", announce, str(workspace.root), notebook], stdout=subprocess.PIPE
    )
    try:
        assert kernel.stdout is not None
        assert kernel.stdout.readline() == b"ok\n"
        mine = server.api("GET", "workspace", path=f"{folder}/a.ipynb").body
        other = server.api("GET", "workspace", path=f"{folder}/b.ipynb").body
    finally:
        kernel.kill()
        kernel.wait()
    assert mine["engine"]["model"] == "tiny"
    assert other["engine"] is None
    assert [engine["pid"] for engine in other["engines"]] == [kernel.pid]
    assert server.api("GET", "workspace", path=f"{folder}/a.ipynb").body["engines"] == []


def test_what_did_not_change_costs_a_304(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    make_run(workspace, "tone")
    first = server.api("GET", "workspace", path=f"{folder}/a.ipynb")
    again = {"If-None-Match": first.headers["Etag"]}
    assert server.api("GET", "workspace", path=f"{folder}/a.ipynb", headers=again).status == 304
    make_artifact(workspace, "index", "handbook")
    assert server.api("GET", "workspace", path=f"{folder}/a.ipynb", headers=again).status == 200


def test_runs_are_paged_newest_first_without_gaps_or_repeats(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    made = [make_run(workspace, f"run-{number:02}", steps=1).id for number in range(7)]
    notebook = f"{folder}/a.ipynb"
    overview = server.api("GET", "workspace", path=notebook, limit=3).body
    assert overview["run_count"] == 7
    seen, following = [run["id"] for run in overview["runs"]], overview["next"]
    while following:
        page = server.api("GET", "runs", path=notebook, limit=3, before=following).body
        seen += [run["id"] for run in page["runs"]]
        following = page["next"]
    assert sorted(seen) == sorted(made)
    assert seen == sorted(seen, reverse=True)


def test_a_live_run_is_shown_however_old(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    live = workspace.create_run("lora", "aaa", {})
    worker = start_worker(live.folder)
    try:
        for number in range(4):
            make_run(workspace, f"zzz-{number}", steps=1)
        body = server.api("GET", "workspace", path=f"{folder}/a.ipynb", limit=2).body
    finally:
        worker.kill()
        worker.wait()
    assert [run["id"] for run in body["runs"]][-1] == live.id
    assert len(body["runs"]) == 3


def test_events_go_on_from_since(server: LabServer, folder: str):
    run = make_run(open_workspace(server.root / folder), "tone", steps=50)
    everything = run.events()
    seen, since = [], 0
    while page := server.api("GET", f"runs/{run.id}", path=f"{folder}/a.ipynb", since=since, limit=7).body:
        if not page["events"]:
            break
        assert len(page["events"]) <= 7
        seen += page["events"]
        since = page["next"]
    assert seen == everything


@pytest.mark.parametrize("query", [{"since": -1}, {"since": "x"}, {"limit": 0}, {"limit": "1e3"}])
def test_numbers_are_checked(server: LabServer, folder: str, query: dict[str, str]):
    run = make_run(open_workspace(server.root / folder), "tone")
    answer = server.api("GET", f"runs/{run.id}", path=f"{folder}/a.ipynb", **query)
    assert answer.status == 400
    assert next(iter(query)) in answer.body["message"]


def test_pause_resume_and_stop_reach_a_worker_in_another_process(server: LabServer, folder: str):
    run = open_workspace(server.root / folder).create_run("lora", "tone", {})
    worker = start_worker(run.folder)
    notebook = f"{folder}/a.ipynb"
    try:
        wait_for(run, "running")
        assert server.api("POST", f"runs/{run.id}/pause", path=notebook).status == 200
        wait_for(run, "paused")
        assert server.api("POST", f"runs/{run.id}/resume", path=notebook).status == 200
        wait_for(run, "running")
        answer = server.api("POST", f"runs/{run.id}/stop", path=notebook)
        assert answer.body["status"] in ("stopping", "stopped")
        assert (run.folder / "control" / "stop").exists()
        wait_for(run, "stopped")
    finally:
        worker.kill()
        worker.wait()
    ended = server.api("POST", f"runs/{run.id}/stop", path=notebook)
    assert ended.status == 400
    assert "has ended" in ended.body["message"]
    assert "\n" not in ended.body["message"]


def test_a_killed_worker_is_shown_as_crashed(server: LabServer, folder: str):
    run = open_workspace(server.root / folder).create_run("lora", "tone", {})
    worker = start_worker(run.folder)
    wait_for(run, "running")
    worker.kill()
    worker.wait()
    shown = server.api("GET", f"runs/{run.id}", path=f"{folder}/a.ipynb").body["run"]
    assert shown["status"] == "crashed"
    assert shown["error"]


def test_a_run_of_another_python_is_not_started_again_by_this_one(server: LabServer, folder: str):
    run = open_workspace(server.root / folder).create_run("lora", "tone", {})
    worker = start_worker(run.folder)
    wait_for(run, "running")
    worker.kill()
    worker.wait()
    (run.folder / "launch.json").write_text(
        json.dumps({"command": f"/elsewhere/python -m jupyter_spec.worker {run.folder}"})
    )
    answer = server.api("POST", f"runs/{run.id}/resume", path=f"{folder}/a.ipynb")
    assert answer.status == 400
    assert f"%spec resume {run.id}" in answer.body["message"]


def test_rename_and_delete(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    make_artifact(workspace, "adapter", "tone")
    notebook = f"{folder}/a.ipynb"
    renamed = server.api("POST", "artifacts/adapter/tone/rename", path=notebook, body={"name": "warm"})
    assert (renamed.status, renamed.body["name"]) == (200, "warm")
    assert workspace.artifact("adapter", "warm").verify()
    assert not workspace.has("adapter", "tone")
    assert server.api("DELETE", "artifacts/adapter/warm", path=notebook).status == 204
    assert workspace.artifacts() == []
    run = make_run(workspace, "tone")
    assert server.api("DELETE", f"runs/{run.id}", path=notebook).status == 204
    assert workspace.runs() == []


def test_a_live_run_is_not_deleted(server: LabServer, folder: str):
    run = open_workspace(server.root / folder).create_run("lora", "tone", {})
    worker = start_worker(run.folder)
    try:
        wait_for(run, "running")
        answer = server.api("DELETE", f"runs/{run.id}", path=f"{folder}/a.ipynb")
    finally:
        worker.kill()
        worker.wait()
    assert answer.status == 400
    assert "stop it first" in answer.body["message"]
    assert run.folder.exists()


@pytest.mark.parametrize("name", ["", "  ", "../up", ".hidden", "a/b", "x" * 65, None, 3, "taken"])
def test_a_bad_new_name_is_refused_in_one_line(server: LabServer, folder: str, name: object):
    workspace = open_workspace(server.root / folder)
    make_artifact(workspace, "adapter", "tone")
    make_artifact(workspace, "adapter", "taken")
    answer = server.api(
        "POST", "artifacts/adapter/tone/rename", path=f"{folder}/a.ipynb", body={"name": name}
    )
    assert answer.status == 400
    assert "\n" not in answer.body["message"]
    assert [artifact.name for artifact in workspace.artifacts()] == ["taken", "tone"]


@pytest.mark.parametrize("body", [[1], "text", 5])
def test_a_rename_wants_an_object(server: LabServer, folder: str, body: object):
    make_artifact(open_workspace(server.root / folder), "adapter", "tone")
    answer = server.api("POST", "artifacts/adapter/tone/rename", path=f"{folder}/a.ipynb", body=body)
    assert answer.status == 400


@pytest.mark.parametrize(
    ("method", "route"),
    [
        ("GET", "runs/nothing"),
        ("POST", "runs/nothing/stop"),
        ("DELETE", "runs/nothing"),
        ("DELETE", "artifacts/index/nothing"),
        ("DELETE", "artifacts/thing/nothing"),
    ],
)
def test_what_is_not_there_is_a_404_with_a_line(server: LabServer, folder: str, method: str, route: str):
    open_workspace(server.root / folder)
    answer = server.api(method, route, path=f"{folder}/a.ipynb")
    assert answer.status == 404
    assert "nothing" in answer.body["message"] or "kind" in answer.body["message"]


@pytest.mark.parametrize("climb", ["../a.ipynb", "../../etc/a.ipynb", "x/../../a.ipynb", "/../a.ipynb"])
def test_a_path_out_of_the_root_is_refused(server: LabServer, climb: str):
    answer = server.api("GET", "workspace", path=climb)
    assert answer.status == 403
    assert "\n" not in answer.body["message"]


@pytest.mark.parametrize("name", ["..%2Fdone", "%2e%2e", "..%5Cdone", ".."])
def test_a_name_is_never_a_path(server: LabServer, folder: str, name: str):
    workspace = open_workspace(server.root / folder)
    precious = make_artifact(workspace, "index", "done").folder
    for route in (f"artifacts/adapter/{name}", f"runs/{name}"):
        assert server.api("DELETE", route, path=f"{folder}/a.ipynb").status in (400, 404)
    assert (precious / "manifest.json").exists()


def test_a_linked_folder_out_of_the_root_is_refused(server: LabServer, folder: str, tmp_path: Path):
    open_workspace(tmp_path / "outside")
    (server.root / folder / "link").symlink_to(tmp_path / "outside")
    answer = server.api("GET", "workspace", path=f"{folder}/link/a.ipynb")
    assert answer.status == 403
    assert answer.body.keys() == {"message"}


def test_a_linked_workspace_out_of_the_root_is_refused(server: LabServer, folder: str, tmp_path: Path):
    outside = open_workspace(tmp_path)
    make_artifact(outside, "index", "handbook")
    (server.root / folder / ".jupyter_spec").symlink_to(outside.root)
    assert server.api("GET", "workspace", path=f"{folder}/a.ipynb").status == 403
    assert server.api("DELETE", "artifacts/index/handbook", path=f"{folder}/a.ipynb").status == 403
    assert outside.has("index", "handbook")


def test_a_workspace_above_the_root_is_refused(server: LabServer):
    above = open_workspace(server.root.parent)
    try:
        answer = server.api("GET", "workspace", path="a.ipynb")
    finally:
        shutil.rmtree(above.root)
    assert answer.status == 403
    assert "JUPYTER_SPEC_HOME" in answer.body["message"]


def test_links_inside_a_workspace_lead_nowhere(server: LabServer, folder: str, tmp_path: Path):
    outside = open_workspace(tmp_path)
    make_artifact(outside, "index", "handbook")
    stranger = make_run(outside, "tone")
    workspace = open_workspace(server.root / folder)
    for name in ("indexes", "runs"):
        (workspace.root / name).mkdir()
    (workspace.root / "indexes" / "handbook").symlink_to(outside.root / "indexes" / "handbook")
    (workspace.root / "runs" / stranger.id).symlink_to(stranger.folder)
    notebook = f"{folder}/a.ipynb"
    overview = server.api("GET", "workspace", path=notebook).body
    assert (overview["artifacts"], overview["runs"]) == ([], [])
    for method, route in [
        ("GET", f"runs/{stranger.id}"),
        ("DELETE", f"runs/{stranger.id}"),
        ("DELETE", "artifacts/index/handbook"),
    ]:
        assert server.api(method, route, path=notebook).status == 403
    assert outside.has("index", "handbook")
    assert stranger.status == "done"


def test_one_damaged_manifest_does_not_hide_the_others(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    make_artifact(workspace, "index", "good")
    bad = make_artifact(workspace, "index", "bad")
    (bad.folder / "manifest.json").write_text("{")
    found = server.api("GET", "workspace", path=f"{folder}/a.ipynb").body["artifacts"]
    assert [(one["name"], one["error"] is None) for one in found] == [("bad", False), ("good", True)]


def test_a_workspace_of_a_newer_version_says_so(server: LabServer, folder: str):
    workspace = open_workspace(server.root / folder)
    (workspace.root / "workspace.json").write_text('{"format": 99}')
    answer = server.api("GET", "workspace", path=f"{folder}/a.ipynb")
    assert answer.status == 400
    assert "upgrade jupyter_spec" in answer.body["message"]


def start_worker(run: Path, steps: int = 2000, seconds: float = 0.05) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, pretend_worker.__file__, str(run), str(steps), str(seconds)])


def wait_for(run, status: str, timeout: float = 20) -> None:
    import time

    deadline = time.monotonic() + timeout
    while run.status != status:
        assert time.monotonic() < deadline, f"{run.status}, not {status}"
        time.sleep(0.05)
