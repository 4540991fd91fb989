"""What the reports of ``sahel.txt`` come to: FICTIONAL events in real places, March 2025. The known truth, by hand.

The outlets, persons and happenings are invented; organisations are real but did and said none of this. Only the background events
happened: the boat Tombouctou (7 September 2023) and Ogossagou (23 March 2019).
"""

from __future__ import annotations

from truth import ATTACK, BACK, BLAST, CLASH, TAKEN, Name, Truth, dispute, place, toll

THEATRE = "world"

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Malian Armed Forces", "state body", None),
    "fla": ("Azawad Liberation Front", "group", None),
    "jnim": ("Jama'at Nusrat al-Islam wal-Muslimin", "group", None),
    "issp": ("Islamic State Sahel Province", "group", None),
    "dna": ("Dan Na Ambassagou", "group", None),
    "africa_corps": ("Africa Corps", "group", "Malian Armed Forces"),
    "mauritania": ("Mauritania", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "self_defence": ("Self-defence group of Inekar", "group", None),
    "toure": ("Amadi Toure", "person", "Malian Armed Forces"),
    "ag_sidi": ("Mohamed Ag Sidi", "person", "Azawad Liberation Front"),
    "ag_ehya": ("Moussa Ag Ehya", "person", "Azawad Liberation Front"),
    "cisse": ("Idrissa Cisse", "person", "Malian police"),
    "police": ("Malian police", "state body", "Malian Armed Forces"),
    "ministry": ("Malian ministry of health", "state body", "Malian Armed Forces"),
    "governor": ("Governor of Timbuktu", "state body", "Malian Armed Forces"),
    "gov_menaka": ("Governor's office in Menaka", "state body", "Malian Armed Forces"),
    "prefect": ("Prefect of Goundam", "state body", "Malian Armed Forces"),
    "rim62": ("62nd Motorised Infantry Regiment", "unit", "Malian Armed Forces"),
    "officer62": ("officer of the 62nd Regiment", "speaker", "62nd Motorised Infantry Regiment"),
    "western_front": ("Western Front of the FLA", "unit", "Azawad Liberation Front"),
    "rebels": ("Tuareg rebels", "group", None),
    "mayor": ("Amadou Guindo", "person", None),
    "nurse": ("nurse at Sevare hospital", "speaker", None),
    "doctor": ("doctor at Gao hospital", "speaker", None),
    "boubacar": ("Boubacar", "person", None),
    "residents": ("residents of Goundam", "speaker", None),
    "teacher": ("retired teacher in Goundam", "speaker", None),
    "taxi": ("taxi driver in Gao", "speaker", None),
    "survivors": ("survivors of Dianweli", "speaker", None),
    "herders": ("herders' association", "organisation", None),
    "drivers": ("drivers", "speaker", None),
    "trader": ("trader from Inekar", "speaker", None),
    "halima": ("Halima", "person", None),
    "ocha": ("UN humanitarian office", "organisation", None),
    "mopti_wire": ("Mopti Wire", "outlet", None),
    "menaka_post": ("Menaka Post", "outlet", None),
    "intalla": ("Alhassane Ag Intalla", "person", None),
    "kante": ("Sekou Kante", "person", "62nd Motorised Infantry Regiment"),
}


ALSO = {"army": ["Mali", "Malian Armed Forces", "Malian Army", "Government of Mali"], "fla": ["Tuareg rebels"]}
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

GOUNDAM = place("Goundam", "Timbuktu", 16.414, -3.671)
GAO = place("Gao", "Gao", 16.267, -0.05)

