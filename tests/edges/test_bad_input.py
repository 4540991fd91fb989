"""Bad input: one clear failure for each problem, in bounded time and memory, and nothing lost of the rest."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.coding.text.clean import clean
from khabar.coding.text.split import sentences
from khabar.model import Failure, Page
from khabar.reading import Unreadable, read_pages, to_report
from khabar.reading.pages import read_stream

GOOD = "Two people were killed in Nahrin on Monday, residents said.\n"


def read(*paths: Path | str) -> tuple[list[Page], list[Failure]]:
    found = list(read_pages(paths))
    return [page for page in found if isinstance(page, Page)], [page for page in found if isinstance(page, Failure)]


def failure(path: Path | str) -> str:
    pages, (found,) = read(path)
    assert not pages
    assert Path(path).name in found.path or found.path in str(path)
    return found.why


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n\t\r\n ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"1 2 3 -- 4.5 %\n", "no letters"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"abc\0def" * 100, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n....", "PNG"),
        ("a.docx", b"PK\x03\x04....", "docx"),
        ("a.html", b"<html><body><script>x()</script></body></html>", ""),
        ("a.jsonl", b"", "empty file"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.json", b"{broken", "no JSON"),
        ("a.json", b"[" * 200_000, "no JSON"),
        ("a.json", b"[]", "empty list"),
        ("a.csv", b"name,words\nx,y\n", "no column 'text'"),
        ("a.csv", b"text,title\n", "empty"),
        ("a.zip", b"PK\x03\x04 no zip at all", "broken archive"),
        ("a.tar.gz", gzip.compress(b"no tar")[:12], "broken archive"),
        ("a.eml", b"Subject: x\nContent-Type: image/png\n\nAAAA", "without a text part"),
    ],
)
def test_one_reason_for_each(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    if name == "a.html":  # it reads, and fails where the article is looked for
        (page,) = read_pages([tmp_path / name])
        assert isinstance(page, Page)
        with pytest.raises(Unreadable, match="without any article"):
            to_report(page)
        return
    assert why in failure(tmp_path / name)


def test_missing_things(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "none.txt")
    assert "without files" in failure(tmp_path)
    assert "no file matches" in failure(str(tmp_path / "*.txt"))
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in failure(tmp_path / "pipe")


def test_fifty_megabytes_of_one_line(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as out:
        for _ in range(50):
            out.write(b"word " * 200_000)
    assert "50 MB: too long" in failure(tmp_path / "long.txt")
    with (tmp_path / "long.jsonl").open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(50):
            out.write(b"word " * 200_000)
        out.write(b'"}\n' + json.dumps({"text": GOOD}).encode())
    pages, failures = read(tmp_path / "long.jsonl")
    assert [page.text for page in pages] == [GOOD]
    assert len(failures) == 1 and "a line of more than" in failures[0].why and failures[0].path == "long.jsonl:1"


def test_too_many_characters(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 400_001)
    assert "2,000,005 characters" in failure(tmp_path / "a.txt")


def test_nothing_is_lost_of_the_rest(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"\0\0\0\0")
    (tmp_path / "2.txt").write_text(GOOD)
    rows = [
        '{"text": "One."}',
        "{",
        "[1]",
        '{"title": "no text"}',
        '{"text": 5}',
        '{"text": " "}',
        '{"text": "Two.", "published": "soon"}',
        '{"text": "\\ud800 Three."}',
    ]
    (tmp_path / "3.jsonl").write_bytes("\n".join(rows).encode() + b'\n{"text": "D\xe9by."}\n')
    pages, failures = read(tmp_path, tmp_path / "none")
    assert [page.text for page in pages] == [GOOD, "One.", "Two.", "\ufffd Three.", "Déby."]
    assert [fail.path.split("/")[-1] for fail in failures] == [
        "1.txt",
        *(f"3.jsonl:{n}" for n in (2, 3, 4, 5, 6, 7)),
        "none",
    ]
    assert "'soon'" in failures[-2].why


def test_a_table_with_bad_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,One.\n2,"Two, with, commas"\n3,Three,too,many\n\n4,\n5,Five.\n')
    pages, failures = read(tmp_path / "a.csv")
    assert [page.text for page in pages] == ["One.", "Two, with, commas", "Five."]
    assert [fail.path for fail in failures] == ["a.csv:4", "4"]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def test_zip_bomb_and_members_that_climb(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("x.txt", GOOD)
    members = {
        "bomb.txt": b"a" * 30_000_000,
        "../up.txt": GOOD.encode(),
        "/abs.txt": GOOD.encode(),
        "C:\\win.txt": GOOD.encode(),
        "..\\up.txt": GOOD.encode(),
        "in/nested.zip": inner.getvalue(),
        "ok.txt": GOOD.encode(),
    }
    pages, failures = read(zipped(tmp_path / "z.zip", members))
    assert [page.path for page in pages] == ["z.zip/ok.txt"]
    reasons = {fail.path.removeprefix("z.zip/"): fail.why for fail in failures}
    assert "zip bomb" in reasons["bomb.txt"] and "inside an archive" in reasons["in/nested.zip"]
    assert sum("climbs out" in why for why in reasons.values()) == 4


def test_links_in_archives(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "t.tar", "w") as packed:
        for kind, name in (
            (tarfile.SYMTYPE, "soft"),
            (tarfile.LNKTYPE, "hard"),
            (tarfile.CHRTYPE, "device"),
            (tarfile.REGTYPE, "../up.txt"),
            (tarfile.REGTYPE, "ok.txt"),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            entry.size = len(GOOD) if kind == tarfile.REGTYPE else 0
            packed.addfile(entry, io.BytesIO(GOOD.encode()))
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as packed_zip:
        packed_zip.writestr(link, "/etc/passwd")
    pages, failures = read(tmp_path)
    assert [page.path for page in pages] == ["t.tar/ok.txt"]
    assert sorted(fail.why for fail in failures) == ["a link, not a file"] * 3 + [
        "its name climbs out of the archive's folder",
        "no ordinary file",
    ]


def test_gzip_bomb(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 30_000_000))
    assert "compression bomb" in failure(tmp_path / "a.txt.gz")


def test_a_damaged_member_does_not_stop_its_neighbours(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z.zip", {"a.txt": GOOD.encode() * 20, "b.txt": GOOD.encode()})
    data = bytearray(path.read_bytes())
    data[45:60] = b"\xff" * 15
    path.write_bytes(data)
    pages, failures = read(path)
    assert [page.path for page in pages] == ["z.zip/b.txt"] and "cannot be unpacked" in failures[0].why


def test_broken_html_and_right_to_left(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><body><p>Two people were killed in <b>Nahrin on Monday, residents said.<table><p>The " + "<div>" * 2_000
    )
    (tmp_path / "b.txt").write_text("دیشب دو خانه را با هاوان زدند. سه نفر کشته شد.\n\u202eabc\u202c")
    reports = [to_report(page) for page in read(tmp_path)[0]]
    assert "killed in Nahrin" in " ".join(reports[0].text.split())
    assert [reports[1].text[s.start : s.end] for s in sentences(reports[1].text)][:2] == [
        "دیشب دو خانه را با هاوان زدند.",
        "سه نفر کشته شد.",
    ]


@given(
    st.binary(max_size=3_000),
    st.sampled_from(
        ["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.zip", "a.tar", "a.gz", "a.eml", "a", "a.md"]
    ),
)
def test_any_bytes_give_pages_or_failures(data: bytes, name: str) -> None:
    for page in read_stream(io.BytesIO(data), name=name, length=len(data)):
        if isinstance(page, Failure):
            assert page.why and page.path.startswith(name)
            continue
        try:
            report = to_report(page)
        except Unreadable as problem:
            assert str(problem)
        else:
            report.text.encode()
            clean(report)


HOSTILE = ["a" * 200_000, "a, " * 60_000, "." * 200_000, '"' * 200_000, "<" * 200_000, "[ " * 90_000, "**a" * 60_000, "---\n" + "a: b\n" * 40_000,
           " \n" * 90_000, "A. " * 60_000, "KABUL " * 30_000, "(Reporting by " * 15_000, "x | " * 50_000, "Home\n" * 40_000, "&#8220;" * 25_000,
           "<a " * 60_000, "<!--" * 50_000, "](http" * 30_000, "[a" * 90_000, "By " + "Abc De, " * 20_000, "0 $\n" * 40_000, "<script>" * 25_000, "© " * 90_000]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: repr(words[:8]))
def test_hostile_text_is_cleaned_and_split_in_linear_time(words: str) -> None:
    cleaned = clean(to_report(Page(path="x", text="a " + words)))
    spans = sentences("a " + words, cleaned.excluded)
    assert all(span.end > span.start for span in spans)
