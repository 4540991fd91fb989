"""When: an event's own time, or the nearest that it may inherit with its precision lowered.

An event without a time is told of the day that its paragraph told last. Not every time may be lent: a sum's ("so far this
year"), one still to come, and one in a relative clause ("the blast, in which ten died last Wednesday") are of their own deed only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta

from khabar.coding.context import Context
from khabar.coding.draft import Draft, MentionKind
from khabar.coding.drafts.asides import clause_around
from khabar.coding.drafts.clauses import OF_ANOTHER, relative
from khabar.coding.drafts.losing import RETAKEN, is_losing
from khabar.coding.drafts.outdated import SAID, SUM, TO_THE_DAY, outdated
from khabar.coding.drafts.paragraphs import Paragraphs
from khabar.coding.drafts.present import of_today, spoken_now
from khabar.coding.families import VERBAL
from khabar.coding.numbers import parse_amount
from khabar.model import Amount, Span, TimePrecision, When

LEAD_DAYS = 7  # between what a report is about and its publication
DAYS_AFTER = re.compile(r"\b(?P<number>\w+) (?P<unit>day|week)s? after (?:\w+ ){0,3}?(?:had|having|being) (?:\w+ ){0,2}$", re.I)
MOST_DAYS = 60
NONE = Amount(None, None, None)
TO_COME = ("planned", "hypothetical")
SINCE = re.compile(r"\bsince\b", re.I)
ITS = re.compile(r"\W*(?:in|during) which\b")  # of an attack "in which ten were killed on 21 April"
OF_THE_THING = re.compile(r"\W*(?:(?:in|during|of) )?which\b")  # the blast, "which went off on Tuesday", is the deed itself
ANSWERS = frozenset(["accusation", "rejection", "request", "threat", "support", "investigation"])
LATEST = 10  # days in which a deed is answered
LONGEST = 31  # days of a time that news may lend
BACK = 8  # sentences of a paragraph that are searched
AHEAD = 3  # sentences below a heading


class Times:
    """The times of the drafts of one report, in order of the text."""

    def __init__(self, context: Context, drafts: tuple[Draft, ...]) -> None:
        self.context = context
        self.drafts = drafts
        self.paragraphs = Paragraphs(context)
        self.now = [spoken_now(context, d) for d in drafts]
        self.sentence = [context.sentence_index(d.trigger.start) for d in drafts]
        self.told_in: dict[int, list[int]] = defaultdict(list)  # sentence -> its drafts
        for i, s in enumerate(self.sentence):
            self.told_in[s].append(i)
        self.own = [self.time_of(n) for n in range(len(drafts))]
        self.leads = self.lead_times()

    def of(self, index: int) -> tuple[When | None, bool]:
        """The time of a draft, and whether it is inherited."""
        own = self.own[index]
        if own is not None:
            return own, False
        when = self.nearby_time(index)
        return when, when is not None

    # ------------------------------------------------------------------ told of the event itself
    def time_of(self, index: int) -> When | None:
        draft = self.drafts[index]
        when, shift = self.told_time(index), days_before(self.context, draft)
        if shift is None and not any(i in self.context.times for i in self.context.slot(draft, "when")) and (shift := days_apart(self.context, draft)) is not None:
            when = None  # the sentence's one time is that of the other
        if when is None and shift is not None:
            when = last_time(self.context, draft)
        if when is None or shift is None:
            return when
        back = timedelta(days=shift)
        return When(when.start - back, when.end - back, TimePrecision.DAYS, when.quote)

    def told_time(self, index: int) -> When | None:
        """Of the times that are told of an event the narrower: "last month, for the third time this year" is last month."""
        draft = self.drafts[index]
        if (today := of_today(self.context, draft, self.others(index))) is not None:
            return today
        told = [i for i in self.context.slot(draft, "when") if i in self.context.times]
        if not draft.aggregate and any(not self.since(i) for i in told):
            told = [i for i in told if not self.since(i)]  # "on Tuesday, in the worst fighting since 2003"
        mentions = self.context.found.mentions
        told = [i for i in told if not self.of_other_deed(index, mentions[i].start)]
        told = [i for i in told if not aside(self.context, draft, mentions[i].start)] or told
        told = [i for i in told if not self.of_a_sum(index, i) and not outdated(self.context, draft, i)]
        if self.now[index] or draft.type in ANSWERS:
            told = [i for i in told if self.of_act(index, mentions[i].span)]
        if not told:
            only = None if self.now[index] else only_time(self.context, draft)
            if only and only.quote and (self.of_other_deed(index, only.quote.start) or (draft.type in ANSWERS and not self.of_act(index, only.quote.span))):
                return None
            return only
        best = self.context.times[told[0]]
        for when in () if draft.aggregate else (self.context.times[i] for i in told[1:]):
            if best.start <= when.start and when.end <= best.end and when.end - when.start < best.end - best.start:
                best = when
        return best

    def since(self, mention: int) -> bool:
        m = self.context.found.mentions[mention]
        return bool(SINCE.search(self.context.folded[max(0, m.start - 8) : m.start + 6]))

    def of_other_deed(self, index: int, at: int) -> bool:
        """Whether a time is of what somebody did besides: "the rebels, who took the port on 13 June, shelled ..."."""
        clause = clause_around(self.context, at)
        if clause is None or OF_THE_THING.match(self.context.folded, clause.start) or not aside(self.context, self.drafts[index], at):
            return False
        return any(clause.start < d.trigger.start < clause.end for d in self.drafts)

    def others(self, index: int) -> list[int]:
        """Where the other events of the sentence are told."""
        return [self.drafts[n].trigger.start for n in self.told_in[self.sentence[index]] if n != index]

    def of_act(self, index: int, time: Span) -> bool:
        """Whether a time is that of what is said, and not of what is spoken of: "has called for the release of a man taken in May"."""
        draft, here = self.drafts[index], self.context.sentence_index(self.drafts[index].trigger.start)
        if self.context.sentence_index(time.start) != here:
            return not self.now[index]
        return not any(draft.trigger.start < o < time.start for o in self.others(index)) and not aside(self.context, draft, time.start)

    def of_a_sum(self, index: int, mention: int) -> bool:
        """Whether a time is that of a sum of another sentence: "443 were killed since April"."""
        draft, m = self.drafts[index], self.context.found.mentions[mention]
        return not draft.aggregate and self.since(mention) and self.context.sentence_index(m.start) != self.context.sentence_index(draft.trigger.start)

    # ------------------------------------------------------------------ told of what is around it
    def lead_times(self) -> list[tuple[int, When]]:
        """Where dated news events near the report's own day are told, not by the way, and the days: the first is what the report is about."""
        published = self.context.published
        out: list[tuple[int, When]] = []
        for d, w in zip(self.drafts, self.own, strict=True):
            if published is None or w is None or d.background or d.type in VERBAL or w.precision not in TO_THE_DAY:
                continue
            if abs((published.start - w.start).days) <= LEAD_DAYS and self.by_the_way(d, w) is None:
                out.append((d.trigger.start, w))
        return out

    def lead(self, at: int) -> When | None:
        """The day that the report, or its item, is about."""
        return next((w for start, w in self.leads if not self.context.apart(start, at)), None)

    def nearby_time(self, index: int) -> When | None:
        """The time told last in the paragraph, or in the sentence before it; else the report's."""
        draft, here = self.drafts[index], self.sentence[index]
        if self.now[index] and draft.status not in TO_COME:
            return self.report_time()
        for sentence in self.reach(here):
            for j in sorted(self.told_in.get(sentence, ()), key=lambda j: j > index):
                w = self.own[j]
                if j != index and w and self.drafts[j].background == draft.background and self.lends(j, index, w) and (lent := self.answered(index, j, w)):
                    return lent
            if sentence != here and (w := self.bare_time(sentence, index)) is not None:
                return lowered(w)
        if draft.background or draft.status in TO_COME or self.lost_before(index):
            return None
        lead = self.lead(draft.trigger.start)
        return lowered(lead) if lead else self.report_time()

    def answered(self, index: int, j: int, when: When) -> When | None:
        """What is lent: a deed was condemned, denied or looked into on its day or on one up to the report's; of one long past nobody knows."""
        published, draft, donor = self.context.published, self.drafts[index], self.drafts[j]
        if published is None or draft.type not in ANSWERS or donor.type in VERBAL or draft.background:
            return lowered(when)
        return When(when.start, published.end, TimePrecision.DAYS, None) if 0 < (published.end - when.start).days <= LATEST else None

    def reach(self, here: int) -> list[int]:
        """The sentences from which an event may have its time, nearest first: those below a heading, else those before in the paragraph."""
        if self.paragraphs.is_heading(here):
            return list(range(here, min(here + AHEAD + 1, len(self.context.sentences))))
        first = self.paragraphs.first(here)
        if first == here and not self.paragraphs.is_bullet(here):
            first -= 1  # of the paragraph before, what was told last
        return list(range(here, max(first, here - BACK, 0) - 1, -1))

    def lends(self, j: int, index: int, when: When) -> bool:
        """Whether one draft's time may be another's."""
        donor, draft = self.drafts[j], self.drafts[index]
        if self.context.apart(donor.trigger.start, draft.trigger.start) or (donor.status in TO_COME and draft.status not in TO_COME):
            return False
        if self.says(j, RETAKEN.match) and self.says(index, is_losing):
            return False  # "they admit losing the town, which they won back on Sunday"
        clause = self.by_the_way(donor, when)
        if draft.background and self.sentence[j] == self.sentence[index]:
            clause = None  # "charged with the murder of men whom his troops killed in 2005"
        if clause is not None and not clause.start <= draft.trigger.start < clause.end:
            return False
        return (draft.aggregate or not donor.aggregate) and self.may_lend(when, draft)

    def lost_before(self, index: int) -> bool:
        """Whether a draft tells of a loss, and the report of the place's recapture: that was on another day."""
        return self.says(index, is_losing) and any(self.says(j, RETAKEN.match) for j in range(len(self.drafts)) if not self.context.apart(self.drafts[j].trigger.start, self.drafts[index].trigger.start))

    def says(self, index: int, test: Callable[[str], object]) -> bool:
        draft = self.drafts[index]
        return draft.type == "territory_taken" and bool(test(self.context.folded[draft.trigger.start : draft.trigger.end]))

    def by_the_way(self, draft: Draft, when: When) -> Span | None:
        """The relative or concessive clause in which an event or its time is told."""
        return clause_around(self.context, draft.trigger.start) or (clause_around(self.context, when.quote.start) if when.quote else None)

    def may_lend(self, when: When, draft: Draft) -> bool:
        """No sum's time ("since January"), none that is to come, and for news none of months."""
        published = self.context.published
        if when.quote is not None and SUM.search(self.context.folded[max(0, when.quote.start - 30) : when.quote.start]):
            return False
        if when.quote is not None and SINCE.match(self.context.folded, when.quote.start):
            return False
        if published is not None and draft.status not in TO_COME and when.start >= published.end:
            return False
        return draft.background or (when.end - when.start).days <= (LATEST if draft.type in VERBAL else LONGEST)

    def bare_time(self, sentence: int, index: int) -> When | None:
        """The time of a sentence that gives none of its events a time: "On 11 September it was the turn of the port"."""
        draft, span = self.drafts[index], self.context.sentences[sentence]
        if any(self.own[j] is not None for j in self.told_in.get(sentence, ())) or self.context.apart(span.start, draft.trigger.start):
            return None
        for i in self.context.in_sentence.get(sentence, ()):
            m = self.context.found.mentions[i]
            if m.kind != MentionKind.TIME or i not in self.context.times or clause_around(self.context, m.start) is not None:
                continue
            if not SAID.search(self.context.folded, span.start, m.start) and self.may_lend(self.context.times[i], draft):
                return self.context.times[i]
        return None

    def report_time(self) -> When | None:
        """News without a date is of the days up to its report."""
        p = self.context.published
        if p is None or (p.end - p.start).days > 10:
            return None
        return When(p.start - timedelta(days=2), p.end, TimePrecision.DAYS, None)


