"""The commands that take a user's data in: what they print, how they fail, what they leave behind."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dumps import dump, geojson, square

from khabar.cli import main
from khabar.cli.fetching import download
from khabar.world.userdata import UserDataError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of dumps: AF is whole, PK ends too early, IQ says more than it sends, SY is a web page, others are missing."""
    whole = dump(tmp_path_factory.mktemp("served") / "AF.zip").read_bytes()
    pages = {
        "/AF.zip": whole,
        "/PK.zip": whole[:200],
        "/IQ.zip": whole,
        "/SY.zip": b"<!DOCTYPE html><html>Moved</html>",
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            if body is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body) + (1000 if self.path == "/IQ.zip" else 0)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_fetched_added_listed_removed(server: str, tmp_path: Path) -> None:
    done = run("gazetteer", "fetch", "afghanistan", "--url", f"{server}/", "--into", tmp_path)
    assert done.exit_code == 0, done.output
    assert "geonames-af: 6 places" in done.stdout and "3 rows could not be read" in done.stderr
    (row,) = map(json.loads, run("gazetteer", "list", "--json", "--into", tmp_path).stdout.splitlines())
    assert (
        row["name"] == "geonames-af"
        and row["origin"]["url"] == f"{server}/AF.zip"
        and "CC BY 4.0" in row["origin"]["licence"]
    )
    assert "geonames-af" in run("gazetteer", "list", "--into", tmp_path).stdout
    assert run("gazetteer", "remove", "geonames-af", "--into", tmp_path).exit_code == 0
    assert list((tmp_path / "gazetteer").iterdir()) == []


@pytest.mark.parametrize(
    ("country", "word"),
    [("PK", "cut short"), ("IQ", "cut short after"), ("SY", "web page"), ("LB", "no such file (HTTP 404)")],
)
def test_a_download_that_fails_says_why_and_leaves_nothing(
    server: str, tmp_path: Path, country: str, word: str
) -> None:
    done = run("gazetteer", "fetch", country, "--url", server, "--into", tmp_path)
    assert done.exit_code == 1 and word in done.stderr, done.stderr
    assert not (tmp_path / "gazetteer").exists() or list((tmp_path / "gazetteer").iterdir()) == []


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as http:
        free = http.server_port  # nobody listens there once it is closed
    done = run("gazetteer", "fetch", "AF", "--url", f"http://127.0.0.1:{free}", "--into", tmp_path)
    assert done.exit_code == 1 and "cannot be reached" in done.stderr and "khabar gazetteer add FILE" in done.stderr


def test_only_countries_and_web_addresses(tmp_path: Path) -> None:
    assert "is no country" in run("gazetteer", "fetch", "Atlantis", "--into", tmp_path).stderr
    assert (
        "no http or https address"
        in run("gazetteer", "fetch", "AF", "--url", tmp_path.as_uri(), "--into", tmp_path).stderr
    )


def test_a_download_stops_at_its_limit(server: str, tmp_path: Path) -> None:
    with pytest.raises(UserDataError, match="more than 100 bytes"):
        download(f"{server}/AF.zip", tmp_path / "x", most=100)


def test_one_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("name,lat,lon,country\nZzvillage,36.7,68.9,AF\n")
    (tmp_path / "bad.csv").write_text("x,y\n1,2\n")
    done = run(
        "gazetteer",
        "add",
        tmp_path / "bad.csv",
        tmp_path / "good.csv",
        tmp_path / "none.csv",
        "--into",
        tmp_path / "data",
    )
    assert done.exit_code == 1
    assert (
        "bad.csv: no column" in done.stderr
        and "none.csv: no such file" in done.stderr
        and "no licence is recorded" in done.stderr
    )
    assert "good: 1 places" in done.stdout
    assert [p.name for p in sorted((tmp_path / "data" / "gazetteer").iterdir())] == ["good.idx", "good.json"]


def test_a_found_place_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path))
    (tmp_path / "own.csv").write_text("name,lat,lon,country,admin1\nZzvillage,36.7,68.9,AF,Kunduz\n")
    assert run("gazetteer", "add", tmp_path / "own.csv", "--licence", "own").exit_code == 0
    found = run("theatre", "show", "afghanistan", "--find", "Zzvillage")
    assert found.exit_code == 0 and "Zzvillage" in found.stdout and "Kunduz" in found.stdout


def test_boundaries_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_DATA", str(tmp_path / "data"))
    rows = [
        ({"ADM2_EN": "Khan Abad", "ADM2_PCODE": "AF1904", "ADM1_EN": "Kunduz"}, square(69.3, 36.4, 69.5, 36.8)),
        ({"ADM2_EN": "Zzdistrict", "ADM2_PCODE": "AF1999", "ADM1_EN": "Kunduz"}, square(68.9, 36.6, 69.0, 37.0)),
    ]
    file = geojson(tmp_path / "ocha.geojson", rows)
    tried = run("theatre", "boundaries", file, "--dry-run")
    assert tried.exit_code == 0 and "nothing stored" in tried.stderr and not (tmp_path / "data").exists()
    done = run("theatre", "boundaries", file, "--by", "OCHA", "--licence", "CC BY-IGO")
    assert done.exit_code == 0, done.output
    assert (
        "unmatched\tZzdistrict\tKunduz\tAF1999" in done.stdout
        and "outside\tKhan Abad\tafg.kunduz.khanabad" in done.stdout
    )
    assert (
        "1 of 2 areas matched" in done.stdout and (tmp_path / "data" / "boundaries" / "afghanistan-adm2.json").is_file()
    )
    assert "no division of level 2" in run("theatre", "boundaries", geojson(file, rows[1:])).stderr
    assert "no theatre" in run("theatre", "boundaries", file, "--theatre", "atlantis").stderr
