"""The command that enters an analyst's ruling."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from khabar.cli.common import FAILED, as_json, database, opened, say

if TYPE_CHECKING:
    from khabar.database import Database
    from khabar.model import Ruling
    from khabar.store import Proof

PAIRED = ("same", "different")
VALUED = ("value", "credibility")
VERDICTS = ("same", "different", "wrong", "value", "verified", "credibility")


@click.command()
@database
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("ident", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@click.option("--field", help="With value: which number, as killed or 'killed of civilians'.")
@click.option(
    "--value", help="With value: the right number. With credibility: 1 to 6. With verified: true (default) or false."
)
@click.option("--by", required=True, help="Who rules.")
@click.option("--why", required=True, help="The reason, in words.")
@as_json
def rule(
    db: str,
    verdict: str,
    ident: str,
    other: str | None,
    field: str | None,
    value: str | None,
    by: str,
    why: str,
    as_json: bool,
) -> None:
    """Enter a ruling: the situation is built with it from then on.

    \b
    same A B        two events (or claims) are one happening
    different A B   they are two
    wrong ID        a claim, or all claims of an event, are struck out
    value ID        a number of an event: --field killed --value 12
    verified ID     a state of control was checked on the ground (--value false: it was not so)
    credibility ID  the digit of an event, 1 to 6

    A ruling points at the words of the reports, so it holds also after they are coded anew.
    """
    from khabar import wire
    from khabar.cli.show import json_line

    check_call(verdict, other, field, value)
    with opened(db) as handle:
        first, second = pointed(handle, ident), pointed(handle, other) if other else []
        meant = first if verdict == "wrong" else first[:1]  # one claim of an event is enough to name it
        rulings = [ruling_on(verdict, proof, second[0] if second else None, (field, value, by, why)) for proof in meant]
        new = [ruling for ruling in rulings if handle.rule(ruling, on=date.today())]
        handle.refresh()
    if as_json:
        for ruling in new:
            json_line(wire.plain(ruling))
    else:
        click.echo(f"{len(new)} rulings entered" if new else "this ruling is there already")


def check_call(verdict: str, other: str | None, field: str | None, value: str | None) -> None:
    if verdict in PAIRED and other is None:
        raise click.UsageError(f"{verdict} needs two ids")
    if verdict not in PAIRED and other is not None:
        raise click.UsageError(f"{verdict} takes one id")
    if verdict in VALUED and value is None:
        raise click.UsageError(f"{verdict} needs --value")
    if verdict == "value" and (field is None or not number(value)):
        raise click.UsageError("value needs --field, and a number as --value")
    if verdict == "credibility" and value not in set("123456"):
        raise click.UsageError("credibility is a digit from 1 to 6")
    if verdict == "verified" and value not in (None, "true", "false"):
        raise click.UsageError("verified is true or false")


def number(value: str | None) -> bool:
    try:
        float(value or "")
    except ValueError:
        return False
    return True


def pointed(handle: Database, ident: str) -> list[Proof]:
    """The claims that an id means. An event's first claim comes first, as it gives the event its name."""
    trace = handle.why(ident)
    if trace is None or not trace.proofs:
        say(f"nothing with words behind it has the id {ident!r}")
        raise SystemExit(FAILED)
    named = "c_" + trace.id.removeprefix("e_")
    return sorted(trace.proofs, key=lambda proof: proof.claim != named)


def ruling_on(
    verdict: str, proof: Proof, other: Proof | None, given: tuple[str | None, str | None, str, str]
) -> Ruling:
    from khabar.model import ClaimKind, Ruling

    field, value, by, why = given
    return Ruling(
        verdict=verdict, report=proof.report, start=proof.start, end=proof.end, kind=ClaimKind(proof.kind),
        other_report=other.report if other else None, other_start=other.start if other else None, other_end=other.end if other else None,
        field=field, value=value, by=by, why=why,
    )  # fmt: skip


COMMANDS: tuple[click.Command, ...] = (rule,)
