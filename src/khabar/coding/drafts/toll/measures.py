"""Measures of one flight: "The UN says that 9,000 people have fled Oldtown. The governor puts the number at 2,000. Our teams registered 5,400."

How many have left one town in some weeks is a happening, told by each who counts; how many a country or a war has displaced is a quantity. A measure
behind the first names neither the deed nor the place: it is another telling of the same flight, with its own figure and its own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import PEOPLE as SPEAKING
from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.toll.counted import among
from khabar.coding.drafts.who.attribution import by_grammar
from khabar.coding.finding.speech import before_cue
from khabar.model import PlacePrecision, Span

FLED = re.compile(r"(?:(?:have|has|had|were|was|been|being|to|already|since|newly|recently)\s+)*(?:displac\w+|fle[de]|flee(?:s|ing)?|left|leav(?:e|es|ing)|uprooted|driven(?: (?:out|from|away))?|forced(?: (?:out|from|to (?:flee|leave)))?|abandon\w*|escap\w+|evacuat\w+)\b", re.I)
DONE = re.compile(r"\b(?:have|has|had|were|was|been|being|newly|to have)\s+(?:\w+ly\s+|already\s+|since\s+)*$", re.I)  # before "displaced": they were, and do not merely live so
DISPLACED = re.compile(r"displac\w+", re.I)
PEOPLE = r"(?:(?:new|newly|more|internally|such|displaced|arriving|fleeing|local)\s+)*(?:people|persons?|individuals|families|households|names|newcomers|arrivals|displaced|refugees|idps|evacuees|residents|inhabitants|civilians|villagers|townspeople|souls)\b"
COUNTED = re.compile(rf"\s+{PEOPLE}", re.I)
BARE = re.compile(r"(?=\s*(?:[.,;:)\"]|$)|\s+(?:so far|since|at|in|by|as of|from|who|and|but|while|on|of (?:them|whom))\b)", re.I)
_OF = r"(?: of (?:those |people |families |the )?(?:displaced|displacements?|people|families|arrivals|new arrivals|evacuees|those)(?: [\w-]+){0,3}?)?"
_NUMBER = rf"(?:number|figure|total|count|tally|estimate){_OF}"
_OWN = r"(?:an?|the|that|this|its|his|her|their|our|another)"
GIVES = re.compile(
    rf"\b(?:put(?:s|ting)?|set(?:s|ting)?) {_OWN} (?:(?:real|true|actual|total|overall|lower|higher|displacement) )?{_NUMBER} (?:much lower, |much higher, )?at"
    rf"|\b(?:g[ai]v(?:es?|en|ing)|cit(?:es?|ed|ing)|offer(?:s|ed)|use[sd]?|quot(?:es?|ed)|publish(?:es|ed)|has|had|have) {_OWN} (?:(?:much|far|slightly|somewhat) )?(?:(?:own|lower|higher|different|smaller|larger|total|provisional|preliminary) )?{_NUMBER} of"
    r"|\b(?:sp(?:eaks?|oke|oken|eaking)|talk(?:s|ed|ing)?) of"
    rf"|\b{_NUMBER} (?:was|is|are|were|stood at|stands at|came to|had reached|has reached|reached)(?: (?:closer|nearer) to)?"
    r"|\b(?:has |have |had )?(?:estimat(?:es?|ed)|count(?:s|ed)?|regist(?:er|ers|ered)|record(?:s|ed)?|document(?:s|ed)?|log(?:s|ged)?|list(?:s|ed)?|verif(?:y|ies|ied)|screened|tracked)\b",
    re.I,
)
ARRIVING = re.compile(r"(?:has |have |had )?(?:count|regist|record|document|log|list|verif|screen|track)", re.I)
LEAD_PLACE = re.compile(r"(?:in|at|around|from|near|elsewhere|further|farther)\b", re.I)  # a sentence of another place
OF_FLED = re.compile(r"\bof (?:those |people |the )*(?:displac\w+|people|families|arrivals|evacuees)", re.I)
ABOUT = re.compile(r"\s+(?:(?:about|some|only|just|around|roughly|nearly|almost|over|under|more than|fewer than|less than|at least|at most|no more than|up to|another|barely|an additional|a total of|the names of)\s+)*", re.I)
OUR = re.compile(r"\b(?:our(?: own)?(?: [\w-]+){1,3}|our|we)(?:\s+(?:have|had|has|alone|ourselves|also|so far|\w+ly))*\s*$", re.I)
OTHER_COUNT = re.compile(r"\b(?:kill\w*|dead|died|deaths?|wound\w*|injur\w*|missing|bodies|casualt\w+|victims|arrest\w*|detain\w*|abduct\w*|cases|houses|homes (?:were|destroyed|damaged)|hectares)\b", re.I)
PART = re.compile(r"\b(?:most|half|many|some|all|a (?:third|quarter|few)|the (?:rest|majority)|two[- ]thirds|three[- ]quarters|nearly (?:all|half)|almost (?:all|half)) (?:of )?(?:whom|them|those|these|the displaced|which)\b", re.I)
OURS = re.compile(r"(?:our|we|teams?|staff)\b", re.I)
THE_NUMBER = re.compile(r"\b(?:the|that|this) (?:\w+ )?(?:number|figure|total|count|tally)\b|\bfigure of$", re.I)
OF_SOMEBODY = re.compile(r",?\s+(?:of|for|from|in|at|(?:appointed|named|installed|backed|chosen|elected|hired|sent) by)\s+(?:the )?$", re.I)  # "the mayor appointed by the rebels" is the mayor
OWNER = re.compile(r"'s?\s+(?:own\s+)?$", re.I)
TAKEN_OVER = frozenset(["IND", "displacement", "border_crossing", "deployment", "other", "aid", "recruitment"])
FIGURES = ("displaced", "fled")
WIDE = frozenset([PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.SEA_AIR])
MILLION = 1_000_000
YEAR, SEASON, MONTH = timedelta(days=300), timedelta(days=60), timedelta(days=20)
SENTENCES = 3  # from one measure to the next
FACTOR = 200  # between two measures of one flight
SCORE, SURE = 0.97, 0.9  # of a telling that grammar alone gives, of its slots
KIND = (("type", SURE), ("family", SURE))
NEAR, OWNED = 60, 12  # characters before a verb, before "figure"


@dataclass(frozen=True)
class Measure:
    """Words that give a figure of a flight told before: the verb, the figure, and who gives it."""

    trigger: Span
    number: int
    speaker: int | None
    arriving: bool  # the counted came to where they are counted


def with_measures(context: Context) -> Context:
    """The context in which the flight from a place is an event, and each measure of it a telling."""
    if not context.sentences:
        return context
    drafts = list(context.found.drafts)
    made: list[tuple[Draft, int]] = []
    told: set[int] = set()
    for n, d in enumerate(drafts):
        flight = None if n in told else as_flight(context, d)
        if flight is None:
            continue
        drafts[n] = flight
        for m in measures(context, flight):
            k = next((k for k, e in enumerate(drafts) if k > n and e.type in TAKEN_OVER and gives(context, e, m)), None)
            telling = as_telling(context, flight, m, drafts[k] if k is not None else None)
            if k is None:
                made.append((telling, n))
            else:
                drafts[k] = replace(telling, same_as=n)
                told.add(k)
            for r, e in enumerate(drafts):
                if r > n and of_the_counted(context, e, m):
                    drafts[r] = replace(e, slots=(*(s for s in e.slots if s.role != "actor"), *people_of(flight)), same_as=n)
    return context.with_drafts(among(drafts, [(m, drafts[n]) for m, n in made], None) if made else drafts)


# ------------------------------------------------------------------------------------------------ the flight itself
def as_flight(context: Context, draft: Draft) -> Draft | None:
    """A draft as the flight of a counted number from one place in no long time, or None."""
    if draft.type not in ("IND", "displacement") or draft.background or draft.status != "asserted":
        return None
    figure = next((i for i in context.slot(draft, *FIGURES, "value", "count") if i in context.amounts), None)
    if figure is None or (context.amounts[figure].best or 0) >= MILLION or not FLED.fullmatch(context.folded, draft.trigger.start, draft.trigger.end):
        return None
    origins = [s for s in draft.slots if s.role in ("from", "at") and s.mention in context.places]
    widths = {p.precision for s in origins for p in context.places[s.mention]}
    if not widths or widths & WIDE:
        return None
    period = max((context.times[i].end - context.times[i].start for i in context.slot(draft, "when") if i in context.times), default=None)
    if period is not None and period > (SEASON if PlacePrecision.ADMIN1 in widths else YEAR):
        return None
    if draft.type == "IND" and PlacePrecision.ADMIN1 in widths and period is not None and period >= MONTH:
        return None  # of a series: so many in a province in March, so many in April
    if draft.type == "IND" and DISPLACED.match(context.folded, draft.trigger.start) and not DONE.search(context.folded, max(0, draft.trigger.start - NEAR), draft.trigger.start):
        return None
    if draft.type == "displacement":
        return replace(draft, aggregate=False, slots=one_role(draft.slots))
    about = next((s.mention for s in draft.slots if s.role == "about"), None)
    renamed = {"value": "displaced", "count": "displaced", "about": "actor"}
    slots = (replace(s, role=renamed.get(s.role, s.role), whose=about if s.role in ("value", "count") else s.whose) for s in draft.slots)
    return replace(draft, type="displacement", aggregate=False, slots=one_role(tuple(slots)))


def one_role(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Slots in which who fled is counted as displaced, once a figure."""
    out: dict[tuple[str, int], Slot] = {}
    for s in slots:
        role = "displaced" if s.role in FIGURES else s.role
        if (role, s.mention) not in out or out[role, s.mention].score < s.score:
            out[role, s.mention] = replace(s, role=role)
    return tuple(out.values())


