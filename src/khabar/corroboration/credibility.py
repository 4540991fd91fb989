"""The digit of a claim's credibility on the Admiralty scale, with its reasons: 2, 3, 4 or 6.

1 (confirmed) and 5 (improbable) are an analyst's ruling; the letter of a source is the user's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.corroboration.speakers import OriginKind
from khabar.corroboration.voices import SUPPORTS, Heard, is_sure
from khabar.corroboration.world import Standing
from khabar.model import Dispute, EventClaim, Reason, Status

PROBABLE, POSSIBLE, DOUBTFUL, UNJUDGED = 2, 3, 4, 6


def credibility(
    claims: Sequence[Heard], disputed: Sequence[Dispute], losers: frozenset[str]
) -> tuple[int, tuple[Reason, ...]]:
    """The digit, and the signed reasons that it is read off."""
    told = sorted((h for h in claims if h.claim.status in SUPPORTS), key=lambda h: h.key)
    reasons = tuple(_reasons(told, disputed, losers))
    if not told:
        return UNJUDGED, reasons
    total = sum(reason.weight for reason in reasons)
    if all(h.origin.kind is OriginKind.UNNAMED for h in told):
        return UNJUDGED, reasons
    if total >= 2.0:
        return PROBABLE, reasons
    return (POSSIBLE if total >= 1.0 else DOUBTFUL), reasons


def _reasons(told: list[Heard], disputed: Sequence[Dispute], losers: frozenset[str]) -> list[Reason]:
    sure = {h.origin.key: h for h in told if is_sure(h, told)}
    third = sorted(key for key, h in sure.items() if h.origin.camp is None)
    camps = sorted(key for key, h in sure.items() if h.origin.camp is not None)
    conceding = sorted({h.origin.key for h in told if h.origin.camp in losers})
    found = [Reason("no party", float(min(2, len(third))), " ".join(third))] if third else []
    if len(camps) > 1:
        found.append(Reason("parties agree", 1.0, " ".join(camps)))
    elif camps and not conceding:
        found.append(Reason("a party alone", 0.0 if third else 0.5, camps[0]))
    if conceding:
        found.append(Reason("conceded by who loses", 1.0, " ".join(conceding)))
    if any(h.origin.standing >= Standing.SCENE for h in told):
        found.append(Reason("somebody was there", 0.5))
    steps = min((h.origin.steps for h in told), default=0)
    if steps > 1:
        found.append(Reason("hearsay", -0.5 * (steps - 1), f"{steps} mouths at least"))
    if not sure:
        found.append(Reason("told in passing or by unnamed sources", 0.5))
    if any(one.field == "status" for one in disputed):
        found.append(Reason("denied", -1.0))
    if told and all(h.claim.status is Status.UNCONFIRMED for h in told):
        found.append(Reason("hedged by everyone", -1.0))
    if not any(isinstance(h.claim, EventClaim) and h.claim.when and h.claim.where for h in told):
        found.append(Reason("neither day nor place", -0.5))
    return found
