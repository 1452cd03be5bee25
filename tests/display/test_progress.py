"""A run under its cell: curves that stay small, buttons that do what the words do, a summary that is plain HTML."""

from __future__ import annotations

import pytest

from jupyter_spec.display import controls, progress
from jupyter_spec.display.curves import Curves, decimated, smoothed, svg
from jupyter_spec.workspace import Journal, Workspace


@pytest.fixture
def run(tmp_path):
    return Workspace.open(tmp_path).create_run("lora", "tone", {})


def tell(journal, steps):
    for step in range(1, steps + 1):
        journal.metric(step, loss=3.0 / step, lr=1e-3)
        journal.progress(step=step, total=steps, unit="steps")


def test_while_it_lives_there_is_a_bar_a_curve_and_what_it_answers(run):
    with Journal(run.folder) as journal:
        journal.metric(0, eval_loss=3.2)
        journal.event("sample", step=0, question="early?", answer="gone")
        tell(journal, 3000)
        journal.metric(3000, eval_loss=0.4)
        journal.event("sample", step=3000, question="<q>?", answer="<b>a</b>")
        page = progress.run_html(run, run.state)
        assert 'role="progressbar"' in page
        assert "<svg" in page
        assert 'aria-label="loss from 3 at step 1 to 0.001 at step 3000; held-out loss from 3.2' in page
        assert len(page) < 20_000, "a long run is drawn as cheaply as a short one"
        assert "&lt;q&gt;? → <b>&lt;b&gt;a&lt;/b&gt;</b>" in page
        assert "gone" not in page


def test_when_it_has_ended_there_is_a_figure_what_it_gained_and_what_it_forgot(run):
    with Journal(run.folder) as journal:
        for step, held, general, right in ((0, 3.0, 2.0, 0.1), (5, 1.0, None, 0.8), (10, 2.0, 2.3, 0.6)):
            journal.metric(step, eval_loss=held, exact=right)
            if general is not None:
                journal.metric(step, general_loss=general)
        tell(journal, 10)
        journal.event("best", step=5)
        journal.event("message", text="the evaluation after step 5 was the best")
    page = progress.run_html(run, run.state)
    assert "data:image/png" in page
    assert "held out: loss 3.000 → 1.000, perplexity 20.1 → 2.7 (-86%)" in page
    assert "right answers (exact): 10% → 80%" in page
    assert "general text: loss 2.000 → 2.300" in page
    assert "forgotten" in page
    assert "the evaluation after step 5 was the best" in page
    assert "<script" not in page


def test_the_command_is_shown(run):
    from jupyter_spec.workspace.atomic import write_json

    write_json(
        run.folder / "launch.json", {"command": "python -m x <y>", "command_on_hosts": "torchrun --nnodes H"}
    )
    with Journal(run.folder):
        page = progress.run_html(run, run.state)
    assert "python -m x &lt;y&gt;" in page
    assert "on each of H hosts" in page


def test_curves_read_on_and_forget_what_a_resumed_run_tells_again(run):
    curves = Curves(run)
    with Journal(run.folder) as journal:
        tell(journal, 5)
        assert [step for step, _ in curves.update()["loss"]] == [1, 2, 3, 4, 5]
        journal.metric(4, loss=9.0)
        journal.metric(5, loss=8.0)
        assert curves.update()["loss"][-2:] == [(4, 9.0), (5, 8.0)]
        assert len(curves["loss"]) == 5
    assert svg(Curves(run)) == ""


def test_decimation_keeps_the_spikes_and_smoothing_its_start():
    points = [(step, 1.0) for step in range(10_000)]
    points[7777] = (7777, 50.0)
    few = decimated(points)
    assert len(few) <= 240
    assert (7777, 50.0) in few
    assert [step for step, _ in few] == sorted({step for step, _ in few})
    assert smoothed([(1, 4.0), (2, 4.0)]) == [(1, pytest.approx(4.0)), (2, pytest.approx(4.0))]


def test_a_button_wishes_what_a_word_wishes_and_leaves_nothing_behind(run, monkeypatch):
    shown = []

    class Handle:
        def update(self, data, raw):
            shown.append(data)

    monkeypatch.setattr("IPython.display.display", lambda box, display_id: shown.append(box) or Handle())
    with Journal(run.folder):
        buttons = controls.Controls(run)
        buttons.pause.click()
        assert (run.folder / "control" / "pause").exists()
        buttons.refresh("paused")
        assert buttons.pause.description == "Go on"
        buttons.pause.click()
        assert not (run.folder / "control" / "pause").exists()
        buttons.refresh("running")
        buttons.stop.click()
        assert (run.folder / "control" / "stop").exists()
        assert run.status == "stopping"
        buttons.refresh(run.status)
        assert buttons.stop.disabled
    buttons.stop.click()
    buttons.close()
    assert shown[-1] == {"text/plain": ""}
