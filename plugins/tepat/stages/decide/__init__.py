"""Decide: the policy's rules turn facts into one decision per household.

No file is read and no clock is asked. The SQL is in ``include/sql/duckdb/decide``, one file per
rule in its folder ``rules``. A household is decided as it is, and once more for every link that an
officer still has to judge, as it would be if that link were true: that is how an undecided match
is known to matter.
"""

from dataclasses import dataclass
from typing import Any

from tepat.context import Context
from tepat.domain.policy import MovedOut, Policy, Undecided
from tepat.stores.engine import Engine

# Tables of the decided directory besides the decisions, and the order in which each is written.
DECIDED_TABLES = {
    "member_state": "person_key",
    "confirmed_distinct": "nik, household_id, other_household_id",
    "review_case": "case_id, household_id",
}

# The statement that writes the decisions once the rules have been applied.
COMPOSE = "decide/compose_decisions.sql"


@dataclass(frozen=True)
class DecideSummary:
    """Households by status, and how often each reason holds."""

    eligible: int
    held: int
    ineligible: int
    reasons: dict[str, int]
    review_cases: int


def decide(context: Context) -> DecideSummary:
    """Decide every household of the period; read ``linked``, write ``runs/<run>/decided``.

    Raises:
        LakeDamagedError: What reconciliation wrote is missing or damaged.
    """
    linked = context.lake.of_run(context.run_id, "linked")
    params = rule_params(context)
    with context.engine() as engine:
        for table in linked.names:
            engine.attach_parquet(table, [linked[table]])
        apply_rules(engine, context.policy, params)
        _ask(engine, params, "list_member_states", "list_confirmed_distinct", "open_review_cases")
        target = context.lake.run_directory(context.run_id, "decided")
        with context.lake.seal(target, linked.facts) as directory:
            engine.run_into(directory, COMPOSE, "household_id", **params)
            engine.write_tables(directory, DECIDED_TABLES)
            summary = _summarise(engine)
    return summary


def rule_params(context: Context) -> dict[str, Any]:
    """The values that the rules are bound to: the run's dates, and what its policy says."""
    policy = context.policy
    return {
        "period": str(context.period),
        "first_day": context.period.first_day,
        "run_date": context.run_date,
        "adult_age": policy.adult_age,
        "amount_idr": policy.amount_idr,
        "moved_out_excludes": policy.moved_out_of_dki is MovedOut.EXCLUDE,
        "undecided_holds": policy.undecided_match is Undecided.HOLD,
        "rule_set": policy.rule_set,
        "rule_set_sha256": policy.sha256,
    }


def apply_rules(engine: Engine, policy: Policy, params: dict[str, Any]) -> None:
    """Ask the rules of every household among the facts; ``COMPOSE`` then writes the decisions.

    Args:
        engine: Holds the facts: the tables of ``linked``.
        policy: Names the rules.
        params: As ``rule_params`` gives them.
    """
    _ask(engine, params, "list_variants", "link_variants", "list_variant_persons")
    _ask(engine, params, "answer_shared_persons")
    _ask(engine, params, "order_kk_steps", "resolve_person_status", "resolve_shared_nik")
    _ask(engine, params, "resolve_membership", "relocate_households", "find_living_heads")
    _ask(engine, params, "name_heirs", "describe_situations")
    rules = [engine.run(f"decide/rules/{rule}.sql", **params) for rule in policy.rules]
    engine.union("reason", rules)
    _ask(engine, params, "resolve_outcomes", "write_notes", "hold_objections")
    _ask(engine, params, "find_undecided_matches", "find_not_proposed")


def _ask(engine: Engine, params: dict[str, Any], *names: str) -> None:
    for name in names:
        engine.run(f"decide/{name}.sql", **params)


def _summarise(engine: Engine) -> DecideSummary:
    statuses = engine.rows("select status, count(*) as n from decision group by status")
    reasons = engine.rows(
        "select reason, count(*) as n from (select unnest(reason_codes) as reason from decision)"
        " group by reason order by reason"
    )
    cases = engine.rows("select count(distinct case_id) as n from review_case")
    by_status = {row["status"]: row["n"] for row in statuses}
    return DecideSummary(
        eligible=by_status.get("ELIGIBLE", 0),
        held=by_status.get("HELD", 0),
        ineligible=by_status.get("INELIGIBLE", 0),
        reasons={row["reason"]: row["n"] for row in reasons},
        review_cases=cases[0]["n"],
    )
