"""Reported speech by its grammar: which words of a sentence are told by whom, where the finder names no speaker.

"X said that ...", "..., X said", "..., said X", "according to X, ...", and a sentence that stands whole inside a quotation whose
speaker is named beside it. Nothing is guessed from meaning: without a verb of saying and a participant beside it there is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.coding.draft import Mention, MentionKind
from khabar.model import Span

SAYING = re.compile(
    r"\b(?!(?:said|believed|reported|estimated|alleged|suggested)\s+to\s+(?:be|have|number|total)\b)(?:sa(?:id|ys|y|ying)|told|tells|telling|add(?:ed|s|ing)|stat(?:ed|es|ing)|announc(?:ed|es|ing)|claim(?:ed|s|ing)|confirm(?:ed|s|ing)|"
    r"insist(?:ed|s|ing)|argu(?:ed|es|ing)|explain(?:ed|s|ing)|not(?:ed|es|ing)|acknowledg(?:ed|es|ing)|admit(?:s|ted|ting)|alleg(?:ed|es|ing)|"
    r"report(?:ed|s|ing)|wr(?:ote|ites|iting)|tweet(?:ed|s|ing)|reveal(?:ed|s|ing)|recall(?:ed|s|ing)|maintain(?:ed|s|ing)|assert(?:ed|s|ing)|"
    r"estimat(?:ed|es|ing)|suggest(?:ed|s|ing)|believ(?:ed|es|e)|warn(?:ed|s|ing)|learn(?:ed|t)|testif(?:ied|ies)|confid(?:ed|es)|recount(?:ed|s|ing)|narrat(?:ed|es|ing)|indicat(?:ed|es|ing)|vow(?:ed|s)|promis(?:ed|es)|pledg(?:ed|es)|declar(?:ed|es)|stress(?:ed|es)|conced(?:ed|es)|"
    r"contend(?:ed|s)|conclud(?:ed|es)|caution(?:ed|s)|remark(?:ed|s)|observ(?:ed|es)(?=\s*[,:]|\s+that\b)|emphasi[sz](?:ed|es)|underlin(?:ed|es)|lament(?:ed|s)|complain(?:ed|s)|repli(?:ed|es)|predict(?:ed|s)|"
    r"(?:continued|went\s+on|responded|answered|asked|shouted|commented|joked)(?=\s*[,:]\s*\"|\s*\.?$)|(?:(?<=\" )|(?<=\"  ))(?:asked|replied|answered|joked|countered|shouted|tweeted)(?=\s+[A-Zat])|(?:think|thinks|thought|hope[sd]?|expect(?:s|ed)|doubt(?:s|ed))(?=\s+that\b)|point(?:s|ed)?\s+out|"
    r"(?:insist|argue|allege|contend|warn|claim|maintain|acknowledge|admit)(?=\s+(?:that|the|they|their|it|he|she|his|her|there)\b)|ma(?:de|kes?)\s+(?:it\s+)?clear|"
    r"(?:claims?|allegations?|assertions?|accusations?|statements?|warnings?|insistence|admission|suggestions?|pledge|vow|promise)(?=\s+that\b)|"
    r"(?:found|finds?|show(?:ed|s)?)(?=\s+that\b)|(?:(?<=report )|(?<=reports )|(?<=study )|(?<=survey )|(?<=poll )|(?<=polls )|(?<=inquiry )|(?<=investigation )|(?<=documents )|(?<=records )|(?<=emails )|(?<=figures )|(?<=data ))(?:found|finds?|show(?:ed|s)?)|"
    r"sp(?:eaks?|oken?|eaking)(?=\s+of\b)|put(?:s|ting)?(?=\s+(?:the|its)\s+(?:[\w-]+\s+){0,3}?(?:tolls?|numbers?|figures?|losses|casualties)\b[^.,;]{0,60}?\sat\b))\b",
    re.I,
)
ACCORDING = re.compile(
    r"\b(?:according to(?:\s+(?:the |an? |its |new |latest |official |provisional )*(?:figures|data|numbers|estimates?|counts?|tall(?:y|ies)|statistics|reports?|lists?)(?:\s+\w+(?:ed|en))?\s+(?:by|from|of))?|in the words of|as (?:reported|stated|announced|quoted) by|cit(?:ing|ed)|quot(?:ing|ed))\s+",
    re.I,
)
BETWEEN = re.compile(  # what may stand between a speaker and the verb
    r"^(?:\s|\"|'s|has|have|had|was|is|also|still|later|then|earlier|now|further|recently|reportedly|repeatedly|publicly|in turn|meanwhile|there|who|which|"
    r"yesterday|today|tonight|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:in|on|at|to|for|of|from|via)\s+[^,.;]{1,60}+|\([^()]{1,40}\)|,(?:\b[A-Z][a-z]{0,4}\.|[^,.;]){1,70}+,(?:\s[A-Z][a-z]{0,5}\.?,)?|,)*+$",
    re.I,
)
TO_SOMEBODY = re.compile(r"t[eo]l|warn", re.I)  # who follows these is spoken to
WRITING = r"(?:statement|communiqu[eé]|press release|letter|message|announcement|bulletin)"
ISSUED = re.compile(rf"[,\"]\s*(?:an?|the|its|their|his|her|one)\s+(?:\w+\s+){{0,2}}{WRITING}\s+(?:\w+\s+){{0,2}}(?:by|from|of)\s*$", re.I)  # "..., a statement issued by X said"
IT_SAID = re.compile(rf"\b(?:the|this|its|their)\s+{WRITING}\s+(?:also\s+)?(?:said|says|read|reads|added|adds|claimed|stated)\b", re.I)
OF_WRITING = re.compile(rf"\b{WRITING}\b", re.I)
AND_ANOTHER = re.compile(r"(?<=[,\"])\s+(?:(?:an?|the|some|two|three|several|his|her|their|one)\s+)?(?:[\w'-]+\s+){1,5}and$")
TITLED = re.compile(  # what stands before a name: "..., army spokesman Karim Jan said"
    r"(?<=[,\"])\s+(?:(?:the\s+)?(?:[a-z][\w'-]*\s+){0,3}(?:spokes\w+|official|officer|minister|governor|commander|chief|director|mayor|head|president|leader|resident|general|colonel|captain|major)"
    r"|(?:the|an?|his|her|their|its|some|many|several)(?:\s+[a-z][\w'-]*){0,2}|(?:[A-Z][\w.'-]*\s*){1,5})$"
)
GOES_ON = re.compile(  # a verb behind the one who stands behind "said": "the envoy, who served in Oldtown, said Amin reached out"
    r" (?!(?:on|in|at|of|from|who|whom|whose|which|to|during|after|before|when|while|as|by|for|with|this|last|late|early|earlier|later|yesterday|today|and|but|or|via|through|over|outside|inside|near|under|told|speaking|referring|citing|adding)\b)[a-z]+"
)
POSSESSIVE = re.compile(r"'s?\s(?!(?:[\w'-]+\s?){1,2}(?:[,.;]|$))")  # "the aide, who was there, said Amin's men fired", but not "..., said Oldtown's mayor."
RELATIVE = re.compile(r",\s+(?:who|which)\b")
IN_A_CLAUSE = re.compile(r"[,;]\s+(?:which|who|where|whose\s\w+),$")  # "the road, which, the mayor said, was mined": told is what follows
OPENING = re.compile(r"(?:In|On|At|After|When|While|As|During|Following|Speaking|Asked|Earlier|Later|Late|By|For|With|To|But|And|Meanwhile)\b")  # no words of a speaker, but an adverbial
DAY = r"(?:\s+(?:(?:late|early|later|earlier|on|last|this)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|week|month)(?:\s+(?:night|morning|evening|afternoon))?)"
WHILE = r"(?:(?:just|only|shortly|soon|even|[\w-]+\s+(?:hours?|minutes|days?|weeks?|months?|years?)|hours|minutes|days|weeks|months)\s+)*(?:as|when|while|after|before)\s"
AT_THE_TIME = re.compile(rf"{DAY}*,?\s+{WHILE}")
OF_HIS = re.compile(rf"{DAY}*\s(?:as|when|while)\s(?:she|he|they)\s[^,]*$")  # "That is what she said when she resigned"
OCCASION = re.compile(rf"{DAY}*,?\s+(?:{WHILE}|(?:during|following|at|outside|from|about|of)\s)")
TOLD_AGAIN = re.compile(r'"|\bthat\s|,\s+(?:adding|saying|noting|stressing|warning|claiming)\b|\band\s+(?:added|said|claimed|warned)\b')
RESUMES = re.compile(r",\s+(?:ha(?:s|ve|d)|was|were|is|are|did|does|do|will|would|could|can|\w{3,}ed)\b")  # the main clause behind ", who said ..., "
ADJECTIVE = re.compile(r"announced|promised|vowed|declared|claimed|alleged|reported|estimated|stated", re.I)  # "the army's announced offensive"
AND_SAYS = re.compile(r"\b(?:and|but)\s+(?:(?:also|then|later|instead|\w+ly)\s+)*$", re.I)
VERB = re.compile(r"\s+(?:(?:has|have|had|also|later|again|\w+ly)\s+)*(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|blam(?:es|ed)|accus(?:es|ed)|condemn(?:s|ed)|claim(?:s|ed)|confirm(?:s|ed)|admit(?:s|ted)|acknowledg(?:es|ed)|call(?:s|ed)|describ(?:es|ed)|put|welcom(?:es|ed)|announc(?:es|ed)|vow(?:s|ed)|promis(?:es|ed)|warn(?:s|ed)|spoke|speaks|disput(?:es|ed)|refut(?:es|ed)|question(?:s|ed)|declin(?:es|ed)|refus(?:es|ed))\b", re.I)
ADVERBIAL = re.compile(r"(?:In|On|At|After|During|Following|Earlier|Later|Last|This|Speaking|By|For|With|Hours|Days|Separately|Also|Additionally)\b[^,;:\"]{0,60}(?:,[^,;:\"]{1,20}){0,2},\s+(?=[A-Zt])")
LEADS = re.compile(r"\W*(?:(?:but|and|then|however,|meanwhile,|both|the|an?|[A-Z][\w.]+)\s+){0,4}", re.I)
BY_SAYING = re.compile(rf"(?:,|\b(?:by|before|while|after|in)|\b{WRITING}(?:\s+(?:on\s+)?\w+day)?)\s+(?:also\s+)?$", re.I)
SUFFERS = re.compile(r"\s+(?:was|were|is|are|has been|have been|had been)\b", re.I)
ANOTHER_CLAUSE = re.compile(r"[,;]\s+(?:and|but|while|as|when|which|where|whose|after|before|with|so)\s|\baccording to\b|\"", re.I)
DETERMINER = re.compile(r"\W*(?:(?:but|however,|meanwhile,|both|the|an?)\s+)*", re.I)
TITLED_OPENING = re.compile(r"\W*(?:(?:But|And|Meanwhile,|However,)\s)?(?:[\w./'-]+\s){0,3}")  # what may stand before the name that opens a sentence
BEHIND = re.compile(r"\s(?:the )?(?:(?:Brig(?:adier)?|Gen(?:eral)?|Col(?:onel)?|Lt|Lieutenant|Maj(?:or)?|Capt(?:ain)?|Sgt|Sergeant|Commander|Inspector|Superintendent|Commissioner|Governor|Minister|Sheikh|Mullah|Dr|Mr|Mrs)\b\.?\s+){0,3}")  # between "said" and a name
TITLES = re.compile(r"(?:(?!(?:that|which|who|and|a|an|the)\b)[\w./'-]+\s){0,5}")  # what a speaker is called before his name
NAMED_BEHIND = re.compile(rf"\s(?:the |an? )?{TITLES.pattern}")
FIRST_PERSON = re.compile(r"I|we|us|our|my|me", re.I)  # in a quotation, whoever speaks it
POSSESSOR = re.compile(r"(?:his|her|its|their|my|our)", re.I)
FARTHEST = 110  # characters between a speaker and the verb
LEAST = 12  # characters of a clause that could hold a claim
ACROSS = 3  # sentences to either side of a quotation within which its speaker is named
QUOTED = 12  # sentences of one and the same quotation, at most


@dataclass(frozen=True, slots=True)
class Speech:
    """Words told by one speaker."""

    content: Span
    speaker: int  # index of the mention


People = Sequence[tuple[int, Mention]]  # of one sentence: index and mention of each participant


def speeches(text: str, sentence: Span, people: People) -> list[Speech]:
    """What a sentence reports of somebody's words. ``text`` is folded: its quotation marks are straight."""
    mentions = dict(people)
    out: list[Speech] = []
    for cue in ACCORDING.finditer(text, sentence.start, sentence.end):
        speaker = source(text, people, cue.end(), quoting=cue[0][0] in "cqCQ")
        if speaker is not None:
            out += [Speech(part, speaker) for part in around(sentence, Span(cue.start(), mentions[speaker].end))]
    for span, speaker, inverted in cues(text, sentence, people):
        if inverted:
            out.append(Speech(Span(sentence.start, span.start), speaker))
        else:
            out += told(text, sentence, span, speaker, mentions[speaker])
    return out


