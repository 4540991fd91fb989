"""Those who came to harm and are told without a figure: "killed a soldier", "a driver, his son and his aide", "the death of the leader"."""

from __future__ import annotations

import re
from collections import defaultdict

from khabar.coding.context import Context
from khabar.coding.draft import Draft, Mention, MentionKind
from khabar.coding.drafts.toll.harm import fatal, one_beside, ones_listed
from khabar.coding.drafts.toll.harm_words import (
    DEAD_SINCE,
    HARMED_SINCE,
    HURT,
    HURT_SINCE,
    IN_HOSPITAL,
    KILLING,
    STRUCK,
)
from khabar.coding.families import COUNTS, HARMING
from khabar.coding.numbers import parse_amount
from khabar.model import Number, Span

ONE_DEAD = re.compile(rf"\b(?:{KILLING}|kill|behead|lynch|hang|shoot|died|dead|stabbed|stabbing|assassination|murder|execution|martyrdom)", re.I)
AND_KILLED = re.compile(r"\s+(?:and (?:then )?killed|to death|dead|(?<= to )death)\b", re.I)  # "shot and killed", "beaten to death"
AND_HURT = re.compile(rf"\s+(?:(?:at|in the \w+) )?and\s+(?:(?:was|were)\s+)?(?:\w+ly\s+)?{HURT_SINCE}\b", re.I)  # "shot and moderately wounded"
OBJECT_KILLED = re.compile(  # "hacking a headman to death", "shot a guard dead"
    r"(?:\s+(?!(?:and|or|but|who|which|that|was|were)\b)[\w'-]+){1,6}?\s+(?:to death\b|dead(?=\s*[,.;]|\s*$|\s+(?:in|on|at|near|and|after|when|as|before|outside|inside)\b))", re.I
)
STABBED = re.compile(r"(?:(?:had|has|have|was|were|been)\s+)*(?:stabb(?:ed|ing)|knif(?:ed|ing)|stabs)", re.I)
SENTENCED = re.compile(r"sentenc|condemn|doom", re.I)
ONE_HURT = re.compile(rf"\b{HURT}", re.I)
ONE_TAKEN = re.compile(r"\b(?:arrest|detain|abduct|kidnap|captur|seiz)", re.I)
CLAUSE = re.compile(r"\s+(?:who|whom|that|which|\w+ing|\w+ed\s+(?:of|by|to|in|on|for|with|from|as|at))\b(?!.*\band\s*$)", re.S)
APPOSED = re.compile(r"(?:, |\s)?")
LISTED = re.compile(r"\band\b|^\s*,\s*(?:an?|the|his|her)?\s*$")  # what stands between two persons told one after the other
LEFT_DEAD = re.compile(r"\b(?:leaving|left)\s+(?P<whom>(?:an?|one|his|her|their|its)\s+(?:[\w'-]+\s+){0,3}?[\w-]+?(?<!s))\s+(?P<harm>dead|(?:badly |seriously |critically )?(?:wounded|injured|hurt))\b", re.I)  # "leaving a woman dead"
ONE_HARMED = re.compile(
    r"(?:, | and | which | that )(?P<harm>killing|killed|wounding|wounded|injuring|injured|hurting) "
    r"(?P<whom>(?:an?|one|the|his|her|their|its) (?!(?:[\w-]+ ){0,2}(?:family|crew|couple|pair|population|group|enemy|garrison|unit|patrol|squad|team|dead|rest|same|two|three|four|five|six|seven|eight|nine|ten|\d+)\b)(?!dozen|number|handful|few|score|couple|total|family|further|third|of\b|estimated|unknown)(?:[\w'-]+ ){0,5}?(?!\w*(?:men|people|children)\b)[\w-]+?(?<!s))"
    r"(?=[,.;]| (?:and (?!\w+ (?:others|more))|in |at |on |near |who |when |as |before |after |while |outside |inside ))",
    re.I,
)
ANOTHER = re.compile(r"(?:,|\band|\bwhile)\s+(?P<whom>(?:another|one other|one more|an? (?:second|third|fourth))(?:\s+(?!\d|people|men|others)[\w-]+(?<!s)){0,2}?)\s+(?:(?:was|were)\s+)?(?:also\s+)?(?:\w+ly\s+)?(?P<harm>wounded|injured|hurt|killed|died|shot dead)\b", re.I)
PARTICIPLE = 220  # characters from a deed to the participle of its harm
PASSIVE = 30  # characters of "was wounded in"
BY_PASSIVE = re.compile(r",?\s+(?:was|were|had been|has been|is|are)\s+(?:\w+ly\s+)?\w+ (?:in|by|during)\s*$")
COUPLE = re.compile(r"(?:an? |the )?(?:[\w-]+ )?(?:couple|pair)(?: of [\w -]+)?", re.I)  # of people: two
ONE_PERSON = re.compile(r"(?:an?|one|his|her)\s+(?:[\w'’-]+\s+){0,3}?(?!(?:group|crowd|family|patrol|convoy|team|unit|squad|gang|force|brigade|battalion|regiment|company|party|band|column|cell|tribe|clan|community|crew|delegation|garrison|mob|number|dozen|majority|total|few|population|household|\w*men|people|children|police|troops)\b)[\w'’-]*[^s\W](?: (?:of|in|from|at|with) .*)?", re.I)
THING = re.compile(r"(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w'-]+\s+){0,2}?(?:cars?|vehicles?|(?:mini)?bus(?:es)?|trucks?|lorr(?:y|ies)|pick-?ups?|vans?|motorcycles?|motorbikes?|boats?|houses?|homes?|buildings?|checkpoints?|posts?|offices?)\b", re.I)
ARTICLE = re.compile(r"\b(?:an?|one|his|her)\s+$", re.I)
HERS = re.compile(r"(?:his|her|their|its)", re.I)
ARTICLE_BETWEEN = re.compile(r"\s(?:(?:an?|the|one|his|her|their|its)\s)?")
WAS_BEFORE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?$", re.I)
HER_SONS = re.compile(rf",?\s+(?:and|as well as|along with|together with)\s+(?:at least\s+)?(?:his|her|their)\s+(?P<many>two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})\s+(?:[\w-]+\s+){{0,2}}?\w+s\b(?!\s+(?:was|were|had|have|has)\s+(?:\w+ly\s+)?(?:unhurt|unharmed|saved|rescued|{HURT_SINCE}))", re.I)
OF_HERS = re.compile(r"(?: more| other)?(?: of(?: (?:the|those|his|her|their|its))?)? ?", re.I)  # between a figure and those whom it counts
AND_DIED = re.compile(r"(?:(?!\b(?:who|which|when|while|after|before|but|another|others?)\b)[^.;]){0,60}?\band\s+(?:later\s+|then\s+|subsequently\s+)?(?:died|succumbed)\b", re.I)
HIT = re.compile(r"(?:was |were |been )?(?:shot|hit|struck|beaten|stabbed|wounded|injured)", re.I)
AND = re.compile(r",?\s+(?:and|as well as|along with|together with)\s+", re.I)
AND_HERS = re.compile(rf"{AND.pattern}(?:his|her|their)\s+", re.I)
AND_ONE = re.compile(rf"{AND.pattern}(?:(?:his|her|their|an?|one)\s+)?", re.I)
WERE = re.compile(r"(?:\s+[\w-]+){0,2}?\s+(?:were|have been|had been)\s", re.I)
OWN = re.compile(r"(?:his|her|their)\s", re.I)
AMONG = re.compile(r"\s*(?:,|,?\s*\band|,?\s*as well as|,?\s*(?:along|together)? ?with)\s+(?:[\w'-]+\s+){0,2}", re.I)
MOST = 3  # persons that are told one by one
BESIDE = 40  # characters in which one more person is told beside another
LED_UP_TO, FOLLOWED = 70, 90  # characters before and after a person that say what became of them
FATE_BEFORE = re.compile(
    r"(?:\b(?P<dead>(?:death|killing|murder|assassination|martyrdom|execution|body|corpse) of|killing|killed|slaying|murdering|assassinating|beheading|executing|shooting dead|gunning down)|\b(?P<hurt>(?:wounding|injuring|hurting) of|wounding|wounded|injuring|injured))"
    r"\s+(?:(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+){1,3}?and\s+)?"  # "killing a miller and his son"
    r"(?:(?:the|a|an|his|her|their|its|former|late|senior|top|then)\s+)*(?:(?!(?:of|by|in|at|on|with|and|or|for|near|from|to|as|who|\w+ing)\b)[\w-]+\s+){0,2}$", re.I,
)
WAS = r"(?:was|were|had been|has been|have been)(?: also| reportedly)? (?:\w+ly )?"
ELLIPTIC = r"(?=\s*(?:[,.;]|$)|\s+(?:by|in|when|after|as|on|near|at)\b)"  # "... and his cousin wounded by shelling"
MORE_OF_THEM = r"(?:(?!(?:who|whose|whom|where|when|while|that|which|and|but|after|before|as|was|were|had|has)\b)[\w'’-]+\s+){0,7}?[\w'’-]+"  # "a lieutenant serving with the blue helmets"
FATE_AFTER = re.compile(
    rf"(?:,[^,.;]{{1,60}},|,(?=\s+who\s)|\s+(?:\w+ing|\w+ed|from|of|in|with)\s+{MORE_OF_THEM}(?=\s(?:was|had been|has been|later|also|died|lost|sustained|suffered)\b)|\s+who\s+(?:was|had been)\s+(?:hit|shot|struck|wounded|injured|hurt|beaten|burned)\b[^,.;]{{0,40}}?,?)?\s+(?:who\s+)?(?:(?:later|also|then)\s+)?(?:(?P<dead>died|succumbed|(?:lost|gave) (?:his|her) life|{WAS}{DEAD_SINCE}|attained martyrdom)"
    rf"|(?P<hurt>{WAS}(?:(?:shot|stabbed|beaten|hit) and (?:\w+ly )?)?{HURT_SINCE}|{WAS}{STRUCK}|{IN_HOSPITAL}|(?:sustained|suffered|received) (?:\w+ ){{0,3}}?(?:injury|injuries|wounds?|burns)|(?:\w+ly\s+)?{HURT_SINCE}{ELLIPTIC}))\b", re.I,
)