EVENTS = [
    event("s01", "Convoy ambushed near Boni", "2025-03-03/2025-03-04", place("Boni", "Mopti", 15.083, -2.22), CLASH, (["jnim"], ["army"]),
          killed=toll(7, 9, 24), voices=(3, 2, 4), disputes=[
              dispute("killed", position(7, "01 03", "army"), position(24, "01", "jnim"), position(9, "01", "nurse"))]),
    event("s02", "Goundam falls to the FLA", "2025-03-05/2025-03-06", GOUNDAM, TAKEN, (["fla"], ["army"]), apart="s06 s14",
          killed=toll(12, 12, 33), injured=toll(4, 4, 4), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "02 04 11", "fla", "residents", "toure"), position("did not happen", "03 04", "toure", "governor")),
              dispute("killed", position({"Malian Armed Forces": 31, "Azawad Liberation Front": 2}, "02", "fla"), position({"Malian Armed Forces": 10}, "04", "teacher"))]),
    event("s03", "Motorcycle bomb in the livestock market of Gao", "2025-03-06/2025-03-07", GAO, BLAST, (["issp"], ["civilians"]), apart="s04 s05",
          killed=toll(5, 7, 9), injured=toll(18, 22, 26), voices=(4, 3, 5), disputes=[
              dispute("killed", position(5, "05 06 07 08", "police"), position(9, "08", "doctor"), position(8, "09", "Le Fleuve"), position(7, "10", "ministry")),
              dispute("injured", position(18, "05 06 07", "police"), position(26, "08", "doctor"), position(22, "10", "ministry")),
              dispute("actors", position("Islamic State Sahel Province", "08", "issp"), position("not Jama'at Nusrat al-Islam wal-Muslimin", "09", "jnim"))]),
    event("s04", "The boat Tombouctou attacked, 2023", "2023-09-07/2023-09-08", place("Rharous", "Timbuktu", 16.87, -1.93, "near"), ATTACK, (["jnim"], ["civilians"]),
          killed=toll(49, 49, 49), voices=(1, 1, 1), frame="background", apart="s03 s05"),
    event("s05", "Mortar shells on Gao airport", "2025-03-06/2025-03-07", GAO, [["Explosions/Remote violence", "Shelling/artillery/missile attack"]], (["jnim"], ["army"]), apart="s03 s04",
          killed=toll(1, 1, 6), injured=toll(3, 3, 3), voices=(3, 2, 4), disputes=[
              dispute("killed", position(1, "08 09", "toure"), position(6, "09", "jnim"))]),
    event("s06", "The army retakes Goundam", "2025-03-09/2025-03-10", GOUNDAM, BACK, (["army"], ["fla"]), apart="s02 s14",
          killed=toll(5, 5, 40), voices=(3, 2, 4), disputes=[
              dispute("killed", position(40, "10 11", "toure"), position(5, "11", "ag_sidi")),
              dispute("how", position("stormed", "10 11", "toure"), position("left because of drones", "11", "ag_sidi"))]),
    event("s07", "Dianweli attacked by night", "2025-03-08/2025-03-10", place("Dianweli", "Mopti", 14.1, -3.1, "near"), ATTACK, (["dna"], ["civilians"]), apart="s08",
          killed=toll(14, 14, 17), voices=(2, 1, 3), disputes=[
              dispute("killed", position(14, "12", "mayor"), position(17, "12", "survivors")),
              dispute("actors", position("Dan Na Ambassagou", "12", "herders"), position("not Dan Na Ambassagou", "12", "dna"), position("Jama'at Nusrat al-Islam wal-Muslimin", "12", "dna"))]),
    event("s08", "Ogossagou, 2019", "2019-03-23/2019-03-24", place("Ogossagou", "Mopti", 13.97, -3.45, "near"), ATTACK, (["dna"], ["civilians"]),
          killed=toll(160, 160, 160), voices=(1, 1, 1), frame="background", apart="s07"),
    event("s09", "A commander of Inekar goes over to Islamic State", "2025-03-11/2025-03-12", place("Inekar", "Menaka", 15.97, 3.14, "near"), [["Strategic developments", "Other"]],
          (["self_defence"], []), plover=["RETREAT"], voices=(2, 1, 3), disputes=[dispute("troops", position(40, "13 17", "trader"), position(9, "13", "gov_menaka"))]),
    event("s10", "The 62nd Regiment is moved to Niafunke", "2025-03-09/2025-03-12", place("Niafunke", "Timbuktu", 15.932, -3.991), None, (["rim62"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("s11", "An army helicopter comes down near Tessit", "2025-03-11/2025-03-12", place("Tessit", "Gao", 15.2, 0.3, "near"), [["Strategic developments", "Disrupted weapons use"]],
          (["fla"], ["army"]), injured=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("cause", position("shot down", "13 14", "fla"), position("engine trouble", "13", "toure")),
              dispute("killed", position(4, "13 14", "fla"), position(0, "13", "toure"))]),
    event("s12", "Families flee Goundam", "2025-03-05/2025-03-17", GOUNDAM, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(2300, "16", "ocha"), position(600, "16", "governor"))]),
    event("s13", "The FLA vows to enter Dire: it does not", "2025-03-12/2025-03-15", place("Dire", "Timbuktu", 16.257, -3.401), None, (["fla"], ["army"]), plover=["THREATEN"],
          voices=(1, 1, 1), apart="s14 s02"),
    event("s14", "Goundam falls again", "2025-03-15/2025-03-16", GOUNDAM, TAKEN, (["fla"], ["army"]), apart="s02 s06 s13",
          killed=toll(3, 3, 20), voices=(4, 3, 5), disputes=[
              dispute("killed", position({"Malian Armed Forces": 20}, "15", "fla"), position({"Malian Armed Forces": 3}, "15", "residents")),
              dispute("how", position("stormed", "15", "fla"), position("withdrawn", "15", "officer62"))]),
    event("s15", "The border post of Fassala is closed", "2025-03-11/2025-03-12", place("Fassala", "Hodh ech Chargui", 15.55, -5.52, "near"), None, (["mauritania"], []), plover=["COERCE"], voices=(2, 2, 3),
          disputes=[dispute("actors", position("Mauritania", "16", "drivers"), position("Malian Armed Forces", "16", "prefect"))]),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "rewrite"), ("17", "15", "digest"), ("17", "13", "digest")]

