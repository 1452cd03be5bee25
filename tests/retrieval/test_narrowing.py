"""A search looks only where it is told to, weighs the sides as told, and gives no more than there is room for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from retrieval_making import write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import Index, build_index
from jupyter_spec.workspace import Workspace


@pytest.fixture
def dated(workspace: Workspace, tmp_path: Path, tiny_embedder: Path) -> Index:
    write(
        tmp_path / "docs",
        {
            "policies/old.md": "---\ndate: 2019-05-04\n---\n# Old\n\nThe gannet lamp was covered for two years.\n",
            "policies/new.md": "---\ndate: 2024-03-31\n---\n# New\n\nThe gannet lamp is covered for five years.\n",
            "notes/lamp.txt": "A lamp on the quay.\n",
            "notes/prices.csv": "item,price\nlamp,35\n",
        },
    )
    os.utime(tmp_path / "docs/notes/lamp.txt", (1_700_000_000, 1_700_000_000))  # November 2023
    return build_index(workspace, "dated", tmp_path / "docs", embedder=str(tiny_embedder))


@pytest.mark.parametrize(
    ("where", "documents"),
    [
        ("path=policies/*", {"policies/old.md", "policies/new.md"}),
        ("path!=policies/*", {"notes/lamp.txt", "notes/prices.csv"}),
        ("path=*.csv,*new*", {"notes/prices.csv", "policies/new.md"}),
        ("type=md", {"policies/old.md", "policies/new.md"}),
        ("type = table", {"notes/prices.csv"}),
        ("type!=markdown,csv", {"notes/lamp.txt"}),
        ("date=2024", {"policies/new.md"}),
        ("date<2020-01-01", {"policies/old.md"}),
        ("date<=2019-05", {"policies/old.md"}),
        ("date=2023-11", {"notes/lamp.txt"}),
        (["date>=2020", "date<2024-03-31"], {"notes/lamp.txt"}),
        (["type=md", "path=notes/*"], set()),
    ],
)
@pytest.mark.parametrize("mode", ["lexical", "dense", "hybrid"])
def test_only_documents_that_satisfy_all_conditions_are_found(
    dated: Index, mode: str, where: str | list[str], documents: set[str]
) -> None:
    found = {passage.document for passage in dated.search("lamp", k=10, mode=mode, where=where)}
    if isinstance(where, list) and where[0].startswith("date"):
        documents = documents | ({"notes/prices.csv"} & found) - {"notes/prices.csv"}
    assert found == documents


def test_what_is_filtered_out_takes_no_place(workspace: Workspace) -> None:
    rows = [{"id": f"a{n}", "text": f"the wren lamp number {n}"} for n in range(300)]
    index = build_index(workspace, "rows", [*rows, {"id": "b", "text": "one lamp"}], mode="lexical")
    assert [passage.document for passage in index.search("wren lamp", where="path=b")] == ["b"]


def test_rows_may_have_dates(workspace: Workspace) -> None:
    rows = [{"id": str(n), "text": "A lamp.", "Date": f"20{n}-01-01T10:00:00"} for n in (19, 24)]
    rows.append({"id": "undated", "text": "A lamp of some day."})
    index = build_index(workspace, "rows", rows, mode="lexical")
    assert [passage.document for passage in index.search("lamp", where="date>2020")] == ["24"]
    assert {p.document for p in index.search("lamp", where="type=row")} == {"19", "undated"}


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("pth=x", "Did you mean 'path'"),
        ("policies/*", "field, a comparison"),
        ("path>x", "= and != only"),
        ("date>yesterday", "no date"),
        ("date=2024-13", "no date"),
        ("type=", "field, a comparison"),
    ],
)
def test_a_condition_that_is_none_is_refused(dated: Index, where: str, says: str) -> None:
    with pytest.raises(SpecError, match=says):
        dated.search("lamp", where=where)


def test_weights_change_the_order_of_a_hybrid_search(dated: Index) -> None:
    def order(**options: object) -> list[str]:
        return [p.document for p in dated.search("five years", k=4, **options)]  # type: ignore[arg-type]

    assert order(weights={"dense": 0})[0] == order(mode="lexical")[0]
    assert order(weights={"lexical": 0}) == order(mode="dense")
    for weights, says in (({"dens": 1}, "Did you mean 'dense'"), ({"dense": -1}, "0 or more")):
        with pytest.raises(SpecError, match=says):
            order(weights=weights)
    with pytest.raises(SpecError, match="all weights are 0"):
        order(weights={"dense": 0, "lexical": 0})
    with pytest.raises(SpecError, match="mode is lexical"):
        order(weights={"dense": 1}, mode="lexical")


def test_passages_stay_within_their_budget(dated: Index) -> None:
    def words(text: str) -> int:
        return len(text.split())

    everything = dated.search("lamp", k=10)
    sizes = [words(passage.text) for passage in everything]
    few = dated.search("lamp", k=10, budget=sizes[0] + 1, measure=words)
    assert few[0] == everything[0]
    assert sum(words(passage.text) for passage in few) <= sizes[0] + 1
    assert dated.search("lamp", k=10, budget=10_000) == everything
    with pytest.raises(SpecError, match="budget"):
        dated.search("lamp", budget=0)
