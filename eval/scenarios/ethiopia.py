"""What the reports of ``ethiopia.txt`` come to: FICTIONAL events in real places, November 2023. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Hands for Gojjam, the Belay Zeleke Brigade and the voices of Fano; the other
organisations and units (the Ethiopian Human Rights Commission among them) are real but did and said none of this. Only the background event
happened: Finote Selam (13 August 2023). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Name, Truth, dispute, place, toll

THEATRE = "world"

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "endf": ("Ethiopian National Defence Force", "state body", None),
    "government": ("Government of Ethiopia", "state body", None),
    "fano": ("Fano", "group", None),
    "ola": ("Oromo Liberation Army", "group", None),
    "orsf": ("Former regional special forces", "group", None),
    "elders": ("Elders of Alibo", "group", None),
    "civilians": ("Civilians", "civilians", None),
    "fedpol": ("Ethiopian Federal Police", "state body", None),
    "commandpost": ("Command Post", "state body", None),
    "citypol": ("Gondar police", "state body", None),
    "oropol": ("Oromia police", "state body", None),
    "dtpol": ("South Gondar police", "state body", None),
    "zonepol": ("Horo Guduru Wollega police", "state body", None),
    "bureau": ("Amhara Region Health Bureau", "state body", None),
    "zone": ("West Gojjam zone administration", "state body", None),
    "alemu": ("Alemu Tessema", "person", "Ethiopian National Defence Force"),
    "nigussie": ("Nigussie Hailu", "person", "Ethiopian National Defence Force"),
    "asmare": ("Asmare Gebru", "person", "Gondar police"),
    "deressa": ("Deressa Wakjira", "person", "Oromia police"),
    "getnet": ("Getnet Ayele", "person", "South Gondar police"),
    "tolera": ("Tolera Benti", "person", None),
    "roba": ("Jaal Roba Tullu", "person", "Oromo Liberation Army"),
    "marshet": ("Marshet Bitew", "person", "Fano"),
    "zemene": ("Zemene Abate", "person", "Fano"),
    "belay": ("Belay Zeleke Brigade", "unit", "Fano"),
    "dessalegn": ("Dessalegn Kassa", "person", "Belay Zeleke Brigade"),
    "div31": ("31st Division", "unit", "Ethiopian National Defence Force"),
    "fikadu": ("Fikadu Megersa", "person", "31st Division"),
    "officer31": ("officer of the 31st Division", "speaker", "31st Division"),
    "brigade22": ("22nd Mechanised Brigade", "unit", "Ethiopian National Defence Force"),
    "birhanu": ("Birhanu Dinku", "person", "22nd Mechanised Brigade"),
    "ehrc": ("Ethiopian Human Rights Commission", "organisation", None),
    "ocha": ("UN humanitarian office", "organisation", None),
    "hands": ("Hands for Gojjam", "organisation", None),
    "owners": ("bus owners' association", "organisation", None),
    "residents": ("residents of Burie", "speaker", None),
    "yeshi": ("Yeshi Mulat", "person", None),
    "health_officer": ("health officer at Burie hospital", "speaker", None),
    "teacher": ("teacher from Burie", "speaker", None),
    "brother": ("brother of the teacher", "speaker", None),
    "priest": ("priest in Burie", "speaker", None),
    "nurse_db": ("nurse at Debre Birhan hospital", "speaker", None),
    "nurse_adet": ("nurse at Adet hospital", "speaker", None),
    "genet": ("Genet Tilahun", "person", None),
    "doctor_gondar": ("doctor at Gondar university hospital", "speaker", None),
    "guard": ("guard of the flour mill in Azezo", "speaker", None),
    "surgeon": ("surgeon at Debre Tabor hospital", "speaker", None),
    "traders": ("traders from Gidami", "speaker", None),
    "pastor": ("pastor in Gidami", "speaker", None),
    "drivers": ("lorry drivers", "speaker", None),
    "hiwot": ("Hiwot Abera", "person", None),
    "nurse_gg": ("nurse in Gebre Guracha", "speaker", None),
    "priest_alibo": ("priest of Sombo Kumi", "speaker", None),
    "fayisa": ("Fayisa Gudina", "person", "Elders of Alibo"),
    "almaz": ("Almaz", "person", None),
    "chronicle": ("Gondar Chronicle", "outlet", None),
    "sheba": ("Sheba Press Agency", "outlet", None),
    "wollega_monitor": ("Wollega Monitor", "outlet", None),
    "lantern": ("Addis Lantern", "outlet", None),
}


ALSO = {
    "endf": ["Ethiopia", "ENDF", "Ethiopian National Defence Force", "Ethiopian National Defense Force", "Ethiopian army", "Ethiopian Armed Forces", "Ethiopian military", "Government of Ethiopia", "Military of Ethiopia", "Oromia police"],
    "fano": ["Fano", "Fano militia", "Fano militias", "Amhara Fano"],
    "ola": ["OLA", "Oromo Liberation Army", "Shene", "OLF-Shene"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

BURIE = place("Burie", "Amhara", 10.70, 37.07)
GIDAMI = place("Gidami", "Oromia", 8.98, 34.62)
GONDAR = place("Gondar", "Amhara", 12.60, 37.47)
ALIBO = place("Alibo", "Oromia", 9.89, 37.07, "near")

EVENTS = [
    event("e01", "Fano takes Burie", "2023-11-07/2023-11-08", BURIE, TAKEN, (["fano"], ["endf"]), apart="e02 e03 e14",
          killed=toll(13, 13, 40), injured=toll(2, 2, 2), voices=(6, 4, 7), disputes=[
              dispute("status", position("happened", "02 04 16 17", "fano", "residents", "yeshi", "alemu"), position("did not happen", "03 04", "alemu")),
              dispute("killed", position({"Ethiopian National Defence Force": 23, "Fano": 3}, "02", "fano"), position({"Fano": 40}, "03", "alemu"),
                      position(13, "04", "health_officer"))]),
    event("e02", "The army retakes Burie", "2023-11-12/2023-11-13", BURIE, BACK, (["endf", "orsf"], ["fano"]), apart="e01 e03",
          killed=toll(5, 5, 36), voices=(4, 3, 6), disputes=[
              dispute("killed", position(36, "13 16", "endf", "alemu"), position(5, "16 17", "marshet")),
              dispute("how", position("cleared in an operation", "13", "endf"), position("left beforehand", "16 17", "marshet", "priest"))]),
    event("e03", "Fano takes Burie again", "2023-11-17/2023-11-18", BURIE, TAKEN, (["fano"], ["endf"]), apart="e01 e02 e14",
          killed=toll(7, 7, 30), voices=(4, 3, 5), disputes=[
              dispute("killed", position(30, "20", "marshet"), position(7, "20", "residents")),
              dispute("how", position("overrun", "20", "marshet"), position("pulled back for want of supplies", "20 22", "officer31"))]),
    event("e04", "Bomb in the Arada market of Gondar", "2023-11-11/2023-11-12", GONDAR, BLAST, ([], ["civilians"]), apart="e05 e17",
          killed=toll(5, 8, 10), injured=toll(17, 24, 29), voices=(5, 4, 7), disputes=[
              dispute("killed", position(5, "07 08 09 10 11", "citypol"), position(10, "11", "doctor_gondar"), position(9, "12", "chronicle"), position(8, "14", "bureau")),
              dispute("injured", position(17, "07 08 09 10", "citypol"), position(29, "11", "doctor_gondar"), position(24, "14", "bureau")),
              dispute("actors", position("Fano", "11", "commandpost"), position("not Fano", "12", "zemene"), position("Government of Ethiopia", "12", "zemene"))]),
    event("e05", "Raid on the police station of Azezo", "2023-11-11/2023-11-12", place("Azezo", "Amhara", 12.56, 37.43, "near"), CLASH, (["fano"], ["citypol"]), apart="e04",
          killed=toll(2, 2, 8), injured=toll(3, 3, 3), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "11 12 14", "asmare", "citypol", "guard", "bureau"), position(8, "12", "zemene"))]),
    event("e06", "Drone strike on Adet", "2023-11-09/2023-11-10", place("Adet", "Amhara", 11.27, 37.49), AIR, (["endf"], ["civilians"]), apart="e08",
          killed=toll(7, 8, 25), injured=toll(12, 12, 12), voices=(4, 3, 5), disputes=[
              dispute("killed", position(7, "05", "nurse_adet"), position(25, "06", "alemu"), position(8, "15 22", "ehrc")),
              dispute("recipients", position("civilians", "05 15 22", "nurse_adet", "ehrc"), position("fighters", "06 22", "alemu"))]),
    event("e07", "Fano ambushes a police bus near Shewa Robit", "2023-11-06/2023-11-07", place("Shewa Robit", "Amhara", 10.00, 39.90, "near"), CLASH, (["fano"], ["fedpol"]),
          killed=toll(4, 9, 27), injured=toll(6, 6, 6), voices=(3, 2, 4), disputes=[
              dispute("killed", position(4, "01", "fedpol"), position(9, "01", "nurse_db"), position(27, "01", "fano"))]),
    event("e08", "Air strike on Finote Selam, August 2023", "2023-08-13/2023-08-14", place("Finote Selam", "Amhara", 10.70, 37.27), AIR, ([], ["civilians"]), apart="e06",
          killed=toll(26, 26, 26), voices=(1, 1, 1), frame="background"),
    event("e09", "Bus passengers abducted near Gebre Guracha", "2023-11-08/2023-11-09", place("Gebre Guracha", "Oromia", 9.80, 38.42, "near"),
          [["Violence against civilians", "Abduction/forced disappearance"]], (["ola"], ["civilians"]), apart="e11",
          killed=toll(1, 1, 1), voices=(4, 3, 5), disputes=[
              dispute("captured", position(13, "05", "deressa"), position(27, "05", "owners")),
              dispute("actors", position("Oromo Liberation Army", "05", "deressa"), position("not Oromo Liberation Army", "05", "roba"))]),
    event("e10", "The 31st Division is moved to Dangila", "2023-11-14/2023-11-15", place("Dangila", "Amhara", 11.27, 36.83), None, (["div31"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("e11", "Bus passengers freed", "2023-11-16/2023-11-17", place("Gebre Guracha", "Oromia", 9.80, 38.42, "near"), [["Strategic developments", "Other"]], ([], ["civilians"]),
          plover=["RETREAT"], apart="e09", voices=(3, 2, 4), disputes=[
              dispute("released", position(22, "19", "deressa"), position(20, "19", "hiwot", "nurse_gg")),
              dispute("how", position("rescued in an operation", "19 22", "deressa"), position("let go for a ransom", "19 22", "hiwot"))]),
    event("e12", "The OLA takes Gidami", "2023-11-10/2023-11-11", GIDAMI, TAKEN, (["ola"], ["oropol"]), apart="e13",
          killed=toll(8, 8, 35), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "18 22", "tolera", "traders", "roba"), position("did not happen", "13", "alemu")),
              dispute("killed", position(35, "18", "roba"), position(8, "18", "pastor"))]),
    event("e13", "The army regains Gidami", "2023-11-14/2023-11-15", GIDAMI, BACK, (["endf"], ["ola"]), apart="e12",
          killed=toll(6, 6, 50), voices=(4, 3, 5), disputes=[
              dispute("killed", position(50, "18", "endf"), position(6, "18", "roba")),
              dispute("how", position("driven out in fighting", "18", "endf"), position("quit on its own decision", "18", "roba"))]),
    event("e14", "Fano vows to enter Bahir Dar: it does not", "2023-11-15/2023-11-19", place("Bahir Dar", "Amhara", 11.59, 37.39), None, (["fano"], ["endf"]), plover=["THREATEN"],
          voices=(1, 1, 2), apart="e01 e03"),
    event("e15", "Families flee Burie", "2023-11-07/2023-11-19", BURIE, None, ([], ["civilians"]), plover=["SANCTION"], voices=(5, 4, 5), disputes=[
        dispute("displaced", position(18400, "21", "ocha"), position(5000, "21", "zone"), position(8730, "21", "hands"))]),
    event("e16", "The Abay bridge at Gohatsion is closed", "2023-11-14/2023-11-15", place("Gohatsion", "Oromia", 10.00, 38.24, "near"), None, (["commandpost"], []), plover=["COERCE"], voices=(2, 2, 4),
          disputes=[dispute("actors", position("Command Post", "18", "drivers"), position("Fano", "18", "commandpost"))]),
    event("e17", "Four suspects arrested in Gondar", "2023-11-13/2023-11-14", GONDAR, [["Strategic developments", "Arrests"]], (["commandpost"], []), plover=["COERCE"], voices=(1, 1, 1), apart="e04 e05"),
    event("e18", "Police fire on a protest in Debre Tabor", "2023-11-13/2023-11-14", place("Debre Tabor", "Amhara", 11.85, 38.01), [["Protests", "Excessive force against protesters"]],
          (["dtpol"], ["civilians"]), plover=["PROTEST", "ASSAULT"], killed=toll(2, 2, 3), injured=toll(9, 9, 9), voices=(3, 2, 4), disputes=[
              dispute("killed", position(3, "15", "ehrc"), position(2, "15", "surgeon"), position(0, "15", "getnet")),
              dispute("how", position("fired live bullets into the crowd", "15", "ehrc"), position("shot in the air", "15", "getnet"))]),
    event("e19", "Truce of Alibo", "2023-11-09/2023-11-10", ALIBO, [["Strategic developments", "Agreement"]], (["elders", "ola"], []), plover=["AGREE"], voices=(3, 2, 4), apart="e20"),
    event("e20", "Farmers killed at Sombo Kumi near Alibo", "2023-11-15/2023-11-16", ALIBO, ATTACK, (["ola"], ["civilians"]), apart="e19",
          killed=toll(5, 7, 7), voices=(3, 2, 4), disputes=[
              dispute("killed", position(5, "19", "zonepol"), position(7, "19 22", "priest_alibo")),
              dispute("actors", position("Oromo Liberation Army", "19", "zonepol"), position("not Oromo Liberation Army", "19", "roba"), position("Fano", "19", "roba"))]),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("08", "07", "copy"), ("09", "07", "abridged"), ("10", "07", "rewrite"), ("17", "16", "merged"),
           ("22", "20", "digest"), ("22", "18", "digest"), ("22", "19", "digest"), ("22", "15", "digest")]

CONTROL = [
    {"key": "burie", "place": "Burie", "admin1": "Amhara", "lat": 10.70, "lon": 37.07, "timeline": [
        held(None, "2023-11-07", "endf", "confirmed", "admitted", "reported"),
        held("2023-11-07", "2023-11-12", "fano", "admitted", "confirmed"),
        held("2023-11-12", "2023-11-17", "endf", "admitted", "confirmed"),
        held("2023-11-17", None, "fano", "confirmed", "admitted"),
    ]},
    {"key": "gidami", "place": "Gidami", "admin1": "Oromia", "lat": 8.98, "lon": 34.62, "timeline": [
        held(None, "2023-11-10", "endf", "confirmed", "reported", "admitted"),
        held("2023-11-10", "2023-11-14", "ola", "admitted", "confirmed"),
        held("2023-11-14", None, "endf", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "set free the town of Burie", "fano", "took", "asserted", "", "burie"),
    ("02", "Burie is now in the hands of its own children", "fano", "holds", "asserted", "", "burie"),
    ("03", "the town of Burie in West Gojjam has been taken", "fano", "took", "denied", "alemu", "burie"),
    ("03", "Burie has not fallen", "endf", "lost", "denied", "alemu", "burie"),
    ("03", "Our heroic army is in the town", "endf", "holds", "asserted", "alemu", "burie"),
    ("04", "Fano fighters took over the town on Tuesday", "fano", "took", "asserted", "residents", "burie"),
    ("04", "The last soldiers drove off", "endf", "lost", "asserted", "residents", "burie"),
    ("04", "there were boys with long hair at the municipality", "fano", "holds", "asserted", "yeshi", "burie"),
    ("13", "have cleared Burie", "endf", "retook", "asserted", "", "burie"),
    ("13", "marched into the town on Sunday", "endf", "retook", "asserted", "", "burie"),
    ("13", "Burie is under the firm control of our army", "endf", "holds", "asserted", "nigussie", "burie"),
    ("16", "had captured the town of Burie", "fano", "took", "asserted", "alemu", "burie"),
    ("16", "soldiers had retaken it on Sunday", "endf", "retook", "asserted", "alemu", "burie"),
    ("16", "moved out of Burie on the 7th", "endf", "lost", "asserted", "alemu", "burie"),
    ("16", "had withdrawn from Burie on Sunday", "fano", "lost", "asserted", "marshet", "burie"),
    ("17", "had captured the town of Burie", "fano", "took", "asserted", "alemu", "burie"),
    ("17", "soldiers had retaken it on Sunday", "endf", "retook", "asserted", "alemu", "burie"),
    ("17", "moved out of Burie on the 7th", "endf", "lost", "asserted", "alemu", "burie"),
    ("17", "soldiers came in on Sunday during Mass", "endf", "retook", "asserted", "priest", "burie"),
    ("17", "had withdrawn from Burie on Sunday", "fano", "lost", "asserted", "marshet", "burie"),
    ("20", "recaptured the town of Burie", "fano", "retook", "asserted", "residents", "burie"),
    ("20", "pulled back to Dangila", "endf", "lost", "asserted", "officer31", "burie"),
    ("20", "The brigade was now in Burie", "fano", "holds", "asserted", "marshet", "burie"),
    ("22", "Fano has retaken Burie", "fano", "retook", "asserted", "sheba", "burie"),
    ("13", "has occupied the town of Gidami", "ola", "took", "denied", "alemu", "gidami"),
    ("18", "seized the town on Friday the 10th", "ola", "took", "asserted", "tolera", "gidami"),
    ("18", "the army recovered it on Tuesday", "endf", "retook", "asserted", "tolera", "gidami"),
    ("18", "the capture of the town", "ola", "took", "asserted", "roba", "gidami"),
    ("18", "it quit Gidami on its own decision", "ola", "lost", "asserted", "roba", "gidami"),
    ("22", "The OLA held Gidami from 10 November", "ola", "holds", "asserted", "wollega_monitor", "gidami"),
    ("22", "lost it again on the 14th", "ola", "lost", "asserted", "wollega_monitor", "gidami"),
]  # fmt: skip

# unit, parent, commander, place, activity, size (low, best, high), where it is told
FORCES = [
    ("div31", "endf", "fikadu", "Dangila", "deployed", (1350, 1500, 1650), [("16", "About 1,500 men of the army's 31st Division, commanded by Colonel Fikadu Megersa"),
                                                                         ("20", "the 31st Division")]),
    ("belay", "fano", "dessalegn", "Burie", "based", None, [("02", "The Belay Zeleke Brigade, led by Shaleka Dessalegn Kassa"), ("20", "the Belay Zeleke Brigade")]),
    ("brigade22", "endf", "birhanu", "Gidami", "based", (540, 600, 660), [("18", "The 22nd Mechanised Brigade under Colonel Birhanu Dinku, some 600 men")]),
]  # fmt: skip
