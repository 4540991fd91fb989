"""What the reports of ``libya.txt`` come to: FICTIONAL events in real places, March 2020. The known truth, by hand.

The outlets, persons and happenings are invented, and so are Libya Civilian Watch, Maghreb Relief and the Mountain Shield Brigade of Zintan; the other
organisations (armies, ministries, UNSMIL, IOM, FACT and the brigades among them) are real but did and said none of this; two rulers are named and say nothing.
Only the background event happened: the air strike on the detention centre of Tajoura (2 July 2019). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, BACK, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SHELLS: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "gna": ("Government of National Accord", "state body", None),
    "lna": ("Libyan National Army", "group", None),
    "kaniyat": ("Kaniyat", "group", "Libyan National Army"),
    "shield": ("Mountain Shield Brigade", "group", None),
    "isis": ("Islamic State Libya Province", "group", None),
    "fact": ("Front for Change and Concord in Chad", "group", None),
    "wagner": ("Wagner Group", "group", None),
    "turkey": ("Turkish Armed Forces", "state body", None),
    "tunisia": ("Tunisia", "state", None),
    "pfg": ("Petroleum Facilities Guard", "state body", "Government of National Accord"),
    "police_fuqaha": ("Police of al-Fuqaha", "state body", "Libyan National Army"),
    "gunmen": ("Unidentified gunmen", "group", None),
    "civilians": ("Civilians", "civilians", None),
    "vor": ("Operation Volcano of Rage", "state body", "Government of National Accord"),
    "interior": ("Ministry of Interior of the Government of National Accord", "state body", "Government of National Accord"),
    "health": ("Ministry of Health of the Government of National Accord", "state body", "Government of National Accord"),
    "turkmod": ("Turkish ministry of defence", "state body", "Turkish Armed Forces"),
    "sabhaops": ("Sabha operations room of the Libyan National Army", "state body", "Libyan National Army"),
    "council": ("steering council of al-Aziziyah", "state body", "Libyan National Army"),
    "bouh": ("Idris Bouhalfaya", "person", "Libyan National Army"),
    "lamluma": ("Abdelnabi Lamluma", "person", "Tariq ibn Ziyad Brigade"),
    "haddush": ("Jumaa Haddush", "person", "128th Battalion"),
    "kani": ("commander of the Kaniyat", "speaker", "Kaniyat"),
    "marghani": ("Abdulbasit Marghani", "person", None),
    "bouseif": ("Ali Bouseif", "person", None),
    "shaqlouf": ("Nuri Shaqlouf", "person", "Operation Volcano of Rage"),
    "zwawi": ("Khaled Zwawi", "person", "Ministry of Interior of the Government of National Accord"),
    "kablan": ("Samira Kablan", "person", "Ministry of Health of the Government of National Accord"),
    "shtewi": ("Mustafa Shtewi", "person", "166th Battalion"),
    "gharbi": ("Tahar Gharbi", "person", "Halbous Brigade"),
    "sassi": ("Abdulhakim Sassi", "person", None),
    "laheeb": ("Ramzi Laheeb", "person", "Petroleum Facilities Guard"),
    "qaboun": ("Milad Qaboun", "person", "Mountain Shield Brigade"),
    "tariq": ("Tariq ibn Ziyad Brigade", "unit", "Libyan National Army"),
    "battalion128": ("128th Battalion", "unit", "Libyan National Army"),
    "battalion166": ("166th Battalion", "unit", "Government of National Accord"),
    "halbous": ("Halbous Brigade", "unit", "Government of National Accord"),
    "officer166": ("officer of the 166th Battalion", "speaker", "166th Battalion"),
    "officer_az": ("officer of the garrison of al-Aziziyah", "speaker", "Government of National Accord"),
    "ambulance": ("Ambulance and Emergency Service", "organisation", None),
    "hanan": ("Hanan Gharsalli", "person", "Ambulance and Emergency Service"),
    "fathi": ("Fathi Ammar", "person", None),
    "doctor": ("doctor at Abu Salim hospital", "speaker", None),
    "tbib": ("Lutfi Tbib", "person", None),
    "taxi": ("taxi driver at Mitiga", "speaker", None),
    "residents": ("residents of al-Aziziyah", "speaker", None),
    "redcrescent": ("volunteer of the Red Crescent in al-Aziziyah", "speaker", None),
    "teacher": ("retired teacher in al-Aziziyah", "speaker", None),
    "pharmacist": ("pharmacist in al-Aziziyah", "speaker", None),
    "fieldhospital": ("medic at the field hospital of al-Zahra", "speaker", None),
    "mabrouka": ("Mabrouka", "person", None),
    "lorrydriver": ("lorry driver at Abu Grein", "speaker", None),
    "nurse_sdada": ("nurse at the field hospital of al-Sdada", "speaker", None),
    "gecol": ("General Electricity Company of Libya", "organisation", None),
    "engineer": ("engineer of the electricity company", "speaker", None),
    "nurse_tarhuna": ("nurse at Tarhuna hospital", "speaker", None),
    "doctor_hun": ("doctor at Hun hospital", "speaker", None),
    "shepherd": ("shepherd near al-Fuqaha", "speaker", None),
    "brother": ("brother of the shepherd", "speaker", None),
    "drivers": ("lorry drivers at Ras Ajdir", "speaker", None),
    "customs": ("Tunisian customs officer", "speaker", "Tunisia"),
    "qirwash": ("Najat Qirwash", "person", None),
    "neighbour": ("neighbour in Ain Zara", "speaker", None),
    "hosp_zawiya": ("Zawiya hospital", "organisation", None),
    "organisers": ("organisers of the sit-in in Zawiya", "speaker", None),
    "un": ("United Nations", "organisation", None),
    "unsmil": ("UNSMIL", "organisation", "United Nations"),
    "iom": ("International Organization for Migration", "organisation", None),
    "relief": ("Maghreb Relief", "organisation", None),
    "lcw": ("Libya Civilian Watch", "organisation", None),
    "syrtis": ("Syrtis Press Agency", "outlet", None),
    "lantern": ("Tripoli Lantern", "outlet", None),
    "carthage": ("Carthage Gazette", "outlet", None),
    "fezzan": ("Fezzan Voice", "outlet", None),
}


ALSO = {
    "gna": [
        "Libya", "GNA", "Government of National Accord forces", "GNA forces", "Libyan government", "Government of Libya", "Operation Volcano of Rage", "Volcano of Rage",
        "Tripoli government", "Libyan Army", "Military Forces of Libya", "Armed Forces of Libya",
    ],
    "lna": ["LNA", "Libyan Arab Armed Forces", "LAAF", "Haftar's forces", "Forces of Khalifa Haftar", "Haftar forces"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

AZIZIYAH = place("al-Aziziyah", "Al Jifarah", 32.532, 13.021)
ABU_GREIN = place("Abu Grein", "Misratah", 31.43, 15.24)
MITIGA = place("Mitiga", "Tripoli", 32.894, 13.276)
ABU_SALIM = place("Abu Salim", "Tripoli", 32.846, 13.172)
BANI_WALID = place("Bani Walid", "Misratah", 31.757, 13.99, "near")

EVENTS = [
    event("l01", "The LNA takes al-Aziziyah", "2020-03-03/2020-03-04", AZIZIYAH, TAKEN, (["lna"], ["gna"]), apart="l02 l03 l10",
          killed=toll(13, 13, 44), injured=toll(6, 6, 6), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "01 08 14 15 20", "bouh", "lna", "residents", "sassi", "shaqlouf", "mabrouka"), position("did not happen", "02 08", "shaqlouf", "vor")),
              dispute("killed", position({"Government of National Accord": 40, "Libyan National Army": 4}, "01", "bouh"), position({"Libyan National Army": 17}, "02", "shaqlouf"),
                      position(13, "08", "redcrescent")),
              dispute("actors", position("Libyan National Army", "01 08 14 15", "bouh", "residents", "shaqlouf"), position("Wagner Group", "08", "sassi"),
                      position("not Wagner Group", "08", "bouh"))]),
    event("l02", "The GNA retakes al-Aziziyah", "2020-03-08/2020-03-09", AZIZIYAH, BACK, (["gna", "shield"], ["lna"]), apart="l01 l03 l11",
          killed=toll(5, 5, 28), injured=toll(2, 2, 2), voices=(5, 4, 6), disputes=[
              dispute("killed", position(28, "14 15", "shaqlouf"), position(5, "14 15", "bouh")),
              dispute("actors", position("Government of National Accord", "13 14 15", "gna", "shaqlouf"), position("Mountain Shield Brigade", "13 14", "qaboun", "shield")),
              dispute("how", position("taken by storm", "13", "qaboun"), position("withdrawn for redeployment", "14 15", "bouh"))]),
    event("l03", "The LNA takes al-Aziziyah again", "2020-03-13/2020-03-14", AZIZIYAH, TAKEN, (["lna"], ["gna"]), apart="l01 l02 l17",
          killed=toll(7, 7, 22), voices=(5, 4, 6), disputes=[
              dispute("killed", position(22, "19", "lna"), position(7, "19 22", "fieldhospital")),
              dispute("how", position("encircled", "19", "lna"), position("fell back for want of ammunition", "19 22", "officer_az"))]),
    event("l04", "Rockets on a bread queue in Abu Salim", "2020-03-04/2020-03-05", ABU_SALIM, SHELLS, ([], ["civilians"]), apart="l05 l16 l19",
          killed=toll(7, 9, 12), injured=toll(18, 26, 31), voices=(5, 4, 7), disputes=[
              dispute("killed", position(7, "03 04 05 06 07", "ambulance"), position(12, "07", "doctor"), position(10, "10", "lantern"), position(9, "12", "kablan")),
              dispute("injured", position(18, "03 04 05 06", "ambulance"), position(31, "07", "doctor"), position(26, "12", "kablan")),
              dispute("actors", position("Libyan National Army", "07", "interior"), position("not Libyan National Army", "10", "bouh"),
                      position("Government of National Accord", "10", "bouh"))]),
    event("l05", "Artillery on Mitiga airport", "2020-03-04/2020-03-05", MITIGA, SHELLS, (["lna"], ["civilians"]), apart="l04 l16",
          killed=toll(2, 2, 16), injured=toll(5, 5, 5), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "07 10 12", "tbib", "taxi", "health"), position(16, "07 10", "bouh"), position(0, "10", "turkmod")),
              dispute("recipients", position("civilians", "07 10", "tbib", "taxi"), position("Turkish Armed Forces", "07 10", "bouh"), position("not Turkish Armed Forces", "10", "turkmod"))]),
    event("l06", "Drone strike on a house in Tarhuna", "2020-03-07/2020-03-08", place("Tarhuna", "Al Murgub", 32.435, 13.633), AIR, (["gna"], ["civilians"]), apart="l20",
          killed=toll(8, 8, 19), injured=toll(11, 11, 11), voices=(5, 4, 6), disputes=[
              dispute("killed", position(8, "11 18", "lcw", "nurse_tarhuna"), position(10, "11", "marghani"), position(19, "11 18", "shaqlouf", "gna")),
              dispute("recipients", position("civilians", "11 18", "lcw", "nurse_tarhuna"), position("mercenaries", "11 18", "shaqlouf", "gna")),
              dispute("actors", position("Government of National Accord", "11", "shaqlouf"), position("Turkish Armed Forces", "11", "marghani"), position("not Turkish Armed Forces", "18", "turkmod"))]),
    event("l07", "The police station of al-Fuqaha raided", "2020-03-09/2020-03-10", place("al-Fuqaha", "Al Jufrah", 27.83, 16.35), CLASH, (["isis"], ["police_fuqaha"]),
          killed=toll(3, 5, 11), voices=(5, 4, 6), disputes=[
              dispute("killed", position(3, "16 22", "bouseif"), position(5, "16 22", "doctor_hun"), position(11, "16", "isis")),
              dispute("actors", position("Islamic State Libya Province", "16", "isis"), position("Front for Change and Concord in Chad", "16", "sabhaops"),
                      position("not Front for Change and Concord in Chad", "16", "fact"))]),
    event("l08", "Engineers of the electricity company kidnapped near Bani Walid", "2020-03-05/2020-03-06", BANI_WALID, [["Violence against civilians", "Abduction/forced disappearance"]],
          (["gunmen"], ["civilians"]), plover=["ASSAULT", "COERCE"], apart="l09", voices=(3, 2, 4), disputes=[
              dispute("captured", position(4, "09", "gecol"), position(6, "09", "interior")),
              dispute("actors", position("Kaniyat", "09", "interior"), position("not Kaniyat", "09", "kani"))]),
    event("l09", "The engineers are free", "2020-03-12/2020-03-13", BANI_WALID, [["Strategic developments", "Other"]], ([], ["civilians"]), plover=["RETREAT"], apart="l08",
          voices=(3, 2, 4), disputes=[
              dispute("how", position("handed over to elders", "19 21", "gecol", "engineer"), position("rescued in a raid", "19", "zwawi"))]),
    event("l10", "The LNA takes Abu Grein", "2020-03-05/2020-03-06", ABU_GREIN, TAKEN, (["lna"], ["gna"]), apart="l01 l11",
          killed=toll(6, 6, 21), voices=(4, 3, 5), disputes=[
              dispute("status", position("happened", "09 14 15 22", "bouh", "lorrydriver", "shaqlouf"), position("did not happen", "09", "shaqlouf")),
              dispute("killed", position({"Government of National Accord": 21}, "09", "bouh"), position({"Libyan National Army": 9}, "09", "shaqlouf"), position(6, "09", "nurse_sdada"))]),
    event("l11", "The GNA retakes Abu Grein", "2020-03-07/2020-03-08", ABU_GREIN, BACK, (["gna"], ["lna"]), apart="l02 l10 l12",
          killed=toll(4, 4, 12), voices=(3, 2, 4), disputes=[
              dispute("killed", position(12, "14", "shaqlouf"), position(4, "14", "bouh")),
              dispute("how", position("won back", "14", "shaqlouf"), position("went home after a raid", "14", "bouh"))]),
    event("l12", "The 166th Battalion is moved to Abu Grein", "2020-03-08/2020-03-10", ABU_GREIN, None, (["battalion166"], []), plover=["MOBILIZE"], voices=(1, 1, 1), apart="l11"),
    event("l13", "Ras Ajdir is closed", "2020-03-10/2020-03-11", place("Ras Ajdir", "An Nuqat al Khams", 33.148, 11.557), None, ([], []), plover=["COERCE"], voices=(4, 3, 5),
          disputes=[dispute("actors", position("Government of National Accord", "17", "drivers"), position("Tunisia", "17", "zwawi"), position("not Tunisia", "17", "customs"))]),
    event("l14", "People flee al-Aziziyah", "2020-03-03/2020-03-16", AZIZIYAH, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(18500, "20", "iom"), position(4000, "20", "council"), position(11200, "20", "relief"))]),
    event("l15", "Truce of five days", "2020-03-09/2020-03-11", place("Tripoli", "Tripoli", 32.887, 13.191, "admin1"), [["Strategic developments", "Agreement"]], (["gna", "lna"], []),
          plover=["AGREE"], voices=(2, 1, 3), apart="l16"),
    event("l16", "Shells on Ain Zara during the truce", "2020-03-11/2020-03-12", place("Ain Zara", "Tripoli", 32.80, 13.28), SHELLS, ([], ["civilians"]), apart="l04 l05 l15",
          killed=toll(3, 3, 4), injured=toll(7, 7, 7), voices=(5, 4, 6), disputes=[
              dispute("killed", position(3, "17 19 22", "ambulance"), position(4, "17", "qirwash")),
              dispute("actors", position("Libyan National Army", "17", "gna"), position("not Libyan National Army", "17", "lna"), position("Government of National Accord", "17", "lna"))]),
    event("l17", "An LNA general vows to be in Gharyan by Friday: he is not", "2020-03-09/2020-03-13", place("Gharyan", "Al Jabal al Gharbi", 32.172, 13.02), None, (["lna"], ["gna"]),
          plover=["THREATEN"], voices=(1, 1, 3), apart="l03"),
    event("l18", "The guard of the Zawiya refinery fires on a sit-in", "2020-03-15/2020-03-16", place("Zawiya", "Az Zawiyah", 32.757, 12.728), [["Protests", "Excessive force against protesters"]],
          (["pfg"], ["civilians"]), plover=["PROTEST", "ASSAULT"], killed=toll(1, 1, 2), injured=toll(5, 5, 5), voices=(4, 3, 5), disputes=[
              dispute("killed", position(1, "21", "hosp_zawiya"), position(2, "21", "organisers"), position(0, "21", "laheeb")),
              dispute("how", position("opened fire on the sit-in", "21", "lantern"), position("fired in the air", "21", "laheeb"))]),
    event("l19", "Three suspects arrested in Ghot al-Shaal", "2020-03-08/2020-03-09", place("Tripoli", "Tripoli", 32.887, 13.191), [["Strategic developments", "Arrests"]], (["interior"], []),
          plover=["COERCE"], voices=(1, 1, 1), apart="l04"),
    event("l20", "Air strike on the detention centre of Tajoura, 2019", "2019-07-02/2019-07-03", place("Tajoura", "Tripoli", 32.882, 13.35), AIR, ([], ["civilians"]),
          killed=toll(53, 53, 53), injured=toll(130, 130, 130), voices=(1, 1, 1), frame="background", apart="l04 l06"),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("04", "03", "copy"), ("05", "03", "abridged"), ("06", "03", "rewrite"), ("15", "14", "merged"),
           ("22", "19", "digest"), ("22", "14", "digest"), ("22", "17", "digest"), ("22", "16", "digest")]

CONTROL = [
    {"key": "aziziyah", "place": "al-Aziziyah", "admin1": "Al Jifarah", "lat": 32.532, "lon": 13.021, "timeline": [
        held(None, "2020-03-03", "gna", "confirmed", "admitted", "reported"),
        held("2020-03-03", "2020-03-08", "lna", "admitted", "confirmed"),
        held("2020-03-08", "2020-03-13", "gna", "admitted", "confirmed"),
        held("2020-03-13", None, "lna", "admitted", "confirmed"),
    ]},
    {"key": "grein", "place": "Abu Grein", "admin1": "Misratah", "lat": 31.43, "lon": 15.24, "timeline": [
        held(None, "2020-03-05", "gna", "confirmed", "admitted", "reported"),
        held("2020-03-05", "2020-03-07", "lna", "admitted", "confirmed"),
        held("2020-03-07", None, "gna", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("01", "the liberation of the town of al-Aziziyah", "lna", "took", "asserted", "", "aziziyah"),
    ("01", "It will remain in the town", "tariq", "holds", "asserted", "", "aziziyah"),
    ("02", "about the fall of the town", "gna", "lost", "denied", "", "aziziyah"),
    ("02", "Al-Aziziyah has not been lost", "gna", "lost", "denied", "shaqlouf", "aziziyah"),
    ("08", "The men of the GNA left", "gna", "lost", "asserted", "residents", "aziziyah"),
    ("08", "pick-ups with the LNA's markings rolled in from the east", "lna", "took", "asserted", "residents", "aziziyah"),
    ("08", "they stand at the court and at the roundabout", "lna", "holds", "asserted", "residents", "aziziyah"),
    ("08", "The first who came were Russians", "wagner", "took", "asserted", "sassi", "aziziyah"),
    ("11", "GNA vehicles were back in the centre of the town", "gna", "retook", "asserted", "", "aziziyah"),
    ("11", "fighters pulled out along the Tarhuna road", "lna", "lost", "asserted", "", "aziziyah"),
    ("13", "its army freed al-Aziziyah", "gna", "retook", "asserted", "gna", "aziziyah"),
    ("13", "broke into the town on Sunday", "shield", "took", "asserted", "qaboun", "aziziyah"),
    ("14", "Haftar's forces had overrun al-Aziziyah", "lna", "took", "asserted", "shaqlouf", "aziziyah"),
    ("14", "We gave up al-Aziziyah on the 3rd", "gna", "lost", "asserted", "shaqlouf", "aziziyah"),
    ("14", "we took it back on the 8th", "gna", "retook", "asserted", "shaqlouf", "aziziyah"),
    ("14", "had been withdrawn from al-Aziziyah", "lna", "lost", "asserted", "bouh", "aziziyah"),
    ("14", "captured al-Aziziyah", "shield", "took", "asserted", "shield", "aziziyah"),
    ("15", "Haftar's forces had overrun al-Aziziyah", "lna", "took", "asserted", "shaqlouf", "aziziyah"),
    ("15", "We gave up al-Aziziyah on the 3rd", "gna", "lost", "asserted", "shaqlouf", "aziziyah"),
    ("15", "we took it back on the 8th", "gna", "retook", "asserted", "shaqlouf", "aziziyah"),
    ("15", "had packed up at about nine", "lna", "lost", "asserted", "pharmacist", "aziziyah"),
    ("15", "had been withdrawn from al-Aziziyah", "lna", "lost", "asserted", "bouh", "aziziyah"),
    ("19", "recaptured al-Aziziyah", "lna", "retook", "asserted", "residents", "aziziyah"),
    ("19", "had fallen back to al-Zahra", "gna", "lost", "asserted", "officer_az", "aziziyah"),
    ("22", "The LNA recaptured the town", "lna", "retook", "asserted", "residents", "aziziyah"),
    ("22", "had fallen back to al-Zahra", "gna", "lost", "asserted", "officer_az", "aziziyah"),
    ("09", "it had seized Abu Grein", "lna", "took", "asserted", "bouh", "grein"),
    ("09", "Abu Grein had not been captured", "lna", "took", "denied", "shaqlouf", "grein"),
    ("11", "Since Saturday afternoon the town is again in the hands of GNA forces", "gna", "retook", "asserted", "", "grein"),
    ("14", "had held Abu Grein for two days", "lna", "took", "asserted", "shaqlouf", "grein"),
    ("14", "which was won back on Saturday", "gna", "retook", "asserted", "shaqlouf", "grein"),
    ("14", "had only carried out a raid and gone home", "lna", "lost", "asserted", "bouh", "grein"),
    ("15", "had held Abu Grein for two days", "lna", "took", "asserted", "shaqlouf", "grein"),
    ("22", "the town was lost for two days", "gna", "lost", "asserted", "shaqlouf", "grein"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("tariq", "lna", "lamluma", "al-Aziziyah", "based", None, [("01", "the Tariq ibn Ziyad Brigade under Major General Abdelnabi Lamluma"), ("19", "its Tariq ibn Ziyad Brigade")]),
    ("battalion166", "gna", "shtewi", "Abu Grein", "deployed", (360, 400, 440), [("14", "About 400 men of Misrata's 166th Battalion, commanded by Lieutenant Colonel Mustafa Shtewi"),
                                                                                 ("19", "The 166th Battalion"), ("22", "About 400 men of the 166th Battalion")]),
    ("battalion128", "lna", "haddush", "al-Watiya", "based", (315, 350, 385), [("18", "the LNA's 128th Battalion, some 350 men under Colonel Jumaa Haddush")]),
    ("halbous", "gna", "gharbi", "Ain Zara", "based", None, [("02", "The Halbous Brigade of Misrata, commanded by Colonel Tahar Gharbi")]),
]  # fmt: skip
