"""Whatever lies in a folder, the rest of it is indexed, and what could not be read is named with its reason."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zipfile
from pathlib import Path

import pytest
from retrieval_making import docx_of, notebook_of, pdf_of, write

from jupyter_spec.retrieval import Document, Unreadable, build_index, load_documents, sources
from jupyter_spec.workspace import Workspace


def packed(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_document_xml(xml: bytes) -> bytes:
    """A Word file whose main part is `xml`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_of([("text", "x")]))) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, xml if entry.filename == "word/document.xml" else old.read(entry))
    return buffer.getvalue()


def laughs() -> bytes:
    """XML of a kilobyte whose entities would grow to ten billion letters."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&a10;</w:t></w:r></w:p></w:body></w:document>'
    )
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "a">{entities}]>{body}'.encode()


def test_a_folder_of_everything_bad_is_indexed_as_far_as_it_can_be(
    workspace: Workspace, tmp_path: Path
) -> None:
    whole = pdf_of(["some text about gannets " * 20] * 3)
    bad = {
        "empty.txt": (b"", "empty"),
        "binary.txt": (bytes(range(256)) * 50, "binary"),
        "nul.txt": (b"before\x00after", "NUL byte at 6"),
        "marked.txt": (b"\xff\xfeh\x00i", "byte order mark"),
        "bare16.txt": ("wide letters".encode("utf-16-le"), "binary"),
        "cut.pdf": (whole[: len(whole) // 3], "PDF"),
        "locked.pdf": (pdf_of(["secret"], password="x"), "encrypted"),
        "noise.pdf": (os.urandom(2000), "PDF"),
        "bomb.docx": (packed({"word/document.xml": b"0" * (300 << 20)}), "unpack to 315 MB"),
        "laughs.docx": (with_document_xml(laughs()), ""),
        "broken.ipynb": (notebook_of([("code", "x")])[:-20], "JSON"),
        "deep.ipynb": (b'{"cells":' + b"[" * 100_000, "JSON"),
        "script.html": (b"<script>gannet()</script><style>gannet{}</style>", "no text"),
        "photo.png": (b"\x89PNG", "no loader"),
    }
    good = {
        "good.md": b"# Gannets\n\nA gannet is a bird.\n",
        "latin.txt": "Ein Gannet fängt Fische".encode("cp1252"),
        "invalid.txt": b"gannet \xff\xfe in the middle",
        "utf16.txt": "A wide gannet".encode("utf-16"),
        "page.html": b"<p onclick='evil()'>gannet</p><script>evil()</script><iframe src='http://evil'></iframe>",
        "line.txt": b"gannet " * 150_000,
    }
    folder = tmp_path / "docs"
    write(folder, {name: content for name, (content, _) in bad.items()})
    write(folder, good)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    bad["huge.txt"] = (b"", "200 MB")
    os.mkfifo(folder / "pipe.txt")
    bad["pipe.txt"] = (b"", "pipe")
    (folder / "sub").mkdir()
    (folder / "sub/loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    bad["self.txt"] = (b"", "cannot be opened")
    began = time.monotonic()
    report = build_index(workspace, "all", folder, mode="lexical").report
    assert time.monotonic() - began < 60
    reasons = {skipped.path: skipped.reason for skipped in report.skipped}
    assert set(reasons) == set(bad)
    for name, (_, part) in bad.items():
        assert part in reasons[name], (name, reasons[name])
        assert "\n" not in reasons[name]
    assert report.read == report.added == len(good)
    index = build_index(workspace, "all", folder, mode="lexical")
    assert index.report.unchanged == len(good)
    found = {passage.document for passage in index.search("gannet", k=30)}
    assert found == set(good)
    assert not index.search("evil")
    assert any("invalid.txt" in note and "UTF-8" in note for note in report.notes)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_would_block_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket.txt"))
        for name in ("pipe", "link.txt", "socket.txt"):
            (found,) = load_documents(tmp_path / name)
            assert isinstance(found, Unreadable) and "pipe" in found.reason


def test_a_file_that_vanishes_or_cannot_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": "text", "b.txt": "text"})
    found = sources.find_sources(tmp_path)
    first = next(iter(found))
    assert isinstance(first, sources.FileSource)
    first.file.unlink()
    gone = sources.load(first)
    assert isinstance(gone, Unreadable) and "No such file" in gone.reason

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    refused = sources.load(next(iter(found)))  # type: ignore[arg-type]
    assert isinstance(refused, Unreadable) and "Permission denied" in refused.reason


def test_a_file_that_changes_while_it_is_read_is_read_whole_or_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "log.txt"
    path.write_text("The gannet lamp.\n" * 20_000)
    ended = threading.Event()

    def scribble() -> None:
        with path.open("a") as file:
            while not ended.is_set():
                file.write("One more wren.\n" * 50)
                file.flush()
                time.sleep(0.0002)

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        for _ in range(5):
            (found,) = load_documents(path)
            assert isinstance(found, Document)
            assert set(found.text.splitlines()[:-1]) <= {"The gannet lamp.", "One more wren."}
        build_index(workspace, "log", path, mode="lexical")
    finally:
        ended.set()
        writer.join()
    path.write_text(path.read_text() + "The last plover.\n")
    assert build_index(workspace, "log", path, mode="lexical").search("plover", k=1)
    assert build_index(workspace, "log", path, mode="lexical").report.unchanged == 1


def test_a_file_that_never_stands_still_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    real = os.fstat
    sizes = iter(range(100))

    class Moving:
        def __init__(self, status: os.stat_result) -> None:
            self.st_size, self.st_mtime_ns = status.st_size, next(sizes)

    monkeypatch.setattr(sources.os, "fstat", lambda descriptor: Moving(real(descriptor)))
    (found,) = load_documents(path)
    assert isinstance(found, Document) and "while it was read" in found.note
