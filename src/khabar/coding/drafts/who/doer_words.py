"""The words beside a deed that name who did it: "a U.S. drone strike", "Army artillery hit", "dropped from government helicopters"."""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.actors.ground import ground_actors
from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind
from khabar.model import Actor, ActorKind, Quote, Span

WORDS = 4  # of a name before the deed: "Tehrik-e Taliban Pakistan", "Rapid Support Forces"
DEED = re.compile(
    r"(?:strikes?|air ?strikes?|raids?|attacks?|bombing|bombings|bombardments?|shelling|fire|offensives?|operations?|assaults?|ambush(?:es)?|incursions?"
    r"|invasion|campaign|crackdown|siege|blockade|barrages?|massacre|occupation|sweeps?|drones?|missiles?|rockets?|bombs?|shells?|airstrikes?|withdrawal|pull-?out|retreat|advance"
    r"|deployment|helicopters?|warplanes?|jets?|aircraft|mortars?|artillery|gunfire|gunships?|snipers?|capture|seizure|takeover|counter-?offensives?)",
    re.IGNORECASE,
)
OF_DEED = re.compile(
    r"(?:air|drone|missile|rocket|artillery|barrel|bomb|mortar|tank|ground|naval|aerial|suicide|car|truck|night|overnight|dawn|heavy|deadly|special|forces|commando"
    r"|joint|cross-border|retaliatory|alleged|suspected|reported|sniper|gun|military|counter-?terrorism|surprise|lightning|major|massive|fresh|new|latest|recent|sustained"
    r"|intense|indiscriminate|cluster|ballistic|cruise|kamikaze|double-tap|precision|guided|glide|helicopter|fighter|jet|warplane|gunship|large-scale|full-scale|two|three"
    r"|four|several|deadliest|repeated|daily|nightly|renewed|continuing|ongoing|first|second|third|winter|spring|summer|week-?long|months?-?long|days?-?long|year-?long|-?led|-?style)",
    re.IGNORECASE,
)
# Of these the words before "attack" or "bombing" may as well be the target.
AMBIGUOUS = re.compile(
    r"(?:attacks?|bombings?|bombs?|shooting|massacre|siege|capture|seizure|takeover|blockade|occupation)$",
    re.IGNORECASE,
)
AUXILIARY = re.compile(r"had|has|have|also|later|then|twice|again|\w+ly")
UNDERGONE = re.compile(r"(?:was|were|been|being|got|is|are)\b|shot down|down(?:ed|s)\b|intercepted|jammed|destroyed|foiled|repelled|continued|killed by")
BY = re.compile(r"\s+(?:\w+ly\s+)?by\b")
TOKEN = re.compile(r"[^\s,;:()\"“”]+")
BACKED = re.compile(
    r"-(?:backed|supported|sponsored|held|controlled|occupied|run|administered|allied|aligned|born|style|trained|made|built|owned)$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?:\s+\w+){0,2}?\s+(?:from|by|to|in|under)\s+(?:the\s+|a\s+)?(?P<who>(?:[\w.'-]+\s+){1,4}?)"
    r"(?:bullets?|gunfire|fire|bombs?|rockets?|missiles?|shells?|shelling|guns|helicopters?|war ?planes?|fighter jets?|jets?|aircraft|planes?|gunships?|drones?|artillery|tanks?|snipers?)\b"
)
TRUE_DOERS = frozenset(
    [ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.FACTION, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.UNIT, ActorKind.GOVERNMENT,
     ActorKind.STATE, ActorKind.INTELLIGENCE, ActorKind.INTERNATIONAL, ActorKind.CRIMINAL]
)  # fmt: skip


