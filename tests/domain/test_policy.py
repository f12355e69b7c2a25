"""Parameters are dated, stand once, and say what is wrong with them by file and line."""

import shutil
from pathlib import Path

import pytest
import yaml

from tepat.domain.periods import Period
from tepat.domain.policy import load_parameters, load_policies, policy_in_force
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT

POLICY = PROJECT_ROOT / "include" / "policy"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the policy that a test may change."""
    return Path(shutil.copytree(POLICY, tmp_path / "policy"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_rule_set_is_named_by_the_month_of_its_latest_change() -> None:
    policies = load_policies(POLICY)
    assert [policy.rule_set for policy in policies] == ["bst-dki-2021-01", "bst-dki-2021-03"]
    assert policy_in_force(policies, Period(2021, 2)).moved_out_of_dki == "keep"
    assert policy_in_force(policies, Period(2021, 3)).moved_out_of_dki == "exclude"
    assert policies[0].sha256 != policies[1].sha256


def test_later_parameter_value_adds_a_rule_set_and_keeps_earlier_ones(
    folder: Path,
) -> None:
    before = load_policies(POLICY)
    change(
        folder / "programme.yaml",
        "      value: 300000\n",
        "      value: 300000\n      source: x\n    - from: '2021-09'\n      value: 600000\n",
    )
    after = load_policies(folder)
    assert [policy.sha256 for policy in after[:2]] == [policy.sha256 for policy in before]
    assert (after[2].rule_set, after[2].amount_idr) == ("bst-dki-2021-09", 600_000)


def test_period_before_the_first_rule_set_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="No rule set is in force in 2020-12"):
        policy_in_force(load_policies(POLICY), Period(2020, 12))


def test_parameter_in_two_files_is_refused_with_both_lines(folder: Path) -> None:
    text = (folder / "programme.yaml").read_text("utf-8")
    part = text[text.index("adult_age:") : text.index("carry_forward_months:")]
    with (folder / "linkage.yaml").open("a", encoding="utf-8") as file:
        file.write(part)
    with pytest.raises(
        ConfigurationError, match=r"programme\.yaml, line \d+: parameter adult_age.*linkage\.yaml"
    ):
        load_policies(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("programme.yaml", "value: 300000", "value: -1", "parameter amount_idr: .*greater"),
        ("programme.yaml", "value: keep", "value: sell", "parameter moved_out_of_dki: .*keep"),
        ("guards.yaml", "value: 0.40", "value: 40", "parameter rejected_rows_share: .*less"),
        ("guards.yaml", "value: 0.05", "value: x", "parameter guards.payee_lost_share: .*number"),
    ],
)
def test_invalid_parameter_value_is_reported_with_file_line_and_name(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    change(folder / file, old, new)
    line = (folder / file).read_text("utf-8").splitlines().index(f"      {new}") + 1
    with pytest.raises(ConfigurationError, match=rf"{file}, line {line}, {message}"):
        load_policies(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('    - from: "2021-03"', '    - from: "2021-01"', "order of their months"),
        ("      value: 300000\n      source:", "      value: 300000\n      note:", "note"),
        ("amount_idr:\n", "amount_of_money:\n", "amount_of_money|amount_idr"),
        ('    - from: "2021-01"', "    - from: yesterday", "YYYY-MM"),
    ],
)
def test_malformed_parameter_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    change(folder / "programme.yaml", old, new)
    with pytest.raises(ConfigurationError, match=message):
        load_policies(folder)


def test_every_parameter_value_has_meaning_unit_and_one_basis() -> None:
    for name, parameter, found in load_parameters(POLICY).held(Period(2021, 7)):
        assert parameter.meaning.endswith("."), name
        assert parameter.unit, name
        assert found.basis, name


def test_no_parameter_value_is_repeated_in_a_file() -> None:
    for path in POLICY.glob("*.yaml"):
        assert yaml.safe_load(path.read_text("utf-8"))
