"""Templates: a name is a notebook variable, everything else passes untouched, and nothing large is without a bound."""

from __future__ import annotations

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.errors import SpecError
from jupyter_spec.prompting import fill
from jupyter_spec.prompting.readable import MAX_CHARACTERS, readable

UNTOUCHED = [
    '{"json": {"a": [1, {"b": {}}]}}',
    r"\frac{a}{b} \sum_{i=0}^{n} {x}",
    'f"{x:>{width}}" + "%(name)s" + "${shell}"',
    "{% for x in y %} {# not a comment #} {%- raw -%}",
    "Ünïcödé 日本語 🦉 \u202e עברית",
    "# heading\r\nwith\ttabs\n\n",
    "x" * 100_000,
    "",
]


@pytest.mark.parametrize("text", UNTOUCHED, ids=range(len(UNTOUCHED)))
def test_what_is_no_name_passes_untouched(text: str) -> None:
    assert fill(text, {}) == text
    assert fill(text + "{{ a }}", {"a": "b\r\n"}) == text + "b\r\n"


@given(st.text(), st.text())
def test_any_text_without_two_braces_is_kept_and_any_value_goes_in_whole(text: str, value: str) -> None:
    kept = text.replace("{{", "{ {").replace("\x00", " ")
    kept = kept.removesuffix("{")
    assert fill(f"{kept} {{{{ value }}}}", {"value": value}) == f"{kept} {value}"


@pytest.mark.parametrize(
    "name", ["range", "dict", "lipsum", "cycler", "joiner", "namespace", "self", "loop", "super", "caller"]
)
def test_a_name_that_jinja_knows_is_the_notebooks_or_an_error(name: str) -> None:
    assert fill(f"<{{{{ {name} }}}}>", {name: "mine"}) == "<mine>"
    with pytest.raises(SpecError, match=f"no variable '{name}'"):
        fill(f"{{{{ {name} }}}}", {"other": 1})


def test_a_value_is_not_read_as_a_template() -> None:
    assert fill("{{ a }}", {"a": "{{ b }} {% x %}", "b": 1}) == "{{ b }} {% x %}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ nam }}", "Did you mean 'name'?"),
        ("\n{{ name", "line 2 of the prompt"),
        ("{{ name.__class__ }}", "not allowed"),
        ("{{ name.foo }}", "foo"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ name + 1 }}", "TypeError"),
        ("{{ name | nofilter }}", "nofilter"),
        ("{{ }}", "line 1 of the prompt"),
    ],
)
def test_a_mistake_is_one_line(text: str, said: str) -> None:
    with pytest.raises(SpecError) as caught:
        fill(text, {"name": "x"})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


LARGE = {
    "50 of 200 rows shown": pandas.DataFrame({"n": range(200)}),
    "20 of 30 columns shown": pandas.DataFrame({f"c{n}": [1] for n in range(30)}),
    "200 characters of each cell shown": pandas.DataFrame({"text": ["y" * 500]}),
    "50 of 60 rows shown": pandas.Series(range(60)),
    "200 of 1000 items shown": list(range(1000)),
    "200 of 500 items shown": {n: n for n in range(500)},
    "an array of shape (100, 100), summarised": numpy.zeros((100, 100)),
    f"{MAX_CHARACTERS} of 100001 characters shown": "z" * (MAX_CHARACTERS + 1),
}


@pytest.mark.parametrize("said", LARGE)
def test_what_is_cut_is_said_to_the_model_and_to_the_person(said: str) -> None:
    cuts: list[str] = []
    shown = fill("{{ large }}", {"large": LARGE[said]}, cuts.append)
    assert said in shown.splitlines()[-1]
    assert said in cuts[0]
    assert len(shown) <= MAX_CHARACTERS + 500
    assert "y" * 201 not in shown


@pytest.mark.parametrize(
    "value", [1, None, 2.5, "a\nb", [1, "2"], {"a": [1]}, (1,), pandas.DataFrame({"a": [1]})]
)
def test_what_is_small_is_whole(value: object) -> None:
    cuts: list[str] = []
    shown = readable(value, cuts.append)
    assert cuts == []
    assert shown == (value.to_string() if isinstance(value, pandas.DataFrame) else str(value))
