"""Where and when one draft happened."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.model import When, Where


@dataclass(frozen=True, slots=True)
class Scene:
    where: tuple[Where, ...]
    when: When | None
    place_inherited: bool
    time_inherited: bool
