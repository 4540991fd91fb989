"""A scenario's gold as coded reports: what a perfect coder would hand to corroboration.

Reads ``$KHABAR_SHARED/gold/scenario`` (default: ``shared`` beside the checkout), of which nothing is copied into the project, or a
scenario of the project's own (``eval/scenarios``).
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from khabar.corroboration.world import TableWorld
from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    AnyClaim,
    CodedReport,
    Coder,
    ControlChange,
    ControlClaim,
    DateBasis,
    EventClaim,
    EventType,
    Excluded,
    ExcludedKind,
    ForceClaim,
    Holding,
    Manner,
    Number,
    Outlet,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Published,
    Quote,
    RelationClaim,
    Report,
    Responsibility,
    RoleClaim,
    Said,
    Stance,
    Status,
    TimeFrame,
    TimePrecision,
    When,
    Where,
)

SHARED = Path(os.environ.get("KHABAR_SHARED", Path(__file__).resolve().parents[3] / "shared"))
FOLDER = SHARED / "gold" / "scenario"
Gold = dict[str, Any]

KINDS = {
    "group": ActorKind.ARMED_GROUP, "organisation": ActorKind.AID, "state": ActorKind.STATE,
    "state body": ActorKind.GOVERNMENT, "unit": ActorKind.UNIT, "civilians": ActorKind.CIVILIANS,
    "outlet": ActorKind.MEDIA, "person": ActorKind.PERSON, "speaker": ActorKind.OTHER,
}  # fmt: skip

# The khabar types that give an ACLED sub-type, the plainest first (CODEBOOK.md read backwards).
TYPES = {
    "Armed clash": EventType.ARMED_CLASH, "Non-state actor overtakes territory": EventType.TERRITORY_TAKEN,
    "Government regains territory": EventType.TERRITORY_TAKEN, "Remote explosive/landmine/IED": EventType.IED,
    "Suicide bomb": EventType.SUICIDE_ATTACK, "Attack": EventType.ATTACK_ON_CIVILIANS, "Arrests": EventType.DETENTION,
    "Shelling/artillery/missile attack": EventType.SHELLING, "Air/drone strike": EventType.AIR_STRIKE,
    "Grenade": EventType.GRENADE, "Abduction/forced disappearance": EventType.ABDUCTION,
    "Non-violent transfer of territory": EventType.TERRITORY_CEDED, "Agreement": EventType.AGREEMENT,
    "Disrupted weapons use": EventType.WEAPONS_DISRUPTED, "Looting/property destruction": EventType.LOOTING,
    "Peaceful protest": EventType.PROTEST, "Violent demonstration": EventType.RIOT, "Mob violence": EventType.RIOT,
    "Sexual violence": EventType.SEXUAL_VIOLENCE, "Headquarters or base established": EventType.BASE,
}  # fmt: skip
BY_PLOVER = {
    "MOBILIZE": EventType.DEPLOYMENT, "CONSULT": EventType.VISIT, "SANCTION": EventType.DISPLACEMENT,
    "THREATEN": EventType.THREAT, "ACCUSE": EventType.ACCUSATION, "REQUEST": EventType.REQUEST,
    "RETREAT": EventType.DEFECTION, "COERCE": EventType.BORDER_CLOSED, "AID": EventType.AID,
}  # fmt: skip
TAKEN = ("Non-state actor overtakes territory", "Government regains territory")
LEFT = re.compile(
    r"^(lose|lost|losing|slipped|left|pulled back|withdrew|given|gave|inside|handing|passed|went|out of)", re.I
)


@dataclass
class Scenario:
    gold: Gold
    reports: tuple[CodedReport, ...]
    world: TableWorld


def available() -> bool:
    return (FOLDER / "gold.json").exists()


def load(*, same_as: bool = True, folder: Path | None = None) -> Scenario:
    folder = folder or FOLDER
    gold: Gold = json.loads((folder / "gold.json").read_text("utf-8"))
    names = Names(gold)
    reports = tuple(coded_report(gold, row, names, folder, same_as=same_as) for row in gold["reports"])
    return Scenario(gold, reports, names.world())


class Names:
    """Every name of the scenario as an actor, and what belongs to whom."""

    def __init__(self, gold: Gold) -> None:
        self.rows = gold["names"]
        self.outlets = {row["outlet"]: row.get("outlet_of_party") for row in gold["reports"]}

    def actor(self, name: str) -> Actor:
        row = self.rows.get(name, {})
        kind = KINDS.get(row.get("kind", "outlet" if name in self.outlets else "other"), ActorKind.OTHER)
        return Actor(slug(name), name, kind)

    def world(self) -> TableWorld:
        parents = {slug(n): slug(r["part_of"]) for n, r in self.rows.items() if r.get("part_of") and r["part_of"] != n}
        camps = {
            slug(n)
            for n, r in self.rows.items()
            if not r.get("part_of") and r["kind"] in ("group", "state", "state body")
        }
        parties = {slug(outlet): slug(party) for outlet, party in self.outlets.items() if party}
        return TableWorld(
            parents=parents, camps=frozenset(camps), organs=parties, outlets=frozenset(map(slug, self.outlets))
        )


def slug(name: str) -> str:
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def coded_report(gold: Gold, row: Gold, names: Names, folder: Path, *, same_as: bool) -> CodedReport:
    text = (folder / "reports" / row["path"]).read_text("utf-8")
    day = date.fromisoformat(row["published"]) if row["in_meta"] or row["id"] == "17" else None
    published = Published(day, day + timedelta(1), TimePrecision.DAY, DateBasis.STATED) if day else None
    report = Report(
        id=f"r_{sha256(text.encode() + row['id'].encode()).hexdigest()[:16]}", path=row["path"], text=text,
        sha256=sha256(text.encode()).hexdigest(), outlet=Outlet(slug(row["outlet"]), row["outlet"]), published=published,
    )  # fmt: skip
    claims: list[AnyClaim] = event_claims(gold, row, text, names, same_as=same_as)
    claims += control_claims(gold, row, text, names)
    claims += force_claims(gold, row, text, names) + other_claims(gold, row, text, names)
    excluded = tuple(
        Excluded(x["start"], x["end"], ExcludedKind(x["kind"])) for x in gold["excluded"].get(row["id"], [])
    )
    return CodedReport(
        coder=Coder("gold", "", ""), report=report, published=published, outlet=report.outlet, excluded=excluded,
        credits=credits(text, row, names), claims=tuple(sorted(claims, key=lambda c: (c.quote.start, c.id))),
    )  # fmt: skip


def credits(text: str, row: Gold, names: Names) -> tuple[str, ...]:
    """Outlets of the scenario that a text names: in a dateline, or as what it goes by."""
    return tuple(sorted(o for o in names.outlets if o != row["outlet"] and o.split(" (")[0] in text))


def claim_id(row: Gold, kind: str, start: int, label: str) -> str:
    return "c_" + sha256(f"{row['id']} {kind} {start} {label}".encode()).hexdigest()[:16]


# ------------------------------------------------------------------------------------------------ events
def event_claims(gold: Gold, row: Gold, text: str, names: Names, *, same_as: bool) -> list[AnyClaim]:
    claims: list[AnyClaim] = []
    for event in gold["events"]:
        first: str | None = None
        for member in event["members"]:
            if member["report"] != row["id"]:
                continue
            claim = event_claim(event, member, row, text, names, first if same_as else None)
            first = first or claim.id
            claims.append(claim)
    return claims


def event_claim(event: Gold, member: Gold, row: Gold, text: str, names: Names, first: str | None) -> EventClaim:
    trigger = member["trigger"]
    quote = Quote.of(text, trigger["start"], trigger["end"])
    clause = member["clause"]
    doers, status = doers_of(event, member, row), Status(member["status"])
    kind = type_of(event, quote.text)
    doers = [n for n in doers if not n.startswith("not ")]
    sides = [n for n in doers if n not in event["recipients"]] or doers, event["recipients"]
    if kind is EventType.TERRITORY_CEDED and (event["acled"] or [[None, ""]])[0][1] in TAKEN:
        sides = sides[1][:1], sides[0]
    return EventClaim(
        id=claim_id(row, "event", trigger["start"], event["id"]), quote=quote, type=kind,
        plover=Plover((event["plover"] or [None])[0]), status=status, time_frame=TimeFrame(member["time_frame"]),
        said_by=chain(member["said_by"], names, status), when=when_of(event["when"], quote), where=(where_of(event["place"]),),
        actors=tuple(names.actor(n) for n in sides[0]), recipients=tuple(names.actor(n) for n in sides[1]),
        numbers=numbers_of(event, member, row, text), same_as=first, how=manner(event, quote.text), confidence=0.9,
        responsibility=responsibility(event, member, names, quote.text),
        sentence=Quote.of(text, clause["start"], max(clause["end"], quote.end)),
    )  # fmt: skip


def type_of(event: Gold, trigger: str) -> EventType:
    acled = (event["acled"] or [[None, None]])[0][1]
    kind = TYPES.get(acled) or BY_PLOVER.get((event["plover"] or [None])[0], EventType.OTHER)
    if acled == "Other" and "RETREAT" in event["plover"]:
        kind = EventType.DEFECTION
    if "closed" in event["label"]:
        kind = EventType.BORDER_CLOSED
    if kind is EventType.TERRITORY_TAKEN and LEFT.search(trigger):
        kind = EventType.TERRITORY_CEDED
    if (
        trigger in ("killed", "fired", "exchange of fire", "bodies", "dead", "martyred", "fell")
        and kind is EventType.TERRITORY_TAKEN
    ):
        kind = EventType.ARMED_CLASH
    return kind


def doers_of(event: Gold, member: Gold, row: Gold) -> list[str]:
    """Whom this speaker names as the doer, where the gold says that the doer is disputed."""
    speakers = set(member["said_by"]) or {row["outlet"], row.get("outlet_of_party")}
    for dispute in event["disputes"]:
        if dispute["field"] == "actors":
            for position in dispute["positions"]:
                if speakers & {by.split(" (")[0] for by in position["by"]}:
                    value = position["value"]
                    return [value.removeprefix("not ")] if value != "both" else list(event["actors"])
    return list(event["actors"])


def responsibility(event: Gold, member: Gold, names: Names, trigger: str) -> tuple[Responsibility, ...]:
    own = [n for n in event["actors"] if n in member["said_by"]]
    if member["status"] == "denied":
        return ()
    return tuple(Responsibility(names.actor(n), "claims") for n in own)


def manner(event: Gold, trigger: str) -> Manner:
    if not any(d["field"] == "how" for d in event["disputes"]):
        return Manner.UNKNOWN
    return Manner.WITHOUT_FIGHTING if LEFT.search(trigger) else Manner.FIGHTING


def numbers_of(event: Gold, member: Gold, row: Gold, text: str) -> tuple[Number, ...]:
    clause = text[member["clause"]["start"] : member["clause"]["end"]].lower()
    least = "at least" in clause or "not less than" in clause
    found = []
    for role, value in (member.get("numbers_in_clause") or {}).items():
        if isinstance(value, str):
            value = float(re.findall(r"\d+", value)[0])
        found.append(
            Number(
                role, value, value, None if least else value, whose=whose(event, role, value, member), words=str(value)
            )
        )
    found += disputed_numbers(event, member, row, {number.role for number in found})
    if not found and event.get("injured") and member["trigger"]["text"] == "bruised":
        found.append(Number("injured", event["injured"]["low"], event["injured"]["best"], event["injured"]["high"]))
    return tuple(found)


def disputed_numbers(event: Gold, member: Gold, row: Gold, known: set[str]) -> list[Number]:
    """Figures that the gold has only among the disputed positions: given to the first claim of that speaker in a report."""
    found = []
    for dispute in event["disputes"]:
        for position in dispute["positions"]:
            low, high = bounds(position["value"])
            party = {row.get("outlet_of_party")}
            mine = (set(member["said_by"]) or party) & set(position["by"]) and member["report"] in position["reports"]
            first = next(
                (
                    m
                    for m in event["members"]
                    if m["report"] == member["report"] and (set(m["said_by"]) or party) & set(position["by"])
                ),
                None,
            )
            told = any(
                dispute["field"] in (m.get("numbers_in_clause") or {})
                for m in event["members"]
                if m["report"] == member["report"] and m["said_by"] == member["said_by"]
            )
            if low is not None and mine and first is member and dispute["field"] not in known and not told:
                found.append(Number(dispute["field"], low, high, high))
    return found


def bounds(value: Any) -> tuple[float | None, float | None]:
    if isinstance(value, int | float):
        return value, value
    match = re.fullmatch(r"(\d+)-(\d+)", str(value))
    return (float(match[1]), float(match[2])) if match else (None, None)


def whose(event: Gold, role: str, value: float, member: Gold) -> str | None:
    for dispute in event["disputes"]:
        for position in dispute["positions"] if dispute["field"] == role else []:
            if isinstance(position["value"], dict) and (
                not member["said_by"] or set(member["said_by"]) & set(position["by"])
            ):
                for side, count in position["value"].items():
                    if count == value:
                        return "civilians" if side == "Civilians" else slug(side)
    return None


def chain(speakers: list[str], names: Names, status: Status) -> tuple[Said, ...]:
    stance = Stance.DENIES if status is Status.DENIED else Stance.ASSERTS
    return tuple(Said(step, names.actor(name), stance, None, None) for step, name in enumerate(speakers))


def when_of(row: Gold | None, quote: Quote | None = None) -> When | None:
    if not row:
        return None
    start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    days = (end - start).days
    precision = TimePrecision.DAY if days == 1 else TimePrecision.DAYS if days < 7 else TimePrecision.WEEK
    return When(start, end, TimePrecision.MONTH if days >= 28 else precision, quote)


def where_of(row: Gold) -> Where:
    place = Place(
        slug(row["name"].split(",")[0].split(" (")[0].removesuffix(" district centre")), row["name"],
        PlacePrecision(row["precision"]), admin1=row.get("admin1"), country="AFG", lat=row["lat"], lon=row["lon"],
    )  # fmt: skip
    return Where(place, PlaceRole(row.get("role", "at")))


# ------------------------------------------------------------------------------------------------ control
def control_claims(gold: Gold, row: Gold, text: str, names: Names) -> list[AnyClaim]:
    claims: list[AnyClaim] = []
    for place in gold["control"]:
        for member in place["claims"]:
            if member["report"] == row["id"]:
                claims.append(control_claim(gold, place, member, row, text, names))
    return claims


def control_claim(gold: Gold, place: Gold, member: Gold, row: Gold, text: str, names: Names) -> ControlClaim:
    change, status = ControlChange(member["change"]), Status(member["status"])
    away = change in (ControlChange.LOST, ControlChange.HANDED_OVER, ControlChange.HELD_FORMERLY)
    state = Holding.NOT_HELD if away else Holding.CONTESTED if change is ControlChange.CONTESTS else Holding.HELD
    where = where_of(
        {
            "name": place["place"],
            "lat": place["lat"],
            "lon": place["lon"],
            "admin1": place["admin1"],
            "precision": "admin2",
        }
    )
    return ControlClaim(
        id=claim_id(row, "control", member["start"], place["key"] + member["actor"]),
        quote=Quote.of(text, member["start"], member["end"]), status=status, said_by=chain(member["said_by"], names, status),
        when=control_when(gold, place, member, row, change), where=(where,), actor=names.actor(member["actor"]),
        change=change, state=state, confidence=0.9,
    )  # fmt: skip


def control_when(gold: Gold, place: Gold, member: Gold, row: Gold, change: ControlChange) -> When | None:
    """A date in the claim's sentence, else the last change of the timeline that fits, else none."""
    for found in gold["dates"]:
        near = found["report"] == row["id"] and member["start"] - 160 <= found["start"] < member["end"] + 60
        if near and change is not ControlChange.HOLDS and isinstance(found["value"], dict):
            inside = member["start"] <= found["start"] < member["end"]
            if inside:
                return when_of(found["value"])
    if change is ControlChange.HOLDS:
        return None
    known = row["published"]
    for entry in reversed(place["timeline"]):
        begins = entry["from"]
        if begins and begins <= known and fits(entry, place["timeline"], member["actor"], change):
            end = (date.fromisoformat(begins) + timedelta(1)).isoformat()
            month = change is ControlChange.HELD_FORMERLY
            return when_of({"start": begins, "end": entry["to"] if month else end})
    return None


