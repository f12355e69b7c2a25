"""What was decided, beside what is true of the simulated world."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import psycopg2

_DECIDED = """
    copy (
        select
            file.name as file, decision.source_row, decision.status,
            array_to_string(decision.reason_codes, ',') as reasons, decision.payee_name,
            decision.payee_role, decision.kelurahan_code
        from published.current_decision as decision
        inner join ops.landed_file as file
            on decision.source_file = file.sha256 and file.status <> 'DUPLICATE'
        where decision.period = '{period}'
    ) to stdout (format csv, header, force_quote *)
"""
_COMPARED = """
    create table compared as
    with beside as (
        select
            truth.expected_status, truth.payee_role as expected_role,
            truth.payee_name as expected_payee,
            array_to_string(list_sort(truth.expected_reasons), ',') as expected,
            coalesce(decided.status, 'ABSENT') as status,
            coalesce(decided.reasons, '') as reasons,
            decided.payee_name as payee
        from read_parquet($truth) as truth
        left join read_csv($decided, all_varchar = true, nullstr = '') as decided
            on
                truth.file = decided.file
                and decided.source_row::integer between truth.first_row and truth.last_row
    )
    select
        *,
        status = expected_status
        and reasons = expected
        and (
            expected_status in ('ABSENT', 'INELIGIBLE')
            or expected_role = 'NONE'
            or coalesce(upper(payee) = upper(expected_payee), false)
        ) as is_right
    from beside
"""
_CONFUSION = """
    select
        case when expected_status = 'ABSENT' then 'ABSENT' when expected = '' then 'ELIGIBLE'
            else expected end as truth,
        case when status = 'ABSENT' then 'ABSENT' when reasons = '' then 'ELIGIBLE'
            else reasons end as decided,
        count(*) as households
    from compared
    group by all
    order by truth, households desc, decided
"""


@dataclass(frozen=True)
class Accuracy:
    """Share of submitted families decided as the truth demands, and who was taken for what."""

    families: int
    right: int
    confusion: list[tuple[str, str, int]]

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.right / self.families


def copy_decisions(warehouse_url: str, period: str, target: Path) -> None:
    """Write the current decisions of a period as CSV, each with the name of its file."""
    connection = psycopg2.connect(warehouse_url)
    try:
        with connection.cursor() as cursor, target.open("w", encoding="utf-8") as file:
            cursor.copy_expert(_DECIDED.format(period=period), file)
    finally:
        connection.close()


def measure_accuracy(truth: Path, warehouse_url: str, period: str, scratch: Path) -> Accuracy:
    """Compare the current decisions of a period with the truth of the simulation."""
    decided = scratch / "decided.csv"
    copy_decisions(warehouse_url, period, decided)
    with duckdb.connect() as engine:
        engine.execute(
            _COMPARED, {"truth": str(truth / "household.parquet"), "decided": str(decided)}
        )
        counts = engine.execute("select count(*), count(*) filter (where is_right) from compared")
        families, right = counts.fetchall()[0]
        confusion = engine.execute(_CONFUSION).fetchall()
    decided.unlink()
    return Accuracy(families, right, confusion)
