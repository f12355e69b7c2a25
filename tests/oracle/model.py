"""What the rule book is told: records as they are after validation, and earlier publications."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HEAD_OF_FAMILY = "KEPALA KELUARGA"


@dataclass(frozen=True, order=True)
class Source:
    """Where a record stands. Sorts as landing order does: time, landing, SHA-256, row."""

    landed_on: date
    sequence: int
    sha256: str
    row: int


@dataclass(frozen=True)
class Member:
    row: int
    nik: str | None
    name: str
    relationship: str
    birth_date: date
    is_head: bool

    @property
    def seniority(self) -> tuple[date, str, int]:
        """Sorts the eldest first; equal ages by the smaller NIK, then the earlier row."""
        return (self.birth_date, self.nik or "~", self.row)


@dataclass(frozen=True)
class Family:
    """One family of one submission; its source's row is the family's first."""

    source: Source
    period: str
    no_kk: str | None
    kelurahan: str
    rt: str | None
    rw: str | None
    address: str | None
    has_fixed_income: bool
    is_affected: bool
    is_self_reported: bool
    has_damaged_nik: bool
    members: tuple[Member, ...]

    @property
    def head(self) -> Member:
        """The eldest of the head's rows."""
        return min((m for m in self.members if m.is_head), key=lambda m: m.seniority)

    @property
    def heads(self) -> list[Member]:
        """Who is listed as head, the eldest first."""
        listed = [m for m in self.members if m.relationship == HEAD_OF_FAMILY]
        return sorted(listed, key=lambda m: m.seniority)


@dataclass(frozen=True)
class QuarantinedRow:
    source: Source
    period: str
    no_kk: str | None
    nik: str | None


@dataclass(frozen=True)
class Enrolment:
    """A row of a national programme's list."""

    source: Source
    period: str
    no_kk: str | None
    nik: str | None
    name: str
    birth_date: date | None
    kelurahan: str | None
    programme: str
    is_active: bool


@dataclass(frozen=True)
class Death:
    source: Source
    certificate: str
    nik: str | None
    no_kk: str | None
    name: str
    birth_date: date | None
    kelurahan: str | None
    died_on: date
    reported_on: date
    is_reversal: bool


@dataclass(frozen=True)
class Relocation:
    source: Source
    permit: str | None
    nik: str | None
    name: str
    no_kk_from: str | None
    no_kk_to: str | None
    region_from: str
    region_to: str
    address_to: str | None
    rt_to: str | None
    rw_to: str | None
    moved_on: date
    reported_on: date
    is_reversal: bool

    @property
    def leads_out(self) -> bool:
        """Whether it leads outside DKI."""
        return not self.region_to.startswith("31.")

    @property
    def recency(self) -> tuple[date, date, Source]:
        return (self.moved_on, self.reported_on, self.source)


@dataclass(frozen=True)
class KkChange:
    source: Source
    no_kk_from: str
    no_kk_to: str
    nik: str
    effective_on: date

    @property
    def recency(self) -> tuple[date, date, Source]:
        return (self.effective_on, self.effective_on, self.source)


@dataclass(frozen=True)
class Appeal:
    source: Source
    number: str
    lodged_on: date
    period: str
    no_kk: str | None
    nik: str | None


@dataclass(frozen=True)
class Landed:
    """Everything that ever landed."""

    families: tuple[Family, ...] = ()
    quarantined: tuple[QuarantinedRow, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    deaths: tuple[Death, ...] = ()
    relocations: tuple[Relocation, ...] = ()
    kk_changes: tuple[KkChange, ...] = ()
    appeals: tuple[Appeal, ...] = ()


@dataclass(frozen=True)
class RuleSet:
    excluding_programmes: frozenset[str]
    amount_idr: int
    excludes_moved_out: bool
    adult_age: int
    carry_forward_months: int


@dataclass(frozen=True)
class Keys:
    """What a household is known by."""

    kks: frozenset[str]
    head_niks: frozenset[str]
    addresses: frozenset[tuple[str | None, ...]]

    @staticmethod
    def union(several: Iterable["Keys"]) -> "Keys":
        every = list(several)
        return Keys(
            frozenset().union(*(k.kks for k in every)),
            frozenset().union(*(k.head_niks for k in every)),
            frozenset().union(*(k.addresses for k in every)),
        )

    def meets(self, other: "Keys") -> bool:
        return bool(
            self.kks & other.kks
            or self.head_niks & other.head_niks
            or self.addresses & other.addresses
        )


@dataclass(frozen=True)
class Decision:
    """What the rule book says of one household.

    ``keys`` are as its families wrote them; ``carried_ids`` the ids that they carry over.
    """

    counting: Family
    keys: Keys
    status: str
    reasons: frozenset[str]
    notes: frozenset[str]
    payee: Member | None
    payee_role: str
    kelurahan: str
    rt: str | None
    rw: str | None
    member_count: int
    amount_idr: int
    carried_ids: tuple[str, ...]

    @property
    def place_in_file(self) -> tuple[str, int]:
        """SHA-256 and row of the head in the submission that counts."""
        return (self.counting.source.sha256, self.counting.head.row)


@dataclass(frozen=True)
class Publication:
    """An earlier publication: its decisions by household id."""

    period: str
    decisions: dict[str, Decision]


def months_before(period: str, months: int) -> str:
    year, month = (int(part) for part in period.split("-"))
    index = year * 12 + month - 1 - months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def first_day(period: str) -> date:
    return date.fromisoformat(f"{period}-01")
