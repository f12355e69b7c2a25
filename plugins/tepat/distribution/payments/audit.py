"""Payment audits: each check returns the rows that violate it."""

from tepat.stores.engine import Engine
from tepat.support.errors import AuditFailedError


def check(engine: Engine, *names: str) -> None:
    """Run checks of ``include/sql/duckdb/distribution/payments/audit``.

    Raises:
        AuditFailedError: One of them returned rows; names all such checks.
    """
    broken = []
    for name in names:
        table = engine.run(f"distribution/payments/audit/{name}.sql")
        rows = engine.rows(f'select count(*) as n from "{table}"')[0]["n"]  # noqa: S608
        if rows:
            broken.append(f"{name} ({rows} rows)")
    if broken:
        raise AuditFailedError(
            f"These payments would violate {len(broken)} promise(s): {', '.join(broken)}.",
            kept="Nothing was written; sealed batches and reconciliations are unchanged.",
            todo="Read the check's text in include/sql/duckdb/distribution/payments/audit, and "
            "correct what it names.",
        )
