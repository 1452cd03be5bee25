"""The promises of `examples/README.md`: what the tutorial world holds, and that it can be made again."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HANDBOOK = EXAMPLES / "handbook"
FORMATS = (".md", ".html", ".pdf", ".docx", ".ipynb", ".csv")
EVAL_SPLITS = ("dev", "test")


def extract(path: Path) -> str:
    """The text of a document, by the plainest reader there is for its format."""
    if path.suffix == ".pdf":
        pypdf = pytest.importorskip("pypdf")
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.suffix == ".docx":
        docx = pytest.importorskip("docx").Document(str(path))
        cells = [cell.text for table in docx.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in docx.paragraphs), *cells])
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return pytest.importorskip("bs4").BeautifulSoup(text, "html.parser").get_text()
    if path.suffix == ".ipynb":
        return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    return text


def squeeze(text: str) -> str:
    return " ".join(text.split())


@cache
def handbook() -> dict[str, str]:
    paths = sorted(path for path in HANDBOOK.rglob("*") if path.is_file())
    return {path.relative_to(HANDBOOK).as_posix(): squeeze(extract(path)) for path in paths}


def read_lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (EXAMPLES / name).read_text(encoding="utf-8").splitlines()]


def words_in(folder: str) -> int:
    return sum(len(path.read_text(encoding="utf-8").split()) for path in (EXAMPLES / folder).iterdir())


@cache
def make_world() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_world", EXAMPLES / "make_world.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_handbook_is_large_and_mixed():
    formats = Counter(Path(name).suffix for name in handbook())
    assert set(formats) == set(FORMATS)
    assert formats.total() >= 30
    assert min(formats.values()) >= 2
    assert formats.most_common(1)[0][0] == ".md"
    assert sum(len(text.split()) for text in handbook().values()) >= 15_000
    assert all(len(text.split()) >= 60 for text in handbook().values())


def test_pdfs_have_two_to_four_pages_of_real_text():
    pypdf = pytest.importorskip("pypdf")
    for path in HANDBOOK.rglob("*.pdf"):
        pages = pypdf.PdfReader(path).pages
        assert 2 <= len(pages) <= 4
        assert all(len(page.extract_text().split()) > 30 for page in pages)


def test_tables_of_the_csv_documents_are_regular():
    for path in HANDBOOK.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1, path.name


def test_data_is_small():
    ours = [path for path in EXAMPLES.rglob("*.*") if path.parent != EXAMPLES]
    # Whoever ran the quickstart has a workspace here.
    ours = [
        path for path in ours if not any(part.startswith(".") for part in path.relative_to(EXAMPLES).parts)
    ]
    assert 500_000 < sum(path.stat().st_size for path in ours) <= 3_000_000


@pytest.mark.parametrize("split", EVAL_SPLITS)
def test_each_answer_stands_in_its_evidence_and_that_in_its_document(split):
    for item in read_lines(f"eval/{split}.jsonl"):
        document = handbook()[item["source"]]
        evidence = squeeze(item["evidence"])
        assert evidence in document, item
        assert re.search(rf"(?<!\w){re.escape(item['answer'])}(?!\w)", evidence), item
        assert 1 <= len(item["answer"].split()) <= 8, item
        assert item["question"].endswith("?")
        assert item["answer"] not in item.get("aliases", [])
        assert item.get("kind") in (None, "two-hop", "paraphrase")
        assert ("second_source" in item) == (item.get("kind") == "two-hop")
        assert item.get("second_source") in (None, *handbook())


def test_eval_set_has_the_promised_size_and_covers_every_document():
    dev, test = (read_lines(f"eval/{split}.jsonl") for split in EVAL_SPLITS)
    assert len(dev) >= 100
    assert len(test) >= 200
    assert {item["source"] for item in dev} == set(handbook())
    assert {item["source"] for item in test} == set(handbook())


def test_no_question_is_asked_twice():
    names = [*EVAL_SPLITS, "unanswerable"]
    items = [item for name in names for item in read_lines(f"eval/{name}.jsonl")]
    asked = Counter(re.sub(r"\W+", " ", item["question"].lower()).strip() for item in items)
    assert asked.most_common(1)[0][1] == 1
    assert len({item["id"] for item in items}) == len(items)


def test_unanswerable_questions_have_one_answer():
    items = read_lines("eval/unanswerable.jsonl")
    assert len(items) >= 40
    assert {item["answer"] for item in items} == {"I do not know"}
    assert {item["nearest"] for item in items} <= set(handbook())


def test_every_reply_follows_the_house_style():
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rule = re.search(r"```\n(.+)\n```", readme)
    assert rule
    for split in ("train", "test"):
        for item in read_lines(f"style/{split}.jsonl"):
            match = re.fullmatch(rule[1], item["completion"])
            assert match, item
            assert match[1] in item["prompt"]
            assert match[2] in item["prompt"]
            assert 10 <= len(item["prompt"].split()) <= 45, item
            assert len(item["completion"].split()) <= 35


def test_style_examples_are_many_varied_and_apart():
    train, test = (read_lines(f"style/{split}.jsonl") for split in ("train", "test"))
    assert len(train) >= 320
    assert len(test) >= 80
    prompts = [item["prompt"] for item in (*train, *test)]
    assert len(set(prompts)) == len(prompts)
    source = json.loads((EXAMPLES / "sources" / "style.json").read_text(encoding="utf-8"))
    templates = {
        split: {text for texts in source[split]["messages"].values() for text in texts}
        for split in ("train", "test")
    }
    assert len(templates["train"]) >= 60
    assert not templates["train"] & templates["test"]
    topics = Counter(re.search(r"topic (\w+)", item["completion"])[1] for item in test)
    assert len(topics) == 6
    assert max(topics.values()) - min(topics.values()) <= 4


def test_corpus_has_the_promised_size_and_its_heldout_part_is_apart():
    assert words_in("corpus") >= 20_000
    assert 1_500 <= words_in("corpus-heldout") <= 3_000

    def paragraphs(folder: str) -> set[str]:
        texts = [path.read_text(encoding="utf-8") for path in (EXAMPLES / folder).iterdir()]
        return {part for text in texts for part in text.split("\n\n") if len(part.split()) > 12}

    assert not paragraphs("corpus") & paragraphs("corpus-heldout")


def test_text_files_are_made_again_letter_for_letter(tmp_path):
    make_world().main(["--into", str(tmp_path), "--text-only"])
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) >= 14
    for path in made:
        assert path.read_bytes() == (EXAMPLES / path.relative_to(tmp_path)).read_bytes(), path.name


def test_pdf_and_docx_are_made_again_with_the_same_text(tmp_path):
    pytest.importorskip("reportlab")
    pytest.importorskip("docx")
    make_world().make_handbook(tmp_path)
    made = [path for path in tmp_path.rglob("*") if path.suffix in (".pdf", ".docx")]
    assert len(made) >= 4
    for path in made:
        name = path.relative_to(tmp_path / "handbook").as_posix()
        assert squeeze(extract(path)) == handbook()[name]


def test_readme_counts_are_true():
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    counts = {
        r"(\d+) documents, about": len(handbook()),
        r"(\d+) questions to develop on": len(read_lines("eval/dev.jsonl")),
        r"develop on and (\d+) to report": len(read_lines("eval/test.jsonl")),
        r"(\d+) questions that the handbook does not answer": len(read_lines("eval/unanswerable.jsonl")),
        r"(\d+) and \d+ supervised examples": len(read_lines("style/train.jsonl")),
        r"\d+ and (\d+) supervised examples": len(read_lines("style/test.jsonl")),
    }
    for pattern, count in counts.items():
        found = re.search(pattern, readme)
        assert found, pattern
        assert int(found[1]) == count, pattern
