"""What the reports of ``afghanistan.txt`` come to: FICTIONAL events in real places, July 2021. The known truth, by hand.

The outlets, persons and happenings are invented, and so are the People's Uprising Forces of Sholgara, the Afghan Rights Archive, Surgical Aid Afghanistan
and Relief Bridge Afghanistan; the other organisations are real but did and said none of this. Only the background event happened: Kharqamar
(26 May 2019). Written before any program had read the reports.
"""

from __future__ import annotations

from truth import AIR, ATTACK, BACK, BLAST, CLASH, TAKEN, Codes, Name, Truth, dispute, place, toll

THEATRE = "afghanistan"
SHELLS: Codes = [["Explosions/Remote violence", "Shelling/artillery/missile attack"]]
PROTEST: Codes = [["Protests", "Excessive force against protesters"]]

# key in the marks -> (name, kind, part of)
NAMES: dict[str, Name] = {
    "andsf": ("Afghan National Defence and Security Forces", "state body", None),
    "taliban": ("Taliban", "group", None),
    "uprising": ("People's Uprising Forces of Sholgara", "group", None),
    "iskp": ("Islamic State Khorasan Province", "group", None),
    "haqqani": ("Haqqani network", "group", "Taliban"),
    "ttp": ("Tehreek-e-Taliban Pakistan", "group", None),
    "hgb": ("Hafiz Gul Bahadur Group", "group", None),
    "ptm": ("Pashtun Tahafuz Movement", "organisation", None),
    "gunmen": ("unidentified gunmen", "group", None),
    "pakistan": ("Pakistan", "state", None),
    "pakarmy": ("Pakistan Army", "state body", None),
    "tajikborder": ("Border Troops of Tajikistan", "state body", None),
    "civilians": ("Civilians", "civilians", None),
    "ispr": ("Inter-Services Public Relations", "state body", "Pakistan Army"),
    "fc": ("Frontier Corps", "state body", "Pakistan Army"),
    "airforce": ("Afghan Air Force", "state body", "Afghan National Defence and Security Forces"),
    "nds": ("National Directorate of Security", "state body", "Afghan National Defence and Security Forces"),
    "interior": ("Afghan interior ministry", "state body", "Afghan National Defence and Security Forces"),
    "borderpolice": ("Afghan Border Police", "state body", "Afghan National Defence and Security Forces"),
    "afghanpolice": ("Afghan National Police", "state body", "Afghan National Defence and Security Forces"),
    "police": ("Nangarhar police", "state body", "Afghan National Police"),
    "wardakpolice": ("Wardak police", "state body", "Afghan National Police"),
    "refdept": ("Balkh department of refugees", "state body", "Afghan National Defence and Security Forces"),
    "temori": ("Mirza Temori", "person", "Afghan National Defence and Security Forces"),
    "noori": ("Farhad Noori", "person", "209th Shaheen Corps"),
    "safi": ("Idris Safi", "person", "215th Maiwand Corps"),
    "amarkhel": ("Lutfullah Amarkhel", "person", "Nangarhar police"),
    "stanekzai": ("Zahir Stanekzai", "person", "Afghan National Defence and Security Forces"),
    "kochai": ("Abdul Wali Kochai", "person", "Afghan National Police"),
    "haqmal": ("Bashir Haqmal", "person", "Taliban"),
    "basir": ("Zainullah Basir", "person", "Red Unit"),
    "sattar": ("Sattar Zari", "person", "People's Uprising Forces of Sholgara"),
    "khattak": ("Shahid Khattak", "person", "Pakistan"),
    "ferotan": ("Najib Ferotan", "person", "3rd Brigade of the 209th Shaheen Corps"),
    "saidzoda": ("Rustam Saidzoda", "person", "Darvoz border detachment"),
    "corps209": ("209th Shaheen Corps", "unit", "Afghan National Defence and Security Forces"),
    "corps215": ("215th Maiwand Corps", "unit", "Afghan National Defence and Security Forces"),
    "brigade3": ("3rd Brigade of the 209th Shaheen Corps", "unit", "209th Shaheen Corps"),
    "kandak8": ("8th Commando Kandak", "unit", "Afghan National Defence and Security Forces"),
    "redunit": ("Red Unit", "unit", "Taliban"),
    "tochi3": ("3rd Wing of the Tochi Scouts", "unit", "Frontier Corps"),
    "darvoz": ("Darvoz border detachment", "unit", "Border Troops of Tajikistan"),
    "corps_officer": ("officer of the 209th Shaheen Corps", "speaker", "209th Shaheen Corps"),
    "officer8": ("officer of the 8th Commando Kandak", "speaker", "8th Commando Kandak"),
    "lieutenant": ("Afghan lieutenant in Qalai Khumb", "speaker", "Afghan National Defence and Security Forces"),
    "residents": ("residents of Sholgara", "speaker", None),
    "tailor": ("tailor from Sholgara", "speaker", None),
    "nurse": ("nurse at the Sholgara clinic", "speaker", None),
    "elder": ("elder of Sholgara", "speaker", None),
    "shopkeeper": ("shopkeeper in Sholgara", "speaker", None),
    "marzia": ("Marzia", "person", None),
    "mahmood": ("Shah Mahmood", "person", None),
    "surgeon": ("surgeon at Jalalabad regional hospital", "speaker", None),
    "pharmacist": ("pharmacist in Angur Bagh", "speaker", None),
    "bari": ("Abdul Bari", "person", None),
    "employee": ("employee of the Mir Ali hospital", "speaker", None),
    "shop_spinwam": ("shopkeeper in Spinwam", "speaker", None),
    "doctor_mirali": ("doctor at the Mir Ali hospital", "speaker", None),
    "traders": ("traders in Miramshah", "speaker", None),
    "driver": ("driver of the electricians", "speaker", None),
    "brother": ("brother of one of the electricians", "speaker", None),
    "karim": ("Karim", "person", None),
    "spingul": ("Malik Spin Gul", "person", None),
    "mirajan": ("Haji Mirajan", "person", None),
    "saa": ("Surgical Aid Afghanistan", "organisation", None),
    "ara": ("Afghan Rights Archive", "organisation", None),
    "iom": ("International Organization for Migration", "organisation", None),
    "rba": ("Relief Bridge Afghanistan", "organisation", None),
    "pamir": ("Pamir Press", "outlet", None),
    "sada": ("Radio Sada-e Mashriq", "outlet", None),
    "darvoz_bulletin": ("Darvoz Bulletin", "outlet", None),
    "wardak_voice": ("Wardak Voice", "outlet", None),
    "taw": ("Tribal Areas Watch", "outlet", None),
}


