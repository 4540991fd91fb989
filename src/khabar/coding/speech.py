"""Reported speech by its grammar: which words of a sentence are told by whom, where the finder names no speaker.

"X said that ...", "..., X said", "..., said X", "according to X, ...", and a sentence that stands whole inside a quotation whose
speaker is named beside it. Nothing is guessed from meaning: without a verb of saying and a participant beside it there is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khabar.coding.draft import Mention, MentionKind
from khabar.model import Span

SAYING = re.compile(
    r"\b(?:sa(?:id|ys|y|ying)|told|tells|telling|add(?:ed|s|ing)|stat(?:ed|es|ing)|announc(?:ed|es|ing)|claim(?:ed|s|ing)|confirm(?:ed|s|ing)|"
    r"insist(?:ed|s|ing)|argu(?:ed|es|ing)|explain(?:ed|s|ing)|not(?:ed|es|ing)|acknowledg(?:ed|es|ing)|admit(?:s|ted|ting)|alleg(?:ed|es|ing)|"
    r"report(?:ed|s|ing)|wr(?:ote|ites|iting)|tweet(?:ed|s|ing)|reveal(?:ed|s|ing)|recall(?:ed|s|ing)|maintain(?:ed|s|ing)|assert(?:ed|s|ing)|"
    r"estimat(?:ed|es|ing)|suggest(?:ed|s|ing)|believ(?:ed|es|e)|warn(?:ed|s|ing)|learn(?:ed|t)|testif(?:ied|ies))\b",
    re.I,
)
ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as (?:reported|stated|announced|quoted) by|cit(?:ing|ed)|quot(?:ing|ed))\s+",
    re.I,
)
BETWEEN = re.compile(  # what may stand between a speaker and the verb
    r"^(?:\s|\"|'s|has|have|had|was|is|also|later|then|earlier|now|further|recently|reportedly|repeatedly|publicly|in turn|meanwhile|who|which|"
    r"yesterday|today|tonight|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:in|on|at|to|for|of|from|via)\s+[^,.;]{1,60}+|,[^,.;]{1,70}+,|,)*+$",
    re.I,
)
PEOPLE = (MentionKind.PERSON, MentionKind.GROUP)
FARTHEST = 110  # characters between a speaker and the verb
LEAST = 12  # characters of a clause that could hold a claim
ACROSS = 3  # sentences to either side of a quotation within which its speaker is named


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
        speaker = next((i for i, m in people if 0 <= m.start - cue.end() <= 4), None)
        if speaker is not None:
            out += [Speech(part, speaker) for part in around(sentence, Span(cue.start(), mentions[speaker].end))]
    for cue in SAYING.finditer(text, sentence.start, sentence.end):
        span = Span(cue.start(), cue.end())
        before = before_cue(text, people, span)
        if before is not None:
            out += told(text, sentence, span, before, mentions[before])
            continue
        after = next((i for i, m in people if 0 <= m.start - span.end <= 2), None)
        lead = text[sentence.start : span.start].rstrip()
        if after is not None and lead.endswith((",", '"')) and len(lead) >= LEAST:
            out.append(Speech(Span(sentence.start, span.start), after))
    return out


def before_cue(text: str, people: People, cue: Span) -> int | None:
    """The participant who is the subject of a verb of saying: the nearest before it with nothing but asides between, in its widest form."""
    near = [(i, m) for i, m in people if m.end <= cue.start and cue.start - m.end <= FARTHEST]
    for i, m in sorted(near, key=lambda x: (-x[1].end, x[1].start)):
        if BETWEEN.match(text[m.end : cue.start]):
            around_it = [(o.start, -o.end, j) for j, o in near if o.start <= m.start and m.end <= o.end]
            return min(around_it, default=(0, 0, i))[2]
    return None


def told(text: str, sentence: Span, cue: Span, speaker: int, mention: Mention) -> list[Speech]:
    """Words before "..., X said" and after "X said (that) ..."."""
    lead = text[sentence.start : mention.start].rstrip()
    out = []
    if lead.endswith((",", '"')) and len(lead) >= LEAST and not re.match(r"\s*that\b", text[cue.end : sentence.end]):
        out.append(Speech(Span(sentence.start, mention.start), speaker))
    if sentence.end - cue.end >= LEAST and not text[cue.end : sentence.end].lstrip().startswith((".", ";")):
        out.append(Speech(Span(cue.end, sentence.end), speaker))
    return out


def around(sentence: Span, cut: Span) -> list[Span]:
    parts = [Span(sentence.start, cut.start), Span(cut.end, sentence.end)]
    return [p for p in parts if p.end - p.start >= LEAST]


def speaker_of(text: str, sentences: Sequence[Span], index: int, at: Span, people_of: Callable[[int], People]) -> int | None:
    """The mention of who tells the words ``at`` in sentence ``index``, or None. ``people_of`` gives the participants of a sentence."""
    here = sentences[index]
    holding = [s for s in speeches(text, here, people_of(index)) if s.content.start <= at.start and at.end <= s.content.end]
    if holding:
        return min(holding, key=lambda s: (s.content.end - s.content.start, s.speaker)).speaker
    if not quoted_whole(text, sentences, index):
        return None
    for step in (-1, 1):
        for n in range(1, ACROSS + 1):
            j = index + step * n
            if (
                not 0 <= j < len(sentences)
                or "\n\n" in text[min(sentences[j].end, here.end) : max(sentences[j].start, here.start)]
            ):
                break
            told_there = speeches(text, sentences[j], people_of(j))
            if told_there:
                return told_there[0].speaker
            if not quoted_whole(text, sentences, j):
                break
    return None


def quoted_whole(text: str, sentences: Sequence[Span], index: int) -> bool:
    """Whether a sentence stands inside quotation marks from its first word to its last."""
    here = sentences[index]
    words = text[here.start : here.end].strip()
    start = text.rfind("\n\n", 0, here.start) + 1
    opened = text.count('"', start, here.start) % 2 == 1
    if opened:
        return '"' not in words[:-2]
    return words.startswith('"') and '"' not in words[1:-2]
