"""Claims that grammar alone states, where the finder gives no draft: compounds, states of control, relations as nouns, units in a phrase.

"The Taliban-held north", "the town stayed in rebel hands", "its harbouring of opponents", "the 3rd Brigade of the 2nd Corps in Homs":
the words that carry the claim are few and closed (a participle after a hyphen, a noun with its preposition, an echelon); who and
where are mentions that the finder saw, or names that the registry knows. Each becomes a draft of its own and goes the way of all drafts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from khabar.coding.actors.ground import ground_actors
from khabar.coding.context import Context
from khabar.coding.draft import PARTICIPANTS, Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.state.units import SCORE, units_in_phrases
from khabar.model import Quote, Span

REACH = 60  # characters between the words of a claim and a participant of it
WHO = r"(?P<who>(?!The |A |An |In )[A-Z][\w.'-]*(?: (?:[A-Z][\w.'-]*|al-\w+)){0,3})"
HELD = re.compile(rf"\b{WHO}-(?:controlled|held|run|occupied|administered|dominated|ruled|governed)\b")
IN_HANDS = re.compile(
    rf"\b(?P<cue>(?:[\w ]{{0,20}}?)(?:in|into|under) (?:the |full |complete |firm )*"
    rf"(?:(?:hands|control|rule|grip) of (?:the )?{WHO}|(?P<whose>[A-Z]\w+)(?:'s)? (?:hands|control|rule)))"
)
MOVED = re.compile(r"\b(?:back|fell|fall|fallen|pass|passed|came|come|gone|went|brought|put)\b", re.I)
BACKED = {
    "backed": "supports", "supported": "supports", "sponsored": "supports", "funded": "funds", "financed": "funds", "armed": "arms",
    "equipped": "arms", "trained": "trains", "allied": "ally", "aligned": "ally", "commanded": "commands",
}  # fmt: skip
COMPOUND = re.compile(rf"\b{WHO}-(?P<how>{'|'.join(BACKED)})\b")
PREFIXED = re.compile(rf"\b(?P<how>[Aa]nti|[Pp]ro)-{WHO}\b")
NOUNS = (
    (r"(?:support|backing|patronage|sponsorship) (?:for|of|to)", "supports"),
    (r"(?:harbou?ring|sheltering|hosting) (?:of )?|shelter (?:for|to)", "shelters"),
    (r"(?:funding|financing) (?:of|for)", "funds"),
    (r"(?:arming|supply of (?:arms|weapons)) (?:of|to)", "arms"),
    (r"training of", "trains"),
    (r"recognition of|(?:diplomatic )?relations with", "recognises"),
    (r"alliance with", "ally"),
    (r"(?:war|feud|rivalry|enmity|hostility|hostilities) (?:with|against)", "hostile"),
    (r"(?:truce|ceasefire|cease-fire) with", "ceasefire_with"),
    (r"sanctions (?:on|against)", "sanctions"),
)
OWNED = re.compile(r"(?:'s?|\b(?:its|their|his|her))\s+(?:[a-z]+\s+){0,3}$")
LACK = re.compile(r"\b(?:lack|absence|end|refusal|want) of\s+(?:\w+\s+){0,2}$|\bno\s+(?:\w+\s+)?$", re.I)
HEDGED = re.compile(r"\b(?:alleged|reported|supposed|suspected|purported|perceived|possible)\s+(?:\w+\s+)?$", re.I)
KIN = re.compile(
    r",? (?:(?:his|her) |(?P<whose>[A-Z][\w-]+)'s )(?:\w+[ -]){0,2}(?P<kin>son|daughter|brother|sister|father|mother|wife|husband|widow|uncle|nephew|cousin|half-brother)\b"
)
NOT = re.compile(
    r"\b(?:not|never|no longer|nor|neither|without|if|would|could|may|might|should|until|till|unless|fear(?:s|ed)?)\b|n't\b",
    re.I,
)


@dataclass(slots=True)
class Bench:
    """A context with the mentions that are added to it, by their sentence."""

    context: Context
    mentions: list[Mention]
    added: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def near(self, at: int, *kinds: MentionKind) -> list[tuple[int, Mention]]:
        """The mentions of these kinds in the sentence at an offset."""
        here = self.context.sentence_index(at)
        found = (*self.context.in_sentence.get(here, ()), *self.added.get(here, ()))
        return [(i, self.mentions[i]) for i in found if self.mentions[i].kind in kinds]

    def people(self, at: int) -> list[tuple[int, Mention]]:
        return [(i, m) for i, m in self.near(at, *PARTICIPANTS) if i in self.context.actors]

    def places(self, at: int) -> list[tuple[int, Mention]]:
        return [(i, m) for i, m in self.near(at, MentionKind.PLACE) if i in self.context.places]

    def who(self, span: Span) -> int | None:
        """The mention of these words, or one made for a name that the registry knows."""
        own = [i for i, m in self.people(span.start) if m.span.overlaps(span) and m.end - m.start <= span.end - span.start + 6]
        if own:
            return own[0]
        c = self.context
        day = c.published.start if c.published else None
        for kind in (MentionKind.GROUP, MentionKind.PLACE):  # a country acts as a place
            made = ground_actors(c.folded, [Mention(span.start, span.end, kind)], sentences=c.sentences, registry=c.registry, report=c.report, on=day)
            if 0 in made.named:
                break
        else:
            return None
        index = len(self.mentions)
        self.mentions.append(Mention(span.start, span.end, MentionKind.GROUP))
        self.added[c.sentence_index(span.start)].append(index)
        c.actors[index] = replace(made.actors[0], quote=Quote.of(c.text, span.start, span.end))
        return index

    def after(self, at: int, words: int = 3, *, around: Span | None = None) -> int | None:
        """The participant that a noun phrase from here names: the mention around it, or the nearest after a few plain words."""
        people = self.people(at)
        found = [(m.start, -m.end, i) for i, m in people if at <= m.start <= at + REACH]
        if around is not None:
            found += [(at, -m.end, i) for i, m in people if m.span.holds(around) and m.end > around.end + 1]
        return next((i for start, _, i in sorted(found) if re.fullmatch(rf"\s*(?:[\w'-]+\s+){{0,{words}}}", self.context.folded[at:start])), None)

    def owner(self, before: Span, *, pronoun: bool) -> int | None:
        """Whose it is: the name in the genitive, or for "its" the name in the genitive before, else the first of the sentence."""
        here = [
            (m.end, i)
            for i, m in self.near(before.start, *PARTICIPANTS, MentionKind.PLACE)
            if i in self.context.actors and before.start <= m.start and m.end <= before.end + 2
        ]
        if not pronoun:
            return max(((end, i) for end, i in here if before.end - end <= 2), default=(0, None))[1]
        genitive = [(end, i) for end, i in here if "'s" in self.context.folded[end - 2 : end + 2]]
        return max(genitive)[1] if genitive else min(here, default=(0, None))[1]


def stated(context: Context) -> Context:
    """The context with the drafts that grammar gives beside the finder's."""
    if not context.sentences:
        return context
    bench = Bench(replace(context, actors=dict(context.actors)), list(context.found.mentions))
    taken = [
        d.trigger
        for d in context.found.drafts
        if d.type.split(".")[0] in ("CONTROL", "REL", "FORCE") and is_whole(context, d)
    ]
    new: list[Draft] = []
    for draft in (
        *held(bench),
        *compounds(bench),
        *nominal(bench),
        *kin(bench),
        *units_in_phrases(bench.context),
    ):
        if not any(t.overlaps(draft.trigger) for t in taken):
            new.append(draft)
            taken.append(draft.trigger)
    return replace(bench.context, found=Found(tuple(bench.mentions), (*context.found.drafts, *new)))


