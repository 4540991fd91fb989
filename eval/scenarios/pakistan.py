"""What the reports of ``pakistan.txt`` come to: FICTIONAL events in real places, February 2024. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Khuzdar Relief Circle, Sulaiman Geo Survey and the Khuzdar Peace Council; the other
organisations and units (the Human Rights Commission of Pakistan among them) are real but did and said none of this. Only the background event
happened: the mosque of the Police Lines in Peshawar (30 January 2023). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SUICIDE: Codes = [["Explosions/Remote violence", "Suicide bomb"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Pakistan Armed Forces", "state body", None),
    "fc": ("Frontier Corps", "state body", "Pakistan Armed Forces"),
    "levies": ("Balochistan Levies", "state body", None),
    "bla": ("Baloch Liberation Army", "group", None),
    "blf": ("Balochistan Liberation Front", "group", None),
    "ttp": ("Tehreek-e-Taliban Pakistan", "group", None),
    "jua": ("Jamaat-ul-Ahrar", "group", None),
    "lashkar": ("Lashkar-e-Islam", "group", None),
    "gulbahadur": ("Hafiz Gul Bahadur group", "group", None),
    "tjp": ("Tehreek-e-Jihad Pakistan", "group", None),
    "iskp": ("Islamic State Khorasan Province", "group", None),
    "peacecouncil": ("Khuzdar Peace Council", "group", None),
    "bushehra": ("Bushehra tribe", "group", None),
    "maikhel": ("Maikhel tribe", "group", None),
    "byc": ("Baloch Yakjehti Committee", "organisation", None),
    "pakistan": ("Pakistan", "state", None),
    "afghanistan": ("Afghanistan", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "dikpol": ("Dera Ismail Khan police", "state body", None),
    "tankpol": ("Tank police", "state body", None),
    "panjgurpol": ("Panjgur police", "state body", None),
    "kppol": ("Khyber Pakhtunkhwa Police", "state body", None),
    "ctd": ("Counter Terrorism Department", "state body", None),
    "dc_dik": ("Deputy Commissioner of Dera Ismail Khan", "state body", None),
    "dc_kurram": ("Javedullah Mehsud", "person", None),
    "zarkoon": ("Arif Zarkoon", "person", None),
    "commissioner": ("Commissioner of Bannu division", "state body", None),
    "pdma": ("Provincial Disaster Management Authority", "state body", None),
    "haroon": ("Haroon Akhtar", "person", "Pakistan Armed Forces"),
    "salman": ("Salman Tareen", "person", "Frontier Corps"),
    "gandapur": ("Yaqoob Gandapur", "person", "Dera Ismail Khan police"),
    "bugti": ("Fazal Bugti", "person", "Panjgur police"),
    "jeehand": ("Jeehand Mengal", "person", "Baloch Liberation Army"),
    "khalid": ("Khalid Bajauri", "person", "Tehreek-e-Taliban Pakistan"),
    "fateh": ("Fateh Squad", "unit", "Baloch Liberation Army"),
    "shahdost": ("Shahdost Baloch", "person", "Fateh Squad"),
    "brigade325": ("325 Brigade", "unit", "Pakistan Armed Forces"),
    "aamir": ("Aamir Siddiq", "person", "325 Brigade"),
    "officer325": ("officer of the 325 Brigade", "speaker", "325 Brigade"),
    "wing61": ("61 Wing of the Kalat Scouts", "unit", "Frontier Corps"),
    "usman": ("Usman Raza", "person", "61 Wing of the Kalat Scouts"),
    "hrcp": ("Human Rights Commission of Pakistan", "organisation", None),
    "ocha": ("UN humanitarian office", "organisation", None),
    "circle": ("Khuzdar Relief Circle", "organisation", None),
    "company": ("Sulaiman Geo Survey", "organisation", None),
    "residents": ("residents of Nal", "speaker", None),
    "rahim": ("Abdul Rahim", "person", None),
    "dispenser": ("dispenser in Nal", "speaker", None),
    "clerk": ("Levies clerk", "speaker", "Balochistan Levies"),
    "colleague": ("colleague of the Levies clerk", "speaker", "Balochistan Levies"),
    "trader_nal": ("trader in Nal", "speaker", None),
    "bibi": ("Bibi Gul", "person", None),
    "doctor_turbat": ("doctor at Turbat hospital", "speaker", None),
    "haleem": ("Haleem Khan", "person", None),
    "hosp_mirali": ("doctor at Mir Ali hospital", "speaker", None),
    "saleem": ("Mohammad Saleem", "person", None),
    "doctor_dik": ("doctor at Dera Ismail Khan hospital", "speaker", None),
    "gulnawaz": ("Gul Nawaz", "person", None),
    "doctor_panjgur": ("doctor at Panjgur hospital", "speaker", None),
    "nurse_panjgur": ("nurse in Panjgur", "speaker", "Khuzdar Relief Circle"),
    "uncle": ("uncle of the blogger", "speaker", None),
    "compounder": ("compounder in Bagh", "speaker", None),
    "shahid": ("Shahid Wazir", "person", "Sulaiman Geo Survey"),
    "doctor_tank": ("doctor at Tank hospital", "speaker", None),
    "hosp_parachinar": ("hospital in Parachinar", "organisation", None),
    "agents": ("customs agents", "speaker", None),
    "wire": ("Indus Wire", "outlet", None),
    "chronicle": ("Frontier Chronicle", "outlet", None),
    "tirah": ("Notes from Tirah", "outlet", None),
}


ALSO = {
    "army": ["Pakistan", "Pakistan Army", "Pakistani Army", "Pakistan Armed Forces", "Pakistani military", "Military of Pakistan", "Government of Pakistan", "Security forces", "Pakistani security forces", "Frontier Corps", "Frontier Corps Balochistan", "FC"],
    "bla": ["BLA", "Baloch Liberation Army", "Balochistan Liberation Army"],
    "jua": ["JuA", "Jamaat-ul-Ahrar", "Jamaat ul-Ahrar"],
    "lashkar": ["Lashkar-e-Islam", "LeI", "Lashkar-i-Islam"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

NAL = place("Nal", "Balochistan", 27.68, 66.21)
BAGH = place("Bagh", "Khyber Pakhtunkhwa", 33.73, 70.83)
DIK = place("Dera Ismail Khan", "Khyber Pakhtunkhwa", 31.83, 70.90)
BUSHEHRA = place("Bushehra", "Khyber Pakhtunkhwa", 33.87, 70.13, "near")

EVENTS = [
    event("p01", "The BLA takes Nal", "2024-02-15/2024-02-16", NAL, TAKEN, (["bla"], ["fc", "levies"]), apart="p02 p03 p14",
          killed=toll(11, 11, 21), injured=toll(3, 3, 3), voices=(6, 4, 7), disputes=[
              dispute("status", position("happened", "02 04 15 16 21", "bla", "residents", "rahim", "haroon"), position("did not happen", "03 04", "army")),
              dispute("killed", position({"Frontier Corps": 17, "Baloch Liberation Army": 2}, "02", "bla"), position({"Baloch Liberation Army": 21, "Pakistan Armed Forces": 1}, "03", "army"),
                      position(11, "04", "dispenser"))]),
    event("p02", "The FC and the army retake Nal", "2024-02-18/2024-02-19", NAL, BACK, (["fc", "army", "peacecouncil"], ["bla"]), apart="p01 p03",
          killed=toll(4, 4, 27), voices=(5, 4, 6), disputes=[
              dispute("killed", position(27, "13 15", "fc", "haroon"), position(4, "15 16", "bla")),
              dispute("actors", position("Pakistan Armed Forces", "13 15 16", "fc", "haroon"), position("Khuzdar Peace Council", "16", "peacecouncil", "trader_nal")),
              dispute("how", position("cleared in an operation", "13", "fc"), position("vacated before the troops arrived", "15 16", "bla", "trader_nal"))]),
    event("p03", "The BLA takes Nal again", "2024-02-22/2024-02-23", NAL, TAKEN, (["bla"], ["fc"]), apart="p01 p02 p14",
          killed=toll(9, 9, 25), voices=(4, 3, 5), disputes=[
              dispute("killed", position(25, "20", "jeehand"), position(9, "20", "residents")),
              dispute("how", position("overwhelmed", "20", "jeehand"), position("withdrew before the road was cut", "20 22", "officer325"))]),
    event("p04", "Motorcycle bomb in the vegetable market of Dera Ismail Khan", "2024-02-17/2024-02-18", DIK, BLAST, ([], ["civilians"]), apart="p05 p17 p08",
          killed=toll(4, 7, 9), injured=toll(15, 22, 26), voices=(6, 4, 8), disputes=[
              dispute("killed", position(4, "07 08 09 10 11", "dikpol"), position(9, "11", "doctor_dik"), position(7, "14", "dc_dik")),
              dispute("injured", position(15, "07 08 09 10", "dikpol"), position(26, "11", "doctor_dik"), position(22, "14", "dc_dik")),
              dispute("actors", position("Tehreek-e-Jihad Pakistan", "11", "tjp"), position("Islamic State Khorasan Province", "11", "iskp"),
                      position("Tehreek-e-Taliban Pakistan", "12", "ctd"), position("not Tehreek-e-Taliban Pakistan", "12", "khalid"))]),
    event("p05", "Attack on the police post of Yarik", "2024-02-17/2024-02-18", place("Yarik", "Khyber Pakhtunkhwa", 32.05, 70.80, "near"), CLASH, (["ttp"], ["dikpol"]), apart="p04",
          killed=toll(3, 3, 10), injured=toll(2, 2, 2), voices=(4, 3, 5), disputes=[
              dispute("killed", position(3, "11 12 14", "gandapur", "dikpol", "gulnawaz", "dc_dik"), position(10, "12", "khalid"))]),
    event("p06", "Drone strike on a house in Spinwam", "2024-02-14/2024-02-15", place("Spinwam", "Khyber Pakhtunkhwa", 33.13, 70.40, "near"), AIR, (["army"], ["civilians"]),
          killed=toll(5, 6, 8), injured=toll(7, 7, 7), voices=(4, 3, 5), disputes=[
              dispute("killed", position(6, "05 17", "haleem", "hrcp"), position(5, "05", "hosp_mirali"), position(8, "06", "army")),
              dispute("recipients", position("civilians", "05 17", "haleem", "hrcp"), position("Tehreek-e-Taliban Pakistan", "06", "army"))]),
    event("p07", "The BLF ambushes an FC convoy near Hoshab", "2024-02-12/2024-02-13", place("Hoshab", "Balochistan", 26.01, 63.89, "near"), CLASH, (["blf"], ["fc"]),
          killed=toll(3, 6, 15), injured=toll(5, 5, 5), voices=(3, 2, 4), disputes=[
              dispute("killed", position(3, "01", "fc"), position(6, "01", "doctor_turbat"), position(15, "01", "blf"))]),
    event("p08", "Bombing of the Police Lines mosque in Peshawar, 2023", "2023-01-30/2023-01-31", place("Peshawar", "Khyber Pakhtunkhwa", 34.01, 71.57), SUICIDE, ([], ["kppol"]), apart="p04",
          killed=toll(84, 84, 84), voices=(1, 1, 1), frame="background"),
    event("p09", "Surveyors abducted between Tank and Jandola", "2024-02-13/2024-02-14", place("Jandola", "Khyber Pakhtunkhwa", 32.33, 70.12, "near"),
          [["Violence against civilians", "Abduction/forced disappearance"]], (["gulbahadur"], ["civilians"]), apart="p10",
          killed=toll(1, 1, 1), voices=(3, 2, 5), disputes=[
              dispute("captured", position(5, "05", "tankpol"), position(8, "05", "company")),
              dispute("actors", position("Hafiz Gul Bahadur group", "05", "tankpol"), position("not Hafiz Gul Bahadur group", "05", "gulbahadur"))]),
    event("p10", "Surveyors freed", "2024-02-21/2024-02-22", place("Tank", "Khyber Pakhtunkhwa", 32.22, 70.38, "near"), [["Strategic developments", "Other"]], ([], ["civilians"]),
          plover=["RETREAT"], apart="p09", voices=(3, 2, 4), disputes=[
              dispute("released", position(8, "19", "ctd"), position(7, "19", "shahid", "doctor_tank")),
              dispute("how", position("recovered in a raid", "19 22", "ctd"), position("set free for a ransom", "19 22", "shahid"))]),
    event("p11", "The 325 Brigade is moved to Wadh", "2024-02-19/2024-02-20", place("Wadh", "Balochistan", 27.35, 66.37), None, (["brigade325"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("p12", "Jamaat-ul-Ahrar takes Bagh from Lashkar-e-Islam", "2024-02-16/2024-02-17", BAGH, TAKEN, (["jua"], ["lashkar"]), apart="p13",
          killed=toll(7, 7, 30), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "18 22", "uncle", "jua", "tirah"), position("did not happen", "18", "lashkar")),
              dispute("killed", position(30, "18", "jua"), position(7, "18", "compounder"))]),
    event("p13", "Lashkar-e-Islam regains Bagh", "2024-02-20/2024-02-21", BAGH, TAKEN, (["lashkar"], ["jua"]), apart="p12",
          killed=toll(5, 5, 22), voices=(3, 2, 4), disputes=[
              dispute("killed", position(22, "18", "lashkar"), position(5, "18", "jua"))]),
    event("p14", "The BLA vows to march into Khuzdar: it does not", "2024-02-20/2024-02-23", place("Khuzdar", "Balochistan", 27.81, 66.61), None, (["bla"], ["army"]), plover=["THREATEN"],
          voices=(1, 1, 2), apart="p01 p03"),
    event("p15", "Families flee Nal", "2024-02-15/2024-02-24", NAL, None, ([], ["civilians"]), plover=["SANCTION"], voices=(5, 4, 5), disputes=[
        dispute("displaced", position(9800, "21", "ocha"), position(2100, "21", "pdma"), position(6340, "21", "circle"))]),
    event("p16", "The Ghulam Khan crossing is closed", "2024-02-20/2024-02-21", place("Ghulam Khan", "Khyber Pakhtunkhwa", 33.04, 69.98, "near"), None, (["pakistan"], []), plover=["COERCE"], voices=(3, 2, 4),
          disputes=[dispute("actors", position("Pakistan", "19", "agents"), position("Afghanistan", "19", "commissioner"))]),
    event("p17", "Three suspects arrested in Paharpur", "2024-02-20/2024-02-21", place("Paharpur", "Khyber Pakhtunkhwa", 32.10, 70.97), [["Strategic developments", "Arrests"]], (["ctd"], []),
          plover=["COERCE"], voices=(1, 1, 1), apart="p04 p05"),
    event("p18", "Police fire on a rally in Panjgur", "2024-02-19/2024-02-20", place("Panjgur", "Balochistan", 26.97, 64.09), [["Protests", "Excessive force against protesters"]],
          (["panjgurpol"], ["civilians"]), plover=["PROTEST", "ASSAULT"], killed=toll(2, 2, 4), injured=toll(8, 8, 8), voices=(5, 3, 5), disputes=[
              dispute("killed", position(2, "17 22", "doctor_panjgur"), position(4, "17", "byc"), position(0, "17", "bugti")),
              dispute("how", position("opened fire", "17 22", "hrcp"), position("teargas and rubber bullets only", "17", "bugti"))]),
    event("p19", "Ceasefire of Bushehra and Maikhel", "2024-02-16/2024-02-17", place("Parachinar", "Khyber Pakhtunkhwa", 33.90, 70.10), [["Strategic developments", "Agreement"]],
          (["bushehra", "maikhel"], []), plover=["AGREE"], voices=(3, 2, 4), apart="p20"),
    event("p20", "Passenger van shot at near Bushehra", "2024-02-21/2024-02-22", BUSHEHRA, ATTACK, (["bushehra"], ["civilians"]), apart="p19",
          killed=toll(3, 5, 5), voices=(4, 3, 5), disputes=[
              dispute("killed", position(3, "19", "dc_kurram"), position(5, "19 22", "hosp_parachinar")),
              dispute("actors", position("Bushehra tribe", "19", "maikhel"), position("not Bushehra tribe", "19", "bushehra"), position("Islamic State Khorasan Province", "19", "bushehra"))]),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("08", "07", "copy"), ("09", "07", "abridged"), ("10", "07", "rewrite"), ("16", "15", "merged"),
           ("22", "20", "digest"), ("22", "17", "digest"), ("22", "19", "digest"), ("22", "18", "digest")]

CONTROL = [
    {"key": "nal", "place": "Nal", "admin1": "Balochistan", "lat": 27.68, "lon": 66.21, "timeline": [
        held(None, "2024-02-15", "army", "confirmed", "admitted", "reported"),
        held("2024-02-15", "2024-02-18", "bla", "admitted", "confirmed"),
        held("2024-02-18", "2024-02-22", "army", "admitted", "confirmed"),
        held("2024-02-22", None, "bla", "confirmed", "admitted"),
    ]},
    {"key": "bagh", "place": "Bagh", "admin1": "Khyber Pakhtunkhwa", "lat": 33.73, "lon": 70.83, "timeline": [
        held(None, "2024-02-16", "lashkar", "reported", "confirmed", "admitted"),
        held("2024-02-16", "2024-02-20", "jua", "confirmed", "reported"),
        held("2024-02-20", None, "lashkar", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "entered the town of Nal", "bla", "took", "asserted", "", "nal"),
    ("02", "had captured the police station", "bla", "took", "asserted", "", "nal"),
    ("02", "Nal is under our control", "bla", "holds", "asserted", "", "nal"),
    ("03", "the town has been captured", "bla", "took", "denied", "", "nal"),
    ("03", "Nal was never lost", "army", "lost", "denied", "", "nal"),
    ("03", "security forces are present in the town", "army", "holds", "asserted", "", "nal"),
    ("04", "had overrun the town on Thursday morning", "bla", "took", "asserted", "residents", "nal"),
    ("04", "were still there on Friday night", "bla", "holds", "asserted", "residents", "nal"),
    ("04", "raised their flag at the tehsil office", "bla", "holds", "asserted", "rahim", "nal"),
    ("13", "re-entered the town on Sunday", "army", "retook", "asserted", "", "nal"),
    ("13", "all government buildings were secured", "army", "holds", "asserted", "", "nal"),
    ("13", "The writ of the state prevails in Nal", "army", "holds", "asserted", "salman", "nal"),
    ("13", "will remain in Nal as garrison", "army", "holds", "asserted", "", "nal"),
    ("15", "had seized the town of Nal", "bla", "took", "asserted", "haroon", "nal"),
    ("15", "its troops had recaptured it on Sunday", "army", "retook", "asserted", "haroon", "nal"),
    ("15", "its men had vacated Nal on Sunday", "bla", "lost", "asserted", "bla", "nal"),
    ("16", "had seized the town of Nal", "bla", "took", "asserted", "haroon", "nal"),
    ("16", "its troops had recaptured it on Sunday", "army", "retook", "asserted", "haroon", "nal"),
    ("16", "the first to enter Nal on Sunday", "peacecouncil", "took", "asserted", "peacecouncil", "nal"),
    ("16", "the BLA's men had already gone", "bla", "lost", "asserted", "trader_nal", "nal"),
    ("16", "its men had vacated Nal on Sunday", "bla", "lost", "asserted", "bla", "nal"),
    ("20", "took the town of Nal", "bla", "retook", "asserted", "residents", "nal"),
    ("20", "withdrew towards Khuzdar in the evening", "army", "lost", "asserted", "officer325", "nal"),
    ("20", "now controlled the town", "bla", "holds", "asserted", "jeehand", "nal"),
    ("22", "took Nal again on Thursday", "bla", "retook", "asserted", "wire", "nal"),
    ("18", "Lashkar-e-Islam had sat in Bagh bazaar", "lashkar", "holds", "asserted", "", "bagh"),
    ("18", "it was chased out by Jamaat-ul-Ahrar", "jua", "took", "asserted", "", "bagh"),
    ("18", "the conquest of Bagh", "jua", "took", "asserted", "jua", "bagh"),
    ("18", "Bagh had not been lost", "lashkar", "lost", "denied", "lashkar", "bagh"),
    ("18", "they came back from the Bara side", "lashkar", "retook", "asserted", "uncle", "bagh"),
    ("18", "JuA left the bazaar", "jua", "lost", "asserted", "uncle", "bagh"),
    ("18", "now Bagh belongs to Lashkar-e-Islam again", "lashkar", "holds", "asserted", "", "bagh"),
    ("22", "Lashkar-e-Islam regained the bazaar of Bagh", "lashkar", "retook", "asserted", "tirah", "bagh"),
    ("22", "which it had lost four days before", "lashkar", "lost", "asserted", "tirah", "bagh"),
]  # fmt: skip

# unit, parent, commander, place, activity, size (low, best, high), where it is told
FORCES = [
    ("brigade325", "army", "aamir", "Wadh", "deployed", (1080, 1200, 1320), [("15", "some 1,200 men of the army's 325 Brigade under Brigadier Aamir Siddiq"),
                                                                           ("20", "the 325 Brigade")]),
    ("fateh", "bla", "shahdost", "Nal", "based", None, [("02", "The Fateh Squad of the BLA, commanded by Shahdost Baloch"), ("20", "Fateh Squad")]),
    ("wing61", "fc", "usman", "Nal", "based", (225, 250, 275), [("13", "61 Wing of the Kalat Scouts, 250 strong, under the command of Colonel Usman Raza"),
                                                               ("20", "A garrison of about 250 soldiers")]),
]  # fmt: skip
