"""How many were killed and wounded, as reporters of any theatre tell it: the whole coder, on texts of our own. Each group holds a class of mistakes once made."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.coding.coder import Coder
from khabar.coding.families import HARMING
from khabar.model import EventClaim, Page
from khabar.reading import to_report
from khabar.world import open_world

KINDS = HARMING | {"territory_taken", "abduction"}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(open_world("world"))


def toll(coder: Coder, text: str) -> tuple[float, float]:
    """The dead and the wounded of the first violence that a text tells, of all sides together."""
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 14))))
    first = next(c for c in coded.claims if isinstance(c, EventClaim) and c.type.value in KINDS)
    killed, injured = (sum(n.best or 0 for n in first.numbers if n.role == role) for role in ("killed", "injured"))
    return killed, injured


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("A Ghanaian lieutenant serving with the peacekeepers was killed during the fighting in Bria on Monday, the UN mission said.", 1, None),
    ("A farmer accused of having hidden rebels was shot dead in front of the church in Bria on Monday, residents said.", 1, None),
    ("Curfew was imposed in Port Sudan after a 16-year-old girl, hit by rubber bullets during a march on Friday, died in hospital.", 1, None),
    ("Gunmen opened fire on a convoy in Zamfara on Sunday, leaving four policemen dead and several others injured, a spokesman said.", 4, 3),
    ("An explosive device went off in a market in Quetta on Friday, killing a shopkeeper and injuring his brother, police said.", 1, 1),
    ("A drone strike on a vehicle in south Lebanon killed two Hezbollah members on Monday, and three bystanders suffered shrapnel wounds, the health ministry said.", 2, 3),
    ("Two soldiers were killed and one was wounded when their vehicle hit a mine near Bambari on Tuesday, the UN mission said.", 2, 1),
    ("An airstrike on a wedding in Saada on Monday killed 14, among them six children, and wounded at least 20, medics said.", 14, 20),
    ("The shelling of Donetsk on Sunday killed one civilian and wounded two more, the mayor said.", 1, 2),
    ("A suicide bomber detonated his vest at a checkpoint in Mogadishu on Monday, killing himself and four soldiers, police said.", 4, None),
    ("One person was killed and two were injured in a mortar attack on Idlib on Monday.", 1, 2),
    ("Nobody was killed in the attack on the base in Gao on Friday, but six soldiers were hurt, the army said.", None, 6),
    ("The bombing in Istanbul on Sunday killed six and wounded 81, five of whom are in intensive care, the governor said.", 6, 81),
    ("Police said on Monday the death toll from a bombing in Peshawar on Sunday had risen to 59, with 157 injured.", 59, 157),
    ("Seven farmers were hacked to death and three hurt in Benue on Monday when herders raided their fields.", 7, 3),
    ("By the grace of God the mujahideen struck a convoy of the apostates near Marka on Monday, destroying two vehicles and killing nine of them; many others were wounded.", 9, None),
    ("Two LTTE cadres were killed and an army soldier injured in an exchange of fire in Vavuniya on Monday.", 2, 1),
    ("Unidentified gunmen shot a lawyer dead and wounded two of his relatives in Karachi on Monday.", 1, 2),
    ("The bodies of seven men, shot in the head, were found in a field near Tarhuna on Monday.", 7, None),
    ("Clashes in Sudan's Nyala on Monday left at least 13 civilians dead and more than 50 wounded, among them 12 children, a doctors' union said.", 13, 50),
    ("A Ukrainian drone hit a bus in Horlivka on Sunday, killing the driver and wounding six passengers.", 1, 6),
    ("Jets bombed Maarat al-Numan on Monday, killing a family of five.", 5, None),
    ("At least 20 people were killed, most of them women and children, when shells hit a school in Gaza on Monday.", 20, None),
    ("In an ambush near Djibo on Monday the army lost six soldiers; four others were injured and two are missing.", 6, 4),
    ("A blast at a Sufi shrine in Balochistan on Saturday left 52 people dead and over 100 injured, rescue officials said.", 52, 100),
    ("Rockets hit the Green Zone in Baghdad on Sunday, wounding an Iraqi soldier and damaging cars.", None, 1),
    ("A sniper killed a woman as she fetched water in Taiz on Monday.", 1, None),
    ("Shelling killed four and injured ten in Aleppo on Monday, the observatory said; state media put the toll at three dead and eight injured.", 4, 10),
    ("Twelve soldiers, an officer among them, were killed and nine wounded in an attack on a post in Inates on Tuesday.", 12, 9),
    ("Three days of fighting in Kunduz have killed 40 and wounded 300, the hospital said on Monday.", 40, 300),
    ("The Kachin army said it had killed 30 junta soldiers near Hpakant on Monday and lost two of its own.", 32, None),
    ("Two suicide bombers blew themselves up in N'Djamena on Monday, killing 24 and injuring more than 100.", 24, 100),
    ("One soldier was martyred and three others got injured when terrorists attacked a checkpost in North Waziristan on Monday.", 1, 3),
    ("A young man was shot in the chest by soldiers in Nablus on Monday and died in hospital.", 1, None),
    ("As many as 60 insurgents were eliminated and 22 injured in an operation in Ghazni on Monday, the ministry said.", 60, 22),
    ("A drone struck a car near Tyre on Monday and killed a man.", 1, 0),
    ("A mine killed a shepherd near Taiz on Monday; a second mine was defused.", 1, 0),
    ("The talks stopped after the assassination of two judges in Bukavu on Sunday.", 2, None),
    ("In Arua a youth was shot and slightly wounded on Monday, police said.", None, 1),
])  # fmt: skip
def test_in_one_sentence(coder: Coder, text: str, killed: int | None, injured: int | None) -> None:
    """How many were killed and wounded by what one sentence tells."""
    found = toll(coder, text)
    assert killed is None or found[0] == killed
    assert injured is None or found[1] == injured


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("Helicopters dropped barrel bombs on Kafr Nabl on Monday, which led to the death of a man and his wife.", 2, None),
    ("At least 12 people died and another 30 were wounded on Monday when two suicide bombers struck a mosque in Kandahar, officials said.", 12, 30),
    ("A roadside bomb killed a district governor and two of his bodyguards in Helmand on Sunday, an official said.", 3, None),
    ("A grenade thrown into a bar in Bujumbura on Saturday killed two people and wounded another five.", 2, 5),
    ("Gunmen killed a priest and his driver on the road to Owerri on Monday, police said.", 2, None),
    ("A policeman was killed and another injured when gunmen attacked their post in Mandera on Monday.", 1, 1),
    ("A woman and her three children were killed when a shell hit their home in Taiz on Sunday.", 4, None),
    ("A journalist and her cameraman were wounded when a drone struck their car near Pokrovsk on Monday.", None, 2),
    ("A teacher, two pupils and a cook were shot dead by militants in Kajuru on Tuesday.", 4, None),
    ("Militiamen killed the village chief, his wife and two sons in Djugu on Tuesday.", 4, None),
    ("A soldier was shot dead and his colleague wounded in an ambush near Kulgam on Monday.", 1, 1),
    ("An Israeli air strike hit a car in Baalbek on Monday, killing a Hezbollah commander and his wife and wounding their daughter.", 2, 1),
    ("A police officer was stabbed to death and a second officer seriously wounded in Paris on Monday.", 1, 1),
    ("Commander Ali Nur was mourned in Baidoa on Monday. He and two of his guards were killed on Sunday when gunmen opened fire on his car near Dinsor.", 3, None),
    ("Gunmen ambushed the governor near Zinjibar on Monday, killing him and three of his guards.", 4, None),
    ("Gunmen ambushed the governor near Zinjibar on Monday. He escaped and three of his guards were killed.", 3, None),
    ("A bomb killed the mayor of Marka on Monday; he died and two of his guards were wounded.", 1, 2),
    ("A landmine hit an ambulance near Garissa on Monday. Two guards and a cook travelling with them were killed, the commissioner said.", 3, None),
    ("Artillery shelled Tal Rifat on Monday, killing a nurse and a member of the town council, the mayor wrote.", 2, None),
    ("Gunmen opened fire on the car of a newspaper in Zinjibar on Monday, gunning down editor Salem Nasser and his nephew.", 2, None),
    ("A UN peacekeeper from Togo was killed and two of his comrades injured in an ambush near Mopti on Friday.", 1, 2),
    ("Four rebels and a civilian died in a shootout in Tumaco on Monday.", 5, None),
])  # fmt: skip
def test_persons_beside_one_another(coder: Coder, text: str, killed: int | None, injured: int | None) -> None:
    """Persons told one after the other, beside a figure or without one."""
    found = toll(coder, text)
    assert killed is None or found[0] == killed
    assert injured is None or found[1] == injured


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("A suicide bomber blew himself up in Quetta on Monday, killing six. Twelve people remain in a hospital, five in critical condition.", 6, 12),
    ("Russian missiles hit an apartment block in Kharkiv overnight. Rescuers pulled three bodies from the rubble, the mayor said. Fourteen residents, including two children, were hurt.", 3, 14),
    ("Militants ambushed an army patrol in Borno on Thursday. Three soldiers lost their lives and seven sustained various degrees of injury, a source said.", 3, 7),
    ("Clashes between rival militias broke out in Tripoli on Sunday night. The fighting left 32 dead and 159 wounded, the health ministry said.", 32, 159),
    ("The attack in Gao on Friday claimed the lives of 11 soldiers. Eight others were wounded and are being treated in Bamako.", 11, 8),
    ("Rebels attacked a village in Ituri overnight, killing 15 civilians with machetes. Five people were seriously wounded, the local chief said.", 15, 5),
    ("Six Palestinians were killed in an Israeli raid on Jenin on Monday, the health ministry said. It said 20 others had been hurt, four of them critically.", 6, 20),
    ("Fighters stormed a prison in Ndjamena on Friday. The government said five guards and 12 attackers had died; 10 guards were wounded.", 17, 10),
    ("Up to 40 people were killed in an attack on a village in Darfur on Sunday, a local leader said. A doctor put the number of wounded at 60.", 40, 60),
    ("An explosion at a checkpoint in Kabul on Monday caused casualties, police said. A hospital said it had received two bodies and nine wounded.", 2, 9),
    ("Between 10 and 15 soldiers were killed in an ambush near Tessit on Monday. The wounded numbered 22, a source said.", 10, 22),
    ("A rocket struck a house in Sderot on Monday. Four members of a family were lightly injured.", None, 4),
    ("Insurgents attacked a convoy near Mocimboa da Praia on Friday. A security guard was wounded in the leg.", None, 1),
    ("Troops killed 14 rebels in a raid near Beni on Friday, the army said. Two of its own soldiers fell and five were wounded.", 16, 5),
    ("The Taliban attacked a post in Uruzgan on Sunday. Four policemen were martyred and two others received injuries.", 4, 2),
    ("Fighters of the movement attacked a barracks near Kidal at dawn on Sunday. The army spoke of five dead and eleven wounded in its ranks.", 5, 11),
    ("An IED blast injured three policemen in Bannu on Monday, police said. One of them later succumbed to his wounds.", 1, 3),
    ("Jets bombed a refugee camp near Sirte on Monday. Ten members of one family perished.", 10, None),
    ("Armed men raided a mining site in Ituri on Friday. A provisional toll shows 18 dead and 6 wounded.", 18, 6),
    ("Militants attacked the base in Sabon Birni on Saturday. On our side, three fell and five were wounded, the commander said.", 3, 5),
    ("Suspected rebels threw grenades at a police station in Pattani on Monday, slightly injuring two officers. No one was killed.", None, 2),
    ("A suicide car bomb targeted a convoy in Mogadishu on Saturday. The deputy mayor escaped unhurt, but four of his guards died.", 4, None),
    ("Gunmen burst into a bar in Irapuato on Sunday and shot dead 11 people. Three more were taken to hospital with bullet wounds.", 11, 3),
    ("The Houthis fired a missile at Marib on Sunday. A girl aged five was killed and 12 people wounded, eight of them seriously.", 1, 12),
    ("Gunmen killed a judge in Aden on Monday. His wife and two sons survived.", 1, None),
    ("Helicopters bombed a convent near Hpa-an on Monday, killing three nuns and their cook, a group said. \"The roof fell on us,\" a villager said. At least 12 people were hurt.", 4, 12),
    ("An air strike hit a clinic in Zuwara on Monday night. Two people sustained injuries. It is not known who did it.", None, 2),
    ("A bomb killed three people in Maroua on Monday. Fourteen were taken to the regional hospital.", 3, 14),
])  # fmt: skip
def test_told_in_the_sentences_behind(coder: Coder, text: str, killed: int | None, injured: int | None) -> None:
    """The dead and wounded whom the sentences behind an attack tell."""
    found = toll(coder, text)
    assert killed is None or found[0] == killed
    assert injured is None or found[1] == injured


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("Police shot and killed two protesters in Lagos on Tuesday, witnesses said. Dozens were injured.", 2, 24),
    ("Police fired on demonstrators in Conakry on Thursday. At least one person died and about ten were wounded, the opposition said.", 1, 10),
])  # fmt: skip
def test_in_a_crowd(coder: Coder, text: str, killed: int | None, injured: int | None) -> None:
    """Those whom police shot at in a crowd."""
    found = toll(coder, text)
    assert killed is None or found[0] == killed
    assert injured is None or found[1] == injured


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("In June the governor of Gao, Ibrahim Diallo, was kidnapped and murdered by militiamen.", 1, None),
    ("In Gondar a child who was abducted for ransom on Sunday was later found dead at the roadside.", 1, None),
    ("A mob lynched two men accused of kidnapping in Antananarivo on Monday.", 2, None),
])  # fmt: skip
def test_carried_off(coder: Coder, text: str, killed: int | None, injured: int | None) -> None:
    """Those who were carried off, and killed or not."""
    found = toll(coder, text)
    assert killed is None or found[0] == killed
    assert injured is None or found[1] == injured


@pytest.mark.parametrize(("text", "killed", "injured"), [
    ("A drone struck a car near Tyre on Monday. Three patients were moved to another hospital because of the noise.", 0, 0),
    ("Rebels attacked a convoy near Bria on Monday. The governor was taken to hospital after a heart attack last week.", 0, 0),
    ("The army shelled a village near Loikaw on Monday. Soldiers wounded in earlier fighting were flown to a hospital in Yangon.", 0, 0),
    ("A farmer accused of spying was released in Bria on Monday after rebels attacked the town.", 0, None),
    ("Two bombs exploded in Hilla on Monday. Six cars were destroyed and 14 shops were burned.", 0, 0),
    ("Police dispersed a protest in Kano on Monday. Nobody was hurt.", 0, 0),
    ("The army retook Palma on Monday. The insurgents had killed 30 people there in March.", 0, None),
    ("Rebels abducted a priest and his driver near Jos on Monday and released them a day later.", 0, None),
    ("Rebels abducted a priest near Jos on Monday. His brother was killed in 2019.", 0, None),
    ("A missile hit a base near Tartus on Monday. The toll of the war has reached 500,000.", 0, None),
    ("Police shot a man in Jenin on Monday, and he was arrested.", 0, None),
    ("Rebels captured Bunia on Monday. Elsewhere, a mine killed four soldiers near Beni.", 0, None),
    ("Rebels captured Bunia on Monday, the army said. Six soldiers were killed near Beni on Sunday.", 0, None),
    ("A rocket hit a house in Haifa on Monday. The owner, a father of two, was unhurt.", 0, 0),
])  # fmt: skip
def test_nobody(coder: Coder, text: str, killed: int | None, injured: int | None) -> None:
    """What is no toll of the attack that was told."""
    found = toll(coder, text)
    assert killed is None or found[0] == killed
    assert injured is None or found[1] == injured


def test_who_was_killed_at_an_abduction_was_not_taken(coder: Coder) -> None:
    text = "Employees of a company were kidnapped near Tank on Tuesday. Armed men stopped two cars and drove away with them, an officer said. A guard was killed."
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 14))))
    guard = next(c for c in coded.claims if isinstance(c, EventClaim) and c.quote.text == "killed")
    assert [(n.role, n.best) for n in guard.numbers] == [("killed", 1)]


@pytest.mark.parametrize(("text", "deed", "role", "count"), [
    ("The number of people killed in Saturday's attack on Yelewata had reached 150, the governor said.", "attack", "killed", 150),
    ("The number of soldiers killed in the ambush near Djibo stood at 14.", "the ambush", "killed", 14),
    ("The number of people injured in the blast in Kano rose to 37.", "the blast", "injured", 37),
])  # fmt: skip
def test_the_number_of_those_killed_or_hurt(coder: Coder, text: str, deed: str, role: str, count: int) -> None:
    coded = coder.code(to_report(Page(path="-", text=text, published=date(2024, 5, 1))))
    event = next(c for c in coded.claims if isinstance(c, EventClaim) and c.quote.text == deed)
    assert [(n.role, n.best) for n in event.numbers] == [(role, count)]
