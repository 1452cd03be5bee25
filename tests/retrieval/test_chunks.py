"""A chunk is exactly a span of its document's text; together they lose nothing; none is longer than it may be."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from retrieval_making import docx_of, notebook_of, pdf_of, write

from jupyter_spec.errors import SpecError
from jupyter_spec.retrieval import Document, Splitter, load_documents
from jupyter_spec.retrieval.chunks import Chunk
from jupyter_spec.retrieval.documents import markdown_headings
from jupyter_spec.retrieval.loaders import LOADERS

LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)
MARKDOWN = st.one_of(
    LINES,
    st.sampled_from(
        [
            "# Top",
            "## Under",
            "### Deep",
            "```",
            "~~~",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "- item",
            "",
            "---",
        ]
    ),
    st.sampled_from(
        [
            "A sentence of plain words that goes on for a while. " * 9,
            "x" * 700,
            "漢字かな" * 90,
            "1,234.56 " * 80,
        ]
    ),
)
TEXTS = st.lists(MARKDOWN, min_size=1, max_size=12).map("\n".join)
XML_SAFE = st.text(
    st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Co")), min_size=1, max_size=200
)


def as_file(kind: str, text: str) -> bytes:
    if kind == "ipynb":
        return notebook_of([("markdown", text), ("code", text), ("raw", text)])
    if kind == "csv":
        return ("a,b\n" + "".join(f"{json.dumps(line)},2\n" for line in text.split("\n"))).encode()
    if kind == "jsonl":
        return "\n".join(json.dumps({"title": line[:9], "text": line}) for line in text.split("\n")).encode()
    if kind == "html":
        return f"<h1>T</h1><p>{text}</p><ul><li>{text}</ul><pre>{text}</pre>".encode()
    return text.encode()


def check(document: Document, splitter: Splitter) -> list[Chunk]:
    chunks = list(splitter.split(document))
    for before, after in itertools.pairwise(chunks):
        assert after.before == document.text[before.end : after.start]
    covered = bytearray(len(document.text))
    for chunk in chunks:
        assert document.text[chunk.start : chunk.end] == chunk.text
        assert chunk.text.strip()
        assert chunk.number == document.part_at(chunk.start)
        assert chunk.line == document.text.count("\n", 0, chunk.start)
        covered[chunk.start : chunk.end] = b"\x01" * (chunk.end - chunk.start)
    for heading in document.headings:
        covered[heading.start : heading.end] = b"\x01" * (heading.end - heading.start)
    lost = [character for character, there in zip(document.text, covered, strict=True) if not there]
    assert not "".join(lost).strip(), lost
    return chunks


@pytest.mark.parametrize("overlap", [0, 12])
@pytest.mark.parametrize("kind", ["txt", "md", "html", "ipynb", "csv", "jsonl", "py"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_spans_over_every_loader_of_text(kind: str, overlap: int, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {f"a.{kind}": as_file(kind, text)})
        for document in load_documents(folder):
            if isinstance(document, Document):
                check(document, Splitter(40, overlap))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(pages=st.lists(XML_SAFE, min_size=1, max_size=4))
def test_spans_over_pdf_and_docx(pages: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        blocks = [("heading", pages[0]), *(("text", page) for page in pages), ("table", "k|v\nx|1")]
        write(Path(folder), {"a.pdf": pdf_of(pages), "a.docx": docx_of(blocks)})
        for document in load_documents(folder):
            if isinstance(document, Document):
                check(document, Splitter(20))


def markdown(text: str) -> Document:
    return Document("a.md", text, "markdown", "", markdown_headings(text))


def test_headings_are_the_path_and_not_the_text() -> None:
    body = "Words about the cover of lamps, which is long and worth reading twice. " * 6
    text = f"# Warranty\n\n{body}\n\n## Coverage\n\n{body}\n\n## Claims\n\n{body}\n"
    chunks = check(markdown(text), Splitter(150))
    assert [chunk.headings for chunk in chunks] == [
        ("Warranty",),
        ("Warranty", "Coverage"),
        ("Warranty", "Claims"),
    ]
    assert all("#" not in chunk.text for chunk in chunks)


def test_small_sections_go_together() -> None:
    text = "# Facts\n\n## Weight\n\n3 kg\n\n## Colour\n\nred\n\n# Other\n\n" + "Long words here. " * 30
    chunks = check(markdown(text), Splitter(150))
    assert chunks[0].text.startswith("## Weight") and "red" in chunks[0].text
    assert chunks[0].headings == ("Facts",)
    assert chunks[1].headings == ("Other",)


def test_a_table_is_whole_if_it_fits_and_else_cut_between_rows_with_its_header() -> None:
    head = "| item | price |\n|---|---|\n"
    rows = [f"| thing number {n} | {n}.50 crowns |\n" for n in range(60)]
    (whole,) = check(markdown(head + "".join(rows[:5])), Splitter(150))
    assert whole.text.count("\n") == 6 and not whole.lead
    chunks = check(markdown("Prices:\n\n" + head + "".join(rows)), Splitter(100))
    (first,) = [chunk for chunk in chunks if head in chunk.text]
    assert not first.lead
    others = chunks[chunks.index(first) + 1 :]
    assert others
    for chunk in others:
        assert chunk.lead == head.strip()
        assert all(
            line.startswith("| thing") and line.endswith("crowns |") for line in chunk.text.split("\n")
        )


def test_code_is_whole_if_it_fits_and_else_cut_between_lines_with_its_fence() -> None:
    lines = [f"value_{n} = compute(value_{n}, {n}.5)" for n in range(60)]
    fenced = "```python\n" + "\n".join(lines[:5]) + "\n```"
    (whole,) = check(markdown("Do this:\n\n" + fenced + "\n\nThat is all.\n"), Splitter(150))
    assert fenced in whole.text
    text = "Do this:\n\n~~~~ python\n" + "\n".join(lines) + "\n~~~~\n\nThat is all.\n"
    chunks = check(markdown(text), Splitter(100))
    later = [chunk for chunk in chunks if "value" in chunk.text and "~~~~ python" not in chunk.text]
    assert len(later) > 2
    for chunk in later:
        assert chunk.lead == "~~~~ python"
        assert set(chunk.text.removesuffix("That is all.").split("\n")) <= {*lines, "~~~~", ""}


def test_a_row_that_is_longer_than_a_chunk_keeps_its_header() -> None:
    head = "| item | text |\n|---|---|\n"
    text = head + "| lamp | " + "long words of a cell " * 60 + "|\n| wren | short |\n"
    chunks = check(markdown(text), Splitter(60))
    assert all(head.strip() in chunk.text or chunk.lead == head.strip() for chunk in chunks)


VALUES = st.one_of(
    st.none(), st.integers(), st.floats(), st.booleans(), st.text(max_size=80), st.lists(st.text(max_size=9))
)
ROW = st.one_of(
    st.text(max_size=200), st.dictionaries(st.sampled_from(["id", "text", "title", "date", "a", "Ü"]), VALUES)
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(ROW, min_size=1, max_size=8))
def test_spans_over_rows_of_a_notebook(rows: list[object]) -> None:
    for document in load_documents([rows]):
        if isinstance(document, Document):
            check(document, Splitter(40, 10))
    for document in load_documents(pd.DataFrame([row for row in rows if isinstance(row, dict)])):
        if isinstance(document, Document):
            check(document, Splitter(40))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300), kind=st.sampled_from(sorted(LOADERS)))
def test_spans_over_any_bytes_under_any_name(data: bytes, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {f"a.{kind}": data})
        for document in load_documents(folder):
            if isinstance(document, Document):
                check(document, Splitter(20))


def test_no_cut_inside_a_number_or_an_address() -> None:
    address = "https://example.org/a/long/path?with=query&more=1,234.56"
    text = ("word " * 33 + address + " ") * 6
    for chunk in check(Document("a.txt", text, "text"), Splitter(40)):
        assert all(word in ("word", address) for word in chunk.text.split())


def test_rows_that_are_texts_are_not_mixed() -> None:
    text = "alpha\n\nbeta"
    from jupyter_spec.retrieval.documents import Part

    document = Document("a", text, "rows", part="row", parts=(Part(0, 1), Part(7, 2)), separate_parts=True)
    assert [chunk.text for chunk in check(document, Splitter(150))] == ["alpha", "beta"]


def test_chunks_are_measured_in_tokens_of_the_embedder(tiny_embedder: Path) -> None:
    from jupyter_spec.retrieval.embedder import resolve

    embedder = resolve(str(tiny_embedder))
    assert embedder is not None and embedder.tokenizer is not None
    splitter = Splitter(5000, 0, embedder.tokenizer, embedder.identity.limit)
    text = "zebra! " * 900
    chunks = check(Document("a.txt", text, "text"), splitter)
    assert all(
        len(embedder.tokenizer.encode(chunk.text).ids) <= embedder.identity.limit - 40 for chunk in chunks
    )


def test_a_line_of_a_million_characters_is_cut_in_good_time() -> None:
    text = "abcdefghi " * 100_000
    assert len(check(Document("a.txt", text, "text"), Splitter(150))) > 1000


def test_impossible_sizes_are_refused() -> None:
    for tokens, overlap in ((3, 0), (100, 60), (100, -1)):
        with pytest.raises(SpecError):
            Splitter(tokens, overlap)
