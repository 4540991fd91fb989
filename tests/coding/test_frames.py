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
