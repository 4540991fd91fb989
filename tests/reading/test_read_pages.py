"""Found files to pages and reports: what comes out is what was in the file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import DateBasis, Failure, Page, Report
from khabar.reading import read_pages, slug, to_report

TEXT = "Two people were killed in Nahrin on Monday, residents said.\n"


def pages(*paths: Path | str) -> list[Page]:
    found = list(read_pages(paths))
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def one(path: Path) -> Report:
    (page,) = pages(path)
    return to_report(page)


def test_text_is_exactly_the_file(tmp_path: Path) -> None:
    words = "A line.\r\nنبرد در اندراب\r\n\r\n<p>no tag is parsed</p>\r\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + words.encode())
    report = one(tmp_path / "a.txt")
    assert report.text == words
    assert report.path == "a.txt"
    assert report.extractor is None


def test_the_id_is_that_of_the_contract(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (page,) = read_pages([tmp_path / "a.txt"], published=date(2022, 5, 2), outlet="Khaama Press")
    assert isinstance(page, Page)
    report = to_report(page, outlet_id={"Khaama Press": "khaama"}.__getitem__)
    digest = hashlib.sha256("\0".join((TEXT, "", "khaama", "2022-05-02")).encode()).hexdigest()
    assert report.id == "r_" + digest[:16]
    assert report.published and report.published.basis is DateBasis.METADATA


def test_the_id_forgets_the_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.md").write_text(TEXT)
    first, second = pages(tmp_path)
    assert to_report(first).id == to_report(second).id


def test_json_lines_keep_their_text_and_id(tmp_path: Path) -> None:
    rows = [
        {
            "id": "017",
            "text": "One.\r\nTwo.",
            "title": "T",
            "published": "2016-01-17T08:20:39Z",
            "outlet": "O",
            "url": "http://x",
            "language": "en",
        },
        {"text": "Three.", "published": None, "title": ""},
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n")
    first, second = pages(tmp_path / "r.jsonl")
    assert (first.path, first.text, first.published, first.outlet) == ("017", "One.\r\nTwo.", date(2016, 1, 17), "O")
    assert (second.path, second.title, second.published) == ("r.jsonl:2", None, None)


def test_a_json_list_or_object(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": "One."}, {"text": "Two."}]))
    (tmp_path / "b.json").write_text(json.dumps({"articles": [{"id": "x", "text": "Three."}]}))
    (tmp_path / "c.json").write_text(json.dumps({"id": "y", "text": "Four."}, indent=1))
    assert [page.text for page in pages(tmp_path)] == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")])
def test_tables(tmp_path: Path, name: str, delimiter: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows(
        [["ID", "text", "published", "outlet"], ["1", 'He said, "no";\nthen\tleft.', "2022-05-01", "Órgano"]]
    )
    (tmp_path / name).write_text(stream.getvalue(), encoding="utf-8-sig")
    (page,) = pages(tmp_path / name)
    assert (page.path, page.text, page.published, page.outlet) == (
        "1",
        'He said, "no";\nthen\tleft.',
        date(2022, 5, 1),
        "Órgano",
    )


def test_folders_are_read_in_order_and_hidden_files_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/d.txt"):
        (tmp_path / name).write_text(f"Report {name}.")
    assert [page.path for page in pages(tmp_path)] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [page.path for page in pages(f"{tmp_path}/*.txt")] == ["a.txt", "b.txt"]
    assert len(pages(f"{tmp_path}/**/*.txt", tmp_path)) == 3  # a file named twice is one report


def test_archives(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "r.jsonl").write_text(json.dumps({"id": "x", "text": "Two."}))
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for file in (tmp_path / "in").iterdir():
            packed.write(file, f"in/{file.name}")
    with tarfile.open(tmp_path / "t.tar.gz", "w:gz") as packed_tar:
        packed_tar.add(tmp_path / "in", "in")
    assert sorted(page.path for page in pages(tmp_path / "z.zip")) == ["x", "z.zip/in/a.txt"]
    assert sorted(page.path for page in pages(tmp_path / "t.tar.gz")) == ["t.tar.gz/in/a.txt", "x"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for given_bytes, expected in ((TEXT.encode(), TEXT), (json.dumps({"text": "Hello."}).encode(), "Hello.")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given_bytes)))
        assert [page.text for page in pages("-")] == [expected]


HTML = """<html lang="en"><head><title>Clash in Andarab | Amu Paper</title><meta property="og:site_name" content="Amu Paper">
<meta property="article:published_time" content="2022-05-02T10:00:00Z"><meta name="author" content="Zala Noor"></head><body>
<nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Clash in Andarab</h1>
<p>Two people were killed in a clash in Andarab on Monday, residents said, and five others were hurt.</p>
<p>The ministry denied that anything had happened in the valley, and called the story an invention.</p></article>
<footer>© 2022 Amu Paper</footer></body></html>"""


def test_html_becomes_the_text_of_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HTML)
    report = one(tmp_path / "a.html")
    assert "Two people were killed" in report.text and "World" not in report.text and "<p>" not in report.text
    assert (report.outlet and report.outlet.id, report.authors, report.published and report.published.start) == (
        "amu_paper",
        ("Zala Noor",),
        date(2022, 5, 2),
    )
    assert report.extractor and report.extractor.startswith("trafilatura ")
    assert one(tmp_path / "a.html") == report


def test_html_of_another_encoding(tmp_path: Path) -> None:
    page = HTML.replace("<head>", '<head><meta charset="windows-1251">').replace("Amu Paper", "Газета")
    (tmp_path / "a.html").write_bytes(page.replace("©", "").encode("cp1251"))
    assert one(tmp_path / "a.html").outlet == to_report(Page(path="x", text="x y", outlet="Газета")).outlet


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-16", "The mosque’s roof fell in."), ("utf-16-le", "The mosque’s roof fell in."), ("utf-16-be", "Twelve people died in Kunduz."),
        ("utf-8-sig", "Déby was inside."), ("cp1252", "The mosque’s roof – old – fell in. Déby said so."), ("latin-1", "Déby était là, dit-on à N'Djamena."),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, encoding: str, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(words.encode(encoding))
    assert one(tmp_path / "a.txt").text == words


def test_a_foreign_byte_does_not_spoil_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("نبرد در اندراب – Andarab’s ".encode() + "Déby".encode("cp1252"))
    assert one(tmp_path / "a.txt").text == "نبرد در اندراب – Andarab’s Déby"


def test_mail(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(
        "From: Northern Brief <a@b.example>\nSubject: Week 22\nDate: Mon, 23 May 2022 08:00:00 +0200\n\nBano fell on Friday.\n"
    )
    (page,) = pages(tmp_path / "a.eml")
    assert (page.title, page.outlet, page.published) == ("Week 22", "Northern Brief", date(2022, 5, 23))
    assert page.text == "Bano fell on Friday.\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(lambda words: "a" + words))
def test_any_text_comes_back(words: str) -> None:
    report = to_report(Page(path="x", text=words))
    assert report.text == words
    assert report.id == to_report(Page(path="y", text=words)).id


@given(st.text(min_size=1))
def test_slugs_are_plain(name: str) -> None:
    made = slug(name)
    assert made and made == made.strip("_") and not set(made) & set(" /\\\n\t.,|")


def test_the_examples_read_without_failure() -> None:
    folder = Path(__file__).parents[2] / "src/khabar/data/examples"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    found = [page for page in read_pages([folder / "reports"]) if not isinstance(page, Failure)]
    assert [page.path for page in found] == [row["path"] for row in truth["reports"]]
    assert len({to_report(page).id for page in found}) == len(found) >= 32
    known = {row["path"] for row in truth["reports"]}
    assert all(set(event["reports"]) <= known for event in truth["events"])
    assert all({row["report"], row["of"]} <= known for row in truth["copies"])
