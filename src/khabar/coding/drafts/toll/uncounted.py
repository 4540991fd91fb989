"""Figures beside the dead that count none of them: who says it, who did it by the passive, those who outlived it, ages, numbers of a list, lengths and incidents."""

from __future__ import annotations

import re

from khabar.model import Span

_WORDS = r"(?:\s+(?!(?:and|or|but|who|whom|which|that|was|were|been|are|is|have|has|had|after|when|as|by|of|killed|wounded|injured|dead|hurt|died)\b)[\w'-]+){1,5}?"
SPEAK = re.compile(rf"{_WORDS}\s+(?:(?:have|has|had|also|later) ){{0,2}}(?:said|told|say|confirmed|added|testified|claimed|insisted|recalled)\b(?! (?:to (?:be|have)|by)\b)")  # "two officials told the agency that he died"; not "three men said to be spies"
PEOPLE = re.compile(r"\s+(?:[\w'-]+\s+){0,3}?(?:officials?|sources|witnesses|residents|survivors|diplomats?|officers|doctors|medics|activists|monitors|elders|lawmakers|senators|villagers|relatives|neighbou?rs|spokes\w+|commanders|aides|ministers|teachers|traders|people|men|women|soldiers|policemen|reporters|journalists)\b")
STRUCK_BY = re.compile(r"\b(?:killed|shot(?: dead)?|gunned down|murdered|slain|assassinated|stabbed|hacked|beaten|beheaded|executed|attacked|ambushed|wounded|injured|abducted)(?:\s+(?!(?:and|but|raising|rose|up)\b)[\w'-]+){0,8}?\s+by\s+(?:(?:at least|more than|about|some|around|up to|nearly)\s+)?(?:a group of\s+)?$", re.I)
THEY = re.compile(r"\s+(?:(?!and\b)[\w'-]+\s+){0,3}?(?:men|gunmen|assailants|attackers|militants|fighters|soldiers|officers|policemen|suspects|visitors|rebels|terrorists|insurgents|bombers|bandits|youths|motorcyclists|snipers|guards|intruders|herders)\b", re.I)
LEFT_ALIVE = re.compile(r"\s+(?:(?:other|more|remaining)\s+)?(?:survivors|(?:eye)?witnesses|onlookers|bystanders (?:said|told)|people (?:survived|escaped))\b(?!\s+(?:were|was|had been|have been|died|and)\b)", re.I)
AGE = re.compile(r"\bage[sd]?,?\s+(?:(?:between|from)\s+)?(?:(?:\d{1,2}|\w+)(?:,|\s+and|\s+to)\s+)*(?:just |only |about )?$", re.I)
ITEM = re.compile(r"[.)]\s+(?=[A-Z\"'])")
NUMBERS = re.compile(r"\d{1,2}")
MEASURED = re.compile(r"\s*(?:met(?:er|re)s?|yards?|feet|incidents?|attacks|strikes|raids|air ?strikes|explosions|(?:police |army |military |border |frontier )?posts|rounds of)\b(?!\s+(?:guards?|victims))", re.I)
INSIDE = re.compile(r"\b(?:met(?:er|re)s?|yards)$", re.I)  # "about 750 metres", found as one
REACH = 90


def counts_none(text: str, sentence: Span, count: Span) -> bool:
    """Whether a figure beside dead and wounded counts neither."""
    if MEASURED.match(text, count.end, sentence.end) or INSIDE.search(text, count.start, count.end) or LEFT_ALIVE.match(text, count.end, sentence.end):
        return True
    lead = text[max(sentence.start, count.start - REACH) : count.start]
    if AGE.search(lead) or is_item(text, sentence, count):
        return True
    if THEY.match(text, count.end, sentence.end) and STRUCK_BY.search(lead):
        return True
    return PEOPLE.match(text, count.end, sentence.end) is not None and speaks(lead, text, sentence, count)


def speaks(lead: str, text: str, sentence: Span, count: Span) -> bool:
    """ "Two officials said": at the head of a clause, so that no verb before has them as its object."""
    return (not lead.strip() or lead.rstrip()[-1] in ",;:\u2014\"" or lead.rstrip().endswith((" but", " and", " while"))) and SPEAK.match(text, count.end, sentence.end) is not None


def is_item(text: str, sentence: Span, count: Span) -> bool:
    """ "3. A shell hits the gate": the number of an item."""
    return count.start == sentence.start and NUMBERS.fullmatch(text, count.start, count.end) is not None and ITEM.match(text, count.end) is not None