CONTROL = [{"key": "goundam", "place": "Goundam", "admin1": "Timbuktu", "lat": 16.414, "lon": -3.671, "timeline": [
    held(None, "2025-03-05", "army", "confirmed", "admitted", "reported"),
    held("2025-03-05", "2025-03-09", "fla", "admitted", "confirmed"),
    held("2025-03-09", "2025-03-15", "army", "admitted", "confirmed"),
    held("2025-03-15", None, "fla", "admitted", "confirmed"),
]}]  # fmt: skip
# report, words, actor, change, status, speaker: claims of who holds Goundam
CONTROL_CLAIMS = [
    ("02", "took the town of Goundam", "fla", "took", "asserted", ""), ("03", "Goundam has fallen", "fla", "took", "denied", "toure"),
    ("03", "remains in the hands of the armed forces", "army", "holds", "asserted", "toure"), ("04", "The army lost Goundam", "army", "lost", "asserted", "residents"),
    ("04", "the flag of Azawad hung at the town hall", "fla", "holds", "asserted", ""), ("10", "entered Goundam on Sunday", "army", "retook", "asserted", "toure"),
    ("11", "rebels captured Goundam", "fla", "took", "asserted", "toure"), ("11", "retook the town on Sunday", "army", "retook", "asserted", "toure"),
    ("11", "his men had left the town on Sunday", "fla", "lost", "asserted", "ag_sidi"), ("15", "Tuareg rebels recaptured the town of Goundam on Saturday", "rebels", "retook", "asserted", "residents"),
    ("15", "the garrison of about 120 had withdrawn", "army", "lost", "asserted", "officer62"), ("15", "Western Front had stormed the camp", "fla", "took", "asserted", "fla"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("rim62", "army", "kante", "Niafunke", "deployed", (360, 400, 440), [("11", "The 62nd Motorised Infantry Regiment from Sevare"), ("15", "the 62nd Motorised Infantry Regiment in Niafunke")]),
    ("western_front", "fla", "ag_ehya", "Goundam", "based", None, [("02", "the Western Front of the FLA"), ("15", "its Western Front")]),
]  # fmt: skip
