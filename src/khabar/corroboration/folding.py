"""From words to steps: which claims about one place tell one change of hands, and which answer it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from khabar.corroboration.steps import GAINS, STILL, SURE_DAYS, Step, Word, step_of
from khabar.model import ControlChange, TimeFrame

ONE_STEP = 2  # days between two datings of one change; the same place rarely changes hands twice within them
RETOLD = 14  # days after a change in which reports tell of it again without its day
DENIED_WITHIN = 7  # days: a denial answers what was claimed in the week before
WINDOW = 40  # days around a word in which its step may lie; a month is the widest interval that dates a change


@dataclass
class Group:
    """Words that tell one change, or that one state went on, and the day from which they tell it."""

    words: list[Word]
    first: date

    @property
    def changes(self) -> bool:
        return any(word.change not in STILL for word in self.words)

    def dating(self) -> list[Word]:
        """A state that is told after the change it follows from does not date it, nor does "last week" beside a day."""
        changing = [w for w in self.words if w.change not in STILL] or self.words
        return [w for w in changing if is_sure(w)] or changing


class Groups:
    """Groups in order of their days, so that a word is held against its neighbours only."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._order: list[tuple[date, int]] = []

    def start(self, word: Word) -> None:
        insort(self._order, (start_of(word), len(self.all)))
        self.all.append(Group([word], start_of(word)))

    def join(self, group: Group, word: Word) -> None:
        group.words.append(word)
        first = min(start_of(w) for w in group.dating())
        if first != group.first:
            at = next(i for i, one in enumerate(self.all) if one is group)
            self._order.remove((group.first, at))
            insort(self._order, (first, at))
            group.first = first

    def near(self, day: date) -> list[Group]:
        low = bisect_left(self._order, (back(day), 0))
        high = bisect_right(self._order, (ahead(day), len(self.all)))
        return [self.all[at] for _, at in self._order[low:high]]

    def last_before(self, day: date) -> Group | None:
        at = bisect_right(self._order, (day, len(self.all)))
        return self.all[self._order[at - 1][1]] if at else None


def back(day: date) -> date:
    return day - timedelta(WINDOW) if day.toordinal() > WINDOW else day


def ahead(day: date) -> date:
    return day + timedelta(WINDOW) if day < date.max - timedelta(WINDOW) else date.max


def steps_of(words: Sequence[Word]) -> list[Step]:
    """The words of one place, in order of time, as steps."""
    words = with_own_losses(words)
    groups = Groups()
    told = [word for word in words if not word.denied and word.change is not ControlChange.HELD_FORMERLY and word.day]
    for word in sorted(told, key=lambda w: (w.change in STILL, not w.dated, not is_sure(w), w.order)):
        home = home_of(word, groups)
        if home is None:
            groups.start(word)
        else:
            groups.join(home, word)
    steps = [step_of(sorted(group.words, key=lambda w: w.order)) for group in groups.all]
    steps.sort(key=lambda step: (step.day or date.max, won_back(step), step.words[0].order))
    answer(steps, words)
    return [step for step in steps if step.words]


def is_sure(word: Word) -> bool:
    """Told of a day or two: such words part the changes, and wider ones ("last week") are held against them."""
    return word.day is not None and word.day.days <= SURE_DAYS


def with_own_losses(words: Sequence[Word]) -> list[Word]:
    """ "The army conceded that rebels had overrun it": who holds the place at other times, and says that another took it, lost it."""
    holders = {camp for word in words if word.change is not ControlChange.CONTESTS for camp in (word.gainer_camp, word.loser_camp)} - {None}
    losers: dict[str | None, set[str | None]] = defaultdict(set)
    for word in words:
        losers[word.gainer_camp].add(word.loser_camp)

    def own_loss(word: Word) -> bool:
        camp = word.heard.origin.camp
        silent = word.change in GAINS and not word.denied and word.gainer_camp is not None and word.loser_camp is None
        return silent and camp in holders and camp != word.gainer_camp and losers[word.gainer_camp] <= {None, camp}

    return [replace(word, loser_camp=word.heard.origin.camp) if own_loss(word) else word for word in words]


