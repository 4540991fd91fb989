"""The brief in its three forms."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from khabar.views import Brief, brief, week_of
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


def test_names_of_private_persons_are_hidden() -> None:
    assert "Noorzada" not in one().to_markdown()


def test_days_without_events() -> None:
    found = brief(made.small(), since=date(2020, 1, 1), until=date(2020, 1, 8), outlines=None, made="m")
    assert "No event is dated to these days" in found.to_markdown()