ALSO = {
    "andsf": [
        "Afghanistan", "Islamic Republic of Afghanistan", "Government of Afghanistan", "Government of Afghanistan (2004-2021)", "Military Forces of Afghanistan (2004-2021)", "Afghan government",
        "Afghan government forces", "Afghan security forces", "Afghan army", "Afghan National Army", "Afghan defence ministry", "Afghan Ministry of Defence", "Ministry of Defence", "ANDSF",
        "Afghan National Defense and Security Forces", "Afghan commandos", "People's Uprising Forces of Sholgara", "People's Uprising Forces", "Uprising forces",
    ],
    "taliban": ["Islamic Emirate", "Islamic Emirate of Afghanistan", "Taliban fighters", "Red Unit"],
}  # fmt: skip
truth = Truth(NAMES, ALSO)
event, position, held = truth.event, truth.position, truth.held

SHOLGARA = place("Sholgara", "Balkh", 36.32, 66.88)
JALALABAD = place("Jalalabad", "Nangarhar", 34.43, 70.45)
NUSAY = place("Nusay", "Badakhshan", 38.44, 70.80)
CHARKH = place("Charkh", "Logar", 33.80, 68.94)
MIR_ALI = place("Mir Ali", "Khyber Pakhtunkhwa", 32.99, 70.27)

