"""What the pages know of the policy. If the format of the policy changes, this module changes."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tepat.domain.policy import load_parameters, load_policies
from tepat.stages.decide.stage import rule_params

# What a statement is bound to under another name than the parameter's.
_SOURCES = {"moved_out_excludes": "moved_out_of_dki", "undecided_holds": "undecided_match"}
_ABOUT_THE_RUN = {"period", "first_day", "run_date", "rule_set", "rule_set_sha256"}


@dataclass(frozen=True)
class Basis:
    """A value, since when it holds, and what it rests on."""

    valid_from: str
    value: str
    basis: str


@dataclass(frozen=True)
class PolicyReading:
    """The policy as the pages show it.

    Args:
        rules: The rules of the newest rule set, in order.
        in_force: For each rule since when it holds, and what it rests on.
        parameters: For each parameter its dated values.
        bound: For each name that a rule's statement is bound to, its dated values.
    """

    rules: tuple[str, ...]
    in_force: dict[str, list[Basis]]
    parameters: dict[str, list[Basis]]
    bound: dict[str, list[Basis]]


def read_policy(include: Path) -> PolicyReading:
    """The policy files of ``include/policy``, oldest first."""
    parameters = load_parameters(include / "policy").by_name
    policies = load_policies(include / "policy")
    in_force: dict[str, list[Basis]] = {}
    bound: dict[str, list[Basis]] = {}
    for policy in policies:
        since = str(policy.valid_from)
        rules = parameters["rules"].in_force(policy.valid_from)
        for rule in policy.rules:
            basis = rules.basis if rules else ""
            in_force.setdefault(rule, []).append(Basis(since, policy.rule_set, basis))
        run = SimpleNamespace(policy=policy, period=policy.valid_from, run_date=None)
        for name, value in rule_params(cast(Any, run)).items():
            if name not in _ABOUT_THE_RUN:
                source = _SOURCES.get(name, name)
                found = parameters[source].in_force(policy.valid_from)
                basis = found.basis if found else ""
                bound.setdefault(name, []).append(Basis(since, _plain(value), basis))
    return PolicyReading(
        rules=tuple(policies[-1].rules),
        in_force=in_force,
        parameters={
            name: [Basis(str(one.since), _plain(one.value), one.basis) for one in parameter.values]
            for name, parameter in sorted(parameters.items())
        },
        bound={name: _changes(values) for name, values in bound.items()},
    )


def _plain(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_plain, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))


def _changes(values: list[Basis]) -> list[Basis]:
    """Only the values that differ from the one before."""
    return [
        one
        for number, one in enumerate(values)
        if number == 0 or one.value != values[number - 1].value
    ]
