"""The first released tables.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from khabar.store import postgres, sqlite

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# What other programs read without knowing the inner tables.
PLACED = (
    'CREATE VIEW {view} AS SELECT f.id, f.type, f.status, f.time_frame, f.basis, f.start, f."end", f.precision AS time_precision, '
    "f.first_cited, f.last_cited, f.voices_min, f.voices_max, f.credibility, p.place_id, p.place_name, p.admin2, p.admin1, "
    "p.country, p.lat, p.lon, p.radius_km, p.precision AS place_precision, f.body FROM findings f LEFT JOIN finding_places p "
    "ON p.kind = f.kind AND p.finding_id = f.id AND p.ordinal = 0 WHERE f.kind = '{kind}'"
)
VIEWS = {"events": "event", "control_states": "control", "force_states": "force", "role_states": "role",
         "relation_states": "relation", "indicator_values": "indicator"}  # fmt: skip


def upgrade() -> None:
    create_evidence()
    create_claims()
    create_derived()
    bind = op.get_bind()
    dialect = bind.dialect.name
    for statement in sqlite.SEARCH_DDL if dialect == "sqlite" else postgres.SEARCH_DDL:
        bind.exec_driver_sql(statement)
    for view, kind in VIEWS.items():
        bind.exec_driver_sql(PLACED.format(view=view, kind=kind))
    if dialect == "postgresql" and postgres.has_geometry(bind):
        bind.exec_driver_sql(postgres.GEOMETRY_DDL)


def create_evidence() -> None:
    op.create_table(
        "coders",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("models", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "failures",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("added", sa.Date()),
        sa.PrimaryKeyConstraint("path"),
    )
    op.create_table(
        "reports",
        sa.Column("seq", COUNT, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("outlet_id", sa.Text()),
        sa.Column("outlet_name", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sa.Date()),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "rulings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("entered", sa.Date()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("seq", COUNT, autoincrement=True, nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("time_frame", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text()),
        sa.Column("when_start", sa.Date()),
        sa.Column("when_end", sa.Date()),
        sa.Column("when_precision", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coder_id"], ["coders.id"]),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("claims_coded", "claims", ["report_id", "coder_id", "ordinal"], unique=True)
    op.create_index("claims_id", "claims", ["id"])
    op.create_index("claims_kind", "claims", ["kind", "type"])
    op.create_index("claims_when", "claims", ["when_start"])
    op.create_table(
        "coded",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published_start", sa.Date()),
        sa.Column("published_end", sa.Date()),
        sa.Column("title", sa.Text()),
        sa.Column("outlet_id", sa.Text()),
        sa.Column("outlet_name", sa.Text()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["coder_id"], ["coders.id"]),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"]),
        sa.PrimaryKeyConstraint("report_id", "coder_id"),
    )
    op.create_index("coded_current", "coded", ["current", "report_id"])
    op.create_table(
        "claim_actors",
        sa.Column("claim_seq", COUNT, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("actor_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.ForeignKeyConstraint(["claim_seq"], ["claims.seq"]),
        sa.PrimaryKeyConstraint("claim_seq", "ordinal"),
    )
    op.create_index("claim_actors_actor", "claim_actors", ["actor_id"])
    op.create_table(
        "claim_places",
        sa.Column("claim_seq", COUNT, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=False),
        sa.Column("place_key", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("south", sa.Float()),
        sa.Column("west", sa.Float()),
        sa.Column("north", sa.Float()),
        sa.Column("east", sa.Float()),
        sa.Column("radius_km", sa.Float()),
        sa.Column("precision", sa.Text()),
        sa.Column("admin2", sa.Text()),
        sa.Column("admin1", sa.Text()),
        sa.Column("admin1_key", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("pcode", sa.Text()),
        sa.ForeignKeyConstraint(["claim_seq"], ["claims.seq"]),
        sa.PrimaryKeyConstraint("claim_seq", "ordinal"),
    )
    op.create_index("claim_places_place", "claim_places", ["place_id"])


def create_derived() -> None:
    op.create_table(
        "finding_actors",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("actor_key", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.PrimaryKeyConstraint("kind", "finding_id", "ordinal"),
    )
    op.create_index("finding_actors_actor", "finding_actors", ["actor_id"])
    op.create_table(
        "finding_claims",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "finding_id", "claim_id"),
    )
    op.create_index("finding_claims_claim", "finding_claims", ["claim_id"])
    op.create_table(
        "finding_places",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=False),
        sa.Column("place_key", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("south", sa.Float()),
        sa.Column("west", sa.Float()),
        sa.Column("north", sa.Float()),
        sa.Column("east", sa.Float()),
        sa.Column("radius_km", sa.Float()),
        sa.Column("precision", sa.Text()),
        sa.Column("admin2", sa.Text()),
        sa.Column("admin1", sa.Text()),
        sa.Column("admin1_key", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("pcode", sa.Text()),
        sa.PrimaryKeyConstraint("kind", "finding_id", "ordinal"),
    )
    op.create_index("finding_places_place", "finding_places", ["place_id"])
    op.create_table(
        "findings",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("time_frame", sa.Text()),
        sa.Column("basis", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("precision", sa.Text()),
        sa.Column("first_cited", sa.Date()),
        sa.Column("last_cited", sa.Date()),
        sa.Column("voices_min", sa.Integer()),
        sa.Column("voices_max", sa.Integer()),
        sa.Column("credibility", sa.Integer()),
        sa.Column("parent_id", sa.Text()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.create_index("findings_start", "findings", ["kind", "start"])
    op.create_index("findings_type", "findings", ["kind", "type"])
    op.create_table(
        "moved_events",
        sa.Column("old_id", sa.Text(), nullable=False),
        sa.Column("new_id", sa.Text()),
        sa.PrimaryKeyConstraint("old_id"),
    )
    op.create_table(
        "situations",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("begins", sa.Date()),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    raise NotImplementedError("stores are not taken back; restore a backup")
