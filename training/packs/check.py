"""Check the packs: references, duplicates, overlapping reigns, own places in the box, ambiguous strong names, cases.

    check.py [FOLDER]      exit 1 on an error; warnings are listed, not fatal
"""

import csv
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "src/khabar/data/theatres"
KINDS = set("""state government ministry military police intelligence armed_group militia faction unit party person civilians protesters media aid
international criminal unidentified other""".split())
CLAIMS = {"event", "control", "force", "role", "relation", "indicator"}
TABLES = ("actors", "people", "units", "places", "names", "outlets", "opening")
errors, warnings = [], []


def read(pack):
    out = {}
    for table in TABLES:
        path = ROOT / pack / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, row in enumerate(rows, 2):
            if None in row or None in row.values():
                errors.append(f"{path}:{number}: wrong number of columns")
            if not row.get("source"):
                errors.append(f"{path}:{number}: no source")
        out[table] = rows
    out["theatre"] = tomllib.loads((ROOT / pack / "theatre.toml").read_text(encoding="utf-8"))
    out["lexicon"] = tomllib.loads((ROOT / pack / "lexicon.toml").read_text(encoding="utf-8"))
    cases = ROOT / pack / "cases.toml"
    out["cases"] = tomllib.loads(cases.read_text(encoding="utf-8")).get("case", []) if cases.exists() else []
    return out


def overlaps(a, b):
    return (a[0] or "0") < (b[1] or "9") and (b[0] or "0") < (a[1] or "9")


def check(pack, chain):
    data = read(pack)
    ids = {t: {r["id"] for p in chain for r in p[t]} | {r["id"] for r in data[t]} for t in ("actors", "people", "units", "places", "outlets")}
    every = set().union(*ids.values())

    def need(value, among, where):
        if value and value not in among:
            errors.append(f"{pack}: {where}: no such id: {value}")

    kinds = defaultdict(set)
    for table in ("actors", "people", "units", "places", "outlets"):
        seen, spans = set(), defaultdict(list)
        for row in data[table]:
            kinds[row["id"]].add(table)
            key = (row["id"], row.get("from", ""), row.get("actor", ""), row.get("title", ""))
            if key in seen:
                errors.append(f"{pack}/{table}: twice: {key}")
            seen.add(key)
            group = row["id"] if table != "people" else (row["id"], row["actor"], row["title"])
            span = (row.get("from", ""), row.get("to", ""))
            if span[0] and span[1] and span[0] >= span[1]:
                errors.append(f"{pack}/{table}: {row['id']}: from not before to")
            if any(overlaps(span, other) for other in spans[group]):
                errors.append(f"{pack}/{table}: overlapping reigns: {row['id']}")
            spans[group].append(span)
    for ident, tables in kinds.items():
        if len(tables) > 1:
            errors.append(f"{pack}: id in several tables: {ident} {sorted(tables)}")
    for row in data["actors"]:
        need(row["parent"], ids["actors"], f"parent of {row['id']}")
        if row["kind"] not in KINDS:
            errors.append(f"{pack}: kind of {row['id']}: {row['kind']}")
    for row in data["people"]:
        need(row["actor"], ids["actors"] | ids["units"], f"actor of {row['id']}")
        if row["kin"]:
            need(row["kin"].split(":")[1], ids["people"], f"kin of {row['id']}")
    for row in data["units"]:
        need(row["parent"], ids["actors"] | ids["units"], f"parent of {row['id']}")
    south, west, north, east = data["theatre"]["box"]
    for row in data["places"]:
        need(row["parent"], ids["places"], f"parent of {row['id']}")
        if row["lat"] and not (south <= float(row["lat"]) <= north and west <= float(row["lon"]) <= east):
            errors.append(f"{pack}: outside the box: {row['id']}")
    named, strong = set(), defaultdict(list)
    for row in data["names"]:
        need(row["target"], every, f"name {row['text']!r}")
        named.add(row["target"])
        if row["strength"] not in {"strong", "weak"}:
            errors.append(f"{pack}: strength of {row['text']}")
        if row["strength"] == "strong" and row["target"] not in ids["places"]:
            strong[row["text"] if row["role"] == "acronym" else row["text"].casefold()].append((row["target"], row["from"], row["to"]))
    for text, hits in strong.items():
        for i, a in enumerate(hits):
            for b in hits[:i]:
                if a[0] != b[0] and overlaps(a[1:], b[1:]):
                    warnings.append(f"{pack}: strong name of two: {text!r}: {b[0]}, {a[0]}")
    for ident in {r["id"] for t in ("actors", "people", "units", "places", "outlets") for r in data[t]} - named:
        errors.append(f"{pack}: no name: {ident}")
    for row in data["outlets"]:
        need(row["party"], ids["actors"], f"party of {row['id']}")
    seen = set()
    for row in data["opening"]:
        need(row["place"], ids["places"], "opening")
        need(row["holder"], ids["actors"], "opening")
        if (row["place"], row["date"]) in seen:
            errors.append(f"{pack}: opening twice: {row['place']} {row['date']}")
        seen.add((row["place"], row["date"]))
    for number, case in enumerate(data["cases"], 1):
        for claim in case.get("must", []) + case.get("must_not", []):
            if claim.get("kind") not in CLAIMS:
                errors.append(f"{pack}: case {number}: kind {claim.get('kind')}")
            for slot in ("actor", "recipient", "subject", "object", "unit", "parent", "person", "organisation", "commander", "previous", "speaker", "place"):
                need(claim.get(slot), every, f"case {number}: {slot}")
    print(pack, {t: len(data[t]) for t in TABLES}, "distinct actors", len({r['id'] for r in data['actors']}), "people", len({r['id'] for r in data['people']}), "cases", len(data["cases"]))
    return data


def merged(*packs):
    """What a reader of the last pack sees: an id that a pack names replaces what the packs below say of it."""
    out = {}
    for pack in packs:
        own = defaultdict(list)
        for row in pack["names"]:
            own[row["target"]].append(row)
        out.update(own)
    strong = defaultdict(dict)
    places = {r["id"] for p in packs for r in p["places"]}
    for target, rows in out.items():
        for row in rows:
            if row["strength"] == "strong" and target not in places:
                text = row["text"] if row["role"] == "acronym" else row["text"].casefold()
                for other, span in strong[text].items():
                    if other != target and overlaps(span, (row["from"], row["to"])):
                        warnings.append(f"merged: strong name of two: {text!r}: {other}, {target}")
                strong[text][target] = (row["from"], row["to"])


common = check("_common", [])
world = check("world", [common])
afghanistan = check("afghanistan", [common, world])
merged(common, world, afghanistan)
for line in warnings:
    print("warning:", line)
for line in errors:
    print("error:", line)
print(len(warnings), "warnings,", len(errors), "errors")
sys.exit(bool(errors))
