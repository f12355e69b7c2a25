"""A past night again, from what the lake has kept of it: the same inputs give the same digest.

The night is reconciled and decided anew in a lake of its own that lasts as long as the replay. It
holds links to the landings that the run used and to the runs published before it, and nothing
else, so a replay can neither see what came later nor write over what was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.publications import Published
from tepat.stages.decide import decide
from tepat.stages.publish import load_published
from tepat.stages.publish.inputs import used_landings
from tepat.stages.reconcile import reconcile
from tepat.stores.engine import Engine
from tepat.stores.lake import Lake, Sealed
from tepat.stores.resolutions import resolutions_of_run
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import ConfigurationError, TepatError
from tepat.support.settings import Settings

# What was decided, and the key of each table.
_COMPARED = {"decision": "household_id", "member_state": "person_key"}


class UnknownPublicationError(TepatError):
    """There is no publication of that number; names those there are."""


class ReplayDiffersError(TepatError):
    """What was recomputed is not what was published; names the first difference, no value."""


@dataclass(frozen=True)
class Replay:
    """A publication that was recomputed and is identical."""

    publication_id: int
    period: str
    run_date: date
    run_id: int
    households: int
    digest: str


@dataclass(frozen=True)
class _Night:
    """A row of ``published.publication``."""

    publication_id: int
    run_id: int
    period: str
    run_date: date
    digest: str
    rule_set: str
    rule_set_sha256: str


def replay(settings: Settings, warehouse: Warehouse, publication_id: int) -> Replay:
    """Recompute a publication and compare it with what was published.

    Args:
        settings: Where things are; the lake must hold the run of the publication.
        warehouse: Where it was published; nothing is written to it.
        publication_id: Number of the publication.

    Raises:
        UnknownPublicationError: There is no such publication.
        ConfigurationError: The rule set that decided it is not the one of ``include/policy``.
        LakeDamagedError: A file of the lake is missing or has changed; names the file.
        ReplayDiffersError: What was recomputed differs; names table, household and column.
    """
    published = load_published(warehouse)
    night = _find(warehouse, published, publication_id)
    period = Period.parse(night.period)
    original = Context(settings, warehouse, period, night.run_date, night.run_id)
    _check_rule_set(original, night)
    kept = original.lake.of_run(night.run_id, "decided")
    # Were it missing, the answers of today would be taken for those of that night.
    original.lake.of_run(night.run_id, "linked")
    earlier = Published(
        tuple(one for one in published.publications if one.publication_id < publication_id)
    )
    settings.scratch_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="replay-", dir=settings.scratch_dir) as directory:
        own = Settings(**(settings.model_dump() | {"state_dir": Path(directory)}))
        again = Context(own, warehouse, period, night.run_date, night.run_id)
        _link(original.lake, again.lake, _inputs(original, earlier))
        reconcile(again, earlier, resolutions_of_run(original.lake, warehouse, night.run_id))
        decide(again)
        with again.engine() as engine:
            recomputed = again.lake.of_run(night.run_id, "decided")
            households = _compare(engine, night, kept, recomputed)
    return Replay(
        publication_id, night.period, night.run_date, night.run_id, households, night.digest
    )


def _find(warehouse: Warehouse, published: Published, publication_id: int) -> _Night:
    with warehouse.begin(Role.AUDITOR) as connection:
        row = warehouse.run(
            connection, "replay/find_publication.sql", publication_id=publication_id
        ).one_or_none()
    if row is None:
        numbers = [one.publication_id for one in published.publications]
        raise UnknownPublicationError(
            f"There is no publication {publication_id}.",
            todo=f"There are {len(numbers)}, numbered {numbers[0]} to {numbers[-1]}: see "
            "report.publications."
            if numbers
            else "Nothing has been published yet.",
        )
    return _Night(**row._asdict())


def _check_rule_set(context: Context, night: _Night) -> None:
    policy = context.policy
    if policy.sha256 != night.rule_set_sha256:
        raise ConfigurationError(
            f"Publication {night.publication_id} was decided by rule set {night.rule_set} "
            f"(SHA-256 {night.rule_set_sha256[:12]}…), but the policy files have changed since: "
            f"in force in {night.period} is now {policy.rule_set} ({policy.sha256[:12]}…).",
            kept="Nothing was recomputed.",
            todo="Point TEPAT_INCLUDE_DIR at the include folder of that time and replay again.",
        )


def _inputs(context: Context, earlier: Published) -> Iterable[Path]:
    """The directories of the lake that the run read."""
    for landings in used_landings(context).values():
        yield from (landing.sealed.path for landing in landings)
    for publication in earlier.publications:
        yield context.lake.of_run(publication.run_id, "decided").path.parent


def _link(source: Lake, target: Lake, directories: Iterable[Path]) -> None:
    for directory in directories:
        link = target.root / directory.relative_to(source.root)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(directory.resolve(), target_is_directory=True)


def _compare(engine: Engine, night: _Night, kept: Sealed, recomputed: Sealed) -> int:
    """Hold what was recomputed against what was published; returns the number of households."""
    for table, key in _COMPARED.items():
        for side, sealed in (("kept", kept), ("recomputed", recomputed)):
            rows = engine.connection.read_parquet(str(sealed[table]))
            rows.project(f"{key}::varchar as row_key, *").create_view(side, replace=True)
        engine.run("replay/find_first_difference.sql")
        for found in engine.rows("from first_difference"):
            raise _differs(night, f"decided.{table}", found["household_id"], found["column_name"])
    engine.attach_parquet("decision", [recomputed["decision"]])
    engine.run("publish/compare/digest_decisions.sql")
    if engine.rows("from digest")[0]["digest"] != night.digest:
        raise _differs(night, "published.publication", "all", "digest")
    households: int = engine.rows("select count(*) as many from decision")[0]["many"]
    return households


def _differs(night: _Night, table: str, household_id: str, column: str) -> ReplayDiffersError:
    return ReplayDiffersError(
        f"Publication {night.publication_id} does not come out as it was published. First "
        f"difference: table {table}, household {household_id}, column {column}"
        f"{' (only one of the two has this row)' if column == 'household_id' else ''}.",
        kept="Lake and warehouse are as they were; what was recomputed is deleted.",
        todo="Replay it with the version of the product that published it. If it differs there "
        "too, the lake or the warehouse was changed by another hand.",
    )
