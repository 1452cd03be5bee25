"""Every shape is recognised, and what is wrong is said with its place."""

from __future__ import annotations

import json

import pytest

from jupyter_spec.errors import SpecError
from jupyter_spec.training import read_data, read_rows

TURNS = [{"role": "user", "content": "Q"}, {"role": "assistant", "content": "A"}]
SHAPES = {
    "messages": {"messages": TURNS},
    "sharegpt": {"conversations": [{"from": "human", "value": "Q"}, {"from": "gpt", "value": "A"}]},
    "prompt+completion": {"prompt": "Q", "completion": "A"},
    "question+answer": {"question": "Q", "answer": "A"},
    "alpaca": {"instruction": "Q", "input": "", "output": "A"},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_becomes_the_same_messages(shape):
    data = read_data([SHAPES[shape]])
    assert (data.shape, data.kind, data.rows) == (shape, "chat", [{"messages": TURNS}])


def test_variants_of_the_shapes():
    system = {"role": "system", "content": "S"}
    assert read_data([{"system": "S", "question": "Q", "answer": "A"}]).rows == [
        {"messages": [system, *TURNS]}
    ]
    assert read_data([{"prompt": TURNS[:1], "completion": TURNS[1:]}]).rows == [{"messages": TURNS}]
    with_input = read_data([{"instruction": "Add", "input": "1 2", "output": "3"}])
    assert with_input.rows[0]["messages"][0]["content"] == "Add\n\n1 2"
    parts = [{"role": "user", "content": [{"type": "text", "text": "Q"}]}, TURNS[1]]
    assert read_data([{"messages": parts}]).rows == [{"messages": TURNS}]
    assert read_data([{"text": "Once."}]).kind == "text"


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "parquet"])
def test_every_format_gives_the_same_rows(tmp_path, suffix):
    import pandas

    rows = [{"question": 'How, "so"?\nWell', "answer": "Aye"}, {"question": "Two", "answer": "Zwei"}]
    frame, path = pandas.DataFrame(rows), tmp_path / f"data.{suffix}"
    if suffix == "jsonl":
        path.write_text("\n".join(map(json.dumps, rows)))
    elif suffix == "json":
        path.write_text(json.dumps(rows, indent=1))
    elif suffix == "csv":
        frame.to_csv(path, index=False)
    else:
        frame.to_parquet(path)
    assert read_data(path).rows == read_data(rows).rows == read_data(frame).rows
    assert read_data(path).digest == read_data(rows).digest


def test_a_datasets_dataset_is_read():
    datasets = pytest.importorskip("datasets")
    rows = [{"messages": TURNS}, {"messages": TURNS}]
    data = read_data(datasets.Dataset.from_list(rows))
    assert data.rows == rows
    assert data.duplicates == 1
    with pytest.raises(SpecError, match=r"several splits \(train\): take one"):
        read_data(datasets.DatasetDict({"train": datasets.Dataset.from_list(rows)}))


GOOD = json.dumps({"question": "Q", "answer": "A"})
WRONG = {
    "data.jsonl:2: not JSON": f"{GOOD}\n{{oops\n",
    "data.jsonl:3: 'answer' is missing": f"{GOOD}\n\n" + json.dumps({"question": "Q"}),
    "Did you mean 'anwser'": f"{GOOD}\n" + json.dumps({"question": "Q", "anwser": "A"}),
    "data.jsonl:1: fields 'foo' are no known shape": json.dumps({"foo": 1}),
    "data.jsonl:1: 'question' is there but 'answer' is missing": json.dumps({"question": "Q"}),
    "data.jsonl:2: an object with named fields": f"{GOOD}\n[1]",
    "data.jsonl:1: message 1 is from 'assistant', 'user' was expected": json.dumps({"messages": TURNS[::-1]}),
    "the last message is not from the assistant": json.dumps({"messages": TURNS[:1]}),
    "message 2 (assistant) is empty": json.dumps({"question": "Q", "answer": " "}),
    "the role 'asistant'": json.dumps({"messages": [TURNS[0], {"role": "asistant", "content": "A"}]}),
    "message 2 has no 'content'. Did you mean 'contents'?": json.dumps(
        {"messages": [TURNS[0], {"role": "assistant", "contents": "A"}]}
    ),
    "message 2 has 'tool_calls'": json.dumps({"messages": [TURNS[0], {**TURNS[1], "tool_calls": [1]}]}),
    "holds no rows": "\n\n",
    "a .json file": "[\n" + GOOD + "\n]",
}