def implied(context: Context, draft: Draft, told: set[str]) -> tuple[Number, ...]:
    """One for each person of whom the trigger, or the words beside them, say that they were killed or wounded, where no figure is told."""
    if draft.status in ("planned", "hypothetical"):
        return ()
    words = context.folded[draft.trigger.start : draft.trigger.end]
    taken = "captured" if draft.type in ("abduction", "capture") else "arrested"
    dead = AND_KILLED.match(context.folded, draft.trigger.end) or OBJECT_KILLED.match(context.folded, draft.trigger.end) or (HIT.fullmatch(words) and AND_DIED.match(context.folded, draft.trigger.end))
    by_trigger = "killed" if dead and not SENTENCED.search(words) else harm_of(words) or harm_of(until_trigger(context, draft)) or ("injured" if AND_HURT.match(context.folded, draft.trigger.end) else None)
    if draft.type == "abduction" and by_trigger != "injured" and (ONE_TAKEN.search(words) or not ONE_DEAD.search(words)):
        by_trigger = "arrested"  # "dragged off a sheikh", "was kidnapped and murdered"; but "a guard was killed"
    sentence = context.sentence(draft.trigger.start)
    if by_trigger == "killed" and not dead and STABBED.fullmatch(words) and not (sentence and fatal(sentence.text)):
        by_trigger = "injured"  # "a teacher was stabbed"
    persons: dict[str, list[int]] = defaultdict(list)
    things = {s.mention for s in draft.slots if s.role == "rec" and s.thing}
    others: list[int] = []
    told_of: set[str] = set()  # what the words right beside a person say
    sufferers = own_sufferers(context, draft)
    last: tuple[int, str] | None = None  # the person before, and what became of them
    for i in sufferers:
        if not is_one(context, i):
            if i not in things and not with_a_figure(context, draft, i) and not names_next(context, i, sufferers) and not THING.match(context.words(i)):
                others.append(i)
        elif HERS.fullmatch(context.words(i)):
            continue
        elif role := (beside := fate(context, draft, i) or (last[1] if last and hers(context, last[0], i) else None) or with_the_next(context, draft, i, sufferers)) or by_trigger:
            persons[taken if role == "arrested" else role].append(i)
            last = (i, role)
            told_of |= {beside} if beside else set()
    out = []
    for role, who in persons.items():
        if role in told or len(who) > MOST or (others and role == by_trigger and (role not in told_of or any(listed_with(context, i, j) for i in who for j in others))):
            continue
        n = float(max(1, len(people_of(context, who)))) + sum(bool(COUPLE.fullmatch(context.words(i))) for i in who) + listed_after(context, draft, who)
        out.append(Number(role, n, n, n, "recipients", False, context.words(who[0]), context.mention_quote(who[0])))
    return (*out, *one_harmed(context, draft, told | {n.role for n in out})) if draft.type in HARMING else tuple(out)


