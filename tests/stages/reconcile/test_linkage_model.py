"""A rule set's linkage model is the file that it names, to the byte, or nothing is linked."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.linkage.training import BIRTH_DATES, NAMES, PLACES

from tepat.domain.linkage_model import LinkageModelName, load_linkage_model
from tepat.domain.policy import load_policies
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"
NOWHERE = "0" * 64


def test_every_rule_set_names_an_existing_linkage_model() -> None:
    for policy in load_policies(INCLUDE / "policy"):
        model = load_linkage_model(INCLUDE / "linkage", policy.linkage_model)
        assert {part["output_column_name"] for part in model["comparisons"]} == {
            "place",
            "birth_date",
            "name",
        }


def test_missing_linkage_model_is_named_and_nothing_is_linked(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_linkage_model(tmp_path, LinkageModelName(name="2026-11", sha256=NOWHERE))
    assert "include/linkage/2026-11.json" in str(caught.value)
    assert "Nothing was linked or decided." in str(caught.value)


def test_changed_linkage_model_is_rejected_with_both_hashes(tmp_path: Path) -> None:
    (tmp_path / "2026-11.json").write_bytes(b"{}")
    found = hashlib.sha256(b"{}").hexdigest()
    with pytest.raises(ConfigurationError) as caught:
        load_linkage_model(tmp_path, LinkageModelName(name="2026-11", sha256=NOWHERE))
    assert all(
        part in str(caught.value) for part in ("include/linkage/2026-11.json", NOWHERE, found)
    )


@pytest.mark.parametrize("name", ["../secret", "", "2026/11"])
def test_linkage_model_name_with_a_path_is_rejected(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        LinkageModelName(name=name, sha256=NOWHERE)


def test_linkage_model_has_a_weight_for_every_relation_in_sql() -> None:
    policy = load_policies(INCLUDE / "policy")[-1]
    path = INCLUDE / "linkage" / f"{policy.linkage_model.name}.json"
    model = json.loads(path.read_text(encoding="utf-8"))
    labels = [
        [level["label_for_charts"].split()[0] for level in part["comparison_levels"]]
        for part in model["comparisons"]
    ]
    assert [set(of_one) for of_one in labels] == [
        {"ABSENT", *PLACES},
        {"ABSENT", *BIRTH_DATES, "OTHER"},
        {"ABSENT", *NAMES, "OTHER"},
    ]
