"""The panel as a person meets it: a real JupyterLab, a real kernel, a real browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pretend_worker
import pytest
from made_workspace import make_artifact, make_run, open_workspace

from jupyter_spec.workspace import Journal, Run, Workspace

SECTIONS = {"index": "Indexes", "adapter": "Adapters", "model": "Models", "evaluation": "Evaluations"}


@pytest.fixture
def workspace(lab: Any) -> Workspace:
    """A workspace with one artifact of each kind and one run that is done."""
    made = open_workspace(lab.folder)
    make_artifact(
        made, "index", "handbook", content=b"x" * 2_340_000, details={"documents": 45, "chunks": 612}
    )
    make_artifact(made, "adapter", "tone", base={"id": "tiny", "revision": None})
    make_artifact(made, "model", "tone-merged", base={"id": "tiny", "revision": None})
    make_artifact(made, "evaluation", "questions", details={"items": 60})
    make_run(made, "tone")
    return made


@pytest.fixture
def live_run(workspace: Workspace) -> Iterator[Run]:
    """A run whose worker is a process of its own, ten steps a second, for longer than any test."""
    run = workspace.create_run("lora", "tone-live", {})
    worker = subprocess.Popen([sys.executable, pretend_worker.__file__, str(run.folder), "3000", "0.1"])
    yield run
    worker.kill()
    worker.wait()


def progress(lab: Any) -> int:
    return int(lab.panel.get_by_role("progressbar").get_attribute("aria-valuenow"))


def eventually(condition: Any, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_an_empty_panel_says_how_to_begin(lab: Any):
    lab.open(lab.notebook("analysis.ipynb"))
    lab.panel.get_by_text("Nothing has been made here yet").wait_for()
    lab.panel.get_by_role("button", name="Load the magics").click()
    eventually(lambda: lab.cells == ["%load_ext jupyter_spec"])
    lab.panel.get_by_role("button", name="Ask the model").click()
    eventually(lambda: len(lab.cells) == 2 and lab.cells[1].startswith("%%prompt\n"))
    assert not (lab.folder / ".jupyter_spec").exists(), "looking and inserting create nothing"


def test_artifacts_and_runs_are_listed_with_counts(lab: Any, workspace: Workspace):
    lab.open(lab.notebook("analysis.ipynb"))
    for kind, title in SECTIONS.items():
        section = lab.panel.locator(f'[data-section="{kind}"]')
        section.get_by_role("button", name=re.compile(rf"{title}\s*1")).wait_for()
    index = lab.panel.locator('[data-section="index"] li')
    text = index.inner_text()
    for words in ("handbook", "45 documents", "612 chunks", "2.34 MB", "just now"):
        assert words in text
    run = lab.panel.locator('[data-section="runs"] li')
    assert "tone" in run.inner_text()
    assert "done" in run.inner_text()


def test_buttons_insert_the_visible_cell_and_run_nothing(lab: Any, workspace: Workspace):
    lab.open(lab.notebook("analysis.ipynb", "1 + 1"))
    expected = ["1 + 1"]
    for button, cell in [
        ("Ask: handbook", "%%prompt --rag handbook\n"),
        ("Use: handbook", "%spec use --rag handbook"),
        ("Use: tone", "%spec use --adapter tone"),
        ("Use: tone-merged", "%spec model tone-merged"),
        ("Ladder: questions", "%ladder questions"),
    ]:
        lab.panel.get_by_role("button", name=button, exact=True).click()
        eventually(lambda now=[*expected, cell]: lab.cells == now)
        lab.page.locator(".jp-Cell.jp-mod-active .cm-focused").wait_for()
        lab.page.keyboard.type("x")  # the cursor is at the end of the new cell
        expected.append(f"{cell}x")
        eventually(lambda: lab.cells == expected)
    assert lab.page.locator(".jp-OutputArea-output").count() == 0


def test_progress_advances_while_a_cell_is_executing(lab: Any, live_run: Run):
    lab.open(lab.notebook("analysis.ipynb", "import time\nfor _ in range(600):\n    time.sleep(0.1)"))
    lab.wait_for_kernel()
    lab.command("notebook:run-cell")
    lab.page.locator('.jp-Notebook-ExecutionIndicator[data-status="busy"]').wait_for()
    bar = lab.panel.get_by_role("progressbar")
    bar.wait_for()
    assert bar.get_attribute("aria-valuemax") == "3000"
    first = progress(lab)
    eventually(lambda: progress(lab) >= first + 10)
    assert re.search(
        r"steps/s.*loss \d.*left", lab.panel.locator(f'[data-run="{live_run.id}"]').inner_text(), re.S
    )
    assert lab.page.locator('.jp-Notebook-ExecutionIndicator[data-status="busy"]').count() == 1
    assert lab.page.locator(".jp-InputPrompt").first.inner_text() == "[*]:"


def test_a_real_training_is_followed_to_its_adapter_while_the_kernel_is_busy(lab: Any):
    rows = [{"question": f"What is {n} plus {n}?", "answer": f"Gladly! It is {2 * n}."} for n in range(64)]
    (lab.folder / "tone.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    train = "%lora_train tone.jsonl --name tone --steps 60"
    lab.open(lab.notebook("analysis.ipynb", "%load_ext jupyter_spec", train, "import time; time.sleep(300)"))
    lab.wait_for_kernel()
    lab.command("notebook:run-all-cells")
    bar = lab.panel.get_by_role("progressbar")
    bar.wait_for(timeout=60_000)
    eventually(lambda: bar.get_attribute("aria-valuemax") == "60", 120)
    first = progress(lab)
    assert first < 50
    eventually(lambda: progress(lab) >= first + 5, 60)
    assert lab.page.locator(".jp-InputPrompt").last.inner_text() == "[*]:"
    adapter = lab.panel.locator('[data-section="adapter"] [data-name="tone"]')
    adapter.wait_for(timeout=120_000)
    lab.panel.locator('[data-section="runs"] li[data-status="done"]').wait_for()
    assert lab.page.locator(".jp-InputPrompt").last.inner_text() == "[*]:", "all this while the cell executes"
    adapter.get_by_role("button", name="Use: tone").click()
    eventually(lambda: lab.cells[-1] == "%spec use --adapter tone")


def test_pause_resume_and_stop(lab: Any, live_run: Run):
    lab.open(lab.notebook("analysis.ipynb"))
    run = lab.panel.locator(f'[data-run="{live_run.id}"]')
    run.get_by_role("button", name="Pause: tone-live").click()
    run.get_by_text("paused").wait_for()
    assert (live_run.folder / "control" / "pause").exists()
    stood = live_run.state["step"]
    run.get_by_role("button", name="Resume: tone-live").click()
    run.get_by_text("running").wait_for()
    eventually(lambda: live_run.state["step"] > stood)
    spoken = lab.panel.get_by_role("status")
    run.get_by_role("button", name="Stop: tone-live").click()
    eventually((live_run.folder / "control" / "stop").exists)
    lab.panel.locator(f'[data-section="runs"] [data-run="{live_run.id}"][data-status="stopped"]').wait_for()
    assert spoken.inner_text() == "lora tone-live: stopped"
    assert live_run.status == "stopped"


def test_an_open_run_draws_its_losses_and_says_them(lab: Any, live_run: Run):
    lab.open(lab.notebook("analysis.ipynb"))
    run = lab.panel.locator(f'[data-run="{live_run.id}"]')
    title = run.get_by_role("button", name=re.compile("tone-live LoRA"))
    assert title.get_attribute("aria-expanded") == "false"
    title.click()
    assert title.get_attribute("aria-expanded") == "true"
    run.locator("canvas").wait_for()
    caption = run.locator("figcaption").inner_text
    assert re.search(r"loss \d.* at step \d+; it began with \d", caption())
    before = caption()
    eventually(lambda: caption() != before)
    assert drawn_colours(run.locator("canvas")) > 20, "the chart is not empty"


def test_a_reload_keeps_what_is_open_and_finds_the_run_again(lab: Any, live_run: Run):
    path = lab.notebook("analysis.ipynb")
    lab.open(path)
    lab.panel.locator(f'[data-run="{live_run.id}"] .jp-spec-Run-title').click()
    lab.panel.locator('[data-section="index"] h3 button').click()
    lab.panel.locator('[data-section="index"] li').wait_for(state="hidden")
    before = progress(lab)
    time.sleep(1)
    lab.page.reload()
    lab.panel.get_by_role("progressbar").wait_for()
    assert lab.panel.is_visible(), "the panel is still the one in front"
    assert progress(lab) > before
    lab.panel.locator(f'[data-run="{live_run.id}"] canvas').wait_for()
    assert lab.panel.locator('[data-section="index"] h3 button').get_attribute("aria-expanded") == "false"


def test_it_follows_the_notebook_in_front_and_its_renaming(lab: Any, workspace: Workspace):
    other = open_workspace(lab.folder / "other")
    make_artifact(other, "index", "minutes")
    second = lab.notebook("other/second.ipynb")
    lab.open(lab.notebook("analysis.ipynb"))
    lab.panel.get_by_text("handbook", exact=True).wait_for()
    lab.open_other(second)
    lab.panel.get_by_text("minutes", exact=True).wait_for()
    assert lab.panel.get_by_text("handbook", exact=True).count() == 0
    lab.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text="analysis.ipynb").click()
    lab.panel.get_by_text("handbook", exact=True).wait_for()
    lab.page.evaluate(
        "([old, name]) => window.jupyterapp.serviceManager.contents.rename(old, name)",
        [f"{lab.folder.name}/analysis.ipynb", f"{lab.folder.name}/other/moved.ipynb"],
    )
    lab.panel.get_by_text("minutes", exact=True).wait_for()
    lab.panel.get_by_text("moved.ipynb").wait_for()


def test_the_engine_of_the_kernel_is_shown(lab: Any, workspace: Workspace):
    announce = (
        "from pathlib import Path\nfrom jupyter_spec.workspace import Workspace\n"
        "Workspace.find().announce({'model': 'tiny', 'device': 'cpu', 'rag': 'handbook', 'adapter': None})"
    )
    lab.open(lab.notebook("analysis.ipynb", announce))
    lab.wait_for_kernel()
    lab.panel.get_by_text("No running kernel").wait_for()
    lab.command("notebook:run-cell")
    card = lab.panel.get_by_role("group", name="In use")
    card.get_by_text("tiny").wait_for()
    text = " ".join(card.inner_text().split())
    assert "Model tiny Device cpu Index handbook Adapter —" in text
    assert "Kernel of" not in text, "it is known to be this notebook's"


def test_rename_and_delete_by_keyboard_alone(lab: Any, workspace: Workspace):
    lab.open(lab.notebook("analysis.ipynb"))
    head = lab.panel.locator('[data-section="index"] h3 button')
    head.focus()
    lab.page.keyboard.press("Tab")
    assert focused(lab) == "Rename handbook"
    lab.page.keyboard.press("Enter")
    dialog = lab.page.get_by_role("dialog")
    dialog.get_by_text("Rename index “handbook”").wait_for()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.type("manual")
    lab.page.keyboard.press("Enter")
    lab.panel.get_by_text("manual", exact=True).wait_for()
    assert workspace.has("index", "manual")
    lab.panel.get_by_role("button", name="Delete manual").focus()
    lab.page.keyboard.press("Enter")
    dialog.get_by_text("Delete index “manual”?").wait_for()
    lab.page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    assert workspace.has("index", "manual"), "Enter alone cancels"
    lab.panel.get_by_role("button", name="Delete manual").focus()
    lab.page.keyboard.press("Enter")
    dialog.get_by_text("Delete index “manual”?").wait_for()
    lab.page.keyboard.press("Tab")
    lab.page.keyboard.press("Enter")
    lab.panel.get_by_text("manual", exact=True).wait_for(state="detached")
    assert not workspace.has("index", "manual")
    eventually(lambda: "indexes" in focused(lab).lower())


def test_every_control_is_reached_by_tab_and_has_a_name(lab: Any, live_run: Run):
    lab.open(lab.notebook("analysis.ipynb"))
    lab.panel.get_by_role("progressbar").wait_for()
    nameless = lab.panel.locator("button").evaluate_all(
        "all => all.filter(b => !(b.getAttribute('aria-label') || b.innerText).trim()).length"
    )
    assert nameless == 0
    expected = lab.panel.locator("button:not(:disabled)").count()
    lab.panel.locator("button").first.focus()
    seen = 0
    while lab.panel.evaluate("panel => panel.contains(document.activeElement)"):
        seen += 1
        assert seen <= expected + 5
        lab.page.keyboard.press("Tab")
    assert seen == expected


def test_a_refusal_is_shown_in_one_line(lab: Any):
    made = open_workspace(lab.folder)
    (made.root / "workspace.json").write_text('{"format": 99}')
    lab.open(lab.notebook("analysis.ipynb"))
    notice = lab.panel.get_by_role("alert")
    notice.wait_for()
    assert "upgrade jupyter_spec" in notice.inner_text()
    (made.root / "workspace.json").write_text('{"format": 1}')
    lab.panel.get_by_role("button", name="Refresh").click()
    lab.panel.get_by_text("Nothing has been made here yet").wait_for()


def test_two_versions_are_told_apart(lab: Any):
    def older(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, json={**response.json(), "version": "0.0.1"})

    lab.page.route("**/jupyter-spec/api/workspace*", older)
    lab.open(lab.notebook("analysis.ipynb"))
    notice = lab.panel.get_by_role("alert")
    notice.get_by_text("the server has 0.0.1. Reload the page").wait_for()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_text_can_be_read_in_both_themes(lab: Any, workspace: Workspace, live_run: Run, theme: str):
    with pytest.raises(RuntimeError), Journal(workspace.create_run("finetune", "lm", {}).folder):
        raise RuntimeError("no memory is left")
    lab.open(lab.notebook("analysis.ipynb"))
    lab.panel.get_by_role("progressbar").wait_for()
    lab.command("apputils:change-theme", {"theme": theme})
    lab.page.locator(f'body[data-jp-theme-name="{theme}"]').wait_for(state="attached")
    time.sleep(1)
    faint = lab.panel.evaluate(CONTRAST)
    assert not faint


def focused(lab: Any) -> str:
    return str(
        lab.page.evaluate("() => document.activeElement.ariaLabel || document.activeElement.innerText")
    )


def drawn_colours(canvas: Any) -> int:
    return int(
        canvas.evaluate(
            """canvas => {
              const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(data.buffer)).size;
            }"""
        )
    )


# The WCAG 2 contrast of each piece of text against what is painted behind it; gives those below 4.5:1.
CONTRAST = """panel => {
  const parse = colour => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = c => {
    const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = [];
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.disabled) continue;
    const back = behind(element);
    const front = over(parse(getComputedStyle(element).color), back);
    const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) faint.push(`${walker.currentNode.data.trim()}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(faint)];
}"""
