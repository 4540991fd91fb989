"""What each part of the claim coder adds: the same reports coded without it.

    python benchmarks/ablation.py [--shared ../shared] [--json FILE]

Measured on the project's own test reports (training/corpus/test: events found, typed, slots by overlap of words) and, where the
measuring material is there, on gold/dev and on eval/news (found F1, row F1, safe row). One part is left out at a time; everything else stays.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "eval"), str(ROOT / "training")]

import corpus_eval  # noqa: E402

from khabar import wire  # noqa: E402
from khabar.coding.coder import Coder  # noqa: E402
from khabar.coding.finding.finder import Finder  # noqa: E402
from khabar.model import Page  # noqa: E402
from khabar.reading import read_pages, to_report  # noqa: E402
from khabar.world import World, open_world  # noqa: E402
from khabar.world.gazetteer import Gazetteer  # noqa: E402

Patch = tuple[str, Callable[..., Any]]

PARTS: dict[str, list[Patch]] = {
    "the second look at triggers": [("khabar.coding.finding.heads.Heads.worth", lambda self, t: np.ones(len(t), np.float32))],
    "clean ends of mentions": [("khabar.coding.finding.finder.whole", lambda mentions, texts, spans: list(mentions))],
    "types put right by the verb": [("khabar.coding.claims.make.retyped", lambda context: context)],
    "means must be named": [("khabar.coding.finding.finder.without_means", lambda text, types, scores: scores)],
    "links put right": [("khabar.coding.claims.make.linked", lambda context: context.found.drafts)],
    "one claim a clause": [("khabar.coding.claims.make.in_one_clause", lambda drafts, roots, *rest: (drafts, roots))],
    "slots from other tellings": [("khabar.coding.claims.make.fill", lambda drafts, *rest: drafts)],
    "one scene a happening": [("khabar.coding.claims.make.one_scene", lambda scenes, roots: scenes)],
    "doers before the deed": [("khabar.coding.claims.make.with_doers", lambda context: context), ("khabar.coding.claims.make.of_the_like", lambda drafts, context: drafts)],
    "the weapon that is the subject": [("khabar.coding.drafts.who.doer_words.subject_deed", lambda *a: None)],
    "who tells of an enemy's dead": [("khabar.coding.drafts.who.doers.by_who_tells", lambda draft, actors: draft)],
    "subject and object by the voice": [("khabar.coding.drafts.who.turning.by_voice", lambda context, draft: draft)],
    "whose our fighters are": [("khabar.coding.claims.make.with_own_people", lambda context: context)],
    "who denies a part": [("khabar.coding.claims.make.with_denials", lambda context: context)],
    "who says that it did not happen": [("khabar.coding.claims.make.with_contradictions", lambda context: context)],
    "what was called off": [("khabar.coding.claims.make.with_undone", lambda context: context)],
    "what is only warned of": [("khabar.coding.claims.make.with_forecasts", lambda context: context)],
    "what nobody confirms": [("khabar.coding.claims.make.with_silences", lambda context: context)],
    "habits": [("khabar.coding.claims.make.with_habits", lambda context: context)],
    "one speaker in pieces": [("khabar.coding.claims.make.with_one_voice", lambda context: context)],
    "name and office are one": [("khabar.coding.claims.make.with_apposed", lambda context: context)],
    "force needs a crowd": [("khabar.coding.claims.make.with_crowds", lambda context: context)],
    "what is shot down": [("khabar.coding.claims.make.with_interceptions", lambda context: context)],
    "bodies that are found": [("khabar.coding.claims.make.with_bodies", lambda context: context)],
    "feasts and summits": [("khabar.coding.claims.make.with_gatherings", lambda context: context)],
    "accidents, films and ballots": [("khabar.coding.claims.worth.by_accident", lambda *a: None), ("khabar.coding.claims.worth.unreal", lambda *a: None)],
    "the doer's own dead": [("khabar.coding.claims.make.with_own_dead", lambda context, drafts, roots: (context, drafts, frozenset(), frozenset()))],
    "meant, failed, alleged": [("khabar.coding.claims.make.with_modality", lambda context: context)],
    "each verb's own object": [("khabar.coding.claims.make.with_own_objects", lambda context: context)],
    "bodies that a sentence counts": [("khabar.coding.drafts.toll.tolls.with_counted", lambda found, drafts, *rest: tuple(drafts))],
    "whose the thing was": [("khabar.coding.claims.make.with_owners", lambda context: context)],
    "a clause's own time and place": [("khabar.coding.claims.make.with_own_clauses", lambda context: context)],
    "the side left out": [("khabar.coding.claims.make.with_other_sides", lambda drafts, context: drafts)],
    "each count has one owner": [("khabar.coding.claims.make.with_one_owner", lambda drafts, *rest: drafts)],
    "dead and wounded together": [("khabar.coding.claims.make.with_whole_tolls", lambda claims: list(claims))],
    "counts by grammar": [("khabar.coding.claims.make.with_tolls", lambda drafts, *rest: drafts)],
    "one person without a figure": [("khabar.coding.claims.events.implied", lambda *a: ())],
    "speakers by grammar": [("khabar.coding.drafts.who.attribution.by_grammar", lambda context, draft: [])],
    "speakers before a colon": [("khabar.coding.claims.make.before_a_colon", lambda drafts, context: drafts)],
    "dropping what adds nothing": [("khabar.coding.claims.make.tells_nothing_more", lambda *a: False)],
    "dropping what only refers": [("khabar.coding.claims.make.presupposed", lambda *a: False)],
    "totals of years as quantities": [("khabar.coding.claims.make.total_of", lambda *a: None)],
    "dropping what is no event": [("khabar.coding.claims.worth.unworthy", lambda *a, **k: None)],
    "dropping what is only asked for": [("khabar.coding.claims.worth.asked_for", lambda *a: None)],
    "no name speaks for itself": [("khabar.coding.places.choose._shares", lambda counts, own, weight: {k: v / sum(counts.values()) for k, v in counts.items()})],
    "namesakes far from what holds them": [("khabar.coding.places.choose.Chooser.strays", lambda self, g: False)],
    "doubt about places": [("khabar.coding.coder.doubtful", lambda *a, **k: {})],
}
SMALL = "small places"
OF_THE_FINDER = frozenset(["the second look at triggers", "clean ends of mentions", "means must be named"])
SILENT = "silence under the least confidence"


@contextmanager
def without(part: str | None) -> Iterator[None]:
    with ExitStack() as stack:
        for target, instead in PARTS.get(part or "", []):
            stack.enter_context(patch(target, instead))
        yield


def found_once(find: Callable[..., Any]) -> Callable[..., Any]:
    """The finder, which sees each report once: only some parts change what it sees."""
    seen: dict[str, Any] = {}

    def again(self: Any, text: str, sentences: Any) -> Any:
        if text not in seen:
            seen[text] = find(self, text, sentences)
        return seen[text]

    return again


def coder_of(theatre: str, part: str | None) -> Coder:
    world = open_world(theatre)
    if part == SMALL:
        world = World(world.pack)
        with patch("khabar.world.open_gazetteer", Gazetteer.open):
            assert world.atlas  # opened now, without the layer
    coder = Coder(world)
    if part == SILENT:
        coder.calibration = replace(coder.calibration, least=0.0)
    return coder


def own_test(part: str | None) -> dict[str, float]:
    coder = coder_of("world", part)

    def code(text: str, *, published: str) -> Any:
        from datetime import date

        return coder.code(to_report(Page(path="-", text=text, published=date.fromisoformat(published))))

    with without(part), patch.object(corpus_eval, "code", code):
        figures, _ = corpus_eval.measure(sorted((ROOT / "training/corpus/test").glob("*.txt")))
    return {k: figures[k] for k in ("found", "typed", "actors", "recipients", "said_by", "where", "when", "killed", "injured")}


def annotated(part: str | None, shared: Path, name: str, theatre: str, reports: Path, gold: Path) -> dict[str, float]:
    sys.path.insert(0, str(shared / "score"))
    import score  # type: ignore[import-not-found]

    coder = coder_of(theatre, part)
    with without(part):
        records = [wire.coded_report_to_json(coder.code(to_report(p))) for p in read_pages([str(reports)]) if isinstance(p, Page)]
    summary, _, _ = score.score(score.read_gold(str(gold)), records)
    return {f"{name} {k}": round(float(summary[k]), 3) for k in ("f1", "row_f1", "safe_row")}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    rows: dict[str, dict[str, float]] = {}
    plain, once = Finder.find, found_once(Finder.find)
    for part in (None, *PARTS, SMALL, SILENT):
        Finder.find = plain if part in OF_THE_FINDER else once  # type: ignore[method-assign]
        row = own_test(part)
        if (a.shared / "score/score.py").is_file():
            row |= annotated(part, a.shared, "dev", "afghanistan", a.shared / "reports/dev.jsonl", a.shared / "gold/dev")
            row |= annotated(part, a.shared, "news", "world", ROOT / "eval/news/reports.jsonl", ROOT / "eval/news/gold")
        rows[part or "everything"] = row
        if part is None:
            print("| without | " + " | ".join(row) + " |", flush=True)
            print("|---" * (len(row) + 1) + "|")
        print(f"| {part or '(everything there)'} | " + " | ".join(f"{v:.3f}" for v in row.values()) + " |", flush=True)
    if a.json:
        a.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
