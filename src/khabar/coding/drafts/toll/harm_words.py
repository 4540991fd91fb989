"""The words of death and harm, told once for all who look for them: as patterns without anchors, to be put into others."""

from __future__ import annotations

import re

KILLING = (  # what a doer does, in any form
    r"kill(?:ed|ing|s)?|slay(?:ing|s)?|slew|slain|murder(?:ed|ing|s)?|martyr(?:ed|ing)|execut(?:ed|ing|es|ions?)|massacr(?:ed|ing|es?)|slaughter(?:ed|ing)?|assassinat(?:ed|ing|es|ions?)"
    r"|behead(?:ed|ing|s)|decapitat(?:ed|ing)|lynch(?:ed|ing)|gunn(?:ed|ing) down|sho(?:t|oting) dead|neutrali[sz](?:ed|ing)|eliminat(?:ed|ing)|(?!sentenc|condemn)[a-z]+(?:ed|en|ing|t|ten) to death"
)
DEAD = rf"(?:{KILLING}|dead|die[ds]?|dying|death[s]?|lives|perish(?:ed)?|fatalit(?:y|ies))"
DEAD_SINCE = (  # what is said of those counted before it: no noun, so that nobody dies of "after the killing"
    r"(?:killed|dead|died|dies|deceased|slain|murdered|martyred|executed|massacred|slaughtered|assassinated|beheaded|decapitated|lynched|gunned down|shot dead|neutrali[sz]ed|eliminated|perished|lives"
    r"|(?!sentenc|condemn)[a-z]+(?:ed|en|t) to death)"
)
HURT = r"(?:wound(?:ed|ing|s)?|injur(?:ed?|ing|es|ies|y)|hurt(?:ing)?|maim(?:ed|ing))"
INJURIES = r"(?:(?:sustain(?:ed|ing)|suffer(?:ed|ing)|receiv(?:ed|ing)) (?:\w+ ){0,3}?(?:injur(?:y|ies)|wounds?|burns)|with (?:\w+ ){0,2}(?:wounds|injuries))"
STRUCK = r"hit by (?:an? )?(?:\w+ )?(?:shrapnel|splinters?|bullets?|gunfire|pellets?)"
BROUGHT_IN = (  # a bed for the living; whoever brings bodies brings no patients
    r"(?:(?:is|are|was|were|has been|have been|had been|being)\s+)?(?:(?:still|also|all|later|now)\s+)?(?:taken|rushed|brought|moved|transferred|evacuated|airlifted|flown|admitted|ferried)\s+to\s+(?:(?!and\b|with\b)[\w'-]+\s+){0,5}?(?:hospitals?|clinics?|medical cent(?:re|er)s?)\b(?![^.;]{0,60}\b(?:died|dies|succumbed|dead|mortuary|morgue)\b)"
)
IN_HOSPITAL = rf"(?:{BROUGHT_IN}|(?:is|are|was|were|remain(?:s|ed)?|has been|have been)\s+(?:(?:still|also|now|all)\s+)?(?:(?:being )?treated (?:for|at|in)|receiving treatment|undergoing treatment|in intensive care|in (?:an?|the)\s+(?:[\w-]+\s+)?hospital|fighting for (?:his|her|their) li(?:fe|ves)|in (?:a )?(?:critical|serious) condition))"
HURT_SINCE = r"(?:wounded|injured|hurt|maimed|hospitali[sz]ed)"
HARMED_SINCE = re.compile(rf"(?:(?:was|were|had been|have been|been)\s+)?(?:\w+ly\s+)?(?:{DEAD_SINCE}|{HURT_SINCE}|(?:sustained|suffered|received)(?:\s+(?:\w+\s+){{0,2}}?(?:injur(?:y|ies)|wounds?|burns))?|destroyed|damaged|burned|burnt|levelled|flattened)", re.I)  # a verb that tells of harm and of nobody who did it
_VEHICLE = r"(?:boat|ferry|ship|vessel|dinghy|canoe|bus|minibus|lorry|truck|car|van|vehicle|train|tanker|plane|airliner|helicopter|aircraft|motorcycle|jet)s?"
_LOAD = r"(?:gas|fuel|petrol|oil|boiler|cylinder|fireworks?|firecrackers?|tanker|steam|chemicals?|methane|coal[- ]dust|stove|generator|fertili[sz]er|battery|transformer|refrigerator|geyser)"
_HOUSE = r"(?:buildings?|(?<!land)(?<!land )mines?|mine ?shafts?|tunnels?|bridges?|dams?|walls?|roofs?|ceilings?|shafts?|pits?|quarry|houses?|homes?|(?:apartment|tower) blocks?|stands?|scaffolding|balcon(?:y|ies))"
_FIRE = r"(?:fires?|blazes?|inferno|conflagration)"
_BEAST = r"(?:lions?|lioness|(?-i:tigers?|wolf|wolves|leopards?)|elephants?|crocodiles?|hippos?|hippopotamus(?:es)?|bears?|snakes?|dogs|sharks?|buffalo(?:es)?|hyenas?|bees|boars?|cobras?)"
_PLAGUE = r"(?:cholera|measles|malaria|ebola|mpox|dengue|typhoid|meningitis|diphtheria|polio|plague|(?:yellow|lassa) fever|covid(?:-19)?|coronavirus|viruse?s?|epidemics?|pandemic|outbreaks?|starvation|malnutrition|food poisoning|bootleg liquor)"
_BEFELL = r"(?:(?:which|that|has|had|have|also|\w+ly)\s+)*(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing)|claim(?:ed|s|ing))\b"
OF_ACCIDENTS = (  # parts of words of which every telling that ``ACCIDENT`` fits holds one: sought sooner
    "sank", "sunk", "sink", "capsiz", "overturn", "crash", "collid", "collision", "derail", "plung", "skidd", "veered",
    "earthquake", "flood", "landslide", "mudslide", "avalanche", "cyclone", "hurricane", "typhoon", "tornado", "rain", "stampede", "heat", "drown", "shipwreck", "accident", "fault", "engine", "lightning", "circuit",
    "explo", "blast", "blew", "burst", "collaps", "cave", "fire", "blaze", "inferno", "conflagration", "leak",
    "lion", "tiger", "wolf", "wolves", "leopard", "elephant", "crocodile", "hippo", "bear", "snake", "dogs", "shark", "buffalo", "hyena", "bees", "boar", "cobra",
    "cholera", "measles", "malaria", "ebola", "mpox", "dengue", "typhoid", "meningitis", "diphtheria", "polio", "plague", "fever", "covid", "virus", "epidemic", "pandemic", "outbreak", "starvation", "malnutrition", "poisoning", "liquor",
)  # fmt: skip
ACCIDENT = re.compile(  # by which nobody was attacked
    rf"\b{_VEHICLE}\b[^.;]{{0,60}}?\b(?:sank|sunk|sinks?|sinking|capsiz\w+|overturn\w+|crash\w*|collid\w+|collision|derail\w+|plung\w+|skidd\w+|veered)\b"
    r"|\b(?:earthquakes?|floods?|flooding|landslides?|mudslides?|avalanches?|cyclones?|hurricanes?|typhoons?|tornado(?:e?s)?|heavy rains?|wildfires?|(?:forest|bush)[- ]?fires?|stampedes?|heat ?waves?|drown\w*|shipwreck|accidents?|accidental\w*|technical fault|engine (?:failure|trouble)|lightning|short[- ]circuits?|electrical faults?)\b"
    rf"|\b{_LOAD}(?: (?:tank|truck|tanker|cylinder|leak|pipeline|factory|plant|depot|canister|container|stove))?s?\s+(?:explosions?|blasts?|exploded|explodes|blew up|burst|(?:had|has) exploded)\b(?![^.;]{{0,50}}\b(?:checkpoint|check-?post|convoy|patrol|barracks|embassy|headquarters|crowd)\b)"
    rf"|\b{_HOUSE}\s+(?:\w+ )?(?:(?:had|has|have|was|were)\s+)?(?:collaps\w+|caved? in|cave-in)\b|\bcollapse of (?:an?|the)\s(?:[\w-]+ )?{_HOUSE}\b"
    rf"|\b(?:an?|the|this|that)\s+(?:(?:huge|massive|major|large|big|devastating|deadly|fatal|fierce|fast-moving|raging|electrical|night-time|overnight|[a-z]{{3,}} (?:centre|camp|block)|house|factory|kitchen|market|hospital|hotel|warehouse|nightclub|prison|hostel|school)\s+)?{_FIRE}\b(?! (?:from|by|at the (?:army|troops|police)|on (?:the|an?)|and movement|brigades?|services?|fighters?|arms?|stations?|engines?|departments?|exchange|zones?|crews?))"
    r"|\bgas leaks?\b(?: (?:caused|triggered|led to|set off|sparked) (?:an?|the) (?:\w+ )?(?:explosion|blast))?|\b(?-i:Fire|Fires|Blaze) (?:destroy|gut|swe[ep]|rip|tore|kill|raz|damag|rag|injur|engulf|broke)\w*"
    rf"|\bin a(?: \w+)? {_FIRE} (?:at|in|that)\b|\bblaze\b"
    rf"|(?:^|(?<=[.!?]\s)|\b(?:an?|the|wild|stray|man-eating|rabid|two|three|four|herd of|pack of|swarm of|pride of|by)\s+){_BEAST}\s+(?:(?:(?:has|had|have|also)\s+)*(?:kill|injur|attack|maul|trampl|gor|devour|stung|bit\b|bitten|snatch|dragg)\w*)"
    rf"|\b(?:mauled|trampled|gored|bitten|stung|eaten) (?:to death )?by (?:an?\s|the\s)?(?:\w+ )?{_BEAST}\b"
    rf"|\b{_PLAGUE}\s+{_BEFELL}|\b(?:deaths?|die[ds]?|dying|dead) (?:\w+ )?(?:from|of) (?:an? |the )?(?:suspected )?{_PLAGUE}\b", re.I
)
