"""What the reports of ``congo.txt`` come to: FICTIONAL events in real places, January and February 2025. The known truth, by hand.

The outlets, persons and happenings are invented, and so are the Union of Patriots of Buzi and Medical Help for Kivu; the other
organisations are real but did and said none of this. Only the background events happened: Kishishe (29 November 2022) and
Plaine Savo (1 February 2022). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import ATTACK, BACK, BLAST, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SHELLS: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Armed Forces of the Democratic Republic of the Congo", "state body", None),
    "m23": ("March 23 Movement", "group", None),
    "rdf": ("Rwanda Defence Force", "state body", None),
    "burundi": ("Burundian army", "state body", None),
    "sandf": ("South African National Defence Force", "state body", None),
    "samidrc": ("SAMIDRC", "group", None),
    "monusco": ("MONUSCO", "organisation", None),
    "upb": ("Union of Patriots of Buzi", "group", None),
    "uplc": ("Union of Patriots for the Liberation of Congo", "group", None),
    "iscap": ("Islamic State Central Africa Province", "group", None),
    "adf": ("Allied Democratic Forces", "group", None),
    "codeco": ("CODECO", "group", None),
    "zaire": ("Zaire militia", "group", None),
    "cmc": ("CMC", "group", None),
    "fdlr": ("FDLR", "group", None),
    "rwanda": ("Rwanda", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "police": ("Congolese National Police", "state body", "Armed Forces of the Democratic Republic of the Congo"),
    "kambale": ("Dieudonne Kambale", "person", "Congolese National Police"),
    "mbayo": ("Jonas Mbayo", "person", "Armed Forces of the Democratic Republic of the Congo"),
    "mukuna": ("Alain Mukuna", "person", "Armed Forces of the Democratic Republic of the Congo"),
    "tshimanga": ("Serge Tshimanga", "person", "Armed Forces of the Democratic Republic of the Congo"),
    "kavira": ("Esther Kavira", "person", "Armed Forces of the Democratic Republic of the Congo"),
    "cirhuza": ("Albert Cirhuza", "person", "South Kivu"),
    "province": ("South Kivu", "state body", None),
    "regiment": ("3411th Regiment", "unit", "Armed Forces of the Democratic Republic of the Congo"),
    "officer": ("officer of the 3411th Regiment", "speaker", "3411th Regiment"),
    "lokole": ("Augustin Lokole", "person", "3411th Regiment"),
    "kalume": ("Patrice Kalume", "person", "March 23 Movement"),
    "brigade2": ("2nd Brigade of the M23", "unit", "March 23 Movement"),
    "gahizi": ("Innocent Gahizi", "person", "2nd Brigade of the M23"),
    "administrator": ("administrator of Minova appointed by the M23", "speaker", "March 23 Movement"),
    "nkusi": ("Eric Nkusi", "person", "Rwanda Defence Force"),
    "maseko": ("Pieter Maseko", "person", "South African National Defence Force"),
    "battalion12": ("12th Infantry Battalion", "unit", "Burundian army"),
    "niyonkuru": ("Desire Niyonkuru", "person", "12th Infantry Battalion"),
    "sanvura": ("Prosper Sanvura", "person", "Union of Patriots of Buzi"),
    "habimana": ("Dieudonne Habimana", "person", "CMC"),
    "residents": ("residents of Minova", "speaker", None),
    "nurse_minova": ("nurse at Minova health centre", "speaker", None),
    "birimbi": ("Delphin Birimbi", "person", None),
    "solange": ("Solange", "person", None),
    "committee": ("Josephine Furaha", "person", None),
    "mhk": ("Medical Help for Kivu", "organisation", None),
    "masika": ("Jeanne Masika", "person", None),
    "doctor": ("doctor at Beni hospital", "speaker", None),
    "taxi": ("motorcycle taxi driver in Beni", "speaker", None),
    "teacher": ("teacher in Sake", "speaker", None),
    "coordinator": ("Marie-Noelle Anotane", "person", None),
    "priest": ("parish priest of Samboko", "speaker", None),
    "aid_worker": ("aid worker in Mambasa", "speaker", None),
    "colleague": ("colleague of an aid worker", "speaker", None),
    "camp_rep": ("representative of the displaced at Djaiba", "speaker", None),
    "chief": ("Pilo Lotsove", "person", None),
    "traders_pinga": ("traders from Pinga", "speaker", None),
    "nurse_pinga": ("nurse at the Pinga clinic", "speaker", None),
    "farmer": ("farmer north of Kiwanja", "speaker", None),
    "sources": ("security sources", "speaker", None),
    "airport": ("employee of Kavumu airport", "speaker", None),
    "chief_masisi": ("local chief in Masisi", "speaker", None),
    "traders": ("traders in Bukavu", "speaker", None),
    "ocha": ("UN humanitarian office", "organisation", None),
    "echo": ("Ruwenzori Echo", "outlet", None),
    "glp": ("Great Lakes Press", "outlet", None),
    "ksw": ("Kivu Security Watch", "outlet", None),
    "irm": ("Ituri Rights Monitor", "outlet", None),
}


ALSO = {
    "army": [
        "Democratic Republic of the Congo", "DR Congo", "Congo", "Congo-Kinshasa", "FARDC", "Congolese army", "Armed Forces of the Democratic Republic of the Congo",
        "Armed Forces of DR Congo", "Military of the Democratic Republic of the Congo", "Military of DR Congo", "Government of the Democratic Republic of the Congo", "Government of DR Congo",
    ],
    "m23": ["M23", "AFC/M23", "M23 rebels", "Congo River Alliance"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

MINOVA = place("Minova", "South Kivu", -1.707, 29.023)
PINGA = place("Pinga", "North Kivu", -0.982, 28.701, "near")
BENI = place("Beni", "North Kivu", 0.491, 29.473)

EVENTS = [
    event("c01", "Minova falls to the M23", "2025-01-21/2025-01-22", MINOVA, TAKEN, (["m23"], ["army"]), apart="c02 c03 c12",
          killed=toll(14, 14, 39), injured=toll(3, 3, 3), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "01 03 17 19", "m23", "residents", "birimbi", "mbayo", "solange"), position("did not happen", "02 03", "mbayo", "army")),
              dispute("killed", position({"Armed Forces of the Democratic Republic of the Congo": 37, "March 23 Movement": 2}, "01", "m23"), position({"March 23 Movement": 15}, "02", "mbayo"),
                      position(14, "03", "nurse_minova")),
              dispute("actors", position("March 23 Movement", "01 03 17", "m23", "residents", "mbayo"), position("Rwanda Defence Force", "03", "birimbi"),
                      position("not Rwanda Defence Force", "03", "nkusi"))]),
    event("c02", "The army and Wazalendo retake Minova", "2025-01-26/2025-01-27", MINOVA, BACK, (["army", "upb"], ["m23"]), apart="c01 c03",
          killed=toll(4, 4, 52), voices=(4, 3, 5), disputes=[
              dispute("killed", position(52, "14 17", "mbayo"), position(4, "13 17", "m23", "kalume")),
              dispute("actors", position("Armed Forces of the Democratic Republic of the Congo", "14 17", "mbayo"), position("Union of Patriots of Buzi", "16 17", "upb")),
              dispute("how", position("stormed", "14 16", "mbayo", "upb"), position("withdrew to protect civilians", "13 17", "m23", "kalume"))]),
    event("c03", "Minova falls again", "2025-01-31/2025-02-01", MINOVA, TAKEN, (["m23"], ["army"]), apart="c01 c02 c12 c13",
          killed=toll(5, 5, 18), voices=(4, 3, 5), disputes=[
              dispute("killed", position(18, "18", "m23"), position(5, "18", "residents")),
              dispute("how", position("overrun", "18", "m23"), position("retreated for want of ammunition", "18 20", "officer"))]),
    event("c04", "Bomb at the Kilokwa market of Beni", "2025-01-25/2025-01-26", BENI, BLAST, (["iscap"], ["civilians"]), apart="c05 c11",
          killed=toll(6, 9, 11), injured=toll(21, 27, 30), voices=(4, 3, 5), disputes=[
              dispute("killed", position(6, "05 06 07 08 09", "police"), position(11, "09", "doctor"), position(10, "10", "echo"), position(9, "14", "kavira")),
              dispute("injured", position(21, "05 06 07 08", "police"), position(30, "09", "doctor"), position(27, "14", "kavira")),
              dispute("actors", position("Islamic State Central Africa Province", "09", "iscap"), position("Union of Patriots for the Liberation of Congo", "10", "mukuna"),
                      position("not Union of Patriots for the Liberation of Congo", "10", "uplc"))]),
    event("c05", "Police post near Mavivi attacked", "2025-01-25/2025-01-26", BENI, CLASH, (["uplc"], ["police"]), apart="c04",
          killed=toll(2, 2, 5), injured=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "09 10", "kambale", "police", "taxi"), position(5, "10", "uplc"))]),
    event("c06", "Shells on the camp of Bulengo", "2025-01-22/2025-01-23", place("Bulengo", "North Kivu", -1.62, 29.15, "near"), SHELLS, ([], ["civilians"]), apart="c07",
          killed=toll(6, 6, 12), injured=toll(19, 19, 19), voices=(4, 3, 5), disputes=[
              dispute("killed", position(6, "04 19", "mhk"), position(12, "04", "mbayo")),
              dispute("actors", position("March 23 Movement", "04", "mbayo"), position("Rwanda Defence Force", "04", "mbayo"),
                      position("Armed Forces of the Democratic Republic of the Congo", "04", "kalume"))]),
    event("c07", "The South African base at Sake shelled", "2025-01-24/2025-01-25", place("Sake", "North Kivu", -1.574, 29.045), SHELLS, (["m23"], ["sandf"]), apart="c06",
          killed=toll(2, 2, 7), injured=toll(4, 4, 4), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "11", "sandf"), position(7, "11", "kalume"))]),
    event("c08", "Samboko attacked by night", "2025-01-23/2025-01-25", place("Samboko", "Ituri", 1.1, 29.6, "near"), ATTACK, (["adf"], ["civilians"]), apart="c09",
          killed=toll(13, 13, 20), voices=(3, 2, 4), disputes=[
              dispute("killed", position(13, "12", "coordinator"), position(16, "12", "priest"), position(20, "15", "iscap"))]),
    event("c09", "The displaced at Djaiba attacked by night", "2025-01-26/2025-01-28", place("Djaiba", "Ituri", 1.9, 30.5, "near"), ATTACK, (["codeco"], ["civilians"]), apart="c08 c10",
          killed=toll(8, 8, 10), injured=toll(5, 5, 5), voices=(3, 2, 4), disputes=[
              dispute("killed", position(8, "12 20", "camp_rep"), position(10, "12", "chief")),
              dispute("actors", position("CODECO", "12", "tshimanga"), position("not CODECO", "12", "codeco"), position("Zaire militia", "12", "codeco"))]),
    event("c10", "Plaine Savo, 2022", "2022-02-01/2022-02-02", place("Plaine Savo", "Ituri", 1.8, 30.5, "near"), ATTACK, (["codeco"], ["civilians"]), apart="c09",
          killed=toll(60, 60, 60), voices=(1, 1, 1), frame="background"),
    event("c11", "Kishishe and Bambo, 2022", "2022-11-29/2022-11-30", place("Kishishe", "North Kivu", -1.0, 29.2, "near"), ATTACK, (["m23"], ["civilians"]), apart="c04",
          killed=toll(131, 131, 131), voices=(1, 1, 1), frame="background"),
    event("c12", "Pinga falls to the M23", "2025-01-27/2025-01-28", PINGA, TAKEN, (["m23"], ["army"]), apart="c01 c03",
          killed=toll(5, 5, 25), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "13 17 18", "m23", "traders_pinga", "mbayo"), position("did not happen", "14", "mbayo")),
              dispute("killed", position({"Armed Forces of the Democratic Republic of the Congo": 25}, "13", "m23"), position({"March 23 Movement": 11}, "14", "mbayo"), position(5, "17", "nurse_pinga"))]),
    event("c13", "The UPB vows to enter Kitshanga: it does not", "2025-01-29/2025-02-02", place("Kitshanga", "North Kivu", -1.23, 29.06, "near"), None, (["upb"], ["m23"]), plover=["THREATEN"],
          voices=(1, 1, 1), apart="c02 c03"),
    event("c14", "A Burundian battalion arrives at Kavumu", "2025-01-28/2025-01-30", place("Kavumu", "South Kivu", -2.308, 28.809), None, (["battalion12"], []), plover=["MOBILIZE"], voices=(1, 1, 2)),
    event("c15", "A helicopter of MONUSCO hit near Rutshuru", "2025-01-28/2025-01-29", place("Rutshuru", "North Kivu", -1.186, 29.446, "near"),
          [["Battles", "Armed clash"], ["Strategic developments", "Disrupted weapons use"]], ([], ["monusco"]), injured=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("actors", position("March 23 Movement", "15", "monusco"), position("not March 23 Movement", "13 15", "m23"), position("FDLR", "13", "kalume"))]),
    event("c16", "Families flee Minova", "2025-01-21/2025-02-03", MINOVA, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(42000, "19", "ocha"), position(9000, "19", "administrator"), position(17500, "19", "mhk"))]),
    event("c17", "The Ruzizi I crossing is closed", "2025-01-31/2025-02-01", place("Bukavu", "South Kivu", -2.508, 28.861), None, (["rwanda"], []), plover=["COERCE"], voices=(3, 2, 4),
          disputes=[dispute("actors", position("Rwanda", "18", "traders"), position("South Kivu", "18", "cirhuza"))]),
    event("c18", "A commander of the CMC goes over to the M23", "2025-01-28/2025-01-29", place("Masisi", "North Kivu", -1.4, 28.8, "admin2"), [["Strategic developments", "Other"]],
          (["cmc"], []), plover=["RETREAT"], voices=(3, 2, 4), disputes=[dispute("troops", position(60, "13", "m23"), position(11, "15", "cmc"))]),
    event("c19", "The 3411th Regiment is sent to Nyabibwe", "2025-01-26/2025-01-31", place("Nyabibwe", "South Kivu", -1.88, 28.95, "near"), None, (["regiment"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"), ("20", "18", "digest"), ("20", "15", "digest"), ("20", "12", "digest")]

CONTROL = [
    {"key": "minova", "place": "Minova", "admin1": "South Kivu", "lat": -1.707, "lon": 29.023, "timeline": [
        held(None, "2025-01-21", "army", "confirmed", "admitted", "reported"),
        held("2025-01-21", "2025-01-26", "m23", "admitted", "confirmed"),
        held("2025-01-26", "2025-01-31", "army", "admitted", "confirmed"),
        held("2025-01-31", None, "m23", "admitted", "confirmed"),
    ]},
    {"key": "pinga", "place": "Pinga", "admin1": "North Kivu", "lat": -0.982, "lon": 28.701, "timeline": [
        held(None, "2025-01-27", "army", "confirmed", "admitted", "reported"),
        held("2025-01-27", None, "m23", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker: claims of who holds Minova and Pinga
CONTROL_CLAIMS = [
    ("01", "liberated the town of Minova", "m23", "took", "asserted", ""), ("02", "Minova has fallen", "m23", "took", "denied", "mbayo"),
    ("02", "Minova is under the control of the FARDC", "army", "holds", "asserted", "mbayo"), ("03", "M23 rebels entered Minova early on Tuesday", "m23", "took", "asserted", "residents"),
    ("03", "They are at the port and at the police station", "m23", "holds", "asserted", "residents"), ("03", "the town had been taken by Rwandan soldiers", "rdf", "took", "asserted", "birimbi"),
    ("13", "took control of Pinga", "m23", "took", "asserted", ""), ("13", "withdrew from Minova on Sunday", "m23", "lost", "asserted", ""),
    ("14", "the FARDC entered Minova on Sunday morning", "army", "retook", "asserted", "mbayo"), ("14", "Pinga is in the hands of the M23", "m23", "holds", "denied", "mbayo"),
    ("14", "Pinga has not been lost", "army", "lost", "denied", "mbayo"), ("16", "entered the town first on Sunday", "upb", "took", "asserted", ""),
    ("17", "captured the lakeside town of Minova", "m23", "took", "asserted", "mbayo"), ("17", "recaptured it on Sunday", "army", "retook", "asserted", "mbayo"),
    ("17", "its fighters took the town", "upb", "took", "asserted", "upb"), ("17", "had pulled out on Sunday", "m23", "lost", "asserted", "kalume"),
    ("17", "the M23 had occupied it since Monday", "m23", "took", "asserted", "traders_pinga"), ("18", "seized the town of Minova", "m23", "retook", "asserted", "residents"),
    ("18", "the garrison of some 300 soldiers had retreated", "army", "lost", "asserted", "officer"), ("18", "Pinga, further north-west, had been lost", "army", "lost", "asserted", "mbayo"),
    ("20", "The M23 seized the town for the second time", "m23", "retook", "asserted", "glp"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("regiment", "army", "lokole", "Nyabibwe", "deployed", (630, 700, 770), [("17", "The 3411th Regiment, about 700 men"), ("18", "the 3411th Regiment in Nyabibwe")]),
    ("battalion12", "burundi", "niyonkuru", "Kavumu", "deployed", (450, 500, 550), [("15", "about 500 men of the 12th Infantry Battalion under Lieutenant Colonel Desire Niyonkuru"), ("20", "the 12th Infantry Battalion")]),
    ("brigade2", "m23", "gahizi", "Minova", "based", None, [("01", "the 2nd Brigade under Brigadier General Innocent Gahizi"), ("18", "its 2nd Brigade")]),
]  # fmt: skip
