"""What is PostgreSQL's own: one writer's lock, full text by tsvector, the geometry view, and how a copy is made."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from sqlalchemy import Column, ColumnElement, Connection, Engine, Insert, Table, create_engine, text
from sqlalchemy.dialects.postgresql import insert

WRITER = 7_524_113  # the number of the advisory lock that writers take in turn
INDEXED_CHARS = 400_000  # of one report; a tsvector holds a megabyte at most


def words(text: str) -> str:
    """Everything but letters and digits becomes a space first, so that words are cut as FTS5 cuts them."""
    return f"to_tsvector('simple', regexp_replace(left({text}, {INDEXED_CHARS}), '[^[:alnum:]]+', ' ', 'g'))"


REPORT_WORDS = words("coalesce(title, '') || ' ' || text")
CLAIM_WORDS = words("quote || ' ' || coalesce(sentence, '')")
SEARCH_DDL: tuple[str, ...] = (
    f"ALTER TABLE reports ADD COLUMN search tsvector GENERATED ALWAYS AS ({REPORT_WORDS}) STORED",
    "CREATE INDEX report_search ON reports USING gin (search)",
    f"ALTER TABLE claims ADD COLUMN search tsvector GENERATED ALWAYS AS ({CLAIM_WORDS}) STORED",
    "CREATE INDEX claim_search ON claims USING gin (search)",
)
# For outside GIS only; khabar itself asks for lat and lon.
GEOMETRY_DDL = (
    'CREATE VIEW event_points AS SELECT f.id, f.type, f.status, f.start, f."end", f.voices_min, p.place_id, p.place_name, '
    "p.precision, p.radius_km, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326) AS geom FROM findings f "
    "JOIN finding_places p ON p.kind = f.kind AND p.finding_id = f.id "
    "WHERE f.kind = 'event' AND p.role = 'at' AND p.lat IS NOT NULL"
)


def engine_of(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True)


def add_new(table: Table) -> Insert:
    """An insert that leaves what is there already."""
    return insert(table).on_conflict_do_nothing()


def lock(connection: Connection) -> None:
    """Held to the end of the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:writer)"), {"writer": WRITER})


def match(words: str, *, table: str, key: Column[int]) -> ColumnElement[bool]:
    """Rows whose text has the words; ``words`` as ``query`` gives them."""
    asked = f"{key.table.name}.search @@ to_tsquery('simple', :words)"
    return cast(ColumnElement[bool], text(asked).bindparams(words=words))


def query(terms: tuple[tuple[str, ...], ...], prefix: tuple[bool, ...]) -> str:
    """Every term must stand there: a phrase is several words in one term."""
    return " & ".join(
        "(" + " <-> ".join(term) + (":*" if open_end else "") + ")"
        for term, open_end in zip(terms, prefix, strict=True)
    )


def backup(engine: Engine, target: Path) -> None:
    raise NotImplementedError("a PostgreSQL store is copied with pg_dump, which also copies what teams keep beside it")


def trouble(e: BaseException) -> str | None:
    """The server's own words are clear."""
    return None


def integrity(connection: Connection) -> list[str]:
    return []


def has_geometry(connection: Connection) -> bool:
    asked = "SELECT 1 FROM pg_extension WHERE extname = 'postgis'"
    return connection.execute(text(asked)).first() is not None
