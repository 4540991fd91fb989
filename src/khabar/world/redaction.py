"""What leaves the machine without private persons and exact places of those who could be harmed.

On by default in pages, briefs and exports. Masks keep the length of what they cover, so that every offset still points
where it pointed and a quote still equals its text. Nothing here judges a claim: it only hides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from khabar.model import (
    Actor,
    ActorKind,
    CodedReport,
    CopyLink,
    Event,
    EventClaim,
    EventType,
    ForceClaim,
    ForceState,
    Place,
    PlacePrecision,
    Quote,
    RoleClaim,
    Situation,
    Where,
)

MASK = "▒"
ACCUSED = frozenset({EventType.ACCUSATION, EventType.CONVICTION, EventType.INVESTIGATION})

# Offices whose holder speaks or acts in public. Village elders, district officials, doctors and reporters are none.
PUBLIC_TITLES = re.compile(
    r"\b(president|prime minister|minister|ambassador|envoy|spokes\w+|emir|amir|supreme leader|leader|commander|general"
    r"|chief of (?:army )?staff|army chief|governor|secretary|special representative|director general)\b",
    re.I,
)
PRIVATE_TITLES = re.compile(r"\b(district|village|local|tribal|former|school|hospital|clinic|acting head of)\b", re.I)

PROVINCE_ONLY = frozenset({EventType.SEXUAL_VIOLENCE})
DISTRICT_ONLY = frozenset({
    EventType.DISPLACEMENT, EventType.RETURN, EventType.AID, EventType.ACCESS_OBSTRUCTION, EventType.DEPLOYMENT,
    EventType.BASE, EventType.CHECKPOINT, EventType.EXERCISE, EventType.FORMATION,
})  # fmt: skip
DISTRICT_TARGETS = frozenset({"hospital", "clinic", "school", "aid"})
CHILDREN = re.compile(r"\b(child\w*|minors?|boys?|girls?|infants?|bab(?:y|ies)|schoolgirls?|schoolboys?)\b", re.I)

COARSENESS: Mapping[PlacePrecision, int] = {
    PlacePrecision.POINT: 0, PlacePrecision.NEAR: 0, PlacePrecision.LINEAR: 1, PlacePrecision.ADMIN2: 2,
    PlacePrecision.ADMIN1: 3, PlacePrecision.REGION: 4, PlacePrecision.SEA_AIR: 4, PlacePrecision.COUNTRY: 5,
}  # fmt: skip
Centre = tuple[float, float, float | None]  # lat, lon, radius in km


@dataclass(frozen=True, kw_only=True)
class Redaction:
    """What is hidden. ``public`` holds ids of persons whom a pack knows as public figures."""

    persons: bool = True
    places: bool = True
    public: frozenset[str] = frozenset()
    centres: Mapping[tuple[str, str | None], Centre] = field(default_factory=dict)  # (province, district or None)

    def sentences(self) -> tuple[str, ...]:
        """What a reader is told of it."""
        return (
            "Names of private persons are hidden, in quoted words too; authors of reports are left out."
            if self.persons
            else "Names of private persons are NOT hidden: this was asked for explicitly.",
            "Sexual violence and harm to children are placed by province only; hospitals, schools, aid, displacement and "
            "positions of forces by district at most."
            if self.places
            else "Places are given as exactly as they are known: this was asked for explicitly.",
        )


NOTHING_HIDDEN = Redaction(persons=False, places=False)


def redact(situation: Situation, redaction: Redaction) -> Situation:
    """The same situation with names masked and places coarsened; itself where nothing is to be hidden."""
    masks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if redaction.places:
        situation = _coarse(situation, redaction, masks)
    private = _private(situation, redaction) if redaction.persons else {}
    return _Hider(situation, private, masks, redaction.persons).situation()


# ------------------------------------------------------------------------------------------------ persons
_FIELDS: dict[type, tuple[str, ...]] = {}  # filled once a type; asking dataclasses each time takes most of the time


def _fields_of(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; none for anything else."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


def walk(value: object) -> Iterator[object]:
    """Every dataclass inside a value of the model, itself first, in order of the fields."""
    todo = [value]
    while todo:
        one = todo.pop()
        if type(one) is tuple:
            todo += one[::-1]
        elif names := _fields_of(type(one)):
            yield one
            todo += [inner for name in reversed(names) if (inner := getattr(one, name)) is not None and inner != ()]


def _parts(situation: Situation) -> Iterator[tuple[str | None, object]]:
    """Everything that may name an actor, with the report that it stands in."""
    for coded in situation.reports:
        yield coded.report.id, coded.claims
        yield coded.report.id, coded.mentions
    for rows in (situation.events, situation.control, situation.forces, situation.roles, situation.relations):
        yield None, rows
    yield None, situation.indicators


def _private(situation: Situation, redaction: Redaction) -> dict[str, Actor]:
    """Persons who are no public figures, by id, with what stands in their place."""
    persons: dict[str, Actor] = {}
    for _, part in _parts(situation):
        for one in walk(part):
            if isinstance(one, Actor) and one.kind is ActorKind.PERSON and one.id not in redaction.public:
                persons.setdefault(one.id, one)
    public = {r.person.id for r in situation.roles if is_public(r.title)}
    for coded in situation.reports:
        public |= {c.person.id for c in coded.claims if isinstance(c, RoleClaim) and is_public(c.title)}
    order = (one for one in persons if one not in public)
    return {
        one: replace(persons[one], id=f"private_{n}", name=f"private person {n}", quote=None)
        for n, one in enumerate(order, 1)
    }


def is_public(title: str | None) -> bool:
    return bool(title and PUBLIC_TITLES.search(title) and not PRIVATE_TITLES.search(title))


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    words = sorted({n.strip() for n in names if len(n.strip()) > 2}, key=lambda n: (-len(n), n))
    if not words:
        return None
    body = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.I)


def private_names(situation: Situation, private: Mapping[str, Actor]) -> Iterator[Actor]:
    """Every form of name under which a private person appears."""
    for _, part in _parts(situation):
        yield from (one for one in walk(part) if isinstance(one, Actor) and one.id in private)


class _Hider:
    """Puts masks over texts and quotes, and stand-ins for persons."""

    def __init__(
        self,
        situation: Situation,
        private: Mapping[str, Actor],
        masks: Mapping[str, list[tuple[int, int]]],
        authors: bool,
    ) -> None:
        self.whole = situation
        self.private = private
        self.authors = authors
        self.here = {c.report.id: self._actors(c) for c in situation.reports if private}
        self.everywhere = pattern_of(a.name for a in private_names(situation, private)) if private else None
        self.texts = {c.report.id: self._masked(c, masks.get(c.report.id, ())) for c in situation.reports}

    def _actors(self, coded: CodedReport) -> list[Actor]:
        return [one for one in walk((coded.claims, coded.mentions)) if isinstance(one, Actor)]

    def situation(self) -> Situation:
        whole = self.whole
        if (
            not self.private
            and not self.authors
            and all(self.texts[c.report.id] == c.report.text for c in whole.reports)
        ):
            return whole
        seen = self._swap(None)
        return replace(
            whole,
            reports=tuple(self._report(coded) for coded in whole.reports),
            copies=tuple(self._copy(link) for link in whole.copies),
            events=seen(whole.events), control=seen(whole.control), forces=seen(whole.forces), roles=seen(whole.roles),
            relations=seen(whole.relations), indicators=seen(whole.indicators),
        )  # fmt: skip

    def _masked(self, coded: CodedReport, extra: Iterable[tuple[int, int]]) -> str:
        """The text with names covered: whole names everywhere, parts of a name only where that person is spoken of."""
        text = coded.report.text
        spans = list(extra)
        if self.everywhere:
            spans += [m.span() for m in self.everywhere.finditer(text)]
        actors = self.here.get(coded.report.id, [])
        hidden = [a for a in actors if a.id in self.private]
        if hidden:
            public = {word for a in actors if a.id not in self.private for word in a.name.split()}
            parts = pattern_of(w for a in hidden for w in a.name.split() if len(w) > 2 and w not in public)
            spans += [m.span() for m in parts.finditer(text) if text[m.start()].isupper()] if parts else []
            spans += [(a.quote.start, a.quote.end) for a in hidden if a.quote]
        return cover(text, spans)

    def plain(self, text: str) -> str:
        return self.everywhere.sub(lambda m: MASK * len(m[0]), text) if self.everywhere else text

    def _report(self, coded: CodedReport) -> CodedReport:
        text = self.texts[coded.report.id]
        swap = self._swap(text)
        title = self.plain(coded.title) if coded.title else coded.title
        stated = self.plain(coded.report.title) if coded.report.title else coded.report.title
        authors = () if self.authors else coded.report.authors
        return replace(
            coded, report=replace(coded.report, text=text, title=stated, authors=authors), title=title,
            claims=swap(coded.claims), misses=swap(coded.misses), mentions=swap(coded.mentions),
        )  # fmt: skip

    def _copy(self, link: CopyLink) -> CopyLink:
        mine = self.texts.get(link.report, "")
        theirs = self.texts.get(link.of or link.shared_with or "", "")
        pairs = tuple((again(a, mine), again(b, theirs)) for a, b in link.evidence)
        return replace(link, evidence=pairs)

    def _swap(self, text: str | None) -> Callable[[Any], Any]:
        """A function that rebuilds any value of the model: persons swapped, quotes read again from ``text``."""

        def swap(value: Any) -> Any:
            if isinstance(value, str):
                return self._ids(value) if value else value
            if isinstance(value, tuple):
                new = tuple(swap(item) for item in value)
                return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
            if isinstance(value, Quote):
                return again(value, text) if text is not None else replace(value, text=self.plain(value.text))
            if isinstance(value, Actor):
                stand_in = self.private.get(value.id)
                return stand_in or (replace(value, quote=swap(value.quote)) if value.quote else value)
            if isinstance(value, Place):
                return value
            changed = {}
            for name in _fields_of(type(value)):
                old = getattr(value, name)
                if old is not None and old != () and (new := swap(old)) is not old:
                    changed[name] = new
            return replace(value, **changed) if changed else value

        return swap

    def _ids(self, value: Any) -> Any:
        """Ids and names of private persons inside a text such as ``14 of somebody``; enums stay what they are."""
        if type(value) is not str or not self.private:
            return value
        if value in self.private:
            return self.private[value].id
        if " " in value or ":" in value:
            value = re.sub(r"[\w]+", lambda m: self.private[m[0]].id if m[0] in self.private else m[0], value)
        return self.plain(value)


def cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the letters and digits of the spans masked."""
    letters = list(text)
    for start, end in spans:
        for i in range(max(0, start), min(end, len(letters))):
            if not letters[i].isspace():
                letters[i] = MASK
    return "".join(letters)


