"""The commands: what they print, for whom, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import Result

from khabar import __version__
from khabar.cli import SECTIONS, main

Khabar = Callable[..., Result]
SCHEMAS = Path(__file__).resolve().parents[2] / "src" / "khabar" / "data" / "schemas"
REPORT = "KABUL, July 4 (Oxus Press) - Gunmen killed two policemen in Kunduz on Saturday, officials said.\n"
LISTS = ("events", "control", "forces", "actors", "sources", "claims", "reports")


def commands() -> list[tuple[str, ...]]:
    inner = main.commands["theatre"]
    assert isinstance(inner, click.Group)
    return [(name,) for name in main.commands] + [("theatre", name) for name in inner.commands]


def schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((SCHEMAS / name).read_text("utf-8"))
    return found


def shell(*arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "khabar", *map(str, arguments)],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


# ------------------------------------------------------------------------------------------------ without a model
@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_explains_itself(khabar: Khabar, command: tuple[str, ...]) -> None:
    done = khabar(*command, "--help")
    assert done.exit_code == 0 and len(done.output.splitlines()) > 5


def test_every_command_is_in_a_section() -> None:
    assert {name for names in SECTIONS.values() for name in names} == set(main.commands)


def test_version(khabar: Khabar) -> None:
    assert khabar("version").output.strip() == __version__
    assert __version__ in khabar("--version").output


@pytest.mark.parametrize(
    "call",
    [("nothing",), ("events",), ("add", "x.txt"), ("code",), ("events", "none.sqlite"), ("events", "x", "--since", "tuesday"), ("why", "none.sqlite", "e_1"),
     ("rule", "x", "same", "a", "--by", "me", "--why", "w"), ("rule", "x", "value", "a", "--by", "me", "--why", "w"), ("theatre", "check", "atlantis"), ("on", "x", "1")],
)  # fmt: skip
def test_a_wrong_call_ends_with_2_and_a_word(call: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "khabar", *call], capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False
    )
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_theatres(khabar: Khabar) -> None:
    assert "afghanistan" in khabar("theatre", "list").output
    assert json.loads(khabar("theatre", "list", "--json").output.splitlines()[0])["id"] == "afghanistan"
    assert "opening map" in khabar("theatre", "show", "afghanistan").output
    assert khabar("theatre", "show", "afghanistan", "--find", "Taliban", "--on", "2022-01-01").output.startswith(
        "taliban\tTaliban\tgovernment"
    )
    assert khabar("theatre", "show", "afghanistan", "--find", "no such name").exit_code == 1
    assert khabar("theatre", "check", "afghanistan").exit_code == 0


# ------------------------------------------------------------------------------------------------ coding
def test_code_prints_lines_that_keep_the_schema(khabar: Khabar, models: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    done = khabar("code", tmp_path, "--models", models)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1 and [line["report"]["path"] for line in lines] == ["a.txt", "b.txt"]
    for line in lines:
        jsonschema.validate(line, schema("coded-report.json"))
    assert lines[0]["claims"] and lines[1]["failure"] and "b.txt" in done.stderr


def test_standard_input(models: Path) -> None:
    done = shell("code", "-", "--models", models, "--published", "2022-05-02", given=REPORT)
    assert done.returncode == 0 and json.loads(done.stdout)["report"]["published"]["start"] == "2022-05-02"
    assert done.stderr == "", "quiet in a pipe"


def test_adding_twice_and_going_on(khabar: Khabar, models: Path, tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(REPORT.replace("two", str(n + 2)), "utf-8")
    db = tmp_path / "k.sqlite"
    first = json.loads(khabar("add", tmp_path / "0.txt", "--db", db, "--models", models, "--json").stdout)
    assert (first["added"], first["known"]) == (1, 0) and first["events"] >= 1
    texts = [tmp_path / f"{n}.txt" for n in range(3)]
    second = json.loads(khabar("add", *texts, "--db", db, "--models", models, "--json").stdout)
    assert (second["added"], second["known"], second["reports"]) == (2, 1, 3)
    before = khabar("situation", db).stdout
    third = json.loads(khabar("add", *reversed(texts), "--db", db, "--models", models, "--json").stdout)
    assert (third["added"], third["known"]) == (0, 3) and khabar("situation", db).stdout == before
    assert khabar("recode", db, "--models", models).output.startswith("0 claims gained, 0 lost")
    assert khabar("check", db).exit_code == 0


def test_what_fails_is_listed_and_the_rest_is_kept(khabar: Khabar, models: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    done = khabar("add", tmp_path / "a.txt", tmp_path / "none.txt", "--db", tmp_path / "k.sqlite", "--models", models)
    assert done.exit_code == 1 and "no such file" in done.stderr and done.stdout.startswith("1 reports added")
    failed = khabar("reports", tmp_path / "k.sqlite", "--failed")
    assert failed.exit_code == 0 and "none.txt" in failed.stdout and "no such file" in failed.stdout
    other = shell("add", tmp_path / "a.txt", "--db", tmp_path / "k.sqlite", "--theatre", "world", "--models", models)
    assert other.returncode == 2 and "of the theatre 'afghanistan'" in other.stderr


# ------------------------------------------------------------------------------------------------ asking
def test_demo_says_what_it_found_and_where(demo: Path) -> None:
    said = (demo / "said.txt").read_text("utf-8")
    assert "62 reports" in said and "events" in said and str(demo / "khabar.sqlite") in said


def test_the_situation_keeps_its_schema(khabar: Khabar, db: Path) -> None:
    whole = json.loads(khabar("situation", db).stdout)
    jsonschema.validate(whole, schema("situation.json"))
    day = json.loads(khabar("situation", db, "--on", "2022-05-06", "--known", "2022-05-20").stdout)
    jsonschema.validate(day, schema("situation.json"))
    assert 0 < len(day["events"]) < len(whole["events"])
    early = json.loads(khabar("situation", db, "--known", "2021-08-01").stdout)
    assert all(row["published"]["start"] <= "2021-08-01" for row in early["reports"]) and early["reports"]


def test_everything_in_the_demo_leads_down_to_a_quoted_sentence(db: Path) -> None:
    """Every event, number, state of control, force, office, relation: to words that stand in a report. Only what stands on the
    opening map has none, and says so."""
    import khabar

    with khabar.open(db) as handle:
        texts = {report.id: report.text for report in handle.store.evidence.all_reports()}
        ids = handle.store.tracer.ids()
        assert {"event", "number", "control", "force"} <= {kind for kind, _ in ids}
        for kind, ident in ids:
            trace = handle.why(ident)
            assert trace is not None, (kind, ident)
            if trace.body.get("basis") in ("assumed", "inferred_from_parent"):
                continue
            assert trace.proofs, (kind, ident)
            for proof in trace.proofs:
                assert texts[proof.report][proof.start : proof.end] == proof.quote
                assert proof.quote in proof.sentence and proof.sentence in texts[proof.report]
            named = {one for value in figures(trace.body) for one in value}
            assert named <= {proof.claim for proof in trace.proofs}


def figures(body: Mapping[str, object]) -> list[list[str]]:
    """The claims behind every single figure of a number."""
    given = body.get("by")
    return [one["claims"] for one in given] if isinstance(given, list) else []


@pytest.mark.parametrize("name", LISTS)
def test_lists_in_a_pipe_and_for_programs(khabar: Khabar, db: Path, name: str) -> None:
    plain = khabar(name, db, "--limit", 3)
    assert plain.exit_code == 0 and "\x1b" not in plain.output
    assert len({line.count("\t") for line in plain.stdout.splitlines()}) == 1
    rows = [json.loads(line) for line in khabar(name, db, "--limit", 3, "--json").stdout.splitlines()]
    assert [row["id"] or "" for row in rows] == [line.split("\t")[0] for line in plain.stdout.splitlines()[1:]]


@pytest.mark.skipif(shutil.which("script") is None, reason="needs a terminal")
def test_lists_are_coloured_on_a_terminal(db: Path) -> None:
    call = f"{sys.executable} -m khabar events {db} --limit 2"
    done = subprocess.run(["script", "-qec", call, os.devnull], capture_output=True, text=True, timeout=60, check=False)
    assert "\x1b[" in done.stdout


def test_filters(khabar: Khabar, db: Path) -> None:
    rows = [
        json.loads(line)
        for line in khabar("events", db, "--province", "Kunduz", "--since", "2022-04-01", "--json").stdout.splitlines()
    ]
    assert rows and all(
        any(one["place"]["admin1"] == "Kunduz" for one in row["where"]) and row["when"]["end"] > "2022-04-01"
        for row in rows
    )
    heard = khabar("events", db, "--min-voices", 2, "--json").stdout.splitlines()
    assert heard and all(json.loads(line)["voices"]["min"] >= 2 for line in heard)
    assert khabar("claims", db, "--text", "mosque", "--kind", "event", "--json").stdout
    assert khabar("events", db, "--actor", "nobody at all").stdout.count("\n") == 1


def test_why(khabar: Khabar, db: Path) -> None:
    event = next(
        row for line in khabar("events", db, "--json").stdout.splitlines() if (row := json.loads(line))["numbers"]
    )
    said = khabar("why", db, event["id"])
    assert said.exit_code == 0 and event["id"] in said.output and "characters" in said.output
    trace = json.loads(khabar("why", db, event["id"], "--json").stdout)
    assert trace["proofs"] and trace["parts"]
    role = event["numbers"][0]["role"]
    assert khabar("why", db, f"{event['id']}/{role}").output.strip().startswith(role)
    assumed = next(
        row
        for line in khabar("control", db, "--json").stdout.splitlines()
        if (row := json.loads(line))["basis"] == "assumed"
    )
    assert (
        "opening map" in khabar("why", db, assumed["id"]).output
        and json.loads(khabar("why", db, assumed["id"], "--json").stdout)["opening"]
    )
    gone = khabar("why", db, "e_0000000000000000")
    assert gone.exit_code == 1 and "nothing here" in gone.stderr


def test_a_day(khabar: Khabar, db: Path) -> None:
    assert "control on 2022-05-06" in khabar("on", db, "2022-05-06").output
    assert json.loads(khabar("on", db, "2022-05-06", "--json").stdout)["control"]


def test_a_difference(khabar: Khabar, db: Path) -> None:
    between = [
        json.loads(line) for line in khabar("diff", db, "2022-04-15", "2022-05-15", "--json").stdout.splitlines()
    ]
    assert {row["list"] for row in between} >= {"events", "control"}
    assert khabar("diff", db, "2022-04-15", "2022-05-15", "--known").exit_code == 0


def test_the_page(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    done = khabar("report", db, "-o", tmp_path / "page.html", "--title", "A <title>")
    assert done.exit_code == 0, done.output
    assert "A &lt;title&gt;" in (tmp_path / "page.html").read_text("utf-8")


def test_rulings(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    shutil.copy(db, own)
    count = len(khabar("events", own, "--json").stdout.splitlines())
    first, second = [json.loads(line) for line in khabar("events", own, "--json").stdout.splitlines()][-2:]
    by = ("--by", "A. Analyst", "--why", "it is a drill")
    assert khabar("rule", own, "wrong", first["id"], *by).exit_code == 0
    assert len(khabar("events", own, "--json").stdout.splitlines()) < count
    assert khabar("rule", own, "credibility", second["id"], "--value", 1, *by).exit_code == 0
    assert json.loads(khabar("why", own, second["id"], "--json").stdout)["body"]["credibility"] == 1
    assert "there already" in khabar("rule", own, "credibility", second["id"], "--value", 1, *by).output
    assert khabar("rule", own, "wrong", "e_none", *by).exit_code == 1
    assert khabar("check", own).exit_code == 0


def test_backup(khabar: Khabar, db: Path, tmp_path: Path) -> None:
    assert khabar("backup", db, tmp_path / "copy.sqlite").exit_code == 0
    assert khabar("situation", tmp_path / "copy.sqlite").stdout == khabar("situation", db).stdout
    assert shell("backup", db, tmp_path / "copy.sqlite").returncode == 2
