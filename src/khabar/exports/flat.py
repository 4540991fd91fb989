"""khabar's own flat row of an event, control or force: what maps, Parquet, HXL and the workbook share."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.exports import notes
from khabar.exports.batch import Batch
from khabar.exports.parties import names
from khabar.exports.records import Count, Record
from khabar.exports.tables import Cell, clean
from khabar.model import ControlState, ForceState, Interval

NO_COUNT: tuple[None, None, None] = (None, None, None)


def event_row(record: Record) -> tuple[Cell, ...]:
    """The cells of the columns ``events``, in their order."""
    event, place = record.event, record.place
    displaced = record.count("displaced")
    first = record.tellings[0] if record.tellings else None
    cells: tuple[Cell, ...] = (
        event.id, event.type.value, event.acled.event_type if event.acled else None,
        event.acled.sub_event_type if event.acled else None, event.plover.type, _list(event.plover.modes),
        record.first_day, record.last_day, event.when.precision.value if event.when else None,
        notes.names(record, event.actors) or None, notes.names(record, event.recipients) or None, _list(tuple(a.id for a in event.actors)),
        _list(tuple(a.id for a in event.recipients)), event.directed, notes.responsibility(event) or None,
        *((place.name, place.precision.value, place.admin2, place.admin1, place.country, place.pcode, place.geonames,
           place.lat, place.lon, place.radius_km) if place else (None,) * 10),
        *_count(record.count("killed")), *_count(record.count("injured")), int(displaced.best) if displaced else None,
        event.status.value, event.time_frame.value, event.aggregate, event.voices.min, event.voices.max, event.credibility,
        _list(tuple(sorted({d.field for d in event.disputes}))), event.part_of, len(record.reports), _list(record.outlets),
        record.published[0] if record.published else None, record.published[-1] if record.published else None,
        first.words if first else None, first.outlet if first else None, record.link,
    )  # fmt: skip
    return tuple(clean(cell) if isinstance(cell, str) else cell for cell in cells)


def control_row(state: ControlState) -> tuple[Cell, ...]:
    place = state.place
    return (
        place.name, place.id, place.admin1, place.country, place.lat, place.lon, state.holder.name if state.holder else None,
        state.state.value, state.scope.value, state.basis.value, state.verified, names(state.disputed_by) or None,
        *_bounds(state.start), *_bounds(state.end), state.first_cited, state.last_cited,
    )  # fmt: skip


def force_row(state: ForceState) -> tuple[Cell, ...]:
    place, size = state.place, state.size
    return (
        state.unit.name, state.parent.name if state.parent else None, state.parent_kind,
        state.commander.name if state.commander else None, place.name if place else None,
        place.precision.value if place else None, place.admin1 if place else None, place.country if place else None,
        state.activity, size.low if size else None, size.best if size else None, size.high if size else None,
        state.first_cited, state.last_cited, state.doubt,
    )  # fmt: skip


def control_rows(batch: Batch) -> list[tuple[Cell, ...]]:
    return [control_row(state) for state in sorted(batch.situation.control, key=lambda s: s.id)]


def force_rows(batch: Batch) -> list[tuple[Cell, ...]]:
    return [force_row(state) for state in sorted(batch.situation.forces, key=lambda s: s.id)]


def _count(count: Count | None) -> tuple[int | None, int | None, int | None]:
    return (int(count.low), int(count.best), int(count.high)) if count else NO_COUNT


def _bounds(interval: Interval | None) -> tuple[date | None, date | None]:
    return (interval.start, interval.end - timedelta(1)) if interval else (None, None)


def _list(texts: tuple[str, ...]) -> str | None:
    return "; ".join(dict.fromkeys(texts)) or None
