"""Writes the JSON Schemas of both outputs from the nouns of khabar.model: ``python training/schemas.py``.

The files in src/khabar/data/schemas are what ships; tests/test_wire.py holds them equal to what this script makes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from khabar import model
from khabar.wire import CLAIM_TYPES, CODED_REPORT, SITUATION

FOLDER = Path(__file__).resolve().parent.parent / "src" / "khabar" / "data" / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
CLAIM_NAMES = [kind.__name__ for kind in CLAIM_TYPES.values()]
STATES = ["ControlState", "ForceState", "RoleState", "RelationState"]
ROOTS = [
    *CLAIM_TYPES.values(), model.Coder, model.Excluded, model.Miss, model.Outlet, model.Published, model.CopyLink,
    model.Event, model.ControlState, model.ForceState, model.RoleState, model.RelationState, model.IndicatorValue,
    model.ControlSum, model.SourceRecord, model.PageVersions,
]  # fmt: skip
TEXT_OR_NULL = {"type": ["string", "null"]}
Schema = dict[str, Any]


def nouns() -> Schema:
    """Every noun as msgspec sees it, spelled as the contract spells it."""
    _, parts = msgspec.json.schema_components(ROOTS, ref_template="#/$defs/{name}")
    for part in parts.values():
        part.pop("description", None)
    for name in CLAIM_NAMES:
        rename(parts[name], "with_", "with")
        parts[name]["properties"]["kind"] = {"const": kind_of(name)}
        parts[name]["required"] = [
            "id",
            "kind",
            "quote",
            "status",
            "time_frame",
            "said_by",
            "when",
            "where",
            "confidence",
        ]
    for name in STATES:
        rename(parts[name], "start", "from")
        rename(parts[name], "end", "to")
    return parts


def kind_of(claim_name: str) -> str:
    return next(kind.value for kind, claim in CLAIM_TYPES.items() if claim.__name__ == claim_name)


def rename(part: Schema, old: str, new: str) -> None:
    part["properties"][new] = part["properties"].pop(old)
    part["required"] = [new if name == old else name for name in part.get("required", [])]


def optional(name: str) -> Schema:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}


def rows(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def an_object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required}


def coded_report() -> Schema:
    head = {
        "id": {"type": "string", "pattern": "^r_[0-9a-f]{16}$"}, "path": {"type": "string"}, "sha256": {"type": "string"},
        "title": TEXT_OR_NULL, "outlet": optional("Outlet"), "authors": rows({"type": "string"}),
        "published": optional("Published"), "language": TEXT_OR_NULL, "excluded": rows({"$ref": "#/$defs/Excluded"}),
        "text": {"type": "string"},
    }  # fmt: skip
    coded = {
        "schema": {"const": CODED_REPORT}, "coder": {"$ref": "#/$defs/Coder"},
        "report": an_object(head, [name for name in head if name != "text"]), "failure": {"type": "null"},
        "claims": rows({"anyOf": [{"$ref": f"#/$defs/{name}"} for name in CLAIM_NAMES]}),
        "misses": rows({"$ref": "#/$defs/Miss"}),
    }  # fmt: skip
    failed = {
        "schema": {"const": CODED_REPORT}, "coder": optional("Coder"),
        "report": an_object({"path": {"type": "string"}}, ["path"]),
        "failure": an_object({"stage": {"type": "string"}, "why": {"type": "string"}}, ["stage", "why"]),
        "claims": {"type": "array", "maxItems": 0}, "misses": {"type": "array"},
    }  # fmt: skip
    return finish("A line of khabar code", {"anyOf": [an_object(coded, list(coded)), an_object(failed, list(failed))]})


def situation() -> Schema:
    report = {"id": {"type": "string"}, "path": {"type": "string"}, "title": TEXT_OR_NULL, "outlet": optional("Outlet"),
              "published": optional("Published")}  # fmt: skip
    claim = {"id": {"type": "string"}, "report": {"type": "string"}, "kind": {"$ref": "#/$defs/ClaimKind"},
             "status": {"$ref": "#/$defs/Status"}, "quote": {"$ref": "#/$defs/Quote"}, "event": TEXT_OR_NULL}  # fmt: skip
    lists = {"copies": "CopyLink", "events": "Event", "control": "ControlState", "forces": "ForceState",
             "roles": "RoleState", "relations": "RelationState", "indicators": "IndicatorValue",
             "control_sums": "ControlSum", "sources": "SourceRecord", "versions": "PageVersions"}  # fmt: skip
    body: Schema = {"schema": {"const": SITUATION}, "reports": rows(an_object(report, list(report))),
                    "claims": rows(an_object(claim, list(claim)))}  # fmt: skip
    body |= {field: rows({"$ref": f"#/$defs/{noun}"}) for field, noun in lists.items()}
    return finish("What khabar situation prints", an_object(body, list(body)))


def finish(title: str, schema: Schema) -> Schema:
    """The schema with the nouns that it reaches, and no others."""
    parts = nouns()
    reached: Schema = {}
    waiting = refs(schema)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached[name] = parts[name]
            waiting |= refs(parts[name])
    return {"$schema": DRAFT, "title": title, **schema, "$defs": dict(sorted(reached.items()))}


def refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"].rsplit("/", 1)[1]} if "$ref" in value else set()
        return own.union(*[refs(item) for item in value.values()])
    return set().union(*[refs(item) for item in value]) if isinstance(value, list) else set()


def made() -> dict[str, str]:
    both = {"coded-report.json": coded_report(), "situation.json": situation()}
    return {name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for name, schema in both.items()}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
