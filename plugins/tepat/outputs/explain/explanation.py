"""Data of one household's explanation."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Evidence:
    """Evidence of a reason: a row of a file, and the member concerned.

    ``received_on`` is the day the file landed; ``reported_on`` the day of the report itself, which
    only the registry's rows in the lake have.
    """

    feed: str
    file: str
    sha256: str
    row: int
    received_on: date | None
    reported_on: date | None
    method: str | None
    programme: str | None
    member: str | None


@dataclass(frozen=True)
class Reason:
    """One reason with its sentence, its basis in law or policy, and all its evidence."""

    code: str
    sentence: str
    basis: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Member:
    """One member, as decided."""

    name: str
    nik: str | None
    relationship: str | None
    sex: str | None
    birth_date: date | None
    row: int
    is_alive: bool
    moved_out: bool
    is_living_member: bool
    link_methods: tuple[str, ...]


@dataclass(frozen=True)
class PastDecision:
    """One line of the history; ``is_current`` marks the current decision of its period."""

    period: str
    status: str
    statement: str
    reason_codes: tuple[str, ...]
    payee_role: str | None
    run_date: date
    publication_id: int
    is_current: bool


@dataclass(frozen=True)
class OpenCase:
    """An open review case; ``record`` is the file and row concerned."""

    case_id: str
    kind: str
    question: str
    record: str
    opened_at: datetime


@dataclass(frozen=True)
class AnsweredCase:
    """A resolved case: an appeal, or a match of a record with a member."""

    case_id: str
    kind: str
    question: str
    record: str
    answer: str
    resolved_by: str
    resolved_at: datetime


@dataclass(frozen=True)
class Explanation:
    """One household's decision for one period."""

    household_id: str
    period: str
    no_kk: str | None
    kelurahan_code: str
    rt: str | None
    rw: str | None
    kelurahan: str | None
    kecamatan: str | None
    kota: str | None
    place: str
    status: str
    statement: str
    amount_idr: int
    reasons: tuple[Reason, ...]
    notes: dict[str, str]
    payee_name: str | None
    payee_nik: str | None
    payee_role: str
    payee_why: str
    member_count: int
    members: tuple[Member, ...]
    submission: str
    rule_set: str
    rule_set_sha256: str
    rule_book_sha256: str | None
    product_version: str | None
    run_date: date
    published_at: datetime
    publication_id: int
    history: tuple[PastDecision, ...]
    open_cases: tuple[OpenCase, ...]
    answered_cases: tuple[AnsweredCase, ...]
