"""Ways to find applicants without a number on a list of people: the product's, and three others.

Each reads ``applicants.parquet`` and ``listed.parquet`` of a folder (``tests.linkage.population``)
and returns the pairs of record keys it links and those it would ask about. None may look at
``record_key`` or ``home`` to decide.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

Pair = tuple[int, int]
Found = tuple[list[Pair], list[Pair]]
PRODUCT = "tepat"
ENOUGH = 88  # of 100: how alike names must be for rapidfuzz

_PERSONS = """
    create temp table person as
    select
        record_key as person_key, record_key as household_no, null::varchar as nik,
        normalise_name(name) as name_key, birth_date, kelurahan_code
    from applicants;
    create temp table household_kk as
    select record_key as household_no, no_kk as kk_class from applicants where no_kk is not null;
    create temp table feed_row as
    select
        'kemensos' as feed, record_key as row_key, lpad(record_key::varchar, 16, '3') as nik,
        normalise_name(name) as name_key, birth_date,
        kelurahan_code, null::varchar as other_kelurahan_code, no_kk, null::varchar as other_no_kk
    from listed
"""
_EXACT = """
    select applicants.record_key as person_key, listed.record_key as row_key
    from applicants
    inner join listed
        on
            upper(applicants.name) = upper(listed.name)
            and applicants.birth_date = listed.birth_date
"""
_NORMALISED = """
    select record_key, normalise_name(name) as name_key, birth_date, kelurahan_code, no_kk
    from {table}
"""


def link_by_product(folder: Path) -> Found:
    """The statements and the model of the product; pairs between its thresholds are in review."""
    from tests.stages.reconcile.pairing import link_loaded

    with _engine(folder) as engine:
        engine.connection.execute(_PERSONS)
        link_loaded(engine)
        return _pairs(engine, "where is_linked"), _pairs(engine, "where not is_linked")


def link_by_equality(folder: Path) -> Found:
    """Names as written, but for capitals, and birth dates."""
    with _engine(folder) as engine:
        engine.connection.execute(f"create temp table person_link as {_EXACT}")
        return _pairs(engine), []


def link_by_rapidfuzz(folder: Path) -> Found:
    """The most similar normalised name, words in any order, among those born on the same day."""
    from rapidfuzz import fuzz, process

    with _engine(folder) as engine:
        listed = engine.rows(_NORMALISED.format(table="listed"))
        applicants = engine.rows(_NORMALISED.format(table="applicants"))
    born: dict[date, dict[int, str]] = defaultdict(dict)
    for row in listed:
        born[row["birth_date"]][row["record_key"]] = row["name_key"]
    pairs = []
    for row in applicants:
        best = process.extractOne(
            row["name_key"],
            born[row["birth_date"]],
            scorer=fuzz.token_sort_ratio,
            score_cutoff=ENOUGH,
        )
        if best:
            pairs.append((row["record_key"], best[2]))
    return pairs, []


def link_by_stock_splink(folder: Path) -> Found:
    """Splink's own comparisons on normalised names, trained as its manual says; the best pairs."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    with _engine(folder) as engine:
        for table in ("applicants", "listed"):
            engine.connection.execute(
                f"create temp table stock_{table} as {_NORMALISED.format(table=table)}"
            )
        api = DuckDBAPI(engine.connection)
        by_day, by_name = block_on("birth_date"), block_on("name_key", "kelurahan_code")
        settings = SettingsCreator(
            link_type="link_only",
            unique_id_column_name="record_key",
            comparisons=[
                cl.NameComparison("name_key"),
                cl.DateOfBirthComparison("birth_date", input_is_string=False),
                cl.ExactMatch("kelurahan_code"),
                cl.ExactMatch("no_kk"),
            ],
            blocking_rules_to_generate_predictions=[by_day, by_name],
        )
        inputs = [api.register(f"stock_{table}") for table in ("applicants", "listed")]
        linker = Linker(inputs, settings, log_level=None)
        training = linker.training
        training.estimate_probability_two_random_records_match(
            [block_on("name_key", "birth_date")], recall=0.6
        )
        training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
        training.estimate_parameters_using_expectation_maximisation(by_day)
        training.estimate_parameters_using_expectation_maximisation(by_name)
        scored = linker.inference.predict(threshold_match_probability=0.90)
        engine.connection.execute(
            "create temp table person_link as"
            " select record_key_l as person_key, record_key_r as row_key,"
            " match_probability >= 0.99 as is_linked"
            f" from {scored.physical_name}"
            " qualify row_number() over"
            " (partition by record_key_l order by match_probability desc, record_key_r) = 1"
        )
        return _pairs(engine, "where is_linked"), _pairs(engine, "where not is_linked")


LINKERS: dict[str, Callable[[Path], Found]] = {
    PRODUCT: link_by_product,
    "Splink, stock comparisons": link_by_stock_splink,
    "rapidfuzz, normalised names": link_by_rapidfuzz,
    "exact name and birth date": link_by_equality,
}


def _engine(folder: Path) -> Engine:
    engine = Engine(PROJECT_ROOT / "include" / "sql", folder / "scratch")
    engine.connection.execute("set enable_progress_bar = false")
    for table in ("applicants", "listed"):
        engine.attach_parquet(table, [folder / f"{table}.parquet"])
    return engine


def _pairs(engine: Engine, condition: str = "") -> list[Pair]:
    rows = engine.rows(f"select person_key, row_key from person_link {condition} order by all")
    return [(row["person_key"], row["row_key"]) for row in rows]
