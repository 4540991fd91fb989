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
from khabar.coding.drafts.when.asides import clause_around
from khabar.coding.drafts.when.attached import (
    ABOUT,
    aside,
    finite,
    in_one_clause,
    near,
    of_other_verb,
    of_the_counting,
    of_what_is_awaited,
    only_time,
    time_of_clause,
)
from khabar.coding.drafts.when.counted_on import counted_on
from khabar.coding.drafts.when.named_years import attributive, year_of_noun
from khabar.coding.drafts.when.outdated import SAID, SUM, TO_THE_DAY, definite, looks_back, outdated
from khabar.coding.drafts.when.paragraphs import Paragraphs
from khabar.coding.drafts.when.perfect import not_later
from khabar.coding.drafts.when.present import of_today, spoken_now
from khabar.coding.drafts.when.time_before import before_the_other, when_it_began
from khabar.coding.drafts.who.losing import RETAKEN, is_losing
from khabar.coding.families import HARM, VERBAL
from khabar.model import EventType, Span, TimePrecision, When

LEAD_DAYS = 7  # between what a report is about and its publication
ARTICLE = re.compile(r"(?:the|this|that|these|those)\s+", re.I)
EVENTS = frozenset(EventType)
TO_COME = ("planned", "hypothetical")
SINCE = re.compile(r"\bsince\b", re.I)
SINCE_THE_NIGHT = re.compile(r"\bsince the (?:\w+ )?(?:night|morning|evening|day|afternoon|hours) (?:of|to) $", re.I)
OF_THE_THING = re.compile(r"\W*(?:(?:in|during|of) )?which\b")  # the blast, "which went off on Tuesday", is the deed itself
FOLLOWS = VERBAL | {"release", "rescue", "detention", "deployment", "weapons_disrupted"}  # what is done because of a deed, or ends it
FREEING = frozenset(["release", "rescue"])
TAKING = frozenset(["abduction", "detention", "capture", "disappearance"])
CLOSING = frozenset(["border_closed", "access_obstruction", "siege"])  # what lasts since a day began on it
ANSWERS = frozenset(["accusation", "rejection", "request", "threat", "support", "investigation"])
LATEST = 10  # days in which a deed is answered
KNOWN = 10  # days within which a report's own day must be known, or it lends none
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
        self.counted: set[int] = set()  # drafts whose time is counted from another's
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
        draft, others = self.drafts[index], self.others(index)
        if (year := year_of_noun(self.context, draft, others)) is not None:
            return year
        when = self.told_time(index)
        if draft.status in TO_COME:
            return when
        lasting = when is not None and when.quote is not None and (SINCE.search(self.context.folded[max(0, when.quote.start - 8) : when.quote.start + 6]) or SINCE_THE_NIGHT.search(self.context.folded, 0, when.quote.start))
        if when is not None and lasting and (began := when_it_began(self.context, draft, when)) is not None:
            return began
        if (on := counted_on(self.context, draft, when)) is not None:
            self.counted.add(index)
            return on
        past = any(self.drafts[n].background for n in self.told_in[self.sentence[index]] if n != index)
        before = before_the_other(self.context, draft, when, others, None if past else self.report_time())
        if before != when:
            self.counted.add(index)
        return before

    def told_time(self, index: int) -> When | None:
        """Of the times that are told of an event the narrower: "last month, for the third time this year" is last month."""
        draft = self.drafts[index]
        if (today := of_today(self.context, draft, self.others(index))) is not None:
            return today
        told = [i for i in self.context.slot(draft, "when") if i in self.context.times]
        if not draft.aggregate and any(not self.since(i) for i in told):
            told = [i for i in told if not self.since(i)]  # "on Tuesday, in the worst fighting since 2003"
        mentions = self.context.found.mentions
        told = [i for i in told if not of_the_counting(self.context, draft, mentions[i].span)]
        told = [i for i in told if not self.of_other_deed(index, mentions[i].start) and not self.of_another(index, mentions[i].span, self.context.times[i])]
        told = self.of_own_sentence(index, told)
        told = [i for i in told if not aside(self.context, draft, mentions[i].start)] or told
        told = [i for i in told if not self.of_a_sum(index, i) and not outdated(self.context, draft, i)]
        if self.now[index] or draft.type in ANSWERS:
            told = [i for i in told if self.of_act(index, mentions[i].span)]
        if told and time_of_clause(self.context, draft, self.others(index)) and not any(in_one_clause(self.context, draft.trigger, mentions[i].span) for i in told):
            told = []  # "admitted on Tuesday that rebels had seized it last week"
        if not told:
            only = None if self.now[index] else only_time(self.context, draft) or time_of_clause(self.context, draft, self.others(index))
            if only and only.quote and (of_the_counting(self.context, draft, only.quote.span) or self.of_other_deed(index, only.quote.start) or self.of_another(index, only.quote.span, only) or (draft.type in ANSWERS and not self.of_act(index, only.quote.span))):
                return None
            return not_later(self.context, draft, only) if only else None
        best = self.context.times[told[0]]
        for when in () if draft.aggregate else (self.context.times[i] for i in told[1:]):
            if best.start <= when.start and when.end <= best.end and when.end - when.start < best.end - best.start:
                best = when
        return not_later(self.context, draft, best)

    def of_another(self, index: int, time: Span, when: When) -> bool:
        """Whether a time is that of a noun, of a deed told behind this one, or that of what followed, told later."""
        draft, here = self.drafts[index], self.sentence[index]
        if attributive(self.context, time) or of_what_is_awaited(self.context.folded, time):
            return True
        there = self.context.sentence_index(time.start)
        if there == here:
            besides = [self.drafts[n] for n in self.told_in[here] if n != index]
            return of_other_verb(self.context, draft, besides, time, when) or (self.looked_into(index) and self.of_what_followed(here, time))
        return there > here and draft.type in HARM and self.of_what_followed(there, time)

    def of_what_followed(self, sentence: int, time: Span) -> bool:
        """Whether a time is told of an answer, an arrest, a release, and not of the deed that its sentence names again: "on Monday ordered a probe into the attack"."""
        text, start = self.context.folded, self.context.sentences[sentence].start
        if text[time.end - 2 : time.end + 2].find("\u2019s") >= 0 or text[time.end - 2 : time.end + 2].find("'s") >= 0:
            return False  # "Monday's attack"
        told = [self.drafts[n] for n in self.told_in.get(sentence, ())]
        again = [d for d in told if definite(text, d.trigger) or looks_back(self.context, d.trigger, start)]
        new = [d for d in told if d not in again and d.type in EVENTS]
        if not new or any(d.trigger.end <= time.start and not any(d.trigger.end <= n.trigger.start < time.start for n in new) for d in again):
            return False
        clause = clause_around(self.context, time.start)
        mentions = self.context.found.mentions
        holders = [(s.score, d.type in FOLLOWS) for d in new for s in d.slots if s.role == "when" and mentions[s.mention].span == time]
        followed = max(holders)[1] if holders else all(d.type in FOLLOWS for d in new)
        return followed and (clause is None or any(clause.holds(d.trigger) for d in new))

    def of_own_sentence(self, index: int, told: list[int]) -> list[int]:
        """Of times those that agree with the one long past that the event's own sentence tells, if it does."""
        here, times, mentions = self.sentence[index], self.context.times, self.context.found.mentions
        own = [times[i] for i in told if self.context.sentence_index(mentions[i].start) == here and not near(self.context, times[i])]
        if not own and told and (only := self.long_past(index)) is not None:
            own = [only]
        return [i for i in told if self.context.sentence_index(mentions[i].start) == here or all(times[i].start < w.end and w.start < times[i].end for w in own)]

    def long_past(self, index: int) -> When | None:
        """The one time that the event's clause tells, if it lies long before the report."""
        draft, only = self.drafts[index], only_time(self.context, self.drafts[index])
        if only is None or only.quote is None or near(self.context, only) or not in_one_clause(self.context, draft.trigger, only.quote.span):
            return None
        return None if self.of_another(index, only.quote.span, only) or aside(self.context, draft, only.quote.start) else only

    def dated_by_another(self, index: int) -> bool:
        """Whether the long past time that the finder saw with an event is that of a deed told behind it."""
        draft, mentions = self.drafts[index], self.context.found.mentions
        besides = [self.drafts[n] for n in self.told_in[self.sentence[index]] if n != index]
        own = [(mentions[i].span, self.context.times[i]) for i in self.context.slot(draft, "when") if i in self.context.times]
        return bool(own) and all(self.context.sentence_index(s.start) == self.sentence[index] and not near(self.context, w) and of_other_verb(self.context, draft, besides, s, w) for s, w in own)

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
        if published is None or (published.end - published.start).days > KNOWN:
            return out
        for n, (d, w) in enumerate(zip(self.drafts, self.own, strict=True)):
            if w is None or d.background or d.type in VERBAL or w.precision not in TO_THE_DAY or n in self.counted:
                continue
            if abs((published.start - w.start).days) <= LEAD_DAYS and self.by_the_way(d, w) is None:
                out.append((n, w))
        return out

    def lead(self, index: int) -> When | None:
        """The day that the report, or its item, is about, as far as it is lent."""
        at = self.drafts[index].trigger.start
        mine = [(n, w) for n, w in self.leads if not self.context.apart(self.drafts[n].trigger.start, at)]
        return next((w for n, w in mine if not self.followed(index, n)), None) or next((up_to(w) for _, w in mine), None)

    def followed(self, index: int, j: int) -> bool:
        """Whether one deed was told before another that came of it: an attack before the arrests."""
        draft, later = self.drafts[index], self.drafts[j]
        return draft.type in HARM and later.type in FOLLOWS and (draft.trigger.start < later.trigger.start or (self.sentence[index] == self.sentence[j] and self.looked_into(index)))

    def looked_into(self, index: int) -> bool:
        """Whether a draft is a noun by which its sentence names again the deed that is answered: "ordered a probe into the killings"."""
        draft, text = self.drafts[index], self.context.folded
        if draft.type not in HARM or not definite(text, draft.trigger):
            return False
        before = (self.drafts[n].trigger.end for n in self.told_in[self.sentence[index]] if self.drafts[n].type in FOLLOWS and self.drafts[n].trigger.end < draft.trigger.start)
        article = ARTICLE.match(text, draft.trigger.start, draft.trigger.end)
        return any(ABOUT.search(text, end, article.end() if article else draft.trigger.start) for end in before)

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
        lead = self.lead(index)
        return lowered(lead) if lead else self.report_time()

    def answered(self, index: int, j: int, when: When) -> When | None:
        """What is lent: a deed was condemned, denied or looked into on its day or on one up to the report's; of one long past nobody knows."""
        published, draft, donor = self.context.published, self.drafts[index], self.drafts[j]
        if self.sentence[index] == self.sentence[j] and when.quote is not None and of_other_verb(self.context, draft, [donor], when.quote.span, when):
            return up_to(when) if self.followed(index, j) and finite(self.context.folded, donor.trigger) else None
        if self.followed(index, j) and self.looked_into(index):
            return up_to(when)
        if published is None or draft.type not in ANSWERS or donor.type in VERBAL or draft.background:
            return lowered(when)
        return When(when.start, published.end, TimePrecision.DAYS, None) if 0 < (published.end - when.start).days <= LATEST else None

    def reach(self, here: int) -> list[int]:
        """The sentences from which an event may have its time, nearest first: those below a heading, else those before in the paragraph."""
        if self.paragraphs.is_heading(here):
            return list(range(here, min(here + AHEAD + 1, len(self.context.sentences))))
        first = self.paragraphs.first(here)
        if not self.paragraphs.is_bullet(here) and not any(self.told_in.get(s) for s in range(first, here)):
            first -= 1  # of the paragraph before, what was told last
        return list(range(here, max(first, here - BACK, 0) - 1, -1))

    def lends(self, j: int, index: int, when: When) -> bool:
        """Whether one draft's time may be another's."""
        donor, draft = self.drafts[j], self.drafts[index]
        if j in self.counted:
            return False  # "retaken, a week after it fell"
        if self.context.apart(donor.trigger.start, draft.trigger.start) or (donor.status in TO_COME and draft.status not in TO_COME):
            return False
        if draft.type in FREEING and donor.type in TAKING:
            return False  # "taken on 6 March and freed in a raid": not on that day
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
        if draft.type in CLOSING and near(self.context, when):
            return True  # "since Wednesday nobody crosses: guards pulled a chain across the road"
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
        if p is None or (p.end - p.start).days > KNOWN:
            return None
        return When(p.start - timedelta(days=2), p.end, TimePrecision.DAYS, None)


def up_to(when: When) -> When:
    """The days up to one on which something came of a deed."""
    return When(when.start - timedelta(days=LATEST), when.end, TimePrecision.DAYS, None)


def lowered(when: When) -> When:
    """The same days without a claim to the day."""
    if when.precision in (TimePrecision.DAY, TimePrecision.MINUTE):
        return When(when.start, when.end, TimePrecision.DAYS, None)
    return When(when.start, when.end, when.precision, None)
