"""A situation as the data of a page: tables of actors, places, reports and claims, and rows that point into them by number.

Everything that a reader sees is a text here or is put into words by the page's scripts; nothing here is HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khabar.model import (
    Actor,
    AnyClaim,
    Basis,
    CodedReport,
    ControlChange,
    ControlClaim,
    ControlState,
    CopyKind,
    Event,
    EventClaim,
    ForceState,
    Holding,
    Place,
    Position,
    Responsibility,
    Situation,
    Span,
    Toll,
    Where,
)
from khabar.views import doubt, evidence, groups, summary, tallies, words
from khabar.views.evidence import Offsets, tame
from khabar.views.pagecells import axis, camps, interval, iso, land, safe
from khabar.wire import Json, JsonObject
from khabar.world.outlines import Outlines

EXAMPLES = 60  # misses listed for each stage; the rest is counted
LINE = frozenset(
    {CopyKind.COPY, CopyKind.REPRINT, CopyKind.ABRIDGED, CopyKind.REWRITE, CopyKind.MERGED}
)  # what is no report of its own


class PageData:
    """Gathers the tables while rows are written; ``json()`` is the whole."""

    def __init__(self, situation: Situation, outlines: Outlines | None, native: Mapping[str, str]) -> None:
        self.situation = situation
        self.outlines = outlines
        self.native = native
        self.names = summary.Names(situation)
        self.doubts = doubt.doubts(situation, outlines)
        self.sentences = summary.summary(situation, self.names, self.doubts)
        self.camps = camps(situation)
        self.actors: dict[str, int] = {}
        self.actor_rows: list[Json] = []
        self.places: dict[Place, int] = {}
        self.place_rows: list[Json] = []
        self.report_no = {c.report.id: n for n, c in enumerate(situation.reports)}
        self.outlets = {c.outlet.id: words.outlet(c.outlet.name) for c in situation.reports if c.outlet}
        self.event_no = {e.id: n for n, e in enumerate(situation.events)}
        self.event_of = dict(situation.event_of)
        self.control_claims = {c.id: c for r in situation.reports for c in r.claims if isinstance(c, ControlClaim)}
        self.claim_no: dict[str, int] = {}
        for coded in situation.reports:
            for claim in coded.claims:
                self.claim_no.setdefault(claim.id, len(self.claim_no))

    # -------------------------------------------------------------------------------------------- tables
    def actor(self, one: Actor | None) -> int | None:
        if one is None:
            return None
        common = words.described(one)
        # Common nouns have an id in each report; to a reader they are one.
        key = f"“{one.name.casefold()}" if common else one.id
        if key not in self.actors:
            self.actors[key] = len(self.actor_rows)
            row: JsonObject = {"n": safe(self.bearer(one)), "k": one.kind.value}
            if common:
                row["d"] = 1
            elif words.unregistered(one):
                row["d"] = 2
            if not words.has_name(one):
                row["un"] = 1
            if one.id in self.camps:
                row["side"] = safe(self.camps[one.id], 40)
            if one.id in self.native:
                row["rtl"] = safe(self.native[one.id])
            self.actor_rows.append(row)
        return self.actors[key]

    def bearer(self, one: Actor) -> str:
        """The name of an actor; an outlet or report that stands as a speaker bears its outlet's name."""
        if one.id in self.outlets:
            return self.outlets[one.id]
        return "an unnamed outlet" if one.id in self.report_no else one.name

    def actors_row(self, rows: Iterable[Actor]) -> list[Json]:
        return list(dict.fromkeys(self.actor(one) for one in rows))

    def place(self, one: Place | None) -> Json:
        if one is None:
            return None
        if one not in self.places:
            self.places[one] = len(self.place_rows)
            row: JsonObject = {
                "n": safe(words.place(one)), "s": safe(one.name, 80), "p": one.precision.value,
                "px": words.PRECISIONS[one.precision], "a1": safe(one.admin1, 80) if one.admin1 else None,
                "lat": round(one.lat, 4) if one.lat is not None else None,
                "lon": round(one.lon, 4) if one.lon is not None else None, "r": one.radius_km,
                "pv": self.outlines.province_of(one) if self.outlines else None,
            }  # fmt: skip
            district = self.outlines.district_of(one) if self.outlines else None
            if district is not None:
                row["dt"] = district
            if one.id in self.native:
                row["rtl"] = safe(self.native[one.id])
            self.place_rows.append(row)
        return self.places[one]

    def where(self, rows: Iterable[Where]) -> list[Json]:
        return [[self.place(w.place), w.role.value] for w in rows]

    def claims(self, ids: Iterable[str]) -> list[Json]:
        return [self.claim_no[one] for one in ids if one in self.claim_no]

    # -------------------------------------------------------------------------------------------- reports and claims
    def report(self, coded: CodedReport) -> tuple[JsonObject, list[JsonObject]]:
        offsets = Offsets(coded.report.text)
        sentences = {claim.id: evidence.sentence_span(coded, claim) for claim in coded.claims}
        runs = evidence.passages(coded, sentences.values())
        url = coded.report.url
        row: JsonObject = {
            "id": coded.report.id, "path": safe(coded.report.path, 120), "t": safe(coded.title or "") or None,
            "o": safe(words.outlet(coded.outlet.name), 120) if coded.outlet else None, "d": interval(coded.published),
            "b": coded.published.basis.value if coded.published else None,
            "url": url if url and url.startswith(("https://", "http://")) and len(url) < 2000 else None,
            "lang": coded.report.language, "len": len(coded.report.text),
            "x": [[offsets.of(run.start), tame(coded.report.text[run.start : run.end])] for run in runs],
        }  # fmt: skip
        return row, [self.claim(coded, claim, sentences[claim.id], offsets) for claim in coded.claims]

    def claim(self, coded: CodedReport, claim: AnyClaim, sentence: Span, offsets: Offsets) -> JsonObject:
        event = self.event_of.get(claim.id)
        row: JsonObject = {
            "r": self.report_no[coded.report.id], "k": claim.kind.value, "st": claim.status.value,
            "s": [offsets.of(sentence.start), offsets.of(sentence.end)],
            "m": evidence.marks(claim, sentence, offsets), "t": safe(evidence.says(claim)),
            "by": [[self.actor(s.speaker), s.stance.value, s.step, safe(s.cue, 60) if s.cue else None] for s in claim.said_by],
        }  # fmt: skip
        if event in self.event_no:
            row["e"] = self.event_no[event]
        if claim.time_frame.value != "news":
            row["tf"] = claim.time_frame.value
        if isinstance(claim, EventClaim | ControlClaim) and claim.when:
            row["w"] = interval(claim.when)
        return row

    # -------------------------------------------------------------------------------------------- events
    def event(self, one: Event) -> JsonObject:
        row: JsonObject = {
            "id": one.id, "t": one.type.value, "tx": words.event_type(one.type), "g": words.group_of(one.type),
            "h": safe(summary.headline(one), 400), "w": interval(one.when), "p": self.where(one.where),
            "a": self.actors_row(words.best_known_first(one.actors)), "o": self.actors_row(words.best_known_first(one.recipients)), "st": one.status.value,
            "n": [self.toll(n, one) for n in one.numbers], "v": [one.voices.min, one.voices.max],
            "or": [self.origin(o) for o in one.voices.origins], "cr": one.credibility,
            "rs": [[r.name, r.weight, self.origins_in(r.detail)] for r in one.credibility_reasons],
            "c": self.claims(one.claims),
        }  # fmt: skip
        optional: JsonObject = {
            "bg": 1 if one.time_frame.value == "background" else None, "ag": 1 if one.aggregate else None,
            "und": None if one.directed else 1, "tg": safe(one.target, 60) if one.target else None,
            "wp": safe(one.weapon, 60) if one.weapon else None, "part": self.event_no.get(one.part_of or ""),
            "cons": self.event_no.get(one.consequence_of or ""),
            "dis": [{"f": words.FIELDS.get(d.field, d.field.replace("_", " ")), "p": [self.position(p, one) for p in d.positions]}
                    for d in one.disputes] or None,
            "resp": [self.responsibility(r) for r in one.responsibility] or None,
            "db": [safe(sign) for sign in self.doubts.get(one.id, ())] or None,
        }  # fmt: skip
        return row | {key: value for key, value in optional.items() if value is not None}

    def toll(self, one: Toll, event: Event) -> JsonObject:
        owner = summary.whose(one, event, self.names)
        return {
            "r": one.role.replace("_", " "), "w": safe(owner, 80) if owner else None,
            "x": words.span_of(one.low, one.best, one.high), "l": one.low, "b": one.best, "h": one.high,
            "own": 1 if one.claimed_only else 0,
            "by": [[words.span_of(f.low, f.value, f.high) if (f.low, f.high) != (None, None) else words.number(f.value),
                    f.value, self.actor(f.speaker), self.claims(f.claims)] for f in one.by],
        }  # fmt: skip

    def position(self, one: Position, event: Event) -> JsonObject:
        return {
            "v": safe(summary.position(one.value, self.names)), "by": self.actors_row(one.by),
            "vo": [one.voices.min, one.voices.max], "c": self.claims(one.claims or event.claims),  # every position leads to words
            "since": one.since.isoformat() if one.since else None,
        }  # fmt: skip

    def responsibility(self, one: Responsibility) -> Json:
        return [self.actor(one.actor), one.stance, self.actors_row(s.speaker for s in one.said_by)]

    def origin(self, key: str) -> str:
        return safe(summary.origin_words([key], self.names), 100)

    def origins_in(self, detail: str) -> str:
        parts = detail.split(" ")
        known = all(":" in p for p in parts) and detail
        return safe(words.listing([self.origin(p) for p in parts]) if known else detail)

    # -------------------------------------------------------------------------------------------- states
    def control(self, one: ControlState) -> JsonObject:
        sides = self.contenders(one)
        return ({"con": sides} if len(sides) > 1 else {}) | {
            "p": self.place(one.place), "h": self.actor(one.holder), "s": one.state.value,
            "sx": words.HOLDINGS[one.state], "sc": words.SCOPES[one.scope], "b": one.basis.value,
            "bx": words.BASES[one.basis], "ver": one.verified, "dis": self.actors_row(one.disputed_by),
            "f": interval(one.start), "to": interval(one.end), "c1": iso(one.first_cited), "c2": iso(one.last_cited),
            "how": one.how.value.replace("_", " "), "c": self.claims(one.claims), "x": safe(summary.control_sentence(one, self.names), 400),
        }  # fmt: skip

    def contenders(self, one: ControlState) -> list[Json]:
        """Who contests a place, from the claims behind its state."""
        if one.state is not Holding.CONTESTED:
            return []
        told = (self.control_claims[c] for c in one.claims if c in self.control_claims)
        return self.actors_row(
            a for c in told if c.change is ControlChange.CONTESTS for a in (c.actor, c.previous) if a
        )

    def force(self, one: ForceState) -> JsonObject:
        size = words.span_of(one.size.low, one.size.best, one.size.high) if one.size else None
        return {
            "u": self.actor(one.unit), "pa": self.actor(one.parent), "pk": one.parent_kind,
            "cm": self.actor(one.commander), "p": self.place(one.place), "ac": one.activity.replace("_", " "),
            "sz": size, "f": interval(one.start), "to": interval(one.end), "c1": iso(one.first_cited),
            "c2": iso(one.last_cited), "c": self.claims(one.claims), "doubt": safe(one.doubt) if one.doubt else None,
        }  # fmt: skip

    def states(self) -> JsonObject:
        whole = self.situation
        return {
            "control": [self.control(s) for s in whole.control if s.claims or s.basis is not Basis.ASSUMED or s.place.lat],
            "forces": [self.force(s) for s in whole.forces],
            "roles": [{"pe": self.actor(r.person), "t": safe(r.title) if r.title else None, "o": self.actor(r.organisation),
                       "f": interval(r.start), "to": interval(r.end), "c": self.claims(r.claims)} for r in whole.roles],
            "relations": [{"a": self.actor(r.subject), "r": r.relation.replace("_", " "), "o": self.actor(r.object),
                           "f": interval(r.start), "to": interval(r.end), "dn": self.actors_row(r.denied_by),
                           "c": self.claims(r.claims)} for r in whole.relations],
            "indicators": [{"m": safe(i.measure.replace("_", " "), 100), "a": self.actor(i.about), "w": interval(i.when),
                            "l": i.low, "b": i.best, "h": i.high, "u": None if i.unit in ("count", "share") else safe(i.unit, 40) if i.unit else None,
                            "sh": 1 if i.unit == "share" else 0, "x": words.measured(i.low, i.best, i.high, i.unit), "by": self.actor(i.measured_by),
                            "c": self.claims(i.claims)} for i in whole.indicators],
            "copies": [{"r": self.report_no[c.report], "of": self.report_no.get(c.of or ""), "x": words.COPIES[c.kind],
                        "og": safe(c.origin, 100) if c.origin else None, "sh": round(c.share, 3), "ln": 1 if c.kind in LINE else 0,
                        "ev": [safe(a.text, 300) for a, _ in c.evidence[:1]]}
                       for c in whole.copies if c.report in self.report_no],
            "groups": [{"a": self.actor(g.actor), "l": [[self.actor(p), safe(t) if t else None, self.claims(c)] for p, t, c in g.leaders],
                        "ar": [safe(name, 60) for name, _ in g.areas.most_common(4)], "d": iso(g.first),
                        "by": safe(g.by, 100) if g.by else None, "fc": self.claims([g.first_claim or ""]),
                        "c": self.claims(g.claims)} for g in groups.groups(whole)],
            **self.counted(),
        }  # fmt: skip

    def counted(self) -> JsonObject:
        """Statements of sums beside the fold, what was counted of each source, and pages that are known in several versions or amended."""
        whole, reports = self.situation, {c.report.id: c for c in self.situation.reports}
        of_outlet: dict[str, list[Json]] = {}
        for coded in whole.reports:
            if coded.outlet:
                of_outlet.setdefault(coded.outlet.id, []).append(self.report_no[coded.report.id])
        return {
            "sums": [{"x": safe(tallies.said(s), 300), "k": tallies.beside(s), "v": "" if s.denied else tallies.VERDICTS[s.verdict], "vk": s.verdict.value,
                      "d": iso(s.on), "by": self.actors_row(s.by), "c": self.claims(s.claims)}
                     for s in sorted(whole.control_sums, key=lambda s: (s.on, s.id), reverse=True)],
            "sources": [{"o": safe(words.outlet(s.name), 120), "r": of_outlet.get(s.id, []), "n": s.reports, "cp": s.copies, "cf": s.copied_from, "ev": s.events,
                         "ok": s.confirmed, "no": s.contradicted, "cor": s.corrected, "ret": s.retracted}
                        for s in sorted(whole.sources, key=lambda s: (-s.reports, -s.events, s.id))],
            "versions": [{"k": v.kind.value, "x": tallies.KINDS[v.kind], "r": [self.report_no[one] for one in v.reports if one in self.report_no],
                          "q": safe(quoted, 300) if (quoted := tallies.notice(v, reports)) else None} for v in whole.versions],
        }  # fmt: skip

    # -------------------------------------------------------------------------------------------- the rest
    def misses(self) -> list[Json]:
        rows: dict[str, list[Json]] = {}
        for coded in self.situation.reports:
            for miss in coded.misses:
                words_of = safe(miss.quote.text, 120) if miss.quote else None
                rows.setdefault(miss.stage, []).append([self.report_no[coded.report.id], words_of, safe(miss.why)])
        return [
            {"s": words.STAGES.get(stage, stage.capitalize()), "n": len(found), "x": found[:EXAMPLES]}
            for stage, found in sorted(rows.items())
        ]

    def json(self) -> JsonObject:
        reports: list[Json] = []
        claims: list[Json] = []
        for coded in self.situation.reports:
            row, told = self.report(coded)
            reports.append(row)
            claims += told
        body: JsonObject = {
            "groupNames": list(words.GROUPS), "span": axis(self.situation), "map": land(self.outlines), "reports": reports, "claims": claims,
            "summary": [{"k": s.part, "t": safe(s.text, 900), "c": self.claims(s.claims), "e": self.event_no.get(s.event or "")}
                        for s in self.sentences],
            "events": [self.event(e) for e in self.situation.events], **self.states(), "misses": self.misses(),
        }  # fmt: skip
        return body | {"actors": self.actor_rows, "places": self.place_rows}
