"""The tables. What was read and coded is only ever added; what is derived from it is rebuilt as a whole.

Texts that hold JSON are plain texts, so that the bytes come back as they went in, on any database.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, ForeignKey, Index, Integer, MetaData, Table, Text

HEAD = "0003"  # the newest migration; a store of another version is upgraded when it is opened for writing

metadata = MetaData()
# SQLite counts rows only in a column of exactly this type.
Count = BigInteger().with_variant(Integer, "sqlite")


def name_columns(prefix: str) -> tuple[Column[str], ...]:
    """An id, a name, and the name folded, which is what filters compare."""
    return (
        Column[str](f"{prefix}_id", Text, nullable=False),
        Column[str](f"{prefix}_name", Text, nullable=False),
        Column[str](f"{prefix}_key", Text, nullable=False),
    )


def place_columns() -> tuple[Column[float] | Column[str], ...]:
    """Where a place is: its point, the box around all that it may cover, and the divisions that it lies in."""
    return (
        *(Column[float](one, Float) for one in ("lat", "lon", "south", "west", "north", "east", "radius_km")),
        *(Column[str](one, Text) for one in ("precision", "admin2", "admin1", "admin1_key", "country", "pcode")),
    )


settings = Table(
    "settings", metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ evidence
reports = Table(
    "reports", metadata,
    Column("seq", Count, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("title", Text),
    Column("outlet_id", Text),
    Column("outlet_name", Text),
    Column("url", Text),
    Column("language", Text),
    Column("stated", Text, nullable=False),  # the report without its text, as JSON
    Column("text", Text, nullable=False),
    Column("added", Date),
)  # fmt: skip

coders = Table(
    "coders", metadata,
    Column("id", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("models", Text, nullable=False),
    Column("pack", Text, nullable=False),
)  # fmt: skip

coded = Table(
    "coded", metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("coder_id", Text, ForeignKey("coders.id"), primary_key=True),
    Column("digest", Text, nullable=False),  # of the whole coded report
    Column("published_start", Date),
    Column("published_end", Date),
    Column("title", Text),
    Column("outlet_id", Text),
    Column("outlet_name", Text),
    Column("body", Text, nullable=False),  # the contract's JSON without the claims, which have rows of their own
    Column("current", Boolean, nullable=False),
    Index("coded_current", "current", "report_id"),
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("seq", Count, primary_key=True, autoincrement=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("coder_id", Text, ForeignKey("coders.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text),  # event type, change of control, activity, title, relation or measure
    Column("status", Text, nullable=False),
    Column("time_frame", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("sentence", Text),
    Column("when_start", Date),
    Column("when_end", Date),
    Column("when_precision", Text),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("claims_coded", "report_id", "coder_id", "ordinal", unique=True),
    Index("claims_id", "id"),
    Index("claims_kind", "kind", "type"),
    Index("claims_when", "when_start"),
)  # fmt: skip

claim_places = Table(
    "claim_places", metadata,
    Column("claim_seq", Count, ForeignKey("claims.seq"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    *name_columns("place"), *place_columns(),
    Index("claim_places_place", "place_id"),
)  # fmt: skip

claim_actors = Table(
    "claim_actors", metadata,
    Column("claim_seq", Count, ForeignKey("claims.seq"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("role", Text, nullable=False),  # the field of the claim: actors, recipients, speaker, unit, ...
    *name_columns("actor"),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Index("claim_actors_actor", "actor_id"),
)  # fmt: skip

failures = Table(
    "failures", metadata,
    Column("path", Text, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", Date),
)  # fmt: skip

rulings = Table(
    "rulings", metadata,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("entered", Date),
)  # fmt: skip

notes = Table(
    "notes", metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("label", Text, nullable=False),  # who may be told, as TLP:AMBER
    Column("source", Text),  # who told it; in no export, page or brief
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ derived
situations = Table(
    "situations", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row: the situation of all reports
    Column("fingerprint", Text, nullable=False),
    Column("begins", Date),  # the day on which its opening map stands
)  # fmt: skip

findings = Table(
    "findings", metadata,
    Column("kind", Text, primary_key=True),  # event, number, control, force, role, relation, indicator, copy
    Column("id", Text, primary_key=True),
    Column("type", Text),
    Column("status", Text),
    Column("time_frame", Text),
    Column("basis", Text),
    Column("start", Date),
    Column("end", Date),
    Column("precision", Text),
    Column("first_cited", Date),
    Column("last_cited", Date),
    Column("voices_min", Integer),
    Column("voices_max", Integer),
    Column("credibility", Integer),
    Column("parent_id", Text),  # the event of a number
    Column("body", Text, nullable=False),
    Index("findings_start", "kind", "start"),
    Index("findings_type", "kind", "type"),
)  # fmt: skip

finding_places = Table(
    "finding_places", metadata,
    Column("kind", Text, primary_key=True),
    Column("finding_id", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    *name_columns("place"), *place_columns(),
    Index("finding_places_place", "place_id"),
)  # fmt: skip

finding_actors = Table(
    "finding_actors", metadata,
    Column("kind", Text, primary_key=True),
    Column("finding_id", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    *name_columns("actor"),
    Column("actor_kind", Text, nullable=False),
    Column("country", Text),
    Index("finding_actors_actor", "actor_id"),
)  # fmt: skip

finding_claims = Table(
    "finding_claims", metadata,
    Column("kind", Text, primary_key=True),
    Column("finding_id", Text, primary_key=True),
    Column("claim_id", Text, primary_key=True),
    Index("finding_claims_claim", "claim_id"),
)  # fmt: skip

moved_events = Table(
    "moved_events", metadata,
    Column("old_id", Text, primary_key=True),
    Column("new_id", Text),  # none where nothing of it is left
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ kept between two situations
# What the situation was worked out with, so that the next one need not begin anew. Nothing asks it for anything else.
board = Table(
    "board", metadata,
    Column("kind", Text, primary_key=True),  # report, block; one row "made_by"
    Column("id", Text, primary_key=True),
    Column("digest", Text),  # of a report: that of the coding that was read; of the one row: of code, tables and rulings
    Column("body", Text, nullable=False),
)  # fmt: skip

postings = Table(
    "postings", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("member", Text, primary_key=True),  # a report or telling that can be found by the key
    sqlite_with_rowid=False,
)  # fmt: skip

EVIDENCE = (reports, coders, coded, claims, claim_places, claim_actors, failures, rulings, notes)
