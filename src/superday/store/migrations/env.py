"""Alembic's entry: the connection, with its transaction open, is handed in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
