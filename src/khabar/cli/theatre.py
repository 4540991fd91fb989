"""Commands on theatre packs: list, show, check, boundaries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.common import FAILED, as_json, say
from khabar.cli.gazetteer import FILE, column_options, origin_options, tell_bad

if TYPE_CHECKING:
    from khabar.world.adding import Imported


@click.group()
def theatre() -> None:
    """Look at what is known of a theatre beforehand: its actors, places, names, and who held what at the start."""


@theatre.command("list")
@as_json
def list_(as_json: bool) -> None:
    """List the theatres."""
    from khabar.cli.show import Column, json_line, table
    from khabar.world import available
    from khabar.world.packs import load_pack

    packs = [load_pack(name) for name in available() if not name.startswith("_")]
    if as_json:
        for pack in packs:
            json_line({"id": pack.id, "name": pack.name, "extends": list(pack.chain[1:]), "digest": pack.digest})
        return
    rows = [
        (
            pack.id,
            pack.name,
            " < ".join(pack.chain[1:]),
            len({a.id for a in pack.actors}),
            len(pack.places),
            len(pack.outlets),
        )
        for pack in packs
    ]
    table([Column("id", "bold"), *(Column(one) for one in ("name", "extends", "actors", "places", "outlets"))], rows)


@theatre.command()
@click.argument("name")
@click.option("--find", metavar="WORDS", help="Who or what goes by this name.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As it stood on this day.")
def show(name: str, find: str | None, on: date | None) -> None:
    """Show a theatre: how much it knows, or with --find whom a name means."""
    from khabar.world import open_world

    world = open_world(name)
    day = date(on.year, on.month, on.day) if on else None
    if find:
        found = [*actors_named(name, find, day), *places_named(name, find)]
        click.echo("\n".join(found) if found else f"nothing goes by {find!r} in {name}")
        raise SystemExit(0 if found else FAILED)
    pack = world.pack
    click.secho(f"{pack.name} ({pack.id})", bold=True)
    click.echo(
        f"extends: {', '.join(pack.chain[1:]) or 'nothing'}; countries: {', '.join(pack.countries) or 'all'}; languages: {', '.join(pack.languages)}"
    )
    sides = sorted({row.side for row in pack.actors if row.side and row.country in pack.countries})
    for label, count in (("actors", len({a.id for a in pack.actors})), ("persons", len({p.id for p in pack.people})), ("units", len(pack.units)),
                         ("places", len(pack.places)), ("names", len(pack.names)), ("outlets", len(pack.outlets)), ("opening map", len(pack.opening))):  # fmt: skip
        click.echo(f"{label:12} {count:7,}")
    click.echo(f"sides: {', '.join(sides)}")
    click.echo(f"digest: {pack.digest}")


def actors_named(theatre: str, words: str, day: date | None) -> list[str]:
    from khabar.world import open_world

    registry = open_world(theatre).registry
    out = []
    for alias in registry.lookup(words, day):
        known = registry.known(alias.target, day)
        if known:
            above = " < ".join(registry.parents(known.id, day))
            out.append(
                f"{known.id}\t{known.name}\t{known.kind.value}\tside {registry.side(known.id, day) or 'none'}\t{above}"
            )
    return list(dict.fromkeys(out))


def places_named(theatre: str, words: str) -> list[str]:
    from khabar.world import open_world

    atlas = open_world(theatre).atlas
    sites = [found.site for found in atlas.candidates(words)]
    return [
        f"{site.id}\t{site.name}\t{site.kind}\t{site.admin1 or ''}\t{site.country or ''}\t{site.lat} {site.lon}"
        for site in sites[:20]
    ]


@theatre.command()
@click.argument("name")
@click.option("--cases/--no-cases", default=False, help="Code also the pack's own cases (loads the model).")
@as_json
def check(name: str, cases: bool, as_json: bool) -> None:
    """Check a theatre's tables: references, duplicates, overlapping reigns, places outside the box.

    Exits with 1 where anything is wrong; each problem names table, row and column.
    """
    from khabar import wire
    from khabar.cli.show import json_line
    from khabar.world.checking import check_theatre

    problems = check_theatre(name)
    for problem in problems:
        if as_json:
            json_line(wire.plain(problem))
        else:
            click.echo(f"{problem.table}.csv row {problem.row}, {problem.column}: {problem.what}")
    broken = broken_cases(name) if cases else []
    for line in broken:
        click.echo(line)
    if not as_json:
        click.echo(f"{name}: {len(problems)} problems" + (f", {len(broken)} broken cases" if cases else ""))
    raise SystemExit(FAILED if problems or broken else 0)


def broken_cases(name: str) -> list[str]:
    from khabar.cases import broken_cases as broken

    return [f"case {one.number}: {one.what}: {one.text}" for one in broken(name)]


@theatre.command()
@click.argument("file", type=FILE)
@click.option("--theatre", "name", default="afghanistan", show_default=True, help="Whose boundaries they are.")
@click.option("--level", type=click.IntRange(1, 2), default=2, show_default=True, help="1 provinces, 2 districts.")
@column_options
@click.option("--by", metavar="WORDS", help="Who drew them, as a map's legend says it; else the file's name.")
@click.option("--dry-run", is_flag=True, help="Match and report only.")
@origin_options
def boundaries(
    file: Path, name: str, level: int, name_field: str | None, code_field: str | None, by: str | None, dry_run: bool, licence: str | None,
    root: Path | None,
) -> None:  # fmt: skip
    """Import boundaries (OCHA COD-AB, geoBoundaries; GeoJSON or zipped Shapefile) for a theatre's maps and districts.

    Each polygon is matched with a place of the pack by P-code, name, province and where the points lie; what matched, and
    what did not, is told. P-codes are taken over. Boundaries imported before are replaced.
    """
    from khabar.cli.progress import waiting
    from khabar.world import PackError, UserDataError
    from khabar.world.adding import import_boundaries
    from khabar.world.polygons import Fields

    try:
        with waiting(f"matching {file.name}"):
            done = import_boundaries(
                file, name, day=date.today().isoformat(), level=level, fields=Fields(name_field, code_field), licence=licence, drawn_by=by,
                root=root, dry=dry_run,
            )  # fmt: skip
    except (UserDataError, PackError) as e:
        raise click.ClickException(str(e)) from e
    tell_matches(done)


def tell_matches(done: Imported) -> None:
    matched = [m for m in done.matches if m.place]
    tell_bad(done.tally)
    for feature, match in zip(done.features, done.matches, strict=True):
        if match.place is None:
            click.echo(f"unmatched\t{feature.name}\t{feature.province}\t{feature.code}")
        elif match.km_off:
            click.echo(
                f"outside\t{feature.name}\t{match.place.id}\tits point in the pack lies {match.km_off:.1f} km off"
            )
    for place in done.bare:
        click.echo(f"no boundary\t{place.name}\t{place.id}")
    for place, code in done.other_codes:
        click.echo(f"other P-code\t{place.id}\t{place.pcode} in the pack, {code} in the file")
    click.echo(
        f"{len(matched)} of {len(done.features)} areas matched; {len(done.bare)} places of the pack without; {done.codes} P-codes taken"
    )
    if done.path is None:
        say("tried only, nothing stored")
    else:
        click.echo(f"{done.path}: {done.path.stat().st_size / 1e6:.1f} MB")


COMMANDS: tuple[click.Command, ...] = (theatre,)
