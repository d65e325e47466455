"""Runs the steps in the transaction that `upgrade` opened, so that a schema is changed whole or not at all."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
