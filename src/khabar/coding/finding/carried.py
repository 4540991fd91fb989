"""Who goes on speaking in a new paragraph: one that is all quotation behind his words, or one that a colon opens.

"'We fled,' Amin said." and then "'They burned the mill.'" is Amin's; "The governor added:" and then a paragraph is the governor's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from khabar.coding.finding.speech import WRITING, People, before_cue, cues, speeches, within_quotes
from khabar.model import Span

ALL_QUOTED = re.compile(r'\s*"[^"]*"?\s*')
TO_THE_COLON = re.compile(r"[^.;:\"]{0,60}:\s*")
ISSUES = re.compile(rf"\b(?:issued|released|published|posted|put out|sent out|read out)\s+(?:an?|the|its|his|her|their|this)\s+(?:[\w-]+\s+){{0,3}}{WRITING}\b")
PARAGRAPHS = 3  # a quotation is carried over so many paragraphs at most


def carried(text: str, sentences: Sequence[Span], index: int, people_of: Callable[[int], People]) -> int | None:
    """The mention of who spoke before the paragraph of a sentence, and goes on."""
    start = end = sentences[index].start
    for _ in range(PARAGRAPHS):
        start = text.rfind("\n\n", 0, start) + 2
        last = next((j for j in range(index - 1, -1, -1) if sentences[j].end <= start), None)
        if start < 2 or last is None or sentences[last].end < text.rfind("\n\n", 0, max(0, start - 2)):
            return None
        opened = behind_a_colon(text, sentences[last], people_of(last)) if start <= end else None
        if opened is not None:
            return opened
        stop = text.find("\n\n", start)
        if not ALL_QUOTED.fullmatch(text, start, stop if stop >= 0 else len(text)):
            return None
        here = dict(people_of(last))
        quoting = '"' in text[max(0, text.rfind("\n\n", 0, sentences[last].end)) : sentences[last].end]
        aloud = [s.speaker for s in speeches(text, sentences[last], people_of(last)) if not within_quotes(text, here[s.speaker].start)] if quoting else []
        if aloud:
            return aloud[0]
        issuer = who_issues(text, sentences[last], people_of(last))
        if issuer is not None:
            return issuer
        end, start = -1, start - 2
    return None


def behind_a_colon(text: str, sentence: Span, people: People) -> int | None:
    """Who says what a colon at the end of his sentence announces."""
    return next((who for cue, who, inverted in cues(text, sentence, people) if not inverted and TO_THE_COLON.fullmatch(text, cue.end, sentence.end)), None)


def who_issues(text: str, sentence: Span, people: People) -> int | None:
    """Who issues a statement that the next paragraph quotes."""
    m = ISSUES.search(text, sentence.start, sentence.end)
    return before_cue(text, people, Span(m.start(), m.end())) if m else None
