"""Statements about how many places somebody holds, checked against the fold and shown beside it; they move nothing.

"The front controls over a third of the 421 districts" names no district. Beside it stands how many districts of that area the
fold of named places gives the same side on that day, and how many nobody has spoken of. Whether the two agree is said only as far
as the numbers allow: what is unknown may be theirs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from khabar.corroboration.speakers import Listener
from khabar.corroboration.steps import SAID
from khabar.corroboration.tracks import MAIN
from khabar.corroboration.voices import heard, speaker_of
from khabar.corroboration.wording import share_said
from khabar.model import (
    Amount,
    ControlChange,
    ControlClaim,
    ControlState,
    ControlSum,
    Holding,
    Place,
    PlacePrecision,
    Status,
    SumVerdict,
)

# Statements of how things stand; "took ten districts this week" is a flow, which no fold of states can be held against.
STANDING = frozenset({ControlChange.HOLDS, ControlChange.CONTESTS})
AREAS = frozenset({PlacePrecision.ADMIN1, PlacePrecision.COUNTRY, PlacePrecision.REGION})


def sums(ear: Listener, rows: Sequence[ControlState]) -> tuple[ControlSum, ...]:
    """Every statement that counts places without naming them, beside the fold."""
    districts = [row for row in rows if row.place.precision is PlacePrecision.ADMIN2 and row.scope in MAIN]
    found = [
        one
        for report in sorted(ear.reports)
        for claim in ear.reports[report].claims
        if isinstance(claim, ControlClaim) and claim.status in SAID
        if (one := sum_of(claim, report, ear, districts)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.id))


def sum_of(claim: ControlClaim, report: str, ear: Listener, rows: Sequence[ControlState]) -> ControlSum | None:
    """One statement beside the states of districts; None where it counts nothing, nobody or no day."""
    said, total = counted(claim)
    day = ear.day(claim, report)
    if said is None or claim.actor is None or day is None or claim.change not in STANDING:
        return None
    area = next((where.place for where in claim.where if where.place.precision in AREAS), None)
    camp = ear.camp(claim.actor, report, day) or claim.actor.id
    districts = {one.place.id: one for one in rows if counts_there(one, area, day)}
    held = sum(1 for one in districts.values() if is_so(one, claim, camp, ear, day))
    known = sum(1 for one in districts.values() if one.state is not Holding.UNKNOWN)
    return ControlSum(
        id="s_" + sha256(f"{report}\0{claim.id}\0sum".encode()).hexdigest()[:16], actor=claim.actor, change=claim.change,
        place=area, on=day, said=said, total=total, held=held, known=known, verdict=verdict(said, total, held, known),
        denied=claim.status is Status.DENIED, by=(speaker_of(heard(claim, report, ear)),), claims=(claim.id,),
    )  # fmt: skip


def counted(claim: ControlClaim) -> tuple[Amount | None, int | None]:
    """How many places it says, and out of how many; a share of a total that the sentence names becomes a number."""
    text = claim.sentence.text if claim.sentence else claim.quote.text
    share, total = share_said(text)
    if share is not None:
        return share, total
    count = claim.count
    return (None if count is None or (count.low, count.best, count.high) == (None, None, None) else count), total


def counts_there(row: ControlState, area: Place | None, day: date) -> bool:
    """A state that held on that day, of a district in the area."""
    begun = row.start is None or row.start.start <= day
    over = row.end is not None and row.end.start <= day
    return begun and not over and (area is None or lies_in(row.place, area))


def lies_in(place: Place, area: Place) -> bool:
    if area.precision is PlacePrecision.COUNTRY:
        return place.country == area.country
    return area.admin1 is not None and (place.admin1, place.country) == (area.admin1, area.country)


def is_so(row: ControlState, claim: ControlClaim, camp: str, ear: Listener, day: date) -> bool:
    """The state of a district is of the kind that the statement counts."""
    if claim.change is ControlChange.CONTESTS:
        return row.state in (Holding.CONTESTED, Holding.BESIEGED, Holding.PARTLY_HELD)
    return (
        row.state is Holding.HELD
        and row.holder is not None
        and (ear.world.camp(row.holder, day) or row.holder.id) == camp
    )


def verdict(said: Amount, total: int | None, held: int, known: int) -> SumVerdict:
    """Held is the least that the fold gives, held and everything unknown the most; without a total nothing is too many.

    "Fewer than ten" says nothing of a least: only a figure that is not such a limit is held against what is known.
    """
    limit = said.low is None and said.high is not None
    low = 0.0 if limit else next((value for value in (said.low, said.best) if value is not None), 0.0)
    high = said.high if said.high is not None else math.inf
    if high < held:
        return SumVerdict.FEWER
    if total is not None and low > held + max(0, total - known):
        return SumVerdict.MORE
    return SumVerdict.AGREES if low <= held else SumVerdict.OPEN
