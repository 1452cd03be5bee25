"""Passages do not repeat one another, and what belongs together is given together, exactly as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from retrieval_making import write

from jupyter_spec.retrieval import build_index, load_documents
from jupyter_spec.retrieval.passages import Passage
from jupyter_spec.retrieval.selection import distinct
from jupyter_spec.workspace import Workspace

LONG = "The gannet lamp is covered for five years from the day on which it was delivered to the house of its owner"


def passages(*texts: str) -> list[Passage]:
    return [Passage(f"{n}.md", text, 0, len(text), id=10 * n, last=10 * n) for n, text in enumerate(texts)]


def test_copies_with_small_edits_are_named_and_not_repeated() -> None:
    long = f"{LONG}, if the bill is kept and the seal is whole, and for two years more if it was sent in for a look"
    found = distinct(passages(long, long.upper() + "!", long.replace("house", "home"), "Something else."), 4)
    assert [passage.text for passage in found] == [long, "Something else."]
    assert found[0].also == ("1.md", "2.md")


@pytest.mark.parametrize(
    "other",
    [LONG + " and 30 days", LONG.replace("gannet", "wren").replace("owner", "keeper"), "lamp"],
)
def test_what_differs_in_a_number_or_in_substance_is_kept(other: str) -> None:
    assert len(distinct(passages(LONG, other), 4)) == 2


def test_a_price_list_is_not_a_list_of_copies() -> None:
    rows = [f"{LONG}. item: lamp; price: {n}" for n in range(4)]
    assert len(distinct(passages(*rows), 4)) == 4


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    paragraphs=st.lists(
        st.sampled_from(["lamp wren. " * 9, "frost lamp\n\n\n", "boats; lamp " * 30, "- lamp\n"]),
        min_size=1,
        max_size=9,
    ),
    overlap=st.sampled_from([0, 10]),
)
def test_joined_passages_are_spans_too(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str], overlap: int
) -> None:
    folder = tmp_path_factory.mktemp("join")
    numbered = [f"{paragraph}{n}\n\n" for n, paragraph in enumerate(paragraphs)]
    write(folder / "docs", {"a.md": "# Top\n\n" + "".join(numbered) + "## Under\n\n" + "".join(numbered)})
    workspace = Workspace.open(folder)
    index = build_index(workspace, "a", folder / "docs", mode="lexical", chunk_tokens=32, overlap=overlap)
    (document,) = load_documents(folder / "docs")
    apart = index.search("lamp wren boats frost", k=50, join=False)
    together = index.search("lamp wren boats frost", k=50)
    assert len(together) <= len(apart)
    for passage in [*apart, *together]:
        assert passage.text == document.text[passage.start : passage.end]  # type: ignore[union-attr]
        assert passage.line == document.text[: passage.start].count("\n")  # type: ignore[union-attr]
    for one in together:
        assert not [two for two in together if two.id == one.last + 1 and two.headings == one.headings], (
            "neighbours were left apart"
        )


def test_rows_and_other_headings_are_not_joined(workspace: Workspace, tmp_path: Path) -> None:
    text = "# A\n\n" + "lamp words " * 60 + "\n\n# B\n\n" + "one lamp, other words " * 40
    rows = '{"text": "a lamp"}\n{"text": "the lamps"}\n'
    write(tmp_path / "docs", {"a.md": text, "rows.jsonl": rows})
    index = build_index(workspace, "a", tmp_path / "docs", mode="lexical", chunk_tokens=400)
    found = index.search("lamp", k=9)
    assert {(p.heading, p.row) for p in found} == {("A", None), ("B", None), ("", 1), ("", 2)}


def test_words_of_the_query_are_named_as_they_stand(workspace: Workspace, docs: Path) -> None:
    index = build_index(workspace, "handbook", docs, mode="lexical")
    (found,) = index.search("which battery measured the frost", k=1)
    assert found.words == ("batteries", "measures", "frost")


def test_a_text_that_stands_everywhere_does_not_hide_the_rest(workspace: Workspace) -> None:
    rows = [{"id": f"copy{n}", "text": LONG} for n in range(900)]
    rows += [
        {"id": f"other{n}", "text": f"This gannet {word} with {word}s, it is said."}
        for n, word in enumerate(("swims", "sings"))
    ]
    index = build_index(workspace, "copies", rows, mode="lexical")
    found = index.search("gannet lamp covered", k=3)
    assert [passage.document for passage in found] == ["copy0", "other0", "other1"]
