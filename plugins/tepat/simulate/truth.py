"""Ground truth: the expected decision of each submitted family, with complete knowledge."""

from dataclasses import dataclass

import numpy as np

from tepat.domain.policy import MovedOut, Policy
from tepat.simulate.draws import Flags, Ints, Small
from tepat.simulate.households import Role
from tepat.simulate.mistakes import Defect
from tepat.simulate.stories import Aid, Fate, Story
from tepat.simulate.submission import Submission
from tepat.simulate.timeline import Calendar
from tepat.simulate.world import World

EXCLUDING = (
    "HAS_FIXED_INCOME",
    "NOT_AFFECTED",
    "ENROLLED_ELSEWHERE",
    "ADDRESS_INCOMPLETE",
    "MOVED_OUT_OF_DKI",
    "NO_SURVIVING_MEMBER",
)
HOLDING = ("MATCH_UNDECIDED", "PERSON_IN_TWO_HOUSEHOLDS", "NO_ADULT_PAYEE")
_HEIR_AGE = 17  # of a child as heir; the policy's adult age is for others


@dataclass(frozen=True)
class Verdicts:
    """What is expected of each submitted family; ``payee_row`` is -1 where nobody is paid."""

    is_absent: Flags
    reasons: dict[str, Flags]
    notes: dict[str, Flags]
    payee_row: Ints
    is_heir: Flags
    kelurahan: Small
    member_count: Ints

    @property
    def status(self) -> np.typing.NDArray[np.str_]:
        """ELIGIBLE, HELD, INELIGIBLE or ABSENT."""
        excluded = np.any([self.reasons[code] for code in EXCLUDING], axis=0)
        held = np.any([self.reasons[code] for code in HOLDING], axis=0)
        return np.select(
            [self.is_absent, excluded, held], ["ABSENT", "INELIGIBLE", "HELD"], "ELIGIBLE"
        )


def judge(
    world: World,
    fate: Fate,
    submission: Submission,
    *,
    destination: Small,
    is_superseded: Flags,
    policy: Policy,
    calendar: Calendar,
) -> Verdicts:
    """Judge the families with perfect knowledge of the world."""
    home, families = submission.home, len(submission.home)
    story = fate.story[home]
    accepted, is_absent = _accepted(submission)
    is_absent |= is_superseded
    subject = fate.subject[home][submission.family] == submission.person
    dead = subject & _any_of(story, Story.DEAD_HEAD, Story.DEAD_MEMBER)[submission.family]
    away = (
        subject
        & _any_of(story, Story.MEMBER_MOVED_OUT, Story.HEAD_MOVED_OUT, Story.MEMBER_LEFT)[
            submission.family
        ]
    )
    living = accepted & ~dead & ~away
    member_count = _per_family(submission, living)
    has_nik = _per_family(submission, accepted & (submission.nik > 0)) > 0
    is_enrolled = _is_enrolled(world, fate, submission, living)
    excludes = policy.moved_out_of_dki is MovedOut.EXCLUDE
    moved_out = story == Story.MOVED_OUT
    goal = destination[home]
    relocated = (story == Story.MOVED_WITHIN) & (goal >= 0)
    reasons = {
        "HAS_FIXED_INCOME": fate.has_fixed_income[home],
        "NOT_AFFECTED": ~fate.is_affected[home],
        "ENROLLED_ELSEWHERE": is_enrolled,
        # A relocation within DKI brings a whole address with it.
        "ADDRESS_INCOMPLETE": ~has_nik & submission.rt_is_blank & ~relocated,
        "MOVED_OUT_OF_DKI": moved_out & excludes,
        "NO_SURVIVING_MEMBER": member_count == 0,
        "MATCH_UNDECIDED": fate.aid[home] == Aid.NIK_CONFLICT,
        "PERSON_IN_TWO_HOUSEHOLDS": _any_of(
            submission.defect, Defect.IN_TWO_HOUSEHOLDS, Defect.NIK_OF_ANOTHER
        ),
    }
    payee, is_heir, is_inferred = _payees(submission, accepted, living, policy, calendar)
    reasons["NO_ADULT_PAYEE"] = (payee < 0) & (member_count > 0)
    reasons = {code: holds & ~is_absent for code, holds in sorted(reasons.items())}
    excluded = np.any([reasons[code] for code in EXCLUDING], axis=0)
    is_named = (payee >= 0) & ~is_absent
    payee = np.where(excluded | is_absent, -1, payee)
    damaged = np.isin(submission.row_defect, (Defect.NIK_MALFORMED, Defect.NIK_NUMERIC))
    notes = {
        "PAYEE_REPLACED_BY_HEIR": is_heir & (story == Story.DEAD_HEAD),
        "PAYEE_REPLACED_AFTER_MOVE": is_heir & (story == Story.HEAD_MOVED_OUT),
        "RELOCATED_WITHIN_DKI": relocated,
        "MOVED_OUT_KEPT": (story == Story.MOVED_OUT_IN_PERIOD) | (moved_out & (not excludes)),
        "SELF_REPORTED": fate.is_self_reported[home],
        "NO_NIK": ~has_nik,
        "NIK_DAMAGED": _per_family(submission, damaged) > 0,
        "DUPLICATE_SUBMISSION": submission.defect == Defect.SUBMITTED_TWICE,
        "HEAD_INFERRED": is_inferred & is_named,
    }
    return Verdicts(
        is_absent=is_absent,
        reasons=reasons,
        notes={code: holds & ~is_absent for code, holds in sorted(notes.items())},
        payee_row=payee,
        is_heir=is_heir & (payee >= 0),
        kelurahan=np.where(relocated, goal, world.homes.kelurahan[home]).astype(np.int16),
        member_count=np.where(is_absent, 0, member_count).reshape(families),
    )


