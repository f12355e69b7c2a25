"""The context of a run: the argument of every stage function."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tepat.domain.feeds import Feed, load_feeds
from tepat.domain.linkage_model import load_linkage_model
from tepat.domain.messages import Messages, load_messages
from tepat.domain.periods import Period
from tepat.domain.policy import Policy, load_policies, policy_in_force
from tepat.domain.rule_book import RuleBook
from tepat.stores.engine import Engine, StatementRun
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import NothingPublishedError
from tepat.support.settings import Settings


@dataclass(frozen=True)
class Context:
    """One refresh: its result depends on the lake, the policy, a period and a run date.

    Args:
        settings: Paths and limits.
        warehouse: The PostgreSQL warehouse.
        period: The month to be paid.
        run_date: Date as of which to decide; replaces the system date everywhere.
        run_id: Number of the run in ``ops.run``, also its fencing token.
        statement_log: Every statement executed by the engines of this run, in order.
    """

    settings: Settings
    warehouse: Warehouse
    period: Period
    run_date: date
    run_id: int = field(default=0)
    statement_log: list[StatementRun] = field(default_factory=list, compare=False, repr=False)

    @cached_property
    def lake(self) -> Lake:
        """The lake."""
        return Lake(self.settings.lake_dir)

    @cached_property
    def feeds(self) -> dict[str, Feed]:
        """All feed definitions by name."""
        return load_feeds(self.settings.include_dir / "feeds")

    @cached_property
    def policy(self) -> Policy:
        """The rule set in force on the first day of the period."""
        return policy_in_force(load_policies(self.settings.include_dir / "policy"), self.period)

    def policy_on(self, day: date) -> Policy:
        """The rule set in force on a day; before the first rule set, the first.

        For checks at landing, which do not depend on the month to be paid.
        """
        policies = load_policies(self.settings.include_dir / "policy")
        return policy_in_force(policies, max(Period.of(day), policies[0].valid_from))

    @cached_property
    def rule_book(self) -> RuleBook:
        """The current hashes of every file of the rule book."""
        return RuleBook.of(self.settings.include_dir)

    @cached_property
    def messages(self) -> Messages:
        """The Indonesian messages."""
        return load_messages(self.settings.include_dir)

    @cached_property
    def linkage_model(self) -> dict[str, Any]:
        """The linkage model of the rule set in force."""
        return load_linkage_model(self.settings.include_dir / "linkage", self.policy.linkage_model)

    def engine(self) -> Engine:
        """A new engine, for one stage."""
        return Engine(
            self.settings.include_dir / "sql",
            self.settings.scratch_dir,
            memory_limit=self.settings.engine_memory,
            threads=self.settings.threads,
            log=self.statement_log,
        )


def last_publication(
    settings: Settings, warehouse: Warehouse, period: Period, role: Role = Role.OFFICER
) -> tuple[int, Context]:
    """The last publication of the period: its number and its run.

    Raises:
        NothingPublishedError: There is none.
    """
    with warehouse.begin(role) as connection:
        row = warehouse.run(
            connection, "runs/find_publication.sql", period=str(period)
        ).one_or_none()
    if row is None:
        raise NothingPublishedError(
            f"Nothing is published for {period}.",
            kept="Nothing was written.",
            todo=f"Publish it first: tepat refresh --period {period}.",
        )
    return row.publication_id, Context(settings, warehouse, period, row.run_date, row.run_id)