def fits(entry: Gold, timeline: list[Gold], actor: str, change: ControlChange) -> bool:
    before = timeline[timeline.index(entry) - 1]
    if change is ControlChange.LOST:
        return actor in (before["holder"], *also(before))
    if change in (ControlChange.TOOK, ControlChange.RETOOK, ControlChange.HELD_FORMERLY):
        return actor in (entry["holder"], *also(entry)) or (
            actor == "Anti-Taliban fighters" and entry["holder"] != "Taliban"
        )
    return True


def also(entry: Gold) -> list[str]:
    value = entry.get("also_accept") or []
    return value if isinstance(value, list) else [value]


# ------------------------------------------------------------------------------------------------ the other kinds
def force_claims(gold: Gold, row: Gold, text: str, names: Names) -> list[AnyClaim]:
    claims: list[AnyClaim] = []
    for force in gold["forces"]:
        for at in force["evidence"]:
            if at["report"] != row["id"]:
                continue
            variant = next((v["said"] for v in force.get("variants", []) if v["report"] == row["id"]), None)
            name = variant if variant and variant in at["text"] else force["unit"]
            parent = "209th Omari Corps" if name != force["unit"] else force["parent"]
            size = force.get("size") and Amount(**force["size"])
            place = gold_place(gold, force["place"])
            claims.append(ForceClaim(
                id=claim_id(row, "force", at["start"], force["key"]), quote=Quote.of(text, at["start"], at["end"]),
                unit=Actor(slug(name), name, ActorKind.UNIT), parent=names.actor(parent), size=size or None,
                commander=names.actor(force["commander"]) if force.get("commander") else None, activity=force["activity"],
                where=(place,), when=None, confidence=0.9,
            ))  # fmt: skip
    return claims


