"""What alembic runs: the steps, on the connection and in the transaction of whoever opens the case."""

from alembic import context

from backchannel.case.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
