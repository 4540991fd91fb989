"""Which of several similar happenings a draft tells, in a report that says itself that there are several: a bomb in the market and "another bomb" at a police post.

The words decide where they tell them apart: what was struck, the part of the day, first or second, shells or a bomb. What has no such words ("two men died",
"the attack") tells the happening of the sentence before it in its paragraph, whatever the finder links it to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.same.kept_apart import forbidden, told_of_many
from khabar.coding.drafts.same.linking import chain_roots
from khabar.coding.drafts.toll.harm_words import HARMED_SINCE
from khabar.coding.families import BEARING_ARMS, VIOLENT

_DEED = r"(?:attack|assault|ambush|raid|strike|airstrike|bombing|blast|explosion|detonation|bombardment|shooting|incident|clash|killing)"
_THING = r"(?:bomb|device|mine|grenade|rocket|shell|missile|drone)"
_WORDS = r"(?:(?!(?:of|was|were|is|are|had|has|have|who|that|which|man|person|people)\b)[\w'’-]+\s+){0,3}?"
ONE_MORE = re.compile(rf"\b(?:another|an? (?:second|third|separate|different|further)|separate)\s+{_WORDS}(?:{_DEED}|{_THING})s?\b|^\W*(?:separately|elsewhere)\b", re.I)
THE_OTHER = re.compile(rf"\b(?:the (?:second|other|third)|a second)\s+(?:one\b|of (?:the two|them)\b|{_WORDS}(?:{_DEED}|{_THING})\b)|^\W*the second,?\s+(?=\w+(?:ed|t)\b)", re.I)
THE_FIRST = re.compile(rf"\bthe (?:first|earlier)\s+{_WORDS}(?:{_DEED}|{_THING})\b|^\W*(?:(?:after|in|of) )?the first\b(?: of them)?(?=,|\s+(?:was|hit|struck|tore|came|killed|happened|occurred|ripped|went)\b)", re.I)
AS_ONE = re.compile(r"\b(?:minutes|moments|seconds|instants?|shortly|soon|immediately) (?:later|after\w*)\b|\brescuers\b|\bat the same time\b|\bsimultaneous", re.I)  # of one attack in two steps
SEVERAL_TOLD = re.compile(rf"\b(?:two|twin|both|three)\s+(?:(?!(?:of|people|men)\b)[\w-]+\s+){{0,2}}?{_DEED}(?:e?s)\b", re.I)
MORNING = re.compile(r"\b(?:morning|dawn|daybreak|sunrise|breakfast)\b|\d ?a\.?m\b", re.I)
EVENING = re.compile(r"\b(?:evening|afternoon|dusk|sunset|nightfall)\b|\d ?p\.?m\b", re.I)
BOMB = re.compile(r"\b(?:bomb\w*|blast\w*|explo\w+|detonat\w+|device|blew|went off|mine)\b", re.I)
GUNS = re.compile(r"\b(?:shell(?:s|ed|ing)|mortars?|rockets?|artillery|missiles?|drones?|air ?strikes?|shooting|gunfire|gunmen|gunned)\b", re.I)
DEFINITE = re.compile(rf"(?:the|this|that)\s+{_DEED}", re.I)
ONLY_THE = re.compile(r"\b(?:the|this|that)\s+$", re.I)
BEFORE_NOUN = re.compile(r"\b(?:an?|the|this|that|whose|\w+['’]s)\s+((?:[\w-]+\s+){0,3})$", re.I)
DEATHS = re.compile(r"(?:bod(?:y|ies)|deaths?|corpses?|fatalities|casualties|wounded|lost|losses|lives|killing|wounding|injuring)", re.I)
NOUN = re.compile(rf"(?:{_DEED}|{_THING})(?:e?s)?$", re.I)
OTHER_CLAUSE = re.compile(r"\b(?:after|before|since|following|when|until|as)\b|;", re.I)
OWN = 0.5  # of a slot's score, to be a mark of its draft
WORD = re.compile(r"[A-Za-z][\w'’]{3,}")
PLAIN_WORDS = """
    person people civilian member resident fighter force other city town village area district province region front side edge centre center north northern south southern east eastern west western
    near part road street place scene outskirt quarter number dozen some several many least more local attack bomb bombing blast explosion device killed injured wounded their them they first second
    another separate incident morning evening suicide roadside that with from were been have
