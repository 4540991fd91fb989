"""Takes a user's file in: a gazetteer into an index, boundaries of a theatre into outlines. Deterministic but for the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from khabar.world.boundaries import store
from khabar.world.compiling import compile_index
from khabar.world.layers import gazetteer_folder, open_gazetteer
from khabar.world.matching import Match, Matcher
from khabar.world.packs import load_pack
from khabar.world.polygons import Feature, Fields, features, polygon_entries
from khabar.world.rows import PlaceRow
from khabar.world.sources import Entry, Tally, csv_entries, geonames_entries, member_of
from khabar.world.userdata import Origin, UserDataError, digest_of, name_of, read_origin, write_origin

Watch = Callable[[Iterable[Entry]], Iterable[Entry]]  # sees places pass, for a display


@dataclass(frozen=True, slots=True)
class Added:
    """A gazetteer as it now stands, and what of its file was not taken."""

    name: str
    path: Path
    origin: Origin
    tally: Tally


@dataclass(frozen=True, slots=True)
class Imported:
    """Boundaries as they were stored; ``path`` is None where they were only tried."""

    path: Path | None
    features: tuple[Feature, ...]
    matches: tuple[Match, ...]
    bare: tuple[PlaceRow, ...]  # places of the pack that got no boundary
    codes: int  # P-codes taken over
    other_codes: tuple[tuple[PlaceRow, str], ...]  # places whose code in the pack is another
    tally: Tally


def add_gazetteer(
    file: Path, *, day: str, root: Path | None = None, name: str | None = None, licence: str | None = None, url: str | None = None,
    fields: Fields | None = None, watch: Watch | None = None,
) -> Added:  # fmt: skip
    """Compiles a file into the user's folder; one of the same name is replaced. ``day``: today, ISO 8601.

    Raises UserDataError where the file cannot be read or has no place; then nothing is changed.
    """
    name = name_of(name or file.name.split(".")[0])
    tally = Tally()
    entries = _entries(file, tally, fields)
    path = gazetteer_folder(root) / f"{name}.idx"
    fresh = path.with_suffix(".fresh")
    digest = digest_of(file)
    try:
        places, names = compile_index(
            watch(entries) if watch else entries, fresh, beneath=open_gazetteer(root, without=name)
        )
        if not tally.read:
            raise UserDataError(f"{file.name}: no place in it" + (f" ({tally.told[0]})" if tally.told else ""))
        origin = Origin(file.name, digest, day, licence, url, places, names)
        write_origin(path.with_suffix(".json"), origin)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return Added(name, path, origin, tally)


def _entries(file: Path, tally: Tally, fields: Fields | None) -> Iterator[Entry]:
    if not file.is_file():
        raise UserDataError(f"{file}: no such file")
    kind = member_of(file)
    if kind == "geonames":
        return geonames_entries(file, tally)
    if kind == "csv":
        return csv_entries(file, tally)
    if kind in ("geojson", "shapefile"):
        return polygon_entries(file, tally, fields)
    raise UserDataError(f"{file.name}: neither a GeoNames dump (.txt, .zip) nor GeoJSON, Shapefile or CSV")


def added(root: Path | None = None) -> Iterator[tuple[str, Origin]]:
    """The gazetteers of the user's folder, by name. Raises UserDataError where a record cannot be read."""
    for path in sorted(gazetteer_folder(root).glob("*.idx")):
        yield path.stem, read_origin(path.with_suffix(".json"))


def remove_gazetteer(name: str, root: Path | None = None) -> None:
    """Raises UserDataError where there is none of this name."""
    path = gazetteer_folder(root) / f"{name_of(name)}.idx"
    if not path.is_file():
        known = ", ".join(p.stem for p in sorted(gazetteer_folder(root).glob("*.idx")))
        raise UserDataError(f"no gazetteer {name!r}; there are {known or 'none'}")
    path.unlink()
    path.with_suffix(".json").unlink(missing_ok=True)


def import_boundaries(
    file: Path, theatre: str, *, day: str, level: int = 2, fields: Fields | None = None, licence: str | None = None,
    drawn_by: str | None = None, root: Path | None = None, dry: bool = False,
) -> Imported:  # fmt: skip
    """Matches the divisions of a file with a theatre's places and stores them; those of before are replaced.

    Raises UserDataError where the file cannot be read or nothing in it is of the theatre, PackError for no such theatre.
    """
    pack, tally = load_pack(theatre), Tally()
    if not file.is_file():
        raise UserDataError(f"{file}: no such file")
    fields = msgspec.structs.replace(fields or Fields(), level=level)
    found = [
        f for f in features(file, tally, fields) if not f.country or not pack.countries or f.country in pack.countries
    ]
    matcher = Matcher(pack.places, pack.names, level=level)
    matches = matcher.match(found)
    if not any(m.place for m in matches):
        raise UserDataError(f"{file.name}: no division of level {level} in it is one of {theatre}'s places")
    places = [m.place for m in matches]
    got = {p.id for p in places if p}
    coded = [(p, f.code) for p, f in zip(places, found, strict=True) if p and f.code]
    path = None
    if not dry:
        origin = Origin(file.name, digest_of(file), day, licence, places=len(found))
        provinces = {p.id: p.name for p in pack.places}
        path = store(
            theatre,
            found,
            places,
            level=level,
            origin=origin,
            drawn_by=drawn_by or file.name,
            provinces=provinces,
            root=root,
        )
    return Imported(
        path, tuple(found), tuple(matches), tuple(p for p in matcher.places if p.id not in got), len(coded),
        tuple((p, code) for p, code in coded if p.pcode and p.pcode != code), tally,
    )  # fmt: skip
