"""Column lists, to the letter. These are our own copies: a change of the tables must be a change here too."""

from __future__ import annotations

import pytest

from khabar.exports import codes
from khabar.exports.flat import control_row, event_row, force_row
from khabar.exports.records import records
from khabar.exports.tables import columns, header
from khabar.model import EventType
from khabar.world import codebook

from export_sample import sample  # isort: skip

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,"
    "deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,"
    "Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)
GDELT_MENTIONS = (
    "GLOBALEVENTID,EventTimeDate,MentionTimeDate,MentionType,MentionSourceName,MentionIdentifier,SentenceID,Actor1CharOffset,"
    "Actor2CharOffset,ActionCharOffset,InRawText,Confidence,MentionDocLen,MentionDocTone,MentionDocTranslationInfo,Extras"
)
ACTOR = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"]
GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
GDELT_EVENTS = ",".join([
    "GLOBALEVENTID,SQLDATE,MonthYear,Year,FractionDate",
    *(f"Actor1{c}" for c in ACTOR), *(f"Actor2{c}" for c in ACTOR),
    "IsRootEvent,EventCode,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale,NumMentions,NumSources,NumArticles,AvgTone",
    *(f"Actor1Geo_{c}" for c in GEO), *(f"Actor2Geo_{c}" for c in GEO), *(f"ActionGeo_{c}" for c in GEO), "DATEADDED,SOURCEURL",
])  # fmt: skip


@pytest.mark.parametrize(
    ("name", "listed", "count"),
    [("acled", ACLED, 31), ("ucdp-ged", UCDP, 49), ("polecat", POLECAT, 40), ("gdelt-events", GDELT_EVENTS, 61), ("gdelt-mentions", GDELT_MENTIONS, 16)],
)
def test_column_lists(name: str, listed: str, count: int) -> None:
    assert len(header(name)) == count
    assert header(name) == tuple(listed.split(","))


@pytest.mark.parametrize("name", ["acled", "ucdp-ged", "polecat", "gdelt-events", "gdelt-mentions", "events", "control", "forces"])
def test_every_column_says_how_it_is_filled(name: str) -> None:
    assert all(column.meaning for column in columns(name))


def test_flat_rows_fit_their_columns() -> None:
    whole = sample()
    assert all(len(event_row(r)) == len(header("events")) for r in records(whole, {}))
    assert len(control_row(whole.control[0])) == len(header("control"))
    assert len(force_row(whole.forces[0])) == len(header("forces"))


@pytest.mark.parametrize(("lat", "lon", "cell"), [(34.53, 69.17, 179779), (-89.9, -179.9, 1), (89.9, 179.9, 259200), (0.1, 0.1, 129961), (10.51, 2.29, 145085), (-14.75, 25.75, 108412)])
def test_priogrid(lat: float, lon: float, cell: int) -> None:
    assert codes.priogrid(lat, lon) == cell


def test_codes_of_countries() -> None:
    land = codes.country("AFG")
    assert land is not None and (land.number, land.gw, land.cow, land.fips) == (4, 700, 700, "AF")
    germany, yemen, russia = codes.country("DEU"), codes.country("YEM"), codes.country("RUS")
    assert germany and yemen and russia
    assert (germany.gw, germany.cow, germany.fips) == (260, 255, "GM")
    assert (yemen.gw, yemen.cow, yemen.fips) == (678, 679, "YM")
    assert (russia.gw, russia.ucdp_region) == (365, "Europe")


# Well-known ones, from the lists themselves: Gleditsch and Ward 1999 (with the microstates of their list), COW's list of states, ISO 3166-1, FIPS 10-4.
KNOWN = (
    ("USA", 2, 2, 840, "US"), ("GBR", 200, 200, 826, "UK"), ("SRB", 340, 345, 688, "RI"), ("XKX", 347, 347, None, "KV"), ("UKR", 369, 369, 804, "UP"),
    ("TJK", 702, 702, 762, "TI"), ("PAK", 770, 770, 586, "PK"), ("IRN", 630, 630, 364, "IR"), ("SYR", 652, 652, 760, "SY"), ("SSD", 626, 626, 728, "OD"),
    ("COD", 490, 490, 180, "CG"), ("MMR", 775, 775, 104, "BM"), ("VNM", 816, 816, 704, "VM"), ("TON", 972, 955, 776, "TN"), ("AND", 232, 232, 20, "AN"),
)  # fmt: skip


@pytest.mark.parametrize(("iso3", "gw", "cow", "number", "fips"), KNOWN)
def test_well_known_codes(iso3: str, gw: int, cow: int, number: int | None, fips: str) -> None:
    land = codes.country(iso3)
    assert land is not None and (land.gw, land.cow, land.fips) == (gw, cow, fips)
    assert number is None or land.number == number


# GDELT's table of Goldstein's scale for CAMEO: both ends, what the parent gives where the table has no row of its own, and each root.
@pytest.mark.parametrize(
    ("code", "score"),
    [("190", -10.0), ("0874", 10.0), ("057", 8.0), ("075", 7.0), ("042", 1.9), ("141", -6.5), ("145", -7.5), ("152", -7.2), ("171", -9.2), ("173", -5.0),
     ("1821", -9.0), ("1823", -10.0), ("1831", -10.0), ("194", -10.0), ("192", -9.5), ("11", -2.0), ("13", -6.0), ("16", -4.0), ("0841", 7.0), ("0871", 9.0),
     ("176", -7.0), ("0853", 7.0)],
)  # fmt: skip
def test_goldstein(code: str, score: float) -> None:
    assert codes.goldstein(code) == score


@pytest.mark.parametrize("field", ["gw", "cow", "fips", "number"])
def test_codes_are_of_one_country_each(field: str) -> None:
    found = [getattr(land, field) for land in codes.countries().values() if getattr(land, field) is not None]
    assert len(found) == len(set(found))


def test_every_type_has_its_scores() -> None:
    for kind in EventType:
        row = codebook.table()[kind]
        assert row.plover is None or codes.plover_score(row.plover, row.modes) is not None
        assert row.cameo is None or codes.goldstein(row.cameo) is not None
