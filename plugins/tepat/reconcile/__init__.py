"""Reconcile: persons and households are linked to the feeds, by evidence, with method and score.

Nothing is decided here. The SQL is in ``include/sql/reconcile``, one file per question; this module
says in which order the questions are asked.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pyarrow as pa

from tepat.context import Context
from tepat.engine import Engine
from tepat.lake import Landing
from tepat.published import Publication, Published
from tepat.reconcile.questions import Questions
from tepat.reconcile.scoring import score_pairs
from tepat.resolutions import Resolution

# What the next stage reads besides the households, and the order in which each table is written.
LINKED_TABLES = {
    "household_kk": "household_no, kk_class",
    "household_key": "kind, value, household_id",
    "eventful_person": "person_key",
    "shared_nik": "nik",
    "link": "person_key, feed, row_key, method",
    "appeal": "row_key, household_no",
    "resolution": "case_id",
    "death": "row_key",
    "relocation": "row_key",
    "kk_event": "row_key",
    "kk_class": "no_kk",
    "household_gone": "household_id",
    "submitted_kelurahan": "kelurahan_code",
}

_SOURCES = {
    ("rt_rw", "family"): "family_known",
    ("rt_rw", "member"): "member_known",
    ("rt_rw", "quarantined"): "quarantined_row",
    ("kemensos", "accepted"): "kemensos_row",
    ("dukcapil/kematian", "accepted"): "death_row",
    ("dukcapil/pindah", "accepted"): "relocation_row",
    ("dukcapil/kk", "accepted"): "kk_row",
    ("sanggah", "accepted"): "appeal_row",
}


@dataclass(frozen=True)
class ReconcileSummary:
    """Counts of one reconciliation; ``kemensos_period`` is the period of the list that counted."""

    households: int
    carried_forward: int
    persons: int
    linked: int
    in_review: int
    kemensos_period: str | None
    landings: dict[str, int]


def reconcile(
    context: Context, published: Published, resolutions: Sequence[Resolution] = ()
) -> ReconcileSummary:
    """Link the households of the period to every feed; write ``runs/<run>/linked``.

    Args:
        context: The run.
        published: What was published before; its snapshots in the lake are inputs.
        resolutions: What officers answered; kept in the lake with what was linked.

    Raises:
        LakeDamagedError: An input of the lake is missing or damaged.
        NotSettledError: Families or numbers that follow from each other come to no end.
    """
    earliest = context.period.minus(context.policy.carry_forward_months)
    earlier = published.nearest_earlier(context.period, context.policy.carry_forward_months)
    params: dict[str, Any] = {
        "period": str(context.period),
        "earliest_period": str(earliest),
        "run_date": context.run_date,
        "published_period": str(earlier.period) if earlier else None,
        "programmes": list(context.policy.excluding_programmes),
        "link_threshold": context.policy.link_thresholds.link,
        "review_threshold": context.policy.link_thresholds.review,
    }
    with context.engine() as engine:
        landings = _attach_landings(context, engine)
        _attach_published_keys(context, published, engine)
        _attach_earlier(context, earlier, engine)
        _attach_resolutions(resolutions, engine)
        params["list_period"] = _kemensos_period(engine, context)
        ask = Questions(engine, params, context.linkage_model)
        ask("select_deaths", "select_relocations", "select_enrolments", "select_kk_changes")
        ask("gather_feed_rows")
        _classify_kk(ask)
        _form_households(ask)
        _link_persons(ask)
        ask("find_appeals", "collect_links", "list_shared_niks", "select_eventful_persons")
        _identify_households(ask)
        counts = engine.rows(
            "select (select count(*) from listed_household) as households,"
            " (select count(*) from listed_household where is_carried) as carried_forward,"
            " (select count(*) from person) as persons,"
            " (select count(*) from link where is_linked) as linked,"
            " (select count(*) from link where not is_linked) as in_review"
        )[0]
        summary = ReconcileSummary(
            **counts, kemensos_period=params["list_period"], landings=landings
        )
        target = context.lake.run_directory(context.run_id, "linked")
        with context.lake.seal(target, {"landings": landings}) as directory:
            engine.run_into(directory, "reconcile/identify_households.sql", "household_no")
            engine.write_tables(directory, LINKED_TABLES)
    return summary


def _classify_kk(ask: Questions) -> None:
    """Which numbers are one Kartu Keluarga: asked of the families that a change names."""
    ask("list_no_kk_classes", "list_kk_families", "list_kk_persons", "list_family_kk")
    ask("list_family_residences")
    _link_persons(ask)
    ask("list_kk_events", "list_kk_moves", "lack_renumbered_kk")
    ask.until_settled("renumbered", "remember_renumbered_kk", "find_renumbered_kk")
    ask("list_renumbered_nodes")
    ask.join_nodes()
    ask("list_kk_classes")


def _form_households(ask: Questions) -> None:
    ask("key_families", "list_earlier_families", "list_earlier_nodes")
    ask.join_nodes()
    ask("group_earlier_families", "select_carried_families", "list_family_nodes")
    ask.join_nodes()
    ask("group_families", "describe_households", "list_household_kk", "list_persons")
    ask("list_household_residences")


def _link_persons(ask: Questions) -> None:
    ask("pair_by_nik", "pair_relocations_by_kk", "list_moved_kelurahan")
    ask("pair_by_name_and_birth", "list_candidate_pairs", "describe_candidates")
    score_pairs(ask.engine, ask.model)
    ask("pair_by_evidence", "link_persons", "link_enrolments_by_kk")


def _identify_households(ask: Questions) -> None:
    ask("key_households", "match_published_keys", "assign_household_ids")
    ask("collect_household_keys", "list_households_gone", "list_submitted_kelurahan")


def _known(context: Context, feed: str) -> list[Landing]:
    """Validated landings known on the run date; the empty landing 0 is always among them."""
    found = context.lake.landings(context.feeds[feed], "validated")
    return [landing for landing in found if landing.landed_on <= context.run_date]


def _attach_landings(context: Context, engine: Engine) -> dict[str, int]:
    known = {feed: _known(context, feed) for feed, _ in _SOURCES}
    for (feed, table), view in _SOURCES.items():
        engine.attach_parquet(view, [landing.sealed[table] for landing in known[feed]])
    files = [landing.sealed["files"] for landings in known.values() for landing in landings]
    engine.attach_parquet("landed_file", files)
    return {feed: max(item.number for item in landings) for feed, landings in known.items()}


def _attach_published_keys(context: Context, published: Published, engine: Engine) -> None:
    """Each publication's run wrote the keys that no publication before it had."""
    publications = {
        str(context.lake.of_run(item.run_id, "linked")["household_key"]): item.publication_id
        for item in published.publications
    }
    if not publications:
        engine.run("reconcile/lack_published_keys.sql")
        return
    engine.attach_parquet("published_key_file", map(Path, publications), with_filename=True)
    types: dict[str, pa.DataType] = {"file": pa.string(), "publication_id": pa.int64()}
    rows = [{"file": file, "publication_id": number} for file, number in publications.items()]
    engine.attach_arrow("key_file", pa.Table.from_pylist(rows, pa.schema(types)))
    engine.run("reconcile/number_published_keys.sql")


