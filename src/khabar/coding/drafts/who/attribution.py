"""Who says it: the chain of speakers of a claim, innermost first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from khabar.coding.draft import Draft, Slot
from khabar.coding.drafts.who.each_his_own import each_his_own
from khabar.coding.drafts.who.unspoken import BESIDES, unspoken
from khabar.coding.finding.carried import carried
from khabar.coding.finding.signed import signatory
from khabar.coding.finding.speech import speaker_of, speeches, tellers
from khabar.model import Actor, Said, Stance

if TYPE_CHECKING:
    from khabar.coding.context import Context

CUES = re.compile(
    r"\b(?:according to|quoted|quoting|cit(?:ed|ing)|sa(?:id|ys|y|ying)|told|tells|add(?:ed|s|ing)|report(?:ed|s|ing)|claim(?:ed|s|ing)|"
    r"confirm(?:ed|s|ing)|den(?:ied|ies|y|ying)|acknowledg(?:ed|es|ing)|admit(?:ted|s|ting)|announc(?:ed|es|ing)|insist(?:ed|s|ing)|"
    r"stat(?:ed|es|ing)|wr(?:ote|ites)|alleg(?:ed|es|ing)|accus(?:ed|es|ing)|warn(?:ed|s|ing)|vow(?:ed|s|ing)|reveal(?:ed|s|ing)?|"
    r"explain(?:ed|s|ing)|maintain(?:ed|s|ing)|assert(?:ed|s|ing)|declar(?:ed|es|ing)|reject(?:ed|s|ing)|dismiss(?:ed|es|ing)|"
    r"disput(?:ed|es|ing)|describ(?:ed|es|ing)|estimat(?:ed|es|ing)|tweet(?:ed|s|ing)|post(?:ed|s|ing)|predict(?:ed|s|ing)|"
    r"statement|spokes(?:man|woman|person)|communiqu[eé]|in the words of)\b",
    re.I,
)
REACH = 70  # characters between a speaker and the verb of saying
NOBODY = re.compile(r"(?:nobody|no[ -]one|none|neither|no (?:\w+ )?(?:group|outfit|organi[sz]ation|party|side|official|claim))\b", re.I)
HEARERS = re.compile(r"(?:the |local |foreign |state |many |several )*(?:reporters|journalists|newsmen|correspondents|the press|press|a news conference|a press conference)|us|me|(?:our|this|the) (?:own )?(?:reporter|correspondent|newspaper|paper|magazine|station)s?", re.I)  # who are told, and tell nothing
TOLD = re.compile(r"\b(?:told|tells|telling|informed|informs|to) (?:the )?$")
STANCES = {s.value: s for s in Stance}


def chain(context: Context, draft: Draft) -> tuple[Said, ...]:
    """The speakers of one draft; several at one step speak jointly."""
    stance = STANCES.get(draft.stance, Stance.ASSERTS)
    if draft.status == "denied" and stance == Stance.ASSERTS:
        stance = Stance.DENIES
    own = draft.type == "ROLE" and says_it_of_himself(context, draft)
    inner = [] if own else each_his_own(context, draft, speakers(context, draft, "by"))
    outer = [(i, a) for i, a in speakers(context, draft, "by2") if a.id not in {b.id for _, b in inner}]
    if not inner and outer:
        inner, outer = outer, []
    if not inner:
        inner = [(i, a) for i, a in by_grammar(context, draft) if not unspoken(context, draft, i)]
    if not outer and len(inner) == 2:
        first, second = inner
        if any(i == second[0] for i, _ in relayed_by(context, draft, [first])):
            inner, outer = [first], [second]
        elif any(i == first[0] for i, _ in relayed_by(context, draft, [second])):
            inner, outer = [second], [first]
    if not outer and len(inner) == 1:
        outer = relayed_by(context, draft, inner)
        if outer and outer[0][1].id == inner[0][1].id:
            inner, outer = outer, []  # "the general said ... when he said": one speaker, by his name
    out = [said(context, draft, 0, i, a, stance) for i, a in inner]
    out += [said(context, draft, 1, i, a, Stance.ASSERTS) for i, a in outer]
    return tuple(out)


def before_a_colon(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """ "Police: Attack on barracks foiled": who stands before the colon tells what follows, and did not do it."""

    def told(draft: Draft, slot: Slot) -> Slot:
        m = context.found.mentions[slot.mention]
        here = slot.role == "actor" and m.end < draft.trigger.start and context.folded[m.end : m.end + 2] == ": "
        opens = here and not context.folded[context.sentences[context.sentence_index(m.start)].start : m.start].strip(" \"'")
        return replace(slot, role="by") if opens else slot

    return tuple(d.with_slots(told(d, s) for s in d.slots) for d in drafts) if context.sentences else drafts


def speakers(context: Context, draft: Draft, role: str) -> list[tuple[int, Actor]]:
    out: dict[str, tuple[int, Actor]] = {}
    for i in context.slot(draft, role):
        actor = context.actors.get(i)
        if actor and not NOBODY.match(context.words(i)) and not is_told(context, i) and not only_acts(context, draft, i) and not unspoken(context, draft, i):
            out.setdefault(actor.id, (i, actor))
    return list(out.values())[:3]


def says_it_of_himself(context: Context, draft: Draft) -> bool:
    """Whether an office stands beside a name outside all that its sentence reports: "the mayor, Amin Gul, said that" is told by the one who writes."""
    if not context.sentences:
        return False
    at = context.sentence_index(draft.trigger.start)
    told = speeches(context.folded, context.sentences[at], context.who_may_speak(at))
    return bool(told) and not any(s.content.start <= draft.trigger.start and draft.trigger.end <= s.content.end for s in told)


def is_told(context: Context, mention: int) -> bool:
    """Whether a mention is of those to whom others speak: "told reporters"."""
    start = context.found.mentions[mention].start
    return HEARERS.fullmatch(context.words(mention)) is not None and TOLD.search(context.folded, max(0, start - 12), start) is not None


def only_acts(context: Context, draft: Draft, mention: int) -> bool:
    """Whether a sentence in which nobody says anything has it as the doer: "the Front took the town" is told by whoever writes it."""
    m = context.found.mentions[mention]
    if not context.sentences or context.sentence_index(m.start) != context.sentence_index(draft.trigger.start):
        return False
    here = context.sentences[context.sentence_index(m.start)]
    acts = any(s.role == "actor" and context.found.mentions[s.mention].span.overlaps(m.span) for s in draft.slots)
    return acts and CUES.search(context.folded, here.start, here.end) is None and '"' not in context.folded[here.start : here.end]


def relayed_by(context: Context, draft: Draft, inner: list[tuple[int, Actor]]) -> list[tuple[int, Actor]]:
    """Who relays the words of the speaker: "the general said the mayor was right when he said that ...": the one whose words hold his."""
    if not context.sentences:
        return []
    at = context.sentence_index(draft.trigger.start)
    told = tellers(context.folded, context.sentences[at], draft.trigger, context.who_may_speak(at))
    i = next((n for n, m in enumerate(told) if any(context.found.mentions[m].span.overlaps(context.found.mentions[j].span) for j, _ in inner)), None)
    outer = told[i + 1] if i is not None and i + 1 < len(told) else None
    if i is not None and outer is not None and BESIDES.search(context.folded, context.found.mentions[outer].end, context.found.mentions[told[i]].start):
        return []  # "police said ..., and residents said": each tells his own
    actor = context.actors.get(outer) if outer is not None else None
    return [(outer, actor)] if outer is not None and actor else []


def by_grammar(context: Context, draft: Draft) -> list[tuple[int, Actor]]:
    """The speaker whom the sentence's reported speech names, where the finder names none."""
    if not context.sentences:
        return []
    i = speaker_of(context.folded, context.sentences, context.sentence_index(draft.trigger.start), draft.trigger, context.who_may_speak)
    if i is None:
        i = signatory(context.folded, draft.trigger, context.found.mentions)
    if i is None:
        i = carried(context.folded, context.sentences, context.sentence_index(draft.trigger.start), context.who_may_speak)
    actor = context.actors.get(i) if i is not None else None
    return [(i, actor)] if i is not None and actor else []


def said(context: Context, draft: Draft, step: int, mention: int, actor: Actor, stance: Stance) -> Said:
    return Said(step, actor, stance, cue_near(context, mention), context.mention_quote(mention))


def cue_near(context: Context, mention: int) -> str | None:
    """The word of saying nearest to the speaker in its sentence."""
    m = context.found.mentions[mention]
    low, high = max(0, m.start - REACH), min(len(context.folded), m.end + REACH)
    best: tuple[int, str] | None = None
    for found in CUES.finditer(context.folded, low, high):
        gap = max(m.start - found.end(), found.start() - m.end, 0)
        if "\n" not in context.folded[min(found.end(), m.end) : max(found.start(), m.start)] and (best is None or gap < best[0]):
            best = (gap, context.text[found.start() : found.end()])
    return best[1] if best else None
