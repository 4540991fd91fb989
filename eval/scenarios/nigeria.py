"""What the reports of ``nigeria.txt`` come to: FICTIONAL events in real places, February 2024. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Lake Basin Relief, Northwest Watch, the Furqan Battalion and the groups of the
two bandit leaders; the other organisations and units are real but did and said none of this. Only the background event happened: Tudun Biri
(3 December 2023). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SUICIDE: Codes = [["Explosions/Remote violence", "Suicide bomb"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Nigerian Army", "state body", None),
    "naf": ("Nigerian Air Force", "state body", None),
    "iswap": ("Islamic State West Africa Province", "group", None),
    "jas": ("Boko Haram", "group", None),
    "cjtf": ("Civilian Joint Task Force", "group", None),
    "mnjtf": ("Multinational Joint Task Force", "group", None),
    "bandits": ("Bandits", "group", None),
    "mudi_men": ("Kachalla Mudi's group", "group", "Bandits"),
    "gide_men": ("Kachalla Gide's group", "group", "Bandits"),
    "elders": ("Elders of Zurmi", "group", None),
    "civilians": ("Civilians", "civilians", None),
    "cameroon": ("Cameroon", "state", None),
    "borno": ("Borno State Government", "state body", None),
    "katsina_gov": ("Katsina State Government", "state body", None),
    "zamfara_gov": ("Zamfara State Government", "state body", None),
    "police": ("Borno State police", "state body", None),
    "police_katsina": ("Katsina State police", "state body", None),
    "police_zamfara": ("Zamfara State police", "state body", None),
    "sema": ("Borno State Emergency Management Agency", "state body", "Borno State Government"),
    "nema": ("National Emergency Management Agency", "state body", None),
    "ogbonna": ("Emeka Ogbonna", "person", "Nigerian Army"),
    "bassey": ("Ifeanyi Bassey", "person", "Nigerian Air Force"),
    "lawan": ("Bukar Lawan", "person", "Borno State police"),
    "makera": ("Lawal Makera", "person", "Katsina State police"),
    "kolo": ("Yagana Kolo", "person", "Borno State Emergency Management Agency"),
    "rafin": ("Mannir Rafin-Dadi", "person", "Katsina State Government"),
    "jafaru": ("Mustapha Jafaru", "person", "Zamfara State Government"),
    "prefect": ("Amadou Hamidou", "person", "Cameroon"),
    "nuhu": ("Nuhu Ibrahim", "person", None),
    "dh_zurmi": ("Bello Sule", "person", None),
    "mudi": ("Kachalla Mudi", "person", "Kachalla Mudi's group"),
    "hafs": ("Abu Hafs al-Barnawi", "person", "Islamic State West Africa Province"),
    "yasir": ("Abu Yasir", "person", "Boko Haram"),
    "zarami": ("Babagana Zarami", "person", "Civilian Joint Task Force"),
    "cjtf_man": ("member of the CJTF in Kukawa", "speaker", "Civilian Joint Task Force"),
    "furqan": ("Furqan Battalion", "unit", "Islamic State West Africa Province"),
    "sf198": ("198 Special Forces Battalion", "unit", "Nigerian Army"),
    "gyang": ("Danladi Gyang", "person", "198 Special Forces Battalion"),
    "officer198": ("officer of the 198 Special Forces Battalion", "speaker", "198 Special Forces Battalion"),
    "brigade21": ("21 Special Armoured Brigade", "unit", "Nigerian Army"),
    "tanko": ("Haruna Tanko", "person", "21 Special Armoured Brigade"),
    "sector2": ("Sector 2 of the Multinational Joint Task Force", "unit", "Multinational Joint Task Force"),
    "abderamane": ("Hassan Abderamane", "person", "Sector 2 of the Multinational Joint Task Force"),
    "residents": ("residents of Kukawa", "speaker", None),
    "modu": ("Modu Ali", "person", None),
    "hauwa": ("Hauwa Modu", "person", None),
    "health_worker": ("health worker in Kukawa", "speaker", None),
    "trader_kukawa": ("trader in Kukawa", "speaker", None),
    "nurse_md": ("nurse at the military hospital in Maiduguri", "speaker", None),
    "falmata": ("Falmata Goni", "person", None),
    "doctor_bama": ("doctor at the general hospital of Bama", "speaker", None),
    "tyre": ("tyre repairer in Bama", "speaker", None),
    "hosp_gusau": ("general hospital in Gusau", "organisation", None),
    "tukur": ("Tukur Hamisu", "person", None),
    "parents": ("parents of the pupils of Wagini", "speaker", None),
    "sani": ("Sani Dahiru", "person", None),
    "nurse_batsari": ("nurse who examined the children", "speaker", None),
    "doctor_batsari": ("doctor at Batsari hospital", "speaker", None),
    "amnesty": ("Amnesty International", "organisation", None),
    "imam": ("Yakubu Zurmi", "person", None),
    "refugees": ("people from Abadam in Bosso", "speaker", None),
    "fishermen": ("fishermen on the Komadugu", "speaker", None),
    "trader_abadam": ("grain trader in Abadam", "speaker", None),
    "traders_gamboru": ("traders in Gamboru", "speaker", None),
    "iom": ("International Organization for Migration", "organisation", None),
    "relief": ("Lake Basin Relief", "organisation", None),
    "nww": ("Northwest Watch", "organisation", None),
    "kanem": ("Kanem Trust", "outlet", None),
    "savannah": ("Savannah News Agency", "outlet", None),
    "lake_dispatch": ("Lake Dispatch", "outlet", None),
    "katsina_voice": ("Katsina Voice", "outlet", None),
}


ALSO = {
    "army": ["Nigeria", "Nigerian Army", "Nigerian Armed Forces", "Nigerian military", "Military of Nigeria", "Armed Forces of Nigeria", "Government of Nigeria", "Nigerian troops", "Operation Hadin Kai"],
    "iswap": ["ISWAP", "Islamic State West Africa Province", "Islamic State's West Africa Province", "Islamic State"],
    "jas": ["JAS", "Boko Haram", "Jama'atu Ahlis Sunna Lidda'awati wal-Jihad", "Boko Haram (JAS)"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

KUKAWA = place("Kukawa", "Borno", 12.926, 13.566)
ABADAM = place("Abadam", "Borno", 13.617, 13.267)
BAMA = place("Bama", "Borno", 11.519, 13.686)
ZURMI = place("Zurmi", "Zamfara", 12.776, 6.784)

EVENTS = [
    event("n01", "Kukawa falls to ISWAP", "2024-02-06/2024-02-07", KUKAWA, TAKEN, (["iswap"], ["army"]), apart="n02 n03 n15",
          killed=toll(12, 12, 32), injured=toll(2, 2, 2), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "02 04 15 18", "iswap", "residents", "modu", "ogbonna"), position("did not happen", "03 04", "ogbonna")),
              dispute("killed", position({"Nigerian Army": 19, "Islamic State West Africa Province": 2}, "02", "iswap"), position({"Islamic State West Africa Province": 32}, "03", "ogbonna"),
                      position(12, "04", "health_worker"))]),
    event("n02", "The army and the CJTF retake Kukawa", "2024-02-11/2024-02-12", KUKAWA, BACK, (["army", "cjtf"], ["iswap"]), apart="n01 n03",
          killed=toll(5, 5, 41), injured=toll(2, 2, 2), voices=(5, 4, 6), disputes=[
              dispute("killed", position(41, "13 15 18", "army", "ogbonna"), position(5, "15 18", "iswap")),
              dispute("actors", position("Nigerian Army", "13 15 18", "army", "ogbonna"), position("Civilian Joint Task Force", "15", "zarami")),
              dispute("how", position("cleared after a battle", "13", "army"), position("left of their own accord", "15 18", "iswap"))]),
    event("n03", "Kukawa falls to ISWAP again", "2024-02-15/2024-02-16", KUKAWA, TAKEN, (["iswap"], ["army"]), apart="n01 n02 n15",
          killed=toll(6, 6, 22), voices=(4, 3, 5), disputes=[
              dispute("killed", position(22, "20", "iswap"), position(6, "20", "residents")),
              dispute("how", position("overrun", "20", "iswap"), position("fell back for want of ammunition", "20 22", "officer198"))]),
    event("n04", "Suicide bomber at the cattle market of Bama", "2024-02-10/2024-02-11", BAMA, SUICIDE, (["jas"], ["civilians"]), apart="n05 n18",
          killed=toll(7, 9, 12), injured=toll(19, 26, 31), voices=(5, 4, 6), disputes=[
              dispute("killed", position(7, "07 08 09 10 11", "police"), position(12, "11", "doctor_bama"), position(10, "12", "kanem"), position(9, "16", "kolo")),
              dispute("injured", position(19, "07 08 09 10", "police"), position(31, "11", "doctor_bama"), position(26, "16", "kolo")),
              dispute("actors", position("Boko Haram", "11", "yasir"), position("Islamic State West Africa Province", "12", "ogbonna"),
                      position("not Islamic State West Africa Province", "12", "iswap"))]),
    event("n05", "Suicide bomber at a checkpoint of the CJTF in Bama", "2024-02-10/2024-02-11", BAMA, SUICIDE, (["iswap"], ["cjtf"]), apart="n04",
          killed=toll(2, 2, 9), injured=toll(4, 4, 4), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "11 12 16", "lawan", "police", "tyre", "kolo"), position(9, "12", "iswap"))]),
    event("n06", "Air strike on Malele", "2024-02-08/2024-02-09", place("Malele", "Zamfara", 11.30, 6.49, "near"), AIR, (["naf"], ["civilians"]), apart="n09",
          killed=toll(14, 15, 30), injured=toll(11, 11, 11), voices=(4, 3, 5), disputes=[
              dispute("killed", position(14, "05", "nuhu"), position(30, "06", "bassey"), position(15, "14 22", "nww")),
              dispute("recipients", position("civilians", "05 14 22", "nuhu", "nww"), position("bandits", "06 22", "bassey"))]),
    event("n07", "ISWAP ambushes an army convoy near Gajiram", "2024-02-05/2024-02-06", place("Gajiram", "Borno", 12.493, 13.209, "near"), CLASH, (["iswap"], ["army"]),
          killed=toll(5, 11, 26), injured=toll(9, 9, 9), voices=(3, 2, 4), disputes=[
              dispute("killed", position(5, "01", "army"), position(11, "01", "nurse_md"), position(26, "01", "iswap"))]),
    event("n08", "Police fire on a protest at Batsari", "2024-02-12/2024-02-13", place("Batsari", "Katsina", 12.755, 7.24, "near"), [["Protests", "Excessive force against protesters"]],
          (["police_katsina"], ["civilians"]), plover=["PROTEST", "ASSAULT"], apart="n11", killed=toll(2, 2, 3), injured=toll(7, 7, 7), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "14", "doctor_batsari"), position(3, "14", "amnesty"), position(0, "14", "makera")),
              dispute("how", position("fired live rounds at the crowd", "14", "nww", "doctor_batsari"), position("fired in the air", "14", "makera"))]),
    event("n09", "Drone strike on Tudun Biri, 2023", "2023-12-03/2023-12-04", place("Tudun Biri", "Kaduna", 10.72, 7.55, "near"), AIR, (["army"], ["civilians"]), apart="n06",
          killed=toll(85, 85, 85), voices=(1, 1, 1), frame="background"),
    event("n10", "The 198 Special Forces Battalion is moved to Cross Kauwa", "2024-02-12/2024-02-14", place("Cross Kauwa", "Borno", 12.98, 13.70, "near"), None, (["sf198"], []), plover=["MOBILIZE"],
          voices=(1, 1, 1)),
    event("n11", "Pupils abducted at Wagini", "2024-02-07/2024-02-08", place("Wagini", "Katsina", 12.8, 7.2, "near"), [["Violence against civilians", "Abduction/forced disappearance"]],
          (["bandits"], ["civilians"]), apart="n08 n12", killed=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("captured", position(16, "05", "makera"), position(28, "05", "tukur"), position(31, "05 19", "parents"))]),
    event("n12", "Pupils of Wagini freed", "2024-02-15/2024-02-16", place("Batsari", "Katsina", 12.755, 7.24, "near"), [["Strategic developments", "Other"]],
          (["bandits"], ["civilians"]), plover=["RETREAT"], apart="n11", voices=(3, 2, 4), disputes=[
              dispute("released", position(25, "19 22", "rafin"), position(24, "19 22", "sani", "nurse_batsari")),
              dispute("how", position("rescued by soldiers and police", "19 22", "rafin"), position("handed over for a ransom", "19 22", "sani"))]),
    event("n13", "Boko Haram (JAS) takes Abadam from ISWAP", "2024-02-09/2024-02-10", ABADAM, TAKEN, (["jas"], ["iswap"]), apart="n14",
          killed=toll(9, 9, 40), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "17 22", "refugees", "yasir", "lake_dispatch"), position("did not happen", "17", "iswap")),
              dispute("killed", position(9, "17", "fishermen"), position(40, "17", "yasir"))]),
    event("n14", "ISWAP regains Abadam", "2024-02-13/2024-02-14", ABADAM, TAKEN, (["iswap"], ["jas"]), apart="n13",
          killed=toll(4, 4, 17), voices=(3, 2, 4), disputes=[
              dispute("killed", position(17, "17", "iswap"), position(4, "17", "yasir"))]),
    event("n15", "ISWAP vows to enter Monguno: it does not", "2024-02-13/2024-02-16", place("Monguno", "Borno", 12.670, 13.612), None, (["iswap"], ["army"]), plover=["THREATEN"],
          voices=(1, 1, 2), apart="n01 n03"),
    event("n16", "Families flee Kukawa", "2024-02-06/2024-02-18", KUKAWA, None, ([], ["civilians"]), plover=["SANCTION"], voices=(5, 4, 5), disputes=[
        dispute("displaced", position(11300, "21", "iom"), position(4000, "21", "sema"), position(6850, "21", "relief"))]),
    event("n17", "The bridge from Gamboru to Fotokol is closed", "2024-02-14/2024-02-15", place("Gamboru", "Borno", 12.372, 14.218), None, (["cameroon"], []), plover=["COERCE"], voices=(2, 2, 3),
          disputes=[dispute("actors", position("Cameroon", "17", "traders_gamboru"), position("Nigerian Army", "17", "prefect"))]),
    event("n18", "Three suspects arrested in Bama", "2024-02-13/2024-02-14", BAMA, [["Strategic developments", "Arrests"]], (["police"], []), plover=["COERCE"], voices=(1, 1, 1), apart="n04 n05"),
    event("n19", "Truce of Zurmi", "2024-02-09/2024-02-10", ZURMI, [["Strategic developments", "Agreement"]], (["elders", "mudi_men"], []), plover=["AGREE"], voices=(3, 2, 4), apart="n20"),
    event("n20", "Farmers shot outside Zurmi", "2024-02-13/2024-02-14", place("Zurmi", "Zamfara", 12.776, 6.784, "near"), ATTACK, (["mudi_men"], ["civilians"]), apart="n19",
          killed=toll(4, 6, 6), voices=(4, 3, 5), disputes=[
              dispute("killed", position(4, "19", "police_zamfara"), position(6, "19", "imam")),
              dispute("actors", position("Kachalla Mudi's group", "19", "dh_zurmi"), position("not Kachalla Mudi's group", "19", "mudi"), position("Kachalla Gide's group", "19", "mudi"))]),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("08", "07", "copy"), ("09", "07", "abridged"), ("10", "07", "rewrite"), ("18", "15", "merged"),
           ("22", "20", "digest"), ("22", "17", "digest"), ("22", "19", "digest"), ("22", "14", "digest")]

CONTROL = [
    {"key": "kukawa", "place": "Kukawa", "admin1": "Borno", "lat": 12.926, "lon": 13.566, "timeline": [
        held(None, "2024-02-06", "army", "confirmed", "admitted", "reported"),
        held("2024-02-06", "2024-02-11", "iswap", "admitted", "confirmed"),
        held("2024-02-11", "2024-02-15", "army", "admitted", "confirmed"),
        held("2024-02-15", None, "iswap", "confirmed", "admitted"),
    ]},
    {"key": "abadam", "place": "Abadam", "admin1": "Borno", "lat": 13.617, "lon": 13.267, "timeline": [
        held(None, "2024-02-09", "iswap", "confirmed", "reported", "admitted"),
        held("2024-02-09", "2024-02-13", "jas", "confirmed", "reported"),
        held("2024-02-13", None, "iswap", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "the town fell to the mujahideen", "iswap", "took", "asserted", "", "kukawa"),
    ("02", "are now in its market and at its gates", "iswap", "holds", "asserted", "", "kukawa"),
    ("03", "Kukawa has been captured by terrorists", "iswap", "took", "denied", "ogbonna", "kukawa"),
    ("03", "At no time was Kukawa overrun", "army", "lost", "denied", "ogbonna", "kukawa"),
    ("03", "Troops are in firm control of the town", "army", "holds", "asserted", "ogbonna", "kukawa"),
    ("04", "Men of ISWAP walked into Kukawa", "iswap", "took", "asserted", "residents", "kukawa"),
    ("04", "the order to leave the base was given", "army", "lost", "asserted", "zarami", "kukawa"),
    ("04", "there was a black flag on the secretariat", "iswap", "holds", "asserted", "modu", "kukawa"),
    ("13", "entered Kukawa town at first light", "army", "retook", "asserted", "", "kukawa"),
    ("13", "Kukawa is fully under the control of our troops", "army", "holds", "asserted", "ogbonna", "kukawa"),
    ("15", "had given up the town of Kukawa", "army", "lost", "asserted", "ogbonna", "kukawa"),
    ("15", "they had returned on Sunday", "army", "retook", "asserted", "ogbonna", "kukawa"),
    ("15", "its men had left Kukawa on Sunday", "iswap", "lost", "asserted", "iswap", "kukawa"),
    ("15", "entered Kukawa first", "cjtf", "took", "asserted", "zarami", "kukawa"),
    ("18", "had given up the town of Kukawa", "army", "lost", "asserted", "ogbonna", "kukawa"),
    ("18", "they had returned on Sunday", "army", "retook", "asserted", "ogbonna", "kukawa"),
    ("18", "its men had left Kukawa on Sunday", "iswap", "lost", "asserted", "iswap", "kukawa"),
    ("20", "have retaken Kukawa", "iswap", "retook", "asserted", "residents", "kukawa"),
    ("20", "fell back to Cross Kauwa", "army", "lost", "asserted", "officer198", "kukawa"),
    ("20", "The battalion was now in the town", "iswap", "holds", "asserted", "iswap", "kukawa"),
    ("22", "ISWAP has retaken Kukawa", "iswap", "retook", "asserted", "savannah", "kukawa"),
    ("17", "ISWAP has held it for years", "iswap", "holds", "asserted", "", "abadam"),
    ("17", "it lost it - not to the army but to its old enemies of JAS", "iswap", "lost", "asserted", "", "abadam"),
    ("17", "strangers were at the checkpoint", "jas", "took", "asserted", "refugees", "abadam"),
    ("17", "the capture of Abadam", "jas", "took", "asserted", "yasir", "abadam"),
    ("17", "The town was never lost", "iswap", "lost", "denied", "iswap", "abadam"),
    ("17", "drove into the town in eleven vehicles at noon", "iswap", "retook", "asserted", "trader_abadam", "abadam"),
    ("17", "JAS was gone by the afternoon prayer", "jas", "lost", "asserted", "trader_abadam", "abadam"),
    ("17", "his people quit Abadam", "jas", "lost", "asserted", "yasir", "abadam"),
    ("22", "JAS took Abadam from ISWAP on 9 February", "jas", "took", "asserted", "lake_dispatch", "abadam"),
    ("22", "lost it again on the 13th", "jas", "lost", "asserted", "lake_dispatch", "abadam"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("sf198", "army", "gyang", "Cross Kauwa", "deployed", (360, 400, 440), [("15", "The 198 Special Forces Battalion, about 400 men led by Lieutenant Colonel Danladi Gyang"),
                                                                            ("20", "the 198 Special Forces Battalion, which is in Cross Kauwa")]),
    ("sector2", "mnjtf", "abderamane", "Monguno", "based", (270, 300, 330), [("15", "300 Chadian soldiers of Sector 2 of the Multinational Joint Task Force (MNJTF), under Colonel Hassan Abderamane"),
                                                                            ("20", "the Chadian soldiers of Sector 2 of the MNJTF")]),
    ("brigade21", "army", "tanko", "Bama", "based", None, [("12", "Bama is the seat of the 21 Special Armoured Brigade")]),
    ("furqan", "iswap", "hafs", "Kukawa", "based", None, [("02", "the Furqan Battalion under the commander Abu Hafs al-Barnawi"), ("20", "its Furqan Battalion, under Abu Hafs al-Barnawi")]),
    ("mudi_men", "bandits", "mudi", "Zurmi", "based", (70, 80, 90), [("14", "Mudi's group, some 80 men with motorcycles, is camped in the forest north of Zurmi")]),
]  # fmt: skip
