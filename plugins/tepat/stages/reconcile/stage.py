"""Reconcile: link persons and households to the feeds, with method and score of each link.

Eligibility is decided in ``stages/decide``, not here.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import pyarrow as pa

from tepat.context import Context
from tepat.domain.publications import Publication, Published
from tepat.domain.resolutions import Resolution
from tepat.stage_runner import (
    Input,
    Repeat,
    Rows,
    Stage,
    StageRun,
    Step,
    Stream,
    Task,
    landed,
    running,
)
from tepat.stages.reconcile.scoring import score_pairs

FEEDS = ("rt_rw", "kemensos", "dukcapil/kematian", "dukcapil/pindah", "dukcapil/kk", "sanggah")
"""The feeds that decisions depend on."""


@dataclass(frozen=True)
class ReconcileSummary:
    """Counts of one reconciliation; ``kemensos_period`` is the period of the list used."""

    households: int
    carried_forward: int
    persons: int
    linked: int
    in_review: int
    kemensos_period: str | None
    landings: dict[str, int]


@dataclass(frozen=True)
class _Given:
    """Earlier publications and officers' resolutions."""

    published: Published
    earlier: Publication | None
    resolutions: Sequence[Resolution]


def _landed_files(run: StageRun) -> Rows:
    return [landing.sealed["files"] for feed in FEEDS for landing in run.known(feed)]


def _key_files(run: StageRun) -> list[Path]:
    """Key files: each publication's run wrote the keys that are new in it."""
    lake = run.context.lake
    runs = (publication.run_id for publication in run.given.published.publications)
    return [lake.of_run(run_id, "linked")["household_key"] for run_id in runs]


def _publication_of_key_file(run: StageRun) -> Rows:
    files = [str(path) for path in _key_files(run)]
    numbers = [item.publication_id for item in run.given.published.publications]
    return pa.table(
        {"file": pa.array(files, pa.string()), "publication_id": pa.array(numbers, pa.int64())}
    )


def _earlier(stage: str, table: str) -> Callable[[StageRun], Rows]:
    """A table of the last publication of the nearest earlier period, where there is one."""

    def find(run: StageRun) -> Rows:
        earlier: Publication | None = run.given.earlier
        return [run.context.lake.of_run(earlier.run_id, stage)[table]] if earlier else []

    return find


def _resolutions(run: StageRun) -> Rows:
    columns = [field.name for field in fields(Resolution)]
    return pa.Table.from_pylist(
        [asdict(resolution) for resolution in run.given.resolutions],
        pa.schema([(column, pa.string()) for column in columns]),
    )


def _find_kemensos_period(run: StageRun) -> None:
    """The period of the Kemensos list used: this one, else the latest earlier one."""
    run.params["list_period"] = run.engine.rows(
        "select max(period) as period from landed_file"
        " where feed = 'kemensos' and status in ('ACCEPTED', 'PARTIAL') and period <= $period",
        period=str(run.context.period),
    )[0]["period"]


def _score_pairs(run: StageRun) -> None:
    score_pairs(run.engine, run.context.linkage_model)


JOIN_NODES: tuple[Step, ...] = (
    "reconcile/init_component_labels",
    Repeat("node_label", ("reconcile/propagate_component_labels",)),
)
"""Connected components: nodes that share a key, directly or through others, get one label."""

LINK_PERSONS: tuple[Step, ...] = (
    "reconcile/pair_by_nik",
    "reconcile/pair_relocations_by_kk",
    "reconcile/list_moved_kelurahan",
    "reconcile/pair_by_name_and_birth",
    "reconcile/list_candidate_pairs",
    "reconcile/describe_candidates",
    Task(_score_pairs, reads=("candidate_pair", "candidate"), writes=("pair_score",)),
    "reconcile/pair_by_evidence",
    "reconcile/link_persons",
    "reconcile/link_enrolments_by_kk",
)

CLASSIFY_KK: tuple[Step, ...] = (
    "reconcile/list_no_kk_classes",
    "reconcile/list_kk_families",
    "reconcile/list_kk_persons",
    "reconcile/list_family_kk",
    "reconcile/list_family_residences",
    *LINK_PERSONS,
    "reconcile/list_kk_events",
    "reconcile/list_kk_moves",
    "reconcile/create_empty_renumbered_kk",
    Repeat("renumbered", ("reconcile/remember_renumbered_kk", "reconcile/find_renumbered_kk")),
    "reconcile/list_renumbered_nodes",
    *JOIN_NODES,
    "reconcile/list_kk_classes",
)
"""Which KK numbers are one Kartu Keluarga, resolved for families with a changed number."""

