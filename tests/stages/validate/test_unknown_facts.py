"""A fact is true or false: a statement that leaves one null is stopped before the suite sees it."""

import shutil
from pathlib import Path

import pytest
from tests.stages.validate.landed import Desk

from tepat.support.errors import FactUnknownError
from tepat.support.settings import PROJECT_ROOT

STATEMENT = "sql/duckdb/validate/rt_rw/derive_facts.sql"


def test_null_fact_raises_an_error_with_its_statement_and_seals_nothing(tmp_path: Path) -> None:
    include = tmp_path / "include"
    shutil.copytree(PROJECT_ROOT / "include", include)
    text = (include / STATEMENT).read_text(encoding="utf-8")
    careless = text.replace("coalesce(nik_sex(r.nik) = r.sex, true)", "nik_sex(r.nik) = r.sex")
    assert careless != text
    (include / STATEMENT).write_text(careless, encoding="utf-8")
    desk = Desk(tmp_path / "state", include_dir=include)
    desk.land([{"nama": "Budi Santoso", "jenis_kelamin": "L"}])

    with pytest.raises(FactUnknownError) as caught:
        desk.validate()

    message = str(caught.value)
    assert "rt_rw: sex_matches_nik of include/sql/duckdb/validate/rt_rw/derive_facts.sql" in message
    assert "Budi" not in message
    assert desk.validated() == []
    assert not [path for path in (tmp_path / "state").rglob("validated/rt_rw/*") if path.is_dir()]