def doer_before(context: Context, draft: Draft) -> Span | None:
    """The name before the noun of the deed, over words that only say of what kind it was."""
    text = context.folded
    start = context.sentences[context.sentence_index(draft.trigger.start)].start
    tokens = [Span(m.start(), m.end()) for m in TOKEN.finditer(text, start, draft.trigger.end)]
    words = [
        text[t.start : t.end].rstrip(".'’") if text[t.start : t.end].count(".") < 2 else text[t.start : t.end]
        for t in tokens
    ]
    head = next(
        (n for n in range(len(words) - 1, -1, -1) if tokens[n].end > draft.trigger.start and DEED.fullmatch(words[n])),
        None,
    )
    if head is None and (head := subject_deed(text, draft.trigger, words)) is None:
        return None
    at = head - 1
    while at >= 0 and (OF_DEED.fullmatch(words[at]) or DEED.fullmatch(words[at]) or (words[at] == "and" and at and DEED.fullmatch(words[at - 1]))):
        at -= 1
    if at < 0 or at < head - 5 or "." in text[tokens[at].end : tokens[at + 1].start]:
        return None
    for size in range(min(WORDS, at + 1), 0, -1):
        span = Span(tokens[at - size + 1].start, tokens[at].end)
        if words[at - size + 1].lower() in ("a", "an", "the", "in", "of", "by"):
            continue
        if text[span.start : span.end].endswith(("'s", "’s")):
            span = Span(span.start, span.end - 2)
        if not BACKED.search(words[at]) and acts(
            context, span, ambiguous=head == at + 1 and bool(AMBIGUOUS.fullmatch(words[head]))
        ):
            return span
    return None


def subject_deed(text: str, trigger: Span, words: list[str]) -> int | None:
    """The index of the noun of the deed that is the subject of an active verb: "Army artillery hit", "missiles and drones had struck"."""
    if UNDERGONE.match(text, trigger.start) or BY.match(text, trigger.end):
        return None
    at = len(words) - 1 - len(text[trigger.start : trigger.end].split())
    while at >= 0 and AUXILIARY.fullmatch(words[at]):
        at -= 1
    return at if at >= 0 and DEED.fullmatch(words[at]) else None


def doer_after(context: Context, draft: Draft) -> Span | None:
    """ "Dropped from Syrian government helicopters"."""
    found = AFTER.match(
        context.folded, draft.trigger.end, context.sentences[context.sentence_index(draft.trigger.start)].end
    )
    if found is None:
        return None
    whole = Span(found.start("who"), found.end())  # "Syrian government helicopters" are the air force
    span = Span(whole.start, whole.start + len(found["who"].rstrip()))
    return next((one for one in (whole, span) if acts(context, one, ambiguous=False)), None)


def acts(context: Context, span: Span, *, ambiguous: bool) -> bool:
    """Whether words name somebody who may have done it: no place but by its demonym or as an abbreviation, no common noun of civilians."""
    words = context.folded[span.start : span.end]
    if not words.replace(".", "").isupper() and any(context.found.mentions[i].span == span for i in context.places):
        return False
    day = context.published.start if context.published else None
    for alias in context.registry.lookup(words, day):
        known = context.registry.known(alias.target, day)
        if (
            alias.role == "capital_metonym"
            or known is None
            or known.kind not in TRUE_DOERS
            or (alias.since and day and day < alias.since)
        ):
            continue
        if known.kind == ActorKind.STATE:
            if alias.role == "demonym" or words.replace(".", "").isupper():
                return True
            continue
        if known.generic and (ambiguous or known.kind in (ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.MILITARY)):
            continue
        if words[0].isupper() or known.generic or alias.strength == "weak":
            return True
    return False


def mention_of(
    context: Context, mentions: list[Mention], actors: dict[int, Actor], span: Span, country: str | None
) -> int | None:
    """The participant of these words; a new mention where the finder saw none."""
    same = next(
        (i for i, m in enumerate(mentions) if i in actors and m.start >= span.start and m.end <= span.end + 2), None
    )
    if same is not None:
        return same
    day = context.published.start if context.published else None
    mention = Mention(span.start, span.end, MentionKind.GROUP)
    made = ground_actors(
        context.folded,
        [mention],
        sentences=context.sentences,
        registry=context.registry,
        report=context.report,
        on=day,
        country=country,
    )
    if 0 not in made.actors:
        return None
    mentions.append(mention)
    actors[len(mentions) - 1] = replace(made.actors[0], quote=Quote.of(context.text, span.start, span.end))
    return len(mentions) - 1
