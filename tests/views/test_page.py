"""The situation page: what it carries, that hostile words stay words, and what it hides."""

from __future__ import annotations

import json
import re

import pytest

from khabar.model import ActorKind, Situation
from khabar.views import report_page
from khabar.views.evidence import Offsets, sentence_span
from khabar.views.page import fingerprint
from khabar.world.outlines import open_outlines
from khabar.world.redaction import MASK, NOTHING_HIDDEN, Redaction, redact, walk
from views import made


def page(situation: Situation, **options: object) -> str:
    return report_page(
        situation, title="A test", outlines=open_outlines("afghanistan"), made="Made for a test.", **options
    )  # type: ignore[arg-type]


def data(html: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def test_every_claim_of_an_event_leads_to_its_words() -> None:
    found = data(page(made.small(), redact=NOTHING_HIDDEN))
    for event in found["events"]:
        assert event["c"]
        for number in event["c"]:
            claim = found["claims"][number]
            start, end = claim["s"]
            run = next(
                text[start - at : end - at]
                for at, text in found["reports"][claim["r"]]["x"]
                if at <= start < at + len(text)
            )
            assert run.strip()
            assert claim["m"] and any(mark[2] == "trigger" for mark in claim["m"])


def test_marks_stand_on_their_words() -> None:
    found = data(page(made.small(), redact=NOTHING_HIDDEN))
    claim = next(c for c in found["claims"] if c["k"] == "event")
    [(at, text)] = found["reports"][claim["r"]]["x"]
    words = {role: text[start - at : end - at] for start, end, role in claim["m"]}
    assert words == {
        "actor": "Valley Guards",
        "trigger": "attacked",
        "recipient": "Taliban",
        "where": "Warsaj",
        "when": "4 June",
        "number": "killing 6",
    }


def test_empty_situation_is_a_page() -> None:
    html = page(Situation(reports=()))
    assert data(html)["events"] == []


def test_without_outlines() -> None:
    html = report_page(made.small(), title="t", outlines=None, made="m")
    assert data(html)["map"] is None


def test_policy_names_the_script_and_styles_that_stand_in_the_page() -> None:
    html = page(made.small())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]
    [script] = re.findall(r"<script>(.*?)</script>", html, re.S)
    [style] = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert fingerprint(script) in policy[1] and fingerprint(style) in policy[1]


def test_nothing_is_fetched() -> None:
    html = re.sub(r'<script type="application/json".*?</script>', "", page(made.small()), flags=re.S)
    assert not re.search(r'(src|href)="(?!#)', html)
    assert "http-equiv" in html and "@import" not in html and "url(" not in html.split("<body>")[0]


def test_hostile_words_stay_words() -> None:
    html = page(made.hostile(), redact=NOTHING_HIDDEN)
    body = html.split("<body>", 1)[1]
    assert body.count("<script") == 2 and body.count("</script>") == 2
    assert "<img" not in body and "\u202e" not in html and "\u2028" not in html
    assert len(html) < 1_000_000
    found = data(html)
    assert all(r["url"] is None for r in found["reports"])
    assert found["events"][0]["h"].count("<script>") == 1


def test_offsets_count_as_browsers_count() -> None:
    text = "a𝕏b𝕏c"
    offsets = Offsets(text)
    for at in range(len(text) + 1):
        assert offsets.of(at) == len(text[:at].encode("utf-16-le")) // 2


def test_sentence_of_a_word_of_a_megabyte_is_short() -> None:
    coded = made.claims_of(made.report("r", made.TEXT + " " + "A" * 1_000_000, "o"), "k")
    assert all(sentence_span(coded, c).end - sentence_span(coded, c).start <= 1000 for c in coded.claims)


def test_same_situation_same_bytes() -> None:
    assert page(made.small()) == page(made.small())


def test_constructed_banner() -> None:
    assert "Constructed example" in page(made.small(), constructed=True)
    assert data(page(made.small()))["meta"]["constructed"] is None


# ------------------------------------------------------------------------------------------------ redaction
def test_private_persons_are_hidden_everywhere_and_public_ones_are_not() -> None:
    html = page(made.small())
    assert "Noorzada" not in html and "noorzada" not in html
    assert "Qasim Rahimyar" in html  # a spokesman speaks in public
    assert "A. Writer" not in html


def test_a_person_whom_the_pack_knows_is_public() -> None:
    assert "Sardar Noorzada" in page(made.small(), redact=Redaction(public=frozenset({"sardar_noorzada"})))


def test_masks_keep_every_offset_and_quote() -> None:
    shown = redact(made.small(), Redaction())
    for before, after in zip(made.small().reports, shown.reports, strict=True):
        assert len(before.report.text) == len(after.report.text) and MASK in after.report.text
        for claim in after.claims:
            assert claim.quote.text == after.report.text[claim.quote.start : claim.quote.end]


def test_forces_and_displacement_are_no_finer_than_their_district() -> None:
    shown = redact(made.small(), Redaction())
    assert (
        shown.forces[0].place is not None
        and shown.forces[0].place.name == "Warsaj"
        and shown.forces[0].place.lat is None
    )
    assert "Deh Miran" not in json.dumps(data(page(made.small())), ensure_ascii=False)


def test_centres_come_from_the_division_never_from_the_place() -> None:
    shown = redact(made.small(), Redaction(centres={("Takhar", "Warsaj"): (36.0, 70.2, 20.0)}))
    assert shown.forces[0].place and (shown.forces[0].place.lat, shown.forces[0].place.lon) == (36.0, 70.2)


def test_turned_off_is_said_in_the_page() -> None:
    assert redact(made.small(), NOTHING_HIDDEN) is not None
    html = page(made.small(), redact=NOTHING_HIDDEN)
    assert "NOT hidden" in html and "Sardar Noorzada" in html


@pytest.mark.parametrize("options", [Redaction(), Redaction(places=False), Redaction(persons=False)])
def test_redaction_twice_is_redaction_once(options: Redaction) -> None:
    once = redact(made.small(), options)
    again = redact(once, options)
    assert [r.report.text for r in again.reports] == [r.report.text for r in once.reports]
    names = {a.name for a in walk(again.events) if getattr(a, "kind", None) is ActorKind.PERSON}  # type: ignore[attr-defined]
    assert "Sardar Noorzada" not in names or not options.persons
