"""Rates of events and of mistakes."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Profile(StrEnum):
    """A named set of rates."""

    CLEAN = "clean"
    TYPICAL = "typical"
    HARSH = "harsh"
    JULY_2021 = "july-2021"


@dataclass(frozen=True)
class Rates:
    """Shares of families, except where a line says otherwise.

    The first three groups are the world and stand in every profile; the others are mistakes. The
    rates follow the findings of the audit board and the anti-corruption commission on the national
    list (2020 to 2024) and the press on this programme (2021).
    """

    # What is true of families.
    fixed_income: float = 0.01
    not_affected: float = 0.008
    self_reported: float = 0.01
    no_nik_family: float = 0.005
    no_nik_person: float = 0.004  # of persons

    # What the civil registry knows of them.
    dead_head: float = 0.0024
    dead_member: float = 0.004
    death_reversed: float = 0.0004
    death_reported_late: float = 0.0004
    moved_within: float = 0.008
    moved_out: float = 0.002
    moved_out_in_period: float = 0.0004
    member_moved_out: float = 0.002
    head_moved_out: float = 0.0008
    move_reversed: float = 0.0004
    renumbered: float = 0.005
    member_left: float = 0.003

    # What the national lists hold.
    enrolled: float = 0.099
    enrolment_stopped: float = 0.01
    nik_conflict: float = 0.0
    national_rows: float = 1.2  # rows of the national lists per family
    death_rows: float = 0.06  # rows of deaths per family
    move_rows: float = 0.12  # rows of relocations per family

    # Mistakes in the national lists and the registry, of rows.
    list_nik_missing: float = 0.0
    list_nik_wrong: float = 0.0
    list_kk_missing: float = 0.0
    list_name_variant: float = 0.0
    registry_nik_missing: float = 0.0
    registry_name_variant: float = 0.0

    # Mistakes of whole families in the submissions.
    kk_missing: float = 0.0
    kk_wrong: float = 0.0
    kk_malformed: float = 0.0
    rt_blank: float = 0.0
    submitted_twice: float = 0.0
    in_two_households: float = 0.0
    nik_of_another: float = 0.0
    headless: float = 0.0

    # Mistakes in the submissions, of rows.
    nik_missing: float = 0.0
    nik_wrong: float = 0.0
    nik_malformed: float = 0.0
    nik_numeric: float = 0.0
    date_swapped: float = 0.0  # of rows whose day may be a month
    birth_date_bad: float = 0.0
    relation_unknown: float = 0.0
    name_blank: float = 0.0

    # How files are written.
    untidy_files: float = 0.0  # of files: titles, layout lines, odd headers, codes and encodings
    spreadsheet_files: float = 0.33  # of kelurahan, while the month is small
    ruined_files: int = 0  # whole identity column gone through a spreadsheet's 15 digits

    # What a round with published counts does not let happen.
    is_counted_as_published: bool = False  # listed and enrolled of each city as in july_2021.py
    heads_leave_an_heir: bool = False  # a head dies or moves only where an adult remains
    moves_leave_the_city: bool = True
    exposed_heads: float = 1.0  # share of heads whose rows a mistake may quarantine


_CLEAN = Rates()
_TYPICAL = replace(
    _CLEAN,
    nik_conflict=0.0005,
    list_nik_missing=0.025,
    list_nik_wrong=0.025,
    list_kk_missing=0.04,
    list_name_variant=0.15,
    registry_nik_missing=0.004,
    registry_name_variant=0.06,
    kk_missing=0.012,
    kk_wrong=0.006,
    kk_malformed=0.002,
    rt_blank=0.01,
    submitted_twice=0.004,
    in_two_households=0.0005,
    nik_of_another=0.0005,
    headless=0.002,
    nik_missing=0.008,
    nik_wrong=0.008,
    nik_malformed=0.003,
    nik_numeric=0.002,
    date_swapped=0.05,
    birth_date_bad=0.001,
    relation_unknown=0.001,
    name_blank=0.0001,
    untidy_files=0.3,
)
_HARSH = replace(
    _TYPICAL,
    dead_head=0.012,
    dead_member=0.012,
    moved_out=0.01,
    no_nik_family=0.01,
    nik_conflict=0.002,
    list_nik_missing=0.07,
    list_nik_wrong=0.10,
    list_kk_missing=0.15,
    list_name_variant=0.30,
    registry_nik_missing=0.02,
    registry_name_variant=0.15,
    kk_missing=0.08,
    kk_wrong=0.06,
    kk_malformed=0.03,
    rt_blank=0.05,
    submitted_twice=0.02,
    in_two_households=0.006,
    nik_of_another=0.005,
    headless=0.01,
    nik_missing=0.04,
    nik_wrong=0.04,
    nik_malformed=0.015,
    nik_numeric=0.01,
    date_swapped=0.10,
    birth_date_bad=0.006,
    relation_unknown=0.006,
    name_blank=0.001,
    untidy_files=0.75,
    ruined_files=1,
)
# July 2021. Every listed family was paid or held back for a national programme, so the truth of
# every family here is one of the two, exactly as many of each in every city as were published:
# - Truths of another kind do not occur: fixed income, not affected, moved out of DKI, and no
#   address beside no NIK. Moves stay in the city, and a head who goes leaves somebody to be paid.
# - The member whom a national list names is alive and at home.
# - Mistakes are the typical ones, but for those that take a family off the list or leave it to an
#   officer. The round was the fifth and sixth payment on one list: its heads had been paid since
#   January from accounts opened on their numbers, so their own rows are seldom unreadable, and
#   few persons were still listed twice. What of this remains is a difference to be explained.
_JULY_2021 = replace(
    _TYPICAL,
    fixed_income=0.0,
    not_affected=0.0,
    moved_out=0.0,
    rt_blank=0.0,
    nik_conflict=0.0003,
    kk_malformed=0.0001,
    in_two_households=0.00015,
    nik_of_another=0.00015,
    is_counted_as_published=True,
    heads_leave_an_heir=True,
    moves_leave_the_city=False,
    exposed_heads=0.02,
)

_RATES = {
    Profile.CLEAN: _CLEAN,
    Profile.TYPICAL: _TYPICAL,
    Profile.HARSH: _HARSH,
    Profile.JULY_2021: _JULY_2021,
}


def rates_of(profile: Profile) -> Rates:
    """The rates of a profile."""
    return _RATES[profile]
