"""What the reports of ``somalia.txt`` come to: FICTIONAL events in real places, March 2023. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Bay Health Link, Bridge Relief Somalia, the Jubba Rights Monitor and the
numbers of the battalions; the other organisations are real but did and said none of this. Only the background event happened: the
Zobe junction in Mogadishu (29 October 2022). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SHELLS: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]
ABDUCTION: Codes = [["Violence against civilians", "Abduction/forced disappearance"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Somali National Army", "state body", None),
    "shabaab": ("al-Shabaab", "group", None),
    "macawisley": ("Macawisley", "group", None),
    "jubaland": ("Jubaland forces", "state body", None),
    "danab": ("Danab", "unit", "Somali National Army"),
    "isis": ("Islamic State", "group", None),
    "us": ("United States Armed Forces", "state body", None),
    "burundi": ("Burundi National Defence Force", "state body", None),
    "kenya": ("Kenya Defence Forces", "state body", None),
    "atmis": ("ATMIS", "organisation", None),
    "puntland_police": ("Puntland police", "state body", None),
    "hirshabelle": ("Hirshabelle State", "state body", None),
    "beledweyne_police": ("Beledweyne police", "state body", "Hirshabelle State"),
    "southwest": ("South West State police", "state body", None),
    "marehan": ("Marehan militia", "group", None),
    "ayr": ("Ayr militia", "group", None),
    "civilians": ("Civilians", "civilians", None),
    "yasir": ("Yasir Abu Muslim", "person", "al-Shabaab"),
    "golis": ("al-Shabaab commander in the Golis mountains", "speaker", "al-Shabaab"),
    "fighter": ("fighter of al-Shabaab", "speaker", "al-Shabaab"),
    "guled": ("Mahad Guled", "person", "Somali National Army"),
    "warfa": ("Said Warfa", "person", "Somali National Army"),
    "officer": ("officer of the El Dher garrison", "speaker", "Somali National Army"),
    "gorgor": ("6th Gorgor Battalion", "unit", "Somali National Army"),
    "gorgor_officer": ("officer of the 6th Gorgor Battalion", "speaker", "6th Gorgor Battalion"),
    "abshir": ("Abshir Muse", "person", "6th Gorgor Battalion"),
    "danab10": ("10th Danab Battalion", "unit", "Somali National Army"),
    "salad": ("Idris Salad", "person", "10th Danab Battalion"),
    "kenya15": ("15th Battalion of the Kenya Rifles", "unit", "Kenya Defence Forces"),
    "wanjala": ("Peter Wanjala", "person", "15th Battalion of the Kenya Rifles"),
    "burundi67": ("67th Battalion", "unit", "Burundi National Defence Force"),
    "nsabimana": ("Emmanuel Nsabimana", "person", "67th Battalion"),
    "garweyne": ("Abdi Garweyne", "person", "Macawisley"),
    "botan": ("Jama Shire Botan", "person", "Puntland police"),
    "hared": ("Isse Hared", "person", "Beledweyne police"),
    "sahra": ("Sahra Muhumed", "person", "Hirshabelle State"),
    "hiran_governor": ("Governor of Hiran", "state body", "Hirshabelle State"),
    "kalar": ("Abdirashid Kalar", "person", "South West State police"),
    "lugbur": ("Hassan Lugbur", "person", "South West State police"),
    "africom": ("United States Africa Command", "state body", "United States Armed Forces"),
    "ndayizeye": ("Leonce Ndayizeye", "person", "Burundi National Defence Force"),
    "galmudug_interior": ("Interior ministry of Galmudug", "state body", None),
    "falag": ("Ahmed Falag", "person", "Interior ministry of Galmudug"),
    "dalmar": ("Dalmar Ubahle", "person", None),
    "isaaq": ("Malaq Isaaq", "person", None),
    "halima": ("Halima Osoble", "person", None),
    "fadumo": ("Fadumo", "person", None),
    "residents": ("residents of El Dher", "speaker", None),
    "nurse": ("nurse in El Dher", "speaker", None),
    "elder": ("Nur Gacal", "person", None),
    "fuel": ("fuel seller in Bosaso", "speaker", None),
    "doctor": ("doctor at Beledweyne hospital", "speaker", None),
    "shopkeeper": ("shopkeeper in Koshin", "speaker", None),
    "cousin": ("Abdullahi", "person", None),
    "driver": ("lorry driver near Jilib", "speaker", None),
    "herders": ("herders near Jamame", "speaker", None),
    "surgeon": ("surgeon in Kismayo", "speaker", None),
    "medic": ("ambulance worker at Jowhar", "speaker", None),
    "mother": ("mother of a Burundian soldier", "speaker", None),
    "hospital_g": ("matron of Guriel hospital", "speaker", None),
    "hospital_d": ("medical assistant in Dhusamareb", "speaker", None),
    "marehan_elder": ("Marehan elder", "speaker", "Marehan militia"),
    "ayr_elder": ("Ayr elder", "speaker", "Ayr militia"),
    "drivers": ("bus drivers in Hiran", "speaker", None),
    "students": ("students in Baidoa", "speaker", None),
    "nurse_b": ("nurse at the Bay hospital", "speaker", None),
    "bay_elder": ("elder from Burhakaba", "speaker", None),
    "bhl": ("Bay Health Link", "organisation", None),
    "brs": ("Bridge Relief Somalia", "organisation", None),
    "unhcr": ("UN refugee agency", "organisation", None),
    "jrm": ("Jubba Rights Monitor", "organisation", None),
    "benadir_wire": ("Benadir Wire", "outlet", None),
    "baidoa_letter": ("Baidoa Letter", "outlet", None),
}


ALSO = {
    "army": [
        "Somalia", "SNA", "Somali Army", "Somali army", "Somali Armed Forces", "Somali military", "Military of Somalia", "Somali government", "Government of Somalia", "Federal Government of Somalia",
        "Macawisley", "Somali National Army",
    ],
    "shabaab": ["Al-Shabaab", "al-Shabaab", "Harakat al-Shabaab", "Harakat al-Shabaab al-Mujahideen", "al-Shabab"],
    "jubaland": ["Jubaland", "Jubaland State", "Jubaland security forces", "Danab", "Somali National Army", "Somalia", "Government of Somalia"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

ELDHER = place("El Dher", "Galguduud", 3.849, 47.181)
BELEDWEYNE = place("Beledweyne", "Hiraan", 4.736, 45.204)
JAMAME = place("Jamame", "Lower Juba", 0.07, 42.745)
BURHAKABA = place("Burhakaba", "Bay", 2.803, 44.078, "near")

EVENTS = [
    event("x01", "Al-Shabaab takes El Dher", "2023-03-04/2023-03-05", ELDHER, TAKEN, (["shabaab"], ["army"]), apart="x02 x03 x17",
          killed=toll(9, 17, 60), injured=toll(2, 2, 2), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "01 03 13 21", "shabaab", "residents", "garweyne", "guled", "fadumo"), position("did not happen", "02 03", "guled", "army")),
              dispute("killed", position({"Somali National Army": 41, "al-Shabaab": 3}, "01", "shabaab"), position({"al-Shabaab": 60}, "02", "guled"), position(17, "03", "nurse"),
                      position({"Somali National Army": 9}, "13", "guled"))]),
    event("x02", "Macawisley and the army retake El Dher", "2023-03-09/2023-03-10", ELDHER, BACK, (["macawisley", "army"], ["shabaab"]), apart="x01 x03 x17",
          killed=toll(4, 8, 70), voices=(4, 3, 5), disputes=[
              dispute("killed", position(70, "13", "guled"), position(8, "13", "elder"), position(4, "13", "yasir")),
              dispute("actors", position("Somali National Army", "13", "guled"), position("Macawisley", "13", "garweyne", "elder")),
              dispute("how", position("stormed", "13", "guled"), position("withdrew of its own accord", "13 14", "yasir", "shabaab", "elder"))]),
    event("x03", "Al-Shabaab takes El Dher again", "2023-03-14/2023-03-15", ELDHER, TAKEN, (["shabaab"], ["army"]), apart="x01 x02",
          killed=toll(7, 11, 53), voices=(5, 4, 6), disputes=[
              dispute("killed", position(7, "19", "officer"), position(11, "19", "hospital_d"), position(53, "19", "yasir"))]),
    event("x04", "Car bomb at a restaurant in Beledweyne", "2023-03-07/2023-03-08", BELEDWEYNE, BLAST, (["shabaab"], ["civilians"]), apart="x05 x11 x20",
          killed=toll(8, 16, 27), injured=toll(25, 41, 47), voices=(5, 4, 7), disputes=[
              dispute("killed", position(8, "05 06 07 08 09", "hared"), position(19, "09", "doctor"), position(27, "09", "shabaab"), position(15, "11", "Radio Hiraan Valley"),
                      position(16, "15", "sahra")),
              dispute("injured", position(25, "05 06 07 08", "hared"), position(47, "09", "doctor"), position(41, "15", "sahra")),
              dispute("recipients", position("officers and militia leaders", "09", "shabaab"), position("civilians", "09", "hared"))]),
    event("x05", "Roadside bomb in Koshin, Beledweyne", "2023-03-07/2023-03-08", BELEDWEYNE, BLAST, (["shabaab"], ["hirshabelle"]), apart="x04 x11",
          killed=toll(3, 3, 6), injured=toll(2, 2, 2), voices=(3, 2, 4), disputes=[
              dispute("killed", position(3, "09 11 15", "hared", "shopkeeper", "hirshabelle"), position(6, "11", "shabaab"))]),
    event("x06", "Police checkpoint at Bosaso attacked", "2023-03-05/2023-03-06", place("Bosaso", "Bari", 11.284, 49.182), CLASH, (["isis"], ["puntland_police"]),
          killed=toll(2, 2, 5), injured=toll(1, 1, 1), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "04", "botan", "fuel"), position(4, "04", "isis"), position(5, "04", "shabaab")),
              dispute("actors", position("Islamic State", "04", "isis", "botan"), position("al-Shabaab", "04", "shabaab", "golis"))]),
    event("x07", "American drone strikes a farm near Jilib", "2023-03-10/2023-03-11", place("Jilib", "Middle Juba", 0.488, 42.785, "near"), AIR, (["us"], ["civilians"]),
          killed=toll(4, 4, 7), injured=toll(3, 3, 3), voices=(4, 3, 5), disputes=[
              dispute("killed", position(6, "14 16", "shabaab"), position(7, "16 22", "africom"), position(4, "16 22", "cousin", "jrm")),
              dispute("recipients", position("civilians", "14 16", "shabaab", "cousin"), position("fighters of al-Shabaab", "16 22", "africom"))]),
    event("x08", "Mortars on the Burundian base at Mahaday", "2023-03-11/2023-03-12", place("Mahaday", "Middle Shabelle", 2.973, 45.535), SHELLS, (["shabaab"], ["burundi"]),
          killed=toll(3, 5, 22), injured=toll(6, 6, 6), voices=(3, 2, 4), disputes=[
              dispute("killed", position(22, "14 17", "shabaab"), position(3, "17", "ndayizeye"), position(5, "17", "medic"))]),
    event("x09", "Seven health workers abducted near Burhakaba", "2023-03-06/2023-03-07", BURHAKABA, ABDUCTION, (["shabaab"], ["civilians"]), voices=(2, 2, 3), apart="x10"),
    event("x10", "The health workers are freed", "2023-03-13/2023-03-14", BURHAKABA, None, ([], ["civilians"]), plover=["RETREAT"], voices=(3, 2, 4), apart="x09", disputes=[
        dispute("how", position("rescued in a raid", "20", "lugbur"), position("let go for ransom", "20", "bay_elder"))]),
    event("x11", "Three men arrested over the restaurant bomb", "2023-03-11/2023-03-12", BELEDWEYNE, [["Strategic developments", "Arrests"]], (["beledweyne_police"], []),
          plover=["COERCE"], voices=(1, 1, 1), apart="x04 x05"),
    event("x12", "The 6th Gorgor Battalion moves to Dhusamareb", "2023-03-10/2023-03-13", place("Dhusamareb", "Galguduud", 5.536, 46.387), None, (["gorgor"], []), plover=["MOBILIZE"],
          voices=(2, 1, 2)),
    event("x13", "The road from Bulobarde to Beledweyne is closed", "2023-03-15/2023-03-16", place("Bulobarde", "Hiraan", 3.854, 45.567, "near"), None, (["shabaab"], []), plover=["COERCE"],
          voices=(2, 2, 3), disputes=[dispute("actors", position("al-Shabaab", "19", "drivers"), position("Governor of Hiran", "19", "hiran_governor"))]),
    event("x14", "Families flee El Dher", "2023-03-04/2023-03-19", ELDHER, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(11800, "21", "unhcr"), position(3200, "21", "galmudug_interior"), position(7350, "21", "brs"))]),
    event("x15", "Marehan and Ayr agree on a ceasefire in Abudwaq", "2023-03-09/2023-03-10", place("Abudwaq", "Galguduud", 6.246, 46.225), [["Strategic developments", "Agreement"]],
          (["marehan", "ayr"], []), plover=["AGREE"], voices=(2, 1, 3), apart="x16"),
    event("x16", "Marehan and Ayr militiamen fight near Balanbale", "2023-03-12/2023-03-13", place("Balanbale", "Galguduud", 5.769, 45.763, "near"), CLASH, (["marehan", "ayr"], []),
          killed=toll(4, 6, 6), injured=toll(9, 9, 9), voices=(4, 3, 5), apart="x15", disputes=[
              dispute("killed", position(4, "18", "falag"), position(6, "18", "hospital_g")),
              dispute("actors", position("Ayr militia", "18", "marehan_elder"), position("Marehan militia", "18", "ayr_elder"))]),
    event("x17", "The army vows to enter El Bur: it does not", "2023-03-10/2023-03-17", place("El Bur", "Galguduud", 4.685, 46.618), None, (["army"], ["shabaab"]), plover=["THREATEN"],
          voices=(1, 1, 1), apart="x01 x02 x03"),
    event("x18", "Police fire on a march in Baidoa", "2023-03-15/2023-03-16", place("Baidoa", "Bay", 3.114, 43.65),
          [["Protests", "Excessive force against protesters"], *ATTACK], (["southwest"], ["civilians"]), plover=["ASSAULT", "PROTEST"],
          killed=toll(1, 2, 3), injured=toll(7, 7, 7), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "20 22", "nurse_b"), position(1, "20", "lugbur"), position(3, "20", "isaaq")),
              dispute("how", position("fired on the crowd", "20", "students"), position("fired into the air", "20", "lugbur"))]),
    event("x19", "Jubaland forces and Danab take Jamame", "2023-03-08/2023-03-09", JAMAME, BACK, (["jubaland", "danab"], ["shabaab"]),
          killed=toll(2, 4, 32), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "12 16 19", "jubaland", "herders", "yasir"), position("did not happen", "13", "yasir")),
              dispute("killed", position({"al-Shabaab": 30, "Jubaland forces": 2}, "12", "jubaland"), position({"Jubaland forces": 12}, "13", "yasir"),
                      position({"Jubaland forces": 4}, "16", "surgeon"))]),
    event("x20", "Two car bombs at the Zobe junction, 2022", "2022-10-29/2022-10-30", place("Mogadishu", "Banaadir", 2.037, 45.344), BLAST, (["shabaab"], ["civilians"]),
          killed=toll(121, 121, 121), voices=(1, 1, 1), frame="background", apart="x04 x05"),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"), ("22", "19", "digest"), ("22", "20", "digest"), ("22", "16", "digest")]

CONTROL = [
    {"key": "eldher", "place": "El Dher", "admin1": "Galguduud", "lat": 3.849, "lon": 47.181, "timeline": [
        held(None, "2023-03-04", "army", "confirmed", "admitted", "reported"),
        held("2023-03-04", "2023-03-09", "shabaab", "admitted", "confirmed"),
        held("2023-03-09", "2023-03-14", "army", "admitted", "confirmed"),
        held("2023-03-14", None, "shabaab", "admitted", "confirmed"),
    ]},
    {"key": "jamame", "place": "Jamame", "admin1": "Lower Juba", "lat": 0.07, "lon": 42.745, "timeline": [
        held(None, "2023-03-08", "shabaab", "confirmed", "admitted", "reported"),
        held("2023-03-08", None, "jubaland", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("01", "took full control of the town", "shabaab", "took", "asserted", "", "eldher"),
    ("01", "Our banner is flying over the district headquarters", "shabaab", "holds", "asserted", "yasir", "eldher"),
    ("02", "the town of El Dher has fallen", "shabaab", "took", "denied", "guled", "eldher"),
    ("02", "El Dher is in the hands of its people and of its army", "army", "holds", "asserted", "guled", "eldher"),
    ("03", "left El Dher by the road to Galcad", "army", "lost", "asserted", "residents", "eldher"),
    ("03", "Al-Shabaab are at the police station", "shabaab", "holds", "asserted", "residents", "eldher"),
    ("13", "had overrun the town of El Dher", "shabaab", "took", "asserted", "guled", "eldher"),
    ("13", "it had been recaptured on Thursday", "army", "retook", "asserted", "guled", "eldher"),
    ("13", "The fighters of al-Shabaab slipped away", "shabaab", "lost", "asserted", "elder", "eldher"),
    ("13", "the Macawisley came in", "macawisley", "took", "asserted", "elder", "eldher"),
    ("13", "his herdsmen had freed the town", "macawisley", "took", "asserted", "garweyne", "eldher"),
    ("13", "the group had pulled out by its own decision", "shabaab", "lost", "asserted", "yasir", "eldher"),
    ("14", "Our forces vacated Ceeldheer", "shabaab", "lost", "asserted", "", "eldher"),
    ("19", "seized the central Somali town of El Dher", "shabaab", "retook", "asserted", "residents", "eldher"),
    ("19", "the militants were patrolling the market", "shabaab", "holds", "asserted", "residents", "eldher"),
    ("19", "its 180 soldiers had retreated to Galcad", "army", "lost", "asserted", "officer", "eldher"),
    ("21", "our own men took the town back", "army", "retook", "asserted", "fadumo", "eldher"),
    ("22", "seized the town last Tuesday", "shabaab", "retook", "asserted", "benadir_wire", "eldher"),
    ("22", "the troops had left El Dher", "army", "lost", "asserted", "guled", "eldher"),
    ("12", "liberation of Jamame", "jubaland", "took", "asserted", "", "jamame"), ("12", "were in full control of it by noon", "jubaland", "holds", "asserted", "", "jamame"),
    ("13", "the loss of Jamame", "shabaab", "lost", "denied", "yasir", "jamame"),
    ("16", "drive into the town on Wednesday morning", "jubaland", "took", "asserted", "herders", "jamame"),
    ("19", "had lost Jamame to Jubaland's forces", "shabaab", "lost", "asserted", "yasir", "jamame"),
    ("19", "withdrew from Jamame", "shabaab", "lost", "asserted", "yasir", "jamame"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("gorgor", "army", "abshir", "Dhusamareb", "deployed", (405, 450, 495), [("13", "Some 450 men of the 6th Gorgor Battalion, which was trained by Turkey and is commanded by Colonel Abshir Muse"),
                                                                            ("18", "Soldiers of the 6th Gorgor Battalion")]),
    ("danab10", "army", "salad", "Jamame", "based", (180, 200, 220), [("12", "About 200 commandos of the 10th Danab Battalion, under Major Idris Salad")]),
    ("kenya15", "kenya", "wanjala", "Dhobley", "based", None, [("12", "the 15th Battalion of the Kenya Rifles, who, under Lieutenant Colonel Peter Wanjala, guard the airstrip of Dhobley")]),
    ("burundi67", "burundi", "nsabimana", "Mahaday", "based", None, [("17", "the 67th Battalion under Lieutenant Colonel Emmanuel Nsabimana")]),
]  # fmt: skip
