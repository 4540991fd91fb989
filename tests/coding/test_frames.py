"""What a verb with its particle and its subject tells. The texts are our own; those without a subject of the right class say what the frames must leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def types(coder: Coder, text: str) -> list[str]:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    return [c.type.value for c in coded.claims if isinstance(c, EventClaim)]


@pytest.mark.parametrize(("text", "kind"), [
    ("Soldiers poured into Khartoum on Monday.", "deployment"),
    ("Riot police fanned out across Nairobi on Monday.", "deployment"),
    ("Hundreds of fighters massed near Marib on Monday.", "deployment"),
    ("The army moved artillery towards the border near Metulla on Monday.", "deployment"),
    ("Hundreds of families went home to Mosul on Monday.", "return"),
    ("Families abandoned the village of Kafr Nabl on Monday.", "displacement"),
    ("Armed men bundled a priest into a car in Kaduna on Monday.", "abduction"),
    ("Bandits herded 40 villagers into the forest near Zamfara on Monday.", "abduction"),
    ("Pirates seized six sailors off the coast of Cameroon on Monday.", "abduction"),
    ("The village of Kafr Kila came under shelling on Monday.", "shelling"),
    ("A shell crashed into a kitchen in Kherson on Monday.", "shelling"),
    ("Barrel bombs killed a baker in Aleppo on Monday.", "air_strike"),
    ("Army aircraft attacked rebel positions near Kafouri on Monday.", "air_strike"),
    ("The garrison of Laukkai capitulated on Monday.", "surrender"),
    ("A brigade went over to the RSF in Nyala on Monday.", "defection"),
    ("The army demolished the family home of the suspect in Jenin on Monday.", "destruction"),
    ("The army encircled the town of Avdiivka on Monday.", "siege"),
    ("The militia held up an aid convoy near Mekelle on Monday.", "access_obstruction"),
    ("Militants extorted money from traders in Gao on Monday.", "taxation"),
    ("A crowd lynched two men in Petion-Ville on Monday.", "riot"),
    ("Armed men lined up nine labourers and shot them in Balochistan on Monday.", "execution"),
    ("Niger closed its airspace on Monday.", "border_closed"),
    ("Soldiers opened fire on a march in Conakry on Monday, killing one.", "crowd_force"),
    ("Government delegates met rebel negotiators in Utrecht on Monday.", "talks"),
    ("The two sides met in Salalah on Monday.", "talks"),
])  # fmt: skip
def test_what_the_verb_and_its_subject_tell(coder: Coder, text: str, kind: str) -> None:
    assert kind in types(coder, text)


@pytest.mark.parametrize(("text", "kind"), [
    ("Police detained six sailors in Douala on Monday.", "abduction"),
    ("Rebels captured ten soldiers in Lalibela on Monday.", "abduction"),
    ("Police rounded up 20 activists in Harare on Monday.", "abduction"),
    ("Money poured into the fund on Monday.", "deployment"),
    ("Fans streamed out of the stadium in Palma on Monday.", "displacement"),
    ("The company closed its shops on Monday.", "border_closed"),
    ("A plane crashed into a hill near Kherson on Monday.", "shelling"),
    ("The aircraft was hit by a rocket in Goma on Monday.", "air_strike"),
    ("The foreign ministers met in Salalah on Monday.", "talks"),
    ("Gunmen opened fire on a rally in Kano on Monday, killing four people.", "crowd_force"),
    ("The brewery's workers went over to the new shift on Monday.", "defection"),
])  # fmt: skip
def test_other_subjects_tell_something_else(coder: Coder, text: str, kind: str) -> None:
    assert kind not in types(coder, text)


def test_a_light_verb_tells_what_its_noun_does(coder: Coder) -> None:
    told = types(coder, "Armenian separatists in Nagorno-Karabakh agreed to surrender on Wednesday, 24 hours after Azerbaijan launched an offensive to retake the breakaway region.")
    assert "ground_attack" in told and "withdrawal" not in told


def test_who_bombs_a_gate_and_storms_the_building_has_done_both(coder: Coder) -> None:
    assert types(coder, "Militants stormed a hotel in Mogadishu on Monday after detonating a car bomb at its entrance.") == ["complex_attack"]
    assert types(coder, "Militants stormed a hotel in Mogadishu on Monday.") == ["ground_attack"]


def test_who_somebody_is_tells_of_no_fight(coder: Coder) -> None:
    assert "armed_clash" not in types(coder, "Saudi air defences intercepted a drone launched towards Abha airport, and falling debris injured eight people, the Saudi-led coalition fighting in Yemen said.")
    assert "armed_clash" in types(coder, "Soldiers were fighting rebels in Masisi on Monday, residents said.")


def test_the_harm_of_an_attack_is_told_of_it(coder: Coder) -> None:
    coded = coder.code(to_report(Page(path="-", text="Gunmen kidnapped two engineers near Dosso on Tuesday after an attack in which eight soldiers were killed.", published=date(2024, 5, 1))))
    attack = next(c for c in coded.claims if isinstance(c, EventClaim) and "attack" in c.quote.text)
    assert [(n.role, n.best) for n in attack.numbers] == [("killed", 8)]


def test_the_first_to_fall_has_fallen(coder: Coder) -> None:
    coded = coder.code(to_report(Page(path="-", text="The Taliban captured Zaranj on Friday without a fight, the first provincial capital to fall since foreign troops began leaving.", published=date(2024, 5, 1))))
    assert {c.status.value for c in coded.claims if isinstance(c, EventClaim)} == {"asserted"}


def test_who_opens_a_sentence_says_what_its_participle_says(coder: Coder) -> None:
    text = "Chad's government has denied that its soldiers killed six people, saying it was Central African troops who attacked a Chadian army post."
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    attack = next(c for c in coded.claims if isinstance(c, EventClaim) and c.quote.text == "attacked")
    assert [s.speaker.name for s in attack.said_by] == ["Government of Chad"]


def test_a_time_in_a_since_clause_is_its_own(coder: Coder) -> None:
    text = "Protesters erected barricades in Khartoum on Thursday, a day after security forces shot dead 15 people in the bloodiest day since the army seized power on Oct 25."
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    shot = next(c for c in coded.claims if isinstance(c, EventClaim) and c.quote.text == "shot dead")
    assert shot.when is not None and shot.when.start == date(2024, 4, 24)
