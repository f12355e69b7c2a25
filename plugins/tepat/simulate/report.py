"""What was simulated: the truth of each family as Parquet, and a summary without personal data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tepat.simulate.draws import Flags
from tepat.simulate.mistakes import Defect
from tepat.simulate.stories import Fate, Story
from tepat.simulate.styles import Style
from tepat.simulate.submission import Submission
from tepat.simulate.tables import Text
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


def write_truth(
    truth: Path,
    world: World,
    fate: Fate,
    submission: Submission,
    verdicts: Verdicts,
    writer: SubmissionWriter,
    styles: Sequence[Style],
    facts: Mapping[str, int | str],
) -> SimulationSummary:
    """Write ``household.parquet`` and ``summary.json`` below ``truth``."""
    truth.mkdir(parents=True, exist_ok=True)
    status = verdicts.status
    named = verdicts.payee_row >= 0
    payee = np.maximum(verdicts.payee_row, 0)
    names = writer.names_of(payee, submission.file[submission.family[payee]], tuple(styles))
    role = np.select(
        [verdicts.is_absent, ~named, verdicts.is_heir], ["", "NONE", "HEIR"], "HEAD"
    )
    last = submission.starts[1:] - 1
    columns = {
        "file": pa.array([style.path for style in styles]).take(pa.array(submission.file)),
        "first_row": pa.array(writer.row_numbers[submission.starts[:-1]], pa.int32()),
        "last_row": pa.array(writer.row_numbers[last], pa.int32()),
        "expected_status": pa.array(status),
        "expected_reasons": _lists(verdicts.reasons),
        "expected_notes": _lists(verdicts.notes),
        "payee_name": pc.if_else(pa.array(named), names, pa.scalar(None, pa.string())),
        "payee_role": pa.array(role, mask=verdicts.is_absent),
        "kelurahan_code": pa.array(world.places.codes).take(pa.array(verdicts.kelurahan)),
        "member_count": pa.array(verdicts.member_count, pa.int32()),
        "defect": _labels(submission.defect, Defect, Defect.NONE),
        "story": _labels(fate.story[submission.home], Story, Story.NONE),
    }
    table = pa.table(columns)
    pq.write_table(table, truth / "household.parquet", compression="zstd")
    summary = SimulationSummary(
        facts=facts,
        by_status=_counts(table["expected_status"]),
        by_reason={code: int(holds.sum()) for code, holds in verdicts.reasons.items()},
        by_note={code: int(holds.sum()) for code, holds in verdicts.notes.items()},
        by_defect=_counts(table["defect"]),
        by_story=_counts(table["story"]),
    )
    text = json.dumps(summary.__dict__, indent=2, sort_keys=True)
    (truth / "summary.json").write_text(text + "\n", encoding="utf-8")
    return summary


def _lists(flags: Mapping[str, Flags]) -> Text:
    """For each family the sorted codes that hold."""
    codes = sorted(flags)
    matrix = np.stack([flags[code] for code in codes], axis=1)
    family, code = np.nonzero(matrix)
    offsets = np.concatenate([[0], np.cumsum(matrix.sum(axis=1))]).astype(np.int32)
    values = pa.array(codes).take(pa.array(code))
    return pa.ListArray.from_arrays(pa.array(offsets), values)


def _labels(column: np.typing.NDArray[np.int16], kind: type[Defect | Story], none: int) -> Text:
    known = {member.value: member.name.lower() for member in kind}
    names = [known.get(value) for value in range(max(known) + 1)]
    names[none] = None
    return pa.array(names, pa.string()).take(pa.array(column))


def _counts(column: Text) -> dict[str, int]:
    counted = pc.value_counts(column.drop_null()).to_pylist()
    return dict(sorted((row["values"], row["counts"]) for row in counted))
