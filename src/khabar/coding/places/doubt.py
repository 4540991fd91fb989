"""Places that do not belong: a name found far from everything else that the report names is rather no place that we know.

An unknown village ("Sar-e-Dawra") always resembles some town of the world. It is taken for that town only where the report
gives reason to look there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from khabar.coding.draft import Mention
from khabar.coding.places.ground import GroundedPlace
from khabar.model import Place, PlacePrecision
from khabar.world.places import Atlas
from khabar.world.sites import kilometres

KNOWN_ABROAD = 150_000  # inhabitants of a town that a report may name without naming its country
SHARE = 0.25  # of the places of a report that make a country one of its countries
SMALL = re.compile(r"\b(?:village|hamlet|small town|outside|town)\b", re.I)
LEAD = re.compile(r"(?:(?:the|north|south|east|west|central|northern|southern|eastern|western|greater|city|town|state|province|district|region|port|mount|lake)\s+)+(?:of\s+)?", re.I)  # words before a name that are no part of another name
WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
FAR = 200.0  # kilometres
NARROW = frozenset({PlacePrecision.POINT, PlacePrecision.NEAR, PlacePrecision.ADMIN2})
LONGEST = 4  # words of a name
# A country behind these is where something is; before these words, and not behind those, it is somebody who acts or owns: "Turkey's army", "Pakistan struck".
WHERE = re.compile(r"\b(?:in|into|inside|across|over|to|from|through|throughout|around|near|of|within|outside|between|towards?)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$", re.I)
AMONG = re.compile(r"\b(?:between|among|by|against)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s+and\s+)?$")
APPOSED = re.compile(r"[,(]\s*$")  # "in Gara, Iraq", but "in Gara, Turkey's army said"
DOES = re.compile(r"(?:['’]s?)?\s+[a-z]|['’]s?\s+[A-Z][\w'’-]+\s+(?:Guards?|Army|Forces?|Navy|Ministry|Corps|Police)\b")
ABOUT = 40  # characters before a name that are looked at


def acts(text: str, m: Mention, groups: Container[tuple[int, int]] = ()) -> bool:
    """Whether a name is told as somebody who acts or owns, not as a place: "Turkey's defence ministry said", "between Kuki and Meitei groups", but "in Turkey", "Turkey:".

    ``groups`` are the spans that the finder takes for participants.
    """
    low = max(0, m.start - ABOUT)
    if (m.start, m.end) in groups and AMONG.search(text, low, m.start):
        return True
    if WHERE.search(text, low, m.start) or (text[m.end : m.end + 1] not in ("'", "’") and APPOSED.search(text, low, m.start)):
        return False
    return DOES.match(text, m.end) is not None


def doubtful(
    grounded: Sequence[GroundedPlace], *, atlas: Atlas, home: Iterable[str], named: Iterable[str] = (), text: str = "", groups: Container[tuple[int, int]] = ()
) -> dict[int, str]:
    """Index of each grounded place that should not be believed, and why. ``named`` are countries that the ``text`` names otherwise, ``groups`` the spans of its participants."""

    def is_told_as_somebody(g: GroundedPlace) -> bool:
        return g.place is not None and (g.place.precision == PlacePrecision.COUNTRY or (g.mention.start, g.mention.end) in groups) and acts(text, g.mention, groups)

    exact = [is_exact(g, atlas) if g.place and not g.generic else False for g in grounded]
    placed = countries_of([g for g, e in zip(grounded, exact, strict=True) if e and not is_told_as_somebody(g)])
    countries = placed | set(named)
    theatre = set(home)
    countries = countries or theatre
    out: dict[int, str] = {}
    dropped: set[str] = set()
    firm = [g.place for g, e in zip(grounded, exact, strict=True) if e and g.place and g.place.country in countries and g.place.precision in NARROW and not g.dateline]
    for i, g in enumerate(grounded):
        if g.place is None or g.generic or g.place.country is None:
            continue
        if g.place.country in countries or (exact[i] and g.place.country in theatre):
            lone = exact[i] and g.place.country not in placed and small_town(g.place, atlas)
            if (lone or not exact[i]) and g.place.precision in NARROW and is_far(g.place, [p for p in firm if p.id != g.place.id]):
                out[i] = f"only like {g.place.name}, which is far from every place that the report names"
                dropped.add(g.place.id)
            continue
        site = atlas.site(g.place.id)
        small = SMALL.search(g.quote.text) is not None or is_part_of_a_name(g, atlas)
        if exact[i] and not small and site is not None and (site.population >= KNOWN_ABROAD or g.place.precision == PlacePrecision.COUNTRY):
            continue
        why = "in a country that the report does not speak of" if exact[i] else f"only like {g.place.name}, in a country that the report does not speak of"
        out[i] = why
        dropped.add(g.place.id)
    for i, g in enumerate(grounded):
        if g.place is not None and g.generic and g.place.id in dropped:
            out[i] = "stands for a place that is not believed"
    return out


def small_town(place: Place, atlas: Atlas) -> bool:
    site = atlas.site(place.id)
    return site is not None and site.population < KNOWN_ABROAD


def is_far(place: Place, firm: Sequence[Place]) -> bool:
    """Farther than a war is told across from each of the places that the report is sure to name."""
    if place.lat is None or place.lon is None:
        return False
    here = (place.lat, place.lon)
    apart = [kilometres(here, (other.lat, other.lon)) for other in firm if other.lat is not None and other.lon is not None]
    return bool(apart) and min(apart) > FAR


def countries_of(grounded: Sequence[GroundedPlace]) -> set[str]:
    """Countries named as such, and those that hold a good part of the places."""
    places = {g.place.id: g.place for g in grounded if g.place and not g.generic}
    count = Counter(p.country for p in places.values() if p.country)
    total = sum(count.values())
    named = {p.country for p in places.values() if p.precision == PlacePrecision.COUNTRY and p.country}
    return named | {c for c, n in count.items() if n >= 2 and n >= SHARE * total} | ({next(iter(count))} if total == 1 else set())


def is_part_of_a_name(g: GroundedPlace, atlas: Atlas) -> bool:
    """Whether the mention begins with a capitalised word that the place's name lacks: "Two Rivers" is not Rivers."""
    words = LEAD.sub("", g.quote.text)
    first = WORD.match(words)
    assert g.place is not None
    if first is None or not first[0][0].isupper() or len(WORD.findall(words)) < 2:
        return False
    found = (c for size in range(len(WORD.findall(words)), 0, -1) for c in atlas.candidates(" ".join(WORD.findall(words)[:size])))
    return not any(c.site.id == g.place.id for c in found)


def is_exact(g: GroundedPlace, atlas: Atlas) -> bool:
    """Whether some words of the mention are a name of the very place, letter by letter."""
    words = WORD.findall(g.quote.text)
    assert g.place is not None
    for size in range(min(LONGEST, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            found = atlas.candidates(" ".join(words[i : i + size]))
            if any(c.site.id == g.place.id and c.likeness >= 1 for c in found):
                return True
    return False
