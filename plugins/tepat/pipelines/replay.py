"""Replay of a past publication from the lake: the same inputs must give the same digest.

The run is reconciled and decided again in a temporary lake. It contains links to the landings that
the run used and to the runs published before it, and nothing else, so a replay can neither read
later data nor overwrite earlier data.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.publications import Published
from tepat.domain.rule_book import RuleBook
from tepat.stages.decide import decide
from tepat.stages.publish import load_published
from tepat.stages.publish.inputs import used_landings
from tepat.stages.reconcile import reconcile
from tepat.stores.engine import Engine
from tepat.stores.lake import Lake, Sealed
from tepat.stores.resolutions import resolutions_of_run
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import RuleBookDiffersError, TepatError
from tepat.support.settings import Settings

# Tables of the decisions, and the key of each.
_COMPARED = {"decision": "household_id", "member_state": "person_key"}


class UnknownPublicationError(TepatError):
    """There is no publication of that number; names the existing ones."""


class ReplayDiffersError(TepatError):
    """The recomputed result differs from the publication; names the first difference, no value."""


@dataclass(frozen=True)
class Replay:
    """A publication with an identical recomputed result."""

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
    """Recompute a publication and compare the result with the published one.

    Args:
        settings: Where things are; the lake must hold the run of the publication.
        warehouse: Its warehouse; nothing is written to it.
        publication_id: Number of the publication.

    Raises:
        UnknownPublicationError: There is no such publication.
        RuleBookDiffersError: It was decided by another rule book than that of ``include``;
            names the files that differ.
        LakeDamagedError: A file of the lake is missing or has changed; names the file.
        ReplayDiffersError: The result differs; names table, household and column.
    """
    published = load_published(warehouse)
    night = _find(warehouse, published, publication_id)
    period = Period.parse(night.period)
    original = Context(settings, warehouse, period, night.run_date, night.run_id)
    kept = original.lake.of_run(night.run_id, "decided")
    # If it were missing, the current resolutions would be used instead of those of the run.
    _check_rule_book(original, night, original.lake.of_run(night.run_id, "linked"))
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


def _check_rule_book(context: Context, night: _Night, linked: Sealed) -> None:
    files = linked.facts.get("rule_book")
    if files is None:
        raise RuleBookDiffersError(
            f"Publication {night.publication_id} was decided by a version of the product that did "
            f"not record its rule book (rule set {night.rule_set}).",
            kept="Nothing was recomputed.",
            todo="Replay it with the version that published it.",
        )
    changed = context.rule_book.differences(RuleBook(files))
    if changed:
        raise RuleBookDiffersError(
            f"Publication {night.publication_id} was decided by another rule book "
            f"({RuleBook(files).sha256[:12]}…, product {linked.facts['product_version']}) than "
            f"that of include ({context.rule_book.sha256[:12]}…). These files differ: "
            f"{', '.join(changed)}.",
            kept="Nothing was recomputed.",
            todo="Point TEPAT_INCLUDE_DIR at the include folder of that run and replay again.",
        )


def _inputs(context: Context, earlier: Published) -> Iterable[Path]:
    """The lake directories that the run read."""
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
    """Compare the recomputed tables with the published ones; returns the number of households."""
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
        f"Publication {night.publication_id} differs from what was published. First "
        f"difference: table {table}, household {household_id}, column {column}"
        f"{' (only one of the two has this row)' if column == 'household_id' else ''}.",
        kept="Lake and warehouse are unchanged; the recomputed tables are deleted.",
        todo="Replay it with the version of the product that published it. If it differs there "
        "too, the lake or the warehouse was changed outside tepat.",
    )
