"""Audits of the decisions: each check returns the rows that violate it."""

import re
from dataclasses import dataclass
from pathlib import Path

from tepat.stage_runner import StageRun
from tepat.support.errors import AuditFailedError, ConfigurationError

_SEVERITY = re.compile(r"--\s*severity:\s*(stop|warn)\s*\Z")


@dataclass(frozen=True)
class AuditResult:
    """Result of one check: name, severity (``stop`` or ``warn``) and number of bad rows."""

    check: str
    severity: str
    bad_rows: int


@dataclass(frozen=True)
class AuditReport:
    """Results of all checks, sorted by name."""

    results: tuple[AuditResult, ...]

    @property
    def warnings(self) -> tuple[AuditResult, ...]:
        """Checks of severity ``warn`` that found rows."""
        return tuple(result for result in self.results if result.bad_rows)


def audit(run: StageRun) -> AuditReport:
    """Run every check of ``include/sql/duckdb/audit`` on this run's decisions.

    Raises:
        AuditFailedError: A check with severity ``stop`` found rows; names all such checks.
        ConfigurationError: A check has no severity line.
    """
    report = AuditReport(tuple(_check(run, check) for check in checks(run.engine.sql_dir)))
    broken = [
        f"{result.check} ({result.bad_rows} rows)"
        for result in report.warnings
        if result.severity == "stop"
    ]
    if broken:
        raise AuditFailedError(
            f"What run {run.context.run_id} decided breaks {len(broken)} promise(s): "
            f"{', '.join(broken)}.",
            kept="Nothing was published; the last publication is unchanged.",
            todo="Run the check's text in include/sql/duckdb/audit over the run's directory in "
            "the lake to see the households, and correct the rule.",
        )
    return report


def checks(sql_dir: Path) -> list[str]:
    """The names of all checks, sorted."""
    return sorted(path.stem for path in (sql_dir / "audit").glob("*.sql"))


def _check(run: StageRun, name: str) -> AuditResult:
    file = f"audit/{name}.sql"
    first_line = (run.engine.sql_dir / file).read_text(encoding="utf-8").partition("\n")[0]
    severity = _SEVERITY.match(first_line)
    if severity is None:
        raise ConfigurationError(
            f"include/sql/duckdb/{file}, line 1: a check begins with '-- severity: stop' or "
            "'-- severity: warn'."
        )
    table = run.statement(f"audit/{name}")
    bad_rows = run.engine.rows(f'select count(*) as n from "{table}"')[0]["n"]  # noqa: S608
    return AuditResult(name, severity[1], bad_rows)
