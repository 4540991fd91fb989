"""Every command that the documentation gives runs, in the order of its page, on the demonstration.

A command line is one that begins with ``khabar``, in a block of ``sh``, after ``$`` in a sample, or inline where it names the
demonstration's database. Words in capitals stand for what a reader puts in, and get it here.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import khabar
from khabar.cli import main
from khabar.cli.demo import examples

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")))
DB = "demo/khabar.sqlite"
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.M | re.S)
INLINE = re.compile(r"`(khabar [^`\n]+)`")
# Lines of blocks that are not run here, and why; each must still stand on some page.
ELSEWHERE = {
    "make demo": "run by .ci/run: it sets up an environment of its own",
    "make test": "run by .ci/run: it is what runs this",
    "make lint types contracts": "run by .ci/run",
    ".ci/run": "runs this",
    "khabar add reports/ --db postgresql+psycopg://USER@HOST/NAME": "needs a server: .ci/postgres has one",
    "khabar gazetteer fetch AF": "needs a network: tests/world/test_adding.py has a server",
    "python training/packs/check.py": "a script of development: it checks what the packs are built from",
}
# Lines that say by their exit code what is missing still: both codes are right.
TELLING = {"khabar theatre check afghanistan --cases": "cases that the shipped weights miss are told with 1"}
LOG = "Date,Category,Village,Dead\n03/05/2022,Small-arms fire,Imam Sahib,2\n"
DUMP = (
    "90000001\tZarqalot\tZarqalot\tZarghalot\t36.91\t68.52\tP\tPPL\tAF\t\t24\t\t\t\t700\t\t1800\tAsia/Kabul\t2020-01-01\n"
    "90000002\tTestabad\tTestabad\t\t36.95\t68.61\tP\tPPL\tAF\t\t24\t\t\t\t300\t\t1800\tAsia/Kabul\t2020-01-01\n"
)
SETTLEMENTS = "name,lat,lon,type,country\nNew Testabad,36.97,68.66,village,AFG\n"
SQUARE = {"type": "Polygon", "coordinates": [[[68.2, 37.0], [69.0, 37.0], [69.0, 37.3], [68.2, 37.3], [68.2, 37.0]]]}
DISTRICTS = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"shapeName": "Imam Sahib", "ADM2_PCODE": "AF1909"}, "geometry": SQUARE}
    ],
}
MAP = """outlet = "Northern log"
country = "AFG"
date_format = "%d/%m/%Y"
[columns]
date = "Date"
type = "Category"
place = "Village"
killed = "Dead"
[types]
"Small-arms fire" = "armed_clash"
"""


def lines_of(page: str) -> list[str]:
    """The command lines of a page, in order, without comments."""
    text = (ROOT / page).read_text("utf-8")
    found: list[tuple[int, str]] = []
    for block in BLOCK.finditer(text):
        for line in block[2].splitlines():
            shown = line[2:] if block[1] == "text" and line.startswith("$ ") else line if block[1] == "sh" else ""
            if command := re.sub(r"\s+#.*", "", shown).strip():
                found.append((block.start(), command))
    outside = BLOCK.sub(lambda block: " " * len(block[0]), text)
    found += [(call.start(), call[1]) for call in INLINE.finditer(outside) if DB in call[1]]
    return [command for _, command in sorted(found, key=lambda one: one[0])]


def test_the_pages_give_commands() -> None:
    assert {"khabar report mine.sqlite -o situation.html", "khabar code reports/ > claims.jsonl"} <= set(
        lines_of("README.md")
    )
    assert f"khabar on {DB} 2022-05-10" in lines_of("docs/tutorial.md")
    assert len(lines_of("docs/tutorial.md")) > 15


def test_what_is_not_run_still_stands_somewhere() -> None:
    every = {line for page in PAGES for line in lines_of(page)}
    assert set(ELSEWHERE) | set(TELLING) <= every


@pytest.mark.parametrize("page", [page for page in PAGES if any(line not in ELSEWHERE for line in lines_of(page))])
def test_commands_run(page: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(place, tmp_path, with_database=page == "docs/operations.md")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path / "data"))
    for line in lines_of(page):
        if line in ELSEWHERE:
            continue
        words = shlex.split(filled(line))
        assert words[0] == "khabar", f"{line!r} on {page}: neither khabar's nor named in ELSEWHERE with a reason"
        words, target = (words[:-2], words[-1]) if words[-2:-1] == [">"] else (words, None)
        done = CliRunner().invoke(main, words[1:])
        assert done.exit_code in ((0, 1) if line in TELLING else (0,)), (
            f"{line} on {page}\n{done.output}\n{done.exception!r}"
        )
        if target:
            Path(target).write_text(done.stdout, "utf-8")
            assert done.stdout.startswith("{")


def prepare(place: Path, folder: Path, *, with_database: bool) -> None:
    """What a reader of the pages has: the demonstration, some reports, and on the page about upkeep a database in use."""
    shutil.copytree(place / "demo", folder / "demo")
    (folder / "reports").mkdir()
    names = sorted(path.name for path in examples().iterdir() if path.suffix == ".txt")[:4]
    for name in names[:2]:
        shutil.copy(examples() / name, folder / "reports")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(examples() / names[2], names[2])
    with zipfile.ZipFile(folder / "AF.zip", "w") as archive:
        archive.writestr("AF.txt", DUMP)
    (folder / "settlements.csv").write_text(SETTLEMENTS, "utf-8")
    for name in ("afg_adm2.geojson", "afg_adm3.geojson"):
        (folder / name).write_text(json.dumps(DISTRICTS), "utf-8")
    tutorial = (ROOT / "docs/tutorial.md").read_text("utf-8")
    (folder / "list.jsonl").write_text("".join(re.findall(r"^```json\n(.*?)^```", tutorial, re.M | re.S)), "utf-8")
    if not with_database:
        return
    shutil.copy(folder / DB, folder / "mine.sqlite")
    (folder / "note.txt").write_text("Two policemen were hurt by a mine near Imam Sahib on 3 May 2022.", "utf-8")
    (folder / "map.toml").write_text(MAP, "utf-8")
    workbook(folder / "log.xlsx")
    db = str(folder / DB)
    for words in (
        ["export", "ucdp-ged", db, "-o", str(folder / "GEDEvent.csv")],
        ["release", db, "2022-W18", "-o", str(folder / "later")],
    ):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output


def workbook(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the page reads a workbook: extra formats")
    book = openpyxl.Workbook()
    for line in LOG.splitlines():
        book.active.append(line.split(","))
    book.save(path)


def filled(line: str) -> str:
    """A line with ids of the demonstration for EVENT, CLAIM and STATE; the same word twice is two."""
    if not re.search(r"\b(EVENT|CLAIM|STATE)\b", line):
        return line
    with khabar.open(DB) as db:
        ids = {
            "EVENT": [str(row["id"]) for row in db.events(limit=2)],
            "CLAIM": [str(row["id"]) for row in db.claims(limit=2)],
            "STATE": [str(row["id"]) for row in db.control() if row["claims"]][:2],
        }
    return re.sub(r"\b(EVENT|CLAIM|STATE)\b", lambda word: ids[word[1]].pop(0), line)
