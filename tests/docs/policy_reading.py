"""What the pages know of the policy. If the format of the policy changes, this module changes."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tepat.domain.policy import load_policies
from tepat.stages.decide.stage import rule_params

_ABOUT_THE_RUN = {"period", "first_day", "run_date", "rule_set", "rule_set_sha256"}


@dataclass(frozen=True)
class Basis:
    """What a value or a rule rests on; ``instrument`` and ``article`` where the policy says so."""

    valid_from: str
    value: str
    instrument: str = ""
    article: str = ""


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
    policies = load_policies(include / "policy")
    in_force: dict[str, list[Basis]] = {}
    parameters: dict[str, list[Basis]] = {}
    bound: dict[str, list[Basis]] = {}
    for policy in policies:
        since = str(policy.valid_from)
        for rule in policy.rules:
            in_force.setdefault(rule, []).append(Basis(since, policy.rule_set))
        for name, value in _flat(policy.model_dump(exclude={"rule_set", "valid_from", "sha256"})):
            parameters.setdefault(name, []).append(Basis(since, value))
        run = SimpleNamespace(policy=policy, period=policy.valid_from, run_date=None)
        for name, value in rule_params(cast(Any, run)).items():
            if name not in _ABOUT_THE_RUN:
                bound.setdefault(name, []).append(Basis(since, _plain(value)))
    return PolicyReading(
        rules=tuple(policies[-1].rules),
        in_force=in_force,
        parameters={name: _changes(values) for name, values in parameters.items()},
        bound={name: _changes(values) for name, values in bound.items()},
    )


def _flat(document: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in document.items():
        if name == "rules":
            continue
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{name}.")
        else:
            found.append((f"{prefix}{name}", _plain(value)))
    return found


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
