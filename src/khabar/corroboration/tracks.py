"""Tracks: for every place and scope all that is said of who holds it, and what the opening map says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from khabar.corroboration.nearness import kilometres
from khabar.corroboration.speakers import Listener
from khabar.corroboration.steps import Word, words_of
from khabar.corroboration.text import fold
from khabar.corroboration.world import Opening
from khabar.model import Event, Place, PlacePrecision, Scope

MAIN = frozenset({Scope.WHOLE, Scope.CENTRE, Scope.TOWN, Scope.UNSPECIFIED})  # one track: who holds the place as such
GENERIC = frozenset({"district", "valley", "town", "city", "centre", "center", "county", "village"})
NAMESAKE = 30.0  # kilometres from the middle of a district to its town of the same name


@dataclass
class Track:
    """One place and scope: its words in order of time, and what the map said before."""

    place: Place
    scope: Scope
    words: list[Word] = field(default_factory=list)
    openings: tuple[Opening, ...] = ()  # in order of their days


def tracks_of(ear: Listener, events: Sequence[Event]) -> dict[tuple[str, str], Track]:
    tracks: dict[tuple[str, str], Track] = {}
    maps = maps_of(ear)
    words = list(words_of(ear, events))
    same = namesakes([*(rows[0].place for rows in maps.values()), *(word.place for word in words)], ear)
    for place, rows in maps.items():
        home = same.get(place, rows[0].place)
        if (
            home.id == place or home.id not in maps
        ):  # the map of a town stands for the district of its name, if that has none
            tracks[home.id, Scope.WHOLE.value] = Track(home, Scope.WHOLE, openings=rows)
    for word in words:
        home = same.get(word.place.id, word.place)
        if home.id != word.place.id:
            word = replace(word, place=home, scope=Scope.CENTRE if word.scope is Scope.UNSPECIFIED else word.scope)
        scope = Scope.WHOLE if word.scope in MAIN else word.scope
        track = tracks.setdefault((word.place.id, scope.value), Track(word.place, scope))
        if not track.openings and repr(word.place) < repr(track.place):
            track.place = word.place  # of two spellings of one place the same one, whatever came first
        track.words.append(word)
    for track in tracks.values():
        track.words.sort(key=lambda word: word.order)
        if not track.openings and track.scope is Scope.WHOLE:
            track.openings = inherited(track.place, maps, ear)
    return tracks


def maps_of(ear: Listener) -> dict[str, tuple[Opening, ...]]:
    """The rows of the opening map for each place: its first, and those that the reports have lived to see."""
    last = max((coded.published.start for coded in ear.reports.values() if coded.published), default=date.max)
    rows: dict[str, list[Opening]] = defaultdict(list)
    for row in sorted(ear.world.opening(), key=lambda row: (row.on, row.holder.id)):
        if not rows[row.place.id] or row.on <= last:
            rows[row.place.id].append(row)
    return {place: tuple(rows[place]) for place in sorted(rows)}


def namesakes(places: Iterable[Place], ear: Listener) -> dict[str, Place]:
    """Towns and valleys that bear the name of the district around them: who holds the one is said to hold its centre."""
    known = {place.id: place for place in sorted(places, key=repr, reverse=True)}
    districts: dict[str, list[Place]] = defaultdict(list)
    for place in known.values():
        if place.precision is PlacePrecision.ADMIN2:
            districts[bare_name(place)].append(place)
    found: dict[str, Place] = {}
    for place in known.values():
        if place.precision is PlacePrecision.ADMIN2 or place.precision is PlacePrecision.ADMIN1:
            continue
        around = [d for d in districts.get(bare_name(place), []) if lies_in(place, d, ear)]
        if around:
            found[place.id] = min(around, key=lambda d: d.id)
    return found


def bare_name(place: Place) -> str:
    return " ".join(word for word in fold(place.name).split() if word not in GENERIC)


def lies_in(place: Place, district: Place, ear: Listener) -> bool:
    """By the tables; else within the reach of a district."""
    known = ear.world.parent_place(place.id)
    near = place.lat is not None and district.lat is not None and kilometres(place, district) <= NAMESAKE
    return known == district.id or near


def inherited(place: Place, maps: Mapping[str, tuple[Opening, ...]], ear: Listener) -> tuple[Opening, ...]:
    """What the opening map says of the nearest place that this one lies in."""
    at, seen = place.id, {place.id}
    while (up := ear.world.parent_place(at)) and up not in seen:
        if up in maps:
            return maps[up]
        seen.add(up)
        at = up
    return ()