def gold_place(gold: Gold, name: str) -> Where:
    known = [e["place"] for e in gold["events"]] + [{**c, "name": c["place"]} for c in gold["control"]]
    row = next((p for p in known if slug(name.split(";")[0]) in slug(p["name"])), None)
    place = Place(slug(name), name, PlacePrecision.NEAR, lat=row and row["lat"], lon=row and row["lon"])
    return Where(place, PlaceRole.AT)


def other_claims(gold: Gold, row: Gold, text: str, names: Names) -> list[AnyClaim]:
    claims: list[AnyClaim] = []
    for role in gold["roles"]:
        for at in role["evidence"]:
            if at["report"] == row["id"]:
                claims.append(RoleClaim(
                    id=claim_id(row, "role", at["start"], role["key"]), quote=Quote.of(text, at["start"], at["end"]),
                    person=names.actor(role["person"]), title=role["title"], organisation=names.actor(role["organisation"]),
                    tense=role.get("tense", "current"),
                ))  # fmt: skip
    for relation in gold["relations"]:
        for at in relation["evidence"]:
            if at["report"] == row["id"]:
                claims.append(RelationClaim(
                    id=claim_id(row, "relation", at["start"], relation["key"]), quote=Quote.of(text, at["start"], at["end"]),
                    subject=names.actor(relation["subject"]), relation=relation["relation"], object=names.actor(relation["object"]),
                ))  # fmt: skip
    return claims
