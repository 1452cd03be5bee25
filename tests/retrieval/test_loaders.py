"""What is read from each kind of file, and how what cannot be read is reported."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from retrieval_making import docx_of, notebook_of, pdf_of, write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import Document, Unreadable, load_documents
from jupyter_spec.retrieval.loaders import word


def only(tmp_path: Path, name: str, content: str | bytes) -> Document | Unreadable:
    write(tmp_path, {name: content})
    (found,) = load_documents(tmp_path / name)
    return found


def document(tmp_path: Path, name: str, content: str | bytes) -> Document:
    found = only(tmp_path, name, content)
    assert isinstance(found, Document), found
    return found


def reason(tmp_path: Path, name: str, content: str | bytes) -> str:
    found = only(tmp_path, name, content)
    assert isinstance(found, Unreadable), found
    assert found.path == name
    return found.reason


def headings(found: Document) -> list[tuple[int, str]]:
    for heading in found.headings:
        assert heading.title in found.text[heading.start : heading.end]
    return [(heading.level, heading.title) for heading in found.headings]


def test_markdown_keeps_its_text_and_its_headings(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\n# One\n\ntext\n\n```\n# no heading\n```\n\nTwo\n---\n\n### Three ###\n"
    found = document(tmp_path, "a.md", text)
    assert found.text == text
    assert headings(found) == [(1, "One"), (2, "Two"), (3, "Three")]
    assert found.title == "One"


def test_html_becomes_markdown_without_its_scripts(tmp_path: Path) -> None:
    page = """<html><head><title>T</title><style>p{}</style></head><body><h1>Top</h1><p>One<br>two <b>bold</b>.</p>
    <ul><li>first</li><li><p>second</p></li></ul><script>evil()</script>
    <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table><pre>x  =  1</pre></body></html>"""
    found = document(tmp_path, "a.html", page)
    assert "evil" not in found.text and "p{}" not in found.text
    assert headings(found) == [(1, "Top")]
    for piece in ("One two bold.", "- first", "- second", "| a | b |\n|---|---|\n| 1 | 2\\|3 |", "x  =  1"):
        assert piece in found.text


def test_deeply_nested_html_does_not_break_the_reader(tmp_path: Path) -> None:
    found = only(tmp_path, "deep.html", "<div>" * 50_000 + "bottom" + "</div>" * 50_000)
    assert isinstance(found, Unreadable) or "bottom" in found.text


def test_pdf_knows_its_pages(tmp_path: Path) -> None:
    found = document(
        tmp_path, "guide.pdf", pdf_of(["The first page ends.", "A second page, which has a war-\nranty."])
    )
    assert found.part == "page"
    assert found.part_at(found.text.index("first")) == 1
    assert found.part_at(found.text.index("second")) == 2
    assert "warranty" in found.text


def test_pdf_lines_are_run_together_under_headings_in_larger_type(tmp_path: Path) -> None:
    first = [
        "1",
        "!Masts",
        "The sensor head should stand ten metres",
        "above the ground. Keep away from every",
        "tree. End.",
    ]
    second = [
        "-",
        "one item of a list",
        "-",
        "another item",
        "Value",
        "3 kg",
        "The last of the lines of this page has",
        "no",
    ]
    found = document(tmp_path, "m.pdf", pdf_of(["\n".join(first), "\n".join(second), "end at its end."]))
    assert headings(found) == [(1, "Masts")] and found.title == "Masts"
    assert found.text == (
        "# Masts\n\nThe sensor head should stand ten metres above the ground. Keep away from every tree. End.\n\n"
        "- one item of a list\n- another item\nValue\n3 kg\nThe last of the lines of this page has no end at its end."
    )
    assert [found.part_at(found.text.index(piece)) for piece in ("Masts", "one item", "end at its")] == [
        1,
        2,
        3,
    ]


def test_docx_in_its_order(tmp_path: Path) -> None:
    blocks = [
        ("heading", "Rules"),
        ("text", "Wear a hat."),
        ("list", "one"),
        ("list", "two"),
        ("table", "k|v\nx|1"),
    ]
    found = document(tmp_path, "rules.docx", docx_of(blocks))
    assert headings(found) == [(1, "Rules")]
    assert found.text == "# Rules\n\nWear a hat.\n\n- one\n- two\n\n| k | v |\n|---|---|\n| x | 1 |"


def test_notebook_cells_are_numbered(tmp_path: Path) -> None:
    found = document(
        tmp_path, "n.ipynb", notebook_of([("markdown", "# Title\n\nwords"), ("code", "# not it\nx = 1")])
    )
    assert headings(found) == [(1, "Title")]
    assert "```python\n# not it\nx = 1\n```" in found.text
    assert found.part == "cell" and found.part_at(found.text.index("x = 1")) == 2


def test_csv_rows_say_what_their_numbers_are(tmp_path: Path) -> None:
    found = document(tmp_path, "prices.csv", "item;price\nlamp;35\nchair;\n")
    assert found.text == "item: lamp; price: 35\nitem: chair"
    assert found.part == "row" and found.part_at(len(found.text) - 1) == 2


def test_jsonl_rows_with_text_stay_apart(tmp_path: Path) -> None:
    rows = [{"title": "A", "text": "alpha"}, {"title": "B", "text": "beta"}]
    found = document(tmp_path, "rows.jsonl", "\n".join(map(json.dumps, rows)))
    assert headings(found) == [(1, "A"), (1, "B")] and found.separate_parts


def test_python_definitions_are_headings(tmp_path: Path) -> None:
    found = document(
        tmp_path, "m.py", "import os\n\nclass A:\n    def f(self):\n        return 1\n\ndef g():\n    pass\n"
    )
    assert [heading.title for heading in found.headings] == ["class A", "def f", "def g"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marked_encodings(tmp_path: Path, encoding: str) -> None:
    found = document(tmp_path, "a.txt", "Grüße\r\nund Tee".encode(encoding))
    assert found.text == "Grüße\nund Tee" and not found.note


def test_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    found = document(tmp_path, "a.txt", "Grüße".encode("cp1252"))
    assert found.text == "Grüße" and "Windows-1252" in found.note


def test_what_cannot_be_read_has_a_reason(tmp_path: Path) -> None:
    whole = pdf_of(["some text " * 20] * 3)
    cases = {
        "empty.txt": (b"", "empty"),
        "nul.txt": (b"abc\x00def", "NUL"),
        "half.txt": (b"\xff\xfea\x00b", "byte order mark"),
        "empty.pdf": (b"", "empty"),
        "cut.pdf": (whole[: len(whole) // 3], ""),
        "noise.pdf": (b"hello", "does not begin like a PDF"),
        "locked.pdf": (pdf_of(["secret"], password="x"), "encrypted"),
        "scan.pdf": (pdf_of([""]), "no text"),
        "broken.ipynb": (b'{"cells": [', "JSON"),
        "list.ipynb": (b"[]", "no notebook"),
        "noise.docx": (b"PK\x03\x04 nothing", "not a Word document"),
        "zip.docx": (_zip({"a.txt": b"x"}), "not a Word document"),
        "head.csv": (b"a,b\n", "no rows"),
        "bad.jsonl": (b'{"a": 1}\n{oops\n', "line 2"),
        "number.jsonl": (b"1\n", "neither"),
        "script.html": (b"<script>x</script>", "no text"),
        "photo.png": (b"\x89PNG\r\n", "no loader for .png"),
    }
    for name, (content, part) in cases.items():
        assert part in reason(tmp_path, name, content), name


def test_a_docx_that_would_unpack_to_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "MAX_UNPACKED", 1 << 20)
    assert "unpack" in reason(tmp_path, "bomb.docx", _zip({"word/document.xml": b"0" * (2 << 20)}))


def test_folders_are_walked_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    names = ["b.md", "a/x.txt", "a/.secret.txt", ".git/config", ".jupyter_spec/w.json", "node_modules/m.js"]
    write(tmp_path / "docs", dict.fromkeys([*names, ".ipynb_checkpoints/b.md"], "text"))
    assert [found.path for found in load_documents(tmp_path / "docs")] == ["a/x.txt", "b.md"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "docs", {"a/x.txt": "text"})
    (tmp_path / "docs/a/again").symlink_to(tmp_path / "docs", target_is_directory=True)
    (tmp_path / "docs/gone.txt").symlink_to(tmp_path / "nowhere")
    found = {item.path: item for item in load_documents(str(tmp_path / "docs"))}
    assert set(found) == {"a/x.txt", "gone.txt"}
    assert isinstance(found["gone.txt"], Unreadable)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "text"})
    (tmp_path / "a.txt").chmod(0)
    assert "Permission" in only_reason(tmp_path / "a.txt")


def only_reason(path: Path) -> str:
    (found,) = load_documents(path)
    assert isinstance(found, Unreadable)
    return found.reason


def test_several_sources_are_named_from_what_they_share(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.txt": "a", "two/a.txt": "b"})
    assert [found.path for found in load_documents([tmp_path / "one", tmp_path / "two"])] == [
        "one/a.txt",
        "two/a.txt",
    ]
    assert [found.path for found in load_documents([tmp_path / "one", tmp_path / "one/a.txt"])] == ["a.txt"]
    assert [found.path for found in load_documents(str(tmp_path / "*/a.txt"))] == ["one/a.txt", "two/a.txt"]


def test_a_wrong_path_names_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"handbook/warranty.md": "x"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SpecError, match=r"Did you mean 'handbook'"):
        list(load_documents("handbok"))
    with pytest.raises(SpecError, match=r"Did you mean 'handbook/warranty.md'"):
        list(load_documents("handbook/waranty.md"))
    with pytest.raises(SpecError, match=r"Did you mean 'handbook'"):
        list(load_documents("handbok/warranty.md"))
    for nothing in ([], ""):
        with pytest.raises(SpecError):
            list(load_documents(nothing))


def test_rows_of_a_notebook(tmp_path: Path) -> None:
    rows = [{"id": "q1", "title": "One", "text": "alpha"}, {"price": 3, "name": "lamp"}, {"text": None}, 7]
    first, second, third, fourth = load_documents(rows)
    assert isinstance(first, Document) and (first.path, first.title, first.text) == ("q1", "One", "alpha")
    assert isinstance(second, Document) and second.text == "price: 3; name: lamp"
    assert isinstance(third, Unreadable) and isinstance(fourth, Unreadable)
    frame = pd.DataFrame({"text": ["alpha", "beta"], "id": ["a", "a"]})
    assert [found.path for found in load_documents(frame)] == ["a", "a (row 2)"]
    texts = ["the first text of several words", "the second\ntext"]
    assert [found.path for found in load_documents(texts)] == ["row 1", "row 2"]


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
