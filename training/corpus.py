"""Read the annotated corpus (format: GUIDELINES.md) into plain values with character offsets.

    python training/corpus.py FILE...        checks files, prints errors with line numbers and counts
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

EVENT_TYPES = (
    "armed_clash ground_attack air_strike drone_strike shelling ied mine suicide_attack grenade complex_attack chemical_attack "
    "targeted_killing attack_on_civilians execution torture sexual_violence abduction disappearance detention capture surrender "
    "defection release rescue territory_taken territory_ceded siege checkpoint deployment withdrawal exercise formation base "
    "weapons_disrupted recruitment looting taxation destruction access_obstruction edict displacement return border_crossing "
    "border_closed border_opened protest riot crowd_force strike_action visit meeting agreement ceasefire talks aid support "
    "cooperation appointment resignation request accusation investigation rejection threat sanction expulsion conviction "
    "concession cyber other"
).split()
CONTROL = "holds contests present besieged lost held_formerly".split()
FORCE = "garrison deployed seen formed exercised moved surrendered paraded".split()
RELATION = (
    "ally hostile part_of splits_from merges_with shelters supports arms funds trains commands coordinates_with recognises "
    "negotiates_with ceasefire_with sanctions kin_of"
).split()
TYPES = (
    EVENT_TYPES
    + [f"CONTROL.{x}" for x in CONTROL]
    + [f"FORCE.{x}" for x in FORCE]
    + [f"REL.{x}" for x in RELATION]
    + ["ROLE", "IND"]
)
NUMBERS = "killed injured captured surrendered displaced fled troops districts arrested missing count size value".split()
ARGS = (
    "actor rec other at from to via when weapon by by2 resp acc unit parent commander person org subj obj about".split()
    + NUMBERS
)
FLAGS = {"bg", "both", "agg", "former", "neg"}
VALUES = {
    "st": "asserted denied planned unconfirmed hypothetical".split(),
    "out": "repelled foiled succeeded".split(),
    "how": "fighting surrender without_fighting unknown".split(),
    "stance": "asserts confirms denies doubts predicts demands threatens promises".split(),
    "tgt": (
        "hospital school mosque church market home aid media power water checkpoint base convoy border_post airport oil "
        "government diplomatic polls prison vehicle camp bridge crops"
    ).split(),
}
LETTERS = "ahuptnwre"
HEAD = re.compile(r"### (\S+) \| (\d{4}-\d\d-\d\d) \| ([^|]+) \| (.+)")
MARK = re.compile(r"\{|\|([" + LETTERS + r"]\d+)\}")


@dataclass(slots=True)
class Mention:
    id: str
    start: int
    end: int
    text: str
    sentence: int


@dataclass(slots=True)
class Arg:
    key: str
    ref: str  # a mention id, or "one"
    whose: str = ""


@dataclass(slots=True)
class Claim:
    id: str
    type: str
    args: list[Arg] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(slots=True)
class Doc:
    id: str
    date: str
    theatre: str
    style: str
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    mentions: dict[str, Mention] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


class Bad(ValueError):
    """A line that is not in the format."""


def strip_marks(line: str, offset: int, sentence: int) -> tuple[str, list[Mention]]:
    """Marked text -> plain text and its mentions."""
    out: list[str] = []
    size, last = 0, 0
    stack: list[int] = []
    found: list[Mention] = []
    for m in MARK.finditer(line):
        piece = line[last : m.start()]
        out.append(piece)
        size += len(piece)
        last = m.end()
        if m.group() == "{":
            stack.append(size)
            continue
        if not stack:
            raise Bad(f"'{m.group()}' closes nothing")
        start = stack.pop()
        text = "".join(out)[start:size]
        if not text or text != text.strip():
            raise Bad(f"mention {m.group(1)} is empty or has outer space: {text!r}")
        found.append(Mention(m.group(1), offset + start, offset + size, text, sentence))
    if stack:
        raise Bad("an opened { is never closed by |id}")
    out.append(line[last:])
    plain = "".join(out)
    if "{" in plain or "}" in plain or re.search(r"\|[a-z]\d+", plain):
        raise Bad(f"stray mark in {plain!r}")
    return plain, found


def parse_claim(line: str, number: int) -> Claim:
    words = line.split()
    if len(words) < 2 or not re.fullmatch(r"[er]\d+", words[0]):
        raise Bad(f"not a claim line: {line!r}")
    claim = Claim(words[0], words[1], line=number)
    if claim.type not in TYPES:
        raise Bad(f"unknown type {claim.type!r}")
    for word in words[2:]:
        key, eq, value = word.partition("=")
        if not eq:
            if key not in FLAGS:
                raise Bad(f"unknown flag {key!r}")
            claim.flags.add(key)
        elif key == "same":
            claim.values[key] = value
        elif key in VALUES:
            if value not in VALUES[key]:
                raise Bad(f"{key}={value}: not one of {' '.join(VALUES[key])}")
            claim.values[key] = value
        elif key in ARGS:
            for part in value.split(","):
                ref, _, whose = part.partition(">")
                claim.args.append(Arg(key, ref, whose))
        else:
            raise Bad(f"unknown key {key!r}")
    return claim


def check(doc: Doc) -> list[str]:
    errors = []
    ids = {c.id for c in doc.claims}
    if len(ids) < len(doc.claims):
        twice = [i for i, k in Counter(c.id for c in doc.claims).items() if k > 1]
        errors.append(f"{doc.id}: two claim lines for {', '.join(twice)}")
    for c in doc.claims:
        if c.id not in doc.mentions:
            errors.append(f"{doc.id} line {c.line}: {c.id} is not marked in the text")
        for a in c.args:
            for ref in (a.ref, a.whose):
                if ref and ref != "one" and ref not in doc.mentions:
                    errors.append(f"{doc.id} line {c.line}: {a.key}={ref} is not marked in the text")
            letter = a.ref[0]
            if a.ref != "one" and (
                (a.key in NUMBERS and letter != "n")
                or (a.key in ("at", "from", "to", "via") and letter not in "pau")
                or (a.key == "when" and letter != "t")
                or (a.key in ("actor", "rec", "by", "by2", "subj", "obj", "person", "org", "unit") and letter not in "ahup")
            ):
                errors.append(f"{doc.id} line {c.line}: {a.key}={a.ref} has the wrong letter")
        same = c.values.get("same")
        if same and same not in ids:
            errors.append(f"{doc.id} line {c.line}: same={same} is no claim of this report")
    unused = [m.id for m in doc.mentions.values() if m.id[0] == "e" and m.id not in ids]
    if unused:
        errors.append(f"{doc.id}: triggers without a claim line: {', '.join(unused)}")
    return errors


def read(path: Path) -> tuple[list[Doc], list[str]]:
    docs: list[Doc] = []
    errors: list[str] = []
    doc: Doc | None = None
    gap = ""
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        try:
            if not line:
                continue
            if line.startswith("###"):
                m = HEAD.fullmatch(line)
                if not m:
                    raise Bad("header is not '### id | YYYY-MM-DD | theatre | style'")
                doc = Doc(*(g.strip() for g in m.groups()))
                docs.append(doc)
                gap = ""
            elif doc is None:
                raise Bad("text before the first header")
            elif line == "P":
                gap = "\n\n"
            elif line[:2] in ("T:", "S:"):
                gap = gap if doc.text else ""
                plain, found = strip_marks(line[2:].strip(), len(doc.text) + len(gap), len(doc.sentences))
                start = len(doc.text) + len(gap)
                doc.text += gap + plain
                doc.sentences.append((start, len(doc.text)))
                for m in found:
                    if m.id in doc.mentions:
                        raise Bad(f"id {m.id} used twice in {doc.id}")
                    doc.mentions[m.id] = m
                gap = "\n\n" if line[0] == "T" else " "
            else:
                doc.claims.append(parse_claim(line, number))
        except Bad as e:
            errors.append(f"{path.name}:{number}: {e}")
    for doc in docs:
        errors.extend(f"{path.name}: {e}" for e in check(doc))
    names = Counter(d.id for d in docs)
    errors.extend(f"{path.name}: report id {i} twice" for i, k in names.items() if k > 1)
    return docs, errors


def main() -> int:
    bad = 0
    docs: list[Doc] = []
    for name in sys.argv[1:]:
        got, errors = read(Path(name))
        docs.extend(got)
        bad += len(errors)
        print("\n".join(errors[:40]))
    types = Counter(c.type for d in docs for c in d.claims)
    status = Counter(c.values.get("st", "asserted") for d in docs for c in d.claims)
    print(f"{len(docs)} reports, {sum(len(d.sentences) for d in docs)} sentences, {sum(types.values())} claims, {bad} errors")
    print("empty reports", sum(not d.claims for d in docs), "| status", dict(status))
    print("types", dict(types.most_common()))
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
