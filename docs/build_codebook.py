"""Write the table of event types in docs/codebook.md anew: ``python docs/build_codebook.py``.

The codes come from src/khabar/data/codebook/types.csv, which is what the coder uses; only the meanings stand here.
tests/docs/test_docs.py holds the page equal to what this makes.
"""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TYPES = ROOT / "src/khabar/data/codebook/types.csv"
PAGE = ROOT / "docs/codebook.md"
BEGIN, END = "<!-- types: written by docs/build_codebook.py -->", "<!-- end of types -->"
NONE = "–"

MEANINGS = {
    "armed_clash": "two armed sides fight, and nobody is said to have begun",
    "ground_attack": "one armed side attacks another with small arms, or raids it",
    "complex_attack": "several means at once, as a bomb and then gunmen",
    "air_strike": "bombs or missiles from aircraft with a crew",
    "drone_strike": "an unmanned aircraft strikes",
    "shelling": "artillery, mortars, rockets, missiles from the ground or sea",
    "ied": "a bomb that was made, laid or driven there",
    "mine": "a mine or an old shell goes off",
    "grenade": "a grenade is thrown or launched by hand",
    "suicide_attack": "the attacker dies by the attack's own bomb",
    "chemical_attack": "a chemical agent is used as a weapon",
    "targeted_killing": "one chosen person is killed or shot at",
    "attack_on_civilians": "armed people use force against people who are not armed",
    "execution": "a captive or convict is put to death",
    "torture": "somebody in custody is tortured or beaten",
    "sexual_violence": "rape and other sexual violence",
    "abduction": "somebody is taken by people who have no right to hold them",
    "disappearance": "somebody taken is not accounted for",
    "detention": "police, army or another authority arrests or holds somebody",
    "capture": "fighters are taken prisoner in battle",
    "surrender": "fighters give themselves up or hand over their arms",
    "defection": "fighters or officials go over to another side",
    "release": "prisoners or captives are let go",
    "rescue": "captives or people in danger are freed by others",
    "territory_taken": "a place is captured, recaptured, or falls to somebody",
    "territory_ceded": "a place is given up or handed over",
    "siege": "a place is surrounded and cut off",
    "checkpoint": "a checkpoint or roadblock is set up",
    "deployment": "forces are sent or brought somewhere",
    "withdrawal": "forces leave a place, in order or in flight",
    "exercise": "a military exercise or parade",
    "formation": "a unit or armed group is founded",
    "base": "a base, post or headquarters is set up",
    "weapons_disrupted": "arms are seized, a bomb is defused, a missile is intercepted",
    "recruitment": "fighters are recruited or conscripted",
    "looting": "property is plundered",
    "taxation": "an armed party levies taxes, tolls or ransom",
    "destruction": "buildings, crops or other property are destroyed on purpose",
    "access_obstruction": "aid or aid workers are kept away or hindered",
    "edict": "an authority issues an order on how people are to live",
    "displacement": "civilians flee or are driven out",
    "return": "displaced people come back",
    "border_crossing": "fighters, soldiers or officials cross a border",
    "border_closed": "a border or crossing is closed",
    "border_opened": "a border or crossing is opened",
    "protest": "people demonstrate peacefully",
    "riot": "demonstrators or a mob use violence",
    "crowd_force": "force is used against a crowd",
    "strike_action": "people stop work in protest",
    "visit": "one side visits another",
    "meeting": "sides meet",
    "agreement": "sides agree on something",
    "ceasefire": "sides stop fighting by agreement or announcement",
    "talks": "sides negotiate",
    "aid": "relief is given",
    "support": "backing in words: praise, recognition, endorsement",
    "cooperation": "sides work together in deed",
    "appointment": "somebody is appointed to an office",
    "resignation": "somebody leaves an office",
    "request": "somebody demands, urges or calls for something",
    "accusation": "somebody blames or condemns another",
    "investigation": "something is investigated",
    "rejection": "somebody refuses something",
    "threat": "somebody announces harm to another",
    "sanction": "sanctions are imposed, or relations or payments cut",
    "expulsion": "people, diplomats or organisations are expelled",
    "conviction": "a court convicts somebody",
    "concession": "somebody gives way or promises to",
    "cyber": "an attack on computers or networks",
    "other": "a happening of conflict or politics that no other type fits",
}


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(TYPES.read_text("utf-8").splitlines()))


def table() -> str:
    lines = [
        "| khabar type | what happened | PLOVER type, modes | ACLED event type: sub-type | CAMEO |",
        "|---|---|---|---|---|",
    ]
    for row in rows():
        plover = " ".join(filter(None, (row["plover"], ", ".join(filter(None, row["modes"].split(";"))))))
        acled = row["acled"].replace("|", ": ")
        lines.append(
            f"| `{row['type']}` | {MEANINGS[row['type']]} | {plover or NONE} | {acled or NONE} | {row['cameo'] or NONE} |"
        )
    return "\n".join(lines)


def page(old: str) -> str:
    """The page with the table written anew between its marks."""
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(rows())} types")
