"""What leaves a database and what comes in: exports, imports, notes, frozen weeks, the brief. No model is needed."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

from khabar import exchange, pipeline
from khabar.cli import outward
from khabar.database import open_database
from khabar.exports import Format
from khabar.imports import TableError
from khabar.imports import note as make_note
from khabar.model import (
    Actor,
    ActorKind,
    CodedReport,
    Coder,
    EventClaim,
    EventType,
    PlaceRole,
    Plover,
    Quote,
    Report,
    TimePrecision,
    When,
    Where,
)
from khabar.store import Label, StoreError, open_store

from store.made import ARGO, coded, story  # isort: skip

Khabar = Callable[..., Result]
WITNESS = "Rahim Nazari"
NOTE = "Scouts saw fourteen trucks near Imam Sahib on 4 July; one was burnt."
ACLED = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp"
ROWS = (
    "AFG1,2021-07-04,1,Strategic developments,Non-violent transfer of territory,Taliban,2,Military Forces of Afghanistan,1,Afghanistan,Kunduz,Imam Sahib,Imam Sahib,37.18,68.77,1,TOLOnews,It fell.,14,1652745600",
    "AFG2,2021-07-06,1,Battles,Armed clash,Taliban,2,National Resistance Front,3,Afghanistan,Herat,Herat,Herat,34.34,62.2,1,Pajhwok,A clash.,3,1652745600",
)


def told(text: str, number: int = 1) -> CodedReport:
    """One of the made reports, with a text and a witness of its own behind it."""
    one = coded(number)
    longer = one.report.text + text
    whole = replace(one.report, text=longer, sha256=sha256(longer.encode()).hexdigest())
    first = one.claims[0]
    assert isinstance(first, EventClaim)
    claim = replace(first, recipients=(*first.recipients, Actor("p_witness", WITNESS, ActorKind.PERSON)))
    return replace(one, report=whole, claims=(claim, *one.claims[1:]))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    file = tmp_path / "khabar.sqlite"
    with open_store(file, create=True) as store:
        for one in (told(f" {WITNESS} saw it."), *story()[1:]):
            store.evidence.add(one)
    return file


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that passes for weights, and a coder of paper that finds what was burnt."""

    class Paper:
        id = Coder("1", "sha256:none", "sha256:none")

        def code(self, report: Report, *, mentions: bool = False) -> CodedReport:
            at = report.text.index("burnt")
            claim = EventClaim(
                id=f"c_{report.id[2:]}", quote=Quote.of(report.text, at, at + 5), type=EventType.ARMED_CLASH, plover=Plover("ASSAULT"),
                when=When(date(2021, 7, 6), date(2021, 7, 7), TimePrecision.DAY), where=(Where(ARGO, PlaceRole.AT),),
                sentence=Quote.of(report.text, 0, len(report.text)),
            )  # fmt: skip
            return CodedReport(
                coder=self.id, report=report, published=report.published, claims=(claim,), outlet=report.outlet
            )

    monkeypatch.setattr(pipeline, "coder", lambda theatre, models: Paper())
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "model").write_bytes(b"none")
    return folder


def table(folder: Path, *rows: str, head: str = ACLED) -> Path:
    path = folder / "rows.csv"
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


def enter(khabar: Khabar, db: Path, weights: Path, *more: object) -> Result:
    return khabar("note", db, "--text", NOTE, "--on", "2021-07-06", "--models", weights, *more)


# ------------------------------------------------------------------------------------------------ export
def test_the_formats_are_those_of_the_library() -> None:
    assert tuple(one.value for one in Format) == outward.FORMATS


