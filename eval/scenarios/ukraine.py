"""What the reports of ``ukraine.txt`` come to: FICTIONAL events in real places, February 2023. The known truth, by hand.

The outlets, persons and happenings are invented, and so is the Good Samaritan Mission; the other organisations, armies and brigades are real
but did and said none of this. Only the background event happened: the railway station of Kramatorsk (8 April 2022).
Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, BACK, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "world"
SHELLS: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "ukr": ("Armed Forces of Ukraine", "state body", None),
    "rus": ("Russian Armed Forces", "state body", None),
    "wagner": ("Wagner Group", "group", None),
    "dpr": ("Donetsk People's Republic", "group", None),
    "legion": ("Freedom of Russia Legion", "group", None),
    "rvc": ("Russian Volunteer Corps", "group", None),
    "fsb": ("Federal Security Service", "state body", None),
    "border": ("Russian border guards", "state body", "Federal Security Service"),
    "russia": ("Russia", "state", None),
    "ukraine": ("Ukraine", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "regiment137": ("137th Guards Airborne Regiment", "unit", "Russian Armed Forces"),
    "brigade54": ("54th Mechanized Brigade", "unit", "Armed Forces of Ukraine"),
    "brigade72": ("72nd Mechanized Brigade", "unit", "Armed Forces of Ukraine"),
    "pyatnashka": ("Pyatnashka Brigade", "unit", "Donetsk People's Republic"),
    "detachment7": ("7th Assault Detachment", "unit", "Wagner Group"),
    "belov": ("Arkady Belov", "person", "137th Guards Airborne Regiment"),
    "marchak": ("Yurii Marchak", "person", "54th Mechanized Brigade"),
    "reva": ("Bohdan Reva", "person", "72nd Mechanized Brigade"),
    "tarba": ("Beslan Tarba", "person", "Pyatnashka Brigade"),
    "lotos": ("Lotos", "person", "7th Assault Detachment"),
    "hnatiuk": ("Taras Hnatiuk", "person", "Armed Forces of Ukraine"),
    "rakitin": ("Vadim Rakitin", "person", "Wagner Group"),
    "volokhov": ("Denis Volokhov", "person", "Donetsk People's Republic"),
    "rusmod": ("Russian ministry of defence", "state body", "Russian Armed Forces"),
    "genstaff": ("General Staff of Ukraine", "state body", "Armed Forces of Ukraine"),
    "gur": ("Ukrainian military intelligence", "state body", "Armed Forces of Ukraine"),
    "gur_official": ("official of Ukrainian military intelligence", "speaker", "Ukrainian military intelligence"),
    "officer54": ("company commander in the 54th Mechanized Brigade", "speaker", "54th Mechanized Brigade"),
    "police": ("Police of Donetsk region", "state body", "Ukraine"),
    "zozulia": ("Nina Zozulia", "person", "Police of Donetsk region"),
    "savchuk": ("Ihor Savchuk", "person", "Ukraine"),
    "sbu": ("Security Service of Ukraine", "state body", "Ukraine"),
    "prosecutor": ("Prosecutor's office of Kharkiv region", "state body", "Ukraine"),
    "bondar": ("Serhii Bondar", "person", "Ukraine"),
    "yashin": ("Roman Yashin", "person", "Russia"),
    "occup": ("head of Siversk appointed by Russia", "speaker", "Russia"),
    "dprmvd": ("Interior ministry of the Donetsk People's Republic", "state body", "Donetsk People's Republic"),
    "sitnikov": ("Gleb Sitnikov", "person", "Russia"),
    "ocha": ("UN humanitarian office", "organisation", None),
    "unmon": ("UN human rights monitors", "organisation", None),
    "icrc": ("International Committee of the Red Cross", "organisation", None),
    "mission": ("Good Samaritan Mission", "organisation", None),
    "colleague": ("colleague of the teachers", "speaker", None),
    "husband": ("husband of Maryna Kovtun", "speaker", None),
    "maryna": ("Maryna Kovtun", "person", None),
    "pryimak": ("Hennadii Pryimak", "person", None),
    "residents": ("residents of Siversk", "speaker", None),
    "mykola": ("Mykola", "person", None),
    "sister_in_law": ("sister-in-law of Mykola", "speaker", None),
    "paramedic": ("paramedic with a volunteer ambulance crew", "speaker", None),
    "surgeon": ("surgeon at Hospital No. 3", "speaker", None),
    "engine_driver": ("engine driver in Kramatorsk", "speaker", None),
    "foreman": ("shift foreman of the depot", "speaker", None),
    "woman_p": ("woman in Pavlivka", "speaker", None),
    "larysa": ("Larysa", "person", None),
    "nurse_m": ("nurse in Makiivka", "speaker", None),
    "nurse_d": ("nurse in Donetsk", "speaker", None),
    "beekeeper": ("beekeeper in Siversk", "speaker", None),
    "railwayman": ("railwayman near Lysychansk", "speaker", None),
    "woman_t": ("woman in Novaya Tavolzhanka", "speaker", None),
    "carriers": ("carriers at Kolotilovka", "speaker", None),
    "kostiuk": ("Andrii Kostiuk", "person", None),
    "stepan": ("Stepan", "person", "Good Samaritan Mission"),
    "nadia": ("Nadia", "person", None),
    "courier": ("Donbas Courier", "outlet", None),
    "meridian": ("Meridian News Agency", "outlet", None),
    "leaflet": ("Belgorod Leaflet", "outlet", None),
    "azov": ("Azov Voice", "outlet", None),
}


ALSO = {
    "ukr": ["Ukraine", "Ukrainian army", "Ukrainian Armed Forces", "Ukrainian military", "Ukrainian forces", "Military of Ukraine", "Government of Ukraine", "54th Mechanized Brigade", "72nd Mechanized Brigade"],
    "rus": ["Russia", "Russian army", "Russian forces", "Russian military", "Military of Russia", "Armed Forces of the Russian Federation", "Government of Russia", "137th Guards Airborne Regiment"],
    "wagner": ["Wagner", "PMC Wagner", "Wagner PMC", "Wagner mercenaries", "7th Assault Detachment"],
    "dpr": ["DPR", "People's Militia of the DPR", "People's Militia of the Donetsk People's Republic", "Donetsk militia", "Pyatnashka Brigade"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

SIVERSK = place("Siversk", "Donetsk", 48.866, 38.099)
PAVLIVKA = place("Pavlivka", "Donetsk", 47.755, 37.22, "near")
KRAMATORSK = place("Kramatorsk", "Donetsk", 48.738, 37.584)
MELITOPOL = place("Melitopol", "Zaporizhzhia", 46.848, 35.367)

EVENTS = [
    event("u01", "Wagner takes Siversk", "2023-02-08/2023-02-09", SIVERSK, TAKEN, (["wagner"], ["ukr"]), apart="u02 u03 u04",
          killed=toll(13, 13, 95), injured=toll(5, 5, 5), voices=(5, 4, 7), disputes=[
              dispute("status", position("happened", "02 03 09 15 16", "wagner", "rakitin", "rusmod", "residents", "hnatiuk"), position("did not happen", "04 09", "hnatiuk")),
              dispute("killed", position({"Armed Forces of Ukraine": 70, "Wagner Group": 6}, "02", "wagner"), position({"Armed Forces of Ukraine": 95}, "03", "rusmod"),
                      position({"Wagner Group": 40}, "04", "hnatiuk"), position(13, "09", "paramedic")),
              dispute("actors", position("Wagner Group", "02 09", "wagner", "rakitin", "residents", "sister_in_law"), position("Russian Armed Forces", "03", "rusmod"))]),
    event("u02", "Ukraine retakes Siversk", "2023-02-13/2023-02-14", SIVERSK, BACK, (["ukr"], ["wagner"]), apart="u01 u03 u04",
          killed=toll(9, 9, 55), voices=(4, 3, 5), disputes=[
              dispute("killed", position(55, "15 16", "hnatiuk"), position(9, "15 16", "rakitin")),
              dispute("how", position("went in from two sides", "15 16", "hnatiuk"), position("left of their own accord", "15 16", "rakitin"))]),
    event("u03", "Russian forces take Siversk again", "2023-02-17/2023-02-18", SIVERSK, TAKEN, (["rus"], ["ukr"]), apart="u01 u02 u05 u17",
          killed=toll(7, 7, 80), voices=(5, 4, 6), disputes=[
              dispute("killed", position(80, "19", "rusmod"), position(7, "19", "kostiuk")),
              dispute("how", position("stormed", "19", "rusmod"), position("withdrew", "19 21", "officer54"))]),
    event("u04", "Ukraine takes Pavlivka", "2023-02-10/2023-02-11", PAVLIVKA, BACK, (["ukr"], ["dpr"]), apart="u01 u02 u17",
          killed=toll(4, 4, 20), voices=(3, 2, 4), disputes=[
              dispute("status", position("happened", "12 15", "brigade72", "woman_p", "volokhov"), position("did not happen", "11", "volokhov")),
              dispute("killed", position({"Donetsk People's Republic": 20}, "12", "brigade72"), position({"Armed Forces of Ukraine": 12}, "11", "volokhov"),
                      position({"Donetsk People's Republic": 4}, "15", "volokhov"))]),
    event("u05", "Shells hit an evacuation bus near Riznykivka", "2023-02-19/2023-02-20", place("Riznykivka", "Donetsk", 48.835, 37.99, "near"), SHELLS, ([], ["civilians"]), apart="u03 u08 u20",
          killed=toll(3, 4, 4), injured=toll(8, 8, 8), voices=(4, 3, 5), disputes=[
              dispute("killed", position(3, "20", "stepan"), position(4, "20", "unmon")),
              dispute("actors", position("Russian Armed Forces", "20", "savchuk"), position("Armed Forces of Ukraine", "20", "volokhov"))]),
    event("u06", "Missile on the covered market of Kramatorsk", "2023-02-09/2023-02-10", KRAMATORSK, SHELLS, (["rus"], ["civilians"]), apart="u07 u12",
          killed=toll(5, 10, 12), injured=toll(24, 35, 38), voices=(5, 4, 7), disputes=[
              dispute("killed", position(5, "05 06 07 08 10", "police"), position(12, "10", "surgeon"), position(9, "12", "courier"), position(10, "13", "savchuk")),
              dispute("injured", position(24, "05 06 07 08", "police"), position(38, "10", "surgeon"), position(35, "13", "savchuk")),
              dispute("actors", position("Russian Armed Forces", "05 06 07 08", "zozulia"), position("Armed Forces of Ukraine", "10", "volokhov"))]),
    event("u07", "Missile on the locomotive depot of Kramatorsk", "2023-02-09/2023-02-10", KRAMATORSK, SHELLS, (["rus"], ["civilians"]), apart="u06 u12",
          killed=toll(2, 2, 40), injured=toll(4, 4, 4), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "10 12 13", "savchuk", "engine_driver", "courier"), position(40, "10", "rusmod")),
              dispute("recipients", position("railway workers", "10 12 13", "savchuk", "engine_driver", "foreman"), position("Armed Forces of Ukraine", "10", "rusmod"))]),
    event("u08", "Shells on the Kirovskyi district of Donetsk", "2023-02-11/2023-02-12", place("Donetsk", "Donetsk", 48.003, 37.805), SHELLS, ([], ["civilians"]), apart="u05 u16",
          killed=toll(5, 7, 9), injured=toll(16, 16, 16), voices=(4, 3, 5), disputes=[
              dispute("killed", position(9, "11 14", "dpr"), position(7, "14", "nurse_d"), position(5, "20", "unmon")),
              dispute("actors", position("Armed Forces of Ukraine", "11", "dpr"), position("not Armed Forces of Ukraine", "14", "genstaff"), position("Russian Armed Forces", "14", "genstaff"))]),
    event("u09", "Guided bomb on a house in Kupiansk", "2023-02-14/2023-02-15", place("Kupiansk", "Kharkiv", 49.71, 37.615), AIR, (["rus"], ["civilians"]),
          killed=toll(6, 6, 25), injured=toll(3, 3, 3), voices=(3, 2, 4), disputes=[
              dispute("killed", position(6, "15 20", "prosecutor", "mission"), position(25, "15", "rusmod")),
              dispute("recipients", position("civilians", "15 20", "prosecutor", "mission"), position("foreign mercenaries", "15", "rusmod"))]),
    event("u10", "Border post near Shebekino attacked", "2023-02-15/2023-02-16", place("Shebekino", "Belgorod", 50.41, 36.9, "near"), CLASH, (["legion", "rvc"], ["border"]), apart="u14",
          killed=toll(2, 2, 11), injured=toll(1, 1, 1), voices=(4, 3, 5), disputes=[
              dispute("killed", position(2, "17 21", "sitnikov"), position(8, "17", "legion"), position(11, "17", "rvc")),
              dispute("actors", position("Freedom of Russia Legion", "17", "legion"), position("Russian Volunteer Corps", "17", "rvc"))]),
    event("u11", "The 137th Airborne Regiment is moved to Lysychansk", "2023-02-13/2023-02-16", place("Lysychansk", "Luhansk", 48.905, 38.443, "near"), None, (["regiment137"], []), plover=["MOBILIZE"],
          voices=(2, 1, 3)),
    event("u12", "Railway station of Kramatorsk, 2022", "2022-04-08/2022-04-09", KRAMATORSK, SHELLS, ([], ["civilians"]), apart="u06 u07",
          killed=toll(61, 61, 61), voices=(1, 1, 1), frame="background"),
    event("u13", "Three teachers abducted in Melitopol", "2023-02-06/2023-02-07", MELITOPOL, [["Violence against civilians", "Abduction/forced disappearance"]], (["fsb"], ["civilians"]), plover=["ASSAULT", "COERCE"],
          voices=(5, 3, 6), apart="u15 u19", disputes=[
              dispute("status", position("happened", "01 18 21", "colleague", "husband", "bondar", "maryna"), position("did not happen", "01 18", "yashin"))]),
    event("u14", "The Kolotilovka crossing is closed", "2023-02-16/2023-02-17", place("Kolotilovka", "Belgorod", 50.83, 35.47, "near"), None, (["border"], []), plover=["COERCE"], voices=(2, 2, 3), apart="u10",
          disputes=[dispute("actors", position("Russian border guards", "17", "carriers"), position("Ukraine", "17", "sitnikov"))]),
    event("u15", "Two men arrested over the market strike", "2023-02-11/2023-02-12", KRAMATORSK, [["Strategic developments", "Arrests"]], (["sbu"], ["civilians"]), plover=["COERCE"], voices=(1, 1, 1), apart="u06 u13 u16"),
    event("u16", "Wives of mobilised men dispersed in Makiivka", "2023-02-12/2023-02-13", place("Makiivka", "Donetsk", 48.048, 37.926), [["Protests", "Protest with intervention"], ["Protests", "Excessive force against protesters"]],
          (["civilians"], ["dpr"]), plover=["PROTEST", "COERCE", "ASSAULT"], injured=toll(2, 2, 2), voices=(3, 2, 4), apart="u08 u15", disputes=[
              dispute("how", position("beaten and taken away", "14", "larysa", "nurse_m"), position("dispersed after a conversation", "14", "dprmvd"))]),
    event("u17", "The militia vows to take Vuhledar: it does not", "2023-02-12/2023-02-17", place("Vuhledar", "Donetsk", 47.779, 37.248), None, (["dpr"], ["ukr"]), plover=["THREATEN"],
          voices=(1, 1, 2), apart="u03 u04"),
    event("u18", "People flee Siversk", "2023-02-08/2023-02-20", SIVERSK, None, ([], ["civilians"]), plover=["SANCTION"], voices=(5, 4, 6), disputes=[
        dispute("displaced", position(6300, "20", "ocha"), position(1100, "20", "occup"), position(3850, "20", "mission"))]),
    event("u19", "The three teachers are released", "2023-02-15/2023-02-16", MELITOPOL, None, (["fsb"], ["civilians"]), plover=["RETREAT"], voices=(3, 2, 4), apart="u13"),
    event("u20", "A pause around Riznykivka is agreed", "2023-02-18/2023-02-20", place("Riznykivka", "Donetsk", 48.835, 37.99, "near"), [["Strategic developments", "Agreement"]], (["ukr", "rus"], []), plover=["AGREE", "RETREAT"],
          voices=(2, 1, 3), apart="u05"),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"), ("16", "15", "merged"),
           ("21", "19", "digest"), ("21", "17", "digest"), ("21", "18", "digest")]

CONTROL = [
    {"key": "siversk", "place": "Siversk", "admin1": "Donetsk", "lat": 48.866, "lon": 38.099, "timeline": [
        held(None, "2023-02-08", "ukr", "confirmed", "admitted", "reported"),
        held("2023-02-08", "2023-02-13", "wagner", "admitted", "confirmed"),
        held("2023-02-13", "2023-02-17", "ukr", "admitted", "confirmed"),
        held("2023-02-17", None, "rus", "admitted", "confirmed"),
    ]},
    {"key": "pavlivka", "place": "Pavlivka", "admin1": "Donetsk", "lat": 47.755, "lon": 37.22, "timeline": [
        held(None, "2023-02-10", "dpr", "confirmed", "admitted", "reported"),
        held("2023-02-10", None, "ukr", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("02", "Siversk is ours", "wagner", "took", "asserted", "", "siversk"),
    ("03", "the town of Siversk was liberated yesterday", "rus", "took", "asserted", "", "siversk"),
    ("04", "Siversk has not been surrendered", "ukr", "lost", "denied", "hnatiuk", "siversk"),
    ("04", "is in its positions in the town", "ukr", "holds", "asserted", "hnatiuk", "siversk"),
    ("09", "men of Wagner have been walking about the centre of Siversk", "wagner", "holds", "asserted", "residents", "siversk"),
    ("09", "Ukrainian soldiers drove off towards Riznykivka", "ukr", "lost", "asserted", "residents", "siversk"),
    ("09", "the first Russians turned up at the railway station", "wagner", "took", "asserted", "residents", "siversk"),
    ("09", "there had been no withdrawal", "ukr", "lost", "denied", "hnatiuk", "siversk"),
    ("15", "was in the hands of Wagner mercenaries for five days", "wagner", "holds", "asserted", "hnatiuk", "siversk"),
    ("15", "recaptured on Monday", "ukr", "retook", "asserted", "hnatiuk", "siversk"),
    ("15", "took the garrison out on the 8th", "ukr", "lost", "asserted", "hnatiuk", "siversk"),
    ("15", "They had left on Monday", "wagner", "lost", "asserted", "rakitin", "siversk"),
    ("16", "was in the hands of Wagner mercenaries for five days", "wagner", "holds", "asserted", "hnatiuk", "siversk"),
    ("16", "recaptured on Monday", "ukr", "retook", "asserted", "hnatiuk", "siversk"),
    ("16", "took the garrison out on the 8th", "ukr", "lost", "asserted", "hnatiuk", "siversk"),
    ("16", "They had left on Monday", "wagner", "lost", "asserted", "rakitin", "siversk"),
    ("16", "Ours came in three carriers", "ukr", "retook", "asserted", "beekeeper", "siversk"),
    ("19", "Russian forces were in control of the eastern Ukrainian town of Siversk again", "rus", "holds", "asserted", "residents", "siversk"),
    ("19", "seizing it the previous afternoon", "rus", "took", "asserted", "residents", "siversk"),
    ("19", "the garrison of about 350 had withdrawn to Riznykivka", "ukr", "lost", "asserted", "officer54", "siversk"),
    ("19", "had stormed Siversk", "rus", "took", "asserted", "rusmod", "siversk"),
    ("20", "When our boys returned", "ukr", "retook", "asserted", "nadia", "siversk"),
    ("21", "The Russians have the town again", "rus", "holds", "asserted", "", "siversk"),
    ("21", "They seized it on Friday", "rus", "took", "asserted", "meridian", "siversk"),
    ("11", "Pavlivka was not given up", "dpr", "lost", "denied", "volokhov", "pavlivka"),
    ("12", "its assault groups had cleared Pavlivka of the enemy", "ukr", "took", "asserted", "brigade72", "pavlivka"),
    ("15", "admitted the fall of Pavlivka last Friday", "dpr", "lost", "asserted", "volokhov", "pavlivka"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("regiment137", "rus", "belov", "Lysychansk", "deployed", (810, 900, 990), [("15", "About 900 men of Russia's 137th Guards Airborne Regiment, led by Colonel Arkady Belov"), ("19", "the 137th Guards Airborne Regiment")]),
    ("brigade54", "ukr", "marchak", "Siversk", "based", None, [("04", "The 54th Mechanized Brigade of Colonel Yurii Marchak"), ("15", "the 54th Brigade")]),
    ("brigade72", "ukr", "reva", "Vuhledar", "based", None, [("12", "the 72nd Mechanized Brigade, which holds Vuhledar under Colonel Bohdan Reva"), ("19", "the 72nd Brigade there")]),
    ("detachment7", "wagner", "lotos", "Siversk", "based", None, [("02", "the 7th Assault Detachment, commanded by a man you know by his call sign, Lotos")]),
    ("pyatnashka", "dpr", "tarba", "Yehorivka", "deployed", None, [("11", "the Pyatnashka Brigade of Beslan Tarba"), ("15", "The brigade was now in Yehorivka")]),
]  # fmt: skip
