"""What a person is asked, in Indonesian: when a guard stops the night, and before money leaves."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from tepat.domain.periods import Period
from tepat.support.errors import TepatError

if TYPE_CHECKING:
    from tepat.distribution.payments import Draft
    from tepat.stages.publish import Difference, GuardReport


def question(
    period: Period, run_date: date, difference: "Difference", guarded: "GuardReport"
) -> str:
    """The figures to decide upon, as Markdown; empty when no guard tripped."""
    if not guarded.tripped:
        return ""
    reasons = "\n".join(f"- **{guard.message}**" for guard in guarded.tripped)
    passed = dict.fromkeys(guard.message for guard in guarded.guards if not guard.is_tripped)
    others = "\n".join(f"- {message}" for message in passed)
    return f"""\
Publikasi periode **{period}** (tanggal proses {run_date:%d-%m-%Y}) menunggu persetujuan.

**Batas yang terlampaui**

{reasons}

**Pemeriksaan lain**

{others}

**Yang akan diterbitkan**

| memenuhi syarat | ditahan | tidak memenuhi syarat | baru | berubah | ditutup |
|---:|---:|---:|---:|---:|---:|
| {difference.eligible} | {difference.held} | {difference.ineligible} \
| {difference.inserted} | {difference.changed} | {difference.closed} |

**Approve** menerbitkan daftar ini atas nama Anda. **Reject** membiarkan publikasi terakhir tetap
berlaku; proses malam berikutnya akan menghitung ulang."""


def payment_question(draft: "Draft") -> str:
    """The control totals of a batch to decide upon, as Markdown."""
    months = ", ".join(draft.asked_periods)
    return f"""\
Batch **{draft.batch_id}** untuk bulan **{months}** menunggu persetujuan.

| instruksi | rupiah | dibayar ulang | keluarga belum dapat dibayar |
|---:|---:|---:|---:|
| {draft.instruction_count} | {draft.amount_idr} | {draft.retried} | {draft.unpaid_households} |

**Approve** menyerahkan batch ini ke bank atas nama Anda. **Reject** tidak menyerahkan apa pun;
batch berikutnya akan dihitung ulang."""


def approver(answer: Mapping[str, Any] | None, *, was_asked: bool) -> str | None:
    """Who approved; None when nobody had to be asked.

    Args:
        answer: What the task *approve* has handed on.
        was_asked: Whether somebody had to be asked.

    Raises:
        TepatError: Somebody had to be asked, and nobody has answered.
    """
    if answer:
        return str(answer["responded_by_user"]["name"])
    if was_asked:
        raise TepatError(
            "An approval was asked for, and nobody has answered: the task was passed over.",
            kept="What was published and sealed before stands.",
            todo="Clear the task approve, and answer it in Browse, Required Actions.",
        )
    return None
