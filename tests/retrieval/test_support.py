"""A claim that no passage supports is found; what cannot be judged is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.retrieval import Passage, check_support

WARRANTY = "The gannet lamp is covered for five years. Claims go to Ines at the repair desk within 30 days."
PRICES = "| item | price |\n|---|---|\n| gannet lamp | 1,250 crowns |"


def judged(answer: str) -> list[bool]:
    passages = [Passage(f"{n}.md", text, 0, len(text)) for n, text in enumerate((WARRANTY, PRICES))]
    return [claim.supported for claim in check_support(answer, passages)]


@pytest.mark.parametrize(
    ("answer", "supported"),
    [
        ("The gannet lamp is covered for 5 years [1].", [True]),
        ("Ines at the repair desk takes claims within thirty days.", [True]),
        ("The gannet lamp costs 1250 crowns [2].", [True]),
        ("The gannet lamp costs 1,300 crowns [2].", [False]),
        ("The gannet lamp is covered for five years [2].", [False]),
        ("The gannet lamp floats upon salt water and sings. [1]", [False]),
        ("The lamp is covered for 5 years [1]. It was invented by Queen Margaret. [1]", [True, False]),
        ("I do not know.", []),
        ("The passages do not say how heavy the gannet lamp was.", []),
        ("Five years [1]", []),
        ("```\nwholly invented code that nobody wrote 77\n```", []),
        ("", []),
    ],
)
def test_claims_are_judged_by_what_their_passage_holds(answer: str, supported: list[bool]) -> None:
    assert judged(answer) == supported


@given(st.text(max_size=300))
def test_claims_are_pieces_of_the_answer_in_order(answer: str) -> None:
    end = 0
    for claim in check_support(answer, [Passage("a.md", WARRANTY, 0, len(WARRANTY))]):
        assert answer[claim.start : claim.end] == claim.text
        assert claim.start >= end and 0 <= claim.share <= 1
        end = claim.end
