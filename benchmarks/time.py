"""WikiWars: relaxed and value F1 of time expressions (TIMEX2), as the public measure counts them.

    python benchmarks/time.py FOLDER [--errors]

FOLDER holds the ``*.key.xml`` of WikiWars. An expression counts as found where it overlaps a gold one; its value is right
where it equals the gold ``val`` exactly. The texts have no date of their own.
"""

from __future__ import annotations

import argparse
import html
import re
from collections import Counter
from pathlib import Path

from khabar.coding.dates import find_times, resolve


def tagged(body: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Text with inline TIMEX2 tags -> plain text and (start, end, val)."""
    text, pos = "", 0
    spans: list[tuple[int, int, str]] = []
    stack: list[tuple[int, str]] = []
    for match in re.finditer(r"<(/?)(\w+)([^>]*)>", body):
        text += html.unescape(body[pos : match.start()])
        pos = match.end()
        if match[2] != "TIMEX2":
            continue
        if match[1]:
            start, value = stack.pop()
            spans.append((start, len(text), value))
        else:
            found = re.search(r'\bval="([^"]*)"', match[3])
            stack.append((len(text), found[1] if found else ""))
    return text + html.unescape(body[pos:]), spans


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if right else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted(options.folder.glob("*.key.xml")):
        body = re.search(r"<TEXT>(.*)</TEXT>", path.read_text("utf-8", errors="replace"), re.DOTALL)
        text, gold = tagged(body[1] if body else "")
        have = resolve(find_times(text), published=None, text=text)
        used: set[int] = set()
        for start, end, value in gold:
            at = next(
                (
                    i
                    for i, r in enumerate(have)
                    if i not in used and r.expression.start < end and start < r.expression.end
                ),
                None,
            )
            where = text[max(0, start - 60) : end + 30].replace("\n", " ")
            if at is None:
                if options.errors:
                    print("MISS", text[start:end], value, where, sep="\t")
                continue
            used.add(at)
            counts["found"] += 1
            counts["right"] += have[at].value == value
            if options.errors and have[at].value != value:
                got = have[at].expression
                print(
                    "VALUE",
                    got.form.value,
                    text[got.start : got.end],
                    f"gold {value}",
                    f"got {have[at].value}",
                    where,
                    sep="\t",
                )
        for i, r in enumerate(have):
            if i not in used and options.errors:
                s, e = r.expression.start, r.expression.end
                print(
                    "EXTRA",
                    r.expression.form.value,
                    text[s:e],
                    text[max(0, s - 40) : e + 30].replace("\n", " "),
                    sep="\t",
                )
        counts["gold"] += len(gold)
        counts["have"] += len(have)
    print(f"expressions {counts['gold']}, found {counts['have']}")
    print(f"relaxed F1 {f1(counts['found'], counts['have'], counts['gold']):.3f}")
    print(f"value F1 {f1(counts['right'], counts['have'], counts['gold']):.3f}")


if __name__ == "__main__":
    main()
