"""Dead and wounded that a sentence counts without an attack: one more telling of what was told. The texts are our own."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.kind.retyped import lost
from khabar.coding.drafts.toll.tolls import with_tolls
from khabar.model import Span


def tellings(text: str, figures: list[str], *drafts: tuple[str, str, int | None], title: int | None = None, held: dict[str, str] | None = None) -> list[tuple[str, list[str], int | None]]:
    """Trigger, figures and link of each draft of a report of one line a sentence; ``held`` gives a figure of a draft that has it."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    mentions = tuple(Mention(text.index(f), text.index(f) + len(f), MentionKind.NUMBER) for f in figures)
    made = tuple(
        Draft(
            Span(text.index(w), text.index(w) + len(w)), kind, 0.9, same_as=same,
            slots=tuple(Slot("killed", figures.index(f)) for f, of in (held or {}).items() if of == w),
        ) for w, kind, same in drafts
    )  # fmt: skip
    out = with_tolls(made, Found(mentions, made), text, spans, lambda at: text.count("\n", 0, at), Span(0, title) if title else None)
    return [(text[d.trigger.start : d.trigger.end], [figures[s.mention] for s in d.slots if s.role in ("killed", "injured")], d.same_as) for d in out]


def test_who_counts_bodies_tells_it_again() -> None:
    text = "A bomb hit the market and killed six.\nPolice sealed the road.\nIn the morgue our reporter saw nine bodies."
    assert tellings(text, ["six", "nine"], ("hit", "ied", None), held={"six": "hit"}) == [("hit", ["six"], None), ("bodies", ["nine"], 0)]


def test_a_telling_without_a_figure_takes_it_unless_who_saw_bodies_counts() -> None:
    text = "A bomb hit the market.\nNine people died."
    assert tellings(text, ["Nine"], ("hit", "ied", None)) == [("hit", ["Nine"], None)]
    text = "A bomb hit the market.\nOur reporter saw nine bodies."
    assert tellings(text, ["nine"], ("hit", "ied", None)) == [("hit", [], None), ("bodies", ["nine"], 0)]


@pytest.mark.parametrize("last", ["Two of the dead were guards.", "Several dead lay there.", "Since the war began 900 have been killed."])
def test_parts_and_sums_are_no_new_figure(last: str) -> None:
    text = f"A bomb hit the market and killed six.\nPolice sealed it.\n{last}"
    figure = next(w for w in ("Two", "Several", "900") if w in last)
    assert len(tellings(text, ["six", figure], ("hit", "ied", None), held={"six": "hit"})) == 1


def test_far_off_only_where_the_report_tells_of_one_thing() -> None:
    far = "\nIt was hot." * 5 + "\nA nurse counted nine bodies."
    text = "A bomb hit the market and killed six." + far
    assert len(tellings(text, ["six", "nine"], ("hit", "ied", None), held={"six": "hit"})) == 2
    text = "A bomb hit the market and killed six. Shells struck a school." + far
    assert len(tellings(text, ["six", "nine"], ("hit", "ied", None), ("struck", "shelling", None), held={"six": "hit"})) == 2


def test_a_headline_tells_what_its_lead_tells() -> None:
    text = "Bomb in market kills six\nA bomb exploded on Friday, killing 6 people."
    made = tellings(text, ["six", "6"], ("exploded", "ied", None), title=24, held={"6": "exploded"})
    assert made == [("kills", ["six"], None), ("exploded", ["6"], None)], "the headline comes first; linking joins the two"


def test_links_stay_with_what_they_linked() -> None:
    text = "A bomb hit the market and killed six.\nA nurse saw nine bodies.\nThe blast broke windows."
    made = tellings(text, ["six", "nine"], ("hit", "ied", None), ("The blast", "ied", 0), held={"six": "hit"})
    assert made == [("hit", ["six"], None), ("bodies", ["nine"], 0), ("The blast", [], 0)]


def test_who_lost_a_town_is_whom_it_was_taken_from() -> None:
    draft = Draft(Span(0, 4), "CONTROL.lost", 0.9, (Slot("actor", 0), Slot("at", 1)))
    assert (lost(draft).type, [s.role for s in lost(draft).slots]) == ("territory_taken", ["rec", "at"])
    assert lost(Draft(Span(0, 4), "CONTROL.holds", 0.9, (Slot("actor", 0),))).type == "CONTROL.holds"


@pytest.mark.parametrize("last", ["Divers say they pulled nine bodies out of the river.", "By dark nine bodies had been brought to the clinic, a nurse there said.", "A surgeon received the corpses of nine men."])
def test_who_handles_bodies_tells_it_again(last: str) -> None:
    text = f"Rebels shelled the town, the governor said.\n{last}"
    verb = next((w for w in ("pulled", "brought") if w in last), None)
    drafts = [("shelled", "shelling", None)] + ([(verb, "rescue", None)] if verb else [])
    made = tellings(text, ["nine"], *drafts, held={"nine": verb or "shelled"})  # type: ignore[arg-type]
    assert made[0] == ("shelled", [], None) and made[-1][1:] == (["nine"], 0)


@pytest.mark.parametrize("last", ["Rescuers freed nine hostages.", "Nine body armours were recovered.", "In the past year nine bodies were pulled from the river, he said.", "On Tuesday nine bodies were recovered."])
def test_no_bodies_of_what_was_told(last: str) -> None:
    figure = "Nine" if "Nine" in last else "nine"
    verb = next(w for w in ("freed", "recovered", "pulled") if w in last)
    made = tellings(f"Rebels shelled the town.\n{last}", [figure], ("shelled", "shelling", None), (verb, "rescue", None), held={figure: verb})
    assert made[-1][0] == verb and made[-1][2] is None


def test_bodies_are_rather_of_what_the_outlet_tells() -> None:
    text = 'Rebels shelled the town.\n"Our men fought their way out," he said.\nA nurse saw nine bodies.'
    made = tellings(text, ["nine"], ("shelled", "shelling", None), ("fought", "ground_attack", None))
    assert made[-1] == ("bodies", ["nine"], 0)