def again(quote: Quote, text: str) -> Quote:
    """The quote as its masked text has it; the same one where nothing in it is masked."""
    words = text[quote.start : quote.end]
    return quote if words == quote.text or quote.end > len(text) else Quote(quote.start, quote.end, words)


# ------------------------------------------------------------------------------------------------ places
def finest(claim: EventClaim | Event) -> PlacePrecision | None:
    """How exactly the place of an event may be given at most; None: as exactly as it is known."""
    words = " ".join(n.words for n in claim.numbers) if isinstance(claim, EventClaim) else ""
    whose = " ".join(n.whose or "" for n in claim.numbers)
    if claim.type in PROVINCE_ONLY or CHILDREN.search(f"{words} {whose} {_names_of(claim)}"):
        return PlacePrecision.ADMIN1
    if claim.type in DISTRICT_ONLY or (claim.target or "") in DISTRICT_TARGETS:
        return PlacePrecision.ADMIN2
    return None


def _names_of(claim: EventClaim | Event) -> str:
    return " ".join(a.name for a in claim.recipients)


def coarser(place: Place, limit: PlacePrecision, redaction: Redaction) -> Place:
    """The district or province of a place, with that area's own centre or none: never the place's own point."""
    if COARSENESS[place.precision] >= COARSENESS[limit]:
        return place
    admin2 = place.admin2 if limit is PlacePrecision.ADMIN2 else None
    name = admin2 or place.admin1
    precision = PlacePrecision.ADMIN2 if admin2 else PlacePrecision.ADMIN1
    centre = redaction.centres.get((place.admin1 or "", admin2))
    lat, lon, radius = centre or (None, None, None)
    key = "_".join(filter(None, ("area", place.admin1, admin2))).lower().replace(" ", "_")
    return Place(
        key, name or "place withheld", precision if name else PlacePrecision.COUNTRY, admin2=admin2, admin1=place.admin1,
        country=place.country, lat=lat, lon=lon, radius_km=radius,
    )  # fmt: skip


