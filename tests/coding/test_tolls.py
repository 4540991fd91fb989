"""Dead or wounded by the grammar around a count, and counts that the finder left without an attack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.coding.draft import Draft, Found, Mention, MentionKind, Slot
from khabar.coding.drafts.toll.harm import are_doers, one_beside, others_beside, toll_role
from khabar.coding.drafts.toll.tolls import who_is_counted, with_one_owner, with_tolls
from khabar.model import Span


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def mention(text: str, words: str, kind: MentionKind) -> Mention:
    return Mention(text.index(words), text.index(words) + len(words), kind)


@pytest.mark.parametrize(
    ("text", "count", "role"),
    [
        ("A bomb went off in the market, killing at least 16 people and leaving 40 wounded.", "16", "killed"),
        ("A bomb went off in the market, killing at least 16 people and leaving 40 wounded.", "40", "injured"),
        ("Another 13 were hurt in the raid.", "13", "injured"),
        ("Five villagers died and 12 others were injured.", "Five", "killed"),
        ("Five villagers died and 12 others were injured.", "12", "injured"),
        ("The shelling left 11 fighters dead and 35 wounded.", "11", "killed"),
        ("Eighteen raiders and one guard died at the gate.", "Eighteen", "killed"),
        ("Seven soldiers, several traders and 80 raiders were killed.", "Seven", "killed"),
        ("The death toll rose to 33 on Sunday.", "33", "killed"),
        ("It claimed the lives of 9 people.", "9", "killed"),
        ("The blast claimed 9 lives.", "9", "killed"),
        ("The rebels claimed 9 positions in the hills.", "9", None),
        ("35 pilgrims sustained injuries.", "35", "injured"),
        ("Police arrested 12 men after the killing.", "12", "arrested"),
        ("The army killed 3 rebels and captured 9 of their friends.", "9", "captured"),
        ("Nineteen raiders were killed and eleven taken prisoner.", "eleven", "captured"),
        ("Twenty-two of the enemy were killed, nine were captured and the rest fled.", "nine", "captured"),
        ("Twenty-two of the enemy were killed, nine were captured and the rest fled.", "Twenty-two", "killed"),
        ("Guards shot at them, killing 18 and detaining six others.", "six", "arrested"),
        ("Nine captured soldiers were found dead.", "Nine", None),
        ("Four men are still missing after the blast.", "Four", "missing"),
        ("Fighting raged for 3 days and 20 were killed.", "3", None),
        ("Nine soldiers killed 3 rebels.", "Nine", None),
        ("Six gunmen were killed and 4 arrested.", "4", "arrested"),
        ("Shells hit 14 houses, and one man was killed.", "14", None),
        ("In a cellar 20 wounded men were massacred.", "20", "killed"),
        ("Of 20 wounded men nine died.", "20", "injured"),
        ("Five bodies were brought to the hospital.", "Five", "killed"),
        ("The report spoke of three deceased.", "three", "killed"),
        ("The raid was over, neutralising around ten.", "ten", "killed"),
        ("Nine persons remain hospitalized.", "Nine", "injured"),
        ("They wore 12 body armours.", "12", None),
        ("It rose to 11 after several of the wounded died.", "several", "neither"),
        ("He said that 15 of the wounded were children.", "15", "injured"),
        ("It said that nearly 40 people had been hit.", "nearly 40", "neither"),
        ("Five more guards, who were hit by shrapnel, are in hospital.", "Five", "injured"),
        ("Five guards were hit by stray bullets and died.", "Five", "killed"),
        ("Raiders overran the fort, killing, a clerk there says, at least eight guards.", "at least eight", "killed"),
        ("Raiders overran the fort, wounding, by its own count, more than 20.", "more than 20", "injured"),
        ("After the killing, police said, 12 men fled to the hills.", "12", None),
        ("Bandits beheaded four shepherds.", "four", "killed"),
        ("They assassinated the chief, Ali Jan (the Elder), with three of his guards.", "three", "killed"),
        ("They killed a man who had fought with three of his brothers.", "three", None),
        ("They met the chief with three of his guards.", "three", None),
        ("Four shepherds were hacked to death near the well.", "Four", "killed"),
        ("Four shepherds were sentenced to death.", "Four", None),
        ("Three others suffered bullet wounds.", "Three", "injured"),
    ],
)
def test_what_became_of_the_counted(text: str, count: str, role: str | None) -> None:
    assert toll_role(text, Span(0, len(text)), at(text, count)) == role


@pytest.mark.parametrize(
    ("text", "count", "doing"),
    [
        ("Two men on a motorcycle shot dead Ali Khan on Sunday.", "Two", True),
        ("Six gunmen killed a judge near the mill.", "Six", True),
        ("Six gunmen who killed a judge fled.", "Six", True),
        ("Six policemen were shot the next day.", "Six", False),
        ("Nine soldiers killed Monday were buried.", "Nine", False),
        ("The 12 killed a year ago were named.", "12", False),
        ("Nine soldiers died.", "Nine", False),
        ("Four bombers wearing belts hit two mosques.", "Four", True),
        ("Four soldiers hit by a mine died.", "Four", False),
        ("Four soldiers were attacked near the ford.", "Four", False),
    ],
)
def test_who_is_counted_did_it(text: str, count: str, doing: bool) -> None:
    assert are_doers(text, Span(0, len(text)), at(text, count)) is doing


@pytest.mark.parametrize(
    ("text", "count", "more"),
    [
        ("Jets bombed a school, killing four pupils and their teacher, medics said.", "four", True),
        ("Two officers and a woman who sold tea were killed.", "Two", True),
        ("Six men died and two others along with a clerk were wounded.", "two", True),
        ("A rocket killed a husband and wife in their sixties.", "a husband", True),
        ("Gunmen fired on the bus, killing 11 of them and the driver.", "11", True),
        ("The raid killed six people and the army withdrew on Monday.", "six", False),
        ("The blast killed six soldiers and the attackers fled.", "six", False),
        ("The raid killed six men and five women.", "six", False),
        ("Two Front of Oldland (FO) fighters and an army private were killed.", "Two", True),
        ("The raid killed six men and wounded a woman.", "six", False),
    ],
)
def test_one_beside_those_counted(text: str, count: str, more: bool) -> None:
    assert one_beside(text, Span(0, len(text)), at(text, count)) is more


def test_a_count_without_an_attack_goes_to_the_one_before_it() -> None:
    text = "A bomb exploded in the bazaar. Another 13 were hurt."
    found = Found((Mention(39, 41, MentionKind.NUMBER),), (Draft(Span(7, 15), "ied", 0.9),))
    drafts = with_tolls(found.drafts, found, text, [Span(0, 30), Span(31, len(text))], lambda at: int(at >= 31))
    assert [(s.role, s.mention) for s in drafts[0].slots] == [("injured", 0)]
    planned = Draft(Span(7, 15), "ied", 0.9, status="planned")
    assert not with_tolls((planned,), found, text, [Span(0, 30), Span(31, len(text))], lambda at: int(at >= 31))[0].slots


def test_a_count_under_the_wrong_role_is_put_right() -> None:
    text = "Another 13 were hurt in the raid."
    draft = Draft(at(text, "raid"), "ground_attack", 0.9, (Slot("killed", 0, 0.5),))
    found = Found((Mention(8, 10, MentionKind.NUMBER),), (draft,))
    assert [s.role for s in with_tolls((draft,), found, text, [Span(0, len(text))], lambda at: 0)[0].slots] == ["injured"]


def test_others_are_counted_beside_somebody() -> None:
    text = "It killed a minister and at least eight others."
    assert others_beside(text, at(text, "at least eight"))
    assert not others_beside("It killed eight others.", at("It killed eight others.", "eight"))
    text = "They shot the mayor with three of his guards and fought with three of the clans."
    assert others_beside(text, at(text, "three")), "him and three"
    assert not others_beside(text, Span(text.rindex("three"), text.rindex("three") + 5))
    text = "Nine guards including a sergeant were martyred and two others hurt."
    assert not others_beside(text, at(text, "two")), "the sergeant was not hurt"


def test_of_whom_some_were_executed_are_the_dead_of_the_whole() -> None:
    text = "Raiders took the town and six were killed, some of them executed."
    found = Found((mention(text, "six", MentionKind.NUMBER),), ())
    taken, shot = Draft(at(text, "took"), "territory_taken", 0.9), Draft(at(text, "executed"), "execution", 0.9, (Slot("killed", 0, 0.9),))
    whole = with_tolls((taken, shot), found, text, [Span(0, len(text))], lambda at: 0)
    assert [[s.role for s in d.slots] for d in whole] == [["killed"], []]
    assert [[s.role for s in d.slots] for d in with_tolls((shot,), found, text, [Span(0, len(text))], lambda at: 0)] == [["killed"]], "nothing else is told"


def test_the_dead_of_a_town_taken_are_told_with_it() -> None:
    text = "Raiders took the town, killing six guards.\nAnother 13 were hurt."
    found = Found((mention(text, "six", MentionKind.NUMBER), mention(text, "13", MentionKind.NUMBER)), (Draft(at(text, "took"), "territory_taken", 0.9),))
    cut = text.index("\n")
    drafts = with_tolls(found.drafts, found, text, [Span(0, cut), Span(cut + 1, len(text))], lambda at: int(at > cut))
    assert [(s.role, s.mention) for s in drafts[0].slots] == [("killed", 0)], "of another sentence nobody is counted with it"


def owners(text: str, *drafts: Draft, roots: tuple[int, ...] = (0, 1)) -> list[list[str]]:
    found = Found(tuple(Mention(text.index(n), text.index(n) + len(n), MentionKind.NUMBER) for n in ("six", "four") if n in text), drafts)
    return [[s.role for s in d.slots] for d in with_one_owner(drafts, roots, found, text, lambda _: 0)]


def test_the_dead_belong_to_one_happening() -> None:
    text = "The blast came a week after another blast in which six died."
    new = Draft(at(text, "blast"), "ied", 0.9, (Slot("killed", 0, 0.5), Slot("at", 1)))
    old = Draft(at(text, "another blast"), "ied", 0.9, (Slot("killed", 0, 0.9),))
    assert owners(text, new, old) == [["at"], ["killed"]]
    assert owners(text, new, old, roots=(0, 0)) == [["killed", "at"], ["killed"]], "two tellings of one happening may both tell them"


def test_those_hurt_are_not_those_arrested() -> None:
    text = "Clinics treated six; four were arrested."
    hurt = Draft(at(text, "treated"), "crowd_force", 0.9, (Slot("injured", 0, 0.8), Slot("injured", 1, 0.5)))
    held = Draft(at(text, "arrested"), "detention", 0.9, (Slot("arrested", 0, 0.4), Slot("arrested", 1, 0.9)))
    assert owners(text, hurt, held) == [["injured"], ["arrested"]]


def test_a_figure_of_another_clause_is_less_sure() -> None:
    text = "Gunmen stormed the school, killing six, before soldiers shot four of them."
    stormed = Draft(at(text, "stormed"), "ground_attack", 0.9, (Slot("killed", 0, 0.42),))
    shot = Draft(at(text, "shot"), "ground_attack", 0.9, (Slot("killed", 0, 0.47), Slot("killed", 1, 0.4)))
    assert owners(text, stormed, shot) == [["killed"], ["killed"]]


def test_who_killed_is_not_who_died() -> None:
    text = "The six gunmen who killed 20 hostages fled."
    found = Found((Mention(4, 7, MentionKind.NUMBER), Mention(26, 28, MentionKind.NUMBER)), ())
    one = Draft(at(text, "killed"), "ground_attack", 0.9, (Slot("killed", 0, 0.7), Slot("killed", 1, 0.6)))
    made = with_tolls((one,), found, text, [Span(0, len(text))], lambda at: 0)
    assert [s.mention for s in made[0].slots] == [1]


def test_the_counted_suffered_it() -> None:
    text = "Two officers died in the attack."
    found = Found((Mention(0, 3, MentionKind.NUMBER), Mention(4, 12, MentionKind.GROUP)), ())
    made = with_tolls((Draft(at(text, "the attack"), "ground_attack", 0.9),), found, text, [Span(0, len(text))], lambda at: 0)
    assert {(s.role, s.mention) for s in made[0].slots} == {("killed", 0), ("rec", 1)}
    text = "Two gunmen died in the attack."
    made = with_tolls((Draft(at(text, "the attack"), "ground_attack", 0.9),), replace(found, mentions=(found.mentions[0], Mention(4, 10, MentionKind.GROUP))), text, [Span(0, len(text))], lambda at: 0)
    assert {s.role for s in made[0].slots} == {"killed"}, "gunmen attack"


def test_four_others_after_a_verb_are_only_four() -> None:
    text = "One soldier was killed and four others were hurt."
    assert not others_beside(text, at(text, "four"))
    text = "A minister and four others were hurt."
    assert others_beside(text, at(text, "four"))


def test_nobody_dies_of_a_rescue() -> None:
    text = "Troops rescued 180 persons. Shells killed 4."
    found = Found((Mention(15, 18, MentionKind.NUMBER), Mention(42, 43, MentionKind.NUMBER)), ())
    rescue = Draft(at(text, "rescued"), "ground_attack", 0.9, (Slot("killed", 0, 0.6),))
    shells = Draft(at(text, "killed"), "shelling", 0.9, (Slot("killed", 1, 0.9),))
    made = with_tolls((rescue, shells), found, text, [Span(0, 27), Span(28, len(text))], lambda at: int(at >= 28))
    assert [[s.role for s in d.slots] for d in made] == [[], ["killed"]]


def test_who_tells_the_figure_is_not_counted_by_it() -> None:
    text = "A bomb went off, wounding 14, police said. It left 14 police wounded."
    found = Found((mention(text, "14", MentionKind.NUMBER), mention(text, "police", MentionKind.GROUP)), ())
    assert who_is_counted(Draft(at(text, "went off"), "ied", 0.9), found, found.mentions[0], text) == []
    second = Mention(text.rindex("14"), text.rindex("14") + 2, MentionKind.NUMBER), Mention(text.rindex("police"), text.rindex("police") + 6, MentionKind.GROUP)
    assert [s.mention for s in who_is_counted(Draft(at(text, "left"), "ied", 0.9), Found(second, ()), second[0], text)] == [1]


def test_a_figure_is_told_by_whose_sentence_it_stands_in() -> None:
    text = "Police counted three dead. Two clerks were injured."
    mentions = tuple(mention(text, w, k) for w, k in (("three", MentionKind.NUMBER), ("Two", MentionKind.NUMBER), ("clerks", MentionKind.GROUP)))
    first = Draft(at(text, "dead"), "ied", 0.9, (Slot("killed", 0, 0.9), Slot("injured", 1, 0.9)))
    second = Draft(at(text, "injured"), "ied", 0.9, (Slot("injured", 1, 0.8), Slot("rec", 2, 0.9)), same_as=0)
    made = with_one_owner((first, second), (0, 0), Found(mentions, ()), text, lambda i: int(i > text.index(".")))
    assert [[s.role for s in d.slots] for d in made] == [["killed"], ["injured", "rec"]]
    bare = with_one_owner((first, replace(second, slots=second.slots[:1])), (0, 0), Found(mentions, ()), text, lambda i: int(i > text.index(".")))
    assert [s.role for s in bare[0].slots] == ["killed", "injured"], "nobody is said to be counted there"


def test_whom_a_fight_left_dead() -> None:
    for text, role in (("A shootout left four gunmen killed.", "rec"), ("In a shootout four gunmen killed a clerk.", "actor")):
        found = Found((mention(text, "four", MentionKind.NUMBER), mention(text, "gunmen", MentionKind.GROUP)), ())
        draft = Draft(at(text, "shootout"), "armed_clash", 0.9, (Slot("killed", 0, 0.9), Slot("actor", 1, 0.9)))
        (made,) = with_tolls((draft,), found, text, [Span(0, len(text))], lambda _: 0)
        assert role in {s.role for s in made.slots if s.mention == 1}
