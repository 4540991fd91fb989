"""Commands on the gazetteers that a user adds: add, fetch, list, remove."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.common import FAILED, F, as_json, say

if TYPE_CHECKING:
    from khabar.world.adding import Added
    from khabar.world.sources import Entry, Tally

GEONAMES = "https://download.geonames.org/export/dump/"
FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def into(command: F) -> F:
    return click.option(
        "--into", "root", type=FOLDER, help="The folder of your own data; else KHABAR_DATA or the system's usual place."
    )(command)


def origin_options(command: F) -> F:
    licence = click.option("--licence", metavar="TEXT", help="The licence of the data, kept with it.")
    return licence(into(command))


def column_options(command: F) -> F:
    """Of boundary files, whose columns have many names."""
    for option, text in (("--code-field", "The column of P-codes."), ("--name-field", "The column of names.")):
        command = click.option(option, metavar="COLUMN", help=text + " Usual ones are found.")(command)
    return command


@click.group()
def gazetteer() -> None:
    """Add places beyond those that ship: whole countries from GeoNames, boundary files, tables of your own."""


@gazetteer.command()
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("--name", help="What to call it; else the file's name. One of the same name is replaced.")
@column_options
@click.option(
    "--level", type=click.IntRange(1, 3), help="Which level a boundary file's divisions are of. Usually found."
)
@origin_options
def add(
    files: tuple[Path, ...], name: str | None, name_field: str | None, code_field: str | None, level: int | None, licence: str | None,
    root: Path | None,
) -> None:  # fmt: skip
    """Add places from a GeoNames dump (XX.zip, XX.txt), an OCHA or geoBoundaries file (GeoJSON, zipped Shapefile) or a CSV.

    A CSV has the columns name, lat and lon, and may have type, country, admin1, admin2, alternates (parted by ";"), population
    and pcode. Rows that cannot be read are counted and told; the others are added. Exits with 1 where a file failed.
    """
    from khabar.world.adding import add_gazetteer
    from khabar.world.polygons import Fields
    from khabar.world.userdata import UserDataError

    if name and len(files) > 1:
        raise click.UsageError("--name is for one file")
    failed = False
    for file in files:
        try:
            done = add_gazetteer(
                file, day=date.today().isoformat(), root=root, name=name, licence=licence,
                fields=Fields(name_field, code_field, level), watch=shown(file.name),
            )  # fmt: skip
        except UserDataError as e:
            say(str(e))
            failed = True
            continue
        tell(done)
    raise SystemExit(FAILED if failed else 0)


def shown(what: str) -> Callable[[Iterable[Entry]], Iterable[Entry]]:
    from khabar.cli.progress import progress

    return lambda entries: progress(entries, what)


def tell(done: Added) -> None:
    origin = done.origin
    click.echo(
        f"{done.name}: {origin.places:,} places, {origin.names:,} names, {done.path.stat().st_size / 1e6:.1f} MB"
    )
    tell_bad(done.tally)
    if not origin.licence:
        say("no licence is recorded; give it with --licence")


def tell_bad(tally: Tally) -> None:
    """What was not taken, on standard error."""
    if tally.left_out:
        say(f"{tally.left_out:,} places of kinds that reports do not name (schools, wells, farms ...) left out")
    for line in tally.told:
        say(line)
    if tally.bad:
        listed = ", ".join(f"{count:,} {why}" for why, count in tally.bad.most_common())
        say(f"{tally.bad.total():,} rows could not be read: {listed}")


@gazetteer.command()
@click.argument("country")
@click.option("--url", default=GEONAMES, show_default=True, help="Where the dumps lie.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds to wait for an answer."
)
@into
def fetch(country: str, url: str, timeout: float, root: Path | None) -> None:
    """Download a COUNTRY's dump from GeoNames (CC BY 4.0) and add it. COUNTRY is an ISO 3166 code or an English name."""
    from khabar.cli.fetching import download
    from khabar.cli.progress import waiting
    from khabar.world.adding import add_gazetteer
    from khabar.world.countries import country_of
    from khabar.world.userdata import UserDataError

    known = country_of(country)
    if known is None:
        raise click.UsageError(f"{country!r} is no country; give its ISO 3166 code, as AF")
    address = f"{url.rstrip('/')}/{known.iso2}.zip"
    try:
        with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
            file = Path(folder) / f"{known.iso2}.zip"
            with waiting(f"downloading {address}"):
                size = download(address, file, timeout=timeout)
            click.echo(f"{address}: {size / 1e6:.1f} MB")
            done = add_gazetteer(
                file, day=date.today().isoformat(), root=root, name=f"geonames-{known.iso2}", licence="CC BY 4.0 (GeoNames)", url=address,
                watch=shown(known.name),
            )  # fmt: skip
    except UserDataError as e:
        raise click.ClickException(str(e)) from e
    tell(done)


@gazetteer.command("list")
@as_json
@into
def list_(as_json: bool, root: Path | None) -> None:
    """List the gazetteers that you added: places, file, digest, day, licence."""
    from khabar import wire
    from khabar.cli.show import Column, json_line, table
    from khabar.world.adding import added

    found = list(added(root))
    if as_json:
        for name, origin in found:
            json_line({"name": name, "origin": wire.plain(origin)})
        return
    columns = [Column("name", "bold"), *(Column(c) for c in ("places", "names", "file", "sha256", "added", "licence"))]
    table(columns, [(n, o.places, o.names, o.url or o.file, o.sha256[:12], o.added, o.licence or "") for n, o in found])


@gazetteer.command()
@click.argument("name")
@into
def remove(name: str, root: Path | None) -> None:
    """Remove a gazetteer that you added."""
    from khabar.world.adding import remove_gazetteer
    from khabar.world.userdata import UserDataError

    try:
        remove_gazetteer(name, root)
    except UserDataError as e:
        raise click.ClickException(str(e)) from e
    click.echo(f"{name} removed")


COMMANDS: tuple[click.Command, ...] = (gazetteer,)