@pytest.mark.parametrize("form", ["acled", "geojson", "kml", "rss"])
def test_export(khabar: Khabar, db: Path, form: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    done = khabar("export", form, db, "-o", folder)
    assert done.exit_code == 0, done.output
    names = {path.name for path in folder.iterdir()}
    assert "not_exported.csv" in names and any(name.startswith(form) for name in names)
    assert all(WITNESS not in path.read_text("utf-8") for path in folder.iterdir())
    assert re.match(rf"{re.escape(str(folder))}/{form}\.\w+: \d+ rows", done.stdout)


def test_export_with_filters_and_options(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    def features(*more: object) -> list[dict[str, dict[str, str]]]:
        done = khabar("export", "geojson", db, "-o", tmp_path / "e.geojson", *more)
        assert done.exit_code == 0, done.output
        found: list[dict[str, dict[str, str]]] = json.loads((tmp_path / "e.geojson").read_text("utf-8"))["features"]
        return found

    assert len(features()) == 3 and len(features("--place", "Argo")) == 1
    assert len(features("--since", "2021-08-01")) == 1 and features("--until", "2020-01-01") == []
    assert {one["properties"]["place_precision"] for one in features("--coarsen", "admin1")} == {"admin1"}
    assert len(features("--delay", 20)) == 2
    features("--no-redact", "--precise")
    about = dict(json.loads((tmp_path / "e.geojson.metadata.json").read_text("utf-8"))["about"]["options"])
    assert (about["redact"], about["precise"]) == ("NO", "YES")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("export", "shapefile", "DB", "-o", "x"), "shapefile"),
        (("export", "acled", "none.sqlite", "-o", "x"), "no database none.sqlite"),
        (("export", "acled", "DB", "-o", "DB/x.csv"), "DB"),
        (("release", "DB", "2021-27", "-o", "out"), "'2021-27' is no week"),
        (("release-diff", "none.json", "none.json"), "none.json"),
        (("brief", "DB", "--week", "2021-W99", "-o", "x.md"), "'2021-W99' is no week"),
        (("brief", "DB", "-o", "x.md"), "--week"),
        (("brief", "DB", "--week", "2021-W27", "-o", "x.pdf"), ".docx"),
        (("import", "table", "ROWS", "--db", "new.sqlite"), "--map"),
        (("import", "ucdp", "ROWS", "--db", "new.sqlite"), "no column id"),
        (("compare", "DB", "MAP"), "neither ACLED's nor UCDP's"),
        (("note", "DB", "--text", "  "), "a note needs words"),
        (("note", "DB", "--text", "x", "--tlp", "pink"), "pink"),
    ],
)  # fmt: skip
def test_wrong_calls_end_with_2_and_a_word(call: tuple[str, ...], words: str, db: Path, tmp_path: Path) -> None:
    table(tmp_path, *ROWS)
    (tmp_path / "map.csv").write_text("a,b\n1,2\n")
    names = {"DB": db.name, "ROWS": "rows.csv", "MAP": "map.csv", "DB/x.csv": f"{db.name}/x.csv"}
    before = sorted(path.name for path in tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, "-m", "khabar", *(names.get(one, one) for one in call)],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and done.stdout == "", done.stderr
    assert words.replace("DB", db.name) in done.stderr and "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before


