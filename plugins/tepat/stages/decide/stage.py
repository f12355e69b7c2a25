"""Decide: the policy's rules turn facts into one decision per household.

Reads no files and no system time: the run date is a parameter. A household is decided on its
confirmed links, and once more for every undecided link, as if that link were true. A difference
between the two decisions shows that the undecided match matters.
"""

from dataclasses import dataclass
from typing import Any

from tepat.context import Context
from tepat.domain.policy import MovedOut, Undecided
from tepat.domain.rule_book import RuleBook
from tepat.stage_runner import Input, Stage, StageRun, Step, Stream, Task, of_run, running
from tepat.support.errors import RuleBookDiffersError


@dataclass(frozen=True)
class DecideSummary:
    """Households by status, and how often each reason holds."""

    eligible: int
    held: int
    ineligible: int
    reasons: dict[str, int]
    review_cases: int


def _apply_rules(run: StageRun) -> None:
    rules = [run.statement(f"decide/rules/{rule}") for rule in run.context.policy.rules]
    run.engine.union("reason", rules)


FACTS = (
    "household", "household_kk", "affected_person", "shared_nik", "link", "appeal", "resolution",
    "death", "relocation", "kk_event", "kk_class", "household_gone", "submitted_kelurahan",
)  # fmt: skip
"""The tables of ``linked`` that the rules read."""

RULES: tuple[Step, ...] = (
    "decide/list_variants",
    "decide/link_variants",
    "decide/list_variant_persons",
    "decide/answer_shared_persons",
    "decide/order_kk_steps",
    "decide/resolve_person_status",
    "decide/resolve_shared_nik",
    "decide/resolve_membership",
    "decide/relocate_households",
    "decide/find_living_heads",
    "decide/name_heirs",
    "decide/describe_situations",
    Task(
        _apply_rules,
        reads=(
            "situation",
            "variant_link",
            "member",
            "relocation",
            "placed_person",
            "shared_pair",
        ),
        writes=("reason",),
    ),
    "decide/resolve_outcomes",
    "decide/write_notes",
    "decide/hold_objections",
    "decide/find_undecided_matches",
    "decide/find_not_proposed",
)
"""Statements that derive every reason and note; ``COMPOSE`` then writes the decisions."""

COMPOSE = "decide/compose_decisions"

STAGE = Stage(
    name="decide",
    inputs={table: Input(of_run("linked", table)) for table in FACTS},
    steps=(
        *RULES,
        "decide/list_member_states",
        "decide/list_confirmed_distinct",
        "decide/open_review_cases",
        Stream(COMPOSE, "decision"),
    ),
    outputs={
        "decision": "household_id",
        "member_state": "person_key",
        "confirmed_distinct": "nik, household_id, other_household_id",
        "review_case": "case_id, household_id",
    },
)


def decide(context: Context) -> DecideSummary:
    """Decide every household of the period; read ``linked``, write ``runs/<run>/decided``.

    Raises:
        LakeDamagedError: The output of reconcile is missing or damaged.
        RuleBookDiffersError: A file of the rule book has changed since the run reconciled.
    """
    linked = context.lake.of_run(context.run_id, "linked")
    changed = context.rule_book.differences(RuleBook(linked.facts["rule_book"]))
    if changed:
        raise RuleBookDiffersError(
            f"Since run {context.run_id} reconciled, the rule book has changed: "
            f"{', '.join(changed)}.",
            kept="Nothing was decided; the last publication is unchanged.",
            todo="Begin a new run.",
        )
    target = context.lake.run_directory(context.run_id, "decided")
    with running(STAGE, context, params=rule_params(context), target=target) as run:
        run.facts["landings"] = linked.facts["landings"]
        return _summarise(run)


def rule_params(context: Context) -> dict[str, Any]:
    """Bind parameters of the rules: the run's dates and its policy's values."""
    policy = context.policy
    return {
        "period": str(context.period),
        "first_day": context.period.first_day,
        "run_date": context.run_date,
        "adult_age": policy.adult_age,
        "least_address_length": policy.least_address_length,
        "amount_idr": policy.amount_idr,
        "moved_out_excludes": policy.moved_out_of_dki is MovedOut.EXCLUDE,
        "undecided_holds": policy.undecided_match is Undecided.HOLD,
        "rule_set": policy.rule_set,
        "rule_set_sha256": policy.sha256,
    }


def _summarise(run: StageRun) -> DecideSummary:
    statuses = run.engine.rows("select status, count(*) as n from decision group by status")
    reasons = run.engine.rows(
        "select reason, count(*) as n from (select unnest(reason_codes) as reason from decision)"
        " group by reason order by reason"
    )
    cases = run.engine.rows("select count(distinct case_id) as n from review_case")
    by_status = {row["status"]: row["n"] for row in statuses}
    return DecideSummary(
        eligible=by_status.get("ELIGIBLE", 0),
        held=by_status.get("HELD", 0),
        ineligible=by_status.get("INELIGIBLE", 0),
        reasons={row["reason"]: row["n"] for row in reasons},
        review_cases=cases[0]["n"],
    )
