"""Who is named beside a deed and did not do it: those who train or back its doers, and those who never plant bombs.

"A force trained by the Emirates took the town", "officers trained by the Turks were killed": of another verb than its own a "by" behind such a
participle names no doer. A police that tells of a blast set off none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from khabar.coding.context import Context
from khabar.coding.draft import Draft
from khabar.model import ActorKind

BEFORE = 60  # characters before a name
BACKED = re.compile(r"\b(?P<verb>(?:train|back|support|financ|fund|arm|sponsor|equip|advis|recruit|hir)ed|paid)\s+by\s+(?:(?:the|its|their|both)\s+)?(?:[\w'’-]+\s+(?:and\s+)?){0,3}$")
BOMBS = frozenset(["ied", "suicide_attack", "mine"])
NO_BOMBERS = frozenset([ActorKind.POLICE, ActorKind.MINISTRY, ActorKind.MEDIA, ActorKind.AID])


def without_backers(drafts: tuple[Draft, ...], context: Context) -> tuple[Draft, ...]:
    """Drafts whose doers did it."""
    return tuple(d if all(did(context, d, s.mention) for s in d.slots if s.role == "actor") else replace(d, slots=tuple(s for s in d.slots if s.role != "actor" or did(context, d, s.mention))) for d in drafts)


def did(context: Context, draft: Draft, mention: int) -> bool:
    """Whether a participant can be the doer of a draft."""
    m = context.found.mentions[mention]
    backed = BACKED.search(context.folded, max(0, m.start - BEFORE), m.start)
    if backed is not None and not (draft.trigger.start <= backed.start("verb") < draft.trigger.end) and draft.type[:3] not in ("REL", "ROL", "FOR"):
        return False
    actor = context.actors.get(mention)
    return not (draft.type in BOMBS and actor is not None and actor.kind in NO_BOMBERS and not any(s.role in ("acc", "resp") and s.mention == mention for s in draft.slots))
