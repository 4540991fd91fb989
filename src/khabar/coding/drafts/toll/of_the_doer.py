"""The figure behind a doer's own verb counts others than the doer: "gunmen attacked a bus, killing nine of them".

The finder may take "them" for whoever was named first. The object of a verb whose subject did it is never that subject, unless somebody
else acts between: "bandits attacked the village but farmers fought back, killing three of them".
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Slot
from khabar.coding.families import COUNTS, VIOLENT
from khabar.model import Span

DEEDS = VIOLENT | {"crowd_force", "riot", "territory_taken", "capture", "abduction", "detention", "rescue"}
_HARMING = r"(?:kill|wound|injur|hurt|slay|murder|execut|massacr|slaughter|behead|shoot|maim|captur|tak|seiz|arrest|detain|abduct|kidnap)ing"
_HARMED = r"(?:killed|wounded|injured|slew|murdered|executed|massacred|slaughtered|beheaded|captured|seized|arrested|detained|abducted|kidnapped|took)"
_ABOUT = r"(?:\s+(?:at least|at most|more than|less than|up to|as many as|about|around|some|nearly|almost|over|another|the|dead|alive|prisoner|hostage))*\s+"
BEFORE = re.compile(rf"(?:\b{_HARMING}|(?:,|\band)\s+(?:(?:then|also|later|reportedly|\w+ly)\s+)*{_HARMED}){_ABOUT}$", re.I)
BEFORE_NEXT = re.compile(rf"\b{_HARMING}\s[^.;:]{{0,60}}?\s+and\s+(?:{_HARMING}{_ABOUT}|(?:at least |another |some |about )?)$", re.I)  # "killing nine and wounding 12", "killing nine and 12 others"
REACH = 90  # characters before a figure in which its verb stands
OTHERS_ACT = re.compile(r"(?:\b(?:but|while|when|whereas|before|after|until|as)\b|;)", re.I)
ANEW = re.compile(r"(?:\b(?:and|but|while|when|before|after|until|as)|;|,)\s+(?:(?:the|an?|some|several|local|two|three)\s+)*$", re.I)  # before a participant who begins a clause
VERB = re.compile(r"\s+(?!(?:in|on|at|of|from|near|with|to|who|which|that|and|or|by|for|inside|outside|during|alike|as)\b)[a-z]+")  # behind one who acts


def with_others_counted(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """The drafts in which such figures count those to whom it was done."""
    if not context.sentences:
        return drafts
    return tuple(with_object(context, d) if d.type in DEEDS and any(s.role in COUNTS for s in d.slots) else d for d in drafts)


def with_object(context: Context, draft: Draft) -> Draft:
    doers = {context.actors[s.mention].id for s in draft.slots if s.role == "actor" and s.mention in context.actors}
    sufferers = [s.mention for s in draft.slots if s.role == "rec" and s.mention in context.actors]

    def right(s: Slot) -> Slot:
        if s.role not in COUNTS or s.whose not in context.actors or context.actors[s.whose].id not in doers or not is_object(context, draft, s.mention):
            return s
        others = list({context.actors[i].id: i for i in sufferers if context.actors[i].id not in doers}.values())
        return replace(s, whose=others[0] if len(others) == 1 else None)

    return replace(draft, slots=tuple(right(s) for s in draft.slots)) if doers else draft


def is_object(context: Context, draft: Draft, figure: int) -> bool:
    """Whether a figure is the object of a verb of the draft's doer: behind "killing" or ", and killed", with nobody who acts between the deed and it."""
    text, m = context.folded, context.found.mentions[figure]
    here = context.sentence_index(draft.trigger.start)
    if context.sentence_index(m.start) != here or m.start < draft.trigger.end:
        return False
    low = max(draft.trigger.start, m.start - REACH)
    found = BEFORE.search(text, low, m.start) or BEFORE_NEXT.search(text, low, m.start)
    direct = re.fullmatch(_ABOUT, text[draft.trigger.end : m.start]) is not None and not passive(text, draft.trigger)
    return direct or (found is not None and not others_act(context, Span(draft.trigger.end, max(draft.trigger.end, found.start()))))


def passive(text: str, trigger: Span) -> bool:
    return re.search(r"\b(?:was|were|been|being|got)\s+(?:\w+ly\s+)?$", text[max(0, trigger.start - 20) : trigger.start], re.I) is not None


def others_act(context: Context, between: Span) -> bool:
    """Whether a participant with a verb of its own begins a clause between a deed and a figure."""
    text = context.folded
    if re.search(r"\b(?:they|he|she|it|we)\s+[a-z]+", text[between.start : between.end], re.I) and OTHERS_ACT.search(text, between.start, between.end):
        return True
    return any(
        m.kind in PARTICIPANTS and between.start < m.start and m.end <= between.end and ANEW.search(text, between.start, m.start) and VERB.match(text, m.end)
        for m in (context.found.mentions[i] for i in context.in_sentence[context.sentence_index(between.start)])
    )
