"""Where and when: an event's own place and time (``times``), or the nearest that it may inherit with its precision lowered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, MentionKind
from khabar.coding.drafts.when.times import Times
from khabar.coding.drafts.where.right_behind import own_of, right_behind
from khabar.coding.drafts.where.unplaced import Surroundings, is_named
from khabar.coding.drafts.where.whereabouts import TOWNS, only_place, opening_place, place_of_talks, scene_before
from khabar.coding.families import VERBAL, VIOLENT
from khabar.coding.places.passing import in_passing, way
from khabar.coding.places.words import BUILDING
from khabar.coding.scene import Scene
from khabar.model import EventType, Place, PlacePrecision, PlaceRole, Where
from khabar.world.sites import kilometres

ROLES = {"at": PlaceRole.AT, "from": PlaceRole.ORIGIN, "to": PlaceRole.DESTINATION, "via": PlaceRole.VIA}
RANK = {
    PlacePrecision.POINT: 0,
    PlacePrecision.NEAR: 1,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.LINEAR: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.SEA_AIR: 5,
    PlacePrecision.COUNTRY: 6,
}
SHORTEST = 3  # letters that name something
WIDE = 4  # rank from which a place may hold another that is unknown
ARRIVING = frozenset(["deployment", "return"])
LEAVING = frozenset(["withdrawal", "territory_ceded", "displacement"])
PULLING_BACK = frozenset(["withdrawal", "territory_ceded"])
SITTINGS = frozenset(["talks", "meeting", "agreement"])
OF_CONTROL = frozenset(["territory_taken", "territory_ceded", "siege"])
EVENT_TYPES = frozenset(EventType)
HAPPENING = EVENT_TYPES - VERBAL
OPENING = 24  # characters in which an item names its place: behind a mark and an hour
MARCH_KM = 100.0  # from where a force pulled back to where it went
NEAR_SENTENCES = 3  # how far back a place is inherited from


class Scenes:
    """Places and times of the drafts of one report, in order of the text."""

    def __init__(self, context: Context, drafts: tuple[Draft, ...]) -> None:
        self.context = context
        self.drafts = drafts
        self.surroundings = Surroundings(context)
        self.behind = right_behind(context, drafts)
        self.own_places = [self.places_of(n) for n in range(len(drafts))]
        self.scenes = [self.lent(n) for n in range(len(drafts))]  # that others may inherit
        self.times = Times(context, drafts)
        self.sentence = [context.sentence_index(d.trigger.start) for d in drafts]
        self.told_in: dict[int, list[int]] = defaultdict(list)  # sentence -> its drafts
        for i, s in enumerate(self.sentence):
            self.told_in[s].append(i)

    def scene(self, index: int) -> Scene:
        where, inherited = self.own_places[index], False
        if not where:
            where, inherited = self.elsewhere(index), True
        elif not any(w.role == PlaceRole.AT for w in where):  # only where they came from
            near = tuple(w for w in self.nearby_places(index) if w.role == PlaceRole.AT)
            if self.drafts[index].type in PULLING_BACK:
                near = tuple(w for w in near if within(w.place, where[0].place, MARCH_KM)) or (replace(where[0], role=PlaceRole.AT),)
            if self.drafts[index].type in VIOLENT:
                near = self.title_place() or near or (replace(where[0], role=PlaceRole.AT),)
            away = tuple(replace(w, role=PlaceRole.AT) for w in where[:1]) if self.drafts[index].type == "displacement" and not near else ()
            where = (*where, *near, *away)
        when, late = self.times.of(index)
        return Scene(where, when, inherited and bool(where), late)

    # ------------------------------------------------------------------ places
    def lent(self, index: int) -> list[Where]:
        """Where a draft says that it happened, or of a fight that tells only from where: where the title puts it."""
        told = self.told_at(index)
        at = [w for w in told if w.role == PlaceRole.AT]
        return at or (list(self.title_place()) if told and self.drafts[index].type in VIOLENT else [])

    def places_of(self, index: int) -> tuple[Where, ...]:
        draft, out = self.drafts[index], list[Where]()
        for role, place_role in ROLES.items():
            told = self.context.slot(draft, role)
            if not told:
                continue
            if any(i not in self.context.dateline for i in told):
                told = [i for i in told if i not in self.context.dateline]
            if role == "at" and draft.type in VIOLENT:
                told = [i for i in told if not self.in_passing(i)] or told
            if role == "at" and len(told) > 1 and any(i in self.behind for i in told):
                told = own_of(told, index, self.behind_in(draft), self.holding(told), lambda i: self.parted(index, i))
            found = [(i, p) for i in told for p in self.context.places.get(i, ())]
            for i, place in finest(found):
                passed = self.way(i) if role == "at" and draft.type in VIOLENT else None
                out.append(Where(place, passed or place_role, self.context.mention_quote(i)))
        if not out and draft.type in HAPPENING and not self.named_somewhere(draft) and (only := only_place(self.context, draft.trigger, towns=draft.type in OF_CONTROL)) is not None:
            return (Where(self.context.places[only][0], PlaceRole.AT, self.context.mention_quote(only)),)
        if not out and draft.type in VERBAL and not self.named_somewhere(draft):
            said = place_of_talks(self.context, draft.trigger) if draft.type in SITTINGS else None
            said = opening_place(self.context, draft.trigger) if said is None else said
            return () if said is None else (Where(self.context.places[said][0], PlaceRole.AT, self.context.mention_quote(said)),)
        if out and not any(w.role == PlaceRole.AT for w in out) and draft.type not in VIOLENT:
            out += [replace(w, role=PlaceRole.AT) for w in scene_of_move(draft.type, out)]
        return tuple(out)

    def behind_in(self, draft: Draft) -> dict[int, int]:
        """What stands right behind the deeds of a draft's own sentence."""
        here, mentions = self.context.sentence_index(draft.trigger.start), self.context.found.mentions
        return {i: n for i, n in self.behind.items() if self.context.sentence_index(mentions[i].start) == here}

    def holding(self, told: Sequence[int]) -> dict[int, set[int]]:
        """Which of the mentioned places hold which: the province named behind its village."""
        places = {i: p for i in told for p in self.context.places.get(i, ())[:1]}
        return {i: {j for j, inner in places.items() if j != i and contains(outer, inner)} for i, outer in places.items()}

    def parted(self, index: int, mention: int) -> bool:
        """Whether another deed is told between a draft and a place."""
        (_, low), (high, _) = sorted((s.start, s.end) for s in (self.drafts[index].trigger, self.context.found.mentions[mention].span))
        return any(low <= d.trigger.start and d.trigger.end <= high for d in self.drafts)

    def in_passing(self, mention: int) -> bool:
        """Whether a place is that from which somebody came or to which he went: "attacked the base at Bama from Banki"."""
        return in_passing(self.context.folded, self.context.found.mentions[mention].span)

    def way(self, mention: int) -> PlaceRole | None:
        """Whether a place is only that from which the doers came, "fell upon the garrison from the pass", or to which somebody ran."""
        told = way(self.context.folded, self.context.found.mentions[mention].span) if self.in_passing(mention) else None
        return {"to": PlaceRole.DESTINATION, "from": PlaceRole.ORIGIN}.get(told or "")

    def title_place(self) -> tuple[Where, ...]:
        """The one town that the title names."""
        named = {i: self.context.places[i][0] for i, m in enumerate(self.context.found.mentions) if m.kind is MentionKind.PLACE and i in self.context.places and self.context.title_holds(m.start)}
        towns = {place.id: Where(blurred(place), PlaceRole.AT, None) for place in named.values() if place.precision in TOWNS}
        return tuple(towns.values()) if len(towns) == 1 else ()

    def named_somewhere(self, draft: Draft) -> bool:
        """Whether a draft has a place of its own that is named and unknown."""
        return any(is_named(self.context.words(i)) for role in ROLES for i in self.context.slot(draft, role))

    def elsewhere(self, index: int) -> tuple[Where, ...]:
        """Where a happening without a known place of its own is put: in what holds its unknown place, else with those around it."""
        draft = self.drafts[index]
        unknown = [(role, i) for role in ROLES for i in self.context.slot(draft, role) if i not in self.context.places]
        named = self.unknown_name(draft)
        if named is not None and draft.type.startswith("CONTROL."):
            return ()
        if named is not None:
            return self.somewhere_in(draft, *named) or tuple(w for w in self.nearby_places(index) if RANK[w.place.precision] >= WIDE)
        if draft.type in VERBAL and draft.type != "edict":
            return ()
        things = [i for role, i in unknown if role == "at" and len(self.context.words(i)) >= SHORTEST]  # "his palace", "two mosques"
        quote = self.context.mention_quote(things[0]) if things else None
        building = next((i for i in things if is_named(self.context.words(i))), None)
        near = self.nearby_places(index, far=building is None)
        if building is not None and not near:
            wide = self.somewhere_in(draft, "at", building)
            return wide if wide and min(RANK[w.place.precision] for w in wide) < RANK[PlacePrecision.COUNTRY] else self.nearby_places(index) or wide
        return tuple(replace(w, quote=quote) for w in near)

    def unknown_name(self, draft: Draft) -> tuple[str, int] | None:
        """Role and mention of a place that is named and in no gazetteer; a hotel or an embassy stands in the town that is told of."""
        unknown = [(role, i) for role in ROLES for i in self.context.slot(draft, role) if i not in self.context.places]
        return next(((role, i) for role, i in unknown if is_named(self.context.words(i)) and not BUILDING.search(self.context.words(i)) and not self.is_owned(i)), None)

    def is_owned(self, mention: int) -> bool:
        """Whether all that is named in a place's words is a participant: "the camp of the Relief Trust" is a camp."""
        m = self.context.found.mentions[mention]
        owners = [o.span for o in self.context.found.mentions if o.kind in PARTICIPANTS and m.start < o.start and o.end <= m.end]
        return any(not is_named(self.context.text[m.start : o.start]) and not is_named(self.context.text[o.end : m.end]) for o in owners)

    def told_at(self, index: int) -> tuple[Where, ...]:
        """What a draft says itself of where it happened, be it only the province of a village that nobody knows."""
        named = self.unknown_name(self.drafts[index]) if not self.own_places[index] and self.drafts[index].type in EVENT_TYPES else None
        return self.own_places[index] or (self.somewhere_in(self.drafts[index], *named) if named else ())

    def somewhere_in(self, draft: Draft, role: str, mention: int) -> tuple[Where, ...]:
        """No other place of the report: what fell there did not fall here, and no province falls with a village of it."""
        place = self.surroundings.coarser(mention, country=draft.type in OF_CONTROL)
        quote = self.context.mention_quote(mention)
        roles = dict.fromkeys((ROLES[role], PlaceRole.AT))
        return tuple(Where(place, r, quote) for r in roles) if place else ()

    def nearby_places(self, index: int, *, far: bool = True) -> tuple[Where, ...]:
        """The scene of the event before in reach; else, with ``far``, the first scene of the report, which is what the report is about."""
        here = self.sentence[index]
        below, head = self.times.paragraphs.is_heading(here), self.surroundings.head_of(self.drafts[index].trigger.start)
        reach = self.told_within(here, here + NEAR_SENTENCES) if below else self.told_within(here - NEAR_SENTENCES, here + 1)
        for j in sorted(reach, key=lambda j: (abs(self.sentence[j] - here), j > index, abs(j - index))):
            if head is not None and "\n" in self.context.folded[min(self.drafts[i].trigger.start for i in (j, index)) : max(self.drafts[i].trigger.start for i in (j, index))]:
                continue  # the paragraph has a heading of its own
            if not below and self.sentence[j] > here and not self.context.title_holds(self.drafts[index].trigger.start) and self.times.paragraphs.opens(self.sentence[j]):
                continue  # the next paragraph has a scene of its own
            at = self.scenes[j]
            same_frame = self.drafts[j].background == self.drafts[index].background and (self.drafts[j].type not in VERBAL or self.drafts[index].type in VERBAL)
            if j != index and at and same_frame and not self.apart(index, j):
                if self.sentence[j] < here and (between := self.told_between(index, self.sentence[j])):
                    return between
                return tuple(Where(blurred(w.place), w.role, None) for w in at)
        if head is not None:
            return (Where(blurred(head), PlaceRole.AT, None),)
        if before := self.told_between(index, max(-1, here - NEAR_SENTENCES - 1)):
            return before
        if self.drafts[index].background or not far:
            return ()
        scenes = [self.scenes[j] for j, d in enumerate(self.drafts) if not d.background and d.type not in VERBAL and self.scenes[j] and not self.apart(index, j)]
        scenes = [at for at in scenes if not self.by_the_dateline(at)] or scenes
        if not scenes:
            return self.place_of_item(index)
        finer = next((at for at in scenes[1:] if all(any(contains(o.place, w.place) and RANK[o.place.precision] > RANK[w.place.precision] for o in scenes[0]) for w in at)), None)
        return tuple(Where(blurred(w.place), w.role, None) for w in finer or scenes[0])

    def told_between(self, index: int, last: int) -> tuple[Where, ...]:
        """The one town of a sentence without a deed that stands nearer than the last scene, in the same paragraph: "On Monday it was the turn of the port." """
        here = self.sentence[index]
        if self.drafts[index].type not in HAPPENING:
            return ()
        for n in range(here - 1, last, -1):
            if "\n\n" in self.context.folded[self.context.sentences[n].start : self.context.sentences[here].start]:
                return ()
            if not self.told_in.get(n) and (i := scene_before(self.context, n)) is not None:
                return (Where(blurred(self.context.places[i][0]), PlaceRole.AT, None),)
        return ()

    def place_of_item(self, index: int) -> tuple[Where, ...]:
        """The place with which the item of a digest begins: "- Mahagi: ..."."""
        at = self.drafts[index].trigger.start
        start = max((i for i in self.context.items if i <= at), default=None)
        if start is None:
            return ()
        opening = (i for i, m in enumerate(self.context.found.mentions) if start <= m.start <= min(at, start + OPENING))
        first = next((self.context.places[i] for i in opening if i in self.context.places), ())
        return tuple(Where(blurred(p), PlaceRole.AT, None) for p in first)

    def apart(self, i: int, j: int) -> bool:
        return self.context.apart(self.drafts[i].trigger.start, self.drafts[j].trigger.start)

    def by_the_dateline(self, scene: Sequence[Where]) -> bool:
        spans = [self.context.found.mentions[i].span for i in self.context.dateline]
        return all(w.quote is not None and any(s.start == w.quote.start for s in spans) for w in scene)

    def told_within(self, first: int, last: int) -> list[int]:
        """The drafts of these sentences, in order."""
        return [j for s in range(first, last + 1) for j in self.told_in.get(s, ())]


