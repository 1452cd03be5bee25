"""JSON and code are read out of what a model wraps around them, and nothing that it writes breaks the reading."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.errors import SpecError
from jupyter_spec.prompting.formats import extract_code, parse_json

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_json_is_read_bare_and_fenced(value: object) -> None:
    text = json.dumps(value)
    assert parse_json(text) == value
    assert parse_json(f"Here it is:\n\n```json\n{text}\n```\nThere.") == value


@pytest.mark.parametrize(
    "text", ["", "hello", "{'a': 1}", "[" * 100_000, '{"a": 1} trailing', "```json\n{\n```"]
)
def test_what_is_no_json_is_one_line(text: str) -> None:
    with pytest.raises(SpecError, match="not JSON"):
        parse_json(text)


@pytest.mark.parametrize(
    ("text", "code", "language"),
    [
        ("```python\nx = 1\n```", "x = 1", "python"),
        (
            "Install:\n```bash\npip\n```\n```python\nx = 1\n```\nand\n```python\ny\n```",
            "x = 1\n\ny",
            "python",
        ),
        ("~~~\na\n~~~", "a", None),
        ("````md\n```py\nx\n```\n````", "```py\nx\n```", "md"),
        ("```py\ncut off", "cut off", "py"),
        ("x = 1", "x = 1", None),
        ("It is: ```sql\nselect 1\n``` I think", "select 1", "sql"),
        ('```js" onclick="x\na\n```', "a", 'js"'),
    ],
)
def test_code_is_taken_out_of_its_fence(text: str, code: str, language: str | None) -> None:
    assert extract_code(text) == (code, language)