@pytest.mark.parametrize("said", WRONG)
def test_wrong_rows_are_said_with_their_line(tmp_path, said):
    (tmp_path / "data.jsonl").write_text(WRONG[said])
    with pytest.raises(SpecError) as error:
        read_data(tmp_path / "data.jsonl")
    assert said in str(error.value)
    assert "data.jsonl" in str(error.value)


def test_lines_of_json_and_csv_are_those_of_the_file(tmp_path):
    wrong = [{"question": "Q", "answer": "A"}, {"question": "Q", "answer": ""}]
    (tmp_path / "data.json").write_text(json.dumps({"version": "1", "data": wrong}, indent=1))
    with pytest.raises(SpecError, match=r"data.json:8: message 2"):
        read_data(tmp_path / "data.json")
    (tmp_path / "data.csv").write_text('question,answer\n"a\nb",c\nd,\n')
    with pytest.raises(SpecError, match=r"data.csv:4: message 2"):
        read_data(tmp_path / "data.csv")
    (tmp_path / "data.csv").write_text("question,answer\na,b,c\n")
    with pytest.raises(SpecError, match=r"data.csv:2: 3 fields, the header has 2"):
        read_data(tmp_path / "data.csv")


def test_a_missing_file_names_the_nearest(tmp_path):
    (tmp_path / "train.jsonl").write_text(GOOD)
    with pytest.raises(SpecError, match=r"Did you mean 'train.jsonl'\?"):
        read_data(tmp_path / "trian.jsonl")
    with pytest.raises(SpecError, match=r"is a folder.*train.jsonl"):
        read_data(tmp_path)
    (tmp_path / "data.xml").write_text("<a/>")
    with pytest.raises(SpecError, match=r"'.xml' cannot be read as examples"):
        read_data(tmp_path / "data.xml")
    (tmp_path / "latin.jsonl").write_bytes(f"{GOOD}\n".encode() + b'{"question": "\xe9"}')
    with pytest.raises(SpecError, match=r"latin.jsonl:2: not UTF-8"):
        read_data(tmp_path / "latin.jsonl")


def test_tables_in_memory_name_the_row():
    import pandas

    with pytest.raises(SpecError, match=r"my_data, row 2: 'answer' is missing"):
        read_data(pandas.DataFrame({"question": ["a", "b"], "answer": ["c", None]}), origin="my_data")
    with pytest.raises(SpecError, match="of type int"):
        read_data(3)
    with pytest.raises(SpecError, match="a list of dicts was expected"):
        read_data({"question": "Q"})


def test_questions_that_are_trained_on_are_counted():
    data = read_data([{"question": "Who  goes there?", "answer": "I"}, {"question": "Why?", "answer": "So."}])
    assert data.holding(["who goes there?", "Why not?", "why?"]) == 2
    assert read_data([{"text": "Why?"}]).holding(["Why?"]) == 0


def test_split_keeps_equal_rows_together():
    rows = [{"question": f"Q{i // 2}", "answer": "A"} for i in range(40)]
    data = read_data(rows)
    assert data.duplicates == 20
    kept, held = data.split(0.2, seed=3)
    assert (len(kept), len(held)) == (32, 8)
    assert kept.overlap(held) == 0
    assert held.rows == data.split(0.2, seed=3)[1].rows != data.split(0.2, seed=4)[1].rows


def test_written_rows_read_back_the_same(tmp_path):
    data = read_data([{"instruction": "Q é", "output": "A"}])
    data.write(tmp_path / "out.jsonl")
    again = read_data(tmp_path / "out.jsonl")
    assert (again.rows, again.digest) == (data.rows, data.digest)


def test_dates_of_a_table_are_iso_text():
    import pandas

    frame = pandas.DataFrame({"text": ["a", "b"], "date": pandas.to_datetime(["2024-05-01", None])})
    rows = read_rows(frame).rows
    assert [row["date"] for row in rows] == ["2024-05-01T00:00:00", None]
    assert json.dumps(rows)