def aside(context: Context, draft: Draft, at: int) -> bool:
    """Whether a time stands in a relative or concessive clause, and the event outside of it: "the juntas, which left on 28 January, ..."."""
    clause = clause_around(context, at)
    if clause is None or clause.start <= draft.trigger.start < clause.end:
        return False
    return draft.trigger.start > clause.start or not ITS.match(context.folded, clause.start)


def only_time(context: Context, draft: Draft) -> When | None:
    """The one time that the event's sentence tells, where it tells one only; in a list of dates that with which the line begins."""
    if not context.sentences:
        return None
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    inside = {(w.start, w.end): w for w in context.times.values() if w.quote and here.start <= w.quote.start < here.end and not relative(context, draft.trigger, w.quote.span, [])}
    line = context.folded.rfind("\n", here.start, draft.trigger.start) + 1 or here.start
    return next(iter(inside.values())) if len(inside) == 1 else next((w for (start, _), w in inside.items() if start == line), None)


def last_time(context: Context, draft: Draft) -> When | None:
    """The time that is told last before the event in its sentence."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    before = [w for w in context.times.values() if w.quote and here.start <= w.quote.start and w.quote.end <= draft.trigger.start]
    return max(before, key=lambda w: w.quote.end if w.quote else 0, default=None)


def days_before(context: Context, draft: Draft) -> int | None:
    """ "Recaptured on Saturday, five days after they had been thrown out": how long before the day that the sentence names."""
    if not context.sentences:
        return None
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    found = DAYS_AFTER.search(context.folded[here.start : draft.trigger.start])
    return days_of(found)


def days_apart(context: Context, draft: Draft) -> int | None:
    """ "Two days after a bombing in the north", of that bombing: how long before the day that the sentence names."""
    if not context.sentences:
        return None
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    mine = (m for m in OF_ANOTHER.finditer(context.folded, here.start, here.end) if m.start("other") <= draft.trigger.start < m.end("other"))
    return days_of(next((m for m in mine if m["side"] == "after" and m["unit"] in ("day", "week")), None))


def days_of(found: re.Match[str] | None) -> int | None:
    """A number of days or weeks in days."""
    amount = (1.0 if found["number"].lower() in ("a", "an") else (parse_amount(found["number"]) or NONE).best) if found else None
    if found is None or amount is None or amount > MOST_DAYS:
        return None
    return int(amount) * (7 if found["unit"].lower() == "week" else 1)


def lowered(when: When) -> When:
    """The same days without a claim to the day."""
    if when.precision in (TimePrecision.DAY, TimePrecision.MINUTE):
        return When(when.start, when.end, TimePrecision.DAYS, None)
    return When(when.start, when.end, when.precision, None)
