"""The words of death and harm, told once for all who look for them: as patterns without anchors, to be put into others."""

from __future__ import annotations

import re

KILLING = (  # what a doer does, in any form
    r"kill(?:ed|ing|s)?|slay(?:ing|s)?|slew|slain|murder(?:ed|ing|s)|martyr(?:ed|ing)|execut(?:ed|ing|es)|massacr(?:ed|ing|es)|slaughter(?:ed|ing)|assassinat(?:ed|ing|es)"
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
HURT_SINCE = r"(?:wounded|injured|hurt|maimed|hospitali[sz]ed)"
HARMED_SINCE = re.compile(rf"(?:(?:was|were|had been|have been|been)\s+)?(?:\w+ly\s+)?(?:{DEAD_SINCE}|{HURT_SINCE}|destroyed|damaged|burned|burnt|levelled|flattened)", re.I)  # a verb that tells of harm and of nobody who did it
ACCIDENT = re.compile(  # by which nobody was attacked
    r"\b(?:boat|ferry|ship|vessel|dinghy|canoe|bus|minibus|lorry|truck|car|van|train|tanker|plane|airliner|helicopter|aircraft)s?\b[^.;]{0,60}?\b(?:sank|sunk|sinks?|sinking|capsiz\w+|overturn\w+|crash\w*|collid\w+|collision|derail\w+|plung\w+|skidd\w+|veered)\b"
    r"|\b(?:earthquakes?|floods?|flooding|landslides?|mudslides?|avalanches?|cyclones?|hurricanes?|typhoons?|wildfires?|stampedes?|heat ?waves?|drown\w*|shipwreck|accidents?|accidental\w*|technical fault|engine (?:failure|trouble)|lightning)\b", re.I
)
