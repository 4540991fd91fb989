"""Those who were carried off and killed: "kidnapped and murdered", "took away a sheikh and his sons; their bodies were found"."""

from __future__ import annotations

import re

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.coding.drafts.toll.harm_words import KILLING
from khabar.coding.families import VIOLENT

TAKEN = frozenset({"abduction", "disappearance"})
_THEN = rf"(?:,|,?\s+and|\s+before)\s+(?:(?:then|later|subsequently|was|were|being)\s+)*(?:{KILLING})\b"
AND_KILLED = re.compile(  # with the same object, "abducted and killed six men", or with none but them
    rf"{_THEN}|\s+(?:[\w'-]+\s+){{0,6}}?[\w'-]+{_THEN}(?=\s*(?:[.,;]|$)|\s+(?:(?:him|her|them|all|both|by|in|on|at|near|two|three|four|five|some|shortly|hours|days|weeks)\b(?!\s+(?:more|other|people|civilians|soldiers|men|women|farmers|villagers))))", re.I
)
_BODY = r"(?:(?:his|her|their)\s+(?:[\w-]+\s+){0,2}?|the\s+)(?:body|bodies|corpses?)"
FOUND = re.compile(
    rf"\b{_BODY}\s+(?:(?:was|were|had been|has been|have been)\s+)?(?:later\s+|also\s+)?(?:found|recovered|discovered|dumped|left|turned up|lay)\b|\b(?:found|left|dumped|recovered|discovered|leaving|dumping)\s+{_BODY}"
    r"|\b(?:was|were)\s+(?:later\s+)?(?:found|discovered)\s+(?:dead|murdered|killed|beheaded|shot)\b",
    re.I,
)
OTHERS = re.compile(r"\b(?:not|never|no|other|another|unless|threat\w*|would|will|could|may|might|some of|one of|two of|several of)\b", re.I)  # or nobody was killed yet
BEHIND = 3  # characters between two sentences that follow one another


def killed_too(context: Context, draft: Draft) -> bool:
    """Whether the sentence of an abduction, or the one right behind it, says that those taken are dead."""
    if draft.type not in TAKEN or draft.status != "asserted" or not context.sentences:
        return False
    n = context.sentence_index(draft.trigger.start)
    here = context.sentences[n]
    own = context.folded[draft.trigger.end : here.end]
    killed = AND_KILLED.match(own)
    if killed and not OTHERS.search(killed[0]) and not any(d.trigger.start >= draft.trigger.end and d.trigger.start < draft.trigger.end + killed.end() and d.type not in VIOLENT | TAKEN for d in context.found.drafts):
        return True
    behind = context.sentences[n + 1] if n + 1 < len(context.sentences) and context.sentences[n + 1].start - here.end <= BEHIND else None
    for words in (own, context.folded[behind.start : behind.end] if behind else ""):
        found = FOUND.search(words)
        if found and not OTHERS.search(words[: found.end()]):
            return True
    return False
