"""Whether a draft says enough to be a claim. What does not is a Miss with its reason, never silence."""

from __future__ import annotations

import re

from khabar.coding.draft import Draft
from khabar.model import EventType

EVENTS = frozenset(EventType)
PEOPLE = frozenset({"actor", "rec", "other"})
COUNTS = frozenset(["killed", "injured", "captured", "surrendered", "displaced", "fled", "troops", "districts", "arrested", "missing"])
FUNCTION = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|this|that|these|those|of|in|on|at|by|to|for|and|or|as|up|down|out|off|back|from|with|into|"
    r"been|was|were|is|are|be|has|have|had|being|it|not|no|which|who|also|then|over)\b[\s\-]*)+",
    re.I,
)
KIND = re.compile(r"(?:such|any|similar)\b", re.I)  # "such attacks" are a kind of thing, none that happened
SURE = 0.9  # a trigger's score from which a happening without participants is believed where it has a place of its own


def unworthy(draft: Draft, words: str, *, own_place: bool) -> str | None:
    """Why a draft is no claim of an event, or None. ``words`` are those of the trigger."""
    if draft.type not in EVENTS:
        return None
    if not any(c.isalpha() for c in FUNCTION.sub("", words)):
        return "the trigger names nothing that happened"
    if KIND.match(words):
        return "speaks of a kind of happening, of none that happened"
    roles = {s.role for s in draft.slots}
    if draft.type == EventType.OTHER and not (roles & {"rec"} or roles & COUNTS):
        return "of no known type, and done to nobody"
    if roles & PEOPLE or roles & COUNTS:
        return None
    return None if own_place and draft.score >= SURE else "nobody is said to have done or suffered it"
