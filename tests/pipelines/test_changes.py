"""What changed between two publications is counted under its name, and the counts add up."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from tests.pipelines.town import Town
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare
from typer.testing import CliRunner, Result

from tepat.cli import app
from tepat.outputs.changes import Change, NotComparableError, find_changes
from tepat.stages.publish import commit
from tepat.stores.warehouse import Warehouse

pytestmark = pytest.mark.slow

PAID, OUT, HELD = Household(1), Household(1).excluded(), Household(1, ("MATCH_UNDECIDED",), "HELD")
MOVED = Household(1, kelurahan_code="31.74.01.1002")
BYSTANDER = Household(2)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (None, PAID, {Change.ADMITTED}),
        (OUT, PAID, {Change.ADMITTED}),
        (HELD, PAID, {Change.RELEASED}),
        (PAID, HELD, {Change.HELD}),
        (OUT, HELD, {Change.HELD}),
        (PAID, OUT, {Change.LEFT}),
        (HELD, OUT, {Change.LEFT}),
        (PAID, None, {Change.LEFT}),
        (OUT, None, set()),
        (OUT, Household(1).excluded("NOT_AFFECTED"), set()),
        (PAID, Household(1, is_head_alive=False), {Change.PAYEE_CHANGED}),
        (PAID, MOVED, {Change.RELOCATED}),
        (HELD, MOVED, {Change.RELEASED, Change.RELOCATED}),
        (PAID, Household(1, notes=("APPEAL_OPEN",)), set()),
    ],
)
def test_household_is_counted_under_its_kind_of_change(
    warehouse: Warehouse,
    tmp_path: Path,
    before: Household | None,
    after: Household | None,
    changes: set[Change],
) -> None:
    for households in ([before, BYSTANDER], [after, BYSTANDER]):
        context = decide(begin(warehouse, tmp_path), [one for one in households if one])
        compare(context)
        commit(context)
    found = find_changes(warehouse, 1, 2).by_kelurahan
    assert {row.change for row in found} == changes
    assert {name for row in found for name in row.household_ids} <= {PAID.household_id}


def test_changes_between_two_publications_add_up_to_the_count_difference(town: Town) -> None:
    eligible = dict(town.rows("select publication_id, eligible from published.publication"))
    for earlier, later in permutations(range(1, 11), 2):
        gained, lost = (
            town.rows(
                f"select count(*) from published.changes_between({earlier}, {later})"
                f" where change in ({kinds}) and {status} = 'ELIGIBLE'"
            )[0][0]
            for kinds, status in (
                ("'ADMITTED', 'RELEASED'", "status_after"),
                ("'LEFT', 'HELD'", "status_before"),
            )
        )
        assert eligible[later] - eligible[earlier] == gained - lost


def test_changes_report_counts_equal_the_list_of_the_changes_command(town: Town) -> None:
    listed = {
        (row.change.value, row.kelurahan_code): len(row.household_ids)
        for row in find_changes(town.warehouse, 4, 7).by_kelurahan
    }
    query = "select change, kelurahan_code, households from report.changes_between(4, 7)"
    assert {row[:2]: row[2] for row in town.rows(query)} == listed


def test_changes_command_prints_counts_and_ids_and_no_personal_data(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEPAT_STATE_DIR", str(town.settings.state_dir))
    monkeypatch.setenv("TEPAT_WAREHOUSE_URL", town.url)

    def type_in(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["diff", *arguments])

    table, document, unknown = type_in("4", "7"), type_in("4", "7", "--json"), type_in("4", "99")
    assert "From publication 4 (2021-07 as of 2021-07-22) to 7 (2021-08" in table.output
    assert f"{find_changes(town.warehouse, 4, 7).count(Change.ADMITTED):,}" in table.output
    assert json.loads(document.output)["later"]["publication_id"] == 7
    assert unknown.exit_code == 1
    assert "no publication 99" in unknown.stderr
    printed = table.output + document.output
    personal = town.values(
        "select nik from published.member where nik is not null"
        " union select name from published.member where length(name) > 8"
    )
    assert [value for value in personal if str(value) in printed] == []


def test_changes_command_names_an_unknown_publication(warehouse: Warehouse) -> None:
    with pytest.raises(NotComparableError, match="no publication 5"):
        find_changes(warehouse, 5, 6)
