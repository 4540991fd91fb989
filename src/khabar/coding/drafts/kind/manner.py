"""How a place changed hands where the finder left it open: by fighting, if its verb says so or the report tells of fighting for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from khabar.coding.draft import Draft

FIGHTING = frozenset(["armed_clash", "ground_attack", "air_strike", "drone_strike", "shelling", "suicide_attack", "complex_attack", "siege"])
TAKEN = frozenset({"territory_taken"})
REACH = 3  # sentences within which fighting counts as fighting for the place


BY_FORCE = re.compile(r"(?:overr[au]n|storm|(?:re)?captur|conquer|(?:re)?conquest)", re.I)
QUIET = re.compile(r"\bwithout (?:a |any |much |firing a |firing )?(?:single )?(?:fight|fighting|resistance|shot|shots|bloodshed|battle)|\bunopposed\b|\bpeacefully\b|\bno resistance\b", re.I)
HANDS = TAKEN | {"territory_ceded", "surrender", "withdrawal"}
TURN = re.compile(r"[;:]|\b(?:but|while|whereas|after|before|who|which)\b|\band (?:then|later|\w+ed)\b", re.I)  # of another deed
SENTENCE = 160  # characters in which it may stand
BESIDE = 80  # characters after a verb in which "without a fight" stands


def with_manner(drafts: tuple[Draft, ...], sentence_of: Callable[[int], int], text: str = "") -> tuple[Draft, ...]:
    """Takings with ``how`` filled from their verb in ``text``, or from fighting told nearby, of the same time frame. Others are returned as they are."""
    fights = [(sentence_of(d.trigger.start), d.background) for d in drafts if d.type in FIGHTING and d.status == "asserted"]
    out = []
    for d in drafts:
        if d.type in HANDS and d.how in (None, "fighting") and quietly(text, d):
            d = replace(d, how="without_fighting")
        if d.type in TAKEN and d.how is None:
            here = sentence_of(d.trigger.start)
            if by_force(text, d) or any(abs(s - here) <= REACH and b == d.background for s, b in fights):
                d = replace(d, how="fighting")
        out.append(d)
    return tuple(out)


def quietly(text: str, draft: Draft) -> bool:
    """Whether the rest of its sentence says that nobody fought, and nothing else is told before that."""
    rest = text[draft.trigger.end : draft.trigger.end + SENTENCE].partition(". ")[0]
    quiet = QUIET.search(rest)
    return quiet is not None and not TURN.search(rest, 0, quiet.start())


def by_force(text: str, draft: Draft) -> bool:
    """Whether a verb of storming tells it, and the rest of its sentence does not say that nobody fought."""
    rest = text[draft.trigger.end : draft.trigger.end + BESIDE].partition(". ")[0]
    return bool(BY_FORCE.match(text[draft.trigger.start : draft.trigger.end])) and not QUIET.search(rest)
