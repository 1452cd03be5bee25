"""What cannot be is refused when the spec is made; what can survives JSON."""

from __future__ import annotations

import dataclasses
import json

import pytest
from training_making import chat_rows, write_jsonl

from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec

REFUSED = {
    "method 'lorra' is not one of lora, full. Did you mean 'lora'?": {"method": "lorra"},
    "name 'a b' cannot be used": {"name": "a b"},
    "no data": {"data": ()},
    "--epochs and --steps exclude each other": {"epochs": 1, "steps": 1},
    "--rank belongs to LoRA": {"method": "full", "rank": 4},
    "--dora belongs to LoRA": {"method": "full", "dora": True},
    "--rank 0: at least 1": {"rank": 0},
    "--lr 0: more than 0": {"lr": 0},
    "--lr 7: at most 1": {"lr": 7},
    "--eval 1.5: at most 0.9": {"eval": 1.5},
    "--dropout -1: at least 0": {"dropout": -1},
    "--precision 'fp8' is not one of": {"precision": "fp8"},
    "--steps 'many': a number was expected": {"steps": "many"},
    "--batch-tokens 0": {"batch_tokens": 0},
}


@pytest.mark.parametrize("said", REFUSED)
def test_impossible_options_are_refused(said):
    with pytest.raises(SpecError) as error:
        TrainSpec(
            **{"method": "lora", "name": "tone", "model": "tiny", "data": "rows.jsonl", **REFUSED[said]}
        )
    assert said in str(error.value)


def test_json_round_trip_beside_what_the_workspace_writes(workspace, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(3))
    spec = TrainSpec("lora", "tone", "tiny", (str(data),), rank=8, eval=0.1, dora=True).frozen("abc")
    assert len(spec.digest) == 64
    run = workspace.create_run("lora", "tone", spec.to_json())
    assert TrainSpec.from_json(run.spec) == spec
    assert TrainSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec
    with pytest.raises(SpecError, match=r"no option 'rnak'. Did you mean 'rank'\?"):
        TrainSpec.from_json({**spec.to_json(), "rnak": 3})


def test_the_digest_is_of_all_that_is_read_and_of_nothing_hidden(tmp_path):
    folder = tmp_path / "papers"
    (folder / ".jupyter_spec").mkdir(parents=True)
    (folder / "one.md").write_text("One.")
    held = write_jsonl(tmp_path / "held.jsonl", chat_rows(2))
    spec = TrainSpec("full", "lm", "tiny", (str(folder),), eval=str(held)).frozen(None)
    (folder / ".jupyter_spec" / "state.json").write_text("{}")
    spec.check_data()
    write_jsonl(held, chat_rows(3))
    with pytest.raises(SpecError, match=r"held\.jsonl changed since"):
        spec.check_data()


def test_freezing_reads_the_data_so_that_mistakes_are_said_at_once(tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", [{"question": "Q"}])
    spec = TrainSpec("lora", "tone", "tiny", (str(data),))
    with pytest.raises(SpecError, match=r"rows\.jsonl:1"):
        spec.frozen(None)
    with pytest.raises(SpecError, match=r"no file or folder .*Did you mean 'rows.jsonl'"):
        dataclasses.replace(spec, data=(str(tmp_path / "row.jsonl"),)).frozen(None)
