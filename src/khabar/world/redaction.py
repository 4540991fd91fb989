"""What leaves the machine without private persons and exact places of those who could be harmed.

On by default in pages, briefs and exports. Masks keep the length of what they cover, so that every offset still points
where it pointed and a quote still equals its text. Nothing here judges a claim: it only hides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from khabar.model import (
    Actor,
    ActorKind,
    CodedReport,
    CopyLink,
    EventType,
    Place,
    Quote,
    RoleClaim,
    Situation,
)
from khabar.world.coarsening import Centres, coarse
from khabar.world.masks import MASK, Names, again, cover

__all__ = ["ACCUSED", "MASK", "NOTHING_HIDDEN", "Redaction", "is_public", "redact", "walk"]

ACCUSED = frozenset({EventType.ACCUSATION, EventType.CONVICTION, EventType.INVESTIGATION})

# Offices whose holder speaks or acts in public. Village elders, district officials, doctors and reporters are none.
PUBLIC_TITLES = re.compile(
    r"\b(president|prime minister|minister|ambassador|envoy|spokes\w+|emir|amir|supreme leader|leader|commander|general"
    r"|chief of (?:army )?staff|army chief|governor|secretary|special representative|director general)\b",
    re.I,
)
PRIVATE_TITLES = re.compile(r"\b(district|village|local|tribal|former|school|hospital|clinic|acting head of)\b", re.I)


GRAMMAR = frozenset(
    {
        "a", "all", "another", "both", "each", "everybody", "first", "he", "her", "his", "i", "it", "its", "last", "many", "my", "nobody", "one",
        "other", "others", "our", "second", "several", "she", "some", "somebody", "ten", "that", "the", "their", "them", "they", "third", "this",
        "three", "two", "us", "we", "who", "you", "your",
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Redaction:
    """What is hidden. ``public`` holds ids of persons whom a pack knows as public figures."""

    persons: bool = True
    places: bool = True
    public: frozenset[str] = frozenset()
    centres: Centres = field(default_factory=dict)

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
        situation = coarse(situation, redaction.centres, masks)
    cast = _cast(situation) if redaction.persons else {}
    private = _private(situation, cast, redaction.public)
    return _Hider(situation, cast, private, masks, redaction.persons).situation()


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


def _cast(situation: Situation) -> dict[str | None, list[Actor]]:
    """Everybody who is named, by the report that names them; under None those whom the situation itself names."""
    found: dict[str | None, list[Actor]] = {
        c.report.id: [one for one in walk((c.claims, c.mentions)) if isinstance(one, Actor)] for c in situation.reports
    }
    whole = (
        situation.events,
        situation.control,
        situation.forces,
        situation.roles,
        situation.relations,
        situation.indicators,
        situation.control_sums,
    )
    found[None] = [one for one in walk(whole) if isinstance(one, Actor)]
    return found


def _private(situation: Situation, cast: Mapping[str | None, list[Actor]], known: frozenset[str]) -> dict[str, Actor]:
    """Persons who are no public figures, by id, with what stands in their place."""
    persons: dict[str, Actor] = {}
    others = _other_names(situation, cast)
    for one in chain.from_iterable(cast.values()):
        if one.kind is ActorKind.PERSON and one.id not in known and _is_name(one, others):
            persons.setdefault(one.id, one)
    public = {r.person.id for r in situation.roles if is_public(r.title)}
    public |= {f.commander.id for f in situation.forces if f.commander}  # who leads a unit acts in public
    for coded in situation.reports:
        public |= {c.person.id for c in coded.claims if isinstance(c, RoleClaim) and is_public(c.title)}
    order = (one for one in persons if one not in public)
    return {
        one: replace(persons[one], id=f"private_{n}", name=f"private person {n}", quote=None)
        for n, one in enumerate(order, 1)
    }


def _other_names(situation: Situation, cast: Mapping[str | None, list[Actor]]) -> frozenset[str]:
    """Names of parties, units and places, also without their number: whoever "Taliban" is taken for, the word hides nobody."""
    found = {a.name for a in chain.from_iterable(cast.values()) if a.kind is not ActorKind.PERSON and ":" not in a.id}
    found |= {s.place.name for s in situation.control}
    found |= {w.place.name for e in situation.events for w in e.where}
    return frozenset(name.casefold().lstrip("0123456789 ") for name in found)


def _is_name(one: Actor, others: Collection[str]) -> bool:
    """A midwife is a person, and "midwife" is no name: common nouns, words of grammar and names of others hide nobody when they are covered."""
    name = one.name.casefold()
    return ":" not in one.id and name not in others and name not in GRAMMAR


def is_public(title: str | None) -> bool:
    return bool(title and PUBLIC_TITLES.search(title) and not PRIVATE_TITLES.search(title))


class _Hider:
    """Puts masks over texts and quotes, and stand-ins for persons."""

    def __init__(
        self,
        situation: Situation,
        cast: Mapping[str | None, list[Actor]],
        private: Mapping[str, Actor],
        masks: Mapping[str, list[tuple[int, int]]],
        authors: bool,
    ) -> None:
        self.whole = situation
        self.private = private
        self.authors = authors
        self.cast = cast
        self.everywhere = Names(a.name for a in chain.from_iterable(cast.values()) if a.id in private)
        self.plain = cache(self.everywhere.mask)  # ids and short words come again and again
        self.texts = {c.report.id: self._masked(c, masks.get(c.report.id, ())) for c in situation.reports}

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
            relations=seen(whole.relations), indicators=seen(whole.indicators), control_sums=seen(whole.control_sums),
        )  # fmt: skip

    def _masked(self, coded: CodedReport, extra: Iterable[tuple[int, int]]) -> str:
        """The text with names covered: whole names everywhere, parts of a name only where that person is spoken of."""
        text = coded.report.text
        spans = [*extra, *self.everywhere.spans(text)]
        actors = self.cast.get(coded.report.id, [])
        hidden = [a for a in actors if a.id in self.private]
        if hidden:
            public = {word for a in actors if a.id not in self.private for word in a.name.split()}
            parts = Names(w for a in hidden for w in a.name.split() if w not in public)
            spans += [span for span in parts.spans(text) if text[span[0]].isupper()]
            spans += [(a.quote.start, a.quote.end) for a in hidden if a.quote]
        return cover(text, spans)

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