EVENTS = [
    event("k01", "Sholgara falls to the Taliban", "2021-07-06/2021-07-07", SHOLGARA, TAKEN, (["taliban"], ["andsf"]), apart="k02 k03 k12",
          killed=toll(7, 12, 40), injured=toll(3, 3, 3), voices=(5, 4, 6), disputes=[
              dispute("status", position("happened", "01 04 13 14 23", "taliban", "residents", "sattar", "temori", "marzia"), position("did not happen", "02 04 13 14", "temori", "noori")),
              dispute("killed", position({"Afghan National Defence and Security Forces": 28, "Taliban": 2}, "01", "taliban"), position({"Taliban": 40}, "02", "temori"), position(12, "04", "nurse"),
                      position({"Afghan National Defence and Security Forces": 7}, "13 14", "temori")),
              dispute("how", position("stormed", "01", "taliban"), position("given away by the army", "04", "sattar"), position("evacuated to spare civilians", "13 14", "temori"))]),
    event("k02", "The army and the uprising forces retake Sholgara", "2021-07-10/2021-07-11", SHOLGARA, BACK, (["andsf", "uprising"], ["taliban"]), apart="k01 k03 k14",
          killed=toll(5, 9, 55), voices=(6, 4, 7), disputes=[
              dispute("killed", position(55, "13 14", "temori"), position(30, "12", "uprising"), position({"Taliban": 5}, "18", "taliban"), position(9, "13", "elder")),
              dispute("actors", position("Afghan National Defence and Security Forces", "13 14", "temori"), position("People's Uprising Forces of Sholgara", "12 13 14", "uprising", "sattar", "shopkeeper")),
              dispute("how", position("cleared by commandos", "13", "temori"), position("thrown out by the uprising forces", "12", "uprising"), position("moved out on orders", "13 18", "haqmal", "taliban"))]),
    event("k03", "Sholgara falls again", "2021-07-15/2021-07-16", SHOLGARA, TAKEN, (["taliban"], ["andsf"]), apart="k01 k02 k14",
          killed=toll(6, 6, 21), voices=(4, 3, 5), disputes=[
              dispute("killed", position(21, "22", "haqmal"), position(6, "22", "residents")),
              dispute("how", position("assault", "22", "haqmal"), position("flown out for want of ammunition", "22 24", "officer8"))]),
    event("k04", "Rickshaw bomb at the Talashi Square bus stand of Jalalabad", "2021-07-08/2021-07-09", JALALABAD, BLAST, (["iskp"], ["civilians"]), apart="k05 k17",
          killed=toll(7, 9, 12), injured=toll(19, 28, 34), voices=(4, 3, 5), disputes=[
              dispute("killed", position(7, "05 06 07 08 09", "police"), position(12, "09", "surgeon"), position(10, "10", "sada"), position(9, "16", "stanekzai")),
              dispute("injured", position(19, "05 06 07 08", "police"), position(34, "09", "surgeon"), position(28, "16", "stanekzai")),
              dispute("actors", position("Islamic State Khorasan Province", "09", "iskp"), position("Haqqani network", "10", "nds"), position("not Taliban", "10", "haqmal"))]),
    event("k05", "Magnetic mine on an official's car in Angur Bagh, Jalalabad", "2021-07-08/2021-07-09", JALALABAD, [*BLAST, *ATTACK], (["taliban"], ["civilians"]), apart="k04",
          killed=toll(2, 2, 4), injured=toll(1, 1, 1), voices=(3, 2, 4), disputes=[
              dispute("killed", position(2, "09 10 16", "amarkhel", "police", "pharmacist"), position(4, "10", "haqmal")),
              dispute("recipients", position("official of the labour department", "09", "amarkhel"), position("National Directorate of Security", "10", "haqmal"))]),
    event("k06", "Air strike on Loy Bagh", "2021-07-09/2021-07-10", place("Loy Bagh", "Helmand", 31.63, 64.28, "near"), AIR, (["airforce"], ["civilians"]),
          killed=toll(11, 11, 27), injured=toll(13, 13, 13), voices=(4, 3, 5), disputes=[
              dispute("killed", position(11, "15", "ara"), position(27, "15", "safi"), position(16, "18", "taliban")),
              dispute("recipients", position("civilians", "15 18", "ara", "bari", "taliban"), position("Taliban", "15", "safi"))]),
    event("k07", "A Frontier Corps post near Shewa attacked", "2021-07-05/2021-07-07", place("Shewa", "Khyber Pakhtunkhwa", 33.15, 70.50, "near"), CLASH, (["ttp", "hgb"], ["fc"]), apart="k20",
          killed=toll(4, 5, 11), injured=toll(5, 5, 5), voices=(4, 3, 5), disputes=[
              dispute("killed", position(4, "03 20", "ispr", "pakarmy"), position(11, "03", "ttp"), position(7, "03", "hgb"), position(5, "03", "employee")),
              dispute("actors", position("Tehreek-e-Taliban Pakistan", "03", "ttp"), position("Hafiz Gul Bahadur Group", "03", "hgb"))]),
    event("k08", "Protesters shot at Kharqamar, 2019", "2019-05-26/2019-05-27", place("Kharqamar", "Khyber Pakhtunkhwa", 32.95, 69.87, "near"), PROTEST, (["pakarmy"], ["civilians"]),
          killed=toll(13, 13, 13), voices=(1, 1, 2), frame="background", apart="k20"),
    event("k09", "The 3rd Brigade is moved to Chahar Bolak", "2021-07-10/2021-07-13", place("Chahar Bolak", "Balkh", 36.78, 66.73, "near"), None, (["brigade3"], []), plover=["MOBILIZE"],
          voices=(1, 1, 2)),
    event("k10", "Five electricians abducted near Salar", "2021-07-07/2021-07-08", place("Salar", "Wardak", 34.0, 68.7, "near"), [["Violence against civilians", "Abduction/forced disappearance"]],
          (["gunmen"], ["civilians"]), plover=["ASSAULT", "COERCE"], apart="k11", voices=(2, 2, 4), disputes=[
              dispute("actors", position("Taliban", "11", "wardakpolice"), position("not Taliban", "11", "haqmal"))]),
    event("k11", "The five electricians are free", "2021-07-14/2021-07-15", place("Tangi", "Wardak", 33.95, 68.85, "near"), None, (["gunmen"], ["civilians"]), plover=["RETREAT"], apart="k10",
          voices=(3, 2, 4), disputes=[
              dispute("how", position("rescued in a raid", "21", "interior"), position("handed over to elders", "21", "spingul", "karim")),
              dispute("killed", position(3, "21", "interior"), position(0, "21", "spingul"))]),
    event("k12", "Nusay falls to the Taliban", "2021-07-11/2021-07-12", NUSAY, TAKEN, (["taliban"], ["andsf"]), apart="k01 k13",
          killed=toll(3, 3, 14), voices=(4, 3, 5), disputes=[
              dispute("killed", position(3, "17", "lieutenant"), position({"Afghan National Defence and Security Forces": 14}, "18", "taliban")),
              dispute("how", position("conquered", "18", "taliban"), position("planned relocation", "17", "temori"))]),
    event("k13", "Afghan servicemen cross into Tajikistan", "2021-07-10/2021-07-12", place("Qalai Khumb", "Gorno-Badakhshan", 38.46, 70.78, "near"), None, (["andsf"], []), plover=["RETREAT"], apart="k12",
          voices=(4, 3, 5), disputes=[
              dispute("troops", position(134, "17 24", "tajikborder"), position(80, "17", "temori"), position(300, "18", "taliban"))]),
    event("k14", "The uprising forces vow to enter Chimtal: they do not", "2021-07-10/2021-07-16", place("Chimtal", "Balkh", 36.65, 66.70, "near"), None, (["uprising"], ["taliban"]), plover=["THREATEN"],
          voices=(1, 1, 2), apart="k02 k03"),
    event("k15", "Families flee Sholgara", "2021-07-06/2021-07-17", SHOLGARA, None, ([], ["civilians"]), plover=["SANCTION"], voices=(4, 3, 5), disputes=[
        dispute("displaced", position(16800, "23", "iom"), position(5200, "23", "refdept"), position(7300, "23", "rba"))]),
    event("k16", "The Ghulam Khan crossing is closed", "2021-07-13/2021-07-14", place("Ghulam Khan", "Khyber Pakhtunkhwa", 33.17, 70.03, "near"), None, (["pakarmy"], []), plover=["COERCE"],
          voices=(3, 2, 4), disputes=[
              dispute("actors", position("Pakistan Army", "19", "traders"), position("Afghan Border Police", "19", "khattak"))]),
    event("k17", "Three suspects detained in Behsud", "2021-07-11/2021-07-12", place("Behsud", "Nangarhar", 34.46, 70.45, "near"), [["Strategic developments", "Arrests"]], (["nds"], []),
          plover=["COERCE"], voices=(1, 1, 1), apart="k04"),
    event("k18", "Truce of Charkh", "2021-07-09/2021-07-11", CHARKH, [["Strategic developments", "Agreement"]], (["taliban", "afghanpolice"], []), plover=["AGREE"], voices=(3, 2, 4), apart="k19"),
    event("k19", "A mortar shell on the police headquarters of Charkh during the truce", "2021-07-11/2021-07-12", CHARKH, SHELLS, ([], ["afghanpolice"]), apart="k18",
          killed=toll(2, 2, 2), injured=toll(4, 4, 4), voices=(3, 2, 4), disputes=[
              dispute("actors", position("Taliban", "21", "kochai"), position("not Taliban", "18 21", "haqmal", "taliban"), position("Afghan National Police", "18 21", "haqmal", "taliban"))]),
    event("k20", "Soldiers fire on a sit-in at Mir Ali", "2021-07-14/2021-07-15", MIR_ALI, PROTEST, (["pakarmy"], ["civilians"]), plover=["PROTEST", "ASSAULT"], apart="k07 k08",
          killed=toll(1, 3, 4), injured=toll(12, 12, 15), voices=(3, 2, 4), disputes=[
              dispute("killed", position(3, "19 24", "doctor_mirali"), position(4, "19", "ptm"), position(1, "20 24", "pakarmy")),
              dispute("injured", position(12, "19", "doctor_mirali"), position(15, "19", "ptm")),
              dispute("how", position("soldiers fired at the crowd", "19 24", "taw"), position("gunmen in the crowd fired, troops fired in the air", "20", "pakarmy"))]),
]  # fmt: skip