def is_one(context: Context, mention: int) -> bool:
    """Whether a mention is of one person, or of two: "a guard" is one though the finder took the noun for a group."""
    m = context.found.mentions[mention]
    if m.kind == MentionKind.PERSON or COUPLE.fullmatch(context.words(mention)):
        return True
    if THING.fullmatch(context.words(mention).partition(" of ")[0]):
        return False
    article = ARTICLE.search(context.folded, max(0, m.start - 4), m.start)
    return ONE_PERSON.fullmatch(context.folded, article.start() if article else m.start, m.end) is not None


def names_next(context: Context, group: int, sufferers: list[int]) -> bool:
    """Whether a noun only says what the person named right behind it is: "presenter Mina Wardak"."""
    end = context.found.mentions[group].end
    return any(0 <= context.found.mentions[j].start - end <= 1 and context.found.mentions[j].kind == MentionKind.PERSON for j in sufferers if j != group)


def hers(context: Context, person: int, other: int) -> bool:
    """Whether somebody is told behind a person as theirs: "the presenter and her brother"."""
    return AND_HERS.fullmatch(context.folded, context.found.mentions[person].end, context.found.mentions[other].start) is not None or (
        OWN.match(context.words(other)) is not None and AND.fullmatch(context.folded, context.found.mentions[person].end, context.found.mentions[other].start) is not None
    )