def won_back(step: Step) -> bool:
    """What is retaken was taken before, be it on the same day."""
    return any(word.change is ControlChange.RETOOK for word in step.words)


def home_of(word: Word, groups: Groups) -> Group | None:
    """The step that a word belongs to: a change within days of it; a state since the last change before it."""
    if word.change in STILL:
        last = groups.last_before(start_of(word))
        return last if last is not None and not contradicts(word, last.words) else None
    fitting = [group for group in groups.near(start_of(word)) if not contradicts(word, group.words)]
    near = [group for group in fitting if days_between(word, group) <= ONE_STEP]
    if not near and not word.dated:
        near = [group for group in fitting if tells_same(word, group) and not anew(word, group, groups)]
    return min(near, key=lambda group: (days_between(word, group), group.first, group.words[0].order), default=None)


def tells_same(word: Word, group: Group) -> bool:
    """What names no day tells again of a change of the weeks before its report, by the same side."""
    lag = (start_of(word) - group.first).days
    shared = any(
        (word.gainer_camp is not None and word.gainer_camp == other.gainer_camp)
        or (word.loser_camp is not None and word.loser_camp == other.loser_camp)
        for other in group.words
        if other.change not in STILL
    )
    return shared and 0 <= lag <= RETOLD


def anew(word: Word, group: Group, groups: Groups) -> bool:
    """News that a side took what it had lost since, from a report that tells of no loss in between: taken a second time."""
    if word.gainer_camp is None or word.change not in GAINS or word.heard.claim.time_frame is not TimeFrame.NEWS:
        return False
    since = [one for one in groups.near(start_of(word)) if group.first < one.first <= start_of(word) and one.changes]
    lost = [one for one in since if any(takes_from(other, word) for other in one.words)]
    told = any(other.heard.report == word.heard.report for one in lost for other in one.words)
    return bool(lost) and not told


def takes_from(other: Word, word: Word) -> bool:
    """Whether another side gained the place, in changes and not in states that go on."""
    return other.change in GAINS and other.gainer_camp not in (None, word.gainer_camp)


def two_gainers(word: Word, group: Sequence[Word]) -> bool:
    """Whether one voice, by its report, would name two who gained in one change: "rebels captured it ... we have retaken it"."""
    voice = word.heard.origin.key, word.heard.report
    return word.gainer_camp is not None and any(w.gainer_camp not in (None, word.gainer_camp) and (w.heard.origin.key, w.heard.report) == voice for w in group)


def contradicts(word: Word, group: Sequence[Word]) -> bool:
    """Who gained in the one lost in the other; or both name a holder, and one speaks of a fight, the other of a state."""
    gainers = {w.gainer_camp for w in group} - {None}
    losers = {w.loser_camp for w in group} - {None}
    if word.gainer_camp in losers or word.loser_camp in gainers or two_gainers(word, group):
        return True
    if word.loser_camp is not None and losers and word.loser_camp not in losers and not gainers:
        return True  # "the army lost it last week, the rebels left it on Sunday" are two changes, as long as nobody is said to have gained
    still = word.change in STILL and word.change is not ControlChange.HOLDS
    if still != all(w.change in STILL and w.change is not ControlChange.HOLDS for w in group):
        # "contests" beside "holds" of the same days is one contested place; beside a capture it is what came after.
        return not (word.change in STILL and all(w.change in STILL for w in group))
    if word.change in STILL and all(w.change is ControlChange.HOLDS for w in group):
        return bool(gainers) and word.gainer_camp not in gainers
    return False


def start_of(word: Word) -> date:
    return word.day.start if word.day else date.max


def days_between(word: Word, group: Group) -> int:
    return min((apart(word, other) for other in group.dating()), default=99)


def apart(a: Word, b: Word) -> int:
    if a.day is None or b.day is None:
        return 99
    first, second = (a.day, b.day) if a.day.start <= b.day.start else (b.day, a.day)
    return max(0, (second.start - first.end).days + 1)


