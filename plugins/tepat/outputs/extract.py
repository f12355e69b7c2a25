"""Writes pseudonymised members and decisions of a period.

docs/decisions/0012 defines the content of an extract and who may receive it.
"""

from dataclasses import dataclass
from pathlib import Path

from tepat.access.access_log import Access
from tepat.access.pseudonym_keys import PseudonymKey
from tepat.context import last_publication
from tepat.domain.periods import Period
from tepat.stage_runner import Stage, running
from tepat.stages.publish.inputs import DECIDED, JOIN_MEMBERS
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.atomic_files import PRIVATE, atomic_file, reporting_faults_of
from tepat.support.settings import Settings

# Sorted by pseudonym, so that the order does not reveal the source lists.
_ORDER = "household_key, person_key, relationship, birth_year, sex"


STAGE = Stage(
    name="extract",
    inputs={
        name: DECIDED[name] for name in ("household", "decision", "member_state", "member_known")
    },
    steps=(JOIN_MEMBERS, "outputs/extract/select_persons"),
)


@dataclass(frozen=True)
class ExtractSummary:
    """Counts of the extract."""

    publication_id: int
    persons: int
    without_nik: int
    key_id: str


def write_extract(
    settings: Settings,
    warehouse: Warehouse,
    period: Period,
    out: Path,
    *,
    key: PseudonymKey,
    access: Access,
) -> ExtractSummary:
    """Write the last publication of a period, one row per member, to a Parquet file.

    Args:
        settings: Settings with the lake's path.
        warehouse: The warehouse.
        period: The month to be paid.
        out: The file; readable by its owner only.
        key: Key of the pseudonyms.
        access: Who reads it; recorded in the access log.

    Raises:
        NothingPublishedError: Nothing is published for the period.
        ConfigurationError: The file cannot be written.
        LakeDamagedError: A file of the lake is missing or damaged.
    """
    with warehouse.begin(Role.OFFICER) as connection:
        access.note(warehouse, connection, period=period)
    publication_id, context = last_publication(settings, warehouse, period)
    with running(STAGE, context, params={"key_id": key.key_id, **key.pads}) as run:
        engine = run.engine
        with reporting_faults_of(out.parent), atomic_file(out, PRIVATE) as temporary:
            engine.write_parquet(f"from person order by {_ORDER}", temporary)
        counted = engine.rows(
            "select count(*) as persons, count(*) - count(person_key) as without_nik from person"
        )[0]
    return ExtractSummary(publication_id, key_id=key.key_id, **counted)
