"""Which claims of one report tell one happening: what its coder says, where nothing speaks against it."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.corroboration.match import barred
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import Telling, telling_of
from khabar.model import CodedReport, EventClaim

Copied = Mapping[str, tuple[str, int]]


def tellings_of(coded: CodedReport, ear: Listener, copied: Copied, story: tuple[str, ...] = ()) -> list[Telling]:
    """The event claims of a report, as the happenings that they tell.

    A coder's word that a claim tells an earlier one's happening holds unless the two cannot be one: "the bombing" of
    Sunday and "a bombing in April" share a word, not a day.
    """
    claims = [claim for claim in coded.claims if isinstance(claim, EventClaim)]
    above = {claim.id: claim.same_as for claim in claims}
    groups: list[Telling] = []
    chain_of: dict[str, list[int]] = {}
    for claim in sorted(claims, key=lambda c: (c.quote.start, c.id)):
        alone = telling_of(coded, [claim], ear, copied, story)
        chain = chain_of.setdefault(first(claim, above), [])
        home = next((at for at in chain if fits(alone, groups[at])), None)
        if home is None:
            chain.append(len(groups))
            groups.append(alone)
        else:
            groups[home] = telling_of(coded, [*groups[home].claims, claim], ear, copied, story)
    return groups


def first(claim: EventClaim, above: Mapping[str, str | None]) -> str:
    """The claim at the end of the chain of ``same_as``."""
    at, seen = claim.id, {claim.id}
    while (up := above.get(at)) and up in above and up not in seen:
        seen.add(up)
        at = up
    return at


def fits(alone: Telling, group: Telling) -> bool:
    return alone.apart == group.apart and barred(alone, group) is None
