"""Who is who: the actors, persons, units and outlets of a theatre by every name that they bear."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from khabar.model import ActorKind, Interval
from khabar.world.folds import skeleton
from khabar.world.packs import Pack
from khabar.world.rows import ActorRow, NameRow, PersonRow, Strength, UnitRow

DETERMINERS = ("the ", "a ", "an ")
SPACE = re.compile(r"[\s\-‐-―/_]+")
DROPPED = re.compile(r"[^\w\s]")
ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
POSSESSIVE = re.compile(r"['’]s?$")
GENERIC = "generic_"  # ids of common nouns begin so
SMALL = {"of", "the", "and", "for", "in", "on"}  # words that leave no letter in an acronym
MOST_KEPT = 100_000  # answers remembered: a bound, so that a long run cannot grow without end
SHORT_ACRONYM = 5  # "IS", "WHO", "AU", "UN", "SNA": acronyms up to this long must stand in capitals


@lru_cache(maxsize=65536)
def actor_key(name: str) -> str:
    """The form under which names are compared: no case, accents, dots, hyphens, leading article, final possessive."""
    text = POSSESSIVE.sub("", name.strip())
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.casefold()
    text = SPACE.sub(" ", DROPPED.sub("", SPACE.sub(" ", text))).strip()
    for d in DETERMINERS:
        text = text.removeprefix(d)
    return ORDINAL.sub(r"\1", text)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody that a pack knows, on a day."""

    id: str
    name: str
    kind: ActorKind
    parent: str | None
    side: str | None
    country: str | None
    generic: bool  # a common noun ("gunmen"), never matched by id


@dataclass(frozen=True, slots=True)
class Alias:
    target: str
    strength: Strength
    role: str | None
    since: date | None
    until: date | None
    acronym: bool

    def holds(self, on: date | None) -> bool:
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on < self.until))


def is_acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= SHORT_ACRONYM and text == text.upper() and " " not in text.strip()


def abbreviates(short: str, name: str) -> bool:
    """Whether an acronym is made of the initials of a name: NRF of "National Resistance Front", but not IEA of "Taliban"."""
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in SMALL).upper()
    return re.sub(r"\W", "", short).upper() == initials


