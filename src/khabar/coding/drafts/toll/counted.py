"""Dead and wounded whom a sentence counts without telling of any attack: "our reporter saw nine bodies in the morgue", "four soldiers were hurt".

They are those of what the report has just told, or of the one happening that it is about; who counts them gives an account of his own.
The finder sees such figures and no event. A figure that no telling before it lacks becomes one more telling of the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.toll.harm_words import DEAD, HURT_SINCE, INJURIES
from khabar.coding.families import HARMING, VIOLENT
from khabar.coding.text.items import item_start, item_starts
from khabar.model import Span

FOUGHT = HARMING | {"territory_taken"}
REACH = 4  # sentences back to what is told
SCORE = 0.75  # of a telling that grammar alone gives
SURE = 0.6  # of its slots
TOLD = re.compile(rf"\b(?:{DEAD}|{HURT_SINCE}|bod(?:y|ies)|corpses?|coffins?|buried|lost(?: their lives)?|fell|fallen|{INJURIES})\b", re.I)
SUMS = re.compile(
    r"\b(?:since|this year|last year|so far this|over the past|in the past|in recent (?:years|months|weeks)|during the (?:war|conflict)|so far in|in total|altogether|overall|a year|every (?:day|week|month|year)|per (?:day|month|year))\b",
    re.I,
)
OF_THEM = re.compile(r"\s+of\s+(?:the|those|these|them|his|her|their|its)\b(?!\s(?:bod(?:y|ies)|corpses?)\b)", re.I)  # "two of the dead" are counted with the dead; "two of their bodies" are not
VAGUE = re.compile(r"several|many|some|a few|few|most|others", re.I)
WHO = (MentionKind.GROUP, MentionKind.PERSON)


def with_counted(found: Found, drafts: Sequence[Draft], left: Sequence[tuple[int, str]], text: str, sentences: Sequence[Span], sentence_of: Callable[[int], int], title: Span | None) -> tuple[Draft, ...]:
    """The drafts with one more telling for each sentence of figures that are ``left`` without one: (mention, role)."""
    told: dict[int, list[tuple[int, str]]] = {}
    for mention, role in left:
        m = found.mentions[mention]
        if OF_THEM.match(text, m.end) or VAGUE.fullmatch(text, m.start, m.end):
            continue
        told.setdefault(sentence_of(found.mentions[mention].start), []).append((mention, role))
    made: list[tuple[Draft, Draft]] = []
    for n, figures in sorted(told.items()):
        here = sentences[n]
        own = [d for d in drafts if here.start <= d.trigger.start < here.end and d.type in HARMING]
        headline = title is not None and here.start < title.end
        earlier = lead(drafts, title, sentence_of) if headline else told_before(drafts, n, sentence_of, text, item_start(item_starts(text), here.start))
        words = trigger(text, here, [found.mentions[i] for i, _ in figures])
        if own or earlier is None or words is None or SUMS.search(text, here.start, here.end):
            continue
        slots = [Slot(role, i, SURE) for i, role in figures]
        slots += [Slot("rec", i, SURE) for i in counted(found, [found.mentions[i] for i, _ in figures], text)]
        made.append((replace(earlier, type=earlier.type if earlier.type in HARMING else "ground_attack", trigger=words, score=score_beside(earlier), slots=tuple(slots), status="asserted", outcome=None, target=None, how=None, aggregate=False, stance="asserts"), earlier))
    return among(drafts, made, title)


def score_beside(earlier: Draft) -> float:
    """The score of a telling that grammar alone gives: of what befell a crowd, whose dead are few and often singly told, as much as its attack has."""
    return SCORE if earlier.type in VIOLENT else max(SCORE, earlier.score)


def trigger(text: str, sentence: Span, figures: Sequence[Mention]) -> Span | None:
    """The word that says what became of the counted, nearest to the first figure."""
    first = figures[0]
    near = sorted(TOLD.finditer(text, sentence.start, sentence.end), key=lambda m: max(m.start() - first.end, first.start - m.end(), 0))
    return Span(near[0].start(), near[0].end()) if near else None


def counted(found: Found, figures: Sequence[Mention], text: str) -> list[int]:
    """Who is counted: the participants right behind the figures."""
    return [i for f in figures for i, m in enumerate(found.mentions) if m.kind in WHO and text[f.end : m.start] in (" ", " of ") and not TOLD.fullmatch(text, m.start, m.end)][:2]


def told_before(drafts: Sequence[Draft], n: int, sentence_of: Callable[[int], int], text: str = "", since: int = 0) -> Draft | None:
    """The violence or the taking of a place told last in reach, rather outside of a quotation, else the only one that the report tells."""
    news = [d for d in drafts if d.type in FOUGHT and not d.background and d.status == "asserted" and sentence_of(d.trigger.start) < n and d.trigger.start >= since]
    near = [d for d in news if n - REACH <= sentence_of(d.trigger.start)]
    if near:
        near = [d for d in near if d.type != "riot"] or near  # who shot at the crowd killed, and not the crowd
        return max(near, key=lambda d: (not in_quotation(text, d.trigger.start), d.trigger.start))
    roots = {root(drafts, d) for d in news}
    return news[0] if len(roots) == 1 else None


def in_quotation(text: str, at: int) -> bool:
    """Whether a quotation that begins in the paragraph of an offset is open there."""
    return text.count('"', max(text.rfind("\n\n", 0, at), 0), at) % 2 == 1


def lead(drafts: Sequence[Draft], title: Span | None, sentence_of: Callable[[int], int]) -> Draft | None:
    """What the first sentence behind the headline tells, which a headline without a deed of its own tells as well."""
    after = [d for d in drafts if title is not None and d.trigger.start >= title.end and d.type in VIOLENT and not d.background and d.status == "asserted"]
    first = min(after, key=lambda d: d.trigger.start, default=None)
    return first if first is not None and title is not None and sentence_of(first.trigger.start) <= sentence_of(title.end - 1) + 2 else None


def root(drafts: Sequence[Draft], draft: Draft) -> int:
    """The place among the drafts of the first telling of a draft's happening."""
    n = drafts.index(draft)
    while (same := drafts[n].same_as) is not None and same < n:
        n = same
    return n


def among(drafts: Sequence[Draft], made: Sequence[tuple[Draft, Draft | None]], title: Span | None) -> tuple[Draft, ...]:
    """All drafts in the order of the text, with their links as they were; what is made tells its happening again, but for a headline."""
    whole: list[tuple[Draft, Draft | None]] = [*((d, None) for d in drafts), *made]
    order = sorted(range(len(whole)), key=lambda i: (whole[i][0].trigger.start, i))
    place = {i: n for n, i in enumerate(order)}
    out = []
    for i in order:
        draft, of = whole[i]
        if of is not None:
            same = None if title is not None and draft.trigger.start < title.end else place[drafts.index(of)]
        else:
            same = place[draft.same_as] if draft.same_as is not None else None
        out.append(draft.with_link(same))
    return tuple(out)