# ------------------------------------------------------------------------------------------------ import, compare
def test_imported_rows_are_one_more_voice(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    done = khabar("import", "acled", table(tmp_path, *ROWS, "AFG3,soon"), "--db", db)
    assert done.exit_code == 1 and "2 reports added" in done.stdout and "row 4" in done.stderr
    again = khabar("import", "acled", table(tmp_path, *ROWS), "--db", db)
    assert again.exit_code == 0 and "0 reports added" in again.stdout
    with open_database(db) as handle:
        assert any(row["id"] == "acled" for row in handle.sources())
        assert len(list(handle.store.evidence.failures())) == 1
        assert handle.store.check() == []
        assert len(handle.store.evidence.imported()) == 2


def test_imported_rows_are_not_read_anew(khabar: Khabar, db: Path, weights: Path, tmp_path: Path) -> None:
    khabar("import", "acled", table(tmp_path, *ROWS), "--db", db)
    with open_store(db) as store:
        other = Coder("9", "sha256:none", "sha256:none")
        assert {one.id for one in store.evidence.stale(other)}.isdisjoint(store.evidence.imported())
        assert len(list(store.evidence.stale(other))) == len(story())


def test_a_table_makes_a_database(khabar: Khabar, tmp_path: Path) -> None:
    path = table(tmp_path, "04/07/2021,Small-arms fire,Imam Sahib,2", head="Day,Category,Village,Dead")
    (tmp_path / "map.toml").write_text(
        'outlet = "Northern log"\ncountry = "AFG"\ndate_format = "%d/%m/%Y"\n[columns]\ndate = "Day"\ntype = "Category"\nplace = "Village"\n'
        'killed = "Dead"\n[types]\n"Small-arms fire" = "armed_clash"\n', "utf-8")  # fmt: skip
    done = khabar("import", "table", path, "--db", tmp_path / "new.sqlite", "--map", tmp_path / "map.toml", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["added"] == 1
    with open_database(tmp_path / "new.sqlite") as handle:
        assert [row["type"] for row in handle.events()] == ["armed_clash"]


def test_compare(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    path = table(tmp_path, *ROWS)
    done = khabar("compare", db, path)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("1 matched (50% of the rows), 1 missed") and "missed\trows.csv" in done.stdout
    lines = [json.loads(line) for line in khabar("compare", db, path, "--json").stdout.splitlines()]
    assert {one["list"] for one in lines} >= {"matched", "missed", "fields"}
    assert next(one for one in lines if one.get("field") == "day")["same"] == 1


# ------------------------------------------------------------------------------------------------ notes
@pytest.mark.parametrize(
    ("label", "leaves"), [("red", False), ("amber+strict", False), ("amber", False), ("green", True), ("clear", True)]
)
def test_a_note_leaves_only_where_its_label_lets_it(
    khabar: Khabar, db: Path, weights: Path, label: str, leaves: bool, tmp_path: Path
) -> None:
    done = enter(khabar, db, weights, "--source", "Malik Daoud", "--tlp", label)
    assert done.exit_code == 0 and f"1 claims, TLP:{label.upper()}" in done.stdout, done.output
    khabar("export", "plover", db, "-o", tmp_path / "e.json", "--no-redact", "--precise")
    khabar("release", db, "2021-W27", "-o", tmp_path)
    khabar("brief", db, "--since", "2021-07-01", "-o", tmp_path / "b.md")
    khabar("report", db, "-o", tmp_path / "page.html")
    written = {
        name: (tmp_path / name).read_text("utf-8")
        for name in ("e.json", "e.json.metadata.json", "2021-W27.json", "b.md", "page.html")
    }
    assert not any("Daoud" in text for text in written.values())
    ident = done.stdout.partition(":")[0]
    assert ("fourteen trucks" in written["page.html"]) is leaves and (ident in written["2021-W27.json"]) is leaves
    assert ("fourteen trucks" in written["e.json"]) is leaves
    assert "Malik Daoud" in khabar("note", db, "--list").stdout
    assert "Malik Daoud" not in khabar("situation", db).stdout + khabar("reports", db, "--json").stdout


def test_a_note_by_standard_input_and_file(khabar: Khabar, db: Path, weights: Path, tmp_path: Path) -> None:
    piped = khabar("note", db, "--models", weights, "--on", "2021-07-06", given=NOTE)
    assert piped.exit_code == 0 and "TLP:AMBER" in piped.stdout
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    again = khabar("note", db, "--file", tmp_path / "note.txt", "--models", weights, "--on", "2021-07-06")
    assert again.exit_code == 0 and "there already" in again.stdout
    assert isinstance(
        enter(khabar, db, weights, "--tlp", "clear").exception, StoreError
    )  # no later word loosens a label
    bad = khabar("note", db, "--text", "nothing happened", "--models", weights)
    assert bad.exit_code == 1 and len(open_store(db).evidence.labels()) == 1


@pytest.mark.parametrize(("outlet", "title"), [("Field note", "Daoud says"), ("daoud", None)])
def test_a_source_is_named_nowhere_else(outlet: str, title: str | None) -> None:
    with pytest.raises(TableError, match="names the source"):
        make_note("words", on=date(2022, 5, 3), source="Daoud", outlet=outlet, title=title)


def test_an_unknown_label_is_withheld(db: Path) -> None:
    with open_store(db) as store:
        one = coded(9)
        store.evidence.add(one, label=Label(one.report.id, "TLP:PURPLE", None))
        assert exchange.withheld(store) == {one.report.id}
        assert store.check() == []


# ------------------------------------------------------------------------------------------------ weeks
def test_a_release_and_what_changed_since(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    first = khabar("release", db, "2021-W26", "-o", tmp_path / "a")
    assert first.exit_code == 0 and re.search(r"2021-W26\.json: \d+ events, sha256 [0-9a-f]{64}", first.stdout)
    old = tmp_path / "a" / "2021-W26.json"
    assert WITNESS not in old.read_text("utf-8")
    refused = khabar("release", db, "2021-W26", "-o", tmp_path / "a")
    assert refused.exit_code == 2 and "never overwritten" in refused.stderr
    with open_store(db) as store:
        store.evidence.add(coded(7, killed=99, outlet="Hill Post"))
    khabar("release", db, "2021-W26", "-o", tmp_path / "b")
    new = tmp_path / "b" / "2021-W26.json"
    assert khabar("release-diff", old, old).stdout.splitlines() == ["event\tfield\tbefore\tafter\twhy"]
    rows = list(csv.DictReader(khabar("release-diff", old, new).stdout.splitlines(), delimiter="\t"))
    assert any(
        row["field"] == "killed_high" and row["after"] == "99" and "1 claims gained" in row["why"] for row in rows
    )
    assert len(khabar("release-diff", old, new, "--json").stdout.splitlines()) == len(rows)


@pytest.mark.parametrize(("name", "head"), [("b.md", b"# "), ("b.html", b"<!doctype html"), ("b.docx", b"PK")])
def test_brief(khabar: Khabar, db: Path, name: str, head: bytes, tmp_path: Path) -> None:
    done = khabar("brief", db, "--week", "2021-W27", "-o", tmp_path / name, "--title", "Week 27")
    assert done.exit_code == 0 and name in done.stdout, done.output
    assert (tmp_path / name).read_bytes()[: len(head)].lower() == head.lower()
    if name == "b.md":
        text = (tmp_path / name).read_text("utf-8")
        assert "Week 27" in text and "Imam Sahib" in text and WITNESS not in text
        khabar("brief", db, "--since", "2021-08-01", "-o", tmp_path / name, "--no-redact")
        assert "NOT hidden" in (tmp_path / name).read_text("utf-8")
