"""Indexing does what has changed and nothing else, and says what that was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from retrieval_making import write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import Index, IndexingStopped, Report, build_index, open_index
from jupyter_spec.workspace import Journal, Workspace


def lexical(workspace: Workspace, sources: object, **options: object) -> Index:
    return build_index(workspace, "handbook", sources, mode="lexical", **options)  # type: ignore[arg-type]


def counts(report: Report) -> dict[str, int]:
    names = ("read", "unchanged", "added", "changed", "removed")
    return {name: getattr(report, name) for name in names if getattr(report, name)}


def test_the_report_says_what_happened_to_each_document(workspace: Workspace, docs: Path) -> None:
    write(docs, {"photo.png": b"\x89PNG"})
    first = lexical(workspace, docs)
    assert counts(first.report) == {"read": 3, "added": 3}
    assert [str(skipped) for skipped in first.report.skipped] == ["photo.png: no loader for .png files"]
    assert (first.documents, first.chunks) == (3, len(list_chunks(first)))

    write(docs, {"products/wren.txt": "The wren is now a hat.", "new.md": "# Owls\n\nAn owl is added."})
    (docs / "places/quay.html").unlink()
    second = lexical(workspace, docs)
    assert counts(second.report) == {"read": 3, "unchanged": 1, "added": 1, "changed": 1, "removed": 1}
    assert sorted(second.paths) == ["new.md", "policies/warranty.md", "products/wren.txt"]
    assert not second.search("boats moored")
    assert not second.search("batteries")
    assert second.search("hat")[0].document == "products/wren.txt"
    assert second.search("gannet")[0].source == "policies/warranty.md, Warranty"


def list_chunks(index: Index) -> list[int]:
    from jupyter_spec.retrieval.store import FILE, Store

    return list(Store.read(index.artifact.path / FILE).chunk_ids())


def test_nothing_changed_keeps_every_file(workspace: Workspace, docs: Path) -> None:
    first = lexical(workspace, docs)
    files = first.artifact.manifest.files
    again = lexical(workspace, docs)
    for index in (again, open_index(workspace, "handbook"), first):
        assert counts(index.report) == {"read": 3, "unchanged": 3}
    assert {name for name in files if name != "chunks.sqlite"} == {
        name for name, about in again.artifact.manifest.files.items() if files[name] == about
    } - {"chunks.sqlite"}
    for path in docs.rglob("*.*"):
        os.utime(path, ns=(1, 1))
    assert counts(lexical(workspace, docs).report) == {"read": 3, "unchanged": 3}


def test_a_file_of_the_same_time_and_size_is_not_opened_again(workspace: Workspace, docs: Path) -> None:
    path = docs / "products/wren.txt"
    os.utime(path, ns=(10**18, 10**18))
    lexical(workspace, docs)
    path.write_text(path.read_text().replace("frost", "storm"))
    os.utime(path, ns=(10**18, 10**18))
    assert counts(lexical(workspace, docs).report) == {"read": 3, "unchanged": 3}


def test_time_and_size_are_trusted_only_if_the_file_is_not_fresh(workspace: Workspace, docs: Path) -> None:
    path = docs / "products/wren.txt"
    lexical(workspace, docs)
    status = path.stat()
    path.write_text(path.read_text().replace("frost", "storm"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert counts(lexical(workspace, docs).report)["changed"] == 1


def test_what_was_odd_about_a_file_is_said_once_and_while_it_is_true(
    workspace: Workspace, docs: Path
) -> None:
    def indexed() -> list[str]:
        return [note for note in lexical(workspace, docs).report.notes if "old.txt" in note]

    file = docs / "old.txt"
    file.write_bytes("Grüße vom Tölpel".encode("cp1252"))
    (note,) = indexed()
    assert "Windows-1252" in note
    assert indexed() == [note]
    os.utime(file)
    assert indexed() == [note]
    file.write_text("Grüße vom Tölpel", encoding="utf-8")
    assert indexed() == [] == indexed()


def test_an_update_finds_the_same_as_an_index_made_anew(workspace: Workspace, docs: Path) -> None:
    rows = [
        {"id": f"d{n}", "text": f"subject{n % 7} words about thing{n} and subject{n % 5}"} for n in range(60)
    ]
    lexical(workspace, rows)
    changed = [{**row, "text": row["text"] + " edited"} if n % 9 == 0 else row for n, row in enumerate(rows)][
        5:
    ]
    updated = lexical(workspace, changed)
    fresh = build_index(workspace, "fresh", changed, mode="lexical")
    for query in ("subject3", "thing18 edited", "words subject1 thing40"):
        one, two = (
            {p.document: round(p.score, 4) for p in index.search(query, k=60)} for index in (updated, fresh)
        )
        assert one == two


def test_other_settings_make_all_anew(workspace: Workspace, docs: Path) -> None:
    lexical(workspace, docs)
    assert counts(lexical(workspace, docs, chunk_tokens=40).report) == {"read": 3, "changed": 3}
    assert counts(lexical(workspace, docs, chunk_tokens=40).report) == {"read": 3, "unchanged": 3}
    assert lexical(workspace, docs, language="german").search("frost")


def test_a_damaged_index_is_refused_and_healed_by_indexing(workspace: Workspace, docs: Path) -> None:
    index = lexical(workspace, docs)
    files = [path for path in index.artifact.path.rglob("*") if path.is_file() and path.stat().st_size]
    assert len(files) > 3
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(SpecError, match="damaged"):
            open_index(workspace, "handbook")
        path.write_bytes(whole)
    files[0].write_bytes(b"")
    healed = lexical(workspace, docs)
    assert healed.search("gannet")
    assert "made anew, because" in str(healed.report)
    assert open_index(workspace, "handbook").search("gannet")


def test_an_index_is_opened_once_while_it_is_as_it_was(workspace: Workspace, docs: Path) -> None:
    lexical(workspace, docs)
    index = open_index(workspace, "handbook")
    assert open_index(workspace, "handbook") is index
    write(docs, {"new.txt": "An owl."})
    lexical(workspace, docs)
    assert open_index(workspace, "handbook").search("owl") == index.search("owl") != []


def test_no_pickle_and_no_lock_is_left(workspace: Workspace, docs: Path) -> None:
    names = set(lexical(workspace, docs).artifact.manifest.files)
    assert "chunks.sqlite" in names and "lexical/meta.json" in names
    assert not [name for name in names if name.endswith((".pkl", ".lock", "-journal", "-wal"))]


def test_two_writers_of_one_index_are_kept_apart(workspace: Workspace, docs: Path) -> None:
    with workspace.draft("index", "handbook"), pytest.raises(SpecError, match="being written"):
        lexical(workspace, docs)
    assert lexical(workspace, docs).search("gannet")


def test_nothing_readable_is_an_error_with_the_reasons(workspace: Workspace, tmp_path: Path) -> None:
    write(tmp_path / "docs", {"a.png": b"x", "empty.txt": b""})
    with pytest.raises(SpecError, match=r"nothing could be read.*a\.png.*empty"):
        lexical(workspace, tmp_path / "docs")
    assert not workspace.has("index", "handbook")


def test_impossible_options_are_refused(workspace: Workspace, docs: Path) -> None:
    for options, says in (
        ({"mode": "hybird"}, "Did you mean 'hybrid'"),
        ({"mode": "lexical", "embedder": "minilm"}, "uses no embedder"),
        ({"mode": "dense", "embedder": "none"}, "needs an embedder"),
        ({"mode": "lexical", "language": "englsh"}, "Did you mean 'english'"),
        ({"mode": "lexical", "chunk_tokens": 2}, "too small"),
        ({"embedder": "./nowhere"}, "no folder"),
    ):
        with pytest.raises(SpecError, match=says):
            build_index(workspace, "x", docs, **options)  # type: ignore[arg-type]
    assert workspace.artifacts("index") == []


def test_progress_is_told_and_a_stop_is_honoured(workspace: Workspace, docs: Path) -> None:
    index = lexical(workspace, docs)
    run = workspace.create_run("index", "handbook", {})
    write(docs, {"more.txt": "More about owls."})
    (run.folder / "control" / "stop").touch()
    with Journal(run.folder) as journal:
        with pytest.raises(IndexingStopped, match="run it again"):
            lexical(workspace, docs, journal=journal)
        journal.finish("stopped")
    assert run.state["unit"] == "documents"
    assert not index.search("owls")
    run = workspace.create_run("index", "handbook", {})
    with Journal(run.folder) as journal:
        made = lexical(workspace, docs, journal=journal)
    assert run.state["step"] == 4
    assert made.artifact.manifest.run == run.id
    assert index.search("owls"), "an index object that was open sees the new version"


def test_an_open_index_follows_other_writers(workspace: Workspace, docs: Path) -> None:
    index = lexical(workspace, docs)
    for word in ("owl", "heron", "plover"):
        write(docs, {"bird.txt": f"A bird: {word}."})
        lexical(workspace, docs)
    assert index.search("plover")[0].document == "bird.txt"
    assert index.documents == 4
    workspace.delete("index", "handbook")
    with pytest.raises(SpecError, match="no index 'handbook'"):
        index.search("plover")
