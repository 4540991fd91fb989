"""What the reports of ``sudan.txt`` come to: FICTIONAL events in real places, March 2025. The known truth, by hand.

The outlets, persons and happenings are invented, and so are the Gezira Labourers' Union and Relief Link Sudan; the other
organisations are real but did and said none of this. Only the background events happened: the Saudi hospital in El Fasher
(24 January 2025), Wad al-Noura (5 June 2024) and the building of the state radio in Omdurman (12 March 2024).
Written and marked before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SHELLING: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Sudanese Armed Forces", "state body", None),
    "rsf": ("Rapid Support Forces", "group", None),
    "joint": ("Joint Force of Armed Struggle Movements", "group", None),
    "splmn": ("Sudan People's Liberation Movement-North", "group", None),
    "shield": ("Sudan Shield Forces", "group", None),
    "chad": ("Chad", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "tariq": ("Tariq Abdelmajid", "person", "Sudanese Armed Forces"),
    "bishara": ("Musa Bishara", "person", "Rapid Support Forces"),
    "jedo": ("Salih Jedo", "person", "Rapid Support Forces"),
    "juma": ("Hamid Juma", "person", "Rapid Support Forces"),
    "abkar": ("Ahmed Nour Abkar", "person", "Joint Force of Armed Struggle Movements"),
    "bakhit": ("Yahya Bakhit", "person", "Joint Force of Armed Struggle Movements"),
    "kuku": ("Kuku Idris", "person", "Sudan People's Liberation Movement-North"),
    "kafi": ("Simon Kafi", "person", "Sudan People's Liberation Movement-North"),
    "tijani": ("Hassan al-Tijani", "person", "Fifth Infantry Division"),
    "taha": ("Osman Taha", "person", "9th Airborne Brigade"),
    "div5": ("Fifth Infantry Division", "unit", "Sudanese Armed Forces"),
    "sayyad": ("Sayyad column", "unit", "Fifth Infantry Division"),
    "airborne9": ("9th Airborne Brigade", "unit", "Sudanese Armed Forces"),
    "kordofan_sector": ("Kordofan sector of the RSF", "unit", "Rapid Support Forces"),
    "brigade3": ("3rd Brigade of the SPLM-N", "unit", "Sudan People's Liberation Movement-North"),
    "officer5": ("officer of the Fifth Infantry Division", "speaker", "Fifth Infantry Division"),
    "officer9": ("officer of the 9th Airborne Brigade", "speaker", "9th Airborne Brigade"),
    "rsf_officer": ("officer of the Kordofan sector", "speaker", "Kordofan sector of the RSF"),
    "source": ("military source in El Obeid", "speaker", None),
    "nd_gov": ("Government of North Darfur", "state body", "Sudanese Armed Forces"),
    "yagoub": ("Al-Tahir Yagoub", "person", "Government of North Darfur"),
    "nd_health": ("North Darfur ministry of health", "state body", "Sudanese Armed Forces"),
    "hawa": ("Hawa Ishaq", "person", "North Darfur ministry of health"),
    "kh_gov": ("Government of Khartoum state", "state body", "Sudanese Armed Forces"),
    "rsf_admin": ("RSF-run civil administration", "organisation", "Rapid Support Forces"),
    "rsf_agency": ("RSF relief agency", "organisation", "Rapid Support Forces"),
    "medic": ("medical assistant in Umm Keddada", "speaker", None),
    "residents": ("residents of Bara", "speaker", None),
    "volunteer": ("volunteer at the cemetery of Bara", "speaker", None),
    "maryam": ("Maryam Abdallah", "person", None),
    "doctor": ("doctor at the southern hospital of El Fasher", "speaker", None),
    "traders": ("traders in El Fasher", "speaker", None),
    "neighbour": ("neighbour of the water authority", "speaker", None),
    "who": ("World Health Organization", "organisation", None),
    "thawra": ("residents of Thawra", "speaker", None),
    "err_omd": ("emergency response room of Omdurman", "organisation", None),
    "err_nyala": ("Nyala emergency response room", "organisation", None),
    "haroun": ("Dawood Haroun", "person", None),
    "survivors": ("survivors of the labourers' camp", "speaker", None),
    "union": ("Gezira Labourers' Union", "organisation", None),
    "trader": ("trader from Nyala", "speaker", None),
    "cousin": ("cousin of the trader", "speaker", None),
    "fisherman": ("fisherman at Jebel Aulia", "speaker", None),
    "iom": ("International Organization for Migration", "organisation", None),
    "aisha": ("Aisha", "person", None),
    "dalami": ("residents of Dalami", "speaker", None),
    "drivers": ("lorry drivers at Adre", "speaker", None),
    "darfur_wire": ("Darfur Wire", "outlet", None),
    "observer": ("Gezira Observer", "outlet", None),
    "scm": ("Sudan Conflict Monitor", "outlet", None),
}


ALSO = {
    "army": ["Sudan", "Sudanese Armed Forces", "Sudanese army", "SAF", "Government of Sudan", "Joint Force of Armed Struggle Movements"],
    "rsf": ["RSF", "Rapid Support Forces"],
    "splmn": ["SPLM-N", "Sudan People's Liberation Movement-North", "SPLM-N al-Hilu"],
}
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

BARA = place("Bara", "North Kordofan", 13.70, 30.367)
DALAMI = place("Dalami", "South Kordofan", 11.867, 30.467)
FASHER = place("El Fasher", "North Darfur", 13.628, 25.349)
OMDURMAN = place("Omdurman", "Khartoum", 15.644, 32.478)

EVENTS = [
    event("u01", "Joint force convoy ambushed near Umm Keddada", "2025-03-03/2025-03-04", place("Umm Keddada", "North Darfur", 13.602, 26.688, "near"), CLASH, (["rsf"], ["joint"]),
          killed=toll(11, 14, 60), voices=(3, 2, 4), disputes=[
              dispute("killed", position(11, "01", "abkar"), position(60, "01 03", "rsf"), position(14, "01", "medic"))]),
    event("u02", "The army and the joint force take Bara", "2025-03-05/2025-03-06", BARA, BACK, (["army", "joint"], ["rsf"]), apart="u06 u14 u16 u19",
          killed=toll(23, 23, 154), injured=toll(17, 17, 17), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "02 04 13 19", "army", "tariq", "residents", "abkar", "bishara", "aisha"), position("did not happen", "03 04", "rsf", "bishara")),
              dispute("killed", position({"Rapid Support Forces": 150, "Sudanese Armed Forces": 4}, "02", "army"), position({"Sudanese Armed Forces": 85}, "03", "rsf"),
                      position(23, "04", "volunteer")),
              dispute("actors", position("Sudanese Armed Forces", "02 04", "army", "tariq", "officer5"), position("Joint Force of Armed Struggle Movements", "04", "abkar"))]),
    event("u03", "Livestock market of El Fasher shelled", "2025-03-06/2025-03-07", FASHER, SHELLING, (["rsf"], ["civilians"]), apart="u04 u05 u18",
          killed=toll(9, 12, 16), injured=toll(21, 28, 34), voices=(4, 3, 5), disputes=[
              dispute("killed", position(9, "05 06 07 08 09 10", "nd_gov"), position(16, "10", "doctor"), position(13, "12", "El Fasher Voice"), position(12, "14", "hawa")),
              dispute("injured", position(21, "05 06 07 08 09", "nd_gov"), position(34, "10", "doctor"), position(28, "14", "hawa")),
              dispute("actors", position("Rapid Support Forces", "05 06 07 08 09 12", "yagoub", "traders"), position("not Rapid Support Forces", "10 12", "rsf"), position("Sudanese Armed Forces", "10", "rsf"))]),
    event("u04", "Drone on the Saudi hospital in El Fasher, January 2025", "2025-01-24/2025-01-25", FASHER, AIR, ([], ["civilians"]), apart="u03 u05",
          killed=toll(70, 70, 70), voices=(1, 1, 1), frame="background"),
    event("u05", "Drone on the water authority in El Fasher", "2025-03-06/2025-03-07", FASHER, AIR, (["rsf"], ["civilians", "army"]), apart="u03 u04",
          killed=toll(2, 2, 18), injured=toll(5, 5, 5), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "10 12", "yagoub", "neighbour"), position({"Sudanese Armed Forces": 18}, "10 12", "rsf")),
              dispute("recipients", position("Civilians", "10 12", "yagoub", "neighbour"), position("Sudanese Armed Forces", "10", "rsf"))]),
    event("u06", "The RSF retakes Bara", "2025-03-09/2025-03-10", BARA, TAKEN, (["rsf"], ["army"]), apart="u02 u14 u16 u19",
          killed=toll(9, 9, 210), voices=(3, 2, 4), disputes=[
              dispute("status", position("happened", "13 16 19", "rsf", "bishara", "tariq", "aisha"), position("did not happen", "14", "tariq")),
              dispute("killed", position({"Sudanese Armed Forces": 210}, "13", "rsf"), position({"Rapid Support Forces": 70}, "14", "tariq"), position({"Sudanese Armed Forces": 9}, "16", "tariq")),
              dispute("how", position("taken in battle", "13", "rsf", "bishara"), position("left to regroup", "16", "tariq"), position("overrun", "16", "source"))]),
    event("u07", "Labourers' camp near Al-Hasaheisa attacked by night", "2025-03-08/2025-03-10", place("Al-Hasaheisa", "Gezira", 14.753, 33.298, "near"), ATTACK, (["shield"], ["civilians"]), apart="u08",
          killed=toll(13, 13, 19), voices=(2, 1, 3), disputes=[
              dispute("killed", position(13, "15 20", "haroun"), position(19, "15", "survivors")),
              dispute("actors", position("Sudan Shield Forces", "15", "union"), position("not Sudan Shield Forces", "15 20", "shield"), position("Rapid Support Forces", "15", "shield"))]),
    event("u08", "Wad al-Noura, 2024", "2024-06-05/2024-06-06", place("Wad al-Noura", "Gezira", 14.75, 32.6, "near"), ATTACK, (["rsf"], ["civilians"]),
          killed=toll(100, 100, 100), voices=(1, 1, 1), frame="background", apart="u07"),
    event("u09", "An RSF field commander goes over to the army", "2025-03-11/2025-03-12", place("El Obeid", "North Kordofan", 13.184, 30.217, "near"),
          [["Strategic developments", "Other"], ["Strategic developments", "Change to group/activity"]],
          (["juma"], []), plover=["RETREAT"], voices=(2, 1, 3), disputes=[dispute("troops", position(70, "17", "army"), position(8, "17", "rsf"))]),
    event("u10", "Part of the 9th Airborne Brigade is moved to Er Rahad", "2025-03-11/2025-03-12", place("Er Rahad", "North Kordofan", 12.717, 30.65), None, (["airborne9"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("u11", "RSF ammunition depot at Jebel Aulia explodes", "2025-03-11/2025-03-12", place("Jebel Aulia", "Khartoum", 15.24, 32.50, "near"), AIR, (["army"], ["rsf"]), apart="u17",
          killed=toll(2, 2, 30), injured=toll(3, 3, 3), voices=(3, 2, 4), disputes=[
              dispute("cause", position("drone strike", "17 20", "army"), position("electrical fault", "17 20", "rsf")),
              dispute("killed", position({"Rapid Support Forces": 30}, "17", "army"), position(2, "17", "fisherman"))]),
    event("u12", "Families flee Bara", "2025-03-05/2025-03-17", BARA, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(4100, "19", "iom"), position(900, "19", "rsf_admin"), position(2600, "19", "Relief Link Sudan"))]),
    event("u13", "The RSF promises to enter El Obeid: it does not", "2025-03-09/2025-03-15", place("El Obeid", "North Kordofan", 13.184, 30.217), None, (["rsf"], ["army"]), plover=["THREATEN"],
          voices=(1, 1, 1), apart="u06 u14"),
    event("u14", "The army takes Bara again", "2025-03-14/2025-03-15", BARA, BACK, (["army", "joint"], ["rsf"]), apart="u02 u06 u13 u19",
          killed=toll(7, 7, 95), voices=(4, 3, 5), disputes=[
              dispute("killed", position({"Rapid Support Forces": 95}, "18", "army"), position(7, "18", "residents")),
              dispute("actors", position("Sudanese Armed Forces", "18 20", "army", "residents", "rsf_officer"), position("Joint Force of Armed Struggle Movements", "18", "joint")),
              dispute("how", position("stormed", "18", "army"), position("withdrew", "18 20", "rsf_officer"))]),
    event("u15", "The crossing of Adre is closed", "2025-03-11/2025-03-12", place("Adre", "Ouaddai", 13.467, 22.20, "near"), None, (["chad"], []), plover=["COERCE"], voices=(2, 2, 3),
          disputes=[dispute("actors", position("Chad", "19", "drivers"), position("Rapid Support Forces", "19", "rsf_agency"))]),
    event("u16", "The SPLM-N takes Dalami", "2025-03-06/2025-03-07", DALAMI, TAKEN, (["splmn"], ["army"]), apart="u02 u06",
          killed=toll(10, 10, 44), voices=(3, 2, 4), disputes=[
              dispute("status", position("happened", "11 16 19", "splmn", "kuku", "tariq", "dalami"), position("did not happen", "14", "tariq")),
              dispute("killed", position({"Sudanese Armed Forces": 41, "Sudan People's Liberation Movement-North": 3}, "11", "splmn"), position(10, "19", "dalami"))]),
    event("u17", "Air strike on Nyala", "2025-03-10/2025-03-11", place("Nyala", "South Darfur", 12.05, 24.88), AIR, (["army"], ["civilians", "rsf"]), apart="u11",
          killed=toll(24, 24, 50), voices=(3, 2, 4), disputes=[
              dispute("killed", position({"Rapid Support Forces": 50}, "16", "tariq"), position(24, "17", "err_nyala"), position({"Civilians": 32}, "17", "rsf_admin")),
              dispute("recipients", position("Civilians", "17", "err_nyala", "rsf_admin"), position("Rapid Support Forces", "16", "tariq"))]),
    event("u18", "Thawra in Omdurman shelled", "2025-03-07/2025-03-08", OMDURMAN, SHELLING, (["rsf"], ["civilians"]), apart="u03",
          killed=toll(6, 6, 6), injured=toll(14, 14, 14), voices=(2, 2, 3)),
    event("u19", "The army recaptures the radio building in Omdurman, 2024", "2024-03-12/2024-03-13", OMDURMAN, BACK, (["army"], ["rsf"]),
          voices=(1, 1, 1), frame="background", apart="u02 u06 u14"),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "merged"), ("08", "05", "abridged"), ("09", "05", "rewrite"),
           ("20", "18", "digest"), ("20", "15", "digest"), ("20", "17", "digest")]  # fmt: skip

CONTROL = [
    {"key": "bara", "place": "Bara", "admin1": "North Kordofan", "lat": 13.70, "lon": 30.367, "timeline": [
        held(None, "2025-03-05", "rsf", "confirmed", "admitted", "reported"),
        held("2025-03-05", "2025-03-09", "army", "admitted", "confirmed"),
        held("2025-03-09", "2025-03-14", "rsf", "admitted", "confirmed"),
        held("2025-03-14", None, "army", "admitted", "confirmed"),
    ]},
    {"key": "dalami", "place": "Dalami", "admin1": "South Kordofan", "lat": 11.867, "lon": 30.467, "timeline": [
        held(None, "2025-03-06", "army", "admitted", "confirmed", "reported"),
        held("2025-03-06", None, "splmn", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place: claims of who holds Bara and Dalami
CONTROL_CLAIMS = [
    ("02", "entered the town of Bara", "army", "took", "asserted", "", "bara"), ("02", "expelled the rebel militia from it", "rsf", "lost", "asserted", "", "bara"),
    ("03", "The town has not fallen", "army", "took", "denied", "", "bara"), ("03", "our forces are deployed in all of its neighbourhoods", "rsf", "holds", "asserted", "", "bara"),
    ("03", "Not one street of Bara has been lost", "rsf", "lost", "denied", "bishara", "bara"),
    ("04", "The Rapid Support Forces left Bara", "rsf", "lost", "asserted", "residents", "bara"), ("04", "soldiers were standing outside the police station", "army", "holds", "asserted", "residents", "bara"),
    ("04", "its fighters who captured the town", "joint", "took", "asserted", "abkar", "bara"), ("04", "nothing had been lost", "rsf", "lost", "denied", "bishara", "bara"),
    ("13", "recovered the town of Bara", "rsf", "retook", "asserted", "", "bara"), ("13", "We withdrew from Bara", "rsf", "lost", "asserted", "bishara", "bara"),
    ("13", "we have returned to it", "rsf", "retook", "asserted", "bishara", "bara"),
    ("14", "the fall of Bara", "rsf", "took", "denied", "tariq", "bara"),
    ("16", "it had lost the town of Bara", "army", "lost", "asserted", "tariq", "bara"), ("16", "Our forces left Bara", "army", "lost", "asserted", "tariq", "bara"),
    ("16", "the town's fall", "rsf", "took", "denied", "tariq", "bara"),
    ("18", "retook the town of Bara", "army", "retook", "asserted", "residents", "bara"), ("18", "had withdrawn to the north at dusk", "rsf", "lost", "asserted", "rsf_officer", "bara"),
    ("18", "Sayyad column had stormed Bara", "army", "retook", "asserted", "army", "bara"), ("18", "had entered the town first", "joint", "took", "asserted", "joint", "bara"),
    ("19", "On Friday the army took the town again", "army", "retook", "asserted", "aisha", "bara"),
    ("20", "retook the town on Friday", "army", "retook", "asserted", "darfur_wire", "bara"),
    ("11", "captured the town of Dalami", "splmn", "took", "asserted", "", "dalami"), ("14", "had taken Dalami", "splmn", "took", "denied", "tariq", "dalami"),
    ("14", "was in its positions", "army", "holds", "asserted", "tariq", "dalami"),
    ("16", "the SPLM-N took Dalami", "splmn", "took", "asserted", "tariq", "dalami"), ("16", "the garrison had moved to Habila", "army", "lost", "asserted", "tariq", "dalami"),
    ("19", "SPLM-N fighters had seized the town", "splmn", "took", "asserted", "dalami", "dalami"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("sayyad", "div5", "tijani", "Bara", "deployed", None, [("02", "the Sayyad column of the Fifth Infantry Division under the command of Brigadier Hassan al-Tijani"), ("18", "its Sayyad column")]),
    ("airborne9", "army", "taha", "Er Rahad", "deployed", (540, 600, 660), [("16", "Some 600 men of the 9th Airborne Brigade under Brigadier Osman Taha")]),
    ("kordofan_sector", "rsf", "jedo", "Bara", "based", None, [("13", "Major General Salih Jedo, commander of the Kordofan sector"), ("18", "the RSF's Kordofan sector")]),
    ("brigade3", "splmn", "kafi", "Dalami", "deployed", None, [("11", "Brigadier Simon Kafi, commander of the 3rd Brigade of the SPLM-N")]),
]  # fmt: skip