def with_the_next(context: Context, draft: Draft, person: int, sufferers: list[int]) -> str | None:
    """What became of a person together with the one told next: "a journalist and her cameraman were wounded"."""
    m = context.found.mentions[person]
    for j in sufferers:
        n = context.found.mentions[j]
        if n.start > m.end and AND_ONE.fullmatch(context.folded, m.end, n.start) and WERE.match(context.folded, n.end):
            return fate(context, draft, j)
    return None


def listed_with(context: Context, person: int, group: int) -> bool:
    """Whether people of whom no figure is told stand in one list with a person: "pupils and a teacher"."""
    a, b = sorted((context.found.mentions[person], context.found.mentions[group]), key=lambda m: m.start)
    return AMONG.fullmatch(context.folded, a.end, b.start) is not None


def with_a_figure(context: Context, draft: Draft, group: int) -> bool:
    """Whether a figure of the draft counts a group: "six schoolgirls"."""
    m = context.found.mentions[group]
    figures = (context.found.mentions[s.mention] for s in draft.slots if s.role in ("killed", "injured", "arrested", "captured"))
    return any(m.start <= n.start < m.end or OF_HERS.fullmatch(context.folded, n.end, m.start) for n in figures)


def fate(context: Context, draft: Draft, person: int) -> str | None:
    """What the words right beside a person in the sentence of a deed say became of them: "the death of", "who died", "was wounded"."""
    m = context.found.mentions[person]
    if draft.type not in HARMING or context.sentence_index(m.start) != context.sentence_index(draft.trigger.start):
        return None
    found = FATE_AFTER.match(context.folded, m.end, m.end + FOLLOWED) or FATE_BEFORE.search(context.folded, max(0, m.start - LED_UP_TO), m.start)
    if found is None:
        return None
    reach = Span(min(found.start(), draft.trigger.start), max(found.end(), draft.trigger.end))
    said = Span(*found.span())
    if any(d.type in HARMING and d.trigger != draft.trigger and d.trigger.overlaps(reach) and not said.overlaps(d.trigger) and not HARMED_SINCE.fullmatch(context.folded, d.trigger.start, d.trigger.end) for d in context.found.drafts):
        return None  # another deed stands nearer
    return "killed" if found["dead"] else "injured"


