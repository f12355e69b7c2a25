"""A page for each reason of a decision, made from the files that define it."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.docs.policy_reading import Basis, PolicyReading, read_policy
from tests.docs.tables import table

from tepat.domain.messages import load_messages
from tepat.domain.messages.codes import ReasonText
from tepat.stores.statements import Header
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"
DECIDE = INCLUDE / "sql" / "duckdb" / "decide"
CASES = PROJECT_ROOT / "tests" / "sql" / "duckdb" / "decide"

_CODE = re.compile(r"'([A-Z_]+)' as reason_code")
_EXCLUDES = re.compile(r"\b(true|false) as is_excluding")
_PURPOSE = re.compile(r"-- Purpose:\s*(.*(?:\n--\s{6,}.*)*)")

_ABBREVIATIONS = re.compile(r"\b(?:nik|kk|rt|rw|dki)\b")

# Reasons that no file of decide/rules gives: the statement that does, and whether it excludes.
_OTHERS = {
    "MATCH_UNDECIDED": ("find_undecided_matches", False),
    "NOT_PROPOSED": ("find_not_proposed", True),
    "OBJECTION_OPEN": ("hold_objections", False),
}
_WHY_NO_RULE = {
    "MATCH_UNDECIDED": "It is found by deciding the household a second time with the match taken "
    "as true: see [decision 3](../decisions/0003-an-undecided-match-is-tried-as-true.md).",
    "NOT_PROPOSED": "The household is on no list of the period, so there are no facts of the "
    "period that a rule could be asked about. The last published decision is compared with the "
    "lists that have arrived.",
    "OBJECTION_OPEN": "It depends on the outcome of the rules: only a household that they would "
    "pay can be held by an appeal.",
}


@dataclass(frozen=True)
class Rule:
    """One reason: its name in file names, its code, its statement, and what it does."""

    name: str
    code: str
    statement: str
    is_excluding: bool
    is_rule_file: bool

    @property
    def sql(self) -> str:
        """The text of its statement."""
        return (DECIDE / f"{self.statement}.sql").read_text(encoding="utf-8")

    @property
    def purpose(self) -> str:
        """When it holds, as the header of the statement says."""
        found = _PURPOSE.search(self.sql)
        return re.sub(r"\n--\s+", " ", found[1]) if found else ""

    @property
    def effect(self) -> str:
        """The status that it leads to."""
        return "INELIGIBLE" if self.is_excluding else "HELD"


def all_rules() -> list[Rule]:
    """The rules of the newest rule set in their order, then the reasons that are no rules."""
    return [_rule_of_file(name) for name in read_policy(INCLUDE).rules] + [
        Rule(code.lower(), code, statement, is_excluding, is_rule_file=False)
        for code, (statement, is_excluding) in _OTHERS.items()
    ]


def overview() -> str:
    """Every reason, linked to its page."""
    reasons = load_messages(INCLUDE).reasons
    rows = (
        (
            f"[`{rule.code}`]({rule.name}.md)",
            rule.purpose,
            f"`{rule.effect}`",
            reasons[rule.code].label,
        )
        for rule in all_rules()
    )
    return table(("reason", "holds when", "leads to", "in Indonesian"), rows)


def parameters() -> str:
    """Every parameter of the policy with its dated values and its legal basis."""
    rows = (
        (
            f"`{name}`",
            "<br>".join(f"{_escaped(one.value)} (from {one.valid_from})" for one in values),
            _instruments(values),
        )
        for name, values in read_policy(INCLUDE).parameters.items()
    )
    return table(("parameter", "value", "legal basis"), rows)


def page(rule: Rule) -> str:
    """The page of one reason."""
    text = load_messages(INCLUDE).reasons[rule.code]
    parts = [
        f"# {rule.code}",
        _summary(rule, text),
        f"## What holds\n\nHolds when: {rule.purpose}.\n\n{_meaning(rule)}",
        f"## Legal basis\n\n{_basis(rule, read_policy(INCLUDE))}",
        f"## What the family is told\n\n{_words(text)}",
        f"## The statement\n\n`include/sql/duckdb/decide/{rule.statement}.sql`\n\n"
        f"```sql\n{rule.sql.strip()}\n```",
        f"## Examples\n\n{_examples(rule)}",
    ]
    return "\n\n".join(parts) + "\n"


def _rule_of_file(name: str) -> Rule:
    text = (DECIDE / "rules" / f"{name}.sql").read_text(encoding="utf-8")
    (code,), (excludes,) = set(_CODE.findall(text)), set(_EXCLUDES.findall(text))
    return Rule(name, code, f"rules/{name}", excludes == "true", is_rule_file=True)


def _summary(rule: Rule, text: ReasonText) -> str:
    reads = ", ".join(f"`{name}`" for name in Header.of(rule.sql).reads)
    return f"Leads to `{rule.effect}`. In Indonesian: *{text.label}*. Reads {reads}."


def _meaning(rule: Rule) -> str:
    effect = (
        "It excludes: the household is `INELIGIBLE` for the period."
        if rule.is_excluding
        else "It holds: the household is `HELD` unless another reason excludes it. It is paid once "
        "the question is answered."
    )
    if rule.is_rule_file:
        return effect
    return (
        f"{effect}\n\nIt is not a rule about the facts of one household. {_WHY_NO_RULE[rule.code]}"
    )


def _basis(rule: Rule, policy: PolicyReading) -> str:
    bound = {
        name: policy.bound[name] for name in Header.of(rule.sql).params if name in policy.bound
    }
    parts = []
    if rule.is_rule_file:
        sets = ", ".join(
            f"`{one.value}` (from {one.valid_from})" for one in policy.in_force[rule.name]
        )
        parts.append(f"Part of the rule sets {sets}.")
        parts.append(f"Legal basis: {_instruments(policy.in_force[rule.name])}.")
    else:
        parts.append("Part of every rule set.")
    if bound:
        rows = (
            (f"`${name}`", one.value, one.valid_from, _instruments([one]))
            for name, values in bound.items()
            for one in values
        )
        parts.append(table(("parameter", "value", "from", "legal basis"), rows).strip())
    return "\n\n".join(parts)


def _instruments(values: list[Basis]) -> str:
    return "; ".join(dict.fromkeys(one.basis for one in values))


def _words(text: ReasonText) -> str:
    return (
        f"> {text.sentence}\n\nBasis, as officers read it:\n\n> {text.basis}\n\n"
        f"What would change it:\n\n> {text.remedy}"
    )


def _examples(rule: Rule) -> str:
    folder = CASES / rule.statement
    intro = (
        f"These are the data cases of `tests/sql/duckdb/decide/{rule.statement}`; the tests run "
        "each of them. An empty cell is unknown (null)."
    )
    cases = sorted(path for path in folder.iterdir() if path.is_dir())
    return "\n\n".join([intro, *map(_case, cases)])


def _case(folder: Path) -> str:
    name = _ABBREVIATIONS.sub(lambda word: word[0].upper(), folder.name.replace("_", " "))
    parts = [f"### {name[0].upper()}{name[1:]}"]
    params = folder / "params.yaml"
    if params.exists():
        given = yaml.safe_load(params.read_text(encoding="utf-8"))
        parts.append("Parameters: " + ", ".join(f"`{key}` = `{one}`" for key, one in given.items()))
    tables = sorted(path for path in folder.glob("*.csv") if path.stem != "expected")
    parts += [f"Given `{path.stem}`:\n\n{_csv(path)}" for path in tables]
    expected = _csv(folder / "expected.csv")
    parts.append(f"Expected:\n\n{expected}" if expected else "Expected: no row.")
    return "\n\n".join(parts)


def _csv(path: Path) -> str:
    with path.open(newline="", encoding="utf-8") as handle:
        headers, *rows = csv.reader(handle)
    names = [header.partition(":")[0] for header in headers]
    if not rows:
        return "" if path.stem == "expected" else "No row."
    return table(names, ([_cell(cell) for cell in row] for row in rows)).strip()


def _cell(cell: str) -> str:
    return f"`{cell}`" if cell.startswith(("{", "[", "''")) else _escaped(cell)


def _escaped(text: str) -> str:
    return re.sub(r"([*_<>#])", r"\\\1", text)
