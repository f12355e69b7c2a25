"""What tests of several stages share: one real PostgreSQL for the session, a database for each."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import settings

from tepat.embedded.postgres import EmbeddedPostgres
from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT

# A busy machine is slow, and that is no fault of the code.
settings.register_profile("tepat", deadline=None)
settings.load_profile("tepat")


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL of the tests' own, with an empty database."""
    with TemporaryDirectory(prefix="tepat-test-", dir="/var/tmp") as directory:
        Path(directory).chmod(0o755)
        server = EmbeddedPostgres(Path(directory))
        try:
            yield server.start()
        finally:
            server.stop()


@pytest.fixture
def warehouse_url(server_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database of this test's own."""
    administrator = sa.create_engine(
        sa.make_url(server_url).set(drivername="postgresql+psycopg2"),
        isolation_level="AUTOCOMMIT",
    )
    name = f"test_{sha256(request.node.nodeid.encode()).hexdigest()[:24]}"
    with administrator.connect() as connection:
        connection.exec_driver_sql(f"create database {name}")
        yield sa.make_url(server_url).set(database=name).render_as_string(hide_password=False)
        try:
            connection.exec_driver_sql(f"drop database {name} with (force)")
        except sa.exc.ProgrammingError:
            # The server is vacuuming it, which only dropping without force may end.
            connection.exec_driver_sql(f"drop database {name}")
    administrator.dispose()


@pytest.fixture
def warehouse(warehouse_url: str) -> Iterator[Warehouse]:
    """A warehouse with the newest schema, of this test's own."""
    found = Warehouse(warehouse_url, PROJECT_ROOT / "include" / "sql")
    upgrade(found)
    yield found
    found.close()