def is_whole(context: Context, d: Draft) -> bool:
    """Whether a draft has those of whom it tells; half of one is no reason to leave out what grammar sees whole."""
    if d.type.startswith("FORCE."):
        return True
    wanted = (("subj", "actor"), ("obj", "rec")) if d.type.startswith("REL.") else (("actor", "subj"),)
    return all(context.first_actor(d, *roles) for roles in wanted)


def draft(
    kind: str, span: Span, *slots: tuple[str, int | None], status: str = "asserted", negated: bool = False
) -> Draft:
    given = tuple(Slot(role, i, SCORE) for role, i in slots if i is not None)
    return Draft(span, kind, SCORE, given, status, negated=negated, scores=(("family", SCORE), ("type", SCORE)))


# ------------------------------------------------------------------------------------------------ control
def held(bench: Bench) -> Iterator[Draft]:
    """ "The rebel-held town", "the town was in the hands of the rebels": who holds what."""
    text = bench.context.folded
    for m in in_sentences(HELD, bench.context, "-"):
        at = next((i for i, p in bench.places(m.start()) if p.start <= m.start() < m.end() < p.end or 0 <= p.start - m.end() <= REACH), None)
        actor = bench.who(Span(*m.span("who")))
        if actor is not None and at is not None:
            yield draft("CONTROL.holds", Span(m.start(), m.end()), ("actor", actor), ("at", at))
    for m in in_sentences(IN_HANDS, bench.context, "hands", "control", "rule", "grip"):
        start = bench.context.sentences[bench.context.sentence_index(m.start())].start
        name = "who" if m["who"] else "whose"
        subjects = [(p.end, i) for i, p in bench.places(m.start()) if p.end <= min(m.start("cue") + 40, m.start(name))]
        lead = text[max(start, m.start() - 50) : m.start(name)]
        if not subjects or NOT.search(lead) or MOVED.search(text[max(start, m.start("cue") - 8) : m.start(name)]):
            continue  # no state, or an event, which is the finder's
        actor = bench.who(Span(*m.span(name)))
        cue = re.search(r"\b(?:in|into|under)\b[^.]*$", text[m.start() : m.end()])
        if actor is not None:
            yield draft("CONTROL.holds", Span(m.start() + (cue.start() if cue else 0), m.end()), ("actor", actor), ("at", max(subjects)[1]))


