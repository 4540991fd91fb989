"""The small situation with what was counted: a sum of control, a record of each source, a corrected and a retracted page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from khabar.model import (
    Amount,
    ControlChange,
    ControlSum,
    PageVersions,
    Published,
    Situation,
    SourceRecord,
    SumVerdict,
    VersionKind,
    Voices,
)
from views import made

SUM = ControlSum(
    id="s_sum", actor=made.GUARDS, change=ControlChange.HOLDS, place=made.TAKHAR, on=date(2022, 6, 5), said=Amount(9, 9, 9), total=17,
    held=1, known=3, verdict=SumVerdict.OPEN, by=(made.ELDER,), claims=("c_a_control",),
)  # fmt: skip
NOTICE = " Correction: an earlier version of this article gave another number."
TAKEN_BACK = " Retraction: our report on Warsaj was wrong."


def small() -> Situation:
    """Evening Lamp tells of the attack, too, gives the other number, and takes its report back; Daily Copy corrects itself."""
    found = made.small()
    first, second = found.reports
    amended = replace(second, report=replace(second.report, text=second.report.text + NOTICE))
    lamp = made.claims_of(made.report("r_3", made.TEXT + TAKEN_BACK, "Evening Lamp"), "l")
    assert lamp.published is not None
    later = Published(date(2022, 6, 7), date(2022, 6, 8), lamp.published.precision, lamp.published.basis)
    lamp = replace(lamp, published=later, report=replace(lamp.report, published=later))
    attack = found.events[0]
    [dispute] = attack.disputes
    six, twelve = dispute.positions
    attack = replace(
        attack, claims=(*attack.claims, "c_l_event", "c_l_toll"), voices=Voices(2, 2, ("outlet:oxus_wire", "outlet:evening_lamp")),
        disputes=(replace(dispute, positions=(six, replace(twelve, claims=("c_l_toll",)))),),
    )  # fmt: skip
    return replace(
        found,
        reports=(first, amended, lamp),
        events=(attack, *found.events[1:]),
        event_of=(*found.event_of, ("c_l_event", "e_1"), ("c_l_toll", "e_1")),
        control_sums=(SUM,),
        sources=(
            SourceRecord(id="oxus_wire", name="Oxus Wire", reports=1, copied_from=1, events=2, confirmed=1, contradicted=1),
            SourceRecord(id="daily_copy", name="Daily Copy", reports=1, copies=1, corrected=1),
            SourceRecord(id="evening_lamp", name="Evening Lamp", reports=1, events=1, confirmed=1, contradicted=1, retracted=1),
        ),
        versions=(
            PageVersions("https://example.org/a", ("r_2",), VersionKind.CORRECTION),
            PageVersions(None, ("r_3",), VersionKind.RETRACTION),
        ),
    )  # fmt: skip