def listed_after(context: Context, draft: Draft, who: list[int]) -> int:
    """How many more are listed behind the last of these persons: "a council member, his son and his driver", "a husband and wife"."""
    last = max((context.found.mentions[i] for i in who), key=lambda m: m.end)
    if last.start < draft.trigger.start or not context.sentences:
        return 0
    sentence = context.sentences[context.sentence_index(last.start)]
    theirs = HER_SONS.match(context.folded, last.end, sentence.end)
    if theirs and (amount := parse_amount(theirs["many"])) and amount.best and not any(context.found.mentions[s.mention].start < theirs.end("many") and context.found.mentions[s.mention].end > theirs.start("many") for s in draft.slots if s.role in COUNTS):
        return int(amount.best)
    end, n = ones_listed(context.folded, Span(last.end, sentence.end))
    if not n:
        end, n = last.end + BESIDE, int(one_beside(context.folded, sentence, last.span))
    sufferers = (context.found.mentions[s.mention] for s in draft.slots if s.role == "rec")
    return 0 if any(last.end < m.start < end and not HERS.fullmatch(context.folded, m.start, m.end) for m in sufferers) else n


def own_sufferers(context: Context, draft: Draft) -> list[int]:
    """Without those of a clause about another, the children of "a woman who taught children was shot", and those before a verb that its object follows."""
    all_of_them = sorted((s.mention for s in draft.slots if s.role == "rec"), key=lambda i: context.found.mentions[i].start)
    objects = [i for i in all_of_them if context.found.mentions[i].start > draft.trigger.start]
    if objects and ARTICLE_BETWEEN.fullmatch(context.folded, draft.trigger.end, context.found.mentions[objects[0]].start) and not WAS_BEFORE.search(context.folded, max(0, draft.trigger.start - PASSIVE), draft.trigger.start):
        all_of_them = objects
    out: list[int] = []
    for i in all_of_them:
        m = context.found.mentions[i]
        last = context.found.mentions[out[-1]] if out else None
        between = context.folded[last.end : m.start] if last and m.end <= draft.trigger.start else ""
        if not (last and last.kind == MentionKind.PERSON and CLAUSE.match(between)):
            out.append(i)
    return out


def until_trigger(context: Context, draft: Draft) -> str:
    """ "was hurt in" of "a driver was hurt in the attack": the words between who suffered it and its name."""
    ends = [context.found.mentions[s.mention].end for s in draft.slots if s.role == "rec" and context.found.mentions[s.mention].end <= draft.trigger.start]
    gap = context.folded[max(ends) : draft.trigger.start] if ends else ""
    return gap if len(gap) <= PASSIVE and BY_PASSIVE.match(gap) else ""


def harm_of(words: str) -> str | None:
    return "killed" if ONE_DEAD.search(words) else "injured" if ONE_HURT.search(words) else "arrested" if ONE_TAKEN.search(words) else None


def people_of(context: Context, persons: list[int]) -> set[str]:
    """The persons of these mentions; "Commander Ali Khan" and "a gardener, Des Kogo" are one each."""
    out: set[str] = set()
    last: Mention | None = None
    for i in sorted(persons, key=lambda i: context.found.mentions[i].start):
        m = context.found.mentions[i]
        gap = context.folded[last.end : m.start] if last is not None else ""
        same = last is not None and (m.start < last.end or bool(APPOSED.fullmatch(gap)) or ("," in gap and not LISTED.search(gap)))
        if i in context.actors and not same:
            out.add(context.actors[i].id)
        last = m
    return out


def one_harmed(context: Context, draft: Draft, told: set[str]) -> tuple[Number, ...]:
    """ "..., killing a farmer and wounding his son": one each, told by participles after the deed."""
    sentence = context.sentence(draft.trigger.start)
    end = sentence.end if sentence else draft.trigger.end
    out: dict[str, Number] = {}
    for pattern in (ONE_HARMED, LEFT_DEAD, ANOTHER):
        start = sentence.start if pattern is ANOTHER and sentence else draft.trigger.end
        for found in pattern.finditer(context.folded, start, min(end, draft.trigger.end + PARTICIPLE)):
            role = "killed" if found["harm"].lower().startswith(("kill", "dead", "died", "shot")) else "injured"
            if role in told or role in out:
                continue
            whom = Span(*found.span("whom"))
            quote = context.quote(whom)
            n = 1.0 + (sentence is not None and one_beside(context.folded, Span(sentence.start, sentence.end), whom))
            out[role] = Number(role, n, n, n, "recipients", False, quote.text, quote)
    return tuple(out.values())