# ------------------------------------------------------------------------------------------------ relations
def compounds(bench: Bench) -> Iterator[Draft]:
    """ "X-backed Y" and "anti-X Y", each pair once."""
    seen: set[tuple[str, str, str]] = set()
    for pattern in (COMPOUND, PREFIXED):
        for m in in_sentences(pattern, bench.context, "-"):
            span = Span(m.start(), m.end())
            who, other = bench.who(Span(*m.span("who"))), bench.after(m.end(), around=span)
            if who is None or other is None or who == other:
                continue
            a, b = bench.context.actors[who].id, bench.context.actors[other].id
            how = m["how"].lower()
            relation = BACKED.get(how) or ("hostile" if how == "anti" else "ally")
            subject, target = (who, other) if how in BACKED else (other, who)
            if a != b and (a, relation, b) not in seen:
                seen.add((a, relation, b))
                yield draft(f"REL.{relation}", span, ("subj", subject), ("obj", target))


ANY_NOUN = re.compile("support|backing|patronage|sponsorship|harbo|shelter|hosting|funding|financing|arming|supply|training|recognition|relations|alliance|war|feud|rivalry|enmity|hostilit|truce|cease|sanctions", re.I)  # of each a part
NOUN_PARTS = ANY_NOUN.pattern.split("|")
NOMINAL = tuple((re.compile(rf"\b(?:{words})\s*", re.I), relation) for words, relation in NOUNS)


def has_noun(words: str) -> bool:
    """Whether words, casefolded, may hold a noun of relation; of letters beyond ASCII some are variants of others."""
    return not words.isascii() or any(part in words for part in NOUN_PARTS)


def nominal(bench: Bench) -> Iterator[Draft]:
    """ "X's alleged support for Y": a noun of relation with its owner before and its object after."""
    text = bench.context.folded
    likely = [s for s in bench.context.sentences if has_noun(text[s.start : s.end].casefold())]
    for pattern, relation in NOMINAL:
        for m in (m for s in likely for m in pattern.finditer(text, s.start, s.end)):
            low = bench.context.sentences[bench.context.sentence_index(m.start())].start
            lead = text[max(low, m.start() - REACH) : m.start()]
            owned = OWNED.search(lead)
            owner = (
                bench.owner(Span(low, m.start() - len(lead) + owned.start()), pronoun=owned[0][0] != "'")
                if owned
                else None
            )
            target = bench.after(m.end())
            if owner is None or target is None or bench.context.actors[owner].id == bench.context.actors[target].id:
                continue
            status = "unconfirmed" if HEDGED.search(lead) else "asserted"
            yield draft(
                f"REL.{relation}",
                Span(m.start(), m.start() + len(m[0].rstrip())),
                ("subj", owner),
                ("obj", target),
                status=status,
                negated=bool(LACK.search(lead)),
            )


def kin(bench: Bench) -> Iterator[Draft]:
    """ "A, his brother" is kin of the person named before; "A's brother B" of A."""
    people = [
        (i, m)
        for i, m in enumerate(bench.mentions)
        if m.kind == MentionKind.PERSON and i in bench.context.actors and named(bench, i)
    ]
    text = bench.context.folded
    for m in in_sentences(KIN, bench.context, "his ", "her ", "'s "):
        beside = (
            [i for i, p in people if 0 <= m.start() - p.end <= 1]
            if m["whose"] is None
            else [i for i, p in people if p.end == m.end("whose")]
        )
        after = [i for i, p in people if 0 <= p.start - m.end() <= 2]
        earlier = [i for i, p in people if p.end <= m.start()]
        one: int | None
        other: int | None
        if m["whose"] is None and beside and text[m.start()] == ",":
            one = beside[0]
            other = next(
                (i for i in reversed(earlier) if bench.context.actors[i].id != bench.context.actors[one].id), None
            )
        else:
            one, other = (
                next(iter(after), None),
                next(iter(beside), None) if m["whose"] else next(reversed(earlier), None),
            )
        if one is not None and other is not None and bench.context.actors[one].id != bench.context.actors[other].id:
            yield draft("REL.kin_of", Span(*m.span("kin")), ("subj", one), ("obj", other))


def named(bench: Bench, index: int) -> bool:
    return not bench.context.actors[index].id.startswith("r_")


def in_sentences(pattern: re.Pattern[str], context: Context, *words: str) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives in each sentence; of ``words`` every match holds one."""
    held = [w for w in words if w in context.folded]
    for s in context.sentences if held else ():
        if any(context.folded.find(w, s.start, s.end) >= 0 for w in held):
            yield from pattern.finditer(context.folded, s.start, s.end)
