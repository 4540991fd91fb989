"""What notebooks show: rows as a table with the words behind each, a small map, a timeline. Escaped; light and dark."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from khabar.figures import COLOURS, sketch_map, timeline
from khabar.frames import COLUMNS, TOLLS, Cell, Flat, flat_rows
from khabar.selection import Look
from khabar.store import Proof
from khabar.views.evidence import tame
from khabar.wire import Json, JsonObject

SHOWN = 20  # rows in the table
DRAWN = 500  # rows in map and timeline: bounds the work, and the size of a saved notebook
QUOTES = 2  # sentences beside a row
AROUND = 110  # characters of a sentence kept on each side of its quote
LEFT_OUT = {
    "id", "lat", "lon", "radius_km", "place_id", "holder_id", "unit_id", "person_id", "report", "country", "admin2", "quote",
    "time_frame", "voices_max", "end", "time_precision", "admin1", "place_precision", "first_cited",
    *(f"{role}_{part}" for role in TOLLS for part in ("low", "high")),
}  # fmt: skip
HEADINGS = {"start": "when", "voices_min": "voices", "credibility": "grade"}
STYLE = (
    "<style>.khabar{font-size:12px;line-height:1.4;overflow-x:auto}.khabar table{font-size:inherit;border-collapse:collapse;margin:.4em 0}"
    ".khabar th,.khabar td{padding:.2em .6em;text-align:start;vertical-align:top;border-bottom:1px solid rgba(128,128,128,.35);"
    "max-width:28em;overflow-wrap:break-word;white-space:normal;color:inherit;background:none}.khabar th{font-weight:600}"
    f".khabar mark{{color:inherit;background:{COLOURS[0]}55;padding:0 .1em}}.khabar .dim{{opacity:.75}}.khabar td.quote{{min-width:24em}}.khabar td.day{{white-space:nowrap}}.khabar svg{{max-width:100%;height:auto}}"
    ".khabar .pictures{display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start}</style>"
)


class Picture:
    """A drawing that a notebook shows. ``str`` is its SVG, empty where there was nothing to draw."""

    def __init__(self, svg: str, empty: str) -> None:
        self.svg = svg
        self.empty = empty

    def __str__(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return wrapped(self.svg or f"<p>{html.escape(self.empty)}</p>")


def wrapped(inner: str) -> str:
    return f'{STYLE}<div class="khabar">{inner}</div>'


# ------------------------------------------------------------------------------------------------ parts
def map_of(kind: str, rows: Sequence[JsonObject], look: Look | None) -> Picture:
    outlines = look.outlines() if look and "lat" in COLUMNS[kind] else None
    return Picture(sketch_map(kind, flat_rows(kind, rows), outlines), "no row has a point to draw")


def timeline_of(kind: str, rows: Sequence[JsonObject]) -> Picture:
    return Picture(timeline(kind, flat_rows(kind, rows)), "no row has a day")


def pictures(kind: str, rows: Sequence[JsonObject], look: Look | None) -> str:
    """Map and timeline side by side, as far as there is anything to draw."""
    made = [str(one) for one in (map_of(kind, rows, look), timeline_of(kind, rows)) if str(one)]
    return f'<div class="pictures">{"".join(made)}</div>' if made else ""


def table(kind: str, rows: Sequence[JsonObject], look: Look | None) -> str:
    """A table of the columns that any row has; last, the sentences that it rests on with the quoted words marked."""
    flats = flat_rows(kind, rows)
    used = [name for name in COLUMNS[kind] if name not in LEFT_OUT and any(row[name] is not None for row in flats)]
    quotes = quotes_of(kind, rows, look)
    heads = [heading(name) for name in used] + (["rests on"] if any(quotes) else [])
    head = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in heads)
    body = "".join(
        "<tr>" + "".join(data_cell(name, row) for name in used)
        + (f'<td class="quote" dir="auto">{quote}</td>' if any(quotes) else "") + "</tr>"
        for row, quote in zip(flats, quotes, strict=True)
    )  # fmt: skip
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def data_cell(name: str, row: Flat) -> str:
    """One cell; a day is shown with the end of its span, a place with its province and how near it is known."""
    if name == "start":
        return f'<td class="day">{cell(span(row))}</td>'
    if name == "place" and row["place"] is not None:
        around = ", ".join(str(row[key]) for key in ("admin1", "place_precision") if row.get(key) and row[key] != row["place"])  # fmt: skip
        return f'<td dir="auto">{cell(row["place"])} <span class="dim">({cell(around)})</span></td>'
    return f'<td dir="auto">{cell(row[name])}</td>'


def span(row: Flat) -> Cell:
    """``2022-05-03``, ``2022-05-01 to 2022-05-07`` (both days in it), or an open end."""
    start, end = row.get("start"), row.get("end")
    if not isinstance(start, date) or not isinstance(end, date):
        return start
    last = end - timedelta(1)
    return start if last <= start else f"{start} to {last}"


def heading(column: str) -> str:
    return HEADINGS.get(column) or column.removesuffix("_best").replace("_", " ")


def cell(value: Cell) -> str:
    return "" if value is None else html.escape(tame(f"{value:g}" if isinstance(value, float) else str(value)))


# ------------------------------------------------------------------------------------------------ quotes
def quotes_of(kind: str, rows: Sequence[JsonObject], look: Look | None) -> list[str]:
    """For each row the first sentences behind it, as HTML; empty text for a row that rests on none."""
    if look is None or kind in ("report", "actor", "source"):
        return ["" for _ in rows]
    wanted = [claims_of(kind, row) for row in rows]
    found = {one.claim: one for one in look.words([one for ids in wanted for one in ids[:QUOTES]])}
    return [behind([found[one] for one in ids[:QUOTES] if one in found], len(ids)) for ids in wanted]


def claims_of(kind: str, row: JsonObject) -> list[str]:
    if kind == "claim":
        return [str(row["id"])]
    ids: Json = row.get("claims")
    return [str(one) for one in ids] if isinstance(ids, list) else []


def behind(found: Sequence[Proof], total: int) -> str:
    more = f'<div class="dim">and {total - len(found)} more</div>' if found and total > len(found) else ""
    return "".join(f"<div>{marked(one)} <span class='dim'>{source(one)}</span></div>" for one in found) + more


def marked(one: Proof) -> str:
    """The sentence with its quote marked, cut to what stands around the quote."""
    before, after = one.sentence[: one.at], one.sentence[one.at + len(one.quote) :]
    before = "…" + before[-AROUND:] if len(before) > AROUND else before
    after = after[:AROUND] + "…" if len(after) > AROUND else after
    left, quote, right = (html.escape(tame(part)) for part in (before, one.quote, after))
    return f"“{left}<mark>{quote}</mark>{right}”"


def source(one: Proof) -> str:
    day = f", {one.published.isoformat()}" if one.published else ""
    return html.escape(tame(f"{one.outlet or 'unknown outlet'}{day}"))


# ------------------------------------------------------------------------------------------------ the whole
def selection(kind: str, rows: Sequence[JsonObject], look: Look | None) -> str:
    """A selection of up to ``DRAWN`` rows, one more telling that there are more."""
    drawn = rows[:DRAWN]
    total = f"more than {DRAWN}" if len(rows) > DRAWN else str(len(rows))
    note = f"<p>the first {SHOWN} of {total} {kind} rows</p>" if len(rows) > SHOWN else f"<p>{total} {kind} rows</p>"
    return wrapped(note + pictures(kind, drawn, look) + (table(kind, rows[:SHOWN], look) if rows else ""))


def counted(counts: Mapping[str, int], events: Sequence[JsonObject], look: Look) -> str:
    """A database: how much it holds, and where and when its events were."""
    told = ", ".join(f"{number} {html.escape(name)}" for name, number in counts.items())
    drawn = events[:DRAWN]
    less = f"<p class='dim'>map and timeline: the first {DRAWN} events</p>" if len(events) > DRAWN else ""
    return wrapped(f"<p><b>khabar database</b>: {told}</p>" + pictures("event", drawn, look) + less)
