"""One town with ten nights behind it, for all tests of the past: it takes a minute."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from tests.pipelines.town import Town


@pytest.fixture(scope="session")
def town(server_url: str) -> Iterator[Town]:
    """Five nights of July and five of August; an officer answers a case in between."""
    administrator = sa.create_engine(
        sa.make_url(server_url).set(drivername="postgresql+psycopg2"),
        isolation_level="AUTOCOMMIT",
    )
    with administrator.connect() as connection, TemporaryDirectory(prefix="tepat-") as folder:
        connection.exec_driver_sql("create database replayed_town")
        url = sa.make_url(server_url).set(database="replayed_town")
        town = Town(Path(folder), url.render_as_string(hide_password=False))
        for day in range(19, 24):
            town.night(date(2021, 7, day))
        town.answer_one_case()
        for day in range(2, 7):
            town.night(date(2021, 8, day))
        yield town
        town.warehouse.close()
        connection.exec_driver_sql("drop database replayed_town with (force)")
    administrator.dispose()
