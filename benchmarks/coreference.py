"""ECB+ (Cybulska and Vossen 2014): which mentions tell one happening, within a topic, from gold mentions.

    python benchmarks/coreference.py FOLDER [--topics 2 5 12 18 21 23 34 35] [--pairs]

FOLDER is that of ECB+ with ``ECBplus_coreference_sentences.csv``; the topics are by default the usual development part, the
sentences those that its makers checked. Every mention of an action becomes one event claim of the type ``other`` with its
words as trigger: ECB+ is no corpus of war, and its classes say nothing of what happened. What else the sentence marks is given
to each of its mentions, since ECB+ does not say whose it is: named participants, named places, dates with a year. The
reports have no dates; all mentions of a topic are candidates for one another. The rule beside it joins what has the same stems in one topic.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from coreference_score import conll, mean_f1

from khabar.coding.dates import find_times, resolve
from khabar.corroboration import TableWorld
from khabar.corroboration.merge import Links, clusters
from khabar.corroboration.speakers import Listener
from khabar.corroboration.tellings import Telling, telling_of
from khabar.corroboration.text import article_of, fold
from khabar.corroboration.words import stem, weight
from khabar.model import (
    Actor,
    ActorKind,
    CodedReport,
    Coder,
    EventClaim,
    EventType,
    Place,
    PlacePrecision,
    PlaceRole,
    Plover,
    Quote,
    Report,
    Span,
    When,
    Where,
)

DEVELOPMENT = (2, 5, 12, 18, 21, 23, 34, 35)
FAR = 40  # days; a longer interval dates nothing here


@dataclass(frozen=True)
class Mention:
    """Marked words of one sentence."""

    id: str
    tag: str
    sentence: int
    start: int
    end: int
    chain: str


@dataclass(frozen=True)
class Document:
    """One report of a topic: its text, its sentences, and the marked words of the sentences that were checked."""

    id: str
    topic: int
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    def words(self, mention: Mention) -> str:
        return self.text[mention.start : mention.end]

    @property
    def actions(self) -> list[Mention]:
        return [m for m in self.mentions if "ACTION" in m.tag]


def checked(folder: Path) -> dict[tuple[int, str], set[int]]:
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            found[int(row["Topic"]), row["File"]].add(int(row["Sentence Number"]))
    return found


def read(path: Path, topic: int, kept: set[int]) -> Document:
    root = ElementTree.parse(path).getroot()
    text, spans, of_token = "", dict[int, Span](), dict[str, tuple[int, int, int]]()
    for token in root.iter("token"):
        number, words = int(token.attrib["sentence"]), token.text or ""
        text += "" if not text else " " if number in spans else "\n"
        start = len(text)
        text += words
        spans[number] = Span(spans[number].start if number in spans else start, len(text))
        of_token[token.attrib["t_id"]] = (number, start, len(text))
    chain_of = {
        source.attrib["m_id"]: link.get("note") or f"{path.stem}/{link.attrib['r_id']}"
        for link in root.iterfind("Relations/*")
        for source in link.iterfind("source")
    }
    mentions: list[Mention] = []
    for mark in root.iterfind("Markables/*"):
        tokens = [of_token[anchor.attrib["t_id"]] for anchor in mark.iterfind("token_anchor")]
        if tokens and tokens[0][0] in kept:
            ident = f"{path.stem}/{mark.attrib['m_id']}"
            chain = chain_of.get(mark.attrib["m_id"], ident)
            mentions.append(Mention(ident, mark.tag, tokens[0][0], tokens[0][1], tokens[-1][2], chain))
    return Document(path.stem, topic, text, tuple(spans[n] for n in sorted(spans)), tuple(mentions))


def documents(folder: Path, topics: Iterable[int]) -> list[Document]:
    kept = checked(folder)
    return [
        read(path, topic, kept[topic, path.stem.split("_")[1]])
        for topic in topics
        for path in sorted((folder / str(topic)).glob("*.xml"))
    ]


# ------------------------------------------------------------------------------------------------ mentions to claims
def coded(document: Document) -> CodedReport:
    return CodedReport(
        coder=Coder("ecb+", "", ""), report=Report(id=document.id, path=document.id, text=document.text, sha256=""),
        published=None, sentences=document.sentences,
        claims=tuple(claim(document, action) for action in document.actions),
    )  # fmt: skip


def claim(document: Document, action: Mention) -> EventClaim:
    span = document.sentences[action.sentence]
    beside = [m for m in document.mentions if m.sentence == action.sentence]
    people = [actor(document, m) for m in beside if m.tag.startswith("HUMAN_PART")]
    known = [one for one in people if one is not None]
    return EventClaim(
        id=action.id, quote=Quote.of(document.text, action.start, action.end), type=EventType.OTHER, plover=Plover(None),
        sentence=Quote.of(document.text, span.start, span.end), directed=False, when=when(document, span),
        actors=tuple(one for one in known if one.kind is not ActorKind.PERSON),
        others=tuple(one for one in known if one.kind is ActorKind.PERSON),
        where=tuple(where(document, m) for m in beside if m.tag in ("LOC_GEO", "LOC_FAC") and name(document.words(m))),
    )  # fmt: skip


def name(words: str) -> str:
    """The last capitalised word: of a person the surname mostly; empty where there is none."""
    return next((fold(word) for word in reversed(words.split()) if word[:1].isupper() and weight(fold(word)) > 0.5), "")


def actor(document: Document, mention: Mention) -> Actor | None:
    known = name(document.words(mention))
    kind = ActorKind.PERSON if mention.tag == "HUMAN_PART_PER" else ActorKind.STATE
    return Actor(f"ecb_{known}", document.words(mention), kind) if known else None


def where(document: Document, mention: Mention) -> Where:
    words = document.words(mention)
    place = Place(f"ecb_{name(words)}", words, PlacePrecision.NEAR)
    return Where(place, PlaceRole.AT, Quote.of(document.text, mention.start, mention.end))


def when(document: Document, span: Span) -> When | None:
    words = document.text[span.start : span.end]
    for found in resolve(find_times(words), published=None, text=words):
        days = found.interval
        if days is not None and (days.end - days.start).days <= FAR:
            return When(days.start, days.end, days.precision, Quote.of(document.text, span.start, span.end))
    return None


# ------------------------------------------------------------------------------------------------ the two answers
def tellings(part: Sequence[Document]) -> list[Telling]:
    reports = {document.id: coded(document) for document in part}
    ear = Listener(TableWorld(), reports, {}, {})
    made = [
        (one, c, tuple(sorted(article_of(one).anchors)))
        for one in reports.values()
        for c in one.claims
        if isinstance(c, EventClaim)
    ]
    return [telling_of(report, [c], ear, {}, story) for report, c, story in made]


def matched(part: Sequence[Document]) -> list[frozenset[str]]:
    """Clusters of khabar's matcher; all mentions of a topic are candidates."""
    return [frozenset(group) for group in clusters(tellings(part), Links(), all_pairs=True)]