def scene_of_move(type_: str, ways: list[Where]) -> list[Where]:
    """Where a move happens: what is left is left at its origin, a border is crossed at both ends, the rest arrives."""
    first = {w.role: w for w in reversed(ways)}
    ends = [first.get(PlaceRole.ORIGIN), first.get(PlaceRole.DESTINATION)]
    if type_ in PULLING_BACK and ends[0] is None:
        return []  # where they went is where the others are not
    if type_ == "displacement" and all(w.role == PlaceRole.DESTINATION for w in ways):
        return []  # "were leaving for the hills": from where is told before
    if type_ in LEAVING:
        best = ends[:1]
    elif type_ == "border_crossing":
        best = ends
    else:
        best = ends[1:]
        if not best[0] and ways[0].role == PlaceRole.ORIGIN and type_ in ARRIVING:
            return []
    return [w for w in best if w] or ways[:1]


def blurred(place: Place) -> Place:
    return replace(place, precision=PlacePrecision.NEAR) if place.precision == PlacePrecision.POINT else place


def finest(found: list[tuple[int, Place]]) -> list[tuple[int, Place]]:
    """Places without those that merely hold another of them (the province beside its district)."""
    if len(found) < 2:
        return found
    kept: list[tuple[int, Place]] = []
    for i, place in sorted(found, key=lambda x: (RANK[x[1].precision], x[0])):
        if not any(p.id == place.id or contains(place, p) for _, p in kept):
            kept.append((i, place))
    return sorted(kept, key=lambda x: x[0])


