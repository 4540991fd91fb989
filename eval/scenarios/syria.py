"""What the reports of ``syria.txt`` come to: FICTIONAL events in real places, November 2023. The known truth, by hand.

The outlets, persons and happenings are invented, and so is Aid Bridge Syria; the other organisations (the Syrian Observatory and the White Helmets
among them) are real but did and said none of this. Only the background events happened: the military academy of Homs (5 October 2023) and
Istiklal Avenue in Istanbul (13 November 2022). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Name, Truth, dispute, place, toll

THEATRE = "world"

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Syrian Armed Forces", "state body", None),
    "hts": ("Hayat Tahrir al-Sham", "group", None),
    "sdf": ("Syrian Democratic Forces", "group", None),
    "sna": ("Syrian National Army", "group", None),
    "isis": ("Islamic State", "group", None),
    "quds": ("Liwa al-Quds", "group", None),
    "ndf": ("National Defence Forces", "group", "Syrian Armed Forces"),
    "tribes": ("Arab tribal fighters", "group", None),
    "alf": ("Afrin Liberation Forces", "group", None),
    "fatemiyoun": ("Fatemiyoun Brigade", "group", None),
    "russia": ("Russian Armed Forces", "state body", None),
    "turkey": ("Turkish Armed Forces", "state body", None),
    "kurdistan": ("Kurdistan Region of Iraq", "state body", None),
    "aanes": ("Autonomous Administration of North and East Syria", "group", None),
    "asayish": ("Internal Security Forces", "state body", "Syrian Democratic Forces"),
    "civilians": ("Civilians", "civilians", None),
    "maarouf": ("Ghassan Maarouf", "person", "Syrian Armed Forces"),
    "atrash": ("Abdul Karim al-Atrash", "person", "Hayat Tahrir al-Sham"),
    "hamwi": ("Abu Musab al-Hamwi", "person", "Talha Brigade"),
    "hesso": ("Rojin Hesso", "person", "Syrian Democratic Forces"),
    "hamdan": ("Nawaf al-Hamdan", "person", "Arab tribal fighters"),
    "assaf": ("Khaled al-Assaf", "person", "Azaz police"),
    "sorokin": ("Oleg Sorokin", "person", "Russian Armed Forces"),
    "khatib": ("Samer al-Khatib", "person", "105th Brigade of the Republican Guard"),
    "police": ("Azaz police", "state body", "Syrian National Army"),
    "health": ("Azaz health directorate", "state body", "Syrian National Army"),
    "turkmod": ("Turkish ministry of defence", "state body", "Turkish Armed Forces"),
    "krg": ("Interior ministry of the Kurdistan Region", "state body", "Kurdistan Region of Iraq"),
    "governor": ("Governor of Raqqa", "state body", "Syrian Armed Forces"),
    "aleppo_gov": ("Governorate of Aleppo", "state body", "Syrian Armed Forces"),
    "milsource": ("Syrian military source", "speaker", "Syrian Armed Forces"),
    "brigade105": ("105th Brigade of the Republican Guard", "unit", "Syrian Armed Forces"),
    "officer105": ("officer of the 105th Brigade", "speaker", "105th Brigade of the Republican Guard"),
    "talha": ("Talha Brigade", "unit", "Hayat Tahrir al-Sham"),
    "commander": ("commander in the Talha Brigade", "speaker", "Talha Brigade"),
    "sohr": ("Syrian Observatory for Human Rights", "organisation", None),
    "wh": ("White Helmets", "organisation", None),
    "ocha": ("UN humanitarian office", "organisation", None),
    "aid_bridge": ("Aid Bridge Syria", "organisation", None),
    "residents": ("residents of Atarib", "speaker", None),
    "residents_d": ("residents of Dhiban", "speaker", None),
    "paramedic": ("paramedic in Atarib", "speaker", None),
    "shopkeeper": ("shopkeeper in Atarib", "speaker", None),
    "umm": ("Umm Ahmad", "person", None),
    "doctor": ("doctor at Azaz hospital", "speaker", None),
    "baker": ("baker in Azaz", "speaker", None),
    "teacher": ("teacher near Dhiban", "speaker", None),
    "cousin": ("cousin of the teacher", "speaker", None),
    "relatives": ("relatives of the shepherds", "speaker", None),
    "elder": ("elder of the tribe", "speaker", None),
    "nurse": ("nurse at Qamishli hospital", "speaker", None),
    "drivers": ("lorry drivers", "speaker", None),
    "fatima": ("Fatima", "person", None),
    "orontes": ("Orontes Press Agency", "outlet", None),
    "hasakah_post": ("Hasakah Post", "outlet", None),
    "euphrates_mail": ("Euphrates Mail", "outlet", None),
}


ALSO = {
    "army": ["Syria", "Syrian Armed Forces", "Syrian Arab Army", "Syrian Army", "Syrian military", "Government of Syria", "Syrian government forces", "Syrian government"],
    "hts": ["HTS"],
    "sdf": ["SDF"],
    "tribes": ["Tribal fighters", "Arab tribes", "Tribes", "Tribal gunmen"],
}
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

ATARIB = place("Atarib", "Aleppo", 36.139, 36.825)
AZAZ = place("Azaz", "Aleppo", 36.586, 37.044)
DHIBAN = place("Dhiban", "Deir ez-Zor", 35.01, 40.52)

EVENTS = [
    event("y01", "The army takes Atarib", "2023-11-07/2023-11-08", ATARIB, BACK, (["army", "quds"], ["hts"]), apart="y02 y03 y15",
          killed=toll(12, 15, 48), injured=toll(4, 4, 4), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "02 04 14 15", "maarouf", "residents", "quds", "atrash"), position("did not happen", "03 04", "atrash", "hts")),
              dispute("killed", position({"Hayat Tahrir al-Sham": 45, "Syrian Armed Forces": 3}, "02", "maarouf"), position({"Syrian Armed Forces": 12}, "03", "atrash"),
                      position(15, "04", "paramedic")),
              dispute("actors", position("Syrian Armed Forces", "02 04 14 15", "maarouf", "residents", "atrash"), position("Liwa al-Quds", "04", "quds"))]),
    event("y02", "HTS retakes Atarib", "2023-11-12/2023-11-13", ATARIB, TAKEN, (["hts"], ["army"]), apart="y01 y03",
          killed=toll(6, 6, 30), voices=(5, 4, 6), disputes=[
              dispute("killed", position(30, "14 15", "atrash"), position(6, "14 15", "maarouf")),
              dispute("how", position("stormed", "14 15", "atrash"), position("left to regroup", "14 15", "maarouf"))]),
    event("y03", "The army takes Atarib again", "2023-11-17/2023-11-18", ATARIB, BACK, (["army"], ["hts"]), apart="y01 y02 y15",
          killed=toll(5, 5, 26), voices=(4, 3, 5), disputes=[
              dispute("killed", position(26, "19", "army"), position(5, "19", "wh")),
              dispute("how", position("stormed", "19", "army"), position("pulled back", "19 20", "commander"))]),
    event("y04", "Car bomb in the vegetable market of Azaz", "2023-11-09/2023-11-10", AZAZ, BLAST, (["isis"], ["civilians"]), apart="y05 y09 y19",
          killed=toll(6, 8, 11), injured=toll(21, 27, 33), voices=(4, 3, 5), disputes=[
              dispute("killed", position(6, "05 06 07 08 10", "police"), position(11, "10", "doctor"), position(9, "11", "Aleppo Country Gazette"), position(8, "13", "health")),
              dispute("injured", position(21, "05 06 07 08", "police"), position(33, "10", "doctor"), position(27, "13", "health")),
              dispute("actors", position("Islamic State", "10", "isis"), position("Syrian Democratic Forces", "11", "sna"), position("not Syrian Democratic Forces", "11", "hesso"))]),
    event("y05", "Shells on a police post in Azaz", "2023-11-09/2023-11-10", AZAZ, [["Explosions/Remote violence", "Shelling/artillery/missile attack"]], (["alf"], ["police"]), apart="y04",
          killed=toll(2, 2, 7), injured=toll(3, 3, 3), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "10 11 13", "assaf", "police", "baker"), position(7, "11", "alf"))]),
    event("y06", "Air strike on Binnish", "2023-11-11/2023-11-12", place("Binnish", "Idlib", 35.957, 36.713), AIR, (["russia"], ["civilians"]),
          killed=toll(9, 9, 24), injured=toll(15, 15, 15), voices=(3, 2, 4), disputes=[
              dispute("killed", position(9, "12 18", "sohr", "wh"), position(24, "14", "sorokin")),
              dispute("recipients", position("civilians", "12 18", "sohr", "wh"), position("militants", "14", "sorokin"))]),
    event("y07", "Islamic State attacks an army bus near al-Sukhnah", "2023-11-06/2023-11-07", place("al-Sukhnah", "Homs", 34.887, 38.87, "near"), CLASH, (["isis"], ["army"]), apart="y08",
          killed=toll(9, 14, 30), injured=toll(12, 12, 12), voices=(3, 2, 4), disputes=[
              dispute("killed", position(9, "01 02", "milsource"), position(14, "01", "sohr"), position(30, "01", "isis"))]),
    event("y08", "Drones on the military academy of Homs", "2023-10-05/2023-10-06", place("Homs", "Homs", 34.73, 36.71), AIR, ([], ["army", "civilians"]),
          killed=toll(89, 89, 89), voices=(1, 1, 1), frame="background", apart="y07"),
    event("y09", "Bomb on Istiklal Avenue, 2022", "2022-11-13/2022-11-14", place("Istanbul", "Istanbul", 41.036, 28.985), BLAST, ([], ["civilians"]),
          killed=toll(6, 6, 6), injured=toll(81, 81, 81), voices=(1, 1, 1), frame="background", apart="y04 y12"),
    event("y10", "The 105th Brigade is moved to Khan al-Asal", "2023-11-13/2023-11-15", place("Khan al-Asal", "Aleppo", 36.17, 37.04), None, (["brigade105"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("y11", "Shepherds killed near Maadan", "2023-11-13/2023-11-15", place("Maadan", "Raqqa", 35.74, 39.60, "near"), ATTACK, (["isis"], ["civilians"]),
          killed=toll(6, 8, 8), voices=(3, 2, 4), disputes=[
              dispute("killed", position(6, "16", "governor"), position(8, "16", "sohr", "relatives")),
              dispute("actors", position("Islamic State", "16", "governor"), position("Fatemiyoun Brigade", "16", "elder"), position("not Fatemiyoun Brigade", "16", "fatemiyoun"))]),
    event("y12", "Turkish drone strikes a car in Qamishli", "2023-11-15/2023-11-16", place("Qamishli", "Hasakah", 37.05, 41.22), AIR, (["turkey"], ["asayish"]), apart="y17 y09",
          killed=toll(3, 3, 7), injured=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("killed", position(3, "17 20", "asayish", "nurse"), position(7, "17 20", "turkmod"))]),
    event("y13", "Tribal fighters take Dhiban", "2023-11-09/2023-11-10", DHIBAN, TAKEN, (["tribes"], ["sdf"]), apart="y14",
          killed=toll(2, 2, 9), voices=(3, 2, 4), disputes=[
              dispute("status", position("happened", "09 16", "hamdan", "residents_d", "hesso"), position("did not happen", "09", "hesso")),
              dispute("killed", position(9, "09", "hamdan"), position(2, "09", "hesso")),
              dispute("actors", position("Arab tribal fighters", "09 16", "hamdan"), position("National Defence Forces", "09", "hesso"))]),
    event("y14", "The SDF regains Dhiban", "2023-11-11/2023-11-12", DHIBAN, TAKEN, (["sdf"], ["tribes"]), apart="y13",
          killed=toll(3, 3, 5), voices=(3, 2, 4), disputes=[
              dispute("killed", position(5, "16", "hesso"), position(3, "16", "hamdan"))]),
    event("y15", "The army vows to enter Darat Izza: it does not", "2023-11-14/2023-11-17", place("Darat Izza", "Aleppo", 36.281, 36.85), None, (["army"], ["hts"]), plover=["THREATEN"],
          voices=(1, 1, 1), apart="y01 y03"),
    event("y16", "Families flee Atarib", "2023-11-07/2023-11-19", ATARIB, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(14200, "18", "ocha"), position(3500, "18", "aleppo_gov"), position(9600, "18", "aid_bridge"))]),
    event("y17", "A drone comes down near Tel Tamr", "2023-11-15/2023-11-16", place("Tel Tamr", "Hasakah", 36.656, 40.37, "near"), [["Strategic developments", "Disrupted weapons use"]],
          (["sdf"], ["turkey"]), voices=(3, 2, 4), apart="y12", disputes=[
              dispute("cause", position("shot down", "17", "sdf"), position("technical fault", "17", "turkmod"))]),
    event("y18", "The Semalka crossing is closed", "2023-11-14/2023-11-15", place("Semalka", "Hasakah", 37.07, 42.38, "near"), None, (["kurdistan"], []), plover=["COERCE"], voices=(2, 2, 3),
          disputes=[dispute("actors", position("Kurdistan Region of Iraq", "17", "drivers"), position("Autonomous Administration of North and East Syria", "17", "krg"))]),
    event("y19", "Two suspects arrested near Azaz", "2023-11-12/2023-11-13", place("Azaz", "Aleppo", 36.586, 37.044, "near"), [["Strategic developments", "Arrests"]], (["police"], []),
          plover=["COERCE"], voices=(1, 1, 1), apart="y04"),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"), ("15", "14", "merged"),
           ("20", "19", "digest"), ("20", "17", "digest"), ("20", "16", "digest")]

CONTROL = [
    {"key": "atarib", "place": "Atarib", "admin1": "Aleppo", "lat": 36.139, "lon": 36.825, "timeline": [
        held(None, "2023-11-07", "hts", "confirmed", "admitted", "reported"),
        held("2023-11-07", "2023-11-12", "army", "admitted", "confirmed"),
        held("2023-11-12", "2023-11-17", "hts", "admitted", "confirmed"),
        held("2023-11-17", None, "army", "admitted", "confirmed"),
    ]},
    {"key": "dhiban", "place": "Dhiban", "admin1": "Deir ez-Zor", "lat": 35.01, "lon": 40.52, "timeline": [
        held(None, "2023-11-09", "sdf", "confirmed", "admitted", "reported"),
        held("2023-11-09", "2023-11-11", "tribes", "admitted", "confirmed"),
        held("2023-11-11", None, "sdf", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "liberated the town of Atarib", "army", "took", "asserted", "maarouf", "atarib"),
    ("02", "under the full control of the army", "army", "holds", "asserted", "maarouf", "atarib"),
    ("03", "Atarib has been lost", "hts", "lost", "denied", "atrash", "atarib"), ("03", "Atarib has not fallen", "hts", "lost", "denied", "atrash", "atarib"),
    ("03", "remains in our hands", "hts", "holds", "asserted", "atrash", "atarib"), ("04", "left the town of Atarib", "hts", "lost", "asserted", "residents", "atarib"),
    ("04", "Government soldiers entered from the east", "army", "took", "asserted", "residents", "atarib"),
    ("04", "A government flag now hangs", "army", "holds", "asserted", "residents", "atarib"),
    ("04", "its men captured the police station", "quds", "took", "asserted", "quds", "atarib"),
    ("04", "that the town has fallen", "army", "took", "denied", "hts", "atarib"), ("12", "recaptured the town of Atareb", "hts", "retook", "asserted", "", "atarib"),
    ("14", "captured the town of Atarib last week", "army", "took", "asserted", "atrash", "atarib"),
    ("14", "retook it on Sunday", "hts", "retook", "asserted", "atrash", "atarib"),
    ("14", "had left Atarib on Sunday", "army", "lost", "asserted", "maarouf", "atarib"),
    ("15", "captured the town of Atarib last week", "army", "took", "asserted", "atrash", "atarib"),
    ("15", "retook it on Sunday", "hts", "retook", "asserted", "atrash", "atarib"),
    ("15", "HTS fighters came back", "hts", "retook", "asserted", "shopkeeper", "atarib"),
    ("15", "had left Atarib on Sunday", "army", "lost", "asserted", "maarouf", "atarib"),
    ("19", "recaptured the town of Atarib", "army", "retook", "asserted", "residents", "atarib"),
    ("19", "had pulled back to Sarmada", "hts", "lost", "asserted", "commander", "atarib"),
    ("19", "its troops had stormed the town", "army", "took", "asserted", "army", "atarib"),
    ("20", "recaptured the town on Friday", "army", "retook", "asserted", "orontes", "atarib"),
    ("09", "took the town of Dhiban", "tribes", "took", "asserted", "hamdan", "dhiban"), ("09", "it had lost Dhiban", "sdf", "lost", "denied", "hesso", "dhiban"),
    ("09", "men of the tribes were standing at the post office", "tribes", "holds", "asserted", "residents_d", "dhiban"),
    ("09", "the SDF had left the town in a hurry", "sdf", "lost", "asserted", "teacher", "dhiban"),
    ("12", "regained control of the town of Dhiban", "sdf", "retook", "asserted", "", "dhiban"),
    ("16", "lost control of Dhiban last Thursday", "sdf", "lost", "asserted", "hesso", "dhiban"),
    ("16", "took back the town on Saturday", "sdf", "retook", "asserted", "hesso", "dhiban"),
    ("16", "had pulled out of Dhiban on Saturday", "tribes", "lost", "asserted", "hamdan", "dhiban"),
    ("16", "We took Dhiban alone", "tribes", "took", "asserted", "hamdan", "dhiban"),
    ("20", "it lost the town for two days", "sdf", "lost", "asserted", "hesso", "dhiban"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("brigade105", "army", "khatib", "Khan al-Asal", "deployed", (540, 600, 660), [("14", "About 600 men of the 105th Brigade of the Republican Guard, under Brigadier Samer al-Khatib"),
                                                                                  ("19", "The 105th Brigade of the Republican Guard")]),
    ("talha", "hts", "hamwi", "Atarib", "based", None, [("14", "the Talha Brigade of HTS, under its commander, Abu Musab al-Hamwi"), ("19", "the Talha Brigade of Hayat Tahrir al-Sham (HTS)")]),
]  # fmt: skip