def people_of(draft: Draft) -> tuple[Slot, ...]:
    return tuple(s for s in draft.slots if s.role == "actor")


# ------------------------------------------------------------------------------------------------ its measures
def measures(context: Context, flight: Draft) -> Iterator[Measure]:
    """The measures behind a flight in its paragraph, none farther than some sentences from the one before."""
    text, first = context.folded, context.sentence_index(flight.trigger.start)
    known = {s.mention for s in flight.slots if s.role in FIGURES}
    size = max(context.amounts[i].best or 0 for i in known if i in context.amounts)
    last = first
    for n in range(first, len(context.sentences)):
        here = context.sentences[n]
        start = max(here.start, flight.trigger.end)
        if n - last > SENTENCES or context.apart(flight.trigger.start, start):
            return
        if n > first and (new_flight(context, flight, n) or LEAD_PLACE.match(text, here.start)):
            return
        for found in GIVES.finditer(text, start, here.end):
            number = figure_behind(context, n, found.end())
            if number is None or number in known or not 1 / FACTOR <= (context.amounts[number].best or 0) / size <= FACTOR:
                continue
            end = context.found.mentions[number].end
            if "\n\n" in text[context.sentences[last].end : start] and not (THE_NUMBER.search(found[0]) or n - last == 1):
                continue  # a paragraph farther on a figure is of something else unless it is called "the number"
            named = COUNTED.match(text, end) or OF_FLED.search(found[0])
            if not named and (not BARE.match(text, end) or OTHER_COUNT.search(text, context.sentences[last].start, end)):
                continue
            speaker = who_counts(context, n, found)
            if speaker is None and not is_ours(context, here, found.start()) and not by_grammar(context, Draft(Span(found.start(), found.end()), "displacement", SCORE)):
                continue  # whose figure it is nobody says
            last = n
            yield Measure(Span(found.start(), found.end()), number, speaker, ARRIVING.match(found[0]) is not None)


