"""How migrations are run: on the connection that `store.migrate` hands over, within its transaction."""

from __future__ import annotations

from alembic import context

from khabar.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can, and its driver is told by hand where transactions begin
    transaction_per_migration=False,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
