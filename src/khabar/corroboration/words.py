"""How much a word tells: a frozen table, so that a match never depends on what else has arrived.

Three tiers. Words of the first are in every English text and tell nothing; words of the second are in every report of a
war and tell little; all others (names, goods, buildings, trades) are rare and tell much. The tiers were written by hand;
tests/corroboration/test_text.py shows on the project's own texts that the third tier holds under half of all running words.
"""

from __future__ import annotations

from functools import lru_cache

EVERYWHERE_WORDS = """
    a about above according across added after again against all almost alone along already also although always
    am among an and another any anyone anything are around as at away back be became because become been before
    began being below between both but by came can cannot come could did do does doing done down dr during each
    either else enough even ever every everyone everything few first for from full further gave get give given
    go goes going gone got had half has have having he her here hers herself him himself his how however i if in
    indeed instead into is it its itself just keep kept know known last late later least left less let like
    little long lot made make many may me mean meanwhile might more most mr mrs ms much must my myself near
    nearly neither never new next no nobody none nor not nothing now of off often old on once one only onto or
    other others our ours out over own part per perhaps place put quite rather really said same say saying says
    see seem seen several shall she should side since so some somebody someone something soon still such take
    taken than that the their theirs them themselves then there these they thing this those though through thus
    to today together told tomorrow too took toward towards two under until up upon us use used very was way we
    well went were what when where which while who whom whose why will with within without would yes yesterday
    yet you your yours
"""
IN_EVERY_WAR_WORDS = """
    account accuse action activist administration advance afternoon agency ago agree aid air aircraft airstrike
    alleged ambush amid ammunition announce anonymity appear april area arm armed army arrest assault attack
    attacker august authority backed base battle behind blame blast blow body bomb bomber bombing border brigade
    bring broke call camp campaign capital capture car carry casualty cause center centre chief child citizen
    city civilian claim clash clear close coalition coast column command commander comment community condition
    confirm conflict contact control convoy council counter country crossing crowd cut damage dawn day dead
    death december declare defence defend defense deny deputy describe despite destroy detain direction district
    dozen drive drone drop early east eastern eight elder eleven emergency end enemy enter escape evening event
    evidence explode explosion explosive face fall family far fear february fell fight fighter fighting figure
    find fire five fled flee follow force foreign four free friday front government governor ground group guard
    gun gunfire gunman gunmen hand head health held help high hit hold home hospital hour house however hundred
    hurt immediate incident include including independent inform injure injured injury inside insurgent
    international interview islamic issue january job join journalist july june kill killed killing kilometer
    kilometre km late launch lead leader leave local lose loss main major man march market matter media member
    men message metre mile militant military militia minister ministry minute missile monday month morning
    mosque mountain move movement name national neighbouring night nine north northern november number occur
    october office officer official open operation order outside party past people person phone photograph place
    plan point police policeman political population position post power president press prisoner problem
    province provincial public push quarter quiet radio raid reach rebel recent regime region regional release
    remain report reportedly reporter rescue resident resistance response responsibility rest retake return
    right rise road rocket role round rule run same saturday school second secure security seize send senior
    september seven shell shelling shoot shooting shot show site situation six small social soldier source south
    southern speak spokesman spokesperson spokeswoman state statement station stay stop street strike strip
    strong suffer suicide sunday support surround suspect target team telephone tell ten territory terrorist
    third thirty thousand threat three thursday time toll town troop troops truck try tuesday turn twelve twenty
    unit used valley vehicle verify victim video village villager violence vow war warn wave weapon wednesday
    week weekend west western witness woman women word work world wound wounded year young
"""
EVERYWHERE = frozenset(EVERYWHERE_WORDS.split())
IN_EVERY_WAR = frozenset(IN_EVERY_WAR_WORDS.split())
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: dict[str, int] = {word: value for value, word in enumerate(UNITS.split())} | {
    word: value * 10 for value, word in enumerate(TENS.split(), start=2)
}

KEPT = 100_000  # words whose weight and stem are kept at hand
NOTHING, LITTLE, MUCH = 0.0, 0.15, 1.0


@lru_cache(maxsize=KEPT)
def weight(word: str) -> float:
    """How much it tells that two texts share this word (folded, lower case, stemmed or not)."""
    if word in EVERYWHERE or len(word) < 2:
        return NOTHING
    return LITTLE if word in IN_EVERY_WAR or stem(word) in IN_EVERY_WAR else MUCH


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """A light stem: enough to see that ``fighters`` is ``fighter`` and ``wounding`` is ``wound``."""
    for ending, least in (("'s", 1), ("ings", 4), ("ing", 4), ("ies", 3), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