def _any_of(column: Small, *values: int) -> Flags:
    return np.isin(column, values)


def _per_family(submission: Submission, rows: Flags) -> Ints:
    return np.bincount(submission.family[rows], minlength=len(submission.home))


def _accepted(submission: Submission) -> tuple[Flags, Flags]:
    """Rows that are accepted, and families that are not because their head's row is not."""
    bad = submission.row_defect != Defect.NONE
    has_head = _per_family(submission, submission.role == Role.HEAD) > 0
    is_head_row = submission.role == Role.HEAD
    is_head_row[submission.starts[:-1][~has_head]] = True
    lost = _per_family(submission, bad & is_head_row) > 0
    lost |= _any_of(submission.defect, Defect.KK_MALFORMED, Defect.RUINED_FILE)
    return ~bad & ~lost[submission.family], lost


def _is_enrolled(world: World, fate: Fate, submission: Submission, living: Flags) -> Flags:
    enrolled = np.zeros(len(world.people.nik), bool)
    enrolled[fate.beneficiary[fate.aid == Aid.ENROLLED]] = True
    return _per_family(submission, living & enrolled[submission.person]) > 0


def _payees(
    submission: Submission, accepted: Flags, living: Flags, policy: Policy, calendar: Calendar
) -> tuple[Ints, Flags, Flags]:
    """The row of each family's payee (-1: nobody), whether an heir, whether no head was listed.

    Order: a living head; else, when the family listed one, its spouse, its eldest child of
    seventeen, its eldest other adult; without a head on the list the eldest adult.
    """
    role = submission.role
    age = _ages(submission, calendar)
    listed_head = _per_family(submission, accepted & (role == Role.HEAD)) > 0
    headed = listed_head[submission.family]
    rank = np.full(len(role), 9)
    rank[age >= policy.adult_age] = 3
    rank[headed & (role == Role.CHILD) & (age >= _HEIR_AGE)] = 2
    rank[headed & ((role == Role.HUSBAND) | (role == Role.WIFE))] = 1
    rank[role == Role.HEAD] = 0
    rank[~living] = 9
    payee = np.full(len(submission.home), -1)
    heads = np.flatnonzero(rank == 0)
    payee[submission.family[heads]] = heads
    # Only the few families without a living head need their members put in order.
    rows = np.flatnonzero((rank < 9) & (payee < 0)[submission.family])
    number = np.where(submission.nik > 0, submission.nik, np.iinfo(np.int64).max)[rows]
    order = rows[np.lexsort((number, submission.birth[rows], rank[rows], submission.family[rows]))]
    family, first = np.unique(submission.family[order], return_index=True)
    payee[family] = order[first]
    is_heir = listed_head & (payee >= 0) & (rank[np.maximum(payee, 0)] > 0)
    return payee, is_heir, ~listed_head


def _ages(submission: Submission, calendar: Calendar) -> Ints:
    """Whole years on the run date; who was born on 29 February has the birthday on 1 March."""
    day = calendar.run_date
    years, months = (
        submission.birth.astype("datetime64[Y]"),
        submission.birth.astype("datetime64[M]"),
    )
    this_year, this_month = day.astype("datetime64[Y]"), day.astype("datetime64[M]")
    months_done = (months - years).astype(np.int64) * 31 + (submission.birth - months).astype(
        np.int64
    )
    now = int((this_month - this_year).astype(np.int64)) * 31 + int(
        (day - this_month).astype(np.int64)
    )
    ages: Ints = (this_year - years).astype(np.int64) - (months_done > now)
    return ages
