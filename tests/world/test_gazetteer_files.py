"""Files that users bring: what is read of them, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from dumps import DUMP, dump, row

from khabar.world.gazetteer import Kind
from khabar.world.sources import Tally, csv_entries, geonames_entries, member_of, usable
from khabar.world.userdata import UserDataError


def test_a_dump_row_by_row(tmp_path: Path) -> None:
    tally = Tally()
    entries = list(geonames_entries(dump(tmp_path / "AF.zip"), tally))
    assert (tally.read, tally.left_out, tally.bad) == (7, 1, {"no point": 1, "no number": 1, "not 19 columns": 1})
    assert tally.told[0] == "line 9: no point"
    assert [e.kind for e in entries] == [
        Kind.ADMIN1,
        Kind.ADMIN2,
        Kind.CITY,
        Kind.CITY,
        Kind.CITY,
        Kind.CITY,
        Kind.SPOT,
    ]
    assert entries[0].divisions == ("24",) and entries[1].divisions == entries[3].divisions == ("24", "2499")
    assert entries[3].alternates == ("Zarqalot", "Zarghalot", "زرقلات") and entries[3].country == "AFG"


def test_the_short_form_of_a_division_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "AF.txt").write_text(DUMP, "utf-8")
    entries = list(geonames_entries(tmp_path / "AF.txt", Tally()))
    assert "Kunduz" in entries[0].alternates and "Testabad" in entries[1].alternates


def test_codes_and_romanisations_are_no_names() -> None:
    assert not usable("UND") and not usable("kndwz") and not usable("https://en.wikipedia.org/wiki/Kunduz")
    assert usable("Kunduz") and usable("قندوز") and usable("‘Alīābād")


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("AF.txt", "geonameid,name\n1,a", "columns"), ("a.zip", "<!DOCTYPE html><html>", "web page"), ("b.zip", "PK\3\4 broken", "cut short"),
    ],
)  # fmt: skip
def test_what_is_no_dump_is_refused(tmp_path: Path, name: str, text: str, word: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UserDataError, match=word):
        if member_of(tmp_path / name) == "geonames":
            list(geonames_entries(tmp_path / name, Tally()))


def test_an_archive_that_breaks_in_the_middle_is_refused(tmp_path: Path) -> None:
    path = dump(tmp_path / "AF.zip", "\n".join(row(i + 1, f"Place{i * 7919}", 36.1, 68.1) for i in range(3000)))
    data = bytearray(path.read_bytes())
    data[200:260] = bytes(60)
    path.write_bytes(data)
    with pytest.raises(UserDataError, match=r"AF\.zip"):
        list(geonames_entries(path, Tally()))


def test_an_archive_without_its_directory_is_refused(tmp_path: Path) -> None:
    path = dump(tmp_path / "AF.zip")
    path.write_bytes(path.read_bytes().replace(b"PK\1\2", b"XXXX"))
    with pytest.raises(UserDataError, match=r"AF\.zip"):
        member_of(path)


def test_figures_that_are_no_numbers(tmp_path: Path) -> None:
    lines = [
        row("²", "A", 36.1, 68.1),
        row("9" * 30, "B", 36.1, 68.1),
        row(1, "C", 36.1, 68.1).replace("\t0\t", "\t²\t"),
    ]
    (tmp_path / "AF.txt").write_text("\n".join(lines), "utf-8")
    tally = Tally()
    (one,) = geonames_entries(tmp_path / "AF.txt", tally)
    assert (one.name, one.population, tally.bad) == ("C", 0, {"no number": 2})


def test_a_table(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "\ufeffName,lat,lon,Type,country,admin1,alternates,population\n"
        'Base Zz,36.7,68.9,base,AF,Kunduz,"Camp Zz;Zz Camp",\n'
        "Zzvillage,36.71,68.91,village,Afghanistan,Kunduz,,1200\n"
        "No point,,68.9,village,AF,,,\nNo land,36.7,68.9,village,Atlantis,,,\n,36.7,68.9,village,AF,,,\n",
        "utf-8",
    )
    tally = Tally()
    base, village = csv_entries(path, tally)
    assert (base.kind, base.country, base.alternates, base.divisions) == (
        Kind.SPOT,
        "AFG",
        ("Camp Zz", "Zz Camp"),
        ("Kunduz",),
    )
    assert (village.kind, village.population) == (Kind.CITY, 1200)
    assert tally.told == ["line 4: no point", "line 5: no country 'Atlantis'", "line 6: no name"]


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,x,y\nA,1,2\n")
    with pytest.raises(UserDataError, match="no column lat, lon"):
        list(csv_entries(tmp_path / "own.csv", Tally()))