def contains(outer: Place, inner: Place) -> bool:
    """Whether a coarser place holds a finer one, by names of divisions or by distance."""
    if RANK[outer.precision] < RANK[inner.precision]:
        return False
    if outer.precision == PlacePrecision.COUNTRY:
        return outer.country == inner.country
    if outer.precision == PlacePrecision.ADMIN1 and outer.country == inner.country and inner.admin1:
        return outer.name == inner.admin1 or outer.admin1 == inner.admin1
    return within(outer, inner, max(outer.radius_km or 0, 10))


def within(one: Place, other: Place, km: float) -> bool:
    """Whether two places with known points are no farther apart."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) <= km



def one_scene(scenes: Sequence[Scene], roots: Sequence[int]) -> list[Scene]:
    """Tellings of one happening at one scene: what is told of a country in the headline is told of a town in the lead."""
    finest_of: dict[int, Scene] = {}
    for scene, root in zip(scenes, roots, strict=True):
        best = finest_of.get(root)
        if scene.where and not scene.place_inherited and (best is None or rank(scene) < rank(best)):
            finest_of[root] = scene
    out = []
    for scene, root in zip(scenes, roots, strict=True):
        best = finest_of.get(root)
        wide = best is not None and bool(scene.where) and rank(best) < rank(scene) and all(any(contains(w.place, b.place) for b in best.where) for w in at_scene(scene))
        if best is not None and (wide or (scene.place_inherited and scene.where != best.where)):
            out.append(Scene(best.where, scene.when, True, scene.time_inherited))
        else:
            out.append(scene)
    return out


def at_scene(scene: Scene) -> list[Where]:
    return [w for w in scene.where if w.role == PlaceRole.AT]


def rank(scene: Scene) -> int:
    return min((RANK[w.place.precision] for w in at_scene(scene)), default=max(RANK.values()) + 1)