def same_stem(part: Sequence[Document]) -> list[frozenset[str]]:
    groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in part:
        for action in document.actions:
            groups[tuple(stem(fold(word)) for word in document.words(action).split())].add(action.id)
    return [frozenset(group) for group in groups.values()]


def gold(part: Sequence[Document]) -> list[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for document in part:
        for action in document.actions:
            groups[action.chain].add(action.id)
    return [frozenset(group) for group in groups.values()]


def measure(known: Sequence[Document], answer: Callable[[Sequence[Document]], list[frozenset[str]]]) -> str:
    topics = sorted({document.topic for document in known})
    parts = [[document for document in known if document.topic == topic] for topic in topics]
    true, found = ([c for part in parts for c in how(part)] for how in (gold, answer))
    scores = conll(true, found)
    return f"{mean_f1(scores):.3f}  " + "  ".join(
        f"{which} {score.f1:.3f} (R {score.recall:.3f} P {score.precision:.3f})" for which, score in scores.items()
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", type=int, nargs="*", default=DEVELOPMENT)
    options = parser.parse_args()
    known = documents(options.folder, options.topics)
    actions = sum(len(document.actions) for document in known)
    print(f"{len(known)} reports, {actions} mentions, {len(gold(known))} happenings; CoNLL F1, then its parts")
    print(f"same stem  {measure(known, same_stem)}")
    print(f"khabar     {measure(known, matched)}")


if __name__ == "__main__":
    main()
