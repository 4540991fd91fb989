"""What corroboration asks of the world known beforehand, and the plainest answer to it.

The theatre packs answer the same questions with their tables; nothing here names a town, a group or an outlet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Protocol

from khabar.corroboration import words
from khabar.corroboration.text import fold
from khabar.model import Actor, ActorKind, Place


class Standing(IntEnum):
    """How near a speaker is to what was done: who counts the dead comes before who hears of them."""

    NOBODY = 0  # unnamed "sources"
    REMOTE = 1  # officials, spokesmen, other outlets
    SCENE = 2  # witnesses, residents, survivors, those who were there
    MEDICAL = 3  # hospitals, clinics, morgues, health offices


@dataclass(frozen=True, slots=True)
class Opening:
    """Who held a place from a day on: a row of the opening map, which may have several for one place."""

    place: Place
    holder: Actor
    on: date


class CorroborationWorld(Protocol):
    """What is known before any report."""

    def parent(self, actor_id: str, on: date | None) -> str | None:
        """The body that an actor belongs to: a spokesman's ministry, a brigade's corps."""

    def camp(self, actor: Actor, on: date | None) -> str | None:
        """The side of a conflict under whose command an actor stands that day; none for those who are no party."""

    def organ_of(self, outlet_id: str) -> str | None:
        """The party whose own voice an outlet is."""

    def party_named(self, words: str, on: date | None) -> str | None:
        """The party whose name stands among these words, as in the name of its channel."""

    def government(self, country: str, on: date | None) -> str | None:
        """The camp of who governs a country that day: whose its police and its ministries are."""

    def is_outlet(self, actor_id: str) -> bool:
        """This speaker is an outlet: what it says is lineage, not testimony."""

    def hostile(self, a: str, b: str, on: date | None) -> bool:
        """Two camps fight each other that day, as far as the tables know."""

    def parent_place(self, place_id: str) -> str | None:
        """The place that a place lies in."""

    def opening(self) -> Sequence[Opening]:
        """The map over which the claims of control are folded: for each place who held it from when on."""

    def standing(self, actor: Actor) -> Standing:
        """How near a speaker is to what was done."""

    def rare_word_weight(self, word: str) -> float:
        """How much it tells that two texts share a word (0 to 1), from a frozen table."""


PARTIES = frozenset(
    {
        ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MINISTRY, ActorKind.MILITARY, ActorKind.POLICE,
        ActorKind.INTELLIGENCE, ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.UNIT, ActorKind.PARTY,
    }
)  # fmt: skip

# Nouns of the trade by which reports describe those who have no name. English, as the coder reads English.
MEDICAL = frozenset(
    [
        "doctor",
        "doctors",
        "hospital",
        "clinic",
        "nurse",
        "nurses",
        "matron",
        "midwife",
        "medic",
        "medics",
        "medical",
        "health",
        "surgeon",
        "surgeons",
        "morgue",
        "mortuary",
        "paramedic",
        "paramedics",
        "ambulance",
    ]
)
SCENE = frozenset(
    [
        "resident",
        "residents",
        "witness",
        "witnesses",
        "survivor",
        "survivors",
        "villager",
        "villagers",
        "shopkeeper",
        "shopkeepers",
        "neighbour",
        "neighbours",
        "neighbor",
        "neighbors",
        "relative",
        "relatives",
        "driver",
        "drivers",
        "elder",
        "elders",
        "shepherd",
        "farmer",
        "farmers",
        "teacher",
        "baker",
        "tailor",
        "local",
        "locals",
        "family",
        "families",
        "correspondent",
        "stringer",
        "reporter",
        "photographer",
        "people",
        "inhabitant",
        "inhabitants",
        "mourners",
        "imam",
        "priest",
        "gravedigger",
        "undertaker",
        "fishermen",
        "herders",
    ]
)
NOBODY = frozenset(
    [
        "source",
        "sources",
        "observer",
        "observers",
        "analyst",
        "analysts",
        "channel",
        "channels",
        "media",
        "rumour",
        "rumours",
        "users",
    ]
)


@dataclass(frozen=True)
class TableWorld:
    """A world of plain tables. Empty, it still knows states from crowds and doctors from rumours."""

    parents: Mapping[str, str] = field(default_factory=dict)
    camps: frozenset[str] = frozenset()  # ids of whole camps
    organs: Mapping[str, str] = field(default_factory=dict)  # outlet id -> party id
    outlets: frozenset[str] = frozenset()
    friends: frozenset[frozenset[str]] = frozenset()  # pairs of camps that do not fight each other
    places: Mapping[str, str] = field(default_factory=dict)  # place id -> the place that it lies in
    opening_map: tuple[Opening, ...] = ()
    governments: Mapping[str, str] = field(default_factory=dict)  # country -> camp
    names: Mapping[str, str] = field(default_factory=dict)  # folded name of a party -> camp

    def parent(self, actor_id: str, on: date | None) -> str | None:
        return self.parents.get(actor_id)

    def camp(self, actor: Actor, on: date | None) -> str | None:
        chain = [actor.id]
        while (above := self.parents.get(chain[-1])) and above not in chain:
            chain.append(above)
        found = next((one for one in chain if one in self.camps), None)
        if found or len(chain) > 1:
            return found
        if self.camps and actor.id in self.outlets:
            return None
        return actor.id if actor.kind in PARTIES and not local(actor) else None

    def organ_of(self, outlet_id: str) -> str | None:
        return self.organs.get(outlet_id)

    def party_named(self, words: str, on: date | None) -> str | None:
        return next((camp for name, camp in sorted(self.names.items()) if name in fold(words).split()), None)

    def government(self, country: str, on: date | None) -> str | None:
        return self.governments.get(country)

    def is_outlet(self, actor_id: str) -> bool:
        return actor_id in self.outlets

    def hostile(self, a: str, b: str, on: date | None) -> bool:
        return a != b and frozenset({a, b}) not in self.friends

    def parent_place(self, place_id: str) -> str | None:
        return self.places.get(place_id)

    def opening(self) -> Sequence[Opening]:
        return self.opening_map

    def standing(self, actor: Actor) -> Standing:
        return standing_by_words(actor)

    def rare_word_weight(self, word: str) -> float:
        return words.weight(word)


def standing_by_words(actor: Actor) -> Standing:
    """By sector, else by the nouns that describe the speaker."""
    said = frozenset(actor.name.lower().replace("'s", "").split())
    if actor.sector == "MED" or said & MEDICAL:
        return Standing.MEDICAL
    if said & NOBODY and actor.kind in (ActorKind.OTHER, ActorKind.UNIDENTIFIED, ActorKind.MEDIA):
        return Standing.NOBODY
    if said & SCENE or actor.kind in (ActorKind.CIVILIANS, ActorKind.PROTESTERS):
        return Standing.SCENE
    return Standing.REMOTE


def local(actor: Actor) -> bool:
    """An actor known by a generic noun only; its id holds inside its report ("r_…:gunmen") and matches no other."""
    return actor.kind is ActorKind.UNIDENTIFIED or ":" in actor.id or actor.id.startswith(LOCAL)


LOCAL = ("generic_", "x_")
