"""What the reports of ``yemen.txt`` come to: FICTIONAL events in real places, February and March 2022. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Bread and Water Yemen, the Yemen Rights Archive and the 312th Brigade; the other
organisations are real but did and said none of this. Only the background event happened: the school bus of Dahyan (9 August 2018).
Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SHELLS: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "houthis": ("Houthi movement", "group", None),
    "army": ("Yemeni army", "state body", None),
    "giants": ("Giants Brigades", "group", None),
    "stc": ("Southern Transitional Council", "group", None),
    "sbelt": ("Security Belt Forces", "group", "Southern Transitional Council"),
    "shabwa": ("Shabwa Defence Forces", "state body", None),
    "aqap": ("Al-Qaeda in the Arabian Peninsula", "group", None),
    "coalition": ("Saudi-led coalition", "group", None),
    "islah": ("Islah party", "group", None),
    "saudi": ("Saudi Arabia", "state", None),
    "ports": ("Yemeni land ports authority", "state body", None),
    "civilians": ("Civilians", "civilians", None),
    "gunmen": ("tribal gunmen", "group", None),
    "police": ("Taiz police", "state body", "Yemeni army"),
    "axis": ("Taiz Axis", "unit", "Yemeni army"),
    "health": ("Abdulrahim Ghalib", "person", "Taiz health office"),
    "health_bayda": ("al-Bayda health office", "state body", "Houthi movement"),
    "adensec": ("Aden security department", "state body", "Southern Transitional Council"),
    "director": ("director of Harib district appointed by the Houthis", "speaker", "Houthi movement"),
    "beltsource": ("source in the Security Belt Forces", "speaker", "Security Belt Forces"),
    "leadsource": ("source in the Third Military Region", "speaker", "Yemeni army"),
    "houthisource": ("Houthi military source", "speaker", "Houthi movement"),
    "razihi": ("Abdulmalik al-Razihi", "person", "Houthi movement"),
    "marrani": ("Abu Turab al-Marrani", "person", "312th Brigade"),
    "sarhani": ("Yahya al-Sarhani", "person", "Houthi movement"),
    "khawlani": ("Rashid al-Khawlani", "person", "Yemeni army"),
    "hajri": ("Mufreh al-Hajri", "person", "26th Infantry Brigade"),
    "adimi": ("Mansour al-Adimi", "person", "Taiz police"),
    "yafei": ("Abu Zaid al-Yafei", "person", "2nd Giants Brigade"),
    "otaibi": ("Saad al-Otaibi", "person", "Saudi-led coalition"),
    "khulaifi": ("Fahd al-Khulaifi", "person", "Shabwa Defence Forces"),
    "nassi": ("Salem al-Nassi", "person", "Shabwa"),
    "sayyari": ("Awad al-Sayyari", "person", "Asifa Brigade"),
    "brigade312": ("312th Brigade", "unit", "Houthi movement"),
    "giants2": ("2nd Giants Brigade", "unit", "Giants Brigades"),
    "brigade26": ("26th Infantry Brigade", "unit", "Yemeni army"),
    "asifa": ("Asifa Brigade", "unit", "Security Belt Forces"),
    "officer26": ("officer of the 26th Infantry Brigade", "speaker", "26th Infantry Brigade"),
    "localoff": ("official of the Bayhan administration", "speaker", None),
    "ghadir": ("Naji al-Ghadir", "person", None),
    "awlaqi": ("Musaid al-Awlaqi", "person", None),
    "bawazir": ("Hisham Bawazir", "person", "Bread and Water Yemen"),
    "abdo": ("Abdo Qasim", "person", None),
    "zahra": ("Zahra", "person", None),
    "medic": ("medic in Lawdar", "speaker", None),
    "residents": ("residents of Harib", "speaker", None),
    "doctor_harib": ("doctor at Harib hospital", "speaker", None),
    "nurse": ("head nurse of Harib hospital", "speaker", None),
    "schoolteacher": ("schoolteacher in Harib", "speaker", None),
    "colleague": ("colleague of the abducted", "speaker", "Bread and Water Yemen"),
    "relatives": ("relatives of Hisham Bawazir", "speaker", None),
    "surgeon": ("surgeon at the Thawra hospital", "speaker", None),
    "mother": ("mother of Faris and Bassam", "speaker", None),
    "waiter": ("waiter in Mukayras", "speaker", None),
    "azzanis": ("inhabitants of Azzan", "speaker", None),
    "owner": ("owner of a petrol station in Azzan", "speaker", None),
    "clinic": ("nurse at the Azzan clinic", "speaker", None),
    "teacher": ("teacher in Habban", "speaker", None),
    "cousin": ("cousin of the teacher", "speaker", "Shabwa Defence Forces"),
    "hospital": ("Jumhuriya hospital", "organisation", None),
    "organisers": ("organisers of the protest", "speaker", None),
    "uncle": ("uncle of the blogger", "speaker", None),
    "iom": ("UN migration agency", "organisation", None),
    "icrc": ("International Committee of the Red Cross", "organisation", None),
    "redcrescent": ("Yemen Red Crescent", "organisation", None),
    "bwy": ("Bread and Water Yemen", "organisation", None),
    "yra": ("Yemen Rights Archive", "organisation", None),
    "gaw": ("Gulf of Aden Wire", "outlet", None),
    "shabwa_eye": ("Shabwa Eye", "outlet", None),
    "aden_letter": ("Aden Letter", "outlet", None),
}


ALSO = {
    "houthis": ["Houthis", "Houthi", "Houthi fighters", "Houthi forces", "Houthi militia", "Ansar Allah", "Ansarallah", "Supreme Political Council"],
    "army": [
        "Yemen", "Armed Forces of Yemen", "Yemeni Armed Forces", "Yemen Armed Forces", "Military of Yemen", "Yemeni National Army", "National Army", "Government of Yemen", "Yemeni government",
        "Yemeni government forces", "Pro-government forces", "Internationally recognised government of Yemen", "Giants Brigades", "Southern Giants Brigades",
    ],
    "shabwa": ["Shabwa Defense Forces", "Shabwa", "Yemen", "Government of Yemen"],
    "aqap": ["AQAP", "Al-Qaeda", "al-Qaeda in the Arabian Peninsula", "Al Qaeda in the Arabian Peninsula"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

HARIB = place("Harib", "Marib", 14.933, 45.502)
TAIZ = place("Taiz", "Taiz", 13.579, 44.021)
AZZAN = place("Azzan", "Shabwa", 14.326, 47.443)

EVENTS = [
    event("q01", "Harib falls to the Houthis", "2022-02-21/2022-02-22", HARIB, TAKEN, (["houthis"], ["army"]), apart="q02 q03 q12",
          killed=toll(11, 11, 64), injured=toll(5, 5, 5), voices=(5, 4, 7), disputes=[
              dispute("status", position("happened", "02 04 13 14 20", "houthis", "razihi", "residents", "khawlani", "zahra"), position("did not happen", "03", "leadsource")),
              dispute("killed", position({"Yemeni army": 60, "Houthi movement": 4}, "02", "houthis"), position({"Houthi movement": 30}, "03", "leadsource"), position(11, "04", "doctor_harib")),
              dispute("how", position("sold by the Islah party", "04", "ghadir"), position("not handed over", "04", "islah"), position("pulled out to save the inhabitants", "13 14", "khawlani"))]),
    event("q02", "The Giants Brigades and the army retake Harib", "2022-02-25/2022-02-26", HARIB, BACK, (["giants", "army"], ["houthis"]), apart="q01 q03",
          killed=toll(6, 9, 40), voices=(5, 4, 6), disputes=[
              dispute("killed", position(40, "13 14", "khawlani"), position(9, "13 14", "nurse"), position({"Houthi movement": 6}, "16", "razihi")),
              dispute("actors", position("Yemeni army", "13 14", "khawlani"), position("Giants Brigades", "12 13 14", "giants", "schoolteacher")),
              dispute("how", position("stormed", "12", "giants"), position("redeployed", "16", "razihi"))]),
    event("q03", "Harib falls again", "2022-03-03/2022-03-04", HARIB, TAKEN, (["houthis"], ["army"]), apart="q01 q02 q12",
          killed=toll(4, 4, 35), voices=(4, 3, 5), disputes=[
              dispute("killed", position(35, "19", "razihi"), position(4, "19", "residents")),
              dispute("how", position("stormed", "19", "razihi"), position("retreated from rocket fire", "19 22", "officer26"))]),
    event("q04", "Motorcycle bomb at the qat market of Taiz", "2022-02-24/2022-02-25", TAIZ, BLAST, (["aqap"], ["civilians"]), apart="q05 q17",
          killed=toll(5, 7, 9), injured=toll(17, 24, 28), voices=(4, 3, 6), disputes=[
              dispute("killed", position(5, "05 06 07 08 09", "police"), position(9, "09", "surgeon"), position(8, "10", "Taiz Post"), position(7, "15", "health")),
              dispute("injured", position(17, "05 06 07 08", "police"), position(28, "09", "surgeon"), position(24, "15", "health")),
              dispute("actors", position("Al-Qaeda in the Arabian Peninsula", "09", "aqap"), position("Houthi movement", "09", "axis"), position("not Houthi movement", "10", "sarhani"))]),
    event("q05", "Mortar shells on al-Rawda in Taiz", "2022-02-24/2022-02-25", TAIZ, SHELLS, (["houthis"], ["civilians"]), apart="q04",
          killed=toll(2, 2, 8), injured=toll(4, 4, 4), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "09 15", "adimi", "police"), position(8, "10", "houthisource")),
              dispute("recipients", position("civilians", "09 10 15", "adimi", "mother", "police"), position("Islah party", "10", "houthisource"))]),
    event("q06", "Air strike on a truck stop near Mukayras", "2022-02-23/2022-02-24", place("Mukayras", "al-Bayda", 13.94, 45.68, "near"), AIR, (["coalition"], ["civilians"]), apart="q18",
          killed=toll(9, 9, 20), injured=toll(14, 14, 14), voices=(3, 2, 4), disputes=[
              dispute("killed", position(9, "11", "yra"), position(13, "11 16", "health_bayda", "Voice of Sanaa Radio"), position(20, "13", "otaibi")),
              dispute("recipients", position("civilians", "11", "yra", "waiter"), position("Houthi movement", "13", "otaibi"))]),
    event("q07", "Security Belt convoy ambushed in Mudiyah", "2022-02-20/2022-02-21", place("Mudiyah", "Abyan", 13.933, 46.083, "near"), CLASH, (["aqap"], ["sbelt"]),
          killed=toll(6, 8, 15), injured=toll(9, 9, 9), voices=(3, 2, 4), disputes=[
              dispute("killed", position(6, "01", "beltsource"), position(8, "01", "medic"), position(15, "01", "aqap"))]),
    event("q08", "Three aid workers abducted near Habban", "2022-02-22/2022-02-23", place("Habban", "Shabwa", 14.35, 47.083, "near"), [["Violence against civilians", "Abduction/forced disappearance"]],
          (["gunmen"], ["civilians"]), plover=["ASSAULT", "COERCE"], apart="q09 q17", voices=(4, 3, 5), disputes=[
              dispute("actors", position("Al-Qaeda in the Arabian Peninsula", "17", "relatives"), position("not Al-Qaeda in the Arabian Peninsula", "17 21", "aqap", "bawazir"))]),
    event("q09", "The three aid workers are free", "2022-03-05/2022-03-06", place("Nisab", "Shabwa", 14.51, 46.50, "near"), None, (["gunmen"], ["civilians"]), plover=["RETREAT"], apart="q08",
          voices=(3, 2, 4), disputes=[
              dispute("how", position("rescued in a raid", "21", "khulaifi"), position("released", "21", "awlaqi", "bawazir")),
              dispute("killed", position(1, "21", "khulaifi"), position(0, "21", "awlaqi"))]),
    event("q10", "The Security Belt fires on a protest in Crater", "2022-03-02/2022-03-03", place("Aden", "Aden", 12.776, 45.036), [["Protests", "Excessive force against protesters"]],
          (["sbelt"], ["civilians"]), plover=["PROTEST", "ASSAULT"], killed=toll(1, 2, 3), injured=toll(11, 11, 11), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "18 22", "hospital"), position(3, "18 22", "organisers"), position(1, "18", "adensec")),
              dispute("how", position("fired at the crowd", "18", "Aden Letter"), position("fired into the air", "18", "adensec"))]),
    event("q11", "The 2nd Giants Brigade is moved to Bayhan", "2022-02-22/2022-02-25", place("Bayhan", "Shabwa", 14.80, 45.72), None, (["giants2"], []), plover=["MOBILIZE"], voices=(2, 1, 2)),
    event("q12", "The Houthis vow to pray in Bayhan: they do not", "2022-03-01/2022-03-05", place("Bayhan", "Shabwa", 14.80, 45.72), None, (["houthis"], ["giants"]), plover=["THREATEN"],
          voices=(1, 1, 2), apart="q01 q03"),
    event("q13", "The al-Wadiah crossing is closed", "2022-03-01/2022-03-02", place("al-Wadiah", "Hadramaut", 17.13, 47.1, "near"), None, (["saudi"], []), plover=["COERCE"], voices=(2, 2, 3),
          disputes=[dispute("actors", position("Saudi Arabia", "18", "uncle"), position("Yemeni land ports authority", "18", "ports"))]),
    event("q14", "Families flee Harib", "2022-02-21/2022-03-06", HARIB, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(11400, "20", "iom"), position(2000, "20", "director"), position(6300, "20", "bwy"))]),
    event("q15", "Truce of Harib", "2022-02-28/2022-03-01", HARIB, [["Strategic developments", "Agreement"]], (["houthis", "army"], []), plover=["AGREE"], voices=(2, 1, 3), apart="q16"),
    event("q16", "An ambulance is shot at during the truce", "2022-02-28/2022-03-01", place("Mala'a", "Marib", 14.95, 45.45, "near"), ATTACK, ([], ["redcrescent"]), apart="q15 q02 q03",
          killed=toll(1, 1, 1), injured=toll(2, 2, 2), voices=(4, 3, 5), disputes=[
              dispute("actors", position("Yemeni army", "16 20", "razihi", "ghadir"), position("not Yemeni army", "20", "army"), position("Houthi movement", "20", "khawlani"))]),
    event("q17", "Three suspects detained near Taiz", "2022-02-27/2022-02-28", place("Taiz", "Taiz", 13.579, 44.021, "near"), [["Strategic developments", "Arrests"]], (["police"], []),
          plover=["COERCE"], voices=(1, 1, 1), apart="q04 q08"),
    event("q18", "School bus struck in Dahyan, 2018", "2018-08-09/2018-08-10", place("Dahyan", "Saada", 17.05, 43.62, "near"), AIR, (["coalition"], ["civilians"]),
          killed=toll(51, 51, 51), voices=(1, 1, 1), frame="background", apart="q06"),
    event("q19", "AQAP takes Azzan", "2022-02-26/2022-02-27", AZZAN, TAKEN, (["aqap"], ["shabwa"]), apart="q20",
          killed=toll(1, 2, 5), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "17 19 22", "azzanis", "aqap", "nassi"), position("did not happen", "17", "khulaifi")),
              dispute("killed", position(5, "17", "aqap"), position(1, "17", "khulaifi"), position(2, "17", "clinic"))]),
    event("q20", "The Shabwa Defence Forces regain Azzan", "2022-03-02/2022-03-03", AZZAN, BACK, (["shabwa"], ["aqap"]), apart="q19",
          killed=toll(2, 2, 10), voices=(3, 2, 4), disputes=[
              dispute("killed", position(10, "19", "shabwa"), position(2, "19", "aqap")),
              dispute("how", position("assault", "19", "shabwa"), position("left of their own will", "19", "aqap"))]),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"), ("14", "13", "merged"),
           ("22", "19", "digest"), ("22", "18", "digest"), ("22", "21", "digest"), ("22", "11", "digest")]

CONTROL = [
    {"key": "harib", "place": "Harib", "admin1": "Marib", "lat": 14.933, "lon": 45.502, "timeline": [
        held(None, "2022-02-21", "army", "confirmed", "admitted", "reported"),
        held("2022-02-21", "2022-02-25", "houthis", "admitted", "confirmed"),
        held("2022-02-25", "2022-03-03", "army", "admitted", "confirmed"),
        held("2022-03-03", None, "houthis", "admitted", "confirmed"),
    ]},
    {"key": "azzan", "place": "Azzan", "admin1": "Shabwa", "lat": 14.326, "lon": 47.443, "timeline": [
        held(None, "2022-02-26", "shabwa", "confirmed", "admitted", "reported"),
        held("2022-02-26", "2022-03-02", "aqap", "admitted", "confirmed"),
        held("2022-03-02", None, "shabwa", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "liberated the town of Harib", "houthis", "took", "asserted", "", "harib"), ("02", "Harib is back with its own people", "houthis", "holds", "asserted", "razihi", "harib"),
    ("03", "the fall of Harib", "houthis", "took", "denied", "leadsource", "harib"), ("03", "the town had been lost", "army", "lost", "denied", "leadsource", "harib"),
    ("03", "Our flag is on the government building", "army", "holds", "asserted", "leadsource", "harib"),
    ("04", "There are no government soldiers left in Harib", "army", "lost", "asserted", "residents", "harib"),
    ("04", "The garrison drove off", "army", "lost", "asserted", "residents", "harib"), ("04", "Houthi fighters had come in", "houthis", "took", "asserted", "residents", "harib"),
    ("12", "broke into the town of Harib", "giants", "took", "asserted", "", "harib"),
    ("13", "the Houthis had overrun the town of Harib", "houthis", "took", "asserted", "khawlani", "harib"),
    ("13", "it had won the place back on Friday", "army", "retook", "asserted", "khawlani", "harib"), ("13", "it took the town alone", "giants", "took", "asserted", "giants", "harib"),
    ("14", "the Houthis had overrun the town of Harib", "houthis", "took", "asserted", "khawlani", "harib"),
    ("14", "it had won the place back on Friday", "army", "retook", "asserted", "khawlani", "harib"), ("14", "the men who entered first", "giants", "took", "asserted", "schoolteacher", "harib"),
    ("16", "had redeployed from Harib on Friday", "houthis", "lost", "asserted", "razihi", "harib"),
    ("19", "Houthi fighters were back in the Yemeni town of Harib", "houthis", "retook", "asserted", "residents", "harib"),
    ("19", "The town had been retaken from them", "houthis", "lost", "asserted", "", "harib"), ("19", "retreated to Bayhan after nightfall", "army", "lost", "asserted", "officer26", "harib"),
    ("19", "the town had been stormed", "houthis", "took", "asserted", "razihi", "harib"), ("22", "HARIB fell to the Houthis for the second time", "houthis", "retook", "asserted", "gaw", "harib"),
    ("17", "several dozen gunmen of Al-Qaeda in the Arabian Peninsula (AQAP) marched in", "aqap", "took", "asserted", "azzanis", "azzan"),
    ("17", "the guards at both checkpoints left", "shabwa", "lost", "asserted", "azzanis", "azzan"), ("17", "to have conquered the town", "aqap", "took", "asserted", "aqap", "azzan"),
    ("17", "Azzan has not been taken", "aqap", "took", "denied", "khulaifi", "azzan"), ("19", "AQAP had seized Azzan", "aqap", "took", "asserted", "nassi", "azzan"),
    ("19", "We lost the town", "shabwa", "lost", "asserted", "nassi", "azzan"), ("19", "recovered it on Wednesday", "shabwa", "retook", "asserted", "nassi", "azzan"),
    ("19", "had walked out of Azzan", "aqap", "lost", "asserted", "aqap", "azzan"), ("22", "AQAP held the town for four days", "aqap", "holds", "asserted", "nassi", "azzan"),
    ("22", "it was regained on Wednesday", "shabwa", "retook", "asserted", "nassi", "azzan"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("giants2", "giants", "yafei", "Bayhan", "deployed", (450, 500, 550), [("12", "The 2nd Giants Brigade under Brigadier Abu Zaid al-Yafei"),
                                                                         ("13", "About 500 men of the 2nd Giants Brigade, commanded by Brigadier Abu Zaid al-Yafei"),
                                                                         ("19", "The 2nd Giants Brigade was still in Bayhan")]),
    ("brigade312", "houthis", "marrani", "Harib", "based", None, [("02", "The 312th Brigade of Brigadier Abu Turab al-Marrani"), ("16", "Brigadier Abu Turab al-Marrani, commander of the 312th Brigade")]),
    ("brigade26", "army", "hajri", "Bayhan", "based", None, [("13", "The army's 26th Infantry Brigade under Brigadier Mufreh al-Hajri"), ("19", "the army's 26th Infantry Brigade in Bayhan")]),
    ("asifa", "sbelt", "sayyari", "Crater", "based", (270, 300, 330), [("18", "The Asifa Brigade, about 300 men under Colonel Awad al-Sayyari")]),
]  # fmt: skip
