"""Types put right by the verb and the words around it."""

from __future__ import annotations

import pytest

from khabar.coding.draft import Draft
from khabar.coding.drafts.retyped import right_type
from khabar.model import Span


@pytest.mark.parametrize(
    ("text", "words", "found", "right"),
    [
        ("The court lifted a ban on the paper.", "lifted", "edict", "concession"),
        ("Oldland rolled back its tariffs on grain.", "rolled back", "sanction", "concession"),
        ("Oldland refused to lift its sanctions.", "lift", "sanction", "sanction"),
        ("Oldland imposed sanctions on Newland.", "imposed", "sanction", "sanction"),
        ("Prosecutors charged the minister with theft.", "charged", "conviction", "accusation"),
        ("The judge convicted the minister of theft.", "convicted", "conviction", "conviction"),
        ("President Amo called President Ulo on Friday to congratulate him.", "called", "request", "talks"),
        ("President Amo called for sanctions on Newland.", "called", "request", "request"),
        ("President Amo called on Newland to disarm.", "called", "request", "request"),
        ("A judge ordered the release of two students.", "ordered", "edict", "release"),
        ("A judge ordered the closure of two schools.", "ordered", "edict", "edict"),
        ("The general declined to resign on Monday.", "resign", "resignation", "rejection"),
        ("The general resigned on Monday.", "resigned", "resignation", "resignation"),
        ("Twelve rifles were captured by the army.", "captured", "capture", "weapons_disrupted"),
        ("They raided a house; two suicide vests and a car bomb were seized.", "seized", "capture", "weapons_disrupted"),
        ("The rebels captured a tank and three armoured vehicles from the army.", "captured", "capture", "weapons_disrupted"),
        ("The rebels captured a colonel and 12 rifles.", "captured", "capture", "capture"),
        ("The rebels captured 12 rifles and a colonel.", "captured", "capture", "capture"),
        ("Two guards were captured by the army.", "captured", "capture", "capture"),
        ("The raiders left with two Humvees.", "left", "withdrawal", "looting"),
        ("The raiders drove off with a quantity of ammunition.", "drove off", "displacement", "looting"),
        ("The soldiers left with two doctors.", "left", "withdrawal", "withdrawal"),
        ("A suicide bomber detonated his explosive vest at a gate.", "detonated", "suicide_attack", "suicide_attack"),
        ("A suicide attacker detonated explosives at a feast.", "detonated", "ied", "suicide_attack"),
        ("A girl set off a bomb vest in a mosque.", "set off", "suicide_attack", "suicide_attack"),
        ("Militants detonated a bomb on a bridge.", "detonated", "suicide_attack", "ied"),
        ("The patrol set off a mine.", "set off", "ground_attack", "mine"),
        ("Oldland approved the export of tank engines to Newland.", "approved", "sanction", "cooperation"),
        ("Oldland approved sanctions on exports to Newland.", "approved", "sanction", "sanction"),
        ("Oldland approved a ban on the sale of guns to Newland.", "approved", "sanction", "sanction"),
        ("Three of ours fell, he said.", "fell", "territory_taken", "armed_clash"),
        ("The soldiers fell back to the bridge.", "fell", "territory_taken", "territory_taken"),
        ("The town fell on Friday.", "fell", "territory_taken", "territory_taken"),
        ("The two sides failed to reach agreement on the border.", "reach", "talks", "rejection"),
        ("The minister cancelled a planned visit to Newland.", "visit", "visit", "rejection"),
        ("They would not flee. The minister arrived on a visit.", "visit", "visit", "visit"),
        ("Oldland announced a suspension of aid to Newland.", "announced", "concession", "sanction"),
        ("Oldland announced a gift of aid to Newland.", "announced", "aid", "aid"),
        ("Oldland ended a grain agreement with Newland.", "agreement", "agreement", "rejection"),
        ("Oldland ended a grain agreement with Newland.", "a grain agreement", "agreement", "rejection"),
        ("Oldland signed a grain agreement with Newland.", "a grain agreement", "agreement", "agreement"),
        ("Oldland signed a grain agreement with Newland.", "agreement", "agreement", "agreement"),
        ("The Front called off its talks and broke the ceasefire.", "ceasefire", "ceasefire", "rejection"),
        ("The patrol came under heavy fire near the mill.", "came", "destruction", "armed_clash"),
        ("The men set off three mines on the road.", "set off", "looting", "mine"),
        ("They set off an explosive device at the gate.", "set off", "other", "ied"),
        ("Oldland handed over the 15 soldiers on Friday.", "handed over", "deployment", "release"),
        ("The soldiers took the road south on Friday.", "took", "territory_taken", "other"),
        ("The soldiers took the road junction on Friday.", "took", "territory_taken", "territory_taken"),
        ("Coca growers kept up a strike for the ninth day.", "a strike", "air_strike", "strike_action"),
        ("Jets flew over the workers before a strike on the depot.", "a strike", "air_strike", "air_strike"),
        ("Both sides agreed to stop shooting.", "shooting", "crowd_force", "crowd_force"),
        ("Both sides agreed to stop shelling.", "shelling", "shelling", "ceasefire"),
        ("The army has broken a two-year siege of the base.", "siege", "siege", "other"),
        ("The army has laid a siege to the base.", "siege", "siege", "siege"),
        ("The bazaar of the town was opened again.", "opened", "border_opened", "other"),
        ("The crossing at the bridge was opened again.", "opened", "border_opened", "border_opened"),
        ("The rebels issued an ultimatum to the mayor.", "issued", "agreement", "threat"),
        ("The rebels threatened to shell the port.", "shell", "shelling", "threat"),
        ("The rebels began to shell the port.", "shell", "shelling", "shelling"),
    ],
)
def test_the_type_that_the_words_give(text: str, words: str, found: str, right: str) -> None:
    at = text.index(words)
    assert right_type(text, Draft(Span(at, at + len(words)), found, 0.9)) == right