def _coarse(situation: Situation, redaction: Redaction, masks: dict[str, list[tuple[int, int]]]) -> Situation:
    limits: dict[str, PlacePrecision] = {}  # by claim: what its event allows holds for all that tell it
    event_of = dict(situation.event_of)
    claims = {c.id: c for coded in situation.reports for c in coded.claims}
    for event in situation.events:
        tellings = [claims[c] for c in event.claims if c in claims]
        found = [finest(event), *(finest(c) for c in tellings if isinstance(c, EventClaim))]
        known = [limit for limit in found if limit]
        if known:
            limits[event.id] = max(known, key=lambda limit: COARSENESS[limit])
    reports = tuple(_coarse_report(coded, limits, event_of, redaction, masks) for coded in situation.reports)
    events = tuple(
        replace(e, where=tuple(_where(w, limits[e.id], redaction) for w in e.where)) if e.id in limits else e
        for e in situation.events
    )
    forces = tuple(_force(state, redaction) for state in situation.forces)
    return replace(situation, reports=reports, events=events, forces=forces)


def _coarse_report(
    coded: CodedReport,
    limits: Mapping[str, PlacePrecision],
    event_of: Mapping[str, str],
    redaction: Redaction,
    masks: dict[str, list[tuple[int, int]]],
) -> CodedReport:
    claims = []
    for claim in coded.claims:
        limit = PlacePrecision.ADMIN2 if isinstance(claim, ForceClaim) else limits.get(event_of.get(claim.id, ""))
        if limit is None and isinstance(claim, EventClaim):
            limit = finest(claim)
        if limit is None or not claim.where:
            claims.append(claim)
            continue
        where = tuple(_where(w, limit, redaction) for w in claim.where)
        for old, new in zip(claim.where, where, strict=True):
            if old is not new:
                masks[coded.report.id] += _places_in(coded.report.text, old)
        claims.append(replace(claim, where=where))
    return replace(coded, claims=tuple(claims))


def _places_in(text: str, where: Where) -> list[tuple[int, int]]:
    """Where a text names the place that must not be named; names of its district and province may stay."""
    coarse = {(n or "").casefold() for n in (where.place.admin1, where.place.admin2)}
    names = {where.place.name, where.quote.text if where.quote else ""}
    exact = pattern_of(n for n in names if n.casefold() not in coarse)
    return [m.span() for m in exact.finditer(text)] if exact else []


def _where(where: Where, limit: PlacePrecision, redaction: Redaction) -> Where:
    place = coarser(where.place, limit, redaction)
    return where if place is where.place else replace(where, place=place, quote=None)


def _force(state: ForceState, redaction: Redaction) -> ForceState:
    if state.place is None:
        return state
    return replace(state, place=coarser(state.place, PlacePrecision.ADMIN2, redaction))
