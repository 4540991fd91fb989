"""A theatre's own cases: sentences with the claims that they must and must not give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from khabar.model import AnyClaim, DateBasis, Published, Report, TimePrecision
from khabar.pipeline import coder
from khabar.store.rows import actors_of, type_of
from khabar.world.packs import theatres_folder

Wanted = Mapping[str, str]
VALUES = {
    "type",
    "change",
    "relation",
    "activity",
    "measure",
    "title",
}  # the field that says what of its kind a claim is


@dataclass(frozen=True, slots=True)
class Broken:
    number: int
    text: str
    what: str


def broken_cases(theatre: str, *, models: Path | None = None) -> Iterator[Broken]:
    """Cases of a theatre that its coder gets wrong."""
    file = theatres_folder().joinpath(theatre, "cases.toml")
    cases = tomllib.loads(file.read_text("utf-8")).get("case", []) if file.is_file() else []
    for number, case in enumerate(cases, 1):
        claims = coder(theatre, models).code(report_of(case["text"], case.get("date"))).claims
        for wanted in case.get("must", []):
            if not any(fits(claim, wanted) for claim in claims):
                yield Broken(number, case["text"], f"lacks {wanted}")
        for unwanted in case.get("must_not", []):
            if any(fits(claim, unwanted) for claim in claims):
                yield Broken(number, case["text"], f"must not give {unwanted}")


def report_of(text: str, day: str | None) -> Report:
    digest = sha256(text.encode()).hexdigest()
    start = date.fromisoformat(day) if day else None
    published = Published(start, start + timedelta(1), TimePrecision.DAY, DateBasis.METADATA) if start else None
    return Report(id="r_" + digest[:16], path="case", text=text, sha256=digest, published=published)


def fits(claim: AnyClaim, wanted: Wanted) -> bool:
    """Whether a claim has every slot that is asked for; one left out may hold anything."""
    actors = [(role, actor.id) for role, actor in actors_of(claim)]
    for slot, value in wanted.items():
        if slot == "kind":
            found = claim.kind.value == value
        elif slot == "status":
            found = claim.status.value == value
        elif slot == "place":
            found = any(one.place.id == value for one in claim.where)
        elif slot in VALUES:
            found = type_of(claim) == value
        else:
            found = (slot, value) in actors
        if not found:
            return False
    return True
