"""The columns of a view are traced to those that their values are computed from."""

from tepat.tasks.view_columns import ColumnSource, column_sources, relations_read

COLUMNS = {
    "ops.decision_count": {
        "period": "text",
        "rt": "text",
        "status": "text",
        "households": "bigint",
    },
    "ops.kelurahan": {"kelurahan_code": "text", "kota": "text"},
    "report.eligible": {"month": "text", "eligible": "bigint", "rows": "bigint"},
}
QUERY = """
with counted as (
    select
        period as month,
        sum(households) filter (where status = 'ELIGIBLE') as eligible,
        count(*) as rows
    from ops.decision_count
    group by period
)
select counted.month, coalesce(counted.eligible, 0) as eligible, counted.rows
from counted
cross join ops.kelurahan as k
"""


def test_column_lineage_passes_through_renaming_filter_and_subquery() -> None:
    sources = column_sources("report.eligible", QUERY, COLUMNS)
    assert sources["month"] == [ColumnSource("ops.decision_count", "period")]
    assert sources["eligible"] == [
        ColumnSource("ops.decision_count", "households"),
        ColumnSource("ops.decision_count", "status"),
    ]


def test_column_that_only_counts_rows_has_no_source() -> None:
    assert column_sources("report.eligible", QUERY, COLUMNS)["rows"] == []


def test_query_lineage_lists_tables_and_not_its_subqueries() -> None:
    assert relations_read(QUERY) == {"ops.decision_count", "ops.kelurahan"}
