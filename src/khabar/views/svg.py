"""A small writer of SVG: elements with escaped text and attributes, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from khabar.views.evidence import tame

Value = str | float | int
FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"  # renderers know no "sans-serif" of their own


@dataclass(slots=True)
class Drawing:
    """Elements in the order in which they are painted."""

    width: float
    height: float
    label: str
    parts: list[str] = field(default_factory=list)

    def add(self, tag: str, text: str | None = None, /, **attributes: Value) -> None:
        self.parts.append(element(tag, text, **attributes))

    def text(self, x: float, y: float, words: str, **attributes: Value) -> None:
        self.add("text", words, x=x, y=y, **attributes)

    def __str__(self) -> str:
        body = "".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {tidy(self.width)} {tidy(self.height)}" '
            f'width="{tidy(self.width)}" height="{tidy(self.height)}" role="img" font-family="{FONTS}">'
            f"<title>{escape(tame(self.label))}</title>{body}</svg>"
        )


def element(tag: str, text: str | None = None, /, **attributes: Value) -> str:
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(tidy(value))}"' for key, value in attributes.items()
    )
    return f"<{tag}{given}/>" if text is None else f"<{tag}{given}>{escape(tame(text))}</{tag}>"


def tidy(value: Value) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def polygon(points: Iterable[tuple[float, float]], places: int = 1) -> str:
    """A closed path through points, with so many decimal places."""
    return "M" + "L".join(f"{x:.{places}f},{y:.{places}f}" for x, y in points) + "Z"
