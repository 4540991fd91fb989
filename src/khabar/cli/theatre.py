"""Commands on theatre packs: list, show, check."""

from __future__ import annotations

from datetime import date

import click

from khabar.cli.common import FAILED, as_json


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


COMMANDS: tuple[click.Command, ...] = (theatre,)
