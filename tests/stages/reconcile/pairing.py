"""Runs the statements that link persons and rows on a few records written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tepat.domain.linkage_model import load_linkage_model
from tepat.domain.policy import load_policies
from tepat.stages.reconcile.scoring import score_pairs
from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"
POLICY = load_policies(INCLUDE / "policy")[-1]
MODEL = load_linkage_model(INCLUDE / "linkage", POLICY.linkage_model)
TEBET = "31.74.01.1001"

_TABLES = """
    create or replace temp table person as
    select
        key as person_key, key as household_no, nik, normalise_name(name) as name_key, birth_date,
        kelurahan_code
    from read_person;
    create or replace temp table feed_row as
    select
        'kemensos' as feed, key as row_key, nik, normalise_name(name) as name_key, birth_date,
        kelurahan_code, null::varchar as other_kelurahan_code, no_kk, null::varchar as other_no_kk
    from read_row;
    create or replace temp table household_kk as
    select key as household_no, no_kk as kk_class from read_person where no_kk is not null
"""
_NOBODY_MOVED_OR_ANSWERED = """
    create or replace temp table relocation as
    select
        null::bigint as row_key, null::varchar as nik, null::varchar as name_key,
        null::varchar as no_kk_from, null::varchar as no_kk_to, null::varchar as region_from,
        null::varchar as region_to, null::bigint as recency
    where false;
    create or replace temp table household_residence as
    select distinct household_no, household_no::varchar as residence from person;
    create or replace temp table resolution as
    select null::varchar as case_id, null::varchar as answer, null::varchar as belongs_to
    where false
"""
_STATEMENTS = (
    "list_no_kk_classes",
    "pair_by_nik",
    "pair_relocations_by_kk",
    "list_moved_kelurahan",
    "pair_by_name_and_birth",
    "list_candidate_pairs",
    "describe_candidates",
)


@dataclass(frozen=True)
class Record:
    """A person of a submission or a row of a feed."""

    key: int
    name: str
    birth_date: date | None = date(1977, 3, 5)
    nik: str | None = None
    no_kk: str | None = None
    kelurahan_code: str | None = TEBET


def link(engine: Engine, persons: Sequence[Record], rows: Sequence[Record]) -> list[dict[str, Any]]:
    """The links of persons and rows of a national list: keys, method, is_linked, score."""
    load(engine, "read_person", persons)
    load(engine, "read_row", rows)
    engine.connection.execute(_TABLES)
    link_loaded(engine)
    return engine.rows("from person_link order by person_key, row_key")


def load(engine: Engine, table: str, records: Sequence[Record]) -> None:
    """Write the records as a table."""
    engine.connection.execute(
        f"create or replace temp table {table} (key bigint, name varchar, birth_date date,"
        " nik varchar, no_kk varchar, kelurahan_code varchar)"
    )
    for record in records:
        engine.connection.execute(
            f"insert into {table} values (?, ?, ?, ?, ?, ?)", list(vars(record).values())
        )


def link_loaded(engine: Engine) -> None:
    """Write ``person_link`` from ``person``, ``feed_row`` and ``household_kk``."""
    engine.connection.execute(_NOBODY_MOVED_OR_ANSWERED)
    for statement in _STATEMENTS:
        engine.run(f"reconcile/{statement}.sql")
    score_pairs(engine, MODEL)
    thresholds = POLICY.link_thresholds
    for statement in ("pair_by_evidence", "link_persons"):
        engine.run(
            f"reconcile/{statement}.sql",
            link_threshold=thresholds.link,
            review_threshold=thresholds.review,
        )