# ------------------------------------------------------------------------------------------------ answers
def answer(steps: list[Step], words: Sequence[Word]) -> None:
    """Denials, and the loser's boast that nothing was lost, belong to the step that they answer."""
    days = [step.day or date.max for step in steps]
    for word in words:
        if word.denied:
            near = [step for step in around(steps, days, start_of(word)) if step.words and denies(word, step)]
            if near:
                min(
                    near, key=lambda s: (abs((start_of(word) - (s.day or date.max)).days), s.words[0].order)
                ).denials.append(word)
    for step in steps:
        if step.words and (is_still(step) or is_boast(step)):
            lost = [
                s
                for s in around(steps, days, step.day or date.max)
                if s is not step and s.words and answers_loss(step, s) and answered(step, s)
            ]
            if lost:
                lost[0].denials += step.words
                step.words = ()
    for word in words:
        if word.change is ControlChange.HELD_FORMERLY and not word.denied:
            follow(word, around(steps, days, word.heard.known or start_of(word)))


def around(steps: Sequence[Step], days: Sequence[date], day: date) -> Sequence[Step]:
    return steps[bisect_left(days, back(day)) : bisect_right(days, ahead(day))]


def denies(word: Word, step: Step) -> bool:
    near = step.day is not None and -ONE_STEP <= (start_of(word) - step.day).days <= DENIED_WITHIN
    gainers = {w.gainer_camp for w in step.words} - {None}
    losers = {w.loser_camp for w in step.words} - {None}
    return near and (word.gainer_camp in gainers or word.loser_camp in losers)


def answers_loss(boast: Step, step: Step) -> bool:
    """ "It is ours", said by the side that others say has just lost it."""
    if boast.day is None or step.day is None or not 0 <= (boast.day - step.day).days <= ONE_STEP:
        return False
    losers = {w.loser_camp for w in step.words} - {None}
    holders = {w.gainer_camp for w in boast.words}
    return bool(holders & losers) and not any(admits(word, boast) for word in step.words)


def is_still(step: Step) -> bool:
    return all(word.change is ControlChange.HOLDS for word in step.words)


def is_boast(step: Step) -> bool:
    return all(word.boasts for word in step.words)


def answered(told: Step, loss: Step) -> bool:
    """Whether a loss makes what was told of no loss, or of a victory, a denial: by the holder, by fewer, or taken back by who boasted."""
    if is_still(told):
        return is_boast(told) or outweighs(loss, told)
    return owned_up(loss, told)


def owned_up(loss: Step, boast: Step) -> bool:
    """Who boasted of a victory and later admits that the place was lost on that very day."""
    camps = {w.heard.origin.camp for w in boast.words}
    told = max((w.heard.known for w in boast.words if w.heard.known), default=date.max)
    return boast.day == loss.day and any(w.concedes and w.gainer_camp and w.heard.origin.camp in camps and (w.heard.known or date.min) > told for w in loss.words)


def outweighs(step: Step, still: Step) -> bool:
    """Told of the same day by more origins, and later too, than that nothing has changed."""
    more = len({w.heard.origin.key for w in step.words}) > len({w.heard.origin.key for w in still.words})
    known = [max((w.heard.known for w in one.words if w.heard.known), default=date.min) for one in (step, still)]
    undated = not any(w.dated for w in still.words)
    own = {w.heard.report for w in still.words} <= {w.heard.report for w in step.words if w.dated}
    return undated and step.day == still.day and (own or (more and known[0] > known[1]))


def admits(word: Word, boast: Step) -> bool:
    """Who has admitted the loss by then, and says that it is theirs, tells of a recapture and denies nothing."""
    known = max((w.heard.known for w in boast.words if w.heard.known), default=date.max)
    camps = {w.heard.origin.camp for w in boast.words}
    return word.concedes and word.heard.origin.camp in camps and (word.heard.known or date.max) <= known


def follow(word: Word, steps: Iterable[Step]) -> None:
    """Who "held it until then": before the first step of the same report, else before the last step."""
    told = [step for step in steps if step.words]
    own = [s for s in told if any(w.heard.report == word.heard.report for w in s.words)]
    known = own or [s for s in told if s.day and s.day <= start_of(word)][-1:]
    if known and known[0].before is None:
        known[0].before = word.actor
        known[0].before_when = word.day if word.dated else None
        known[0].words = (*known[0].words, word)
