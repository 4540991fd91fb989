"""How `khabar why` shows what something rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.store import Proof, Trace
    from khabar.wire import Json, JsonObject

ASSUMED = {
    "assumed": "no report says it: it stands on the opening map of the theatre",
    "inferred_from_parent": "no report says it: it is inferred from the place around it on the opening map",
}


def show(trace: Trace) -> None:
    """A finding, its numbers, and every quoted sentence under the values that it carries."""
    if trace.moved_from:
        click.secho(f"{trace.moved_from} is now {trace.id}", fg="yellow")
    if trace.kind == "number":
        show_number(trace)
        return
    click.secho(headline(trace), bold=True)
    for line in details(trace.body):
        click.echo(f"  {line}")
    for number in trace.parts:
        click.echo()
        show_number(number)
    if not trace.proofs:
        click.secho("  " + ASSUMED.get(str(trace.body.get("basis")), "no claim stands behind it"), fg="yellow")
    else:
        click.echo()
        click.secho(
            f"rests on {len(trace.proofs)} claims in {len({one.report for one in trace.proofs})} reports",
            underline=True,
        )
        show_proofs(trace.proofs)
    show_copies(trace.copies)


def show_number(number: Trace) -> None:
    click.secho(f"  {headline(number)}", fg="red")
    by_claim = {one.claim: one for one in number.proofs}
    figures = number.body.get("by")
    for figure in figures if isinstance(figures, list) else []:
        if isinstance(figure, dict):
            speaker, claims = figure.get("speaker"), figure.get("claims")
            who = str(speaker["name"]) if isinstance(speaker, dict) else "the outlet itself"
            click.echo(f"    {words(figure.get('value'))} by {who}")
            show_proofs(
                [by_claim[str(one)] for one in claims if str(one) in by_claim] if isinstance(claims, list) else [],
                indent="      ",
            )


def show_proofs(proofs: Iterable[Proof], indent: str = "  ") -> None:
    for one in proofs:
        day = one.published.isoformat() if one.published else "undated"
        source = click.style(one.outlet or "unknown outlet", fg="cyan")
        said = f", {' < '.join(one.said_by)}" if one.said_by else ", in its own words"
        status = "" if one.status == "asserted" else click.style(f" [{one.status}]", fg="yellow")
        click.echo(f"{indent}{source}, {day}{said}{status}")
        click.echo(f"{indent}  {marked(one)}")
        click.secho(
            f"{indent}  {one.kind} {one.type or ''} {one.claim}, characters {one.start} to {one.end} of {one.path} ({one.report})",
            dim=True,
        )


def marked(one: Proof) -> str:
    """The sentence with the quoted words marked."""
    sentence = " ".join(one.sentence.split())
    quote = " ".join(one.quote.split())
    before, found, after = sentence.partition(quote)
    return f'"{before}{click.style(found, bold=True, fg="green")}{after}"'


def show_copies(links: Iterable[JsonObject]) -> None:
    for link in links:
        click.secho(
            f"  {link['report']} is a {link['kind']} of {link['of'] or link['origin'] or 'something outside'} ({link['share']} of its text)",
            fg="yellow",
        )


# ------------------------------------------------------------------------------------------------ in words
def headline(trace: Trace) -> str:
    body = trace.body
    match trace.kind:
        case "event":
            return f"{body['type']}  {trace.id}  {body['status']}"
        case "number":
            whose = f" of {body['whose']}" if body.get("whose") else ""
            span = f"low {words(body['low'])}, best {words(body['best'])}, high {words(body['high'])}"
            return f"{body['role']}{whose}: {span}  {trace.id}" + (
                "  (only claimed by a belligerent)" if body.get("claimed_only") else ""
            )
        case "control":
            return f"{name(body.get('place'))}: {name(body.get('holder')) or 'nobody known'}, {body['state']} ({body['basis']})  {trace.id}"
        case "force":
            return f"{name(body.get('unit'))}: {body['activity']}  {trace.id}"
        case "role":
            return f"{name(body.get('person'))}: {body.get('title') or 'office'}  {trace.id}"
        case "relation":
            return f"{name(body.get('subject'))} {body['relation']} {name(body.get('object'))}  {trace.id}"
        case _:
            return f"{trace.kind} {trace.id}"


def details(body: JsonObject) -> list[str]:
    """The slots of a finding, one a line, as far as it has them."""
    lines = [f"{label}: {text}" for key, label in SLOTS if (text := slot(body.get(key)))]
    voices = body.get("voices")
    if isinstance(voices, dict):
        lines.append(f"voices: {voices['min']} to {voices['max']}; credibility {body.get('credibility')}")
    for dispute in dicts(body.get("disputes")):
        answers = (
            f"{one['value']} ({', '.join(name(who) for who in dicts(one.get('by')))})"
            for one in dicts(dispute.get("positions"))
        )
        lines.append(f"disputed {dispute['field']}: " + " / ".join(answers))
    return lines


SLOTS = (
    ("when", "when"), ("from", "from"), ("to", "to"), ("where", "where"), ("place", "place"), ("actors", "actors"), ("recipients", "recipients"),
    ("holder", "holder"), ("scope", "scope"), ("how", "how"), ("parent", "parent"), ("commander", "commander"), ("organisation", "organisation"),
    ("weapon", "weapon"), ("target", "target"), ("last_cited", "last cited"), ("disputed_by", "disputed by"), ("denied_by", "denied by"),
)  # fmt: skip


def slot(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(slot(one) for one in value)
    if not isinstance(value, dict):
        return words(value) if value is not None and value != "unknown" else ""
    if "start" in value and "precision" in value:
        return f"{value['start']} to {value['end']} ({value['precision']})"
    return name(value.get("place")) + f" ({value['role']})" if "place" in value else name(value)


def name(value: Json) -> str:
    return str(value["name"]) if isinstance(value, dict) and value.get("name") else ""


def words(value: Json) -> str:
    return (
        "?"
        if value is None
        else f"{value:g}"
        if isinstance(value, int | float) and not isinstance(value, bool)
        else str(value)
    )


def dicts(value: Json) -> list[JsonObject]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