"""
PLAIN = frozenset(PLAIN_WORDS.split())  # what every happening may have


@dataclass
class Told:
    """One of the happenings of a report: its drafts in the order of the text, and the words that tell it from the others."""

    members: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    hours: set[str] = field(default_factory=set)
    means: set[str] = field(default_factory=set)
    further: bool = False  # brought up as one more
    both: bool = False  # so far no more than that there were two


@dataclass(frozen=True)
class Marks:
    """What a draft's own words say of which it is."""

    words: frozenset[str]
    hours: frozenset[str]
    means: frozenset[str]


def of_several(context: Context, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts of a report that tells several similar happenings, each linked to the one that its words mean."""
    told = [i for i in sorted(range(len(drafts)), key=lambda i: drafts[i].trigger.start) if drafts[i].type in VIOLENT and not drafts[i].background]
    body = [i for i in told if not context.title_holds(drafts[i].trigger.start)]
    if len(body) < 2 or not context.sentences or not says_so(context, [drafts[i] for i in body]):
        return drafts
    homes = homes_of(context, drafts, body)
    everywhere, roots = of_the_town(context), chain_roots(drafts)
    if len({id(h) for h in homes.values()}) < 2:
        return drafts
    for i in told:  # the headline's
        if i not in homes and not tells_both(context, drafts[i]):
            home = by_marks(marks(context, drafts[i], everywhere), distinct(homes)) or next((homes[j] for j in body if roots[j] == roots[i] and not homes[j].further), None)
            homes |= {i: home} if home is not None else {}
    return relinked(context, drafts, homes)


def says_so(context: Context, body: list[Draft]) -> bool:
    """Whether the report itself says that there are several."""
    return any(opens(context, d) for d in body) or counts_several(context)


def counts_several(context: Context) -> bool:
    """ "Two attacks hit the town", and one of them is told as the first or the second."""
    text = context.folded
    return SEVERAL_TOLD.search(text) is not None and any(THE_FIRST.search(said) or THE_OTHER.search(said) for said in (text[s.start : s.end] for s in context.sentences))


def lead(context: Context, draft: Draft) -> str:
    """The sentence of a draft up to the end of its trigger."""
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    return context.folded[here.start : draft.trigger.end]


def opens(context: Context, draft: Draft) -> bool:
    here = context.sentences[context.sentence_index(draft.trigger.start)]
    words = lead(context, draft)
    return (ONE_MORE.search(words) or THE_OTHER.search(words)) is not None and AS_ONE.search(context.folded, here.start, here.end) is None


def homes_of(context: Context, drafts: tuple[Draft, ...], body: list[int]) -> dict[int, Told]:
    """For each draft of the body its happening, in one walk through the text. The finder's link stands unless one of two rivals was brought up as one more."""
    homes: dict[int, Told] = {}
    moved: set[int] = set()
    roots = chain_roots(drafts)
    opener: int | None = None  # the draft whose sentence brought up one more
    before: int | None = None
    everywhere = of_the_town(context)
    counted = counts_several(context)
    for i in body:
        d, words = drafts[i], lead(context, drafts[i])
        own = marks(context, d, everywhere)
        linked_to = home_of_link(drafts, roots, i, homes, moved)
        known = distinct(homes)
        home: Told | None = None
        if tells_both(context, d):
            home = linked_to or Told(both=True)
        elif opener is not None and of_one_sentence(context, drafts[opener], d):
            home = homes[opener]
        elif opens(context, d) and not (opener is not None and context.sentence_index(drafts[opener].trigger.start) == context.sentence_index(d.trigger.start)):
            further = [t for t in known if t.further]
            home = further[-1] if further and not ONE_MORE.search(words) else Told(further=True)
            opener = i
        else:
            home = by_marks(own, known, first=THE_FIRST.search(words) is not None)
            if home is None and before is not None and goes_on(context, drafts, before, i, homes[before]):
                home = homes[before]
            if home is not None and linked_to is not None and home is not linked_to and not (home.further or linked_to.further):
                home = linked_to
            if home is not None and linked_to is None and not may_join(context, drafts, d, home):
                home = None
        home = home or linked_to or Told(further=counted and any(unlike(own, t) for t in known))
        if linked_to is not None and home is not linked_to:
            moved.add(i)
        homes[i] = home
        home.members.append(i)
        home.both = home.both and tells_both(context, d)
        home.words |= own.words
        home.hours |= own.hours
        home.means |= own.means
        before = i
    return homes


def home_of_link(drafts: tuple[Draft, ...], roots: list[int], at: int, homes: dict[int, Told], moved: set[int]) -> Told | None:
    """The happening to which the finder's links lead from a draft; what has gone to another leads on to where it was before."""
    seen, up = {at}, drafts[at].same_as
    while up is not None and up not in seen:
        if up in homes and up not in moved:
            return homes[up]
        seen.add(up)
        up = drafts[up].same_as
    # told in the headline: the first of the body that the links lead to it
    return next((homes[j] for j in sorted(homes) if j not in moved and roots[j] == roots[at]), None)


def tells_both(context: Context, draft: Draft) -> bool:
    """ "The two attacks": of none of them alone."""
    at = draft.trigger
    return told_of_many(context, draft) or any(m.start() < at.end and at.start < m.end() for m in SEVERAL_TOLD.finditer(context.folded, max(0, at.start - 40), at.end + 30))


def of_one_sentence(context: Context, opener: Draft, draft: Draft) -> bool:
    """Whether a draft goes on with the sentence that brought up one more happening, and no clause with another comes between."""
    if context.sentence_index(opener.trigger.start) != context.sentence_index(draft.trigger.start):
        return False
    return OTHER_CLAUSE.search(context.folded, opener.trigger.end, draft.trigger.start) is None


def of_the_town(context: Context) -> frozenset[str]:
    """The words with which the place is named that the report names most: they tell no happening from another there."""
    seen = Counter(p.id for ps in context.places.values() for p in ps)
    main = seen.most_common(1)[0][0] if seen else None
    at = [i for i, ps in context.places.items() if i in context.dateline or any(p.id == main for p in ps)]
    return frozenset(plain(w) for i in at for w in WORD.findall(context.words(i)) if w[0].isupper())


def distinct(homes: dict[int, Told]) -> list[Told]:
    out: list[Told] = []
    for t in homes.values():
        if not any(t is o for o in out):
            out.append(t)
    return out


def plain(word: str) -> str:
    word = word.lower().removesuffix("'s").removesuffix("’s")
    return word.removesuffix("'").removesuffix("s")


def marks(context: Context, draft: Draft, everywhere: frozenset[str] = frozenset()) -> Marks:
    """The words of a draft's own sentence that say where and on whom it was, in which part of the day and by what."""
    here = context.sentence_index(draft.trigger.start)
    text, trigger = context.folded, draft.trigger
    spans: dict[str, list[str]] = defaultdict(list)
    for s in draft.slots:
        m = context.found.mentions[s.mention]
        if context.sentence_index(m.start) == here and s.score >= OWN:
            spans[s.role].append(text[m.start : m.end])
    own = text[trigger.start : trigger.end]
    noun = BEFORE_NOUN.search(text, max(0, trigger.start - 40), trigger.start)
    phrase = (noun[1] if noun else "") + own
    named = (phrase if NOUN.search(own) else "", *spans["at"], *spans["rec"])
    words = {plain(w) for part in named for w in WORD.findall(part)} - PLAIN - everywhere
    times = " ".join((phrase, *spans["when"]))
    things = " ".join((phrase, *spans["weapon"]))
    hours = {name for name, pattern in (("morning", MORNING), ("evening", EVENING)) if pattern.search(times)}
    means = {name for name, pattern in (("bomb", BOMB), ("guns", GUNS)) if pattern.search(things)}
    return Marks(frozenset(words), frozenset(hours), frozenset(means))


def by_marks(own: Marks, known: list[Told], first: bool = False) -> Told | None:
    """The one happening that the words of a draft tell from all others."""
    if first and known:
        return next((t for t in known if not t.further and not t.both), None)
    fits: list[tuple[int, int]] = []
    for n, t in enumerate(known):
        others = [o for o in known if o is not t]
        if own.hours and t.hours and not own.hours & t.hours:
            continue
        fit = 2 * any(not any(w in o.words for o in others) for w in own.words & t.words)
        fit += bool(len(own.hours) == 1 and own.hours <= t.hours and not any(own.hours & o.hours for o in others))
        fit += bool(len(own.means) == 1 and own.means == t.means and all(o.means and not own.means & o.means for o in others))
        fits.append((fit, n))
    fits.sort(reverse=True)
    if not fits or not fits[0][0] or (len(fits) > 1 and fits[1][0] == fits[0][0]):
        return None
    return known[fits[0][1]]


def may_join(context: Context, drafts: tuple[Draft, ...], draft: Draft, home: Told) -> bool:
    """Whether what the finder links to nothing may be of a happening: it has no place and time of its own, or the happening is the one more."""
    return (home.further or not has_scene(context, draft)) and not forbidden(context, draft, drafts[home.members[0]])


def has_scene(context: Context, draft: Draft) -> bool:
    here = context.sentence_index(draft.trigger.start)
    return any(s.role in ("at", "when") and s.score >= OWN and context.sentence_index(context.found.mentions[s.mention].start) == here for s in draft.slots)


def unlike(own: Marks, told: Told) -> bool:
    """Whether the words of a draft tell of another place, another hour or another means than a happening known before."""
    pairs = ((own.words, told.words), (own.hours, told.hours), (own.means, told.means))
    return any(mine and other and not mine & other for mine, other in pairs)


def goes_on(context: Context, drafts: tuple[Draft, ...], before: int, at: int, home: Told) -> bool:
    """Whether a draft with no words of its own goes on with the one before it: in its sentence, or in the next one of its paragraph."""
    d, last = drafts[at], drafts[before]
    text, words = context.folded, context.folded[d.trigger.start : d.trigger.end]
    if "\n\n" in text[last.trigger.end : d.trigger.start] or context.sentence_index(d.trigger.start) - context.sentence_index(last.trigger.start) > 1:
        return False
    if forbidden(context, d, last):
        return False
    back = DEFINITE.fullmatch(words) or (NOUN.fullmatch(words) and ONLY_THE.search(text, max(0, d.trigger.start - 8), d.trigger.start))
    if back or only_harm(context, d):
        return True
    party = any(a.kind in BEARING_ARMS for a in context.actors_in(d, "actor"))
    return home.further and d.same_as is None and not party and (not home.words or not has_scene(context, d))


def relinked(context: Context, drafts: tuple[Draft, ...], homes: dict[int, Told]) -> tuple[Draft, ...]:
    """The drafts with the links of their happenings, where these differ from what they were."""
    out = list(drafts)
    roots = chain_roots(drafts)
    groups = [sorted(i for i, h in homes.items() if h is t) for t in distinct(homes)]
    wrong = {roots[i] for one in groups for i in one for other in groups if other is not one for j in other if roots[i] == roots[j]}
    for one in groups:
        split = any(roots[i] in wrong for i in one) or len({roots[i] for i in one}) > 1
        for i in one if split else ():
            kind = drafts[one[0]].type if i != one[0] and roots[i] in wrong and only_harm(context, drafts[i]) else drafts[i].type
            out[i] = replace(drafts[i], same_as=one[0] if i != one[0] else None, type=kind)
    return tuple(out)


def only_harm(context: Context, draft: Draft) -> bool:
    words = context.folded[draft.trigger.start : draft.trigger.end]
    return bool(HARMED_SINCE.fullmatch(words) or DEATHS.fullmatch(words))