class Registry:
    """Names to actors of a pack. Reads nothing but the pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._actors: dict[str, list[ActorRow]] = defaultdict(list)
        self._people: dict[str, list[PersonRow]] = defaultdict(list)
        self._units: dict[str, list[UnitRow]] = defaultdict(list)
        for a in pack.actors:
            self._actors[a.id].append(a)
        for p in pack.people:
            self._people[p.id].append(p)
        for u in pack.units:
            self._units[u.id].append(u)
        self._outlets = {o.id: o for o in pack.outlets}
        self._aliases: dict[str, list[Alias]] = defaultdict(list)
        self._known: dict[tuple[str, date | None], Known | None] = {}
        self._looked_up: dict[tuple[str, date | None], tuple[Alias, ...]] = {}
        self._fill()
        self.longest = max((k.count(" ") + 1 for k in self._aliases), default=1)

    def _fill(self) -> None:
        own: Iterable[tuple[str, str]] = [
            *((i, r[0].name) for i, r in self._actors.items()),
            *((i, r[0].name) for i, r in self._people.items()),
            *((i, r[0].name) for i, r in self._units.items()),
            *((i, o.name) for i, o in self._outlets.items()),
        ]
        for target, text in own:
            strength = Strength.WEAK if self.is_generic(target) else Strength.STRONG
            self._add(text, Alias(target, strength, "name", None, None, is_acronym(text)))
        places = {p.id for p in self.pack.places}
        for n in self.pack.names:
            if n.target not in places or n.target in self._actors:
                self._add(n.text, self._alias(n))

    @staticmethod
    def _alias(n: NameRow) -> Alias:
        return Alias(n.target, n.strength, n.role, n.since, n.until, is_acronym(n.text))

    def _add(self, text: str, alias: Alias) -> None:
        key = actor_key(text)
        if key and alias not in self._aliases[key]:
            self._aliases[key].append(alias)

    def is_generic(self, target: str) -> bool:
        return target.startswith(GENERIC)

    # ------------------------------------------------------------------ what is known of an id
    def known(self, target: str, on: date | None = None) -> Known | None:
        """The actor as it stands on a day (sides and parents change with time)."""
        asked = (target, on)
        if asked not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[asked] = self._on_day(target, on)
        return self._known[asked]

    def _on_day(self, target: str, on: date | None) -> Known | None:
        if target in self._actors:
            rows = self._actors[target]
            row = next((r for r in rows if in_force(r.since, r.until, on)), rows[-1])
            kind = ActorKind(row.kind)
            return Known(target, self._called(target, row.name, kind), kind, row.parent, row.side, row.country, self.is_generic(target))
        if target in self._people:
            people = self._people[target]
            person = next((r for r in people if in_force(r.since, r.until, on)), people[-1])
            return Known(target, person.name, ActorKind.PERSON, person.actor, self.side(person.actor, on), person.country, False)
        if target in self._units:
            unit = self._units[target][0]
            return Known(target, unit.name, ActorKind.UNIT, unit.parent, self.side(unit.parent, on), unit.country, False)
        if target in self._outlets:
            o = self._outlets[target]
            return Known(target, o.name, ActorKind.MEDIA, None, None, o.country, False)
        return None

    def _called(self, target: str, name: str, kind: ActorKind) -> str:
        """The name with its acronym, by which readers know it: "National Resistance Front (NRF)"."""
        short = self._acronyms.get(target)
        if short is None or kind == ActorKind.STATE or "(" in name or not abbreviates(short, name):
            return name
        return f"{name} ({short})"

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for n in self.pack.names:
            if n.role == "acronym" and n.language == "en" and is_acronym(n.text) and n.target in self._actors:
                out.setdefault(n.target, n.text)
        return out

    def side(self, target: str | None, on: date | None, depth: int = 0) -> str | None:
        """The camp of an actor, its own or that of its parents."""
        if target is None or depth > 6:
            return None
        row = self.known(target, on) if depth < 6 else None
        if row is None:
            return None
        return row.side or (self.side(row.parent, on, depth + 1) if row.parent != target else None)

    def parents(self, target: str, on: date | None = None) -> tuple[str, ...]:
        out: list[str] = []
        row = self.known(target, on)
        while row and row.parent and row.parent not in out and len(out) < 8:
            out.append(row.parent)
            row = self.known(row.parent, on)
        return tuple(out)

    def offices(self, person: str) -> list[PersonRow]:
        return self._people.get(person, [])

    def outlet(self, target: str) -> object | None:
        return self._outlets.get(target)

    # ------------------------------------------------------------------ by name
    def lookup(self, words: str, on: date | None = None) -> list[Alias]:
        """Aliases for exactly these words, those in force on the day first; acronyms only in capitals."""
        asked = (words, on)
        known = self._looked_up.get(asked)
        if known is None:
            if len(self._looked_up) >= MOST_KEPT:
                self._looked_up.clear()
            known = self._looked_up[asked] = self._aliases_of(words, on)
        return list(known)

    def _aliases_of(self, words: str, on: date | None) -> tuple[Alias, ...]:
        found = self._aliases.get(actor_key(words))
        if not found:
            return ()
        bare = DROPPED.sub("", POSSESSIVE.sub("", words.strip()))
        bare = re.sub(r"^(the|The|a|A) ", "", bare)
        fit = [a for a in found if not a.acronym or bare == bare.upper()]
        now = [a for a in fit if a.holds(on)]
        return tuple(sorted(now or fit, key=lambda a: (a.strength != Strength.STRONG, a.role == "demonym")))

    @cached_property
    def _by_skeleton(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for key, aliases in self._aliases.items():
            if " " in key and any(a.target in self._people for a in aliases):
                out[skeleton(key)].append(key)
        return out

    def like_person(self, words: str, on: date | None = None) -> list[Alias]:
        """Persons whose full name sounds the same (transliteration, doubled letters): two words at least."""
        key = actor_key(words)
        if " " not in key:
            return []
        return [a for k in self._by_skeleton.get(skeleton(key), ()) for a in self._aliases[k] if a.target in self._people and a.holds(on)]

    def exists(self, target: str, on: date | None) -> bool:
        """Whether an actor of the tables was there that day; persons and what has no dates always."""
        rows = self._actors.get(target)
        return rows is None or any(in_force(r.since, r.until, on) for r in rows)

    def outlet_id(self, name: str) -> str | None:
        return next((a.target for a in self._aliases.get(actor_key(name), ()) if a.target in self._outlets), None)

    @cached_property
    def organs(self) -> dict[str, str]:
        """Common noun -> organ of a state: "troops" -> military."""
        table = self.pack.lexicon.get("organs", {})
        return {actor_key(word): organ for organ, words in table.items() for word in words}

    def organ_of(self, head: str) -> str | None:
        """The organ that a noun phrase ends in: "interior ministry" -> moi; plurals as they are listed."""
        words = actor_key(head).split(" ")
        return next((o for n in (3, 2, 1) if len(words) >= n and (o := self.organs.get(" ".join(words[-n:])))), None)

    def organ_whole(self, core: str) -> str | None:
        """The organ that a noun phrase names with all its words: "army", "government soldiers", "an army jet"; of "troops and police" the first."""
        words = actor_key(core).split(" and ")[0].split(" ")
        if (whole := self.organs.get(" ".join(words))) is not None:
            return whole
        after = [words[n:] for n in (1, 2) if len(words) > n and " ".join(words[:n]) in self.organs]
        one = [" ".join(rest) + "s" for rest in after]  # "an army jet"
        return next((organ for rest in after if (organ := self.organ_whole(" ".join(rest)))), None) or next((self.organs[w] for w in one if w in self.organs), None)

    def forces_of(self, country: str, organ: str, on: date | None) -> Known | None:
        """The army, police, ... of a country on a day: the row ``iso3_organ``, else the one nearest under its state."""
        state = country.lower()
        direct = f"{state}_{organ}"
        if direct in self._actors and any(in_force(r.since, r.until, on) for r in self._actors[direct]):
            return self.known(direct, on)
        if organ == "government" and (rulers := self.de_facto(country, on)):
            return rulers
        best: tuple[int, int, str] | None = None
        for order, target in enumerate(self._by_country.get(country.upper(), ())):
            row = next((r for r in self._actors[target] if in_force(r.since, r.until, on)), None)
            if row is None or not (target.endswith("_" + organ) or row.kind == organ):
                continue
            chain = self.parents(target, on)
            if state in chain or target == state:
                rank = (len(chain), order, target)
                best = min(best, rank) if best else rank
        return self.known(best[2], on) if best else None

    def de_facto(self, country: str, on: date | None) -> Known | None:
        """The government of a country whose state has none of its own that day: one that answers to nobody."""
        found: list[str] = []
        for target in self._by_country.get(country.upper(), ()):
            row = next((r for r in self._actors[target] if in_force(r.since, r.until, on)), None)
            if row is None or row.kind != "government":
                continue
            if row.parent == country.lower():
                return None
            if row.parent is None:
                found.append(target)
        return self.known(found[0], on) if len(found) == 1 else None

    @cached_property
    def _by_country(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for target, rows in self._actors.items():
            country = next((r.country for r in rows if r.country), None)
            if country:
                out[country.upper()].append(target)
        return out


def in_force(since: date | None, until: date | None, on: date | None) -> bool:
    return on is None or ((since is None or since <= on) and (until is None or on < until))


def day_of(interval: Interval | None) -> date | None:
    return interval.start if interval else None
