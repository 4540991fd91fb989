"""Drafts of violence with their dead and wounded: under the role that grammar gives, each counted once, and those that the finder left without an event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.toll.counted import SCORE, SUMS, told_before, with_counted
from khabar.coding.drafts.toll.harm import BODIES, HARM, are_doers, toll_role
from khabar.coding.drafts.toll.harm_words import ACCIDENT
from khabar.coding.drafts.toll.part import befell_the_part, part_begins, part_of
from khabar.coding.families import COUNTS, HARMING, VIOLENT
from khabar.coding.finding.speech import ACCORDING, SAYING
from khabar.model import EventType, Span

ROLES = ("killed", "injured")
SPARED = ("captured", "arrested", "missing", "surrendered")
TAKING = frozenset(["disappearance", "abduction", "capture", "detention", "surrender"])
COUNTED = frozenset(COUNTS) - {"troops", "districts"}  # people, of whom each is counted in one place
DEADLY = HARMING | {"territory_taken"}  # of which a sentence may count the dead
CARRYING = frozenset(["rescue", "aid", "deployment", "other"])  # by which nobody is killed
EVENTS = frozenset(EventType)
NOT_THEY = re.compile(r"assailant|attacker|gunm[ae]n|bomber|\b(?:people|others?|persons?|civilians?|wounded|injured|hurt|dead|killed|more|bodies|corpses)$", re.I)  # who attacked, or anybody
CLAUSES = re.compile(r"\b(?:before|after|while|when|until|whereupon)\b|;")
OTHER_CLAUSE = 0.6
UNSURE = 0.5  # of a slot that grammar alone gives
SETS_OUT = re.compile(r"\W*(?:Elsewhere|Meanwhile|Separately|(?:Also )?(?:[Ii]n|[Oo]n|[Nn]ear|[Aa]t) (?!(?:[Tt]he|[Tt]hat|[Tt]his|[Aa]ll|[Tt]otal|[Aa]ddition|[Ii]ts|[Hh]is|[Tt]heir|[Aa]n?|[Ll]east|[Rr]esponse|[Rr]eturn)\b)[A-Z][\w'-]+)")
PART = re.compile(r"\b(?:some|several|many|most|part|a few|one|two|three|four|five|half|\d+) of (?:them|whom|these|those)(?:\s+(?:were|was|had been|being|apparently|reportedly|\w+ly))*\s*$", re.I)
PART_REACH = 45  # characters before a trigger in which its part is named
THE_HURT = re.compile(r"(?:\w+ )?(?:more )?(?:wounded|injured|hurt|dead|killed)", re.I)
GAP = re.compile(r"(?: more| other)?(?: of(?: (?:the|those|these|its|their|his|her|our))?)? ", re.I)  # between a figure and those whom it counts
LEFT = re.compile(r"\b(?:left|leaving|leaves)\s+(?:(?:at least|more than|about|some|up to)\s+)?$", re.I)
SO = re.compile(r"\s+(?:dead|killed|wounded|injured)\b", re.I)
REACH = 2  # sentences back from a count to the attack that it tells of
BODIES_SEEN = re.compile(r"\b(?:bodies|corpses)\b(?! (?:armou?r|of (?:water|work)))", re.I)
HANDLED = re.compile(r"(?:la(?:id|y|ying) out|(?:brought|bring|carried|carry|taken|took|moved) ?|pull(?:ed|ing)?|fish(?:ed|ing)|recover(?:ed|ing|s)?|receiv(?:ed|ing|es)|retriev(?:ed|ing)|collect(?:ed|ing)|count(?:ed|ing|s)|handed over|deliver(?:ed|ing)|transferred|dug|buried|found|saw|seen)\b", re.I)  # what is done with bodies
VOICED = re.compile(rf"{SAYING.pattern}|\b(?:according to|received|saw|seen|counted)\b", re.I)
DISEASE = re.compile(r"\b(?:cholera|measles|malaria|ebola|hunger|starv\w+)\b", re.I)


def who_is_counted(draft: Draft, found: Found, count: Mention, text: str) -> list[Slot]:
    """ "Two officers died in the attack": the officers suffered it, if nobody is said to have."""
    if any(s.role == "rec" for s in draft.slots):
        return []
    who = next((i for i, m in enumerate(found.mentions) if m.kind in (MentionKind.GROUP, MentionKind.PERSON) and beside(text, count, m)), None)
    if who is None or any(s.mention == who for s in draft.slots):
        return []
    return [] if NOT_THEY.search(text[found.mentions[who].start : found.mentions[who].end]) else [Slot("rec", who, UNSURE)]


def beside(text: str, count: Mention, who: Mention) -> bool:
    """Whether only a space stands between a figure and a participant: in "wounding 14, police said" the police are not counted."""
    return text[count.end : who.start] == " "


def of_whom(found: Found, count: Mention, text: str) -> int | None:
    """The participant right behind a figure: "six [of its fighters]"."""
    who = next((i for i, m in enumerate(found.mentions) if m.kind in (MentionKind.GROUP, MentionKind.PERSON) and m.start > count.start and GAP.fullmatch(text, count.end, m.start)), None)
    return None if who is None or NOT_THEY.search(text[found.mentions[who].start : found.mentions[who].end]) else who


def left_so(text: str, count: Mention, who: Mention) -> bool:
    """Whether those counted are left dead or wounded: "left four gunmen killed"."""
    inside = count.start >= who.start and count.end <= who.end
    start = who.start if inside else count.start
    return (inside or beside(text, count, who)) and LEFT.search(text, max(0, start - 30), start) is not None and SO.match(text, who.end) is not None


def with_tolls(drafts: tuple[Draft, ...], found: Found, text: str, sentences: Sequence[Span], sentence_of: Callable[[int], int], title: Span | None = None) -> tuple[Draft, ...]:
    """Drafts of violence with their counts under the role that the grammar gives, and with the counts that belong to none.

    ``sentence_of`` gives the sentence at an offset, ``title`` is the headline.
    """
    counts = [(i, m) for i, m in enumerate(found.mentions) if m.kind == MentionKind.NUMBER]
    place = {i: sentence_of(m.start) for i, m in counts}
    role_of = {i: toll_role(text, sentences[place[i]], m.span) for i, m in counts}
    parts = parts_of(counts, place, role_of, text, sentences)
    role_of |= {i: toll_role(text, part_of(found.mentions[i].span, sentences[place[i]], text), found.mentions[i].span) for i in parts}
    harmless = {n for n in set(place.values()) if not HARM.search(text, sentences[n].start, sentences[n].end)}
    doing = {i for i, m in counts if place[i] in harmless or are_doers(text, sentences[place[i]], m.span)}
    out = [of_the_whole(put_right(without_parts(d, parts, found, text), role_of, doing), drafts, found, text, sentence_of) for d in drafts]
    out = [of_bodies(d, out, found, role_of, text, sentences, sentence_of) for d in out]
    out = [without_the_carried(d, out, role_of, sentence_of) for d in out]
    out = [without_later_counts(d, found, role_of, doing, text, sentences, sentence_of) for d in out]
    used: dict[int, set[int]] = defaultdict(set)  # sentence -> counts that have an event
    for i in {s.mention for d in out for s in d.slots} & set(place):
        used[place[i]].add(i)
    attacks: dict[int, list[int]] = defaultdict(list)  # sentence -> drafts of violence that are asserted
    for n, d in enumerate(out):
        if d.type in DEADLY and d.status == "asserted" and not PART.search(text, max(0, d.trigger.start - PART_REACH), d.trigger.start):
            attacks[sentence_of(d.trigger.start)].append(n)
    left: list[tuple[int, str]] = []
    for i, m in counts:
        role = role_of[i]
        if i in parts or role not in ROLES or any(m.span.overlaps(found.mentions[j].span) for j in used[place[i]]):
            continue
        told_apart = role == "killed" and counts_apart(text, sentences[place[i]])
        k = owner(out, attacks, place[i], m, role, reach=0 if told_apart or begins_anew(text, sentences[place[i]]) or is_account(text, sentences[place[i]], m) else REACH)
        if k is not None:
            out[k] = replace(out[k], slots=(*out[k].slots, Slot(role, i, UNSURE, of_whom(found, m, text))))
        elif i not in doing:
            left.append((i, role))
    return with_counted(found, [with_the_counted(d, found, text) for d in out], left, text, sentences, sentence_of, title)


def without_the_carried(draft: Draft, drafts: Sequence[Draft], role_of: Mapping[int, str | None], sentence_of: Callable[[int], int]) -> Draft:
    """ "Nine bodies were brought in", told as a rescue: the dead are those of the violence told before."""
    dead = {s.mention for s in draft.slots if s.role in (*ROLES, *SPARED) and role_of.get(s.mention) in ROLES} if draft.type in CARRYING else set()
    if not dead or told_before(drafts, sentence_of(draft.trigger.start), sentence_of) is None:
        return draft
    return replace(draft, slots=tuple(s for s in draft.slots if s.mention not in dead))


def counts_apart(text: str, sentence: Span) -> bool:
    """Whether somebody tells in a sentence of the bodies before them: an account of its own, whoever told of the attack."""
    return all(p.search(text, sentence.start, sentence.end) for p in (BODIES_SEEN, VOICED)) and SUMS.search(text, sentence.start, sentence.end) is None


def of_bodies(draft: Draft, drafts: Sequence[Draft], found: Found, role_of: Mapping[int, str | None], text: str, sentences: Sequence[Span], sentence_of: Callable[[int], int]) -> Draft:
    """ "They pulled nine bodies out of the river", told as a rescue or an attack: who handles bodies counts the dead of what was told before."""
    here = sentence_of(draft.trigger.start)
    if draft.type not in CARRYING | VIOLENT or not HANDLED.match(text, draft.trigger.start, draft.trigger.end) or not counts_apart(text, sentences[here]):
        return draft
    figures = [replace(s, role="killed") for s in draft.slots if s.role in (*COUNTS, "count") and role_of.get(s.mention) == "killed" and sentence_of(found.mentions[s.mention].start) == here]
    earlier = told_before(drafts, here, sentence_of, text) if figures else None
    if earlier is None:
        return draft
    bodies = BODIES_SEEN.search(text, sentences[here].start, sentences[here].end)
    kind = earlier.type if earlier.type in VIOLENT else "ground_attack"
    voices = (s for s in draft.slots if s.role in ("by", "by2"))
    return replace(draft, trigger=Span(*bodies.span()) if bodies else draft.trigger, type=kind, slots=(*voices, *figures[:1]), score=max(draft.score, SCORE), status="asserted", outcome=None, target=None, how=None, same_as=drafts.index(earlier), scores=(("family", SCORE), ("type", SCORE)))


def without_later_counts(draft: Draft, found: Found, role_of: Mapping[int, str | None], doing: Collection[int], text: str, sentences: Sequence[Span], sentence_of: Callable[[int], int]) -> Draft:
    """ "Rebels attacked the camp. A clinic received eleven bodies": the clinic counts them, and not who told of the attack."""
    here = sentence_of(draft.trigger.start)
    later = {s.mention for s in draft.slots if s.role == "killed" and s.mention not in doing and role_of.get(s.mention) == "killed" and sentence_of(found.mentions[s.mention].start) > here}
    apart = {i for i in later if counts_apart(text, sentences[sentence_of(found.mentions[i].start)])}
    return replace(draft, slots=tuple(s for s in draft.slots if s.role != "killed" or s.mention not in apart)) if apart else draft


def with_the_counted(draft: Draft, found: Found, text: str) -> Draft:
    """ "Killing three guards": the guards suffered it, if nobody is said to have; of a fight that "left four gunmen dead" the gunmen. "30 injured" names nobody."""
    if draft.type not in VIOLENT:
        return draft
    left = {s.mention for s in draft.slots if s.role == "actor" and any(c.role in ROLES and left_so(text, found.mentions[c.mention], found.mentions[s.mention]) for c in draft.slots)}
    if left:
        draft = replace(draft, slots=tuple(replace(s, role="rec") if s.mention in left and s.role == "actor" else s for s in draft.slots))
    figures = [found.mentions[s.mention] for s in draft.slots if s.role in ROLES]
    only = {s.mention for s in draft.slots if s.role == "rec" and THE_HURT.fullmatch(text, (m := found.mentions[s.mention]).start, m.end) and any(beside(text, f, m) or m.span.holds(f.span) for f in figures)}
    draft = replace(draft, slots=tuple(s for s in draft.slots if s.mention not in only)) if only else draft
    for s in sorted((s for s in draft.slots if s.role in ROLES), key=lambda s: -s.score):
        who = who_is_counted(draft, found, found.mentions[s.mention], text)
        if who:
            return replace(draft, slots=(*draft.slots, *who))
    return draft


def put_right(draft: Draft, role_of: dict[int, str | None], doing: set[int]) -> Draft:
    if draft.type in TAKING:  # "five were killed and seven are missing": five are not
        return draft.with_slots(s for s in draft.slots if s.role not in SPARED or role_of.get(s.mention) not in ROLES)
    if draft.type not in HARMING:
        return draft
    slots = []
    for s in draft.slots:
        if s.role in ROLES and s.mention in doing:
            continue
        said = role_of.get(s.mention) if s.role in ROLES else None
        if said == "neither":
            continue
        slots.append(replace(s, role=said) if said and said != s.role else s)
    return draft.with_slots(slots)


def parts_of(counts: Sequence[tuple[int, Mention]], place: Mapping[int, int], role_of: Mapping[int, str | None], text: str, sentences: Sequence[Span]) -> dict[int, int]:
    """The figures of those whom a figure before them in their sentence counts too, each with where its part begins; not "abducted 30, five of whom were killed"."""
    out: dict[int, int] = {}
    for i, m in counts:
        begins = part_begins(text, m.span, sentences[place[i]].start)
        if begins is None:
            continue
        own = toll_role(text, part_of(m.span, sentences[place[i]], text), m.span)
        if any(place[j] == place[i] and n.end <= begins and (own not in ROLES or role_of[j] == own) for j, n in counts):
            out[i] = begins
    return out


def without_parts(draft: Draft, parts: Mapping[int, int], found: Found, text: str) -> Draft:
    """Without the figures of those whom the figure before them counts too, ``parts`` of a whole: "nine people, including two soldiers"; who they were is kept where nobody else is told."""
    alone = next((s for s in draft.slots if s.role in ROLES and s.mention in parts and befell_the_part(text, found.mentions[s.mention].span, draft.trigger)), None)
    if alone is not None:
        begins = parts[alone.mention]
        return replace(draft, slots=tuple(s for s in draft.slots if s.role != alone.role or not begins - PART_REACH < found.mentions[s.mention].end <= begins))
    gone = [
        s for s in draft.slots if s.role in COUNTED and s.mention in parts
        if (s.role in ROLES and draft.trigger.start < parts[s.mention])
        or any(o.mention not in parts and (o.role == s.role or (s.role in ROLES and o.role in ROLES and found.mentions[o.mention].end <= parts[s.mention])) for o in draft.slots)
    ]  # fmt: skip
    whom = next((who for s in gone if (who := who_is_counted(draft, found, found.mentions[s.mention], text))), [])
    return replace(draft, slots=(*(s for s in draft.slots if s not in gone), *whom)) if gone else draft


def of_the_whole(draft: Draft, drafts: Sequence[Draft], found: Found, text: str, sentence_of: Callable[[int], int]) -> Draft:
    """ "They took the town and 40 were killed, some of them executed": forty were killed as it was taken, and some executed."""
    here = sentence_of(draft.trigger.start)
    if not PART.search(text, max(0, draft.trigger.start - PART_REACH), draft.trigger.start) or not any(d.trigger != draft.trigger and d.type in DEADLY and sentence_of(d.trigger.start) == here for d in drafts):
        return draft
    return replace(draft, slots=tuple(s for s in draft.slots if s.role not in ROLES or found.mentions[s.mention].start > draft.trigger.start))


def begins_anew(text: str, sentence: Span) -> bool:
    """Whether a sentence sets out with another place or day, or tells of no attack at all: "In Aden two were killed", "a bus crashed"."""
    return SETS_OUT.match(text, sentence.start, sentence.end) is not None or (ACCIDENT.search(text, sentence.start, sentence.end) or DISEASE.search(text, sentence.start, sentence.end)) is not None


def is_account(text: str, sentence: Span, count: Mention) -> bool:
    """Whether somebody is named for a count of bodies in a sentence of its own: an account beside that of who told of the attack."""
    return BODIES.match(text, count.end, sentence.end) is not None and (SAYING.search(text, sentence.start, sentence.end) or ACCORDING.search(text, sentence.start, sentence.end)) is not None


def owner(drafts: Sequence[Draft], attacks: Mapping[int, list[int]], sentence: int, count: Mention, role: str, reach: int = REACH) -> int | None:
    """The attack that an unowned count tells of: the nearest in its sentence, else the last one before it, if that has no such count."""
    here = attacks.get(sentence, [])
    if here:
        return min(here, key=lambda k: (drafts[k].type not in VIOLENT, abs(drafts[k].trigger.start - count.start), k))
    before = [k for s in range(sentence - reach, sentence) for k in attacks.get(s, []) if drafts[k].type in HARMING and not drafts[k].background]
    last = max(before, key=lambda k: (drafts[k].trigger.start, k), default=None)
    return last if last is not None and not any(s.role == role for s in drafts[last].slots) else None


def with_one_owner(drafts: tuple[Draft, ...], roots: Sequence[int], found: Found, text: str, sentence_of: Callable[[int], int]) -> tuple[Draft, ...]:
    """Drafts in which those counted by one figure are counted once: not as another happening's, nor as dead here and arrested there, nor by who speaks elsewhere.

    The surest slot keeps it; one in another clause ("..., killing 9, before soldiers came") is less sure.
    """
    here = {
        s.mention for d in drafts for s in d.slots if s.role in COUNTED and sentence_of(d.trigger.start) == sentence_of(found.mentions[s.mention].start)
        and any(r.role == "rec" and beside(text, found.mentions[s.mention], found.mentions[r.mention]) for r in d.slots)
    }  # fmt: skip
    best: dict[int, tuple[float, str, int]] = {}
    for n, d in enumerate(drafts):
        for s in d.slots:
            if s.role in COUNTED and d.type in EVENTS:
                score = s.score * (OTHER_CLAUSE if across(text, found.mentions[s.mention].span, d.trigger) else 1)
                best[s.mention] = max(best.get(s.mention, (0.0, "", -1)), (score, s.role, roots[n]))

    def own(draft: Draft, n: int, slot: Slot) -> bool:
        if slot.role not in COUNTED or draft.type not in EVENTS:
            return True
        own_sentence = sentence_of(draft.trigger.start) == sentence_of(found.mentions[slot.mention].start)
        return best[slot.mention][1:] == (slot.role, roots[n]) and (own_sentence or slot.mention not in here)

    return tuple(d.with_slots(s for s in d.slots if own(d, n, s)) for n, d in enumerate(drafts))


def across(text: str, count: Span, trigger: Span) -> bool:
    between = text[min(count.end, trigger.end) : max(count.start, trigger.start)]
    return bool(CLAUSES.search(between))
