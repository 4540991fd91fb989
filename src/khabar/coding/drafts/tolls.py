"""Whether a count is of dead or of wounded, by the grammar around it; and the counts of a sentence that the finder left without an event.

"killing 16 and leaving 40 wounded", "five people died", "another 13 were hurt", "a minister and at least eight others".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.families import VIOLENT
from khabar.model import EventType, Span

HURT = r"(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es|ies|y)|hurt|maim(?:ed|ing))"
DEAD = r"(?:kill(?:ed|ing|s)?|dead|die[ds]?|dying|death[s]?|slain|murder(?:ed|ing)|martyr(?:ed|ing)|execut(?:ed|ing)|massacr(?:ed|ing)|lives|perish(?:ed)?|fatalit(?:y|ies))"
LEAD_IN = r"(?:\s+(?:at|least|most|more|than|fewer|less|over|about|around|some|nearly|almost|up|to|another|an|additional|a|further|the|toll|of|rose|rises|climbed|has|have|had|stands|stood|reached|claimed|taken|for|as|many))*\s*$"
BEFORE = (
    (re.compile(rf"\b{HURT}{LEAD_IN}", re.I), "injured"),
    (re.compile(rf"\b{DEAD}{LEAD_IN}", re.I), "killed"),
)
HURT_SINCE = r"(?:wounded|injured|hurt|maimed)"  # what is said of those counted before it: no noun, so that nobody dies of "after the killing"
DEAD_SINCE = r"(?:killed|dead|died|dies|slain|murdered|martyred|executed|massacred|perished|lives)"
AFTER = re.compile(
    rf"^(?P<between>[^.;:!?]{{0,90}}?)\b(?:(?P<hurt>{HURT_SINCE}|with (?:\w+ ){{0,2}}(?:wounds|injuries)|sustained (?:\w+ ){{0,2}}injuries)|(?P<dead>{DEAD_SINCE}|lost their lives))\b"
    r"(?P<rest>.{0,20})",
    re.I | re.S,
)
SPARED = (  # what became of the counted, who are neither dead nor wounded by it
    ("captured", r"captured|taken (?:prisoners?|captive)|seized alive"),
    ("arrested", r"arrested|detained|rounded up|picked up|taken into custody"),
    ("missing", r"(?:gone |still |reported )?missing|unaccounted for"),
    ("surrendered", r"surrendered|(?:gave|given) themselves up|laid down their (?:arms|weapons)"),
)
SPARED_AFTER = re.compile(
    r"^(?:\s+(?!(?:and|or|but|who|which|that|after|before|when|while)\b)[\w'-]+){0,4}?\s+(?:(?:was|were|are|is|been|being|had|have|has|also|others?)\s+)*(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in SPARED)
    + r")\b(?!(?:(?!\b(?:and|while|but)\b)[^.;,]){0,40}\b(?:killed|dead|died|executed|shot|slain|murdered)\b)",
    re.I,
)
SPARED_BEFORE = re.compile(r"\b(?:(?P<captured>captur(?:ed|ing)|took prisoner|taking prisoner)|(?P<arrested>arrest(?:ed|ing)|detain(?:ed|ing)))(?:\s+(?:at least|more than|about|around|some|nearly|up to|another|a further|over))?\s*$", re.I)
PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|left|got|have|had|had been)\s+(?:\w+ly\s+)?$", re.I)
OBJECT = re.compile(
    r"^\s+(?:at least|more than|the|an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|some|his|her|their|\d+)\b",
    re.I,
)
ACTIVE = re.compile(
    r"\s+(?:\w+ ){0,3}?(?:who|that|which)\s+(?:had |have |later |then )*(?:killed|shot|wounded|injured|murdered|executed|massacred|gunned down|stabbed)\s+"
    r"(?:at least|more than|up to|about|some|the|an?|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|several)\b",
    re.I,
)
_PLURAL = r"(?!\w*(?:men|people|children|police)\b)"
_VERB = r"(?!\w*ed\b|(?:withdrew|left|took|said|fell|went|came|ran|began|broke|held|made|got|won|lost|sent)\b)"
_ONE = r"(?:an?|the|his|her|their|its)\s+"
ONE_BESIDE = re.compile(  # somebody beside those counted; no plural, and no subject of a clause of its own
    r"(?:\s+(?!(?:and|who|which|that|were|was|are|had|have|in|at|on)\b)[\w'-]+){0,5}?\s+and\s+"
    rf"(?:(?:wife|husband|son|daughter|mother|father|brother|sister)\b|{_ONE}{_PLURAL}{_VERB}[\w'-]*[^s\W](?=\s+(?:in|at|on|near|when|after|before|by|from|outside|inside|during)\b)"
    rf"|{_ONE}(?:(?!(?:two|three|four|five|six|seven|eight|nine|ten|other|others|dozens?|several)\b)[\w'-]+\s+){{0,2}}?{_PLURAL}{_VERB}[\w'-]*[^s\W](?=\s*[,.;]|\s*$|\s+(?:who|were|was)\b))",
    re.I,
)
TURNS = re.compile(
    r"\b(?:after|before|since|when|while|during|because|arrest\w*|detain\w*|captur\w*|surrender\w*|accus\w*|charg\w*|convict\w*|which|whom)\b",
    re.I,
)
NEXT_COUNT = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|several|another)\b",
    re.I,
)
OTHERS = re.compile(r"^\s*(?:more\s+)?(?:other|others|of (?:his|her|their))\b", re.I)
BESIDE = re.compile(r"\b(?:and|along with|together with)\s+(?:at least|more than|about|some|another|up to)?\s*$", re.I)
CLAUSE_BEFORE = re.compile(r"\b(?:killed|wounded|injured|hurt|dead|died|shot|arrested|captured|missing) (?:on \w+ )?and\s+(?:\w+\s+){0,2}$", re.I)  # "was killed and four others hurt"
HARM = re.compile(rf"{DEAD}|{HURT}|\b(?:toll|casualt|martyr|shot|shoot|bod(?:y|ies)|corpse|victim|behead|lynch|hang|stab|gunned|burn|drown|crush|buried|bombed|blew|blast|explo|blood|claim\w* the lives|took the lives|lost|slaughter|slain|massacre|neutrali[sz]|eliminat|ambush|attack|bomb)", re.I)
ROLES = ("killed", "injured")
COUNTED = frozenset(["killed", "injured", "captured", "surrendered", "displaced", "fled", "arrested", "missing"])
EVENTS = frozenset(EventType)
NOT_THEY = re.compile(r"assailant|attacker|gunm[ae]n|bomber|\b(?:people|others?|persons?|civilians?|wounded|more)$", re.I)  # who attacked, or anybody
CLAUSES = re.compile(r"\b(?:before|after|while|when|until|whereupon)\b|;")
OTHER_CLAUSE = 0.6
UNSURE = 0.5  # of a slot that grammar alone gives
NOT_PEOPLE = re.compile(
    r"^\s*(?:per ?cent|%|km|kilomet\w*|mile|year|month|week|day|hour|minute|o'clock|am\b|pm\b|district|province|village|house|home|vehicle|time|shop|building|dollar|million)s?\b",
    re.I,
)
REACH = 2  # sentences back from a count to the attack that it tells of


def toll_role(text: str, sentence: Span, count: Span) -> str | None:
    """ "killed", "injured", "captured", "arrested", "missing", "surrendered" or None: what the words beside a count say became of the counted."""
    if NOT_PEOPLE.match(text[count.end : sentence.end]):
        return None
    lead = text[max(sentence.start, count.start - 60) : count.start]
    found = [(m.start(), role) for pattern, role in BEFORE if (m := pattern.search(lead))]
    if found:
        follows = AFTER.match(text[count.end : sentence.end])
        if follows and follows["hurt"] and re.search(r"\b(?:leaving|left)\b[^.;]*$", lead):
            return "injured"
        return max(found)[1]
    spared = SPARED_BEFORE.search(lead) or SPARED_AFTER.match(text[count.end : sentence.end])
    if spared:
        return spared.lastgroup
    follows = AFTER.match(text[count.end : sentence.end])
    if follows is None:
        return None
    between = follows["between"]
    if TURNS.search(between) or any(
        not between[: m.start()].rstrip().endswith(("and", ",")) for m in NEXT_COUNT.finditer(between)
    ):
        return None
    active = OBJECT.match(follows["rest"]) and not PASSIVE.search(between)
    return None if active else "injured" if follows["hurt"] else "killed"


def who_is_counted(draft: Draft, found: Found, count: Mention, text: str) -> list[Slot]:
    """ "Two officers died in the attack": the officers suffered it, if nobody is said to have."""
    if any(s.role == "rec" for s in draft.slots):
        return []
    who = next((i for i, m in enumerate(found.mentions) if m.kind in (MentionKind.GROUP, MentionKind.PERSON) and 0 < m.start - count.end <= 2), None)
    if who is None or any(s.mention == who for s in draft.slots):
        return []
    return [] if NOT_THEY.search(text[found.mentions[who].start : found.mentions[who].end]) else [Slot("rec", who, UNSURE)]


def are_doers(text: str, sentence: Span, count: Span) -> bool:
    """Whether the counted killed, and were not: "six gunmen who killed 20"."""
    return bool(ACTIVE.match(text[count.end : sentence.end]))


def with_tolls(drafts: tuple[Draft, ...], found: Found, text: str, sentences: Sequence[Span], sentence_of: Callable[[int], int]) -> tuple[Draft, ...]:
    """Drafts of violence with their counts under the role that the grammar gives, and with the counts that belong to none.

    ``sentence_of`` gives the sentence at an offset.
    """
    counts = [(i, m) for i, m in enumerate(found.mentions) if m.kind == MentionKind.NUMBER]
    place = {i: sentence_of(m.start) for i, m in counts}
    role_of = {i: toll_role(text, sentences[place[i]], m.span) for i, m in counts}
    harmless = {n for n in set(place.values()) if not HARM.search(text, sentences[n].start, sentences[n].end)}
    doing = {i for i, m in counts if place[i] in harmless or are_doers(text, sentences[place[i]], m.span)}
    out = [put_right(d, role_of, doing) for d in drafts]
    used: dict[int, set[int]] = defaultdict(set)  # sentence -> counts that have an event
    for i in {s.mention for d in out for s in d.slots} & set(place):
        used[place[i]].add(i)
    attacks: dict[int, list[int]] = defaultdict(list)  # sentence -> drafts of violence that are asserted
    for n, d in enumerate(out):
        if d.type in VIOLENT and d.status == "asserted":
            attacks[sentence_of(d.trigger.start)].append(n)
    for i, m in counts:
        role = role_of[i]
        if role not in ROLES or any(m.span.overlaps(found.mentions[j].span) for j in used[place[i]]):
            continue
        k = owner(out, attacks, place[i], m, role)
        if k is not None:
            out[k] = replace(out[k], slots=(*out[k].slots, Slot(role, i, UNSURE)))
    return tuple(with_the_counted(d, found, text) for d in out)


def one_beside(text: str, sentence: Span, counted: Span) -> bool:
    """Whether one more than those counted came to harm: "killing four pupils and their teacher", "two officers and a woman were killed"."""
    return ONE_BESIDE.match(text, counted.end, sentence.end) is not None


def with_the_counted(draft: Draft, found: Found, text: str) -> Draft:
    """ "Killing three guards": the guards suffered it, if nobody is said to have."""
    if draft.type not in VIOLENT:
        return draft
    for s in sorted((s for s in draft.slots if s.role in ROLES), key=lambda s: -s.score):
        who = who_is_counted(draft, found, found.mentions[s.mention], text)
        if who:
            return replace(draft, slots=(*draft.slots, *who))
    return draft


def put_right(draft: Draft, role_of: dict[int, str | None], doing: set[int]) -> Draft:
    if draft.type not in VIOLENT:
        return draft
    slots = []
    for s in draft.slots:
        if s.role in ROLES and s.mention in doing:
            continue
        said = role_of.get(s.mention) if s.role in ROLES else None
        slots.append(replace(s, role=said) if said and said != s.role else s)
    return replace(draft, slots=tuple(slots))


def owner(drafts: Sequence[Draft], attacks: Mapping[int, list[int]], sentence: int, count: Mention, role: str) -> int | None:
    """The attack that an unowned count tells of: the nearest in its sentence, else the last one before it, if that has no such count."""
    here = attacks.get(sentence, [])
    if here:
        return min(here, key=lambda k: (abs(drafts[k].trigger.start - count.start), k))
    before = [k for s in range(sentence - REACH, sentence) for k in attacks.get(s, []) if not drafts[k].background]
    last = max(before, key=lambda k: (drafts[k].trigger.start, k), default=None)
    return last if last is not None and not any(s.role == role for s in drafts[last].slots) else None


def others_beside(text: str, count: Span) -> bool:
    """Whether a count is of further people beside somebody named before it: "and eight others"."""
    lead = text[max(0, count.start - 40) : count.start]
    return bool(OTHERS.match(text[count.end : count.end + 24]) and BESIDE.search(lead)) and not CLAUSE_BEFORE.search(lead)


def with_one_owner(drafts: tuple[Draft, ...], roots: Sequence[int], found: Found, text: str) -> tuple[Draft, ...]:
    """Drafts in which those counted by one figure are counted once: not as another happening's, nor as dead here and arrested there.

    The surest slot keeps it; one in another clause ("..., killing 9, before soldiers came") is less sure.
    """
    best: dict[int, tuple[float, str, int]] = {}
    for n, d in enumerate(drafts):
        for s in d.slots:
            if s.role in COUNTED and d.type in EVENTS:
                score = s.score * (OTHER_CLAUSE if across(text, found.mentions[s.mention].span, d.trigger) else 1)
                best[s.mention] = max(best.get(s.mention, (0.0, "", -1)), (score, s.role, roots[n]))

    def own(draft: Draft, n: int, slot: Slot) -> bool:
        return slot.role not in COUNTED or draft.type not in EVENTS or best[slot.mention][1:] == (slot.role, roots[n])

    return tuple(replace(d, slots=tuple(s for s in d.slots if own(d, n, s))) for n, d in enumerate(drafts))


def across(text: str, count: Span, trigger: Span) -> bool:
    between = text[min(count.end, trigger.end) : max(count.start, trigger.start)]
    return bool(CLAUSES.search(between))
