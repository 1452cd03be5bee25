"""The verdict: stay where nothing above is worth it, climb where something is, and say when the evidence is thin."""

from __future__ import annotations

import random

import pytest

from jupyter_spec.errors import SpecError
from jupyter_spec.evaluation import parse_cell, scorer, to_items
from jupyter_spec.evaluation.verdict import decide

LABELS = ["prompt", "rag", "lora"]


def share(n: int, right: int, seed: int = 0) -> list[bool]:
    made = [True] * right + [False] * (n - right)
    random.Random(seed).shuffle(made)
    return made


def test_a_low_rung_that_is_as_good_suffices() -> None:
    same = share(400, 360)
    verdict = decide(LABELS, [same, same, same], 0.05)
    assert (verdict.decision, verdict.candidate, verdict.needed) == ("suffices", 0, None)


def test_it_climbs_to_the_lowest_rung_among_equals() -> None:
    good = share(400, 360)
    verdict = decide(LABELS, [share(400, 8), good, good], 0.05)
    assert (verdict.decision, verdict.candidate) == ("climb", 1)
    assert "rag beats prompt" in verdict.reason


def test_it_climbs_on_to_a_rung_that_is_better_still() -> None:
    verdict = decide(LABELS, [share(400, 8), share(400, 200, 1), share(400, 390, 2)], 0.05)
    assert (verdict.decision, verdict.candidate) == ("climb", 2)


def test_a_sure_gain_within_the_margin_is_no_reason_to_climb() -> None:
    low = [True] * 360 + [False] * 40
    verdict = decide(["prompt", "lora"], [low, [True] * 368 + [False] * 32], 0.05)
    assert (verdict.decision, verdict.candidate) == ("suffices", 0)
    assert decide(["prompt", "lora"], [low, [True] * 368 + [False] * 32], 0.01).decision == "climb"


def test_few_items_settle_nothing_and_it_says_how_many_would() -> None:
    verdict = decide(["prompt", "rag"], [share(10, 5), share(10, 7, 3)], 0.05)
    assert verdict.decision == "undecided"
    assert verdict.needed is not None
    assert verdict.needed > 10
    assert "10 items do not settle" in verdict.reason


def test_one_candidate_is_the_top_of_what_was_tried() -> None:
    assert decide(["prompt"], [share(10, 5)], 0.05).decision == "suffices"


def test_a_worse_rung_is_never_climbed_to() -> None:
    verdict = decide(["prompt", "full"], [share(300, 290), share(300, 10)], 0.05)
    assert (verdict.decision, verdict.candidate) == ("suffices", 0)


def test_under_no_difference_it_seldom_climbs() -> None:
    climbs = 0
    for seed in range(300):
        generator = random.Random(seed)
        candidates = [[generator.random() < 0.5 for _ in range(80)] for _ in range(4)]
        climbs += decide(["a", "b", "c", "d"], candidates, 0.05).candidate > 0
    assert climbs / 300 < 0.06


@pytest.mark.parametrize(
    ("answer", "accepted", "metric", "right"),
    [
        ("36 months [1]", ("36 months",), "exact", True),
        ("The Harbour desk.", ("harbour desk",), "exact", True),
        ("36 months", ("three years", "36 Months"), "exact", True),
        ("36", ("36 months",), "exact", False),
        ("It lasts 36 months.", ("36 months",), "contains", True),
        ("It lasts 136 months.", ("36 months",), "contains", False),
        ("45 %", ("45 %",), "exact", True),
        ("", ("x",), "contains", False),
    ],
)
def test_scorers(answer: str, accepted: tuple[str, ...], metric: str, right: bool) -> None:
    score = scorer(metric)(answer, accepted)
    assert score.correct is right
    assert score.explanation


def test_an_eval_set_is_read_from_a_cell() -> None:
    rows = parse_cell(
        '# comment\nQ: How long?\nA: 36 months | three years\n\n{"question": "Who?", "answer": "Una"}\n'
    )
    items = to_items(rows, "cell")
    assert [(item.question, item.answers) for item in items] == [
        ("How long?", ("36 months", "three years")),
        ("Who?", ("Una",)),
    ]


@pytest.mark.parametrize(
    "cell", ["A: no question", "text", '{"question": 3}', "Q: x\nA: y\nA: z", "Q: x\nA: 1\nQ: x\nA: 2"]
)
def test_a_broken_cell_says_where(cell: str) -> None:
    with pytest.raises(SpecError, match=r"line \d|item \d"):
        to_items(parse_cell(cell), "cell")


def test_aliases_may_be_text_and_none_is_empty() -> None:
    (item,) = to_items(
        [{"question": "How long?", "answer": 36, "aliases": "three years | 3 years |"}], "rows"
    )
    assert item.answers == ("36", "three years", "3 years")
    (item,) = to_items([{"question": "Which?", "answer": ["red", "blue"], "evidence": "It is red."}], "rows")
    assert item.answers == ("red", "blue")
    assert item.evidence == "It is red."
    with pytest.raises(SpecError, match="its 'answer' is empty"):
        to_items([{"question": "How long?", "answer": " "}], "rows")


@pytest.mark.parametrize(
    ("metric", "answer", "accepted", "right"),
    [
        ("exact", "5", "-5", False),
        ("exact", "-5.", "-5", True),
        ("exact", "5", ".5", False),
        ("exact", "(5)", "5", True),
        ("exact", "[7]", "[1, 3]", False),
        ("exact", "The lamp [2]", "lamp", True),
        ("contains", "It costs 3.5 crowns", "5", False),
        ("contains", "It costs 5.2 crowns", "5", False),
        ("contains", "It costs 1,000 crowns", "1", False),
        ("contains", "It costs 5, no more.", "5", True),
        ("contains", "It costs 5.", "5", True),
    ],
)
def test_numbers_are_whole_numbers(metric: str, answer: str, accepted: str, right: bool) -> None:
    assert scorer(metric)(answer, (accepted,)).correct is right
