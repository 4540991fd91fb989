"""Participants: mentions of groups, persons and units to actors with ids, inside one report.

A name that a pack knows gets the pack's id; another name an id from its words; a common noun an id of its report, which
never matches another report's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.coding.actors.possessors import SAYS, Possessors
from khabar.coding.actors.unit_names import units_like
from khabar.coding.actors.words import (
    ALLIED,
    ANAPHOR,
    ATTACKERS,
    DATELINE,
    FIRST_PERSON,
    FORMER,
    FROM_WHOM,
    LEAD_ARTICLE,
    MAX_WORDS,
    MEN,
    ONE_NAME,
    OPPONENTS,
    OWN,
    PRONOUN_GROUP,
    PRONOUN_ONE,
    PRONOUN_PERSON,
    SHARED_HEAD,
    UNOFFICIAL,
    WORDS,
    core_of,
    make,
    slug,
    split_hyphens,
)
from khabar.coding.draft import PARTICIPANTS, Mention, MentionKind
from khabar.coding.families import BEARING_ARMS
from khabar.model import Actor, ActorKind, Miss, Place, Quote, Span
from khabar.world.registry import Known, Registry, actor_key
from khabar.world.rows import Strength


@dataclass(frozen=True, slots=True)
class Grounded:
    """The actor of each mention that has one, by its index, and what stayed open."""

    actors: dict[int, Actor]
    named: frozenset[int]  # mentions that name somebody rather than describe
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    actor: Actor
    named: bool


ITS_MEN = re.compile(r"(?:['’]s?)?\s+(?:men|boys|lads|gunmen)", re.I)  # "ISWAP men", but "Fulani men"
FIGHTERS = re.compile(r"(?:[a-z]+ )?(?:men|fighters|soldiers|troops|forces|gunners|militants|militiamen|gunmen|combatants|commandos|units|comrades|members|personnel|policemen)", re.I)
POSSESSED = re.compile(r"\b(?:its|his|her)\s$", re.I)
OFFICE_OF = re.compile(r"(?:[\w'’-]+ ){0,3}(?:(?P<ministry>ministry)(?: of\b|$)|(?:department|directorate|commission|agency) (?:of|for)\b)", re.I)
NAMED_HEAD = re.compile(r"[Tt]he (?P<head>Front|League|Movement|Alliance|Coalition|Council|Observatory|Brigade|Corps|Battalion|Division|Union|Mission|Organi[sz]ation|Party|Committee|Commission|Guard|Guards|Command|Agency|Federation|Force|Column|Cell|Militia|Directorate|Bureau|Authority|Administration|Congress|Court|Ministry|Staff)")
NAMED_BODY = re.compile(r"[Tt]he (?P<head>ministry|observatory|directorate|embassy|council|commission|committee|agency|bureau|mission|department|institute|network|association|union|federation|foundation|charity|alliance|coalition|front|league)")
OF_THEN = re.compile(r"\s+(?:of|at) (?:the|that) (?:time|day)\b|\s+(?:then|that was) in power\b", re.I)
NO_ONE = re.compile(r"(?:no|nobody|no[ -]one|none|neither)\b(?!\.)", re.I)  # "an attack that no group has claimed" has no doer
A_COUNT = re.compile(r"one|another|some|many|others?|two|three|several", re.I)  # of "one of their chiefs, Amin Gul, said" it is Gul who is named
FRAGMENT = re.compile(r"'s?\b")  # the "'s" of "its ally's news agency"
NO_ONE_BEFORE = re.compile(r"\b(?:no(?: (?!longer\b|less\b|more\b|fewer\b|other\b|doubt\b)[a-z]+)?|(?:neither|nor)(?: the)?) $", re.I)  # "no armed group has claimed it" where the mention begins behind "no"
BEFORE_NO_ONE = 24  # characters that it may be long
EACH_DAY = re.compile(r"(?:(?:its|their|the|a)\s+)?(?:daily|weekly)\s[a-z]")  # "in its daily briefing"
OF_PEACE = re.compile(r"(?:the|this|that) (?:aid|rights|human rights|monitoring|advocacy|relief|medical|women's|youth) ", re.I)  # "the aid group" is no group in arms named last
NOBODYS = re.compile(r"(?:(?:the|an?|some|two|three|four|several) )*(?:unidentified|unknown|unmarked|enemy|rival|foreign|hostile)\b", re.I)  # "unidentified jets" are no army's that one can name
OF_ONE = re.compile(r"(?:(?:one|some|two|three|four|several|many|most|all|\d+) of )?(?:its|his|her)\s", re.I)


def ground_actors(
    text: str, mentions: Sequence[Mention], *, sentences: Sequence[Span], registry: Registry, report: str, on: date | None, country: str | None = None,
    countries: frozenset[str] = frozenset(), places: Mapping[int, Place] | None = None, dateline: frozenset[int] = frozenset(),
) -> Grounded:
    """``text`` folded; ``on`` the day of the report, by which offices and sides are chosen; ``country`` (ISO alpha-3) what it is about, ``countries`` all that it names.

    ``places`` are those of the mentions, ``dateline`` the mentions in which the report only says where it was written.
    """
    grounding = _Grounding(text, [s.start for s in sentences], registry, report, on, country, countries)
    return grounding.run(mentions, places or {}, dateline)


class _Grounding(Possessors):

    def run(self, mentions: Sequence[Mention], places: Mapping[int, Place], dateline: frozenset[int]) -> Grounded:
        self.around(mentions, places, dateline)
        actors: dict[int, Actor] = {}
        named: set[int] = set()
        titles = [m for m in mentions if m.kind == MentionKind.TITLE]
        weapons = {m.span for m in mentions if m.kind == MentionKind.WEAPON}
        for i, m in sorted(enumerate(mentions), key=lambda x: (x[1].start, x[1].end)):
            if i in dateline or (m.kind in PARTICIPANTS and (self.nobody(m) or EACH_DAY.fullmatch(self.text, m.start, m.end + 2))):
                continue
            match m.kind:
                case MentionKind.PERSON:
                    reading = self.person(m, titles)
                case MentionKind.GROUP:
                    reading = self.group(m)
                    if reading is not None and m.span in weapons and reading.actor.id.startswith("g_"):
                        continue  # "IED blast"
                case MentionKind.UNIT:
                    reading = self.unit(m)
                case MentionKind.PLACE:
                    reading = self.state(m)
                case _:
                    continue
            if reading is None:
                continue
            actors[i] = replace(reading.actor, quote=Quote.of(self.text, m.start, m.end))
            if reading.named:
                named.add(i)
            if not A_COUNT.fullmatch(self.text, m.start, m.end):
                self.so_far.remember(m, reading.actor, self.text[m.start : m.end], named=reading.named)
            self.so_far.heard(m, reading.actor, self.text)
        return Grounded(actors, frozenset(named), tuple(self.misses))

    def nobody(self, m: Mention) -> bool:
        """Whether a mention is of nobody: "no group", the "armed group" of "no armed group", both of "neither the army nor the rebels"."""
        if (start := FRAGMENT.match(self.text, m.start, m.end)) and (start.end() == m.end or not SAYS.match(self.text, m.end)):
            return True  # a speaker cut behind his country is still somebody: "Oldland's rail operator said"
        return NO_ONE.match(self.text, m.start, m.end) is not None or NO_ONE_BEFORE.search(self.text, max(0, m.start - BEFORE_NO_ONE), m.start) is not None

    # ------------------------------------------------------------------ persons
    def person(self, m: Mention, titles: Sequence[Mention]) -> Reading | None:
        words = self.text[m.start : m.end]
        if words.lower() in PRONOUN_PERSON:
            last = self.so_far.speaker(m, self.text) or self.so_far.person(m, self.starts, self.text)
            return Reading(last, False) if last else None
        bare = LEAD_ARTICLE.sub("", words).removesuffix("'s")
        body = self.first_known(self.registry.lookup(bare, self.on), None) if bare.isupper() and len(bare) > 2 else None
        if body and not body.generic and body.kind not in (ActorKind.PERSON, ActorKind.STATE):
            return Reading(self.actor_of(body), True)  # "TNLA" is no person
        inside = [t for t in titles if m.start <= t.start and t.end <= m.end and t.end - t.start < m.end - m.start]
        name = self.person_name(m, inside)
        if not name:
            reading = self.described(m)
            capital = reading and any(w[0].isupper() for w in WORDS.findall(core_of(words))[:-1])
            return Reading(replace(reading.actor, kind=ActorKind.PERSON, sector=None), False) if reading and capital else reading
        earlier = self.so_far.surnames.get(actor_key(name))
        if earlier and " " not in actor_key(name):
            return Reading(earlier, True)
        found = self.registry.lookup(name, self.on) or self.registry.like_person(name, self.on)
        known = self.first_known(found, {ActorKind.PERSON})
        if known:
            return Reading(self.actor_of(known), True)
        if words != name and any(a.strength == Strength.STRONG and a.role != "demonym" for a in found) and words.split()[-1] != name.split()[-1]:
            key = core_of(words)  # "a former Taliban leader" bears no name
            return Reading(self.so_far.generic.setdefault(actor_key(key), make(f"{self.report}:{slug(key)}", key, ActorKind.PERSON)), False)
        if earlier and actor_key(earlier.name).split(" ")[-1] == actor_key(name):
            return Reading(earlier, True)
        return Reading(Actor("p_" + slug(name), name, ActorKind.PERSON), True)

    # ------------------------------------------------------------------ groups
    def group(self, m: Mention) -> Reading | None:
        if dateline := DATELINE.match(self.text[m.start : m.end]):
            m = replace(m, start=m.start + dateline.end())
        if (owner := POSSESSED.search(self.text, max(0, m.start - 5), m.start)) and FIGHTERS.fullmatch(self.text, m.start, m.end):
            m = replace(m, start=owner.start())  # "six of its fighters", where the mention begins behind "its"
        words = self.text[m.start : m.end]
        low = words.lower()
        if low in FIRST_PERSON and self.quoted(m):
            return None  # whoever speaks, and not who was named last
        if low in PRONOUN_GROUP or low in PRONOUN_PERSON:
            return self.antecedent(m, alone=low in PRONOUN_ONE)
        if (short := NAMED_HEAD.fullmatch(words)) and (bearer := self.so_far.named_so(short["head"])):
            return Reading(bearer, True)  # "the Front" after the National Resistance Front
        if (short := NAMED_BODY.fullmatch(words)) and (bearer := self.so_far.named_so(short["head"])):
            return Reading(bearer, True)  # "the ministry" after Russia's defence ministry
        if " " not in words and words[:1].isupper() and (bearer := self.so_far.surnames.get(actor_key(words))):
            return Reading(bearer, True)  # "Danish said" after S. A. Danish was named
        if shared := SHARED_HEAD.match(self.text, m.end) if ONE_NAME.fullmatch(words) else None:
            words = f"{words} {shared['head']}"
        whole = self.first_known(self.registry.lookup(words, self.on), None)
        if whole and not whole.generic:
            return Reading(self.actor_of(whole), True)
        if then := OF_THEN.match(self.text, m.end):
            return self.described(replace(m, end=then.end()))  # not the one of today
        found = self.names_inside(m)
        core = core_of(words)
        head = self.head_kind(core)
        body = head or self.registry.organ_whole(core)
        allied = self.allied(m, core, head.kind if head else ActorKind.MILITIA) if body and not [k for _, k in found if k.kind != ActorKind.STATE] else None
        if allied:
            return allied
        organ = self.registry.organ_whole(core) if not found and not NOBODYS.match(words) else None
        if organ and organ not in UNOFFICIAL and OWN.match(words) and (whose := self.owner(m)):
            state = self.registry.forces_of(whose, organ, self.on)
            if state:
                return Reading(self.actor_of(state), False)
        if organ and OWN.match(words) and (group := self.owning_group(m)):
            return Reading(group, False)
        if not found and OF_ONE.match(words) and FIGHTERS.fullmatch(core_of(OF_ONE.sub("", words))) and (theirs := self.whose_men(m)):
            return Reading(theirs, False)
        if organ and organ not in UNOFFICIAL:
            state = self.registry.forces_of(self.whose_organ(m, organ) or "", organ, self.on)
            if state:
                return Reading(self.actor_of(state), False)
        if found:
            return self.compose(m, core, head, found)
        if ANAPHOR.match(words.strip()) and not OF_PEACE.match(words):
            came = self.so_far.attackers(m) if ATTACKERS.search(words) else None
            meant = Reading(came, False) if came else self.antecedent(m, same_kind=head)
            if meant:
                return meant
        named = [w for w in WORDS.findall(core) if w[0].isupper()]
        if named and len(named) == len([w for w in WORDS.findall(core) if len(w) > 3 or w[0].isupper()]) and not (head and len(named) == 1):
            kind = head.kind if head else ActorKind.OTHER
            return Reading(make("g_" + slug(core), core, kind), True)
        return self.of_whom(m, head) or self.described(m)

    def quoted(self, m: Mention) -> bool:
        """Whether a quotation mark stands open before a mention in its paragraph; ``text`` is folded, so that it is straight."""
        return self.text.count('"', self.text.rfind("\n\n", 0, m.start) + 1, m.start) % 2 == 1

    def of_whom(self, m: Mention, head: Known | None) -> Reading | None:
        """ "Insurgents from the Islamic State", "two members of the League" are those named, though the mention ends before the name."""
        irregular = head is not None and head.kind in (ActorKind.ARMED_GROUP, ActorKind.UNIDENTIFIED, ActorKind.MILITIA, ActorKind.FACTION)
        if not irregular and not MEN.fullmatch(core_of(self.text[m.start : m.end])):
            return None
        link = FROM_WHOM.match(self.text, m.end)
        tokens = [(w.start(), w.end()) for w in WORDS.finditer(self.text, link.end(), link.end() + 60)][:MAX_WORDS] if link else []
        for size in range(min(self.registry.longest, len(tokens)), 0, -1):
            known = self.first_known(self.registry.lookup(self.text[tokens[0][0] : tokens[size - 1][1]], self.on), None)
            if known and not known.generic and known.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.GOVERNMENT, *((ActorKind.MILITARY, ActorKind.POLICE) if not irregular else ())):
                return Reading(self.actor_of(known), True)
        return None

    def allied(self, m: Mention, core: str, kind: ActorKind) -> Reading | None:
        """ "Forces aligned with the unity government": armed men of their own, on the side of the one whose allies they are."""
        link = ALLIED.search(self.text, m.start, min(len(self.text), m.end + 90))
        if link is None or link.start() > m.end or self.text[link.end() : link.end() + 1] == "":
            return None
        tokens = [(w.start(), w.end()) for w in WORDS.finditer(self.text, link.end(), link.end() + 60)][:MAX_WORDS]
        tokens = split_hyphens(self.text, tokens)
        for first in range(min(2, len(tokens))):  # "Libya's unity government"
            for size in range(min(self.registry.longest, len(tokens) - first), 0, -1):
                span = Span(tokens[first][0], tokens[first + size - 1][1])
                known = self.first_known(self.registry.lookup(self.text[span.start : span.end], self.on), None)
                if known is None or known.generic or (known.kind == ActorKind.STATE and size < len(tokens)):
                    continue
                name = f"{core} {self.text[link.start() : span.end].strip()}"
                side = self.registry.side(known.id, self.on)
                return Reading(replace(make(f"allied_with_{known.id}", name, kind, known.country), side=side), True)
        return None

    def compose(self, m: Mention, core: str, head: Known | None, found: list[tuple[Span, Known]]) -> Reading:
        """A name with a common noun: "Taliban fighters" are the Taliban, "Afghan soldiers" the army of that day."""
        words = self.text[m.start : m.end]
        organisations = [k for _, k in found if k.kind != ActorKind.STATE]
        states = [k for _, k in found if k.kind == ActorKind.STATE]
        if OPPONENTS.search(words) and organisations:
            return Reading(make(f"opponents_of_{organisations[0].id}", core, ActorKind.ARMED_GROUP), True)
        last = self.text[found[-1][0].end : m.end]
        armed = bool(organisations) and organisations[-1].kind in BEARING_ARMS and ITS_MEN.fullmatch(last) is not None
        if organisations and not armed and head and last.strip(" '’s") and head.kind in (ActorKind.CIVILIANS, ActorKind.MEDIA, ActorKind.PROTESTERS, ActorKind.AID):
            return Reading(make(f"{organisations[-1].id}_{slug(core)}", core, head.kind), False)
        if organisations:
            return Reading(self.actor_of(organisations[0]), True)
        if states and head:
            return Reading(self.of_state(states[0], head, core, bool(FORMER.search(words))), True)
        if states:
            bare = actor_key(words) == actor_key(states[0].name) or len(WORDS.findall(core)) <= 1
            return Reading(self.actor_of(states[0]) if bare else make(f"{states[0].id}_{slug(core)}", core, ActorKind.MINISTRY if (office := OFFICE_OF.match(core)) and office["ministry"] else ActorKind.OTHER, states[0].country), bare)
        return self.described(m) or Reading(make(slug(core), core, ActorKind.OTHER), False)

    def of_state(self, state: Known, head: Known, core: str, former: bool) -> Actor:
        country = state.country or state.id.upper()
        organ = None if former else self.registry.organ_of(core)
        known = self.registry.forces_of(country, organ, self.on) if organ and organ not in UNOFFICIAL else None
        if known:
            return self.actor_of(known)
        prefix = "former_" if former else ""
        return make(f"{prefix}{country.lower()}_{head.kind.value if not former else slug(core)}", core, head.kind, country)

    def antecedent(self, m: Mention, same_kind: Known | None = None, *, alone: bool = False) -> Reading | None:
        found = self.so_far.one_body(m, self.starts, self.text) if alone else self.so_far.group(m, self.starts, same_kind, self.text, self.uniformed)
        return Reading(found, False) if found else None

    def uniformed(self, actor: Actor) -> bool:
        """Whether a unit is not known as one of a group in arms: an army's, or a name that says nothing."""
        known = (self.registry.known(one, self.on) for one in (self.registry.parents(actor.id, self.on) if ":" not in actor.id else ()))
        return not any(one is not None and one.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION) for one in known)

    def described(self, m: Mention) -> Reading | None:
        """A common noun: an id that holds inside this report only."""
        words = self.text[m.start : m.end]
        core = core_of(words)
        head = self.head_kind(core)
        kind = head.kind if head else (ActorKind.PERSON if m.kind == MentionKind.PERSON else ActorKind.OTHER)
        if (office := OFFICE_OF.match(core)) is not None:  # "the department of refugees" is none of them
            kind = ActorKind.MINISTRY if office["ministry"] else kind if head and head.kind is not ActorKind.CIVILIANS else ActorKind.OTHER
        key = actor_key(core)
        if not key:
            return None
        if key not in self.so_far.generic:
            self.so_far.generic[key] = make(f"{self.report}:{slug(core)}", core, kind)
        return Reading(self.so_far.generic[key], False)

    # ------------------------------------------------------------------ units and states
    def unit(self, m: Mention) -> Reading | None:
        words = LEAD_ARTICLE.sub("", self.text[m.start : m.end])
        known = self.first_known(self.registry.lookup(words, self.on), {ActorKind.UNIT})
        if known:
            return Reading(self.actor_of(known), True)
        by_name = units_like(words, self.registry, self.on)
        if by_name:
            if len(by_name) > 1:
                self.misses.append(Miss("actors", Quote.of(self.text, m.start, m.end), "number and name belong to two units", tuple(k.id for k in by_name)))
            return Reading(self.actor_of(by_name[0]), True)
        if not any(c.isupper() or c.isdigit() for c in words):
            return Reading(make(f"{self.report}:{slug(words)}", words, ActorKind.UNIT), False)
        return Reading(make("u_" + slug(words), words, ActorKind.UNIT), True)

    def state(self, m: Mention) -> Reading | None:
        """A place that acts: a country or the capital that stands for its government."""
        found = self.registry.lookup(self.text[m.start : m.end], self.on)
        known = self.first_known([a for a in found if a.role != "demonym"], {ActorKind.STATE, ActorKind.GOVERNMENT})
        return Reading(self.actor_of(known), True) if known else None