def figure_behind(context: Context, sentence: int, at: int) -> int | None:
    """The figure right behind an offset, but for words like "about"."""
    lead = ABOUT.match(context.folded, at)
    near = lead.end() if lead else at
    return next((i for i in context.in_sentence.get(sentence, ()) if i in context.amounts and at <= context.found.mentions[i].start <= near < context.found.mentions[i].end), None)


def new_flight(context: Context, flight: Draft, sentence: int) -> bool:
    """Whether a sentence tells that people left another place."""
    mine = {p.id for s in flight.slots if s.role in ("from", "at") for p in context.places.get(s.mention, ())}
    return any(
        d.type in ("displacement", "IND") and context.sentence_index(d.trigger.start) == sentence and FLED.fullmatch(context.folded, d.trigger.start, d.trigger.end)
        and any(p.id not in mine for s in d.slots if s.role == "from" for p in context.places.get(s.mention, ()))
        for d in context.found.drafts
    )  # fmt: skip


def who_counts(context: Context, sentence: int, found: re.Match[str]) -> int | None:
    """The subject of the verb, or the owner of "figure"; None where the report's own people count, or nobody is named."""
    people = [(i, m) for i, m in context.people(sentence) if m.kind in SPEAKING]
    owner = OWNER.search(context.folded, max(0, found.start() - OWNED), found.start())
    if owner is not None:
        speaker = next((i for i, m in people if m.end in (owner.start(), owner.start() + 2)), None)
    else:
        speaker = before_cue(context.folded, people, Span(found.start(), found.end()))
        while speaker is not None and (of := OF_SOMEBODY.search(context.folded, max(0, (m := context.found.mentions[speaker]).start - NEAR), m.start)) is not None:
            head = next((i for i, o in people if o.end == of.start()), None)
            if head is None:
                break
            speaker = head
    return None if speaker is None or OUR.search(context.folded, max(0, context.found.mentions[speaker].start - NEAR), context.found.mentions[speaker].end) else speaker


