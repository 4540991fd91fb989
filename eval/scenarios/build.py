"""Builds a constructed scenario from its marked reports: the reports as they would be found, and the known truth with offsets.

    python eval/scenarios/build.py FOLDER [SCENARIO]

Writes ``reports.jsonl``, ``reports/`` and ``gold.json`` into FOLDER, in the form that scenarios of reports with known truth have:
events with every phrase that tells them, voices, tolls, disputes; lines of copies; control through time; forces.
SCENARIO is one of the texts beside this file: ``sahel`` (where none is given), ``myanmar``, ``syria``, ``congo``, ``nigeria``, ``somalia``, ``yemen``, ``ukraine``, ``ethiopia``,
``pakistan``, ``sudan``, ``afghanistan``, ``libya``, ``mozambique``. In its text a mark is
``[[words|event by=KEY st=STATUS bg killed=N]]``; its clause is the words between two marks of punctuation.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

from truth import Name, Row

HERE = Path(__file__).resolve().parent
SCENARIO = sys.argv[2] if __name__ == "__main__" and len(sys.argv) > 2 else "sahel"
made = importlib.import_module(SCENARIO)
NAMES: dict[str, Name] = made.NAMES
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
HEAD = re.compile(r"^=== (?P<id>\d\d) \| (?P<outlet>[^|]+?) \| (?P<day>[\d-]+)(?: \| party=(?P<party>\w+))?$", re.M)
EDGE = re.compile(r"[.;:,\"\n]")
ROLES = ("killed", "injured", "captured")


def read() -> tuple[list[Row], list[Row]]:
    """Reports without their marks, and the marks with offsets into them."""
    raw = (HERE / f"{SCENARIO}.txt").read_text("utf-8")
    heads = list(HEAD.finditer(raw))
    reports: list[Row] = []
    marks: list[Row] = []
    for at, head in enumerate(heads):
        body = raw[head.end() + 1 : heads[at + 1].start() if at + 1 < len(heads) else len(raw)].strip() + "\n"
        text, found = unmarked(body)
        party = head["party"]
        reports.append({"id": head["id"], "path": f"{head['id']}.txt", "outlet": head["outlet"], "published": head["day"],
                        "in_meta": True, "outlet_of_party": NAMES[party][0] if party else None, "text": text})  # fmt: skip
        marks += [member(one, head["id"], text) for one in found]
    return reports, marks


def unmarked(body: str) -> tuple[str, list[Row]]:
    text, found, last = "", [], 0
    for mark in MARK.finditer(body):
        text += body[last : mark.start()]
        found.append({"start": len(text), "end": len(text) + len(mark[1]), "note": mark[2]})
        text += mark[1]
        last = mark.end()
    return text + body[last:], found


def member(mark: Row, report: str, text: str) -> Row:
    """One phrase that tells an event (two where the note says so)."""
    first, *rest = mark["note"].split()
    given = dict(part.split("=") for part in rest if "=" in part)
    start, end = mark["start"], mark["end"]
    before = [m.end() for m in EDGE.finditer(text, 0, start)]
    after = EDGE.search(text, end)
    clause = {"start": before[-1] if before else 0, "end": after.start() if after else len(text)}
    clause["start"] += len(text[clause["start"] : start]) - len(text[clause["start"] : start].lstrip())
    return {
        "events": first.split("+"), "report": report, "trigger": {"start": start, "end": end, "text": text[start:end]}, "clause": clause,
        "said_by": [NAMES[one][0] for one in given.get("by", "").split(">") if one], "status": given.get("st", "asserted"),
        "time_frame": "background" if "bg" in rest else "news", "numbers_in_clause": {r: int(given[r]) for r in ROLES if r in given},
    }  # fmt: skip


def gold(reports: list[Row], marks: list[Row]) -> Row:
    text = {one["id"]: one["text"] for one in reports}
    outlet = {one["id"]: one["outlet"] for one in reports}
    events = [
        {**one, "members": [{k: v for k, v in m.items() if k != "events"} for m in marks if one["id"] in m["events"]]}
        for one in made.EVENTS
    ]
    return {
        "scenario": SCENARIO, "fictional": True, "reports": [{k: v for k, v in one.items() if k != "text"} for one in reports],
        "names": {name: {"kind": kind, "aliases": [], "part_of": part} for name, kind, part in NAMES.values()},
        "lineage": [{"report": a, "of": b, "origin": outlet[b], "kind": kind} for a, b, kind in made.LINEAGE],
        "events": events, "control": [{**one, "claims": control_claims(text, one["key"])} for one in made.CONTROL],
        "forces": [force(row, text) for row in made.FORCES], "roles": [], "relations": [], "dates": [], "excluded": {},
    }  # fmt: skip


def words_at(report: str, words: str, text: dict[str, str]) -> Row:
    start = text[report].index(words)
    return {"report": report, "start": start, "end": start + len(words), "text": words}


def control_claims(text: dict[str, str], key: str) -> list[Row]:
    """Claims about the place of that key; a row without a key is about the one place that the scenario has."""
    return [
        {**words_at(report, words, text), "actor": NAMES[actor][0], "change": change, "status": status,
         "said_by": [NAMES[by][0]] if by else [], "time_frame": "news"}
        for report, words, actor, change, status, by, *at in made.CONTROL_CLAIMS
        if not at or key in at
    ]  # fmt: skip


def force(row: tuple, text: dict[str, str]) -> Row:  # type: ignore[type-arg]
    unit, parent, commander, place, activity, size, told = row
    return {
        "key": unit, "unit": NAMES[unit][0], "parent": NAMES[parent][0], "commander": NAMES[commander][0], "place": place, "activity": activity,
        "size": dict(zip(("low", "best", "high"), size, strict=True)) if size else None, "evidence": [words_at(*one, text) for one in told],
    }  # fmt: skip


def build(folder: Path) -> Path:
    reports, marks = read()
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for one in reports:
        (folder / "reports" / one["path"]).write_text(one["text"], "utf-8")
    rows = [{k: one[k] for k in ("id", "text", "published", "outlet")} for one in reports]
    (folder / "reports.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    (folder / "gold.json").write_text(json.dumps(gold(reports, marks), ensure_ascii=False, indent=1), "utf-8")
    return folder


if __name__ == "__main__":
    build(Path(sys.argv[1]))
