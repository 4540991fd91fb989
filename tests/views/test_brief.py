"""The brief in its three forms."""

from __future__ import annotations

import io
import re
import struct
import sys
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from khabar.model import Actor, ActorKind, Event
from khabar.views import Brief, brief, charts, week_of
from khabar.world.outlines import open_outlines
from views import made


def one(**options: object) -> Brief:
    situation = options.pop("situation", made.small())
    return brief(
        situation,
        since=date(2022, 6, 4),
        until=date(2022, 6, 11),
        outlines=open_outlines("afghanistan"),
        made="Made for a test.",
        **options,
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(("week", "start", "days"), [
    ("2022-W18", 1, (date(2022, 5, 2), date(2022, 5, 9))), ("2022-W18", 6, (date(2022, 4, 30), date(2022, 5, 7))), ("2022-W18", 7, (date(2022, 5, 1), date(2022, 5, 8))),
])  # fmt: skip
def test_week_begins_where_the_theatre_begins_it(week: str, start: int, days: tuple[date, date]) -> None:
    assert week_of(week, start) == days


def test_no_week() -> None:
    with pytest.raises(ValueError):
        week_of("2022-W60")


def test_markdown_cites_every_note() -> None:
    text = one().to_markdown()
    marks, notes = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert notes and marks <= notes
    assert "6 to 12 killed" in text and "Warsaj" in text


def test_html_is_one_safe_file() -> None:
    text = one(situation=made.hostile()).to_html()
    assert "<script" not in text and "<img" not in text and "\u202e" not in text
    assert text.count("<svg") == 2


def test_docx_is_well_formed_and_always_the_same() -> None:
    found = one(situation=made.hostile()).to_docx()
    assert found == one(situation=made.hostile()).to_docx()
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


def members(found: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_docx_holds_map_and_chart_as_drawings_in_every_installation() -> None:
    found = members(one().to_docx())
    drawings = [ElementTree.fromstring(found[f"word/media/{n}.svg"]) for n in (1, 2)]
    titles = [next(d.iter("{http://www.w3.org/2000/svg}title")).text or "" for d in drawings]
    assert titles[0].startswith("Map") and "by day" in titles[1]
    links = found["word/_rels/document.xml.rels"].decode()
    document = found["word/document.xml"].decode()
    for name in re.findall(r'r:embed="(\w+)"', document):
        target = re.search(rf'Id="{name}" [^>]*Target="([^"]+)"', links)
        assert target and f"word/{target[1]}" in found


def test_docx_without_a_renderer_says_where_the_figure_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    found = members(one().to_docx())
    assert size(found["word/media/1.png"]) == (1, 1)
    assert "LibreOffice, and Word before 2016" in found["word/document.xml"].decode()


def test_figures_as_png() -> None:
    pytest.importorskip("resvg_py", reason="the extra figures is not installed")
    found = members(one().to_docx())
    assert size(found["word/media/2.png"]) == (1440, 260)  # twice the drawing's size
    assert "show no figure" not in found["word/document.xml"].decode()
    blank = charts.png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 130" width="720" height="130"/>')
    assert blank and len(found["word/media/2.png"]) > 2 * len(blank), "bars and words are drawn, and not only paper"


def test_doubtful_events_are_counted_and_marked_in_the_log() -> None:
    situation = made.small()
    buses = Actor("r_1:minibuses", "minibuses", ActorKind.OTHER)
    text = one(situation=replace(situation, events=(replace(situation.events[0], actors=(buses,)),))).to_markdown()
    assert "reading doubtful" in text and "1 of the 1 events bear a sign" in text
    assert "reading doubtful" not in one().to_markdown()


def test_doubtful_events_give_way_in_the_highlights() -> None:
    situation = made.small()
    plain = situation.events[0]
    buses = Actor("r_1:minibuses", "minibuses", ActorKind.OTHER)
    heard = replace(plain, id="e_0", actors=(buses,), voices=replace(plain.voices, min=5, max=5))

    def highlights(first: Event) -> str:
        others = tuple(replace(plain, id=f"e_{n}") for n in range(1, 9))  # as many as there is room for
        text = one(situation=replace(situation, events=(first, *others))).to_markdown()
        return text.partition("## Highlights")[2].partition("\n## ")[0]

    assert "minibuses" not in highlights(heard)
    assert "minibuses" in highlights(replace(heard, actors=(made.GUARDS, buses)))  # no sign, most voices: first


def test_names_of_private_persons_are_hidden() -> None:
    assert "Noorzada" not in one().to_markdown()


def test_days_without_events() -> None:
    found = brief(made.small(), since=date(2020, 1, 1), until=date(2020, 1, 8), outlines=None, made="m")
    assert "No event is dated to these days" in found.to_markdown()
