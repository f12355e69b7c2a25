"""A login reads what its role may read, and that of a kelurahan its own families alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare

from tepat.access.logins import LoginRefusedError, add_login, drop_login, list_logins
from tepat.stages.publish import commit
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import WarehouseError, WarehouseUnavailableError
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

HERE, THERE = "31.74.01.1001", "31.74.01.1002"


@pytest.fixture
def town(warehouse: Warehouse, tmp_path: Path) -> Iterator[Warehouse]:
    """Household 3 was here for one night and is there since; the others stay where they are."""
    for moved in (HERE, THERE):
        context = decide(
            begin(warehouse, tmp_path),
            [
                Household(1, kelurahan_code=HERE),
                Household(2, kelurahan_code=THERE),
                Household(3, kelurahan_code=moved),
            ],
        )
        compare(context)
        commit(context)
    yield warehouse
    for found in list_logins(warehouse):
        if found.login.startswith("test_"):
            drop_login(warehouse, found.login)


def logged_in(url: str) -> Warehouse:
    return Warehouse(url, PROJECT_ROOT / "include" / "sql")


def households(url: str, relation: str) -> set[str]:
    warehouse = logged_in(url)
    with warehouse.begin() as connection:
        found = set(connection.scalars(sa.text(f"select household_id from {relation}")))
    warehouse.close()
    return found


def test_kelurahan_login_reads_only_families_of_its_kelurahan(town: Warehouse) -> None:
    url = add_login(town, "test_lurah", Role.KELURAHAN_READER, [HERE])
    assert households(url, "published.current_decision") == {"H0000001"}
    assert households(url, "published.decision") == {"H0000001", "H0000003"}
    assert households(url, "published.member where valid_to is null") == {"H0000001", "H0000003"}
    both = add_login(town, "test_camat", Role.KELURAHAN_READER, [HERE, THERE])
    assert len(households(both, "published.current_decision")) == 3


def test_kelurahan_login_reads_members_only_while_its_decision_is_current(
    town: Warehouse, tmp_path: Path
) -> None:
    changed = Household(3, kelurahan_code=THERE, wife="Sri Rahayu")
    context = decide(
        begin(town, tmp_path),
        [Household(1, kelurahan_code=HERE), Household(2, kelurahan_code=THERE), changed],
    )
    compare(context)
    commit(context)
    warehouse = logged_in(add_login(town, "test_lurah", Role.KELURAHAN_READER, [HERE]))
    with warehouse.begin() as connection:
        wives = connection.exec_driver_sql(
            "select name from published.member where household_id = 'H0000003' and sex = 'P'"
        ).scalars()
        assert list(wives) == [Household(3).wife]
    warehouse.close()


def test_session_settings_and_set_role_do_not_change_row_security(town: Warehouse) -> None:
    warehouse = logged_in(add_login(town, "test_lurah", Role.KELURAHAN_READER, [HERE]))
    with warehouse.begin() as connection:
        for setting in ("tepat.kelurahan", "app.login", "application_name"):
            connection.execute(
                sa.text("select set_config(:name, :value, true)"), {"name": setting, "value": THERE}
            )
        found = connection.exec_driver_sql("select household_id from published.current_decision")
        assert found.scalars().all() == ["H0000001"]
    for wanted in ("tepat", "officer", "tepat_owner"):
        with pytest.raises(WarehouseError, match="42501"), warehouse.begin() as connection:
            connection.exec_driver_sql(f"set role {wanted}")
    warehouse.close()


def test_officer_and_report_logins_read_all_kelurahan(town: Warehouse) -> None:
    officer = add_login(town, "test_officer", Role.OFFICER)
    assert len(households(officer, "published.current_decision")) == 3
    warehouse = logged_in(add_login(town, "test_reports", Role.REPORT_READER))
    with warehouse.begin() as connection:
        counted = connection.exec_driver_sql(
            "select kelurahan_code, eligible from report.recipients_by_kelurahan"
            " where eligible > 0 order by 1"
        ).all()
    assert counted == [(HERE, 1), (THERE, 2)]
    warehouse.close()


def test_dropped_login_cannot_log_in_and_its_name_can_be_reused(town: Warehouse) -> None:
    url = add_login(town, "test_lurah", Role.KELURAHAN_READER, [HERE])
    drop_login(town, "test_lurah")
    with pytest.raises(WarehouseUnavailableError), logged_in(url).begin():
        pass
    again = add_login(town, "test_lurah", Role.KELURAHAN_READER, [THERE])
    assert households(again, "published.current_decision") == {"H0000002", "H0000003"}


@pytest.mark.parametrize(
    ("name", "role", "codes", "words"),
    [
        ("x; drop", Role.OFFICER, [], "no name for a login"),
        ("test_owner", Role.OWNER, [], "owner role"),
        ("test_lurah", Role.KELURAHAN_READER, [], "Only a kelurahan_reader"),
        ("test_officer", Role.OFFICER, [HERE], "Only a kelurahan_reader"),
        ("test_lurah", Role.KELURAHAN_READER, ["32.04.01.1001"], "is a kelurahan of DKI"),
    ],
)
def test_invalid_login_request_is_refused_and_creates_no_login(
    warehouse: Warehouse, name: str, role: Role, codes: list[str], words: str
) -> None:
    with pytest.raises(LoginRefusedError, match=words):
        add_login(warehouse, name, role, codes)
    assert name not in {found.login for found in list_logins(warehouse)}


def test_login_of_the_product_cannot_be_dropped(warehouse: Warehouse) -> None:
    with pytest.raises(LoginRefusedError, match="of the product itself"):
        drop_login(warehouse, "tepat")
