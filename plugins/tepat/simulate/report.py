"""What was simulated: the truth of each family as Parquet, and a summary without personal data."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tepat.simulate.columns import Text, arrow
from tepat.simulate.draws import Flags, Small
from tepat.simulate.mistakes import Defect
from tepat.simulate.stories import Fate, Story
from tepat.simulate.submission import Submission
from tepat.simulate.truth import Verdicts
from tepat.simulate.world import World
from tepat.simulate.writing import SubmissionWriter


@dataclass(frozen=True)
class SimulationSummary:
    """Counts of what was written; ``facts`` holds the parameters and the rows of each feed."""

    facts: Mapping[str, int | str]
    by_status: Mapping[str, int]
    by_reason: Mapping[str, int]
    by_note: Mapping[str, int]
    by_defect: Mapping[str, int]
    by_story: Mapping[str, int]


def truth_table(
    world: World, fate: Fate, submission: Submission, verdicts: Verdicts, writer: SubmissionWriter
) -> pa.Table:
    """One row per submitted family, in the order of files and rows."""
    named = verdicts.payee_row >= 0
    names = writer.names_of(np.maximum(verdicts.payee_row, 0))
    role = np.select([~named, verdicts.is_heir], ["NONE", "HEIR"], "HEAD")
    paths = arrow([style.path for style in writer.styles])
    return pa.table(
        {
            "file": paths.take(arrow(submission.file)),
            "first_row": arrow(writer.row_numbers[submission.starts[:-1]], pa.int32()),
            "last_row": arrow(writer.row_numbers[submission.starts[1:] - 1], pa.int32()),
            "expected_status": arrow(verdicts.status),
            "expected_reasons": _lists(verdicts.reasons),
            "expected_notes": _lists(verdicts.notes),
            "payee_name": pc.if_else(arrow(named), names, pa.scalar(None, pa.string())),
            "payee_role": arrow(role, mask=verdicts.is_absent),
            "kelurahan_code": arrow(world.places.codes).take(arrow(verdicts.kelurahan)),
            "member_count": arrow(verdicts.member_count, pa.int32()),
            "defect": _labels(submission.defect, Defect),
            "story": _labels(fate.story[submission.home], Story),
        }
    )


def write_truth(truth: Path, table: pa.Table, facts: Mapping[str, int | str]) -> SimulationSummary:
    """Write ``household.parquet`` and ``summary.json`` below ``truth``."""
    truth.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, truth / "household.parquet", compression="zstd")
    summary = SimulationSummary(
        facts=facts,
        by_status=_counts(table["expected_status"]),
        by_reason=_counts(pc.list_flatten(table["expected_reasons"])),
        by_note=_counts(pc.list_flatten(table["expected_notes"])),
        by_defect=_counts(table["defect"]),
        by_story=_counts(table["story"]),
    )
    text = json.dumps(asdict(summary), indent=2, sort_keys=True)
    (truth / "summary.json").write_text(text + "\n", encoding="utf-8")
    return summary


def _lists(flags: Mapping[str, Flags]) -> Text:
    """For each family the sorted codes that hold."""
    codes = sorted(flags)
    matrix = np.stack([flags[code] for code in codes], axis=1)
    _, code = np.nonzero(matrix)
    offsets = np.concatenate([[0], np.cumsum(matrix.sum(axis=1))]).astype(np.int32)
    return pa.ListArray.from_arrays(arrow(offsets), arrow(codes).take(arrow(code)))


def _labels(column: Small, kind: type[Defect] | type[Story]) -> Text:
    names: list[str | None] = [None] * (max(kind) + 1)
    for member in kind:
        names[member] = None if member.name == "NONE" else member.name.lower()
    return arrow(names, pa.string()).take(arrow(column))


def _counts(column: Text) -> dict[str, int]:
    counted = pc.value_counts(column.drop_null()).to_pylist()
    return dict(sorted((row["values"], row["counts"]) for row in counted))
