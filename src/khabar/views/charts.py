"""Bars of events by day as a static drawing, and drawings as PNG."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from khabar.model import Event
from khabar.views import words
from khabar.views.svg import Drawing

INK, DIM, RED, PALE = "#1d2125", "#5c636a", "#8a1f1f", "#d5a5a5"


def day_bars(events: Sequence[Event], start: date, end: date, *, width: float = 720) -> str:
    """Events of each day above the line, people killed (least dark, most pale) below it."""
    days = max(1, (end - start).days)
    height, base = 130.0, 66.0
    drawing = Drawing(width, height, f"Events and people killed by day, {words.days(start, end)}")
    rows = [(0, 0.0, 0.0)] * days
    for event in events:
        if event.when and start <= event.when.start < end:
            n, low, high = rows[(event.when.start - start).days]
            killed = [t for t in event.numbers if t.role == "killed" and not event.aggregate]
            rows[(event.when.start - start).days] = (
                n + 1, low + sum(t.low or t.best or 0 for t in killed), high + sum(t.high or t.best or t.low or 0 for t in killed)
            )  # fmt: skip
    most, worst = max(1, *(r[0] for r in rows)), max(1.0, *(r[2] for r in rows))
    step = (width - 20) / days
    for i, (n, low, high) in enumerate(rows):
        x = 10 + i * step
        drawing.add("rect", x=x + 1, y=base - 50 * n / most, width=max(1.0, step - 2), height=50 * n / most, fill=INK)
        drawing.add("rect", x=x + 1, y=base + 2, width=max(1.0, step - 2), height=40 * high / worst, fill=PALE)
        drawing.add("rect", x=x + 1, y=base + 2, width=max(1.0, step - 2), height=40 * low / worst, fill=RED)
        if i % 7 == 0:
            one = start + timedelta(i)
            drawing.text(x + 2, height - 6, f"{one.day} {words.MONTHS[one.month - 1][:3]}", font_size=10, fill=DIM)
    drawing.add("line", x1=10, x2=width - 10, y1=base + 1, y2=base + 1, stroke=DIM)
    drawing.text(10, 10, f"events a day, most {most}", font_size=10, fill=DIM)
    drawing.text(width - 10, 118, f"killed a day, most {worst:.0f}", font_size=10, fill=DIM, text_anchor="end")
    return str(drawing)


def png(svg: str) -> bytes | None:
    """The drawing as PNG at twice its size; None where the renderer of the extra ``figures`` is not installed."""
    try:
        import resvg_py  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=2, background="#ffffff"))
