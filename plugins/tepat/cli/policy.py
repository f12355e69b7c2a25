"""``tepat policy``: the parameters of the rule set and their basis."""

from typing import Any

from tepat.cli.faults import command_group
from tepat.cli.terminal import AsJson, MonthToPay, load_settings, plain_table, print_json, screen
from tepat.domain.periods import Period

app = command_group("Show what the rule set in force says, and why.")


@app.callback()
def policy() -> None:
    """Show the rule set in force and its basis."""


@app.command()
def show(period: MonthToPay, as_json: AsJson = False) -> None:
    """Print every parameter in force in a month: value, unit, start and basis.

    Also names the rule set, its SHA-256, and the SHA-256 of the whole rule book: policy, rules and
    every other file that affects decisions.

    Examples:
    ```
    tepat policy show --period 2021-07
    tepat policy show --period 2021-07 --json | jq .parameters.amount_idr
    ```
    """
    month = Period.parse(period)
    settings = load_settings()
    from tepat.domain.policy import load_parameters, load_policies, policy_in_force
    from tepat.domain.rule_book import RuleBook

    directory = settings.include_dir / "policy"
    in_force = policy_in_force(load_policies(directory), month)
    held = {
        name: {
            "value": found.value,
            "unit": parameter.unit,
            "since": str(found.since),
            "basis": found.basis,
            "meaning": parameter.meaning,
        }
        for name, parameter, found in load_parameters(directory).held(month)
    }
    rule_book = RuleBook.of(settings.include_dir)
    if as_json:
        print_json(
            {
                "period": str(month),
                "rule_set": in_force.rule_set,
                "rule_set_sha256": in_force.sha256,
                "rule_book_sha256": rule_book.sha256,
                "parameters": held,
            }
        )
        return
    table = plain_table(
        f"{in_force.rule_set}, in force in {month} (SHA-256 {in_force.sha256[:12]}…; "
        f"rule book {rule_book.sha256[:12]}…)",
        "parameter",
        "value",
        "unit",
        "since",
        "basis",
    )
    for name, row in held.items():
        table.add_row(name, _shown(row["value"]), row["unit"], row["since"], row["basis"])
    screen().print(table)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name", value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
