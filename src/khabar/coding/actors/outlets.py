"""The outlet of a report where its name is told in the text or is that of a party: no place, and who "we" are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.families import BEARING_ARMS
from khabar.coding.text.clean import Cleaned, fold
from khabar.model import Actor, Span
from khabar.world.registry import Registry

ORGAN = re.compile(r"\b(?:channel|radio|tv|television|media|press|desk|cell|office|voice|communications?|information|bulletin|telegram|website|spokes\w+|bureau|directorate|service|statement|(?:public|media) (?:relations|affairs)|headquarters)\b", re.I)

HEAD, HEAD_LINES, LINE = 400, 5, 90  # characters and lines in which a letterhead stands, characters of one of its lines
NUMBERED = re.compile(r"\b(?:statement|communiqu[eé]|press release|declaration|bulletin)\s*(?:no\b|n[ºo°]|number|#|\d)|\b(?:information|media|press|news|communications?)\s+(?:and\s+\w+\s+)?(?:department|office|desk|committee|bureau|wing|team|cell)\b|\b(?:statement|communiqu[eé]) (?:of|by|from)\b", re.I)
HEADED = re.compile(r"(?:[A-Z][\w'’.()-]*|of|the|and|for|&|[-–—|,:])(?:\s+(?:[A-Z][\w'’.()-]*|of|the|and|for|&|[-–—|,:]))*\s+(?:Information|Media|Press|News|Communications?)\s+(?:Department|Office|Desk|Committee|Bureau|Wing|Team|Cell)|[A-Z][\w'’. ()-]{2,60}(?:[-–—|,:]\s*)?(?:Statement|Communiqu[eé]|Press Release)\s*(?:No\b.*|[N#]\S*.*|\d.*)?")
NAME_END = re.compile(r"\s*\([A-Z][\w .-]{1,12}\)\s*$")


def author(name: str | None, registry: Registry, on: date | None) -> Actor | None:
    """The armed group or force whose name an outlet bears together with an organ's: "Front Media Cell"."""
    if name is None or not ORGAN.search(name):
        return None
    words = name.split()
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            known = next((k for a in registry.lookup(" ".join(words[first : first + size]), on) if (k := registry.known(a.target, on)) and k.kind in BEARING_ARMS and not k.generic), None)
            if known:
                return Actor(known.id, known.name, known.kind, None, known.country, registry.side(known.id, on))
    return None


def letterhead(text: str, registry: Registry, on: date | None) -> Actor | None:
    """The party whose name and organ head a communique: "Ta'ang National Liberation Army (TNLA)", below it "Information Department, Statement No. 2"."""
    lines = [line.strip() for line in text[:HEAD].split("\n") if line.strip()][:HEAD_LINES]
    if not any(len(line) <= LINE and NUMBERED.search(line) for line in lines):
        return None
    short = [line for line in lines if len(line) <= LINE]
    found = (author(line if HEADED.fullmatch(line) else f"{NAME_END.sub('', line)} statement", registry, on) for line in short if HEADED.fullmatch(line) or registry.lookup(NAME_END.sub("", line), on))
    return next((one for one in found if one), None)


def without_outlets(mentions: Sequence[Mention], folded: str, cleaned: Cleaned) -> tuple[Mention, ...]:
    """The mentions with those places as groups that are part of the name of the report's own outlet or agency: "Hindukush Wire"."""
    names = [n for n in (cleaned.outlet_name, *cleaned.credits) if n and " " in n]
    spans = [Span(m.start(), m.end()) for n in names for m in re.finditer(re.escape(fold(n)), folded)]
    return tuple(replace(m, kind=MentionKind.GROUP) if m.kind == MentionKind.PLACE and any(s.holds(m.span) for s in spans) else m for m in mentions)
