"""What the reports of ``mozambique.txt`` come to: FICTIONAL events in real places, June 2022. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Hands for Cabo Delgado, the Rovuma Conflict Monitor and the numbered units; the other organisations are real but did and
said none of this. Only the background event happened: Xitaxi (7 April 2020). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Name, Truth, dispute, place, toll

THEATRE = "world"

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Armed Defence Forces of Mozambique", "state body", None),
    "isis": ("Islamic State Mozambique", "group", None),
    "localforce": ("Local Force", "group", None),
    "rdf": ("Rwanda Defence Force", "state body", None),
    "samim": ("SAMIM", "group", None),
    "navy": ("Mozambican Navy", "state body", "Armed Defence Forces of Mozambique"),
    "police": ("Police of the Republic of Mozambique", "state body", None),
    "tanzania": ("Tanzania", "state", None),
    "mozambique": ("Mozambique", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "protesters": ("Displaced protesters in Metuge", "civilians", None),
    "sernic": ("Criminal investigation service", "state body", "Police of the Republic of Mozambique"),
    "health": ("Health Directorate of Cabo Delgado", "state body", None),
    "cislamo": ("Islamic Council of Mozambique", "organisation", None),
    "nhamue": ("Alfredo Nhamue", "person", "Armed Defence Forces of Mozambique"),
    "quive": ("Delfina Quive", "person", "Armed Defence Forces of Mozambique"),
    "milofficer": ("military officer in Macomia", "speaker", "Armed Defence Forces of Mozambique"),
    "naval": ("Naval Infantry", "unit", "Armed Defence Forces of Mozambique"),
    "nhaca": ("Celestino Nhaca", "person", "Naval Infantry"),
    "officer_ni": ("officer of the Naval Infantry", "speaker", "Naval Infantry"),
    "battalion3": ("3rd Infantry Battalion", "unit", "Armed Defence Forces of Mozambique"),
    "macuane": ("Ernesto Macuane", "person", "3rd Infantry Battalion"),
    "officer3": ("officer of the 3rd Infantry Battalion", "speaker", "3rd Infantry Battalion"),
    "task7": ("7th Task Battalion", "unit", "Rwanda Defence Force"),
    "karekezi": ("Emile Karekezi", "person", "7th Task Battalion"),
    "gasana": ("Patrick Gasana", "person", "Rwanda Defence Force"),
    "molise": ("Thabo Molise", "person", "SAMIM"),
    "sumail": ("Bacar Sumail", "person", "Local Force"),
    "chivale": ("Tome Chivale", "person", "Police of the Republic of Mozambique"),
    "jamal": ("Ernestina Jamal", "person", "Police of the Republic of Mozambique"),
    "police_mueda": ("police in Mueda", "speaker", "Police of the Republic of Mozambique"),
    "lidimba": ("Anastacia Lidimba", "person", "Health Directorate of Cabo Delgado"),
    "ncuo": ("Saide Ncuo", "person", None),
    "naengo": ("Joaquim Naengo", "person", None),
    "govspokes": ("spokesman of the governor of Cabo Delgado", "speaker", "Mozambique"),
    "latifo": ("Abdul Latifo", "person", "Islamic Council of Mozambique"),
    "amina": ("Amina Selemane", "person", None),
    "residents": ("residents of Mucojo", "speaker", None),
    "nurse_mucojo": ("nurse of the Mucojo health post", "speaker", None),
    "zainabo": ("Zainabo", "person", None),
    "rosalina": ("Rosalina Muanza", "person", None),
    "doctor": ("doctor at Macomia hospital", "speaker", None),
    "charcoal": ("charcoal seller in Macomia", "speaker", None),
    "catechist": ("catechist in Namande", "speaker", None),
    "mission": ("Nangololo Mission", "organisation", None),
    "boatowner": ("owner of boats at Quiterajo", "speaker", None),
    "healthworker": ("health worker on the coast", "speaker", None),
    "cousin": ("cousin of the health worker", "speaker", None),
    "sources_macomia": ("sources in Macomia", "speaker", None),
    "helmsman": ("helmsman of the dhow", "speaker", None),
    "teacher": ("teacher from Chai", "speaker", None),
    "healthworker_chai": ("health worker in Chai", "speaker", None),
    "adelino": ("Adelino Paulo", "person", None),
    "surgeon": ("surgeon at Pemba hospital", "speaker", None),
    "owner": ("owner of the minibus", "speaker", None),
    "brother": ("brother of a captive", "speaker", None),
    "drivers": ("lorry drivers at Negomano", "speaker", None),
    "iom": ("International Organization for Migration", "organisation", None),
    "hands": ("Hands for Cabo Delgado", "organisation", None),
    "rcm": ("Rovuma Conflict Monitor", "organisation", None),
    "iow": ("Indian Ocean Wire", "outlet", None),
    "pemba_post": ("Pemba Post", "outlet", None),
    "radio": ("Radio Comunitaria de Macomia", "outlet", None),
}


ALSO = {
    "army": ["Mozambique", "FADM", "Mozambican army", "Armed Defence Forces of Mozambique", "Mozambique Defence Armed Forces", "Mozambican Armed Forces", "Armed Forces of Mozambique",
             "Military of Mozambique", "Government of Mozambique", "Naval Infantry", "Mozambican government forces"],
    "isis": ["Islamic State", "Islamic State Mozambique Province", "IS-Mozambique", "Islamic State Central Africa Province", "al-Shabab", "Ansar al-Sunna", "Ahlu Sunna wal Jamaa", "Insurgents",
             "Insurgents in Cabo Delgado"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

CD = "Cabo Delgado"
MUCOJO = place("Mucojo", CD, -12.067, 40.467)
MACOMIA = place("Macomia", CD, -12.244, 40.133)
CHAI = place("Chai", CD, -11.87, 40.0, "near")

EVENTS = [
    event("m01", "Mucojo falls to the insurgents", "2022-06-07/2022-06-08", MUCOJO, TAKEN, (["isis"], ["army"]), apart="m02 m03 m10 m14",
          killed=toll(5, 8, 19), injured=toll(2, 2, 2), voices=(6, 4, 7), disputes=[
              dispute("status", position("happened", "03 04 12 17 21", "isis", "residents", "rcm", "nhamue", "zainabo"), position("did not happen", "02 17", "nhamue")),
              dispute("killed", position({"Armed Defence Forces of Mozambique": 19}, "03", "isis"), position({"Islamic State Mozambique": 9}, "02", "nhamue"), position(8, "04", "nurse_mucojo"),
                      position({"Armed Defence Forces of Mozambique": 5}, "17", "nhamue"))]),
    event("m02", "The army and the Local Force retake Mucojo", "2022-06-12/2022-06-13", MUCOJO, BACK, (["army", "localforce"], ["isis"]), apart="m01 m03 m15",
          killed=toll(2, 2, 31), voices=(5, 4, 6), disputes=[
              dispute("killed", position(31, "14 15 17", "nhamue"), position(2, "16 17", "isis")),
              dispute("actors", position("Armed Defence Forces of Mozambique", "14 17", "nhamue"), position("Local Force", "15 17", "localforce")),
              dispute("how", position("stormed", "14 15", "nhamue", "localforce"), position("left by order", "16 17", "isis"))]),
    event("m03", "Mucojo falls again", "2022-06-17/2022-06-18", MUCOJO, TAKEN, (["isis"], ["army"]), apart="m01 m02 m15",
          killed=toll(4, 4, 14), voices=(4, 3, 5), disputes=[
              dispute("killed", position(14, "20", "isis"), position(4, "20", "residents")),
              dispute("how", position("overwhelmed", "20", "isis"), position("withdrew for want of mortar bombs", "20 22", "officer_ni"))]),
    event("m04", "Bomb at the bus stop of Macomia", "2022-06-09/2022-06-10", MACOMIA, BLAST, (["isis"], ["civilians"]), apart="m05 m20",
          killed=toll(5, 7, 9), injured=toll(17, 22, 26), voices=(5, 4, 7), disputes=[
              dispute("killed", position(5, "05 06 07 08 09", "police"), position(9, "09", "doctor"), position(8, "10", "radio"), position(7, "13", "lidimba")),
              dispute("injured", position(17, "05 06 07 08", "police"), position(26, "09", "doctor"), position(22, "13", "lidimba")),
              dispute("actors", position("Islamic State Mozambique", "09", "isis"), position("Armed Defence Forces of Mozambique", "10", "sumail"),
                      position("not Armed Defence Forces of Mozambique", "10", "quive")),
              dispute("cause", position("bomb in a rucksack", "05 06 07 08", "chivale"), position("grenade dropped", "10", "sumail"))]),
    event("m05", "Police post at the northern exit of Macomia attacked", "2022-06-09/2022-06-10", MACOMIA, CLASH, (["isis"], ["police"]), apart="m04",
          killed=toll(2, 2, 4), injured=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "09 10 13", "chivale", "charcoal", "health"), position(4, "09", "isis"))]),
    event("m06", "Helicopter fires on a camp near Quiterajo", "2022-06-11/2022-06-12", place("Quiterajo", CD, -11.75, 40.43, "near"), AIR, (["army"], ["civilians"]), apart="m14 m15",
          killed=toll(10, 10, 16), injured=toll(6, 6, 6), voices=(4, 3, 5), disputes=[
              dispute("killed", position(10, "12 22", "boatowner", "cousin"), position(16, "14", "nhamue")),
              dispute("recipients", position("civilians", "12 21 22", "boatowner", "hands"), position("insurgents", "14 22", "nhamue"))]),
    event("m07", "Namande attacked by night", "2022-06-10/2022-06-11", place("Namande", CD, -11.4, 39.55, "near"), ATTACK, (["isis"], ["civilians"]), apart="m08 m12",
          killed=toll(6, 9, 12), voices=(4, 3, 5), disputes=[
              dispute("killed", position(9, "11", "mission"), position(6, "11", "ncuo"), position(12, "16", "isis")),
              dispute("actors", position("Islamic State Mozambique", "11 16", "ncuo", "isis"), position("Local Force", "11", "catechist"), position("not Local Force", "11 15", "sumail"))]),
    event("m08", "Passengers abducted from a minibus near Xitaxi", "2022-06-13/2022-06-14", place("Xitaxi", CD, -11.6, 39.75, "near"), [["Violence against civilians", "Abduction/forced disappearance"]],
          ([], ["civilians"]), apart="m07 m09 m12", killed=toll(1, 1, 1), voices=(3, 2, 4)),
    event("m09", "Eight captives free near Litamanda", "2022-06-18/2022-06-19", place("Litamanda", CD, -11.95, 39.95, "near"),
          [["Battles", "Armed clash"], ["Strategic developments", "Other"]], (["rdf"], ["civilians"]), plover=["ASSAULT", "AID", "CONCEDE"], apart="m08 m11", voices=(2, 2, 3), disputes=[
              dispute("how", position("freed by troops in a firefight", "19 20", "gasana"), position("let go for a ransom", "20", "brother"))]),
    event("m10", "Chai falls to the insurgents", "2022-06-14/2022-06-15", CHAI, TAKEN, (["isis"], ["army"]), apart="m01 m11",
          killed=toll(2, 2, 7), voices=(3, 2, 4), disputes=[
              dispute("status", position("happened", "16 17 20", "isis", "teacher", "nhamue"), position("did not happen", "17 20", "nhamue")),
              dispute("killed", position({"Armed Defence Forces of Mozambique": 7}, "16", "isis"), position({"Islamic State Mozambique": 5}, "17", "nhamue"),
                      position({"Armed Defence Forces of Mozambique": 2}, "20", "nhamue"))]),
    event("m11", "Rwandan and Mozambican troops retake Chai", "2022-06-16/2022-06-17", CHAI, BACK, (["rdf", "army"], ["isis"]), apart="m09 m10",
          killed=toll(4, 4, 10), voices=(2, 2, 3), disputes=[
              dispute("killed", position(10, "19", "gasana"), position(4, "20", "healthworker_chai"))]),
    event("m12", "Xitaxi, 2020", "2020-04-07/2020-04-08", place("Xitaxi", CD, -11.6, 39.75, "near"), ATTACK, (["isis"], ["civilians"]), apart="m07 m08",
          killed=toll(52, 52, 52), voices=(1, 1, 1), frame="background"),
    event("m13", "A truce for Mucojo is agreed", "2022-06-09/2022-06-10", MUCOJO, [["Strategic developments", "Agreement"]], (["army", "isis"], []), plover=["AGREE"], apart="m14", voices=(2, 1, 3)),
    event("m14", "A dhow with families is shot at off Mucojo", "2022-06-10/2022-06-11", place("Mucojo", CD, -12.067, 40.48, "near"), ATTACK, ([], ["civilians"]), apart="m01 m06 m13",
          killed=toll(3, 3, 4), injured=toll(5, 5, 5), voices=(4, 3, 5), disputes=[
              dispute("killed", position(3, "12", "helmsman"), position(4, "12", "latifo")),
              dispute("actors", position("Islamic State Mozambique", "14", "nhamue"), position("Mozambican Navy", "16", "isis"), position("not Islamic State Mozambique", "16", "isis"))]),
    event("m15", "The army vows to raise the flag over Pangane: it does not", "2022-06-14/2022-06-19", place("Pangane", CD, -12.0, 40.53, "near"), None, (["army"], ["isis"]), plover=["THREATEN"],
          apart="m02 m03 m06", voices=(1, 1, 1)),
    event("m16", "The 3rd Infantry Battalion is moved to Macomia", "2022-06-14/2022-06-16", MACOMIA, None, (["battalion3"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("m17", "Police break up a food protest in Metuge", "2022-06-15/2022-06-16", place("Metuge", CD, -12.97, 40.38), [["Protests", "Excessive force against protesters"]],
          (["police"], ["protesters"]), plover=["COERCE", "PROTEST", "ASSAULT"], killed=toll(1, 3, 3), injured=toll(12, 12, 12), voices=(3, 2, 4), disputes=[
              dispute("killed", position(3, "18 22", "surgeon"), position(1, "18 22", "jamal")),
              dispute("how", position("shot by police", "18", "adelino", "surgeon"), position("crush at the gate, no live rounds", "18", "jamal"))]),
    event("m18", "Families flee Mucojo", "2022-06-07/2022-06-20", MUCOJO, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(11800, "21", "iom"), position(2600, "21", "naengo"), position(6400, "21", "hands"))]),
    event("m19", "The bridge at Negomano is closed", "2022-06-16/2022-06-17", place("Negomano", CD, -11.42, 38.5, "near"), None, (["tanzania"], []), plover=["COERCE"], voices=(3, 2, 4),
          disputes=[dispute("actors", position("Tanzania", "18", "drivers"), position("Mozambique", "18", "govspokes"))]),
    event("m20", "Two traders arrested in Pemba", "2022-06-12/2022-06-13", place("Pemba", CD, -12.974, 40.518), [["Strategic developments", "Arrests"]], (["sernic"], []),
          plover=["COERCE"], apart="m04", voices=(1, 1, 1)),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"),
           ("22", "20", "digest"), ("22", "18", "digest"), ("22", "12", "digest"), ("22", "17", "digest")]

CONTROL = [
    {"key": "mucojo", "place": "Mucojo", "admin1": CD, "lat": -12.067, "lon": 40.467, "timeline": [
        held(None, "2022-06-07", "army", "confirmed", "admitted", "reported"),
        held("2022-06-07", "2022-06-12", "isis", "admitted", "confirmed"),
        held("2022-06-12", "2022-06-17", "army", "admitted", "confirmed"),
        held("2022-06-17", None, "isis", "admitted", "confirmed"),
    ]},
    {"key": "chai", "place": "Chai", "admin1": CD, "lat": -11.87, "lon": 40.0, "timeline": [
        held(None, "2022-06-14", "army", "confirmed", "admitted", "reported"),
        held("2022-06-14", "2022-06-16", "isis", "admitted", "confirmed"),
        held("2022-06-16", None, "army", "confirmed", "admitted", "reported"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "the post of Mucojo, in the district of Macomia, has fallen", "isis", "took", "denied", "nhamue", "mucojo"),
    ("02", "Mucojo was not lost", "army", "lost", "denied", "nhamue", "mucojo"),
    ("03", "The fighters took over the town", "isis", "took", "asserted", "", "mucojo"),
    ("03", "The town has remained in the hands of the mujahidin", "isis", "holds", "asserted", "", "mucojo"),
    ("04", "the black flag was flying over the administrative post of Mucojo", "isis", "holds", "asserted", "", "mucojo"),
    ("04", "the Naval Infantry had left at first light", "army", "lost", "asserted", "residents", "mucojo"),
    ("04", "the insurgents were inside half an hour later", "isis", "took", "asserted", "residents", "mucojo"),
    ("12", "the insurgents lost Mucojo", "isis", "lost", "asserted", "", "mucojo"),
    ("12", "government forces went in from the south", "army", "retook", "asserted", "sources_macomia", "mucojo"),
    ("14", "The locality is entirely under the control of the FADM", "army", "holds", "asserted", "nhamue", "mucojo"),
    ("15", "the army freed Mucojo", "army", "retook", "asserted", "army", "mucojo"),
    ("15", "the Local Force which entered Mucojo", "localforce", "took", "asserted", "", "mucojo"),
    ("16", "departed from Mucojo on Sunday", "isis", "lost", "asserted", "", "mucojo"),
    ("17", "had occupied the coastal post of Mucojo", "isis", "took", "asserted", "nhamue", "mucojo"),
    ("17", "the post was never lost", "army", "lost", "denied", "nhamue", "mucojo"),
    ("17", "the recapture of Mucojo", "army", "retook", "asserted", "nhamue", "mucojo"),
    ("17", "it took Mucojo alone", "localforce", "took", "asserted", "localforce", "mucojo"),
    ("17", "its men left on orders", "isis", "lost", "asserted", "isis", "mucojo"),
    ("20", "retook the coastal post of Mucojo", "isis", "retook", "asserted", "residents", "mucojo"),
    ("20", "withdrew to the town of Macomia on Friday evening", "army", "lost", "asserted", "officer_ni", "mucojo"),
    ("20", "at the moment not held by us", "army", "lost", "asserted", "nhamue", "mucojo"),
    ("22", "Insurgents retook the post on Friday", "isis", "retook", "asserted", "iow", "mucojo"),
    ("16", "The town is in the grip of the mujahidin", "isis", "holds", "asserted", "", "chai"),
    ("17", "Chai, on the main road north of Macomia, had been captured", "isis", "took", "denied", "nhamue", "chai"),
    ("17", "armed men in headscarves were holding the crossroads", "isis", "holds", "asserted", "teacher", "chai"),
    ("19", "retook Chai on Thursday 16 June", "rdf", "retook", "asserted", "gasana", "chai"),
    ("19", "Chai has been handed over to the FADM", "army", "holds", "asserted", "", "chai"),
    ("20", "insurgents had been in control of Chai", "isis", "holds", "asserted", "nhamue", "chai"),
    ("20", "the Rwandans had driven out the insurgents", "rdf", "retook", "asserted", "healthworker_chai", "chai"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("battalion3", "army", "macuane", "Macomia", "deployed", (360, 400, 440), [("17", "About 400 men of the army's 3rd Infantry Battalion, commanded by Colonel Ernesto Macuane"), ("22", "The 3rd Infantry Battalion")]),
    ("task7", "rdf", "karekezi", "Awasse", "based", (270, 300, 330), [("17", "some 300 men of the 7th Task Battalion"), ("19", "the 7th Task Battalion, under the command of Lieutenant Colonel Emile Karekezi")]),
    ("naval", "army", "nhaca", "Mucojo", "based", (135, 150, 165), [("17", "a company of the Naval Infantry under Captain Celestino Nhaca"), ("20", "about 150 men of the Naval Infantry"), ("02", "the Naval Infantry")]),
]  # fmt: skip
