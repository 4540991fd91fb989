"""Weeks frozen, changes explained, and reports that may not leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.exports import ExportError, ExportOptions, Format, export
from khabar.exports.release import days_of, diff, freeze, read_release, write_release
from khabar.imports import TableError, Tlp, note

from export_sample import sample  # isort: skip


def test_a_week_is_frozen_and_read_back(tmp_path: Path) -> None:
    release = freeze(sample(), week="2022-W18")
    assert days_of("2022-W18") == (date(2022, 5, 2), date(2022, 5, 9))
    assert len(release.events) == 6
    write_release(release, tmp_path / "w18.json")
    assert read_release(tmp_path / "w18.json") == release
    assert diff(release, release) == ()


def test_a_changed_release_is_refused(tmp_path: Path) -> None:
    write_release(freeze(sample(), week="2022-W18"), tmp_path / "w.json")
    text = (tmp_path / "w.json").read_text("utf-8")
    (tmp_path / "w.json").write_text(text.replace('"killed_best": "4"', '"killed_best": "40"'), "utf-8")
    with pytest.raises(ExportError, match="changed after"):
        read_release(tmp_path / "w.json")
    with pytest.raises(ExportError, match="no week"):
        freeze(sample(), week="2022-W60")


def test_changes_are_explained() -> None:
    whole = sample()
    first = replace(whole.events[0], credibility=2)
    later = replace(whole, events=(first, *whole.events[2:]))
    changes = diff(freeze(whole, week="2022-W18"), freeze(later, week="2022-W18"))
    assert [(c.event[-1], c.field, c.before, c.after) for c in changes if c.field != "event"] == [("0", "credibility", "3", "2")]
    gone = next(c for c in changes if c.field == "event")
    assert gone.after is None and "0 claims gained, 1 lost" in gone.why


def test_withheld_reports_do_not_leave(tmp_path: Path) -> None:
    whole = sample()
    hidden = whole.reports[0].report.id
    result = export(Format.GEOJSON, whole, out=tmp_path, options=ExportOptions(withheld=frozenset({hidden})))
    assert [n.reason for n in result.not_exported] == ["told only by reports that may not leave"]
    assert "Report 0" not in result.paths[0].read_text("utf-8")


def test_what_only_a_withheld_report_says_is_gone(tmp_path: Path) -> None:
    whole = sample()
    both = replace(whole.events[1], claims=(*whole.events[1].claims, *whole.events[3].claims))
    figure = replace(whole.events[3].numbers[0], whose="civilians")
    both = replace(both, numbers=(*both.numbers, replace(figure, role="injured")), recipients=(*both.recipients, *whole.events[3].recipients))
    told = replace(whole, events=(both,))
    options = ExportOptions(withheld=frozenset({whole.reports[3].report.id}), redact=False, precise=True)
    export(Format.PLOVER, told, out=tmp_path / "a.json", options=options)
    export(Format.GEOJSON, told, out=tmp_path / "a.geojson", options=options)
    body = (tmp_path / "a.geojson").read_text("utf-8") + (tmp_path / "a.json").read_text("utf-8")
    assert "children" not in body and '"injured_best":null' in body and '"killed_best":3' in body and "Report 3" not in body


def test_notes_keep_their_source_apart() -> None:
    found = note("Shots were heard in Baghlan.", on=date(2022, 5, 3), source="Karim, driver", label=Tlp.RED)
    assert found.page.text == "Shots were heard in Baghlan." and found.page.published == date(2022, 5, 3)
    assert "Karim" not in repr(found.page) and not found.label.may_leave and Tlp.CLEAR.may_leave
    with pytest.raises(TableError, match="source"):
        note("Karim, driver says so.", on=date(2022, 5, 3), source="Karim, driver")
    with pytest.raises(TableError, match="words"):
        note("  ", on=date(2022, 5, 3))
