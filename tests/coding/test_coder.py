"""What the whole coder makes of a report: cases with their slots, and the laws of every coded report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar import wire
from khabar.coding.coder import Coder
from khabar.model import AnyClaim, CodedReport, ControlChange, ControlClaim, EventClaim, Page, Status, TimeFrame
from khabar.reading import to_report

AMBUSH = """Gunmen kill district police chief in Takhar

TALOQAN, Afghanistan - Unknown gunmen ambushed a police convoy near Farkhar on Tuesday, killing the district police chief and three of his guards, officials said.

The Afghanistan Freedom Front claimed responsibility for the attack. A Taliban spokesman denied that any of their men had been captured."""

FALL = "Taliban fighters captured Imam Sahib district in Kunduz province from government forces on Sunday after a day of heavy fighting, a provincial council member said."

CRICKET = """Openers attack the new ball

The captain led the assault on the bowlers and his side captured a famous victory on Sunday. The visitors surrendered their last wickets without a fight."""


def code(coder: Coder, text: str, day: date | None = date(2022, 5, 4)) -> CodedReport:
    return coder.code(to_report(Page(path="case.txt", text=text, published=day)))


def events(coded: CodedReport) -> list[EventClaim]:
    return [c for c in coded.claims if isinstance(c, EventClaim)]


def test_an_ambush_has_its_doer_its_place_and_its_day(coder: Coder) -> None:
    found = [e for e in events(code(coder, AMBUSH)) if e.plover.type == "ASSAULT" and "ambush" in e.quote.text.lower()]
    assert found, "the ambush is not told"
    event = found[0]
    assert any("gunmen" in a.name.lower() for a in event.actors)
    assert event.when is not None and event.when.start == date(2022, 5, 3)
    assert any(w.place.admin1 == "Takhar" for w in event.where)


def test_a_district_that_falls_gives_an_event_and_a_claim_of_control(coder: Coder) -> None:
    coded = code(coder, FALL, date(2021, 6, 21))
    control = [c for c in coded.claims if isinstance(c, ControlClaim)]
    assert any(c.change == ControlChange.TOOK and c.actor and c.actor.id == "taliban" for c in control)
    taken = next(c for c in control if c.change == ControlChange.TOOK)
    assert taken.with_, "it names the event that it rests on"
    assert any("Imam Sahib" in w.place.name for w in taken.where)
    assert taken.said_by and taken.said_by[0].step == 0


def test_cricket_is_no_war(coder: Coder) -> None:
    assert len(events(code(coder, CRICKET))) <= 1


def test_the_same_report_gives_the_same_bytes_alone_and_after_others(coder: Coder) -> None:
    alone = wire.coded_report_to_json(code(coder, AMBUSH), text=True)
    code(coder, FALL)
    code(coder, CRICKET)
    assert wire.coded_report_to_json(code(coder, AMBUSH), text=True) == alone


def claims_quote_their_report(coded: CodedReport) -> None:
    text = coded.report.text
    for claim in coded.claims:
        for quote in quotes(claim):
            assert text[quote.start : quote.end] == quote.text
        for span in coded.excluded:
            assert not (claim.quote.start < span.end and span.start < claim.quote.end), "a claim inside what is no article"
        if claim.when:
            assert claim.when.start < claim.when.end
        assert 0 <= claim.confidence <= 1


def quotes(claim: AnyClaim):  # type: ignore[no-untyped-def]
    yield claim.quote
    yield from (w.quote for w in claim.where if w.quote)
    yield from (s.quote for s in claim.said_by if s.quote)
    if claim.when and claim.when.quote:
        yield claim.when.quote
    if isinstance(claim, EventClaim):
        yield from (a.quote for a in (*claim.actors, *claim.recipients, *claim.others) if a.quote)
        yield from (n.quote for n in claim.numbers if n.quote)


@pytest.mark.parametrize("text", [AMBUSH, FALL, CRICKET, "no sentence", "x ...", "١٢٣ خبر", "A" * 5000, "a\u0000b killed c", "x\r\n\r\n", "“Smart” — quotes’ killed ‘two’"])
def test_evidence_quotes_its_report(coder: Coder, text: str) -> None:
    claims_quote_their_report(code(coder, text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*AMBUSH.split(), *FALL.split(), "“", "(", ")", "\n", "2022", "U.S.", "&amp;", "<b>", "۱۲"]), max_size=80))
def test_no_words_in_any_order_break_the_coder(coder: Coder, words: list[str]) -> None:
    claims_quote_their_report(code(coder, "Report. " + " ".join(words)))


def test_a_report_without_a_day_dates_nothing_by_weekday(coder: Coder) -> None:
    coded = code(coder, "Fighters attacked a checkpoint on Saturday.", None)
    assert coded.published is None
    assert all(e.when is None for e in events(coded))


def test_ids_differ_and_links_lead_somewhere(coder: Coder) -> None:
    coded = code(coder, AMBUSH + "\n\n" + FALL)
    ids = [c.id for c in coded.claims]
    assert len(ids) == len(set(ids))
    for c in coded.claims:
        assert set(c.with_) <= set(ids)
        if isinstance(c, EventClaim) and c.same_as:
            assert c.same_as in ids


def test_what_is_planned_is_not_told_as_done(coder: Coder) -> None:
    found = events(code(coder, "The front said on Monday that it would attack government bases in the spring."))
    assert all(e.status in (Status.PLANNED, Status.HYPOTHETICAL) or e.type.value == "threat" for e in found)


def test_history_is_background(coder: Coder) -> None:
    text = FALL + "\n\nIn 1998 the Taliban captured the city of Mazar-e Sharif and killed thousands of civilians."
    old = [e for e in events(code(coder, text, date(2021, 6, 21))) if e.when and e.when.start.year == 1998]
    assert old and all(e.time_frame == TimeFrame.BACKGROUND for e in old)