# report, of, kind; the origin is the outlet of ``of``
LINEAGE = [("06", "05", "copy"), ("07", "05", "abridged"), ("08", "05", "rewrite"), ("14", "13", "merged"),
           ("24", "22", "digest"), ("24", "17", "digest"), ("24", "21", "digest"), ("24", "19", "digest")]

CONTROL = [
    {"key": "sholgara", "place": "Sholgara", "admin1": "Balkh", "lat": 36.32, "lon": 66.88, "timeline": [
        held(None, "2021-07-06", "andsf", "confirmed", "admitted", "reported"),
        held("2021-07-06", "2021-07-10", "taliban", "admitted", "confirmed"),
        held("2021-07-10", "2021-07-15", "andsf", "admitted", "confirmed"),
        held("2021-07-15", None, "taliban", "admitted", "confirmed"),
    ]},
    {"key": "nusay", "place": "Nusay", "admin1": "Badakhshan", "lat": 38.44, "lon": 70.80, "timeline": [
        held(None, "2021-07-11", "andsf", "confirmed", "admitted", "reported"),
        held("2021-07-11", None, "taliban", "admitted", "confirmed"),
    ]},
]  # fmt: skip
# report, words, actor, change, status, speaker, place
CONTROL_CLAIMS = [
    ("01", "conquered the district headquarters", "taliban", "took", "asserted", "", "sholgara"),
    ("01", "The white flag flies over the district office", "taliban", "holds", "asserted", "haqmal", "sholgara"),
    ("02", "the district of Sholgara in Balkh province has collapsed", "andsf", "lost", "denied", "temori", "sholgara"),
    ("02", "Sholgara is under the control of the defence and security forces", "andsf", "holds", "asserted", "temori", "sholgara"),
    ("04", "left the district headquarters in six vehicles", "andsf", "lost", "asserted", "residents", "sholgara"),
    ("04", "Taliban on motorcycles rode into the bazaar", "taliban", "took", "asserted", "residents", "sholgara"),
    ("04", "It is the Taliban who stand at the bridge now", "taliban", "holds", "asserted", "tailor", "sholgara"),
    ("04", "The army gave the district away", "andsf", "lost", "asserted", "sattar", "sholgara"),
    ("04", "Sholgara has not fallen", "andsf", "lost", "denied", "noori", "sholgara"),
    ("12", "thrown the Taliban out of the bazaar and the headquarters", "uprising", "retook", "asserted", "", "sholgara"),
    ("12", "The tricolour is up again", "uprising", "holds", "asserted", "", "sholgara"),
    ("13", "overrun the northern district of Sholgara", "taliban", "took", "asserted", "temori", "sholgara"),
    ("13", "its forces recaptured the place on Saturday", "andsf", "retook", "asserted", "temori", "sholgara"),
    ("13", "evacuated the headquarters on July 6", "andsf", "lost", "asserted", "temori", "sholgara"),
    ("13", "his men took Sholgara before the first helicopter came", "uprising", "took", "asserted", "sattar", "sholgara"),
    ("13", "the fighters had moved out on orders", "taliban", "lost", "asserted", "haqmal", "sholgara"),
    ("14", "overrun the northern district of Sholgara", "taliban", "took", "asserted", "temori", "sholgara"),
    ("14", "its forces recaptured the place on Saturday", "andsf", "retook", "asserted", "temori", "sholgara"),
    ("14", "evacuated the headquarters on July 6", "andsf", "lost", "asserted", "temori", "sholgara"),
    ("18", "left Sholgara on Saturday", "taliban", "lost", "asserted", "", "sholgara"),
    ("22", "captured the northern Afghan district of Sholgara", "taliban", "retook", "asserted", "residents", "sholgara"),
    ("22", "the garrison of some 180 men had been flown out", "andsf", "lost", "asserted", "officer8", "sholgara"),
    ("22", "have moved into the headquarters", "taliban", "holds", "asserted", "residents", "sholgara"),
    ("24", "captured Sholgara again on Thursday", "taliban", "retook", "asserted", "pamir", "sholgara"),
    ("17", "passed under control of the movement Taliban", "taliban", "took", "asserted", "tajikborder", "nusay"),
    ("17", "a white flag on the roof of the district office", "taliban", "holds", "asserted", "", "nusay"),
    ("17", "the departure from Nusay", "andsf", "lost", "asserted", "temori", "nusay"),
    ("18", "Nusay, the door of Darwaz, was conquered", "taliban", "took", "asserted", "", "nusay"),
    ("24", "Nusay is lost", "andsf", "lost", "asserted", "darvoz_bulletin", "nusay"),
]  # fmt: skip

# unit, parent, commander, place, activity, size, (report, words)
FORCES = [
    ("brigade3", "corps209", "ferotan", "Chahar Bolak", "deployed", (540, 600, 660), [("13", "About 600 troops of the 3rd Brigade of the 209th Shaheen Corps, commanded by Colonel Najib Ferotan"),
                                                                                     ("22", "The 3rd Brigade, which was sent to Chahar Bolak")]),
    ("redunit", "taliban", "basir", "Sholgara", "based", (135, 150, 165), [("22", "About 150 men of the Red Unit under Qari Zainullah Basir"), ("01", "Qari Zainullah Basir of the Red Unit")]),
    ("darvoz", "tajikborder", "saidzoda", "Qalai Khumb", "based", (810, 900, 990), [("17", "the Darvoz border detachment, about 900 men under Colonel Rustam Saidzoda")]),
]  # fmt: skip