def _attach_earlier(context: Context, earlier: Publication | None, engine: Engine) -> None:
    """The last publication of the nearest earlier period."""
    if earlier is None:
        engine.run("reconcile/lack_published_decisions.sql")
        engine.run("reconcile/lack_published_households.sql")
    else:
        decided = context.lake.of_run(earlier.run_id, "decided")
        engine.attach_parquet("published_decision", [decided["decision"]])
        linked = context.lake.of_run(earlier.run_id, "linked")
        engine.attach_parquet("published_household", [linked["household"]])


def _attach_resolutions(resolutions: Sequence[Resolution], engine: Engine) -> None:
    columns = [field.name for field in fields(Resolution)]
    table = pa.Table.from_pylist(
        [asdict(resolution) for resolution in resolutions],
        pa.schema([(column, pa.string()) for column in columns]),
    )
    engine.attach_arrow("resolution", table)


def _kemensos_period(engine: Engine, context: Context) -> str | None:
    """The period of the Kemensos list that counts: this one's, else the latest earlier one's."""
    found: str | None = engine.rows(
        "select max(period) as period from landed_file"
        " where feed = 'kemensos' and status in ('ACCEPTED', 'PARTIAL') and period <= $period",
        period=str(context.period),
    )[0]["period"]
    return found


__all__ = ["ReconcileSummary", "reconcile"]
