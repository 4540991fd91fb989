"""What is counted about sources, and versions of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import DOCTOR, LEAGUE, PEOPLE, RESIDENTS, WORLD, Writer, days, killed, report, says

from khabar.corroboration import corroborate
from khabar.corroboration.sources import page_of, versions
from khabar.corroboration.wording import page_notice
from khabar.model import CodedReport, EventType, Situation, SourceRecord, VersionKind

BOMB = {"actors": (LEAGUE,), "recipients": (PEOPLE,)}
LONG = "A bomb went off beside the old caravanserai of Town at noon, and the glass of forty shops lay in the street until night"


def told(name: str, outlet: str, day: int, words: str, **slots: object) -> CodedReport:
    writer = Writer(name, outlet, day)
    writer.event(EventType.IED, when=days(0), words=words, **BOMB, **slots)  # type: ignore[arg-type]
    return writer.done()


def record(found: Situation, outlet: str) -> SourceRecord:
    return next(one for one in found.sources if one.id == outlet)


def test_who_tells_alone_is_not_confirmed() -> None:
    one = record(corroborate([told("a", "daily", 1, LONG)], world=WORLD), "daily")
    assert (one.reports, one.events, one.confirmed, one.contradicted, one.copies) == (1, 1, 0, 0, 0)


def test_two_voices_confirm_each_other() -> None:
    a = told("a", "daily", 1, LONG, said_by=says(DOCTOR), numbers=(killed(4),))
    b = told("b", "wire", 1, "Neighbours heard one blast and carried four bodies away", said_by=says(RESIDENTS), numbers=(killed(4),))  # fmt: skip
    found = corroborate([a, b], world=WORLD)
    assert len(found.events) == 1
    for outlet in ("daily", "wire"):
        one = record(found, outlet)
        assert (one.events, one.confirmed, one.contradicted) == (1, 1, 0)


def test_another_toll_contradicts() -> None:
    a = told("a", "daily", 1, LONG, said_by=says(DOCTOR), numbers=(killed(4),))
    b = told("b", "wire", 1, "Neighbours heard one blast and carried bodies away", said_by=says(RESIDENTS), numbers=(killed(9),))  # fmt: skip
    found = corroborate([a, b], world=WORLD)
    assert any(dispute.field == "killed" for event in found.events for dispute in event.disputes)
    assert record(found, "daily").contradicted == record(found, "wire").contradicted == 1


def test_a_copy_is_counted_for_both_and_confirms_nobody() -> None:
    found = corroborate([told("a", "wire", 1, LONG), told("b", "daily", 2, LONG)], world=WORLD)
    wire, daily = record(found, "wire"), record(found, "daily")
    assert (wire.copied_from, wire.copies, wire.confirmed) == (1, 0, 0)
    assert (daily.copied_from, daily.copies, daily.events, daily.confirmed) == (0, 1, 0, 0)


def page(name: str, text: str, day: int, url: str | None = "https://daily.example/a") -> CodedReport:
    coded = report(name, text, "daily", day)
    return replace(coded, report=replace(coded.report, url=url))


def test_versions_of_one_address_are_linked_in_their_order() -> None:
    late, early = page("b", "Four dead.", 3, "http://www.daily.example/a/?utm_source=x#top"), page("a", "Nine dead.", 1)
    (found,) = versions([late, early])
    assert found.reports == (early.report.id, late.report.id) and found.kind is VersionKind.UPDATE


def test_another_page_and_the_same_text_are_no_versions() -> None:
    assert (
        versions([page("a", "Nine.", 1), page("b", "Four.", 2, "https://daily.example/b"), page("c", "Five.", 1, None)])
        == ()
    )
    same = page("a", "Nine.", 1)
    assert versions([same, replace(same, report=replace(same.report, id="r_2"))]) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Correction: an earlier version said nine. Four died.", VersionKind.CORRECTION),
        ("Four died.\nThis article has been amended.", VersionKind.CORRECTION),
        ("This story has been withdrawn by its editors.", VersionKind.RETRACTION),
        ("Retraction: four did not die.", VersionKind.RETRACTION),
        ("Daily Example has retracted this article.", VersionKind.RETRACTION),
        ("Police retracted their figure of nine dead.", VersionKind.UPDATE),
        ("The League retracted the claim that nine had died.", VersionKind.UPDATE),
        ("The brigade has been withdrawn from Town.", VersionKind.UPDATE),
        ('"We apologise for the deaths of civilians," the general said.', VersionKind.UPDATE),
        ("We apologise for the error.", VersionKind.CORRECTION),
        ("Four died in Town.", VersionKind.UPDATE),
    ],
)
def test_what_a_page_says_of_itself(text: str, kind: VersionKind) -> None:
    assert page_notice(text) is kind


def test_corrections_are_counted() -> None:
    found = corroborate([page("a", "Nine dead.", 1), page("b", "Correction: four dead.", 2)], world=WORLD)
    assert (record(found, "daily").corrected, record(found, "daily").retracted) == (1, 0)


def test_the_address_of_a_page() -> None:
    assert page_of("https://www.daily.example/a/?b=2&utm_medium=y&a=1#c") == "daily.example/a?a=1&b=2"
    assert page_of(None) is None and page_of("not an address") is None
    assert page_of("http://[x/a") is None  # no address at all, and no error