def is_ours(context: Context, sentence: Span, verb: int) -> bool:
    """Whether those who count are the report's own people."""
    return OUR.search(context.folded, max(sentence.start, verb - NEAR), verb) is not None


def gives(context: Context, draft: Draft, measure: Measure) -> bool:
    """Whether a draft is what the finder made of a measure."""
    return draft.trigger.overlaps(measure.trigger) or any(s.mention == measure.number for s in draft.slots)


def as_telling(context: Context, flight: Draft, measure: Measure, found: Draft | None) -> Draft:
    """A measure as a telling of the flight: its own figure and voice, the people and the origin of the first."""
    end = context.found.mentions[measure.number].end
    named = next((i for i in context.in_sentence[context.sentence_index(end)] if i in context.actors and context.found.mentions[i].start - end == 1), None)
    people = (Slot("actor", named, SURE),) if named is not None else people_of(flight)
    counted = Slot("displaced", measure.number, SURE, whose=people[0].mention if people else None)
    by = (Slot("by", measure.speaker, SURE),) if measure.speaker is not None else tuple(s for s in (found.slots if found else ()) if s.role in ("by", "by2") and not OURS.match(context.words(s.mention)))
    origin = tuple(s for s in flight.slots if s.role == "from" or (s.role == "at" and not any(o.role == "from" for o in flight.slots)))
    to = tuple(replace(s, role="to") for s in (found.slots if found else ()) if measure.arriving and s.role in ("at", "to"))
    slots = (counted, *people, *by, *origin, *to)
    if found is None:
        return Draft(measure.trigger, "displacement", SCORE, slots, scores=KIND)
    trigger = found.trigger if found.type == "displacement" else measure.trigger
    return replace(found, trigger=trigger, type="displacement", score=max(found.score, SCORE), slots=slots, scores=KIND, aggregate=False, status="asserted", background=False)


def of_the_counted(context: Context, draft: Draft, measure: Measure) -> bool:
    """Whether a draft tells what became of most of those counted: "2,000, most of whom have returned"."""
    if draft.type != "return" or context.sentence_index(draft.trigger.start) != context.sentence_index(measure.trigger.start):
        return False
    return PART.search(context.folded, measure.trigger.end, draft.trigger.start) is not None if measure.trigger.end < draft.trigger.start else False
