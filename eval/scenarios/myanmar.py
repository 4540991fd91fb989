"""What the reports of ``myanmar.txt`` come to: FICTIONAL events in real places, February 2025. The known truth, by hand.

The outlets, persons and happenings are invented, and so are the Danu Youth Front, the Cherry Hill Column and Highland Relief; the other
organisations are real but did and said none of this. Only the background event happened: Pazigyi (11 April 2023).
Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, BACK, BLAST, TAKEN, Name, Truth, dispute, place, toll

THEATRE = "world"

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "army": ("Myanmar Armed Forces", "state body", None),
    "tnla": ("Ta'ang National Liberation Army", "group", None),
    "dyf": ("Danu Youth Front", "group", None),
    "column": ("Cherry Hill Column", "group", None),
    "pna": ("Pa-O National Army", "group", None),
    "china": ("China", "state", None),
    "civilians": ("Civilians", "civilians", None),
    "command": ("Eastern Command", "state body", "Myanmar Armed Forces"),
    "khine": ("Aung Pyae Khine", "person", "Myanmar Armed Forces"),
    "lway": ("Lway Mo Hom", "person", "Ta'ang National Liberation Army"),
    "tar": ("Tar Hla Pan", "person", "Ta'ang National Liberation Army"),
    "soe": ("Soe Lin Maung", "person", "Myanmar police"),
    "police": ("Myanmar police", "state body", "Myanmar Armed Forces"),
    "health": ("Shan State Health Department", "state body", "Myanmar Armed Forces"),
    "commerce": ("Myanmar ministry of commerce", "state body", "Myanmar Armed Forces"),
    "welfare": ("Myanmar ministry of social welfare", "state body", "Myanmar Armed Forces"),
    "lid99": ("99th Light Infantry Division", "unit", "Myanmar Armed Forces"),
    "brigade4": ("4th Brigade of the TNLA", "unit", "Ta'ang National Liberation Army"),
    "zaw": ("Zaw Htet Naing", "person", "99th Light Infantry Division"),
    "captain": ("captain of the Pa-O National Army", "speaker", "Pa-O National Army"),
    "residents": ("residents of Lawksawk", "speaker", None),
    "clinic": ("head of a clinic in Lawksawk", "speaker", None),
    "nang": ("Nang Kham", "person", None),
    "surgeon": ("surgeon at Taunggyi hospital", "speaker", None),
    "betel": ("betel seller in Taunggyi", "speaker", None),
    "airport": ("employee of Heho airport", "speaker", None),
    "traders": ("traders at Muse", "speaker", None),
    "cousin": ("cousin of the blogger", "speaker", None),
    "driver": ("Ko Min Thein", "person", "Highland Relief"),
    "highland": ("Highland Relief", "organisation", None),
    "nurse": ("head nurse in Nawnghkio", "speaker", None),
    "ocha": ("UN humanitarian office", "organisation", None),
    "salween": ("Salween Press Agency", "outlet", None),
}


ALSO = {
    "army": ["Myanmar", "Myanmar Armed Forces", "Myanmar military", "Myanmar Army", "Tatmadaw", "State Administration Council", "Government of Myanmar"],
    "tnla": ["TNLA", "Ta'ang fighters"],
}
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

LAWKSAWK = place("Lawksawk", "Shan", 21.25, 96.87)
TAUNGGYI = place("Taunggyi", "Shan", 20.789, 97.037)

EVENTS = [
    event("m01", "Bag bomb at the bus terminal of Taunggyi", "2025-02-06/2025-02-07", TAUNGGYI, BLAST, ([], ["civilians"]), apart="m02",
          killed=toll(3, 6, 8), injured=toll(14, 17, 19), voices=(4, 3, 5), disputes=[
              dispute("killed", position(3, "04 05 06 07", "police"), position(8, "07", "surgeon"), position(7, "08", "Inle Courier"), position(6, "11", "health")),
              dispute("injured", position(14, "04 05 06", "police"), position(19, "07", "surgeon"), position(17, "11", "health")),
              dispute("actors", position("Ta'ang National Liberation Army", "08", "command"), position("not Ta'ang National Liberation Army", "08", "lway"),
                      position("not Cherry Hill Column", "07", "column"))]),
    event("m02", "Bomb at the electricity office of Taunggyi", "2025-02-06/2025-02-07", TAUNGGYI, BLAST, (["column"], ["civilians"]), apart="m01",
          killed=toll(1, 1, 2), injured=toll(2, 2, 2), voices=(3, 2, 4), disputes=[
              dispute("killed", position(1, "07 08", "soe", "betel"), position(2, "08", "column"))]),
    event("m03", "Lawksawk falls to the TNLA", "2025-02-04/2025-02-05", LAWKSAWK, TAKEN, (["tnla", "dyf"], ["army"]), apart="m05 m07",
          killed=toll(9, 15, 45), injured=toll(5, 5, 5), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "01 03 12", "tnla", "residents", "dyf", "khine"), position("did not happen", "02", "khine")),
              dispute("killed", position({"Myanmar Armed Forces": 42, "Ta'ang National Liberation Army": 3}, "01", "tnla"),
                      position({"Ta'ang National Liberation Army": 9}, "02", "khine"), position({"Myanmar Armed Forces": 13}, "03", "clinic")),
              dispute("actors", position("Ta'ang National Liberation Army", "01 03 12", "tnla", "lway", "khine"), position("Danu Youth Front", "03", "dyf"))]),
    event("m04", "Air strike on a monastery at Nawnghkio", "2025-02-08/2025-02-09", place("Nawnghkio", "Shan", 22.33, 96.80), AIR, (["army"], ["civilians"]), apart="m11",
          killed=toll(9, 9, 11), injured=toll(13, 13, 20), voices=(3, 2, 4), disputes=[
              dispute("status", position("happened", "10 13", "tnla", "nurse"), position("did not happen", "11", "khine")),
              dispute("cause", position("air strike", "10 13", "tnla", "nurse"), position("stored ammunition", "11", "khine")),
              dispute("killed", position(11, "10", "tnla"), position(9, "13", "nurse")),
              dispute("injured", position(20, "10", "tnla"), position(13, "13", "nurse"))]),
    event("m05", "The military retakes Lawksawk", "2025-02-10/2025-02-11", LAWKSAWK, BACK, (["army", "pna"], ["tnla"]), apart="m03 m07",
          killed=toll(6, 6, 63), voices=(3, 2, 4), disputes=[
              dispute("killed", position(63, "11 12", "khine"), position(6, "12", "lway")),
              dispute("actors", position("Myanmar Armed Forces", "11 12", "khine"), position("Pa-O National Army", "12", "captain")),
              dispute("how", position("stormed", "11", "khine"), position("left to spare the town from shelling", "12", "lway"))]),
    event("m06", "The 99th Division is flown to Heho", "2025-02-09/2025-02-10", place("Heho", "Shan", 20.72, 96.82), None, (["lid99"], []), plover=["MOBILIZE"], voices=(1, 1, 1)),
    event("m07", "Lawksawk falls again", "2025-02-14/2025-02-15", LAWKSAWK, TAKEN, (["tnla", "dyf"], ["army"]), apart="m03 m05",
          killed=toll(4, 4, 28), voices=(4, 3, 5), disputes=[
              dispute("killed", position({"Myanmar Armed Forces": 28}, "14", "tnla"), position(4, "14", "residents")),
              dispute("how", position("stormed", "14", "tnla"), position("abandoned", "14 15", "captain"))]),
    event("m08", "The Man Wein gate at Muse is closed", "2025-02-11/2025-02-12", place("Muse", "Shan", 23.99, 97.90, "near"), None, (["china"], []), plover=["COERCE"], voices=(3, 2, 4),
          disputes=[dispute("actors", position("China", "12 15", "traders", "cousin"), position("Myanmar ministry of commerce", "12", "commerce"))]),
    event("m09", "An aid convoy is turned back at Shwenyaung", "2025-02-12/2025-02-13", place("Shwenyaung", "Shan", 20.76, 96.94, "near"), None, (["army"], ["highland"]), plover=["COERCE"],
          voices=(2, 1, 3), disputes=[
              dispute("status", position("happened", "13 15", "highland", "driver"), position("did not happen", "13", "command")),
              dispute("cause", position("stopped by soldiers", "13", "driver"), position("drivers turned round by themselves", "13", "command"))]),
    event("m10", "Families flee Lawksawk", "2025-02-04/2025-02-14", LAWKSAWK, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(8200, "13", "ocha"), position(2700, "13", "welfare"), position(5100, "13", "highland"))]),
    event("m11", "Pazigyi bombed from the air, 2023", "2023-04-11/2023-04-12", place("Pazigyi", "Sagaing", 23.0, 95.3, "near"), AIR, ([], ["civilians"]),
          killed=toll(160, 160, 160), voices=(1, 1, 1), frame="background", apart="m04"),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("05", "04", "copy"), ("06", "04", "rewrite"), ("15", "14", "digest"), ("15", "13", "digest")]

CONTROL = [{"key": "lawksawk", "place": "Lawksawk", "admin1": "Shan", "lat": 21.25, "lon": 96.87, "timeline": [
    held(None, "2025-02-04", "army", "confirmed", "admitted", "reported"),
    held("2025-02-04", "2025-02-10", "tnla", "admitted", "confirmed"),
    held("2025-02-10", "2025-02-14", "army", "admitted", "confirmed"),
    held("2025-02-14", None, "tnla", "confirmed", "admitted"),
]}]  # fmt: skip
# report, words, actor, change, status, speaker: claims of who holds Lawksawk
CONTROL_CLAIMS = [
    ("01", "in full control of Lawksawk", "tnla", "holds", "asserted", ""), ("02", "has been given up", "army", "lost", "denied", "khine"),
    ("02", "Yatsauk is firmly under the government", "army", "holds", "asserted", "khine"), ("03", "The soldiers walked out of Lawksawk", "army", "lost", "asserted", "residents"),
    ("03", "TNLA fighters were directing the traffic", "tnla", "holds", "asserted", ""), ("03", "its men who captured the police station", "dyf", "took", "asserted", "dyf"),
    ("03", "her troops had taken the town", "tnla", "took", "asserted", "lway"), ("10", "Lawksawk remains under our administration", "tnla", "holds", "asserted", ""),
    ("11", "cleared Yatsauk of TNLA terrorists", "army", "retook", "asserted", "khine"), ("11", "The national flag flies over the township office", "army", "holds", "asserted", ""),
    ("12", "had seized the town of Lawksawk", "tnla", "took", "asserted", "khine"), ("12", "its troops retook it on Monday", "army", "retook", "asserted", "khine"),
    ("12", "its own fighters had entered Lawksawk first", "pna", "took", "asserted", "captain"), ("12", "her side had pulled out of the town", "tnla", "lost", "asserted", "lway"),
    ("14", "regained the town of Lawksawk", "tnla", "retook", "asserted", "residents"), ("14", "had abandoned its camp at dusk", "army", "lost", "asserted", "captain"),
    ("15", "Lawksawk was regained on Friday", "tnla", "retook", "asserted", "salween"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("lid99", "army", "zaw", "Heho", "deployed", (450, 500, 550), [("12", "Some 500 men of the 99th Light Infantry Division under Colonel Zaw Htet Naing")]),
    ("brigade4", "tnla", "tar", "Lawksawk", "based", None, [("01", "the 4th Brigade of the TNLA"), ("14", "its 4th Brigade")]),
]  # fmt: skip
