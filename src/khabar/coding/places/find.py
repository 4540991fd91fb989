"""A rule finder of place names in running text: what the atlas knows, where the words around do not speak against it.

Finding never resolves: it asks only whether these words name some place here, not which one. Capitalised runs are cut
into the longest known names; a name that is part of a person's, an institution's or a thing's name is dropped; short and
doubtful names need a word like "in" before them, a state behind a comma, or a sure place of the report close by.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khabar.coding.draft import Mention, MentionKind
from khabar.coding.places.words import DIVISIONS, LINKS, LOCATIVE, OPENERS, PARTS, THINGS, TITLES
from khabar.model import Span
from khabar.world.folds import word_set
from khabar.world.places import Atlas
from khabar.world.sites import Candidate, Level, kilometres

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z][a-z]+\.|[^\W\d_]+(?:[-'’‘ʼ][^\W\d_]+)*|\d+")
ENDS = re.compile(r"[\n.!?:;\"“”]")  # of a sentence or line
POSSESSIVE = re.compile(r"['’]s?$|['’]s$")
ABBREVIATED = word_set("st ste mt ft mr mrs ms dr sgt lt gen col maj capt sen rep gov rev")
CAPITAL_CODES = word_set("us uk uae usa drc ussr car prc dc dprk png")
BESIDE = frozenset([" ", "\n", "  ", "-"])  # between two words that may be one name
LONGEST = 5  # words of a name
LIKE_LEAST, MOST_TRIES = 0.9, 60  # how like a misspelt name must be, and how many a report are compared
MOST_TOKENS = 60_000  # a bound: what stands behind is not searched
NEAR_KM = 250.0

# The doubt about a bare name, weighed by hand on the errors of LGL's first 200 documents and the development reports:
# a name passes at 2.0.
PASS = 2.0


class Token(NamedTuple):
    start: int
    end: int
    text: str
    low: str
    cap: bool
    first: bool  # begins a sentence or a line
    joined: bool  # only a space between it and the token before


@dataclass(slots=True)
class Hit:
    """Tokens ``first`` to ``last`` (out) that some place goes by."""

    first: int
    last: int
    name: str
    found: list[Candidate]
    score: float = 0.0
    barred: bool = False


def marked(size: int, spans: Iterable[Span]) -> bytearray:
    """1 for each character of a text that lies in one of the spans."""
    out = bytearray(size)
    for s in spans:
        out[s.start : s.end] = b"\1" * (min(s.end, size) - s.start)
    return out


def tokens(text: str, excluded: Sequence[Span]) -> list[Token]:
    out: list[Token] = []
    end, low = 0, ""
    hidden = marked(len(text), excluded)
    for m in TOKEN.finditer(text):
        start, stop = m.span()
        if hidden[start]:
            end = stop
            continue
        word = m[0]
        if "'" in word or "’" in word:
            word = POSSESSIVE.sub("", word)
            if not word:
                end = stop
                continue
        between = text[end:start]
        abbreviated = between == ". " and low in ABBREVIATED
        joined = bool(out) and (between in BESIDE or abbreviated)
        first = not out or (between != " " and not abbreviated and ENDS.search(between.strip(" ")) is not None)
        low = word.replace("’", "'").casefold()
        out.append(Token(start, start + len(word), word, low, _capital(word), first, joined and start != end))
        end = stop
        if len(out) >= MOST_TOKENS:
            break
    return out


def _capital(word: str) -> bool:
    """Whether a word may begin a name: a capital first, or behind an article ("el-Fasher"), or a script without any."""
    if "-" in word:
        head, _, rest = word.partition("-")
        if rest and head.casefold() in LINKS:
            return _capital(rest)
    return not word[0].islower() and not word[0].isdigit()


class Finder:
    """The search of one report."""

    def __init__(self, text: str, atlas: Atlas, excluded: Sequence[Span]) -> None:
        self.text, self.atlas = text, atlas
        self.tokens = tokens(text, excluded)
        self.lower = {t.low for t in self.tokens if not t.cap}
        self.hits: list[Hit] = []
        self.starts: dict[int, Hit] = {}
        self.ends: set[int] = set()
        self.tries = MOST_TRIES

    def run(self) -> list[Hit]:
        self.collect()
        persons = self.persons()
        for hit in self.hits:
            hit.barred = self.bars(hit)
            hit.score = self.weigh(hit, persons)
        self.agree()
        return [h for h in self.hits if not h.barred and h.score >= PASS]

    # -------------------------------------------------------------------------------------------- candidates
    def collect(self) -> None:
        i = 0
        while i < len(self.tokens):
            hit = self.longest(i)
            if hit is None:
                i += 1
            else:
                self.hits.append(hit)
                self.starts[hit.first] = hit
                self.ends.add(hit.last)
                i = hit.last

    def longest(self, i: int) -> Hit | None:
        if not self.tokens[i].cap:
            return None
        ends = [i + 1]
        while len(ends) < LONGEST and ends[-1] < len(self.tokens) and self.tokens[ends[-1]].joined:
            ends.append(ends[-1] + 1)
        for end in reversed(ends):
            last = self.tokens[end - 1]
            if not last.cap or not all(t.cap or t.low in LINKS for t in self.tokens[i:end]):
                continue
            name = self.text[self.tokens[i].start : last.end].replace("\n", " ")
            if self.possible(i, end, name):
                found = self.atlas.candidates(name)
                if found:
                    return Hit(i, end, name, found)
                if end == i + 1 and self.behind_comma(i) and self.atlas.short(name):
                    return Hit(i, end, name, self.atlas.candidates(name, short=True), 5.0)
        return self.misspelt(i, ends)

    def misspelt(self, i: int, ends: list[int]) -> Hit | None:
        """A name of the theatre in another spelling, where the words beside it say that it is a place."""
        token = self.tokens[i]
        if self.tries <= 0 or token.low in OPENERS or not self.atlas.countries:
            return None
        end = next((e for e in reversed(ends) if all(t.cap for t in self.tokens[i:e])), i + 1)
        after = self.tokens[end] if end < len(self.tokens) else None
        told = after is not None and after.joined and after.low in DIVISIONS and not after.cap
        told = told or (i > 0 and self.tokens[i - 1].low in LOCATIVE and token.joined)
        name = self.text[token.start : self.tokens[end - 1].end].replace("\n", " ")
        if not told or len(name) < 4:
            return None
        self.tries -= 1
        found = self.atlas.similar(name, least=LIKE_LEAST, own=True)
        return Hit(i, end, name, found) if found else None

    def possible(self, i: int, end: int, name: str) -> bool:
        if end > i + 1:
            return self.tokens[i].low not in OPENERS or not self.tokens[i].first
        low = self.tokens[i].low.replace(".", "")
        if len(low) < 2 or self.tokens[i].low in OPENERS or low in TITLES:
            return False
        if low in THINGS or (low in DIVISIONS and not self.joined_name(i)):
            return False
        return not (len(low) <= 3 and name.replace(".", "").isupper() and low not in CAPITAL_CODES and not self.behind_comma(i))

    def joined_name(self, i: int) -> bool:
        """A name that is also a word ("Center"): only with the words of a place beside it."""
        return i > 0 and self.tokens[i - 1].low in LOCATIVE and not self.tokens[i].first and self.tokens[i].low not in self.lower

    def behind_comma(self, i: int) -> bool:
        """Whether the token stands behind a capitalised one and a comma."""
        if i == 0 or not self.tokens[i - 1].cap:
            return False
        return self.text[self.tokens[i - 1].end : self.tokens[i].start].strip(" \n'’s") == ","

    # -------------------------------------------------------------------------------------------- what speaks against it
    def persons(self) -> set[str]:
        """Words that this report uses as family names."""
        out = set()
        for a, b in zip(self.tokens, self.tokens[1:], strict=False):
            given = a.low in self.atlas.given_names and not self.atlas.known(f"{a.text} {b.text}")
            if a.cap and b.cap and b.joined and (given or a.low in TITLES) and b.low not in OPENERS:
                out.add(b.low)
        return out

    def left(self, hit: Hit) -> Token | None:
        """The capitalised token that the name hangs on to, if any."""
        t = self.tokens[hit.first]
        before = self.tokens[hit.first - 1] if hit.first else None
        return before if before is not None and t.joined and before.cap else None

    def right(self, hit: Hit) -> Token | None:
        after = self.tokens[hit.last] if hit.last < len(self.tokens) else None
        if after is None or not after.joined or "'" in self.text[self.tokens[hit.last - 1].end : after.start]:
            return None
        return after

    def bars(self, hit: Hit) -> bool:
        left, right = self.left(hit), self.right(hit)
        single = hit.last - hit.first == 1
        thing = not single and self.tokens[hit.last - 1].low in THINGS and not any(c.site.own for c in hit.found)
        if thing and not self.before_state(hit):
            return True  # "White House": a town of Tennessee only where the state is named
        if left is not None and not (left.low in OPENERS or left.low in PARTS or left.low in DIVISIONS):
            if left.low in TITLES or left.low in self.atlas.given_names or re.fullmatch(r"[A-Z]\.?", left.text):
                return True
            if single and hit.first not in self.ends and not self.atlas.demonym(left.text):
                return True
        if right is None:
            return False
        if right.cap and right.low in THINGS and right.low not in DIVISIONS:
            return True
        return right.cap and single and self.names_person(hit, right)

    def names_person(self, hit: Hit, right: Token) -> bool:
        """'Paris Hilton', 'Jackson Smith': a name goes on that no place bears."""
        if right.low in DIVISIONS or right.low in OPENERS or right.low in PARTS or self.atlas.demonym(right.text):
            return False
        low = self.tokens[hit.first].low
        if low in self.atlas.given_names or right.low in self.atlas.surnames:
            return True
        return hit.last not in self.starts and _weight(hit.found) < 6.0

    # -------------------------------------------------------------------------------------------- what speaks for it
    def weigh(self, hit: Hit, persons: set[str]) -> float:
        t = self.tokens[hit.first]
        score = hit.score + _weight(hit.found) - 3.0
        if hit.last - hit.first > 1:
            score += 1.5
        else:
            if t.low in persons:
                score -= 3.0
            score -= 1.0 * (t.low in self.atlas.given_names) + 0.8 * (t.low in self.atlas.surnames)
            if t.low in self.lower or (t.first and t.low in OPENERS):
                score -= 2.5
        before = self.tokens[hit.first - 1].low if hit.first else ""
        score += 1.5 * (before in LOCATIVE and not self.tokens[hit.first].first)
        score += 3.0 * self.before_state(hit) + 1.0 * self.behind_comma(hit.first)
        right = self.right(hit)
        score += 2.0 * (right is not None and right.low in DIVISIONS)
        return score

    def before_state(self, hit: Hit) -> bool:
        """Whether a comma and a larger place that holds one of these follow."""
        nxt = self.starts.get(hit.last)
        if nxt is None or self.text[self.tokens[hit.last - 1].end : self.tokens[nxt.first].start] != ", ":
            return False
        tops = [c.site for c in nxt.found if c.site.level in (Level.COUNTRY, Level.ADMIN1, Level.ADMIN2)]
        return any(self.atlas.contains(top, c.site) for top in tops for c in hit.found[:60])

    def agree(self) -> None:
        """Sure places lend weight to doubtful ones near them, and a name that is sure once is surer everywhere."""
        sure = [h for h in self.hits if not h.barred and h.score >= PASS + 1.0]
        points = [c.site.point for h in sure for c in h.found[:3] if c.site.point and c.site.level is not Level.COUNTRY]
        names = {h.name.casefold() for h in sure}
        for hit in self.hits:
            if hit.score >= PASS or hit.barred:
                continue
            if hit.name.casefold() in names or any(kilometres(p, c.site.point) < NEAR_KM for p in points[:40] for c in hit.found[:40] if c.site.point):
                hit.score += 1.0


def _weight(found: Sequence[Candidate]) -> float:
    """How well known the best-known place of this name is: 8 a country, 4 a town of ten thousand."""
    best = 0.0
    for c in found:
        s = c.site
        match s.level:
            case Level.COUNTRY | Level.AREA | Level.SEA | Level.LINE:
                w = 8.0
            case Level.ADMIN1:
                w = 6.5
            case Level.ADMIN2:
                w = 4.0
            case _:
                w = math.log10(max(s.population, 300))
        w += 3.0 * s.own - 1.5 * (not c.main)
        best = max(best, w)
    return best


def find_places(text: str, *, atlas: Atlas, excluded: Iterable[Span] = ()) -> list[Mention]:
    """Mentions of places by name, in order, none in another; generic words ("the city") are left to others."""
    finder = Finder(text, atlas, tuple(excluded))
    return [finder_mention(finder, h) for h in finder.run()]


def finder_mention(finder: Finder, hit: Hit) -> Mention:
    """The name with the kind of division that follows it: 'Kunduz province'."""
    end = finder.tokens[hit.last - 1].end
    right = finder.right(hit)
    if right is not None and right.low in DIVISIONS and right.low not in ("border",):
        end = right.end
    score = 1 / (1 + math.exp(-(hit.score - PASS)))
    return Mention(finder.tokens[hit.first].start, end, MentionKind.PLACE, round(score, 3))


def find_demonyms(text: str, *, atlas: Atlas, excluded: Iterable[Span] = ()) -> list[Mention]:
    """'Afghan', 'Syrians': no places, but they tell which country a report is about, and some benchmarks count them."""
    out = []
    for t in tokens(text, tuple(excluded)):
        if t.cap and not t.text.isupper() and atlas.demonym(t.text):
            out.append(Mention(t.start, t.end, MentionKind.PLACE, 0.5))
    return out
