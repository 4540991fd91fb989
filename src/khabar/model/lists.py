"""Closed lists: what a status, a precision, a type of event can be."""

from __future__ import annotations

from enum import StrEnum


class ClaimKind(StrEnum):
    EVENT = "event"
    CONTROL = "control"
    FORCE = "force"
    ROLE = "role"
    RELATION = "relation"
    INDICATOR = "indicator"


class Status(StrEnum):
    """How a claim stands by its own words."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    HYPOTHETICAL = "hypothetical"


class TimeFrame(StrEnum):
    NEWS = "news"
    BACKGROUND = "background"


class Stance(StrEnum):
    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    THREATENS = "threatens"
    PROMISES = "promises"


class TimePrecision(StrEnum):
    MINUTE = "minute"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    POINT = "point"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    LINEAR = "linear"
    COUNTRY = "country"
    SEA_AIR = "sea_air"


class PlaceRole(StrEnum):
    AT = "at"
    ORIGIN = "origin"
    DESTINATION = "destination"
    TARGET = "target"
    VIA = "via"


class ActorKind(StrEnum):
    STATE = "state"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    MILITARY = "military"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    ARMED_GROUP = "armed_group"
    MILITIA = "militia"
    FACTION = "faction"
    UNIT = "unit"
    PARTY = "party"
    PERSON = "person"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    MEDIA = "media"
    AID = "aid"
    INTERNATIONAL = "international"
    CRIMINAL = "criminal"
    UNIDENTIFIED = "unidentified"
    OTHER = "other"


class EventType(StrEnum):
    ARMED_CLASH = "armed_clash"
    GROUND_ATTACK = "ground_attack"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    IED = "ied"
    MINE = "mine"
    SUICIDE_ATTACK = "suicide_attack"
    GRENADE = "grenade"
    COMPLEX_ATTACK = "complex_attack"
    CHEMICAL_ATTACK = "chemical_attack"
    TARGETED_KILLING = "targeted_killing"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    EXECUTION = "execution"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    ABDUCTION = "abduction"
    DISAPPEARANCE = "disappearance"
    DETENTION = "detention"
    CAPTURE = "capture"
    SURRENDER = "surrender"
    DEFECTION = "defection"
    RELEASE = "release"
    RESCUE = "rescue"
    TERRITORY_TAKEN = "territory_taken"
    TERRITORY_CEDED = "territory_ceded"
    SIEGE = "siege"
    CHECKPOINT = "checkpoint"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    EXERCISE = "exercise"
    FORMATION = "formation"
    BASE = "base"
    WEAPONS_DISRUPTED = "weapons_disrupted"
    RECRUITMENT = "recruitment"
    LOOTING = "looting"
    TAXATION = "taxation"
    DESTRUCTION = "destruction"
    ACCESS_OBSTRUCTION = "access_obstruction"
    EDICT = "edict"
    DISPLACEMENT = "displacement"
    RETURN = "return"
    BORDER_CROSSING = "border_crossing"
    BORDER_CLOSED = "border_closed"
    BORDER_OPENED = "border_opened"
    PROTEST = "protest"
    RIOT = "riot"
    CROWD_FORCE = "crowd_force"
    STRIKE_ACTION = "strike_action"
    VISIT = "visit"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    AID = "aid"
    SUPPORT = "support"
    COOPERATION = "cooperation"
    APPOINTMENT = "appointment"
    RESIGNATION = "resignation"
    REQUEST = "request"
    ACCUSATION = "accusation"
    INVESTIGATION = "investigation"
    REJECTION = "rejection"
    THREAT = "threat"
    SANCTION = "sanction"
    EXPULSION = "expulsion"
    CONVICTION = "conviction"
    CONCESSION = "concession"
    CYBER = "cyber"
    OTHER = "other"


class ControlChange(StrEnum):
    TOOK = "took"
    RETOOK = "retook"
    LOST = "lost"
    HANDED_OVER = "handed_over"
    WITHDREW_FROM = "withdrew_from"
    ENTERED = "entered"
    BESIEGED = "besieged"
    REPELLED = "repelled"
    HOLDS = "holds"
    CONTESTS = "contests"
    PRESENT = "present"
    HELD_FORMERLY = "held_formerly"


class Holding(StrEnum):
    HELD = "held"
    PARTLY_HELD = "partly_held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    NOT_HELD = "not_held"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    WHOLE = "whole"
    CENTRE = "centre"
    OUTSIDE_CENTRE = "outside_centre"
    TOWN = "town"
    BASE = "base"
    ROAD = "road"
    CROSSING = "crossing"
    AIRSPACE = "airspace"
    UNSPECIFIED = "unspecified"


class Manner(StrEnum):
    """How a place changed hands."""

    FIGHTING = "fighting"
    SURRENDER = "surrender"
    WITHOUT_FIGHTING = "without_fighting"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """On what a state of control rests, weakest first."""

    ASSUMED = "assumed"
    INFERRED = "inferred_from_parent"
    CLAIMED = "claimed"
    REPORTED = "reported"
    CONCEDED = "conceded"
    CORROBORATED = "corroborated"


class CopyKind(StrEnum):
    COPY = "copy"
    REPRINT = "reprint"
    ABRIDGED = "abridged"
    MERGED = "merged"
    REWRITE = "rewrite"
    DIGEST = "digest"
    SHARED_QUOTE = "shared_quote"


class ExcludedKind(StrEnum):
    BANNER = "banner"
    MENU = "menu"
    DONATION = "donation"
    COMMENTS = "comments"
    SPAM = "spam"
    SHARE = "share"
    NOTICE = "notice"
    OTHER = "other"


class DateBasis(StrEnum):
    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"