FORM_HOUSEHOLDS: tuple[Step, ...] = (
    "reconcile/key_families",
    "reconcile/list_earlier_families",
    "reconcile/list_earlier_nodes",
    *JOIN_NODES,
    "reconcile/group_earlier_families",
    "reconcile/select_carried_families",
    "reconcile/list_family_nodes",
    *JOIN_NODES,
    "reconcile/group_families",
    "reconcile/describe_households",
    "reconcile/list_household_kk",
    "reconcile/list_persons",
    "reconcile/list_household_residences",
)

IDENTIFY_HOUSEHOLDS: tuple[Step, ...] = (
    "reconcile/key_households",
    "reconcile/match_published_keys",
    "reconcile/assign_household_ids",
    "reconcile/collect_household_keys",
    "reconcile/list_households_gone",
    "reconcile/list_submitted_kelurahan",
    Stream("reconcile/identify_households", "household"),
)

STAGE = Stage(
    name="reconcile",
    inputs={
        "family_known": Input(landed("rt_rw", "family")),
        "member_known": Input(landed("rt_rw", "member")),
        "quarantined_row": Input(landed("rt_rw", "quarantined")),
        "kemensos_row": Input(landed("kemensos", "accepted")),
        "death_row": Input(landed("dukcapil/kematian", "accepted")),
        "relocation_row": Input(landed("dukcapil/pindah", "accepted")),
        "kk_row": Input(landed("dukcapil/kk", "accepted")),
        "appeal_row": Input(landed("sanggah", "accepted")),
        "landed_file": Input(_landed_files),
        "published_key_file": Input(
            _key_files, "reconcile/create_empty_published_key_file", with_filename=True
        ),
        "key_file": Input(_publication_of_key_file),
        "published_decision": Input(
            _earlier("decided", "decision"), "reconcile/create_empty_published_decisions"
        ),
        "published_household": Input(
            _earlier("linked", "household"), "reconcile/create_empty_published_households"
        ),
        "resolution": Input(_resolutions),
    },
    steps=(
        Task(_find_kemensos_period, reads=("landed_file",)),
        "reconcile/number_published_keys",
        "reconcile/select_deaths",
        "reconcile/select_relocations",
        "reconcile/select_enrolments",
        "reconcile/select_kk_changes",
        "reconcile/gather_feed_rows",
        *CLASSIFY_KK,
        *FORM_HOUSEHOLDS,
        *LINK_PERSONS,
        "reconcile/find_appeals",
        "reconcile/collect_links",
        "reconcile/list_shared_niks",
        "reconcile/select_affected_persons",
        *IDENTIFY_HOUSEHOLDS,
    ),
    outputs={
        "household": "household_no",
        "household_kk": "household_no, kk_class",
        "household_key": "kind, value, household_id",
        "affected_person": "person_key",
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
    },
)


def reconcile(
    context: Context, published: Published, resolutions: Sequence[Resolution] = ()
) -> ReconcileSummary:
    """Link the households of the period to every feed; write ``runs/<run>/linked``.

    Args:
        context: The run.
        published: Earlier publications; their snapshots in the lake are inputs.
        resolutions: Officers' resolutions; stored in the lake with the links.

    Raises:
        LakeDamagedError: An input of the lake is missing or damaged.
    """
    policy = context.policy
    earlier = published.nearest_earlier(context.period, policy.carry_forward_months)
    params = {
        "period": str(context.period),
        "earliest_period": str(context.period.minus(policy.carry_forward_months)),
        "run_date": context.run_date,
        "published_period": str(earlier.period) if earlier else None,
        "programmes": list(policy.excluding_programmes),
        "link_threshold": policy.link_thresholds.link,
        "review_threshold": policy.link_thresholds.review,
    }
    target = context.lake.run_directory(context.run_id, "linked")
    given = _Given(published, earlier, resolutions)
    with running(STAGE, context, params=params, given=given, target=target) as run:
        run.facts["rule_book"] = dict(context.rule_book.files)
        run.facts["product_version"] = context.rule_book.identity.product_version
        run.facts["landings"] = {
            feed: max(landing.number for landing in run.known(feed)) for feed in FEEDS
        }
        return _summarise(run)


def _summarise(run: StageRun) -> ReconcileSummary:
    counts = run.engine.rows(
        "select (select count(*) from listed_household) as households,"
        " (select count(*) from listed_household where is_carried) as carried_forward,"
        " (select count(*) from person) as persons,"
        " (select count(*) from link where is_linked) as linked,"
        " (select count(*) from link where not is_linked) as in_review"
    )[0]
    return ReconcileSummary(
        **counts, kemensos_period=run.params["list_period"], landings=run.facts["landings"]
    )
