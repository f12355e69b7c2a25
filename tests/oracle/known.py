"""What was known on the run date: landed, reported, not cancelled."""

from dataclasses import dataclass
from datetime import date

from tests.oracle.model import (
    Appeal,
    Death,
    Enrolment,
    Family,
    KkChange,
    Landed,
    QuarantinedRow,
    Relocation,
)
from tests.oracle.names import letters_and_digits


@dataclass(frozen=True)
class Known:
    """Lists up to the period, its quarantined rows, and the registry's standing facts."""

    families: tuple[Family, ...]
    quarantined: tuple[QuarantinedRow, ...]
    enrolments: tuple[Enrolment, ...]
    deaths: tuple[Death, ...]
    relocations: tuple[Relocation, ...]
    kk_changes: tuple[KkChange, ...]
    appeals: tuple[Appeal, ...]


def known_on(landed: Landed, period: str, run_date: date) -> Known:
    deaths = [d for d in landed.deaths if max(d.source.landed_on, d.reported_on) <= run_date]
    moves = [m for m in landed.relocations if max(m.source.landed_on, m.reported_on) <= run_date]
    lists = [e for e in landed.enrolments if e.source.landed_on <= run_date and e.period <= period]
    newest = max((e.period for e in lists), default=None)
    return Known(
        families=tuple(
            f for f in landed.families if f.source.landed_on <= run_date and f.period <= period
        ),
        quarantined=tuple(
            q for q in landed.quarantined if q.source.landed_on <= run_date and q.period == period
        ),
        enrolments=tuple(e for e in lists if e.period == newest and e.is_active),
        deaths=tuple(d for d in deaths if not d.is_reversal and not _death_is_cancelled(d, deaths)),
        relocations=tuple(
            m for m in moves if not m.is_reversal and not _relocation_is_cancelled(m, moves)
        ),
        kk_changes=tuple(
            c
            for c in landed.kk_changes
            if max(c.source.landed_on, c.effective_on) <= run_date and c.no_kk_from != c.no_kk_to
        ),
        appeals=tuple(
            a
            for a in landed.appeals
            if max(a.source.landed_on, a.lodged_on) <= run_date and a.period == period
        ),
    )


def _death_is_cancelled(death: Death, every: list[Death]) -> bool:
    number = letters_and_digits(death.certificate)
    return any(d.is_reversal and letters_and_digits(d.certificate) == number for d in every)


def _relocation_is_cancelled(move: Relocation, every: list[Relocation]) -> bool:
    return any(_cancels(reversal, move) for reversal in every if reversal.is_reversal)


def _cancels(reversal: Relocation, move: Relocation) -> bool:
    number = letters_and_digits(reversal.permit)
    if number:
        same_number = letters_and_digits(move.permit) == number
        return same_number and reversal.nik in (None, move.nik)
    same_person = reversal.nik is not None and reversal.nik == move.nik
    return same_person and reversal.moved_on == move.moved_on
