"""What the tests of this stage share."""

from pathlib import Path

import pytest
from tests.distribution.payments.bank import Office

from tepat.stores.warehouse import Warehouse


@pytest.fixture
def office(warehouse: Warehouse, tmp_path: Path) -> Office:
    """An office to which nothing has arrived."""
    return Office(tmp_path, warehouse)
