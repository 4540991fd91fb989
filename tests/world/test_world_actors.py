"""Who is in the news of the last fifteen years, by names that reports use: the pack knows them, of the right country and kind."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.model import ActorKind
from khabar.world import open_world

REGISTRY = open_world("world").registry
GROUP, MILITIA, CRIME, PARTY = ActorKind.ARMED_GROUP, ActorKind.MILITIA, ActorKind.CRIMINAL, ActorKind.PARTY
ROWS = [
    ("Levant Front", "SYR", 2016, GROUP), ("Jaysh al-Izza", "SYR", 2017, GROUP), ("Fatah Halab", "SYR", 2016, GROUP), ("Jaysh al-Islam", "SYR", 2015, GROUP),
    ("Kataib Hezbollah", "IRQ", 2020, None), ("Saraya Awliya al-Dam", "IRQ", 2021, GROUP), ("Counter Terrorism Service", "IRQ", 2017, ActorKind.MILITARY),
    ("Hadrami Elite", "YEM", 2018, MILITIA), ("Giants Brigades", "YEM", 2022, MILITIA), ("AQAP", "YEM", 2013, GROUP),
    ("Kaniyat", "LBY", 2020, MILITIA), ("Nawasi Brigade", "LBY", 2019, MILITIA), ("Derna Mujahideen Shura Council", "LBY", 2016, GROUP),
    ("Dan Na Ambassagou", "MLI", 2019, None), ("MUJAO", "MLI", 2012, GROUP), ("VDP", "BFA", 2022, None),
    ("Hizbul Islam", "SOM", 2009, GROUP), ("Ras Kamboni Brigade", "SOM", 2012, MILITIA), ("Danab", "SOM", 2022, None),
    ("ISWAP", "NGA", 2019, GROUP), ("SOCADEF", "CMR", 2019, GROUP), ("Fano", "ETH", 2023, None), ("Liyu Police", "ETH", 2017, ActorKind.POLICE),
    ("APCLS", "COD", 2018, GROUP), ("CODECO", "COD", 2021, GROUP), ("NDC-R", "COD", 2019, GROUP), ("3R", "CAF", 2021, GROUP), ("Sangaris", "CAF", 2014, ActorKind.MILITARY),
    ("Naparama", "MOZ", 2023, MILITIA), ("Sudan Shield Forces", "SDN", 2024, MILITIA), ("White Army", "SSD", 2014, None),
    ("Sparta Battalion", "UKR", 2015, GROUP), ("Donbass Battalion", "UKR", 2014, ActorKind.MILITARY), ("Imarat Kavkaz", "RUS", 2012, GROUP),
    ("Jamaat-ul-Ahrar", "PAK", 2016, GROUP), ("BLA", "PAK", 2018, GROUP), ("PREPAK", "IND", 2012, GROUP), ("Ansar Ghazwat-ul-Hind", "IND", 2018, GROUP),
    ("Karen National Liberation Army", "MMR", 2021, GROUP), ("BPLA", "MMR", 2022, GROUP), ("Thahan Phran", "THA", 2012, ActorKind.MILITARY), ("Ansar Khalifa Philippines", "PHL", 2016, GROUP),
    ("Los Rastrojos", "COL", 2012, CRIME), ("Oliver Sinisterra Front", "COL", 2018, GROUP), ("Clan del Golfo", "COL", 2020, CRIME),
    ("Guerreros Unidos", "MEX", 2014, CRIME), ("CJNG", "MEX", 2020, CRIME), ("Kraze Barye", "HTI", 2023, CRIME), ("SEBIN", "VEN", 2019, ActorKind.INTELLIGENCE), ("Los Tiguerones", "ECU", 2024, CRIME),
    ("Popular Forces", "PSE", 2025, MILITIA), ("DFLP", "PSE", 2023, GROUP), ("Abdullah Azzam Brigades", "LBN", 2013, GROUP), ("Radwan Force", "LBN", 2024, GROUP),
]  # fmt: skip


@pytest.mark.parametrize(("name", "country", "year", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_known(name: str, country: str, year: int, kind: ActorKind | None) -> None:
    day = date(year, 9, 1)
    known = [k for a in REGISTRY.lookup(name, day) if (k := REGISTRY.known(a.target, day))]
    assert [k for k in known if k.country == country and kind in (None, k.kind)], known


def test_kurdish_forces_are_those_of_the_country() -> None:
    day = date(2016, 9, 1)
    assert {k.country for a in REGISTRY.lookup("Kurdish forces", day) if (k := REGISTRY.known(a.target, day))} >= {
        "SYR",
        "IRQ",
    }


def test_a_weapon_of_one_side_names_an_actor() -> None:
    for country, weapons in REGISTRY.pack.lexicon["sole_users"].items():
        assert len(country) == 3 and weapons
        assert all(REGISTRY.known(actor) for actor in weapons.values()), country