def source(text: str, people: People, at: int, *, quoting: bool) -> int | None:
    """Whom "according to" and "citing" name: the nearest behind, in its widest form; what is his ("cited her years as") is no speaker."""
    near = [(i, m) for i, m in people if 0 <= m.start - at <= 4] or [(i, m) for i, m in people if not quoting and m.start - at > 0 and TITLES.fullmatch(text, at, m.start)]
    if not near:
        return None
    i, m = min(near, key=lambda x: (x[1].start > at + 4 and x[1].kind is not MentionKind.PERSON, x[1].start, -x[1].end))
    return None if quoting and (text[m.end : m.end + 1] == "'" or POSSESSOR.fullmatch(text, m.start, m.end)) else i


@lru_cache(512)  # a sentence is read for each of its drafts
def sayings(text: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    """The verbs of saying in a part of a text."""
    return tuple(SAYING.finditer(text, start, end))


def cues(text: str, sentence: Span, people: People) -> Iterator[tuple[Span, int, bool]]:
    """Each verb of saying, its subject, and whether that stands behind it."""
    mentions = dict(people)
    last: int | None = None
    for cue in sayings(text, sentence.start, sentence.end):
        span = Span(cue.start(), cue.end())
        lead = text[sentence.start : span.start].rstrip()
        behind = NAMED_BEHIND if lead.endswith('"') else BEHIND
        follows = lead.endswith((",", '"')) and len(lead) >= LEAST and not TO_SOMEBODY.match(cue[0])
        after = next((i for i, m in people if follows and behind.fullmatch(text, span.end, m.start) and not goes_on(text, m.end, lead)), None)
        before = before_cue(text, people, span)
        if after is not None and not (before is not None and is_lead(text, sentence, mentions[before], lead)):
            last = after
            yield span, after, True
            continue
        if before is None:
            before = of_two_verbs(text, sentence, people, span)
        if cue[0].endswith("ing") and (before is None or text[mentions[before].end : span.start].strip() == ","):  # "killed six people, saying": whoever opens the sentence says it
            opener = last if last is not None else of_participle(text, sentence, people, span)
            before = opener if opener is not None else before
        if before is None and follows and lead.endswith(","):
            after = next((i for i, m in people if NAMED_BEHIND.fullmatch(text, span.end, m.start) and not goes_on(text, m.end, lead)), None)
            if after is not None:
                last = after
                yield span, after, True
                continue
        if before is not None:
            last = before
            yield span, before, False


def is_lead(text: str, sentence: Span, subject: Mention, lead: str) -> bool:
    """Whether all that stands before a verb of saying is its subject with an aside: "Amin Jan, who fled, said the camp was shelled"."""
    return not lead.endswith('"') and TITLED_OPENING.fullmatch(text, sentence.start, subject.start) is not None


def goes_on(text: str, end: int, lead: str) -> bool:
    """Whether the name behind "said" opens a clause of its own, or owns what does."""
    return GOES_ON.match(text, end) is not None or (not lead.endswith('"') and POSSESSIVE.match(text, end) is not None)


APPOSED = re.compile(r",\s+(?:[\w'’-]+\s+){1,6}(?:of|for|with|at|in|from)\s+(?:the\s+)?")  # "NAME, spokesman for BODY, said"


def before_cue(text: str, people: People, cue: Span) -> int | None:
    """The participant who is the subject of a verb of saying: the nearest before it with nothing but asides between, in its widest form."""
    near = [(i, m) for i, m in people if m.end <= cue.start and cue.start - m.end <= FARTHEST]
    for _, m in sorted(near, key=lambda x: (-x[1].end, x[1].start)):
        if BETWEEN.match(text[m.end : cue.start]) and not (text[m.end : cue.start] == "'s " and ADJECTIVE.fullmatch(text, cue.start, cue.end)):
            widest = min((o for _, o in near if o.start <= m.start and m.end <= o.end), key=lambda o: (o.start, -o.end))
            named = next((j for j, o in near if o.kind is MentionKind.PERSON and o.end < widest.start and APPOSED.fullmatch(text, o.end, widest.start)), None)
            if named is not None and text[widest.end : widest.end + 1] == ",":
                return named
            return next(j for j, o in near if o is widest)
    return None


def of_two_verbs(text: str, sentence: Span, people: People, cue: Span) -> int | None:
    """Who opens a sentence, of "the group denied it and said that": the subject of both verbs."""
    if not AND_SAYS.search(text, sentence.start, cue.start):
        return None
    first = opening(text, sentence, people)
    return first[0] if first and first[1].end < cue.start and VERB.match(text, first[1].end) else None


def opening(text: str, sentence: Span, people: People) -> tuple[int, Mention] | None:
    """Who opens a sentence, in his widest form: "the envoy ..." and "Last week, the envoy ..."."""
    lead = ADVERBIAL.match(text, sentence.start, sentence.end)
    start = lead.end() if lead else sentence.start
    fit = [(i, m) for i, m in people if m.start >= start and LEADS.fullmatch(text, start, m.start)]
    return min(fit, key=lambda x: (x[1].start, -x[1].end), default=None)


def of_participle(text: str, sentence: Span, people: People, cue: Span) -> int | None:
    """Who opens a sentence, of "the envoy condemned the raid, saying that": the subject of its verb."""
    first = opening(text, sentence, people)
    if first is None or first[1].end >= cue.start or SUFFERS.match(text, first[1].end):
        return None
    between = text[first[1].end : cue.start]
    return first[0] if BY_SAYING.search(between) and not ANOTHER_CLAUSE.search(between) else None


def told(text: str, sentence: Span, cue: Span, speaker: int, mention: Mention) -> list[Speech]:
    """Words before "..., X said" and after "X said (that) ..."."""
    lead = text[sentence.start : mention.start].rstrip()
    lead = AND_ANOTHER.sub(",", lead)  # "..., a colleague and a relative said"
    lead = TITLED.sub("", lead)
    issued = ISSUED.search(lead + " ")
    lead = lead[: issued.start() + 1] if issued else lead
    out = []
    if lead.endswith((",", '"')) and len(lead) >= LEAST and not re.match(r"\s*that\b", text[cue.end : sentence.end]):
        begins = IN_A_CLAUSE.search(lead)
        if begins is None:
            out.append(Speech(Span(sentence.start, sentence.start + len(lead)), speaker))
    aside = circumstance(text, sentence, cue.end, lead)
    if aside is not None:
        return [*out, *([Speech(Span(aside.end, sentence.end), speaker)] if sentence.end - aside.end >= LEAST else [])]
    resumed = RESUMES.search(text, cue.end, sentence.end) if RELATIVE.search(text, mention.end, cue.start) else None
    end = resumed.start() if resumed else sentence.end
    if within_quotes(text, cue.start):  # who speaks inside a quotation does not speak beyond it
        closed = text.find('"', cue.end, end)
        end = closed if closed >= 0 else end
    if end - cue.end >= LEAST and not text[cue.end : end].lstrip().startswith((".", ";")):
        out.append(Speech(Span(cue.end, end), speaker))
    return out


def circumstance(text: str, sentence: Span, end: int, lead: str) -> Span | None:
    """What the writer adds behind "..., X said": when, where or on what occasion; up to words that are told again."""
    quoted = lead.endswith('"')
    if OF_HIS.match(text, end, sentence.end) and TOLD_AGAIN.search(text, end, sentence.end) is None:
        return Span(end, sentence.end)
    if not lead.endswith((",", '"')) or len(lead) < LEAST or (not quoted and (OPENING.match(lead) or IN_A_CLAUSE.search(lead))):
        return None
    if not (OCCASION if quoted else AT_THE_TIME).match(text, end, sentence.end):
        return None
    again = TOLD_AGAIN.search(text, end, sentence.end)
    return Span(end, again.start() if again else sentence.end)


def beside_the_words(text: str, sentence: Span, people: People) -> list[tuple[Span, int]]:
    """The parts of a sentence that its speakers do not tell, with the speaker: the occasion of the words, and what a relative clause with "which, X said," hangs on."""
    mentions = dict(people)
    out: list[tuple[Span, int]] = []
    for cue, speaker, inverted in cues(text, sentence, people):
        lead = text[sentence.start : cue.start if inverted else mentions[speaker].start].rstrip()
        lead = lead if inverted else TITLED.sub("", lead)
        begins = IN_A_CLAUSE.search(lead)
        if begins is not None and not inverted:
            out.append((Span(sentence.start, sentence.start + begins.start()), speaker))
        aside = circumstance(text, sentence, max(cue.end, mentions[speaker].end), lead)
        if aside is not None:
            out.append((aside, speaker))
    return out


def around(sentence: Span, cut: Span) -> list[Span]:
    parts = [Span(sentence.start, cut.start), Span(cut.end, sentence.end)]
    return [p for p in parts if p.end - p.start >= LEAST]


def speaker_of(text: str, sentences: Sequence[Span], index: int, at: Span, people_of: Callable[[int], People]) -> int | None:
    """The mention of who tells the words ``at`` in sentence ``index``, or None. ``people_of`` gives the participants of a sentence."""
    here = sentences[index]
    holding = tellers(text, here, at, people_of(index))
    if holding:
        return holding[0]
    issuer = of_the_writing(text, sentences, index, people_of)
    if issuer is not None:
        return issuer
    if not quoted_whole(text, sentences, index):
        return None
    for step in (-1, 1):
        closed = 0
        for n in range(1, QUOTED + 1):
            j = index + step * n
            if not 0 <= j < len(sentences) or "\n\n" in text[min(sentences[j].end, here.end) : max(sentences[j].start, here.start)]:
                break
            closed += n > 1 and '"' in text[sentences[j - step].start : sentences[j - step].end]
            if n > ACROSS and closed > 1:  # not of one quotation any more
                break
            told_there = speeches(text, sentences[j], people_of(j))
            aloud = [s.speaker for s in told_there if not within_quotes(text, dict(people_of(j))[s.speaker].start)]
            if aloud:
                return aloud[0]
            if not quoted_whole(text, sentences, j):
                break
    return None


def tellers(text: str, sentence: Span, at: Span, people: People) -> list[int]:
    """Who tells the words ``at`` within their sentence: whose words hold them closest first, then who relays those."""
    mentions = dict(people)
    holding = [s for s in speeches(text, sentence, people) if s.content.start <= at.start and at.end <= s.content.end]
    holding = [s for s in holding if not FIRST_PERSON.fullmatch(text, mentions[s.speaker].start, mentions[s.speaker].end)] or holding
    holding.sort(key=lambda s: (s.content.end - s.content.start, s.speaker))
    return list(dict.fromkeys(s.speaker for s in holding))


def of_the_writing(text: str, sentences: Sequence[Span], index: int, people_of: Callable[[int], People]) -> int | None:
    """Whose "the statement said" is: who spoke last, shortly before, in a statement."""
    if not IT_SAID.search(text, sentences[index].start, sentences[index].end):
        return None
    for j in range(index - 1, max(-1, index - 1 - ACROSS), -1):
        if OF_WRITING.search(text, sentences[j].start, sentences[j].end):
            spoken = speeches(text, sentences[j], people_of(j))
            return spoken[0].speaker if spoken else None
    return None


def within_quotes(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks, counted from the beginning of its paragraph."""
    return text.count('"', text.rfind("\n\n", 0, at) + 1, at) % 2 == 1


def quoted_whole(text: str, sentences: Sequence[Span], index: int) -> bool:
    """Whether a sentence stands inside quotation marks from its first word to its last."""
    here = sentences[index]
    words = text[here.start : here.end].strip()
    start = text.rfind("\n\n", 0, here.start) + 1
    opened = text.count('"', start, here.start) % 2 == 1
    if opened:
        return '"' not in words[:-2]
    return words.startswith('"') and '"' not in words[1:-2]
