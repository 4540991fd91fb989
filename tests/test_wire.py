"""The JSON of the output contract: schemas, round trip, the same bytes."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

from khabar.model import (
    Actor,
    ActorKind,
    Amount,
    Basis,
    ClaimKind,
    CodedReport,
    Coder,
    ControlChange,
    ControlClaim,
    ControlState,
    CopyKind,
    CopyLink,
    DateBasis,
    Event,
    EventClaim,
    EventType,
    Excluded,
    ExcludedKind,
    Failure,
    Figure,
    ForceClaim,
    Holding,
    IndicatorClaim,
    Interval,
    Miss,
    Number,
    Outlet,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Published,
    Quote,
    RelationClaim,
    Report,
    RoleClaim,
    Said,
    Scope,
    Situation,
    Span,
    Stance,
    TimePrecision,
    Toll,
    When,
    Where,
)
from khabar.wire import (
    WireError,
    coded_report_from_json,
    coded_report_to_json,
    failure_to_json,
    plain,
    situation_to_json,
)

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "src" / "khabar" / "data" / "schemas"
TEXT = "Police said on Sunday that 14 men of the 3rd Brigade seized Imam Sahib."
SIDE = Actor("taliban", "Taliban", ActorKind.ARMED_GROUP, sector="REB", country="AFG", side="a")
OTHER = Actor("nrf", "NRF", ActorKind.ARMED_GROUP)
DAY = When(date(2022, 5, 29), date(2022, 5, 30), TimePrecision.DAY, Quote.of(TEXT, 12, 21))
PLACE = Place(
    "p1", "Imam Sahib", PlacePrecision.POINT, admin1="Kunduz", country="AFG", lat=37.18, lon=68.77, radius_km=2
)


def coded() -> CodedReport:
    quote = Quote.of(TEXT, 53, 59)
    said = Said(0, Actor("police", "Police", ActorKind.POLICE), Stance.ASSERTS, "said", Quote.of(TEXT, 0, 6))
    where = (Where(PLACE, PlaceRole.AT, Quote.of(TEXT, 60, 70)),)
    day = Published(date(2022, 5, 29), date(2022, 5, 30), TimePrecision.DAY, DateBasis.STATED)
    claims = (
        EventClaim(id="c_1", quote=quote, type=EventType.TERRITORY_TAKEN, plover=Plover("COERCE", ("seize",)), actors=(SIDE,),
                   said_by=(said,), when=DAY, where=where, numbers=(Number("troops", 14, 14, None, words="14 men"),), with_=("c_2",)),
        ControlClaim(id="c_2", quote=quote, actor=SIDE, change=ControlChange.TOOK, state=Holding.HELD, with_=("c_1",)),
        ForceClaim(id="c_3", quote=quote, unit=OTHER, size=Amount(14, 14, None)),
        RoleClaim(id="c_4", quote=quote, person=OTHER, title="chief"),
        RelationClaim(id="c_5", quote=quote, subject=SIDE, relation="hostile", object=OTHER),
        IndicatorClaim(id="c_6", quote=quote, measure="price of flour", best=0.2),
    )  # fmt: skip
    report = Report(
        id="r_" + "0" * 16, path="1.txt", text=TEXT, sha256="0" * 64, published=day, outlet=Outlet("o", "O")
    )
    return CodedReport(
        coder=Coder("0.1.0", "sha256:m", "sha256:p"), report=report, published=day, outlet=Outlet("o", "O"),
        credits=("AFP",), excluded=(Excluded(0, 3, ExcludedKind.MENU),), sentences=(Span(0, len(TEXT)),), claims=claims,
        misses=(Miss("places", quote, "no such place", ("a", "b")),),
    )  # fmt: skip


def situation() -> Situation:
    day = Interval(date(2022, 5, 29), date(2022, 5, 30), TimePrecision.DAY)
    toll = Toll(role="killed", whose=None, low=6, best=8, high=11, by=(Figure(8, SIDE, ("c_1",)),))
    event = Event(
        id="e_1", type=EventType.IED, plover=Plover("ASSAULT"), acled=None, when=DAY, where=(), actors=(SIDE,),
        recipients=(), directed=True, numbers=(toll,), claims=("c_1",),
    )  # fmt: skip
    state = ControlState(
        id="s_1", place=PLACE, holder=SIDE, state=Holding.HELD, scope=Scope.WHOLE, basis=Basis.CLAIMED, start=day
    )
    link = CopyLink(report="r_2", of="r_1", origin=None, kind=CopyKind.COPY, share=0.99999)
    return Situation(reports=(coded(),), copies=(link,), events=(event,), control=(state,), event_of=(("c_1", "e_1"),))


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return loaded


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("schemas", ROOT / "training" / "schemas.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_coded_report_comes_back_as_it_went() -> None:
    line = json.dumps(coded_report_to_json(coded(), text=True))
    assert coded_report_from_json(json.loads(line)) == coded()


def test_without_its_text_only_the_text_is_lost() -> None:
    back = coded_report_from_json(coded_report_to_json(coded()))
    assert back == replace(coded(), report=replace(coded().report, text=""))
    assert coded_report_from_json(coded_report_to_json(coded()), text=TEXT) == coded()


def test_outputs_keep_their_schemas() -> None:
    jsonschema.validate(coded_report_to_json(coded(), text=True), schema("coded-report.json"))
    jsonschema.validate(failure_to_json(Failure("x.txt", "clean", "empty")), schema("coded-report.json"))
    jsonschema.validate(situation_to_json(situation()), schema("situation.json"))


@pytest.mark.parametrize("change", [{"kind": "rumour"}, {"quote": None}, {"confidence": "high"}, {"id": 7}])
def test_a_broken_claim_breaks_the_schema_and_the_reader(change: dict[str, object]) -> None:
    line = json.loads(json.dumps(coded_report_to_json(coded())))
    line["claims"][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, schema("coded-report.json"))
    with pytest.raises(WireError):
        coded_report_from_json(line)


def test_shipped_schemas_are_what_the_model_says() -> None:
    for name, text in generator().made().items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == text, "run: python training/schemas.py"


def test_contract_names() -> None:
    printed = situation_to_json(situation())
    state = printed["control"][0]  # type: ignore[index, call-overload]
    assert state["from"] == {"start": "2022-05-29", "end": "2022-05-30", "precision": "day"}  # type: ignore[index, call-overload]
    assert state["to"] is None  # type: ignore[index, call-overload]
    claim = coded_report_to_json(coded())["claims"][0]  # type: ignore[index, call-overload]
    assert claim["with"] == ["c_2"] and "with_" not in claim  # type: ignore[index, call-overload, operator]
    assert claim["kind"] == ClaimKind.EVENT  # type: ignore[index, call-overload]


def test_fixed_rounding() -> None:
    assert plain({"confidence": 0.12345, "lat": 37.1234567, "best": 14.0, "share": float("nan")}) == {
        "confidence": 0.123, "lat": 37.12346, "best": 14, "share": None,
    }  # fmt: skip


def test_a_failed_line_has_no_claims() -> None:
    line = failure_to_json(Failure("x.txt", "clean", "empty"))
    assert line["claims"] == []
    with pytest.raises(WireError):
        coded_report_from_json(line)
