"""The words of English that go with names of places: kinds of division, directions, nouns that make a name no place."""

from __future__ import annotations

import re

from khabar.world.folds import word_set
from khabar.world.sites import Level

# A kind of division before ("province of") or behind ("province") a name, and the level that it says.
DIVISIONS: dict[str, Level] = {
    word: level
    for level, words in {
        Level.COUNTRY: "country nation republic kingdom",
        Level.ADMIN1: "province provinces state governorate governorates oblast wilaya wilayah emirate region prefecture krai provincial",
        Level.ADMIN2: "district districts territory territories county counties parish parishes borough raion rayon municipality township sub-district "
        "subdistrict tehsil woreda locality cercle canton commune department",
        Level.TOWN: "city cities town towns village villages capital hamlet settlement suburb suburbs neighborhood neighbourhood "
        "center centre municipality camp downtown",
        Level.AREA: "valley valleys area areas mountains mountain hills desert peninsula island islands forest plains plain heights "
        "steppe archipelago basin delta",
        Level.LINE: "river highway road border canal creek",
        Level.SEA: "sea ocean gulf bay strait lake",
        Level.SPOT: "airport airbase airfield base crossing checkpoint pass bridge port hospital prison square dam refinery "
        "barracks garrison roundabout market bazaar",
    }.items()
    for word in words.split()
}
# What stands in a town and lends it no name.
BUILDING = re.compile(
    r"\b(?:mosque|masjid|church|temple|shrine|school|madrassa|university|college|hospital|clinic|hotel|restaurant|cafe|market|bazaar|mall|bank|embassy|consulate|ministry|parliament|palace|court|prison|jail|"
    r"stadium|bridge|airport|station|terminal|barracks|compound|headquarters|tower|roundabout|circle|square|intersection|crossroads|junction|street|avenue|boulevard|neighbou?rhood|quarter|suburb)s?\b",
    re.I,
)
# What a capital does as its government.
SPEAKS = re.compile(
    r"(?:['’]s (?:government|foreign ministry|army|military))?\s+(?:has |have |had |also |later |again )*(?:sa(?:id|ys)|den(?:ied|ies)|accus(?:ed|es)|announc(?:ed|es)|insist(?:ed|s)|maintain(?:ed|s)|"
    r"blam(?:ed|es)|claim(?:ed|s)|reject(?:ed|s)|warn(?:ed|s)|condemn(?:ed|s)|agree[ds]|refuse[ds]|protest(?:ed|s)|threaten(?:ed|s)|demand(?:ed|s)|urge[ds]|vow(?:ed|s)|confirm(?:ed|s)|call(?:ed|s) (?:for|on))\b"
)
GENERIC = word_set(
    "city town district province capital village area region country county state governorate municipality valley there "
    "here locality settlement neighbourhood neighborhood camp airport base crossing site scene border port parish island "
    "centre center outskirts suburb park market mosque nation"
)
COMPASS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip
PARTS = {
    **{f"{c}ern": b for c, b in COMPASS.items()},
    **COMPASS,
    "central": None, "eastern-most": 90, "upper": None, "lower": None, "rural": None, "greater": None, "downtown": None,
}  # fmt: skip

# Capitalised words that begin sentences and are no part of a name behind them.
OPENERS = word_set(
    "a an the in on at by of to for from with near as and or but if when while after before since until during under over "
    "across around inside outside throughout between among against along within via both all most many some several few "
    "this that these those his her their its our my your he she it they we you i is are was were has have had will would "
    "may can could should today yesterday tomorrow meanwhile however also only even just now then there here where why how "
    "what who which while once about toward towards beyond behind above below unlike like despite because although though "
    "elsewhere nearby not no yes so yet still according including monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december mon tue wed thu fri sat sun jan "
    "feb mar apr jun jul aug sep sept oct nov dec said says out up down off into onto than per versus vs more less new "
    "one two three four five six seven eight nine ten another other each every such same much officials residents police "
    "troops forces militants rebels gunmen sources reports local former late "
    "north south east west northern southern eastern western central northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern greater upper lower rural downtown mainland neighboring neighbouring mr ms"
)
# Nouns that make the whole an institution, a person's post or a thing: what stands before them is part of their name.
THINGS = word_set(
    "university college school academy institute hospital clinic times post herald tribune journal gazette news daily "
    "chronicle star press telegraph globe observer courier examiner sentinel register record bank company corporation corp "
    "inc ltd llc co group holdings association society foundation council committee commission agency authority ministry "
    "court bureau office services service club fc united rangers team league cup championship conference agreement accord accords "
    "treaty protocol declaration summit process talks deal plan resolution convention convention charter act law war battle "
    "siege revolution uprising spring massacre army guard guards brigade battalion regiment division corps front movement "
    "party resistance taliban state's museum library theater theatre stadium arena hotel inn church cathedral temple mosque street st avenue ave "
    "road rd boulevard blvd drive lane ln highway hwy parkway court ct place building tower center centre mall plaza "
    "line wall program project award prize festival fund trust union front house home girl boy man woman bay's "
    "airlines airways railway railroad symphony orchestra choir band ballet opera film show magazine radio tv television "
    "police sheriff fire department dept senator governor mayor rep representative senate assembly legislature parliament "
    "chamber cup dynasty empire syndrome virus fever sauce cheese wine beer rug rugs terrier shepherd "
    "district's heritage elementary middle high junior senior catholic baptist methodist lutheran "
    "cemetery baseball basketball football hockey golf open marathon derby stakes bulldogs tigers lions bears eagles "
    "panthers falcons wildcats cowboys giants patriots dodgers yankees celtics lakers"
)
TITLES = word_set(
    "mr mrs ms miss dr sir lord lady prof professor judge justice sgt sergeant lt lieutenant capt captain col colonel gen "
    "general maj major adm admiral president minister senator sen rep gov governor mayor chief sheriff officer detective "
    "king queen prince princess pope bishop archbishop rev reverend father brother sister saint coach chairman director "
    "commander mullah mawlawi maulvi imam sheikh shaikh ayatollah hajji haji ustad engineer emir amir spokesman spokesperson "
    "spokeswoman deputy attorney secretary ambassador councilman councilwoman commissioner pastor uncle aunt pvt private cpl "
    "corporal spc specialist"
)
LINKS = word_set("of the e i al el de la le les du da do dos des del ul ur us un sur van bin and y an az ar ash as at")
# Behind these a capitalised name is a place more often than not.
LOCATIVE = word_set(
    "in at near from to towards toward outside inside across throughout into around of via between entered entering seized captured "
    "retook recaptured overran stormed besieged shelled bombed reached left fled retaking capturing seizing besieging shelling "
    "bombing reaching leaving fleeing attacked attacking"
)
