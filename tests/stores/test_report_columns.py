"""The columns of the reports: a report may gain columns at its end, and never loses one."""

import pytest
import sqlalchemy as sa

from tepat.stores.warehouse import Warehouse

pytestmark = pytest.mark.slow

PLACE = ("kelurahan_code", "kelurahan", "kecamatan", "kota")
HOUSEHOLDS = ("households", "eligible", "held", "ineligible", "eligible_members", "amount_idr")
PUBLISHED: dict[str, tuple[str, ...]] = {
    "civil_event_lag": (
        "period", "feed", "event_month", "events", "within_7_days", "within_30_days",
        "within_90_days", "later", "median_days",
    ),
    "civil_events": (
        "period", *PLACE, "dead_members", "departed_members", "payees_replaced_by_heir",
        "payees_replaced_after_move", "households_relocated_within_dki",
        "households_moved_out_of_dki", "households_without_survivor",
    ),
    "coverage": ("period", *PLACE, "has_submitted", "listed", "carried", "not_proposed"),
    "data_quality_by_kelurahan": (
        "feed", "period", *PLACE, "severity", "code", "files", "rows",
    ),
    "data_quality_ranking": (
        "period", *PLACE, "listed", "defects", "defects_per_100_households", "quality_rank",
        "change", "top_defects",
    ),
    "exclusions_by_reason": ("period", *PLACE, "status", "reason_code", "households"),
    "freshness": (
        "feed", "last_received_at", "newest_period", "files_accepted", "files_rejected",
        "files_duplicate", "rows_accepted", "rows_quarantined",
    ),
    "complaints": (
        "month", "category", "route", "complaints", "share", "open_complaints",
        "oldest_open_days", "mean_days_to_answer",
    ),
    "invitations": (
        "period", *PLACE, "round", "invited", "collected", "refused", "absent", "to_come",
        "field_verifications",
    ),
    "payment_anomalies": ("period", "kind", "status", "lines", "reported_idr", "expected_idr"),
    "payments": (
        "period", "batch_number", "batch_id", *PLACE, "outcome", "instructions", "amount_idr",
    ),
    "programme_overlap": ("period", *PLACE, "programme", "households"),
    "programme_overlap_by_month": ("period", "programme", "households", "kelurahan_count"),
    "publications": (
        "publication_id", "period", "run_date", "started_at", "published_at", "eligible", "held",
        "ineligible", "inserted", "changed", "closed", "digest", "rule_set",
        "is_approved_by_person",
    ),
    "recipients_by_kecamatan": ("period", "kota", "kecamatan", *HOUSEHOLDS),
    "recipients_by_kelurahan": ("period", *PLACE, *HOUSEHOLDS),
    "recipients_by_kota": ("period", "kota", *HOUSEHOLDS),
    "recipients_by_rt": ("period", "kelurahan_code", "rw", "rt", "eligible"),
    "site_distance": ("period", *PLACE, "recipients", "sites", "mean_km", "farthest_km"),
    "site_load": (
        "period", "site_code", "site_name", *PLACE, "day", "daily_capacity", "recipients", "load",
    ),
    "review_queue": (
        "period", "kind", "open_cases", "oldest_open_days", "resolved_same", "resolved_different",
        "resolved_unsure", "appeals_upheld", "appeals_rejected", "withdrawn",
    ),
    "unpaid_households": ("period", *PLACE, "reason", "households"),
}  # fmt: skip


def test_no_report_lost_or_moved_a_column(warehouse: Warehouse) -> None:
    query = (
        "select table_name, array_agg(column_name::text order by ordinal_position)"
        " from information_schema.columns where table_schema = 'report' group by table_name"
    )
    with warehouse.begin() as connection:
        found = {name: tuple(columns) for name, columns in connection.execute(sa.text(query))}
    assert found.keys() == PUBLISHED.keys()
    for report, columns in PUBLISHED.items():
        assert found[report][: len(columns)] == columns, report
